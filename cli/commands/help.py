"""qeyd help: what is not a command, explained."""

from typing import Annotated

from cli import help_topics, screen
from cli.context import Context
from cli.options import Argument, Plain
from schemas.speech import noted


def help_(
    here: Context,
    topic: Annotated[str, Argument(noted("query, dates or codes."), metavar="TOPIC")] = "",
    records: Annotated[str, Argument(noted("Of which list: task, person, proceeding …"), metavar="RECORDS")] = "",
    plain: Plain = False,
) -> None:
    """Explain the query language, how dates are written, and what records are called."""
    screen.show(here, help_topics.page(here, topic, records), plain)
