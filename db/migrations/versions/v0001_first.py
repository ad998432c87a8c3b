"""The first version: documents, reports, items, findings, and what people decided."""

import sqlalchemy as sa
from alembic import op

from db.triggers import protect

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["undoes"], ["action.id"], name=op.f("fk_action_undoes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
    )
    op.create_index(op.f("ix_action_undoes"), "action", ["undoes"], unique=False)
    op.create_table(
        "body",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("into", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_body")),
    )
    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(40), nullable=False),
        sa.Column("source", sa.String(64), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("text_print", sa.String(64), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("format", sa.String(24), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("issuer_hint", sa.String(), nullable=True),
        sa.Column("date_hint", sa.String(10), nullable=True),
        sa.Column("properties", sa.JSON(), nullable=False),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.CheckConstraint("characters >= 0", name=op.f("ck_document_characters")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("fingerprint", name=op.f("uq_document_fingerprint")),
        sa.UniqueConstraint("public_id", name=op.f("uq_document_public_id")),
    )
    op.create_index(op.f("ix_document_source"), "document", ["source"], unique=False)
    op.create_index(op.f("ix_document_text_print"), "document", ["text_print"], unique=False)
    op.create_table(
        "item",
        sa.Column("id", sa.String(24), nullable=False),
        sa.Column("identity", sa.String(64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item")),
        sa.UniqueConstraint("identity", name=op.f("uq_item_identity")),
    )
    op.create_table(
        "document_text",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_document_text_document_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_document_text")),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("item_id", sa.String(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("report_id", sa.Integer(), nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("fk_event_action_id")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_event_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    op.create_index(op.f("ix_event_action_id"), "event", ["action_id"], unique=False)
    op.create_index(op.f("ix_event_document_id"), "event", ["document_id"], unique=False)
    op.create_index(op.f("ix_event_item_id"), "event", ["item_id"], unique=False)
    op.create_index(op.f("ix_event_report_id"), "event", ["report_id"], unique=False)
    op.create_table(
        "evidence_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.String(24), nullable=False),
        sa.Column(
            "decision",
            sa.Enum(
                "confirmed",
                "rejected",
                "attached",
                "withdrawn",
                name="evidencedecision",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("report", sa.String(48), nullable=False),
        sa.Column("start_at", sa.Integer(), nullable=False),
        sa.Column("end_at", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("moved_from", sa.Integer(), nullable=True),
        sa.CheckConstraint("0 <= start_at AND start_at <= end_at", name=op.f("ck_evidence_mark_span")),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("fk_evidence_mark_action_id")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_evidence_mark_item_id")),
        sa.ForeignKeyConstraint(
            ["moved_from"], ["evidence_mark.id"], name=op.f("fk_evidence_mark_moved_from")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence_mark")),
    )
    op.create_index(op.f("ix_evidence_mark_action_id"), "evidence_mark", ["action_id"], unique=False)
    op.create_index(op.f("ix_evidence_mark_item_id"), "evidence_mark", ["item_id"], unique=False)
    op.create_table(
        "mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.String(24), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "fulfilled",
                "pending",
                "overdue",
                "unverifiable",
                "extended",
                "long_term",
                "adjusted",
                "cancelled",
                "closed",
                "note",
                "withdrawn",
                name="markkind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("new_deadline", sa.Date(), nullable=True),
        sa.Column("evidence", sa.JSON(), nullable=True),
        sa.Column("withdraws", sa.Integer(), nullable=True),
        sa.CheckConstraint("(kind = 'withdrawn') = (withdraws IS NOT NULL)", name=op.f("ck_mark_withdraws")),
        sa.CheckConstraint(
            "(new_deadline IS NULL) OR kind IN ('extended', 'adjusted')", name=op.f("ck_mark_new_deadline")
        ),
        sa.ForeignKeyConstraint(["action_id"], ["action.id"], name=op.f("fk_mark_action_id")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_mark_item_id")),
        sa.ForeignKeyConstraint(["withdraws"], ["mark.id"], name=op.f("fk_mark_withdraws")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mark")),
    )
    op.create_index(op.f("ix_mark_action_id"), "mark", ["action_id"], unique=False)
    op.create_index(op.f("ix_mark_item_id"), "mark", ["item_id"], unique=False)
    op.create_table(
        "original",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_original_document_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_original")),
    )
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(48), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("start_at", sa.Integer(), nullable=False),
        sa.Column("end_at", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("issuer", sa.String(), nullable=True),
        sa.Column("body", sa.String(), nullable=True),
        sa.Column("dated", sa.String(10), nullable=True),
        sa.Column("covers_from", sa.Date(), nullable=True),
        sa.Column("covers_to", sa.Date(), nullable=True),
        sa.Column("plans_from", sa.Date(), nullable=True),
        sa.Column("plans_to", sa.Date(), nullable=True),
        sa.Column("edited", sa.JSON(), nullable=False),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.Column("edition", sa.String(64), nullable=True),
        sa.Column("superseded_by", sa.Integer(), nullable=True),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.CheckConstraint("0 <= start_at AND start_at <= end_at", name=op.f("ck_report_span")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_report_document_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["superseded_by"], ["report.id"], name=op.f("fk_report_superseded_by"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint("document_id", "ordinal", name=op.f("uq_report_document_id_ordinal")),
        sa.UniqueConstraint("public_id", name=op.f("uq_report_public_id")),
    )
    op.create_index(op.f("ix_report_document_id"), "report", ["document_id"], unique=False)
    op.create_index(op.f("ix_report_edition"), "report", ["edition"], unique=False)
    op.create_index("ix_report_live_body", "report", ["live", "body"], unique=False)
    op.create_index(op.f("ix_report_superseded_by"), "report", ["superseded_by"], unique=False)
    op.create_table(
        "achievement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("section", sa.Integer(), nullable=False),
        sa.Column("start_at", sa.Integer(), nullable=False),
        sa.Column("end_at", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "done",
                "level",
                "under_way",
                "not_done",
                name="achievementkind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("as_of", sa.Date(), nullable=True),
        sa.Column("period_from", sa.Date(), nullable=True),
        sa.Column("period_to", sa.Date(), nullable=True),
        sa.Column("scope", sa.JSON(), nullable=False),
        sa.Column("lead_start", sa.Integer(), nullable=True),
        sa.Column("lead_end", sa.Integer(), nullable=True),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.CheckConstraint("0 <= start_at AND start_at <= end_at", name=op.f("ck_achievement_span")),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_achievement_report_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_achievement")),
    )
    op.create_index(op.f("ix_achievement_report_id"), "achievement", ["report_id"], unique=False)
    op.create_table(
        "commitment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.String(24), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("section", sa.Integer(), nullable=False),
        sa.Column("start_at", sa.Integer(), nullable=False),
        sa.Column("end_at", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column(
            "grade",
            sa.Enum(
                "hard",
                "milestone",
                "declaratory",
                name="grade",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column(
            "basis",
            sa.Enum(
                "explicit",
                "plan_period",
                "redacted",
                "none",
                name="basis",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("deadline_raw", sa.String(), nullable=True),
        sa.Column("deadline_rule", sa.String(), nullable=False),
        sa.Column("deadline_start", sa.Integer(), nullable=True),
        sa.Column("deadline_end", sa.Integer(), nullable=True),
        sa.Column("soft", sa.Boolean(), nullable=False),
        sa.Column("restated", sa.Boolean(), nullable=False),
        sa.Column("actor", sa.String(), nullable=True),
        sa.Column("lead_start", sa.Integer(), nullable=True),
        sa.Column("lead_end", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("topic", sa.String(), nullable=True),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "(deadline IS NULL) OR basis IN ('explicit', 'plan_period')", name=op.f("ck_commitment_deadline")
        ),
        sa.CheckConstraint("0 <= start_at AND start_at <= end_at", name=op.f("ck_commitment_span")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_commitment_item_id")),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_commitment_report_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment")),
        sa.UniqueConstraint("report_id", "item_id", name=op.f("uq_commitment_report_id_item_id")),
    )
    op.create_index(op.f("ix_commitment_item_id"), "commitment", ["item_id"], unique=False)
    op.create_index(op.f("ix_commitment_report_id"), "commitment", ["report_id"], unique=False)
    op.create_table(
        "pair",
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("later_id", sa.Integer(), nullable=False),
        sa.Column("policy", sa.String(64), nullable=False),
        sa.Column("judged_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["later_id"], ["report.id"], name=op.f("fk_pair_later_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["report.id"], name=op.f("fk_pair_plan_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("plan_id", "later_id", name=op.f("pk_pair")),
    )
    op.create_index(op.f("ix_pair_later_id"), "pair", ["later_id"], unique=False)
    op.create_table(
        "section",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "masthead",
                "preamble",
                "review",
                "problem",
                "plan",
                "suggestion",
                "closing",
                "glossary",
                name="sectionkind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("path", sa.JSON(), nullable=False),
        sa.Column("start_at", sa.Integer(), nullable=False),
        sa.Column("end_at", sa.Integer(), nullable=False),
        sa.Column("heading_start", sa.Integer(), nullable=True),
        sa.Column("heading_end", sa.Integer(), nullable=True),
        sa.Column("plan_from", sa.Date(), nullable=True),
        sa.Column("plan_to", sa.Date(), nullable=True),
        sa.Column("actor", sa.String(), nullable=True),
        sa.Column("rules", sa.JSON(), nullable=False),
        sa.CheckConstraint("0 <= start_at AND start_at <= end_at", name=op.f("ck_section_span")),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_section_report_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("report_id", "ordinal", name=op.f("pk_section")),
    )
    op.create_table(
        "finding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("report_date", sa.Date(), nullable=True),
        sa.Column("covers_from", sa.Date(), nullable=True),
        sa.Column("covers_until", sa.Date(), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum(
                "met",
                "short",
                "progress",
                "silent",
                name="outcome",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("ambiguous", sa.Boolean(), nullable=False),
        sa.Column("comparisons", sa.JSON(), nullable=False),
        sa.CheckConstraint("confidence BETWEEN 0 AND 1", name=op.f("ck_finding_confidence")),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_finding_commitment_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_finding_report_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
        sa.UniqueConstraint("commitment_id", "report_id", name=op.f("uq_finding_commitment_id_report_id")),
    )
    op.create_index(op.f("ix_finding_commitment_id"), "finding", ["commitment_id"], unique=False)
    op.create_index(op.f("ix_finding_report_id"), "finding", ["report_id"], unique=False)
    op.create_table(
        "measure",
        sa.Column("achievement_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("raw", sa.String(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("metric", sa.String(), nullable=False),
        sa.Column(
            "change",
            sa.Enum(
                "increase", "decrease", name="change", native_enum=False, create_constraint=True, length=24
            ),
            nullable=True,
        ),
        sa.Column(
            "bound",
            sa.Enum(
                ">=", "<=", "~", "range", "=", name="op", native_enum=False, create_constraint=True, length=24
            ),
            nullable=False,
        ),
        sa.Column("start_at", sa.Integer(), nullable=True),
        sa.Column("end_at", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["achievement_id"], ["achievement.id"], name=op.f("fk_measure_achievement_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("achievement_id", "ordinal", name=op.f("pk_measure")),
    )
    op.create_table(
        "target",
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("raw", sa.String(), nullable=False),
        sa.Column(
            "op",
            sa.Enum(
                ">=", "<=", "~", "range", "=", name="op", native_enum=False, create_constraint=True, length=24
            ),
            nullable=False,
        ),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("metric", sa.String(), nullable=False),
        sa.Column(
            "change",
            sa.Enum(
                "increase", "decrease", name="change", native_enum=False, create_constraint=True, length=24
            ),
            nullable=True,
        ),
        sa.Column("redacted", sa.Boolean(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("start_at", sa.Integer(), nullable=True),
        sa.Column("end_at", sa.Integer(), nullable=True),
        sa.CheckConstraint("(high IS NULL) OR op = 'range'", name=op.f("ck_target_range")),
        sa.CheckConstraint("(value IS NULL) = redacted", name=op.f("ck_target_redacted")),
        sa.ForeignKeyConstraint(
            ["commitment_id"], ["commitment.id"], name=op.f("fk_target_commitment_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("commitment_id", "ordinal", name=op.f("pk_target")),
    )
    op.create_table(
        "evidence",
        sa.Column("finding_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("start_at", sa.Integer(), nullable=False),
        sa.Column("end_at", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("section", sa.JSON(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.CheckConstraint("0 <= start_at AND start_at <= end_at", name=op.f("ck_evidence_span")),
        sa.CheckConstraint("score BETWEEN 0 AND 1", name=op.f("ck_evidence_score")),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["finding.id"], name=op.f("fk_evidence_finding_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name=op.f("fk_evidence_report_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("finding_id", "ordinal", name=op.f("pk_evidence")),
    )
    op.create_index(op.f("ix_evidence_report_id"), "evidence", ["report_id"], unique=False)
    protect(op.get_bind(), ("action", "event", "mark", "evidence_mark"))
