"""Every version of a shipped vocabulary says what it said when it was written down."""

import pytest

from schemas import freezing_vocabularies, vocabulary_versions
from schemas.vocabulary import vocabulary_names


@pytest.mark.parametrize("name", vocabulary_names())
def test_a_version_never_comes_to_mean_something_else(name: str) -> None:
    known = freezing_vocabularies.frozen()[name]
    version = vocabulary_versions.version(name)
    assert known[str(version)] == vocabulary_versions.digest(name), (
        f"a term of {name} was changed: raise its version, then run `python -m schemas.freezing_vocabularies`"
    )
    assert max(map(int, known)) == version


def test_a_changed_term_is_found_and_a_new_version_is_added_beside_the_old() -> None:
    known = {"methods": {"1": "0" * 64}}
    assert freezing_vocabularies.changed(known) == ["methods"]
    assert freezing_vocabularies.changed({"methods": {"0": "0" * 64}}) == []
    assert freezing_vocabularies.completed({"methods": {"0": "0" * 64}})["methods"].keys() == {"0", "1"}


def test_who_reviewed_a_label_changes_no_version(monkeypatch: pytest.MonkeyPatch) -> None:
    before = vocabulary_versions.digest("methods")
    read = vocabulary_versions.read_written
    reviewed = {**read("methods"), "reviewed": {"en": True, "az": True, "ru": True}}
    other = {**read("methods"), "purpose": "Something else."}
    monkeypatch.setattr(vocabulary_versions, "read_written", lambda _: reviewed)
    assert vocabulary_versions.digest("methods") == before
    monkeypatch.setattr(vocabulary_versions, "read_written", lambda _: other)
    assert vocabulary_versions.digest("methods") != before
