"""A whole support case, as a caseworker types it, with the slips one makes; and what a researcher asks of it."""

import json
from collections.abc import Iterator

import pytest

from incidents.keys import Keys
from tests.stories.desk import Desk, Said
from tests.stories.typist import Typist
from tests.stories.whole import assert_sound

NAME, ALIAS, HEALTH = "Kanarya Aybənizova", "Kanaryaquş", "Kanarya-dərman"
NOT_FOUND, NO_CONSENT, REFUSED, USAGE, STOPPED = 20, 21, 25, 2, 130
SEALED = (NAME, ALIAS, HEALTH, "Aybeniz", "kanarya")


class Casework:
    """A desk at which every word that comes out is looked through for what is sealed."""

    def __init__(self, desk: Desk, keys: Keys) -> None:
        self.desk, self.keys = desk, keys

    def type(self, line: str, code: int = 0) -> Said:
        """Run it as typed; fail if it ends otherwise, or if it tells what is sealed."""
        said = self.desk.type(line).ended(code)
        assert not [each for each in SEALED if each in said.out + said.err], said
        if code == REFUSED:
            assert not said.out, said
        return said

    def refused(self, line: str, code: int, told: str) -> None:
        """It is refused in words that say what is wrong, and the log is what it was: nothing was kept."""
        before = self.entries()
        assert told in " ".join(self.type(line, code).err.split()), line
        assert self.entries() == before, line

    def entries(self) -> list[str]:
        """The log, entry by entry."""
        with self.desk.opened(self.keys) as case:
            return [row[0] for row in case.connection.execute("SELECT id FROM log_entry ORDER BY 1")]

    def rows(self, line: str) -> dict[str, dict[str, object]]:
        """What a list answers, by what each record is called."""
        return {row["address"]: row for row in self.type(f"{line} --json").rows}

    def page(self, line: str) -> dict[str, object]:
        """One record whole."""
        [row] = self.type(f"{line} --json").rows
        return row

    def history(self, code: str) -> list[tuple[str, str, object]]:
        """What was done, to which field, and what it became."""
        return [(row["done"], row["field"], row["value"]) for row in self.type(f"history {code} --json").rows]


@pytest.fixture
def work(desk: Desk, keys: Keys) -> Iterator[Casework]:
    """An empty case file, unlocked."""
    with desk.unlocked(keys):
        yield Casework(desk, keys)


@pytest.mark.slow
def test_a_support_case_from_the_first_word_to_its_review(work: Casework) -> None:
    a_person_by_code(work)
    a_name_sealed_by_asking(work)
    self_described_and_perceived(work)
    agreed_for_each_purpose(work)
    a_case_with_its_needs(work)
    a_referral_only_with_consent(work)
    what_was_done_and_answered(work)
    what_is_due_and_done(work)
    closed_with_the_time_it_is_kept(work)
    taken_back_thrown_away_brought_back(work)
    read_by_those_who_may(work)
    sound_at_the_end(work)


def a_person_by_code(work: Casework) -> None:
    work.refused("person add --groups trans_woman", REFUSED, "Nearest: trans_women")
    work.refused("person add --counting-unit group --size-low 9 --size-high 3", REFUSED, "wrong order")
    work.refused(f"person add '{NAME}'", USAGE, "no name is typed here")
    work.refused("person add", REFUSED, "nobody can be asked")
    assert work.type("person add --counting-unit individual --groups trans_women").out == "P-0001\n"


def a_name_sealed_by_asking(work: Casework) -> None:
    """Ctrl-C keeps nothing; a name on the command line is refused and not repeated; in the questions it is sealed."""
    work.refused(f"person name P-0001 '{NAME}'", USAGE, "no name is typed here")
    work.refused("person name P-0009", NOT_FOUND, "`qeyd person list` shows what there is")
    before = work.entries()
    gone = Typist(work.desk, "person", "name", "P-0001")
    gone.reads("names")
    gone.types(f"{NAME}\x03")
    assert gone.waits() == STOPPED
    assert work.entries() == before

    typist = Typist(work.desk, "person", "name", "P-0001")
    for field, told in (("names", NAME), ("aliases", ALIAS), ("birth date", "1999")):
        typist.reads(field)
        typist.types(f"{told}\r")
    for field in ("contacts", "documents", "note"):
        typist.reads(field)
        typist.types("\r")
    assert typist.waits() == 0
    assert len(work.entries()) == len(before) + 1
    assert "A name is sealed: `qeyd person unseal P-0001` shows it." in work.type("person show P-0001").out


