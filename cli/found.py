"""Incidents found, one a line."""

from collections.abc import Sequence

from cli import answers
from cli.context import Context
from incidents.searching import Line
from schemas.counted import Counted
from schemas.gazetteer import gazetteer
from schemas.speech import counted, lowered, noted, said
from schemas.vocabulary import vocabulary

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
_LABELS = (
    noted("incident"),
    noted("date"),
    noted("place"),
    noted("acts"),
    noted("victims"),
    noted("checked"),
    noted("title"),
)
_NARROW = (*_LABELS[:4], "", "", _LABELS[6])
MOST_COUNTED = 1_000
"""Beyond so many, how many there are is not worth the time it takes to count them."""
_WIDE = 110
"""Columns a terminal must have to show all of it; a narrower one is for the titles."""
_LEAST = (16, 12, 8, 24)
"""What a date, a place, the acts and the title keep on a narrow one."""


def show(
    here: Context, kind: str, rows: Sequence[Line], total: int, after: str | None, *, as_json: bool, as_csv: bool
) -> None:
    """Print incidents for eyes, or with every column as JSON or CSV."""
    notes = [_how_many(len(rows), total)]
    if after and not as_json:
        notes.append(said("The next page: --after {code}", code=rows[-1].code))
    if as_json or as_csv:
        told: list[tuple[object, ...]] = [_whole(row, as_json) for row in rows]
        head = {"unit": "incidents", "total": total if total <= MOST_COUNTED else None, "next": after}
        answers.show(here, answers.Answer(kind, _COLUMNS, told, notes, head=head), as_json, as_csv)
        return
    narrow = here.on_terminal and here.width < _WIDE
    lines = [_line(here, row, narrow) for row in rows]
    code = max((len(row.code) for row in rows), default=0)
    labels = tuple(map(said, _NARROW if narrow else _LABELS))
    answers.show(here, answers.Answer(kind, _LABELS, lines, notes, labels, least=(code, *_LEAST)))


def _how_many(shown: int, total: int) -> str:
    if total > MOST_COUNTED:
        return said("{shown:,} of more than {most:,} incidents.", shown=shown, most=MOST_COUNTED)
    if shown < total:
        return counted(total, "{shown:,} of {n:,} incident.", "{shown:,} of {n:,} incidents.", shown=shown)
    return counted(total, "{n:,} incident.", "{n:,} incidents.")


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


def _line(here: Context, row: Line, narrow: bool) -> tuple[object, ...]:
    place = gazetteer().label(row.place, here.language) if row.place else row.place_text
    victims = "" if (row.victims_low, row.victims_high) == (None, None) else Counted(row.victims_low, row.victims_high)
    checked = lowered(vocabulary("verification").label(row.verification, here.language)) if row.verification else ""
    acts = f"{row.acts[0]} +{len(row.acts) - 1}" if narrow and len(row.acts) > 1 else " ".join(row.acts)
    return (row.code, row.date_text or row.date, place, acts, victims, checked, row.title)
