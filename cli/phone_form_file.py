"""Writes the form for phones to a file, and says what to do with it."""

from pathlib import Path

from cli import terms_here
from cli.context import Context
from exports import whole_file, xlsform
from schemas.phone_form import phone_form
from schemas.speech import LANGUAGES, counted, said


def write(here: Context, path: Path, *, replace: bool) -> None:
    """The form with the terms in use, those of the case file too where it is at hand; its path to standard output.

    Raises NotWrittenError.
    """
    terms_here.known(here)
    form = phone_form()
    begins = here.language
    languages = (begins, *(lang for lang in LANGUAGES if lang != begins))
    whole_file.write(path, xlsform.render(form, languages), replace=replace)
    asked = sum(bool(row.labels) and "end" not in row.kind for row in form.rows)
    here.say(
        counted(
            asked,
            "{n:,} question in {languages} languages, version {version}. "
            "It asks the phone neither who nor where it is.",
            "{n:,} questions in {languages} languages, version {version}. "
            "It asks the phone neither who nor where it is.",
            languages=len(languages),
            version=xlsform.version(form, languages),
        ),
        said("Encrypt what is collected: the sheet _read_me and docs/importing.md say how."),
        said("What comes back: qeyd import --from kobo FILE."),
    )
    here.show(path)
