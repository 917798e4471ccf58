"""Gathers every text that is said to people, for the catalogues.

Three places hold them: calls of ``said``, ``counted`` and ``noted`` in the source, which are read without running it;
the table of commands with what each command says of itself and its options; and what is compiled from the records.
"""

import ast
import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from cli.command_table import COMMANDS, GROUPS, PARTS
from cli.field_words import all_labels, plain
from cli.options import Argument, Option, every_command
from cli.typers_words import paragraphs

ROOT = Path(__file__).parent.parent
ROOMS = ("cli", "exports", "incidents", "schemas")
_DESCRIPTIONS = "schemas.compiled.descriptions"


class Text(NamedTuple):
    """A text as the catalogue knows it; ``many`` is its plural, empty where nothing is counted."""

    one: str
    many: str = ""


class Found(NamedTuple):
    """A text and the file it stands in."""

    text: Text
    file: str


def gathered() -> dict[Text, list[str]]:
    """Every text, in the order of the rooms, with the files it stands in."""
    files: dict[Text, list[str]] = {}
    for text, file in (*_of_sources(), *_of_commands(), *_of_records()):
        if text.one and file not in files.setdefault(text, []):
            files[text].append(file)
    _only_one_plural(files)
    return files


def sources() -> list[Path]:
    """The files of the four rooms that may say something; what is compiled says nothing by itself."""
    files = (path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")))
    return [path for path in files if "compiled" not in path.parts]


def calls(tree: ast.AST, *names: str) -> Iterator[ast.Call]:
    """The calls of these functions, by whatever path they are named."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in names:
            yield node


def literals(told: ast.expr) -> list[str] | None:
    """The texts an expression stands for: itself, or either branch; None where it is put together at run time."""
    if isinstance(told, ast.Constant) and isinstance(told.value, str):
        return [told.value]
    if isinstance(told, ast.IfExp):
        either = literals(told.body), literals(told.orelse)
        return None if None in either else [each for branch in either for each in branch or ()]
    return None


def _of_sources() -> Iterator[Found]:
    for path in sources():
        file = str(path.relative_to(ROOT))
        for call in calls(ast.parse(path.read_text(encoding="utf-8")), "said", "noted", "counted"):
            yield from (Found(text, file) for text in _texts(call))


def _texts(call: ast.Call) -> Iterator[Text]:
    if _name(call.func) == "counted":
        one, many = (literals(each) for each in call.args[1:3]) if len(call.args) >= 3 else (None, None)
        yield from (Text(*both) for both in zip(one or (), many or (), strict=False))
    elif call.args:
        yield from (Text(each) for each in literals(call.args[0]) or ())


def _of_commands() -> Iterator[Found]:
    table = "cli/command_table.py"
    yield from (Found(Text(each), table) for each in (*PARTS, *GROUPS.values()))
    for module, function, line, _ in COMMANDS.values():
        yield Found(Text(line), table)
        yield from _of_command(getattr(import_module(module), function))
    yield from _of_options(every_command)


def _of_command(command: Callable[..., None]) -> Iterator[Found]:
    from cli.app import told_of

    file = _file(command)
    yield from (Found(Text(each), file) for each in paragraphs(told_of(command)))
    yield from _of_options(command)


def _of_options(command: Callable[..., None]) -> Iterator[Found]:
    for parameter in inspect.signature(command).parameters.values():
        marker = getattr(parameter.annotation, "__metadata__", (None,))[0]
        if isinstance(marker, Option | Argument):
            yield from (Found(Text(each), _file(command)) for each in (marker.help, marker.metavar or ""))


def _of_records() -> Iterator[Found]:
    """What fields are called and hold, what vocabularies are for, and the names of the doctor's checks."""
    from incidents.diagnosing import CHECKS
    from schemas.compiled.records import SHAPES
    from schemas.vocabulary import described, vocabulary_names

    yield from (Found(Text(each), "incidents/diagnosing.py") for each in CHECKS)
    names = (*all_labels(), *map(plain, SHAPES))
    yield from (Found(Text(each), "schemas/compiled/records.py") for each in names)
    for name in vocabulary_names():
        yield Found(Text(described(name)[1]), f"schemas/vocabularies/{name}.toml")
    if find_spec(_DESCRIPTIONS) is not None:
        told: dict[str, dict[str, str]] = import_module(_DESCRIPTIONS).DESCRIPTIONS
        for fields in told.values():
            yield from (Found(Text(each), "schemas/compiled/descriptions.py") for each in fields.values())


def _only_one_plural(files: dict[Text, list[str]]) -> None:
    """A catalogue knows a text by its singular: one that also stands alone is the counted one."""
    counted = {text.one: text for text in files if text.many}
    for text in [each for each in files if not each.many and each.one in counted]:
        files[counted[text.one]].extend(files.pop(text))


def _file(function: Callable[..., Any]) -> str:
    return str(Path(inspect.getfile(inspect.unwrap(function))).resolve().relative_to(ROOT))


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
