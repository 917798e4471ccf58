"""Writes the form for phones as an XLSForm, for KoboToolbox and ODK."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from io import BytesIO

from schemas.phone_form import Asked, PhoneForm
from schemas.speech import LANGUAGES

_CALLED = {"en": "English (en)", "az": "Azərbaycanca (az)", "ru": "Русский (ru)"}
_TYPES = {
    "text": "text",
    "long": "text",
    "group": "begin_group",
    "end group": "end_group",
    "repeat": "begin_repeat",
    "end repeat": "end_repeat",
}
_TOO_LONG = {
    "en": "Shorter, please: at most {longest:,} characters.",
    "az": "Daha qısa yazın: ən çoxu {longest:,} işarə.",
    "ru": "Короче, пожалуйста: не больше {longest:,} знаков.",
}
_TOO_LITTLE = {"en": "{least} or more.", "az": "{least} və ya daha çox.", "ru": "{least} или больше."}
_FEW = 7
"""A list with more choices is searched by typing."""

_READ_ME = (
    "Upload this file to KoboToolbox or ODK Central as it is, and bring what was collected in again with",
    "    qeyd import --from kobo FILE",
    "",
    "Nothing here asks the phone who or where it is: no GPS, no device, no phone number, no user name. Leave it so.",
    "Encrypt submissions: make a key pair (ODK: `openssl genrsa -out private.pem 2048`, then `openssl rsa -in",
    "private.pem -outform PEM -pubout`), put the public key in one line into settings, column public_key, and keep the",
    "private key away from phone and server. What was collected is then decrypted on your own machine, and imported.",
    "Require a password on the project, take away read access of everyone who does not need it, and delete",
    "submissions from phone and server once they are imported.",
)


def render(form: PhoneForm, languages: Sequence[str] = LANGUAGES) -> bytes:
    """The workbook: survey, choices, settings, and a page for people; the same bytes for the same form.

    The first language is the one the phone begins with.
    """
    import xlsxwriter

    from exports.constant_zip import scrubbed_office_file

    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold = book.add_format({"bold": True})
    for title, lines in (
        ("survey", _survey(form, languages)),
        ("choices", _choices(form, languages)),
        ("settings", _settings(form, languages)),
        ("_read_me", [(line,) for line in _READ_ME]),
    ):
        page = book.add_worksheet(title)
        page.set_row(0, None, bold)
        page.freeze_panes(1, 0)
        for number, cells in enumerate(lines):
            page.write_row(number, 0, cells)
    book.close()
    return scrubbed_office_file(file.getvalue())


def version(form: PhoneForm, languages: Sequence[str]) -> str:
    """The edition and a digest of everything asked: a server notices a form that is no longer the same."""
    told = json.dumps([form, list(languages)], ensure_ascii=True, sort_keys=True, default=dict)
    return f"{form.edition}-{hashlib.sha256(told.encode()).hexdigest()[:8]}"


def _survey(form: PhoneForm, languages: Sequence[str]) -> Iterator[tuple[str, ...]]:
    worded = [f"{part}::{_CALLED[lang]}" for part in ("label", "hint", "constraint_message") for lang in languages]
    yield ("type", "name", *worded, "required", "relevant", "constraint", "default", "calculation", "appearance")
    for row in form.rows:
        yield (
            _type(row),
            row.name,
            *(row.labels.get(lang, "") for lang in languages),
            *(row.hints.get(lang, "") for lang in languages),
            *(_refusal(row, lang) for lang in languages),
            "yes" if row.required else "",
            row.relevant,
            _constraint(row),
            row.default,
            f"'{form.edition}'" if row.kind == "calculate" else "",
            _appearance(row, form),
        )


def _type(row: Asked) -> str:
    match row.kind:
        case "one":
            return f"select_one {row.choices}"
        case "many":
            return f"select_multiple {row.choices}"
    return _TYPES.get(row.kind, row.kind)


def _constraint(row: Asked) -> str:
    if row.longest is not None:
        return f"string-length(.) <= {row.longest}"
    return "" if row.least is None else f". >= {row.least}"


def _refusal(row: Asked, lang: str) -> str:
    if row.longest is not None:
        return _TOO_LONG[lang].format(longest=row.longest)
    return "" if row.least is None else _TOO_LITTLE[lang].format(least=row.least)


def _appearance(row: Asked, form: PhoneForm) -> str:
    if row.kind == "long":
        return "multiline"
    return "minimal autocomplete" if row.kind in ("one", "many") and len(form.choices[row.choices]) > _FEW else ""


def _choices(form: PhoneForm, languages: Sequence[str]) -> Iterator[tuple[str, ...]]:
    yield ("list_name", "name", *(f"label::{_CALLED[lang]}" for lang in languages), "definition")
    for name, choices in form.choices.items():
        for choice in choices:
            labels = (choice.labels.get(lang) or choice.labels["en"] for lang in languages)
            yield (name, choice.name, *labels, choice.definition)


def _settings(form: PhoneForm, languages: Sequence[str]) -> Iterator[tuple[str, ...]]:
    yield ("form_title", "form_id", "version", "default_language", "public_key")
    title = form.titles.get(languages[0]) or form.titles["en"]
    yield (title, form.form_id, version(form, languages), _CALLED[languages[0]], "")
