"""Lists of recommendations go in as printed, once, and what is no such list is refused in a sentence."""

import random
import re
import zipfile
from collections import Counter
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree

import pytest

from incidents.errors import InterruptedWorkError, NotFoundError, RefusedInputError
from incidents.importing.recommendations import Matrix, import_recommendations, read_recommendations
from incidents.importing.recommendations_matrix import read_matrix
from incidents.importing.rows import FileRefusedError
from incidents.importing.states import states_in
from tests.incidents.house import House
from tests.incidents.importing.matrices import FOURTH, ROW, THIRD, write_matrix
from tests.incidents.importing.tables import SHARED

UPR = SHARED / "upr-matrices"
THIRD_CYCLE, FOURTH_CYCLE = UPR / "slovenia-cycle3-session34.docx", UPR / "slovenia-cycle4-session48.docx"
needs_lists = pytest.mark.skipif(not UPR.is_dir(), reason="the upr-matrices data is not on this machine")

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def paragraphs(path: Path) -> list[str]:
    """Every paragraph of the document, with nothing but a ZIP and an XML reader."""
    with zipfile.ZipFile(path) as archive:
        body = ElementTree.fromstring(archive.read("word/document.xml"))
    return ["".join(text.text or "" for text in each.iter(f"{_W}t")) for each in body.iter(f"{_W}p")]


@needs_lists
@pytest.mark.parametrize(
    ("path", "country", "cycle", "session", "count"),
    [(THIRD_CYCLE, "Slovenia", "3", "34", 215), (FOURTH_CYCLE, "Slovenia", "4", "48", 254)],
)
def test_every_recommendation_of_both_layouts_is_read(path, country, cycle, session, count) -> None:
    lines = paragraphs(path)
    numbers = [line.split()[0] for line in lines if re.match(r"\d+\.\d+ ", line)]
    matrix = read_matrix(path)

    assert matrix[:3] == (country, cycle, session)
    assert [each["number"] for each in matrix.recommendations] == numbers
    assert len(numbers) == len(set(numbers)) == count
    assert matrix.refused == ()
    counted = Counter(each["position"] for each in matrix.recommendations)
    assert counted == {word: lines.count(word) for word in ("Supported", "Noted")}
    headings = {line for line in lines if line.startswith("Theme: ")}
    assert {each["heading"] for each in matrix.recommendations} == headings
    tagged = sum(len(each["themes"]) + len(each["groups"]) + len(each["sdgs"]) for each in matrix.recommendations)
    assert tagged == sum(line.startswith("- ") for line in lines)
    assert all(each["states"] and each["themes"] and each["source_note"] for each in matrix.recommendations)
    assert not [each for one in matrix.recommendations for each in one["states"] if re.search(r"\d", each)]


@needs_lists
def test_both_cycles_go_in_and_a_second_run_adds_nothing(house: House) -> None:
    steps: list[tuple[int, int | None]] = []
    third = import_recommendations(house.case, THIRD_CYCLE, "SI", house.later())
    fourth = import_recommendations(house.case, FOURTH_CYCLE, "SI", house.later(), lambda *step: steps.append(step))
    again = import_recommendations(house.case, FOURTH_CYCLE, "SI", house.later())

    assert (third.added, third.first_code, third.last_code) == (215, "R-0001", "R-0215")
    assert (fourth.added, fourth.refused, steps[-1]) == (254, (), (250, 254))
    assert (again.added, again.already_there, again.changed) == (0, 254, ())
    assert house.one("SELECT count(*) FROM recommendation WHERE cycle = '4' AND position = 'noted'") == 37


def test_printed_words_stand_beside_the_terms_they_are(house: House, tmp_path: Path) -> None:
    done = import_recommendations(house.case, write_matrix(tmp_path / "a.docx"), "AZ", house.later())

    assert (done.cycle, done.session, done.added) == ("4", "44", 1)
    assert done.themes_not_known == ("A theme nobody listed",)
    row = house.case.connection.execute(
        "SELECT code, country, number, text, position, source_note FROM recommendation"
    ).fetchone()
    assert tuple(row) == (
        "R-0001",
        "AZ",
        "140.1",
        "Open an inquiry (France) (Iran (Islamic Republic of))",
        "supported",
        "A/HRC/55/1 - Para.3",
    )
    read = read_matrix(tmp_path / "a.docx").recommendations[0]
    assert read["states"] == ["France", "Islamic Republic of Iran"]
    assert (read["themes"], read["groups"]) == (["Racial discrimination", "A theme nobody listed"], ["Children"])


def test_a_position_told_otherwise_later_is_named_and_kept_as_it_is_here(house: House, tmp_path: Path) -> None:
    import_recommendations(house.case, write_matrix(tmp_path / "a.docx"), "AZ", house.later())
    other = write_matrix(tmp_path / "b.docx", [(ROW[0], "Noted", *ROW[2:])])

    done = import_recommendations(house.case, other, "AZ", house.later())

    assert (done.added, done.already_there, done.changed) == (0, 1, ("R-0001",))
    assert house.one("SELECT position FROM recommendation") == "supported"


