"""The language of maps is enough for files nobody here has made."""

import csv
from pathlib import Path

import pytest

from incidents.importing.checking import check
from incidents.importing.map_file import read_map
from tests.incidents.importing.tables import SHARED, mapped, write_csv

MAPS = Path(__file__).parent / "maps"
OVDINFO = SHARED / "ovdinfo-detentions" / "detentions_2013.csv"
UCDP = SHARED / "ucdp-syria-onesided" / "ucdp_syria_onesided_2016_2017.csv"
needs_ovdinfo = pytest.mark.skipif(not OVDINFO.is_file(), reason="the ovdinfo-detentions data is not on this machine")
needs_ucdp = pytest.mark.skipif(not UCDP.is_file(), reason="the ucdp-syria-onesided data is not on this machine")


def cells(path: Path) -> list[dict[str, str]]:
    """The rows as the standard library reads them."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@needs_ovdinfo
def test_detentions_in_cyrillic_with_day_first_dates_and_counts() -> None:
    rows = mapped(OVDINFO, read_map(MAPS / "ovdinfo-2013.toml"))

    assert len(rows) == 235
    assert all(row.form.incident["date"].period("year") == "2013" for row in rows)
    assert rows[0].form.incident["date"].edtf == "2013-01-12"
    assert sum(victim.person["size_best"] for row in rows for victim in row.form.victims) == sum(
        int(row["number_of_detentions"]) for row in cells(OVDINFO)
    )
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


@needs_ucdp
def test_conflict_events_with_intervals_and_three_figures() -> None:
    rows = mapped(UCDP, read_map(MAPS / "ucdp-onesided.toml"))

    assert len(rows) == 318
    assert sum("/" in row.form.incident["date"].edtf for row in rows) == sum(
        row["date_start"] != row["date_end"] for row in cells(UCDP)
    )
    figures = [victim.person for row in rows for victim in row.form.victims]
    assert all(each["size_low"] <= each["size_best"] <= each["size_high"] for each in figures)
    assert {row.form.incident["place"] for row in rows} == {"SY"}
    assert sum(len(row.form.sources) for row in rows) >= 318
    assert check(UCDP, read_map(MAPS / "ucdp-onesided.toml")).not_used == ()
