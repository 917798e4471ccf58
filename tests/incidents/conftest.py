"""A house for every test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from incidents.keys import Keys
from tests.incidents import house as houses
from tests.incidents.house import House


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Keys]:
    directory = tmp_path_factory.mktemp("ground") / "case"
    return directory, houses.lay_ground(directory)


@pytest.fixture
def house(ground: tuple[Path, Keys], tmp_path: Path) -> Iterator[House]:
    yield from houses.opened(*ground, tmp_path / "case")
