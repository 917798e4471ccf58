"""How many words a submission has, as its receiver counts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WordCount:
    """Words between blanks: only the body, its tables included, counts against the limit."""

    cover: int
    body: int
    annex: int
    limit: int

    @property
    def all_together(self) -> int:
        """Every word of the file."""
        return self.cover + self.body + self.annex

    @property
    def is_over(self) -> bool:
        """Whether the body is longer than its receiver reads."""
        return self.body > self.limit
