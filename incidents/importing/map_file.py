"""Reads a map file; docs/importing.md says what may stand in it."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from incidents.errors import NotFoundError, RefusedInputError
from incidents.importing.fields import GROUPS, LISTS, Takes, fields_of
from incidents.importing.import_map import ImportMap, MapField, Part
from incidents.importing.layout import KOBO, Layout, spelled
from incidents.importing.map_answers import Answers
from incidents.importing.map_tellings import Tellings
from incidents.importing.telling import PART, Telling
from schemas.finding import Finding
from schemas.speech import said

LARGEST_MAP = 1024 * 1024
_TOP = frozenset({"name", "about", "ref", "file", "values", "incident", "verification", *LISTS})
_FILE = frozenset(
    {"encoding", "delimiter", "sheet", "header_row", "records", "short_rows", "blank", "ignored", "optional"}
    | {"from", "called"}
)
_KOBO_REF, _KOBO_DAY = "_uuid", "_submission_time"
_PER_LIST = frozenset({"each", "once_per", "gather", "needs", "when_none"})


class MapRefusedError(RefusedInputError):
    """The map is not understood; ``findings`` says where and why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__(" ".join((said("The map is not understood."), *map(str, findings))))


def read_map(path: Path, made_with: str = "") -> ImportMap:
    """The map in a TOML file, for a file that was ``made_with`` something, whatever the map says of that.

    Raises NotFoundError, or MapRefusedError with every fault found.
    """
    if not path.is_file():
        raise NotFoundError(said("There is no such map: give the path of a TOML file, or the name of a shipped map."))
    with path.open("rb") as file:
        text = file.read(LARGEST_MAP + 1)
    if len(text) > LARGEST_MAP:
        raise MapRefusedError((Finding("map", said("A map is at most 1 MB.")),))
    try:
        told = tomllib.loads(text.decode())
    except UnicodeDecodeError as error:
        raise MapRefusedError((Finding("map", said("It is not written in UTF-8.")),)) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise MapRefusedError((Finding("map", said("It is not TOML: {error}.", error=error)),)) from error
    return understood(told, made_with)


def understood(told: Mapping[str, Any], made_with: str = "") -> ImportMap:
    """The map as told in tables; raises MapRefusedError with every fault found."""
    answers = Answers()
    answers.only(told, _TOP, "map")
    file = answers.table(told.get("file", {}), "file") | ({"from": made_with} if made_with else {})
    answers.only(file, _FILE, "file")
    if file.get("from") == KOBO:
        told = _submissions(answers, told)
    tables = answers.table(told.get("values", {}), "values")
    reading = _Parts(answers, Tellings(answers, tables, answers.compared(file, "blank", "file")))
    incident = reading.part("incident", told.get("incident", {}), "incident")
    checked = told.get("verification")
    verification = None if checked is None else reading.part("verification", checked, "verification")
    lists = tuple(
        reading.part(title, each, f"{title}.{number}")
        for title in LISTS
        for number, each in enumerate(answers.list(told.get(title, []), title), 1)
    )
    name, ref = answers.words(told, "name", "map"), answers.words(told, "ref", "map")
    if not name:
        answers.wrong(
            "name", said("A map needs a name: it is kept with every record, so that a second import adds nothing.")
        )
    if not incident.fields:
        answers.wrong("incident", said("A map fills at least one field of the incident."))
    parts = (incident, *((verification,) if verification else ()), *lists)
    columns = {column for part in parts for column in part.reads() if not column.startswith(PART)} | ({ref} - {""})
    layout = replace(
        _layout(answers, file, frozenset(columns)),
        inner=frozenset(
            name.removeprefix(f"{PART}.") for part in parts for name in part.reads() if name.startswith(f"{PART}.")
        ),
        repeats=frozenset(name for part in lists if _holds_tables(part) for name in (part.each or Telling()).columns),
    )
    ignored = frozenset(answers.strings(file, "ignored", "file"))
    about = answers.words(told, "about", "map")
    if answers.findings:
        raise MapRefusedError(tuple(answers.findings))
    return ImportMap(name, about, ref, layout, ignored, incident, verification, lists)


