"""Spares Typer its pydantic adapters for plain words.

Typer 0.29 builds a pydantic TypeAdapter for every parameter, 75 ms for any command with one option. A word that is
plainly a str, int, float, bool or Path is read here; all else, and every mistake, is left to Typer's own reading.
"""

import re
from pathlib import Path
from typing import Any, Literal

_NUMBER = re.compile(r"[0-9]+", re.ASCII)
_LIMITS = ("parser", "min", "max", "clamp", "formats", "resolve_path", "exists", "allow_dash", "path_type")


def install() -> bool:
    """Put the light reading before Typer's, where Typer has the place for it; say whether it had."""
    from typer import core

    heavy = getattr(core, "build_runtime_param", None)
    if heavy is None or getattr(heavy, "is_light", False):
        return heavy is not None

    def light(descriptor: Any) -> Any:
        return _Light(descriptor, heavy) if _is_plain(descriptor) else heavy(descriptor)

    light.is_light = True  # type: ignore[attr-defined]
    core.build_runtime_param = light  # type: ignore[attr-defined]
    return True


class _Light:
    """Reads what is plain; asks for Typer's reading, built only then, for what is not."""

    def __init__(self, descriptor: Any, heavy: Any) -> None:
        self.descriptor, self.heavy = descriptor, heavy

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value as its annotation wants it; raises what Typer raises."""
        read = self._read_plainly(value, param.multiple or param.nargs == -1)
        return self.heavy(self.descriptor).coerce(value, param=param, ctx=ctx) if read is _UNREAD else read

    def _read_plainly(self, value: Any, many: bool) -> Any:
        if value is None:
            return () if many else None
        kind = self.descriptor.annotation
        if many:
            [kind] = kind.__args__
            read = [_read(kind, each) for each in value] if isinstance(value, list | tuple) else [_UNREAD]
            return _UNREAD if _UNREAD in read else read
        return _read(kind, value)


_UNREAD = object()


def _is_plain(descriptor: Any) -> bool:
    told = getattr(descriptor, "parameter_info", None)
    if told is None or any(getattr(told, limit, None) for limit in _LIMITS):
        return False
    kind = _kind(getattr(descriptor, "annotation", None))
    return kind in (str, int, float, bool, Path) or getattr(kind, "__origin__", None) is Literal


def _kind(annotation: Any) -> Any:
    return annotation.__args__[0] if getattr(annotation, "__origin__", None) is list else annotation


def _read(kind: Any, value: Any) -> Any:
    if isinstance(kind, type) and isinstance(value, kind):
        return value
    if not isinstance(value, str):
        return _UNREAD
    if kind is str:
        return value
    if kind is Path:
        return Path(value)
    if getattr(kind, "__origin__", None) is Literal:
        return value if value in kind.__args__ else _UNREAD
    return int(value) if kind is int and _NUMBER.fullmatch(value) else _UNREAD
