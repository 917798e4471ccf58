"""Places: all there, each in its place, read in every spelling, never guessed."""

import csv
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import compiling_gazetteer
from schemas.compiled import gazetteer_az
from schemas.gazetteer import LEVELS, ONLINE, WITH_A_PACK, Gazetteer, UnknownPlaceError, gazetteer
from schemas.place_names import bare
from schemas.refusals import Refusal

HOUSE = Path(__file__).parents[2]
SHARED = HOUSE.parent / "shared" / "data"
BAKU = {f"AZ-BA-{end}" for end in "BIN GAR NAR NAS NIZ PIR SAB SAU SUR XAT XAZ YAS".split()}  # noqa: SIM905
CODES = [place.code for place in gazetteer()]
LANGUAGES = ("en", "az", "ru")


@pytest.fixture
def az() -> Gazetteer:
    return gazetteer("AZ")


def test_what_is_compiled_is_what_the_pack_says() -> None:
    for name, text in (
        ("gazetteer_az.py", compiling_gazetteer.compiled_pack("az")),
        ("countries.py", compiling_gazetteer.compiled_countries()),
    ):
        written = (compiling_gazetteer.COMPILED / name).read_text(encoding="utf-8")
        assert written == text, "run: python -m schemas.compiling_gazetteer"


def test_country_regions_units_and_districts_of_the_capital_are_all_here(az: Gazetteer) -> None:
    regions = {place.code for place in az if place.kind == "region"}
    units = {place.code for place in az if place.kind in ("city", "district", "republic")}
    assert regions == {f"AZ-R{number:02}" for number in range(1, 15)}
    assert len(units) == 78
    assert {place.code for place in az if place.kind == "city_district"} == BAKU
    assert set(CODES) == {"AZ", ONLINE} | regions | units | BAKU
    assert len(CODES) == len(set(CODES))


def test_the_units_are_those_of_the_standard() -> None:
    source = SHARED / "gazetteer-az" / "az_admin_joined.csv"
    if not source.exists():
        pytest.skip("the shared gazetteer is not on this machine")
    with source.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["iso_3166_2"] for row in rows} == set(CODES) - {"AZ", ONLINE} - BAKU - {
        code for code in CODES if code.startswith("AZ-R")
    }
    known = gazetteer()
    for row in rows:
        place = known.place(row["iso_3166_2"])
        read = known.read(row["name_az"])
        assert read in (place.code, *known.ancestors(place.code)), row["iso_3166_2"]
        assert ("AZ-NX" in known.ancestors(place.code)) == (row["parent"] == "AZ-NX")
        assert place.latitude is not None
        assert place.longitude is not None
        assert abs(place.latitude - float(row["lat"])) < 0.2
        assert abs(place.longitude - float(row["lon"])) < 0.2


def test_every_place_is_named_in_three_languages_with_the_right_letters(az: Gazetteer) -> None:
    for place in az:
        assert all(place.labels[lang] for lang in LANGUAGES), place.code
        assert "ǝ" not in "".join((*place.labels.values(), *place.aliases, *place.holds)), place.code
        assert place.labels["en"].isascii(), place.code


def test_only_english_names_are_reviewed() -> None:
    pack = tomllib.loads((compiling_gazetteer.PACKS / "az" / "gazetteer.toml").read_text(encoding="utf-8"))
    assert pack["reviewed"] == {"en": True, "az": False, "ru": False}
    keys = {"code", "parent", "kind", "label", "latitude", "longitude", "aliases", "holds"}
    assert [place["code"] for place in pack["places"] if not set(place) <= keys] == []


def test_every_place_but_the_country_lies_in_it(az: Gazetteer) -> None:
    for code in set(CODES) - {"AZ", ONLINE}:
        above = az.ancestors(code)
        assert above[-1] == "AZ"
        assert code not in above
        assert az.place(above[-2] if len(above) > 1 else code).kind == "region"


