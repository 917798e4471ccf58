"""Numbers, dates and the footer, in words that claim no more than was documented."""

from collections.abc import Sequence
from datetime import date

from exports.safe_cells import plain
from schemas.release import Audience, Flag, Release, Table

FLAGS: dict[Flag, str] = {
    "c": "withheld to protect people",
    "z": "does not apply",
    "x": "not collected",
}

AUDIENCES: dict[Audience, str] = {
    "P0": "the public (P0)",
    "P1": "a UN or OSCE body, confidential (P1)",
    "P2": "a partner under agreement (P2)",
}

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def number(value: int | None, flag: Flag = "") -> str:
    """A figure, or in square brackets why there is none; thousands are told apart from 10,000 on."""
    if value is None:
        return f"[{flag or 'c'}]"
    return f"{value:,}" if value >= 10_000 else str(value)


def counted(value: int | None, noun: str) -> str:
    """A figure in a sentence: '3 acts', '1 act', or 'a withheld number of acts'."""
    if value is None:
        return f"a withheld number of {noun}s"
    return f"{number(value)} {noun}" + ("" if value == 1 else "s")


def told(value: int | None) -> str:
    """A figure after a colon: '3', or 'withheld'."""
    return "withheld" if value is None else number(value)


def long_date(day: date) -> str:
    """2 April 2024, in every locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def listed(parts: Sequence[str], last: str = "and") -> str:
    """One, two and three."""
    return f" {last} ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def period(release: Release) -> str:
    """When it happened: 'between 1 January 2014 and 31 December 2023'."""
    first, last = release.period_first, release.period_last
    if first and last:
        return f"between {long_date(first)} and {long_date(last)}"
    if first:
        return f"since {long_date(first)}"
    return f"until {long_date(last)}" if last else "at any time"


def interval(release: Release) -> str:
    """The period as ISO 8601; an open end is two dots."""
    first, last = release.period_first, release.period_last
    return f"{first.isoformat() if first else '..'}/{last.isoformat() if last else '..'}"


def owners(release: Release) -> str:
    """Who documented; 'the documenting organisations' where they are not named."""
    return listed([plain(name) for name in release.organisations]) or "the documenting organisations"


def universe(table: Table) -> str:
    """The line under a table's title: what was counted, out of what, and how many in all."""
    total = number(table.total.value, table.total.flag)
    return f"Counting unit: {table.unit}. {plain(table.universe)} n = {total}."


def legend(table: Table) -> tuple[str, ...]:
    """What stands under a table: the signs that occur in it, its threshold, its notes."""
    signs = sorted({cell.flag for cell in table.cells if cell.flag})
    told = ["; ".join(f"[{sign}] {FLAGS[sign]}" for sign in signs) + "."] if signs else []
    threshold = [f"Counts from 1 to {table.k - 1} are withheld."] if table.k > 1 and "c" in signs else []
    return (" ".join(told + threshold), *map(plain, table.notes)) if told else tuple(map(plain, table.notes))


def footer(release: Release) -> str:
    """What stands under every page, sheet and file."""
    withheld = f" Counts below {release.k} withheld." if release.k > 1 else ""
    return (
        f"Source: incident database of {owners(release)}, release {plain(release.id)}, {interval(release)}, "
        f"extracted {release.made_on.isoformat()}. Documented cases only; not representative; minimum figures."
        f"{withheld} The counting unit is stated at each table. Made for {AUDIENCES[release.audience]}."
    )
