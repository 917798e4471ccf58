"""Every kind of record is added, listed, shown and changed by the commands of its name."""

import csv
import io
import json
import shlex
import shutil
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from cli import field_words
from cli.command_table import COMMANDS
from incidents import agent_client, registers
from incidents.keys import Keys
from tests.cli.conftest import Desk
from tests.cli.runner import Result, run

FURNITURE = (
    "add --yes -t 'A raid' -d '26 July 2023' -p AZ-BA -a LIB.7 -a COE.3 --victims 5-9 --url https://example.org/raid",
    "actor add --name 'Station One'",
    "actor add --name 'Department One'",
    "source add --name 'Example Paper'",
    "case add --title Support --persons P-0001",
    "proceeding add --person P-0001",
    "operation add --name Raids",
)


class Record(NamedTuple):
    """One kind of record: told by options, told by a form, changed, and told wrongly."""

    flags: str
    form: str = ""
    change: str = "--note 'Seen again'"
    becomes: tuple[str, Any] = ("note", "Seen again")
    wrong: tuple[str, ...] = ()
    code: str = ""


NOUNS: dict[str, Record] = {
    "act": Record(
        "AZ-2023-0001 --term LIB.2 --person P-0001 --place AZ-BA-NAS",
        'incident = "AZ-2023-0001"\nterm = "INT.1"\nperson = "P-0001"\nmethods = ["beating"]',
        "--status-at-end released",
        ("status_at_end", "released"),
        ("AZ-2023-0001 --term NO.1", "AZ-2023-0001 --person P-0001", "AZ-2023-0001 --term LIB.2 --date 'some day'"),
    ),
    "actor": Record(
        "--name 'Example Station' --actor-class police --country AZ",
        'name = "Example Department"\naliases = ["Example Dept"]',
        "--part-of A-0002",
        ("part_of", "A-0002"),
        ("--actor-class police", "--name X --actor-class nobody"),
    ),
    "case": Record(
        "--title Shelter --persons P-0001 --about AZ-2023-0001 --risk high",
        'title = "Shelter again"\npersons = ["P-0001"]\nnext_review = "2026-12-01"',
        "--next-review '3 December 2026'",
        ("next_review", "2026-12-03"),
        ("--title X --risk enormous", "--title X --next-review soon", "--title X --status open --closed-on 2026-01-01"),
    ),
    "claim": Record(
        "--about P-0001 --field size_best --value 7 --source S-0001 --confidence medium",
        'about = "P-0001"\nfield = "size_best"\nvalue = "9"\nstance = "denies"',
        "--preferred yes",
        ("preferred", True),
        ("--about P-0001 --field weather --value rain", "--about P-0001 --value 7", "--about P-0001 --field x"),
    ),
    "coding": Record(
        "AZ-2023-0001 --coder NN --act LIB.7 --by police",
        'acts = ["LIB.7", "COE.3"]\nperpetrators = ["police"]',
        wrong=("AZ-2023-0001 --coder NN --act NO.1",),
        code="AZ-2023-0001/coding_pass",
    ),
    "consent": Record(
        "P-0001 anonymous_statistics given --on 2026-11-01",
        change="--how in_person",
        becomes=("how", "in_person"),
        wrong=(
            "P-0001 weather given",
            "P-0001 anonymous_statistics perhaps",
            "P-0001 media given --on soon",
        ),
        code="P-0001/consent",
    ),
    "evidence": Record(
        "AZ-2023-0001 https://example.org/a-photo --title 'A photo'",
        change="--title 'A picture'",
        becomes=("title", "A picture"),
        code="E-0002",
    ),
    "intervention": Record(
        "--kind legal_help --incident AZ-2023-0001 --status planned",
        'kind = "public_statement"\nperson = "P-0001"\naddressed_to = ["the prosecutor"]',
        "--response none",
        ("response", "none"),
        ("--kind thunder", "--incident AZ-2023-0001"),
    ),
    "operation": Record(
        "--name 'Raids of one summer' --started 'July 2023' --ended 'before September 2023'",
        'name = "Raids of one winter"\nplace = "AZ-BA"',
        wrong=("--place AZ-BA", "--name X --place Nowhereland", "--name X --started tomorrowish"),
    ),
    "person": Record(
        "--counting-unit group --size-low 5 --size-high 9 --groups gay_men",
        'counting_unit = "individual"\nminor = true',
        "--size-best 7",
        ("size_best", 7),
        ("--counting-unit crowd", "--counting-unit group --size-low 9 --size-high 5"),
    ),
    "proceeding": Record(
        "--person P-0001 --incident AZ-2023-0001 --role complainant --forum police --reference 12/3",
        'person = "P-0001"\nrole = "defendant"\narticles = ["CAO 535.1"]',
        "--counsel L-1",
        ("counsel", "L-1"),
        ("--person P-0099", "--forum kitchen", "--role victimiser"),
    ),
    "recommendation": Record(
        "--text 'End police raids.' --mechanism upr --country AZ --states Iceland",
        'text = "Investigate every complaint."\nnumber = "141.1"',
        "--position noted",
        ("position", "noted"),
        ("--mechanism upr", "--text X --mechanism rumour"),
    ),
    "retention": Record(
        "--record-class evidence --trigger received --months 60 --action delete",
        'record_class = "identity"\ntrigger = "case_closed"\nmonths = 24',
        "--months 48",
        ("months", 48),
        ("--record-class evidence --trigger received", "--record-class weather --trigger received --months 1"),
    ),
    "source": Record(
        "--name 'Example Gazette' --kind media --reliability B",
        'name = "An interview"\nkind = "person"\nneeds_protection = true',
        "--reliability C",
        ("reliability", "C"),
        ("--name X --kind rumour", "--name X --reliability Z", "--name X --needs-protection perhaps"),
    ),
    "task": Record(
        "--title 'Call back' --kind follow_up --about AZ-2023-0001 --due-on '1 December 2026'",
        'title = "Ask the clerk"\ndue_on = "2026-12-05"\nassignee = "NN"',
        "--due-on 2026-12-02",
        ("due_on", "2026-12-02"),
        ("--kind follow_up", "--title X --due-on whenever", "--title X --about AZ-2020-0099"),
    ),
}
"""Everything with an ``add`` of its own; terms are tried in test_vocab.py, incidents in test_found.py and others."""

