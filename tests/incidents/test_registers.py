"""Records of every kind: added, changed, listed and shown by one way."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents import addresses, registers, stored
from incidents.addresses import found
from incidents.errors import ConsentError, NotFoundError, RefusedInputError
from incidents.people import by_code
from schemas.incident_form import FormRefused


@pytest.fixture
def raid(house):
    """An incident with one victim and two acts; an actor, a source, a case."""
    house.log(
        {
            "date": "26 July 2023",
            "victims": [{"key": "1"}],
            "acts": [{"term": "LIB.7"}, {"term": "COE.3"}],
            "perpetrators": [{"class": "police", "actor": "Example Station"}],
            "sources": [{"name": "Example Gazette"}],
        }
    )
    house.add("support_case", title="Support", persons=["P-0001"], about=["AZ-2023-0001"])
    return house


def test_every_kind_has_codes_of_its_own_that_people_can_say(house):
    assert house.add("task", title="one") == "T-0001"
    assert house.add("task", title="two") == "T-0002"
    assert house.add("operation", name="Raids of one autumn") == "O-0001"
    assert house.add("recommendation", text="End it.") == "R-0001"
    assert house.add("retention_rule", record_class="evidence", trigger="received", months=60) == "RR-0001"


def test_what_hangs_on_a_record_is_called_after_it(raid):
    assert raid.add("coercion", act="AZ-2023-0001/2", amount=500.0, currency="AZN") == "AZ-2023-0001/2/coercion"
    assert raid.add("proceeding", person="P-0001", incident="AZ-2023-0001") == "PR-0001"
    assert raid.add("proceeding_step", proceeding="PR-0001", kind="lodged") == "PR-0001/1"
    assert raid.add("proceeding_step", proceeding="PR-0001", kind="registered") == "PR-0001/2"
    assert raid.add("need", support_case="C-0001", service="legal") == "C-0001/need"
    for address in ("AZ-2023-0001/1", "AZ-2023-0001/2/coercion", "PR-0001/2", "C-0001/need"):
        here = found(raid.case, address)
        assert addresses.called(raid.case, here.id) == address


@pytest.mark.parametrize(
    "told",
    ["", "P-0099", "AZ-2023-0001/9", "AZ-2023-0001/0", "AZ-2023-0001/1/killing", "P-0001/nonsense", "/", "1", "T"],
)
def test_what_is_not_there_is_not_found(raid, told):
    with pytest.raises(NotFoundError):
        found(raid.case, told)


@given(told=st.text(alphabet="APRT-0123/ aé.'\"%", max_size=20))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_address_does_anything_but_find_or_refuse(raid, told):
    try:
        here = found(raid.case, told)
    except NotFoundError:
        return
    assert addresses.called(raid.case, here.id, here.table)


def test_a_refusal_never_repeats_what_may_be_a_name(house):
    with pytest.raises(NotFoundError) as refused:
        found(house.case, "Canary Aybənizə")

    assert "Canary" not in refused.value.sentence


def test_records_are_named_by_their_codes_and_kept_by_their_ids(raid):
    raid.add("task", title="Call", about="AZ-2023-0001", due_on="1 December 2026")
    kept = stored.values(raid.case, "task", found(raid.case, "T-0001").id)

    assert kept["about"] == found(raid.case, "AZ-2023-0001").id
    assert kept["due_on"] == "2026-12-01"
    [line] = registers.rows(raid.case, "task")
    assert line.address == "T-0001"
    assert line.values["about"] == "AZ-2023-0001"


def test_an_edit_changes_what_is_told_and_says_what(raid):
    raid.add("task", title="Call", due_on="2026-12-01")

    assert raid.edit("T-0001", due_on="2026-12-02", title="Call") == ("due_on",)
    assert raid.edit("T-0001", due_on="2026-12-02") == ()
    assert registers.told_of(raid.case, "T-0001")["due_on"] == "2026-12-02"


def test_a_record_is_shown_with_all_that_hangs_on_it(raid):
    raid.add("need", support_case="C-0001", service="legal")
    raid.add("coercion", act="AZ-2023-0001/2", demand="money")

    case = registers.shown(raid.case, "C-0001")
    act = registers.shown(raid.case, "AZ-2023-0001/2")

    assert case.values["persons"] == ["P-0001"]
    assert [each.table for each in case.below] == ["need"]
    assert {each.table for each in act.below} == {"coercion", "involvement"}


def test_what_is_sealed_is_neither_told_nor_shown(raid):
    with pytest.raises(FormRefused):
        raid.add("profile", person="P-0001", sealed=b"x")
    raid.add("profile", person="P-0001", basis="self_described", orientations=["gay"])
    assert "sealed" not in registers.shown(raid.case, "P-0001/profile").values


@pytest.mark.parametrize(
    ("table", "told", "sentence"),
    [
        ("coercion", {"act": "AZ-2023-0001/2", "amount": 500.0}, "currency"),
        ("estimate", {"operation": "O-0001", "low": 9, "high": 3}, "wrong order"),
        ("composition", {"actor": "A-0001", "parent": "A-0001"}, "below itself"),
        ("membership", {"actor": "A-0001", "person": "P-0001", "started": "2020", "ended": "2019"}, "before it began"),
        ("proceeding_step", {"proceeding": "PR-0001", "kind": "complaint"}, "family of steps"),
        ("claim", {"about": "AZ-2023-0001", "field": "weather", "value": "rain"}, "none of that name"),
        ("support_case", {"status": "open", "closed_on": "2026-01-01"}, "not open"),
    ],
)
def test_rules_of_the_field_are_held(raid, table, told, sentence):
    raid.add("operation", name="Raids")
    raid.add("proceeding", person="P-0001")
    before = raid.one(f'SELECT count(*) FROM "{table}"')

    with pytest.raises(RefusedInputError, match=sentence):
        raid.add(table, **told)

    assert raid.one(f'SELECT count(*) FROM "{table}"') == before


def test_a_circle_of_units_is_refused_over_any_number_of_steps(raid):
    for name in ("Second", "Third"):
        raid.add("actor", name=name)
    raid.add("composition", actor="A-0001", parent="A-0002", kind="command")
    raid.edit("A-0002", part_of="A-0003")

    with pytest.raises(RefusedInputError, match="below itself"):
        raid.add("composition", actor="A-0003", parent="A-0001")
    with pytest.raises(RefusedInputError, match="below itself"):
        raid.edit("A-0003", part_of="A-0001")


def test_nobody_is_referred_without_having_agreed(raid):
    with pytest.raises(ConsentError, match="agreed to be referred"):
        raid.add("referral", support_case="C-0001", service="legal", provider="Example Legal Aid")
    assert raid.add("referral", support_case="C-0001", service="legal", state="proposed") == "C-0001/1"

    with raid.writing("consent") as work:
        work.add("consent", {"person": by_code(raid.case, "P-0001"), "purpose": "referral", "state": "given"})

    assert raid.edit("C-0001/1", state="referred") == ("state",)


def test_what_came_of_a_referral_is_told_though_consent_is_withdrawn_and_no_other_is_made(raid):
    def answers(**told):
        with raid.writing("consent") as work:
            work.add("consent", {"person": by_code(raid.case, "P-0001"), "purpose": "referral", **told})

    answers(state="given", given_on="2024-02-01")
    raid.add("referral", support_case="C-0001", service="legal", provider="Example Legal Aid", state="referred")
    answers(state="withdrawn", given_on="2024-02-02")

    assert raid.edit("C-0001/1", state="accepted", outcome="taken on") == ("state", "outcome")
    with pytest.raises(ConsentError):
        raid.edit("C-0001/1", provider="Another House")
    with pytest.raises(ConsentError):
        raid.add("referral", support_case="C-0001", service="health", state="referred")


@pytest.mark.parametrize(
    "told",
    [{"expires_on": "2024-02-20"}, {"state": "refused"}, {"state": "not_asked"}],
    ids=["has ended", "refused", "not asked"],
)
def test_nobody_is_referred_on_an_answer_that_is_no_agreement_today(raid, told):
    with raid.writing("consent") as work:
        answer = {"person": by_code(raid.case, "P-0001"), "purpose": "referral", "state": "given"}
        work.add("consent", {**answer, "given_on": "2024-02-01", **told})

    with pytest.raises(ConsentError, match="agreed to be referred"):
        raid.add("referral", support_case="C-0001", service="legal", state="referred")


def test_a_minor_is_referred_where_a_guardian_agreed(raid):
    raid.edit("P-0001", minor=True)
    for guardian, refused in (("", True), ("P-0001", False)):
        with raid.writing("consent") as work:
            answer = {"person": by_code(raid.case, "P-0001"), "purpose": "referral", "state": "given"}
            work.add("consent", {**answer, "guardian": guardian})
        if refused:
            with pytest.raises(ConsentError):
                raid.add("referral", support_case="C-0001", service="legal", state="referred")
    assert raid.add("referral", support_case="C-0001", service="legal", state="referred") == "C-0001/1"


@pytest.mark.parametrize(
    ("table", "told", "why"),
    [
        ("coercion", {"act": "AZ-2023-0001/1", "amount_paid": 100}, "needs its currency"),
        ("property_loss", {"act": "AZ-2023-0001/1", "amount_compensated": 100}, "needs its currency"),
        ("proceeding_step", {"proceeding": "PR-0001", "kind": "lodged", "amount": 100}, "needs its currency"),
        ("coercion", {"act": "AZ-2023-0001/1", "amount": 5, "currency": "manat"}, "three capital letters"),
    ],
)
def test_no_sum_is_kept_without_the_currency_it_is_added_up_in(raid, table, told, why):
    raid.add("proceeding", person="P-0001")
    with pytest.raises(RefusedInputError, match=why):
        raid.add(table, **told)


@pytest.mark.parametrize(
    ("address", "table", "told"),
    [
        ("C-0099", "", "no record C-0099 in this case file: `qeyd case list`"),
        ("RR-0099", "", "`qeyd retention list`"),
        ("T-0099", "person", "`qeyd task list`"),
        ("Aybeniz", "person", "no record with that code in this case file: `qeyd person list`"),
        ("XX-2020-0001", "incident", "`qeyd list`"),
        ("C-0001/need/4", "", "C-0001 is there, but nothing below it is called so"),
        ("P-0001", "support_case", "P-0001 is another kind of record"),
    ],
)
def test_what_is_not_found_is_told_with_where_to_look(raid, address, table, told):
    with pytest.raises(NotFoundError) as refused:
        addresses.found(raid.case, address, table)

    assert told in refused.value.sentence
    assert "Aybeniz" not in refused.value.sentence


def test_of_the_claims_about_one_field_one_is_preferred(raid):
    for value in ("7", "12"):
        raid.add("claim", about="P-0001", field="size_best", value=value, source="S-0001", preferred=True)

    told = {line.values["value"]: line.values["preferred"] for line in registers.rows(raid.case, "claim")}
    assert told == {"7": False, "12": True}


def test_the_second_reviewer_is_somebody_else(raid):
    with raid.writing("verify") as work:
        registers.add(work, "verification", {"incident": "AZ-2023-0001", "state": "likely", "checked_by": "K.A."})

    with pytest.raises(RefusedInputError, match="somebody else"):
        raid.edit("AZ-2023-0001/verification", reviewed_by="k.a.")
    assert raid.edit("AZ-2023-0001/verification", reviewed_by="T.M.") == ("reviewed_by",)
