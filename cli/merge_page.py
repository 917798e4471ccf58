"""What a merge would do, before it is done."""

from cli import field_words, tables
from cli.context import Context
from incidents.merging import Merged
from schemas.speech import counted, said

_WIDEST = 60


def say(here: Context, told: Merged) -> None:
    """What would be filled in, moved and kept as claims; never what is sealed."""
    here.say(said("{other} would become part of {code}.", code=told.kept, other=told.gone))
    if told.differing:
        heads = (said("field"), said("stays"), said("kept as a claim"))
        rows = [(field_words.label(each.field), _cut(each.stands), _cut(each.kept_as_claim)) for each in told.differing]
        here.say(*tables.table(heads, rows))
    if told.filled:
        here.say(said("Filled in: {fields}.", fields=", ".join(map(field_words.label, told.filled))))
    if told.moved:
        moved = ", ".join(f"{field_words.label(table)} {number:,}" for table, number in told.moved.items())
        here.say(said("Moved: {records}.", records=moved))
    if told.doubled:
        here.say(
            counted(
                told.doubled, "Told twice, and once then: {n:,} record.", "Told twice, and once then: {n:,} records."
            )
        )


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDEST else f"{line[: _WIDEST - 1]}…"
