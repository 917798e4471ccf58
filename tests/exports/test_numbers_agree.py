from hypothesis import given

from exports import FORMATS
from exports.upr_document import draw_submission
from exports.upr_submission import signed_by_its_owners
from schemas.mechanism import mechanism
from schemas.release import Code, Dimension, Release
from tests.exports.example import RELEASE, release, table
from tests.exports.reading import figures_of, figures_of_csv, figures_of_word, figures_of_workbook
from tests.exports.strategies import PATIENTLY, releases


def test_one_figure_in_all_documents() -> None:
    check(RELEASE)


def test_a_table_wider_and_longer_than_a_page_loses_no_figure() -> None:
    months = Dimension("month", "Month", tuple(Code(f"m{n}", f"Month number {n}") for n in range(40)))
    places = Dimension("place", "Place", tuple(Code(f"p{n}", f"Place number {n}") for n in range(26)))

    check(release(tables=(table("T1", "Documented acts by place and month", (places, months), lambda n: n % 30),)))


@given(releases())
@PATIENTLY
def test_every_figure_of_every_release_is_the_same_in_all_documents(release: Release) -> None:
    check(release)


def check(release: Release) -> None:
    submission, _ = draw_submission(release, signed_by_its_owners(release), mechanism("upr"))
    expected = figures_of(release)

    assert figures_of_word(submission, release) == expected
    assert figures_of_workbook(FORMATS["tables"].render(release, None).content, release) == expected
    assert figures_of_csv(FORMATS["csv"].render(release, None).content) == expected
