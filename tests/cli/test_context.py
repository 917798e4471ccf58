from io import StringIO
from pathlib import Path

import pytest
from platformdirs import user_data_path

from cli.clean import clean
from cli.context import Context, usual_place
from tests.cli.hostile import HOSTILE, raw_in
from tests.cli.runner import TODAY, Terminal


def test_the_flag_wins_over_the_environment_and_that_over_the_usual_place(tmp_path: Path) -> None:
    here = Context(environ={"QEYD_CASE": str(tmp_path / "named"), "HOME": str(tmp_path)})
    assert here.directory == tmp_path / "named"

    here.common["case"] = tmp_path / "flagged"
    assert here.directory == tmp_path / "flagged"

    assert Context(environ={"HOME": str(tmp_path)}).directory == tmp_path / ".local/share/qeyd/case"


def test_the_usual_place_is_where_platformdirs_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for told in ({"HOME": str(tmp_path)}, {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "xdg")}):
        monkeypatch.delenv("XDG_DATA_HOME", raising=False)
        for name, value in told.items():
            monkeypatch.setenv(name, value)

        assert usual_place(told, "linux") == user_data_path("qeyd", appauthor=False) / "case"
        assert usual_place(told, "darwin") == user_data_path("qeyd", appauthor=False) / "case"


def test_a_relative_xdg_directory_is_not_believed(tmp_path: Path) -> None:
    told = {"HOME": str(tmp_path), "XDG_DATA_HOME": "relative"}

    assert usual_place(told, "linux") == tmp_path / ".local/share/qeyd/case"


@pytest.mark.parametrize(
    ("environ", "flag", "language"),
    [
        ({}, None, "en"),
        ({"LANG": "az_AZ.UTF-8"}, None, "az"),
        ({"LANG": "ru_RU.UTF-8", "LC_ALL": "az_AZ"}, None, "az"),
        ({"LANG": "de_DE.UTF-8"}, None, "en"),
        ({"QEYD_LANG": "ru", "LANG": "az_AZ"}, None, "ru"),
        ({"QEYD_LANG": "ru"}, "az", "az"),
    ],
)
def test_labels_speak_the_language_asked_for(environ: dict[str, str], flag: str | None, language: str) -> None:
    here = Context(environ=environ)
    here.common["lang"] = flag

    assert here.language == language


def test_the_clock_is_handed_in_and_knows_its_zone() -> None:
    assert Context(clock=TODAY).now() == TODAY
    assert Context().now().tzinfo is not None


def test_colour_only_where_somebody_looks_and_wants_it() -> None:
    assert Context(environ={}, out=Terminal()).colour
    assert not Context(environ={}, out=StringIO()).colour
    assert not Context(environ={"NO_COLOR": "1"}, out=Terminal()).colour
    assert not Context(environ={"TERM": "dumb"}, out=Terminal()).colour


def test_the_size_is_told_or_usual() -> None:
    assert (Context(environ={"COLUMNS": "120", "LINES": "50"}).width, Context(environ={}, out=StringIO()).width) == (
        120,
        80,
    )
    assert Context(environ={"LINES": "50"}, out=StringIO()).height == 50


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_is_printed_but_through_the_sink(text: str) -> None:
    out, err = Terminal(), Terminal()
    here = Context(environ={"NO_COLOR": "1"}, out=out, err=err)
    here.show(text, here.heading(text))
    here.say(text)

    assert raw_in(out.getvalue() + err.getvalue()) == []
    assert clean(text) in out.getvalue()


def test_talk_is_broken_between_words_on_a_terminal_and_never_in_a_file() -> None:
    spoken, kept = Terminal(), StringIO()
    told = "An attacker who holds every published figure was let loose on it"

    Context(environ={"COLUMNS": "30"}, out=StringIO(), err=spoken).say(told)
    Context(environ={"COLUMNS": "30"}, out=StringIO(), err=kept).say(told)

    assert spoken.getvalue() == "An attacker who holds every\npublished figure was let loose\non it\n"
    assert kept.getvalue() == f"{told}\n"
