"""The form for phones is one that KoboToolbox and ODK accept, and it asks the phone nothing."""

import io
import re
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook
from pyxform.xls2xform import convert

from exports.xlsform import render, version
from schemas.phone_form import phone_form
from schemas.speech import LANGUAGES
from schemas.vocabulary import vocabulary

FORM = phone_form()
_FORMS = "{http://www.w3.org/2002/xforms}"


@pytest.fixture(scope="module")
def sheets() -> dict[str, list[tuple[str, ...]]]:
    """Every sheet as rows of texts."""
    book = load_workbook(io.BytesIO(render(FORM)))
    return {
        page.title: [
            tuple("" if cell is None else str(cell) for cell in row) for row in page.iter_rows(values_only=True)
        ]
        for page in book.worksheets
    }


@pytest.fixture(scope="module")
def xform(tmp_path_factory: pytest.TempPathFactory) -> ElementTree.Element:
    """The form as pyxform compiles it for the phone; a warning of it fails the test."""
    path = tmp_path_factory.mktemp("form") / "form.xlsx"
    path.write_bytes(render(FORM))
    warnings: list[str] = []
    compiled = convert(str(path), warnings=warnings)
    assert warnings == []
    return ElementTree.fromstring(compiled.xform)


def test_it_compiles_to_an_xform_with_every_question(xform: ElementTree.Element) -> None:
    bound = {each.get("nodeset", "").rpartition("/")[2] for each in xform.iter(f"{_FORMS}bind")}

    assert {row.name for row in FORM.rows if row.kind not in ("group", "repeat") and "end" not in row.kind} <= bound
    assert {each.get("nodeset", "").rpartition("/")[2] for each in xform.iter(f"{_FORMS}repeat")} == {
        "victims",
        "perpetrators",
        "acts",
    }
    assert [each.get("lang") for each in xform.iter(f"{_FORMS}translation")] == [
        "English (en)",
        "Azərbaycanca (az)",
        "Русский (ru)",
    ]


def test_the_phone_is_asked_neither_who_nor_where_it_is(sheets, xform: ElementTree.Element) -> None:
    kinds = {row[0] for row in sheets["survey"][1:]}
    asked = ElementTree.tostring(xform, encoding="unicode")

    assert not {each.split()[0] for each in kinds} & {
        *("start", "end", "today", "deviceid", "phonenumber", "username", "email", "audit", "subscriberid"),
        *("simserial", "geopoint", "geotrace", "geoshape", "start-geopoint", "background-audio", "background-geopoint"),
    }
    assert not re.search(r"jr:preload=|odk:setgeopoint|geopoint", asked.replace('jr:preload="uid"', ""))


def test_its_choices_are_the_terms_with_their_words(sheets) -> None:
    head, *rows = sheets["choices"]
    offered: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in rows:
        offered.setdefault(row[0], {})[row[1]] = row[2:5]

    assert head[:5] == ("list_name", "name", "label::English (en)", "label::Azərbaycanca (az)", "label::Русский (ru)")
    for name in ("act_types", "victim_groups", "consent_states", "perpetrator_classes"):
        assert offered[name] == {term.code: tuple(term.label(lang) for lang in LANGUAGES) for term in vocabulary(name)}
    consents = {row[1].removeprefix("consent_") for row in sheets["survey"] if row[1].startswith("consent_")}
    assert consents - {"note", "end"} == {term.code for term in vocabulary("consent_purposes")}


def test_it_begins_in_the_language_asked_for_and_can_be_encrypted(sheets) -> None:
    begun = load_workbook(io.BytesIO(render(FORM, ("az", "en", "ru"))))

    assert [cell.value for cell in begun["settings"][2]][:4] == [
        "Hadisə",
        "qeyd_incident",
        version(FORM, ("az", "en", "ru")),
        "Azərbaycanca (az)",
    ]
    assert sheets["settings"][0] == ("form_title", "form_id", "version", "default_language", "public_key")
    assert any("public_key" in row[0] for row in sheets["_read_me"])


def test_the_same_form_has_the_same_bytes_and_another_another_version() -> None:
    other = FORM._replace(edition="2")

    assert render(FORM) == render(FORM)
    assert version(FORM, LANGUAGES) == version(FORM, list(LANGUAGES))
    assert len({version(FORM, LANGUAGES), version(other, LANGUAGES), version(FORM, ("az", "en", "ru"))}) == 3


def test_a_constraint_says_in_every_language_what_would_be_right(sheets) -> None:
    head, *rows = sheets["survey"]
    place = {name: head.index(name) for name in head}
    bounded = [row for row in rows if row[place["constraint"]]]

    assert len(bounded) == sum(row.longest is not None or row.least is not None for row in FORM.rows)
    assert all(row[place[f"constraint_message::{name}"]] for row in bounded for name in _languages(head))


def _languages(head: tuple[str, ...]) -> list[str]:
    return [name.partition("::")[2] for name in head if name.startswith("label::")]
