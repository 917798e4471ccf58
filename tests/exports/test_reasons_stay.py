"""Which withheld cells are small themselves stays in the house."""

from dataclasses import replace
from typing import Literal

import pytest

from exports import FORMATS
from schemas.release import Release
from tests.exports.example import release as example


def said(release: Release, reason: Literal["primary", "secondary"]) -> Release:
    """The same release, every withheld cell withheld for this reason."""
    return replace(release, suppressions=tuple(replace(note, reason=reason) for note in release.suppressions))


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_no_document_tells_a_small_cell_from_one_withheld_for_its_sake(name: str) -> None:
    release = example()
    assert release.suppressions

    documents = [FORMATS[name].render(said(release, reason), None).content for reason in ("primary", "secondary")]

    assert documents[0] == documents[1]
