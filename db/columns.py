"""The columns of every table, for queries. Written from the classes in `db.tables` by `python -m db.tables`."""

import sqlalchemy as sa

from tracker.domain.vocabulary import (
    Basis,
    Change,
    ClaimKind,
    ClaimState,
    CorrectionKind,
    EvidenceDecision,
    Grade,
    MarkKind,
    NoticeKind,
    Op,
    Outcome,
    Recurrence,
    Scan,
    SectionKind,
)

from .column_types import Moment, one_of

_PLACE = sa.MetaData()

achievements = sa.Table(
    "achievements",
    _PLACE,
    sa.Column("report_id", sa.Integer(), primary_key=True),
    sa.Column("number", sa.Integer()),
    sa.Column("data", sa.LargeBinary()),
)

action = sa.Table(
    "action",
    _PLACE,
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("at", Moment()),
    sa.Column("by", sa.String()),
    sa.Column("kind", sa.String()),
    sa.Column("undoes", sa.Integer()),
    sa.Column("details", sa.JSON()),
)

body = sa.Table(
    "body",
    _PLACE,
    sa.Column("key", sa.String(), primary_key=True),
    sa.Column("into", sa.String()),
)

claim = sa.Table(
    "claim",
    _PLACE,
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("action_id", sa.Integer()),
    sa.Column("item_id", sa.String()),
    sa.Column("kind", one_of(ClaimKind)),
    sa.Column("unit", sa.String()),
    sa.Column("by", sa.String()),
    sa.Column("at", Moment()),
    sa.Column("state", one_of(ClaimState)),
    sa.Column("progress", sa.String()),
    sa.Column("problems", sa.String()),
    sa.Column("next_step", sa.String()),
    sa.Column("day", sa.Date()),
    sa.Column("proofs", sa.JSON()),
    sa.Column("source", sa.String()),
    sa.Column("note", sa.String()),
    sa.Column("answers", sa.Integer()),
    sa.Column("withdraws", sa.Integer()),
)

commitment = sa.Table(
    "commitment",
    _PLACE,
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("item_id", sa.String()),
    sa.Column("report_id", sa.Integer()),
    sa.Column("section", sa.Integer()),
    sa.Column("start_at", sa.Integer()),
    sa.Column("end_at", sa.Integer()),
    sa.Column("text", sa.String()),
    sa.Column("grade", one_of(Grade)),
    sa.Column("deadline", sa.Date()),
    sa.Column("basis", one_of(Basis)),
    sa.Column("deadline_raw", sa.String()),
    sa.Column("deadline_rule", sa.String()),
    sa.Column("deadline_start", sa.Integer()),
    sa.Column("deadline_end", sa.Integer()),
    sa.Column("soft", sa.Boolean()),
    sa.Column("restated", sa.Boolean()),
    sa.Column("lead", sa.String()),
    sa.Column("support", sa.JSON()),
    sa.Column("leader", sa.String()),
    sa.Column("stages", sa.JSON()),
    sa.Column("recurrence", one_of(Recurrence)),
    sa.Column("scan", one_of(Scan)),
    sa.Column("opening_start", sa.Integer()),
    sa.Column("opening_end", sa.Integer()),
    sa.Column("year", sa.Integer()),
    sa.Column("topic", sa.String()),
    sa.Column("rules", sa.JSON()),
)

correction = sa.Table(
    "correction",
    _PLACE,
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("action_id", sa.Integer()),
    sa.Column("item_id", sa.String()),
    sa.Column("kind", one_of(CorrectionKind)),
    sa.Column("by", sa.String()),
    sa.Column("at", Moment()),
    sa.Column("note", sa.String()),
    sa.Column("changes", sa.JSON()),
    sa.Column("part_of", sa.String()),
    sa.Column("withdraws", sa.Integer()),
    sa.Column("moved_from", sa.Integer()),
)

declarations = sa.Table(
    "declarations",
    _PLACE,
    sa.Column("report_id", sa.Integer(), primary_key=True),
    sa.Column("number", sa.Integer()),
    sa.Column("leads", sa.JSON()),
    sa.Column("identities", sa.LargeBinary()),
    sa.Column("data", sa.LargeBinary()),
)

