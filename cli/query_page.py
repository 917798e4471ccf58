"""The query language, explained."""

from collections.abc import Iterator

from cli.clean import Safe
from cli.context import Context
from incidents.query_key import Key
from incidents.query_keys import FEATURES, KEYS, PARTS
from schemas.speech import noted, said

FORMS: tuple[tuple[str, str], ...] = (
    ("party raid", noted("both words, anywhere in title or story; letters are folded: Gence finds Gəncə")),
    ("extort*", noted("a word that begins so")),
    ('"birthday party"', noted("the words side by side")),
    ("act:COE", noted("one field; a code or a label in English, Azerbaijani or Russian")),
    ("act:COE,INT.2", noted("one or the other")),
    ("-verified:no", noted("not")),
    ("date:2021..2023", noted("from … to; one side may be left open")),
    ("place:Baku", noted("Baku and every place below it; act:COE is every kind of coercion")),
    ('victim:"trans women"', noted("a value of several words")),
    ("has:evidence no:date", noted("something of it is recorded, or nothing")),
)
"""What may be written, and what it means."""

EXAMPLES: tuple[tuple[str, str], ...] = (
    ("act:COE by:police since:2019", noted("coercion by police since 2019: one act that was both")),
    ("act:COE leverage:outing amount:500..", noted("threatened with being outed, and asked for 500 or more")),
    ("within:2017-Q3", noted("surely in the third quarter of 2017; since:, until: and date: find what may lie there")),
    ("victim:trans status:dead", noted("a trans victim who was dead at the end of the act")),
    ("role:defendant outcome:convicted", noted("a victim was convicted: one proceeding says both")),
    ("source:media reliability:A,B -verified:yes", noted("told by a reliable medium, and not yet verified")),
    ("has:detention lawyer:no", noted("held, and no lawyer let in")),
    ("victims:10..", noted("may have struck ten or more; victims_sure: asks what is surely so")),
    ("claim:unsettled", noted("sources disagree, and nobody decided")),
    ("no:proceeding act:LIB place:Baku", noted("detention in Baku, and nothing known of any proceeding")),
)
"""Whole questions, and what they find."""

REGISTER_EXAMPLES: dict[str, tuple[tuple[str, str], ...]] = {
    "task": (
        ("done:no due:..2026-12-31", noted("open tasks due by the end of 2026")),
        ("kind:follow_up -has:assignee", noted("follow-ups nobody has taken")),
    ),
    "proceeding": (
        ("person:P-0001 outcome:dropped", noted("proceedings of one person that were dropped")),
        ("forum:police step:registration_refused", noted("complaints the police would not register")),
    ),
    "person": (("minor:yes no:consent", noted("minors nobody asked for consent")),),
    "support_case": (("status:open review:..2026-12-31", noted("open cases to look at again by the end of 2026")),),
    "recommendation": (('theme:sogi position:supported text:"hate crime"', noted("supported ones on hate crime")),),
    "source": (("kind:media -reliability:E,F", noted("media that are not known to be unreliable")),),
}
"""The same for lists of other records."""

RULES = (
    noted(
        "One act: what is asked of an act, of those involved and of a proceeding must be true of one and the same."
        " Two act: ask for an act of each kind."
    ),
    noted("Not told is not no: -verified:no leaves out what nobody checked; no:source finds what has no source."),
    noted("A slip is answered with the nearest that would be understood, a value as well as a key."),
    noted("Names of people are never found: they are sealed. Ask by code: victim:P-0012, person:P-0012."),
)


def lines(here: Context, records: str = "") -> Iterator[Safe | str]:
    """The page of the language, or of the list named. Raises RefusedInputError for one that is not there."""
    yield here.heading(said("The query language"))
    yield from _of_incidents(here) if records in ("", "incident") else _of_register(here, records)


def _of_incidents(here: Context) -> Iterator[Safe | str]:
    yield said("For `qeyd list`, `search`, `trends` and `export`; `qeyd help query task` explains another list.")
    yield from _told(here, said("What you write"), FORMS)
    yield from _told(here, said("Examples"), EXAMPLES)
    yield ""
    for rule in RULES:
        yield f"- {said(rule)}"
    for heading, keys in PARTS:
        yield from _keys(here, said(heading), keys)
    yield ""
    yield said("has: and no: ask for {features}.", features=", ".join(FEATURES))


