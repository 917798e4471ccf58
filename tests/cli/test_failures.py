import errno
import os
from io import StringIO
from pathlib import Path

import pytest

from cli.context import Context
from cli.failures import (
    CODES,
    DONE,
    FAULT,
    OVER_A_LIMIT,
    PIPE_CLOSED,
    STOPPED,
    USAGE,
    EndedEarly,
    code_of,
    told_plainly,
)
from incidents import errors
from schemas.finding import Finding
from schemas.refusals import Refusal

CANARY = "Canary Aybənizə"


def ended(error: BaseException | None) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    here = Context(environ={}, out=out, err=err)

    def work() -> None:
        if error is not None:
            raise error

    code = told_plainly(here, work)
    return code, out.getvalue(), err.getvalue()


def test_what_ends_well_says_nothing() -> None:
    assert ended(None) == (0, "", "")


@pytest.mark.parametrize(("kind", "code"), [(kind, code) for kind, code in CODES.items() if kind is not OSError])
def test_a_refusal_is_one_plain_line_and_its_code(kind: type[Exception], code: int) -> None:
    assert ended(kind("The case file is locked.")) == (code, "", "The case file is locked.\n")


def test_every_refusal_of_the_house_has_a_code() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.DomainError)]

    assert {kind.__name__ for kind in kinds} == {kind.__name__ for kind in CODES if kind not in (Refusal, OSError)}


def test_a_form_with_several_faults_has_a_line_for_each() -> None:
    class FormRefused(Refusal):
        findings = (Finding("acts.1.term", "There is no such term."), Finding("date", "That is no date."))

    code, _, said = ended(FormRefused("x"))

    assert code == 25
    assert said == "acts.1.term: There is no such term.\ndate: That is no date.\n"


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), EOFError()])
def test_a_stop_by_the_person_is_said_so(stop: BaseException) -> None:
    assert ended(stop) == (130, "", "Stopped; nothing was kept.\n")


def test_a_command_may_end_with_a_code_of_its_own() -> None:
    assert ended(EndedEarly(3)) == (3, "", "")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.ENOENT, errno.EIO, errno.EXDEV])
def test_what_the_disk_refuses_is_told_without_the_path(number: int) -> None:
    code, _, said = ended(OSError(number, os.strerror(number), f"/home/{CANARY}/case"))

    assert code == 24
    assert said.count("\n") == 1
    assert said.endswith(".\n")
    assert CANARY not in said


def test_a_full_disk_says_what_to_do() -> None:
    assert ended(OSError(errno.ENOSPC, "x"))[2] == "The disk is full: nothing was kept. Make room and do it again.\n"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_FULL", "disk is full"),
        ("SQLITE_READONLY_DBMOVED", "only be read"),
        ("SQLITE_BUSY", "Another qeyd"),
        ("SQLITE_IOERR_WRITE", "could not be read or written"),
        ("SQLITE_CORRUPT", "damaged"),
    ],
)
def test_what_the_database_refuses_at_work_is_one_plain_line(name: str, words: str) -> None:
    class OperationalError(Exception):
        sqlite_errorname = name

    code, _, said = ended(OperationalError(f"near {CANARY}"))

    assert code == 24
    assert words in said
    assert said.count("\n") == 1
    assert CANARY not in said


def test_a_full_database_of_the_real_library_is_told_plainly(tmp_path: Path) -> None:
    from incidents.connection import connect

    def work() -> None:
        records = connect(tmp_path / "records.db", b"k" * 32, must_exist=False)
        try:
            records.execute("PRAGMA max_page_count = 2")
            records.execute("CREATE TABLE kept (text TEXT)")
            records.execute("INSERT INTO kept VALUES (?)", (CANARY * 10_000,))
        finally:
            records.close()

    out, err = StringIO(), StringIO()

    assert told_plainly(Context(environ={}, out=out, err=err), work) == 24
    assert err.getvalue() == "The disk is full: nothing was kept. Make room and do it again.\n"


def test_a_fault_of_ours_shows_where_but_no_word_of_a_record() -> None:
    code, out, said = ended(KeyError(CANARY))

    assert (code, out) == (70, "")
    assert "test_failures.py, line" in said
    assert "builtins.KeyError" in said
    assert CANARY not in said
    assert str(Path(__file__).parents[2]) not in said


def test_a_nearer_type_has_the_word() -> None:
    class NewerError(errors.ConsentError):
        pass

    assert code_of(NewerError("x")) == 21


def test_every_exit_code_is_told_to_people_who_write_scripts() -> None:
    page = (Path(__file__).parents[2] / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    told = {int(line.split("|")[1]) for line in page.splitlines() if line.startswith("| ") and line[2].isdigit()}

    assert told == {DONE, USAGE, OVER_A_LIMIT, FAULT, STOPPED, PIPE_CLOSED, *CODES.values()}
