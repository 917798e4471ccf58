"""A form for phones goes out, and what was collected with it comes in, by two commands."""

import json
from pathlib import Path

from openpyxl import load_workbook

from tests.cli.conftest import Desk
from tests.incidents.importing.phone import Exported, api, workbook
from tests.incidents.importing.tables import write_json

SUBMISSION = {
    "qeyd_form": "1",
    "title": "Told in one line",
    "victims": [{"victim_low": 1, "victim_high": 1, "consent_store": "given"}],
    "acts": [{"act": "INT.1"}],
}


def test_the_form_is_written_once_and_over_itself_only_when_told(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"

    first = desk.run("vocab", "export", "--xlsform", str(path), "--lang", "ru").succeeded()
    again = desk.run("vocab", "export", "--xlsform", str(path))
    desk.run("vocab", "export", "--xlsform", str(path), "--replace").succeeded()

    assert first.out.strip() == str(path)
    assert again.code != 0
    assert "already there" in again.err
    assert load_workbook(path)["settings"]["D2"].value == "English (en)"
    assert "--xlsform FILE.xlsx" in desk.run("vocab", "export").err


def test_own_terms_of_the_case_file_go_out_with_the_form_and_come_back(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    desk.run("vocab", "add", "victim_groups", "--label", "Dock workers", "--parent", "lgbti").succeeded()

    desk.run("vocab", "export", "--xlsform", str(path)).succeeded()

    offered = {row[2]: row[1] for row in load_workbook(path)["choices"].iter_rows(values_only=True)}
    victim = {"victim_low": 1, "victim_high": 1, "victim_groups": [offered["Dock workers"]]}
    told = api(tmp_path / "a.json", [SUBMISSION | {"victims": [victim]}])
    assert "1 incident added" in desk.run("import", "--from", "kobo", str(told)).succeeded().out


def test_submissions_come_in_without_a_map_and_once(desk: Desk, tmp_path: Path) -> None:
    book = str(workbook(tmp_path / "a.xlsx", [SUBMISSION], Exported(), {"deviceid": "collect:1"}))
    asked = str(api(tmp_path / "a.json", [SUBMISSION]))

    tried = desk.run("import", "--from", "kobo", book, "--dry-run").succeeded()
    first = desk.run("import", "--from", "kobo", book).succeeded()
    again = json.loads(desk.run("import", "--from", "odk", asked, "--json").succeeded().out)
    unnamed = desk.run("import", asked).succeeded()
    [row] = json.loads(desk.run("list", "--json").succeeded().out)["rows"]

    assert "1 of 1 row would go in" in tried.err
    assert "1 incident added" in first.out
    assert "(deviceid)" in first.err
    assert "collect:1" not in first.out + first.err + tried.out + tried.err
    assert (again["rows"][0]["added"], again["rows"][0]["already_there"], again["remarks"]) == (0, 1, [])
    assert "1 already there" in unnamed.out
    assert row["title"] == "Told in one line"


def test_somebody_elses_form_needs_a_map(desk: Desk, tmp_path: Path) -> None:
    path = str(write_json(tmp_path / "a.json", {"results": [{"_uuid": "1", "main/story": "It happened"}]}))
    mapping = tmp_path / "map.toml"
    mapping.write_text('name = "theirs"\n[incident]\ntitle = "story"\n', encoding="utf-8")

    without = desk.run("import", "--from", "kobo", path)
    mapped = desk.run("import", "--from", "kobo", path, "--map", str(mapping)).succeeded()

    assert without.code != 0
    assert "write a map for their form and name it with --map" in without.err
    assert "1 incident added" in mapped.out
