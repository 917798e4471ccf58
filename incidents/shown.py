"""A whole record as it leaves the room: frozen, without a name of a person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShownDate:
    """A date: EDTF (empty if not known) and as it was written."""

    edtf: str
    text: str


@dataclass(frozen=True, slots=True)
class ShownConsent:
    """One answer to one purpose."""

    purpose: str
    state: str
    given_on: str
    expires_on: str


@dataclass(frozen=True, slots=True)
class ShownVictim:
    """A person by code; ``has_identity`` says that a name is sealed, not which."""

    code: str
    counting_unit: str
    low: int | None
    best: int | None
    high: int | None
    identified: bool | None
    minor: bool | None
    gender_identity: str
    gender_modality: str
    orientation: str
    sex_characteristics: str
    description_basis: str
    description: str
    groups: tuple[str, ...]
    consents: tuple[ShownConsent, ...]
    has_identity: bool


@dataclass(frozen=True, slots=True)
class ShownInvolvement:
    """Who did it, as far as anybody can say."""

    perpetrator_class: str
    actor: str
    actor_name: str
    person: str
    degree: str
    identification_basis: str
    description: str


@dataclass(frozen=True, slots=True)
class ShownDetention:
    """The circumstances of a detention."""

    place_of_detention: str
    authority: str
    legal_basis: str
    article: str
    started: ShownDate
    ended: ShownDate
    sentence_days: int | None
    fine: float | None
    family_notified: str
    lawyer_access: str
    doctor_access: str
    device_searched: str
    statement_signed: str
    note: str
    acknowledged: str
    interpreter: str
    release_terms: str
    counsel: tuple[str, ...]
    contacts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownCoercion:
    """Blackmail or extortion: with what, for what."""

    leverage: str
    demand: str
    amount: float | None
    currency: str
    channel: str
    paid: str
    ongoing: str
    note: str
    application: str
    amount_paid: float | None


@dataclass(frozen=True, slots=True)
class ShownDetail:
    """What is told of an act beyond it, by the record it is kept in: ill_treatment, killing, surveillance …"""

    kind: str
    told: dict[str, object]


@dataclass(frozen=True, slots=True)
class ShownAct:
    """One victim, one kind of act, by its address; ``victim`` is a person's code, empty where not known."""

    address: str
    term: str
    as_reported: str
    victim: str
    date: ShownDate
    place: str
    place_text: str
    age_band: str
    status_at_end: str
    bias_basis: str
    note: str
    methods: tuple[str, ...]
    official_stance: str
    verification: str
    bias_grounds: tuple[str, ...]
    consequences: tuple[str, ...]
    articles: tuple[str, ...]
    by: tuple[ShownInvolvement, ...]
    detention: ShownDetention | None
    coercion: ShownCoercion | None
    details: tuple[ShownDetail, ...]


@dataclass(frozen=True, slots=True)
class ShownClaim:
    """What one source says of one field of the incident, of an act or of a victim."""

    code: str
    about: str
    field: str
    value: str
    stance: str
    confidence: str
    preferred: bool | None
    source: str


@dataclass(frozen=True, slots=True)
class ShownOperation:
    """An operation the incident was part of."""

    code: str
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class ShownSource:
    """A source and what it said of the incident."""

    code: str
    name: str
    kind: str
    reliability: str
    connection: str
    material: str
    credibility: str
    url: str
    material_on: str
    note: str


@dataclass(frozen=True, slots=True)
class ShownEvidence:
    """A sealed file or a link."""

    code: str
    kind: str
    title: str
    url: str
    sha256: str
    size: int | None
    media_type: str
    original_name: str
    note: str


@dataclass(frozen=True, slots=True)
class ShownVerification:
    """One step of checking, and who looked at it again."""

    state: str
    by: str
    on: str
    method: str
    note: str
    reviewed_by: str
    reviewed_on: str


@dataclass(frozen=True, slots=True)
class ShownProceeding:
    """The legal way of one person; ``stands`` is the status its latest step left it in, empty where none says."""

    code: str
    person: str
    role: str
    forum: str
    reference: str
    stands: str


@dataclass(frozen=True, slots=True)
class ShownLink:
    """``outward``: this incident follows (is part of …) the other; otherwise the other follows this one."""

    kind: str
    outward: bool
    code: str
    title: str
    date: str
    note: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An incident with everything that hangs on it."""

    code: str
    title: str
    narrative: str
    date: ShownDate
    ended: ShownDate
    time_of_day: str
    place: str
    place_text: str
    place_precision: str
    place_type: str
    latitude: float | None
    longitude: float | None
    stated_reason: str
    confidentiality: str
    verification: str
    material_public: bool | None
    language: str
    received_on: str
    note: str
    origin: str
    origin_ref: str
    monitoring: str
    impact: str
    created_at: str
    changed_at: str
    contexts: tuple[str, ...]
    tags: tuple[str, ...]
    victims: tuple[ShownVictim, ...]
    acts: tuple[ShownAct, ...]
    sources: tuple[ShownSource, ...]
    evidence: tuple[ShownEvidence, ...]
    verifications: tuple[ShownVerification, ...]
    proceedings: tuple[ShownProceeding, ...]
    links: tuple[ShownLink, ...]
    claims: tuple[ShownClaim, ...]
    operations: tuple[ShownOperation, ...]
    changes: int
    """How many entries of the log wrote to the incident itself."""
