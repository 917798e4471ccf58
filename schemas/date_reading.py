"""Reads the dates people write and says them in EDTF."""

from itertools import pairwise

from schemas.date_pieces import Piece, complete, piece, pointed
from schemas.date_remarks import Remark, parted
from schemas.date_stamps import stamped
from schemas.date_tokens import normalised, tokens
from schemas.date_words import Kind, Token, unknown_words
from schemas.edtf import Point, Precision, Unclear, beside, ends, point
from schemas.speech import noted

LONGEST = 200
_TOO_LONG = noted(
    'The date "{date}" is longer than {longest} characters: keep the date here and tell the rest in the narrative.'
)
_OUT_OF_ORDER = noted('The date "{date}" names its dates out of order: begin with the first.')
_NIGHTS = {Kind.NIGHT, Kind.NIGHT_BEFORE}
_SAYS_NOTHING = {Kind.FILLER, Kind.DAYTIME, Kind.UNSURE, *_NIGHTS}
_IN_FRONT = {Kind.BEFORE, Kind.AFTER, Kind.SINCE, Kind.BY, Kind.UNTIL, Kind.BETWEEN}
_BEHIND = {
    Kind.BEFORE_BEHIND: Kind.BEFORE,
    Kind.AFTER_BEHIND: Kind.AFTER,
    Kind.SINCE_BEHIND: Kind.SINCE,
    Kind.UNTIL_BEHIND: Kind.UNTIL,
}
_UP_TO = {Kind.TO, Kind.DASH, Kind.UNTIL, Kind.FROM_ENDING, Kind.ALL}
_LISTED = {Kind.AND, Kind.OR, Kind.SLASH}
_WHOLE = (Precision.DAY, Precision.MONTH, Precision.YEAR)


def read(text: str, day_first: bool) -> str:
    """The EDTF of what was written, '' for a date said to be unknown; raises Unclear for what is not certain.

    What is read is never narrower than what was told: a part of a month ("mid-", "first half of") is the month, about;
    a night belongs to the two days it touches; "before" excludes its day, month or year, "by", "until" and "from" take
    it in; two possible days make the interval of both; a season is taken at its longest.
    """
    if len(text) > LONGEST:
        raise Unclear(_TOO_LONG, longest=LONGEST)
    plain = normalised(text)
    if not plain or plain in unknown_words():
        return ""
    try:
        return _said(plain, day_first)
    except Unclear:
        day = stamped(plain, day_first)
        if day is None:
            raise
        return day


def _said(plain: str, day_first: bool) -> str:
    body, remark = parted(plain, day_first)
    said = tokens(body, day_first)
    kinds = {token.kind for token in said}
    bound, dates, joints = _apart([token for token in said if token.kind not in _SAYS_NOTHING])
    pieces = [piece(each) for each in dates]
    if Kind.ALL in joints and len(pieces) > 1:
        pieces[-1].year = pieces[-1].year or pieces[0].year
    complete(pieces)
    _doubt(pieces, remark, Kind.UNSURE in kinds)
    points = [pointed(each) for each in pieces]
    if kinds & _NIGHTS:
        points = _by_night(points, kinds, joints, bound)
    return _bounded(points[0], bound) if bound else _spanned(points, joints)


def _doubt(pieces: list[Piece], remark: Remark, unsure: bool) -> None:
    remark.refuse_what_it_may_change(to_the_day=pieces[-1].day is not None, one_date=len(pieces) == 1)
    for each in pieces:
        each.about = each.about or remark.of_time
        each.uncertain = each.uncertain or unsure or remark.unsure


def _apart(said: list[Token]) -> tuple[Kind | None, list[list[Token]], set[Kind]]:
    """The word before or behind all ("before", "since"), the words of each date, and what joins the dates."""
    bound, said = _bound(_punctuated(said))
    dates: list[list[Token]] = [[]]
    joints: set[Kind] = set()
    for token in said:
        if token.kind in _UP_TO or token.kind in _LISTED:
            dates.append([])
            joints.add(token.kind)
        else:
            dates[-1].append(token)
    if not all(dates):
        raise Unclear
    return _fitting(bound, len(dates), joints), dates, joints


