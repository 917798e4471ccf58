"""Reads the guides: their files, and the commands a reader would type."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_FENCE = re.compile(r"^```(?P<kind>\w*)[ ]*(?P<rest>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Typed:
    """One command of a guide, the exit code it should end with, and the lines the guide says it prints."""

    line: int
    words: tuple[str, ...]
    ends: int | None
    prints: tuple[str, ...]


@dataclass(frozen=True)
class Export:
    """``export NAME=value``, as a reader would type it."""

    name: str
    value: str


@dataclass(frozen=True)
class Laid:
    """A file the guide shows, to be laid beside the reader."""

    name: str
    text: str


def steps(guide: Path) -> Iterator[Typed | Export | Laid]:
    """What a reader of the guide does, in order.

    A fence ``console`` holds commands after ``$`` and what they print; ``console ends=3`` says how its last command
    ends, ``ends=any`` that it depends on the machine. A fence with a file's name behind its kind
    (``toml submission.toml``) is that file.
    """
    text = guide.read_text(encoding="utf-8")
    for fence in _FENCE.finditer(text):
        kind, rest, body = fence["kind"], fence["rest"].strip(), fence["body"]
        line = text.count("\n", 0, fence.start()) + 2
        if kind == "console":
            yield from _typed(line, _end(rest.removeprefix("ends=")), body)
        elif rest:
            yield Laid(rest, body)


def _end(told: str) -> int | None:
    return None if told == "any" else int(told or 0)


def _typed(line: int, ends: int | None, body: str) -> Iterator[Typed | Export]:
    told: list[tuple[int, str, list[str]]] = []
    for number, each in enumerate(re.sub(r"\\\n\s*", "", body).splitlines(), line):
        if each.startswith("$ "):
            told.append((number, each[2:], []))
        elif told:
            told[-1][2].append(each)
    for place, (number, command, printed) in enumerate(told):
        words = shlex.split(command, comments=True)
        if words[:1] == ["export"]:
            name, _, value = words[1].partition("=")
            yield Export(name, value)
        elif words[:1] == ["qeyd"]:
            yield Typed(number, tuple(words[1:]), ends if place == len(told) - 1 else 0, tuple(printed))
        else:
            raise ValueError(f"line {number}: a guide types nothing but qeyd and export")


def missing(said: str, printed: str) -> str:
    """The first line the guide shows that was not printed, in its order; empty if all were.

    ``…`` alone stands for any lines, ``[…]`` within a line for any text.
    """
    lines = iter(each.rstrip() for each in printed.splitlines())
    for each in said.splitlines():
        wanted = each.rstrip()
        if wanted in ("", "…"):
            continue
        pattern = ".*".join(re.escape(part) for part in wanted.split("[…]"))
        if not any(re.fullmatch(pattern, line) for line in lines):
            return wanted
    return ""
