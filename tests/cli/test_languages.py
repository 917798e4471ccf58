"""The language of everything that is said."""

import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli import wishes
from cli.context import Context
from cli.questions import YES_OR_NO
from cli.spoken import parted, wished
from schemas import speech
from tests.cli.conftest import Desk
from tests.cli.runner import run

LATIN_WORDS = re.compile(r"\b[A-Za-z]{2,}\b")


class Veiled:
    """A catalogue that knows every text, and shows a dot for each of its letters: what can be read was never said."""

    def gettext(self, text: str) -> str:
        return "".join(map(self._veiled, string.Formatter().parse(text)))

    def ngettext(self, one: str, many: str, number: int) -> str:
        return self.gettext(one if number == 1 else many)

    def _veiled(self, part: tuple[str, str | None, str | None, str | None]) -> str:
        text, name, form, _ = part
        dots = "".join("·" if letter.isalpha() else letter for letter in text)
        return dots if name is None else f"{dots}{{{name}{':' if form else ''}{form or ''}}}"


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    speech.speak("en")


@pytest.fixture
def veiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """In place of Azerbaijani, the catalogue that veils what it is asked for."""
    monkeypatch.setitem(speech._catalogues, "az", Veiled())


@pytest.mark.parametrize(
    ("words", "rest", "told"),
    [
        (["list", "--lang", "az"], ["list"], "az"),
        (["--lang=ru", "list", "raid"], ["list", "raid"], "ru"),
        (["--lang", "az", "list", "--lang", "ru"], ["list"], "ru"),
        (["list", "--lang", "fr"], ["list", "--lang", "fr"], None),
        (["list", "--lang"], ["list", "--lang"], None),
        (["search", "--", "--lang", "az"], ["search", "--", "--lang", "az"], None),
        ([], [], None),
    ],
)
def test_the_language_is_told_anywhere(words: list[str], rest: list[str], told: str | None) -> None:
    assert parted(words) == (rest, told)


def test_a_language_nobody_speaks_here_is_english() -> None:
    assert wished(None, {"QEYD_LANG": "fr", "LANG": "ru_RU"}) == "en"
    assert "Usage: qeyd list" in run(["list", "--help"], environ={"QEYD_LANG": "de"}).succeeded().out
    assert "'fr' is not one of 'en', 'az', 'ru'." in run(["list", "--lang", "fr"]).ended(2).err


def test_help_speaks_the_language_asked_for() -> None:
    az = run(["--lang", "az", "--help"]).succeeded().out
    assert az.startswith("İstifadə: qeyd [SEÇİMLƏR]")
    assert "Hadisəni qeydə alır." in az
    assert run(["--help", "--lang=az"]).out == run(["--help"], environ={"QEYD_LANG": "az"}).out == az
    assert run(["--case", "nowhere", "--lang", "az", "--help"]).out == az

    ru = run(["list", "--help"], environ={"LANG": "ru_RU.UTF-8"}).succeeded().out
    assert ru.startswith("Использование: qeyd list")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["list", "--nosuch"], "Belə seçim yoxdur: --nosuch"),
        (["list", "--limt", "3"], "Belə seçim yoxdur: --limt (mümkün seçimlər: --limit)"),
        (["lisst"], "'lisst' adlı əmr yoxdur. Bəlkə 'list'?"),
        (["show"], "'KOD' arqumenti çatışmır."),
        (["list", "--limit"], "'--limit' seçimi qiymət tələb edir."),
        (["list", "--limit", "many"], "'--limit' / '-n' üçün yanlış qiymət: tam ədəd olmalıdır"),
        (["trends", "--unit", "cats"], "'cats' bunlardan biri deyil: 'incidents', 'acts'"),
        (["lock", "now"], "Bir söz artıqdır"),
    ],
)
def test_a_slip_is_told_in_the_language_spoken(words: list[str], told: str) -> None:
    refused = run(words, environ={"QEYD_LANG": "az"}).ended(2).err

    assert told in refused
    assert "Necə yazılır: qeyd" in refused


def test_a_refusal_speaks_azerbaijani(desk: Desk) -> None:
    told = desk.run("trends", "--by", "year", "--unit", "acts", "--lang", "az").succeeded()

    assert told.out.splitlines()[0] == "Sənədləşdirilmiş əməllər, bölgü: il"
    assert desk.run("lock", "--lang", "ru").succeeded().err == "Дело не было открыто.\n"


@pytest.mark.parametrize(("number", "told"), [(1, "1 инцидент."), (2, "2 инцидента."), (5, "5 инцидентов.")])
def test_russian_counts_as_russian_does(desk: Desk, number: int, told: str) -> None:
    for day in range(number):
        desk.run("add", "--title", f"Событие {day}", "--date", f"2021-05-0{day + 1}", "--yes").succeeded()

    assert desk.run("list", environ={"QEYD_LANG": "ru"}).succeeded().err == f"{told}\n"


def test_thousands_stand_apart_as_the_language_does_it() -> None:
    for lang, told in (("en", "1,340"), ("az", "1.340"), ("ru", "1\u00a0340")):
        speech.speak(lang)
        assert speech.figure(1340) == told
        assert speech.counted(1340, "{n:,} row", "{n:,} rows").startswith(told)
        assert speech.said("{n:,} of {name}", n=1340, name="x").startswith(told)