def test_places_lie_where_the_country_is(az: Gazetteer) -> None:
    for place in az:
        if place.kind not in ("region", "online"):
            assert place.latitude is not None
            assert place.longitude is not None
            assert 38.3 < place.latitude < 42
            assert 44.7 < place.longitude < 50.7


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Baku", "AZ-BA"),
        ("Bakı", "AZ-BA"),
        ("baku", "AZ-BA"),
        (" Baku", "AZ-BA"),
        ("Baku ", "AZ-BA"),
        ("BAKI", "AZ-BA"),
        ("Баку", "AZ-BA"),
        ("Bakı şəhəri", "AZ-BA"),
        ("г. Баку", "AZ-BA"),
        ("Baku, Azerbaijan", "AZ-BA"),
        ("Sumgait", "AZ-SM"),
        ("Sumqayıt", "AZ-SM"),
        ("Sumqayit", "AZ-SM"),
        ("Сумгаит", "AZ-SM"),
        ("Сумгајыт", "AZ-SM"),
        ("Ganja", "AZ-GA"),
        ("Gəncə", "AZ-GA"),
        ("Gence", "AZ-GA"),
        ("Gyandzha", "AZ-GA"),
        ("Гянджа", "AZ-GA"),
        ("Ҝәнҹә", "AZ-GA"),
        ("Kirovabad", "AZ-GA"),
        ("Azerbaijan", "AZ"),
        ("Azərbaycan", "AZ"),
        ("AZ", "AZ"),
        ("online", ONLINE),
        ("Onlayn", ONLINE),
        ("az-ba-sab", "AZ-BA-SAB"),
        ("Kəngərli", "AZ-KAN"),
        ("Kǝngǝrli", "AZ-KAN"),
        ("Laçın", "AZ-LAC"),
        ("Lachin", "AZ-LAC"),
        ("Xaçmaz rayonu", "AZ-XAC"),
        ("Khachmaz District", "AZ-XAC"),
        ("Хачмазский район", "AZ-XAC"),
        ("Xaçmaz şəhəri", "AZ-XAC"),
        ("Ağcabədi", "AZ-AGC"),
        ("Aghjabadi", "AZ-AGC"),
        ("Agjabedi", "AZ-AGC"),
        ("Stepanakert", "AZ-XA"),
        ("Əli Bayramlı", "AZ-SR"),
        ("Quba-Xaçmaz iqtisadi rayonu", "AZ-R08"),
        ("Baku economic region", "AZ-R01"),
        ("Turkey", "TR"),
        ("Türkiyə", "TR"),
        ("Турция", "TR"),
        ("TR", "TR"),
    ],
)
def test_a_name_is_read_in_the_spellings_people_use(az: Gazetteer, written: str, code: str) -> None:
    assert az.read(written) == code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Sabail", "AZ-BA-SAB"),
        ("Səbail rayonu", "AZ-BA-SAB"),
        ("Sabail District, Baku", "AZ-BA-SAB"),
        ("Nasimi", "AZ-BA-NAS"),
        ("Nəsimi", "AZ-BA-NAS"),
        ("Khatai", "AZ-BA-XAT"),
        (" Khatai", "AZ-BA-XAT"),
        ("Xətai", "AZ-BA-XAT"),
        ("Yasamal", "AZ-BA-YAS"),
        ("Khazar", "AZ-BA-XAZ"),
        ("Khazar (Mardakan)", "AZ-BA-XAZ"),
        ("Binagadi", "AZ-BA-BIN"),
        ("Binagadi (Khojasan)", "AZ-BA-BIN"),
        ("Binagadi (Bilajari)", "AZ-BA-BIN"),
        ("Narimanov", "AZ-BA-NAR"),
        ("Garadagh (Puta)", "AZ-BA-GAR"),
        ("Qaradağ", "AZ-BA-GAR"),
        ("Sabunchu", "AZ-BA-SAU"),
        ("Sabunchu (Balakhani)", "AZ-BA-SAU"),
        ("Suraxanı", "AZ-BA-SUR"),
        ("Nizami", "AZ-BA-NIZ"),
        ("Pirallahı", "AZ-BA-PIR"),
        ("Mərdəkan qəsəbəsi", "AZ-BA-XAZ"),
    ],
)
def test_districts_and_settlements_of_baku_are_read(az: Gazetteer, written: str, code: str) -> None:
    assert az.read(written) == code