declared = sa.Table(
    "declared",
    _PLACE,
    sa.Column("item_id", sa.String(), primary_key=True),
    sa.Column("report_id", sa.Integer(), primary_key=True),
)

document = sa.Table(
    "document",
    _PLACE,
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("public_id", sa.String()),
    sa.Column("source", sa.String()),
    sa.Column("fingerprint", sa.String()),
    sa.Column("text_print", sa.String()),
    sa.Column("name", sa.String()),
    sa.Column("path", sa.String()),
    sa.Column("part", sa.String()),
    sa.Column("format", sa.String()),
    sa.Column("characters", sa.Integer()),
    sa.Column("imported_at", Moment()),
    sa.Column("deleted_at", Moment()),
    sa.Column("issuer_hint", sa.String()),
    sa.Column("date_hint", sa.String()),
    sa.Column("properties", sa.JSON()),
    sa.Column("problems", sa.JSON()),
)

document_form = sa.Table(
    "document_form",
    _PLACE,
    sa.Column("document_id", sa.Integer(), primary_key=True),
    sa.Column("data", sa.LargeBinary()),
)

document_text = sa.Table(
    "document_text",
    _PLACE,
    sa.Column("document_id", sa.Integer(), primary_key=True),
    sa.Column("text", sa.Text()),
)

event = sa.Table(
    "event",
    _PLACE,
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("action_id", sa.Integer()),
    sa.Column("kind", sa.String()),
    sa.Column("item_id", sa.String()),
    sa.Column("document_id", sa.Integer()),
    sa.Column("report_id", sa.Integer()),
    sa.Column("details", sa.JSON()),
)

evidence = sa.Table(
    "evidence",
    _PLACE,
    sa.Column("finding_id", sa.Integer(), primary_key=True),
    sa.Column("ordinal", sa.Integer(), primary_key=True),
    sa.Column("report_id", sa.Integer()),
    sa.Column("start_at", sa.Integer()),
    sa.Column("end_at", sa.Integer()),
    sa.Column("text", sa.String()),
    sa.Column("section", sa.JSON()),
    sa.Column("score", sa.Float()),
    sa.Column("parts", sa.JSON()),
)

evidence_mark = sa.Table(
    "evidence_mark",
    _PLACE,
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("action_id", sa.Integer()),
    sa.Column("item_id", sa.String()),
    sa.Column("decision", one_of(EvidenceDecision)),
    sa.Column("by", sa.String()),
    sa.Column("at", Moment()),
    sa.Column("document", sa.String()),
    sa.Column("report", sa.String()),
    sa.Column("start_at", sa.Integer()),
    sa.Column("end_at", sa.Integer()),
    sa.Column("text", sa.String()),
    sa.Column("note", sa.String()),
    sa.Column("moved_from", sa.Integer()),
)

finding = sa.Table(
    "finding",
    _PLACE,
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("commitment_id", sa.Integer()),
    sa.Column("report_id", sa.Integer()),
    sa.Column("report_date", sa.Date()),
    sa.Column("covers_from", sa.Date()),
    sa.Column("covers_until", sa.Date()),
    sa.Column("outcome", one_of(Outcome)),
    sa.Column("rule", sa.String()),
    sa.Column("confidence", sa.Float()),
    sa.Column("ambiguous", sa.Boolean()),
    sa.Column("comparisons", sa.JSON()),
)

item = sa.Table(
    "item",
    _PLACE,
    sa.Column("id", sa.String(), primary_key=True),
    sa.Column("identity", sa.String()),
    sa.Column("version", sa.Integer(), default=0),
)

mark = sa.Table(
    "mark",
    _PLACE,
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("action_id", sa.Integer()),
    sa.Column("item_id", sa.String()),
    sa.Column("kind", one_of(MarkKind)),
    sa.Column("by", sa.String()),
    sa.Column("at", Moment()),
    sa.Column("note", sa.String()),
    sa.Column("new_deadline", sa.Date()),
    sa.Column("evidence", sa.JSON()),
    sa.Column("withdraws", sa.Integer()),
)

