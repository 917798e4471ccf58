"""What every format promises, and what it may refuse."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from exports import whole_file
from exports.word_count import WordCount
from schemas.finding import Finding
from schemas.refusals import Refusal
from schemas.release import Release
from schemas.speech import counted
from schemas.submission import Submission


class ExportRefused(Refusal):
    """The document cannot be written as asked; no file was made."""


class OverLimitError(ExportRefused):
    """The text is longer than its receiver reads; no file was made."""

    def __init__(self, words: int, limit: int) -> None:
        self.words, self.limit = words, limit
        super().__init__(
            counted(
                words,
                "The submission has {n} word and the limit is {limit}: shorten it by {surplus}. No file was made.",
                "The submission has {n} words and the limit is {limit}: shorten it by {surplus}. No file was made.",
                limit=limit,
                surplus=words - limit,
            )
        )


@dataclass(frozen=True, slots=True)
class Rendered:
    """A whole document in memory, with what its author should know about it."""

    content: bytes
    words: WordCount | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A document that is on the disk, with its SHA-256 in hexadecimal."""

    path: Path
    size: int
    sha256: str
    words: WordCount | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Format:
    """One way for a release to leave: a name, the end of its file's name, and how it is drawn."""

    name: str
    suffix: str
    render: Callable[[Release, Submission | None], Rendered]

    def write(
        self, release: Release, out: Path, submission: Submission | None = None, *, replace: bool = False
    ) -> Written:
        """Write the release to a file that appears whole or not at all; the same release gives the same bytes.

        Raises ExportRefused, OverLimitError or whole_file.NotWrittenError; then there is no new file.
        """
        drawn = self.render(release, submission)
        whole_file.write(out, drawn.content, replace=replace)
        digest = hashlib.sha256(drawn.content).hexdigest()
        return Written(out, len(drawn.content), digest, drawn.words, drawn.findings)
