"""A word told in the wrong place is refused without being repeated: it may be somebody's name."""

import json
import shlex
from pathlib import Path

import pytest

from incidents import registers
from schemas import shape
from tests.cli.conftest import Desk

NAME = "Kanarya Aybənizova"
ADDED_BY = {
    "act": "act add AZ-2021-0001",
    "actor": "actor add",
    "claim": "claim add",
    "composition": "actor under A-0001",
    "detention": "act detention AZ-2021-0001/1",
    "estimate": "operation estimate O-0001",
    "intervention": "intervention add",
    "membership": "actor member A-0001",
    "need": "case need C-0001",
    "operation": "operation add",
    "person": "person add",
    "proceeding": "proceeding add",
    "proceeding_step": "proceeding step PR-0001",
    "profile": "person profile P-0001",
    "property_loss": "act property AZ-2021-0001/1",
    "recommendation": "recommendation add",
    "referral": "case refer C-0001",
    "retention_rule": "retention add",
    "support_case": "case add",
    "task": "task add",
}
FURNITURE = (
    "add --yes -t Stop -d 'May 2021' -p AZ-BA -a LIB.2 --victims 1",
    "actor add --name One",
    "operation add --name Raids",
    "proceeding add --person P-0001",
    "case add --title Support --persons P-0001",
)
NEVER_WORDS = ("term", "terms", "record", "records", "day", "whole", "number", "yes_no")
WRONG = [
    (table, name) for table in ADDED_BY for name in registers.fields(table) if shape.kinds(table)[name] in NEVER_WORDS
]


@pytest.fixture
def furnished(desk: Desk) -> Desk:
    for line in FURNITURE:
        desk.run(*shlex.split(line)).succeeded()
    return desk


def test_a_name_told_in_any_field_of_another_kind_is_refused_and_not_repeated(furnished: Desk, tmp_path: Path) -> None:
    before = furnished.run("log", "--json").succeeded().out
    assert len(WRONG) > 80
    for table, name in WRONG:
        words = ADDED_BY[table].split()
        kinds = shape.kinds(table)
        value = [NAME] if kinds[name] in ("terms", "records") else NAME
        form = tmp_path / "form.json"
        form.write_text(json.dumps({name: value}), encoding="utf-8")
        told = furnished.run(*words, "--from", str(form))
        assert told.code in (20, 21, 25), (table, name, told)
        assert "Aybəniz" not in told.out + told.err, (table, name, told)
        assert "Kanarya" not in told.out + told.err, (table, name, told)
    assert furnished.run("log", "--json").succeeded().out == before, "nothing was kept"


@pytest.mark.parametrize(
    "line",
    [
        "person show {}",
        "person name P-0001 {}",
        "person unseal {}",
        "person add {}",
        "consent add {} casework given",
        "consent add P-0001 {} given",
        "consent add P-0001 casework {}",
        "consent add P-0001 casework given --on {}",
        "consent add P-0001 casework given --guardian {}",
        "case need {} --service legal",
        "case list person:{}",
        "task done {}",
        "task done T-0001 --on {}",
        "history {}",
        "timeline {}",
        "trash {} --yes",
        "restore {}",
        "undo {} --yes",
        "merge P-0001 {} --yes",
        "operation include {} --incident AZ-2021-0001",
        "coding add {} --coder AB",
        "coding add AZ-2021-0001 --coder AB --act {}",
        "recommendation confirm {} AZ-2021-0001",
        "query forget {}",
        "task list saved:{}",
        "vocab retire contexts {}",
        "vocab merge contexts {} raid --yes",
    ],
)
def test_a_name_told_where_a_code_belongs_is_not_repeated(furnished: Desk, line: str) -> None:
    told = furnished.run(*(part.replace("{}", NAME) for part in shlex.split(line)))

    assert told.code in (2, 20, 25), told
    assert "Aybəniz" not in told.out + told.err, told
    assert told.err.count("\n") <= 3, told