def _of_register(here: Context, records: str) -> Iterator[Safe | str]:
    from incidents.register_keys import keys_of
    from incidents.saved_queries import table_of

    table = table_of(records)
    _, known, short, features = keys_of(table)
    yield said("For the list of records of the kind {records}; words are looked for in all their texts.", records=table)
    if table in REGISTER_EXAMPLES:
        yield from _told(here, said("Examples"), REGISTER_EXAMPLES[table])
    yield from _keys(here, said("Keys"), known)
    yield ""
    if short:
        meant = ", ".join(f"{each}: = {name}:" for each, name in short.items())
        yield said("Short names: {names}.", names=meant)
    yield said("has: and no: ask for {features}.", features=", ".join(features))


def _told(here: Context, heading: str, rows: tuple[tuple[str, str], ...]) -> Iterator[Safe | str]:
    yield ""
    yield here.heading(heading)
    for written, meaning in rows:
        yield f"  {written}"
        yield f"      {said(meaning)}"


def _keys(here: Context, heading: str, keys: dict[str, Key]) -> Iterator[Safe | str]:
    widest = max(map(len, keys)) + 2
    yield ""
    yield here.heading(heading)
    for name, key in keys.items():
        yield f"  {name + ':':<{widest}}{said(key.asks)}"
        yield f"  {'':<{widest}}{'   '.join(key.examples)}"


def document() -> str:
    """The same as a page of the guides, in English: docs/query-language.md."""
    table = [f"| `{written}` | {meaning} |" for written, meaning in FORMS]
    examples = [f"| `{written}` | {meaning} |" for written, meaning in EXAMPLES]
    keys = [
        f"\n### {heading}\n\n| key | what it asks | examples |\n|---|---|---|\n"
        + "\n".join(
            f"| `{name}:` | {key.asks} | {' '.join(f'`{each}`' for each in key.examples)} |"
            for name, key in part.items()
        )
        for heading, part in PARTS
    ]
    return "\n".join(
        [
            _PREFACE,
            "| you write | it means |\n|---|---|",
            *table,
            "\n## Examples\n\n| question | what it finds |\n|---|---|",
            *examples,
            "\n## Rules worth knowing\n",
            *(f"- {rule}" for rule in RULES),
            f"\n## The {len(KEYS)} keys of incidents",
            *keys,
            f"\n`has:` and `no:` know {', '.join(f'`{each}`' for each in FEATURES)}.\n",
            *_registers(),
        ]
    )


def _registers() -> Iterator[str]:
    from incidents.register_keys import TABLES, keys_of

    yield _OTHER_LISTS
    yield "| list | keys | short names |\n|---|---|---|"
    for table in TABLES:
        _, known, short, _ = keys_of(table)
        yield (
            f"| `{table}` | {' '.join(f'`{each}:`' for each in known)} |"
            f" {' '.join(f'`{each}:` = `{name}:`' for each, name in short.items())} |"
        )
    yield ""
    yield "| list | question | what it finds |\n|---|---|---|"
    for table, told in REGISTER_EXAMPLES.items():
        yield from (f"| `{table}` | `{written}` | {meaning} |" for written, meaning in told)
    yield ""


_PREFACE = """\
# The query language

Made from the keys by `make compile`; do not edit. `qeyd help query` shows it in the terminal, in your language;
`qeyd help query task` explains the list of tasks, and so on for every list.

One language for `list`, `search`, `trends` and `export`, and for the list of every other kind of record.
"""
_OTHER_LISTS = """\
## Other lists

In a list of tasks, people, proceedings … every field of the record is a key; `-` and `_` in its name are alike. A term
means itself and all below it, a place every place below it, an institution its units; records are asked by their
codes, institutions, sources and operations by words of their names too. `due:..2026-12-31` asks for days,
`done:yes` and `done:no` whether there is one at all, `3..10` for numbers. Words are looked for in all texts of the
record. `has:` and `no:` ask for any field, and for what hangs on the record. What is sealed has no key.

## Queries by name

`qeyd query save raids-2017 act:LIB within:2017` keeps a query, `qeyd query save mine done:no --for task` one for
another list. `saved:raids-2017` then stands for it anywhere in a query, `-saved:raids-2017` for all else. A recipe is
a table: `qeyd trends --by year,act --save yearly` keeps it, `qeyd trends --recipe yearly` counts it again.
`qeyd query list` shows both, `qeyd query forget` puts one into the trash.
"""
