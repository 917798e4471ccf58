"""Terms of one's own from the terminal, and where terms lead."""

import csv
import json
from collections.abc import Iterator, Sequence
from io import StringIO

import pytest

from cli.asking import Outcome
from cli.choices import Terms
from cli.context import Context
from cli.failures import STOPPED
from cli.questions import Question, as_typed, understood
from schemas.crosswalk import leads, schemes
from schemas.own_terms import in_use
from schemas.refusals import Refusal
from schemas.term import OwnTerm
from tests.cli.conftest import Desk
from tests.cli.runner import Result, run

WORDS = ("--label", "Lured by a dating app", "--label-az", "Tətbiqlə tələyə salınma", "--definition", "It happens.")


@pytest.fixture(autouse=True)
def _nothing_afterwards() -> Iterator[None]:
    yield
    in_use(())


def added(desk: Desk, *told: str) -> str:
    return desk.run("vocab", "add", "act_types", *(told or ("--parent", "Coercion", *WORDS))).succeeded().out.strip()


def rows(told: Result) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(told.succeeded().out)["rows"]
    return found


def test_a_term_that_was_added_is_there_for_every_command(desk: Desk) -> None:
    code = added(desk)
    desk.run("add", "-t", "After a date", "-d", "2021", "-a", "lured by a dating app").succeeded()

    assert [row["acts"] for row in rows(desk.run("list", "act:COE", "--json"))] == [[code]]
    assert "Tətbiqlə tələyə salınma" in desk.run("show", "AZ-2021-0001", "--lang", "az").succeeded().out
    assert "Lured by a dating app" in desk.run("trends", "--by", "act", "--unit", "acts").succeeded().out
    shown = {row["code"]: row for row in rows(desk.run("vocab", "show", "act_types", "--json"))}
    assert (shown[code]["parent"], shown[code]["own"], shown[code]["counted_in"]) == ("COE", True, "persons")
    page = desk.run("vocab", "show", "act_types", code).succeeded().out
    assert all(part in page for part in (code, "Lured by a dating app", "It happens.", "own"))
    assert code in desk.run("vocab", "search", "tələyə").succeeded().out
    listed = {row["name"]: row for row in rows(desk.run("vocab", "list", "--json"))}
    assert (listed["act_types"]["own"], listed["act_types"]["version"]) == (1, "1+1")
    assert (listed["methods"]["own"], listed["methods"]["version"]) == (0, "1")


def test_a_locked_case_file_shows_what_is_shipped_and_asks_for_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = added(desk)
    in_use(())
    monkeypatch.setattr("incidents.agent_client.ask", lambda _: None)

    told = desk.run("vocab", "show", "act_types", "--json")

    assert code not in {row["code"] for row in rows(told)}
    assert "COE.3" in {row["code"] for row in rows(told)}


def test_other_words_are_given_and_the_term_is_found_by_them(desk: Desk) -> None:
    code = added(desk)

    told = desk.run(
        "vocab", "rename", "act_types", code, "--label", "Lured through an app", "--note", "By force: INT.1."
    )
    assert told.succeeded().err == f"{code}: changed label, note.\n"
    again = desk.run("vocab", "rename", "act_types", "lured through an app", "--label", "Lured through an app")
    assert again.succeeded().err == f"{code}: nothing changed.\n"
    assert desk.run("vocab", "rename", "act_types", code).ended(25).err.startswith("Nothing to change was told")
    assert "shipped term" in desk.run("vocab", "rename", "act_types", "COE.3", "--label", "Fee").ended(25).err


def test_a_retired_term_is_refused_with_what_to_use(desk: Desk) -> None:
    desk.run("add", "-t", "Blackmail", "-d", "2021", "-a", "COE.1").succeeded()

    told = desk.run("vocab", "retire", "act_types", "COE.1", "--instead", "COE.2").succeeded()
    assert told.err == "COE.1 takes no new answers.\n1 record bears it and keeps it.\n"
    refused = desk.run("add", "-t", "Blackmail", "-d", "2022", "-a", "COE.1", faults=False)
    assert "Use COE.2 instead." in refused.err
    assert refused.code != 0
    assert [row["code"] for row in rows(desk.run("list", "act:COE.1", "--json"))] == ["AZ-2021-0001"]
    status = {row["code"]: row["status"] for row in rows(desk.run("vocab", "show", "act_types", "--json"))}
    assert status["COE.1"] == "retired on 2026-11-22, use COE.2"


def test_a_merge_shows_first_what_it_changes_and_is_done_when_told_so(desk: Desk) -> None:
    code = added(desk)
    desk.run("add", "-t", "After a date", "-d", "2021", "-a", code).succeeded()

    looked = desk.run("vocab", "merge", "act_types", code, "COE.4", "--dry-run", "--json").succeeded()
    assert rows(looked) == [{"table": "act", "field": "term", "records": 1}]
    assert looked.err.endswith("Nothing was written.\n")
    unsure = desk.run("vocab", "merge", "act_types", code, "COE.4")
    assert "--yes" in unsure.ended(25).err
    assert [row["acts"] for row in rows(desk.run("list", "--json"))] == [[code]]

    done = desk.run("vocab", "merge", "act_types", code, "Extortion by a private person", "--yes").succeeded()
    assert f"{code} Lured by a dating app becomes COE.4 Extortion by a private person." in done.err
    assert done.err.endswith(f"1 record now bears COE.4; {code} is retired.\n")
    assert [row["acts"] for row in rows(desk.run("list", f"act:{code}", "--json"))] == [["COE.4"]]


