"""How a command ends: one plain line, and an exit code by type."""

import errno
import os
import sys
from collections.abc import Callable

from cli.context import Context
from incidents import errors
from schemas.refusals import Refusal
from schemas.speech import noted, said

DONE, USAGE, OVER_A_LIMIT, FAULT, STOPPED, PIPE_CLOSED = 0, 2, 3, 70, 130, 141

CODES: dict[type[Exception], int] = {
    errors.NotFoundError: 20,
    errors.ConsentError: 21,
    errors.IntegrityError: 22,
    errors.LockedError: 23,
    errors.StoreError: 24,
    errors.RefusedInputError: 25,
    errors.QueryError: 25,
    errors.DisclosureError: 26,
    errors.InterruptedWorkError: STOPPED,
    errors.DomainError: 1,
    Refusal: 25,
    OSError: 24,
}
"""The exit code of each refusal; docs/exit-codes.md tells them to people who write scripts."""

_NOT_ALLOWED = noted("The system does not allow that file to be used: look at its owner and permissions.")
_BUSY = noted("Another qeyd is writing to this case file: {kept}. Wait for it, and do it again.")
_DAMAGED = noted("A page of the case file is damaged: keep it as it is, and run `qeyd doctor`.")

_PLAIN: dict[int, str] = {
    errno.ENOSPC: noted("The disk is full: {kept}. Make room and do it again."),
    errno.EDQUOT: noted("Your share of the disk is full: {kept}. Make room and do it again."),
    errno.EROFS: noted("The disk can only be read: {kept}."),
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.ENOENT: noted("There is no such file or folder."),
    errno.EEXIST: noted("There is already a file of that name."),
    errno.EISDIR: noted("That is a folder; a file was expected."),
    errno.ENOTDIR: noted("That is a file; a folder was expected."),
    errno.ENAMETOOLONG: noted("The name of the file is too long for this system."),
    errno.EIO: noted("The disk could not be read or written. Copy what you have to another one."),
    errno.EMFILE: noted("Too many files are open. Close other programs and do it again."),
}

_STORE: dict[str, str] = {
    "SQLITE_FULL": _PLAIN[errno.ENOSPC],
    "SQLITE_READONLY": noted("The case file can only be read: {kept}. Look at its permissions and its disk."),
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "SQLITE_IOERR": noted("The disk could not be read or written: {kept}. Copy what you have to another one."),
    "SQLITE_CANTOPEN": noted("The case file cannot be opened: look at its owner and permissions."),
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_NOTADB": _DAMAGED,
}
"""What the database may refuse while it works, by the beginning of SQLite's own name for it."""


class EndedEarly(Exception):  # noqa: N818 - an end, not an error
    """A command that has shown its result and ends with a code of its own (3: over a limit)."""

    def __init__(self, code: int) -> None:
        self.code = code
        super().__init__(code)


def told_plainly(here: Context, work: Callable[[], object]) -> int:
    """Do the work; tell a refusal in one plain line each on standard error; return the exit code.

    A fault of ours keeps its traceback, without its message and without values: either may be somebody's name.
    """
    try:
        code = _worked(work)
        here.out.flush()
    except (KeyboardInterrupt, EOFError):  # Ctrl-C, and Ctrl-D where something was asked
        here.say(said("Stopped; {kept}.", kept=_kept(here.has_written)))
        return STOPPED
    except BrokenPipeError:
        return _quiet_pipe()
    except (errors.DomainError, Refusal) as refused:
        here.say(*sentences(refused))
        return code_of(refused)
    except OSError as refused:
        here.say(plainly(refused, here.has_written))
        _let_go_of_what_cannot_be_written(here)
        return code_of(refused)
    except Exception as fault:
        if here.raises_faults and not told_of_store(fault):
            raise
        store = told_of_store(fault, here.has_written)
        here.say(*([store] if store else _fault(fault)))
        return CODES[errors.StoreError] if store else FAULT
    return code


def _kept(has_written: bool) -> str:
    """What is true of what was kept, also for a command that was stopped after it had written."""
    return said("what was recorded before is kept") if has_written else said("nothing was kept")


def code_of(refused: Exception) -> int:
    """The exit code of a refusal: that of the nearest type in CODES."""
    return next(CODES[kind] for kind in type(refused).__mro__ if kind in CODES)


def sentences(refused: errors.DomainError | Refusal) -> list[str]:
    """What to say of a refusal: a line for each finding where it has several."""
    findings = getattr(refused, "findings", ())
    return [str(finding) for finding in findings] or [refused.sentence]


def plainly(refused: OSError, has_written: bool = False) -> str:
    """A sentence for what the system refused, without the path: a path may say a name."""
    if refused.errno in _PLAIN:
        return said(_PLAIN[refused.errno], kept=_kept(has_written))
    why = os.strerror(refused.errno) if refused.errno else type(refused).__name__
    return said("The system refused: {why}.", why=why)


def told_of_store(fault: Exception, has_written: bool = False) -> str:
    """A sentence for what the database refused while at work; empty for any other fault.

    Known by the name SQLite puts on its errors, since only incidents knows the library they come from.
    """
    name = getattr(fault, "sqlite_errorname", "")
    told = next((told for beginning, told in _STORE.items() if name.startswith(beginning)), "")
    return said(told, kept=_kept(has_written))


def _worked(work: Callable[[], object]) -> int:
    try:
        work()
    except EndedEarly as ended:
        return ended.code
    return DONE


def _let_go_of_what_cannot_be_written(here: Context) -> None:
    try:
        here.out.flush()
    except OSError:
        _quiet_pipe()


def _quiet_pipe() -> int:
    # What reads us has gone; python would complain once more when it flushes at its end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return PIPE_CLOSED


def _fault(fault: BaseException) -> list[str]:
    from traceback import extract_tb

    frames = extract_tb(fault.__traceback__)
    return [
        said("This is a fault of qeyd, not yours. What was acknowledged before is safe."),
        said("Please report the lines below; they hold no word of your records."),
        *(f"  {_place(frame.filename)}, line {frame.lineno}, in {frame.name}" for frame in frames),
        f"  {type(fault).__module__}.{type(fault).__qualname__}",
    ]


def _place(filename: str) -> str:
    """The file by its room only: the folders above may bear the name of who uses this machine."""
    return "/".join(filename.replace("\\", "/").split("/")[-2:])
