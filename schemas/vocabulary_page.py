"""Writes the counts of the crosswalks into docs/vocabularies.md.

``python -m schemas.vocabulary_page``; a test fails when the page tells other figures than the vocabularies.
"""

from pathlib import Path

from schemas.crosswalk import Tally, tallies

WRITTEN = Path(__file__).parent.parent / "docs" / "vocabularies.md"
BEGINS, ENDS = "<!-- from the vocabularies -->", "<!-- by hand again -->"


def page(text: str) -> str:
    """The page with its figures as they are now; what is written by hand stays."""
    before, _, rest = text.partition(BEGINS)
    _, _, after = rest.partition(ENDS)
    return f"{before}{BEGINS}\n\n{_figures()}\n\n{_schemes()}\n\n{ENDS}{after}"


def _figures() -> str:
    rows = [
        f"| [`{each.scheme.key}`](#{each.scheme.key}) | {each.scheme.title} | {each.terms} | {each.checked}"
        f" | {each.unchecked} |"
        for each in tallies()
    ]
    whole = (sum(each.checked for each in tallies()), sum(each.unchecked for each in tallies()))
    return "\n".join(
        [
            "| scheme | what it is | terms | pairs checked | pairs not checked |",
            "|---|---|---|---|---|",
            *rows,
            f"| | **all** | | **{whole[0]}** | **{whole[1]}** |",
        ]
    )


def _schemes() -> str:
    return "\n\n".join(_scheme(each) for each in tallies())


def _scheme(each: Tally) -> str:
    told = each.scheme
    return "\n".join(
        [
            f"#### {told.key}",
            "",
            f"{told.title}, {told.edition}.",
            "",
            f"- A target is: {_small(told.targets_are)}",
            f"- Where it was read: {_small(told.read_in)}",
            f"- Checked means: {_small(told.checked_means)}",
            f"- To confirm: {_small(told.to_confirm)}",
        ]
    )


def _small(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


if __name__ == "__main__":
    WRITTEN.write_text(page(WRITTEN.read_text(encoding="utf-8")), encoding="utf-8")
