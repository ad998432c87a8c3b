"""Units, stages and recurrence of commitments; what an achievement answers in its own row; corrections, units, notices
and claims of an office."""

from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from alembic import op

from db.column_types import Moment
from db.triggers import protect
from tracker.domain.vocabulary import ClaimKind, ClaimState, CorrectionKind, NoticeKind, Recurrence, Scan

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Rename the unit's and the opening's columns, add the new ones and the office's tables."""
    for table, old, new in (
        ("section", "actor", "lead"),
        ("commitment", "lead_start", "opening_start"),
        ("commitment", "lead_end", "opening_end"),
        ("commitment", "actor", "lead"),
        ("achievement", "lead_start", "opening_start"),
        ("achievement", "lead_end", "opening_end"),
    ):
        op.execute(f"ALTER TABLE {table} RENAME COLUMN {old} TO {new}")
    op.add_column("commitment", sa.Column("support", sa.JSON(), nullable=True))
    op.add_column("commitment", sa.Column("leader", sa.String(), nullable=True))
    op.add_column("commitment", sa.Column("stages", sa.JSON(), nullable=True))
    for column, vocabulary in (("recurrence", Recurrence), ("scan", Scan)):
        words = ", ".join(f"'{word.value}'" for word in vocabulary)
        op.execute(
            f"ALTER TABLE commitment ADD COLUMN {column} VARCHAR(24)"
            f" CONSTRAINT ck_commitment_{vocabulary.__name__.lower()} CHECK ({column} IN ({words}))"
        )
    op.add_column("achievement", sa.Column("answers", sa.String(24), nullable=True))
    _of_items(
        "correction",
        CorrectionKind,
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("part_of", sa.String(24), nullable=True),
        sa.Column("withdraws", sa.Integer(), nullable=True),
        sa.Column("moved_from", sa.Integer(), nullable=True),
        _withdraws("correction"),
        _reference("correction", "part_of", "item"),
        _reference("correction", "withdraws", "correction"),
        _reference("correction", "moved_from", "correction"),
    )
    _of_items(
        "notice",
        NoticeKind,
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("withdraws", sa.Integer(), nullable=True),
        _withdraws("notice"),
        _reference("notice", "withdraws", "notice"),
    )
    _of_items(
        "claim",
        ClaimKind,
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("state", _one_of(ClaimState), nullable=True),
        sa.Column("progress", sa.String(), nullable=False),
        sa.Column("problems", sa.String(), nullable=False),
        sa.Column("next_step", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("proofs", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=True),
        sa.Column("withdraws", sa.Integer(), nullable=True),
        _withdraws("claim"),
        sa.CheckConstraint(
            "(kind IN ('accepted', 'returned')) = (answers IS NOT NULL)", name=op.f("ck_claim_answers")
        ),
        _reference("claim", "answers", "claim"),
        _reference("claim", "withdraws", "claim"),
    )
    op.create_table(
        "unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("other_names", sa.JSON(), nullable=False),
        sa.Column("leader", sa.String(), nullable=True),
        sa.Column("contact", sa.String(), nullable=True),
        sa.Column("listed", sa.Boolean(), nullable=False),
        _reference("unit", "action_id", "action"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
    )
    op.create_index(op.f("ix_unit_action_id"), "unit", ["action_id"], unique=False)
    op.create_index(op.f("ix_unit_name"), "unit", ["name"], unique=False)
    protect(op.get_bind(), ("correction", "notice", "claim", "unit"))


def _of_items(table: str, kind: type[StrEnum], *parts: Any) -> None:
    """A table of acts on items."""
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.String(24), nullable=False),
        sa.Column("kind", _one_of(kind), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        *parts,
        _reference(table, "action_id", "action"),
        _reference(table, "item_id", "item"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    for column in ("action_id", "item_id"):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def _one_of(vocabulary: type[StrEnum]) -> sa.Enum:
    return sa.Enum(
        *(word.value for word in vocabulary),
        name=vocabulary.__name__.lower(),
        native_enum=False,
        create_constraint=True,
        length=24,
    )


def _reference(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"))


def _withdraws(table: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(
        "(kind = 'withdrawn') = (withdraws IS NOT NULL)", name=op.f(f"ck_{table}_withdraws")
    )
