"""What a public release may print of the question it answers."""

from incidents.errors import DisclosureError
from incidents.query_tree import Coded, Condition, Named, NotKnown, Query, Span, Value, named
from schemas.speech import said
from schemas.term import is_own

_PRINTED_DATES = frozenset({"since", "until", "date", "within"})
PRINTED_KEYS = _PRINTED_DATES | {
    *("act", "by", "victim", "age", "method", "bias", "biasbasis", "status", "consequence", "stance", "degree"),
    *("place", "placetype", "context", "verified", "source", "reliability", "credibility", "material", "connection"),
    *("leverage", "demand", "channel", "paid", "lawyer", "doctor", "counsel", "legalbasis", "technique"),
    *("role", "forum", "outcome", "step"),
}
"""What the field asks of incidents in public; never what we do for people, or how we work on their records."""
_PRINTED_FEATURES = frozenset(
    {"act", "victim", "actor", "source", "evidence", "place", "date", "proceeding", "detention", "coercion", "killing"}
)


def check(asked: Query) -> None:
    """The question is printed, so it may hold only what is coded: words, tags and codes may point at somebody.

    Raises DisclosureError with the keys that may not be asked by.
    """
    own = sorted({each.key for each in asked.conditions if not _may_be_printed(each)})
    if own:
        raise DisclosureError(
            said(
                "A public release prints its question, and {keys} may point at somebody: ask by what is"
                " coded (act, place, since, until, victim, by, verified, context …).",
                keys=", ".join(own),
            )
        )


def _may_be_printed(condition: Condition) -> bool:
    """Terms of the shipped vocabularies, places, the date of the incident, and what there is or is not of something.

    A list of what may, not of what may not: a key that is added tomorrow is refused until somebody has thought of it.
    """
    if condition.key in ("has", "no"):
        return all(named(value).text in _PRINTED_FEATURES for value in condition.values)
    if condition.key not in PRINTED_KEYS:
        return False
    return all(_is_common_word(condition.key, value) for value in condition.values)


def _is_common_word(key: str, value: Value) -> bool:
    if isinstance(value, Coded):
        # An organisation's own term may be asked for with the shipped one above it, never by its own name.
        return all(not is_own(code) or code.partition(".x")[0] in value.codes for code in value.codes)
    if isinstance(value, Span):
        return key in _PRINTED_DATES
    if isinstance(value, NotKnown):
        return True
    return value == Named("minor")
