"""The attacker at work on the public record: what a naive table gives away, and what a release does not."""

from datetime import UTC, datetime
from importlib.resources import as_file, files

import pytest

from incidents import case_file, key_file, releasing
from incidents.cost import FLOOR
from incidents.disclosure.attacker import Attacker
from incidents.disclosure.building import built
from incidents.disclosure.primary import by_detail, too_small
from incidents.importing import loading, shipped
from incidents.matching import ids
from incidents.query import parse
from incidents.release_rows import countable
from incidents.release_tables import counted_tables, universe
from incidents.releasing import Recipe

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PHRASE = "glacier tuba onion velvet harbour mosaic"


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    directory = tmp_path_factory.mktemp("public") / "record"
    case_file.create(directory, PHRASE, country="AZ", organisation_name="Practice", now=NOW, cost=FLOOR)
    keys = key_file.unlock(directory / case_file.KEYS, PHRASE)
    with (
        case_file.opened(directory, keys) as case,
        as_file(files("schemas") / "demo" / "az-public-record" / "incidents.csv") as source,
    ):
        loading.import_file(case, source, shipped.found_map("az-public-record"), NOW)
        yield case


@pytest.fixture(scope="module")
def known(record):
    """Everything a reader knows about the five tables before seeing a figure."""
    found = countable(record, ids(record, parse("")), NOW.date().isoformat())
    tables = [each.counted for each in counted_tables(record, found, "")]
    threshold = by_detail(5, 10)
    system = built(tables, threshold, (), [(universe("incidents", ""), universe("acts", ""))])
    return tables, system, system.columns_of(cell for table in tables for cell in too_small(table, threshold))


def test_withholding_only_the_small_cells_gives_some_of_them_away(known):
    _, system, small = known
    attacker = Attacker(system, small)

    recovered = [at for at in small if attacker.interval(at).is_exact]

    assert len(recovered) >= 20, f"{len(recovered)} of {len(small)} recovered"


def test_of_what_is_released_no_withheld_cell_can_be_recovered(record, known):
    tables, system, small = known
    release = releasing.release(record, Recipe(), NOW).release
    hidden = {(note.table, note.codes) for note in release.suppressions}
    withheld = system.columns_of(
        table.cell(codes) for table in tables for codes in table.cells if (table.name, codes) in hidden
    )
    attacker = Attacker(system, withheld)

    assert small <= withheld
    for at in small:
        interval = attacker.interval(at)
        assert not interval.is_exact, system.columns[at]
        assert interval.high >= 5, f"{system.columns[at]} is known to be small"
