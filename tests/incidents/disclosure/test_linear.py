import numpy as np

from incidents.disclosure.linear import Program, Row, Sheet, in_whole_numbers


def test_the_cheapest_point_is_found_in_fractions_and_in_whole_numbers():
    program = Program([Row((0, 1), (2, 2), 3, 4)], [0, 0], [5, 5])
    program.price({0: 1.0, 1: 2.0})

    assert program.answer().tolist() == [1.5, 0]
    assert program.whole_answer().tolist() == [2, 0]
    assert program.answer().tolist() == [1.5, 0]


def test_bounds_may_change_between_questions():
    program = Program([Row((0, 1), (1, 1), 3, 3)], [0, 0], [5, 5])
    program.price({0: 1.0})
    first = program.answer().tolist()
    program.bound({1: (0, 1)})

    assert (first, program.answer().tolist()) == ([0, 3], [2, 1])


def test_where_no_point_is_within_the_bounds_there_is_no_answer():
    program = Program([Row((0,), (2,), 3, 3)], [0], [5])

    assert program.answer() is not None
    assert program.whole_answer() is None
    program.bound({0: (2, 5)})
    assert program.answer() is None


def test_a_point_is_checked_in_whole_numbers():
    sheet = Sheet([Row((0, 1), (1, -1), 0, 0), Row((1,), (1,), 1, float("inf"))])

    assert sheet.holds(np.array([2, 2]))
    assert not sheet.holds(np.array([2, 3]))
    assert not sheet.holds(np.array([0, 0]))
    assert Sheet([]).holds(np.array([7]))


def test_only_what_is_nearly_whole_is_taken_as_whole():
    assert in_whole_numbers(np.array([1.0000001, -2.0])).tolist() == [1, -2]
    assert in_whole_numbers(np.array([1.5])) is None
