"""Releases of every shape, with letters that hurt."""

from datetime import date
from itertools import product
from random import Random

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from schemas.release import (
    NOT_EXACT,
    TOTAL,
    Cell,
    Code,
    ConsentEffect,
    DictionaryEntry,
    Dimension,
    MethodFacts,
    Release,
    SourceShare,
    SuppressionNote,
    Table,
    Vignette,
)

PATIENTLY = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
"""A release is large and the machine may be busy: neither is a fault."""

PLAIN = ("Bakı", "Gəncə", "Насилие", "é", "a,b", 'say "so"', "<b>&amp;</b>", "x" * 60)
HOSTILE = (
    "=1+1",
    "+254",
    "＝cmd",
    "@home",
    "|pipe",
    "50%",
    " -1",
    "\ttab",
    "two\nlines",
    "\u202eabc",
    "a\u200bb",
    "x\x07y",
)
WORDS = st.sampled_from([*PLAIN, *HOSTILE, "\ufeff", "\ufffe"])
LABELS = st.lists(WORDS | st.text(max_size=12), min_size=1, max_size=3).map(" ".join)
FIGURES = st.none() | st.integers(5, 10**6)
CODES = st.from_regex(r"[A-Z]{3}(\.[1-9])?|[a-z_]{3,8}|20[0-9]{2}", fullmatch=True)


@st.composite
def dimensions(draw: st.DrawFn, name: str) -> Dimension:
    codes = draw(st.lists(CODES.filter(lambda code: code != NOT_EXACT), min_size=1, max_size=14, unique=True))
    made = [Code(code, draw(LABELS), draw(st.sampled_from([None, *codes[:place]]))) for place, code in enumerate(codes)]
    if draw(st.booleans()):
        made.append(Code(NOT_EXACT, "Date not exact"))
    return Dimension(name, draw(LABELS), tuple(made))


@st.composite
def tables(draw: st.DrawFn, number: int) -> Table:
    k = draw(st.sampled_from([5, 10]))
    names = draw(st.sampled_from([("act",), ("year",), ("act", "year"), ("perpetrator", "act"), ("place", "quarter")]))
    made = tuple(draw(dimensions(name)) for name in names)
    chance = Random(draw(st.integers(0, 2**32)))  # drawn one by one, a hundred cells take seconds
    cells = []
    for codes in product(*([code.code for code in known.codes] + [TOTAL] for known in made)):
        flag = chance.choice(["", "", "", "c", "z", "x"])
        cells.append(Cell(codes, chance.choice([0, k, chance.randint(k, 99_999)]) if flag == "" else None, flag))
    title = f"Documented {draw(LABELS)}"
    notes = tuple(draw(st.lists(LABELS, max_size=2)))
    unit = draw(st.sampled_from(["incidents", "acts", "victims"]))
    return Table(f"T{number}", title, unit, draw(LABELS), made, tuple(cells), notes, k)


@st.composite
def releases(draw: st.DrawFn) -> Release:
    made = tuple(draw(tables(number + 1)) for number in range(draw(st.integers(0, 3))))
    withheld = tuple(
        SuppressionNote(table.id, cell.codes, draw(st.sampled_from(["primary", "secondary"])))
        for table in made
        for cell in table.cells
        if cell.flag == "c"
    )
    days = sorted(draw(st.tuples(st.dates(date(1990, 1, 1)), st.dates(date(1990, 1, 1)))))
    return Release(
        id=f"R-{draw(st.integers(1, 9999)):04}",
        made_on=draw(st.dates(date(1990, 1, 1))),
        audience="P0",
        country="AZ",
        country_name="Azerbaijan",
        period_first=draw(st.sampled_from([None, days[0]])),
        period_last=draw(st.sampled_from([None, days[1]])),
        organisations=tuple(draw(st.lists(LABELS, min_size=1, max_size=2))),
        question=draw(LABELS),
        k=5,
        k_reason=draw(st.just("") | LABELS),
        tables=made,
        vignettes=tuple(Vignette(f"V{n}", "life_liberty", draw(LABELS)) for n in range(draw(st.integers(0, 2)))),
        consent_effect=ConsentEffect(
            draw(FIGURES), draw(FIGURES), tuple(draw(st.lists(st.tuples(LABELS, FIGURES), max_size=2))), "acts"
        ),
        suppressions=withheld,
        source_mix=tuple(draw(st.lists(st.builds(SourceShare, CODES, LABELS, st.integers(0, 99)), max_size=2))),
        checks=tuple(draw(st.lists(LABELS, max_size=2))),
        caveats=tuple(draw(st.lists(LABELS, max_size=2))),
        dictionary=tuple(
            DictionaryEntry(known.name, code.code, code.label, draw(LABELS))
            for known in {known.name: known for table in made for known in table.dimensions}.values()
            for code in known.codes
        ),
        method=draw(st.builds(MethodFacts, *[FIGURES] * 7)),
    )
