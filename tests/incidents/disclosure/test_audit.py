import pytest

from incidents.disclosure.audit import Audit
from incidents.disclosure.building import built
from incidents.disclosure.guard import Guard
from incidents.disclosure.primary import one_threshold, too_small
from incidents.disclosure.suppression import UnprotectableError, protect, standing_alone
from tests.incidents.disclosure.made import grid, verdicts

FIVE = one_threshold(5)
TABLE = grid([[3, 9, 7, 1], [6, 8, 11, 2], [5, 9, 5, 5], [1, 2, 3, 4]])


def audit(withheld, exhibits=()):
    system = built([TABLE], FIVE)
    small = system.columns_of(too_small(TABLE, FIVE))
    alone = standing_alone(system, small, [TABLE])
    return system, Audit(system, system.columns_of(withheld), small, FIVE, alone, exhibits)


def test_a_small_count_that_is_shown_is_betrayed_at_once():
    shown = TABLE.cell(("2014", "A"))
    _, attack = audit(too_small(TABLE, FIVE) - {shown})

    assert [str(betrayal) for betrayal in attack.betrayals()] == [
        "'act A x year 2014' can be worked out from what is shown."
    ]


def test_tables_that_do_not_agree_with_what_is_shown_are_not_believed():
    withheld = too_small(TABLE, FIVE)
    system, honest = audit(withheld)
    everything = dict.fromkeys(range(len(system.columns)), 5)
    small_only = dict.fromkeys(system.columns_of(withheld), 5)
    below_one = {at: -system.standing[at] for at in system.columns_of(withheld)}
    _, misled = audit(withheld, [everything, small_only, below_one])

    assert list(misled.betrayals()) == list(honest.betrayals())
    assert list(misled.betrayals())


def test_tables_that_agree_spare_the_attacker_his_work(monkeypatch):
    kept = []
    monkeypatch.setattr(
        Guard, "witnesses", property(lambda self, whole=Guard.witnesses.fget: kept or kept.extend(whole(self)) or kept)
    )
    withheld = protect([TABLE], FIVE).withheld
    _, attack = audit(withheld, kept)
    monkeypatch.setattr("incidents.disclosure.attacker.Program.answer", lambda self: pytest.fail("he attacked"))

    assert list(attack.betrayals()) == []


def test_what_the_search_overlooks_the_audit_does_not(monkeypatch):
    monkeypatch.setattr(Guard, "_try_to_show", lambda self, column: self._search.show(column))

    with pytest.raises(UnprotectableError):
        protect([TABLE], FIVE)


def test_a_betrayal_is_told_without_a_count():
    told = verdicts([TABLE], too_small(TABLE, FIVE), FIVE)

    assert told
    names = {word for cell in TABLE.values for _, code in cell.codes for word in [code]}
    assert all(
        word.strip("'.,") in names for sentence in told for word in sentence.split() if any(map(str.isdigit, word))
    )
