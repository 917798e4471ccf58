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
    coding,
    consent,
    evidence,
    incident,
    ledger,
    person,
    source,
    verification,
)
from schemas.told import Told

WRITTEN = Path(__file__).parent / "compiled" / "records.py"

DRAFTS: dict[str, type[SQLModel]] = {
    "incident": incident.IncidentDraft,
    "link": incident.LinkDraft,
    "act": act.ActDraft,
    "involvement": act.InvolvementDraft,
    "detention": act_details.DetentionDraft,
    "coercion": act_details.CoercionDraft,
    "person": person.PersonDraft,
    "identity": person.IdentityFields,
    "identity_told": person.IdentityDraft,
    "actor": actor.ActorDraft,
    "source": source.SourceDraft,
    "information": source.InformationDraft,
    "evidence": evidence.EvidenceDraft,
    "consent": consent.ConsentDraft,
    "verification": verification.VerificationDraft,
    "published_release": ledger.PublishedReleaseDraft,
}
TABLE_MODULES = (
    act,
    act_details,
    actor,
    change,
    coding,
    consent,
    evidence,
    incident,
    ledger,
    person,
    source,
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
        "DEFINITIONS: tuple[str, ...] = (\n" + ",\n".join(f'    """{each}"""' for each in definitions()) + ",\n)",
    )
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    WRITTEN.write_text(compiled(), encoding="utf-8")
