"""The contracts of pyproject.toml hold."""

from pathlib import Path

from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[2]


def test_no_room_imports_what_it_may_not(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)

    verdict = lint_imports(no_cache=True)

    assert verdict == 0, capsys.readouterr().out
