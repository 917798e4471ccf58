"""A query finds what it asks for, in the case file itself."""

import pytest

from incidents import query_reach, searching
from incidents.errors import QueryError
from incidents.query import parse
from tests.incidents.house import House


def found(house: House, asked: str) -> set[str]:
    return {line.title for line in searching.newest(house.case, parse(asked), limit=100).rows}


@pytest.fixture
def street(house: House) -> House:
    """Four incidents that differ in everything that can be asked."""
    house.log(
        {
            "title": "raid",
            "narrative": "Officers came to a birthday party in Gəncə.",
            "date": "15 September 2021",
            "place": "AZ-BA-NAS",
            "place_type": "home",
            "contexts": ["raid"],
            "tags": ["Şəbəkə-1", "urgent"],
            "confidentiality": "T3",
            "verification": {"state": "verified"},
            "victims": [{"groups": ["trans_women"], "name": "Canary Aybənizə"}],
            "perpetrators": [
                {"key": "1", "class": "local_police", "actor": "Station Nine"},
                {"key": "2", "class": "media", "description": "a camera crew"},
            ],
            "acts": [
                {"term": "LIB.1", "by": ["1"], "methods": ["beating"], "detention": {"authority": "Station Nine"}},
                {"term": "COE.1", "by": ["2"], "bias_grounds": ["gender_identity"]},
            ],
            "sources": [{"name": "Example Gazette", "kind": "news_media"}],
            "evidence": [{"url": "https://example.org/1"}],
        },
        {
            "title": "extortion",
            "narrative": "A man was asked for money after a date.",
            "date": {"edtf": "2021/2022", "text": "2021 or 2022"},
            "place": "AZ-GA",
            "contexts": ["dating"],
            "verification": "likely",
            "victims": [{"groups": ["gay_men"], "minor": True, "orientation": "gay"}],
            "perpetrators": [{"class": "riot_police"}],
            "acts": [{"term": "COE.3", "place": "AZ-BA-SAB", "coercion": {"demand": "money"}}],
            "sources": [{"name": "A person of trust", "kind": "person"}],
        },
        {"title": "rumour", "narrative": "Something is told of a party.", "acts": [{"term": "OTH.1"}]},
        {"title": "later", "date": "from 7 July 2022", "origin": "a-map", "origin_ref": "R-9"},
    )
    with house.writing() as work:
        from incidents import linking

        linking.link(work, "AZ-ND-0001", "follows", "AZ-2021-0001")
    return house


