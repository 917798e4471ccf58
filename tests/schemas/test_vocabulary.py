"""The words: complete, apart from each other, found while typed, never guessed."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from schemas import compiling_vocabularies
from schemas.compiled.vocabularies import VOCABULARIES
from schemas.folding import fold
from schemas.refusals import Refusal
from schemas.term import LANGUAGES, UnknownTermError
from schemas.vocabulary import described, vocabulary, vocabulary_names

NAMES = tuple(VOCABULARIES)
EVERY_VOCABULARY = pytest.mark.parametrize("name", NAMES)
PROMISED = {
    "act_types",
    "age_bands",
    "autopsies",
    "bias_bases",
    "bias_grounds",
    "case_statuses",
    "channels",
    "compensations",
    "composition_kinds",
    "confidences",
    "confidentiality",
    "consent_purposes",
    "consent_states",
    "consequences",
    "consistency_grades",
    "contacts_in_detention",
    "contexts",
    "counsels",
    "counting_units",
    "credibility",
    "custody_kinds",
    "death_certificates",
    "degrees",
    "demands",
    "description_bases",
    "detention_bases",
    "device_statuses",
    "displacements",
    "duplicate_decisions",
    "estimate_units",
    "evidence_kinds",
    "forums",
    "gender_identities",
    "gender_modalities",
    "human_rights_mechanisms",
    "identification_bases",
    "impacts",
    "intervention_kinds",
    "intervention_statuses",
    "interview_methods",
    "involvement_statuses",
    "killing_scenes",
    "leverages",
    "link_kinds",
    "mapping_relations",
    "methods",
    "monitoring_statuses",
    "need_states",
    "occupations",
    "official_stances",
    "orientations",
    "perpetrator_classes",
    "place_precisions",
    "place_types",
    "priorities",
    "proceeding_roles",
    "proceeding_statuses",
    "property_kinds",
    "recommendation_positions",
    "referral_states",
    "reliability",
    "responses",
    "retention_actions",
    "retention_classes",
    "retention_triggers",
    "risks",
    "sdg_goals",
    "service_types",
    "sex_characteristics",
    "site_kinds",
    "source_connections",
    "source_kinds",
    "source_materials",
    "stances",
    "statuses_at_end",
    "step_kinds",
    "surveillance_techniques",
    "task_kinds",
    "torture_intents",
    "tristate",
    "upr_groups",
    "upr_themes",
    "urgencies",
    "verification",
    "victim_groups",
}
FAMILIES = {"LIF": 6, "INT": 11, "FAM": 6, "LIB": 9, "PRV": 12, "COE": 7, "HSP": 5, "ASM": 4, "ASS": 3, "EXP": 2,
            "DIS": 9, "JUS": 5, "DET": 2, "PRO": 2, "MOV": 2, "LAW": 1, "OTH": 1}  # fmt: skip
UNITS = {"persons", "statements", "events", "homes", "premises", "organisations", "items", "rules"}


def test_every_promised_vocabulary_is_here_and_no_other() -> None:
    assert set(vocabulary_names()) == PROMISED


def test_what_is_compiled_is_what_the_toml_files_say() -> None:
    written = compiling_vocabularies.WRITTEN.read_text(encoding="utf-8")
    assert written == compiling_vocabularies.compiled(), "run: python -m schemas.compiling_vocabularies"


@EVERY_VOCABULARY
def test_codes_are_unique_and_well_formed(name: str) -> None:
    codes = [term.code for term in vocabulary(name)]
    assert len(codes) == len(set(codes))
    numbered = r"[A-Z]{3}(\.[1-9]\d?)?"
    shape = {"act_types": numbered, "consequences": numbered, "confidentiality": r"T[1-3]", "reliability": r"[A-F]"}
    assert [code for code in codes if not re.fullmatch(shape.get(name, r"[a-z0-9]+(_[a-z0-9]+)*"), code)] == []


@EVERY_VOCABULARY
def test_every_term_is_labelled_in_three_languages_and_defined(name: str) -> None:
    for term in vocabulary(name):
        assert all(term.labels[lang].strip() for lang in LANGUAGES), term.code
        assert re.search("[а-яё]", term.labels["ru"], re.IGNORECASE), term.code
        assert not re.search("[а-яё]", term.labels["az"] + term.labels["en"], re.IGNORECASE), term.code
        assert term.definition.endswith("."), term.code


@EVERY_VOCABULARY
def test_a_vocabulary_has_a_title_and_a_purpose(name: str) -> None:
    title, purpose = described(name)
    assert title
    assert purpose.endswith(".")


@EVERY_VOCABULARY
def test_azerbaijani_and_russian_labels_wait_for_a_native_speaker(name: str) -> None:
    for term in vocabulary(name):
        assert term.reviewed == {"en": True, "az": False, "ru": False}


@EVERY_VOCABULARY
def test_parents_exist_and_no_term_is_its_own_ancestor(name: str) -> None:
    known = vocabulary(name)
    for term in known:
        above = known.ancestors(term.code)
        assert term.code not in above
        assert len(above) == len(set(above))
        assert all(code in known for code in above)


@EVERY_VOCABULARY
def test_no_label_means_two_things(name: str) -> None:
    for lang in LANGUAGES:
        labels = [fold(term.labels[lang]) for term in vocabulary(name)]
        assert sorted(labels) == sorted(set(labels))


@EVERY_VOCABULARY
def test_a_label_in_any_language_reads_back_to_its_code(name: str) -> None:
    known = vocabulary(name)
    for term in known:
        assert known.read(term.code) == term.code
        assert known.read(f" {term.code.lower()} ") == term.code
        for lang in LANGUAGES:
            assert known.read(term.labels[lang].upper()) == term.code, (term.code, lang)


@EVERY_VOCABULARY
def test_no_field_is_written_that_nobody_reads(name: str) -> None:
    written = tomllib.loads((compiling_vocabularies.SOURCES / f"{name}.toml").read_text(encoding="utf-8"))
    assert set(written) - {"closed", "rooted"} == {"title", "purpose", "reviewed", "version", "terms"}
    known = {"code", "parent", "label", "unit", "definition", "note", "also", "crosswalks", "reviewed"}
    assert [term["code"] for term in written["terms"] if not set(term) <= known] == []


def test_act_types_are_those_of_the_field_in_their_families() -> None:
    acts = vocabulary("act_types")
    assert [term.code for term in acts.children(None)] == list(FAMILIES)
    for family, size in FAMILIES.items():
        assert acts.descendants(family) == (family, *(f"{family}.{number}" for number in range(1, size + 1)))


def test_every_kind_of_act_says_what_is_counted_and_where_it_ends() -> None:
    acts = vocabulary("act_types")
    for term in acts:
        if term.parent is not None:
            assert term.unit in UNITS, term.code
            assert term.note, term.code


def test_boundary_notes_point_only_to_terms_there_are() -> None:
    acts = vocabulary("act_types")
    for term in acts:
        pointed = re.findall(r"\b[A-Z]{3}\.\d+\b|\b[A-Z]{3}(?= family\b)", term.note + term.definition)
        assert [code for code in pointed if code not in acts] == [], term.code
        assert term.code not in pointed


def test_acts_lead_to_the_treaties_and_the_themes_of_the_review() -> None:
    acts = vocabulary("act_types")
    for term in acts:
        if term.parent is not None and term.parent != "OTH":
            assert {"echr", "upr4", "odihr_candidate"} <= set(term.crosswalks), term.code
            assert {"iccpr", "icescr", "cedaw"} & set(term.crosswalks), term.code


def test_only_what_somebody_looked_up_is_marked_checked() -> None:
    acts = vocabulary("act_types")
    for name in NAMES:
        for term in vocabulary(name):
            for target in term.crosswalks.values():
                assert set(target) == {"to", "checked"}
                assert target["to"]
                assert isinstance(target["checked"], bool)
    checked = {term.code for term in acts if term.crosswalks.get("echr", {}).get("checked")}
    assert checked == {"INT.2", "INT.3", "LIB.1", "LIB.2", "LIB.3", "LIB.7", "PRV.11"}
    assert not any(term.crosswalks["iccpr"]["checked"] for term in acts if "iccpr" in term.crosswalks)


def test_themes_of_the_review_are_named_as_in_its_fourth_cycle() -> None:
    themes = {theme for term in vocabulary("act_types") for theme in term.crosswalks.get("upr4", {}).get("to", ())}
    assert themes == FOURTH_CYCLE_THEMES


FOURTH_CYCLE_THEMES = {
    "Access to justice & remedy",
    "Children: family environment & alternative care",
    "Conditions of detention",
    "Constitutional & legislative framework",
    "Cooperation with human rights mechanisms & requests for technical assistance",
    "Enforced disappearances",
    "Equality & non-discrimination",
    "Extrajudicial, summary or arbitrary executions",
    "Freedom of association",
    "Freedom of movement",
    "Freedom of opinion and expression & access to information",
    "Good governance & corruption",
    "Labour rights and right to work",
    "Liberty & security of the person",
    "Private life & privacy",
    "Prohibition of torture & ill-treatment",
    "Refugees & asylum seekers",
    "Right to adequate housing",
    "Right to education",
    "Right to health",
    "Right to life",
    "Right to peaceful assembly",
    "Right to physical & moral integrity",
    "Rights related to marriage & family",
    "Rights related to name, identity & nationality",
    "Rule of law & impunity",
    "Sexual & gender-based violence",
    "Support to victims & witnesses",
    "Violence against women",
}


def test_a_group_holds_its_closer_groups() -> None:
    groups = vocabulary("victim_groups")
    assert set(groups.descendants("lgbti")) >= {"gay_men", "lesbians", "trans_people", "trans_women", "trans_men"}
    assert groups.ancestors("trans_women") == ("trans_people", "lgbti")
    assert set(groups.descendants("defenders")) >= {"lgbti_activists", "queer_activists", "feminists"}
    classes = vocabulary("perpetrator_classes")
    assert set(classes.descendants("state")) >= {"police", "local_police", "judiciary", "courts", "military"}


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("gay men", "gay_men"),
        ("trans women", "trans_women"),
        ("protesters", "protesters"),
        ("feminists", "feminists"),
        ("journalists", "journalists"),
        ("LGBTI community", "lgbti_community"),
        ("LGBT activists", "lgbti_activists"),
        ("sex workers", "sex_workers"),
        ("women", "women"),
        ("trans people", "trans_people"),
        ("queer activists", "queer_activists"),
        ("young people", "youth"),
        ("children", "children"),
        ("girls", "girls"),
        ("club guests", "venue_guests"),
        ("conscripts", "conscripts"),
        ("queer people", "queer_people"),
        ("trans men", "trans_men"),
        ("lesbians", "lesbians"),
        ("LGBT people", "lgbti"),
        ("media outlets", "media_outlets"),
        ("migrants", "migrants"),
        ("people living with HIV", "people_with_hiv"),
    ],
)
def test_the_groups_sources_write_about_have_their_term(written: str, code: str) -> None:
    assert vocabulary("victim_groups").find(written)[0].code == code


@pytest.mark.parametrize(
    "written",
    [
        "Police",
        "Private individuals",
        "Politician",
        "Family",
        "Judiciary",
        "State institution",
        "Unknown",
        "Public officials",
        "Public figure",
        "Media",
    ],
)
def test_the_perpetrators_sources_write_about_have_their_term(written: str) -> None:
    found = vocabulary("perpetrator_classes").find(written)[0]
    assert found.labels["en"].lower().startswith(written.lower())


@pytest.mark.parametrize(
    ("typed", "lang", "first"),
    [
        ("COE.3", "en", "COE.3"),
        ("coe", "en", "COE"),
        ("LIB", "en", "LIB"),
        ("tort", "en", "INT.2"),
        ("blackmail out", "en", "COE.1"),
        ("işgən", "az", "INT.2"),
        ("isgence", "az", "INT.2"),
        ("пыт", "ru", "INT.2"),
        ("işgəncə", "en", "INT.2"),
        ("doxx", "en", "PRV.10"),
        ("honour", "en", "LIF.3"),
        ("forced eviction", "en", "DIS.3"),
        ("torturre", "en", "INT.2"),
    ],
)
def test_what_is_being_typed_finds_its_term_first(typed: str, lang: str, first: str) -> None:
    assert vocabulary("act_types").find(typed, lang)[0].code == first


def test_a_term_in_the_asked_language_comes_before_one_in_another() -> None:
    found = [term.code for term in vocabulary("victim_groups").find("trans", "en")]
    assert found[:3] == ["trans_people", "trans_women", "trans_men"]


def test_nothing_typed_finds_everything_in_its_order() -> None:
    acts = vocabulary("act_types")
    assert acts.find("  ") == list(acts.terms)


def test_what_resembles_nothing_finds_nothing() -> None:
    assert vocabulary("act_types").find("zzzzqqqq") == []


@pytest.mark.parametrize("text", ["tort", "INT.", "raid", "", "torturre", "Torture and threats"])
def test_reading_never_guesses(text: str) -> None:
    assert vocabulary("act_types").read(text) is None


def test_an_unknown_code_is_refused_with_the_nearest_and_without_being_repeated() -> None:
    with pytest.raises(UnknownTermError) as refused:
        vocabulary("victim_groups").term("gay_man")
    assert isinstance(refused.value, Refusal)
    assert refused.value.nearest[0] == "gay_men"
    assert "gay_men" in refused.value.sentence
    with pytest.raises(UnknownTermError) as refused:
        vocabulary("act_types").term("Canary Aybənizə")
    assert "Canary" not in refused.value.sentence


def test_an_unknown_vocabulary_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownTermError, match=r"There is no such vocabulary\. Nearest: .*act_types"):
        vocabulary("act_type")
    with pytest.raises(UnknownTermError, match="methods"):
        described("method")


def test_labels_come_in_the_language_asked_and_in_english_where_there_is_none() -> None:
    acts = vocabulary("act_types")
    assert acts.label("INT.2", "az") == "İşgəncə"
    assert acts.label("INT.2", "ru") == "Пытки"
    assert acts.label("INT.2", "fr") == acts.label("INT.2") == "Torture"


def test_reading_the_words_loads_nothing_heavy() -> None:
    heavy = "{'tomllib', 'dataclasses', 'difflib', 'json', 'pathlib', 'importlib.resources', 'sqlmodel', 'pydantic'}"
    asked = "import sys; from schemas.vocabulary import vocabulary; print(vocabulary('act_types').read('Torture'), "
    asked += f"sorted({heavy} & set(sys.modules)))"
    house = Path(__file__).parents[2]
    ran = subprocess.run([sys.executable, "-S", "-c", asked], capture_output=True, text=True, check=True, cwd=house)
    assert ran.stdout.strip() == "INT.2 []"
