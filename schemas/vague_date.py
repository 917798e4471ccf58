"""A date as exact as it was told, and no more."""

from datetime import date

from schemas.edtf import Precision, Unclear, ends
from schemas.refusals import Refusal
from schemas.speech import said

_LONGEST_TEXT = 1_000
_PERIODS = {"year": 4, "quarter": 0, "month": 7}


class DateRefused(Refusal):
    """What was written cannot be read as a date with certainty."""


class VagueDate:
    """The days a date can mean, how much of it was told, and the text as written. Never changes once made.

    ``edtf`` is the date in EDTF level 1 ('' where it is not known); all the rest follows from it. ``earliest`` and
    ``latest`` are the edges of what was told, nothing where that side is open or nothing is known. ``about`` (``~``)
    and ``uncertain`` (``?``) say that an edge is soft or the date doubted; they do not move the edges, because neither
    EDTF nor the teller says by how much. Two are equal when notation and text are; they sort by ``sort_key``.

    Written out by hand: the standard library's dataclasses cost every command more to import than all of this.
    """

    __slots__ = ("about", "as_written", "earliest", "edtf", "latest", "precision", "uncertain")

    UNKNOWN: "VagueDate"

    edtf: str
    as_written: str
    earliest: date | None
    latest: date | None
    precision: Precision
    about: bool
    uncertain: bool

    def __init__(self, edtf: str = "", as_written: str = "") -> None:
        try:
            start, end = ends(edtf)
        except Unclear as problem:
            raise _refused(edtf, problem) from None
        for name, value in (
            ("edtf", edtf),
            ("as_written", _kept(as_written)),
            ("earliest", start.first if start else None),
            ("latest", end.last if end else None),
            ("precision", _precision(edtf, start.precision if start else None)),
            ("about", bool((start and start.about) or (end and end.about))),
            ("uncertain", bool((start and start.uncertain) or (end and end.uncertain))),
        ):
            object.__setattr__(self, name, value)

    @classmethod
    def read(cls, text: str, day_first: bool = True) -> "VagueDate":
        """Read what a person wrote in English, Azerbaijani or Russian, or EDTF.

        Promises never to be narrower than what was told and never to fill a gap; digits are day first unless they are
        ISO or ``day_first`` is false. Raises DateRefused, with one plain sentence, for whatever is not certain.
        """
        as_written = text.strip()
        if _is_edtf(as_written):
            return cls(as_written, as_written)

        from schemas.date_reading import read

        try:
            return cls(read(as_written, day_first), as_written)
        except Unclear as problem:
            raise _refused(as_written, problem) from None

    @classmethod
    def from_edtf(cls, edtf: str, as_written: str = "") -> "VagueDate":
        """The date a notation of EDTF level 1 stands for; raises DateRefused for anything else."""
        return cls(edtf, as_written)

    @classmethod
    def unknown(cls, as_written: str = "") -> "VagueDate":
        """A date nobody knows, in the words it was told with."""
        return cls("", as_written)

    @property
    def is_known(self) -> bool:
        """Whether anything at all is known of it."""
        return self.edtf != ""

    @property
    def before(self) -> bool:
        """Whether only an end is known: "before June 2020"."""
        return self.is_known and self.earliest is None

    @property
    def after(self) -> bool:
        """Whether only a start is known: "from 7 July 2021"."""
        return self.is_known and self.latest is None

    @property
    def sort_key(self) -> str:
        """ISO text that sorts by the first day, then by the last; '' (first of all) where nothing is known.

        A date with no start is put at its end, before those that begin there.
        """
        if self.earliest is None:
            return f"{self.latest}/" if self.latest else ""
        return f"{self.earliest}/{self.latest or date.max}"

    def within(self, first: date | None, last: date | None) -> bool:
        """Whether every day it can mean lies from ``first`` to ``last`` (nothing: no limit); never if unknown."""
        return (
            self.is_known
            and (first is None or (self.earliest is not None and first <= self.earliest))
            and (last is None or (self.latest is not None and self.latest <= last))
        )

    def may_be_within(self, first: date | None, last: date | None) -> bool:
        """Whether some day it can mean lies from ``first`` to ``last`` (nothing: no limit); always if unknown."""
        return (first is None or self.latest is None or first <= self.latest) and (
            last is None or self.earliest is None or self.earliest <= last
        )

    def period(self, unit: str) -> str | None:
        """The "year" (2021), "quarter" (2021-Q3) or "month" (2021-07) it wholly lies in; nothing if it does not.

        Raises KeyError for another unit.
        """
        length = _PERIODS[unit]
        if self.earliest is None or self.latest is None:
            return None
        first, last = (_period(day, length) for day in (self.earliest, self.latest))
        return first if first == last else None

    def described(self, lang: str = "en") -> str:
        """The date in words of "en", "az" or "ru" (any other language: English), which read back as the same days."""
        from schemas.date_wording import worded

        return worded(self.edtf, lang)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, VagueDate):
            return NotImplemented
        return (self.edtf, self.as_written) == (other.edtf, other.as_written)

    def __lt__(self, other: "VagueDate") -> bool:
        return self._order < other._order

    def __le__(self, other: "VagueDate") -> bool:
        return self._order <= other._order

    def __hash__(self) -> int:
        return hash((self.edtf, self.as_written))

    def __repr__(self) -> str:
        return f"VagueDate({self.edtf!r}, {self.as_written!r})"

    def __str__(self) -> str:
        return self.as_written or self.described()

    def __reduce__(self) -> tuple[type["VagueDate"], tuple[str, str]]:
        return VagueDate, (self.edtf, self.as_written)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a date is never changed ({name}): make another")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a date is never changed ({name}): make another")

    @property
    def _order(self) -> tuple[str, str, str]:
        return self.sort_key, self.edtf, self.as_written

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> object:
        """Let a draft take a date, the text of one, or a table with ``edtf`` and ``text``; JSON gets the table."""
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(
            told,
            serialization=core_schema.plain_serializer_function_ser_schema(as_table, when_used="json"),
        )


