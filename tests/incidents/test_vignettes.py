"""A case is told only if its person agreed, and nobody can be recognised in it."""

import pytest

from incidents import consenting, people, vignettes
from incidents.errors import ConsentError, DisclosureError, NotFoundError, RefusedInputError
from incidents.vignettes import PURPOSE, Told
from tests.incidents.house import House

TODAY = "2024-03-02"
NAME = "Canary Aybənizə"
TEXT = "In July 2023 @P-0001 was stopped in Baku by police who asked for money. A complaint brought no answer."


@pytest.fixture
def agreed(house: House) -> str:
    """An incident with one named victim who agreed to be told of."""
    return house.incident(
        date="26 July 2023",
        victims=[
            {
                "name": NAME,
                "aliases": ["Ayka"],
                "contacts": ["+994 00 123 45 67", "@canary_bird"],
                "identified": True,
                "consents": [{"purpose": PURPOSE, "state": "given", "given_on": "2023-08-01"}],
            }
        ],
        acts=[{"term": "LIB.1"}],
    )


def told(incident: str, text: str = TEXT, heading: str = "life_liberty") -> tuple[Told, ...]:
    return (Told(incident, heading, text, "A second reader"),)


def refused(house: House, incident: str, text: str = TEXT, heading: str = "life_liberty") -> str:
    with pytest.raises(DisclosureError) as refusal:
        vignettes.cleared(house.case, told(incident, text, heading), TODAY)
    return refusal.value.sentence


def test_a_cleared_case_may_be_told(house, agreed):
    (vignette,) = vignettes.cleared(house.case, told(agreed), TODAY)

    assert (vignette.id, vignette.heading, vignette.text) == ("V1", "life_liberty", TEXT)


def test_a_file_of_cases_is_read_as_it_was_written():
    case = {"incident": "AZ-2023-0001", "heading": "life_liberty", "text": f" {TEXT} ", "cleared_by": "A second reader"}

    assert vignettes.read({"vignettes": [case]}) == told("AZ-2023-0001")


@pytest.mark.parametrize("missing", ["incident", "heading", "text", "cleared_by"])
def test_a_case_that_nobody_cleared_or_that_lacks_a_part_is_refused(missing):
    case = {"incident": "AZ-2023-0001", "heading": "life_liberty", "text": NAME, "cleared_by": "A second reader"}

    with pytest.raises(RefusedInputError, match=f"Case 1 .*{missing} is missing") as refusal:
        vignettes.read({"vignettes": [case | {missing: " "}]})

    assert NAME not in str(refusal.value)


def test_a_long_case_is_no_vignette():
    case = {"incident": "AZ-2023-0001", "heading": "life_liberty", "text": "word " * 151, "cleared_by": "A reader"}

    with pytest.raises(RefusedInputError, match="150 words"):
        vignettes.read({"vignettes": [case]})


@pytest.mark.parametrize("untrusted", [{}, {"vignettes": "text"}, {"vignettes": [1]}])
def test_a_file_that_holds_no_cases_is_refused(untrusted):
    with pytest.raises(RefusedInputError):
        vignettes.read(untrusted)


def test_without_consent_nothing_is_told(house):
    incident = house.incident(victims=[{"name": NAME}], acts=[{"term": "LIB.1"}])

    with pytest.raises(ConsentError, match="P-0001, consent was not asked"):
        vignettes.cleared(house.case, told(incident), TODAY)


def test_a_withdrawn_consent_ends_the_telling(house, agreed):
    with house.writing("consent") as work:
        consenting.record(work, "P-0001", {"purpose": PURPOSE, "state": "withdrawn", "given_on": "2024-03-01"})

    with pytest.raises(ConsentError, match="withdrawn"):
        vignettes.cleared(house.case, told(agreed), TODAY)


def test_consent_to_statistics_is_no_consent_to_be_told_of(house):
    consents = [{"purpose": "anonymous_statistics", "state": "given", "given_on": "2023-08-01"}]
    incident = house.incident(victims=[{"name": NAME, "consents": consents}], acts=[{"term": "LIB.1"}])

    with pytest.raises(ConsentError):
        vignettes.cleared(house.case, told(incident), TODAY)


def test_a_case_that_is_not_in_the_file_cannot_be_told(house):
    with pytest.raises(NotFoundError):
        vignettes.cleared(house.case, told("AZ-2023-0999"), TODAY)


