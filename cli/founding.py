"""Makes a case file, and says what to keep in mind about it."""

from cli import new_passphrase
from cli.context import Context
from incidents import case_file
from incidents.errors import RefusedInputError, StoreError


def found(here: Context, organisation: str, country: str) -> None:
    """Make the case file of this context and say where it is and what to write down.

    Raises StoreError where something is already there, RefusedInputError for a country that is no code.
    """
    if not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise RefusedInputError("A country is told by its two letters: AZ, TR, GE.")
    if here.directory.exists() and any(here.directory.iterdir()):
        raise StoreError("There is already something in that place: name an empty or a new directory.")
    name = organisation or _organisation(here)
    passphrase = new_passphrase.found(here)
    here.say("Making the case file. This takes a moment: the passphrase is made slow to guess.")
    case_file.create(here.directory, passphrase, country=country, organisation_name=name, now=here.now())
    here.show(f"The case file is {here.directory}")
    here.say(
        "",
        "Write down, on paper, and keep apart from this computer:",
        "  the passphrase, and where the case file is.",
        "",
        "What next:",
        "  qeyd unlock    keep it open for a while, so that you are not asked every time",
        "  qeyd add       log the first incident",
        "  qeyd --help    see all that can be done",
    )


def _organisation(here: Context) -> str:
    if not here.can_ask or here.passphrase_is_handed_in:
        return ""
    return here.ask("The name of your organisation, as reports will say it (may stay empty):")
