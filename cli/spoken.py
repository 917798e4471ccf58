"""Which language is wished for, known before anything is imported."""

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing itself would cost as much as a page of help
    from collections.abc import Mapping, Sequence

LANGUAGES = ("en", "az", "ru")
_OPTION = "--lang"
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


def wished(told: "str | None", environ: "Mapping[str, str]") -> str:
    """The language told, else QEYD_LANG, else the locale's if we speak it, else English."""
    locale = next((environ[name] for name in _LOCALE if environ.get(name)), "")
    named = (told or environ.get("QEYD_LANG") or locale)[:2].lower()
    return named if named in LANGUAGES else "en"


def parted(words: "Sequence[str]") -> "tuple[list[str], str | None]":
    """The words without ``--lang``, wherever it stands before ``--``, and what it says: the last of several, as told.

    A ``--lang`` that names no language of ours stays where it is, for Typer to refuse.
    """
    rest: list[str] = []
    told = None
    place = 0
    while place < len(words) and words[place] != "--":
        word, equals, attached = words[place].partition("=")
        value = attached if equals else "".join(words[place + 1 : place + 2])
        if word == _OPTION and value in LANGUAGES:
            told = value
            place += 1 if equals else 2
        else:
            rest.append(words[place])
            place += 1
    return [*rest, *words[place:]], told
