"""What a query is, once it has been read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded words side by side; with ``begins`` the last one may go on."""

    words: tuple[str, ...]
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Coded:
    """Any of these codes of a vocabulary, or of the gazetteer (``places``)."""

    vocabulary: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """Days from ``first`` to ``last``, ISO 8601, empty where open; ``wholly``: surely inside, not perhaps."""

    first: str
    last: str
    wholly: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A code, a tag or a name as typed; with ``begins`` it may go on."""

    text: str
    begins: bool = False


@dataclass(frozen=True, slots=True)
class NotKnown:
    """Nobody told it."""


Value = Phrase | Coded | Span | Named | NotKnown


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing asked: any of ``values``, or none of them when ``negated``. ``words`` is the key of free words."""

    key: str
    values: tuple[Value, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """All of these must hold; none at all finds everything."""

    conditions: tuple[Condition, ...] = ()


EVERYTHING = Query()
