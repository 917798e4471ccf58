"""Spellings of one word meet; nothing else does."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.folding import fold, transliterate

SAME_WORD = [
    ("Gəncə", "Gence"),
    ("Gəncə", "GƏNCƏ"),
    ("Gǝncǝ", "gəncə"),  # U+01DD, the wrong letter
    ("QIRMIZI", "qırmızı"),
    ("Qırmızı", "qirmizi"),
    ("Bakı", "BAKI"),
    ("Bakı", "baki"),
    ("İSTANBUL", "istanbul"),
    ("İmişli", "imişli"),
    ("IMISLI", "İmişli"),
    ("Şəki", "seki"),
    ("ŞƏKİ", "Şəki"),
    ("Çörək", "corek"),
    ("Ağcabədi", "AGCABEDI"),
    ("Göyçay", "goycay"),
    ("Üzeyir", "uzeyir"),
    ("Ölüm", "olum"),
    ("Sumqayıt", "SUMQAYIT"),
    ("Xəzər", "xezer"),
    ("Həbs", "HƏBS"),
    ("Ёлка", "елка"),
    ("straße", "STRASSE"),
    ("ﬁle", "file"),
]


@pytest.mark.parametrize(("written", "typed"), SAME_WORD)
def test_spellings_of_one_word_fold_alike(written: str, typed: str) -> None:
    assert fold(written) == fold(typed)


@pytest.mark.parametrize(("one", "other"), [("Bakı", "Baku"), ("Şəki", "Şamaxı"), ("Quba", "Cuba"), ("Баку", "Baku")])
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_every_single_character_is_folded_for_good() -> None:
    changing = [character for character in map(chr, range(0x110000)) if fold(fold(character)) != fold(character)]
    assert changing == []


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)))
def test_composed_and_decomposed_letters_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text)) == fold(text)


@given(st.text())
def test_what_is_folded_holds_no_capital_and_no_accent(text: str) -> None:
    folded = fold(text)
    assert folded == folded.casefold()
    assert not any(unicodedata.category(character) == "Mn" for character in folded)


@given(st.text(), st.text())
def test_a_part_of_a_text_folds_to_a_part_of_the_folded_text(before: str, after: str) -> None:
    assert fold(before + after) == fold(before) + fold(after)


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Баку", "baku"),
        ("Гянджа", "gyandzha"),
        ("Сумгаит", "sumgait"),
        ("Хачмазский район", "khachmazskiy rayon"),
        ("Щёлково", "shchelkovo"),
        ("Эльчин Юсиф Яшар", "elchin yusif yashar"),
    ],
)
def test_russian_reads_in_latin_letters(cyrillic: str, latin: str) -> None:
    assert transliterate(cyrillic) == latin


@pytest.mark.parametrize(
    ("cyrillic", "today"),
    [
        ("Ҝәнҹә", "Gəncə"),
        ("Сумгајыт", "Sumqayıt"),
        ("Шәки", "Şəki"),
        ("Хәзәр", "Xəzər"),
        ("Гәбәлә", "Qəbələ"),
        ("Ағҹабәди", "Ağcabədi"),
        ("Ҝөјчај", "Göyçay"),
        ("Үҹар", "Ücar"),
        ("һәбс", "həbs"),
    ],
)
def test_azerbaijani_cyrillic_meets_the_latin_spelling_of_today(cyrillic: str, today: str) -> None:
    assert transliterate(cyrillic) == fold(today)


@given(st.text(alphabet="abcçdeəfgğhxıijkqlmnoöprsştuüvyz ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ"))
def test_latin_text_is_transliterated_by_folding_alone(text: str) -> None:
    assert transliterate(text) == fold(text)


@given(st.text(alphabet="абвгғдеёәжзиыјйкҝлмноөпрстуүфхһцчҹшщъьэюяАБВГҒДЕЁӘЖЗИЫЈЙКҜЛМНОӨПРСТУҮФХҺЦЧҸШЩЪЬЭЮЯ"))
def test_no_cyrillic_letter_of_russian_or_azerbaijani_is_left_over(text: str) -> None:
    assert transliterate(text).isascii()
