-- An empty records.db of version 1, as it was laid out. Frozen: never changed again.

CREATE TABLE actor (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	actor_class TEXT NOT NULL,
	country TEXT NOT NULL,
	part_of TEXT,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	UNIQUE (organisation, code),
	FOREIGN KEY(organisation, part_of) REFERENCES actor (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX actor_by_name ON actor (organisation, name);

CREATE TABLE coding (
	organisation TEXT NOT NULL,
	record TEXT NOT NULL,
	field TEXT NOT NULL,
	term TEXT NOT NULL,
	PRIMARY KEY (organisation, record, field, term)
)
 WITHOUT ROWID,
 STRICT;

CREATE INDEX coding_by_term ON coding (organisation, field, term, record);

CREATE TABLE incident (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	code TEXT NOT NULL,
	title TEXT NOT NULL,
	narrative TEXT NOT NULL,
	time_of_day TEXT NOT NULL,
	place TEXT NOT NULL,
	place_text TEXT NOT NULL,
	place_precision TEXT NOT NULL,
	place_type TEXT NOT NULL,
	latitude REAL,
	longitude REAL,
	stated_reason TEXT NOT NULL,
	confidentiality TEXT NOT NULL,
	verification TEXT NOT NULL,
	material_public INTEGER,
	language TEXT NOT NULL,
	received_on TEXT NOT NULL,
	note TEXT NOT NULL,
	origin TEXT NOT NULL,
	origin_ref TEXT NOT NULL,
	origin_hash TEXT NOT NULL,
	date TEXT NOT NULL,
	date_text TEXT NOT NULL,
	date_earliest TEXT,
	date_latest TEXT,
	date_sort TEXT NOT NULL,
	ended TEXT NOT NULL,
	ended_text TEXT NOT NULL,
	ended_earliest TEXT,
	ended_latest TEXT,
	PRIMARY KEY (organisation, id),
	UNIQUE (organisation, code)
)
 STRICT;

CREATE INDEX incident_by_date ON incident (organisation, date_sort, id, date_earliest, date_latest, place, verification);

CREATE UNIQUE INDEX incident_by_origin ON incident (organisation, origin, origin_ref) WHERE origin_ref <> '';

CREATE INDEX incident_by_place ON incident (organisation, place, date_sort);

CREATE TABLE log_device (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	public_key BLOB NOT NULL,
	since TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	UNIQUE (organisation, public_key)
)
 STRICT;

CREATE TABLE log_entry (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	device TEXT NOT NULL,
	seq INTEGER NOT NULL,
	previous TEXT NOT NULL,
	time TEXT NOT NULL,
	kind TEXT NOT NULL,
	body TEXT NOT NULL,
	signature BLOB NOT NULL,
	PRIMARY KEY (organisation, id)
)
 STRICT;

CREATE INDEX log_chain ON log_entry (organisation, device, seq);

CREATE TABLE log_touch (
	organisation TEXT NOT NULL,
	record TEXT NOT NULL,
	entry TEXT NOT NULL,
	number INTEGER NOT NULL,
	PRIMARY KEY (organisation, record, entry, number)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE person (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	code TEXT NOT NULL,
	counting_unit TEXT NOT NULL,
	size_low INTEGER,
	size_best INTEGER,
	size_high INTEGER,
	identified INTEGER,
	minor INTEGER,
	gender_identity TEXT NOT NULL,
	gender_modality TEXT NOT NULL,
	orientation TEXT NOT NULL,
	sex_characteristics TEXT NOT NULL,
	description_basis TEXT NOT NULL,
	description TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	UNIQUE (organisation, code)
)
 STRICT;

CREATE INDEX person_by_gender_identity ON person (organisation, gender_identity) WHERE gender_identity <> 'not_asked';

CREATE INDEX person_by_gender_modality ON person (organisation, gender_modality) WHERE gender_modality <> 'not_asked';

CREATE INDEX person_by_orientation ON person (organisation, orientation) WHERE orientation <> 'not_asked';

CREATE INDEX person_by_sex_characteristics ON person (organisation, sex_characteristics) WHERE sex_characteristics <> 'not_asked';

CREATE INDEX person_of_several ON person (organisation, id, counting_unit, size_low, size_best, size_high) WHERE counting_unit <> 'individual' OR size_low IS NOT NULL OR size_best IS NOT NULL OR size_high IS NOT NULL;

CREATE TABLE published_release (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	made_on TEXT NOT NULL,
	audience TEXT NOT NULL,
	question TEXT NOT NULL,
	k INTEGER,
	digest TEXT NOT NULL,
	content TEXT NOT NULL,
	PRIMARY KEY (organisation, id)
)
 STRICT;

CREATE TABLE source (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	reliability TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	UNIQUE (organisation, code)
)
 STRICT;

CREATE INDEX source_by_name ON source (organisation, name);

CREATE TABLE act (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	incident TEXT NOT NULL,
	person TEXT,
	term TEXT NOT NULL,
	as_reported TEXT NOT NULL,
	place TEXT NOT NULL,
	place_text TEXT NOT NULL,
	age_band TEXT NOT NULL,
	status_at_end TEXT NOT NULL,
	bias_basis TEXT NOT NULL,
	note TEXT NOT NULL,
	date TEXT NOT NULL,
	date_text TEXT NOT NULL,
	date_earliest TEXT,
	date_latest TEXT,
	PRIMARY KEY (organisation, id),
	FOREIGN KEY(organisation, incident) REFERENCES incident (organisation, id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(organisation, person) REFERENCES person (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX act_by_incident ON act (organisation, incident, term, person, id, date, date_earliest, date_latest, place);

CREATE INDEX act_by_person ON act (organisation, person, incident);

CREATE INDEX act_by_place ON act (organisation, place, incident) WHERE place <> '';

CREATE INDEX act_by_term ON act (organisation, term, incident);

CREATE TABLE consent (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	person TEXT NOT NULL,
	purpose TEXT NOT NULL,
	state TEXT NOT NULL,
	given_on TEXT NOT NULL,
	expires_on TEXT NOT NULL,
	how TEXT NOT NULL,
	taken_by TEXT NOT NULL,
	guardian TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	FOREIGN KEY(organisation, person) REFERENCES person (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX consent_by_person ON consent (organisation, person, purpose);

CREATE TABLE evidence (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	code TEXT NOT NULL,
	incident TEXT NOT NULL,
	kind TEXT NOT NULL,
	title TEXT NOT NULL,
	url TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	size INTEGER,
	media_type TEXT NOT NULL,
	original_name TEXT NOT NULL,
	vault_name TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	UNIQUE (organisation, code),
	FOREIGN KEY(organisation, incident) REFERENCES incident (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX evidence_by_incident ON evidence (organisation, incident);

CREATE INDEX evidence_by_url ON evidence (organisation, url, incident) WHERE url <> '';

CREATE TABLE identity (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	person TEXT NOT NULL,
	sealed BLOB NOT NULL,
	PRIMARY KEY (organisation, id),
	FOREIGN KEY(organisation, person) REFERENCES person (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE UNIQUE INDEX identity_of_person ON identity (organisation, person);

CREATE TABLE information (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	source TEXT NOT NULL,
	incident TEXT NOT NULL,
	connection TEXT NOT NULL,
	material TEXT NOT NULL,
	credibility TEXT NOT NULL,
	url TEXT NOT NULL,
	material_on TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	FOREIGN KEY(organisation, source) REFERENCES source (organisation, id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(organisation, incident) REFERENCES incident (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX information_by_incident ON information (organisation, incident, source);

CREATE INDEX information_by_source ON information (organisation, source, incident);

CREATE INDEX information_by_url ON information (organisation, url, incident) WHERE url <> '';

CREATE TABLE link (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	from_incident TEXT NOT NULL,
	to_incident TEXT NOT NULL,
	kind TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	UNIQUE (organisation, from_incident, to_incident, kind),
	FOREIGN KEY(organisation, from_incident) REFERENCES incident (organisation, id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(organisation, to_incident) REFERENCES incident (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX link_to ON link (organisation, to_incident);

CREATE TABLE log_part (
	organisation TEXT NOT NULL,
	entry TEXT NOT NULL,
	number INTEGER NOT NULL,
	leaf BLOB NOT NULL,
	salt BLOB,
	payload BLOB,
	PRIMARY KEY (organisation, entry, number),
	FOREIGN KEY(organisation, entry) REFERENCES log_entry (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE verification (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	incident TEXT NOT NULL,
	state TEXT NOT NULL,
	checked_by TEXT NOT NULL,
	checked_on TEXT NOT NULL,
	method TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	FOREIGN KEY(organisation, incident) REFERENCES incident (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX verification_by_incident ON verification (organisation, incident);

CREATE TABLE coercion (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	act TEXT NOT NULL,
	leverage TEXT NOT NULL,
	demand TEXT NOT NULL,
	amount REAL,
	currency TEXT NOT NULL,
	channel TEXT NOT NULL,
	paid TEXT NOT NULL,
	ongoing TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	FOREIGN KEY(organisation, act) REFERENCES act (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE UNIQUE INDEX coercion_by_act ON coercion (organisation, act);

CREATE TABLE detention (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	act TEXT NOT NULL,
	place_of_detention TEXT NOT NULL,
	authority TEXT NOT NULL,
	legal_basis TEXT NOT NULL,
	article TEXT NOT NULL,
	sentence_days INTEGER,
	fine REAL,
	family_notified TEXT NOT NULL,
	lawyer_access TEXT NOT NULL,
	doctor_access TEXT NOT NULL,
	device_searched TEXT NOT NULL,
	statement_signed TEXT NOT NULL,
	note TEXT NOT NULL,
	started TEXT NOT NULL,
	started_text TEXT NOT NULL,
	started_earliest TEXT,
	started_latest TEXT,
	ended TEXT NOT NULL,
	ended_text TEXT NOT NULL,
	ended_earliest TEXT,
	ended_latest TEXT,
	PRIMARY KEY (organisation, id),
	FOREIGN KEY(organisation, act) REFERENCES act (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE UNIQUE INDEX detention_by_act ON detention (organisation, act);

CREATE TABLE involvement (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	act TEXT NOT NULL,
	actor TEXT,
	person TEXT,
	perpetrator_class TEXT NOT NULL,
	degree TEXT NOT NULL,
	identification_basis TEXT NOT NULL,
	description TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	FOREIGN KEY(organisation, act) REFERENCES act (organisation, id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(organisation, actor) REFERENCES actor (organisation, id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(organisation, person) REFERENCES person (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE INDEX involvement_by_act ON involvement (organisation, act, perpetrator_class);

CREATE INDEX involvement_by_actor ON involvement (organisation, actor);

CREATE INDEX involvement_by_class ON involvement (organisation, perpetrator_class, act);

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE draft (id TEXT PRIMARY KEY, kind TEXT NOT NULL, saved_at TEXT NOT NULL, form TEXT NOT NULL) STRICT;

CREATE TABLE text_row (number INTEGER PRIMARY KEY, incident TEXT NOT NULL UNIQUE) STRICT;

CREATE VIRTUAL TABLE text_index USING fts5(folded, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');

INSERT INTO text_index (text_index, rank) VALUES ('secure-delete', 1);

ANALYZE sqlite_schema;

DELETE FROM sqlite_stat1;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
('actor', 'actor_by_name', '1000 1000 4'),
('actor', 'sqlite_autoindex_actor_2', '1000 1000 1'),
('actor', 'sqlite_autoindex_actor_1', '1000 1000 1'),
('coding', 'coding_by_term', '500000 500000 100000 10000 4'),
('coding', 'sqlite_autoindex_coding_1', '500000 500000 4 4 1'),
('incident', 'incident_by_place', '500000 500000 5000 4'),
('incident', 'incident_by_origin', '500000 500000 5000 1'),
('incident', 'incident_by_date', '500000 500000 4 4 4 4 4 4'),
('incident', 'sqlite_autoindex_incident_2', '500000 500000 1'),
('incident', 'sqlite_autoindex_incident_1', '500000 500000 1'),
('log_device', 'sqlite_autoindex_log_device_2', '10 10 1'),
('log_device', 'sqlite_autoindex_log_device_1', '10 10 1'),
('log_entry', 'log_chain', '500000 500000 100000 4'),
('log_entry', 'sqlite_autoindex_log_entry_1', '500000 500000 1'),
('log_touch', 'sqlite_autoindex_log_touch_1', '500000 500000 4 4 1'),
('person', 'person_of_several', '500000 500000 4 4 4 4 4'),
('person', 'person_by_sex_characteristics', '500000 500000 5000'),
('person', 'person_by_orientation', '500000 500000 5000'),
('person', 'person_by_gender_modality', '500000 500000 5000'),
('person', 'person_by_gender_identity', '500000 500000 5000'),
('person', 'sqlite_autoindex_person_2', '500000 500000 1'),
('person', 'sqlite_autoindex_person_1', '500000 500000 1'),
('published_release', 'sqlite_autoindex_published_release_1', '100 100 1'),
('source', 'source_by_name', '2000 2000 4'),
('source', 'sqlite_autoindex_source_2', '2000 2000 1'),
('source', 'sqlite_autoindex_source_1', '2000 2000 1'),
('act', 'act_by_term', '500000 500000 10000 4'),
('act', 'act_by_place', '500000 500000 5000 4'),
('act', 'act_by_person', '500000 500000 4 4'),
('act', 'act_by_incident', '500000 500000 4 4 4 4 4 4 4 4'),
('act', 'sqlite_autoindex_act_1', '500000 500000 1'),
('consent', 'consent_by_person', '500000 500000 4 4'),
('consent', 'sqlite_autoindex_consent_1', '500000 500000 1'),
('evidence', 'evidence_by_url', '500000 500000 4 4'),
('evidence', 'evidence_by_incident', '500000 500000 4'),
('evidence', 'sqlite_autoindex_evidence_2', '500000 500000 1'),
('evidence', 'sqlite_autoindex_evidence_1', '500000 500000 1'),
('identity', 'identity_of_person', '500000 500000 1'),
('identity', 'sqlite_autoindex_identity_1', '500000 500000 1'),
('information', 'information_by_url', '500000 500000 4 4'),
('information', 'information_by_source', '500000 500000 500 4'),
('information', 'information_by_incident', '500000 500000 4 4'),
('information', 'sqlite_autoindex_information_1', '500000 500000 1'),
('link', 'link_to', '50000 50000 4'),
('link', 'sqlite_autoindex_link_2', '50000 50000 4 4 1'),
('link', 'sqlite_autoindex_link_1', '50000 50000 1'),
('log_part', 'sqlite_autoindex_log_part_1', '500000 500000 4 1'),
('verification', 'verification_by_incident', '500000 500000 4'),
('verification', 'sqlite_autoindex_verification_1', '500000 500000 1'),
('coercion', 'coercion_by_act', '500000 500000 1'),
('coercion', 'sqlite_autoindex_coercion_1', '500000 500000 1'),
('detention', 'detention_by_act', '500000 500000 1'),
('detention', 'sqlite_autoindex_detention_1', '500000 500000 1'),
('involvement', 'involvement_by_class', '500000 500000 20000 4'),
('involvement', 'involvement_by_actor', '500000 500000 500'),
('involvement', 'involvement_by_act', '500000 500000 4 4'),
('involvement', 'sqlite_autoindex_involvement_1', '500000 500000 1');