@pytest.mark.parametrize(
    "written",
    [
        "Istanbul (Turkey)",
        "Strasbourg",
        "Beyoğlu",
        "Tbilisi",
        "Baku/Sumgait",
        "Baku, Ganja",
        "Nizami, Gəncə",
        "Gəncə rayonu",
        "Kuba",
        "Куба",
        "Karabakh",
        "unknown",
        "tr",
        "ba",
        "Bak",
        "rayonu",
        "",
        " , ",
        "()",
    ],
)
def test_what_is_not_certain_is_not_read(az: Gazetteer, written: str) -> None:
    assert az.read(written) is None


@pytest.mark.parametrize(
    ("bare_name", "wider", "named_as_city", "narrower"),
    [
        ("Şəki", "AZ-SAK", "Şəki şəhəri", "AZ-SA"),
        ("Sheki", "AZ-SAK", "г. Шеки", "AZ-SA"),
        ("Lənkəran", "AZ-LAN", "Lankaran city", "AZ-LA"),
        ("Yevlakh", "AZ-YEV", "Yevlax şəhəri", "AZ-YE"),
        ("Naxçıvan", "AZ-NX", "Nakhchivan city", "AZ-NV"),
    ],
)
def test_a_name_of_city_and_district_is_read_as_the_wider_which_holds_either_way(
    az: Gazetteer, bare_name: str, wider: str, named_as_city: str, narrower: str
) -> None:
    assert az.read(bare_name) == wider
    assert az.read(named_as_city) == narrower
    assert wider in az.ancestors(narrower)


def test_no_other_name_belongs_to_two_places(az: Gazetteer) -> None:
    shared = {tuple(codes.split()) for codes in gazetteer_az.SPELLINGS.values() if " " in codes}
    assert {frozenset(each) for each in shared} == {
        frozenset(pair) for pair in (("AZ-SAK", "AZ-SA"), ("AZ-LAN", "AZ-LA"), ("AZ-YEV", "AZ-YE"), ("AZ-NX", "AZ-NV"))
    }


def test_every_label_and_alias_reads_back(az: Gazetteer) -> None:
    for place in az:
        for name in (*place.labels.values(), *place.aliases, *place.holds):
            assert az.read(name) in (place.code, *az.ancestors(place.code)), (place.code, name)
            assert az.read(name.upper()) == az.read(name), (place.code, name)
        assert az.read(place.labels["en"]) == place.code


def test_every_place_of_the_public_record_is_read_or_left_in_words(az: Gazetteer) -> None:
    record = SHARED / "az-public-record" / "incidents.csv"
    if not record.exists():
        pytest.skip("the shared public record is not on this machine")
    with record.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    unread = {row["place"].strip() for row in rows if az.read(row["place"]) is None}
    assert unread == {"Strasbourg", "Istanbul (Turkey)"}
    districts = {row["district"].strip() for row in rows if row["district"].strip()}
    assert {district for district in districts if az.read(district) not in BAKU} == {"Beyoğlu", "Binagadi; Khatai"}


@given(st.text())
def test_any_text_is_read_or_not_and_never_fails(text: str) -> None:
    known = gazetteer()
    code = known.read(text)
    assert code is None or known.place(code).code == code
    assert isinstance(known.find(text), list)
    assert bare(bare(text)[0])[0] == bare(text)[0]


def test_what_lies_in_a_place_is_found_with_it(az: Gazetteer) -> None:
    assert set(az.descendants("AZ-BA")) == {"AZ-BA"} | BAKU
    assert az.descendants("AZ-BA")[0] == "AZ-BA"
    assert set(az.descendants("AZ")) == set(CODES) - {ONLINE}
    assert az.descendants("AZ-NX")[0] == "AZ-NX"
    assert len(az.descendants("AZ-NX")) == 9
    assert az.descendants(ONLINE) == (ONLINE,)
    assert az.ancestors("AZ-BA-SAB") == ("AZ-BA", "AZ-R01", "AZ")
    assert az.ancestors("AZ-SAH") == ("AZ-NX", "AZ-R02", "AZ")


