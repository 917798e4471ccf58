"""How a date is told from the cells of a row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from incidents.importing.telling import CellRefusedError, Seen, Telling
from schemas.speech import said
from schemas.vague_date import DateRefused, VagueDate


@dataclass(frozen=True, slots=True)
class DateTelling:
    """A date: as written, or as EDTF with the words beside it, or from a first to a last day."""

    text: Telling | None = None
    edtf: Telling | None = None
    begin: Telling | None = None
    end: Telling | None = None
    day_first: bool = True
    precision: Telling | None = None
    """How exact the source says it is, in one of the words of ``PRECISIONS``."""

    def reads(self) -> Iterator[str]:
        """Every column this is told from."""
        for inner in (self.edtf, self.begin, self.end, self.text, self.precision):
            if inner:
                yield from inner.reads()

    def told(self, seen: Seen) -> tuple[dict[str, str], str]:
        """The date as a form takes it, and the column it came from; raises CellRefusedError for what is no date."""
        written, column = _single(self.text, seen)
        exact, exact_column = _single(self.edtf, seen) if self.edtf else _interval(self.begin, self.end, seen)
        column = exact_column or column
        try:
            if exact:
                date = VagueDate.from_edtf(exact, written or exact)
            elif self.edtf or not written:  # a map that reads EDTF says with an empty cell that no date is known
                return ({"edtf": "", "text": written} if written else {}), column
            else:
                date = VagueDate.read(written, day_first=self.day_first)
            date = self._as_exact_as_told(date, seen)
        except DateRefused:
            raise CellRefusedError(column, _no_date(exact or written)) from None
        return {"edtf": date.edtf if date.is_known else "", "text": date.as_written or written}, column

    def _as_exact_as_told(self, date: VagueDate, seen: Seen) -> VagueDate:
        """The date, made less exact where the source says so; raises CellRefusedError for a word that is none here."""
        told, column = _single(self.precision, seen)
        if not told or not date.is_known:
            return date
        if told not in PRECISIONS:
            raise CellRefusedError(column, said("This takes one of {known}.", known=", ".join(PRECISIONS)))
        return VagueDate.from_edtf(PRECISIONS[told](date), date.as_written or date.edtf)


def _qualified(date: VagueDate, mark: str) -> str:
    """Both ends with the mark; a date that is about and uncertain has one mark for both."""
    return "/".join(_marked(end, mark) for end in date.edtf.split("/"))


def _marked(end: str, mark: str) -> str:
    if end in ("", ".."):
        return end
    told = {end[-1]} & {"~", "?", "%"}
    return end if told & {mark, "%"} else end.rstrip("~?") + ("%" if told else mark)


def _period(date: VagueDate, length: int) -> str:
    """From the month or year of the first day to that of the last, as soft and as doubted as the date was."""
    mark = "%" if date.about and date.uncertain else "~" if date.about else "?" if date.uncertain else ""
    ends = [f"{day.isoformat()[:length]}{mark}" if day else ".." for day in (date.earliest, date.latest)]
    return ends[0] if ends[0] == ends[1] else "/".join(ends)


PRECISIONS: dict[str, Callable[[VagueDate], str]] = {
    "exact": lambda date: date.edtf,
    "month": lambda date: _period(date, len("2021-07")),
    "year": lambda date: _period(date, len("2021")),
    "about": lambda date: _qualified(date, "~"),
    "uncertain": lambda date: _qualified(date, "?"),
    "before": lambda date: f"../{date.edtf.split('/')[-1]}",
    "after": lambda date: f"{date.edtf.split('/')[0]}/..",
}
"""What a source may say of how exact a date is, and the notation the date then has: never a narrower one."""


def _single(telling: Telling | None, seen: Seen) -> tuple[str, str]:
    if telling is None:
        return "", ""
    answers = [str(answer) for answer in telling.answers(seen)]
    return "; ".join(answers), next(telling.reads(), "")


def _interval(begin: Telling | None, end: Telling | None, seen: Seen) -> tuple[str, str]:
    (first, column), (last, _) = _single(begin, seen), _single(end, seen)
    if first and last and first != last:
        return f"{first}/{last}", column
    return first or (f"../{last}" if last else ""), column


def _no_date(text: str) -> str:
    """With the cell again, only if no letter is in it: a name may have strayed into a column of dates."""
    if any(letter.isalpha() for letter in text):
        return said("This is no date that can be read.")
    return said("This is no date that can be read (“{cell}”).", cell=text[:40])