def self_described_and_perceived(work: Casework) -> None:
    work.refused("person profile P-0001 --basis self_described --gender-identities womn", REFUSED, "Nearest: woman")
    work.refused("person profile P-0001 --basis self_described --date 32.01.2026", REFUSED, "does not exist")
    first = work.type("person profile P-0001 --basis self_described --gender-identities woman --date 2026-01-05")
    assert first.out == "P-0001/profile\n"
    work.type("person profile P-0001 --basis perceived --orientations gay --date 'January 2026'")
    (work.desk.room / "health.json").write_text(json.dumps({"health": HEALTH}), encoding="utf-8")
    work.type("person health P-0001/profile/1 --from health.json")
    (work.desk.room / "health.json").unlink()
    told = [each for each in work.page("person show P-0001")["below"] if each["record"] == "profile"]
    assert [(each["basis"], each["gender_identities"], each["orientations"]) for each in told] == [
        ("self_described", ["woman"], []),
        ("perceived", [], ["gay"]),
    ]


def agreed_for_each_purpose(work: Casework) -> None:
    """For casework and, later, for being referred; not for the media. An answer of a day to come is a slip."""
    work.refused("consent add P-0007 casework given", NOT_FOUND, "no person P-0007")
    work.refused("consent add P-0001 caseworks given", REFUSED, "Nearest: casework")
    work.refused("consent add P-0001 casework given --on 2099-01-05", REFUSED, "day to come")
    work.refused("consent add P-0001 casework", USAGE, "STATE")
    work.type("consent add P-0001 casework given --on 2026-01-05")
    work.type("consent add P-0001 media refused --on 2026-01-05")
    kept = work.rows("consent list person:P-0001")
    assert {row["purpose"]: row["state"] for row in kept.values()} == {"casework": "given", "media": "refused"}


def a_case_with_its_needs(work: Casework) -> None:
    case = "case add --title 'Support after a raid' --persons"
    work.refused(f"{case} P-0009", NOT_FOUND, "no record P-0009")
    work.refused(f"{case} P-0001 --risk veryhigh", REFUSED, "Nearest: high")
    work.refused(f"{case} P-0001 --opened-on 30.02.2026", REFUSED, "does not exist")
    work.refused(f"{case} P-0001 --closed-on 2026-01-01", REFUSED, "not open")
    plan = "--safety-plan 'calls every Monday' --opened-on 2026-01-05 --next-review 2099-02-01 --owner AB"
    assert work.type(f"{case} P-0001 --risk high {plan}").out == "C-0001\n"
    work.refused("case need C-0002 --service legal", NOT_FOUND, "`qeyd case list` shows what there is")
    work.refused("case need C-0001 --service lawyers", REFUSED, "service_types")
    assert work.type("case need C-0001 --service safe_house --urgency within_days").out == "C-0001/need\n"
    work.type("case need C-0001 --service legal")
    work.refused("case need C-0001/need/3 --state met", NOT_FOUND, "C-0001 is there, but nothing below it")
    work.type("case need C-0001/need/1 --state met")
    told = [each for each in work.page("case show C-0001")["below"] if each["record"] == "need"]
    assert [(each["service"], each["state"]) for each in told] == [("safe_house", "met"), ("legal", "open")]


