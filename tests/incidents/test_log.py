"""The log: what was written, by which device, in which order, and nothing else."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nacl.bindings import crypto_sign, crypto_sign_seed_keypair

from incidents import linking, log, rebuilding
from incidents.errors import IntegrityError, LockedError
from incidents.keys import Keys
from tests.incidents import house as houses
from tests.incidents.house import House

FORM = {
    "title": "A raid",
    "date": "26 July 2023",
    "victims": [{"name": "Canary Aybənizə", "consents": [{"purpose": "store", "state": "given"}]}],
    "perpetrators": [{"class": "police", "actor": "Invented Department"}],
    "acts": [{"term": "LIB.1"}],
}


@pytest.fixture(scope="module")
def written(ground: tuple[Path, Keys], tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house with a log of five entries, the first of them of two parts."""
    for house in houses.opened(*ground, tmp_path_factory.mktemp("busy") / "case"):
        codes = [recorded.code for recorded in house.log(FORM, FORM)]
        for number in range(3):
            house.incident(title=f"Another {number}")
        with house.writing("link") as work:
            linking.link(work, codes[1], "follows", codes[0])
        yield house


@pytest.fixture
def busy(written: House) -> Iterator[House]:
    """That house, for somebody with the key who writes past the program; all is as before when the test ends."""
    written.case.connection.execute("BEGIN")
    yield written
    written.case.connection.execute("ROLLBACK")


def check(house: House) -> int:
    return log.check(house.case.connection, house.case.organisation)


def test_every_entry_is_signed_and_follows_the_one_before(busy):
    assert check(busy) == 5
    assert [seq for (seq,) in busy.case.connection.execute("SELECT seq FROM log_entry ORDER BY time")] == [
        1,
        2,
        3,
        4,
        5,
    ]


@pytest.mark.parametrize("middle", [1, 3])
@pytest.mark.parametrize(
    ("column", "forged"),
    [
        ("organisation", "'another'"),
        ("id", "upper(id)"),
        ("device", "'0000'"),
        ("seq", "seq + 100"),
        ("previous", "'' || id"),
        ("time", "replace(time, '-0000', '-0007')"),
        ("kind", "'export'"),
        ("body", "replace(body, '\"parts\"', '\"part\"')"),
        ("body", "body || ' '"),
        ("signature", "zeroblob(64)"),
        ("signature", "substr(signature, 1, 63)"),
        ("signature", "zeroblob(0)"),
    ],
)
def test_a_forged_entry_is_named(busy, column, forged, middle):
    busy.case.connection.execute(f"UPDATE log_entry SET {column} = {forged} WHERE seq = {middle}")

    with pytest.raises(IntegrityError, match=r"^Entry \d+ of device [0-9a-f]{1,8} of the log"):
        check(busy)


@pytest.mark.parametrize(
    ("column", "forged"),
    [
        ("organisation", "'another'"),
        ("entry", "'another'"),
        ("number", "number + 1"),
        ("leaf", "zeroblob(32)"),
        ("salt", "randomblob(16)"),
        ("salt", "NULL"),
        ("payload", "zeroblob(40)"),
        ("payload", "(SELECT max(payload) FROM log_part o WHERE o.payload <> log_part.payload)"),
    ],
)
def test_a_forged_part_is_named(busy, column, forged):
    entry = busy.one("SELECT id FROM log_entry WHERE seq = 3")
    busy.case.connection.execute(f"UPDATE log_part SET {column} = {forged} WHERE entry = ?", (entry,))

    with pytest.raises(IntegrityError, match=r"^Entry 3 of device"):
        check(busy)


@pytest.mark.parametrize(
    ("forging", "entry"),
    [
        ("DELETE FROM log_entry WHERE seq = 2", 3),
        ("DELETE FROM log_part WHERE number = 1", 1),
        (
            "INSERT INTO log_part SELECT organisation, entry, number + 9, leaf, salt, payload FROM log_part LIMIT 1",
            r"\d",
        ),
        ("DELETE FROM log_touch WHERE record = (SELECT id FROM incident WHERE title = 'Another 0')", 2),
        ("UPDATE log_touch SET record = record || '?'", 1),
        ("UPDATE log_device SET public_key = zeroblob(32)", 1),
        ("UPDATE log_device SET public_key = zeroblob(5)", 1),
        ("DELETE FROM log_device", 1),
    ],
)
def test_what_is_taken_out_or_put_in_is_named(busy, forging, entry):
    busy.case.connection.execute(forging)

    with pytest.raises(IntegrityError, match=f"^Entry {entry} of device"):
        check(busy)


