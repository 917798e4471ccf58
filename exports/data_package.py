"""The description of the CSV files, as Frictionless reads it."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from exports.reading_guide import LICENCE, title
from exports.safe_cells import plain
from exports.wording import footer
from schemas.release import Release


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a CSV file: its name, its type and what stands in it."""

    name: str
    type: str
    description: str
    is_required: bool = False
    values: tuple[str, ...] = ()


COUNTS = (
    Column("table_id", "string", "The table of the release the figure belongs to.", is_required=True),
    Column("dimension_1", "string", "What the rows are counted by.", is_required=True),
    Column("code_1", "string", "The row; '*' is the total. Codes are explained in dictionary.csv.", is_required=True),
    Column("dimension_2", "string", "What the columns are counted by; empty in a table of one dimension."),
    Column("code_2", "string", "The column; '*' is the total; empty in a table of one dimension."),
    Column("period", "string", "When it happened, as an ISO 8601 interval; '..' is an open end.", is_required=True),
    Column("unit", "string", "What is counted.", is_required=True, values=("incidents", "acts", "victims")),
    Column("value", "integer", "The documented count; empty where a flag says why."),
    Column(
        "flag",
        "string",
        "Why there is no value: c withheld to protect people, z does not apply, x not collected.",
        values=("c", "z", "x"),
    ),
)
DICTIONARY = (
    Column("field", "string", "The dimension.", is_required=True),
    Column("code", "string", "The code.", is_required=True),
    Column("label", "string", "What it is called.", is_required=True),
    Column("definition", "string", "What it means."),
)


def described(release: Release, counts: bytes, words: bytes) -> bytes:
    """datapackage.json after the Data Package specification 1.0, with hash and size of each file."""
    package = {
        "profile": "tabular-data-package",
        "name": "documented-incidents",
        "id": plain(release.id),
        "title": title(release),
        "description": footer(release),
        "version": "1",
        "created": f"{release.made_on.isoformat()}T00:00:00Z",
        "licenses": [{"name": LICENCE[0], "title": LICENCE[1], "path": LICENCE[2]}],
        "resources": [
            _resource("counts_long", "Documented counts, one line a cell", counts, COUNTS),
            _resource("dictionary", "What the codes mean", words, DICTIONARY),
        ],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(name: str, told: str, content: bytes, columns: Sequence[Column]) -> dict[str, object]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "title": told,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {"fields": [_field(column) for column in columns], "missingValues": [""]},
    }


def _field(column: Column) -> dict[str, object]:
    rules: dict[str, object] = {"required": True} if column.is_required else {}
    if column.values:
        rules["enum"] = list(column.values)
    if column.type == "integer":
        rules["minimum"] = 0
    return {
        "name": column.name,
        "type": column.type,
        "description": column.description,
        **({"constraints": rules} if rules else {}),
    }
