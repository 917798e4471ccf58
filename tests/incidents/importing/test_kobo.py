"""What KoboToolbox and ODK export becomes the incidents that were told, whatever the layout."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.importing.checking import check
from incidents.importing.layout import KOBO
from incidents.importing.loading import import_file
from incidents.importing.map_file import understood
from incidents.importing.mapping import Mapped
from incidents.importing.rows import FileRefusedError
from incidents.importing.shipped import PHONE_FORM, fitting_map, found_map
from schemas.speech import LANGUAGES
from schemas.vocabulary import vocabulary
from tests.incidents.house import House
from tests.incidents.importing.phone import FORM, REPEATS, SUBMITTED, Answers, Exported, api, asked, odk, uuid, workbook
from tests.incidents.importing.tables import forms_of, mapped, write_csv, write_json

OURS = found_map(PHONE_FORM)
TOLD: Answers = {
    "qeyd_form": "1",
    "told_on": "2024-05-01",
    "title": "A raid on a flat",
    "when": "26 July 2023",
    "when_precision": "about",
    "where": "Baku",
    "contexts": [vocabulary("contexts").terms[1].code, vocabulary("contexts").terms[4].code],
    "narrative": "The first person was held; the second was let go.\nAsked for money.",
    "connection": vocabulary("source_connections").terms[1].code,
    "url": "https://news.example/1",
    "victims": [
        {
            "victim_low": 1,
            "victim_high": 1,
            "victim_name": "Invented Name",
            "victim_groups": ["trans_people", "sex_workers"],
            "victim_minor": "no",
            "consent_store": "given",
            "consent_anonymous_statistics": "refused",
        },
        {"victim_low": 3, "victim_high": 5, "victim_groups": ["gay_men"]},
    ],
    "perpetrators": [{"by_whom": "police", "by_unit": "9th police station"}],
    "acts": [
        {"act": "COE.1", "act_victim": 1, "demand": "money", "amount": "300", "currency": "AZN", "paid": "yes"},
        {"act": "LIB.2", "held_days": 10, "methods": [vocabulary("methods").terms[0].code]},
    ],
}
BARE: Answers = {"qeyd_form": "1", "title": "Told in one line"}
WAYS = [
    pytest.param(Exported(), id="codes"),
    pytest.param(Exported(groups=False, choices="summary"), id="codes, no groups, one column"),
    pytest.param(Exported(choices="details"), id="a column for every choice"),
    *(pytest.param(Exported(labels=lang), id=f"labels {lang}") for lang in LANGUAGES),
    *(pytest.param(Exported(labels=lang, choices="summary"), id=f"labels {lang}, one column") for lang in LANGUAGES),
]


def told_by(rows: list[Mapped]) -> list[dict[str, Any]]:
    """What each submission tells, without what depends on the layout it was read from."""
    return [{name: value for name, value in row.told.items() if name != "origin_hash"} for row in rows]


@pytest.fixture(scope="module")
def as_told(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """Both submissions, as the API gives them."""
    return told_by(mapped(api(tmp_path_factory.mktemp("api") / "a.json", [TOLD, BARE]), OURS))


def test_a_submission_becomes_the_incident_that_was_told(as_told: list[dict[str, Any]]) -> None:
    told, bare = as_told
    first, second = told["victims"]

    assert (told["title"], told["place"], told["received_on"]) == ("A raid on a flat", "Baku", "2024-05-02")
    assert told["date"] == {"edtf": "2023-07-26~", "text": "26 July 2023"}
    assert (told["origin"], told["origin_ref"]) == (PHONE_FORM, uuid(1))
    assert told["verification"]["state"] == "reported"
    assert (first["counting_unit"], first["name"], first["identified"], first["minor"]) == (
        "individual",
        ["Invented Name"],
        True,
        False,
    )
    assert first["consents"] == [
        {"purpose": "store", "state": "given", "given_on": "2024-05-01"},
        {"purpose": "anonymous_statistics", "state": "refused", "given_on": "2024-05-01"},
    ]
    assert (second["counting_unit"], second["low"], second["high"], second["groups"]) == ("group", 3, 5, ["gay_men"])
    assert "consents" not in second
    assert [(act["term"], act.get("victim")) for act in told["acts"]] == [("COE.1", "1"), ("LIB.2", None)]
    assert told["acts"][0]["coercion"] == {"demand": "money", "amount": 300.0, "currency": "AZN", "paid": "yes"}
    assert told["acts"][1]["detention"] == {"sentence_days": 10}
    assert told["perpetrators"] == [{"class": "police", "actor": "9th police station"}]
    assert told["sources"] == [{"connection": TOLD["connection"]}]
    assert bare["title"] == "Told in one line"
    assert not {"victims", "acts", "sources"} & set(bare)


def test_only_another_answer_is_a_change(house: House, tmp_path: Path) -> None:
    import_file(house.case, api(tmp_path / "a.json", [TOLD, BARE]), OURS, house.later())
    other = TOLD | {"acts": [*TOLD["acts"][:1], {"act": "LIB.2", "held_days": 11}]}

    same = [
        import_file(house.case, path, OURS, house.later()).changed
        for path in (
            workbook(tmp_path / "a.xlsx", [TOLD, BARE], Exported()),
            workbook(tmp_path / "b.xlsx", [TOLD, BARE], Exported(groups=False, choices="summary")),
            workbook(tmp_path / "c.xlsx", [TOLD, BARE], Exported(labels="ru")),
            odk(tmp_path / "form.csv", [TOLD, BARE]),
        )
    ]
    changed = import_file(house.case, api(tmp_path / "b.json", [other, BARE]), OURS, house.later())

    assert same == [(), (), (), ()]
    assert len(changed.changed) == 1


@pytest.mark.parametrize("how", WAYS)
def test_every_layout_of_the_workbook_tells_the_same(as_told, tmp_path: Path, how: Exported) -> None:
    assert told_by(mapped(workbook(tmp_path / "a.xlsx", [TOLD, BARE], how), OURS)) == as_told


@pytest.mark.parametrize(
    "how",
    [
        pytest.param(None, id="groups before a dash"),
        pytest.param(Exported(groups=False, choices="summary"), id="no groups"),
        pytest.param(Exported(mark="-"), id="a column for every choice"),
    ],
)
def test_odks_files_tell_the_same(as_told, tmp_path: Path, how: Exported | None) -> None:
    assert told_by(mapped(odk(tmp_path / "form.csv", [TOLD, BARE], how), OURS)) == as_told


def test_briefcases_way_of_writing_days_and_names_is_read(as_told, tmp_path: Path) -> None:
    path = odk(tmp_path / "form.csv", [TOLD, BARE])
    path.write_text(path.read_text(encoding="utf-8").replace(f"{SUBMITTED}.123Z", '"May 2, 2024 6:20:31 PM"'), "utf-8")
    for name in ("acts", "victims"):
        (tmp_path / f"form-{name}.csv").rename(tmp_path / f"form-outer-{name}~1.csv")

    assert told_by(mapped(path, OURS)) == as_told


def test_our_own_export_is_known_without_being_named(tmp_path: Path) -> None:
    assert fitting_map(workbook(tmp_path / "a.xlsx", [BARE], Exported())) == PHONE_FORM
    assert fitting_map(api(tmp_path / "a.json", [BARE])) == PHONE_FORM
    assert fitting_map(odk(tmp_path / "a.csv", [BARE])) == PHONE_FORM


def test_submissions_land_reported_and_restricted_and_once(house: House, tmp_path: Path) -> None:
    first = import_file(house.case, workbook(tmp_path / "a.xlsx", [TOLD, BARE], Exported()), OURS, house.later())
    again = import_file(house.case, api(tmp_path / "b.json", [TOLD, BARE]), OURS, house.later())

    assert (first.added, first.refused, first.not_used, first.remarks) == (2, 0, (), ())
    assert (again.added, again.already_there, again.changed) == (0, 2, ())
    rows = house.case.connection.execute("SELECT confidentiality, verification, received_on FROM incident").fetchall()
    assert {tuple(row) for row in rows} == {("T2", "reported", "2024-05-02")}
    assert house.one("SELECT count(*) FROM consent") == 2
    assert house.one("SELECT count(*) FROM act") == 3
    assert house.one("SELECT count(*) FROM identity") == 1


def answers_of(repeat: str) -> st.SearchStrategy[Answers]:
    return st.fixed_dictionaries(
        {},
        optional={
            row.name: {
                "one": lambda row=row: st.sampled_from([each.name for each in FORM.choices[row.choices]]),
                "many": lambda row=row: st.lists(
                    st.sampled_from([each.name for each in FORM.choices[row.choices]]),
                    unique=True,
                    max_size=3,
                ).map(lambda chosen, row=row: [each.name for each in FORM.choices[row.choices] if each.name in chosen]),
                "integer": lambda: st.integers(1, 9),
                "decimal": lambda: st.integers(0, 5_000).map(str),
                "date": lambda: st.dates().map(str),
            }.get(row.kind, lambda: st.sampled_from(["words", "Two words", "слова", "sözlər"]))()
            for row, _, of in asked()
            if of == repeat and row.name not in ("qeyd_form", "when", "act", "act_victim", "victim_low", "victim_high")
        },
    )


submissions = st.builds(
    lambda told, victims, perpetrators, acts: {
        **told,
        "qeyd_form": "1",
        "when": "May 2021",
        "victims": [{"victim_low": 1, "victim_high": 2, **each} for each in victims],
        "perpetrators": perpetrators,
        "acts": [{"act": "INT.1", **each} for each in acts],
    },
    answers_of(""),
    st.lists(answers_of("victims"), max_size=2),
    st.lists(answers_of("perpetrators").filter(lambda each: {"by_whom", "by_unit"} & set(each)), max_size=2),
    st.lists(answers_of("acts"), max_size=2),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(collected=st.lists(submissions, min_size=1, max_size=3), how=st.sampled_from([way.values[0] for way in WAYS]))
def test_whatever_is_answered_comes_back_the_same_from_every_layout(tmp_path, collected, how) -> None:
    rows = mapped(api(tmp_path / "a.json", collected), OURS)

    assert told_by(mapped(workbook(tmp_path / "a.xlsx", collected, how), OURS)) == told_by(rows)
    for row, answers in zip(rows, collected, strict=True):
        for name in REPEATS:
            assert len(row.told.get(name, [])) == len(answers[name])
        assert [each.get("methods", []) for each in row.told.get("acts", [])] == [
            each.get("methods", []) for each in answers["acts"]
        ]


def test_what_says_who_collected_is_left_out_and_files_are_told_of(tmp_path: Path) -> None:
    extra = {"deviceid": "collect:abc", "username": "someone", "_attachments": [{"filename": "a.jpg"}]}
    found = check(api(tmp_path / "a.json", [TOLD, BARE], **extra), OURS)
    traced = check(workbook(tmp_path / "a.xlsx", [BARE], Exported(), {"phonenumber": "0123", "start": "2024"}), OURS)

    assert (found.accepted, found.not_used) == (2, ())
    assert "2 submissions have files that were not imported" in found.remarks[0]
    assert "(deviceid, username)" in found.remarks[1]
    assert [remark for remark in traced.remarks if "(phonenumber)" in remark] == list(traced.remarks)
    assert "someone" not in str(found)


def test_an_encrypted_submission_and_a_repeat_without_a_parent_are_told(tmp_path: Path) -> None:
    sealed = write_json(tmp_path / "a.json", [{"qeyd_form": "1", "_uuid": "x-1", "base64EncryptedKey": "abc="}])
    path = odk(tmp_path / "form.csv", [TOLD])
    lost = (tmp_path / "form-acts.csv").read_text(encoding="utf-8").replace(uuid(1), uuid(2))
    (tmp_path / "form-acts.csv").write_text(lost, encoding="utf-8")

    assert "decrypt it" in check(sealed, OURS).reasons[0].reason
    assert check(path, OURS).remarks == ("2 rows of repeated groups stand in no submission and were left out.",)


def test_a_csv_without_its_repeats_and_another_form_are_refused_in_a_sentence(tmp_path: Path) -> None:
    alone = write_csv(tmp_path / "a.csv", [{"qeyd_form": "1", "title": "x", "_uuid": "1"}], delimiter=";")
    other = write_csv(tmp_path / "b.csv", [{"what": "x", "_uuid": "1"}])

    with pytest.raises(FileRefusedError, match=r"leaves out what was repeated in the form \(acts, perpetrators"):
        check(alone, OURS)
    for path in (other, write_json(tmp_path / "b.json", [{"what": "x", "_uuid": "1"}])):
        with pytest.raises(FileRefusedError, match="write a map for their form"):
            check(path, OURS)


def test_a_choice_that_is_no_term_is_refused_and_can_be_mended(house: House, tmp_path: Path) -> None:
    bad = json.loads(json.dumps(TOLD)) | {"acts": [{"act": "INT.1", "methods": ["by_magic"]}]}
    path = api(tmp_path / "a.json", [BARE, bad])

    done = import_file(house.case, path, OURS, house.later(), keep_refused=True)

    assert (done.added, done.refused, done.reasons[0].number, done.reasons[0].column) == (1, 1, 2, "acts")
    assert done.quarantine is not None
    assert done.quarantine.name == "a.json.refused.json"
    done.quarantine.write_text(done.quarantine.read_text(encoding="utf-8").replace("by_magic", ""), encoding="utf-8")
    mended = import_file(house.case, done.quarantine, OURS, house.later())
    assert (mended.added, mended.not_used) == (1, ())


OTHERS: dict[str, Any] = {
    "name": "hotline-form",
    "incident": {"title": "what_happened", "date": "when"},
    "victims": [
        {
            "each": {"column": "people"},
            "best": "*.how_many",
            "groups": {"column": "*.who", "chosen": True, "values": {"women": "women", "a child": "children"}},
        }
    ],
    "acts": [{"each": {"column": "acts", "split": " "}, "term": {"column": "*", "values": {"beaten": "INT.1"}}}],
}


def test_somebody_elses_form_comes_in_by_a_map(tmp_path: Path) -> None:
    record = {
        "_uuid": "u-1",
        "_submission_time": "2024-01-05T10:00:00",
        "main/what_happened": "A beating",
        "main/when": "3 May 2021",
        "main/acts": "beaten",
        "people": [
            {"people/how_many": "2", "people/who": "women"},
            {"people/how_many": "1", "people/who": "a child women"},
        ],
    }
    [row] = mapped(write_json(tmp_path / "a.json", {"results": [record]}), understood(OTHERS, KOBO))

    assert (row.ref, row.told["received_on"]) == ("u-1", "2024-01-05")
    assert [(each["best"], each["groups"]) for each in row.told["victims"]] == [
        (2, ["women"]),
        (1, ["children", "women"]),
    ]
    assert row.told["acts"] == [{"term": "INT.1"}]


def test_two_questions_of_one_name_keep_their_groups(tmp_path: Path) -> None:
    mapping = understood({"name": "a", "incident": {"title": "first/name", "note": "second/name"}}, KOBO)
    record = {"_uuid": "1", "first/name": "The title", "second/name": "The note"}

    [row] = mapped(write_json(tmp_path / "a.json", [record]), mapping)

    assert (row.told["title"], row.told["note"]) == ("The title", "The note")


def test_a_submission_edited_on_the_server_is_still_the_same(tmp_path: Path) -> None:
    record = {"qeyd_form": "1", "_uuid": "later", "meta/rootUuid": "uuid:first", "meta/instanceID": "uuid:later"}

    [row] = mapped(write_json(tmp_path / "a.json", [record]), OURS)

    assert row.ref == "first"


@pytest.mark.parametrize("text", ["[", "{}", '{"results": {}}', "[[1]]"])
def test_broken_json_is_refused_in_a_sentence(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(FileRefusedError, match=r"JSON|write a map"):
        forms_of(path, OURS)


def test_what_is_no_submission_or_has_no_reference_is_refused_row_by_row(tmp_path: Path) -> None:
    path = write_json(tmp_path / "a.json", {"results": [1, {"qeyd_form": "1"}, {"qeyd_form": "1", "_id": 7}]})

    found = check(path, OURS)

    assert (found.accepted, [each.number for each in found.reasons]) == (1, [1, 2])
