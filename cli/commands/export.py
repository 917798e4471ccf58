"""qeyd export: documents from one frozen release."""

from pathlib import Path
from typing import Annotated

from cli import exporting, query_words, sharing_out
from cli.context import Context
from cli.options import Option, Out, Query
from schemas.speech import noted

From = Annotated[str, Option("--release", help="A release made before; else one is made now.", metavar="ID")]
Threshold = Annotated[int, Option("--k", help="Counts below this are withheld.", metavar="N")]
Why = Annotated[str, Option("--why", help="The reason for a threshold below 5.", metavar="TEXT")]
By = Annotated[
    list[str] | None, Option("--by", help="An organisation that publishes (may be repeated).", metavar="NAME")
]
Cases = Annotated[Path | None, Option("--vignettes", help="Edited and cleared case texts, TOML.", metavar="FILE")]
Words = Annotated[Path | None, Option("--submission", help="What the advocate adds to it, TOML.", metavar="FILE")]
Replace = Annotated[bool, Option("--replace", help="Write over a file of that name.")]


def upr(
    here: Context,
    query: Query = None,
    out: Out = None,
    release: From = "",
    k: Threshold = 5,
    why: Why = "",
    by: By = None,
    vignettes: Cases = None,
    submission: Words = None,
    replace: Replace = False,
) -> None:
    """Write a UPR submission (DOCX) in OHCHR's order of headings.

    Ends with 3, and writes nothing, when it is over the word limit. The release it is made from is entered into the
    ledger; the same question asked again of unchanged records gives the same release, and the same bytes.
    """
    asked = exporting.Asked(query_words.typed(query), release, k, why, by or [], vignettes, submission, replace)
    exporting.export(here, "upr", asked, out)


def tables(
    here: Context,
    query: Query = None,
    out: Out = None,
    release: From = "",
    k: Threshold = 5,
    why: Why = "",
    by: By = None,
    vignettes: Cases = None,
    replace: Replace = False,
) -> None:
    """Write the tables as a workbook (XLSX): how to read it, tables, dictionary, what was withheld."""
    asked = exporting.Asked(query_words.typed(query), release, k, why, by or [], vignettes, None, replace)
    exporting.export(here, "tables", asked, out)


def csv(
    here: Context,
    query: Query = None,
    out: Out = None,
    release: From = "",
    k: Threshold = 5,
    why: Why = "",
    by: By = None,
    vignettes: Cases = None,
    replace: Replace = False,
) -> None:
    """Write the figures as a bundle of CSV with its dictionary and a Frictionless descriptor (ZIP)."""
    asked = exporting.Asked(query_words.typed(query), release, k, why, by or [], vignettes, None, replace)
    exporting.export(here, "csv", asked, out)


Partner = Annotated[str, Option("--partner", help=noted("Who receives it."), metavar="NAME")]
Agreement = Annotated[str, Option("--agreement", help=noted("Under which agreement."), metavar="TEXT")]
To = Annotated[
    list[str] | None,
    Option("--to", help=noted("The receiver's public key of age (may be repeated)."), metavar="age1…"),
]


def ftm(
    here: Context,
    query: Query = None,
    partner: Partner = "",
    agreement: Agreement = "",
    to: To = None,
    out: Out = None,
    replace: Replace = False,
) -> None:
    """Share records with a partner as FollowTheMoney entities, encrypted for them alone.

    Only acts whose victims agreed to be shared; no name, title, story or exact day leaves.
    """
    asked = sharing_out.Asked(query_words.typed(query), partner, agreement, to or [], replace)
    sharing_out.export(here, "ftm", asked, out)


def huridocs(
    here: Context,
    query: Query = None,
    partner: Partner = "",
    agreement: Agreement = "",
    to: To = None,
    out: Out = None,
    replace: Replace = False,
) -> None:
    """Share records with a partner as CSV in the manner of HURIDOCS, encrypted for them alone.

    Only acts whose victims agreed to be shared; no name, title, story or exact day leaves.
    """
    asked = sharing_out.Asked(query_words.typed(query), partner, agreement, to or [], replace)
    sharing_out.export(here, "huridocs", asked, out)
