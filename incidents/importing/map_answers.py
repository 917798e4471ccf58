"""Asks a TOML table for answers of the right kind, and notes every wrong one."""

from collections.abc import Mapping
from typing import Any

from incidents.importing.telling import plain
from schemas.finding import Finding
from schemas.speech import said


class Answers:
    """The findings of one reading; each question answers with something usable, so that reading goes on."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def wrong(self, where: str, sentence: str) -> None:
        """Note a fault."""
        self.findings.append(Finding(where, sentence))

    def only(self, told: Mapping[str, Any], known: frozenset[str], where: str) -> None:
        """No key but these: a mistyped one must not vanish silently."""
        for key in told:
            if key not in known:
                self.wrong(
                    f"{where}.{key}", said("This is not known here; known are {known}.", known=", ".join(sorted(known)))
                )

    def table(self, told: Any, where: str) -> dict[str, Any]:
        """A table."""
        if isinstance(told, dict):
            return told
        self.wrong(where, said("This takes a table."))
        return {}

    def list(self, told: Any, where: str) -> list[Any]:
        """A list."""
        if isinstance(told, list):
            return told
        self.wrong(where, said("This takes a list."))
        return []

    def words(self, told: Mapping[str, Any], key: str, where: str) -> str:
        """A text; empty if not told."""
        value = told.get(key, "")
        if isinstance(value, str):
            return value
        self.wrong(f"{where}.{key}", said("This takes a text."))
        return ""

    def strings(self, told: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
        """Several texts; none if not told."""
        value = told.get(key, [])
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            return tuple(value)
        self.wrong(f"{where}.{key}", said("This takes a list of texts."))
        return ()

    def compared(self, told: Mapping[str, Any], key: str, where: str) -> frozenset[str]:
        """Several texts, as values are compared."""
        return frozenset(plain(each) for each in self.strings(told, key, where))

    def number(self, told: Mapping[str, Any], key: str, where: str) -> int | None:
        """A whole number from 1."""
        value = told.get(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and value > 0):
            return value
        self.wrong(f"{where}.{key}", said("This takes a whole number from 1."))
        return None

    def yes_no(self, told: Mapping[str, Any], key: str, where: str, untold: bool) -> bool:
        """True or false."""
        value = told.get(key, untold)
        if isinstance(value, bool):
            return value
        self.wrong(f"{where}.{key}", said("This takes true or false."))
        return untold

    def one_of(self, told: Mapping[str, Any], key: str, where: str, choices: tuple[str, ...]) -> str:
        """One of the choices; the first if not told."""
        value = told.get(key, choices[0])
        if value in choices:
            return str(value)
        self.wrong(f"{where}.{key}", said("This takes one of {choices}.", choices=", ".join(choices)))
        return choices[0]
