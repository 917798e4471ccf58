"""How many people, as far as anybody can say."""

import re
from typing import NamedTuple

from schemas.refusals import Refusal
from schemas.speech import said

_NOBODY_SAID = {"", "?", "unknown", "not known", "n/k", "naməlum", "məlum deyil", "неизвестно", "не известно"}
_AT_LEAST = "at least |min\\.? |ən azı |ən az |azı |не менее |не меньше |минимум |мин\\.? "
_AT_MOST = "at most |up to |max\\.? |ən çoxu |ən çox |çoxu |не более |не больше |максимум |макс\\.? |до "


class Counted(NamedTuple):
    """At least ``low``, at most ``high``; None where nobody said. What it says of itself, ``read`` reads back."""

    low: int | None
    high: int | None

    def __str__(self) -> str:
        if self.low == self.high:
            return said("not known") if self.low is None else str(self.low)
        if self.high is None:
            return said("at least {n}", n=self.low)
        return said("at most {n}", n=self.high) if self.low is None else f"{self.low}-{self.high}"


def read(text: str) -> Counted:
    """``3``, ``3-5``, ``3+`` or ``at least 3``, ``at most 5``, ``unknown``; raises Refusal for anything else.

    The words in English, Azerbaijani or Russian.
    """
    told = " ".join(text.casefold().replace("–", "-").split())
    if told in _NOBODY_SAID:
        return Counted(None, None)
    if found := re.fullmatch(r"(\d{1,7})", told):
        return Counted(int(found[1]), int(found[1]))
    if found := re.fullmatch(r"(\d{1,7}) ?- ?(\d{1,7})", told):
        low, high = int(found[1]), int(found[2])
        if low > high:
            raise Refusal(said("The low figure is above the high one."))
        return Counted(low, high)
    if found := re.fullmatch(rf"(?:{_AT_LEAST})(\d{{1,7}})|(\d{{1,7}}) ?\+", told):
        return Counted(int(found[1] or found[2]), None)
    if found := re.fullmatch(rf"(?:{_AT_MOST})(\d{{1,7}})", told):
        return Counted(None, int(found[1]))
    raise Refusal(said("How many people is told as 3, 3-5, at least 3, at most 5 or unknown."))
