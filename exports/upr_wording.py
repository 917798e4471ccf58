"""The sentences of a UPR submission that come from the release."""

from collections.abc import Iterator, Sequence

from exports import method_wording
from exports.safe_cells import plain
from exports.upr_placing import Placed, roots, row_total
from exports.wording import number
from schemas.release import Cell, Release
from schemas.submission import Recommendation

_ROWS_TOLD = 12
"""A sentence tells no more rows than this; the table does."""


def method_paragraphs(release: Release) -> tuple[str, ...]:
    """How the figures came about, in paragraphs to be numbered."""
    told = (
        method_wording.scope(release),
        method_wording.sources(release),
        method_wording.consent(release) + method_wording.protection(release),
        method_wording.limits(release),
    )
    return tuple(" ".join(sentences) for sentences in told)


def facts(release: Release, placed: Placed) -> str:
    """The totals of the shown rows, in one sentence that says 'documented', the unit and the table."""
    table, grid = placed.table, placed.table.grid()
    shown = [(code, grid[row_total(table, code)]) for code in roots(placed)]
    rows = f"told in {len(shown)} rows" if len(shown) > _ROWS_TOLD else "; ".join(_rows_told(placed, shown))
    return f"Documented {table.unit} (table {table.id}, minimum figures): {rows or 'none in these rows'}."


def _rows_told(placed: Placed, shown: Sequence[tuple[str, Cell]]) -> Iterator[str]:
    rows = placed.table.dimensions[0]
    told = [f"{plain(rows.label_of(code))}, {number(cell.value)}" for code, cell in shown if cell.value]
    hidden = sum(cell.flag == "c" for _, cell in shown)
    yield from told
    if hidden:
        which = f"{hidden} further" if told else "all" if hidden > 1 else "the"
        yield f"{which} {'figure is' if hidden == 1 else 'figures are'} withheld to protect people"


def recommended(asked: Recommendation) -> str:
    """A recommendation with who, what and until when."""
    text, actor, action, deadline = map(plain, (asked.text, asked.actor, asked.action, asked.deadline))
    return f"{_ended(text)} For: {_ended(actor)} Action: {_ended(action)} Until: {_ended(deadline)}"


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."
