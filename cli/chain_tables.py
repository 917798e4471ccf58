"""A chain of command as tables, JSON or CSV."""

from collections.abc import Sequence
from typing import Any

from cli import answers, pairs
from cli.context import Context
from incidents.commanding import Role, Unit
from schemas.speech import counted, lowered, noted, said
from schemas.vague_date import VagueDate
from schemas.vocabulary import vocabulary

_COLUMNS = (
    *("depth", "code", "name", "of", "kind", "holds", "started", "ended", "confidence", "source", "address"),
    *("in_doubt", "roles"),
)
_HOLDS = {
    "": "",
    "certain": noted("certain"),
    "possible": noted("possible"),
    "undated": noted("no date told"),
}


def show(here: Context, told: Sequence[Unit], *, below: bool, on: str, as_json: bool, as_csv: bool) -> None:
    """Print the chain, then who served in it; JSON and CSV have both in one row a link."""
    beside = _notes(told, below=below)
    if as_json or as_csv:
        rows = [_exact(each, as_json) for each in told]
        head = {"on": on, "direction": "below" if below else "above"}
        answers.show(here, answers.Answer("command", _COLUMNS, rows, beside, head=head), as_json, as_csv)
        return
    rest = (said("then"), said("from"), said("until"), said("confidence"), said("source"))
    stands = said("stands below") if below else said("stands above")
    heads = (said("depth"), said("unit"), said("name"), stands, said("how"), *rest)
    lines = [_line(each, here.language) for each in told]
    pairs.show(here, heads, lines, first=3)
    roles = [_role(each.code, role, here.language) for each in _once(told) for role in each.roles]
    if roles:
        here.show("", here.heading(said("Who served there")))
        names = (said("unit"), said("person"), said("role"), said("rank"), *rest)
        pairs.show(here, names, roles, first=3)
    here.say(*beside)


def _notes(told: Sequence[Unit], *, below: bool) -> list[str]:
    number = len(told) - 1
    beside = [
        counted(number, "{n:,} link down.", "{n:,} links down.")
        if below
        else counted(number, "{n:,} link up.", "{n:,} links up.")
    ]
    if any(each.in_doubt for each in told):
        beside.append(
            said("Where a ? stands, more than one unit is told to command the same one: compare the sources.")
        )
    beside.append(said("Who stood above is not yet who gave an order: that is told by act and degree."))
    return beside


def _once(told: Sequence[Unit]) -> list[Unit]:
    """Each unit once, though several links lead to it."""
    return list({each.code: each for each in told}.values())


def _line(unit: Unit, lang: str) -> tuple[object, ...]:
    kind = lowered(vocabulary("composition_kinds").label(unit.kind, lang)) if unit.kind else ""
    return (
        unit.depth,
        unit.code,
        unit.name,
        unit.of,
        f"{kind} ?" if unit.in_doubt else kind,
        said(_HOLDS[unit.holds]),
        _date(unit.started),
        _date(unit.ended),
        _confidence(unit.confidence, lang),
        unit.source,
    )


def _role(code: str, role: Role, lang: str) -> tuple[object, ...]:
    return (
        code,
        role.person,
        role.role or role.title,
        role.rank,
        said(_HOLDS[role.holds]),
        _date(role.started),
        _date(role.ended),
        _confidence(role.confidence, lang),
        role.source,
    )


def _exact(unit: Unit, as_json: bool) -> tuple[object, ...]:
    kept = _as_told(unit)
    roles = [_as_told(role) for role in unit.roles]
    kept["roles"] = roles if as_json else "; ".join(f"{each['person']} {each['role']}".strip() for each in roles)
    return tuple(kept[name] for name in _COLUMNS)


def _as_told(each: Unit | Role) -> dict[str, Any]:
    return {**each._asdict(), "started": each.started.edtf, "ended": each.ended.edtf}


def _confidence(code: str, lang: str) -> str:
    return lowered(vocabulary("confidences").label(code, lang)) if code else ""


def _date(told: VagueDate) -> str:
    return told.as_written or told.edtf
