"""What is wrong with a pack, one plain sentence each."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from schemas.compiling_gazetteer import spellings
from schemas.finding import Finding
from schemas.gazetteer import Gazetteer, gazetteer
from schemas.pack_keys import shape_findings
from schemas.place_names import bare
from schemas.speech import said
from schemas.vocabulary import vocabulary

_FILES = {"places": "gazetteer.toml", **{part: f"{part}.toml" for part in ("institutions", "articles", "reviews")}}
_LONGEST_NAME = 80
Rows = list[dict[str, Any]]


def findings(directory: Path) -> tuple[Finding, ...]:
    """Everything wrong with the pack in that directory, file by file; empty for a pack that may be used."""
    head, found = _head(directory / "pack.toml")
    tables: dict[str, Rows] = {}
    for part, name in _FILES.items():
        tables[part], wrong = _rows(directory / name, part)
        found += wrong
    if found:  # what has not the right shape cannot be looked at more closely
        return tuple(found)
    country = head["country"]
    found += _places(tables["places"], country, head)
    home = {each["code"] for each in tables["places"]} or {place.code for place in gazetteer(country)}
    found += _institutions(tables["institutions"], home, gazetteer(country))
    found += _articles(tables["articles"])
    found += _reviews(tables["reviews"])
    return tuple(found)


def head_of(directory: Path) -> dict[str, Any]:
    """What ``pack.toml`` says of a pack in which nothing is wrong: its country, its capital, names never read."""
    return dict(_head(directory / "pack.toml")[0])


def _head(path: Path) -> tuple[dict[str, Any], list[Finding]]:
    head, found = _read(path)
    if found:
        return head, found
    if head is None:
        return {}, [Finding("pack.toml", said("This file is missing: it says which country the pack is of."))]
    country = head.get("country")
    if not (isinstance(country, str) and len(country) == 2 and country in gazetteer("AZ")):
        found.append(Finding("pack.toml: country", said("This takes the two letters of a country of ISO 3166.")))
    elif path.parent.name != country.lower():
        found.append(Finding("pack.toml: country", said("The folder of a pack is named like its country: az, ge.")))
    ambiguous = head.get("ambiguous", [])
    if not (isinstance(ambiguous, list) and all(isinstance(each, str) for each in ambiguous)):
        found.append(Finding("pack.toml: ambiguous", said("This takes a list of texts.")))
    if not isinstance(head.get("capital", ""), str):
        found.append(Finding("pack.toml: capital", said("This takes the code of a place.")))
    found += [
        Finding(f"pack.toml: {name}", said("No such key is known here."))
        for name in sorted(set(head) - {"country", "capital", "ambiguous"})
    ]
    return head, found


def _read(path: Path) -> tuple[Any, list[Finding]]:
    """What stands in a TOML file; nothing where there is none."""
    if not path.is_file():
        return None, []
    try:
        return tomllib.loads(path.read_text(encoding="utf-8")), []
    except UnicodeDecodeError:
        return None, [Finding(path.name, said("This file is not in UTF-8."))]
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        at = str(problem).rpartition("(at ")[2].rstrip(")") if "(at " in str(problem) else ""
        if at:
            return None, [Finding(path.name, said("This file is no TOML: see {place}.", place=at))]
        return None, [Finding(path.name, said("This file is no TOML."))]


def _rows(path: Path, part: str) -> tuple[Rows, list[Finding]]:
    told, found = _read(path)
    rows = (told or {}).get(part, [])
    if not isinstance(rows, list) or not all(isinstance(each, dict) for each in rows):
        return [], [Finding(path.name, said("This file takes tables, each headed [[{part}]].", part=part))]
    for name in sorted(set(told or {}) - {part, "reviewed"}):
        found.append(Finding(f"{path.name}: {name}", said("No such key is known here.")))
    for number, row in enumerate(rows, 1):
        found += shape_findings(part, _where(path.name, row, number), row)
    if not found:
        found += _twice(path.name, rows)
    return rows, found


def _where(name: str, row: dict[str, Any], number: int) -> str:
    code = row.get("code")
    return f"{name}: {code if isinstance(code, str) and code else number}"


def _twice(name: str, rows: Rows) -> Iterator[Finding]:
    seen: set[str] = set()
    for row in rows:
        if row["code"] in seen:
            yield Finding(f"{name}: {row['code']}", said("This code stands here twice."))
        seen.add(row["code"])


def _places(rows: Rows, country: str, head: dict[str, Any]) -> Iterator[Finding]:
    codes = {row["code"] for row in rows}
    name = "gazetteer.toml"
    if rows and country not in codes:
        yield Finding(name, said("The country itself is missing: a place with its two letters as code."))
    for row in rows:
        where, code = f"{name}: {row['code']}", row["code"]
        if code != country and not code.startswith(f"{country}-"):
            yield Finding(where, said("The code of a place begins with its country's: {country}-…", country=country))
        if (code == country) == ("parent" in row):
            yield Finding(f"{where}.parent", said("Every place has a parent, and the country alone has none."))
    yield from _chains(name, rows, "parent")
    known = codes or {place.code for place in gazetteer(country)}
    if head.get("capital") and head["capital"] not in known:
        yield Finding("pack.toml: capital", said("There is no place of this code."))
    yield from _shared_names(rows, {bare(each)[0] for each in head.get("ambiguous", ())})


def _shared_names(rows: Rows, ambiguous: set[str]) -> Iterator[Finding]:
    """Two places may share a name where one lies in the other; else the name must be called ambiguous."""
    above = {row["code"]: row.get("parent") for row in rows}
    for spelled, bearers in sorted(spellings(rows).items()):
        nested = any(all(code in _line(each, above) for each in bearers) for code in bearers)
        if not nested and spelled not in ambiguous:
            places = ", ".join(bearers)
            yield Finding(
                f"gazetteer.toml: {bearers[0]}",
                said("{places} share a name: list it under “ambiguous” in pack.toml.", places=places),
            )


def _chains(name: str, rows: Rows, key: str) -> Iterator[Finding]:
    """Every parent is there, and none lies in itself."""
    above = {row["code"]: row.get(key) for row in rows}
    for code, parent in above.items():
        if parent is not None and parent not in above:
            yield Finding(f"{name}: {code}.{key}", said("There is nothing of this code here."))
        elif code in _line(parent, above):
            yield Finding(f"{name}: {code}.{key}", said("It would lie in itself."))


def _line(code: str | None, above: dict[str, Any]) -> list[str]:
    """The code, what it lies in, and so on; ends where a circle closes."""
    found: list[str] = []
    while code is not None and code not in found:
        found.append(code)
        code = above.get(code)
    return found


def _institutions(rows: Rows, home: set[str], places: Gazetteer) -> Iterator[Finding]:
    name, classes = "institutions.toml", vocabulary("perpetrator_classes")
    yield from _chains(name, rows, "part_of")
    yield from _sourced(name, rows)
    called: dict[str, str] = {}
    for row in rows:
        where = f"{name}: {row['code']}"
        if row["class"] not in classes:
            yield Finding(f"{where}.class", said("`qeyd vocab show perpetrator_classes` lists what this takes."))
        if row.get("place") and row["place"] not in home and row["place"] not in places:
            yield Finding(f"{where}.place", said("There is no place of this code."))
        for each in dict.fromkeys((*row["label"].values(), *row.get("aliases", ()))):
            if len(each) > _LONGEST_NAME:
                yield Finding(where, said("A name has at most {n} characters.", n=_LONGEST_NAME))
            if called.setdefault(each, row["code"]) != row["code"]:
                yield Finding(where, said("{code} has a name that this one has too.", code=called[each]))


def _articles(rows: Rows) -> Iterator[Finding]:
    yield from _sourced("articles.toml", rows)
    for row in rows:
        if not row["checked"] and ("max_days" in row or "max_fine" in row):
            yield Finding(
                f"articles.toml: {row['code']}",
                said("A sanction is written down only where its text was checked."),
            )


def _reviews(rows: Rows) -> Iterator[Finding]:
    yield from _sourced("reviews.toml", rows)
    for row in rows:
        if not {"on", "due", "yearly"} & set(row):
            yield Finding(f"reviews.toml: {row['code']}", said("A review has a date: on, due or yearly."))


def _sourced(name: str, rows: Rows) -> Iterator[Finding]:
    for row in rows:
        if row["checked"] and not row.get("source"):
            yield Finding(f"{name}: {row['code']}.source", said("What is checked names its source."))
