import inspect
from importlib import import_module
from pathlib import Path

import pytest
import typer

from cli import app, command_table, light_coercion
from cli.command_table import COMMANDS, GROUPS, PARTS
from cli.context import Context
from tests.cli.runner import run, run_process


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_and_says_what_it_is_for(name: str) -> None:
    module, function, told, _ = COMMANDS[name]
    command = getattr(import_module(module), function)

    assert inspect.cleandoc(command.__doc__ or "").endswith((".", ")", ":"))
    assert next(iter(inspect.signature(command).parameters)) == "here"
    assert told.endswith(".")


def test_every_first_word_stands_in_one_part_of_the_page() -> None:
    shown = [name for names in PARTS.values() for name in names]

    assert sorted(shown) == sorted({name.split(" ")[0] for name in COMMANDS})
    assert set(GROUPS) == {name.split(" ")[0] for name in COMMANDS if " " in name}


def test_only_the_chosen_command_is_imported() -> None:
    told = run_process(["vocab", "nosuch"]).ended(2)

    assert told.err == "qeyd vocab: No such command 'nosuch'.\nWhat it takes: qeyd vocab --help\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["lst"], "qeyd: No such command 'lst'."),
        (["vocab", "sho"], "qeyd vocab: No such command 'sho'. Did you mean 'show'?"),
        (["vocab", "show"], "qeyd vocab show: Missing argument 'NAME'."),
        (["vocab", "list", "--jsn"], "qeyd vocab list: No such option: --jsn (Possible options: "),
        (
            ["unlock", "--minutes", "x"],
            "qeyd unlock: Invalid value for '--minutes' / '-m': Input should be a valid integer",
        ),
        (["--case"], "qeyd: Option '--case' requires an argument."),
        (["--lang", "de", "lock"], "qeyd: Invalid value for '--lang': 'de' is not one of 'en', 'az', 'ru'."),
        (["init", "a", "b"], "qeyd init: There is a word too many: "),
        (["vocab", "show", "\x1b[2J"], "There is no vocabulary of that name."),
        (["\x1b[2J"], "qeyd: No such command"),
    ],
)
def test_a_slip_is_told_in_a_line_and_where_help_is(words: list[str], said: str) -> None:
    told = run(words)

    assert told.code in (2, 20)
    assert told.err.startswith(said)
    assert told.err.count("\n") <= 2
    assert "\x1b" not in told.err
    assert told.out == ""


def test_the_options_of_every_command_stand_before_or_after_its_name(tmp_path: Path) -> None:
    words = ["--case", str(tmp_path / "none")]

    assert run([*words, "unlock"]).ended(20).err == run(["unlock", *words]).ended(20).err
    assert run(["vocab", "--lang", "az", "show", "tristate"]).succeeded().out.count("Bəli") == 1


def test_typer_shows_no_locals_and_no_pretty_traceback() -> None:
    told = inspect.getsource(app.tree)

    assert "pretty_exceptions_show_locals=False" in told
    assert "pretty_exceptions_enable=False" in told


def test_plain_words_are_read_without_pydantic() -> None:
    told = run_process(
        ["vocab", "show", "tristate", "--json"],
        environ={"PYTHONPROFILEIMPORTTIME": "1"},
    ).succeeded()

    imported = {line.rpartition("|")[2].strip() for line in told.err.splitlines() if line.startswith("import time:")}
    assert "typer" in imported
    assert not {"pydantic", "rich", "sqlalchemy", "sqlmodel", "sqlcipher3"} & imported


def test_the_light_reading_steps_aside_where_typer_has_no_place_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert light_coercion.install()
    monkeypatch.delattr(typer.core, "build_runtime_param")

    assert not light_coercion.install()


def test_completion_offers_names_and_opens_no_case_file(tmp_path: Path) -> None:
    told = run_process(
        [],
        case=tmp_path / "none",
        environ={"_QEYD_COMPLETE": "complete_bash", "COMP_WORDS": "qeyd vo", "COMP_CWORD": "1"},
    ).succeeded()
    options = run_process(
        [],
        case=tmp_path / "none",
        environ={"_QEYD_COMPLETE": "complete_bash", "COMP_WORDS": "qeyd vocab list --js", "COMP_CWORD": "3"},
    ).succeeded()

    assert told.out.split() == ["vocab"]
    assert options.out.split() == ["--json"]
    assert told.err == options.err == ""


def test_a_page_names_the_options_of_every_command_apart() -> None:
    page = run(["unlock", "--help"]).out

    assert page.index("--minutes") < page.index("Options of every command:") < page.index("--passphrase-fd")
    assert command_table.COMMANDS["unlock"][2] in page


def test_a_context_is_made_once_and_handed_to_the_command(tmp_path: Path) -> None:
    seen = app.tree(Context(environ={"QEYD_CASE": str(tmp_path)})).fetched("lock")

    assert seen.name == "lock"


@pytest.mark.parametrize("words", [["lock"], ["vocab", "list"]])
@pytest.mark.parametrize("stop", [KeyboardInterrupt, EOFError])
def test_a_stop_is_told_whichever_way_the_command_came(
    monkeypatch: pytest.MonkeyPatch, words: list[str], stop: type[BaseException]
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise stop

    module, function, _, _ = COMMANDS[" ".join(words)]
    monkeypatch.setattr(import_module(module), function, lambda here: stopped())
    told = run(words).ended(130)

    assert told.err.strip() == "Stopped; nothing was kept."


def test_a_fault_inside_any_command_tells_no_word_of_a_record(monkeypatch: pytest.MonkeyPatch) -> None:
    canary = "Canary Aybənizə"

    def faulty(here: Context) -> None:
        name = canary
        raise RuntimeError(name)

    for words, (module, function, _, _) in COMMANDS.items():
        with monkeypatch.context() as patched:
            patched.setattr(import_module(module), function, faulty)
            told = run(words.split(" "), faults=False)

        assert told.code == 70, told
        assert "RuntimeError" in told.err
        assert canary not in told.out + told.err
