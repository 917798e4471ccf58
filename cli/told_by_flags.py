"""A form from the options of ``qeyd add``, or from a file."""

import re
import sys
from pathlib import Path
from typing import Any

from incidents.errors import NotFoundError, RefusedInputError
from schemas import counted
from schemas.speech import said
from schemas.vocabulary import vocabulary

_LARGEST = 4 * 1024 * 1024


def form(
    *,
    title: str,
    date: str,
    place: str,
    acts: list[str],
    by: list[str],
    victims: str,
    groups: list[str],
    urls: list[str],
    tags: list[str],
    follows: str,
    verified: str,
    public: bool,
) -> dict[str, Any]:
    """The form told by options; only what was told is in it. Raises Refusal for a count nobody can read."""
    told: dict[str, Any] = {"title": title, "date": date, "place": place, "tags": tags}
    if verified:
        told["verification"] = {"state": verified}
    if public:
        told["material_public"] = True
    if victims or groups:
        told["victims"] = [victim(victims, groups)]
    told["perpetrators"] = [{"class": each} for each in by]
    told["acts"] = [{"term": each} for each in acts]
    told["evidence"] = [{"url": each} for each in urls]
    if follows:
        told["links"] = [{"kind": "follows", "to": follows}]
    return {key: value for key, value in told.items() if value not in ("", [])}


def victim(victims: str, groups: list[str]) -> dict[str, Any]:
    """One victim, or a counted group, of which nothing more is said."""
    low, high = counted.read(victims)
    one = low == high == 1
    known = {"low": low, "high": high} if (low, high) != (None, None) else {}
    return {"counting_unit": "individual" if one else "group", "groups": [_group(each) for each in groups], **known}


def _group(told: str) -> str:
    return vocabulary("victim_groups").read(told) or told


def from_file(path: Path) -> dict[str, Any]:
    """The form in a TOML or JSON file, or (``-``) on standard input. Raises NotFoundError or RefusedInputError."""
    try:
        text = sys.stdin.read(_LARGEST) if str(path) == "-" else path.read_text(encoding="utf-8-sig")[:_LARGEST]
    except UnicodeDecodeError:
        raise RefusedInputError(said("The form is not UTF-8 text: save it as UTF-8 and try again.")) from None
    except FileNotFoundError:
        raise NotFoundError(said("The form is not there: check the path after --from.")) from None
    told = _json(text) if text.lstrip().startswith("{") else _toml(text)
    if not isinstance(told, dict):
        raise RefusedInputError(said("A form is one table: title = …, date = …, [[acts]] …"))
    return told


def _json(text: str) -> Any:
    import json

    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise RefusedInputError(said("The form is not JSON: look at line {line}.", line=line)) from None


def _toml(text: str) -> Any:
    import tomllib

    try:
        return _without_times(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        where = str(error).rpartition("(")[2].rstrip(")")
        raise RefusedInputError(_not_toml(where)) from None


def _not_toml(where: str) -> str:
    """``where`` is what tomllib says: at line 3, column 1."""
    found = re.fullmatch(r"at line (\d+), column (\d+)", where)
    if found is None:
        return said("The form is not TOML: look at its end.")
    return said("The form is not TOML: look at line {line}, column {column}.", line=found[1], column=found[2])


def _without_times(told: Any) -> Any:
    """TOML knows days of its own: as written, so that one reader of dates reads them all."""
    if isinstance(told, dict):
        return {key: _without_times(value) for key, value in told.items()}
    if isinstance(told, list):
        return [_without_times(value) for value in told]
    return told.isoformat() if hasattr(told, "isoformat") else told
