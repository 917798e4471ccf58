"""What a country's pack holds, as answers."""

from pathlib import Path

from cli import opening
from cli.answers import Answer
from cli.context import Context
from incidents.case_file import CaseFile
from incidents.errors import NotFoundError, RefusedInputError
from incidents.institutions import Known
from schemas import pack_checking
from schemas.gazetteer import gazetteer
from schemas.pack import Article, Institution, Pack, Review, of, pack
from schemas.pack_checking import head_of
from schemas.speech import LANGUAGES, counted, noted, said


def wanted(here: Context, country: str, directory: Path | None) -> Pack:
    """The pack in the directory, or of the country, or of the case file's country where neither is told.

    Raises RefusedInputError for a directory that holds no sound pack, or a country that is none.
    """
    if directory:
        return sound(directory)
    if country:
        return pack(known_country(country))
    with opening.opened(here) as case:
        return of_case(case)


def of_case(case: CaseFile) -> Pack:
    """The pack of the country of an open case file."""
    return pack(case.country)


def folder(directory: Path) -> Path:
    """The directory itself, whole; raises NotFoundError where there is none."""
    if not directory.is_dir():
        raise NotFoundError(said("There is no such folder."))
    return directory.resolve()


def sound(directory: Path) -> Pack:
    """The pack in a directory; raises NotFoundError where there is none, RefusedInputError where something is wrong."""
    directory = folder(directory)
    if pack_checking.findings(directory):
        raise RefusedInputError(said("Something is wrong with this pack: `qeyd pack check` says what."))
    return of(directory, head_of(directory)["country"])


def known_country(told: str) -> str:
    """The two letters of a country that is told by them, or by its name in any of our languages.

    Raises RefusedInputError for no country of ISO 3166.
    """
    read = gazetteer("AZ").read(told.upper() if len(told) == 2 else told)
    if read is None or len(read) != 2:
        raise RefusedInputError(said("ISO 3166 has no such country: tell it by its two letters, such as AZ, GE or GB."))
    return read


def shown(told: Pack, part: str, lang: str, *, exact: bool = False) -> Answer:
    """One part of a pack as a table; ``exact``: every field as it is, for a program."""
    rows: tuple[Institution | Article | Review, ...] = getattr(told, part)
    notes = _notes(told, [each.checked for each in rows])
    if exact:
        columns = [column for field in _FIELDS[part] for column in (LANGUAGES if field == "labels" else (field,))]
        return Answer(part, columns, [_fields(each) for each in rows], notes)
    labels = tuple(said(label) for label in _LABELS[part])
    return Answer(part, labels, [_line_of(each, lang) for each in rows], notes, labels)


_FIELDS = {"institutions": Institution._fields, "articles": Article._fields, "reviews": Review._fields}
_LABELS = {
    "institutions": (noted("Code"), noted("Name"), noted("Class"), noted("Part of"), noted("Place"), noted("Checked")),
    "articles": (
        *(noted("Code"), noted("Article"), noted("Used for")),
        *(noted("Days at most"), noted("Fine at most"), noted("Checked")),
    ),
    "reviews": (noted("Code"), noted("Review"), noted("On"), noted("Sent in by"), noted("Checked")),
}


def _fields(told: Institution | Article | Review) -> list[object]:
    fields: list[object] = []
    for value in told:
        if isinstance(value, dict):
            fields += [value.get(lang, "") for lang in LANGUAGES]
        else:
            fields.append("; ".join(value) if isinstance(value, tuple) else value)
    return fields


def _line_of(told: Institution | Article | Review, lang: str) -> tuple[object, ...]:
    checked = said("yes") if told.checked else said("no")
    match told:
        case Institution():
            return (told.code, told.label(lang), told.actor_class, told.part_of, told.place, checked)
        case Article():
            return (told.code, told.label(lang), told.used_for, told.max_days, told.max_fine, checked)
    due = said("{day} every year", day=told.yearly) if told.yearly else told.due
    return (told.code, told.label(lang), told.on, due, checked)


def _notes(told: Pack, checked: list[bool]) -> list[str]:
    if not checked:
        name = gazetteer(told.country).label(told.country)
        return [
            said("No pack tells of them for {country}: docs/country-packs.md shows how to write one.", country=name)
        ]
    unsure = checked.count(False)
    if not unsure:
        return []
    return [
        counted(
            unsure,
            "{n:,} of them is not checked: somebody who knows must confirm it before a document relies on it.",
            "{n:,} of them are not checked: somebody who knows must confirm them before a document relies on them.",
        )
    ]


def say_loaded(here: Context, found: Known, *, dry_run: bool) -> None:
    """What was added, one a line on standard output, and how many were there before."""
    here.show(*(_line(each, here.language) for each in found.missing))
    if dry_run:
        here.say(
            counted(
                len(found.missing),
                "{n:,} institution would be added; nothing was written.",
                "{n:,} institutions would be added; nothing was written.",
            )
        )
    else:
        here.say(counted(len(found.missing), "{n:,} institution was added.", "{n:,} institutions were added."))
    if found.there:
        here.say(
            counted(
                len(found.there),
                "{n:,} was there already and is left as it is.",
                "{n:,} were there already and are left as they are.",
            )
        )


def _line(told: Institution, lang: str) -> str:
    return f"{told.code}  {told.label(lang)}"
