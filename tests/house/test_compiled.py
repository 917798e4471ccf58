"""What is compiled is what the models say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from schemas import compiling, shape
from schemas.compiled.records import SHAPES
from schemas.vague_date import VagueDate


def test_the_compiled_records_are_what_the_models_say():
    assert compiling.WRITTEN.read_text(encoding="utf-8") == compiling.compiled(), "run `make compile`"


def test_every_table_key_begins_with_the_organisation():
    for table in compiling.SQLModel.metadata.sorted_tables:
        assert next(iter(table.primary_key.columns)).name == "organisation", table.name
        for constraint in [*table.foreign_key_constraints, *table.indexes]:
            assert next(iter(constraint.columns)).name == "organisation", f"{table.name}: {constraint.name}"


ANSWERS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 20_000_000),
    st.floats(allow_nan=True),
    st.text(max_size=30),
    st.sampled_from(
        ["LIF.1", "given", "not_asked", "AZ-BA", "police", "T2", "reported", "trans_women", "2021-05", "A"]
    ),
    st.lists(st.sampled_from(["AZ", "slurs", "", "sticks", "protest"]), max_size=3),
    st.just({"edtf": "2021-05", "text": "May"}),
    st.just(VagueDate.from_edtf("2019-03-04")),
    st.just(b"sealed"),
    st.just(date(2020, 1, 1)),
)


@pytest.mark.parametrize("name", [name for name in SHAPES if name in compiling.DRAFTS])
@given(told=st.data())
def test_the_shape_accepts_exactly_what_the_draft_accepts(name, told):
    fields = sorted(SHAPES[name])
    form = told.draw(st.dictionaries(st.sampled_from(fields), ANSWERS, max_size=len(fields)))

    kept, findings = shape.read(name, form)
    draft = compiling.DRAFTS[name]

    if findings:
        with pytest.raises(ValidationError) as refused:
            draft.model_validate(form)
        assert {finding.where for finding in findings} == {str(error["loc"][0]) for error in refused.value.errors()}
    else:
        made = draft.model_validate(form)
        assert kept == {field: getattr(made, field) for field in SHAPES[name]}


def test_a_field_nobody_knows_is_a_finding_and_not_silence():
    _, findings = shape.read("incident", {"titel": "slip of the pen"})

    assert "titel" in findings[0].sentence
    assert "slip" not in findings[0].sentence
