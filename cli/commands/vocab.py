"""qeyd vocab: the terms records are coded with."""

from typing import Annotated

from cli import answers, crosswalks, screen, terms, terms_here
from cli.context import Context
from cli.options import Argument, AsCsv, AsJson
from schemas.speech import noted, said

Name = Annotated[str, Argument(noted("The name of a vocabulary, such as act_types."), metavar="NAME")]


def list_vocabularies(here: Context, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """List the vocabularies."""
    answers.show(here, terms.names(terms_here.known(here)), as_json, as_csv)


def show(
    here: Context,
    name: Name,
    code: Annotated[str | None, Argument(noted("The code of one term, such as LIB.1."), metavar="CODE")] = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show the terms of a vocabulary, or all there is about one term."""
    terms_here.known(here)
    if code:
        screen.show(here, terms.page(terms.one(name, code), here), plain=True)
    else:
        answers.show(here, terms.of(name, here.language), as_json, as_csv)
        if here.on_terminal and not (as_json or as_csv):
            here.say(said("`qeyd vocab show {name} CODE` shows one whole.", name=name))


def search(
    here: Context,
    words: Annotated[list[str], Argument(noted("Words in English, Azerbaijani or Russian."), metavar="WORDS")],
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Find terms by words of any language."""
    terms_here.known(here)
    answers.show(here, terms.matching(" ".join(words), here.language), as_json, as_csv)


def crosswalk(
    here: Context,
    scheme: Annotated[str, Argument(noted("Where they lead, such as echr, upr4 or sdg; none lists all."))] = "",
    target: Annotated[str, Argument(noted("One article, theme or code there."), metavar="TARGET")] = "",
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show which terms lead to an article, a theme, a code of others, and whether that was looked up."""
    exact = as_json or as_csv
    told = crosswalks.of(scheme, target, here.language, exact) if scheme else crosswalks.every_scheme()
    answers.show(here, told, as_json, as_csv)