def a_referral_only_with_consent(work: Casework) -> None:
    sent = "case refer C-0001 --service legal --provider 'An invented clinic' --follow-up-on 2099-01-20"
    work.refused(f"{sent} --state referred", NO_CONSENT, "qeyd consent add PERSON referral given")
    work.type("consent add P-0001 referral given --on 2026-01-06")
    assert work.type(f"{sent} --state referred --referred-on 2026-01-07").out == "C-0001/1\n"
    work.refused("case edit C-0001/1 --note again", NOT_FOUND, "C-0001/1 is another kind of record")
    work.type("case refer C-0001/1 --state accepted --outcome 'a lawyer took it'")
    assert ("edit", "state", "accepted") in work.history("C-0001/1")
    work.type("consent withdraw P-0001 referral --on 2026-02-01")
    work.refused(f"{sent} --state referred", NO_CONSENT, "has agreed to be referred")
    work.type("case refer C-0001/1 --state done --feedback 'it helped'")
    assert len([each for each in work.page("case show C-0001")["below"] if each["record"] == "referral"]) == 1


def what_was_done_and_answered(work: Casework) -> None:
    work.refused("intervention add --kind letter_to_all --person P-0001", REFUSED, "intervention_kinds")
    made = work.type("intervention add --kind legal_help --person P-0001 --support-case C-0001 --done-on 2026-02-03")
    assert made.out == "IV-0001\n"
    work.refused("intervention edit IV-0001 --response silence", REFUSED, "responses")
    work.type("intervention edit IV-0001 --response denial --impact none")
    assert work.rows("intervention list response:denial")["IV-0001"]["impact"] == "none"


def what_is_due_and_done(work: Casework) -> None:
    late = "task add --kind follow_up --about C-0001/1 --assignee AB --title"
    work.refused(f"{late} Ask --due-on tomorrow", REFUSED, "not understood")
    work.refused("task add --kind follow_up", REFUSED, "title")
    work.type(f"{late} 'Ask the clinic' --due-on 2026-01-20")
    work.type("task add --title 'Look again' --kind safety_check --about P-0001 --due-on 2099-01-10")
    due = [row["address"] for row in work.type("agenda --all --json").rows]
    assert [each for each in due if each[0] in "TC"] == ["T-0001", "T-0002", "C-0001"], due
    work.refused("task done T-0009", NOT_FOUND, "`qeyd task list` shows what there is")
    work.refused("task done T-0001 --on someday", REFUSED, "")
    work.type("task done T-0001 --outcome 'taken on'")
    assert set(work.rows("task list done:no")) == {"T-0002"}
    work.type("query save open done:no --for task")
    assert set(work.rows("task list saved:open")) == {"T-0002"}


def closed_with_the_time_it_is_kept(work: Casework) -> None:
    rule = "retention add --record-class support_case --trigger case_closed --action review --reason 'our policy'"
    work.refused(f"{rule} --months soon", USAGE, "--months")
    work.type(f"{rule} --months 1")
    work.refused("case edit C-0001 --status closed --closed-on 2025-01-01", REFUSED, "before it was opened")
    work.type("case edit C-0001 --status closed --closed-on 2026-03-01")
    [due] = work.type("retention due --json").rows
    assert (due["address"], due["due_on"], due["rule"]) == ("C-0001", "2026-04-01", "RR-0001")
    work.type("task add --title Looked --kind retention_review --about C-0001 --due-on 2026-11-01")


def taken_back_thrown_away_brought_back(work: Casework) -> None:
    work.type("undo C-0001 --yes")
    assert work.page("case show C-0001")["status"] == "open"
    assert ("undo", "status", "open") in work.history("C-0001")
    work.refused("trash C-0001 --yes", REFUSED, "is still named by")
    work.type("trash C-0001/need/2 --yes")
    work.refused("case need C-0001/need/2 --state met", NOT_FOUND, "`qeyd restore` brings it back")
    work.type("restore C-0001/need/2")
    work.refused("restore C-0001/need/2", REFUSED, "is not in the trash")
    work.type("trash P-0001/profile/1 --yes")
    work.type("trash --json")
    work.type("restore P-0001/profile/1")
    work.type("case edit C-0001 --status closed --closed-on 2026-03-01")


