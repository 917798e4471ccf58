import json

from schemas.vocabulary import vocabulary, vocabulary_names
from tests.cli.runner import run


def test_every_vocabulary_is_listed_with_what_it_is_for() -> None:
    told = json.loads(run(["vocab", "list", "--json"]).succeeded().out)

    assert [row["name"] for row in told["rows"]] == list(vocabulary_names())
    assert all(row["purpose"] for row in told["rows"])


def test_a_vocabulary_is_shown_whole() -> None:
    told = json.loads(run(["vocab", "show", "act_types", "--json"]).succeeded().out)

    assert [row["code"] for row in told["rows"]] == [term.code for term in vocabulary("act_types")]


def test_labels_come_in_the_language_asked_for_and_say_that_nobody_reviewed_them() -> None:
    told = run(["vocab", "show", "tristate", "--lang", "az"]).succeeded()

    assert "Bəli" in told.out
    assert " 4 " in told.err


def test_one_term_is_told_in_full() -> None:
    told = run(["vocab", "show", "act_types", "LIB.1"]).succeeded().out

    term = vocabulary("act_types").term("LIB.1")
    assert all(part in told for part in (term.definition, term.note, *term.labels.values()))


def test_a_vocabulary_or_term_that_is_not_there_is_told_with_the_nearest() -> None:
    assert run(["vocab", "show", "act_type"]).ended(20).err.startswith("There is no vocabulary of that name: act_types")
    assert "verification" in run(["vocab", "show", "verif"]).ended(20).err
    assert run(["vocab", "show", "act_types", "LIB.111"]).ended(25).err.count("\n") == 1


def test_terms_are_found_by_words_of_any_language() -> None:
    for words in (["шантаж"], ["blackmail"]):
        assert "COE.1" in run(["vocab", "search", *words]).succeeded().out
    assert run(["vocab", "search", "qqqqqq"]).succeeded().err == "No term has these words. See `qeyd vocab list`.\n"