def _submissions(answers: Answers, told: Mapping[str, Any]) -> dict[str, Any]:
    """The map of somebody's form, with what every submission has: what it is known by, and the day it was sent."""
    incident = answers.table(told.get("incident", {}), "incident")
    return {"ref": _KOBO_REF, **told, "incident": {"received_on": _KOBO_DAY, **incident}}


def _holds_tables(part: Part) -> bool:
    return any(name.startswith(f"{PART}.") for name in part.reads()) and not (part.each and part.each.in_step)


def _called(answers: Answers, file: Mapping[str, Any]) -> dict[str, str]:
    """Each other name of a column, as names are compared, with the map's own."""
    table = answers.table(file.get("called", {}), "file.called")
    return {spelled(other): name for name in table for other in answers.strings(table, name, "file.called")}


def _layout(answers: Answers, file: Mapping[str, Any], columns: frozenset[str]) -> Layout:
    delimiter = answers.words(file, "delimiter", "file")
    if len(delimiter) > 1:
        answers.wrong("file.delimiter", said('A delimiter is one character; a tab is written "\\t".'))
    return Layout(
        columns=columns,
        optional=frozenset(answers.strings(file, "optional", "file")),
        encoding=answers.words(file, "encoding", "file"),
        delimiter=delimiter[:1],
        sheet=answers.words(file, "sheet", "file"),
        header_row=answers.number(file, "header_row", "file"),
        records=answers.words(file, "records", "file"),
        short_rows=answers.one_of(file, "short_rows", "file", ("refuse", "blank")),
        made_with=answers.one_of(file, "from", "file", ("", KOBO)),
        called=_called(answers, file),
    )


class _Parts:
    def __init__(self, answers: Answers, tellings: Tellings) -> None:
        self.answers = answers
        self.tellings = tellings

    def part(self, name: str, told: Any, where: str) -> Part:
        """One part of the form; of a list it says how many entries a row makes."""
        table = self.answers.table(told, where)
        own = _PER_LIST if name in LISTS else frozenset()
        fields = tuple(
            found for key, value in table.items() if key not in own and (found := self.field(name, key, value, where))
        )
        part = Part(
            name=name,
            fields=fields,
            from_cells=frozenset(field.name for field in fields if any(field.reads())),
            each=self.tellings.telling(table["each"], f"{where}.each", None) if own and "each" in table else None,
            once_per=self.answers.words(table, "once_per", where) if own else "",
            gather=self.answers.strings(table, "gather", where) if own else (),
            needs=self.answers.words(table, "needs", where) if own else "",
            when_none=self.answers.yes_no(table, "when_none", where, False) if own else False,
        )
        self._check(part, where)
        return part

    def field(self, part: str, key: str, told: Any, where: str) -> MapField | None:
        """One field, or a table of fields within the part."""
        path = f"{part}.{key}"
        if path in GROUPS:
            groups = tuple(
                self.part(path, each, f"{where}.{key}") for each in (told if isinstance(told, list) else [told])
            )
            return MapField(path, key, Takes("groups" if isinstance(told, list) else "group"), groups)
        takes = fields_of(part).get(key)
        if takes is None:
            self.answers.wrong(
                f"{where}.{key}", said("There is no such field; known are {known}.", known=", ".join(fields_of(part)))
            )
            return None
        if takes.kind == "date":
            return MapField(path, key, takes, self.tellings.date(told, f"{where}.{key}"))
        return MapField(path, key, takes, self.tellings.telling(told, f"{where}.{key}", takes))

    def _check(self, part: Part, where: str) -> None:
        if part.each and not part.each.columns:
            self.answers.wrong(f"{where}.each", said("This names the columns whose parts make one entry each."))
        nested = "." in part.name
        if not part.each and not nested and any(column.startswith(PART) for column in part.reads()):
            self.answers.wrong(where, said("“*” is one part of a cell: say of which, in `each`."))
        for key in (part.once_per, part.needs, *part.gather):
            if key and key not in fields_of(part.name):
                self.answers.wrong(where, said("There is no field “{field}” in {part}.", field=key, part=part.name))
