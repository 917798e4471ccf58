"""A caseworker's first hour, as it is typed."""

import csv
import io

import pytest

from tests.stories.desk import Desk

FORM = """
title = "Night raid on a birthday party"
date = "night of 22-23 Sep 2017"
place = "Nəsimi"
narrative = "Officers came in without saying why. @P-0002 was held until morning."
contexts = ["raid"]

[[victims]]
key = "one"
name = "Canary Aybənizə"
aliases = ["Ay"]
contacts = ["+994 00 000 00 00"]
groups = ["trans_women"]
identified = true
consents = [
    { purpose = "anonymous_statistics", state = "given", given_on = 2024-02-01 },
    { purpose = "named_publication", state = "refused", given_on = 2024-02-01 },
]

[[victims]]
key = "others"
counting_unit = "group"
low = 5
high = 8

[[perpetrators]]
class = "police"
actor = "Invented District Department"

[[acts]]
term = "LIB.1"
victim = "one"
detention = { started = "23 Sep 2017", sentence_days = 10, lawyer_access = "no" }

[[acts]]
term = "INT.1"

[[sources]]
name = "An invented newsroom"
kind = "news_media"
reliability = "B"
credibility = "2"
url = "https://example.org/raid"

[[evidence]]
url = "https://example.org/raid"
title = "The first report"

[[links]]
kind = "follows"
to = "AZ-2017-0001"
"""


def made(desk: Desk) -> None:
    said = desk.by_words("init", "--organisation", "An Invented House").ended()
    assert str(desk.case) in said.out
    desk.by_words("unlock").ended()


@pytest.mark.slow
def test_a_first_hour(bare_desk: Desk):
    desk = bare_desk
    made(desk)
    try:
        logged(desk)
        proven(desk)
        checked_and_changed(desk)
        found_again(desk)
        agreed_and_withdrawn(desk)
        assert {row["colour"] for row in desk.type("doctor --json").ended().rows} <= {"green", "yellow"}
    finally:
        desk.type("lock").ended()
    # Locked again, and nobody there to ask.
    assert "locked" in desk.run("list", start_new_session=True).ended(23).err
    assert len(desk.by_words("list", "--json").ended().rows) == 2


def logged(desk: Desk) -> None:
    """By options, then by a form, the second following the first."""
    said = desk.type(
        'add --title "A stop in the street" --date "mid-September 2017" --place Baku --act LIB.2 --by police'
        " --victims 3-5 --group trans_women --verified likely"
    ).ended()
    assert said.out == "AZ-2017-0001\n"
    form = desk.room / "form.toml"
    form.write_text(FORM, encoding="utf-8")
    assert desk.run("add", "--from", str(form)).ended().out == "AZ-2017-0002\n"
    [told] = desk.type("show AZ-2017-0002 --json").ended().rows
    assert told["date"] == {"edtf": "2017-09-22/2017-09-23", "text": "night of 22-23 Sep 2017"}
    assert told["place"] == "AZ-BA-NAS"
    assert [(act["term"], act["victim"]) for act in told["acts"]] == [
        ("LIB.1", "P-0002"),
        ("INT.1", "P-0002"),
        ("INT.1", "P-0003"),
    ]
    detention = told["acts"][0]["detention"]
    assert (detention["sentence_days"], detention["lawyer_access"], detention["doctor_access"]) == (
        10,
        "no",
        "not_asked",
    )
    one, others = told["victims"]
    assert one["has_identity"]
    assert [(each["purpose"], each["state"]) for each in one["consents"]] == [
        ("anonymous_statistics", "given"),
        ("named_publication", "refused"),
    ]
    assert (others["low"], others["high"]) == (5, 8)
    # Who it was stays sealed: no way of reading shows it.
    for words in (
        ["show", "AZ-2017-0002"],
        ["show", "AZ-2017-0002", "--json"],
        ["list", "--json"],
        ["history", "AZ-2017-0002"],
    ):
        assert "Aybənizə" not in desk.run(*words).ended().out


def proven(desk: Desk) -> None:
    """A file is sealed, and comes out again as it went in."""
    original, copy = desk.room / "filmed.mp4", desk.room / "copy.mp4"
    original.write_bytes(b"\0\0\0\x18ftypmp42 invented " + bytes(range(256)) * 300)
    code = (
        desk.run("evidence", "add", "AZ-2017-0002", str(original), "--title", "Filmed from a window")
        .ended()
        .out.strip()
    )
    assert code == "E-0002"
    desk.run("evidence", "extract", code, str(copy)).ended()
    assert copy.read_bytes() == original.read_bytes()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert "already" in desk.run("evidence", "extract", code, str(copy)).ended(24).err
    [told] = desk.type("show AZ-2017-0002 --json").ended().rows
    assert [(each["code"], each["kind"]) for each in told["evidence"]] == [("E-0001", "link"), ("E-0002", "file")]


