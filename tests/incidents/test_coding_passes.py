"""Agreement of two coders, held against figures worked out by hand."""

import pytest

from incidents import coding_passes
from incidents.coding_passes import LEAST, agreement
from incidents.errors import RefusedInputError
from schemas.incident_form import FormRefused


def coded(house, first, second):
    """An incident coded twice; returns its code."""
    incident = house.incident(date="2021", acts=[{"term": "LIB.1"}])
    with house.writing("coding") as work:
        coding_passes.code(work, incident, "K.A.", {"acts": first}, "2026-11-22")
        coding_passes.code(work, incident, "T.M.", {"acts": second}, "2026-11-22")
    return incident


def test_agreement_is_what_one_counts_by_hand(house):
    # 20 incidents: both 8, only the first 2, only the second 1, neither 9.
    for first, second, times in ((["COE.1"], ["COE.1"], 8), (["COE.1"], [], 2), ([], ["COE.1"], 1), ([], [], 9)):
        for _ in range(times):
            coded(house, first, second)

    [told] = agreement(house.case)

    assert (told.incidents, told.both, told.one, told.none) == (20, 8, 3, 9)
    seen, chance = 17 / 20, (10 / 20) * (9 / 20) + (10 / 20) * (11 / 20)
    assert told.kappa == pytest.approx((seen - chance) / (1 - chance))


def test_no_kappa_of_too_few(house):
    for _ in range(LEAST - 1):
        coded(house, ["COE.1"], ["COE.1"])

    assert [each.kappa for each in agreement(house.case)] == [None]


def test_no_kappa_where_everybody_always_says_the_same(house):
    for _ in range(LEAST):
        coded(house, ["COE.1"], ["COE.1"])

    assert [each.kappa for each in agreement(house.case)] == [None]


def test_an_incident_coded_once_is_in_no_figure(house):
    incident = house.incident(date="2021")
    with house.writing("coding") as work:
        coding_passes.code(work, incident, "K.A.", {"acts": ["COE.1"]}, "2026-11-22")

    assert agreement(house.case) == ()


def test_nobody_codes_an_incident_twice(house):
    incident = coded(house, ["COE.1"], [])

    with pytest.raises(RefusedInputError, match="coded this incident already"), house.writing("coding") as work:
        coding_passes.code(work, incident, "k.a.", {"acts": []}, "2026-11-22")


def test_what_is_no_term_is_refused_and_nothing_is_kept(house):
    incident = house.incident(date="2021")

    with pytest.raises(FormRefused), house.writing("coding") as work:
        coding_passes.code(work, incident, "K.A.", {"acts": ["nonsense"], "weather": ["rain"]}, "2026-11-22")
    assert house.one("SELECT count(*) FROM coding_pass") == 0
