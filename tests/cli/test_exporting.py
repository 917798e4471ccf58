"""Documents leave from one release: the same bytes again, over a limit with 3, never over another file."""

import json

import pytest

SUBMISSION = """
country = "AZ"
session = "58th"
cycle = "5"
kind = "{kind}"
keywords = ["liberty"]
{submitters}

[prose]
introduction = ["{words}"]
"""
ONE = '[[submitters]]\nname = "House of Tests"\ncity = "Nowhere"'
TWO = ONE + '\n[[submitters]]\nname = "Second House"\ncity = "Elsewhere"'


@pytest.fixture
def full_desk(desk):
    """A desk with twelve incidents that may be counted, all of one kind."""
    for number in range(12):
        desk.run(
            *("add", "--title", f"Raid {number}", "--date", "2023", "--place", "AZ-BA", "--act", "LIB.7"),
            *("--by", "police", "--public", "--yes"),
        ).succeeded()
    return desk


def submission(desk, words, kind="individual", submitters=ONE):
    path = desk.directory.parent / "submission.toml"
    # Tables stand behind the top-level keys, as TOML wants it.
    head, _, prose = SUBMISSION.partition("{submitters}")
    path.write_text((head + submitters + prose).replace("{kind}", kind).replace("{words}", words), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(("name", "suffix"), [("upr", ".docx"), ("tables", ".xlsx"), ("csv", ".zip")])
def test_two_exports_of_unchanged_records_are_the_same_bytes(full_desk, name, suffix):
    first, second = (full_desk.directory.parent / f"{turn}{suffix}" for turn in ("first", "second"))

    one = full_desk.run("export", name, "--by", "House", "--out", str(first)).succeeded()
    two = full_desk.run("export", name, "--by", "House", "--out", str(second)).succeeded()

    assert first.read_bytes() == second.read_bytes()
    assert "0 of 12 acts left out" in one.err
    assert "entered into the ledger" in one.err
    assert "made before" in two.err
    assert len(json.loads(full_desk.run("release", "list", "--json").out)["rows"]) == 1


def test_an_export_is_never_written_over_another_file_unasked(full_desk):
    there = full_desk.directory.parent / "there.xlsx"
    there.write_text("somebody's own", encoding="utf-8")

    refused = full_desk.run("export", "tables", "--out", str(there))

    assert refused.code != 0
    assert there.read_text(encoding="utf-8") == "somebody's own"
    full_desk.run("export", "tables", "--out", str(there), "--replace").succeeded()
    assert there.read_bytes()[:2] == b"PK"


def test_a_submission_over_the_limit_ends_with_3_and_leaves_no_file(full_desk):
    out = full_desk.directory.parent / "long.docx"
    told = submission(full_desk, "word " * 2_900)

    refused = full_desk.run("export", "upr", "--submission", told, "--out", str(out)).ended(3)

    assert not out.exists()
    assert "2815" in refused.err.replace(",", "")


def test_a_joint_submission_may_be_twice_as_long(full_desk):
    out = full_desk.directory.parent / "joint.docx"
    told = submission(full_desk, "word " * 2_900, "joint", TWO)

    full_desk.run("export", "upr", "--submission", told, "--out", str(out)).succeeded()

    assert out.exists()


def test_a_release_is_rendered_again_after_the_records_have_changed(full_desk):
    first, again = (full_desk.directory.parent / f"{turn}.zip" for turn in ("first", "again"))
    full_desk.run("export", "csv", "--out", str(first)).succeeded()
    name = json.loads(full_desk.run("release", "list", "--json").out)["rows"][0]["release"]
    full_desk.run("add", "--title", "One more", "--date", "2023", "--act", "LIB.7", "--public").succeeded()

    full_desk.run("export", "csv", "--release", name, "--out", str(again)).succeeded()

    assert first.read_bytes() == again.read_bytes()


def test_without_anything_that_may_be_counted_nothing_leaves(desk):
    desk.run("add", "--title", "Nobody was asked", "--date", "2023", "--act", "LIB.7", "--victims", "1").succeeded()

    refused = desk.run("export", "tables").ended(21)

    assert "none may be counted" in refused.err
    assert "consent was not asked" in refused.err


def test_a_release_is_shown_with_its_unit_and_its_withheld_cells(full_desk):
    full_desk.run("export", "csv", "--out", str(full_desk.directory.parent / "a.zip")).succeeded()
    name = json.loads(full_desk.run("release", "list", "--json").out)["rows"][0]["release"]

    shown = full_desk.run("release", "show", name).succeeded()

    assert "Counting unit: incidents" in shown.out
    assert "Documented incidents by violation and year" in shown.out
    assert json.loads(full_desk.run("release", "show", name, "--json").out)["kind"] == "release"


def test_a_name_of_the_case_file_in_the_advocates_prose_blocks(full_desk):
    form = full_desk.directory.parent / "form.toml"
    form.write_text(
        'title = "One more"\ndate = "2023"\n[[victims]]\nname = "Aybənizə Kanareyqızı"\nlow = 1\nhigh = 1\n'
        '[[acts]]\nterm = "LIB.7"\n',
        encoding="utf-8",
    )
    full_desk.run("add", "--from", str(form)).succeeded()
    out = full_desk.directory.parent / "named.docx"

    refused = full_desk.run(
        *("export", "upr", "--submission", submission(full_desk, "We thank Aybenizenin mother."), "--out", str(out))
    ).ended(26)

    assert "prose.introduction" in refused.err
    assert "yben" not in refused.err
    assert not out.exists()
    assert "0 releases" in full_desk.run("release", "list").err
