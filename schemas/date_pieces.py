"""Each date told in a sentence, and what it leaves to its neighbour to say."""

from dataclasses import dataclass
from itertools import pairwise

from schemas.date_words import Kind, Token
from schemas.edtf import Point, Precision, Unclear, point, qualified
from schemas.speech import noted

_TWICE = noted(
    'The date "{date}" names two days, months or years where one was expected: write both dates in full, with to, and'
    " or or between them."
)
_LAST_DAY_OF_A_MONTH = 31


@dataclass(slots=True)
class Piece:
    """One date with its gaps: "26" of "26–27 July 2023"."""

    year: int | None = None
    month: int | None = None
    season: int | None = None
    day: int | None = None
    decade: int | None = None
    weekday: int | None = None
    part: bool = False
    about: bool = False
    uncertain: bool = False
    year_first: bool = False

    def tell(self, field: str, value: int) -> None:
        """Fill one gap; raises Unclear when it is filled already."""
        if getattr(self, field) is not None:
            raise Unclear(_TWICE)
        setattr(self, field, value)

    @property
    def only_a_year(self) -> bool:
        """Whether nothing but the year was told."""
        return self.month is None and self.season is None and self.day is None


def piece(said: list[Token]) -> Piece:
    """What the words of one date say; raises Unclear for a word that has no place in a date."""
    told = Piece()
    for token in said:
        match token.kind:
            case Kind.NUMBER if token.number > _LAST_DAY_OF_A_MONTH:
                told.year_first = told.only_a_year
                told.tell("year", token.number)
            case Kind.NUMBER:
                told.tell("day", token.number)
            case Kind.DATE:
                for field, number in zip(("year", "month", "day"), token.date, strict=True):
                    if number:
                        told.tell(field, number)
            case Kind.MONTH | Kind.SEASON | Kind.WEEKDAY | Kind.DECADE:
                told.tell(token.kind.value, token.number)
            case Kind.PART:
                told.part = True
            case Kind.ABOUT:
                told.about = True
            case Kind.QUESTION:
                told.uncertain = True
            case _:
                raise Unclear
    return told


def complete(pieces: list[Piece]) -> None:
    """Fill the gaps a sentence leaves to the neighbouring date: "26–27 July 2023", "mid-September to 2 October 2017".

    What stands behind is shared backwards; forwards only the month of "July 26–27, 2023" and the year of
    "2023-cü il 26 iyul – 2 avqust". Where that is not so a gap stays, and is refused later.
    """
    own_year = [told.year is not None for told in pieces]
    for told, following in pairwise(pieces):
        if following.year is None and told.year_first and not told.only_a_year:
            following.year = told.year
            following.year_first = True
        if following.day and following.month is None and following.season is None:
            following.month = told.month
    for told, following in reversed(list(pairwise(pieces))):
        _borrow(told, following)
    if pieces[0].about and not own_year[0]:
        for told in pieces:
            told.about = True
    if pieces[-1].uncertain:
        for told, own in zip(pieces, own_year, strict=True):
            told.uncertain = told.uncertain or not own


def _borrow(told: Piece, following: Piece) -> None:
    if told.decade is not None or following.decade is not None:
        return
    if told.year is None and following.only_a_year:
        raise Unclear(noted('The date "{date}" has no year on its first date: write both dates in full.'))
    told.year = told.year or following.year
    if told.only_a_year and told.part:
        told.month, told.season = following.month, following.season
    elif told.day and told.month is None and following.day:
        told.month = following.month


def pointed(told: Piece) -> Point:
    """The date a complete piece names; raises Unclear where a gap is left or the day does not exist."""
    named = point(qualified(_notation(told), told.about or told.part, told.uncertain))
    if told.weekday is not None and named.precision is Precision.DAY and named.first.weekday() != told.weekday:
        raise Unclear(noted('The date "{date}" names a day of the week that does not fit the date: check both.'))
    return named


def _notation(told: Piece) -> str:
    if told.decade is not None:
        if told.year or not told.only_a_year:
            raise Unclear(_TWICE)
        return f"{told.decade // 10}X"
    if told.day and told.month is None:
        raise Unclear(noted('The date "{date}" has a day but no month.'))
    if (told.season and (told.month or told.day)) or (told.part and told.day):
        raise Unclear
    if told.year is None and told.only_a_year:
        raise Unclear
    if told.year is None:
        raise Unclear(noted('The date "{date}" has no year: write it with four digits.'))
    within = told.season or told.month
    return f"{told.year}" + (f"-{within:02}" if within else "") + (f"-{told.day:02}" if told.day else "")
