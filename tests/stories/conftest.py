"""A desk for every story."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from incidents.keys import Keys
from tests.incidents import house as houses
from tests.stories.desk import Desk, furnished


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Keys]:
    """An empty case file, made once, and its keys."""
    directory = tmp_path_factory.mktemp("ground") / "case"
    return directory, houses.lay_ground(directory)


@pytest.fixture
def bare_desk() -> Iterator[Desk]:
    """A desk without a case file."""
    with furnished() as desk:
        yield desk


@pytest.fixture
def desk(bare_desk: Desk, ground: tuple[Path, Keys]) -> Desk:
    """A desk with an empty case file."""
    shutil.copytree(ground[0], bare_desk.case)
    return bare_desk


@pytest.fixture
def keys(ground: tuple[Path, Keys]) -> Keys:
    """The keys of the case file of this desk."""
    return ground[1]
