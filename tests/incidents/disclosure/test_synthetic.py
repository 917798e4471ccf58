"""The tables S and M on which other tools were measured, attacked as these were."""

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest

from incidents.disclosure.attacker import Attacker
from incidents.disclosure.axis import Axis
from incidents.disclosure.building import built
from incidents.disclosure.primary import one_threshold, too_small
from incidents.disclosure.suppression import protect
from incidents.disclosure.table import CountTable

GENERATOR = Path(__file__).resolve().parents[4] / "shared" / "check" / "synthetic_incidents.py"
FIVE = one_threshold(5)

pytestmark = pytest.mark.skipif(
    not GENERATOR.exists(), reason="the synthetic incidents of ../shared/check are not here"
)


@pytest.fixture(scope="module")
def made():
    with pytest.MonkeyPatch.context() as patched:
        patched.setitem(sys.modules, "pandas", SimpleNamespace(DataFrame=dict))  # it only gathers the columns
        spec = importlib.util.spec_from_file_location("synthetic_incidents", GENERATOR)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module, module.make(10_000)


@pytest.fixture(scope="module")
def table_s(made):
    module, told = made
    regions = Axis("region", tuple(module.REGIONS))
    places = [module.RG[district] for district in told["district"]]
    return CountTable(
        (regions, Axis.from_paths("type", module.TYPES)), Counter(zip(places, told["type"], strict=True)), "S"
    )


@pytest.fixture(scope="module")
def table_m(made):
    module, told = made
    axes = (Axis.from_paths("district", module.DISTRICTS), Axis.from_paths("type", module.TYPES))
    return CountTable(axes, Counter(zip(told["district"], told["type"], strict=True)), "M")


def attacked(table: CountTable, withheld, at_least: int) -> tuple[int, int]:
    """How many small cells are known exactly, and how many are known to be small."""
    system = built([table], FIVE)
    attacker = Attacker(system, system.columns_of(withheld), at_least=at_least)
    found = [attacker.interval(at) for at in system.columns_of(too_small(table, FIVE))]
    return sum(each.is_exact for each in found), sum(each.high < 5 for each in found)


def test_small_cells_of_s_withheld_alone_are_all_found_by_subtraction(table_s):
    small = too_small(table_s, FIVE)

    assert (len(table_s.cells), len(small)) == (333, 8)
    assert attacked(table_s, small, 0) == attacked(table_s, small, 1) == (8, 8)


def test_of_s_as_we_protect_it_nothing_is_found(table_s):
    withheld = protect([table_s], FIVE).withheld

    assert list(withheld.values()).count("secondary") <= 12
    assert attacked(table_s, withheld, 0) == attacked(table_s, withheld, 1) == (0, 0)


def test_small_cells_of_m_withheld_alone_are_found_as_often_as_measured(table_m):
    small = too_small(table_m, FIVE)

    assert (len(table_m.cells), len(small)) == (3071, 1237)
    assert attacked(table_m, small, 0) == (101, 363)
    assert attacked(table_m, small, 1) == (267, 947)


@pytest.mark.slow
def test_of_m_as_we_protect_it_nothing_is_found(table_m):
    withheld = protect([table_m], FIVE).withheld

    assert list(withheld.values()).count("secondary") <= 345
    assert attacked(table_m, withheld, 0) == attacked(table_m, withheld, 1) == (0, 0)
