"""The documents are true: fresh where they are made, whole where they are linked, silent about people."""

import csv
import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

from cli import rendering_reference
from cli.command_table import COMMANDS, GROUPS
from cli.failures import CODES, FAULT, OVER_A_LIMIT, PIPE_CLOSED, STOPPED, USAGE
from schemas import compiling, data_dictionary
from schemas.vocabulary import vocabulary, vocabulary_names
from tests.house.guides import ROOT

DOCS = sorted(path for path in ROOT.rglob("*.md") if not {".venv", ".git", "build"} & set(path.parts))
PICTURES = sorted((ROOT / "docs" / "pictures").glob("*.svg"))
WRITTEN_HERE = [path for path in DOCS if "demo" not in path.parts] + PICTURES
LINK = re.compile(r"\]\(([^)\s]+)\)")


def test_the_data_dictionary_is_what_models_and_vocabularies_say() -> None:
    assert data_dictionary.WRITTEN.read_text(encoding="utf-8") == data_dictionary.dictionary(), "run `make compile`"


def test_the_reference_is_what_the_commands_say() -> None:
    assert rendering_reference.WRITTEN.read_text(encoding="utf-8") == rendering_reference.reference(), (
        "run `make compile`"
    )


def test_every_field_of_every_record_says_what_it_holds() -> None:
    told = data_dictionary.WRITTEN.read_text(encoding="utf-8")

    for name, draft in compiling.DRAFTS.items():
        section = told.split(f"\n### Record: {name}\n")[1].split("\n### ")[0]
        for field in draft.model_fields:
            [row] = [line for line in section.splitlines() if line.startswith(f"| `{field}` |")]
            assert row.split(" | ")[-1].rstrip(" |"), f"{name}.{field} does not say what it is"


def test_every_term_of_every_vocabulary_is_in_the_dictionary() -> None:
    told = data_dictionary.WRITTEN.read_text(encoding="utf-8")

    for name in vocabulary_names():
        section = told.split(f"\n### Vocabulary: {name}\n")[1].split("\n### ")[0]
        assert [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")] == [
            term.code for term in vocabulary(name)
        ]


def test_every_command_has_a_line_of_help_and_an_entry_in_the_reference() -> None:
    told = rendering_reference.WRITTEN.read_text(encoding="utf-8")

    for name, (_, _, line, _) in COMMANDS.items():
        assert line.endswith(".")
        assert f"\n### qeyd {name}\n\n```text\nUsage: qeyd {name} " in told
    assert all(f"`qeyd {name}`: {line}" in told for name, line in GROUPS.items())


def test_every_exit_code_is_told() -> None:
    told = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")

    for code in {0, USAGE, OVER_A_LIMIT, FAULT, STOPPED, PIPE_CLOSED, *CODES.values()}:
        assert f"\n| {code} | " in told, code


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_somewhere(path: Path) -> None:
    for target in LINK.findall(path.read_text(encoding="utf-8")):
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        name, _, anchor = target.partition("#")
        there = (path.parent / name) if name else path
        assert there.exists(), f"{target} leads nowhere"
        if anchor:
            assert anchor in _anchors(there), f"{target}: there is no such heading"


def _anchors(path: Path) -> set[str]:
    """The anchors of a page's headings, as the usual viewers make them."""
    text = re.sub(r"^```.*?^```$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


def test_pictures_fetch_nothing() -> None:
    assert PICTURES
    for picture in PICTURES:
        text = picture.read_text(encoding="utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not re.search(r"https?:|url\(|<script|<image|@import", text), picture.name


@pytest.mark.parametrize("path", WRITTEN_HERE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_document_shows_a_person_of_the_public_record(path: Path) -> None:
    """Rows whose victim the record or its sources name are left out of every page and picture, by code and by title."""
    text = path.read_text(encoding="utf-8")

    for code, title in _rows_with_a_name().items():
        assert code not in text, code
        assert title[:24] not in text, code


def _rows_with_a_name() -> dict[str, str]:
    """Code and title of the rows of which the shipped map says that they identify somebody."""
    maps = files("incidents") / "importing" / "maps" / "az-public-record.toml"
    told = tomllib.loads(maps.read_text(encoding="utf-8"))
    named = set(told["victims"][0]["identified"]["among"])
    record = files("schemas") / "demo" / "az-public-record" / "incidents.csv"
    rows = csv.DictReader(record.read_text(encoding="utf-8").splitlines())
    found = {row["ref"]: row["title"] for row in rows if row["ref"] in named}
    assert len(found) == len(named) > 20
    return found


def test_every_dependency_has_its_line_with_the_version_that_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (ROOT / "requirements" / "run.lock").read_text(encoding="utf-8")
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip() for cell in line.strip("|").split(" | ")]
        for line in page.splitlines()
        if re.search(r"\d ms\b", line)
    ]

    for told in project["dependencies"]:
        name = re.split(r"[^A-Za-z0-9-]", told)[0]
        [row] = [row for row in rows if row[0].split(" ")[0] == name]
        assert len(row) == 7, name
        assert all(row), f"{name} leaves a cell empty"
        assert f"\n{name}=={row[1]} " in lock, f"{name} {row[1]} is not the version that is locked"
    assert len(rows) == len(project["dependencies"])


def test_whatever_a_dependency_brings_along_has_its_place_too() -> None:
    lock = (ROOT / "requirements" / "run.lock").read_text(encoding="utf-8")
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    built_with = {
        "packaging",
        "pathspec",
        "pluggy",
        "tomlkit",
        "trove-classifiers",
    }  # brought by hatchling

    for name in set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE)) - built_with:
        assert re.search(rf"(?<![\w-]){name}(?![\w-])", page), name