def read_by_those_who_may(work: Casework) -> None:
    """No list, page, history, log or timeline tells what is sealed; one command does."""
    for line in ("person", "case", "consent", "task", "intervention", "retention"):
        work.type(f"{line} list")
        work.type(f"{line} list --csv")
    for line in ("person show P-0001", "history P-0001 --whole", "history C-0001 --whole", "timeline P-0001", "log"):
        work.type(line)
        work.type(f"{line} --json")
    work.type("undo P-0001/profile/1 --dry-run")
    work.type("person add --counting-unit individual")
    (work.desk.room / "name.json").write_text(json.dumps({"names": [NAME], "aliases": [ALIAS]}), encoding="utf-8")
    work.type("person name P-0002 --from name.json")
    work.type("duplicates --people")
    work.type("merge P-0001 P-0002 --dry-run")
    told = work.desk.type("person unseal P-0001").ended().out
    assert all(each in told for each in (NAME, ALIAS, HEALTH))


def sound_at_the_end(work: Casework) -> None:
    assert "red" not in {row["colour"] for row in work.type("doctor --json").rows}
    with work.desk.opened(work.keys) as case:
        assert_sound(case)


def test_answers_that_are_refused_are_asked_again_with_what_was_told(work: Casework) -> None:
    """Nine at least and three at most: the refusal is told, and the numbers stand in the lines to be mended."""
    typist = Typist(work.desk, "person", "add")
    typist.reads("counting unit")
    typist.types("group\r")
    for field, told in (("size low", "9"), ("size best", ""), ("size high", "3")):
        typist.reads(field)
        typist.types(f"{told}\r")
    for number in range(5, 14):
        typist.reads(f"{number} of 13")
        typist.types("\r")
    assert "wrong order" in typist.reads("[Y/n]")
    typist.types("\r")
    typist.reads("1 of 13")
    typist.types("\r")
    assert "9" in typist.reads("2 of 13") + typist.reads("9")
    typist.types("\x15" + "2\r")
    for number in range(3, 14):
        typist.reads(f"{number} of 13")
        typist.types("\r")
    assert typist.waits() == 0
    assert work.page("person show P-0001")["size_low"] == 2


def test_a_researcher_codes_compares_saves_and_coins_terms(work: Casework) -> None:
    work.type("add --title Stop --date 'May 2021' --place Baku --act LIB.2 --by police --victims 1 --yes")
    work.type("coding add AZ-2021-0001 --coder AB --act LIB.2 --by police")
    work.refused("coding add AZ-2021-0001 --coder CD --act LIB.99", REFUSED, "act_types")
    work.type("coding add AZ-2021-0001 --coder CD --act LIB.2 --act INT.1")
    work.refused("coding add AZ-2021-0001 --coder CD --act LIB.2", REFUSED, "into the trash to code it anew")
    [detained] = [row for row in work.type("coding compare --json").rows if row["term"] == "LIB.2"]
    assert (detained["incidents"], detained["both"], detained["kappa"]) == (1, 1, None)
    assert "acts: LIB.2 Police custody or detention" in work.type("coding show AZ-2021-0001/pass/1").out

    own = work.type("vocab add contexts --label Taxi --definition 'In a taxi.'").out.split()[0]
    work.type(f"vocab rename contexts {own} --label 'Taxi ride'")
    work.refused(f"vocab merge contexts {own} no_such_context --yes", REFUSED, "no such term")
    work.type(f"vocab retire contexts {own}")
    work.type("query save stops act:LIB --note 'for the report'")
    assert [row["code"] for row in work.type("list saved:stops --json").rows] == ["AZ-2021-0001"]
    work.refused("list saved:nothing", REFUSED, "")
    work.type("query forget stops")
    work.type("undo --yes")
    assert [row["name"] for row in work.type("query list --json").rows] == ["stops"]
    work.refused("recommendation confirm R-0001 AZ-2021-0001", NOT_FOUND, "`qeyd recommendation list`")
    work.type("recommendation add --mechanism upr --cycle 4 --number 1.1 --text 'End raids' --states France")
    assert "names one that tests it" in work.type("recommendation incidents R-0001").err
    work.type("recommendation confirm R-0001 AZ-2021-0001 --note 'police custody'")
    assert list(work.rows("recommendation list incident:AZ-2021-0001")) == ["R-0001"]
    sound_at_the_end(work)
