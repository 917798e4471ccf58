"""An incident as a page to read."""

from collections.abc import Iterable, Iterator, Mapping

from cli.clean import width
from cli.field_words import label
from incidents.shown import Shown, ShownAct, ShownClaim, ShownDate, ShownVerification, ShownVictim
from schemas.compiled.records import SHAPES
from schemas.counted import Counted
from schemas.gazetteer import gazetteer
from schemas.speech import counted, lowered, said
from schemas.vocabulary import vocabulary

_NOT_TOLD: tuple[object, ...] = ("", None, "not_asked", (), [])
_NAMES = 16
"""Columns the names on the left take at least."""


def lines(told: Shown, lang: str) -> Iterator[str]:
    """The page, line by line: what is not known is left out, what was said of a date stands as it was said."""
    yield f"{told.code}  {told.title}"
    yield ""
    yield from _known(
        (
            (said("when"), _date(told.date)),
            (said("until"), _date(told.ended)),
            (said("time of day"), told.time_of_day),
            (said("where"), _place(told.place, told.place_text, lang)),
            (said("kind of place"), _term("place_types", told.place_type, lang)),
            (said("context"), _terms("contexts", told.contexts, lang)),
            (said("stated reason"), told.stated_reason),
            (said("impact"), told.impact),
            (said("monitoring"), _term("monitoring_statuses", told.monitoring, lang)),
            (said("checked"), _term("verification", told.verification, lang)),
            (said("public material"), _public(told.material_public)),
            (said("kept as"), _term("confidentiality", told.confidentiality, lang)),
            (said("tags"), ", ".join(told.tags)),
            (said("imported from"), f"{told.origin} {told.origin_ref}".strip()),
        )
    )
    if told.narrative:
        yield ""
        yield from told.narrative.split("\n")
    yield from _part(said("People"), (_victim(each, lang) for each in told.victims))
    acts = (line for act in told.acts for line in _act(act, lang))
    yield from _part(said("Acts (one victim, one kind of act)"), acts)
    yield from _part(
        said("Sources"),
        (
            _joined(
                f"{each.code} {each.name}".rstrip(),
                said("reliability {letter}, credibility {number}", letter=each.reliability, number=each.credibility),
                _term("source_connections", each.connection, lang),
                each.url,
            )
            for each in told.sources
        ),
    )
    yield from _part(
        said("Evidence"), (_joined(each.code, each.title or each.original_name, each.url) for each in told.evidence)
    )
    yield from _part(
        said("Checked"),
        (_checked(each, lang) for each in told.verifications),
    )
    yield from _part(said("What sources say differently"), (_claim(each, lang) for each in told.claims))
    yield from _part(said("Part of"), (_joined(each.code, each.name, each.note) for each in told.operations))
    yield from _part(
        said("Proceedings"),
        (
            _joined(
                each.code,
                each.person,
                _term("proceeding_roles", each.role, lang),
                _term("forums", each.forum, lang),
                each.reference,
                _term("proceeding_statuses", each.stands, lang) or said("how it stands is not told"),
            )
            for each in told.proceedings
        ),
    )
    yield from _part(
        said("Links"),
        (f"{_link(each.kind, each.outward, lang)} {each.code}  {each.title}" for each in told.links),
    )
    yield from _part(said("Note"), told.note.split("\n") if told.note else ())
    yield ""
    written = said("first written {first}, last {last}", first=told.created_at[:10], last=told.changed_at[:10])
    changes = counted(told.changes, "{n:,} change", "{n:,} changes")
    yield f"{changes}; {written}. `qeyd history {told.code}`"


def _checked(told: ShownVerification, lang: str) -> str:
    state = _term("verification", told.state, lang)
    again = said("looked at again by {who}", who=f"{told.reviewed_by} {told.reviewed_on}".strip())
    return _joined(state, told.by, told.on, told.method, told.note, again if told.reviewed_by else "")


