import csv
import hashlib
import io
import json
import re
from typing import Any

from hypothesis import given

from exports import FORMATS
from exports.safe_cells import guarded
from schemas.release import Release
from tests.exports.example import RELEASE, TABLES
from tests.exports.reading import parts, rows
from tests.exports.strategies import PATIENTLY, releases

CSV = FORMATS["csv"]
DRAWN = CSV.render(RELEASE, None).content
READ = parts(DRAWN)
PACKAGE: dict[str, Any] = json.loads(READ["datapackage.json"])


def test_the_bundle_holds_what_it_lists() -> None:
    assert list(READ) == [
        "README.md",
        "SDC_REPORT.md",
        "SHA256SUMS",
        "counts_long.csv",
        "datapackage.json",
        "dictionary.csv",
    ]


def test_the_sums_are_those_sha256sum_checks() -> None:
    listed = [line.split("  ") for line in READ["SHA256SUMS"].decode().splitlines()]

    assert {name for _, name in listed} == set(READ) - {"SHA256SUMS"}
    assert all(hashlib.sha256(READ[name]).hexdigest() == told for told, name in listed)


def test_a_cell_is_a_line() -> None:
    told = rows(DRAWN, "counts_long.csv")

    assert len(told) == sum(len(table.cells) for table in TABLES)
    assert told[1] == {
        "table_id": "T1",
        "dimension_1": "act",
        "code_1": "INT",
        "dimension_2": "year",
        "code_2": "2015",
        "period": "2014-01-01/2023-12-31",
        "unit": "acts",
        "value": "16",
        "flag": "",
    }
    assert told[0]["value"] == ""
    assert told[0]["flag"] == "c"


def test_no_line_holds_a_figure_below_the_threshold() -> None:
    assert not [row for row in rows(DRAWN, "counts_long.csv") if row["value"] and 0 < int(row["value"]) < RELEASE.k]


def test_every_code_of_the_counts_is_in_the_dictionary() -> None:
    known = {(row["field"], row["code"]) for row in rows(DRAWN, "dictionary.csv")}
    used = {
        (row[f"dimension_{n}"], row[f"code_{n}"])
        for row in rows(DRAWN, "counts_long.csv")
        for n in (1, 2)
        if row[f"dimension_{n}"]
    }

    assert used <= known


def test_the_description_is_one_frictionless_reads() -> None:
    """The rules of the specification, written out: a name a URL can hold, a licence, a path inside, a typed schema."""
    assert PACKAGE["profile"] == "tabular-data-package"
    assert re.fullmatch(r"[-a-z0-9._/]+", PACKAGE["name"])
    assert PACKAGE["licenses"] == [
        {
            "name": "CC-BY-4.0",
            "title": "Creative Commons Attribution 4.0",
            "path": "https://creativecommons.org/licenses/by/4.0/",
        }
    ]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", PACKAGE["created"])
    assert [resource["path"] for resource in PACKAGE["resources"]] == ["counts_long.csv", "dictionary.csv"]
    for resource in PACKAGE["resources"]:
        content = READ[resource["path"]]
        assert re.fullmatch(r"[-a-z0-9._/]+", resource["name"])
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert resource["encoding"] == "utf-8"
        assert resource["dialect"]["lineTerminator"] == "\n"
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == content.decode().splitlines()[0].split(",")
        assert {field["type"] for field in fields} <= {"string", "integer"}
        assert all(set(field.get("constraints", {})) <= {"required", "enum", "minimum"} for field in fields)


def obeys(resource: dict[str, Any], row: dict[str, str]) -> bool:
    """Whether a line is what its description says."""
    for field in resource["schema"]["fields"]:
        value, rules = row[field["name"]], field.get("constraints", {})
        if value in resource["schema"]["missingValues"]:
            if rules.get("required"):
                return False
        elif value not in rules.get("enum", [value]):
            return False
        elif field["type"] == "integer":
            assert int(value) >= rules["minimum"]
    return True


def test_every_line_obeys_its_description() -> None:
    for resource in PACKAGE["resources"]:
        assert all(obeys(resource, row) for row in rows(DRAWN, resource["path"]))


@given(releases())
@PATIENTLY
def test_every_release_makes_lines_that_obey_and_no_formula(release: Release) -> None:
    drawn = CSV.render(release, None).content
    read = parts(drawn)
    resources = json.loads(read["datapackage.json"])["resources"]

    for resource in resources:
        text = read[resource["path"]].decode()
        assert "\r" not in text
        cells = [cell for row in csv.reader(io.StringIO(text, newline=""), strict=True) for cell in row]
        assert not [cell for cell in cells if cell.strip()[:1] in set("=+-@%|\t＝＋－＠") - {""}]
    told = {(row["field"], row["code"]): row["label"] for row in rows(drawn, "dictionary.csv")}
    assert all(told[entry.field, entry.code] == guarded(entry.label) for entry in release.dictionary)


def test_the_report_says_what_was_withheld_and_that_it_was_attacked() -> None:
    report = READ["SDC_REPORT.md"].decode()

    assert "| T1 | 5 | 192 | 55 |" in report
    assert "recovered no withheld figure" in report


def test_the_readme_names_its_files_and_how_to_cite() -> None:
    told = READ["README.md"].decode()

    assert all(f"`{name}`" in told for name in READ if name != "README.md")
    assert "How to cite" in told
    assert "not representative" in told
