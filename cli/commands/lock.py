"""qeyd lock: the keys are forgotten."""

from cli.context import Context
from incidents import agent_client


def lock(here: Context) -> None:
    """Close the case file at once."""
    was_open = agent_client.stop(here.directory)
    here.say("Locked." if was_open else "It was not unlocked.")
