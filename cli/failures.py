"""How a command ends: one plain line, and an exit code by type."""

import errno
import os
import sys
from collections.abc import Callable

from cli.context import Context
from incidents import errors
from schemas.refusals import Refusal

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

_PLAIN: dict[int, str] = {
    errno.ENOSPC: "The disk is full: nothing was kept. Make room and do it again.",
    errno.EDQUOT: "Your share of the disk is full: nothing was kept. Make room and do it again.",
    errno.EROFS: "The disk can only be read: nothing was kept.",
    errno.EACCES: "The system does not allow that file to be used: look at its owner and permissions.",
    errno.EPERM: "The system does not allow that file to be used: look at its owner and permissions.",
    errno.ENOENT: "There is no such file or folder.",
    errno.EEXIST: "There is already a file of that name.",
    errno.EISDIR: "That is a folder; a file was expected.",
    errno.ENOTDIR: "That is a file; a folder was expected.",
    errno.ENAMETOOLONG: "The name of the file is too long for this system.",
    errno.EIO: "The disk could not be read or written. Copy what you have to another one.",
    errno.EMFILE: "Too many files are open. Close other programs and do it again.",
}

_STORE: dict[str, str] = {
    "SQLITE_FULL": _PLAIN[errno.ENOSPC],
    "SQLITE_READONLY": "The case file can only be read: nothing was kept. Look at its permissions and its disk.",
    "SQLITE_BUSY": "Another qeyd is writing to this case file: nothing was kept. Wait for it, and do it again.",
    "SQLITE_LOCKED": "Another qeyd is writing to this case file: nothing was kept. Wait for it, and do it again.",
    "SQLITE_IOERR": "The disk could not be read or written: nothing was kept. Copy what you have to another one.",
    "SQLITE_CANTOPEN": "The case file cannot be opened: look at its owner and permissions.",
    "SQLITE_CORRUPT": "A page of the case file is damaged: keep it as it is, and run `qeyd doctor`.",
    "SQLITE_NOTADB": "A page of the case file is damaged: keep it as it is, and run `qeyd doctor`.",
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
        here.say(_truly(here, "Stopped; nothing was kept."))
        return STOPPED
    except BrokenPipeError:
        return _quiet_pipe()
    except (errors.DomainError, Refusal) as refused:
        here.say(*sentences(refused))
        return code_of(refused)
    except OSError as refused:
        here.say(_truly(here, plainly(refused)))
        _let_go_of_what_cannot_be_written(here)
        return code_of(refused)
    except Exception as fault:
        if here.raises_faults and not told_of_store(fault):
            raise
        store = told_of_store(fault)
        here.say(*([store] if store else _fault(fault)))
        return CODES[errors.StoreError] if store else FAULT
    return code


def _truly(here: Context, sentence: str) -> str:
    """What the sentence says of what was kept, made true for a command that was stopped after it had written."""
    return sentence.replace("nothing was kept", "what was recorded before is kept") if here.has_written else sentence


def code_of(refused: Exception) -> int:
    """The exit code of a refusal: that of the nearest type in CODES."""
    return next(CODES[kind] for kind in type(refused).__mro__ if kind in CODES)


def sentences(refused: errors.DomainError | Refusal) -> list[str]:
    """What to say of a refusal: a line for each finding where it has several."""
    findings = getattr(refused, "findings", ())
    return [str(finding) for finding in findings] or [refused.sentence]


def plainly(refused: OSError) -> str:
    """A sentence for what the system refused, without the path: a path may say a name."""
    known = _PLAIN.get(refused.errno or 0)
    return known or f"The system refused: {os.strerror(refused.errno) if refused.errno else type(refused).__name__}."


def told_of_store(fault: Exception) -> str:
    """A sentence for what the database refused while at work; empty for any other fault.

    Known by the name SQLite puts on its errors, since only incidents knows the library they come from.
    """
    name = getattr(fault, "sqlite_errorname", "")
    return next((told for beginning, told in _STORE.items() if name.startswith(beginning)), "")


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
        "This is a fault of qeyd, not yours. What was acknowledged before is safe.",
        "Please report the lines below; they hold no word of your records.",
        *(f"  {_place(frame.filename)}, line {frame.lineno}, in {frame.name}" for frame in frames),
        f"  {type(fault).__module__}.{type(fault).__qualname__}",
    ]


def _place(filename: str) -> str:
    """The file by its room only: the folders above may bear the name of who uses this machine."""
    return "/".join(filename.replace("\\", "/").split("/")[-2:])
