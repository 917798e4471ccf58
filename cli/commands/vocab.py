"""qeyd vocab: the terms records are coded with."""

from typing import Annotated

from cli import answers, screen, terms
from cli.context import Context
from cli.options import Argument, AsCsv, AsJson
from schemas.speech import said

Name = Annotated[str, Argument("The name of a vocabulary, such as act_types.", metavar="NAME")]


def list_vocabularies(here: Context, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """List the vocabularies."""
    answers.show(here, terms.names(), as_json, as_csv)


def show(
    here: Context,
    name: Name,
    code: Annotated[str | None, Argument("The code of one term, such as LIB.1.", metavar="CODE")] = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show the terms of a vocabulary, or all there is about one term."""
    if code:
        screen.show(here, terms.page(terms.known(name).term(code), here), plain=True)
    else:
        answers.show(here, terms.of(name, here.language), as_json, as_csv)
        if here.on_terminal and not (as_json or as_csv):
            here.say(said("`{command}` shows one whole.", command=f"qeyd vocab show {name} {said('CODE')}"))


def search(
    here: Context,
    words: Annotated[list[str], Argument("Words in English, Azerbaijani or Russian.", metavar="WORDS")],
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Find terms by words of any language."""
    answers.show(here, terms.matching(" ".join(words), here.language), as_json, as_csv)
