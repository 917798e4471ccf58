"""The form for phones asks what a map reads, in three languages, and nothing twice."""

from collections import Counter

import pytest

from incidents.importing.shipped import PHONE_FORM, found_map
from incidents.importing.telling import PART
from schemas.own_terms import in_use
from schemas.phone_form import other_names, phone_form
from schemas.speech import LANGUAGES
from schemas.term import OwnTerm
from schemas.vocabulary import vocabulary, vocabulary_names

FORM = phone_form()


def test_every_question_and_choice_has_words_in_every_language() -> None:
    worded = [row for row in FORM.rows if row.kind != "calculate" and "end" not in row.kind]

    assert [row.name for row in worded if {*row.labels} != {*LANGUAGES}] == []
    assert [row.name for row in worded if row.hints and {*row.hints} != {*LANGUAGES}] == []
    assert all(choice.labels["en"] for choices in FORM.choices.values() for choice in choices)


def test_names_and_labels_are_there_once() -> None:
    names = Counter(row.name for row in FORM.rows)
    labels = Counter(label for row in FORM.rows for label in set(row.labels.values()))

    assert [name for name, count in names.items() if count > 1] == []
    assert [label for label, count in labels.items() if count > 1] == []
    assert set(other_names().values()) <= set(names)


def test_everything_asked_is_read_by_the_map_and_everything_read_is_asked() -> None:
    mapping = found_map(PHONE_FORM)
    read = {name.removeprefix(f"{PART}.") for part in mapping.parts() for name in part.reads()}
    asked = {row.name for row in FORM.rows if row.kind not in ("note", "group") and "end" not in row.kind}

    assert read - {"_uuid", "_submission_time"} == asked


@pytest.mark.parametrize("row", [row for row in FORM.rows if row.choices], ids=lambda row: row.name)
def test_choices_are_terms_or_are_listed_in_the_form(row) -> None:
    codes = [choice.name for choice in FORM.choices[row.choices]]

    if row.choices in vocabulary_names():
        assert codes == [term.code for term in vocabulary(row.choices)]
    assert codes
    assert not [code for code in codes if " " in code]


def test_own_terms_of_the_case_file_are_offered_and_retired_ones_are_not() -> None:
    groups = [term.code for term in vocabulary("victim_groups")]
    try:
        in_use(
            [
                OwnTerm("victim_groups", "x.xdockers", labels=("Dockers", "", "")),
                OwnTerm("victim_groups", groups[0], retired_on="2024-01-01"),
            ]
        )
        offered = [choice.name for choice in phone_form().choices["victim_groups"]]
    finally:
        in_use([])

    assert set(offered) == {*groups[1:], "x.xdockers"}
