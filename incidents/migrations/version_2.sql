CREATE TABLE duplicate (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	code TEXT NOT NULL,
	first TEXT NOT NULL,
	second TEXT NOT NULL,
	score INTEGER,
	decision TEXT NOT NULL,
	decided_by TEXT NOT NULL,
	decided_on TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	UNIQUE (organisation, code)
)
 STRICT;

CREATE TABLE local_term (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	vocabulary TEXT NOT NULL,
	code TEXT NOT NULL,
	parent TEXT NOT NULL,
	label_en TEXT NOT NULL,
	label_az TEXT NOT NULL,
	label_ru TEXT NOT NULL,
	definition TEXT NOT NULL,
	note TEXT NOT NULL,
	unit TEXT NOT NULL,
	retired_on TEXT NOT NULL,
	merged_into TEXT NOT NULL,
	PRIMARY KEY (organisation, id)
)
 STRICT;

CREATE TABLE operation (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	code TEXT NOT NULL,
	name TEXT NOT NULL,
	place TEXT NOT NULL,
	stated_reason TEXT NOT NULL,
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
	UNIQUE (organisation, code)
)
 STRICT;

CREATE TABLE recipe (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	name TEXT NOT NULL,
	"by" TEXT NOT NULL,
	unit TEXT NOT NULL,
	"query" TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id)
)
 STRICT;

CREATE TABLE recommendation (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	code TEXT NOT NULL,
	mechanism TEXT NOT NULL,
	country TEXT NOT NULL,
	cycle TEXT NOT NULL,
	session TEXT NOT NULL,
	number TEXT NOT NULL,
	text TEXT NOT NULL,
	position TEXT NOT NULL,
	deadline TEXT NOT NULL,
	heading TEXT NOT NULL,
	source_note TEXT NOT NULL,
	url TEXT NOT NULL,
	assessment TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	UNIQUE (organisation, code)
)
 STRICT;

CREATE TABLE retention_rule (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	code TEXT NOT NULL,
	record_class TEXT NOT NULL,
	"trigger" TEXT NOT NULL,
	months INTEGER NOT NULL,
	action TEXT NOT NULL,
	reason TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	UNIQUE (organisation, code)
)
 STRICT;

CREATE TABLE saved_query (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	name TEXT NOT NULL,
	records TEXT NOT NULL,
	"query" TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id)
)
 STRICT;

CREATE TABLE support_case (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	code TEXT NOT NULL,
	title TEXT NOT NULL,
	owner TEXT NOT NULL,
	status TEXT NOT NULL,
	risk TEXT NOT NULL,
	safety_plan TEXT NOT NULL,
	opened_on TEXT NOT NULL,
	next_review TEXT NOT NULL,
	closed_on TEXT NOT NULL,
	legal_hold INTEGER,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	UNIQUE (organisation, code)
)
 STRICT;

CREATE TABLE task (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	code TEXT NOT NULL,
	title TEXT NOT NULL,
	kind TEXT NOT NULL,
	about TEXT NOT NULL,
	due_on TEXT NOT NULL,
	assignee TEXT NOT NULL,
	priority TEXT NOT NULL,
	done_on TEXT NOT NULL,
	outcome TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	UNIQUE (organisation, code)
)
 STRICT;

CREATE TABLE trashed (
	organisation TEXT NOT NULL,
	record TEXT NOT NULL,
	kind TEXT NOT NULL,
	code TEXT NOT NULL,
	owner TEXT NOT NULL,
	since TEXT NOT NULL,
	PRIMARY KEY (organisation, record)
)
 WITHOUT ROWID,
 STRICT;

