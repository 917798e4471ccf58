"""Collects answers with our own form, and exports them as KoboToolbox and ODK do."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from schemas.phone_form import Asked, phone_form

Answers = dict[str, Any]
"""Answers by question: codes for choices, lists of them where several may be chosen, lists of answers for repeats."""

FORM = phone_form()
SUBMITTED = "2024-05-02T18:20:31"


def asked() -> list[tuple[Asked, tuple[str, ...], str]]:
    """Every question of the form with the groups it stands in, and the repeated group ("" for none)."""
    found: list[tuple[Asked, tuple[str, ...], str]] = []
    groups: list[Asked] = []
    for row in FORM.rows:
        if row.kind in ("group", "repeat"):
            groups.append(row)
        elif row.kind.startswith("end "):
            groups.pop()
        elif row.kind != "note":
            repeat = next((group.name for group in groups if group.kind == "repeat"), "")
            found.append((row, tuple(group.name for group in groups), repeat))
    return found


class Exported:
    """One way to export: with groups before the names or without, with labels of a language or with codes."""

    def __init__(self, *, groups: bool = True, labels: str = "", choices: str = "both", mark: str = "/") -> None:
        self.groups, self.labels, self.choices, self.mark = groups, labels, choices, mark

    def heads(self, repeat: str) -> list[str]:
        """The columns of one table."""
        return [head for row, path, of in asked() if of == repeat for head in self._heads(row, path)]

    def cells(self, repeat: str, answers: Mapping[str, Any]) -> list[str]:
        """What one row of a table holds."""
        return [cell for row, _, of in asked() if of == repeat for cell in self._cells(row, answers.get(row.name))]

    def _heads(self, row: Asked, path: tuple[str, ...]) -> Iterator[str]:
        names = {each.name: each.labels.get(self.labels) or each.name for each in FORM.rows}
        head = self.mark.join(
            [*(names[group] if self.labels else group for group in path if self.groups), names[row.name]]
        )
        if row.kind != "many" or self.choices != "details":
            yield head
        if row.kind == "many" and self.choices != "summary":
            yield from (f"{head}/{self._word(row, choice.name)}" for choice in FORM.choices[row.choices])

    def _cells(self, row: Asked, answer: Any) -> Iterator[str]:
        told = answer if isinstance(answer, list) else [] if answer is None else [answer]
        if row.kind != "many" or self.choices != "details":
            yield " ".join(self._word(row, str(each)) for each in told)
        if row.kind == "many" and self.choices != "summary":
            for choice in FORM.choices[row.choices]:
                yield "" if not told else "1" if choice.name in told else "0"

    def _word(self, row: Asked, name: str) -> str:
        if not self.labels or not row.choices:
            return name
        return next(each.labels[self.labels] for each in FORM.choices[row.choices] if each.name == name)


REPEATS = ("victims", "perpetrators", "acts")


def workbook(path: Path, submissions: Sequence[Answers], how: Exported, extra: Mapping[str, str] | None = None) -> Path:
    """Kobo's XLSX: a sheet of submissions and one for each repeated group; ``extra`` columns are the same in each."""
    added = extra or {}
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    main = book.add_worksheet("Incident")
    sheets = {name: book.add_worksheet(name) for name in REPEATS}
    rows = dict.fromkeys(REPEATS, 0)
    main.write_row(
        0,
        0,
        [*added, *how.heads(""), "_id", "_uuid", "_submission_time", "_validation_status", "__version__", "_index"],
    )
    for name, sheet in sheets.items():
        sheet.write_row(0, 0, [*how.heads(name), "_index", "_parent_table_name", "_parent_index", "_submission__uuid"])
    for number, answers in enumerate(submissions, 1):
        cells = [*added.values(), *how.cells("", answers)]
        sent = SUBMITTED.replace("T", " ")
        main.write_row(number, 0, [*cells, str(100 + number), uuid(number), sent, "", "v1", number])
        for name, sheet in sheets.items():
            for each in answers.get(name, []):
                rows[name] += 1
                sheet.write_row(rows[name], 0, [*how.cells(name, each), rows[name], "Incident", number, uuid(number)])
    book.close()
    return path


def odk(path: Path, submissions: Sequence[Answers], how: Exported | None = None) -> Path:
    """ODK's CSV files: the submissions, and one file beside it for each repeated group."""
    how = how or Exported(mark="-", choices="summary")
    tables: dict[str, list[list[str]]] = {name: [] for name in ("", *REPEATS)}
    for number, answers in enumerate(submissions, 1):
        key = f"uuid:{uuid(number)}"
        tables[""].append([f"{SUBMITTED}.123Z", *how.cells("", answers), key])
        for name in REPEATS:
            for place, each in enumerate(answers.get(name, []), 1):
                tables[name].append([*how.cells(name, each), key, f"{key}/{name}[{place}]"])
    for name, rows in tables.items():
        heads = ["SubmissionDate", *how.heads(""), "KEY"] if not name else [*how.heads(name), "PARENT_KEY", "KEY"]
        text = io.StringIO(newline="")
        csv.writer(text).writerows([heads, *rows])
        beside = path if not name else path.with_name(f"{path.stem}-{name}.csv")
        beside.write_text(text.getvalue(), encoding="utf-8", newline="")
    return path


def api(path: Path, submissions: Sequence[Answers], **extra: Any) -> Path:
    """The JSON of Kobo's API: groups before the names, repeated groups as lists, nothing for what is unanswered."""
    results = []
    for number, answers in enumerate(submissions, 1):
        told: dict[str, Any] = {"_id": 100 + number, "formhub/uuid": "ab12", "__version__": "v1"}
        told |= _answered("", answers)
        for name in REPEATS:
            if answers.get(name):
                told[name] = [_answered(name, each) for each in answers[name]]
        results.append(
            told
            | {"meta/instanceID": f"uuid:{uuid(number)}", "_uuid": uuid(number), "_submission_time": SUBMITTED}
            | {"_attachments": [], "_geolocation": [None, None], "_notes": [], "_validation_status": {}, "_tags": []}
            | extra
        )
    path.write_text(json.dumps({"count": len(results), "next": None, "results": results}), encoding="utf-8")
    return path


def _answered(repeat: str, answers: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "/".join((*path, row.name)): " ".join(answer) if isinstance(answer, list) else str(answer)
        for row, path, of in asked()
        if of == repeat and (answer := answers.get(row.name)) not in (None, [], "")
    }


def uuid(number: int) -> str:
    """What a submission is known by."""
    return f"0e6a4a52-0000-4000-8000-{number:012d}"