def _claim(told: ShownClaim, lang: str) -> str:
    return _joined(
        f"{told.code} {told.about} {label(told.field)}: {told.value}",
        _term("stances", told.stance, lang),
        told.source,
        _term("confidences", told.confidence, lang),
        said("preferred") if told.preferred else "",
    )


def _public(answer: bool | None) -> str:
    return {True: said("yes"), False: said("no"), None: said("nobody said")}[answer]


def _link(kind: str, outward: bool, lang: str) -> str:
    label = _term("link_kinds", kind, lang)
    return label if outward else said("{link} (the other way round)", link=label)


def _victim(told: ShownVictim, lang: str) -> str:
    answers = ", ".join(
        f"{_term('consent_purposes', each.purpose, lang)}: {lowered(_term('consent_states', each.state, lang))}"
        for each in told.consents
    )
    return _joined(
        told.code,
        _people(told, lang),
        _terms("victim_groups", told.groups, lang),
        said("a name is sealed") if told.has_identity else "",
        told.description,
        said("consent: {answers}", answers=answers or said("not asked")),
    )


def _people(told: ShownVictim, lang: str) -> str:
    unit, figure = _term("counting_units", told.counting_unit, lang), Counted(told.low, told.high)
    if told.counting_unit == "individual" and figure in (Counted(None, None), Counted(1, 1)):
        return unit
    if figure == Counted(None, None):
        return said("{unit} of a size not known", unit=unit)
    return said("{unit} of {figure}", unit=unit, figure=figure)


def _act(told: ShownAct, lang: str) -> Iterator[str]:
    yield _joined(
        f"/{told.address.rpartition('/')[2]}  {told.term} {_term('act_types', told.term, lang)}",
        f"({told.as_reported})" if told.as_reported else "",
        said("to {person}", person=told.victim) if told.victim else said("victim not known"),
        _date(told.date),
        _place(told.place, told.place_text, lang),
        _terms("methods", told.methods, lang),
        _terms("bias_grounds", told.bias_grounds, lang),
        _terms("consequences", told.consequences, lang),
        ", ".join(told.articles),
        _term("statuses_at_end", told.status_at_end, lang),
        _term("verification", told.verification, lang),
    )
    for each in told.by:
        who = _joined(_term("perpetrator_classes", each.perpetrator_class, lang), each.actor_name, each.description)
        yield f"  {said('by {whom}', whom=who)}"
    for table, detail in (("detention", told.detention), ("coercion", told.coercion)):
        if detail is not None:
            yield f"  {_detail(table, {name: getattr(detail, name) for name in detail.__slots__}, lang)}"
    for more in told.details:
        yield f"  {label(more.kind)}: {_detail(more.kind, more.told, lang)}"


def _detail(table: str, told: Mapping[str, object], lang: str) -> str:
    shown = ((name, _detail_value(table, name, value, lang)) for name, value in told.items() if value not in _NOT_TOLD)
    return _joined(*(f"{label(name)}: {value}" for name, value in shown if value != ""))


def _detail_value(table: str, name: str, value: object, lang: str) -> object:
    if isinstance(value, ShownDate):
        return _date(value)
    if isinstance(value, bool):
        return _public(value)
    if isinstance(value, list | tuple):
        of = SHAPES[table][name][2]
        return ", ".join(lowered(_term(of, each, lang)) if of else each for each in value)
    if isinstance(value, str) and SHAPES[table][name][0] == "term":
        return lowered(_term(SHAPES[table][name][2], value, lang))
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _part(head: str, body: Iterable[str]) -> Iterator[str]:
    told = list(body)
    if told:
        yield ""
        yield head
        yield from (f"  {line}" for line in told)


def _known(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    told = [(name, value) for name, value in pairs if value]
    room = max([_NAMES, *(width(name) + 2 for name, _ in told)])
    yield from (f"{name}{' ' * (room - width(name))}{value}" for name, value in told)


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