def checked_and_changed(desk: Desk) -> None:
    """What followed what, how far it has been checked, and every change in the history."""
    steps = desk.type("chain AZ-2017-0001 --json").ended().rows
    assert [(step["code"], step["depth"], step["kind"]) for step in steps] == [
        ("AZ-2017-0001", 0, ""),
        ("AZ-2017-0002", 1, "follows"),
    ]
    assert "circle" in desk.type("link AZ-2017-0001 AZ-2017-0002").ended(25).err
    desk.type("link AZ-2017-0002 AZ-2017-0001 --kind same_operation --note 'the same night'").ended()
    desk.type("verify AZ-2017-0002 verified --by KM --method 'two calls'").ended()
    desk.type("edit AZ-2017-0002 --title 'Raid on a birthday party' --tag birthday").ended()
    [told] = desk.type("show AZ-2017-0002 --json").ended().rows
    assert (told["verification"], told["title"], told["tags"]) == ("verified", "Raid on a birthday party", ["birthday"])
    history = desk.type("history AZ-2017-0002 --json").ended().rows
    assert [row["value"] for row in history if row["field"] == "title"] == [
        "Night raid on a birthday party",
        "Raid on a birthday party",
    ]
    assert {row["done"] for row in history} == {"add", "verify", "edit"}
    assert "nothing changed" in desk.type("edit AZ-2017-0002 --tag birthday").ended().err


def found_again(desk: Desk) -> None:
    """Lists, words and figures, each as one versioned envelope."""
    listed = desk.type("list act:LIB victim:trans_women --json").ended().envelope
    assert (listed["qeyd"], listed["kind"], listed["unit"], listed["total"]) == (1, "list", "incidents", 2)
    assert [row["code"] for row in listed["rows"]] == ["AZ-2017-0002", "AZ-2017-0001"]
    found = desk.type("search 'birth*' --json").ended().envelope
    assert (found["kind"], [row["code"] for row in found["rows"]]) == ("search", ["AZ-2017-0002"])
    assert desk.type("search night --json").ended().rows == [], "the title of before is not found any more"
    counted = desk.type("trends --by act --unit acts --json").ended().envelope
    assert (counted["kind"], counted["unit"], counted["total"]) == ("trends", "acts", 4)
    assert {row["act"]: row["acts"] for row in counted["rows"]} == {"LIB.1": 1, "LIB.2": 1, "INT.1": 2}
    as_csv = list(csv.DictReader(io.StringIO(desk.type("list --csv").ended().out)))
    assert [row["code"] for row in as_csv] == ["AZ-2017-0002", "AZ-2017-0001"]
    assert "birthday" in desk.type("list").ended().out


def agreed_and_withdrawn(desk: Desk) -> None:
    """A consent can be taken back."""
    desk.type("consent add P-0002 anonymous_statistics withdrawn").ended()
    [told] = desk.type("show AZ-2017-0002 --json").ended().rows
    assert ("anonymous_statistics", "withdrawn") in {
        (each["purpose"], each["state"]) for each in told["victims"][0]["consents"]
    }


def test_a_draft_form_that_is_wrong_is_refused_field_by_field_and_nothing_is_kept(desk: Desk):
    form = desk.room / "form.toml"
    form.write_text(
        'titel = "slip"\ndate = "the day before yesterday"\n[[acts]]\nterm = "XYZ.9"\n[[victims]]\nlow = 9\nhigh = 3\n',
        encoding="utf-8",
    )

    said = desk.by_words("add", "--from", str(form)).ended(25)

    assert {line.split(":")[0] for line in said.err.splitlines()} >= {"date", "acts.1.term", "victims.1", "incident"}
    assert desk.by_words("list", "--json").ended().rows == []


def test_every_date_somebody_types_is_kept_as_typed(desk: Desk, keys):
    with desk.unlocked(keys):
        for written, edtf in (
            ("26 July 2023", "2023-07-26"),
            ("28.06.2015", "2015-06-28"),
            ("before 30.09.2014", "../2014-09-29"),
            ("iyul 2023", "2023-07"),
            ("about 2019", "2019~"),
        ):
            code = desk.run("add", "-t", "x", "-d", written, "--yes").ended().out.strip()
            [told] = desk.run("show", code, "--json").ended().rows
            assert told["date"] == {"edtf": edtf, "text": written}


def test_a_file_of_evidence_that_is_not_there_refuses_the_whole_form(desk: Desk, keys):
    form = desk.room / "form.json"
    form.write_text('{"title": "x", "evidence": [{"file": "not-there.pdf"}]}', encoding="utf-8")
    with desk.unlocked(keys):
        assert len(desk.run("add", "--from", str(form)).ended(20).err.splitlines()) == 1
        assert desk.type("list --json").ended().rows == []
        (desk.room / "not-there.pdf").write_bytes(b"%PDF-1.7 now it is")
        desk.run("add", "--from", str(form)).ended()
        assert len(desk.type("list --json").ended().rows) == 1