def test_small_letters_are_those_of_the_language() -> None:
    speech.speak("az")
    assert speech.lowered("İlk, Isti") == "ilk, ısti"
    speech.speak("en")
    assert speech.lowered("Place, It") == "place, it"


def test_an_abbreviation_keeps_its_capitals() -> None:
    speech.speak("ru")
    assert speech.lowered("СМИ или ВИЧ-статус, Подано") == "СМИ или ВИЧ-статус, подано"
    speech.speak("az")
    assert speech.lowered("BMT İNSTİTUTU və HİV ilə İnsanlar") == "BMT İNSTİTUTU və HİV ilə insanlar"


def test_yes_and_no_are_understood_in_every_language() -> None:
    speech.speak("ru")
    for yes, no in (("yes", "no"), ("Bəli", "xeyr"), ("hə", "yox"), ("ДА", "нет"), ("y", "n")):
        assert wishes.is_yes(yes)
        assert not wishes.is_yes(no)
        assert wishes.is_no(no)
        assert not wishes.is_no(yes)
        assert [YES_OR_NO.read(each).code for each in (yes, no)] == ["yes", "no"]  # type: ignore[union-attr]
    assert YES_OR_NO.read("perhaps") is None
    assert [each.label for each in YES_OR_NO.find("")] == ["да", "нет"]


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["list", "nosuchword"],
        ["search", "raid"],
        ["trends", "--by", "year"],
        ["trends", "--by", "year,verification", "--unit", "acts"],
        ["trends", "--by", "place", "--unit", "victims", "--chart"],
        ["history", "AZ-2021-0001"],
        ["chain", "AZ-2021-0001"],
        ["show", "AZ-2021-0001"],
        ["show", "AZ-1900-0001"],
        ["doctor"],
        ["agenda"],
        ["timeline", "AZ-2021-0001"],
        ["log"],
        ["trash", "AZ-2021-0001", "--yes"],
        ["restore", "AZ-2021-0001"],
        ["duplicates"],
        ["query", "list"],
        ["proceeding", "clock"],
        ["proceeding", "add", "--note", "1"],
        ["person", "list"],
        ["act", "show", "AZ-2021-0001/1"],
        ["task", "add", "--title", "1"],
        ["recommendation", "list"],
        ["retention", "due"],
        ["coding", "compare"],
        ["help"],
        ["help", "codes"],
        ["release", "list"],
        ["vocab", "list"],
        ["edit", "AZ-2021-0001", "--tag", "9"],
        ["verify", "AZ-2021-0001", "likely"],
        ["add", "--title", "1", "--date", "2021", "--victims", "many"],
        ["lock"],
        ["init"],
        ["list", "--limit", "many"],
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("veiled")
def test_nothing_is_shown_that_was_not_said(desk: Desk, words: list[str]) -> None:
    """What is typed by people here has digits only; codes, labels of vocabularies and commands are put aside."""
    desk.run("add", "--title", "1", "--date", "2021-05-04", "--place", "2", "--act", "LIB.2", "--by", "police", "--yes")
    told = desk.run(*words, environ={"QEYD_LANG": "az"})
    left = [word for line in (told.out + told.err).splitlines() for word in LATIN_WORDS.findall(_without_codes(line))]

    assert not {word.lower() for word in left} & ENGLISH, told


ENGLISH = frozenset(
    [
        "the",
        "of",
        "is",
        "not",
        "to",
        "and",
        "a",
        "in",
        "be",
        "are",
        "was",
        "were",
        "it",
        "its",
        "with",
        "for",
        "by",
        "no",
        "such",
        "than",
        "more",
        "find",
        "found",
        "could",
        "cannot",
        "there",
        "this",
        "that",
        "which",
        "who",
        "incident",
        "incidents",
        "act",
        "acts",
        "victim",
        "victims",
        "place",
        "date",
        "title",
        "change",
        "changes",
        "record",
        "records",
        "what",
        "when",
        "where",
        "checked",
        "note",
        "all",
        "documented",
        "unit",
        "file",
        "log",
        "must",
        "takes",
        "give",
        "code",
        "see",
        "known",
    ]
)
"""Words that would betray an English sentence."""


def _without_codes(line: str) -> str:
    """The line without what is typed and the names of commands."""
    line = re.sub(r"`[^`]*`|--[a-z-]+|qeyd [a-z ]+--help", "", line)
    return re.sub(r"^qeyd( [a-z]+)*:", "", line)


def test_the_context_tells_the_same_language_as_is_spoken() -> None:
    here = Context(environ={"QEYD_LANG": "ru"})
    here.common["lang"] = "az"

    assert here.language == "az"


def test_every_page_of_help_is_there_in_every_language() -> None:
    from cli import door

    names = {lang: {path.name for path in (Path(door.PAGES) / lang).glob("*.txt")} for lang in speech.LANGUAGES}
    assert names["en"] == names["az"] == names["ru"]
    assert names["en"]
