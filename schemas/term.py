"""One word records are coded with."""

from functools import cache
from typing import Any, NamedTuple

from schemas.refusals import Refusal
from schemas.speech import said

LANGUAGES = ("en", "az", "ru")

OWN = ".x"
"""Every own code has this in it, and no shipped one ever has: a later qeyd can bring no code that is taken."""


def is_own(code: str) -> bool:
    """Whether a code is one an organisation made for itself."""
    return OWN in code


class UnknownTermError(Refusal):
    """A vocabulary has no such term, or there is no such vocabulary (``name`` is empty then).

    ``nearest`` are codes or names that may have been meant.

    What was typed is not repeated: a misplaced column may have put a person's name there.
    """

    def __init__(self, name: str, nearest: tuple[str, ...] = ()) -> None:
        self.name = name
        self.nearest = nearest
        sentences = [
            said("The vocabulary {name} has no such term.", name=name) if name else said("There is no such vocabulary.")
        ]
        if nearest:
            sentences.append(said("Nearest: {codes}.", codes=", ".join(nearest)))
        sentences.append(said("See qeyd vocab show {name}.", name=name) if name else said("See qeyd vocab list."))
        super().__init__(" ".join(sentences))


class RetiredTermError(Refusal):
    """A term that is kept for what was coded with it, and takes no new answers."""

    def __init__(self, name: str, code: str, successor: str = "") -> None:
        sentences = [said("{code} of the vocabulary {name} is retired.", code=code, name=name)]
        if successor:
            sentences.append(said("Use {code} instead.", code=successor))
        super().__init__(" ".join(sentences))


class OwnTerm(NamedTuple):
    """What an organisation says of a vocabulary: a term of its own, or of a shipped code that it is retired.

    ``labels`` stand in the order of LANGUAGES, empty where nobody gave one.
    """

    vocabulary: str
    code: str
    parent: str = ""
    labels: tuple[str, ...] = ("", "", "")
    definition: str = ""
    note: str = ""
    unit: str = ""
    retired_on: str = ""
    merged_into: str = ""


class Term(NamedTuple):
    """One word: its code never changes, its labels may."""  # no dataclass: its import would cost every command 10 ms

    vocabulary: str
    code: str
    parent: str | None
    unit: str
    labels: dict[str, str]
    also: tuple[str, ...]
    reviewed: dict[str, bool]
    own: OwnTerm | None = None
    """What the organisation says of it, where the case file that is open says anything."""

    @property
    def is_own(self) -> bool:
        """Whether it is a term of the organisation's own, not one that is shipped."""
        return self.own is not None and is_own(self.code)

    @property
    def is_retired(self) -> bool:
        """Whether it takes no new answers."""
        return self.own is not None and bool(self.own.retired_on or self.own.merged_into)

    @property
    def successor(self) -> str:
        """The code that is used instead of a retired one; empty for none."""
        return self.own.merged_into if self.own else ""

    def label(self, lang: str = "en") -> str:
        """The word in that language, or in English where we have none."""
        return self.labels.get(lang) or self.labels["en"]

    @property
    def definition(self) -> str:
        """What the term means."""
        if self.own and self.is_own:
            return self.own.definition
        return str(_written(self.vocabulary)[self.code].get("definition", ""))

    @property
    def note(self) -> str:
        """Where it ends and its neighbour begins."""
        if self.own and self.is_own:
            return self.own.note
        return str(_written(self.vocabulary)[self.code].get("note", ""))

    @property
    def crosswalks(self) -> dict[str, dict[str, Any]]:
        """The same thing elsewhere: ``{"iccpr": {"to": ["7"], "checked": False}}``.

        ``checked`` is true only where somebody has looked the target up in its source; rely on nothing else.
        """
        return {} if self.is_own else dict(_written(self.vocabulary)[self.code].get("crosswalks", {}))


@cache
def _written(name: str) -> dict[str, dict[str, Any]]:
    return {str(term["code"]): term for term in read_written(name)["terms"]}


@cache
def read_written(name: str) -> dict[str, Any]:
    """A shipped vocabulary as it is written: title, purpose, version, and all there is of every term."""
    # Not on the hot path: the compiled labels serve that; definitions are read when somebody asks what a term means.
    import tomllib
    from importlib.resources import files

    return tomllib.loads(files("schemas").joinpath("vocabularies", f"{name}.toml").read_text(encoding="utf-8"))
