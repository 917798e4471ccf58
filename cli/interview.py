"""The questions of ``qeyd add``, their drafts, and the form they make."""

from typing import Any

from cli import asking, wishes
from cli.choices import Places, Terms
from cli.context import Context
from cli.keeping import keep as write
from cli.questions import Answers, Question
from incidents import drafts
from incidents.case_file import CaseFile
from incidents.errors import InterruptedWorkError
from schemas.form import read_form
from schemas.speech import said


def interview(here: Context, case: CaseFile) -> str:
    """Ask, keep a draft after every answer, record; the code of the incident.

    A draft left from before is offered first. Raises InterruptedWorkError when the person leaves: with the draft
    kept, or with nothing kept.
    """
    draft, answers = _offered(here, case)

    def keep(so_far: Answers) -> None:
        nonlocal draft
        draft = drafts.save(case, so_far, here.now(), draft)

    outcome = asking.ask_all(
        here, questions(here.language, case.country), answers, keep, said("A new incident"), go_on=True
    )
    if outcome.ended == "finished":
        return write(here, case, read_form(form(outcome.answers)), sure=False, draft=draft)
    if outcome.ended == "saved":
        raise InterruptedWorkError(said("Kept as a draft: `qeyd add` goes on from here."))
    if draft:
        drafts.drop(case, draft)
    raise InterruptedWorkError(said("Nothing was kept."))


def _offered(here: Context, case: CaseFile) -> tuple[str | None, Answers]:
    """The newest draft, if there is one and the person wants it."""
    left = drafts.kept(case)
    if not left:
        return None, {}
    newest = left[0]
    here.say(said("A draft of {time} UTC was left unfinished.", time=newest.saved_at[:16].replace("T", " ")))
    answer = here.ask(f"{said('Go on with it?')} {said('[Y/n, d deletes it]')}")
    if wishes.is_delete(answer):
        drafts.drop(case, newest.id)
    return (newest.id, newest.form) if not answer or wishes.is_yes(answer) else (None, {})


def questions(lang: str, country: str) -> tuple[Question, ...]:
    """What is asked, in the order people tell it. Only what happened must be answered: every other may be skipped."""
    return (
        Question(
            "title",
            said("What happened, in one line?"),
            hint=said("No name of a person: they get a code of their own."),
            required=True,
        ),
        Question(
            "date", said("When?"), "date", said("26 July 2023 · mid-May 2021 · before 30.09.2014 · 2019 · iyul 2023")
        ),
        Question(
            "place",
            said("Where?"),
            "place",
            said("A town, a district, online; or your own words."),
            Places(lang, country),
        ),
        Question(
            "acts",
            said("What was done?"),
            "terms",
            said("Several may be chosen, one after the other; Backspace takes the last away."),
            Terms("act_types", lang),
        ),
        Question("victims", said("To how many people?"), "count", said("3 · 3-5 · at least 3 · empty if nobody knows")),
        Question(
            "groups",
            said("Who are they?"),
            "terms",
            said("As they say themselves, or as the source says."),
            Terms("victim_groups", lang),
        ),
        Question(
            "names",
            said("The name of the person, if it is safe to keep it here"),
            hint=said("Sealed apart from the record, under its own key."),
            when=lambda told: told.get("victims") == {"low": 1, "high": 1},
        ),
        Question(
            "by",
            said("By whom?"),
            "terms",
            said("The class; a unit can be named next."),
            Terms("perpetrator_classes", lang),
        ),
        Question(
            "unit",
            said("Which unit or institution?"),
            hint=said("As it is called: a department, a court, an outlet. Never a private person."),
            when=lambda told: bool(told.get("by")),
        ),
        Question(
            "consent",
            said("Did they agree to be counted in public figures?"),
            "term",
            said("Only what a person agreed to is ever counted. Not asked is never yes."),
            Terms("consent_states", lang),
            when=lambda told: bool(told.get("victims") or told.get("groups")),
        ),
        Question(
            "connection",
            said("How do we know?"),
            "term",
            said("Whose account it is."),
            Terms("source_connections", lang),
        ),
        Question("url", said("A page that reports it"), hint="https://…"),
        Question(
            "narrative",
            said("Tell it in your own words"),
            "long text",
            said("People by their code. Enter begins a new line, Ctrl-D ends it."),
        ),
    )


def form(told: Answers) -> dict[str, Any]:
    """The answers as a form."""
    made: dict[str, Any] = {word: told[word] for word in ("title", "date", "place", "narrative") if word in told}
    made["acts"] = [{"term": code} for code in told.get("acts", [])]
    if told.get("victims") or told.get("groups"):
        made["victims"] = [_victim(told)]
    unit = {"actor": told["unit"]} if told.get("unit") else {}
    # A unit belongs to the first class told; the others are named without one, which is all we know of them.
    made["perpetrators"] = [
        {"class": code} | (unit if number == 0 else {}) for number, code in enumerate(told.get("by", []))
    ]
    if told.get("connection"):
        made["sources"] = [{"connection": told["connection"]}]
    if told.get("url"):
        made["evidence"] = [{"url": told["url"]}]
    return made


def _victim(told: Answers) -> dict[str, Any]:
    count = {end: number for end, number in told.get("victims", {}).items() if number is not None}
    victim: dict[str, Any] = {
        "counting_unit": "individual" if count == {"low": 1, "high": 1} else "group",
        "groups": told.get("groups", []),
        **count,
    }
    if told.get("names"):
        victim |= {"name": told["names"], "identified": True}
    if told.get("consent"):
        victim["consents"] = [{"purpose": "anonymous_statistics", "state": told["consent"]}]
    return victim
