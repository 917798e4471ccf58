"""Reads what was told against the compiled shapes: the drafts' rules without pydantic's start-up cost."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from schemas.compiled.records import SHAPES
from schemas.finding import Finding
from schemas.refusals import Refusal
from schemas.speech import said
from schemas.told import Told
from schemas.vague_date import VagueDate


@cache
def kinds(shape: str) -> dict[str, str]:
    """Each field of a shape and the kind of answer it takes."""
    return {field: told[0] for field, told in SHAPES[shape].items()}


def read(
    shape: str, told: Mapping[str, object], where: str = "", before: Mapping[str, Any] | None = None
) -> tuple[dict[str, Any], list[Finding]]:
    """The fields as they are kept, and what was refused; a field not told has its default.

    ``before`` is what stands there, where a record is changed: a term retired since then may stay.

    Accepts exactly what ``DRAFTS[shape].model_validate(told)`` accepts (a property test holds them together),
    except that a key the shape does not know is a finding here: a mistyped field must not vanish silently.
    """
    kept: dict[str, Any] = {}
    findings: list[Finding] = []
    for name, (kind, longest, vocabulary, required, default) in SHAPES[shape].items():
        if name in told:
            try:
                kept[name] = _checked(Told(kind, longest, vocabulary), told[name], (before or {}).get(name))
            except Refusal as refusal:
                findings.append(Finding(_path(where, name), refusal.sentence))
        elif required:
            findings.append(Finding(_path(where, name), said("This must be told.")))
        else:
            kept[name] = untold(kind, default)
    findings.extend(
        Finding(
            where or shape,
            said("There is no field {name!r}; known are {known}.", name=str(name)[:40], known=", ".join(SHAPES[shape])),
        )
        for name in told
        if name not in SHAPES[shape]
    )
    return kept, findings


def _checked(told: Told, value: object, before: Any) -> Any:
    if told.kind == "term" and before and value == before:
        return before
    if told.kind == "terms" and before and isinstance(value, list | tuple):
        new = told.checked([each for each in value if each not in before])
        return [*(each for each in before if each in value), *(each for each in new if each not in before)]
    return told.checked(value)


def untold(kind: str, default: Any) -> Any:
    """What a field is when nobody told it."""
    if kind == "date":
        return VagueDate.unknown()
    return list(default) if isinstance(default, list) else default


def _path(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name
