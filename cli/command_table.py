"""Every command: where it lives, and what it is for.

A key is what is typed (``list``, ``export upr``); its row says module, function, one line of help, and whether it is
answered without Typer (``cli/straight.py``). Nothing is imported until a command is chosen.
"""

Row = tuple[str, str, str, bool]

COMMANDS: dict[str, Row] = {
    "add": ("cli.commands.add", "add", "Log an incident.", True),
    "list": ("cli.commands.list", "list_", "List incidents, the newest first.", True),
    "search": ("cli.commands.search", "search", "Find incidents by their words.", True),
    "show": ("cli.commands.show", "show", "Show one incident whole.", True),
    "edit": ("cli.commands.edit", "edit", "Change what is told of an incident.", False),
    "verify": ("cli.commands.verify", "verify", "Say how far an incident has been checked.", False),
    "link": ("cli.commands.link", "link", "Say how one incident stands to another.", False),
    "chain": ("cli.commands.chain", "chain", "Show what followed what.", False),
    "history": ("cli.commands.history", "history", "Show every change of an incident.", False),
    "consent": ("cli.commands.consent", "consent", "Record what a person agreed to.", False),
    "evidence add": ("cli.commands.evidence", "add", "Seal a file, or add a link.", False),
    "evidence extract": ("cli.commands.evidence", "extract", "Write a sealed file out again.", False),
    "import": ("cli.commands.import_", "import_", "Bring in a CSV, XLSX or JSON file.", False),
    "trends": ("cli.commands.trends", "trends", "Count what is documented.", False),
    "export upr": ("cli.commands.export", "upr", "A UPR submission (DOCX).", False),
    "export tables": ("cli.commands.export", "tables", "The tables as a workbook (XLSX).", False),
    "export csv": ("cli.commands.export", "csv", "The figures as a CSV bundle (ZIP).", False),
    "release list": ("cli.commands.release", "list_", "What has been published.", False),
    "release show": ("cli.commands.release", "show", "A release as it left.", False),
    "init": ("cli.commands.init", "init", "Make a new encrypted case file.", False),
    "unlock": ("cli.commands.unlock", "unlock", "Keep the case file open for a while.", False),
    "lock": ("cli.commands.lock", "lock", "Close the case file at once.", False),
    "doctor": ("cli.commands.doctor", "doctor", "Check the case file and this machine.", False),
    "vocab list": ("cli.commands.vocab", "list_vocabularies", "List the vocabularies.", False),
    "vocab show": (
        "cli.commands.vocab",
        "show",
        "Show the terms of a vocabulary, or all there is about one term.",
        False,
    ),
    "vocab search": ("cli.commands.vocab", "search", "Find terms by words of any language.", False),
    "recommendation import": (
        "cli.commands.recommendation_import",
        "import_recommendations",
        "Bring in OHCHR's list of recommendations.",
        False,
    ),
    "demo": ("cli.commands.demo", "demo", "A practice case file from the public record.", False),
}

GROUPS: dict[str, str] = {
    "evidence": "What proves an incident.",
    "export": "Documents for the UN, the OSCE, the press.",
    "release": "What has been published.",
    "recommendation": "What a State was told to do.",
    "vocab": "Look up the terms records are coded with.",
}
"""First words that stand before others, such as ``export``, and what they are for."""

PARTS: dict[str, tuple[str, ...]] = {
    "Log": ("add", "import", "edit", "verify", "link", "evidence", "consent", "recommendation"),
    "Ask": ("list", "search", "show", "chain", "history", "trends"),
    "Publish": ("export", "release"),
    "The case file": ("init", "unlock", "lock", "doctor", "vocab", "demo"),
}
"""The order and the headings of ``qeyd --help``; every first word stands in one part."""
