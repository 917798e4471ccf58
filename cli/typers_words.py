"""Typer's own words, in the language spoken."""

import re
from functools import cache
from typing import Any

from schemas.speech import noted, said

REFUSALS = (
    noted("No such option: {option} (Possible options: {options})"),
    noted("No such option: {option}"),
    noted("No such command {command}. Did you mean {others}?"),
    noted("No such command {command}."),
    noted("Missing command."),
    noted("Missing argument {argument}. Choose from: {choices}"),
    noted("Missing argument {argument}."),
    noted("Missing option {option}. Choose from: {choices}"),
    noted("Missing option {option}."),
    noted("Option {option} requires an argument."),
    noted("Option {option} does not take a value."),
    noted("Invalid value for {what}: {why}"),
    noted("Invalid value: {why}"),
)
"""What Typer refuses, as it says it, the longer before what it begins with; Typer has no catalogue of its own."""

_TOO_MANY = "Got unexpected extra argument"
"""Typer repeats the words behind it: somebody's name, where one was typed against the rule."""

REASONS = (
    noted("{value} is not one of {choices}."),
    noted("Input should be a valid integer, unable to parse string as an integer"),
    noted("Input should be a valid number, unable to parse string as a number"),
)
"""Why a value was refused: by Typer, or by pydantic, which it asks."""

ON_PAGES = (
    noted("Show this message and exit."),
    noted("Install completion for the current shell."),
    noted("Show completion for the current shell, to copy it or customize the installation."),
    noted("default: {default}"),
    noted("required"),
)
"""What Typer itself adds to a page of help."""

PLACES = (noted("PATH"), noted("TEXT"), noted("N"), noted("[OPTIONS]"), noted("COMMAND [ARGS]..."))
"""What stands for something on a page of help."""


class InOurWords:
    """The usage line and Typer's own options, in the language spoken."""

    def format_usage(self: Any, ctx: Any, formatter: Any) -> None:
        """The usage line."""
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=f"{said('Usage:')} ")

    def collect_usage_pieces(self: Any, ctx: Any) -> list[str]:
        """What stands on the usage line: what Typer wrote there in English is said."""
        told: list[str] = super().collect_usage_pieces(ctx)  # type: ignore[misc]
        return [said(each) if each in PLACES else each for each in told]

    def get_params(self: Any, ctx: Any) -> list[Any]:
        """The parameters; the help of Typer's own is said."""
        told: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for each in told:
            each.help = said(each.help) if each.help in ON_PAGES else each.help
        return told


def retold(refusal: str) -> str:
    """Typer's sentence in the language spoken; one that is not known stays as Typer says it."""
    # pydantic, where Typer asks it, puts its own name for the error before the sentence
    told = " ".join(refusal.replace("Value error, ", "").split())
    if told.startswith(_TOO_MANY):
        return said("There is a word too many: what holds spaces stands in quotation marks, and no name is typed here.")
    found = _understood(told, REFUSALS)
    if found is None:
        return told
    text, values = found
    if "why" in values:
        reason = _understood(values["why"], REASONS)
        values["why"] = said(reason[0], **reason[1]) if reason else values["why"]
    return said(text, **values) if values else said(text)


def install() -> None:
    """Let Typer ask us for the few words it would look up in a catalogue."""
    from typer import core

    if hasattr(core, "_"):
        core._ = said


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a docstring, each on one line: so the catalogue knows them."""
    return [" ".join(each.split()) for each in text.split("\n\n") if each.strip()]


def page(text: str) -> str:
    """A docstring in the language spoken, paragraph by paragraph."""
    return "\n\n".join(map(said, paragraphs(text)))


def _understood(told: str, texts: tuple[str, ...]) -> tuple[str, dict[str, str]] | None:
    for text in texts:
        found = _pattern(text).fullmatch(told)
        if found:
            return text, found.groupdict()
    return None


@cache
def _pattern(text: str) -> re.Pattern[str]:
    """The text as a pattern whose ``{names}`` are groups."""
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(text)), re.DOTALL)
