"""Commands of every day, answered without importing Typer.

Reads an argv against a command's own signature. Whatever is not plainly right gives None, and Typer, the one
authority for errors, reads it again.
"""

import types
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_origin

from cli.command_table import COMMANDS, GROUPS
from cli.options import Argument, Option, every_command

Reading = Callable[[str], Any]


class Asked(NamedTuple):
    """A command that was plainly asked for: its function, its values, and those of the options every command takes."""

    command: Callable[..., None]
    given: dict[str, Any]
    common: dict[str, Any]


class _Known(NamedTuple):
    """What a signature knows: option name → (parameter, reading or None for a flag, many), and arguments in order."""

    options: dict[str, tuple[str, Reading | None, bool]]
    arguments: list[tuple[str, Reading, bool, bool]]
    defaults: dict[str, Any]


def read(words: Sequence[str]) -> Asked | None:
    """What is asked for, if every word of it is known and the command is marked to be answered straight."""
    common = signature(every_command)
    values: dict[str, Any] = {}
    rest = list(words)
    while rest and rest[0].startswith("-"):
        if not _take_option(rest, common, values):
            return None
    name = _name(rest)
    if name is None or not COMMANDS[name][3]:
        return None
    module, function, _, _ = COMMANDS[name]
    command = getattr(import_module(module), function)
    given = _given(rest[len(name.split()) :], signature(command), common, values)
    return None if given is None else Asked(command, given, values)


def signature(command: Callable[..., None]) -> _Known:
    """The options and arguments a command declares; parameters without a marker of ours are left out."""
    code = command.__code__
    names = code.co_varnames[: code.co_argcount]
    told = command.__defaults__ or ()
    defaults = dict(zip(names[len(names) - len(told) :], told, strict=True))
    known = _Known({}, [], defaults)
    for name in names:
        hint: Any = command.__annotations__.get(name)
        marker = getattr(hint, "__metadata__", (None,))[0]
        if isinstance(marker, Option):
            reading, many = _reading(hint.__origin__)
            known.options.update(dict.fromkeys(marker.names, (name, reading, many)))
        elif isinstance(marker, Argument):
            reading, many = _reading(hint.__origin__)
            known.arguments.append((name, reading or str, many, name in defaults))
    return known


def is_negated(word: str) -> bool:
    """Whether a word is a term of a query turned round (``-verified:no``), not an option."""
    key, colon, _ = word[1:].partition(":")
    return bool(colon) and word[:1] == "-" and key[:1].isalpha() and key.replace("_", "").replace("-", "").isalpha()


def _name(words: list[str]) -> str | None:
    if not words:
        return None
    name = " ".join(words[:2]) if words[0] in GROUPS else words[0]
    return name if name in COMMANDS else None


def _given(words: list[str], known: _Known, common: _Known, values: dict[str, Any]) -> dict[str, Any] | None:
    given: dict[str, Any] = {}
    placed: list[str] = []
    takes_many = any(many for _, _, many, _ in known.arguments)
    while words:
        if words[0][:1] != "-" or words[0] == "-" or (takes_many and is_negated(words[0])):
            placed.append(words.pop(0))
        elif not (_take_option(words, known, given) or _take_option(words, common, values)):
            return None
    return _placed(placed, known, given)


def _take_option(words: list[str], known: _Known, given: dict[str, Any]) -> bool:
    """Take one option and its value off the front; False, and nothing taken, when it is not plainly right."""
    word, equals, attached = words[0].partition("=")
    if word not in known.options or (equals and word[:2] != "--"):
        return False
    name, reading, many = known.options[word]
    if reading is None:
        if equals:
            return False
        words.pop(0)
        given[name] = True
        return True
    if not equals and len(words) < 2:
        return False
    try:
        value = reading(attached if equals else words[1])
    except ValueError:
        return False
    del words[: 1 if equals else 2]
    if many:
        given.setdefault(name, []).append(value)
    else:
        given[name] = value
    return True


def _placed(words: list[str], known: _Known, given: dict[str, Any]) -> dict[str, Any] | None:
    for name, reading, many, optional in known.arguments:
        taken, words = (words, []) if many else (words[:1], words[1:])
        if not taken and not optional:
            return None
        if taken:
            try:
                given[name] = [reading(word) for word in taken] if many else reading(taken[0])
            except ValueError:
                return None
    return None if words else given


def _reading(hint: Any) -> tuple[Reading | None, bool]:
    """How a word becomes a value of this type (None for a flag), and whether there may be several."""
    if get_origin(hint) not in (None, list, Literal):
        [hint] = [each for each in hint.__args__ if each is not types.NoneType]
    if get_origin(hint) is list:
        return _reading(hint.__args__[0])[0], True
    if get_origin(hint) is Literal:
        return _choice(hint.__args__), False
    return _READINGS[hint], False


def _choice(choices: Sequence[str]) -> Reading:
    def reading(word: str) -> str:
        if word not in choices:
            raise ValueError
        return word

    return reading


def _whole_number(word: str) -> int:
    if not (word.isascii() and word.isdigit()):
        raise ValueError
    return int(word)


_READINGS: dict[Any, Reading | None] = {str: str, int: _whole_number, Path: Path, bool: None}
