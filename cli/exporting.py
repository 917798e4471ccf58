"""Carries a release from the gate to a document, and says what happened on the way."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cli import opening
from cli.context import Context
from cli.failures import OVER_A_LIMIT, EndedEarly
from exports import FORMATS
from exports.base import OverLimitError, Written
from incidents import ledger, query_saved, releasing, vignettes
from incidents.errors import NotFoundError, RefusedInputError
from incidents.releasing import K_DETAILED, Recipe, Released
from schemas.release import Release
from schemas.speech import counted, figure, said
from schemas.submission import Submission, read_submission


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of an export."""

    question: str = ""
    release: str = ""
    k: int = releasing.K
    why: str = ""
    by: list[str] | tuple[str, ...] = ()
    vignettes: Path | None = None
    submission: Path | None = None
    replace: bool = False


def export(here: Context, name: str, asked: Asked, out: Path | None) -> Path:
    """Write one format of a release; the file's path goes to standard output, the rest is said beside it.

    Ends with 3, and without a file, where the text is longer than its receiver reads.
    """
    submission = read_submission(_toml(asked.submission)) if asked.submission else None
    release = frozen(here, asked, submission)
    known = FORMATS[name]
    path = out or Path(f"qeyd-{name}-{release.id}{known.suffix}")
    try:
        written = known.write(release, path, submission, replace=asked.replace)
    except OverLimitError as refused:
        here.say(refused.sentence)
        raise EndedEarly(OVER_A_LIMIT) from None
    tell(here, written)
    here.show(path)
    return path


def frozen(here: Context, asked: Asked, submission: Submission | None = None) -> Release:
    """The release that was named, or one made now: its effect is said, so that nobody is surprised by a figure.

    What a person wrote for the public is searched for every name the case file knows, before anything is made.
    """
    with opening.opened(here) as case:
        asked = replace(asked, question=query_saved.spelled_out(case, asked.question))
        vignettes.refuse_names(case, _public_words(asked, submission))
        if asked.release:
            return ledger.release(case, asked.release)
        told = vignettes.read(_toml(asked.vignettes)) if asked.vignettes else ()
        recipe = Recipe(asked.question, asked.k, max(K_DETAILED, asked.k), asked.why, tuple(asked.by), told)
        released = releasing.release(case, recipe, here.now(), here.language)
    say_effect(here, released)
    return released.release


def _public_words(asked: Asked, submission: Submission | None) -> dict[str, str]:
    """Every text of the person at the keyboard that will be printed, by where it stands."""
    words = {said("the question"): asked.question, "--why": asked.why}
    if submission is not None:
        words |= {f"prose.{heading}": "\n".join(paragraphs) for heading, paragraphs in submission.prose}
        words["keywords"] = "\n".join(submission.keywords)
        for number, each in enumerate(submission.recommendations, 1):
            words[f"recommendations.{number}"] = f"{each.text}\n{each.actor}\n{each.action}"
    return words


def say_effect(here: Context, released: Released) -> None:
    """What consent left out and what protection withheld: for the house only, so with every figure."""
    left_out = sum(released.left_out.values())
    total = released.acts_counted + left_out
    reasons = "; ".join(f"{said(reason)}: {figure(number)}" for reason, number in sorted(released.left_out.items()))
    why = f" ({reasons})" if reasons else ""
    here.say(
        counted(
            total, "{out:,} of {n:,} act left out{why}.", "{out:,} of {n:,} acts left out{why}.", out=left_out, why=why
        )
    )
    cells, hidden = sum(len(table.cells) for table in released.release.tables), len(released.release.suppressions)
    here.say(
        counted(cells, "{hidden:,} of {n:,} cell withheld.", "{hidden:,} of {n:,} cells withheld.", hidden=hidden),
        *released.release.checks,
    )
    if released.is_new:
        here.say(said("Release {id} entered into the ledger.", id=released.release.id))
    else:
        here.say(said("Release {id} was made before; the same again.", id=released.release.id))


def tell(here: Context, written: Written) -> None:
    """What its author should know of a document."""
    if written.words is not None:
        body, limit = written.words.body, written.words.limit
        here.say(counted(body, "{n:,} word of {limit:,} allowed.", "{n:,} words of {limit:,} allowed.", limit=limit))
    here.say(*(str(finding) for finding in written.findings))
    here.say(f"SHA-256 {written.sha256}")


def _toml(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise NotFoundError(said("That file is not there: check its path.")) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise RefusedInputError(said("That file is not TOML: see docs/guide-advocate.md for an example.")) from None
