"""qeyd unlock: the keys stay in memory for a while."""

from typing import Annotated

from cli import opening
from cli.context import Context
from cli.options import Option
from incidents import agent_client
from schemas.speech import counted


def unlock(
    here: Context,
    minutes: Annotated[int, Option("--minutes", "-m", help="Lock after so long without use.", metavar="N")] = 15,
) -> None:
    """Keep the case file open for a while.

    Its keys stay in the memory of a process of yours. It locks itself when unused, after eight hours in any case, when
    the computer wakes from sleep, and with `qeyd lock`.
    """
    opening.must_exist(here)
    agent_client.start(here.directory, opening.unlocked(here), idle_seconds=minutes * 60)
    here.say(
        counted(
            minutes,
            "Unlocked. It locks itself after {n} minute without use, or with `qeyd lock`.",
            "Unlocked. It locks itself after {n} minutes without use, or with `qeyd lock`.",
        )
    )
