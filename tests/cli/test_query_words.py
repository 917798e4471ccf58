"""A query as it was typed."""

import pytest

from cli.query_words import typed
from incidents.query import parse


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([], ""),
        (["act:COE", "since:2022"], "act:COE since:2022"),
        (["birthday party"], '"birthday party"'),
        (["-birthday party"], '-"birthday party"'),
        (["tag:two words"], 'tag:"two words"'),
        (["-tag:two words"], '-tag:"two words"'),
        (['"birthday party"'], '"birthday party"'),
    ],
)
def test_quotes_the_shell_took_are_put_back(words, text):
    assert typed(words) == text
    parse(text)


def test_a_phrase_finds_what_has_its_words_side_by_side(desk):
    desk.run("add", "--title", "A birthday party in a flat", "--date", "2023").succeeded()
    desk.run("add", "--title", "A party on the day of birthday", "--date", "2023").succeeded()

    assert desk.run("list", "birthday party").succeeded().out.count("AZ-2023") == 1
    assert desk.run("list", "birthday", "party").succeeded().out.count("AZ-2023") == 2
