"""qeyd link: how one incident stands to another."""

from typing import Annotated

from cli import opening
from cli.context import Context
from cli.options import Argument, Option
from incidents import linking
from incidents.unit_of_work import writing
from schemas.speech import lowered, said
from schemas.vocabulary import vocabulary


def link(
    here: Context,
    later: Annotated[str, Argument("The incident that follows, or is part.", metavar="CODE")],
    earlier: Annotated[str, Argument("The incident it follows, or is part of.", metavar="CODE")],
    kind: Annotated[
        str, Option("--kind", help="follows, part_of, causes, retaliation_for, same_operation, duplicate_of.")
    ] = "follows",
    note: Annotated[str, Option("--note", help="Why we say so.")] = "",
) -> None:
    """Say that an incident follows another, is part of it, or is the same."""
    code = vocabulary("link_kinds").term(kind).code
    with opening.opened(here) as case, writing(case, here.now(), "link") as work:
        linking.link(work, later, code, earlier, note)
    label = lowered(vocabulary("link_kinds").label(code, here.language))
    here.say(said("{later}: {link} {earlier}.", later=later, link=label, earlier=earlier))
