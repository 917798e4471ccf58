"""The language of maps is enough for files nobody here has made."""

import csv
from pathlib import Path

import pytest

from incidents.importing.map_file import read_map
from tests.incidents.importing.tables import SHARED, mapped, write_csv

MAPS = Path(__file__).parent / "maps"
OVDINFO = SHARED / "ovdinfo-detentions" / "detentions_2013.csv"
needs_ovdinfo = pytest.mark.skipif(not OVDINFO.is_file(), reason="the ovdinfo-detentions data is not on this machine")


def cells(path: Path) -> list[dict[str, str]]:
    """The rows as the standard library reads them."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@needs_ovdinfo
def test_detentions_in_cyrillic_name_station_and_pages() -> None:
    rows = mapped(OVDINFO, read_map(MAPS / "ovdinfo-2013.toml"))

    assert rows[0].form.incident["date"].edtf == "2013-01-12"
    assert rows[0].form.perpetrators[0].actor == "ОВД Тверское"
    assert rows[0].form.incident["place_text"] == "Москва, Тверская, 14"
    urls = [item["url"] for row in rows for item in row.form.evidence]
    assert all(url.startswith("http") and not set(url) & set(' ",\n') for url in urls)
    assert len(urls) > len(rows)


@needs_ovdinfo
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251", "koi8_r"])
def test_the_same_table_saved_in_another_encoding_is_the_same(tmp_path: Path, encoding: str) -> None:
    mapping = read_map(MAPS / "ovdinfo-2013.toml")
    plain = [
        {name: cell.encode(encoding, "replace").decode(encoding) for name, cell in row.items()}
        for row in cells(OVDINFO)
    ]

    told = [row.told for row in mapped(write_csv(tmp_path / "a.csv", plain, encoding=encoding, delimiter=";"), mapping)]

    assert told == [row.told for row in mapped(write_csv(tmp_path / "b.csv", plain), mapping)]
