"""A release as one may look: the figures are invented."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

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

YEARS = Dimension(
    "year",
    "Year",
    (*(Code(str(year), str(year)) for year in range(2014, 2024)), Code(NOT_EXACT, "Date not exact")),
)
ACTS = Dimension(
    "act",
    "Type of act",
    (
        Code("INT", "Physical and moral integrity"),
        Code("INT.1", "Physical assault", "INT"),
        Code("INT.3", "Other cruel, inhuman or degrading treatment", "INT"),
        Code("LIB", "Liberty and security"),
        Code("LIB.2", "Police custody, detention", "LIB"),
        Code("LIB.7", "Mass round-up or police raid on persons", "LIB"),
        Code("PRV", "Privacy"),
        Code("PRV.4", "Coerced disclosure of contacts or of other LGBTI people", "PRV"),
        Code("PRV.11", "Forced medical examination", "PRV"),
        Code("COE", "Coercion and extortion"),
        Code("COE.3", "Extortion or bribe by police or officials", "COE"),
        Code("ASM", "Peaceful assembly"),
        Code("ASM.2", "Assembly dispersed", "ASM"),
        Code("DIS", "Discrimination"),
        Code("DIS.4", "Health care refused or degrading", "DIS"),
    ),
)
FAMILIES = Dimension("act", "Type of act", tuple(code for code in ACTS.codes if code.parent is None))
PERPETRATORS = Dimension(
    "perpetrator",
    "Perpetrator",
    (
        Code("police", "Police"),
        Code("other_state", "Other State body"),
        Code("private_known", "Private person known to the victim"),
        Code("private_unknown", "Private person not known"),
        Code("unknown", "Not known"),
    ),
)
PLACES = Dimension(
    "place",
    "Place",
    (
        Code("AZ-BA", "Bakı"),
        Code("AZ-GA", "Gəncə"),
        Code("AZ-SM", "Sumqayıt"),
        Code("other", "Elsewhere in the country"),
        Code("unknown", "Not known"),
    ),
)
GROUPS = Dimension(
    "victim_group",
    "Group of the victim",
    (
        Code("trans_women", "Trans women"),
        Code("gay_men", "Gay men"),
        Code("lesbian_women", "Lesbian women"),
        Code("defender", "Human-rights defenders"),
        Code("not_known", "Not known"),
    ),
)


def table(
    name: str,
    title: str,
    dimensions: Sequence[Dimension],
    count: Callable[[int], int],
    *,
    unit: Any = "acts",
    notes: tuple[str, ...] = (),
    k: int = 5,
) -> Table:
    """A table whose n-th cell counts count(n): what is below k is withheld, and a partner in its line with it."""
    shape = [[code.code for code in known.codes] + [TOTAL] for known in dimensions]
    parents = [{code.code: code.parent for code in known.codes} for known in dimensions]
    leaves = [
        [code for code in codes if code != TOTAL and code not in up.values()]
        for codes, up in zip(shape, parents, strict=True)
    ]
    values = {codes: count(place) for place, codes in enumerate(product(*leaves))}
    counts = {codes: _sum_below(codes, values, parents) for codes in product(*shape)}
    cells = tuple(Cell(codes, None, "c") if 0 < n < k else Cell(codes, n) for codes, n in counts.items())
    return Table(name, title, unit, "Everything documented in the period.", tuple(dimensions), cells, notes, k)


def _sum_below(
    codes: tuple[str, ...],
    values: dict[tuple[str, ...], int],
    parents: Sequence[dict[str, str | None]],
) -> int:
    def covers(upper: str, leaf: str, up: dict[str, str | None]) -> bool:
        return upper in {TOTAL, leaf, up[leaf]}

    return sum(n for leaf, n in values.items() if all(map(covers, codes, leaf, parents)))


def withheld_of(tables: Sequence[Table]) -> tuple[SuppressionNote, ...]:
    return tuple(
        SuppressionNote(known.id, cell.codes, "secondary" if place % 3 == 2 else "primary")
        for known in tables
        for place, cell in enumerate(cell for cell in known.cells if cell.flag == "c")
    )


TABLES = (
    table("T1", "Documented acts by type and year", (ACTS, YEARS), lambda n: (n * 7 + n // 5) % 11),
    table(
        "T2",
        "Documented acts by perpetrator and type",
        (PERPETRATORS, FAMILIES),
        lambda n: (n * 5) % 23 + (19 if n % 3 == 0 else 0),
    ),
    table(
        "T3",
        "Documented incidents by place",
        (PLACES,),
        lambda n: (61, 12, 2, 13, 3)[n],
        unit="incidents",
        notes=("Places are told no closer than the administrative unit.",),
    ),
    table(
        "T4",
        "Documented victims by group",
        (GROUPS,),
        lambda n: (44, 31, 3, 14, 2)[n],
        unit="victims",
        notes=("Groups are told as the victims describe themselves.",),
    ),
)

VIGNETTES = (
    Vignette(
        "V1",
        "life_liberty",
        "In the third quarter of 2017 officers took a trans woman, here called Person K, from a street in the capital. "
        "She was held for several days, was not allowed a lawyer, and was examined by a doctor against her will. "
        "Her complaint was not registered.",
    ),
    Vignette(
        "V2",
        "privacy",
        "In 2021 a gay man, here called Person M, was made to unlock his telephone at a police station. "
        "Officers wrote down the numbers of other men and asked for money. He left the city.",
    ),
)

RELEASE = Release(
    id="R-2024-0003",
    made_on=date(2024, 4, 2),
    audience="P0",
    country="AZ",
    country_name="Azerbaijan",
    period_first=date(2014, 1, 1),
    period_last=date(2023, 12, 31),
    organisations=("Example Coalition for Equality", "Northern Legal Aid Group"),
    question="since:2014 until:2023",
    k=5,
    k_reason="",
    tables=TABLES,
    vignettes=VIGNETTES,
    consent_effect=ConsentEffect(
        502,
        31,
        (
            ("consent to be counted was not asked", 18),
            ("consent was refused", None),
            ("consent was withdrawn", None),
        ),
        "acts",
    ),
    suppressions=withheld_of(TABLES),
    source_mix=(
        SourceShare("interview", "Interview with the victim", 58),
        SourceShare("media", "Media report", 41),
        SourceShare("court", "Court document", None, "c"),
    ),
    checks=(
        "The attacker solved all 4 tables together with 2 earlier releases and recovered no withheld figure.",
        "The narrowest range left for a withheld figure is 1 to 6.",
    ),
    caveats=(
        "Detentions of a single night are rarely reported to the submitters.",
        "A hotline was opened in 2021: figures from 2021 on are not to be compared with those before.",
    ),
    dictionary=tuple(
        DictionaryEntry(known.name, code.code, code.label, f"Documented cases of: {code.label.lower()}.")
        for known in (ACTS, YEARS, PERPETRATORS, PLACES, GROUPS)
        for code in known.codes
    ),
    method=MethodFacts(97, 91, 533, 502, 37, 8, None),
)


def release(**changes: Any) -> Release:
    """The example, with what a test wants otherwise; the list of withheld cells follows the tables."""
    made = {"suppressions": withheld_of(changes["tables"])} if "tables" in changes else {}
    return replace(RELEASE, **{**made, **changes})
