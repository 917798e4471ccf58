"""Nothing leaves but through the gate."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def calls_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {node.func for node in ast.walk(tree) if isinstance(node, ast.Call)}
    return {func.id if isinstance(func, ast.Name) else getattr(func, "attr", "") for func in called}


def test_only_releasing_makes_a_release():
    makers = {
        str(path.relative_to(ROOT))
        for room in ("cli", "exports", "incidents", "schemas")
        for path in (ROOT / room).rglob("*.py")
        if "Release" in calls_of(path)
    }

    assert makers == {"incidents/releasing.py"}


def test_only_sharing_makes_a_share():
    makers = {
        str(path.relative_to(ROOT))
        for room in ("cli", "exports", "incidents", "schemas")
        for path in (ROOT / room).rglob("*.py")
        if "Shared" in calls_of(path)
    }

    assert makers == {"incidents/sharing.py"}


def test_no_exporter_knows_the_case_file():
    for path in (ROOT / "exports").rglob("*.py"):
        imported = {
            node.module or ""
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ImportFrom)
        }
        assert not {name for name in imported if name.partition(".")[0] in {"incidents", "cli"}}, path
