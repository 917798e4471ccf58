"""The tables of docs/disclosure.md are what the page says they are."""

import re
from pathlib import Path

from incidents.disclosure.attacker import intervals
from incidents.disclosure.axis import TOTAL, Axis
from incidents.disclosure.earlier import Edition
from incidents.disclosure.primary import one_threshold, too_small
from incidents.disclosure.suppression import protect
from incidents.disclosure.table import CountTable
from tests.incidents.disclosure.made import as_shown

PAGE = Path(__file__).resolve().parents[3] / "docs" / "disclosure.md"
FIVE = one_threshold(5)
Block = tuple[str, dict[tuple[str, str], str]]


def blocks() -> list[Block]:
    """Each drawn table: what it is called, and what stands in each cell."""
    found = []
    for drawn in re.findall(r"```\n((?:counted|released).*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL):
        head, *lines = drawn.strip().splitlines()
        called, acts = re.fullmatch(r"((?:counted|released)(?: later)?) +(.*) total", head).groups()
        acts = [*acts.split(), TOTAL]
        cells = {
            (year.replace("total", TOTAL), act): figure
            for year, *figures in map(str.split, lines)
            for act, figure in zip(acts, figures, strict=True)
        }
        found.append((called, cells))
    return found


def counted(cells: dict[tuple[str, str], str]) -> CountTable:
    years, acts = (tuple(dict.fromkeys(codes[at] for codes in cells if codes[at] != TOTAL)) for at in (0, 1))
    return CountTable((Axis("year", years), Axis("act", acts)), {codes: int(figure) for codes, figure in cells.items()})


def test_each_table_of_the_page_is_released_as_the_page_shows():
    drawn = blocks()
    earlier: list[Edition] = []

    assert [name for name, _ in drawn] == ["counted", "released"] * 4 + ["counted later", "released later"]
    for (name, cells), (_, shown) in zip(drawn[::2], drawn[1::2], strict=True):
        table = counted(cells)
        protection = protect([table], FIVE, earlier if "later" in name else [])
        withheld = protection.of(table)
        assert shown == {codes: "[c]" if codes in withheld else figure for codes, figure in cells.items()}
        earlier = [(as_shown(table, protection),)]


def test_the_three_of_the_first_table_may_be_any_number_from_one_to_eight():
    table = counted(blocks()[0][1])

    found = intervals([table], protect([table], FIVE).withheld)[table.cell(("2021", "detention"))]

    assert too_small(table, FIVE) == {table.cell(("2021", "detention"))}
    assert (found.low, found.high) == (1, 8)
