"""An incident, a chain and a history as a person reads them."""

import json

from tests.cli.conftest import Desk


def told(desk: Desk, **fields: object) -> str:
    form = {"title": "A raid", "date": "26 July 2023", **fields}
    path = desk.directory.parent / "form.json"
    path.write_text(json.dumps(form), encoding="utf-8")
    return desk.run("add", "--from", str(path), "--yes").succeeded().out.strip()


def test_how_many_people_is_said_as_far_as_anybody_can_say(desk: Desk) -> None:
    code = told(
        desk,
        acts=[{"term": "LIB.2"}],
        victims=[
            {"key": "1"},
            {"key": "2", "counting_unit": "group"},
            {"key": "3", "counting_unit": "group", "low": 3},
        ],
    )
    page = desk.run("show", code).succeeded().out

    assert "P-0001 · Individual · " in page
    assert "P-0002 · Group of a size not known · " in page
    assert "P-0003 · Group of at least 3 · " in page


def test_an_amount_is_not_shown_more_exact_than_it_was_told(desk: Desk) -> None:
    coercion = {"demand": "money", "amount": 500, "currency": "AZN", "paid": "no"}
    page = desk.run("show", told(desk, acts=[{"term": "COE.3", "coercion": coercion}])).succeeded().out

    assert "amount: 500 · currency: AZN · paid: no" in page


def test_a_chain_reads_from_left_to_right_before_and_behind(desk: Desk) -> None:
    first, then, last = (told(desk, title=title) for title in ("First", "Then", "Last"))
    desk.run("link", then, first).succeeded()
    desk.run("link", last, then, "--kind", "retaliation_for").succeeded()
    shown = desk.run("chain", then).succeeded().out

    assert f"{then} follows it " in shown
    assert f"retaliation for {then}" in shown
    rows = json.loads(desk.run("chain", then, "--json").succeeded().out)["rows"]
    assert [(row["code"], row["depth"], row["kind"]) for row in rows] == [
        (first, -1, "follows"),
        (then, 0, ""),
        (last, 1, "retaliation_for"),
    ]


def test_the_history_tells_lists_as_words_and_times_to_the_minute(desk: Desk) -> None:
    code = told(desk)
    desk.run("edit", code, "--tag", "follow-up", "--tag", "archive").succeeded()
    shown = desk.run("history", code).succeeded()

    assert "2026-11-22 10:00  edit" in shown.out
    assert "follow-up; archive" in shown.out
    assert shown.err == "6 changes.\n"
    exact = json.loads(desk.run("history", code, "--json").succeeded().out)["rows"][-1]
    assert exact["value"] == ["follow-up", "archive"]
    assert exact["at"].startswith("2026-11-22T10:00:00")
