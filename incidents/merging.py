"""Makes one record of two that tell of the same."""

from datetime import datetime
from typing import Any, NamedTuple

from incidents import addresses, belonging, merging_names, moving, stored
from incidents.addresses import Found
from incidents.case_file import CaseFile
from incidents.codes import record_code
from incidents.errors import RefusedInputError
from incidents.unit_of_work import Work, writing
from schemas import shape
from schemas.compiled.records import RELATIONS, SHAPES
from schemas.speech import said
from schemas.told import LIST_KINDS
from schemas.vague_date import VagueDate

MERGED = ("incident", "person", "actor", "source")
"""Kinds of records that are merged; what hangs on them moves, and is merged where it tells the same twice."""
_NEVER = frozenset({"code", "origin", "origin_ref", "origin_hash", "sealed"})
_LONGEST_CLAIM = 1_000


class Differing(NamedTuple):
    """A field both records tell, and tell otherwise: the first stands, the other is kept as a claim."""

    field: str
    stands: str
    kept_as_claim: str


class Merged(NamedTuple):
    """What a merge did."""

    kept: str
    gone: str
    filled: tuple[str, ...]
    differing: tuple[Differing, ...]
    moved: dict[str, int]
    """How many records of each table name the one that stays now."""
    doubled: int
    """How many told the same twice, and are told once now."""
    decision: str


class _Rehearsed(Exception):  # noqa: N818 - not an error: the end of a rehearsal
    def __init__(self, done: Merged) -> None:
        self.done = done
        super().__init__()


def rehearse(case: CaseFile, keep: str, gone: str, now: datetime) -> Merged:
    """What ``merge`` would do: it is done and taken back at once, and leaves nothing. Raises what it raises."""
    try:
        with writing(case, now, "merge") as work:
            raise _Rehearsed(merge(work, keep, gone))
    except _Rehearsed as rehearsed:
        return rehearsed.done


def merge(work: Work, keep: str, gone: str, *, by: str = "", on: str = "", note: str = "") -> Merged:
    """Everything that names ``gone`` names ``keep``; what ``keep`` does not tell is filled in; ``gone`` is trashed.

    Where both tell a field, the first stands and the other is kept as a claim about it; nothing is lost, and one undo
    brings all of it back. ``on`` is the day of the decision, ISO 8601. Raises NotFoundError; RefusedInputError for two
    of different kinds, a record and itself, and where a circle would come of it; LockedError where names are to be
    joined and the identity key is not held.
    """
    first, second = addresses.found(work.case, keep), addresses.found(work.case, gone)
    _refuse_unlike(first, second)
    codes = tuple(addresses.called(work.case, each.id, each.table) for each in (first, second))
    joining = _Joining(work, codes[1])
    filled, differing = joining.merge(first, second)
    moving.refuse_circles(work.case, first)
    decision = record_code(work, "duplicate")
    told = {"first": first.id, "second": second.id, "decision": "same", "decided_by": by, "decided_on": on}
    work.add("duplicate", {**told, "code": decision, "note": note})
    return Merged(codes[0], codes[1], filled, differing, joining.moved, joining.doubled, decision)


