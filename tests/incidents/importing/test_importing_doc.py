"""What docs/importing.md shows is understood, and what it lists is all there is."""

import re
import tomllib
from pathlib import Path

from incidents.importing import map_file, map_tellings
from incidents.importing.map_file import understood
from incidents.importing.shipped import shipped_maps

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "importing.md").read_text(encoding="utf-8")


def test_every_map_on_the_page_is_understood() -> None:
    maps = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)

    assert [understood(tomllib.loads(text)).name for text in maps] == ["hotline-2024", "dates", "in-step", "their-form"]


def test_every_key_of_the_language_is_on_the_page() -> None:
    keys = map_tellings._TELLING | map_tellings._DATE | map_file._TOP | map_file._FILE | map_file._PER_LIST

    assert {key for key in keys if not re.search(rf"\b{key}\b", PAGE)} == set()


def test_every_shipped_map_is_on_the_page() -> None:
    assert {name for name in shipped_maps() if f"`{name}`" not in PAGE} == set()