def test_headings_are_kept_as_a_path_and_rows_without_a_number_are_refused(tmp_path: Path) -> None:
    rows = [("Section: B",), ("Theme: One",), ROW, ("Theme: Two",), ("Without a number (Spain);", "Noted", "", ""), ROW]
    second = [("Section: C",), ("140.2 Do (Spain);", "Noted", "- Migrants", "")]
    matrix = read_matrix(write_matrix(tmp_path / "a.docx", [*rows, *second]))

    assert [each["heading"] for each in matrix.recommendations] == ["Section: B > Theme: One", "Section: C"]
    assert [place for place, _ in matrix.refused] == [6, 7]
    assert "twice" in matrix.refused[1][1].sentence


def test_the_groups_and_goals_of_the_third_cycle_stand_among_its_themes(tmp_path: Path) -> None:
    themes = "- Domestic violence\nSDGs: \n- 5 - GENDER EQUALITY\nAffected persons: \n- Women"
    row = ("121.1 Prosecute (Chile);\nSource of Position: A/HRC/43/15", "Supported", themes, "")
    [read] = read_matrix(write_matrix(tmp_path / "a.docx", [row], THIRD)).recommendations

    assert (read["themes"], read["groups"], read["sdgs"]) == (
        ["Domestic violence"],
        ["Women"],
        ["5 - GENDER EQUALITY"],
    )


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Ratify the Convention (No. 29) (Spain)", ["Spain"]),
        ("Ratify it (Istanbul Convention) (Spain)", ["Spain"]),
        ("Do this (Ukraine); Do that (Slovakia)", ["Ukraine", "Slovakia"]),
        ("Help all (children and others) there (France, Chile)", ["France", "Chile"]),
        ("Cooperate (Bosnia and Herzegovina)", ["Bosnia and Herzegovina"]),
        ("Cooperate (A State of Tomorrow)", ["A State of Tomorrow"]),
        ("Support its office (NHRI)", []),
        ("Do it (Spain", []),
    ],
)
def test_recommending_states_are_told_from_other_brackets(text: str, states: list[str]) -> None:
    assert list(states_in(text)) == states


def test_the_list_of_another_state_or_of_no_cycle_is_refused(tmp_path: Path) -> None:
    path = write_matrix(tmp_path / "a.docx")

    with pytest.raises(RefusedInputError, match="a list of Azerbaijan, not of SI"):
        read_recommendations(path, "SI")
    with pytest.raises(RefusedInputError, match="which cycle"):
        read_recommendations(write_matrix(tmp_path / "b.docx", header="A list"), "AZ")


def test_what_is_no_such_list_is_refused_in_a_sentence(tmp_path: Path) -> None:
    whole = write_matrix(tmp_path / "a.docx")
    other = write_matrix(tmp_path / "b.docx", [("x", "y")], ("Name", "Address"))
    text = tmp_path / "c.docx"
    text.write_text("not a document", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "d.docx", "w") as archive:
        archive.writestr("a.txt", "x")

    with pytest.raises(NotFoundError):
        read_matrix(tmp_path / "none.docx")
    with pytest.raises(FileRefusedError, match="no table with the columns"):
        read_matrix(other)
    with pytest.raises(FileRefusedError, match="not a Word document"):
        read_matrix(text)
    with pytest.raises(FileRefusedError, match="holds no Word document"):
        read_matrix(tmp_path / "d.docx")
    assert read_matrix(whole).country == "Azerbaijan"


def test_a_document_that_unpacks_to_too_much_or_expands_entities_is_refused(tmp_path: Path) -> None:
    for name, body, sentence in (
        ("bomb.docx", b"<w:document/>" + b" " * 30_000_000, "more than can be read safely"),
        ("entities.docx", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "document type declaration"),
    ):
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("word/document.xml", body)
        with pytest.raises(FileRefusedError, match=sentence):
            read_matrix(tmp_path / name)


def test_damage_anywhere_is_refused_or_read_and_never_anything_else(tmp_path: Path) -> None:
    whole = write_matrix(tmp_path / "a.docx").read_bytes()
    chance = random.Random(7)
    path = tmp_path / "b.docx"
    for _ in range(60):
        damaged = bytearray(whole)
        for _ in range(chance.randint(1, 40)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path.write_bytes(bytes(damaged[: chance.randint(1, len(damaged))] if chance.random() < 0.3 else damaged))
        with suppress(FileRefusedError):
            assert isinstance(read_matrix(path), Matrix)


def test_ctrl_c_leaves_nothing_of_the_list(house: House, tmp_path: Path) -> None:
    rows = [(f"140.{number} Do (Spain);", "Noted", "- Migrants", "") for number in range(1, 40)]

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(InterruptedWorkError, match="nothing of the file was kept"):
        import_recommendations(house.case, write_matrix(tmp_path / "a.docx", rows, FOURTH), "AZ", house.later(), stop)
    assert house.one("SELECT count(*) FROM recommendation") == 0
