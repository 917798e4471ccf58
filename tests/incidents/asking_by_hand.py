"""Answers a query slowly, from the rows as they lie: what the database must answer too."""

from collections import defaultdict
from typing import Any

from incidents.case_file import CaseFile
from incidents.outcomes import STATUS_AFTER
from incidents.query_act_sql import split
from incidents.query_keys import ACT_KEYS, INFORMATION_KEYS, INVOLVEMENT_KEYS, KEYS, PROCEEDING_KEYS
from incidents.query_tree import Agreed, Between, Coded, Condition, Named, NotKnown, Phrase, Query, Span, Text, Value
from schemas.compiled.records import COLUMNS
from schemas.folding import fold

Row = dict[str, Any]


class ByHand:
    """All tables of a case file in memory, and a query answered over them one record at a time."""

    def __init__(self, case: CaseFile) -> None:
        self.tables: dict[str, list[Row]] = {}
        for table, columns in COLUMNS.items():
            chosen = ", ".join(f'"{column}"' for column in columns)
            rows = case.connection.execute(f'SELECT {chosen} FROM "{table}"')
            self.tables[table] = [dict(zip(columns, row, strict=True)) for row in rows]
        self.codings: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in self.tables["coding"]:
            self.codings[row["record"], row["field"]].add(row["term"])
        self.by_id = {row["id"]: row for table in self.tables.values() for row in table if "id" in row}

    def titles(self, query: Query) -> set[str]:
        return {each["title"] for each in self.tables["incident"] if self.answers(each, query)}

    def answers(self, incident: Row, query: Query) -> bool:
        acts = [each for each in query.conditions if each.key in ACT_KEYS and not each.negated]
        told = [each for each in query.conditions if each.key in INFORMATION_KEYS and not each.negated]
        others = [each for each in query.conditions if each not in acts and each not in told]
        return (
            all(self._holds(incident, each) for each in others)
            and all(self._any_act(incident, group) for group in _groups(acts, "act"))
            and all(self._any_told(incident, group) for group in _groups(told, "source"))
        )

    def _holds(self, incident: Row, condition: Condition) -> bool:
        if condition.key in ACT_KEYS:
            met = self._any_act(incident, [condition])
        elif condition.key in INFORMATION_KEYS:
            met = self._any_told(incident, [condition])
        else:
            met = any(self._of_incident(incident, condition.key, value) for value in condition.values)
        return met != condition.negated

    def _any_act(self, incident: Row, group: list[Condition]) -> bool:
        acts = self._rows("act", incident=incident["id"])
        if all(each.key in PROCEEDING_KEYS for each in group) and any(
            self._proceeding(each, group) for each in self._rows("proceeding", incident=incident["id"])
        ):
            return True
        return any(self._act(act, group) for act in acts)

    def _act(self, act: Row, group: list[Condition]) -> bool:
        involved = [each for each in group if each.key in INVOLVEMENT_KEYS]
        proceedings = [each for each in group if each.key in PROCEEDING_KEYS]
        own = [each for each in group if each not in involved and each not in proceedings]
        return (
            all(any(self._of_act(act, each.key, value) for value in each.values) for each in own)
            and all(self._involved(act, each) for each in _groups(involved, "by"))
            and (not proceedings or any(self._proceeding(each, proceedings) for each in self._about(act)))
        )

    def _of_act(self, act: Row, key: str, value: Value) -> bool:
        for at in KEYS[key].at.split(",") if KEYS[key].at else ():
            table, field = split(at)
            owner = {"person": act["person"]} if table == "profile" else {"act": act["id"]}
            rows = [act] if table == "act" else self._rows(table, **owner)
            if any(self._field(row, field, value) for row in rows):
                return True
        if KEYS[key].at:
            return False
        victim = self.by_id.get(act["person"])
        if isinstance(value, Agreed):
            return victim is not None and self._agreed(victim, value)
        if isinstance(value, Named):
            if value.text == "minor":
                return act["age_band"] in ("0_13", "14_17") or bool(victim and victim["minor"])
            return victim is not None and victim["code"] == value.text
        assert isinstance(value, Coded)
        if key == "act":
            return act["term"] in value.codes
        if key in ("method", "bias"):
            return self._coded(act, {"method": "methods", "bias": "bias_grounds"}[key], value.codes)
        if victim is None:
            return False
        if value.vocabulary == "victim_groups":
            return self._coded(victim, "groups", value.codes)
        columns = {
            "gender_identities": "gender_identity",
            "gender_modalities": "gender_modality",
            "orientations": "orientation",
            "sex_characteristics": "sex_characteristics",
        }
        return victim[columns[value.vocabulary]] in value.codes

    def _agreed(self, victim: Row, value: Agreed) -> bool:
        last: dict[str, str] = {}
        answers = self._rows("consent", person=victim["id"])
        for row in sorted(
            answers, key=lambda row: (row["given_on"] or row["created_at"][:10], row["created_at"], row["id"])
        ):
            if not value.purposes or row["purpose"] in value.purposes:
                last[row["purpose"]] = row["state"]
        return any(state in value.states for state in last.values()) or (not last and "not_asked" in value.states)

    def _involved(self, act: Row, group: list[Condition]) -> bool:
        rows = self._rows("involvement", act=act["id"])
        if not rows and len(group) == 1 and group[0].key == "by":
            return any(isinstance(value, Coded) and "unknown" in value.codes for value in group[0].values)
        return any(all(any(self._of_involved(row, each.key, v) for v in each.values) for each in group) for row in rows)

    def _of_involved(self, row: Row, key: str, value: Value) -> bool:
        if key != "by":
            return self._field(row, split(KEYS[key].at)[1], value)
        if isinstance(value, Coded):
            return row["perpetrator_class"] in value.codes
        unit = self.by_id.get(row["actor"])
        while unit is not None:
            if isinstance(value, Named) and unit["code"] == value.text:
                return True
            unit = self.by_id.get(unit["part_of"])
        return False

    def _about(self, act: Row) -> list[Row]:
        found = []
        for row in self.tables["proceeding"]:
            if row["act"]:
                met = row["act"] == act["id"]
            elif row["person"]:
                met = row["person"] == act["person"] and row["incident"] in (None, act["incident"])
            else:
                met = row["incident"] == act["incident"]
            if met:
                found.append(row)
        return found

    def _proceeding(self, row: Row, group: list[Condition]) -> bool:
        return all(any(self._of_proceeding(row, each.key, value) for value in each.values) for each in group)

    def _of_proceeding(self, row: Row, key: str, value: Value) -> bool:
        if key in ("forum", "role"):
            return self._field(row, key, value)
        assert isinstance(value, Coded)
        steps = [
            each for each in self._rows("proceeding_step", proceeding=row["id"]) if each["date"] or not each["due_on"]
        ]
        if key == "step":
            return any(each["kind"] in value.codes for each in steps)
        steps = [each for each in steps if _stands(each)]
        if not steps:
            return False
        standing = [each for each in steps if not any(_surely_later(other, each) for other in steps)]
        last = max(standing, key=lambda each: (bool(each["date_earliest"] or each["date_latest"]), each["id"]))
        return (last["kind"] if value.vocabulary == "step_kinds" else _stands(last)) in value.codes

    def _any_told(self, incident: Row, group: list[Condition]) -> bool:
        rows = self._rows("information", incident=incident["id"])
        return any(all(any(self._told(row, each.key, v) for v in each.values) for each in group) for row in rows)

    def _told(self, row: Row, key: str, value: Value) -> bool:
        source = self.by_id[row["source"]]
        if key != "source":
            table, field = split(KEYS[key].at)
            return self._field(source if table == "source" else row, field, value)
        if isinstance(value, Coded):
            return source["kind"] in value.codes
        return isinstance(value, Named) and (source["code"] == value.text or fold(value.text) in fold(source["name"]))

    def _of_incident(self, incident: Row, key: str, value: Value) -> bool:
        if key in ("since", "until", "date", "within"):
            return _vague(incident, "date", value)
        if key in ("victims", "victims_sure"):
            return _figures(*self._sums(incident), value, sure=key == "victims_sure")
        if key in ("has", "no"):
            assert isinstance(value, Named)
            return self._has(incident, value.text) == (key == "has")
        if key in _BY_HAND:
            return bool(_BY_HAND[key](self, incident, value))
        return self._field(incident, split(KEYS[key].at)[1], value)

    def _has(self, incident: Row, asked: str) -> bool:
        acts = self._rows("act", incident=incident["id"])
        people = {act["person"] for act in acts if act["person"]}
        ids = {act["id"] for act in acts}
        if asked in ("detention", "coercion", "ill_treatment", "killing", "surveillance", "property_loss"):
            return any(row["act"] in ids for row in self.tables[asked])
        if asked in ("consent", "profile"):
            return any(row["person"] in people for row in self.tables[asked])
        if asked in ("evidence", "coding_pass", "verification", "intervention"):
            return bool(self._rows(asked, incident=incident["id"]))
        told: dict[str, Any] = {
            "act": acts,
            "victim": people,
            "actor": [row for row in self.tables["involvement"] if row["act"] in ids and row["actor"]],
            "source": self._rows("information", incident=incident["id"]),
            "amount": [row for row in self.tables["coercion"] if row["act"] in ids and row["amount"] is not None],
            "proceeding": self._rows("proceeding", incident=incident["id"]) or [1 for act in acts if self._about(act)],
            "operation": self._rows("operation_incident", incident=incident["id"]),
            "second_review": [r for r in self._rows("verification", incident=incident["id"]) if r["reviewed_by"]],
            "recommendation": self._rows("recommendation_link", incident=incident["id"]),
            "task": self._rows("task", about=incident["id"]),
            "claim": self._claims(incident),
            "case": [
                row
                for row in self.tables["support_case"]
                if incident["id"] in self.codings[row["id"], "about"] or people & self.codings[row["id"], "persons"]
            ],
            "duplicate": [r for r in self.tables["duplicate"] if incident["id"] in (r["first"], r["second"])],
            "date": incident["date_sort"],
            "place": incident["place"],
        }
        return bool(told[asked])

    def _claims(self, incident: Row) -> list[Row]:
        acts = {act["id"] for act in self._rows("act", incident=incident["id"])}
        held = {row["id"] for row in self.tables["detention"] if row["act"] in acts}
        return [row for row in self.tables["claim"] if row["about"] in {incident["id"], *acts, *held}]

    def claim(self, incident: Row, value: Value) -> bool:
        rows = self._claims(incident)
        if isinstance(value, Coded):
            return any(row["stance"] in value.codes for row in rows)
        if isinstance(value, Text):
            return any(row["field"] == value.folded for row in rows)
        conflicting = [
            one
            for one in rows
            for other in rows
            if (one["about"], one["field"]) == (other["about"], other["field"]) and _against(one, other)
        ]
        if isinstance(value, Named) and value.text == "unsettled":
            settled = {(row["about"], row["field"]) for row in rows if row["preferred"]}
            return any((one["about"], one["field"]) not in settled for one in conflicting)
        return bool(conflicting)

    def place(self, incident: Row, value: Value) -> bool:
        places = {incident["place"], *(act["place"] for act in self._rows("act", incident=incident["id"]))}
        return isinstance(value, Coded) and bool(places & set(value.codes))

    def person(self, incident: Row, value: Value) -> bool:
        assert isinstance(value, Named)
        (record,) = [row["id"] for row in self.tables["person"] if row["code"] == value.text]
        acts = self._rows("act", incident=incident["id"])
        ids = {act["id"] for act in acts}
        return (
            any(act["person"] == record for act in acts)
            or any(row["person"] == record for row in self.tables["involvement"] if row["act"] in ids)
            or any(
                row["person"] == record
                for row in self.tables["proceeding"]
                if row["incident"] == incident["id"] or row["act"] in ids
            )
            or any(
                self.by_id[row["source"]]["person"] == record
                for row in self._rows("information", incident=incident["id"])
            )
        )

    def evidence(self, incident: Row, value: Value) -> bool:
        rows = self._rows("evidence", incident=incident["id"])
        if isinstance(value, Coded):
            return any(row["kind"] in value.codes for row in rows)
        return any(isinstance(value, Text) and f"/{value.folded}" in f"/{row['media_type']}" for row in rows)

    def url(self, incident: Row, value: Value) -> bool:
        assert isinstance(value, Text)
        urls = [row["url"] for each in ("information", "evidence") for row in self._rows(each, incident=incident["id"])]
        hosts = [url.partition("://")[2].partition("/")[0] for url in urls if url]
        return any(host == value.folded or host.endswith(f".{value.folded}") for host in hosts)

    def joined(self, incident: Row, value: Value, table: str, column: str) -> bool:
        rows = self._rows(table, incident=incident["id"])
        return any(isinstance(value, Named) and self.by_id[row[column]]["code"] == value.text for row in rows)

    def duplicate(self, incident: Row, value: Value) -> bool:
        rows = [row for row in self.tables["duplicate"] if incident["id"] in (row["first"], row["second"])]
        return any(isinstance(value, Coded) and row["decision"] in value.codes for row in rows)

    def note(self, incident: Row, value: Value) -> bool:
        notes = [incident["note"], *(act["note"] for act in self._rows("act", incident=incident["id"]))]
        return any(isinstance(value, Phrase) and phrased(note, value) for note in notes)

    def _sums(self, incident: Row) -> tuple[int | None, int | None]:
        people = {act["person"] for act in self._rows("act", incident=incident["id"]) if act["person"]}
        rows = [self.by_id[each] for each in people]
        lows = [row["size_low"] if row["size_low"] is not None else row["size_best"] for row in rows]
        lows = [
            1 if low is None and row["counting_unit"] == "individual" else low
            for low, row in zip(lows, rows, strict=True)
        ]
        highs = [row["size_high"] if row["size_high"] is not None else row["size_best"] for row in rows]
        highs = [
            1 if high is None and row["counting_unit"] == "individual" and row["size_low"] is None else high
            for high, row in zip(highs, rows, strict=True)
        ]
        known = [low for low in lows if low is not None]
        return sum(known) if known else None, sum(highs) if highs and None not in highs else None  # type: ignore[arg-type]

    def _field(self, row: Row, field: str, value: Value) -> bool:
        if field.startswith(":"):
            terms = self.codings[row["id"], field[1:]]
            if isinstance(value, Phrase):
                return any(phrased(term, value) for term in terms)
            return isinstance(value, Coded) and bool(terms & set(value.codes))
        told = row[field]
        if isinstance(value, Coded):
            return told in value.codes
        if isinstance(value, Phrase):
            return phrased(told, value)
        if isinstance(value, NotKnown):
            return told in (None, "")
        if isinstance(value, Between):
            return (
                told is not None
                and (value.low is None or told >= value.low)
                and (value.high is None or told <= value.high)
            )
        if isinstance(value, Span):
            return (
                bool(told)
                and (not value.first or told[:10] + "~" >= value.first)
                and (not value.last or told[:10] <= value.last)
            )
        assert isinstance(value, Named)
        if value.text in ("0", "1", ""):
            return told == (int(value.text) if value.text else None)
        return bool(told.lower() == value.text.lower())

    def _coded(self, row: Row, field: str, codes: tuple[str, ...]) -> bool:
        return bool(self.codings[row["id"], field] & set(codes))

    def _rows(self, table: str, **asked: Any) -> list[Row]:
        return [row for row in self.tables[table] if all(v and row[name] == v for name, v in asked.items())]