def _fitting(bound: Kind | None, dates: int, joints: set[Kind]) -> Kind | None:
    if bound is Kind.BETWEEN and dates == 2 and joints <= {Kind.AND, Kind.DASH}:
        joints.clear()
        return None
    if bound is Kind.SINCE and dates == 2 and joints <= _UP_TO:
        return None
    if bound is Kind.BETWEEN or (bound and dates > 1):
        raise Unclear
    return bound


def _bound(said: list[Token]) -> tuple[Kind | None, list[Token]]:
    kinds = [token.kind for token in said]
    front = kinds[0] if kinds and kinds[0] in _IN_FRONT else None
    if front:
        said, kinds = said[1:], kinds[1:]
    last = kinds[-1] if kinds else None
    if last is Kind.FROM_ENDING and front is None:
        return Kind.SINCE, said[:-1]
    if last not in _BEHIND:
        return front, said
    behind = _BEHIND[last]
    marked = Kind.FROM_ENDING in kinds[-2:-1]
    if behind is Kind.UNTIL and Kind.FROM_ENDING in kinds and not marked and front is None:
        return None, said[:-1]  # sentyabrdan oktyabra qədər
    if front not in (None, behind) or (behind in (Kind.BEFORE, Kind.AFTER) and not marked):
        raise Unclear
    said = said[: -2 if marked else -1]
    return behind, said[:-1] if behind is Kind.SINCE and said and said[-1].kind in _UP_TO else said  # 2019 – present


def _punctuated(said: list[Token]) -> list[Token]:
    """Commas between days are "and"; the dash of "mid-September" and all other commas say nothing."""
    kept: list[Token] = []
    for index, token in enumerate(said):
        before = said[index - 1] if index else None
        after = said[index + 1] if index + 1 < len(said) else None
        if token.kind is Kind.COMMA:
            if before and after and _is_day(before) and _is_day(after):
                kept.append(Token(Kind.AND))
        elif token.kind is Kind.ALL:
            if kept and kept[0].kind is Kind.SINCE and before and before.kind is Kind.COMMA:
                kept.append(token)
        elif not (
            token.kind is Kind.DASH and before and before.kind is Kind.PART and after and after.kind is not Kind.PART
        ):
            kept.append(token)
    return kept


def _is_day(token: Token) -> bool:
    return token.kind is Kind.NUMBER and token.number <= 31


def _by_night(points: list[Point], kinds: set[Kind], joints: set[Kind], bound: Kind | None) -> list[Point]:
    """The two days a night touches. "Night of 12 March" can begin or end on the 12th; "22–23 Sep" says both itself."""
    first, last = points[0], points[-1]
    if last.precision is not Precision.DAY or first.precision is not Precision.DAY:
        return points
    if bound:
        raise Unclear
    if Kind.NIGHT_BEFORE in kinds:
        return [point(beside(first, -1)), *points]
    both_told = len(points) == 2 and Kind.OR not in joints and (last.first - first.first).days == 1
    return points if both_told else [*points, point(beside(last, 1))]


def _bounded(told: Point, bound: Kind) -> str:
    sharp = told.precision in _WHOLE and not told.about  # before "mid-September" may still be in September
    match bound:
        case Kind.SINCE:
            return f"{told.text}/.."
        case Kind.AFTER:
            return f"{beside(told, 1) if sharp else told.text}/.."
        case Kind.BEFORE:
            return f"../{beside(told, -1) if sharp else told.text}"
    return f"../{told.text}"


def _spanned(points: list[Point], joints: set[Kind]) -> str:
    start, end = points[0], points[-1]
    if joints & _LISTED and any(
        before.first > after.first or before.last > after.last for before, after in pairwise(points)
    ):
        raise Unclear(_OUT_OF_ORDER)
    if any(each.first < start.first or each.last > end.last for each in points[1:-1]):
        raise Unclear(_OUT_OF_ORDER)
    edtf = start.text if start.text == end.text else f"{start.text}/{end.text}"
    ends(edtf)
    return edtf
