"""A desk to work at: a case file of its own, and qeyd run on it."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from incidents import agent_client, case_file, key_file
from incidents.cost import FLOOR
from incidents.keys import Keys
from tests.cli.runner import TODAY, Result, run, run_process

WORDS = "canary orchard violin tundra meadow saffron"


@dataclass(frozen=True)
class Desk:
    """A case file and the passphrase that opens it."""

    directory: Path
    words: Path

    def run(self, *args: str, **how: object) -> Result:
        """Run qeyd here, in this process, the keys already held."""
        return run(args, case=self.directory, **how)  # type: ignore[arg-type]

    def run_process(self, *args: str, **how: object) -> Result:
        """Run qeyd here as a process of its own, opened by the passphrase file."""
        told = ("--passphrase-file", str(self.words), *args)
        return run_process(told, case=self.directory, **how)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def empty_case(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Keys]:
    """An empty case file, made once."""
    directory = tmp_path_factory.mktemp("made") / "case"
    case_file.create(directory, WORDS, country="AZ", organisation_name="Test House", now=TODAY, cost=FLOOR)
    return directory, key_file.unlock(directory / case_file.KEYS, WORDS)


@pytest.fixture
def desk(tmp_path: Path, empty_case: tuple[Path, Keys], monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A fresh copy of the empty case file, its keys held as an agent would hold them."""
    made, keys = empty_case
    directory = tmp_path / "case"
    shutil.copytree(made, directory)
    words = tmp_path / "words"
    words.write_text(f"{WORDS}\n", encoding="utf-8")
    monkeypatch.setattr(agent_client, "ask", lambda asked: keys if Path(asked) == directory else None)
    return Desk(directory, words)
