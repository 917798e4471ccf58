"""Recommendations come in by one command, and a second run adds nothing."""

import json
from pathlib import Path

from tests.cli.conftest import Desk
from tests.incidents.importing.matrices import ROW, write_matrix


def test_a_list_is_shown_and_then_brought_in_once(desk: Desk, tmp_path: Path) -> None:
    path = str(write_matrix(tmp_path / "a.docx", [ROW, ("No number;", "Noted", "", "")]))

    tried = desk.run("recommendation", "import", path, "--dry-run").succeeded()
    done = desk.run("recommendation", "import", path, "--country", "Azerbaijan").succeeded()
    again = json.loads(desk.run("recommendation", "import", path, "--json").out)["rows"]

    assert "1 recommendation to Azerbaijan, cycle 4, session 44, would go in; nothing was written." in tried.err
    assert "1 recommendation of cycle 4 added (R-0001 to R-0001), 0 already there." in done.out
    assert "1 row refused" in done.err
    assert "A theme nobody listed" in done.err
    assert again == [
        {"cycle": "4", "session": "44", "added": 0, "already_there": 1, "changed_in_the_file": 0, "refused": 1}
    ]


def test_a_country_that_is_none_and_a_list_of_another_are_refused(desk: Desk, tmp_path: Path) -> None:
    path = str(write_matrix(tmp_path / "a.docx"))

    assert (
        "--country takes the code of a State" in desk.run("recommendation", "import", path, "--country", "Nowhere").err
    )
    assert "not of SI" in desk.run("recommendation", "import", path, "--country", "SI").err
