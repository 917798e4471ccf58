"""Every date EDTF level 1 can tell, for property tests."""

from datetime import date

from hypothesis import strategies as st

QUALIFIERS = st.sampled_from(["", "~", "?", "%"])
YEARS = st.integers(1801, 2198)


def days() -> st.SearchStrategy[str]:
    return st.dates(date(1800, 1, 1), date(2199, 12, 31)).map(date.isoformat)


def months() -> st.SearchStrategy[str]:
    return st.builds("{}-{:02}".format, YEARS, st.integers(1, 12))


def seasons() -> st.SearchStrategy[str]:
    return st.builds("{}-{}".format, YEARS, st.integers(21, 24))


def years() -> st.SearchStrategy[str]:
    return st.integers(1800, 2199).map(str)


def with_open_digits() -> st.SearchStrategy[str]:
    return st.one_of(
        st.integers(180, 219).map("{}X".format),
        st.integers(18, 21).map("{}XX".format),
        YEARS.map("{}-XX".format),
        YEARS.map("{}-XX-XX".format),
        months().map("{}-XX".format),
    )


def simple_points() -> st.SearchStrategy[str]:
    """Days, months, seasons and years, with every qualifier."""
    return st.builds("{}{}".format, st.one_of(days(), months(), seasons(), years()), QUALIFIERS)


def points() -> st.SearchStrategy[str]:
    return st.one_of(simple_points(), st.builds("{}{}".format, with_open_digits(), QUALIFIERS))


def intervals(of: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    closed = st.tuples(of, of).map(sorted).map("/".join).filter(_runs_forward)
    return st.one_of(closed, of.map("../{}".format), of.map("{}/..".format))


def dates_told() -> st.SearchStrategy[str]:
    """Every form there is, also the unknown date and the end nobody knows."""
    half_known = st.one_of(points().map("/{}".format), points().map("{}/".format))
    return st.one_of(points(), intervals(points()), half_known, st.just(""))


def _runs_forward(edtf: str) -> bool:
    from schemas.edtf import Unclear, ends

    try:
        return ends(edtf) is not None
    except Unclear:
        return False
