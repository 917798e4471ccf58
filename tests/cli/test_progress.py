import subprocess
import sys
from io import StringIO
from pathlib import Path

from cli.context import Context
from cli.progress import counted
from tests.cli.runner import Terminal


def test_a_person_sees_how_far_it_is() -> None:
    err = Terminal()
    with counted(Context(environ={"COLUMNS": "80"}, err=err), "Importing [bold]rows[/x] \x1b[2J", 200) as done:
        done(50)

    assert "Importing [bold]rows[/x] <U+001B>[2J" in err.getvalue()
    assert "50/200" in err.getvalue()


def test_a_pipe_sees_nothing() -> None:
    err = StringIO()
    with counted(Context(environ={}, err=err), "Importing", 200) as done:
        done(200)

    assert err.getvalue() == ""


def test_rich_is_not_imported_where_nobody_looks() -> None:
    told = (
        "import sys, io; from cli.context import Context; from cli.progress import counted\n"
        "with counted(Context(err=io.StringIO()), 'x') as done: done(1)\n"
        "assert 'rich' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", told], check=True, cwd=Path(__file__).resolve().parents[2])
