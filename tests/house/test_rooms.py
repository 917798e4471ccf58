"""Four rooms, each with its door sign, and nobody else owns their names."""

import ast
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("cli", "exports", "incidents", "schemas")
FILES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
CONTENTS = "exports/__init__.py"  # holds FORMATS beside its door sign (style: a format is one value in one dict)


def test_the_wheel_holds_exactly_the_four_rooms():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert tuple(project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]) == ROOMS


@pytest.mark.parametrize("room", ROOMS)
def test_each_room_has_its_door_sign(room):
    tree = ast.parse((ROOT / room / "__init__.py").read_text(encoding="utf-8"))

    assert ast.get_docstring(tree), f"{room}/__init__.py does not say what the room is for"
    if f"{room}/__init__.py" != CONTENTS:
        assert len(tree.body) == 1, f"{room}/__init__.py holds more than its door sign"


@pytest.mark.parametrize("room", ROOMS)
def test_no_other_distribution_owns_the_name_of_a_room(room):
    assert set(packages_distributions().get(room, ["qeyd"])) == {"qeyd"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_says_what_it_is_for(path):
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))

    assert docstring, f"{path} has no first line that says what it is for"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_tells_one_story(path):
    if "compiled" in path.parts:
        return

    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, f"{path} tells more than one story"


def test_no_file_bears_a_name_that_says_nothing():
    empty = {"utils", "util", "helpers", "common", "misc", "manager", "handler", "service"}

    assert not [path for path in FILES if path.stem in empty]