def test_the_history_tells_the_shipped_version_and_ones_own(desk: Desk) -> None:
    code = added(desk)
    desk.run("vocab", "retire", "act_types", code).succeeded()

    told = desk.run("vocab", "history", "act_types", "--json").succeeded()
    head = json.loads(told.out)
    assert (head["shipped_version"], head["own_version"], len(head["shipped_sha256"])) == (1, 2, 64)
    assert {(row["version"], row["done"], row["code"]) for row in head["rows"]} == {
        (1, "term add", code),
        (2, "term retire", code),
    }
    assert "2 changes of your own since." in desk.run("vocab", "history", "act_types").succeeded().err


def test_what_no_vocabulary_takes_is_refused_in_one_sentence(desk: Desk) -> None:
    for args in (
        ("add", "act_type", "--label", "New"),
        ("add", "act_types"),
        ("add", "act_types", "--label", "Torture"),
        ("add", "consent_states", "--label", "Perhaps"),
        ("add", "act_types", "--label", "New", "--parent", "NO.1"),
        ("retire", "act_types", "NO.1"),
        ("merge", "act_types", "COE.3", "COE.4", "--yes"),
        ("history", "act_type"),
        ("crosswalk", "geneva"),
    ):
        refused = desk.run("vocab", *args, faults=False)
        assert refused.code in (20, 25), refused
        assert refused.err.count("\n") == 1, refused
        assert refused.out == ""


def test_every_scheme_is_listed_with_what_was_looked_up() -> None:
    told = {str(row["scheme"]): row for row in rows(run(["vocab", "crosswalk", "--json"]))}

    assert list(told) == list(schemes())
    assert told["iccpr"]["checked"] == 0
    assert told["echr"]["checked"] == sum(lead.checked for lead in leads("echr"))


def test_the_terms_that_lead_to_an_article_are_told_with_the_source() -> None:
    told = run(["vocab", "crosswalk", "echr", "5", "--json"]).succeeded()
    envelope = json.loads(told.out)
    assert envelope["kind"] == "crosswalk"
    assert "17184/18" in envelope["read_in"]
    assert {row["code"]: row["checked"] for row in envelope["rows"]}["LIB.7"] is True
    assert {row["target"] for row in envelope["rows"]} == {"5"}

    listed = list(csv.DictReader(StringIO(run(["vocab", "crosswalk", "sdg", "--csv"]).succeeded().out)))
    assert len(listed) == len(leads("sdg"))
    shown = run(["vocab", "crosswalk", "echr", "5"]).succeeded()
    assert "Article 14 has another article beside it" in shown.err
    assert "No term leads there" in run(["vocab", "crosswalk", "echr", "99"]).succeeded().err


def test_one_term_says_where_it_leads_and_what_was_not_looked_up() -> None:
    told = run(["vocab", "show", "act_types", "COE.3"]).succeeded().out

    assert "16.5 (less corruption and bribery)" in told
    assert "European Convention on Human Rights and its Protocols" in told
    assert "3 (torture and ill-treatment), 8 (private and family life, home)" in told
    assert "(not yet checked)" in told


def test_a_new_term_is_asked_for_in_the_language_spoken_first(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Question] = []

    def answered(_: Context, questions: Sequence[Question], *__: object, **___: object) -> Outcome:
        asked[:] = questions
        parent = {"parent": "OTH"} if any(question.required for question in questions) else {}
        return Outcome("finished", {"label_az": "Dronla çəkilmə", "definition": ""} | parent)

    monkeypatch.setattr("cli.asking.ask_all", answered)
    monkeypatch.setattr(Context, "can_ask", True)

    code = desk.run("vocab", "add", "methods", "--lang", "az").succeeded().out.strip()
    assert [question.field for question in asked][:2] == ["label_az", "label_en"]
    assert not any(question.required for question in asked)
    assert desk.run("vocab", "show", "methods", code).succeeded().out.startswith(f"{code}  Dronla çəkilmə\n")

    desk.run("vocab", "add", "act_types").succeeded()
    assert [question.field for question in asked if question.required] == ["parent"], "counted by the topmost term"

    monkeypatch.setattr("cli.asking.ask_all", lambda *_, **__: Outcome("abandoned", {}))
    assert desk.run("vocab", "add", "methods").ended(STOPPED).err == "Nothing was added.\n"


def test_a_retired_term_is_no_answer_but_stays_where_it_was_one() -> None:
    in_use((OwnTerm("act_types", "COE.1", "", merged_into="COE.2", retired_on="2026-11-22"),))
    question = Question("term", "What was done?", "term", choices=Terms("act_types", "en"))

    for typed in ("COE.1", "Blackmail with outing"):
        with pytest.raises(Refusal, match=r"Use COE\.2 instead\."):
            understood(question, typed)
    assert understood(question, as_typed(question, "COE.1")) == "COE.1"
    assert understood(question, "COE.2") == "COE.2"
