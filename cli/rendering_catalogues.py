"""Writes the catalogues of what is said: ``python -m cli.rendering_catalogues``.

``schemas/languages/qeyd.pot`` holds every text; ``<lang>/LC_MESSAGES/qeyd.po`` its translations, which people write
and this keeps, by the exact English text and never by a guess; ``qeyd.mo`` beside it is what the program reads. A
translation is a draft until a native speaker has confirmed it, with a comment ``# reviewed`` above it; how many are not
is written into ``unreviewed.txt``, for ``qeyd doctor``. A test fails on drift. Only this file knows Babel.
"""

import os
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from cli.gathering_texts import ROOT, Text, gathered
from cli.spoken import LANGUAGES
from schemas.speech import CATALOGUE

FOLDER = ROOT / "schemas" / "languages"
TRANSLATED = tuple(lang for lang in LANGUAGES if lang != "en")
REVIEWED = "reviewed"
UNREVIEWED = FOLDER / "unreviewed.txt"
_ABOUT = """\
# What qeyd says, {whom}.
# Written by `make compile` from the texts in the source: what is translated here is kept, all else is made anew.
# A translation is a draft until a native speaker has confirmed it: a line `# reviewed` above it says so.
# The {{names}} in braces are filled in by the program and stay as they are."""


class Plain(Catalog):
    """A catalogue whose head says nothing of when, by whom and with what it was written: it is the same every time."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The lines of the head that a reader needs."""
        language = [("Language", str(self.locale)), ("Plural-Forms", self.plural_forms)] if self.locale else []
        return [
            ("Project-Id-Version", CATALOGUE),
            *language,
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit\n"),
        ]


def files(texts: dict[Text, list[str]]) -> dict[Path, bytes]:
    """Every file as it should be now."""
    made = {FOLDER / f"{CATALOGUE}.pot": _as_po(template(texts))}
    lines = []
    for lang in TRANSLATED:
        catalogue = translated(lang, texts)
        made |= {po(lang): _as_po(catalogue), po(lang).with_suffix(".mo"): _as_mo(catalogue)}
        lines.append(f"{lang} {sum(not is_reviewed(each) for each in catalogue if each.id)} {len(catalogue)}\n")
    return {**made, UNREVIEWED: "".join(lines).encode()}


def po(lang: str) -> Path:
    """The file people translate in."""
    return FOLDER / lang / "LC_MESSAGES" / f"{CATALOGUE}.po"


def template(texts: dict[Text, list[str]]) -> Catalog:
    """All texts, without a translation."""
    return _filled(_empty(None, "for translators to begin with"), texts)


def translated(lang: str, texts: dict[Text, list[str]]) -> Catalog:
    """All texts with the translations there are; a translation whose text is gone is kept as obsolete."""
    before = _read(lang)
    known: dict[object, Message] = {_first(each): each for each in [*before.obsolete.values(), *before] if each.id}
    made = _filled(_empty(lang, f"in the language {lang}"), texts)
    for message in made:
        old = known.pop(_first(message), None) if message.id else None
        if old is not None:
            message.string, message.user_comments = _fitting(message, old), old.user_comments
    made.obsolete = {key: old for key, old in before.obsolete.items() if _first(old) in known}
    made.obsolete |= {_first(old): old for old in before if old.id and _first(old) in known and _is_told(old)}
    return made


def is_reviewed(message: Message) -> bool:
    """Whether a native speaker has confirmed what is there."""
    return _is_told(message) and any(comment.startswith(REVIEWED) for comment in message.user_comments)


def write() -> int:
    """Write what has changed; returns how many texts there are."""
    texts = gathered()
    for path, content in files(texts).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_bytes() != content:
            # Whole or not at all: a translator, or a second rendering, may read it at this moment.
            beside = path.with_name(f".{path.name}.{os.getpid()}")
            beside.write_bytes(content)
            beside.replace(path)
    return len(texts)


def _empty(lang: str | None, whom: str) -> Catalog:
    return Plain(locale=lang, header_comment=_ABOUT.format(whom=whom), fuzzy=False)


def _filled(made: Catalog, texts: dict[Text, list[str]]) -> Catalog:
    for text, places in texts.items():
        made.add((text.one, text.many) if text.many else text.one, locations=[(place, 0) for place in places])
    return made


def _read(lang: str) -> Catalog:
    if not po(lang).is_file():
        return _empty(lang, "")
    with po(lang).open("rb") as file:
        return read_po(file, locale=lang, charset="utf-8", abort_invalid=True)


def _fitting(message: Message, old: Message) -> str | tuple[str, ...]:
    """The old translation, if it has as many forms as it should."""
    one_form = isinstance(message.id, str)
    fits = isinstance(old.string, str) if one_form else isinstance(old.string, tuple | list)
    return old.string if fits else message.string  # type: ignore[return-value]


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _is_told(message: Message) -> bool:
    told = message.string
    return bool(told) if isinstance(told, str) else bool(told) and all(told or ())


def _as_po(catalogue: Catalog) -> bytes:
    page = BytesIO()
    write_po(page, catalogue, width=0, include_lineno=False)
    return page.getvalue().rstrip(b"\n") + b"\n"


def _as_mo(catalogue: Catalog) -> bytes:
    page = BytesIO()
    write_mo(page, catalogue)
    return page.getvalue()


if __name__ == "__main__":
    sys.stderr.write(f"{write()} texts are in the catalogues.\n")
