"""What stands in brackets beside a date, and what it does to it."""

import re
from dataclasses import dataclass

from schemas.date_tokens import gist
from schemas.date_words import Kind, Token
from schemas.edtf import Unclear
from schemas.speech import noted

# A remark of nothing but these is read as though it had no brackets: (?), (Believed to be), (evening), (Tuesday).
_PART_OF_THE_DATE = {
    Kind.ABOUT, Kind.UNSURE, Kind.QUESTION, Kind.NIGHT, Kind.DAYTIME, Kind.WEEKDAY, Kind.FILLER, Kind.COMMA,
}  # fmt: skip
_OF_TIME = {Kind.MONTH, Kind.SEASON, Kind.WEEKDAY, Kind.DATE, Kind.DECADE, Kind.LASTING}
_A_YEAR = 1000
_CHANGED = noted(
    'The date "{date}" has a remark in brackets that may change it: write the whole span, as in 5–8 May 2020.'
)


@dataclass(frozen=True, slots=True)
class Remark:
    """What all the remarks beside one date amount to."""

    unsure: bool = False
    of_time: bool = False
    lasting: bool = False

    def refuse_what_it_may_change(self, to_the_day: bool, one_date: bool) -> None:
        """Raise Unclear where the date without its remark would be narrower than what was told."""
        another = self.of_time and (self.unsure or (to_the_day and one_date))
        if another or (self.lasting and to_the_day):
            raise Unclear(_CHANGED)


def parted(text: str, day_first: bool) -> tuple[str, Remark]:
    """The date without its remarks, and the remarks. A remark never makes a date more exact, only less."""
    body, remark = "", Remark()
    for index, part in enumerate(re.split(r"\(([^()]*)\)", text)):
        if index % 2 == 0:
            body += part
            continue
        said, strange = gist(part, day_first)
        if not strange and _belongs_to_the_date(said):
            body += f" {part} "
        else:
            remark = _together(remark, said, strange)
            body += " "
    return body, remark


def _belongs_to_the_date(said: list[Token]) -> bool:
    return bool(said) and (said[0].kind is Kind.OR or {token.kind for token in said} <= _PART_OF_THE_DATE)


def _together(remark: Remark, said: list[Token], strange: bool) -> Remark:
    kinds = {token.kind for token in said}
    unsure = not kinds.isdisjoint({Kind.UNSURE, Kind.OR, Kind.QUESTION})
    year = any(token.kind is Kind.NUMBER and token.number >= _A_YEAR for token in said)
    # "5 people" is no date; "5" alone, or "perhaps the 5th", may be one.
    number = Kind.NUMBER in kinds and (unsure or not strange)
    of_time = year or number or not kinds.isdisjoint(_OF_TIME) or bool(said and not strange)
    return Remark(remark.unsure or unsure, remark.of_time or of_time, remark.lasting or Kind.LASTING in kinds)