CREATE TABLE access_point (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	source TEXT NOT NULL,
	url TEXT NOT NULL,
	archive_url TEXT NOT NULL,
	page TEXT NOT NULL,
	accessed_on TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	FOREIGN KEY(organisation, source) REFERENCES source (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE claim (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	code TEXT NOT NULL,
	about TEXT NOT NULL,
	field TEXT NOT NULL,
	value TEXT NOT NULL,
	stance TEXT NOT NULL,
	confidence TEXT NOT NULL,
	preferred INTEGER,
	source TEXT,
	url TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	UNIQUE (organisation, code),
	FOREIGN KEY(organisation, source) REFERENCES source (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE coding_pass (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	incident TEXT NOT NULL,
	coder TEXT NOT NULL,
	coded_on TEXT NOT NULL,
	codes TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	FOREIGN KEY(organisation, incident) REFERENCES incident (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE composition (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	actor TEXT NOT NULL,
	parent TEXT NOT NULL,
	kind TEXT NOT NULL,
	source TEXT,
	confidence TEXT NOT NULL,
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
	FOREIGN KEY(organisation, actor) REFERENCES actor (organisation, id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(organisation, parent) REFERENCES actor (organisation, id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(organisation, source) REFERENCES source (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE emplacement (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	actor TEXT NOT NULL,
	kind TEXT NOT NULL,
	place TEXT NOT NULL,
	place_text TEXT NOT NULL,
	source TEXT,
	confidence TEXT NOT NULL,
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
	FOREIGN KEY(organisation, actor) REFERENCES actor (organisation, id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(organisation, source) REFERENCES source (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE estimate (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	operation TEXT NOT NULL,
	unit TEXT NOT NULL,
	low INTEGER,
	best INTEGER,
	high INTEGER,
	source TEXT,
	confidence TEXT NOT NULL,
	url TEXT NOT NULL,
	note TEXT NOT NULL,
	date TEXT NOT NULL,
	date_text TEXT NOT NULL,
	date_earliest TEXT,
	date_latest TEXT,
	PRIMARY KEY (organisation, id),
	FOREIGN KEY(organisation, operation) REFERENCES operation (organisation, id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(organisation, source) REFERENCES source (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE intervention (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	code TEXT NOT NULL,
	kind TEXT NOT NULL,
	incident TEXT,
	person TEXT,
	support_case TEXT,
	status TEXT NOT NULL,
	priority TEXT NOT NULL,
	done_on TEXT NOT NULL,
	response TEXT NOT NULL,
	impact TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	UNIQUE (organisation, code),
	FOREIGN KEY(organisation, incident) REFERENCES incident (organisation, id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(organisation, person) REFERENCES person (organisation, id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(organisation, support_case) REFERENCES support_case (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE membership (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	actor TEXT NOT NULL,
	person TEXT NOT NULL,
	role TEXT NOT NULL,
	rank TEXT NOT NULL,
	title TEXT NOT NULL,
	real_start INTEGER,
	real_end INTEGER,
	source TEXT,
	confidence TEXT NOT NULL,
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
	FOREIGN KEY(organisation, actor) REFERENCES actor (organisation, id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(organisation, person) REFERENCES person (organisation, id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(organisation, source) REFERENCES source (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE need (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	support_case TEXT NOT NULL,
	service TEXT NOT NULL,
	urgency TEXT NOT NULL,
	state TEXT NOT NULL,
	noted_on TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	FOREIGN KEY(organisation, support_case) REFERENCES support_case (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE operation_incident (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	operation TEXT NOT NULL,
	incident TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	FOREIGN KEY(organisation, operation) REFERENCES operation (organisation, id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(organisation, incident) REFERENCES incident (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE profile (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	person TEXT NOT NULL,
	basis TEXT NOT NULL,
	gender_modality TEXT NOT NULL,
	sex_characteristics TEXT NOT NULL,
	own_words TEXT NOT NULL,
	occupation TEXT NOT NULL,
	displacement TEXT NOT NULL,
	disability TEXT NOT NULL,
	language TEXT NOT NULL,
	sealed BLOB NOT NULL,
	note TEXT NOT NULL,
	date TEXT NOT NULL,
	date_text TEXT NOT NULL,
	date_earliest TEXT,
	date_latest TEXT,
	PRIMARY KEY (organisation, id),
	FOREIGN KEY(organisation, person) REFERENCES person (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE recommendation_link (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	recommendation TEXT NOT NULL,
	incident TEXT NOT NULL,
	confirmed INTEGER,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	FOREIGN KEY(organisation, recommendation) REFERENCES recommendation (organisation, id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(organisation, incident) REFERENCES incident (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE referral (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	support_case TEXT NOT NULL,
	service TEXT NOT NULL,
	provider TEXT NOT NULL,
	urgency TEXT NOT NULL,
	state TEXT NOT NULL,
	referred_on TEXT NOT NULL,
	follow_up_on TEXT NOT NULL,
	consent TEXT NOT NULL,
	outcome TEXT NOT NULL,
	feedback TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	FOREIGN KEY(organisation, support_case) REFERENCES support_case (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE custody_event (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	evidence TEXT NOT NULL,
	kind TEXT NOT NULL,
	at TEXT NOT NULL,
	"by" TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	FOREIGN KEY(organisation, evidence) REFERENCES evidence (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE ill_treatment (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	act TEXT NOT NULL,
	leading_up TEXT NOT NULL,
	place_described TEXT NOT NULL,
	present TEXT NOT NULL,
	asked_or_said TEXT NOT NULL,
	routine TEXT NOT NULL,
	conditions TEXT NOT NULL,
	pattern TEXT NOT NULL,
	restrained TEXT NOT NULL,
	sexual TEXT NOT NULL,
	objects TEXT NOT NULL,
	injuries TEXT NOT NULL,
	witnesses INTEGER,
	medical_attention TEXT NOT NULL,
	examined TEXT NOT NULL,
	consistency TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	FOREIGN KEY(organisation, act) REFERENCES act (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE killing (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	act TEXT NOT NULL,
	cause_of_death TEXT NOT NULL,
	autopsy TEXT NOT NULL,
	death_certificate TEXT NOT NULL,
	scene TEXT NOT NULL,
	family_informed TEXT NOT NULL,
	family_access TEXT NOT NULL,
	body_returned TEXT NOT NULL,
	suspects TEXT NOT NULL,
	bias_examined TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	FOREIGN KEY(organisation, act) REFERENCES act (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE proceeding (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	code TEXT NOT NULL,
	person TEXT,
	incident TEXT,
	act TEXT,
	role TEXT NOT NULL,
	forum TEXT NOT NULL,
	authority TEXT,
	reference TEXT NOT NULL,
	legal_basis TEXT NOT NULL,
	counsel TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	UNIQUE (organisation, code),
	FOREIGN KEY(organisation, person) REFERENCES person (organisation, id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(organisation, incident) REFERENCES incident (organisation, id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(organisation, act) REFERENCES act (organisation, id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(organisation, authority) REFERENCES actor (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE property_loss (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	act TEXT NOT NULL,
	items TEXT NOT NULL,
	value REAL,
	currency TEXT NOT NULL,
	compensation TEXT NOT NULL,
	amount_compensated REAL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	FOREIGN KEY(organisation, act) REFERENCES act (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE surveillance (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	act TEXT NOT NULL,
	device_inspected TEXT NOT NULL,
	device_seized TEXT NOT NULL,
	device_status TEXT NOT NULL,
	contacts_disclosed TEXT NOT NULL,
	accounts TEXT NOT NULL,
	indicator_sha256 TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (organisation, id),
	FOREIGN KEY(organisation, act) REFERENCES act (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

CREATE TABLE proceeding_step (
	organisation TEXT NOT NULL,
	id TEXT NOT NULL,
	created_at TEXT NOT NULL,
	changed_at TEXT NOT NULL,
	proceeding TEXT NOT NULL,
	kind TEXT NOT NULL,
	due_on TEXT NOT NULL,
	authority TEXT,
	status TEXT NOT NULL,
	days INTEGER,
	amount REAL,
	currency TEXT NOT NULL,
	reference TEXT NOT NULL,
	reason TEXT NOT NULL,
	url TEXT NOT NULL,
	note TEXT NOT NULL,
	date TEXT NOT NULL,
	date_text TEXT NOT NULL,
	date_earliest TEXT,
	date_latest TEXT,
	PRIMARY KEY (organisation, id),
	FOREIGN KEY(organisation, proceeding) REFERENCES proceeding (organisation, id) DEFERRABLE INITIALLY DEFERRED,
	FOREIGN KEY(organisation, authority) REFERENCES actor (organisation, id) DEFERRABLE INITIALLY DEFERRED
)
 STRICT;

ALTER TABLE "act" ADD COLUMN "official_stance" TEXT NOT NULL DEFAULT '';

ALTER TABLE "act" ADD COLUMN "verification" TEXT NOT NULL DEFAULT '';

ALTER TABLE "coercion" ADD COLUMN "amount_paid" REAL;

ALTER TABLE "coercion" ADD COLUMN "application" TEXT NOT NULL DEFAULT '';

ALTER TABLE "detention" ADD COLUMN "acknowledged" TEXT NOT NULL DEFAULT 'not_asked';

ALTER TABLE "detention" ADD COLUMN "interpreter" TEXT NOT NULL DEFAULT 'not_asked';

ALTER TABLE "detention" ADD COLUMN "release_terms" TEXT NOT NULL DEFAULT '';

ALTER TABLE "evidence" ADD COLUMN "acquired_how" TEXT NOT NULL DEFAULT '';

ALTER TABLE "evidence" ADD COLUMN "captured_at" TEXT NOT NULL DEFAULT '';

ALTER TABLE "evidence" ADD COLUMN "captured_with" TEXT NOT NULL DEFAULT '';

ALTER TABLE "evidence" ADD COLUMN "derived_from" TEXT NOT NULL DEFAULT '';

ALTER TABLE "evidence" ADD COLUMN "graphic" INTEGER;

ALTER TABLE "incident" ADD COLUMN "impact" TEXT NOT NULL DEFAULT '';

ALTER TABLE "incident" ADD COLUMN "monitoring" TEXT NOT NULL DEFAULT '';

ALTER TABLE "information" ADD COLUMN "interpreter_used" INTEGER;

ALTER TABLE "information" ADD COLUMN "interview_method" TEXT NOT NULL DEFAULT '';

ALTER TABLE "information" ADD COLUMN "language" TEXT NOT NULL DEFAULT '';

ALTER TABLE "information" ADD COLUMN "retracted" INTEGER;

ALTER TABLE "involvement" ADD COLUMN "later_status" TEXT NOT NULL DEFAULT '';

ALTER TABLE "source" ADD COLUMN "needs_protection" INTEGER;

ALTER TABLE "source" ADD COLUMN "person" TEXT NOT NULL DEFAULT '';

ALTER TABLE "source" ADD COLUMN "restrictions" TEXT NOT NULL DEFAULT '';

ALTER TABLE "verification" ADD COLUMN "act" TEXT NOT NULL DEFAULT '';

ALTER TABLE "verification" ADD COLUMN "reviewed_by" TEXT NOT NULL DEFAULT '';

ALTER TABLE "verification" ADD COLUMN "reviewed_on" TEXT NOT NULL DEFAULT '';

CREATE INDEX actor_by_name ON actor (organisation, name);

CREATE INDEX coding_by_term ON coding (organisation, field, term, record);

CREATE INDEX duplicate_by_first ON duplicate (organisation, first);

CREATE INDEX duplicate_by_second ON duplicate (organisation, second);

CREATE INDEX incident_by_date ON incident (organisation, date_sort, id, date_earliest, date_latest, place, verification);

CREATE UNIQUE INDEX incident_by_origin ON incident (organisation, origin, origin_ref) WHERE origin_ref <> '';

CREATE INDEX incident_by_place ON incident (organisation, place, date_sort);

CREATE UNIQUE INDEX local_term_by_code ON local_term (organisation, vocabulary, code);

CREATE INDEX log_chain ON log_entry (organisation, device, seq);

CREATE INDEX person_by_gender_identity ON person (organisation, gender_identity) WHERE gender_identity <> 'not_asked';

CREATE INDEX person_by_gender_modality ON person (organisation, gender_modality) WHERE gender_modality <> 'not_asked';

CREATE INDEX person_by_orientation ON person (organisation, orientation) WHERE orientation <> 'not_asked';

CREATE INDEX person_by_sex_characteristics ON person (organisation, sex_characteristics) WHERE sex_characteristics <> 'not_asked';

CREATE INDEX person_of_several ON person (organisation, id, counting_unit, size_low, size_best, size_high) WHERE counting_unit <> 'individual' OR size_low IS NOT NULL OR size_best IS NOT NULL OR size_high IS NOT NULL;

CREATE UNIQUE INDEX recipe_by_name ON recipe (organisation, name);

CREATE UNIQUE INDEX recommendation_by_number ON recommendation (organisation, country, mechanism, cycle, number) WHERE number <> '';

CREATE UNIQUE INDEX saved_query_by_name ON saved_query (organisation, name);

CREATE INDEX source_by_name ON source (organisation, name);

CREATE INDEX support_case_by_review ON support_case (organisation, next_review);

CREATE INDEX task_by_due ON task (organisation, done_on, due_on);

CREATE INDEX task_by_record ON task (organisation, about);

CREATE INDEX trashed_by_code ON trashed (organisation, kind, code);

CREATE INDEX trashed_by_owner ON trashed (organisation, owner, kind);

CREATE INDEX access_point_by_source ON access_point (organisation, source);

CREATE INDEX act_by_incident ON act (organisation, incident, term, person, id, date, date_earliest, date_latest, place);

CREATE INDEX act_by_person ON act (organisation, person, incident);

CREATE INDEX act_by_place ON act (organisation, place, incident) WHERE place <> '';

CREATE INDEX act_by_term ON act (organisation, term, incident);

CREATE INDEX claim_by_record ON claim (organisation, about, field);

CREATE INDEX coding_pass_by_incident ON coding_pass (organisation, incident);

CREATE INDEX composition_by_actor ON composition (organisation, actor);

CREATE INDEX composition_by_parent ON composition (organisation, parent);

CREATE INDEX consent_by_person ON consent (organisation, person, purpose);

CREATE INDEX emplacement_by_actor ON emplacement (organisation, actor);

CREATE INDEX estimate_by_operation ON estimate (organisation, operation);

CREATE INDEX evidence_by_incident ON evidence (organisation, incident);

CREATE INDEX evidence_by_url ON evidence (organisation, url, incident) WHERE url <> '';

CREATE UNIQUE INDEX identity_of_person ON identity (organisation, person);

CREATE INDEX information_by_incident ON information (organisation, incident, source);

CREATE INDEX information_by_source ON information (organisation, source, incident);

CREATE INDEX information_by_url ON information (organisation, url, incident) WHERE url <> '';

CREATE INDEX intervention_by_incident ON intervention (organisation, incident);

CREATE INDEX link_to ON link (organisation, to_incident);

CREATE INDEX membership_by_actor ON membership (organisation, actor);

CREATE INDEX membership_by_person ON membership (organisation, person);

CREATE INDEX need_by_case ON need (organisation, support_case);

CREATE INDEX operation_incident_by_incident ON operation_incident (organisation, incident);

CREATE UNIQUE INDEX operation_incident_by_operation ON operation_incident (organisation, operation, incident);

CREATE INDEX profile_by_person ON profile (organisation, person);

CREATE INDEX recommendation_link_by_incident ON recommendation_link (organisation, incident);

CREATE UNIQUE INDEX recommendation_link_by_recommendation ON recommendation_link (organisation, recommendation, incident);

CREATE INDEX referral_by_case ON referral (organisation, support_case);

CREATE INDEX referral_by_follow_up ON referral (organisation, follow_up_on);

CREATE INDEX verification_by_incident ON verification (organisation, incident);

CREATE UNIQUE INDEX coercion_by_act ON coercion (organisation, act);

CREATE INDEX custody_event_by_evidence ON custody_event (organisation, evidence);

CREATE UNIQUE INDEX detention_by_act ON detention (organisation, act);

CREATE UNIQUE INDEX ill_treatment_by_act ON ill_treatment (organisation, act);

CREATE INDEX involvement_by_act ON involvement (organisation, act, perpetrator_class);

CREATE INDEX involvement_by_actor ON involvement (organisation, actor);

CREATE INDEX involvement_by_class ON involvement (organisation, perpetrator_class, act);

CREATE UNIQUE INDEX killing_by_act ON killing (organisation, act);

CREATE INDEX proceeding_by_incident ON proceeding (organisation, incident, person);

CREATE INDEX proceeding_by_person ON proceeding (organisation, person);

CREATE UNIQUE INDEX property_loss_by_act ON property_loss (organisation, act);

CREATE UNIQUE INDEX surveillance_by_act ON surveillance (organisation, act);

CREATE INDEX proceeding_step_by_due ON proceeding_step (organisation, due_on);

CREATE INDEX proceeding_step_by_proceeding ON proceeding_step (organisation, proceeding, kind);
