"""How a query over records other than incidents is read."""

from functools import cache, partial

from incidents.errors import QueryError
from incidents.query import Grammar
from incidents.query_dates import NOT_TOLD, dates, numbers
from incidents.query_key import nearest
from incidents.query_keys import no_such_key
from incidents.query_terms import coded, no_such_term
from incidents.query_tree import Coded, Named, NotKnown, Value
from incidents.query_values import feature, phrase, place, yes_or_no
from incidents.register_keys import DATED, Keys, is_asked, keys_of
from schemas.folding import fold
from schemas.speech import said


@cache
def grammar_of(table: str) -> Grammar:
    """The keys of a table and how their values are read; raises QueryError for a table that has none."""
    if not is_asked(table):
        raise QueryError(said("There is no list of {records} to ask.", records=table))
    keys = keys_of(table)
    return Grammar(partial(_known_key, keys), partial(_read, keys))


def _known_key(keys: Keys, typed: str) -> str:
    """The key as it is kept: its name or its short name, ``-`` and ``_`` alike."""
    written = typed.replace("-", "_")
    if written in keys.known:
        return written
    if written in keys.short:
        return keys.short[written]
    meant = nearest(written, [*keys.known, *keys.short])
    raise no_such_key(typed, meant, keys.table)


def _read(keys: Keys, key: str, typed: str, *, begins: bool) -> tuple[Value, ...]:
    """What one value of a key means, as the field is kept; raises QueryError with the nearest."""
    told = keys.known[key]
    if told.takes == "feature":
        return feature(key, _whole_name(typed, keys.features), keys.features)
    if told.takes in ("term", "terms", "outcome"):
        found = tuple(Coded(name, codes) for name in told.vocabularies if (codes := coded(name, typed)))
        if not found:
            raise no_such_term(key, typed, told.vocabularies)
        return found
    if told.takes in ("whole", "number"):
        return numbers(key, typed)
    if told.takes == "yes_no":
        return yes_or_no(key, typed)
    if told.takes == "place":
        return (NotKnown(key),) if fold(typed) in NOT_TOLD else place(key, typed)
    if told.takes in ("date", "day", "stamp"):
        return _day(key, typed)
    if told.takes in ("record", "records", "code", "name"):
        return (NotKnown(key),) if fold(typed) in NOT_TOLD else (Named(typed, begins),)
    return (phrase(key, typed, begins=begins),)


def _whole_name(typed: str, features: tuple[str, ...]) -> str:
    """``step`` means proceeding_step where nothing else is called so."""
    written = fold(typed).replace("-", "_").removesuffix("s")
    ends = [each for each in features if each.endswith(f"_{written}")]
    return ends[0] if len(ends) == 1 and typed not in features else typed


def _day(key: str, typed: str) -> tuple[Value, ...]:
    """``done:yes`` and ``done:no`` ask whether there is a day at all."""
    if key not in DATED and fold(typed) == "yes":
        return (Named("yes"),)
    return dates(key, typed)
