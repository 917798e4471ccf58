"""qeyd lock: the keys are forgotten."""

from cli.context import Context
from incidents import agent_client
from schemas.speech import said


def lock(here: Context) -> None:
    """Close the case file at once."""
    was_open = agent_client.stop(here.directory)
    here.say(said("Locked.") if was_open else said("It was not unlocked."))
