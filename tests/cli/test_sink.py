"""Nothing is printed but through the sink, and the terminal keeps no memory of a record."""

import ast
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WRITERS = {
    "context.py": "show, say and ask, through clean()",
    "door.py": "help pages, which we wrote",
    "screen.py": "lines that are Safe, and the two escapes of the alternate screen",
    "new_passphrase.py": "words from a list of ours",
    "rendering_help.py": "how many pages there are",
    "rendering_catalogues.py": "how many texts there are",
}


def writes(path: Path) -> bool:
    """Whether a file writes to a stream of the terminal itself."""
    calls = [node.func for node in _nodes(path) if isinstance(node, ast.Call)]
    printed = [each for each in calls if isinstance(each, ast.Name) and each.id == "print"]
    written = [
        each
        for each in calls
        if isinstance(each, ast.Attribute)
        and each.attr in {"write", "writelines", "echo", "secho"}
        and ast.unparse(each.value).rpartition(".")[2] in {"out", "err", "stdout", "stderr", "typer"}
    ]
    return bool(printed or written)


def test_only_these_write_to_a_stream() -> None:
    found = {str(path.relative_to(ROOT / "cli")) for path in (ROOT / "cli").rglob("*.py") if writes(path)}

    assert found <= set(WRITERS), "print through here.show(), here.say() or here.ask()"


def test_nobody_but_the_sink_makes_text_safe_out_of_a_record() -> None:
    makers = {
        path.name
        for path in (ROOT / "cli").rglob("*.py")
        if any(isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Safe" for node in _nodes(path))
    }

    assert makers <= {"clean.py", "machine.py", "tables.py", "charts.py", "folding.py", "screen.py"}


def _nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text(encoding="utf-8")))


class Tmux:
    """A real terminal of 24 lines, in which a person works."""

    def __init__(self, folder: Path) -> None:
        self.socket = str(folder / "tmux")
        self.do("new-session", "-d", "-x", "80", "-y", "24", "env", "PS1=$ ", "bash", "--norc", "--noprofile")

    def do(self, *words: str) -> str:
        ran = subprocess.run(
            ["tmux", "-S", self.socket, "-f", "/dev/null", *words], capture_output=True, text=True, check=True
        )
        return ran.stdout

    def type(self, *keys: str) -> None:
        self.do("send-keys", *keys)

    def screen(self) -> str:
        return self.do("capture-pane", "-p")

    def memory(self) -> str:
        return self.do("capture-pane", "-p", "-S", "-")

    def wait_for(self, text: str) -> str:
        until = time.monotonic() + 30
        while time.monotonic() < until:
            if text in (seen := self.screen()):
                return seen
            time.sleep(0.05)
        raise AssertionError(f"{text!r} was not seen:\n{self.memory()}")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Tmux]:
    if not shutil.which("tmux"):
        pytest.skip("tmux is not installed: no real terminal to look at")
    tmux = Tmux(tmp_path)
    tmux.type(f"cd {ROOT}; export HOME={tmp_path}; clear; echo READY", "Enter")
    tmux.wait_for("READY")
    yield tmux
    tmux.do("kill-server")


PAGES = """
from cli import screen
from cli.context import Context
screen.show(Context(), [f"Canary line {number}" for number in range(60)])
print("LEFT")
"""

ASKED = """
from cli.asking import ask_all
from cli.context import Context
from cli.questions import Question
story = Question("narrative", "Tell it.", "long text")
asked = [Question("title", "What happened?"), story, Question("date", "When?", "date")]
outcome = ask_all(Context(), asked, {}, lambda answers: None, "New incident")
print("ENDED", outcome.ended, sorted(outcome.answers))
"""


def started(terminal: Tmux, folder: Path, program: str) -> None:
    script = folder / "script.py"
    script.write_text(program, encoding="utf-8")
    terminal.type(f"PYTHONPATH={ROOT} {sys.executable} {script}", "Enter")


def test_a_record_leaves_no_line_in_the_scrollback(terminal: Tmux, tmp_path: Path) -> None:
    started(terminal, tmp_path, PAGES)
    first = terminal.wait_for("space: next page")
    terminal.type("Space")
    terminal.wait_for("Canary line 45")
    terminal.type("b")
    terminal.wait_for("Canary line 0\n")
    terminal.type("q")
    terminal.wait_for("LEFT")

    assert "Canary line 22" in first
    assert "Canary" not in terminal.memory()


def test_what_is_told_step_by_step_leaves_no_line_in_the_scrollback(terminal: Tmux, tmp_path: Path) -> None:
    started(terminal, tmp_path, ASKED)
    terminal.wait_for("What happened?")
    terminal.type("Canary raid", "Enter")
    terminal.wait_for("Tell it.")
    terminal.type("Canary story", "Enter", "second line", "C-d")
    terminal.wait_for("When?")
    terminal.type("mid-May 2021")
    terminal.wait_for("Understood as: about May 2021")
    terminal.type("C-b")
    terminal.type("C-s")
    terminal.wait_for("ENDED saved ['date', 'narrative', 'title']")

    assert "Canary" not in terminal.memory()
    assert not [path for path in tmp_path.iterdir() if "hist" in path.name]


def test_leaving_offers_to_keep_the_draft(terminal: Tmux, tmp_path: Path) -> None:
    started(terminal, tmp_path, ASKED)
    terminal.wait_for("What happened?")
    terminal.type("Canary raid", "C-c")
    terminal.wait_for("Keep what you have told as a draft?")
    terminal.type("n", "Enter")
    terminal.wait_for("ENDED abandoned")
