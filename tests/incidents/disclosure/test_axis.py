import pytest

from incidents.disclosure.axis import TOTAL, Axis, Family, NestingError


def test_bands_that_are_not_nested_are_refused_with_the_pair_that_clashes():
    paths = [("17", "10-19", "0-17"), ("18", "10-19", "18-59")]

    with pytest.raises(NestingError, match=r"'10-19' lies in '0-17' and in '18-59'"):
        Axis.from_paths("age", paths)


def test_nested_bands_are_read_from_their_paths():
    axis = Axis.from_paths("age", [("16", "0-17", "*"), ("17", "0-17"), ("18", "18-24", "adult"), ("40", "adult")])

    assert axis.nodes == ("16", "17", "18", "40", "0-17", "18-24", "adult", TOTAL)
    assert axis.above("18") == ("18-24", "adult", TOTAL)
    assert axis.families[-1] == Family(TOTAL, ("0-17", "adult"))


@pytest.mark.parametrize(
    ("codes", "parents", "words"),
    [
        (("a", "b", "a"), {}, "twice"),
        (("a", "*"), {}, "kept for the total"),
        (("a", "b"), {"a": "b"}, "is a group and a code"),
        (("a",), {"a": "g", "g": "h", "h": "g"}, "contains itself"),
        (("a",), {"b": "g"}, "no code and no group"),
    ],
)
def test_what_is_no_hierarchy_is_refused_in_words(codes, parents, words):
    with pytest.raises(NestingError, match=words):
        Axis("act", codes, parents)


def test_an_empty_code_is_a_value_like_any_other():
    axis = Axis("note", ("", "nan", "NaN"))

    assert axis.nodes == ("", "nan", "NaN", TOTAL)
