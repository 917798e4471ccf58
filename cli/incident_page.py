"""An incident as a page to read."""

from collections.abc import Iterable, Iterator

from incidents.shown import Shown, ShownAct, ShownCoercion, ShownDate, ShownDetention, ShownVictim
from schemas.counted import Counted, several
from schemas.gazetteer import gazetteer
from schemas.vocabulary import vocabulary


def lines(told: Shown, lang: str) -> Iterator[str]:
    """The page, line by line: what is not known is left out, what was said of a date stands as it was said."""
    yield f"{told.code}  {told.title}"
    yield ""
    yield from _known(
        (
            ("when", _date(told.date)),
            ("until", _date(told.ended)),
            ("time of day", told.time_of_day),
            ("where", _place(told.place, told.place_text, lang)),
            ("kind of place", _term("place_types", told.place_type, lang)),
            ("context", _terms("contexts", told.contexts, lang)),
            ("stated reason", told.stated_reason),
            ("checked", _term("verification", told.verification, lang)),
            ("public material", {True: "yes", False: "no", None: "nobody said"}[told.material_public]),
            ("kept as", _term("confidentiality", told.confidentiality, lang)),
            ("tags", ", ".join(told.tags)),
            ("from", f"{told.origin} {told.origin_ref}".strip()),
        )
    )
    if told.narrative:
        yield ""
        yield from told.narrative.split("\n")
    yield from _part("People", (_victim(each, lang) for each in told.victims))
    yield from _part("Acts (one victim, one kind of act)", (line for act in told.acts for line in _act(act, lang)))
    yield from _part(
        "Sources",
        (
            _joined(
                f"{each.code} {each.name}".rstrip(),
                f"reliability {each.reliability}, credibility {each.credibility}",
                _term("source_connections", each.connection, lang),
                each.url,
            )
            for each in told.sources
        ),
    )
    yield from _part(
        "Evidence", (_joined(each.code, each.title or each.original_name, each.url) for each in told.evidence)
    )
    yield from _part(
        "Checked",
        (
            _joined(_term("verification", each.state, lang), each.by, each.on, each.method, each.note)
            for each in told.verifications
        ),
    )
    yield from _part(
        "Links",
        (
            f"{_term('link_kinds', each.kind, lang)}{'' if each.outward else ' (the other way round)'}"
            f" {each.code}  {each.title}"
            for each in told.links
        ),
    )
    yield from _part("Note", told.note.split("\n") if told.note else ())
    yield ""
    written = f"first written {told.created_at[:10]}, last {told.changed_at[:10]}"
    yield f"{several(told.changes, 'change')}; {written}. `qeyd history {told.code}`"


def _victim(told: ShownVictim, lang: str) -> str:
    answers = ", ".join(f"{_term('consent_purposes', each.purpose, lang)}: {each.state}" for each in told.consents)
    return _joined(
        told.code,
        _people(told, lang),
        _terms("victim_groups", told.groups, lang),
        "a name is sealed" if told.has_identity else "",
        told.description,
        f"consent: {answers}" if answers else "consent: not asked",
    )


def _people(told: ShownVictim, lang: str) -> str:
    unit, figure = _term("counting_units", told.counting_unit, lang), Counted(told.low, told.high)
    if told.counting_unit == "individual" and figure in (Counted(None, None), Counted(1, 1)):
        return unit
    return f"{unit} of a size not known" if figure == Counted(None, None) else f"{unit} of {figure}"


def _act(told: ShownAct, lang: str) -> Iterator[str]:
    yield _joined(
        f"{told.term} {_term('act_types', told.term, lang)}",
        f"({told.as_reported})" if told.as_reported else "",
        f"to {told.victim}" if told.victim else "victim not known",
        _date(told.date),
        _place(told.place, told.place_text, lang),
        _terms("methods", told.methods, lang),
        _terms("bias_grounds", told.bias_grounds, lang),
    )
    for each in told.by:
        yield "  by " + _joined(
            _term("perpetrator_classes", each.perpetrator_class, lang), each.actor_name, each.description
        )
    for detail in (told.detention, told.coercion):
        if detail is not None:
            yield f"  {_detail(detail)}"


def _detail(told: ShownDetention | ShownCoercion) -> str:
    fields = ((name, getattr(told, name)) for name in told.__slots__)
    shown = ((name, _detail_value(value)) for name, value in fields)
    return _joined(
        *(f"{name.replace('_', ' ')}: {value}" for name, value in shown if value not in ("", None, "not_asked"))
    )


def _detail_value(value: object) -> object:
    if isinstance(value, ShownDate):
        return _date(value)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _part(head: str, body: Iterable[str]) -> Iterator[str]:
    told = list(body)
    if told:
        yield ""
        yield head
        yield from (f"  {line}" for line in told)


def _known(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield from (f"{name:<16}{value}" for name, value in pairs if value)


def _date(told: ShownDate) -> str:
    return (
        f"{told.text} [{told.edtf}]" if told.edtf and told.text and told.text != told.edtf else told.edtf or told.text
    )


def _place(code: str, text: str, lang: str) -> str:
    label = gazetteer().label(code, lang) if code else ""
    return f"{label} ({text})" if label and text and text != label else label or text


def _term(name: str, code: str, lang: str) -> str:
    return vocabulary(name).label(code, lang) if code else ""


def _terms(name: str, codes: Iterable[str], lang: str) -> str:
    return ", ".join(_term(name, code, lang) for code in codes)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
