"""Nothing is said to people but what the catalogues know."""

import ast
import builtins
import re
import string
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from cli import gathering_texts, rendering_catalogues
from cli.gathering_texts import ROOT, calls, literals
from cli.rendering_catalogues import TRANSLATED, po
from schemas import reviewing

ROOMS = ("cli", "incidents", "schemas")  # the documents of exports stay English
FILES = [path for path in gathering_texts.sources() if path.relative_to(ROOT).parts[0] in ROOMS]
SAYING = {"said", "counted", "noted", "figure"}
OURS = re.compile(r"\b(?:Refusal|[A-Z]\w*(?:Error|Refused))\b")
OF_PYTHON = {name for name, known in vars(builtins).items() if isinstance(known, type)}
SENTENCES = {"say": slice(None), "ask": slice(0, 1), "heading": slice(0, 1), "Finding": slice(1, 2)}
SENTENCES |= {"Diagnosis": slice(2, 3), "Fault": slice(1, 2), "Question": slice(1, 2)}
NAMED = {"hint", "labels", "notes", "title", "sentence"}
"""Arguments that are shown, by their names."""

NO_WORDS = re.compile(r"`[^`]*`|--[a-z-]+|qeyd( [a-z]+)*|export QEYD_CASE=|https?://\S*|SHA-256|UTC")
"""What is the same in every language: what is typed, and names of standards."""

TYPED = re.compile(r"`[^`]*`|(?<!\S)--[a-z][a-z-]*")

AS_TYPED = {
    "cli/demonstration.py": "commands to be typed",
    "cli/failures.py": "where a fault happened, for those who mend it",
    "cli/app.py": "the program's own name",
    "cli/rendering_catalogues.py": "for who builds",
    "cli/rendering_help.py": "for who builds",
}
"""Files that also show what is no sentence."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_text_is_shown_that_the_catalogues_do_not_know(path: Path) -> None:
    if str(path.relative_to(ROOT)) not in AS_TYPED:
        assert not list(unsaid(ast.parse(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_is_said_is_written_out_at_the_call(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    texts = [call.args[0] for call in calls(tree, "said", "noted") if call.args]
    texts += [text for call in calls(tree, "counted") for text in call.args[1:3] if len(call.args) >= 3]

    for text in texts:
        put_together = isinstance(text, ast.JoinedStr | ast.BinOp)
        assert not put_together, f"line {text.lineno}: {ast.unparse(text)}"


def test_the_catalogues_are_what_the_sources_say() -> None:
    for path, content in rendering_catalogues.files(gathering_texts.gathered()).items():
        assert path.read_bytes() == content, f"{path.name} is stale: run `make compile`"


def test_each_language_has_the_plurals_it_needs() -> None:
    forms = {"az": (1, 2, 5, 11, 21, 101), "ru": (1, 2, 5)}
    for lang in TRANSLATED:
        with po(lang).with_suffix(".mo").open("rb") as file:
            known = GNUTranslations(file)
        assert len({known.plural(number) for number in forms[lang]}) == {"az": 2, "ru": 3}[lang]


@pytest.mark.parametrize("lang", TRANSLATED)
def test_a_translation_fills_in_what_the_text_fills_in(lang: str) -> None:
    with po(lang).open("rb") as file:
        catalogue = read_po(file, locale=lang)

    for message in (each for each in catalogue if each.id):
        ids, strings = forms_of(message.id), forms_of(message.string)
        for text in filter(None, strings):
            assert names(text) == names(ids[-1]), f"{ids[0]!r} became {text!r}"


@pytest.mark.parametrize("lang", TRANSLATED)
def test_what_is_typed_is_the_same_in_every_language(lang: str) -> None:
    with po(lang).open("rb") as file:
        catalogue = read_po(file, locale=lang)

    for message in (each for each in catalogue if each.id):
        typed = sorted(TYPED.findall(forms_of(message.id)[-1]))
        for text in filter(None, forms_of(message.string)):
            assert sorted(TYPED.findall(text)) == typed, f"{forms_of(message.id)[0]!r} became {text!r}"


def test_what_nobody_has_reviewed_is_counted() -> None:
    for lang in TRANSLATED:
        drafts, texts = reviewing.unreviewed(lang)
        with po(lang).open("rb") as file:
            assert texts == len(read_po(file, locale=lang))
        assert 0 <= drafts <= texts
    assert reviewing.unreviewed("en") == (0, 0)


def test_the_search_for_unsaid_texts_finds_them() -> None:
    told = 'here.say(f"{n} rows went in."); raise StoreError("The disk is full." if x else said("a"))'

    assert set(unsaid(ast.parse(told))) == {"line 1: ' rows went in.'", "line 1: 'The disk is full.'"}
    assert not list(unsaid(ast.parse('here.say(said("{n} rows went in.", n=n), f"  {name}: `qeyd lock`")')))


def unsaid(tree: ast.AST) -> Iterator[str]:
    """Words handed to somebody's eyes without asking the catalogue."""
    for node in ast.walk(tree):
        shown = list(_raised(node)) if isinstance(node, ast.Raise) else []
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            shown += node.args[SENTENCES[name]] if name in SENTENCES else []
            shown += node.args if ast.unparse(node.func) == "here.show" else []
            shown += [each.value for each in node.keywords if each.arg in NAMED]
        for text in (text for each in shown for text in _bare(each)):
            yield f"line {text.lineno}: {text.value!r}"


def _raised(node: ast.Raise) -> Iterator[ast.expr]:
    if isinstance(node.exc, ast.Call):
        name = ast.unparse(node.exc.func).rpartition(".")[2]
        if OURS.fullmatch(name) and name not in OF_PYTHON:
            yield from node.exc.args


def _bare(told: ast.expr) -> Iterator[ast.Constant]:
    """The words in an expression that no said, counted or noted stands around."""
    if isinstance(told, ast.Constant):
        if isinstance(told.value, str) and re.search(r"[^\W\d_]{2,}", NO_WORDS.sub("", told.value)):
            yield told
        return
    if isinstance(told, ast.Call):
        if isinstance(told.func, ast.Attribute) and isinstance(told.func.value, ast.Constant):
            yield from _bare(told.func.value)
            for each in told.args:
                yield from _bare(each)
        return
    parts: list[ast.expr] = []
    if isinstance(told, ast.IfExp):
        parts = [told.body, told.orelse]
    elif isinstance(told, ast.ListComp | ast.GeneratorExp):
        parts = [told.elt]
    elif isinstance(told, ast.JoinedStr | ast.BoolOp):
        parts = told.values
    elif isinstance(told, ast.BinOp):
        parts = [told.left, told.right]
    elif isinstance(told, ast.Tuple | ast.List):
        parts = told.elts
    elif isinstance(told, ast.FormattedValue | ast.Starred):
        parts = [told.value]
    for each in parts:
        yield from _bare(each)


def forms_of(told: object) -> list[str]:
    return [told] if isinstance(told, str) else [str(each) for each in told or ()]


def names(text: str) -> set[str]:
    """The {placeholders} of a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_literals_are_read_from_both_branches() -> None:
    assert literals(ast.parse('"a" if x else "b"', mode="eval").body) == ["a", "b"]
    assert literals(ast.parse('f"{a}"', mode="eval").body) is None
