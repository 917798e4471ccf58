"""What is said to people, in their language."""

# Not from typing: to read a date must not cost a command that import.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES = ("en", "az", "ru")
CATALOGUE = "qeyd"
_BETWEEN_THOUSANDS = {"en": ",", "az": ".", "ru": "\u00a0"}

_spoken = ["en"]


def speak(lang: str) -> None:
    """From now on ``said`` speaks this language; any we do not know is English."""
    _spoken[0] = lang if lang in LANGUAGES else "en"


def language() -> str:
    """The language spoken now."""
    return _spoken[0]


def said(text: str, /, **values: object) -> str:
    """The sentence in the language spoken now, its ``{names}`` filled in; in English where nobody has translated it.

    ``text`` is written out at the call, never put together: it is what the catalogue knows the sentence by.
    """
    spoken = text if _spoken[0] == "en" or not text else _catalogue(_spoken[0]).gettext(text)
    return spoken.format(**_grouped(values)) if values else spoken


def counted(number: int, one: str, many: str, /, **values: object) -> str:
    """The same for a number of things: ``counted(3, "{n:,} act", "{n:,} acts")``; az and ru have plurals of their own.

    ``n`` is the number.
    """
    if _spoken[0] == "en":
        spoken = one if number == 1 else many
    else:
        spoken = _catalogue(_spoken[0]).ngettext(one, many, number)
    return spoken.format(**_grouped({"n": number, **values}))


def figure(number: int) -> str:
    """A number with its thousands set apart as the language does it: 1,340 · 1.340 · 1 340 (never broken)."""
    return f"{_Grouped(number):,}"


def lowered(text: str) -> str:
    """The text in small letters, as the language spoken writes them; what is an abbreviation (HIV, СМИ) stays."""
    return " ".join("-".join(_small(part) for part in word.split("-")) for word in text.split(" "))


def _small(word: str) -> str:
    """In Azerbaijani I is ı and İ is i."""
    if len(word) > 1 and word.isupper():
        return word
    return (word.replace("I", "ı").replace("İ", "i") if _spoken[0] == "az" else word).lower()


def noted(text: str) -> str:
    """Marks a text for the catalogue that is said later, by whoever shows it."""
    return text


class _Grouped(int):
    """A number that ``{n:,}`` shows as the language spoken does."""

    def __format__(self, form: str) -> str:
        told = super().__format__(form)
        return told.replace(",", _BETWEEN_THOUSANDS[_spoken[0]]) if "," in form else told


def _grouped(values: dict[str, object]) -> dict[str, object]:
    if _spoken[0] == "en":
        return values
    return {name: _Grouped(value) if type(value) is int else value for name, value in values.items()}


def _catalogue(lang: str) -> "NullTranslations":
    known = _catalogues.get(lang)
    if known is None:
        # Not on the hot path of English; the others pay for reading their catalogue.
        from gettext import translation
        from pathlib import Path

        known = _catalogues[lang] = translation(CATALOGUE, Path(__file__).parent / "languages", [lang], fallback=True)
    return known


_catalogues: dict[str, "NullTranslations"] = {}
