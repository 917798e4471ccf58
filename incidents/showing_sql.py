"""What ``show`` asks: ?1 is the organisation, ?2 the incident, or the record a list belongs to."""

# ruff: noqa: S608 - SQL is put together from our own words only; every value is bound

from incidents.outcomes import standing_sql

INCIDENT = """
SELECT code, title, narrative, date, date_text, ended, ended_text, time_of_day, place, place_text, place_precision,
       place_type, latitude, longitude, stated_reason, confidentiality, verification, material_public, language,
       received_on, note, origin, origin_ref, monitoring, impact, created_at, changed_at,
       (SELECT count(DISTINCT entry) FROM log_touch WHERE organisation = ?1 AND record = ?2) AS changes
FROM incident WHERE organisation = ?1 AND id = ?2
"""

LISTS = "SELECT field, term FROM coding WHERE organisation = ?1 AND record = ?2 ORDER BY field, term"

VICTIMS = """
SELECT p.id AS person, p.code AS code, counting_unit, size_low AS low, size_best AS best, size_high AS high, identified,
       minor, gender_identity, gender_modality, orientation, sex_characteristics, description_basis, description,
       EXISTS (SELECT 1 FROM identity y WHERE y.organisation = ?1 AND y.person = p.id) AS has_identity
FROM (SELECT DISTINCT person FROM act INDEXED BY act_by_incident
      WHERE organisation = ?1 AND incident = ?2 AND person IS NOT NULL) a
CROSS JOIN person p ON p.organisation = ?1 AND p.id = a.person ORDER BY p.code
"""

CONSENTS = """
SELECT purpose, state, given_on, expires_on FROM consent WHERE organisation = ?1 AND person = ?2 ORDER BY id
"""

# CROSS JOIN keeps the order of the tables: left to itself the planner begins with the larger one. INDEXED BY keeps it
# from walking every act in the order of persons or ids (measured with 100,000 incidents: 330 ms instead of 0.1).
ACTS = """
SELECT a.id AS act, a.id AS address, term, as_reported, coalesce(p.code, '') AS victim, date, date_text, place,
       place_text, age_band, status_at_end, bias_basis, official_stance, verification, note
FROM act a INDEXED BY act_by_incident LEFT JOIN person p ON p.organisation = a.organisation AND p.id = a.person
WHERE a.organisation = ?1 AND a.incident = ?2 ORDER BY a.id
"""

INVOLVEMENTS = """
SELECT v.act AS act, v.perpetrator_class AS perpetrator_class, coalesce(r.code, '') AS actor,
       coalesce(r.name, '') AS actor_name, coalesce(p.code, '') AS person, v.degree AS degree,
       v.identification_basis AS identification_basis, v.description AS description
FROM act a CROSS JOIN involvement v ON v.organisation = a.organisation AND v.act = a.id
LEFT JOIN actor r ON r.organisation = v.organisation AND r.id = v.actor
LEFT JOIN person p ON p.organisation = v.organisation AND p.id = v.person
WHERE a.organisation = ?1 AND a.incident = ?2 ORDER BY v.id
"""

DETENTIONS = """
SELECT d.act AS act, d.place_of_detention AS place_of_detention, d.authority AS authority, d.legal_basis AS legal_basis,
       d.article AS article, d.started AS started, d.started_text AS started_text, d.ended AS ended,
       d.ended_text AS ended_text, d.sentence_days AS sentence_days, d.fine AS fine,
       d.family_notified AS family_notified, d.lawyer_access AS lawyer_access, d.doctor_access AS doctor_access,
       d.device_searched AS device_searched, d.statement_signed AS statement_signed, d.note AS note,
       d.acknowledged AS acknowledged, d.interpreter AS interpreter, d.release_terms AS release_terms, d.id AS detail
FROM act a CROSS JOIN detention d ON d.organisation = a.organisation AND d.act = a.id
WHERE a.organisation = ?1 AND a.incident = ?2
"""

COERCIONS = """
SELECT d.act AS act, d.leverage AS leverage, d.demand AS demand, d.amount AS amount, d.currency AS currency,
       d.channel AS channel, d.paid AS paid, d.ongoing AS ongoing, d.note AS note, d.application AS application,
       d.amount_paid AS amount_paid
FROM act a CROSS JOIN coercion d ON d.organisation = a.organisation AND d.act = a.id
WHERE a.organisation = ?1 AND a.incident = ?2
"""

