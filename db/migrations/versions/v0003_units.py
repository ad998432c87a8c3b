"""Units, stages and recurrence of commitments; what an achievement answers in its own row."""

import sqlalchemy as sa
from alembic import op

from tracker.domain.vocabulary import Recurrence, Scan

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Rename the unit's and the opening's columns, add the new ones."""
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
