"""The demo: import, trends, three exports, and what to try next."""

import shlex
from importlib.resources import as_file, files
from pathlib import Path

from cli import exporting, trend_tables
from cli.context import Context
from cli.importing import tell
from exports import FORMATS
from incidents import case_file, counting, passphrases, releasing
from incidents.cost import FLOOR
from incidents.importing import loading, shipped
from incidents.key_file import unlock
from incidents.releasing import Recipe
from schemas.speech import said
from schemas.submission import read_submission

_TRENDS = ((("year",), "incidents"), (("family", "perpetrator"), "incidents"), (("place",), "incidents"))


def run(here: Context, directory: Path, *, ask: bool) -> None:
    """Make the practice file in an empty place and walk through the main job. Raises StoreError where something is."""
    phrase = passphrases.generated()
    here.say(said("A practice case file from the public record of Azerbaijan, 99 incidents, 2014 to 2026."))
    case_file.create(directory, phrase, country="AZ", organisation_name="Practice", now=here.now(), cost=FLOOR)
    beside = directory.parent / f"{directory.name}-passphrase.txt"
    _write_private(beside, phrase)
    with case_file.opened(directory, unlock(directory / case_file.KEYS, phrase), bulk=True) as case:
        with as_file(files("schemas") / "demo" / "az-public-record" / "incidents.csv") as source:
            done = loading.import_file(case, source, shipped.found_map("az-public-record"), here.now())
        tell(here, done)
        for by, unit in _TRENDS:
            _wait(here, ask=ask)
            here.show("")
            trend_tables.show(
                here,
                counting.count(case, by, unit, None, here.language),
                chart=len(by) == 1,
                as_json=False,
                as_csv=False,
            )
        _wait(here, ask=ask)
        here.show("", here.heading(said("Three documents from one release")))
        released = releasing.release(case, Recipe(organisations=("Practice coalition",)), here.now(), here.language)
    exporting.say_effect(here, released)
    for name, known in FORMATS.items():
        path = directory.parent / f"{directory.name}-{name}{known.suffix}"
        written = known.write(released.release, path, read_submission(_COVER) if name == "upr" else None, replace=True)
        exporting.tell(here, written)
        here.show(f"  {name:<8}{path}")
    _say_what_to_try(here, directory, beside)


_COVER = {
    "country": "AZ",
    "kind": "individual",
    "submitters": [{"name": "Practice coalition", "city": "Nowhere"}],
    "keywords": ["practice document", "not a submission"],
}


def _write_private(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(f"{text}\n", encoding="utf-8")


def _wait(here: Context, *, ask: bool) -> None:
    """Let a person read before the next part comes."""
    if ask and here.can_ask:
        here.ask(f"\n{said('Enter shows the next part.')}")


def _say_what_to_try(here: Context, directory: Path, passphrase: Path) -> None:
    here.show("", here.heading(said("The practice case file is here")), f"  {directory}")
    here.show(f"  {said('its passphrase: {file}', file=passphrase)}", "", here.heading(said("To open it")))
    case, words = shlex.quote(str(directory)), shlex.quote(str(passphrase))
    here.show(f"  export QEYD_CASE={case}", f"  qeyd unlock --passphrase-file {words}")
    here.show("", here.heading(said("Five things to try then")))
    here.show(
        "  qeyd list act:COE since:2019",
        "  qeyd search raid",
        "  qeyd chain AZ-2021-02",
        "  qeyd trends --by year,family --unit acts",
        "  qeyd add",
    )
