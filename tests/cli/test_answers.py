import json
from io import StringIO

from cli.answers import Answer, show
from cli.context import Context
from tests.cli.runner import Terminal

ANSWER = Answer(
    "trends",
    ("year", "incidents"),
    [("2014", 5), ("2015", 7)],
    ["One date is not exact."],
    labels=("Year", "Incidents"),
    head={"unit": "incidents"},
)


def shown(as_json: bool = False, as_csv: bool = False, answer: Answer = ANSWER) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    show(Context(environ={}, out=out, err=err), answer, as_json, as_csv)
    return out.getvalue(), err.getvalue()


def test_a_person_sees_labelled_heads_and_the_notes_beside_the_result() -> None:
    assert shown() == ("Year  Incidents\n2014          5\n2015          7\n", "One date is not exact.\n")


def test_a_program_gets_everything_in_one_envelope() -> None:
    out, err = shown(as_json=True)

    assert json.loads(out) == {
        "qeyd": 1,
        "kind": "trends",
        "unit": "incidents",
        "rows": [{"year": "2014", "incidents": 5}, {"year": "2015", "incidents": 7}],
        "notes": ["One date is not exact."],
    }
    assert err == ""


def test_csv_has_the_stable_column_names() -> None:
    assert shown(as_csv=True)[0] == "year,incidents\n2014,5\n2015,7\n"


def test_nothing_found_prints_no_heads() -> None:
    assert shown(answer=Answer("list", ("code",), [], ["Nothing found."])) == ("", "Nothing found.\n")


def test_a_terminal_gets_bold_heads_unless_it_asked_for_none() -> None:
    out = Terminal()
    show(Context(environ={}, out=out, err=StringIO()), ANSWER)
    plain = Terminal()
    show(Context(environ={"NO_COLOR": "1"}, out=plain, err=StringIO()), ANSWER)

    assert out.getvalue().startswith("\x1b[1mYear")
    assert "\x1b" not in plain.getvalue()
