"""qeyd vocab add, rename, retire, merge, history: terms of one's own."""

from typing import Annotated

from cli import answers, own_words, term_changes
from cli.commands.vocab import Name
from cli.context import Context
from cli.options import Argument, AsCsv, AsJson, DryRun, Option, Yes
from schemas.speech import noted

Term = Annotated[str, Argument(noted("A term: its code or its label."), metavar="TERM")]
Label = Annotated[str, Option("--label", help=noted("What it is called, in English."))]
LabelAz = Annotated[str, Option("--label-az", help=noted("The same in Azerbaijani."))]
LabelRu = Annotated[str, Option("--label-ru", help=noted("The same in Russian."))]
Definition = Annotated[str, Option("--definition", help=noted("What it means, in one sentence."))]
Note = Annotated[str, Option("--note", help=noted("Where it ends, and which term begins there."))]


def history(here: Context, name: Name, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Show the shipped version of a vocabulary and every change of your own."""
    answers.show(here, term_changes.told(here, name, as_json or as_csv), as_json, as_csv)


def add(
    here: Context,
    name: Name,
    label: Label = "",
    label_az: LabelAz = "",
    label_ru: LabelRu = "",
    definition: Definition = "",
    parent: Annotated[str, Option("--parent", help=noted("The term it stands below: code or label."))] = "",
    note: Note = "",
) -> None:
    """Add a term of your own to a vocabulary; without words told, they are asked for."""
    told = own_words.told(label, label_az, label_ru, definition, note, parent)
    term_changes.add(here, name, told)


def rename(
    here: Context,
    name: Name,
    term: Term,
    label: Label = "",
    label_az: LabelAz = "",
    label_ru: LabelRu = "",
    definition: Definition = "",
    note: Note = "",
) -> None:
    """Give a term of your own other words; its code, and what was coded with it, stay."""
    term_changes.rename(here, name, term, own_words.told(label, label_az, label_ru, definition, note))


def retire(
    here: Context,
    name: Name,
    term: Term,
    instead: Annotated[str, Option("--instead", help=noted("The term to use instead of a shipped one."))] = "",
) -> None:
    """Take a term out of use, shipped or your own; what was coded with it stays and is shown."""
    term_changes.retire(here, name, term, instead)


def merge(
    here: Context,
    name: Name,
    term: Term,
    into: Annotated[str, Argument(noted("The term that takes its place."), metavar="INTO")],
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Merge a term of your own into another, in every record; what that changes is shown first."""
    term_changes.merge(here, name, term, into, sure=yes, only_shown=dry_run, as_json=as_json)
