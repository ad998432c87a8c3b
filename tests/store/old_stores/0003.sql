BEGIN TRANSACTION;
CREATE TABLE achievement (
	id INTEGER NOT NULL, 
	report_id INTEGER NOT NULL, 
	section INTEGER NOT NULL, 
	start_at INTEGER NOT NULL, 
	end_at INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	as_of DATE, 
	period_from DATE, 
	period_to DATE, 
	scope JSON NOT NULL, 
	opening_start INTEGER, 
	opening_end INTEGER, 
	rules JSON NOT NULL, answers VARCHAR(24), 
	CONSTRAINT pk_achievement PRIMARY KEY (id), 
	CONSTRAINT ck_achievement_span CHECK (0 <= start_at AND start_at <= end_at), 
	CONSTRAINT fk_achievement_report_id FOREIGN KEY(report_id) REFERENCES report (id) ON DELETE CASCADE, 
	CONSTRAINT ck_achievement_achievementkind CHECK (kind IN ('done', 'level', 'under_way', 'not_done'))
);
INSERT INTO "achievement" VALUES(1,1,0,10,25,'改造农贸市场425个（第1项）','done',NULL,NULL,NULL,'[]',NULL,NULL,'[]',NULL);
CREATE TABLE action (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	"by" VARCHAR NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	undoes INTEGER, 
	details JSON NOT NULL, 
	CONSTRAINT pk_action PRIMARY KEY (id), 
	CONSTRAINT fk_action_undoes FOREIGN KEY(undoes) REFERENCES action (id)
);
INSERT INTO "action" VALUES(1,'2026-03-01 09:00:00.000000','','import',NULL,'{}');
INSERT INTO "action" VALUES(2,'2026-03-01 09:00:00.000000','李','mark',NULL,'{"kind":"closed"}');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE body (
	"key" VARCHAR NOT NULL, 
	"into" VARCHAR NOT NULL, 
	CONSTRAINT pk_body PRIMARY KEY ("key")
);
CREATE TABLE claim (
	id INTEGER NOT NULL, 
	action_id INTEGER NOT NULL, 
	item_id VARCHAR(24) NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	"by" VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	unit VARCHAR NOT NULL, 
	state VARCHAR(24), 
	progress VARCHAR NOT NULL, 
	problems VARCHAR NOT NULL, 
	next_step VARCHAR NOT NULL, 
	day DATE, 
	proofs JSON NOT NULL, 
	source VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	answers INTEGER, 
	withdraws INTEGER, 
	CONSTRAINT pk_claim PRIMARY KEY (id), 
	CONSTRAINT ck_claim_withdraws CHECK ((kind = 'withdrawn') = (withdraws IS NOT NULL)), 
	CONSTRAINT ck_claim_answers CHECK ((kind IN ('accepted', 'returned')) = (answers IS NOT NULL)), 
	CONSTRAINT fk_claim_answers FOREIGN KEY(answers) REFERENCES claim (id), 
	CONSTRAINT fk_claim_withdraws FOREIGN KEY(withdraws) REFERENCES claim (id), 
	CONSTRAINT fk_claim_action_id FOREIGN KEY(action_id) REFERENCES action (id), 
	CONSTRAINT fk_claim_item_id FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT ck_claim_claimkind CHECK (kind IN ('claimed', 'accepted', 'returned', 'withdrawn')), 
	CONSTRAINT ck_claim_claimstate CHECK (state IN ('done', 'under_way', 'not_started', 'stuck'))
);
CREATE TABLE commitment (
	id INTEGER NOT NULL, 
	item_id VARCHAR(24) NOT NULL, 
	report_id INTEGER NOT NULL, 
	section INTEGER NOT NULL, 
	start_at INTEGER NOT NULL, 
	end_at INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	grade VARCHAR(24) NOT NULL, 
	deadline DATE, 
	basis VARCHAR(24) NOT NULL, 
	deadline_raw VARCHAR, 
	deadline_rule VARCHAR NOT NULL, 
	deadline_start INTEGER, 
	deadline_end INTEGER, 
	soft BOOLEAN NOT NULL, 
	restated BOOLEAN NOT NULL, 
	lead VARCHAR, 
	opening_start INTEGER, 
	opening_end INTEGER, 
	year INTEGER, 
	topic VARCHAR, 
	rules JSON NOT NULL, support JSON, leader VARCHAR, stages JSON, recurrence VARCHAR(24) CONSTRAINT ck_commitment_recurrence CHECK (recurrence IN ('weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly')), scan VARCHAR(24) CONSTRAINT ck_commitment_scan CHECK (scan IN ('clear', 'doubtful')), 
	CONSTRAINT pk_commitment PRIMARY KEY (id), 
	CONSTRAINT ck_commitment_deadline CHECK ((deadline IS NULL) OR basis IN ('explicit', 'plan_period')), 
	CONSTRAINT ck_commitment_span CHECK (0 <= start_at AND start_at <= end_at), 
	CONSTRAINT fk_commitment_item_id FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT fk_commitment_report_id FOREIGN KEY(report_id) REFERENCES report (id) ON DELETE CASCADE, 
	CONSTRAINT uq_commitment_report_id_item_id UNIQUE (report_id, item_id), 
	CONSTRAINT ck_commitment_grade CHECK (grade IN ('hard', 'milestone', 'declaratory')), 
	CONSTRAINT ck_commitment_basis CHECK (basis IN ('explicit', 'plan_period', 'redacted', 'none'))
);
INSERT INTO "commitment" VALUES(1,'92G0M6KM',1,0,10,25,'改造农贸市场425个（第1项）','milestone','2023-12-31','explicit','年底前','',NULL,NULL,1,0,'县教育局',NULL,NULL,2023,NULL,'["made.up"]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "commitment" VALUES(2,'7NGSPM8T',1,0,26,41,'建成养老床位895套（第2项）','hard','2023-12-31','plan_period',NULL,'',NULL,NULL,0,0,NULL,NULL,NULL,2023,NULL,'["made.up"]',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "commitment" VALUES(3,'0DNEDY8D',1,0,42,57,'启用公办学位178家（第3项）','hard','2023-12-31','plan_period',NULL,'',NULL,NULL,0,0,NULL,NULL,NULL,2023,NULL,'["made.up"]',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE correction (
	id INTEGER NOT NULL, 
	action_id INTEGER NOT NULL, 
	item_id VARCHAR(24) NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	"by" VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	note VARCHAR NOT NULL, 
	changes JSON NOT NULL, 
	part_of VARCHAR(24), 
	withdraws INTEGER, 
	moved_from INTEGER, 
	CONSTRAINT pk_correction PRIMARY KEY (id), 
	CONSTRAINT ck_correction_withdraws CHECK ((kind = 'withdrawn') = (withdraws IS NOT NULL)), 
	CONSTRAINT fk_correction_part_of FOREIGN KEY(part_of) REFERENCES item (id), 
	CONSTRAINT fk_correction_withdraws FOREIGN KEY(withdraws) REFERENCES correction (id), 
	CONSTRAINT fk_correction_moved_from FOREIGN KEY(moved_from) REFERENCES correction (id), 
	CONSTRAINT fk_correction_action_id FOREIGN KEY(action_id) REFERENCES action (id), 
	CONSTRAINT fk_correction_item_id FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT ck_correction_correctionkind CHECK (kind IN ('added', 'corrected', 'assigned', 'dropped', 'split', 'restored', 'withdrawn'))
);
CREATE TABLE document (
	id INTEGER NOT NULL, 
	public_id VARCHAR(40) NOT NULL, 
	source VARCHAR(64) NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	text_print VARCHAR(64) NOT NULL, 
	name VARCHAR NOT NULL, 
	path VARCHAR NOT NULL, 
	part VARCHAR NOT NULL, 
	format VARCHAR(24) NOT NULL, 
	characters INTEGER NOT NULL, 
	imported_at DATETIME NOT NULL, 
	deleted_at DATETIME, 
	issuer_hint VARCHAR, 
	date_hint VARCHAR(10), 
	properties JSON NOT NULL, 
	problems JSON NOT NULL, 
	CONSTRAINT pk_document PRIMARY KEY (id), 
	CONSTRAINT ck_document_characters CHECK (characters >= 0), 
	CONSTRAINT uq_document_fingerprint UNIQUE (fingerprint), 
	CONSTRAINT uq_document_public_id UNIQUE (public_id)
);
INSERT INTO "document" VALUES(1,'DWE5S8MX','e38b9453b330a1d3cd7df65431f507903223758fb97a202c66d3e6f37427bacb','e38b9453b330a1d3cd7df65431f507903223758fb97a202c66d3e6f37427bacb','0d5e0c4958072b000e4d64fa1f397eeaae2a26ae4957a29d11746dac874d5fe1','a.txt','/made/up/a.txt','','txt',58,'2026-03-01 09:00:00.000000',NULL,NULL,NULL,'[]','[]');
CREATE TABLE document_text (
	document_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_document_text PRIMARY KEY (document_id), 
	CONSTRAINT fk_document_text_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
);
INSERT INTO "document_text" VALUES(1,'2023年工作计划
改造农贸市场425个（第1项）
建成养老床位895套（第2项）
启用公办学位178家（第3项）
');
CREATE TABLE event (
	id INTEGER NOT NULL, 
	action_id INTEGER NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	item_id VARCHAR, 
	document_id INTEGER, 
	report_id INTEGER, 
	details JSON NOT NULL, 
	CONSTRAINT pk_event PRIMARY KEY (id), 
	CONSTRAINT fk_event_action_id FOREIGN KEY(action_id) REFERENCES action (id), 
	CONSTRAINT fk_event_item_id FOREIGN KEY(item_id) REFERENCES item (id)
);
INSERT INTO "event" VALUES(1,1,'document.imported',NULL,1,NULL,'{"name":"a.txt"}');
INSERT INTO "event" VALUES(2,2,'mark.made','0DNEDY8D',NULL,NULL,'{"kind":"closed","note":"已现场核实","new_deadline":null}');
CREATE TABLE evidence (
	finding_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	report_id INTEGER NOT NULL, 
	start_at INTEGER NOT NULL, 
	end_at INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	section JSON NOT NULL, 
	score FLOAT NOT NULL, 
	parts JSON NOT NULL, 
	CONSTRAINT pk_evidence PRIMARY KEY (finding_id, ordinal), 
	CONSTRAINT ck_evidence_span CHECK (0 <= start_at AND start_at <= end_at), 
	CONSTRAINT ck_evidence_score CHECK (score BETWEEN 0 AND 1), 
	CONSTRAINT fk_evidence_finding_id FOREIGN KEY(finding_id) REFERENCES finding (id) ON DELETE CASCADE, 
	CONSTRAINT fk_evidence_report_id FOREIGN KEY(report_id) REFERENCES report (id) ON DELETE CASCADE
);
CREATE TABLE evidence_mark (
	id INTEGER NOT NULL, 
	action_id INTEGER NOT NULL, 
	item_id VARCHAR(24) NOT NULL, 
	decision VARCHAR(24) NOT NULL, 
	"by" VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	document VARCHAR NOT NULL, 
	report VARCHAR(48) NOT NULL, 
	start_at INTEGER NOT NULL, 
	end_at INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	moved_from INTEGER, 
	CONSTRAINT pk_evidence_mark PRIMARY KEY (id), 
	CONSTRAINT ck_evidence_mark_span CHECK (0 <= start_at AND start_at <= end_at), 
	CONSTRAINT fk_evidence_mark_action_id FOREIGN KEY(action_id) REFERENCES action (id), 
	CONSTRAINT fk_evidence_mark_item_id FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT fk_evidence_mark_moved_from FOREIGN KEY(moved_from) REFERENCES evidence_mark (id), 
	CONSTRAINT ck_evidence_mark_evidencedecision CHECK (decision IN ('confirmed', 'rejected', 'attached', 'withdrawn'))
);
CREATE TABLE finding (
	id INTEGER NOT NULL, 
	commitment_id INTEGER NOT NULL, 
	report_id INTEGER NOT NULL, 
	report_date DATE, 
	covers_from DATE, 
	covers_until DATE, 
	outcome VARCHAR(24) NOT NULL, 
	rule VARCHAR NOT NULL, 
	confidence FLOAT NOT NULL, 
	ambiguous BOOLEAN NOT NULL, 
	comparisons JSON NOT NULL, 
	CONSTRAINT pk_finding PRIMARY KEY (id), 
	CONSTRAINT ck_finding_confidence CHECK (confidence BETWEEN 0 AND 1), 
	CONSTRAINT fk_finding_commitment_id FOREIGN KEY(commitment_id) REFERENCES commitment (id) ON DELETE CASCADE, 
	CONSTRAINT fk_finding_report_id FOREIGN KEY(report_id) REFERENCES report (id) ON DELETE CASCADE, 
	CONSTRAINT uq_finding_commitment_id_report_id UNIQUE (commitment_id, report_id), 
	CONSTRAINT ck_finding_outcome CHECK (outcome IN ('met', 'short', 'progress', 'silent'))
);
CREATE TABLE item (
	id VARCHAR(24) NOT NULL, 
	identity VARCHAR(64) NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_item PRIMARY KEY (id), 
	CONSTRAINT uq_item_identity UNIQUE (identity)
);
INSERT INTO "item" VALUES('92G0M6KM','48a00a1a7458a2f083d624027e02cbd8ec71ae9e78b9e4c6a99e658211edbd2d',0);
INSERT INTO "item" VALUES('7NGSPM8T','3d619b511a54dd0e323e720d0263a69a02355bca482b34aa5f5a927bd371ed3f',0);
INSERT INTO "item" VALUES('0DNEDY8D','036ae6f90d2825e55a465f15bb7c655b54b05818355f543e26e05bdf4609279f',1);
CREATE TABLE mark (
	id INTEGER NOT NULL, 
	action_id INTEGER NOT NULL, 
	item_id VARCHAR(24) NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	"by" VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	note VARCHAR NOT NULL, 
	new_deadline DATE, 
	evidence JSON, 
	withdraws INTEGER, 
	CONSTRAINT pk_mark PRIMARY KEY (id), 
	CONSTRAINT ck_mark_withdraws CHECK ((kind = 'withdrawn') = (withdraws IS NOT NULL)), 
	CONSTRAINT ck_mark_new_deadline CHECK ((new_deadline IS NULL) OR kind IN ('extended', 'adjusted')), 
	CONSTRAINT fk_mark_action_id FOREIGN KEY(action_id) REFERENCES action (id), 
	CONSTRAINT fk_mark_item_id FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT fk_mark_withdraws FOREIGN KEY(withdraws) REFERENCES mark (id), 
	CONSTRAINT ck_mark_markkind CHECK (kind IN ('fulfilled', 'pending', 'overdue', 'unverifiable', 'extended', 'long_term', 'adjusted', 'cancelled', 'closed', 'note', 'withdrawn'))
);
INSERT INTO "mark" VALUES(1,2,'0DNEDY8D','closed','李','2026-03-01 09:00:00.000000','已现场核实',NULL,'null',NULL);
CREATE TABLE measure (
	achievement_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	raw VARCHAR NOT NULL, 
	value FLOAT NOT NULL, 
	high FLOAT, 
	unit VARCHAR, 
	metric VARCHAR NOT NULL, 
	change VARCHAR(24), 
	bound VARCHAR(24) NOT NULL, 
	start_at INTEGER, 
	end_at INTEGER, 
	CONSTRAINT pk_measure PRIMARY KEY (achievement_id, ordinal), 
	CONSTRAINT fk_measure_achievement_id FOREIGN KEY(achievement_id) REFERENCES achievement (id) ON DELETE CASCADE, 
	CONSTRAINT ck_measure_change CHECK (change IN ('increase', 'decrease')), 
	CONSTRAINT ck_measure_op CHECK (bound IN ('>=', '<=', '~', 'range', '='))
);
INSERT INTO "measure" VALUES(1,0,'',1.0,NULL,'个','农贸市场',NULL,'=',NULL,NULL);
CREATE TABLE notice (
	id INTEGER NOT NULL, 
	action_id INTEGER NOT NULL, 
	item_id VARCHAR(24) NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	"by" VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	unit VARCHAR NOT NULL, 
	number VARCHAR NOT NULL, 
	answer_by DATE, 
	note VARCHAR NOT NULL, 
	withdraws INTEGER, 
	CONSTRAINT pk_notice PRIMARY KEY (id), 
	CONSTRAINT ck_notice_withdraws CHECK ((kind = 'withdrawn') = (withdraws IS NOT NULL)), 
	CONSTRAINT fk_notice_withdraws FOREIGN KEY(withdraws) REFERENCES notice (id), 
	CONSTRAINT fk_notice_action_id FOREIGN KEY(action_id) REFERENCES action (id), 
	CONSTRAINT fk_notice_item_id FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT ck_notice_noticekind CHECK (kind IN ('handed_out', 'reminded', 'withdrawn'))
);
CREATE TABLE original (
	document_id INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_original PRIMARY KEY (document_id), 
	CONSTRAINT fk_original_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
);
CREATE TABLE pair (
	plan_id INTEGER NOT NULL, 
	later_id INTEGER NOT NULL, 
	policy VARCHAR(64) NOT NULL, 
	judged_at DATETIME NOT NULL, 
	CONSTRAINT pk_pair PRIMARY KEY (plan_id, later_id), 
	CONSTRAINT fk_pair_later_id FOREIGN KEY(later_id) REFERENCES report (id) ON DELETE CASCADE, 
	CONSTRAINT fk_pair_plan_id FOREIGN KEY(plan_id) REFERENCES report (id) ON DELETE CASCADE
);
CREATE TABLE report (
	id INTEGER NOT NULL, 
	public_id VARCHAR(48) NOT NULL, 
	document_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	start_at INTEGER NOT NULL, 
	end_at INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	issuer VARCHAR, 
	body VARCHAR, 
	dated VARCHAR(10), 
	covers_from DATE, 
	covers_to DATE, 
	plans_from DATE, 
	plans_to DATE, 
	edited JSON NOT NULL, 
	problems JSON NOT NULL, 
	rules JSON NOT NULL, 
	edition VARCHAR(64), 
	superseded_by INTEGER, 
	live BOOLEAN NOT NULL, 
	CONSTRAINT pk_report PRIMARY KEY (id), 
	CONSTRAINT ck_report_span CHECK (0 <= start_at AND start_at <= end_at), 
	CONSTRAINT fk_report_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE, 
	CONSTRAINT fk_report_superseded_by FOREIGN KEY(superseded_by) REFERENCES report (id) ON DELETE SET NULL, 
	CONSTRAINT uq_report_document_id_ordinal UNIQUE (document_id, ordinal), 
	CONSTRAINT uq_report_public_id UNIQUE (public_id)
);
INSERT INTO "report" VALUES(1,'DWE5S8MX-1',1,0,0,58,'2023年工作计划','青岩县人民政府','青岩县','2023-01-15','2022-01-01','2022-12-31','2023-01-01','2023-12-31','{}','[]','[]','65aa0eb28543e06e82f8ff5748f696d260b60ffcaa87e45dd0dcd3ea50bcfbe3',NULL,1);
CREATE TABLE section (
	report_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	level INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	path JSON NOT NULL, 
	start_at INTEGER NOT NULL, 
	end_at INTEGER NOT NULL, 
	heading_start INTEGER, 
	heading_end INTEGER, 
	plan_from DATE, 
	plan_to DATE, 
	lead VARCHAR, 
	rules JSON NOT NULL, 
	CONSTRAINT pk_section PRIMARY KEY (report_id, ordinal), 
	CONSTRAINT ck_section_span CHECK (0 <= start_at AND start_at <= end_at), 
	CONSTRAINT fk_section_report_id FOREIGN KEY(report_id) REFERENCES report (id) ON DELETE CASCADE, 
	CONSTRAINT ck_section_sectionkind CHECK (kind IN ('masthead', 'preamble', 'review', 'problem', 'plan', 'suggestion', 'closing', 'glossary'))
);
INSERT INTO "section" VALUES(1,0,'plan',1,'2023年工作计划','["2023年工作计划"]',0,58,NULL,NULL,'2023-01-01','2023-12-31',NULL,'[]');
CREATE TABLE setting (
	name VARCHAR(120) NOT NULL, 
	value JSON NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (name)
);
CREATE TABLE target (
	commitment_id INTEGER NOT NULL, 
	ordinal INTEGER NOT NULL, 
	raw VARCHAR NOT NULL, 
	op VARCHAR(24) NOT NULL, 
	value FLOAT, 
	high FLOAT, 
	unit VARCHAR, 
	metric VARCHAR NOT NULL, 
	change VARCHAR(24), 
	redacted BOOLEAN NOT NULL, 
	rule VARCHAR NOT NULL, 
	start_at INTEGER, 
	end_at INTEGER, 
	CONSTRAINT pk_target PRIMARY KEY (commitment_id, ordinal), 
	CONSTRAINT ck_target_range CHECK ((high IS NULL) OR op = 'range'), 
	CONSTRAINT ck_target_redacted CHECK ((value IS NULL) = redacted), 
	CONSTRAINT fk_target_commitment_id FOREIGN KEY(commitment_id) REFERENCES commitment (id) ON DELETE CASCADE, 
	CONSTRAINT ck_target_op CHECK (op IN ('>=', '<=', '~', 'range', '=')), 
	CONSTRAINT ck_target_change CHECK (change IN ('increase', 'decrease'))
);
INSERT INTO "target" VALUES(1,0,'','>=',1.0,NULL,'个','农贸市场',NULL,0,'',NULL,NULL);
INSERT INTO "target" VALUES(2,0,'','>=',2.0,NULL,'个','养老床位',NULL,0,'',NULL,NULL);
INSERT INTO "target" VALUES(3,0,'','>=',3.0,NULL,'个','公办学位',NULL,0,'',NULL,NULL);
CREATE TABLE unit (
	id INTEGER NOT NULL, 
	action_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	other_names JSON NOT NULL, 
	leader VARCHAR, 
	contact VARCHAR, 
	listed BOOLEAN NOT NULL, 
	CONSTRAINT pk_unit PRIMARY KEY (id), 
	CONSTRAINT fk_unit_action_id FOREIGN KEY(action_id) REFERENCES action (id)
);
CREATE INDEX ix_action_undoes ON action (undoes);
CREATE INDEX ix_document_source ON document (source);
CREATE INDEX ix_document_text_print ON document (text_print);
CREATE INDEX ix_event_action_id ON event (action_id);
CREATE INDEX ix_event_document_id ON event (document_id);
CREATE INDEX ix_event_item_id ON event (item_id);
CREATE INDEX ix_event_report_id ON event (report_id);
CREATE INDEX ix_evidence_mark_action_id ON evidence_mark (action_id);
CREATE INDEX ix_evidence_mark_item_id ON evidence_mark (item_id);
CREATE INDEX ix_mark_action_id ON mark (action_id);
CREATE INDEX ix_mark_item_id ON mark (item_id);
CREATE INDEX ix_report_document_id ON report (document_id);
CREATE INDEX ix_report_edition ON report (edition);
CREATE INDEX ix_report_live_body ON report (live, body);
CREATE INDEX ix_report_superseded_by ON report (superseded_by);
CREATE INDEX ix_achievement_report_id ON achievement (report_id);
CREATE INDEX ix_commitment_item_id ON commitment (item_id);
CREATE INDEX ix_commitment_report_id ON commitment (report_id);
CREATE INDEX ix_pair_later_id ON pair (later_id);
CREATE INDEX ix_finding_commitment_id ON finding (commitment_id);
CREATE INDEX ix_finding_report_id ON finding (report_id);
CREATE INDEX ix_evidence_report_id ON evidence (report_id);
CREATE TRIGGER action_no_update BEFORE UPDATE ON action BEGIN SELECT RAISE(ABORT, 'action is append-only'); END;
CREATE TRIGGER action_no_delete BEFORE DELETE ON action BEGIN SELECT RAISE(ABORT, 'action is append-only'); END;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'event is append-only'); END;
CREATE TRIGGER mark_no_update BEFORE UPDATE ON mark BEGIN SELECT RAISE(ABORT, 'mark is append-only'); END;
CREATE TRIGGER mark_no_delete BEFORE DELETE ON mark BEGIN SELECT RAISE(ABORT, 'mark is append-only'); END;
CREATE TRIGGER evidence_mark_no_update BEFORE UPDATE ON evidence_mark BEGIN SELECT RAISE(ABORT, 'evidence_mark is append-only'); END;
CREATE TRIGGER evidence_mark_no_delete BEFORE DELETE ON evidence_mark BEGIN SELECT RAISE(ABORT, 'evidence_mark is append-only'); END;
CREATE INDEX ix_correction_action_id ON correction (action_id);
CREATE INDEX ix_correction_item_id ON correction (item_id);
CREATE INDEX ix_notice_action_id ON notice (action_id);
CREATE INDEX ix_notice_item_id ON notice (item_id);
CREATE INDEX ix_claim_action_id ON claim (action_id);
CREATE INDEX ix_claim_item_id ON claim (item_id);
CREATE INDEX ix_unit_action_id ON unit (action_id);
CREATE INDEX ix_unit_name ON unit (name);
CREATE TRIGGER correction_no_update BEFORE UPDATE ON correction BEGIN SELECT RAISE(ABORT, 'correction is append-only'); END;
CREATE TRIGGER correction_no_delete BEFORE DELETE ON correction BEGIN SELECT RAISE(ABORT, 'correction is append-only'); END;
CREATE TRIGGER notice_no_update BEFORE UPDATE ON notice BEGIN SELECT RAISE(ABORT, 'notice is append-only'); END;
CREATE TRIGGER notice_no_delete BEFORE DELETE ON notice BEGIN SELECT RAISE(ABORT, 'notice is append-only'); END;
CREATE TRIGGER claim_no_update BEFORE UPDATE ON claim BEGIN SELECT RAISE(ABORT, 'claim is append-only'); END;
CREATE TRIGGER claim_no_delete BEFORE DELETE ON claim BEGIN SELECT RAISE(ABORT, 'claim is append-only'); END;
CREATE TRIGGER unit_no_update BEFORE UPDATE ON unit BEGIN SELECT RAISE(ABORT, 'unit is append-only'); END;
CREATE TRIGGER unit_no_delete BEFORE DELETE ON unit BEGIN SELECT RAISE(ABORT, 'unit is append-only'); END;
COMMIT;