def told(value: object) -> VagueDate:
    """The date a form holds: a date, text to read, or a table with edtf and text; raises DateRefused."""
    match value:
        case VagueDate():
            return value
        case str():
            return VagueDate.read(value)
        case date():  # TOML and spreadsheets have dates of their own
            return VagueDate.read(value.isoformat()[:10])
        case {"edtf": str(edtf), "text": str(text), **more} if not more:
            return VagueDate.from_edtf(edtf, text)
        case {"edtf": str(edtf), **more} if not more:
            return VagueDate.from_edtf(edtf)
        case {"text": str(text), **more} if not more:
            return VagueDate.read(text)
    raise DateRefused(said("A date is told as text, such as 26 July 2023, or as a table with edtf and text."))


def as_table(told_date: VagueDate) -> dict[str, str]:
    """The date as a form holds it; ``told`` takes it back."""
    return {"edtf": told_date.edtf, "text": told_date.as_written}


def _kept(as_written: str) -> str:
    text = as_written.strip()
    if len(text) > _LONGEST_TEXT:
        raise DateRefused(
            said(
                "The text of a date takes at most {most:,} characters; {given:,} were given.",
                most=_LONGEST_TEXT,
                given=len(text),
            )
        )
    if not text.isprintable() and any(each == "\x00" or "\ud800" <= each <= "\udfff" for each in text):
        raise DateRefused(said("The text of a date holds a character that no record can keep; type it again."))
    return text


def _is_edtf(text: str) -> bool:
    try:
        return ends(text) != (None, None)
    except Unclear:
        return False


def _precision(edtf: str, told_precision: Precision | None) -> Precision:
    if "/" in edtf:
        return Precision.INTERVAL
    return told_precision or Precision.UNKNOWN


def _period(day: date, length: int) -> str:
    return day.isoformat()[:length] if length else f"{day.year}-Q{(day.month + 2) // 3}"


def _refused(text: str, problem: Unclear) -> DateRefused:
    from schemas.date_form import form

    return DateRefused(problem.of(form(text)))


VagueDate.UNKNOWN = VagueDate()