def test_the_last_entry_taken_off_with_all_its_traces_is_seen_by_the_records(busy):
    for table, column in (("log_part", "entry"), ("log_touch", "entry"), ("log_entry", "id")):
        busy.case.connection.execute(f"DELETE FROM {table} WHERE {column} = (SELECT id FROM log_entry WHERE seq = 5)")

    assert check(busy) == 4
    told = (busy.case.connection, busy.case.organisation)
    assert rebuilding.rebuilt(*told) != rebuilding.kept(*told)


def test_an_erased_payload_leaves_the_chain_whole(busy):
    busy.case.connection.execute("UPDATE log_part SET payload = NULL, salt = NULL WHERE number = 1")

    assert check(busy) == 5


def test_a_signature_made_for_another_use_is_worth_nothing_here(busy):
    _, secret = crypto_sign_seed_keypair(busy.case.signing_seed)
    body = busy.one("SELECT body FROM log_entry WHERE seq = 1").encode()
    busy.case.connection.execute("UPDATE log_entry SET signature = ? WHERE seq = 1", (crypto_sign(body, secret)[:64],))

    with pytest.raises(IntegrityError, match="bears no signature"):
        check(busy)


def test_who_holds_no_signing_key_writes_nothing(house):
    with pytest.raises(LockedError, match="may read but not write"):
        log.append(house.case.connection, house.case.organisation, house.case.device, b"", "add", [[]], "0-0001")


def test_a_clock_that_goes_backwards_keeps_the_order(house):
    first = house.incident(title="before the clock was set back")
    house.now -= timedelta(days=400)
    second = house.incident(title="after it")
    with house.writing() as work:
        work.change("incident", linking.by_code(house.case, first), {"title": "changed last"})

    seqs = [seq for (seq,) in house.case.connection.execute("SELECT seq FROM log_entry ORDER BY time")]
    assert seqs == [1, 2, 3]
    assert check(house) == 3
    assert house.one("SELECT title FROM incident WHERE code = ?", second) == "after it"
    told = (house.case.connection, house.case.organisation)
    assert rebuilding.rebuilt(*told) == rebuilding.kept(*told)


@settings(deadline=None)
@given(st.lists(st.integers(0, 3_000), max_size=60), st.integers(9_990, 9_999))
def test_a_later_time_always_sorts_behind_an_earlier_one(clocks, counter):
    told = [f"{1_000:013d}-{counter:04d}"]
    for clock in clocks:
        told.append(log.later(told[-1], clock))

    assert sorted(set(told)) == told
    assert {len(time) for time in told} == {18}


@settings(deadline=None)
@given(st.lists(st.binary(max_size=8), min_size=1, max_size=20), st.data())
def test_no_part_can_change_or_move_without_changing_the_root(parts, data):
    leaves = [log.leaf(bytes([number]), part) for number, part in enumerate(parts)]
    at = data.draw(st.integers(0, len(leaves) - 1))

    changed = [*leaves[:at], log.leaf(b"?", parts[at]), *leaves[at + 1 :]]

    assert log.root(changed) != log.root(leaves)
    assert log.root(leaves[:-1]) != log.root(leaves)
    if len(leaves) > 1:
        assert log.root(leaves[::-1]) != log.root(leaves)


def test_the_root_is_the_one_of_rfc_6962():
    # The hashes of the Certificate Transparency reference tests: the empty tree, and one empty leaf.
    assert log.root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert log.root([log.leaf(b"", b"")]).hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    leaves = [
        log.leaf(b"", bytes.fromhex(each)) for each in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")
    ]
    leaves.append(log.leaf(b"", bytes.fromhex("606162636465666768696a6b6c6d6e6f")))
    assert log.root(leaves).hex() == "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
