"""One verdict of a rule about something told."""

from typing import NamedTuple


class Finding(NamedTuple):
    """What is wrong or doubtful, and where: never with the value itself, which may be a person's.

    ``where`` names a field by its path in the form (``acts.2.term``) or a record by its code.
    """

    where: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.where}: {self.sentence}"
