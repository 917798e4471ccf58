"""What programs read: a versioned JSON envelope, and CSV."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from typing import Any

from cli.clean import Safe, clean

VERSION = 1
_OPENERS = ("=", "+", "-", "@", "%", "|", "\t", "\r", "\n", "＝", "＋", "－", "＠", "％", "｜")


def envelope(
    kind: str, rows: Iterable[Mapping[str, object]], notes: Iterable[str] = (), **head: object
) -> Iterator[Safe]:
    """The lines of ``{"qeyd": 1, "kind": …, <head>, "rows": [one a line], "notes": […]}``.

    Values are whole and unchanged; what could command a terminal is written as a JSON escape.
    """
    opening = _json({"qeyd": VERSION, "kind": kind, **head})
    yield Safe(f'{opening[:-1]}, "rows": [')
    waiting = ""
    for row in rows:
        if waiting:
            yield Safe(f"{waiting},")
        waiting = f"  {_json(dict(row))}"
    if waiting:
        yield Safe(waiting)
    yield Safe(f'], "notes": {_json(list(notes))}}}')


def csv_lines(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[Safe]:
    """The lines of a CSV: RFC 4180 quoting, no text that a spreadsheet would take for a formula, nothing raw.

    A text that begins like a formula has ``'`` before it; numbers stay numbers; a missing value is empty.
    """
    import csv

    page = StringIO()
    writer = csv.writer(page, lineterminator="\n")
    for row in (heads, *rows):
        writer.writerow([guarded(value) for value in row])
        yield Safe(page.getvalue().removesuffix("\n"))
        page.seek(0)
        page.truncate()


def guarded(value: object) -> object:
    """A cell of a CSV that no spreadsheet runs and no terminal obeys."""
    if value is None or isinstance(value, int | float):
        return value
    text = str(value)
    formula = text.startswith(_OPENERS) or text.lstrip(" \u00a0").startswith(_OPENERS)
    return ("'" if formula else "") + clean(text, keep="\n")


def _json(value: Any) -> str:
    told = json.dumps(value, ensure_ascii=False)
    return told if told.isprintable() else "".join(map(_escaped, told))


def _escaped(letter: str) -> str:
    return letter if letter.isprintable() or letter in "\u200c\u200d" else json.dumps(letter)[1:-1]
