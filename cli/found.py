"""Incidents found, one a line."""

from collections.abc import Sequence

from cli import answers
from cli.context import Context
from incidents.searching import Line
from schemas.counted import Counted
from schemas.gazetteer import gazetteer

_COLUMNS = (
    "code",
    "date",
    "date_text",
    "place",
    "place_text",
    "acts",
    "perpetrators",
    "victims_low",
    "victims_high",
    "verification",
    "title",
)


def show(
    here: Context, kind: str, rows: Sequence[Line], total: int, after: str | None, *, as_json: bool, as_csv: bool
) -> None:
    """Print incidents for eyes, or with every column as JSON or CSV."""
    notes = [f"{len(rows)} of {total} incidents." if len(rows) < total else f"{total} incidents."]
    if after and not as_json:
        notes.append(f"The next page: --after {after}")
    if as_json or as_csv:
        told: list[tuple[object, ...]] = [_whole(row, as_json) for row in rows]
        head = {"unit": "incidents", "total": total, "next": after}
        answers.show(here, answers.Answer(kind, _COLUMNS, told, notes, head=head), as_json, as_csv)
        return
    labels = ("incident", "date", "place", "acts", "victims", "checked", "title")
    lines = [_line(here, row) for row in rows]
    answers.show(here, answers.Answer(kind, labels, lines, notes))


def _whole(row: Line, as_json: bool) -> tuple[object, ...]:
    def listed(codes: tuple[str, ...]) -> object:
        return list(codes) if as_json else "; ".join(codes)

    return (
        row.code,
        row.date,
        row.date_text,
        row.place,
        row.place_text,
        listed(row.acts),
        listed(row.perpetrators),
        row.victims_low,
        row.victims_high,
        row.verification,
        row.title,
    )


def _line(here: Context, row: Line) -> tuple[object, ...]:
    place = gazetteer().label(row.place, here.language) if row.place else row.place_text
    victims = "" if (row.victims_low, row.victims_high) == (None, None) else Counted(row.victims_low, row.victims_high)
    return (row.code, row.date_text or row.date, place, " ".join(row.acts), victims, row.verification, row.title)
