"""Carries a share from the gate to an encrypted file for one partner."""

from pathlib import Path
from typing import NamedTuple

from cli import opening
from cli.context import Context
from exports import follow_the_money, huridocs_tables, sealed_file
from incidents import sharing
from schemas.speech import counted, said

_FORMATS = {"ftm": follow_the_money, "huridocs": huridocs_tables}


class Asked(NamedTuple):
    """To whom, under what agreement, encrypted for which keys, of which incidents."""

    question: str
    partner: str
    agreement: str
    recipients: list[str]
    replace: bool


def export(here: Context, name: str, asked: Asked, out: Path | None) -> None:
    """Write one share in one format; the path goes to standard output, the rest is said beside it."""
    sealed_file.recipients(asked.recipients)
    with opening.opened(here) as case:
        made = sharing.share(case, asked.question, asked.partner, asked.agreement, here.now())
    kept = _FORMATS[name]
    path = out or Path(f"qeyd-{made.shared.id}{kept.SUFFIX}.age")
    sealed_file.write(path, kept.render(made.shared), asked.recipients, replace=asked.replace)
    for reason, number in sorted(made.left_out.items()):
        here.say(
            counted(
                number,
                "{n:,} act left out: {reason}.",
                "{n:,} acts left out: {reason}.",
                reason=said(reason),
            )
        )
    here.say(
        counted(
            len(made.shared.incidents),
            "{n:,} incident for {partner}.",
            "{n:,} incidents for {partner}.",
            partner=asked.partner,
        ),
        said("Release {id} entered into the ledger.", id=made.shared.id),
    )
    here.show(path)