BELOW: dict[str, tuple[str, str, str]] = {
    "act by": (
        "AZ-2023-0001/1 --perpetrator-class police",
        "AZ-2023-0001/1/involvement",
        "AZ-2023-0001/1",
    ),
    "act detention": ("AZ-2023-0001/1 --sentence-days 10", "AZ-2023-0001/1/detention", "AZ-2023-0001/1"),
    "act coercion": (
        "AZ-2023-0001/2 --amount 500 --currency AZN",
        "AZ-2023-0001/2/coercion",
        "AZ-2023-0001/2",
    ),
    "act treatment": ("AZ-2023-0001/1 --injuries bruises", "AZ-2023-0001/1/ill_treatment", "AZ-2023-0001/1"),
    "act killing": ("AZ-2023-0001/1 --autopsy refused", "AZ-2023-0001/1/killing", "AZ-2023-0001/1"),
    "act surveillance": (
        "AZ-2023-0001/1 --device-inspected yes",
        "AZ-2023-0001/1/surveillance",
        "AZ-2023-0001/1",
    ),
    "act property": ("AZ-2023-0001/1 --items 'a telephone'", "AZ-2023-0001/1/property_loss", "AZ-2023-0001/1"),
    "person profile": ("P-0001 --basis self_described --date 2023", "P-0001/profile", "P-0001"),
    "actor member": ("A-0001 --person P-0001 --role officer", "A-0001/membership", "A-0001"),
    "actor under": ("A-0001 --parent A-0002 --started 2019", "A-0001/composition", "A-0001"),
    "actor site": ("A-0001 --place AZ-BA-NAS --started 2019", "A-0001/emplacement", "A-0001"),
    "source access": ("S-0001 --url https://example.org/page", "S-0001/access_point", "S-0001"),
    "case need": ("C-0001 --service legal --urgency immediate", "C-0001/need", "C-0001"),
    "case refer": ("C-0001 --service legal --state proposed", "C-0001/1", "C-0001"),
    "proceeding step": ("PR-0001 --kind lodged --date 2023-08-01", "PR-0001/1", "PR-0001"),
    "operation include": ("O-0001 --incident AZ-2023-0001", "AZ-2023-0001/operation_incident", "O-0001"),
    "operation estimate": ("O-0001 --low 50 --best 80 --high 100", "O-0001/1", "O-0001"),
    "evidence custody": ("E-0001 --kind received", "E-0001/custody_event", "E-0001"),
}
"""What hangs on another record: what is told of it, what it is then called, and what it hangs on."""


