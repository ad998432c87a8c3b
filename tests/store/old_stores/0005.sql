BEGIN TRANSACTION;
CREATE TABLE achievements (
	report_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_achievements PRIMARY KEY (report_id), 
	CONSTRAINT fk_achievements_report_id FOREIGN KEY(report_id) REFERENCES report (id) ON DELETE CASCADE
);
INSERT INTO "achievements" VALUES(2,5,X'789C95CFC14AC3401006E07719F0362DBB49D3A4824F12724BC4604CC1A21E8A50294108ED41A89EA4185109624B8522B5A5F665B2897D0B67372DE42AEC6167D9F9E69F2E9CFAA1DB8143DB86C0BBF402C0F02208D0068D697A8D713A8065C1B59ACEC141DB414E1F6463BDEC71E811DC76E8FDB3FBD80FFDCE89E712E0209CB7AF549086894D860CBB70A6727183B16CF10E282F7586A00AC81F66E2792CA20F118FC5E42D5B0F77D3E108D0360C4288BDA6894D8E4D93A676A14DA0E4398D2B7111A5DB7E4A76491F4838BE17D16BB6DE14A3B44A4A46DF93165AD58C9A987E016A925037956EB52C5E7EC46029A2D56FEF267F1C8A38C91613B1E9575953523BD6E2D8D255D2923518EDB7BD1D001A2ADEBE82FC33C967F3629A14EBBB7CF4BDED3D5549AB45CC8E6C35683732A9FA03B356AF7B');
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
INSERT INTO "action" VALUES(1,'2026-03-01 09:00:00.000000','','import',NULL,'{"path":"documents/plan.txt"}');
INSERT INTO "action" VALUES(2,'2026-03-01 09:00:00.000000','','import',NULL,'{"path":"documents/report.txt"}');
INSERT INTO "action" VALUES(3,'2026-03-01 09:00:00.000000','','judge',NULL,'{"report":"DHTQBTAM-1"}');
INSERT INTO "action" VALUES(4,'2026-03-01 09:00:00.000000','','judge',NULL,'{"report":"D85Z5K4Y-1"}');
INSERT INTO "action" VALUES(5,'2026-03-01 09:00:00.000000','李','mark',NULL,'{"kind":"closed"}');
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num));
INSERT INTO "alembic_version" VALUES('0005');
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
	unit VARCHAR NOT NULL, 
	"by" VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
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
	CONSTRAINT fk_claim_action_id FOREIGN KEY(action_id) REFERENCES action (id), 
	CONSTRAINT fk_claim_item_id FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT ck_claim_claimkind CHECK (kind IN ('claimed', 'accepted', 'returned', 'withdrawn')), 
	CONSTRAINT ck_claim_claimstate CHECK (state IN ('done', 'under_way', 'not_started', 'stuck')), 
	CONSTRAINT fk_claim_answers FOREIGN KEY(answers) REFERENCES claim (id), 
	CONSTRAINT fk_claim_withdraws FOREIGN KEY(withdraws) REFERENCES claim (id)
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
	support JSON, 
	leader VARCHAR, 
	stages JSON, 
	recurrence VARCHAR(24), 
	scan VARCHAR(24), 
	opening_start INTEGER, 
	opening_end INTEGER, 
	year INTEGER, 
	topic VARCHAR, 
	rules JSON NOT NULL, 
	CONSTRAINT pk_commitment PRIMARY KEY (id), 
	CONSTRAINT uq_commitment_report_id_item_id UNIQUE (report_id, item_id), 
	CONSTRAINT ck_commitment_span CHECK (0 <= start_at AND start_at <= end_at), 
	CONSTRAINT ck_commitment_deadline CHECK ((deadline IS NULL) OR basis IN ('explicit', 'plan_period')), 
	CONSTRAINT fk_commitment_item_id FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT fk_commitment_report_id FOREIGN KEY(report_id) REFERENCES report (id) ON DELETE CASCADE, 
	CONSTRAINT ck_commitment_grade CHECK (grade IN ('hard', 'milestone', 'declaratory')), 
	CONSTRAINT ck_commitment_basis CHECK (basis IN ('explicit', 'plan_period', 'redacted', 'none')), 
	CONSTRAINT ck_commitment_recurrence CHECK (recurrence IN ('weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly')), 
	CONSTRAINT ck_commitment_scan CHECK (scan IN ('clear', 'doubtful'))
);
INSERT INTO "commitment" VALUES(1,'0SZKFXN7',1,1,45,66,'新增公办学位1200个，确保年底前投入使用','hard','2023-12-31','explicit','年底前','time.deadline.this_year_end',59,62,0,0,NULL,'null',NULL,'null',NULL,NULL,NULL,NULL,2023,'教育','["hard.number_promised","commits.behind_verb","plan.bare_verb","continuation.day"]');
INSERT INTO "commitment" VALUES(2,'8M02T6XS',1,1,67,79,'新建社区养老服务中心3家','hard','2023-12-31','plan_period',NULL,'deadline.plan_period',NULL,NULL,0,0,NULL,'null',NULL,'null',NULL,NULL,NULL,NULL,2023,'就业社保','["hard.number_promised","commits.behind_verb","plan.bare_verb"]');
INSERT INTO "commitment" VALUES(3,'Q2B4Q51Z',1,1,80,92,'完成污水管网改造50公里','hard','2023-12-31','plan_period',NULL,'deadline.plan_period',NULL,NULL,0,0,NULL,'null',NULL,'null',NULL,NULL,NULL,NULL,2023,'生态环境','["hard.number_promised","commits.behind_verb","plan.bare_verb"]');
INSERT INTO "commitment" VALUES(4,'9TR9ESTQ',1,1,93,100,'建成城南文化馆','milestone','2023-12-31','plan_period',NULL,'deadline.plan_period',NULL,NULL,0,0,NULL,'null',NULL,'null',NULL,NULL,NULL,NULL,2023,'文化体育旅游','["milestone.open_named","plan.bare_verb"]');
INSERT INTO "commitment" VALUES(5,'7MY5F3BR',1,1,101,114,'6月底前开工建设城东客运站','hard','2023-06-30','explicit','6月底前','time.deadline.month',101,105,0,0,NULL,'null',NULL,'null',NULL,NULL,NULL,NULL,2023,'城建交通','["hard.result_by_day"]');
INSERT INTO "commitment" VALUES(6,'SPVSG226',2,2,119,127,'新建口袋公园8个','hard','2024-12-31','plan_period',NULL,'deadline.plan_period',NULL,NULL,0,0,NULL,'null',NULL,'null',NULL,NULL,NULL,NULL,2024,'生态环境','["hard.number_promised","commits.behind_verb","plan.bare_verb"]');
INSERT INTO "commitment" VALUES(7,'2C8J8BNT',2,2,128,145,'改造老旧小区20个，确保年底前完工','hard','2024-12-31','explicit','年底前','time.deadline.this_year_end',140,143,0,0,NULL,'null',NULL,'null',NULL,NULL,NULL,NULL,2024,'住房保障','["hard.number_promised","commits.behind_verb","plan.bare_verb","continuation.day"]');
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
	CONSTRAINT fk_correction_action_id FOREIGN KEY(action_id) REFERENCES action (id), 
	CONSTRAINT fk_correction_item_id FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT ck_correction_correctionkind CHECK (kind IN ('added', 'corrected', 'assigned', 'dropped', 'split', 'restored', 'withdrawn')), 
	CONSTRAINT fk_correction_part_of FOREIGN KEY(part_of) REFERENCES item (id), 
	CONSTRAINT fk_correction_withdraws FOREIGN KEY(withdraws) REFERENCES correction (id), 
	CONSTRAINT fk_correction_moved_from FOREIGN KEY(moved_from) REFERENCES correction (id)
);
CREATE TABLE declarations (
	report_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	leads JSON NOT NULL, 
	identities BLOB NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_declarations PRIMARY KEY (report_id), 
	CONSTRAINT fk_declarations_report_id FOREIGN KEY(report_id) REFERENCES report (id) ON DELETE CASCADE
);
INSERT INTO "declarations" VALUES(1,6,'["县农业农村局"]',X'B4B97CDFFF209F091ED389E506C454E0DD56E442CBEA6E8CDFEC1281FC23FA9E00CF0937EEC6B748AC86C62AFDEF42378B02954968B0F44B5C8D0D447CB0D83889A46013BBA3D2B2B2CD9FCBBF870FAAB40A292104709B84B7AA92CDB03047975651449BAF564417CAEA9B2D1BAC156E18B11F4362B2AE6A3AF24E11042419030B36159D77B5EEBCA7D7FF02DC82626846251D5712649379253221C2664F4C1EC75899E94003ECB7B0AC7C4D47B3EC695A7DCF82EA7FB3DF36208CFCAE9D78CB',X'789CCDD2CD4AC4301007F07799F36CC9A4B51FDE76D72F2A8275652D2D65C9DA148AA15DB25D4544F0E451F02AFA10DEBCF932D6E730DD0A8A67110F19925F32C3FF902B382BAB7C099B695AAD9442E08CDB03E2039B0061A144355B485DD6B939E552E4AAACA4F5934F95D0A2A9F5256021D452E27A54BF254CBFBFB06451D4BAF99C6DCD8596B373A9E790619AF57D5FA5CBB2DE99CB5F4C07EDDD6B7BFBF8F6F260EAFBD37DFB7C03FF316DA3577F103643D0F5C5FA07C06178124DA22401247291B883CC3403B3BDDD702BD936CC37906CEA79CF0D5DE6C453C33637CBEF7938F10F0237DEE9384072BC9E693CA591378A0CBB0E92C7903A3E8AC7C1FEF19019F608C9779067D9F507B645DE5B');
CREATE TABLE declared (
	item_id VARCHAR(24) NOT NULL, 
	report_id INTEGER NOT NULL, 
	CONSTRAINT pk_declared PRIMARY KEY (item_id, report_id), 
	CONSTRAINT fk_declared_report_id FOREIGN KEY(report_id) REFERENCES report (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "declared" VALUES('037GJDZE',1);
INSERT INTO "declared" VALUES('1CV1B7BQ',1);
INSERT INTO "declared" VALUES('AS8M96XF',1);
INSERT INTO "declared" VALUES('H6J604XV',1);
INSERT INTO "declared" VALUES('PJWQSQZZ',1);
INSERT INTO "declared" VALUES('RXC9KTA0',1);
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
	CONSTRAINT uq_document_public_id UNIQUE (public_id), 
	CONSTRAINT uq_document_fingerprint UNIQUE (fingerprint)
);
INSERT INTO "document" VALUES(1,'DHTQBTAM','8eaebd2a8998a7e5bd562c484ee6d0cc0bd430a6ab440cfcfd84ce1be72839ba','8eaebd2a8998a7e5bd562c484ee6d0cc0bd430a6ab440cfcfd84ce1be72839ba','8eaebd2a8998a7e5bd562c484ee6d0cc0bd430a6ab440cfcfd84ce1be72839ba','plan.txt','documents/plan.txt','','txt',186,'2026-03-01 09:00:00.000000',NULL,NULL,NULL,'[]','[]');
INSERT INTO "document" VALUES(2,'D85Z5K4Y','417e5993d8bbe7859f9c47a2cd6ddb57c88db7713067941cf5355342ccb6e635','417e5993d8bbe7859f9c47a2cd6ddb57c88db7713067941cf5355342ccb6e635','417e5993d8bbe7859f9c47a2cd6ddb57c88db7713067941cf5355342ccb6e635','report.txt','documents/report.txt','','txt',147,'2026-03-01 09:00:00.000000',NULL,NULL,NULL,'[]','[]');
CREATE TABLE document_form (
	document_id INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_document_form PRIMARY KEY (document_id), 
	CONSTRAINT fk_document_form_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
);
CREATE TABLE document_text (
	document_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_document_text PRIMARY KEY (document_id), 
	CONSTRAINT fk_document_text_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
);
INSERT INTO "document_text" VALUES(1,'青岩县人民政府2023年工作计划

（2023年1月15日）

一、2023年工作安排

新增公办学位1200个，确保年底前投入使用。新建社区养老服务中心3家。完成污水管网改造50公里。建成城南文化馆。6月底前开工建设城东客运站。
大力发展特色产业，加强基层治理，深化作风建设。持续推进乡村振兴，由县农业农村局牵头深化农村改革。优化营商环境，力争实现经济社会高质量发展。
');
INSERT INTO "document_text" VALUES(2,'青岩县人民政府2023年工作总结

（2024年1月20日）

一、2023年工作完成情况

全年新增公办学位1500个，全部投入使用。新建社区养老服务中心2家。完成污水管网改造50公里。城南文化馆建成开放。

二、2024年工作安排

新建口袋公园8个。改造老旧小区20个，确保年底前完工。
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
INSERT INTO "event" VALUES(1,1,'document.imported',NULL,1,NULL,'{"name":"plan.txt"}');
INSERT INTO "event" VALUES(2,2,'document.imported',NULL,2,NULL,'{"name":"report.txt"}');
INSERT INTO "event" VALUES(3,4,'finding.made','0SZKFXN7',NULL,NULL,'{"document":"report.txt","report":"D85Z5K4Y-1","outcome":"met","rule":"numbers.reached"}');
INSERT INTO "event" VALUES(4,4,'finding.made','8M02T6XS',NULL,NULL,'{"document":"report.txt","report":"D85Z5K4Y-1","outcome":"short","rule":"numbers.missed"}');
INSERT INTO "event" VALUES(5,4,'finding.made','Q2B4Q51Z',NULL,NULL,'{"document":"report.txt","report":"D85Z5K4Y-1","outcome":"met","rule":"numbers.reached"}');
INSERT INTO "event" VALUES(6,4,'finding.made','9TR9ESTQ',NULL,NULL,'{"document":"report.txt","report":"D85Z5K4Y-1","outcome":"met","rule":"act.done"}');
INSERT INTO "event" VALUES(7,5,'mark.made','7MY5F3BR',NULL,NULL,'{"kind":"closed","note":"已现场核实","new_deadline":null,"promise":{"deadline":"2023-06-30","targets":[]}}');
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
INSERT INTO "evidence" VALUES(1,0,2,47,60,'全年新增公办学位1500个','["2023年工作完成情况"]',0.8808,'[["words",0.8286],["back",1.0],["piece",1.0],["naming",0.8507],["naming_back",1.0],["head",1.0],["act_not_told",1.0],["common",0.5],["counted",1.0],["number",0.9486],["nearest",1.0]]');
INSERT INTO "evidence" VALUES(2,0,2,68,80,'新建社区养老服务中心2家','["2023年工作完成情况"]',0.895,'[["words",1.0],["back",1.0],["piece",1.0],["naming",1.0],["naming_back",1.0],["head",1.0],["act_not_told",1.0],["common",0.75],["counted",1.0],["number",0.832],["nearest",1.0]]');
INSERT INTO "evidence" VALUES(3,0,2,81,93,'完成污水管网改造50公里','["2023年工作完成情况"]',1.0,'[["words",1.0],["back",1.0],["piece",1.0],["naming",1.0],["naming_back",1.0],["head",1.0],["same_act",1.0],["common",0.5],["counted",1.0],["number",0.9905],["nearest",1.0]]');
INSERT INTO "evidence" VALUES(4,0,2,94,103,'城南文化馆建成开放','["2023年工作完成情况"]',0.8333,'[["words",0.9696],["back",1.0],["piece",0.952],["naming",1.0],["naming_back",0.952],["head",1.0],["same_act",1.0],["common",0.75],["nearest",1.0]]');
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
	CONSTRAINT ck_evidence_mark_evidencedecision CHECK (decision IN ('confirmed', 'rejected', 'attached', 'withdrawn')), 
	CONSTRAINT fk_evidence_mark_moved_from FOREIGN KEY(moved_from) REFERENCES evidence_mark (id)
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
	CONSTRAINT uq_finding_commitment_id_report_id UNIQUE (commitment_id, report_id), 
	CONSTRAINT ck_finding_confidence CHECK (confidence BETWEEN 0 AND 1), 
	CONSTRAINT fk_finding_commitment_id FOREIGN KEY(commitment_id) REFERENCES commitment (id) ON DELETE CASCADE, 
	CONSTRAINT fk_finding_report_id FOREIGN KEY(report_id) REFERENCES report (id) ON DELETE CASCADE, 
	CONSTRAINT ck_finding_outcome CHECK (outcome IN ('met', 'short', 'progress', 'silent'))
);
INSERT INTO "finding" VALUES(1,1,2,'2024-01-20','2023-01-01','2023-12-31','met','numbers.reached',0.8808,0,'[{"target":{"raw":"1200个","op":">=","value":1200.0,"unit":"个","metric":"新增公办学位","change":null,"redacted":false,"rule":"quantity.number op.reach","span":[51,56]},"measure":{"raw":"1500个","value":1500.0,"unit":"个","metric":"新增公办学位","change":null,"bound":"=","span":[55,60]},"satisfied":true,"note":""}]');
INSERT INTO "finding" VALUES(2,2,2,'2024-01-20','2023-01-01','2023-12-31','short','numbers.missed',0.895,0,'[{"target":{"raw":"3家","op":">=","value":3.0,"unit":"家","metric":"新建社区养老服务中心","change":null,"redacted":false,"rule":"quantity.number op.reach","span":[77,79]},"measure":{"raw":"2家","value":2.0,"unit":"家","metric":"新建社区养老服务中心","change":null,"bound":"=","span":[78,80]},"satisfied":false,"note":""}]');
INSERT INTO "finding" VALUES(3,3,2,'2024-01-20','2023-01-01','2023-12-31','met','numbers.reached',1.0,0,'[{"target":{"raw":"50公里","op":">=","value":50.0,"unit":"公里","metric":"污水管网改造","change":null,"redacted":false,"rule":"quantity.number op.reach","span":[88,92]},"measure":{"raw":"50公里","value":50.0,"unit":"公里","metric":"污水管网改造","change":null,"bound":"=","span":[89,93]},"satisfied":true,"note":""}]');
INSERT INTO "finding" VALUES(4,4,2,'2024-01-20','2023-01-01','2023-12-31','met','act.done',0.8333,0,'[]');
CREATE TABLE item (
	id VARCHAR(24) NOT NULL, 
	identity VARCHAR(64) NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_item PRIMARY KEY (id), 
	CONSTRAINT uq_item_identity UNIQUE (identity)
);
INSERT INTO "item" VALUES('0SZKFXN7','067f37f6a73333d8665b168c0c5865ceb0793f6938acd7a9a0c821a452fb0d25',0);
INSERT INTO "item" VALUES('8M02T6XS','45002d1bb9abd09b4001b19f57c9ce174a06c35b0eeaa41bb86bb0e42d5270ef',0);
INSERT INTO "item" VALUES('Q2B4Q51Z','b8964b943f10d3e3cc72a5611c0a2c8990545d20aa98d276ac0a24dd43f3fcca',0);
INSERT INTO "item" VALUES('9TR9ESTQ','4eb09767573a0db40793cf272f58234cf8d81d14ad5819efb9968a495cb3982a',0);
INSERT INTO "item" VALUES('7MY5F3BR','3d3c578d78d5fd8727e83142e1bb34ee7c46008a8fff92933c603c9a33541b44',1);
INSERT INTO "item" VALUES('SPVSG226','cdb79808460aac8369344953a9d06b3d1e4b45fad67c43d05ea539c03bb35c1f',0);
INSERT INTO "item" VALUES('2C8J8BNT','1311242ebafd12e0b7e37442a3230e114341698cd985fe14a8e21668c5c64e4e',0);
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
	CONSTRAINT ck_mark_new_deadline CHECK ((new_deadline IS NULL) OR kind IN ('extended', 'adjusted')), 
	CONSTRAINT ck_mark_withdraws CHECK ((kind = 'withdrawn') = (withdraws IS NOT NULL)), 
	CONSTRAINT fk_mark_action_id FOREIGN KEY(action_id) REFERENCES action (id), 
	CONSTRAINT fk_mark_item_id FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT ck_mark_markkind CHECK (kind IN ('fulfilled', 'pending', 'overdue', 'unverifiable', 'extended', 'long_term', 'adjusted', 'cancelled', 'closed', 'note', 'withdrawn')), 
	CONSTRAINT fk_mark_withdraws FOREIGN KEY(withdraws) REFERENCES mark (id)
);
INSERT INTO "mark" VALUES(1,5,'7MY5F3BR','closed','李','2026-03-01 09:00:00.000000','已现场核实',NULL,'null',NULL);
CREATE TABLE notice (
	id INTEGER NOT NULL, 
	action_id INTEGER NOT NULL, 
	item_id VARCHAR(24) NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	unit VARCHAR NOT NULL, 
	"by" VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	number VARCHAR NOT NULL, 
	answer_by DATE, 
	note VARCHAR NOT NULL, 
	withdraws INTEGER, 
	CONSTRAINT pk_notice PRIMARY KEY (id), 
	CONSTRAINT ck_notice_withdraws CHECK ((kind = 'withdrawn') = (withdraws IS NOT NULL)), 
	CONSTRAINT fk_notice_action_id FOREIGN KEY(action_id) REFERENCES action (id), 
	CONSTRAINT fk_notice_item_id FOREIGN KEY(item_id) REFERENCES item (id), 
	CONSTRAINT ck_notice_noticekind CHECK (kind IN ('handed_out', 'reminded', 'withdrawn')), 
	CONSTRAINT fk_notice_withdraws FOREIGN KEY(withdraws) REFERENCES notice (id)
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
	CONSTRAINT fk_pair_plan_id FOREIGN KEY(plan_id) REFERENCES report (id) ON DELETE CASCADE, 
	CONSTRAINT fk_pair_later_id FOREIGN KEY(later_id) REFERENCES report (id) ON DELETE CASCADE
);
INSERT INTO "pair" VALUES(1,1,'872c1c4160e72de3-517ecd7c1c26d718','2026-03-01 09:00:00.000000');
INSERT INTO "pair" VALUES(1,2,'872c1c4160e72de3-517ecd7c1c26d718','2026-03-01 09:00:00.000000');
INSERT INTO "pair" VALUES(2,2,'872c1c4160e72de3-517ecd7c1c26d718','2026-03-01 09:00:00.000000');
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
	CONSTRAINT uq_report_document_id_ordinal UNIQUE (document_id, ordinal), 
	CONSTRAINT ck_report_span CHECK (0 <= start_at AND start_at <= end_at), 
	CONSTRAINT uq_report_public_id UNIQUE (public_id), 
	CONSTRAINT fk_report_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE, 
	CONSTRAINT fk_report_superseded_by FOREIGN KEY(superseded_by) REFERENCES report (id) ON DELETE SET NULL
);
INSERT INTO "report" VALUES(1,'DHTQBTAM-1',1,0,0,186,'青岩县人民政府2023年工作计划（2023年1月15日）','青岩县人民政府','青岩县','2023-01-15',NULL,NULL,'2023-01-01','2023-12-31','{}','[]','["issuer.title","date.signature","plans.title","genre.plan"]','1141d758e35f6128dcc8af51601d1de3d287f7254d5a68cf99e5492eb92e5425',NULL,1);
INSERT INTO "report" VALUES(2,'D85Z5K4Y-1',2,0,0,147,'青岩县人民政府2023年工作总结（2024年1月20日）','青岩县人民政府','青岩县','2024-01-20','2023-01-01','2023-12-31','2024-01-01','2024-12-31','{}','[]','["issuer.title","date.signature","plans.year"]','aacae70756d4477ab194e868662c6aa476e224aab5ec06b098fb6e60e57ad93e',NULL,1);
CREATE TABLE restatement (
	commitment_id INTEGER NOT NULL, 
	row_id INTEGER NOT NULL, 
	changed BOOLEAN NOT NULL, 
	CONSTRAINT pk_restatement PRIMARY KEY (commitment_id, row_id), 
	CONSTRAINT fk_restatement_commitment_id FOREIGN KEY(commitment_id) REFERENCES commitment (id) ON DELETE CASCADE, 
	CONSTRAINT fk_restatement_row_id FOREIGN KEY(row_id) REFERENCES commitment (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
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
INSERT INTO "section" VALUES(1,0,'masthead',0,'','[]',0,32,NULL,NULL,NULL,NULL,NULL,'["section.front"]');
INSERT INTO "section" VALUES(1,1,'plan',1,'2023年工作安排','["2023年工作安排"]',32,186,32,43,'2023-01-01','2023-12-31',NULL,'["section.plan.noun"]');
INSERT INTO "section" VALUES(2,0,'masthead',0,'','[]',0,32,NULL,NULL,NULL,NULL,NULL,'["section.front"]');
INSERT INTO "section" VALUES(2,1,'review',1,'2023年工作完成情况','["2023年工作完成情况"]',32,106,32,45,NULL,NULL,NULL,'["section.review.noun"]');
INSERT INTO "section" VALUES(2,2,'plan',1,'2024年工作安排','["2024年工作安排"]',106,147,106,117,'2024-01-01','2024-12-31',NULL,'["section.plan.noun"]');
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
	CONSTRAINT ck_target_redacted CHECK ((value IS NULL) = redacted), 
	CONSTRAINT ck_target_range CHECK ((high IS NULL) OR op = 'range'), 
	CONSTRAINT fk_target_commitment_id FOREIGN KEY(commitment_id) REFERENCES commitment (id) ON DELETE CASCADE, 
	CONSTRAINT ck_target_op CHECK (op IN ('>=', '<=', '~', 'range', '=')), 
	CONSTRAINT ck_target_change CHECK (change IN ('increase', 'decrease'))
);
INSERT INTO "target" VALUES(1,0,'1200个','>=',1200.0,NULL,'个','新增公办学位',NULL,0,'quantity.number op.reach',51,56);
INSERT INTO "target" VALUES(2,0,'3家','>=',3.0,NULL,'家','新建社区养老服务中心',NULL,0,'quantity.number op.reach',77,79);
INSERT INTO "target" VALUES(3,0,'50公里','>=',50.0,NULL,'公里','污水管网改造',NULL,0,'quantity.number op.reach',88,92);
INSERT INTO "target" VALUES(6,0,'8个','>=',8.0,NULL,'个','新建口袋公园',NULL,0,'quantity.number op.reach',125,127);
INSERT INTO "target" VALUES(7,0,'20个','>=',20.0,NULL,'个','改造老旧小区',NULL,0,'quantity.number op.reach',134,137);
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
CREATE INDEX ix_document_source ON document (source);
CREATE INDEX ix_document_text_print ON document (text_print);
CREATE INDEX ix_action_undoes ON action (undoes);
CREATE INDEX ix_report_live_body ON report (live, body);
CREATE INDEX ix_report_edition ON report (edition);
CREATE INDEX ix_report_superseded_by ON report (superseded_by);
CREATE INDEX ix_report_document_id ON report (document_id);
CREATE INDEX ix_correction_action_id ON correction (action_id);
CREATE INDEX ix_correction_item_id ON correction (item_id);
CREATE INDEX ix_unit_action_id ON unit (action_id);
CREATE INDEX ix_unit_name ON unit (name);
CREATE INDEX ix_notice_item_id ON notice (item_id);
CREATE INDEX ix_notice_action_id ON notice (action_id);
CREATE INDEX ix_claim_action_id ON claim (action_id);
CREATE INDEX ix_claim_item_id ON claim (item_id);
CREATE INDEX ix_event_report_id ON event (report_id);
CREATE INDEX ix_event_item_id ON event (item_id);
CREATE INDEX ix_event_document_id ON event (document_id);
CREATE INDEX ix_event_action_id ON event (action_id);
CREATE INDEX ix_mark_item_id ON mark (item_id);
CREATE INDEX ix_mark_action_id ON mark (action_id);
CREATE INDEX ix_evidence_mark_action_id ON evidence_mark (action_id);
CREATE INDEX ix_evidence_mark_item_id ON evidence_mark (item_id);
CREATE INDEX ix_pair_later_id ON pair (later_id);
CREATE INDEX ix_commitment_item_id ON commitment (item_id);
CREATE INDEX ix_commitment_report_id ON commitment (report_id);
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
CREATE TRIGGER correction_no_update BEFORE UPDATE ON correction BEGIN SELECT RAISE(ABORT, 'correction is append-only'); END;
CREATE TRIGGER correction_no_delete BEFORE DELETE ON correction BEGIN SELECT RAISE(ABORT, 'correction is append-only'); END;
CREATE TRIGGER unit_no_update BEFORE UPDATE ON unit BEGIN SELECT RAISE(ABORT, 'unit is append-only'); END;
CREATE TRIGGER unit_no_delete BEFORE DELETE ON unit BEGIN SELECT RAISE(ABORT, 'unit is append-only'); END;
CREATE TRIGGER notice_no_update BEFORE UPDATE ON notice BEGIN SELECT RAISE(ABORT, 'notice is append-only'); END;
CREATE TRIGGER notice_no_delete BEFORE DELETE ON notice BEGIN SELECT RAISE(ABORT, 'notice is append-only'); END;
CREATE TRIGGER claim_no_update BEFORE UPDATE ON claim BEGIN SELECT RAISE(ABORT, 'claim is append-only'); END;
CREATE TRIGGER claim_no_delete BEFORE DELETE ON claim BEGIN SELECT RAISE(ABORT, 'claim is append-only'); END;
CREATE INDEX ix_restatement_row_id ON restatement (row_id);
COMMIT;
