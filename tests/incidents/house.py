"""Builds a real case file for a story, in the field's verbs."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from incidents import case_file, key_file, recording, registers
from incidents.case_file import CaseFile
from incidents.cost import FLOOR
from incidents.keys import Keys
from incidents.recording import Recorded
from incidents.unit_of_work import writing
from schemas.form import read_form

PASSPHRASE = "glacier tuba onion velvet harbour mosaic"
BEGUN = datetime(2024, 3, 1, 9, 0, tzinfo=UTC)


def lay_ground(directory: Path) -> Keys:
    """An empty case file, made once a session: the passphrase's cost is paid here and nowhere else."""
    case_file.create(directory, PASSPHRASE, country="AZ", organisation_name="House of tests", now=BEGUN, cost=FLOOR)
    return key_file.unlock(directory / case_file.KEYS, PASSPHRASE)


@dataclass(slots=True)
class House:
    """One case file of one test. ``house.incident(...)`` takes the fields of a form."""

    directory: Path
    keys: Keys
    case: CaseFile
    now: datetime = field(default=BEGUN)

    def later(self, **passed: float) -> datetime:
        """Let time pass: ``house.later(days=3)``; a second at least."""
        self.now += timedelta(**passed) if passed else timedelta(seconds=1)
        return self.now

    def incident(self, **told: Any) -> str:
        """Log an incident as told; returns its code."""
        return self.log(told)[0].code

    def log(self, *forms: dict[str, Any], kind: str = "add") -> list[Recorded]:
        """Log several in one transaction."""
        with writing(self.case, self.later(), kind) as work:
            return [recording.log_incident(work, read_form(told)) for told in forms]

    def writing(self, kind: str = "edit") -> Any:
        """A transaction of this house: ``with house.writing() as work:``."""
        return writing(self.case, self.later(), kind)

    def add(self, table: str, **told: Any) -> str:
        """Add a record of any kind; returns what it is called."""
        with writing(self.case, self.later(), "add") as work:
            return registers.add(work, table, told)

    def edit(self, address: str, **told: Any) -> tuple[str, ...]:
        """Change a record of any kind; returns the fields that changed."""
        with writing(self.case, self.later(), "edit") as work:
            return registers.edit(work, address, told)

    def one(self, question: str, *values: object) -> Any:
        """The first column of the first row of a question to the database."""
        return self.case.connection.execute(question, values).fetchone()[0]


def opened(ground: Path, keys: Keys, directory: Path) -> Iterator[House]:
    """A house on a copy of the ground, open until the test ends."""
    shutil.copytree(ground, directory)
    with ExitStack() as stack:
        yield House(directory, keys, stack.enter_context(case_file.opened(directory, keys)))