SOURCES = """
SELECT s.code AS code, s.name AS name, s.kind AS kind, s.reliability AS reliability, n.connection AS connection,
       n.material AS material, n.credibility AS credibility, n.url AS url, n.material_on AS material_on, n.note AS note
FROM information n CROSS JOIN source s ON s.organisation = n.organisation AND s.id = n.source
WHERE n.organisation = ?1 AND n.incident = ?2 ORDER BY n.id
"""

EVIDENCE = """
SELECT code, kind, title, url, sha256, size, media_type, original_name, note
FROM evidence WHERE organisation = ?1 AND incident = ?2 ORDER BY id
"""

VERIFICATIONS = """
SELECT state, checked_by AS "by", checked_on AS "on", method, note, reviewed_by, reviewed_on
FROM verification WHERE organisation = ?1 AND incident = ?2 ORDER BY id
"""

# INDEXED BY: as for the acts, the planner would else walk every proceeding in the order of codes.
PROCEEDINGS = f"""
SELECT r.code AS code, coalesce(p.code, '') AS person, r.role AS role, r.forum AS forum, r.reference AS reference,
       coalesce({standing_sql("r")}, '') AS stands
FROM proceeding r INDEXED BY proceeding_by_incident
LEFT JOIN person p ON p.organisation = r.organisation AND p.id = r.person
WHERE r.organisation = ?1 AND r.incident = ?2 ORDER BY r.id
"""

LINKS = """
SELECT l.kind AS kind, 1 AS outward, o.code AS code, o.title AS title, o.date AS date, l.note AS note
FROM link l CROSS JOIN incident o ON o.organisation = l.organisation AND o.id = l.to_incident
WHERE l.organisation = ?1 AND l.from_incident = ?2
UNION ALL
SELECT l.kind, 0, o.code, o.title, o.date, l.note
FROM link l CROSS JOIN incident o ON o.organisation = l.organisation AND o.id = l.from_incident
WHERE l.organisation = ?1 AND l.to_incident = ?2
ORDER BY 2 DESC, 3
"""

DETAILS = """
SELECT a.id, 'ill_treatment', d.id FROM act a CROSS JOIN ill_treatment d ON d.organisation = ?1 AND d.act = a.id
WHERE a.organisation = ?1 AND a.incident = ?2
UNION ALL SELECT a.id, 'killing', d.id FROM act a CROSS JOIN killing d ON d.organisation = ?1 AND d.act = a.id
WHERE a.organisation = ?1 AND a.incident = ?2
UNION ALL SELECT a.id, 'surveillance', d.id FROM act a CROSS JOIN surveillance d ON d.organisation = ?1 AND d.act = a.id
WHERE a.organisation = ?1 AND a.incident = ?2
UNION ALL SELECT a.id, 'property_loss', d.id
FROM act a CROSS JOIN property_loss d ON d.organisation = ?1 AND d.act = a.id
WHERE a.organisation = ?1 AND a.incident = ?2
"""

# Of the incident, of its acts and of their victims: what sources say of any of them is read with the incident.
CLAIMS = """
SELECT c.code AS code, c.about AS about, c.field AS field, c.value AS value, c.stance AS stance,
       c.confidence AS confidence, c.preferred AS preferred, coalesce(s.code, '') AS source
FROM (SELECT id FROM incident WHERE organisation = ?1 AND id = ?2
      UNION SELECT id FROM act WHERE organisation = ?1 AND incident = ?2
      UNION SELECT person FROM act WHERE organisation = ?1 AND incident = ?2) a
CROSS JOIN claim c ON c.organisation = ?1 AND c.about = a.id
LEFT JOIN source s ON s.organisation = c.organisation AND s.id = c.source
ORDER BY c.about, c.field, c.id
"""

OPERATIONS = """
SELECT o.code AS code, o.name AS name, l.note AS note
FROM operation_incident l CROSS JOIN operation o ON o.organisation = l.organisation AND o.id = l.operation
WHERE l.organisation = ?1 AND l.incident = ?2 ORDER BY o.code
"""
