"""A release as JSON and back, without loss."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from schemas.release import Release, ReleaseRefused
from schemas.speech import said

FORMAT_VERSION = 1


def as_json(release: Release) -> str:
    """The release as canonical JSON (sorted keys, no blanks): the same release, the same text."""
    told = {"qeyd": FORMAT_VERSION, "kind": "release", "release": _plain(release)}
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(untrusted_text: str) -> Release:
    """The release that was written. Raises ReleaseRefused naming the place where the text is not one."""
    try:
        told = json.loads(untrusted_text)
    except (ValueError, RecursionError) as failure:
        raise ReleaseRefused(said("The release is not JSON.")) from failure
    if not isinstance(told, dict) or told.get("kind") != "release":
        raise ReleaseRefused(said("The JSON is not a release."))
    if told.get("qeyd") != FORMAT_VERSION:
        raise ReleaseRefused(
            said(
                "The release is of version {version!r}; this program reads {known}.",
                version=told.get("qeyd"),
                known=FORMAT_VERSION,
            )
        )
    made = _read(Release, told.get("release"), "release")
    assert isinstance(made, Release)  # noqa: S101 - tells mypy what _read has made
    return made


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _read(shape: Any, told: object, where: str) -> object:
    """What the JSON tells, in the shape it was written from."""
    origin = get_origin(shape)
    if origin is UnionType:
        inner = next(option for option in get_args(shape) if option is not NoneType)
        return None if told is None else _read(inner, told, where)
    if origin is Literal:
        return _checked(told in get_args(shape), told, where)
    if origin is tuple:
        return _read_tuple(get_args(shape), told, where)
    if is_dataclass(shape):
        return _read_dataclass(shape, told, where)
    if shape is date:
        return _read_date(told, where)
    return _checked(type(told) is shape, told, where)


def _read_tuple(shapes: tuple[Any, ...], untrusted_told: object, where: str) -> tuple[object, ...]:
    told = untrusted_told if isinstance(untrusted_told, list) else _refuse(where)
    if shapes[-1] is Ellipsis:
        return tuple(_read(shapes[0], item, f"{where}.{place}") for place, item in enumerate(told))
    _checked(len(told) == len(shapes), told, where)
    pairs = zip(shapes, told, strict=True)
    return tuple(_read(shape, item, f"{where}.{place}") for place, (shape, item) in enumerate(pairs))


def _read_dataclass(shape: Any, untrusted_told: object, where: str) -> object:
    told = untrusted_told if isinstance(untrusted_told, dict) else _refuse(where)
    hints = _hints_of(shape)
    _checked(set(told) == set(hints), told, where)
    return shape(**{name: _read(hint, told[name], f"{where}.{name}") for name, hint in hints.items()})


@cache
def _hints_of(shape: Any) -> dict[str, Any]:
    return get_type_hints(shape)


def _read_date(told: object, where: str) -> date:
    try:
        return date.fromisoformat(told if isinstance(told, str) else "")
    except ValueError as failure:
        raise ReleaseRefused(said("The release cannot be read at {where}.", where=where)) from failure


def _checked(fits: bool, told: object, where: str) -> object:
    return told if fits else _refuse(where)


def _refuse(where: str) -> Any:
    raise ReleaseRefused(said("The release cannot be read at {where}.", where=where))
