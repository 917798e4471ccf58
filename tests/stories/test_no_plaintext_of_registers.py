"""What is told of people, cases, units and claims stays inside as well: in no byte of any file, in no release."""

import json
from pathlib import Path

import pyrage
import pytest

from incidents.keys import Keys
from schemas.compiled.records import SHAPES
from tests.stories.desk import Desk
from tests.stories.planted import CANARY, found_in, leaked
from tests.stories.planted_registers import BY_OPTIONS, ELSEWHERE, INCIDENT, KINDS, NO_WORDS
from tests.stories.test_no_plaintext import SUBMISSION, Watched, needs_strace

NOUNS = ("person", "consent", "actor", "source", "act", "operation", "claim", "proceeding", "case", "intervention")
NOUNS += ("task", "retention", "recommendation", "coding")
AGREED = ("anonymous_statistics", "share_in_coalition")


def test_every_kind_of_record_is_planted() -> None:
    assert {each.shape for each in KINDS} | BY_OPTIONS | ELSEWHERE | NO_WORDS == set(SHAPES)


def furnish(desk: Desk, number: int) -> None:
    """An incident whose victim agreed to be counted and shared: what is exported has something to tell."""
    consents = [{"purpose": each, "state": "given", "given_on": "2024-01-01"} for each in AGREED]
    victim = {"groups": ["gay_men"], "identified": False, "consents": consents}
    told = {"title": "Stop", "date": f"2021-05-0{number}", "place": "AZ-BA", "victims": [victim]}
    told |= {"acts": [{"term": "LIB.2"}], "perpetrators": [{"class": "police"}], "material_public": True}
    desk.run("add", "--yes", "--from", "-", input=json.dumps(told)).ended()


def put_in(watched: Watched) -> None:
    """Every kind of record, planted in every text; then what is told by options only."""
    watched.run("coding", "add", INCIDENT, "--coder", CANARY, "--act", "LIB.2")
    for each in KINDS:
        watched.run(*each.command.split(), "--from", "-", input=each.form())
    watched.run("recommendation", "confirm", "R-0001", INCIDENT, "--note", CANARY)
    watched.run("query", "save", "planted", CANARY, "--note", CANARY)
    watched.run("vocab", "add", "contexts", "--label", CANARY, "--definition", CANARY, "--note", CANARY)


def change(watched: Watched) -> None:
    """Edited, done, trashed, brought back, undone, merged."""
    watched.run("case", "edit", "C-0001", "--safety-plan", f"{CANARY}-again", "--note", CANARY)
    watched.run("case", "need", "C-0001/need", "--note", f"{CANARY}-again")
    watched.run("task", "done", "T-0001", "--outcome", CANARY)
    watched.run("person", "name", "P-0001", "--from", "-", input=json.dumps({"names": [f"{CANARY}-again"]}))
    watched.run("trash", "C-0001/need", "--yes")
    watched.run("trash", "--json")
    watched.run("restore", "C-0001/need")
    watched.run("undo", "C-0001", "--dry-run")
    watched.run("undo", "T-0001", "--yes")
    watched.run("trash", "A-0001/composition", "--yes")
    watched.run("merge", "A-0001", "A-0002", "--dry-run")
    watched.run("merge", "A-0001", "A-0002", "--yes")


def read(watched: Watched) -> None:
    """Lists, pages, the log and what is due."""
    for noun in NOUNS:
        watched.run(noun, "list", "--json")
    for words in (
        ["case", "list", CANARY],
        ["case", "show", "C-0001"],
        ["person", "show", "P-0001", "--json"],
        ["person", "unseal", "P-0001"],
        ["history", "P-0001", "--whole"],
        ["history", "C-0001", "--json"],
        ["timeline", "P-0001", "--json"],
        ["agenda", "--all"],
        ["retention", "due"],
        ["query", "list"],
        ["vocab", "show", "contexts"],
        ["log", "--json"],
        ["doctor", "--json"],
    ):
        watched.run(*words)


@needs_strace
@pytest.mark.slow
def test_nothing_told_of_any_record_is_written_anywhere_but_to_the_terminal(desk: Desk, keys: Keys) -> None:
    watched = Watched(desk)
    with desk.unlocked(keys):
        furnish(desk, 1)
        put_in(watched)
        change(watched)
        while_open, _ = leaked(desk.case, *desk.places)
        read(watched)

    assert while_open == {}
    found, size = leaked(desk.case, *desk.places)
    assert found == {}
    assert size > 100_000
    assert watched.seen > 15, "the canary was seen on its way to the terminal: it would have been seen elsewhere"


@pytest.mark.slow
def test_no_release_holds_a_word_told_of_any_record(desk: Desk, keys: Keys) -> None:
    out, receiver = desk.room / "out", pyrage.x25519.Identity.generate()
    out.mkdir()
    with desk.unlocked(keys):
        for number in range(1, 8):
            furnish(desk, number)
        desk.run("coding", "add", INCIDENT, "--coder", CANARY, "--act", "LIB.2").ended()
        for each in KINDS:
            desk.run(*each.command.split(), "--from", "-", input=each.form()).ended()
        export(desk, out, str(receiver.to_public()))

    assert leaked(out)[0] == {}
    assert {path.suffix for path in out.iterdir()} == {".zip", ".xlsx", ".docx", ".age"}
    for share in out.glob("*.age"):
        opened = pyrage.decrypt(share.read_bytes(), [receiver])
        assert len(opened) > 500
        assert found_in(opened) == [], share.name
    assert leaked(desk.case, *desk.places)[0] == {}


def export(desk: Desk, out: Path, receiver: str) -> None:
    """Every document there is."""
    submission = desk.room / "submission.toml"
    submission.write_text(SUBMISSION, encoding="utf-8")
    desk.run("export", "csv", "--out", str(out / "figures.zip")).ended()
    desk.run("export", "tables", "--out", str(out / "tables.xlsx")).ended()
    desk.run("export", "upr", "--out", str(out / "upr.docx"), "--submission", str(submission)).ended()
    for name in ("ftm", "huridocs"):
        told = ("--partner", "Example Archive", "--agreement", "Agreement of 2026", "--to", receiver)
        desk.run("export", name, *told, "--out", str(out / f"{name}.age")).ended()