class _Joining:
    """Joins records two by two, and what hangs on them."""

    def __init__(self, work: Work, gone: str) -> None:
        self.work, self.gone = work, gone
        self.moved: dict[str, int] = {}
        self.doubled = 0

    def merge(self, keep: Found, gone: Found) -> tuple[tuple[str, ...], tuple[Differing, ...]]:
        """One record of two: its fields, what names it, and the end of the other."""
        kept, other = (stored.values(self.work.case, each.table, each.id) for each in (keep, gone))
        changes, differing = joined(keep, kept, gone, other)
        if changes:
            self.work.change(keep.table, keep.id, changes)
        told = tuple(self._claimed(keep, name, kept[name], other[name]) for name in differing)
        for naming in moving.naming(self.work.case, gone):
            self._move(naming, keep, gone)
        moving.replace_in_lists(self.work, gone.id, keep.id)
        self.work.take_out([gone])
        if keep.table == "incident" and other["origin_ref"]:
            self._rows_of_both(keep, kept, other)
        return tuple(changes), told

    def _rows_of_both(self, keep: Found, kept: dict[str, Any], other: dict[str, Any]) -> None:
        """Both rows of somebody's table are this incident now: imported again, neither becomes another one."""
        if not kept["origin_ref"]:
            self.work.change(*keep, {name: other[name] for name in ("origin", "origin_ref", "origin_hash")})
            return
        note = said("From {code}, which was merged into this record.", code=self.gone)
        told = {"about": keep.id, "field": "origin_ref", "value": row_name(other["origin"], other["origin_ref"])}
        self.work.add("claim", {**told, "note": note, "code": record_code(self.work, "claim")})

    def _move(self, naming: belonging.Naming, keep: Found, gone: Found) -> None:
        row = Found(naming.table, naming.id)
        twin = moving.twin(self.work.case, naming, keep.id)
        if moving.names_itself(self.work.case, naming, keep.id):
            self.doubled += len(self.work.trash(*row))
        elif naming.id == keep.id:
            self.work.change(*keep, {naming.field: None})
        elif naming.table == "identity":
            merging_names.join(self.work, row, Found("identity", twin) if twin else None, keep.id)
        elif twin:
            self.doubled += 1
            self.merge(Found(naming.table, twin), row)
        else:
            self.work.change(naming.table, naming.id, {naming.field: keep.id})
            if naming.table == "claim":
                moving.prefer_once(self.work, naming.id, keep.id)
            self.moved[naming.table] = self.moved.get(naming.table, 0) + 1

    def _claimed(self, keep: Found, name: str, stands: Any, other: Any) -> Differing:
        """Nothing is lost: what the other record told stands beside, as a claim without a source."""
        value = _worded(self.work.case, other)
        note = said("From {code}, which was merged into this record.", code=self.gone)
        if len(value) > _LONGEST_CLAIM:
            note, value = f"{note}\n\n{value}", f"{value[: _LONGEST_CLAIM - 1]}…"
        told = {"about": keep.id, "field": name, "value": value, "note": note}
        self.work.add("claim", {**told, "code": record_code(self.work, "claim")})
        return Differing(name, _worded(self.work.case, stands), value)


def row_name(origin: str, reference: str) -> str:
    """How a claim calls a row of somebody's table."""
    return f"{origin}/{reference}"


def merged_rows(case: CaseFile) -> dict[str, str]:
    """The rows that were merged into an incident that came of another one, by ``row_name``: the ids of those."""
    rows = case.connection.execute(
        "SELECT value, about FROM claim WHERE organisation = ? AND field = 'origin_ref'", (case.organisation,)
    )
    return dict(rows.fetchall())


def joined(
    keep: Found, kept: dict[str, Any], gone: Found, other: dict[str, Any]
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The new values of the record that stays, and the fields both tell otherwise."""
    changes: dict[str, Any] = {}
    differing: list[str] = []
    for name, (kind, _, _, _, default) in SHAPES[keep.table].items():
        mine, theirs = kept[name], other[name]
        if name in _NEVER or mine == theirs or _is_owner(keep.table, name):
            continue
        if kind in LIST_KINDS:
            more = [each for each in theirs if each not in mine]
            changes |= {name: [*mine, *more]} if more else {}
        elif name == "confidentiality":  # the stricter tier always stands
            changes |= {name: theirs} if theirs > mine else {}
        elif theirs in (None, "", default, keep.id, gone.id) or theirs == shape.untold(kind, default):
            continue
        elif mine in (None, "", default, gone.id) or mine == shape.untold(kind, default):
            changes[name] = theirs
        else:
            differing.append(name)
    if keep.table == "actor" and "name" in differing:
        differing.remove("name")
        known = changes.get("aliases", kept["aliases"])
        changes["aliases"] = [*known, *(each for each in [other["name"]] if each not in known)]
    return changes, tuple(differing)


def _is_owner(table: str, name: str) -> bool:
    """A column that says where a record hangs: it is moved, not compared."""
    return RELATIONS.get(table, {}).get(name, ("", False))[1] or belonging.LOOSELY_OWNED.get(table) == name


def _refuse_unlike(first: Found, second: Found) -> None:
    if first.table not in MERGED or second.table not in MERGED:
        raise RefusedInputError(said("Incidents, people, actors and sources are merged; other records are edited."))
    if first.table != second.table:
        raise RefusedInputError(said("Only two records of the same kind are merged."))
    if first == second:
        raise RefusedInputError(said("A record cannot be merged with itself."))


def _worded(case: CaseFile, value: Any) -> str:
    if isinstance(value, VagueDate):
        return value.as_written or value.edtf
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    return (addresses.called(case, text) or text) if len(text) == len("0198c0de-0000-7000-8000-000000000000") else text
