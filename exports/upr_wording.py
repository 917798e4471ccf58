"""The sentences of a UPR submission that come from the release."""

from exports import method_wording
from exports.safe_cells import plain
from exports.upr_placing import Placed, roots, row_total
from exports.wording import number, period
from schemas.release import Release
from schemas.submission import Recommendation


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
    told = [f"{plain(table.dimensions[0].label_of(code))}, {number(cell.value)}" for code, cell in shown if cell.value]
    hidden = sum(cell.flag == "c" for _, cell in shown)
    if hidden:
        told.append(f"{hidden} further {'figure is' if hidden == 1 else 'figures are'} withheld to protect people")
    rows = "; ".join(told) or "none in these rows"
    return f"Documented {table.unit}, minimum figures of what happened {period(release)} (table {table.id}): {rows}."


def recommended(asked: Recommendation) -> str:
    """A recommendation with who, what and until when."""
    text, actor, action, deadline = map(plain, (asked.text, asked.actor, asked.action, asked.deadline))
    return f"{_ended(text)} For: {_ended(actor)} Action: {_ended(action)} Until: {_ended(deadline)}"


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."
