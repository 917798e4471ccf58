"""The commands every kind of record has: add, list, show, edit."""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

from cli import field_words, register_answers, register_pages, screen
from cli.context import Context
from cli.options import Argument, AsCsv, AsJson, Limit, Option, Plain, Query
from incidents import registers
from schemas import shape
from schemas.compiled.records import SHAPES
from schemas.speech import noted

Command = Callable[..., None]

_CHANGES_TOO = noted("Told a record of this kind instead, such as C-0001/need or PR-0003/2, it changes that one.")
_SEVERAL = noted("What takes several is told by the same option again: --tag one --tag two.")

Address = Annotated[str, Argument(noted("What the record is called, such as P-0012 or PR-0003/2."), metavar="CODE")]
Form = Annotated[
    Path | None,
    Option("--from", help=noted("A form with these fields, TOML or JSON; - for standard input."), metavar="FILE"),
]
_OF_VOCABULARIES = noted(
    "Where an option shows the name of a vocabulary it takes one of its terms: `qeyd vocab show task_kinds` lists them."
)
_KINDS: dict[str, Any] = {"whole": int | None, "number": float | None}
_METAVARS = {"day": "DAY", "date": "DATE", "record": "CODE", "records": "CODE"}


def adding(table: str, help_text: str, below: str = "") -> Command:
    """A command that adds a record of ``table``.

    ``below`` is the field told first, as a word, where it hangs on another record; told the record itself, or one
    that has its only record of this kind already, the command changes that.
    """

    def add(here: Context, form: Path | None = None, **given: Any) -> None:
        here.show(register_answers.added(here, table, given, form, below))

    owner = [_word(below, Address)] if below else []
    also = f"\n\n{_CHANGES_TOO}" if below else ""
    return _told(
        add, f"{help_text}{also}{_several(table)}", [*owner, *_options(table, but=below), _word("form", Form, None)]
    )


def listing(table: str, help_text: str) -> Command:
    """A command that lists the records of ``table`` that answer a query."""

    def list_(
        here: Context, query: Query = None, limit: Limit = 50, as_json: AsJson = False, as_csv: AsCsv = False
    ) -> None:
        register_answers.listed(here, table, query, limit, as_json=as_json, as_csv=as_csv)

    list_.__doc__ = help_text
    return list_


def showing(table: str, help_text: str) -> Command:
    """A command that shows one record of ``table`` whole, with what hangs on it."""

    def show(here: Context, code: Address, as_json: AsJson = False, plain: Plain = False) -> None:
        told = register_answers.shown(here, table, code)
        if as_json:
            here.show(*register_pages.machine_lines(told))
        else:
            screen.show(here, register_pages.lines(told, here.language), plain)

    show.__doc__ = help_text
    return show


def editing(table: str, help_text: str) -> Command:
    """A command that changes fields of a record of ``table``."""

    def edit(here: Context, code: str, form: Path | None = None, **given: Any) -> None:
        register_answers.changed(here, table, code, given, form)

    return _told(
        edit, f"{help_text}{_several(table)}", [_word("code", Address), *_options(table), _word("form", Form, None)]
    )


def _several(table: str) -> str:
    return f"\n\n{_SEVERAL}" if any(registers.is_list(table, name) for name in registers.fields(table)) else ""


def _options(table: str, but: str = "") -> list[inspect.Parameter]:
    return [_option(table, name) for name in registers.fields(table) if name != but]


def _option(table: str, name: str) -> inspect.Parameter:
    kind, _, of, _, _ = SHAPES[table][name]
    shown = of or _METAVARS.get(kind)
    marker = Option(f"--{name.replace('_', '-')}", help=field_words.about(table, name), metavar=shown)
    if kind == "yes_no":
        hint: Any = str | None
        marker.metavar = "yes|no"
    elif registers.is_list(table, name):
        hint = list[str] | None
    else:
        hint = _KINDS.get(shape.kinds(table)[name], str | None)
    return _word(name, Annotated[hint, marker], None)


def _word(name: str, hint: Any, *default: Any) -> inspect.Parameter:
    told = default[0] if default else inspect.Parameter.empty
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=told, annotation=hint)


def _told(function: Command, help_text: str, parameters: list[inspect.Parameter]) -> Command:
    here = inspect.Parameter("here", inspect.Parameter.POSITIONAL_ONLY, annotation=Context)
    function.__signature__ = inspect.Signature([here, *parameters])  # type: ignore[attr-defined]
    function.__doc__ = f"{help_text}\n\n{_OF_VOCABULARIES}"
    return function
