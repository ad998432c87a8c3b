"""What later reports say of the commitments: judged pairs of reports, findings and their evidence."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from tracker.domain.vocabulary import Outcome

from .base import closed, json_column, moment, parent


class Pair(SQLModel, table=True):
    """A plan that has been judged against a later report (or against itself, for restated targets).

    A pair without findings was judged silent throughout; a pair that is absent was not judged yet, and then the later
    report must not count as one that should have spoken. `policy` names the policy it was judged by.
    """

    __tablename__ = "pair"

    plan_id: int = Field(foreign_key="report.id", primary_key=True, ondelete="CASCADE")
    later_id: int = Field(foreign_key="report.id", primary_key=True, index=True, ondelete="CASCADE")
    policy: str = Field(max_length=64)
    judged_at: datetime = moment()


class Finding(SQLModel, table=True):
    """What one later report says of one commitment; silent ones are not stored."""

    __tablename__ = "finding"
    __table_args__ = (
        sa.UniqueConstraint("commitment_id", "report_id"),
        sa.CheckConstraint("confidence BETWEEN 0 AND 1", name="confidence"),
    )

    id: int | None = Field(default=None, primary_key=True)
    commitment_id: int = parent("commitment.id")
    report_id: int = parent("report.id")
    report_date: date | None = None
    covers_from: date | None = None
    covers_until: date | None = None
    outcome: Outcome = closed(Outcome)
    rule: str
    confidence: float
    ambiguous: bool
    comparisons: list[Any] = json_column()


class EvidenceLine(SQLModel, table=True):
    """A clause a finding rests on, best first."""

    __tablename__ = "evidence"
    __table_args__ = (
        sa.CheckConstraint("0 <= start_at AND start_at <= end_at", name="span"),
        sa.CheckConstraint("score BETWEEN 0 AND 1", name="score"),
    )

    finding_id: int = Field(foreign_key="finding.id", primary_key=True, ondelete="CASCADE")
    ordinal: int = Field(primary_key=True)
    report_id: int = parent("report.id")
    start_at: int
    end_at: int
    text: str
    section: list[Any] = json_column()
    score: float
    parts: list[Any] = json_column()


class Restatement(SQLModel, table=True):
    """A row of a later table that says a promise of an earlier report once more; of a judged pair, and gone with it.

    Both are commitments: `commitment_id` the earlier, `row_id` the one read out of the row. `changed` where the row says it with
    another target or deadline.
    """

    __tablename__ = "restatement"
    __table_args__ = ({"sqlite_with_rowid": False},)

    commitment_id: int = Field(foreign_key="commitment.id", primary_key=True, ondelete="CASCADE")
    row_id: int = Field(foreign_key="commitment.id", primary_key=True, index=True, ondelete="CASCADE")
    changed: bool
