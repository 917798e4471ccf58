"""qeyd coding: two coders, one incident."""

from pathlib import Path
from typing import Annotated

from cli import coded, opening
from cli.context import Context
from cli.options import AsCsv, AsJson, Code, Option, Query
from cli.registers import editing, listing, showing
from incidents import coding_passes
from incidents.unit_of_work import writing
from schemas.speech import noted, said

list_ = listing("coding_pass", noted("List who coded what."))
show = showing("coding_pass", noted("Show what one coder gave."))
edit = editing("coding_pass", noted("Change who coded, when, or the note."))

Several = list[str] | None


def add(
    here: Context,
    code: Code,
    coder: Annotated[str, Option("--coder", help=noted("Who codes, by initials or role."), metavar="WHO")],
    acts: Annotated[Several, Option("--act", help=noted("A kind of act (may be repeated)."), metavar="CODE")] = None,
    perpetrators: Annotated[Several, Option("--by", help=noted("A class of perpetrators."), metavar="CODE")] = None,
    victims: Annotated[Several, Option("--group", help=noted("A group of victims."), metavar="CODE")] = None,
    methods: Annotated[Several, Option("--method", help=noted("A method."), metavar="CODE")] = None,
    bias: Annotated[Several, Option("--bias", help=noted("A bias ground."), metavar="CODE")] = None,
    contexts: Annotated[Several, Option("--context", help=noted("A context."), metavar="CODE")] = None,
    form: Annotated[
        Path | None, Option("--from", help=noted("A form: acts = [...], victims = [...] …"), metavar="FILE")
    ] = None,
) -> None:
    """Code an incident without seeing what another coder gave; what nobody gave is coded as none."""
    given = {
        "acts": acts,
        "perpetrators": perpetrators,
        "victims": victims,
        "methods": methods,
        "bias_grounds": bias,
        "contexts": contexts,
    }
    codes = coded.told(given, form)
    with opening.opened(here) as case, writing(case, here.now(), "coding") as work:
        made = coding_passes.code(work, code, coder, codes, here.now().date().isoformat())
    here.say(said("{code}: coded.", code=made))


def compare(here: Context, query: Query = None, as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Show how far two coders agree, term by term, over the incidents both have coded."""
    coded.compare(here, query, as_json=as_json, as_csv=as_csv)
