from collections.abc import Sequence
from io import StringIO
from typing import Any

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from cli.asking import Outcome, ask_all
from cli.asking_line import Line
from cli.choices import Choice, Fixed, Terms
from cli.context import Context
from cli.questions import Question

ENTER, BACK, SAVE, LEAVE, DOWN, BACKSPACE, CTRL_D = "\r", "\x02", "\x13", "\x03", "\x1b[B", "\x7f", "\x04"

TITLE = Question("title", "What happened, in one line?", required=True)
DATE = Question("date", "When?", "date", hint="26 July 2023, mid-May 2021, before 2014")
STORY = Question("narrative", "Tell it.", "long text")
ACTS = Question("acts", "What was done?", "terms", choices=Terms("act_types", "en"))
PLACE = Question("place", "Where?", "place", choices=Fixed(Choice("AZ-BA", "Baku"), Choice("AZ-GA", "Ganja")))
COUNT = Question("victims", "How many?", "count")
PAID = Question("paid", "Was it paid?", "yes or no")
AMOUNT = Question("amount", "How much?", "number", when=lambda answers: bool(answers.get("paid")))


def asked(
    questions: Sequence[Question], typed: str, answers: dict[str, Any] | None = None
) -> tuple[Outcome, list[dict[str, Any]]]:
    """What came of these keys, and every state that was handed over to be kept."""
    states: list[dict[str, Any]] = []
    with create_pipe_input() as keys:
        keys.send_text(typed)
        line = Line("New incident", keys, DummyOutput())
        outcome = ask_all(Context(environ={}, out=StringIO()), questions, answers or {}, states.append, line=line)
    return outcome, states


def test_answers_are_kept_one_by_one() -> None:
    outcome, states = asked([TITLE, DATE], f"A raid on a flat{ENTER}26 July 2023{ENTER}")

    assert outcome == Outcome("finished", {"title": "A raid on a flat", "date": "26 July 2023"})
    assert states == [{"title": "A raid on a flat"}, outcome.answers]


def test_enter_on_an_empty_line_skips_and_keeps_nothing() -> None:
    outcome, states = asked([DATE, COUNT], ENTER + ENTER)

    assert outcome == Outcome("finished", {})
    assert states == []


def test_what_is_needed_is_not_skipped() -> None:
    assert asked([TITLE], f"{ENTER}Now told{ENTER}")[0].answers == {"title": "Now told"}


def test_what_cannot_be_a_date_is_asked_again() -> None:
    outcome, _ = asked([DATE], f"sometime{ENTER}{BACKSPACE * 8}May 2021{ENTER}")

    assert outcome.answers == {"date": "May 2021"}


@pytest.mark.parametrize("back", [BACK, "\x1bb"])
def test_back_returns_to_the_answer_to_be_changed(back: str) -> None:
    outcome, _ = asked([TITLE, DATE], f"A raid{ENTER}{back} at night{ENTER}2021{ENTER}")

    assert outcome.answers == {"title": "A raid at night", "date": "2021"}


def test_back_on_the_first_question_stays_there() -> None:
    assert asked([TITLE], f"{BACK}{BACK}x{ENTER}")[0].answers == {"title": "x"}


def test_an_answer_can_be_taken_away_again() -> None:
    outcome, states = asked([TITLE, DATE], f"t{ENTER}2021{BACK}{ENTER}{BACKSPACE * 4}{ENTER}")

    assert outcome == Outcome("finished", {"title": "t"})
    assert states[-1] == {"title": "t"}


def test_a_draft_is_left_with_the_line_that_was_being_written() -> None:
    outcome, states = asked([TITLE, STORY, DATE], f"t{ENTER}It began{ENTER}at night{SAVE}")

    assert outcome == Outcome("saved", {"title": "t", "narrative": "It began\nat night"})
    assert states[-1] == outcome.answers


def test_a_draft_is_taken_up_again_with_its_answers_in_place() -> None:
    outcome, _ = asked([TITLE, DATE], f"{ENTER}{ENTER}", {"title": "t", "date": "May 2021", "tags": ["own"]})

    assert outcome == Outcome("finished", {"title": "t", "date": "May 2021", "tags": ["own"]})


@pytest.mark.parametrize(("said", "ended"), [("", "saved"), ("y", "saved"), ("n", "abandoned"), ("No", "abandoned")])
def test_leaving_asks_whether_the_draft_is_kept(said: str, ended: str) -> None:
    assert asked([TITLE, DATE], f"t{ENTER}{LEAVE}{said}{ENTER}")[0] == Outcome(ended, {"title": "t"})  # type: ignore[arg-type]


def test_leaving_with_nothing_told_asks_nothing() -> None:
    assert asked([TITLE, DATE], LEAVE)[0] == Outcome("abandoned", {})


def test_a_second_stop_keeps_the_draft() -> None:
    assert asked([TITLE, DATE], f"t{ENTER}{LEAVE}{LEAVE}")[0].ended == "saved"


def test_several_terms_are_chosen_one_after_the_other() -> None:
    outcome, states = asked([ACTS], f"LIB.1{ENTER}COE.1{ENTER}LIB.1{ENTER}{ENTER}")

    assert outcome.answers == {"acts": ["LIB.1", "COE.1"]}
    assert states == [{"acts": ["LIB.1"]}, {"acts": ["LIB.1", "COE.1"]}]


