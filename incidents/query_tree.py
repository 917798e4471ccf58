"""What a query is, once it has been read."""

from typing import NamedTuple


class Phrase(NamedTuple):
    """Folded words side by side; with ``begins`` the last one may go on."""

    words: tuple[str, ...]
    begins: bool = False


class Coded(NamedTuple):
    """Any of these codes of a vocabulary, or of the gazetteer (``places``)."""

    vocabulary: str
    codes: tuple[str, ...]


class Span(NamedTuple):
    """Days from ``first`` to ``last``, ISO 8601, empty where open; ``wholly``: surely inside, not perhaps."""

    first: str
    last: str
    wholly: bool = False


class Between(NamedTuple):
    """Numbers from ``low`` to ``high``, nothing where open."""

    low: float | None
    high: float | None


class Named(NamedTuple):
    """A code, a tag or a name as typed; with ``begins`` it may go on."""

    text: str
    begins: bool = False


class Text(NamedTuple):
    """Letters, folded, that stand somewhere in a text."""

    folded: str


class Agreed(NamedTuple):
    """An answer to consent: to any of these purposes (all, where there is none), in any of these states."""

    purposes: tuple[str, ...]
    states: tuple[str, ...]


class NotKnown(NamedTuple):
    """Nobody told it: ``field`` is empty."""

    field: str = "date"


Value = Phrase | Coded | Span | Between | Named | Text | Agreed | NotKnown


class Condition(NamedTuple):
    """One thing asked: any of ``values``, or none of them when ``negated``. ``words`` is the key of free words."""

    key: str
    values: tuple[Value, ...]
    negated: bool = False


class Query(NamedTuple):
    """All of these must hold; none at all finds everything."""

    conditions: tuple[Condition, ...] = ()


EVERYTHING = Query()


def codes(value: Value) -> tuple[str, ...]:
    """The codes of a value that has codes; none of any other."""
    return value.codes if isinstance(value, Coded) else ()


def named(value: Value) -> Named:
    """A value that is a name; an empty one for any other."""
    return value if isinstance(value, Named) else Named("")
