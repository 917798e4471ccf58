"""Finds a new passphrase: six words drawn for the person, written down, typed again."""

from collections.abc import Callable

from cli import screen
from cli.context import Context
from cli.passphrase import ask_hidden
from incidents import passphrases
from incidents.errors import InterruptedWorkError, LockedError, RefusedInputError
from schemas.speech import said

_TRIES = 3

Hidden = Callable[[str], str]


def found(here: Context, hidden: Hidden = ask_hidden) -> str:
    """A passphrase that is strong and known to be written down; handed in by file or descriptor, it is taken as it is.

    Raises RefusedInputError (weak), InterruptedWorkError (not typed alike), LockedError (nobody to ask).
    """
    if here.passphrase_is_handed_in:
        return _strong(here.passphrase())
    if not here.can_ask:
        raise LockedError(said("A new case file needs a passphrase: give --passphrase-file or --passphrase-fd."))
    drawn = passphrases.generated()
    for _ in range(_TRIES):
        if _wishes_own(here, drawn):
            return _own(here, hidden)
        if _alike(hidden(f"{said('Type the six words:')} "), drawn):
            return drawn
        here.say(said("That was not the same. Here it is once more."))
    raise InterruptedWorkError(said("The words were not typed as they were drawn: nothing was made."))


def _wishes_own(here: Context, drawn: str) -> bool:
    with screen.alternate(here):
        here.out.write(_page(drawn))
        here.out.flush()
        return here.into.readline().strip().strip('"').casefold() == "own"


def _page(words: str) -> str:
    return "\n".join(
        (
            "",
            f"  {said('Your passphrase')}",
            "",
            f"      {words}",
            "",
            f"  {said('Write it on paper now, and keep the paper apart from this computer.')}",
            f"  {said('Without it nobody can open the case file: not you, not us.')}",
            "",
            f"  {said('Press Enter when it is written; you will be asked to type it.')}",
            "  " + said('Or type "own" and Enter, to choose a passphrase of your own.'),
            "",
            "> ",
        )
    )


def _own(here: Context, hidden: Hidden) -> str:
    for _ in range(_TRIES):
        try:
            chosen = _strong(hidden(f"{said('Your own passphrase (five unrelated words or more):')} "))
        except RefusedInputError as refused:
            here.say(refused.sentence)
            continue
        if _alike(hidden(f"{said('The same again:')} "), chosen):
            return chosen
        here.say(said("The two were not the same."))
    raise InterruptedWorkError(said("No passphrase was found: nothing was made."))


def _strong(passphrase: str) -> str:
    weak = passphrases.weakness(passphrase)
    if weak:
        raise RefusedInputError(weak)
    return passphrase


def _alike(typed: str, meant: str) -> bool:
    return typed.split() == meant.split()
