"""Makes a case file, and says what to keep in mind about it."""

from pathlib import Path

from cli import new_passphrase, packs
from cli.context import Context
from incidents import case_file
from incidents.errors import StoreError
from schemas import compiling_gazetteer
from schemas.speech import said


def found(here: Context, organisation: str, country: str, pack: Path | None = None) -> None:
    """Make the case file of this context and say where it is and what to write down.

    Its places are those of ``pack`` where that names any. Raises StoreError where something is already there,
    RefusedInputError for no country of ISO 3166 and for a pack in which something is wrong.
    """
    code = packs.sound(pack).country if pack else packs.known_country(country)
    places = compiling_gazetteer.written(pack) if pack else ""
    if here.directory.exists() and any(here.directory.iterdir()):
        raise StoreError(said("There is already something in that place: name an empty or a new directory."))
    name = organisation or _organisation(here)
    passphrase = new_passphrase.found(here)
    here.say(said("Making the case file. This takes a moment: the passphrase is made slow to guess."))
    case_file.create(here.directory, passphrase, country=code, organisation_name=name, now=here.now(), places=places)
    here.show(said("The case file is {place}", place=here.directory))
    here.say(
        "",
        said("Write down, on paper, and keep apart from this computer:"),
        f"  {said('the passphrase, and where the case file is.')}",
        "",
        said("What next:"),
        f"  qeyd unlock    {said('keep it open for a while, so that you are not asked every time')}",
        f"  qeyd add       {said('log the first incident')}",
        f"  qeyd --help    {said('see all that can be done')}",
    )


def _organisation(here: Context) -> str:
    if not here.can_ask or here.passphrase_is_handed_in:
        return ""
    return here.ask(said("The name of your organisation, as reports will say it (may stay empty):"))
