"""Every entity of the field is reachable by a command, described, and tried by a test."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from cli.command_table import COMMANDS
from schemas import data_dictionary
from tests.house.guides import ROOT

FIELD = ROOT.parent / "shared" / "reference" / "field.md"
_RECORD, _TABLE = "### Record: {}", "### Table: {}"


class Entity(NamedTuple):
    """What the field calls it; the commands that reach it; its records in the dictionary; a test that names it."""

    name: str
    commands: tuple[str, ...]
    records: tuple[str, ...]
    tried: tuple[str, str]


CLI = "tests/cli/test_registers.py"
ENTITIES = (
    Entity("Incident", ("add", "list", "show", "edit", "search"), ("incident",), ("tests/cli/test_found.py", '"add"')),
    Entity("IncidentLink", ("link", "chain"), ("link",), ("tests/incidents/test_linking.py", "link")),
    Entity(
        "Operation",
        ("operation add", "operation list", "operation include", "operation estimate"),
        ("operation", "operation_incident", "estimate"),
        (CLI, "operation estimate"),
    ),
    Entity("Act", ("act add", "act list", "act show", "act edit"), ("act",), (CLI, '"act"')),
    Entity("Person", ("person add", "person list", "person name"), ("person", "identity"), (CLI, '"person"')),
    Entity("PersonProfile", ("person profile", "person health"), ("profile", "health_told"), (CLI, "person profile")),
    Entity(
        "Actor",
        ("actor add", "actor list", "actor under", "actor site", "actor chain"),
        ("actor", "composition", "emplacement"),
        (CLI, "actor under"),
    ),
    Entity("Membership", ("actor member",), ("membership",), (CLI, "actor member")),
    Entity("Involvement", ("act by",), ("involvement",), (CLI, "act by")),
    Entity("Source", ("source add", "source access"), ("source", "access_point"), (CLI, "source access")),
    Entity("Information", ("source told",), ("information",), (CLI, "source told")),
    Entity("Claim", ("claim add", "claim list"), ("claim",), (CLI, '"claim"')),
    Entity("Verification", ("verify",), ("verification",), ("tests/incidents/test_registers.py", "verification")),
    Entity("Evidence", ("evidence add", "evidence list", "evidence extract"), ("evidence",), (CLI, '"evidence"')),
    Entity("CustodyEvent", ("evidence custody",), ("custody_event",), (CLI, "evidence custody")),
    Entity("Consent", ("consent add", "consent withdraw", "consent list"), ("consent",), (CLI, '"consent"')),
    Entity("Case", ("case add", "case list", "case need"), ("support_case", "need"), (CLI, "case need")),
    Entity("Intervention", ("intervention add", "intervention list"), ("intervention",), (CLI, '"intervention"')),
    Entity("Referral", ("case refer",), ("referral",), (CLI, "case refer")),
    Entity("Task", ("task add", "task list", "task done"), ("task",), (CLI, '"task"')),
    Entity(
        "Proceeding", ("proceeding add", "proceeding list", "proceeding clock"), ("proceeding",), (CLI, '"proceeding"')
    ),
    Entity("ProceedingStep", ("proceeding step",), ("proceeding_step",), (CLI, "proceeding step")),
    Entity("DetentionDetail", ("act detention",), ("detention",), (CLI, "act detention")),
    Entity("IllTreatmentDetail", ("act treatment",), ("ill_treatment",), (CLI, "act treatment")),
    Entity("KillingDetail", ("act killing",), ("killing",), (CLI, "act killing")),
    Entity("CoercionDetail", ("act coercion",), ("coercion",), (CLI, "act coercion")),
    Entity("SurveillanceDetail", ("act surveillance",), ("surveillance",), (CLI, "act surveillance")),
    Entity("PropertyLossDetail", ("act property",), ("property_loss",), (CLI, "act property")),
    Entity("Duplicate", ("duplicates", "merge"), ("duplicate",), ("tests/incidents/test_merging.py", "merge")),
    Entity(
        "Vocabulary",
        ("vocab list", "vocab add", "vocab retire", "vocab rename", "vocab merge", "vocab crosswalk"),
        ("local_term",),
        ("tests/incidents/test_local_terms.py", "local_term"),
    ),
    Entity(
        "CodingPass",
        ("coding add", "coding list", "coding compare"),
        ("coding_pass",),
        ("tests/incidents/test_coding_passes.py", "coding"),
    ),
    Entity(
        "AuditEvent",
        ("log", "history", "undo"),
        ("log_entry", "log_part", "log_touch", "log_device"),
        ("tests/incidents/test_log.py", "log_entry"),
    ),
    Entity(
        "ExportRecipe",
        ("export upr", "export csv", "release list", "release show"),
        ("recipe", "published_release"),
        ("tests/incidents/test_releasing.py", "release"),
    ),
    Entity(
        "Recommendation",
        ("recommendation add", "recommendation list", "recommendation confirm"),
        ("recommendation", "recommendation_link"),
        ("tests/incidents/test_testing_recommendations.py", "recommendation"),
    ),
    Entity("RetentionRule", ("retention add", "retention list"), ("retention_rule",), (CLI, '"retention"')),
)
"""The table of entities of the reference of the field, section 2, in its order; a heading may name two of ours."""


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.name)
def test_an_entity_of_the_field_is_reached_described_and_tried(entity: Entity) -> None:
    written = data_dictionary.WRITTEN.read_text(encoding="utf-8").splitlines()
    path, named = entity.tried

    assert [command for command in entity.commands if command not in COMMANDS] == []
    assert [
        record
        for record in entity.records
        if _RECORD.format(record) not in written and _TABLE.format(record) not in written
    ] == []
    assert named in (ROOT / path).read_text(encoding="utf-8")


def test_every_record_of_the_dictionary_belongs_to_an_entity_of_the_field() -> None:
    written = re.findall(r"^### Record: (\w+)$", data_dictionary.WRITTEN.read_text(encoding="utf-8"), re.MULTILINE)
    ours = {"identity_told", "saved_query"}  # a form of what is sealed; a query kept by its name

    assert set(written) - ours == {record for each in ENTITIES for record in each.records} - _KEPT_BY_THEMSELVES


_KEPT_BY_THEMSELVES = {"log_entry", "log_part", "log_touch", "log_device"}


def test_no_entity_of_the_reference_is_forgotten(capsys: pytest.CaptureFixture[str]) -> None:
    if not FIELD.exists():
        pytest.skip(f"{Path('../shared/reference/field.md')} is not here: nothing to compare the entities with")
    told = _told_in(FIELD.read_text(encoding="utf-8"))

    with capsys.disabled():
        print(f"\n{len(ENTITIES)} entities of the field, {len({c for e in ENTITIES for c in e.commands})} commands")
    assert told == [each.name for each in ENTITIES]


def _told_in(text: str) -> list[str]:
    """The names of the table of section 2, one by one, in order."""
    section = text.split("\n## 2.")[1].split("\n## ")[0]
    heads = [line.split("|")[1] for line in section.splitlines() if line.startswith("| **")]
    every = {each.name for each in ENTITIES}
    names: list[str] = []
    for head in heads:
        words = re.findall(r"[A-Z]\w+", " ".join(re.findall(r"\*\*(.+?)\*\*", head)))
        names += [word for word in words if word in every] or [head.strip()]
    return names