notice = sa.Table(
    "notice",
    _PLACE,
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("action_id", sa.Integer()),
    sa.Column("item_id", sa.String()),
    sa.Column("kind", one_of(NoticeKind)),
    sa.Column("unit", sa.String()),
    sa.Column("by", sa.String()),
    sa.Column("at", Moment()),
    sa.Column("number", sa.String()),
    sa.Column("answer_by", sa.Date()),
    sa.Column("note", sa.String()),
    sa.Column("withdraws", sa.Integer()),
)

original = sa.Table(
    "original",
    _PLACE,
    sa.Column("document_id", sa.Integer(), primary_key=True),
    sa.Column("data", sa.LargeBinary()),
)

pair = sa.Table(
    "pair",
    _PLACE,
    sa.Column("plan_id", sa.Integer(), primary_key=True),
    sa.Column("later_id", sa.Integer(), primary_key=True),
    sa.Column("policy", sa.String()),
    sa.Column("judged_at", Moment()),
)

report = sa.Table(
    "report",
    _PLACE,
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("public_id", sa.String()),
    sa.Column("document_id", sa.Integer()),
    sa.Column("ordinal", sa.Integer()),
    sa.Column("start_at", sa.Integer()),
    sa.Column("end_at", sa.Integer()),
    sa.Column("title", sa.String()),
    sa.Column("issuer", sa.String()),
    sa.Column("body", sa.String()),
    sa.Column("dated", sa.String()),
    sa.Column("covers_from", sa.Date()),
    sa.Column("covers_to", sa.Date()),
    sa.Column("plans_from", sa.Date()),
    sa.Column("plans_to", sa.Date()),
    sa.Column("edited", sa.JSON()),
    sa.Column("problems", sa.JSON()),
    sa.Column("rules", sa.JSON()),
    sa.Column("edition", sa.String()),
    sa.Column("superseded_by", sa.Integer()),
    sa.Column("live", sa.Boolean(), default=True),
)

restatement = sa.Table(
    "restatement",
    _PLACE,
    sa.Column("commitment_id", sa.Integer(), primary_key=True),
    sa.Column("row_id", sa.Integer(), primary_key=True),
    sa.Column("changed", sa.Boolean()),
)

section = sa.Table(
    "section",
    _PLACE,
    sa.Column("report_id", sa.Integer(), primary_key=True),
    sa.Column("ordinal", sa.Integer(), primary_key=True),
    sa.Column("kind", one_of(SectionKind)),
    sa.Column("level", sa.Integer()),
    sa.Column("title", sa.String()),
    sa.Column("path", sa.JSON()),
    sa.Column("start_at", sa.Integer()),
    sa.Column("end_at", sa.Integer()),
    sa.Column("heading_start", sa.Integer()),
    sa.Column("heading_end", sa.Integer()),
    sa.Column("plan_from", sa.Date()),
    sa.Column("plan_to", sa.Date()),
    sa.Column("lead", sa.String()),
    sa.Column("rules", sa.JSON()),
)

setting = sa.Table(
    "setting",
    _PLACE,
    sa.Column("name", sa.String(), primary_key=True),
    sa.Column("value", sa.JSON()),
)

target = sa.Table(
    "target",
    _PLACE,
    sa.Column("commitment_id", sa.Integer(), primary_key=True),
    sa.Column("ordinal", sa.Integer(), primary_key=True),
    sa.Column("raw", sa.String()),
    sa.Column("op", one_of(Op)),
    sa.Column("value", sa.Float()),
    sa.Column("high", sa.Float()),
    sa.Column("unit", sa.String()),
    sa.Column("metric", sa.String()),
    sa.Column("change", one_of(Change)),
    sa.Column("redacted", sa.Boolean()),
    sa.Column("rule", sa.String()),
    sa.Column("start_at", sa.Integer()),
    sa.Column("end_at", sa.Integer()),
)

unit = sa.Table(
    "unit",
    _PLACE,
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("action_id", sa.Integer()),
    sa.Column("name", sa.String()),
    sa.Column("other_names", sa.JSON()),
    sa.Column("leader", sa.String()),
    sa.Column("contact", sa.String()),
    sa.Column("listed", sa.Boolean(), default=True),
)
