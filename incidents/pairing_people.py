"""Which people may be one, by what is sealed of them."""

from collections import defaultdict
from itertools import combinations
from typing import Any

from incidents import people
from incidents.case_file import CaseFile
from incidents.pairing_incidents import Alike
from schemas.folding import fold
from schemas.speech import said

LIKE = 80
"""Of 100: names less alike are not shown."""
_SURE = 95
"""Who has the same telephone or the same passport is shown whatever they are called."""
_BIRTH_DATE = 10
_COMMON = 200
"""A word that so many people are called by is not what two of them are found by."""


def alike(case: CaseFile) -> list[Alike]:
    """Every pair of people whose names, contacts or documents resemble each other; never a name in what is told.

    Raises LockedError where the identity key is not held.
    """
    identities = people.identities(case)
    ids = dict(case.connection.execute("SELECT code, id FROM person WHERE organisation = ?", (case.organisation,)))
    known = {ids[code]: told for code, told in identities.items()}
    sharing = defaultdict[str, list[str]](list)
    for record, told in known.items():
        for word in _found_by(told):
            sharing[word].append(record)
    pairs = {pair for each in sharing.values() if len(each) <= _COMMON for pair in combinations(sorted(each), 2)}
    found = (_compared(first, second, known) for first, second in sorted(pairs))
    return [each for each in found if each.score >= LIKE]


def _found_by(told: dict[str, Any]) -> set[str]:
    words = {word for name in _names(told) for word in name.split() if len(word) > 2}
    return words | _exact(told)


def _names(told: dict[str, Any]) -> list[str]:
    return [fold(each) for each in (*told.get("names", ()), *told.get("aliases", ()))]


def _exact(told: dict[str, Any]) -> set[str]:
    return {"".join(fold(each).split()) for each in (*told.get("contacts", ()), *told.get("documents", ()))}


def _compared(first: str, second: str, known: dict[str, dict[str, Any]]) -> Alike:
    from rapidfuzz.fuzz import token_sort_ratio

    one, other = known[first], known[second]
    names = max((round(token_sort_ratio(a, b)) for a in _names(one) for b in _names(other)), default=0)
    born, also_born = one.get("birth_date", ""), other.get("birth_date", "")
    score, why = names, [said("names {n} % alike", n=names)]
    if born and born == also_born:
        score, why = min(100, score + _BIRTH_DATE), [*why, said("the same birth date")]
    elif born and also_born:
        score -= _BIRTH_DATE
    if _exact(one) & _exact(other):
        score, why = max(score, _SURE), [*why, said("the same contact or document")]
    return Alike(first, second, score, tuple(why))
