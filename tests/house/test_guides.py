"""Every command of the guides does what the guide says."""

import re
from itertools import takewhile
from pathlib import Path

import pytest

from cli import rendering_query_language
from incidents.dimensions import DIMENSIONS
from incidents.query import parse
from incidents.query_keys import FEATURES, KEYS
from incidents.register_keys import TABLES
from schemas.mechanism import mechanism
from schemas.vague_date import VagueDate
from tests.cli.runner import run
from tests.house.guides import ROOT, Export, Laid, Typed, missing, steps

GUIDES = sorted((ROOT / "docs").glob("guide-*.md"))
RELEASE = re.compile(r"Release ([0-9a-f]{12}) (?:entered|was made)")
WORDS = "canary orchard violin tundra meadow saffron"


def test_there_is_a_guide_for_each_of_those_who_use_it() -> None:
    users = {"guide-caseworker", "guide-researcher", "guide-advocate"}
    assert {guide.stem for guide in GUIDES} == users | {"guide-raid"}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_a_reader_who_types_along_sees_what_the_guide_shows(
    guide: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, words = tmp_path / "desk", tmp_path / "words"
    desk.mkdir()
    words.write_text(f"{WORDS}\n", encoding="utf-8")
    monkeypatch.chdir(desk)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    surroundings = {"COLUMNS": "80", "NO_COLOR": "1", "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    names: dict[str, str] = {}
    typed = 0
    try:
        for step in steps(guide):
            if isinstance(step, Laid):
                (desk / step.name).write_text(step.text, encoding="utf-8")
            elif isinstance(step, Export):
                surroundings[step.name] = step.value.replace("~", str(tmp_path))
            else:
                typed += 1
                _type(step, words, surroundings, names)
    finally:
        run(["lock"], environ=surroundings)
    assert typed > 5


def _type(step: Typed, words: Path, surroundings: dict[str, str], names: dict[str, str]) -> None:
    """Type it at a terminal 80 columns wide; where the guide's reader types a passphrase, it is handed in.

    A release has another name whenever a word of it changes: ``names`` leads from the guide's to the real one.
    """
    handed = [] if "--passphrase-file" in step.words or "demo" in step.words[:1] else ["--passphrase-file", str(words)]
    told = run([*handed, *(names.get(word, word) for word in step.words)], environ=surroundings, terminal=True)
    if step.ends is not None:
        assert told.code == step.ends, f"line {step.line} should end with {step.ends}\n{told}"
    said = "\n".join(step.prints)
    names |= dict(zip(RELEASE.findall(said), RELEASE.findall(told.err), strict=False))
    for name, real in names.items():
        said = said.replace(name, real)
    lacking = missing(said, told.err + told.out) and missing(said, told.out + told.err)
    assert not lacking, f"line {step.line} shows what was not printed:\n{lacking}\n{told}"


def _table(guide: str, head: str) -> list[tuple[str, ...]]:
    """The rows of the table under a head, cell by cell, without the marks of code."""
    lines = (ROOT / "docs" / guide).read_text(encoding="utf-8").split(head)[1].splitlines()[2:]
    rows = takewhile(lambda line: line.startswith("|"), lines)
    return [tuple(cell.strip().strip("`") for cell in row.strip("|").split(" | ")) for row in rows]


def test_dates_are_understood_as_the_guide_says() -> None:
    rows = _table("guide-caseworker.md", "| you write | is understood as | is kept as |")

    assert len(rows) > 10
    for typed, described, edtf in rows:
        date = VagueDate.read(typed)
        assert (date.described(), date.edtf) == (described, edtf)


def test_the_page_of_the_query_language_tells_every_key() -> None:
    assert rendering_query_language.WRITTEN.read_text(encoding="utf-8") == rendering_query_language.document(), (
        "run `make compile`"
    )
    told = rendering_query_language.document()
    assert all(f"| `{name}:` | {key.asks} | " in told for name, key in KEYS.items())
    assert all(f"`{name}`" in told for name in FEATURES)
    assert all(f"| `{table}` | `" in told for table in TABLES)


def test_the_guides_name_every_dimension_and_heading() -> None:
    researcher, advocate = (
        (ROOT / "docs" / f"guide-{who}.md").read_text("utf-8") for who in ("researcher", "advocate")
    )

    assert all(f"`{name}`" in researcher for name in DIMENSIONS)
    assert all(f"`{heading.key}`" in advocate for heading in mechanism("upr").headings)


def test_the_examples_of_the_query_language_are_understood() -> None:
    for example in (example for key in KEYS.values() for example in key.examples):
        parse(example)
