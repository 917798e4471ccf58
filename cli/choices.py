"""What a question offers to choose from, found by typing in any of our languages."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from cli.wishes import is_no, is_yes
from schemas.gazetteer import gazetteer
from schemas.speech import said
from schemas.term import RetiredTermError, Term
from schemas.vocabulary import vocabulary


class Choice(NamedTuple):
    """One thing offered: what is kept, what is shown, and a few words that tell it from its neighbours."""

    code: str
    label: str
    about: str = ""
    refusal: str = ""
    """Why it takes no new answers; empty where it does."""

    @property
    def shown(self) -> str:
        """As it stands in the line once chosen."""
        return f"{self.code} {self.label}" if self.code != self.label else self.code


class Choices(Protocol):
    """Something to choose from."""

    def find(self, typed: str) -> Sequence[Choice]:
        """What may be meant by what is typed so far, likeliest first; all of it for an empty line."""

    def read(self, typed: str) -> Choice | None:
        """What is certainly meant, or None: never a guess."""


class Terms:
    """The terms of a vocabulary, in one language, found by any."""

    def __init__(self, name: str, lang: str) -> None:
        self.lang, self.known = lang, vocabulary(name)

    def find(self, typed: str) -> Sequence[Choice]:
        """Terms for what is typed, likeliest first."""
        return [self._choice(term.code) for term in self.known.find(typed, self.lang)]

    def read(self, typed: str) -> Choice | None:
        """The term of that code, label, or both as shown."""
        code = self.known.read(typed) or self._as_shown(typed)
        return self._choice(code) if code else None

    def _as_shown(self, typed: str) -> str | None:
        code = typed.split(" ")[0]
        return code if code in self.known and self._choice(code).shown == typed else None

    def _choice(self, code: str) -> Choice:
        term = self.known.term(code)
        return Choice(code, term.label(self.lang), self._about(term), self._refusal(term))

    def _refusal(self, term: Term) -> str:
        return RetiredTermError(self.known.name, term.code, term.successor).sentence if term.is_retired else ""

    def _about(self, term: Term) -> str:
        """What tells it from its neighbours: its definition, or, since these are English, the term it stands below."""
        if self.lang == "en":
            return term.definition
        return self.known.term(term.parent).label(self.lang) if term.parent else ""


class Places:
    """The places of a country's gazetteer; of the one in use where none is named."""

    def __init__(self, lang: str, country: str = "") -> None:
        self.lang, self.known = lang, gazetteer(country)

    def find(self, typed: str) -> Sequence[Choice]:
        """Places for what is typed, likeliest first."""
        return [self._choice(place.code) for place in self.known.find(typed)]

    def read(self, typed: str) -> Choice | None:
        """The one place of that code or name, or both as shown."""
        code = self.known.read(typed) or self._as_shown(typed)
        return self._choice(code) if code else None

    def _as_shown(self, typed: str) -> str | None:
        code, _, label = typed.partition(" ")
        known = self.known.read(code)
        return known if known == code and self.known.label(code, self.lang) == label else None

    def _choice(self, code: str) -> Choice:
        parents = self.known.ancestors(code)[:1]
        above = ", ".join(self.known.label(each, self.lang) for each in parents)
        return Choice(code, self.known.label(code, self.lang), above)


class Fixed:
    """A few words that need no vocabulary, such as yes and no."""

    def __init__(self, *offered: Choice) -> None:
        self.offered = offered

    def find(self, typed: str) -> Sequence[Choice]:
        """Those that begin as typed."""
        wanted = typed.strip().casefold()
        return [each for each in self.offered if each.label.casefold().startswith(wanted) or each.code == wanted]

    def read(self, typed: str) -> Choice | None:
        """The one of that code, label or shown form."""
        wanted = typed.strip().casefold()
        meant = [each for each in self.offered if wanted in {each.code, each.label.casefold(), each.shown.casefold()}]
        return meant[0] if len(meant) == 1 else None


class YesOrNo:
    """Yes and no in the language spoken, understood in any of ours."""

    def find(self, typed: str) -> Sequence[Choice]:
        """Those that begin as typed."""
        return self._offered().find(typed)

    def read(self, typed: str) -> Choice | None:
        """The one that is meant."""
        meant = "yes" if is_yes(typed) else "no" if is_no(typed) else typed
        return self._offered().read(meant)

    def _offered(self) -> Fixed:
        return Fixed(Choice("yes", said("yes")), Choice("no", said("no")))