@pytest.mark.parametrize(
    ("code", "coarser"),
    [
        ("AZ-BA-SAB", ("AZ", "AZ-R01", "AZ-BA", "AZ-BA-SAB")),
        ("AZ-SA", ("AZ", "AZ-R12", "AZ-SAK", "AZ-SA")),
        ("AZ-SAH", ("AZ", "AZ-R02", "AZ-NX", "AZ-SAH")),
        ("AZ-GA", ("AZ", "AZ-R05", "AZ-GA", "AZ-GA")),
        ("AZ-R05", ("AZ", "AZ-R05", "AZ-R05", "AZ-R05")),
        ("AZ", ("AZ",) * 4),
        ("TR", ("TR",) * 4),
        (ONLINE, (ONLINE,) * 4),
    ],
)
def test_a_place_is_coarsened_level_by_level(az: Gazetteer, code: str, coarser: tuple[str, ...]) -> None:
    assert tuple(az.coarsened(code, level) for level in LEVELS) == coarser


@given(code=st.sampled_from(CODES), level=st.sampled_from(LEVELS))
def test_coarsening_never_leaves_the_place_and_twice_is_once(code: str, level: str) -> None:
    known = gazetteer()
    coarse = known.coarsened(code, level)
    assert code in known.descendants(coarse)
    assert known.coarsened(coarse, level) == coarse


@pytest.mark.parametrize(
    ("typed", "lang", "first"),
    [
        ("ba", "en", "AZ-BA"),
        ("BA", "en", "BA"),
        ("bakuu", "en", "AZ-BA"),
        ("sab", "en", "AZ-BA-SAB"),
        ("AZ-BA-S", "en", "AZ-BA-SAB"),
        ("gən", "az", "AZ-GA"),
        ("гян", "ru", "AZ-GA"),
        ("mard", "en", "AZ-BA-XAZ"),
        ("sheki", "en", "AZ-SAK"),
        ("turkey", "en", "TR"),
        ("грузия", "ru", "GE"),
    ],
)
def test_what_is_being_typed_finds_its_place_first(az: Gazetteer, typed: str, lang: str, first: str) -> None:
    assert az.find(typed, lang)[0].code == first


def test_nothing_typed_finds_our_own_places_in_their_order(az: Gazetteer) -> None:
    assert [place.code for place in az.find("")] == CODES


def test_an_unknown_code_is_refused_with_the_nearest_and_without_being_repeated(az: Gazetteer) -> None:
    with pytest.raises(UnknownPlaceError) as refused:
        az.place("Bakuu")
    assert isinstance(refused.value, Refusal)
    assert refused.value.nearest == ("AZ-BA",)
    for ask in (az.place, az.label, az.ancestors, az.descendants):
        with pytest.raises(UnknownPlaceError) as refused:
            ask("Canary Aybənizə")
        assert "Canary" not in refused.value.sentence


def test_every_country_of_the_standard_is_a_place_with_three_names(az: Gazetteer) -> None:
    with (compiling_gazetteer.PACKS / "countries.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["code"] for row in rows}) == len(rows) == 249
    for row in rows:
        assert row["code"] in az
        assert all(row[lang] for lang in LANGUAGES)
        assert az.read(row["en"]) == row["code"]
        assert az.read(row["ru"]) == row["code"] or row["code"] == "CU"  # Kuba is ambiguous here
    assert az.label("GE", "az") == "Gürcüstan"
    assert az.label("GE", "fr") == "Georgia"


def test_the_capital_is_known_where_there_is_a_pack(az: Gazetteer) -> None:
    assert az.capital == "AZ-BA"


def test_every_pack_is_listed() -> None:
    assert sorted(WITH_A_PACK) == sorted(
        path.name.upper() for path in compiling_gazetteer.PACKS.iterdir() if path.is_dir()
    )


def test_reading_places_loads_nothing_heavy_and_no_countries() -> None:
    heavy = "{'tomllib', 'dataclasses', 'difflib', 'json', 'csv', 'pathlib', 'pydantic', 'schemas.compiled.countries'}"
    asked = "import sys; from schemas.gazetteer import gazetteer; print(gazetteer().read('Bakı'), "
    asked += f"sorted({heavy} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-S", "-c", asked], capture_output=True, text=True, check=True, cwd=HOUSE)
    assert ran.stdout.strip() == "AZ-BA []"
