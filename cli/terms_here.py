"""The terms of the case file that is at hand, without asking anybody for a passphrase."""

from cli.context import Context
from incidents import agent_client


def known(here: Context) -> dict[str, int]:
    """Let the vocabularies know the own terms of the case file, where it is unlocked or its passphrase handed in.

    Returns how often the organisation changed each vocabulary; nothing where no case file is at hand.
    """
    if not (here.passphrase_is_handed_in or agent_client.ask(here.directory)):
        return {}
    # Not before: what is shipped is shown without opening anything, nor importing what opens it.
    from cli import opening
    from incidents import case_file, term_history

    if not (here.directory / case_file.RECORDS).is_file():
        return {}
    with opening.opened(here) as case:
        return term_history.versions(case)
