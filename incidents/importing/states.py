"""Finds the recommending States in the words of a recommendation."""

import re
from collections.abc import Iterator

from schemas.gazetteer import gazetteer

_OFFICIAL = {
    "bolivarian republic of venezuela": "Bolivarian Republic of Venezuela",
    "venezuela (bolivarian republic of)": "Bolivarian Republic of Venezuela",
    "islamic republic of iran": "Islamic Republic of Iran",
    "iran (islamic republic of)": "Islamic Republic of Iran",
    "bolivia (plurinational state of)": "Plurinational State of Bolivia",
    "micronesia (federated states of)": "Federated States of Micronesia",
    "kingdom of the netherlands": "Kingdom of the Netherlands",
    "state of palestine": "State of Palestine",
    "holy see": "Holy See",
    "myanmar": "Myanmar",
    "united kingdom of great britain and northern ireland": "United Kingdom of Great Britain and Northern Ireland",
}
"""Names of the United Nations that the gazetteer does not know, with the two ways some are turned."""

_ENDS = re.compile(r"[\s;.,]*(?:$|[;(]|\.\s)")


def states_in(text: str) -> Iterator[str]:
    """The States that made it, in their order, each once: what stands in brackets and is the name of a State.

    The last brackets of a clause are a State's even where the name is not known here, unless a number, a short form or
    a word in small letters says that they are something else.
    """
    seen: set[str] = set()
    for inner, last in _brackets(text):
        for name in [inner] if _known(inner) else re.split(r"\s*[,;]\s*", inner):
            state = _known(name) or (name if last and _may_be(name) else "")
            if state and state not in seen:
                seen.add(state)
                yield state


def _brackets(text: str) -> Iterator[tuple[str, bool]]:
    """What stands in brackets, outermost only, and whether its clause ends with it."""
    depth = begun = 0
    for place, letter in enumerate(text):
        if letter == "(":
            depth += 1
            begun = place + 1 if depth == 1 else begun
        elif letter == ")" and depth:
            depth -= 1
            if depth == 0:
                after = text[place + 1 :]
                yield " ".join(text[begun:place].split()), bool(_ENDS.match(after)) and not re.match(r"\s*\(", after)


def _known(name: str) -> str:
    official = _OFFICIAL.get(name.casefold())
    if official:
        return official
    code = gazetteer().read(name)
    return name if code and len(code) == 2 else ""


def _may_be(name: str) -> bool:
    return name[:1].isupper() and not name.isupper() and not any(letter.isdigit() for letter in name)
