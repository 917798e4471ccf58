"""Compiles the models into what the hot commands read.

``python -m schemas.compiling`` writes ``schemas/compiled/records.py``. The models stay the one source of truth:
a test fails when the written file is not what they say.
"""

import re
from pathlib import Path
from pprint import pformat
from typing import Any

from pydantic.fields import FieldInfo
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from schemas import (
    act,
    act_details,
    actor,
    change,
    claim,
    coding,
    command,
    consent,
    evidence,
    harm_details,
    incident,
    ledger,
    local_term,
    operation,
    person,
    proceeding,
    profile,
    recommendation,
    review,
    source,
    support,
    verification,
)
from schemas.base import OWNED
from schemas.told import Told
from schemas.vocabulary import described

WRITTEN = Path(__file__).parent / "compiled" / "records.py"
WORDED = Path(__file__).parent / "compiled" / "descriptions.py"

DRAFTS: dict[str, type[SQLModel]] = {
    "incident": incident.IncidentDraft,
    "link": incident.LinkDraft,
    "act": act.ActDraft,
    "involvement": act.InvolvementDraft,
    "detention": act_details.DetentionDraft,
    "coercion": act_details.CoercionDraft,
    "ill_treatment": harm_details.IllTreatmentDraft,
    "killing": harm_details.KillingDraft,
    "surveillance": harm_details.SurveillanceDraft,
    "property_loss": harm_details.PropertyLossDraft,
    "person": person.PersonDraft,
    "identity": person.IdentityFields,
    "identity_told": person.IdentityDraft,
    "profile": profile.ProfileDraft,
    "health_told": profile.HealthDraft,
    "actor": actor.ActorDraft,
    "membership": command.MembershipDraft,
    "composition": command.CompositionDraft,
    "emplacement": command.EmplacementDraft,
    "source": source.SourceDraft,
    "access_point": source.AccessPointDraft,
    "information": source.InformationDraft,
    "claim": claim.ClaimDraft,
    "evidence": evidence.EvidenceDraft,
    "custody_event": evidence.CustodyEventDraft,
    "consent": consent.ConsentDraft,
    "verification": verification.VerificationDraft,
    "coding_pass": review.CodingPassDraft,
    "duplicate": review.DuplicateDraft,
    "operation": operation.OperationDraft,
    "operation_incident": operation.OperationIncidentDraft,
    "estimate": operation.EstimateDraft,
    "proceeding": proceeding.ProceedingDraft,
    "proceeding_step": proceeding.ProceedingStepDraft,
    "support_case": support.SupportCaseDraft,
    "need": support.NeedDraft,
    "referral": support.ReferralDraft,
    "intervention": support.InterventionDraft,
    "task": support.TaskDraft,
    "retention_rule": support.RetentionRuleDraft,
    "recommendation": recommendation.RecommendationDraft,
    "recommendation_link": recommendation.RecommendationLinkDraft,
    "local_term": local_term.LocalTermDraft,
    "saved_query": review.SavedQueryDraft,
    "recipe": review.RecipeDraft,
    "published_release": ledger.PublishedReleaseDraft,
}
TABLE_MODULES = (
    act,
    act_details,
    actor,
    change,
    claim,
    coding,
    command,
    consent,
    evidence,
    harm_details,
    incident,
    ledger,
    local_term,
    operation,
    person,
    proceeding,
    profile,
    recommendation,
    review,
    source,
    support,
    verification,
)


def shape_of(draft: type[SQLModel]) -> dict[str, tuple[str, int, str, bool, Any]]:
    """Each field of a draft: kind, longest, vocabulary, whether it must be told, what it is when it is not."""
    return {name: _field(draft, name, field) for name, field in draft.model_fields.items()}


def _field(draft: type[SQLModel], name: str, field: FieldInfo) -> tuple[str, int, str, bool, Any]:
    told = next((each for each in field.metadata if isinstance(each, Told)), None)
    if told is None:
        raise TypeError(f"{draft.__name__}.{name} does not say what kind of answer it takes")
    default = None if field.is_required() or told.kind == "date" else field.get_default(call_default_factory=True)
    return told.kind, told.longest, told.vocabulary, field.is_required(), default


def columns() -> dict[str, tuple[str, ...]]:
    """The columns of every table, in the order they are created."""
    return {table.name: tuple(column.name for column in table.columns) for table in SQLModel.metadata.sorted_tables}


def relations() -> dict[str, dict[str, tuple[str, bool]]]:
    """The columns of each table that name another record: of which table, and whether the record goes with it."""
    return {
        table.name: {
            constraint.column_keys[1]: (constraint.referred_table.name, bool(constraint.info[OWNED]))
            for constraint in sorted(table.foreign_key_constraints, key=lambda each: list(each.column_keys))
        }
        for table in SQLModel.metadata.sorted_tables
        if table.name in DRAFTS and table.foreign_key_constraints
    }


def descriptions() -> dict[str, dict[str, str]]:
    """What each field of each draft is, in its own words or those of its vocabulary."""
    return {
        kind: {name: field.description or _purpose(kind, name) for name, field in draft.model_fields.items()}
        for kind, draft in DRAFTS.items()
    }


def _purpose(kind: str, name: str) -> str:
    of = shape_of(DRAFTS[kind])[name][2]
    return described(of)[1] if of else ""


def definitions() -> tuple[str, ...]:
    """The statements that create every table and index, in an order that works."""
    dialect = sqlite.dialect()
    statements: list[str] = []
    for table in SQLModel.metadata.sorted_tables:
        statements.append(re.sub(r" +\n", "\n", str(CreateTable(table).compile(dialect=dialect))).strip())
        for index in sorted(table.indexes, key=lambda each: str(each.name)):
            statements.append(str(CreateIndex(index).compile(dialect=dialect)).strip())
    return tuple(statements)


def compiled() -> str:
    """The text of ``schemas/compiled/records.py``."""
    shapes = {kind: shape_of(draft) for kind, draft in DRAFTS.items()}
    parts = (
        '"""Compiled from the models by schemas.compiling; do not edit."""',
        "# ruff: noqa: E501",
        "from typing import Any",
        "SHAPES: dict[str, dict[str, tuple[str, int, str, bool, Any]]] = "
        f"{pformat(shapes, width=160, sort_dicts=False)}",
        f"COLUMNS: dict[str, tuple[str, ...]] = {pformat(columns(), width=160, sort_dicts=False)}",
        f"RELATIONS: dict[str, dict[str, tuple[str, bool]]] = {pformat(relations(), width=160)}",
        "DEFINITIONS: tuple[str, ...] = (\n" + ",\n".join(f'    """{each}"""' for each in definitions()) + ",\n)",
    )
    return "\n\n".join(parts) + "\n"


def worded() -> str:
    """The text of ``schemas/compiled/descriptions.py``: apart, since only help pages and questions read it."""
    parts = (
        '"""Compiled from the models by schemas.compiling; do not edit."""',
        "# ruff: noqa: E501",
        f"DESCRIPTIONS: dict[str, dict[str, str]] = {pformat(descriptions(), width=160, sort_dicts=False)}",
    )
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    WRITTEN.write_text(compiled(), encoding="utf-8")
    WORDED.write_text(worded(), encoding="utf-8")