def test_backspace_in_an_empty_line_takes_the_last_choice_away() -> None:
    assert asked([ACTS], f"LIB.1{ENTER}COE.1{ENTER}{BACKSPACE}{ENTER}")[0].answers == {"acts": ["LIB.1"]}
    assert asked([ACTS], f"LIB.1{ENTER}{BACKSPACE}{ENTER}")[0].answers == {}


def test_enter_puts_the_likeliest_term_into_the_line_to_be_looked_at_first() -> None:
    [first, *_] = Terms("act_types", "en").find("extort")

    assert asked([ACTS], f"extort{ENTER}{ENTER}{ENTER}")[0].answers == {"acts": [first.code]}


def test_the_arrow_opens_the_list_and_goes_down_in_it() -> None:
    every = Terms("verification", "en").find("")
    state = Question("state", "How sure is it?", "term", choices=Terms("verification", "en"))

    assert asked([state], f"{DOWN}{DOWN}{ENTER}")[0].answers == {"state": every[1].code}


def test_the_arrow_shows_the_whole_list_where_nothing_fits() -> None:
    state = Question("state", "How sure is it?", "term", choices=Terms("verification", "en"))
    [first, *_] = Terms("verification", "en").find("")

    assert asked([state], f"qqqqqqqq{DOWN}{ENTER}")[0].answers == {"state": first.code}


def test_a_word_of_no_term_is_refused_not_guessed() -> None:
    state = Question("state", "How sure is it?", "term", choices=Terms("verification", "en"))

    assert asked([state], f"qqqqqqqq{ENTER}{BACKSPACE * 8}{ENTER}")[0].answers == {}


def test_a_place_out_of_the_gazetteer_stays_in_its_words() -> None:
    assert asked([PLACE], f"Baku{ENTER}")[0].answers == {"place": "AZ-BA"}
    assert asked([PLACE], f"a village{ENTER}")[0].answers == {"place": "a village"}


def test_how_many_is_told_as_people_tell_it() -> None:
    assert asked([COUNT], f"at least 3{ENTER}")[0].answers == {"victims": {"low": 3, "high": None}}
    assert asked([COUNT], f"3-5{ENTER}{BACK}{ENTER}")[0].answers == {"victims": {"low": 3, "high": 5}}


def test_a_question_that_does_not_apply_is_not_asked() -> None:
    assert asked([PAID, AMOUNT], f"no{ENTER}")[0].answers == {"paid": False}
    assert asked([PAID, AMOUNT], f"yes{ENTER}200{ENTER}")[0].answers == {"paid": True, "amount": 200}
    assert asked([PAID, AMOUNT], f"y{ENTER}many{ENTER}{BACKSPACE * 4}7{ENTER}")[0].answers["amount"] == 7


def test_a_long_text_ends_with_control_d() -> None:
    assert asked([STORY], f"One.{ENTER}{ENTER}Two.{CTRL_D}")[0].answers == {"narrative": "One.\n\nTwo."}
    assert asked([STORY], CTRL_D)[0].answers == {}


def test_a_draft_goes_on_at_the_last_answer_and_what_was_told_before_is_a_step_back_away() -> None:
    so_far = {"title": "A raid", "victims": {"low": 3, "high": None}}
    questions = [TITLE, DATE, COUNT, PAID]

    with create_pipe_input() as keys:
        keys.send_text(f"{ENTER}yes{ENTER}")
        line = Line("New incident", keys, DummyOutput())
        gone_on = ask_all(Context(environ={}, out=StringIO()), questions, so_far, [].append, line=line, go_on=True)

    assert gone_on == Outcome("finished", so_far | {"paid": True})


def test_to_go_on_with_nothing_begins_at_the_beginning() -> None:
    with create_pipe_input() as keys:
        keys.send_text(f"A raid{ENTER}")
        line = Line("New incident", keys, DummyOutput())
        begun = ask_all(Context(environ={}, out=StringIO()), [TITLE], {}, [].append, line=line, go_on=True)

    assert begun == Outcome("finished", {"title": "A raid"})


@pytest.mark.parametrize("columns", [40, 80])
def test_no_line_of_a_question_is_wider_than_the_terminal(columns: int) -> None:
    long = Question("x", "word " * 40, hint="another " * 30)
    told = Line("A new incident")._message(long, "10 of 12", ["chosen " * 20], columns)
    lines = "".join(text for _, text in told).split("\n")

    assert all(len(each) < columns for each in lines)
    assert sum(each.count("word") for each in lines) == 40
    assert "A new incident  10 of 12  word" in lines[1]


@pytest.mark.parametrize("leave", [SAVE, LEAVE])
def test_where_there_are_no_drafts_none_is_offered(leave: str) -> None:
    with create_pipe_input() as keys:
        keys.send_text(f"Another{leave}")
        line = Line("Change", keys, DummyOutput(), drafts=False)
        left = ask_all(Context(environ={}, out=StringIO()), [TITLE], {"title": "A raid"}, [].append, line=line)

    assert left.ended == "abandoned"