_BY_HAND: dict[str, Any] = {
    "claim": ByHand.claim,
    "person": ByHand.person,
    "place": ByHand.place,
    "evidence": ByHand.evidence,
    "url": ByHand.url,
    "note": ByHand.note,
    "duplicate": ByHand.duplicate,
    "operation": lambda by, incident, value: by.joined(incident, value, "operation_incident", "operation"),
    "recommendation": lambda by, incident, value: by.joined(incident, value, "recommendation_link", "recommendation"),
}


def _groups(conditions: list[Condition], head: str) -> list[list[Condition]]:
    heads = [each for each in conditions if each.key == head]
    besides = [each for each in conditions if each.key != head]
    return [[each, *besides] for each in heads] or ([besides] if besides else [])


def _surely_later(one: Row, other: Row) -> bool:
    return bool(one["date_earliest"] and other["date_latest"] and one["date_earliest"] > other["date_latest"])


def _stands(step: Row) -> str:
    return str(step["status"] or STATUS_AFTER.get(step["kind"], ""))


def phrased(text: str, phrase: Phrase) -> bool:
    told, many = "".join(each if each.isalnum() else " " for each in fold(text)).split(), len(phrase.words)
    for at in range(len(told) - many + 1):
        *before, last = told[at : at + many]
        if tuple(before) == phrase.words[:-1] and (last.startswith if phrase.begins else last.__eq__)(phrase.words[-1]):
            return True
    return False


def _against(one: Row, other: Row) -> bool:
    if one["stance"] != "asserts":
        return False
    same = fold(one["value"]) == fold(other["value"])
    return (other["stance"] == "asserts" and not same) or (other["stance"] == "denies" and same)


def _vague(row: Row, field: str, value: Value) -> bool:
    told, first, last = row[f"{field}_sort"], row[f"{field}_earliest"], row[f"{field}_latest"]
    if isinstance(value, NotKnown):
        return not told
    assert isinstance(value, Span)
    if not told:
        return False
    if value.wholly:
        return not (value.first and (first is None or first < value.first)) and not (
            value.last and (last is None or last > value.last)
        )
    return not (value.first and last is not None and last < value.first) and not (
        value.last and first is not None and first > value.last
    )


def _figures(low: int | None, high: int | None, value: Value, *, sure: bool) -> bool:
    if isinstance(value, NotKnown):
        return low is None and high is None
    assert isinstance(value, Between)
    if low is None and high is None:
        return False
    least, most = (low, high) if sure else (high, low)
    above = value.low is None or (least >= value.low if least is not None else not sure)
    below = value.high is None or (most <= value.high if most is not None else not sure)
    return above and below