@pytest.fixture(scope="module")
def furnished_case(tmp_path_factory: pytest.TempPathFactory, empty_case: tuple[Path, Keys]) -> Path:
    """A case file with an incident, two units, a source, a case, a proceeding and an operation; made once."""
    directory = tmp_path_factory.mktemp("furnished") / "case"
    shutil.copytree(empty_case[0], directory)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(agent_client, "ask", lambda _asked: empty_case[1])
        for line in FURNITURE:
            run(shlex.split(line), case=directory).succeeded()
    return directory


@pytest.fixture
def furnished(desk: Desk, furnished_case: Path) -> Desk:
    """A desk with a copy of that case file."""
    shutil.rmtree(desk.directory)
    shutil.copytree(furnished_case, desk.directory)
    return desk


def typed(desk: Desk, line: str, **how: object) -> Result:
    return desk.run(*shlex.split(line), **how)


def rows(desk: Desk, noun: str) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(typed(desk, f"{noun} list --json --limit 0").succeeded().out)["rows"]
    return told


def address_of(desk: Desk, noun: str, before: list[dict[str, Any]]) -> str:
    """What the record that was not there before is called."""
    known = {each["address"] for each in before}
    [new] = [str(each["address"]) for each in rows(desk, noun) if each["address"] not in known]
    return str(new)


def test_every_noun_that_has_an_add_is_tried_here() -> None:
    nouns = {name.removesuffix(" add") for name in COMMANDS if name.endswith(" add")}

    assert nouns - {"vocab"} == set(NOUNS)
    assert all(f"{noun} {verb}" in COMMANDS for noun in NOUNS for verb in ("list", "show", "edit"))


@pytest.mark.parametrize("noun", sorted(NOUNS))
def test_a_record_told_by_options_is_listed_shown_and_changed(furnished: Desk, noun: str) -> None:
    told, before = NOUNS[noun], rows(furnished, noun)
    typed(furnished, f"{noun} add {told.flags}").succeeded()
    address = address_of(furnished, noun, before)
    assert address == (told.code or address)

    seen = json.loads(typed(furnished, f"{noun} show {address} --json").succeeded().out)["rows"][0]
    [line] = [each for each in rows(furnished, noun) if each["address"] == address]
    assert {name: seen[name] for name in line if name != "stands"} == {
        name: value for name, value in line.items() if name != "stands"
    }
    page = typed(furnished, f"{noun} show {address} --plain").succeeded().out
    assert address in page.splitlines()[0]
    lines = list(csv.DictReader(io.StringIO(typed(furnished, f"{noun} list --csv --limit 0").succeeded().out)))
    assert address in {each["address"] for each in lines}
    assert set(lines[0]) == set(line)

    typed(furnished, f"{noun} edit {address} {told.change}").succeeded()
    name, value = told.becomes
    again = json.loads(typed(furnished, f"{noun} show {address} --json").succeeded().out)["rows"][0]
    assert (again[name], seen[name] != value) == (value, True)
    assert f"{address}: nothing changed." in typed(furnished, f"{noun} edit {address} {told.change}").succeeded().err