ALL = {"raid", "extortion", "rumour", "later"}


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ("", ALL),
        ("act:COE", {"raid", "extortion"}),
        ("act:COE.1", {"raid"}),
        ("-act:COE", {"rumour", "later"}),
        ("act:LIB,OTH", {"raid", "rumour"}),
        ("act:LIB act:COE", {"raid"}),
        ("by:police", {"raid", "extortion"}),
        ("by:state", {"raid", "extortion"}),
        ("by:media", {"raid"}),
        ("-by:media", ALL - {"raid"}),
        ("by:unknown", {"rumour"}),
        ("by:A-0001", {"raid"}),
        ("victim:trans", {"raid"}),
        ("victim:lgbti", {"raid", "extortion"}),
        ("victim:gay", {"extortion"}),
        ("victim:minor", {"extortion"}),
        ("victim:P-0001", {"raid"}),
        ("method:beating", {"raid"}),
        ("bias:gender_identity", {"raid"}),
        ("place:Baku", {"raid", "extortion"}),
        ("place:AZ-GA", {"extortion"}),
        ("place:AZ-BA-NAS", {"raid"}),
        ("placetype:home", {"raid"}),
        ("since:2022", {"extortion", "later"}),
        ("until:2021", {"raid", "extortion"}),
        ("since:2022 until:2022", {"extortion", "later"}),
        ("date:2021-09..2021-10", {"raid", "extortion"}),
        ("date:2025", {"later"}),
        ("within:2021", {"raid"}),
        ("within:2021..2022", {"raid", "extortion"}),
        ("within:2022..", {"later"}),
        ("date:unknown", {"rumour"}),
        ("no:date", {"rumour"}),
        ("-since:2022", {"raid", "rumour"}),
        ("verified:yes", {"raid"}),
        ("verified:no", ALL - {"raid"}),
        ("-verified:no", {"raid"}),
        ("verified:likely,verified", {"raid", "extortion"}),
        ("context:police_operation", {"raid"}),
        ("context:dating,protest", {"extortion"}),
        ("tag:sebeke-1", {"raid"}),
        ("tag:urg*", {"raid"}),
        ("-tag:urgent", ALL - {"raid"}),
        ("code:az-2021-0001", {"raid"}),
        ("code:AZ-2021*", {"raid"}),
        ("code:AZ-ND*", ALL - {"raid"}),
        ("source:media", {"raid"}),
        ("source:S-0002", {"extortion"}),
        ("source:gazette", {"raid"}),
        ("link:follows", {"extortion"}),
        ("link:AZ-2021-0001", {"extortion"}),
        ("link:AZ-ND-0001", {"raid"}),
        ("tier:T3", {"raid"}),
        ("origin:a-map", {"later"}),
        ("has:victim", {"raid", "extortion"}),
        ("has:actor", {"raid"}),
        ("has:detention", {"raid"}),
        ("has:coercion", {"extortion"}),
        ("has:evidence", {"raid"}),
        ("has:link", {"raid", "extortion"}),
        ("no:act", {"later"}),
        ("no:source,narrative", {"rumour", "later"}),
        ("no:place", {"rumour", "later"}),
        ("has:tag", {"raid"}),
        ("party", {"raid", "rumour"}),
        ('"birthday party"', {"raid"}),
        ('"party birthday"', set()),
        ("GENCE", {"raid"}),
        ("birth*", {"raid"}),
        ("-party", {"extortion", "later"}),
        ("party -birthday", {"rumour"}),
        ("money,something", {"extortion", "rumour"}),
        ('camera "station nine"', {"raid"}),
        ("party verified:yes", {"raid"}),
    ],
)
@pytest.mark.parametrize("few", [-1, 1, 2_000])
def test_a_query_finds_exactly(street, monkeypatch, asked, titles, few):
    """Wherever it begins: at the few an index leads to, or at all of them."""
    monkeypatch.setattr(searching, "_FEW_TO_SORT", few)
    monkeypatch.setattr(searching, "_FEW_TO_COUNT", few)
    monkeypatch.setattr(query_reach, "_MANY", few)

    assert found(street, asked) == titles
    assert searching.how_many(street.case, parse(asked)) == len(titles)


def test_what_is_asked_of_an_act_is_asked_of_one_and_the_same(street):
    assert found(street, "act:LIB by:police victim:trans") == {"raid"}
    assert found(street, "act:LIB by:media") == set()  # the camera crew arrested nobody
    assert found(street, "act:COE.1 by:media method:beating") == set()


def test_a_unit_below_an_institution_is_found_with_it(street):
    with street.writing() as work:
        whole = work.add("actor", {"code": "A-0100", "name": "Ministry of Examples"})
        station = street.one("SELECT id FROM actor WHERE code = 'A-0001'")
        work.change("actor", station, {"part_of": whole})

    assert found(street, "by:A-0100") == {"raid"}


def test_a_name_is_never_found(street):
    assert found(street, "Canary") == found(street, "aybenize") == set()


@pytest.mark.parametrize("asked", ["tag:nothing", "-tag:nothing", "source:nowhere"])
def test_a_tag_or_a_source_that_is_not_there_is_refused(street, asked):
    with pytest.raises(QueryError):
        found(street, asked)


def test_a_mistyped_tag_gets_the_nearest(street):
    with pytest.raises(QueryError, match="tag:urgent"):
        found(street, "tag:urgend")


@pytest.mark.parametrize(
    "asked", ["' OR 1=1", '"a" AND b', "NEAR(a b)", '"folded:x"', "a^b", "x') OR ('1'='1", "*a +b"]
)
def test_what_looks_like_sql_is_only_words(street, asked):
    assert found(street, asked) == set()
