"""Reads from a map how one field is told."""

from collections.abc import Mapping
from typing import Any

from incidents.importing.date_telling import DateTelling
from incidents.importing.fields import Takes
from incidents.importing.map_answers import Answers
from incidents.importing.telling import PART, Table, Telling, plain
from schemas.gazetteer import gazetteer
from schemas.refusals import Refusal
from schemas.speech import said
from schemas.vocabulary import vocabulary

_TELLING = frozenset(
    {"column", "columns", "always", "first", "lines", "label", "split", "take", "join", "values", "match", "otherwise"}
    | {"among", "plain", "decimal", "blank", "chosen", "in_step"}
)
_DATE = frozenset({"text", "edtf", "from", "to", "day_first", "precision"})
_SOURCES = ("column", "columns", "always", "first", "lines")


class Tellings:
    """Reads tellings, with the tables and the blanks the map declares."""

    def __init__(self, answers: Answers, tables: Mapping[str, Any], blank: frozenset[str]) -> None:
        self.answers = answers
        self.blank = blank
        self.tables = {title: self._entries(told, f"values.{title}") for title, told in tables.items()}

    def telling(self, told: Any, where: str, takes: Takes | None) -> Telling:
        """A column's name, a list of names, or a table of keys."""
        ask = self.answers
        if isinstance(told, str):
            told = {"column": told}
        if not isinstance(told, dict):
            ask.wrong(where, said("This takes the name of a column, or a table that says how it is told."))
            return Telling()
        ask.only(told, _TELLING, where)
        if sum(key in told for key in _SOURCES) != 1:
            ask.wrong(where, said("This takes exactly one of {keys}.", keys=", ".join(_SOURCES)))
        self._fits(told.get("always"), takes, where)
        return Telling(
            columns=(ask.words(told, "column", where),) if "column" in told else ask.strings(told, "columns", where),
            always=told.get("always"),
            first=tuple(self.telling(each, where, takes) for each in ask.list(told.get("first", []), where)),
            lines=tuple(self.telling(each, where, takes) for each in ask.list(told.get("lines", []), where)),
            label=ask.words(told, "label", where),
            split=self._separators(told, where),
            take=ask.number(told, "take", where),
            join=ask.words(told, "join", where) if "join" in told else None,
            table=self._lookup(told, where, takes),
            among=ask.compared(told, "among", where) if "among" in told else None,
            plain=ask.yes_no(told, "plain", where, False),
            chosen=ask.yes_no(told, "chosen", where, False),
            in_step=ask.yes_no(told, "in_step", where, False),
            decimal=ask.one_of(told, "decimal", where, (".", ",")),
            blank=self.blank | ask.compared(told, "blank", where),
        )

    def date(self, told: Any, where: str) -> DateTelling:
        """A date as written, or a table with edtf and text, or with from and to."""
        ask = self.answers
        if not isinstance(told, dict) or not set(told) & _DATE:
            return DateTelling(text=self.telling(told, where, None))
        ask.only(told, _DATE, where)
        if "edtf" in told and set(told) & {"from", "to"}:
            ask.wrong(where, said("A date is told by edtf, or by from and to, not by both."))
        inner = {
            key: self.telling(told[key], f"{where}.{key}", None)
            for key in ("text", "edtf", "from", "to", "precision")
            if key in told
        }
        return DateTelling(
            text=inner.get("text"),
            edtf=inner.get("edtf"),
            begin=inner.get("from"),
            end=inner.get("to"),
            day_first=ask.yes_no(told, "day_first", where, True),
            precision=inner.get("precision"),
        )

    def _separators(self, told: Mapping[str, Any], where: str) -> tuple[str, ...]:
        one = told.get("split")
        separators = (one,) if isinstance(one, str) else self.answers.strings(told, "split", where)
        if "" in separators:
            self.answers.wrong(f"{where}.split", said("A separator is at least one character."))
        return tuple(each for each in separators if each)

    def _lookup(self, told: Mapping[str, Any], where: str, takes: Takes | None) -> Table | None:
        """The table of the map, or the vocabulary itself for a field that takes a term."""
        ask, otherwise = self.answers, told.get("otherwise")
        self._fits(otherwise, takes, f"{where}.otherwise")
        if "values" not in told:
            from_cells = "column" in told or "columns" in told
            return _of_vocabulary(takes, otherwise) if _is_term(takes) and takes and from_cells else None
        values = told["values"]
        if isinstance(values, str):
            title, entries = values, self.tables.get(values, {})
            if values not in self.tables:
                ask.wrong(f"{where}.values", said("There is no table [values.{name}] in the map.", name=values))
        else:
            title, entries = where, self._entries(values, f"{where}.values")
        for value in entries.values():
            self._fits(value, takes, f"{where}.values")
        by_start = ask.one_of(told, "match", where, ("exact", "start")) == "start"
        return Table(title, entries, by_start, otherwise)

    def _entries(self, told: Any, where: str) -> dict[str, Any]:
        """The table with its keys as they are compared; two that become one must agree."""
        known: dict[str, Any] = {}
        for key, value in self.answers.table(told, where).items():
            if not isinstance(value, str | bool):
                self.answers.wrong(f"{where}.{key}", said("An entry is a text, or true or false."))
            elif known.setdefault(plain(key), value) != value:
                self.answers.wrong(f"{where}.{key}", said("This stands in the table twice, with two meanings."))
        return known

    def _fits(self, value: Any, takes: Takes | None, where: str) -> None:
        """A code written in the map must exist."""
        if takes is None or value in (None, "", PART):
            return
        try:
            if _is_term(takes):
                vocabulary(takes.vocabulary).term(str(value))
            elif takes.kind == "place":
                gazetteer().place(str(value))
        except Refusal as refusal:
            no_code = said("“{value}” is no code for this field.", value=value)
            self.answers.wrong(where, f"{no_code} {refusal.sentence}")


def _is_term(takes: Takes | None) -> bool:
    return takes is not None and takes.kind in ("term", "terms")


def _of_vocabulary(takes: Takes, otherwise: Any) -> Table:
    known = vocabulary(takes.vocabulary)
    labels = {plain(label): term.code for term in known for label in term.labels.values()}
    codes = {plain(term.code): term.code for term in known}
    return Table(known.name, labels | codes, otherwise=otherwise, is_vocabulary=True)
