"""The form of documents beside their texts, and which rows of later tables say earlier promises once more."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "document_form",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        _reference("document_form", "document_id", "document"),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_document_form")),
    )
    op.create_table(
        "restatement",
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Boolean(), nullable=False),
        _reference("restatement", "commitment_id", "commitment"),
        _reference("restatement", "row_id", "commitment"),
        sa.PrimaryKeyConstraint("commitment_id", "row_id", name=op.f("pk_restatement")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_restatement_row_id"), "restatement", ["row_id"], unique=False)


def _reference(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete="CASCADE")