@pytest.mark.parametrize("noun", sorted(noun for noun, told in NOUNS.items() if told.form))
def test_a_record_is_told_by_a_form_in_a_file(furnished: Desk, noun: str) -> None:
    form = furnished.directory.parent / "form.toml"
    form.write_text(NOUNS[noun].form, encoding="utf-8")
    before = rows(furnished, noun)
    owner = "AZ-2023-0001 --coder TT " if noun == "coding" else "AZ-2023-0001 " if noun == "act" else ""

    typed(furnished, f"{noun} add {owner}--from {form}").succeeded()

    assert len(rows(furnished, noun)) == len(before) + 1


@pytest.mark.parametrize(("noun", "wrong"), [(noun, wrong) for noun, told in NOUNS.items() for wrong in told.wrong])
def test_what_cannot_be_is_refused_in_one_sentence_and_nothing_is_kept(furnished: Desk, noun: str, wrong: str) -> None:
    before = typed(furnished, f"{noun} list --json --limit 0").succeeded().out

    told = typed(furnished, f"{noun} add {wrong}")

    assert told.code in ((20,) if "0099" in wrong else (25,)), told
    assert len(told.err.strip().splitlines()) == 1, told
    assert told.err.strip().endswith("."), told
    assert (told.out, typed(furnished, f"{noun} list --json --limit 0").out) == ("", before)


@pytest.mark.parametrize("command", sorted(BELOW))
def test_what_hangs_on_a_record_is_told_and_shown_below_it(furnished: Desk, command: str) -> None:
    told, address, owner = BELOW[command]

    assert typed(furnished, f"{command} {told}").succeeded().out.strip() == address

    whole = typed(furnished, f"{command.split()[0]} show {owner} --json").succeeded().out
    assert address in {each["address"] for each in json.loads(whole)["rows"][0]["below"]}


def test_what_a_source_brought_is_shown_with_the_incident(furnished: Desk) -> None:
    told = typed(furnished, "source told S-0001 --incident AZ-2023-0001 --connection victim").succeeded()

    assert told.out.strip() == "AZ-2023-0001/information"
    page = typed(furnished, "show AZ-2023-0001 --plain").succeeded().out
    assert "S-0001 Example Paper" in page
    assert "Victim" in page


def test_every_command_below_a_record_is_tried_here() -> None:
    verbs = ("by", "member", "under", "site", "access", "told", "need", "refer", "step", "include", "estimate")
    details = ("detention", "coercion", "treatment", "killing", "surveillance", "property", "profile", "custody")

    assert {name for name in COMMANDS if name.split()[-1] in (*verbs, *details)} - {"source told"} == set(BELOW)


def test_nothing_is_asked_where_nobody_can_answer(furnished: Desk) -> None:
    told = typed(furnished, "task add").ended(25)

    assert told.err.strip() == (
        "Nothing was told and nobody can be asked: give options, or a form with --from; --help names them."
    )


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals there")
@pytest.mark.slow
def test_at_a_terminal_each_field_is_asked_and_what_must_be_told_comes_first(empty_case: tuple[Path, Keys]) -> None:
    from tests.stories.desk import furnished
    from tests.stories.typist import Typist

    told = {"title": "Call the lawyer", "kind": "follow_up", "due_on": "1 December 2026"}
    asked = ["title", *(name for name in registers.fields("task") if name != "title")]
    with furnished() as room:
        shutil.copytree(empty_case[0], room.case)
        with room.unlocked(empty_case[1]):
            typist = Typist(room, "task", "add")
            for number, name in enumerate(asked, 1):
                typist.reads(f"{number} of {len(asked)}  {field_words.label(name)}")
                typist.types(told.get(name, "") + ("\x1b\r" if name == "note" else "\r"))
            assert typist.waits() == 0

            [task] = room.type("task list --json").ended().rows
    assert {name: task[name] for name in told} == told | {"due_on": "2026-12-01"}
    assert task["address"] == "T-0001"
