"""All tables of a release in one workbook."""

from exports.base import Format, Rendered
from schemas.release import Release
from schemas.submission import Submission


def render(release: Release, _submission: Submission | None) -> Rendered:
    """README, Contents, a sheet for each table, Dictionary, Suppression log, Method.

    Raises workbook_pages.TextTooLongError.
    """
    from exports.workbook_sheets import draw_workbook

    return Rendered(draw_workbook(release))


FORMAT = Format(name="tables", suffix=".xlsx", render=render)
