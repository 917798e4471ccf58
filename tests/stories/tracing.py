"""What a command writes, call by call, as strace saw it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

CALLS = "write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg"
_LINE = re.compile(r"^\d+ +(?P<call>\w+)\((?P<fd>\d+)<(?P<place>.*?)>, (?P<rest>.*)$")
_TOLD = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.{3})?')


class Write(NamedTuple):
    """One call: to which descriptor, what that is, and the bytes."""

    call: str
    descriptor: int
    place: str
    content: bytes


def around(trace: Path) -> tuple[str, ...]:
    """The strace that a command is run by; ``trace`` gets every byte of every write of it and of its children."""
    return (
        "strace",
        "-f",
        "-qq",
        "-y",
        "-s",
        "65536",
        "-xx",
        "-e",
        f"trace={CALLS}",
        "-e",
        "signal=none",
        "-o",
        str(trace),
    )


def writes(trace: Path) -> Iterator[Write]:
    """Every write in a trace; a line that cannot be read, or that strace has cut off, fails."""
    with trace.open(encoding="ascii") as file:
        for line in file:
            if "resumed>" in line or "+++" in line:
                continue
            read = _LINE.match(line)
            assert read, line[:300]
            told = _TOLD.findall(read["rest"])
            assert not any(cut for _, cut in told), line[:300]
            content = b"".join(bytes.fromhex(text.replace("\\x", "")) for text, _ in told)
            yield Write(read["call"], int(read["fd"]), _plain(read["place"]), content)


def _plain(place: str) -> str:
    """With -xx, paths are told in hexadecimal too."""
    return bytes.fromhex(place.replace("\\x", "")).decode() if place.startswith("\\x") else place
