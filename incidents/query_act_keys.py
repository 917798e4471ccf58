"""The keys that ask one act: what was done, to whom, how it ended."""

from incidents.query_key import Key
from schemas.speech import noted

VICTIM_VOCABULARIES = ("victim_groups", "gender_identities", "gender_modalities", "orientations", "sex_characteristics")

_OF_ACT = {
    "act": Key(noted("what was done"), ("act:COE", "act:blackmail"), ("act_types",)),
    "by": Key(noted("who did it: a class, or an actor's code"), ("by:police", "by:A-0003"), ("perpetrator_classes",)),
    "victim": Key(
        noted("to whom: a group, a person's code, or minor"), ("victim:trans", "victim:P-0012"), VICTIM_VOCABULARIES
    ),
    "method": Key(noted("how it was done"), ("method:beating",), ("methods",)),
    "bias": Key(noted("the ground of the bias"), ("bias:gender",), ("bias_grounds",)),
    "biasbasis": Key(
        noted("whether the ground was so, or only believed to be"),
        ("biasbasis:perceived",),
        ("bias_bases",),
        at="act.bias_basis",
    ),
    "age": Key(noted("the age of the victim at that time"), ("age:14_17",), ("age_bands",), at="act.age_band"),
    "status": Key(
        noted("how the victim was at the end of the act"),
        ("status:released", "status:injured,dead"),
        ("statuses_at_end",),
        at="act.status_at_end",
    ),
    "consequence": Key(
        noted("what the victim was left with"), ("consequence:PSY",), ("consequences",), at="act:consequences"
    ),
    "stance": Key(
        noted("what the authorities said of it"), ("stance:denied",), ("official_stances",), at="act.official_stance"
    ),
    "article": Key(
        noted("the article of a law the act or the detention was given as"),
        ("article:535",),
        takes="words",
        at="act:articles,detention.article",
    ),
    "occupation": Key(
        noted("what the victim did for a living, by any profile"),
        ("occupation:student",),
        ("occupations",),
        at="profile.occupation",
    ),
    "consent": Key(
        noted("the last answer of the victim: a state, a purpose given, or purpose:state"),
        ("consent:given", "consent:media", "consent:named_publication:withdrawn"),
        ("consent_purposes", "consent_states"),
    ),
}

_OF_INVOLVEMENT = {
    "degree": Key(
        noted("how far they were part of it"), ("by:police degree:ordered",), ("degrees",), at="involvement.degree"
    ),
    "identified": Key(
        noted("what they were known by"),
        ("by:police identified:uniform",),
        ("identification_bases",),
        at="involvement.identification_basis",
    ),
    "later": Key(
        noted("what became of them"), ("later:promoted",), ("involvement_statuses",), at="involvement.later_status"
    ),
}

_OF_DETAILS = {
    "held": Key(
        noted("words of the place of detention"), ("held:station",), takes="words", at="detention.place_of_detention"
    ),
    "authority": Key(
        noted("words of the authority that detained"),
        ('authority:"main police"',),
        takes="words",
        at="detention.authority",
    ),
    "legalbasis": Key(
        noted("the ground of the detention"),
        ("legalbasis:administrative",),
        ("detention_bases",),
        at="detention.legal_basis",
    ),
    "days": Key(noted("days of detention by sentence"), ("days:10..30",), takes="number", at="detention.sentence_days"),
    "fine": Key(noted("the fine"), ("fine:100..",), takes="number", at="detention.fine"),
    "lawyer": Key(noted("whether a lawyer was let in"), ("lawyer:no",), ("tristate",), at="detention.lawyer_access"),
    "counsel": Key(
        noted("what counsel there was"), ("counsel:state_appointed",), ("counsels",), at="detention:counsel"
    ),
    "doctor": Key(noted("whether a doctor was let in"), ("doctor:no",), ("tristate",), at="detention.doctor_access"),
    "leverage": Key(noted("what was threatened with"), ("leverage:outing",), ("leverages",), at="coercion.leverage"),
    "demand": Key(noted("what was demanded"), ("demand:money",), ("demands",), at="coercion.demand"),
    "channel": Key(noted("how the threat came"), ("channel:dating_app",), ("channels",), at="coercion.channel"),
    "paid": Key(noted("whether it was paid"), ("paid:yes",), ("tristate",), at="coercion.paid"),
    "amount": Key(
        noted("the sum demanded"),
        ("act:COE leverage:outing amount:500..", "amount:100..500"),
        takes="number",
        at="coercion.amount",
    ),
    "currency": Key(noted("the currency of that sum"), ("currency:AZN",), takes="name", at="coercion.currency"),
    "technique": Key(
        noted("how they were watched"),
        ("technique:spyware",),
        ("surveillance_techniques",),
        at="surveillance:techniques",
    ),
    "lost": Key(
        noted("what kind of property was lost"), ("lost:phone",), ("property_kinds",), at="property_loss:kinds"
    ),
    "intent": Key(
        noted("what the ill-treatment was for"),
        ("intent:confession",),
        ("torture_intents",),
        at="ill_treatment:intents",
    ),
    "consistency": Key(
        noted("how far the findings bear the account out"),
        ("consistency:highly_consistent",),
        ("consistency_grades",),
        at="ill_treatment.consistency",
    ),
    "autopsy": Key(noted("the autopsy"), ("autopsy:refused",), ("autopsies",), at="killing.autopsy"),
}

_OF_PROCEEDINGS = {
    "forum": Key(noted("before whom a proceeding is"), ("forum:prosecutor",), ("forums",), at="proceeding.forum"),
    "role": Key(
        noted("what the person is in that proceeding"),
        ("role:defendant",),
        ("proceeding_roles",),
        at="proceeding.role",
    ),
    "outcome": Key(
        noted("what its latest step says: a step, or a status"),
        ("role:defendant outcome:dropped", "outcome:appeal"),
        ("step_kinds", "proceeding_statuses"),
    ),
    "step": Key(noted("a step it ever took"), ("step:registration_refused",), ("step_kinds",)),
}

KEYS_OF_ACTS: dict[str, Key] = _OF_ACT | _OF_INVOLVEMENT | _OF_DETAILS | _OF_PROCEEDINGS
"""Every key that asks one act, all of them together."""

INVOLVEMENT_KEYS = frozenset({"by", *_OF_INVOLVEMENT})
"""Of these, what asks one involvement."""

PROCEEDING_KEYS = frozenset(_OF_PROCEEDINGS)
"""Of these, what asks one proceeding."""
