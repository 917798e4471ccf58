"""What is peculiar to a country: institutions, articles, reviews."""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from schemas.gazetteer import WITH_A_PACK
from schemas.vague_date import VagueDate

PACKS = Path(__file__).parent / "packs"
PARTS = ("institutions", "articles", "reviews")


class Institution(NamedTuple):
    """A body that is public knowledge, under a code that is unique within its pack; never a person.

    ``actor_class`` is a term of perpetrator_classes, ``part_of`` the code of the institution it belongs to.
    ``checked``: the source names it; otherwise somebody must confirm it.
    """

    code: str
    kind: str
    actor_class: str
    labels: dict[str, str]
    part_of: str
    place: str
    aliases: tuple[str, ...]
    source: str
    checked: bool
    note: str

    def label(self, lang: str = "en") -> str:
        """The name in that language, or in English where we have none."""
        return self.labels.get(lang) or self.labels["en"]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it goes by, each once."""
        return tuple(dict.fromkeys((*self.labels.values(), *self.aliases)))


class Article(NamedTuple):
    """An article of a law used as a pretext. Days of arrest and fine only where its text was read."""

    code: str
    law: str
    number: str
    labels: dict[str, str]
    used_for: str
    max_days: int | None
    max_fine: int | None
    seen: str
    source: str
    checked: bool
    note: str

    def label(self, lang: str = "en") -> str:
        """What it is called in that language, or in English where we have none."""
        return self.labels.get(lang) or self.labels["en"]


class Review(NamedTuple):
    """A review of the country by a body of the UN or the OSCE: one that was, one that comes, or one of every year.

    ``on`` and ``due`` are EDTF, empty where nobody knows; ``yearly`` is a month and a day (04-30).
    """

    code: str
    mechanism: str
    labels: dict[str, str]
    cycle: str
    session: str
    on: str
    due: str
    yearly: str
    documents: str
    source: str
    checked: bool
    note: str

    def label(self, lang: str = "en") -> str:
        """What it is called in that language, or in English where we have none."""
        return self.labels.get(lang) or self.labels["en"]

    def next_due(self, today: date) -> VagueDate | None:
        """The next last day for what civil society sends in, as exactly as it is known; nothing where none is ahead."""
        if self.yearly:
            this_year = f"{today.year:04d}-{self.yearly}"
            return VagueDate(this_year if this_year >= today.isoformat() else f"{today.year + 1:04d}-{self.yearly}")
        due = VagueDate(self.due)
        return due if due.latest is not None and due.latest >= today else None


class Pack(NamedTuple):
    """All of a country's pack but its places, which are the gazetteer's."""

    country: str
    institutions: tuple[Institution, ...]
    articles: tuple[Article, ...]
    reviews: tuple[Review, ...]


def pack(country: str) -> Pack:
    """The pack of a country; for one without a pack, what holds for every country (ODIHR in the OSCE's States)."""
    own = of(PACKS / country.lower(), country) if country in WITH_A_PACK else Pack(country, (), (), ())
    everywhere = [
        _review(each) for each in table(PACKS / "every_country.toml", "reviews") if country in each["countries"]
    ]
    return own._replace(reviews=(*own.reviews, *everywhere))


def of(directory: Path, country: str) -> Pack:
    """The pack in a directory that ``pack_checking`` found nothing wrong with."""
    institutions, articles, reviews = (table(directory / f"{part}.toml", part) for part in PARTS)
    return Pack(
        country,
        tuple(_institution(each) for each in institutions),
        tuple(_article(each) for each in articles),
        tuple(_review(each) for each in reviews),
    )


def table(path: Path, name: str) -> list[dict[str, Any]]:
    """The rows of one part of a pack as they are written; none where there is no such file."""
    if not path.exists():
        return []
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8")).get(name, [])
    return rows


def _institution(told: Mapping[str, Any]) -> Institution:
    return Institution(
        told["code"],
        told["kind"],
        told["class"],
        dict(told["label"]),
        told.get("part_of", ""),
        told.get("place", ""),
        tuple(told.get("aliases", ())),
        *_known(told),
    )


def _article(told: Mapping[str, Any]) -> Article:
    return Article(
        told["code"],
        told["law"],
        told.get("number", ""),
        dict(told["label"]),
        told.get("used_for", ""),
        told.get("max_days"),
        told.get("max_fine"),
        told.get("seen", ""),
        *_known(told),
    )


def _review(told: Mapping[str, Any]) -> Review:
    return Review(
        told["code"],
        told["mechanism"],
        dict(told["label"]),
        told.get("cycle", ""),
        told.get("session", ""),
        told.get("on", ""),
        told.get("due", ""),
        told.get("yearly", ""),
        told.get("documents", ""),
        *_known(told),
    )


def _known(told: Mapping[str, Any]) -> tuple[str, bool, str]:
    return told.get("source", ""), told["checked"], told.get("note", "")
