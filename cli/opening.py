"""Opens the case file: by the agent that holds its keys, else by the passphrase."""

from collections.abc import Iterator
from contextlib import contextmanager

from cli.context import Context
from incidents import agent_client, case_file, key_file
from incidents.errors import LockedError, NotFoundError
from incidents.keys import Keys
from schemas.speech import said

_TRIES = 3


@contextmanager
def opened(here: Context, *, bulk: bool = False) -> Iterator[case_file.CaseFile]:
    """The case file, open until the block ends; ``bulk`` for imports and counts.

    What is written is noted in the context. Raises what ``keys`` raises, StoreError and IntegrityError.
    """
    with case_file.opened(here.directory, keys(here), bulk=bulk) as case:
        try:
            yield case
        finally:
            here.has_written = here.has_written or bool(case.written)


def keys(here: Context) -> Keys:
    """The keys of the case file: from the agent if it is unlocked, else by the passphrase, asked for thrice at most.

    Raises NotFoundError where there is no case file (before anybody is asked), LockedError where the passphrase is
    wrong.
    """
    must_exist(here)
    return agent_client.ask(here.directory) or unlocked(here)


def unlocked(here: Context) -> Keys:
    """The keys by the passphrase. Raises LockedError where it is wrong, at a terminal for the third time."""
    tries = _TRIES if here.can_ask and not here.passphrase_is_handed_in else 1
    while True:
        tries -= 1
        try:
            return key_file.unlock(here.directory / case_file.KEYS, here.passphrase())
        except LockedError as refused:
            if not tries:
                raise
            here.say(refused.sentence)


def must_exist(here: Context) -> None:
    """Raises NotFoundError where there is no case file."""
    if not (here.directory / case_file.KEYS).is_file():
        raise NotFoundError(said("There is no case file there: make one with `qeyd init`, or name it with --case."))