@pytest.mark.parametrize(
    "words",
    [
        "Aybənizə", "AYBƏNİZƏNİN", "Aybanizanın", "Айбенизу", "Ayb\u200dənizə", "Аybənizə", "Ay-bənizə", "Aybənzə",
        "Ayka", "123 45 67", "canary_bird",
    ],
)  # fmt: skip
def test_a_name_or_a_contact_in_any_spelling_blocks_and_is_not_repeated(house, agreed, words):
    sentence = refused(house, agreed, f"In 2023 {words} was stopped.")

    assert words not in sentence
    assert "P-0001" in sentence
    assert "at character 9" in sentence


@pytest.mark.parametrize(
    "words", ["26 July 2023", "Lantern Street 5", "Binagadi", "AZ-2023-0777", "p-0001", "office@example.org"]
)
def test_days_places_addresses_and_codes_block_whoever_they_belong_to(house, agreed, words):
    assert words not in refused(house, agreed, f"They met: {words}.")


def test_a_name_in_the_heading_blocks(house, agreed):
    assert NAME not in refused(house, agreed, heading=f"The case of {NAME}")


def test_a_code_in_the_heading_would_be_printed_and_blocks(house, agreed):
    assert "heading" in refused(house, agreed, heading="The case of P-0001")


def test_nobody_is_told_of_who_has_no_part_in_the_incident(house, agreed):
    house.incident(victims=[{"name": "Canary Şölənur"}], acts=[{"term": "LIB.1"}])

    assert "no part in the incident" in refused(house, agreed, f"{TEXT} @P-0002 saw it.")
    assert "no part in the incident" in refused(house, agreed, f"{TEXT} @P-0777 saw it.")


def test_somebody_involved_in_the_incident_may_be_told_of_by_pseudonym(house, agreed):
    house.incident(victims=[{"name": "Canary Şölənur"}], acts=[{"term": "LIB.1"}])
    act = house.one("SELECT a.id FROM act a JOIN incident i ON i.id = a.incident WHERE i.code = ?", agreed)
    with house.writing() as work:
        involved = people.by_code(house.case, "P-0002")
        work.add("involvement", {"act": act, "person": involved, "class": "other", "degree": "unknown"})

    cleared = vignettes.cleared(house.case, told(agreed, f"{TEXT} @P-0002 did it."), TODAY)

    assert "P-0002" not in vignettes.pseudonymous(cleared)[0].text


def test_pseudonyms_are_drawn_anew_in_every_release_and_kept_within_one(house):
    everybody = [
        {"name": f"Canary {number}", "consents": [{"purpose": PURPOSE, "state": "given"}]} for number in range(9)
    ]
    incident = house.incident(victims=everybody, acts=[{"term": "LIB.1"}])
    codes = [f"@P-{number:04d}" for number in range(1, 10)]
    texts = told(incident, f"Held together: {', '.join(codes)}.") + told(incident, f"Beaten: {codes[0]}.")
    cleared = vignettes.cleared(house.case, texts, TODAY)

    releases = [vignettes.pseudonymous(cleared) for _ in range(6)]

    assert len({release[0].text for release in releases}) > 1
    for together, beaten in releases:
        assert "P-0" not in together.text + beaten.text
        first = together.text.removeprefix("Held together: ").split(",")[0]
        assert beaten.text == f"Beaten: {first}."


def test_whose_case_is_told_is_known_to_the_ledger(house, agreed):
    assert vignettes.people_of(house.case, told(agreed)) == {people.by_code(house.case, "P-0001")}


def test_nothing_told_asks_for_no_key(house):
    assert vignettes.cleared(house.case, (), TODAY) == ()
    assert vignettes.pseudonymous(()) == ()


@pytest.mark.parametrize("words", ["Aybənizəyə", "Ayka", "00 123-45-67", "Ayb\u00adənizə"])
def test_a_person_in_an_advocates_prose_is_refused_by_its_place(house, agreed, words):
    with pytest.raises(DisclosureError) as refusal:
        vignettes.refuse_names(house.case, {"question": "act:LIB", "submission.introduction": f"We thank {words}."})

    assert "submission.introduction" in str(refusal.value)
    assert words not in str(refusal.value)


def test_days_places_and_an_offices_address_may_stand_in_an_advocates_prose(house, agreed):
    prose = "On 26 July 2023 in Binagadi. Write to office@example.org, 5 Lantern Hill Street, +994 12 555 00 11."

    vignettes.refuse_names(house.case, {"submission.introduction": prose, "question": "place:AZ-BA since:2022"})


def test_nothing_written_is_nothing_refused(house):
    vignettes.refuse_names(house.case, {"question": " "})
    vignettes.refuse_names(house.case, {})
