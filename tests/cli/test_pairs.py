"""A table that fits, or its rows in pairs."""

from io import StringIO

from cli import pairs
from cli.context import Context
from tests.cli.runner import Terminal

HEADS = ("code", "who", "what happened")
ROWS = [("PR-0001", "P-0001", "a long story of a complaint"), ("PR-0002", "", None)]


def shown(out: StringIO, columns: int) -> list[str]:
    pairs.show(Context({"COLUMNS": str(columns), "NO_COLOR": "1"}, out=out), HEADS, ROWS, first=1)
    return out.getvalue().splitlines()


def test_a_table_that_fits_is_a_table() -> None:
    assert shown(Terminal(), 80) == [
        "code     who     what happened",
        "PR-0001  P-0001  a long story of a complaint",
        "PR-0002",
    ]
    assert shown(StringIO(), 20) == shown(Terminal(), 80)


def test_where_it_does_not_fit_nothing_is_cut_and_nothing_empty_is_told() -> None:
    assert shown(Terminal(), 30) == [
        "PR-0001",
        "  who: P-0001 · what happened:",
        "  a long story of a complaint",
        "PR-0002",
    ]
