"""Keeps refused rows beside the file they came from, to be mended and imported again."""

import csv
import io
import json
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

from incidents.errors import StoreError
from incidents.importing.mapping import Refused
from incidents.importing.rows import MARK, Cell
from schemas.speech import said

_LINE, _COLUMN, _REASON, _REST = f"{MARK}line", f"{MARK}column", f"{MARK}reason", f"{MARK}rest"


@dataclass(slots=True)
class Quarantine:
    """The refused rows of one import. The file is plain text, as the one it came from is; nobody else may read it."""

    source: Path
    columns: tuple[str, ...]
    records: str = ""
    is_json: bool = False
    path: Path | None = None
    """Where the rows were put, once the import has ended well and there were any."""
    rows: int = 0
    _file: BinaryIO | None = field(default=None, repr=False)
    _beside: Path | None = None

    def add(self, refused: Refused) -> None:
        """Keep one row, with where and why it was refused."""
        marks = {
            _LINE: str(refused.row.number),
            _COLUMN: "; ".join(dict.fromkeys(fault.column for fault in refused.faults if fault.column)),
            _REASON: " ".join(fault.sentence for fault in refused.faults),
            _REST: " ".join(refused.row.rest),
        }
        with _told_if_unwritable():
            if self._file is None:
                self._begin()
            self._write({**marks, **refused.row.cells})
        self.rows += 1

    def _begin(self) -> None:
        self._beside = self.source.with_name(f".{self.source.name}.refused.{secrets.token_hex(4)}")
        self._file = os.fdopen(os.open(self._beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
        if self.is_json:
            self._put("".join(f"{{{json.dumps(step)}: " for step in self._steps) + "[\n")
        else:
            self._put("\ufeff" + _line([_LINE, _COLUMN, _REASON, _REST, *self.columns]))

    def _write(self, cells: dict[str, Cell]) -> None:
        if self.is_json:
            self._put(("" if self.rows == 0 else ",\n") + json.dumps(_unfolded(cells), ensure_ascii=False))
        else:
            told = [cells.get(name, "") for name in (_LINE, _COLUMN, _REASON, _REST, *self.columns)]
            self._put(_line([each if isinstance(each, str) else json.dumps(each) for each in told]))

    @property
    def _steps(self) -> list[str]:
        return [step for step in self.records.split(".") if step]

    def _put(self, text: str) -> None:
        if self._file:
            self._file.write(text.encode(errors="backslashreplace"))

    def keep(self) -> None:
        """The import has ended well: the file gets its name. An earlier quarantine, perhaps being mended, stays."""
        if self._file and self._beside:
            with _told_if_unwritable():
                if self.is_json:
                    self._put("\n]" + "}" * len(self._steps) + "\n")
                self._file.flush()
                os.fsync(self._file.fileno())
                self._file.close()
                self.path = _free(self.source, ".json" if self.is_json else ".csv")
                self._beside.rename(self.path)

    def drop(self) -> None:
        """The import has not ended well: nothing is left."""
        if self._file and self._beside:
            self._file.close()
            self._beside.unlink(missing_ok=True)


@contextmanager
def quarantine(
    source: Path, columns: Sequence[str], *, records: str = "", is_json: bool = False
) -> Iterator[Quarantine]:
    """Where refused rows go while the block lasts: kept if it ends well, dropped otherwise.

    A CSV or XLSX leaves ``FILE.refused.csv``, a JSON file ``FILE.refused.json``, readable with the same map. It is made
    only when a row is refused. Raises StoreError where the directory cannot be written.
    """
    kept = Quarantine(source, tuple(name for name in columns if not name.startswith(MARK)), records, is_json)
    try:
        yield kept
        kept.keep()
    except BaseException:
        kept.drop()
        raise


@contextmanager
def _told_if_unwritable() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            said(
                "The refused rows cannot be kept beside the file ({why}): copy it to where you may write.",
                why=error.strerror,
            )
        ) from error


def _line(cells: Sequence[str]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerow(cells)
    return text.getvalue()


def _unfolded(cells: dict[str, Cell]) -> dict[str, Any]:
    """Dotted names as nested tables again."""
    nested: dict[str, Any] = {}
    for name, cell in cells.items():
        *outer, last = name.split(".")
        table = nested
        for step in outer:
            inner = table.setdefault(step, {})
            table = inner if isinstance(inner, dict) else nested
        table[last] = cell
    return nested


def _free(source: Path, suffix: str) -> Path:
    names = (f"{source.name}.refused{'' if number == 1 else f'-{number}'}{suffix}" for number in count(1))
    return next(path for name in names if not (path := source.with_name(name)).exists())
