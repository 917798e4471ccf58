"""Every command: where it lives, and what it is for.

A key is what is typed (``list``, ``export upr``); its row says module, function, one line of help, and whether it is
answered without Typer (``cli/straight.py``). Nothing is imported until a command is chosen.
"""

Row = tuple[str, str, str, bool]

COMMANDS: dict[str, Row] = {
    "init": ("cli.commands.init", "init", "Make a new encrypted case file.", False),
    "unlock": ("cli.commands.unlock", "unlock", "Keep the case file open for a while.", False),
    "lock": ("cli.commands.lock", "lock", "Close the case file at once.", False),
    "vocab": ("cli.commands.vocab", "vocab", "Look up the terms records are coded with.", False),
}

GROUPS: dict[str, str] = {}
"""First words that stand before others, such as ``export``, and what they are for."""

PARTS: dict[str, tuple[str, ...]] = {
    "The case file": ("init", "unlock", "lock", "vocab"),
}
"""The order and the headings of ``qeyd --help``; every first word stands in one part."""
