"""What was promised and what was reported: items, commitments with targets, achievements with measures."""

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from tracker.domain.vocabulary import AchievementKind, Basis, Change, Grade, Op, Recurrence, Scan

from .base import closed, json_column, parent

_SPAN = "0 <= start_at AND start_at <= end_at"


class Item(SQLModel, table=True):
    """What a person marks: a promise under its public id, whichever edition of the report its words stand in today.

    Never deleted, so that an id given out once means the same promise for ever. `identity` is the SHA-256 the id is
    made of; `version` grows with every decision of a person.
    """

    __tablename__ = "item"

    id: str = Field(primary_key=True, max_length=24)
    identity: str = Field(max_length=64, unique=True)
    version: int = 0


class CommitmentLine(SQLModel, table=True):
    """A promise as it stands in one report."""

    __tablename__ = "commitment"
    __table_args__ = (
        sa.UniqueConstraint("report_id", "item_id"),
        sa.CheckConstraint(_SPAN, name="span"),
        sa.CheckConstraint("(deadline IS NULL) OR basis IN ('explicit', 'plan_period')", name="deadline"),
    )

    id: int | None = Field(default=None, primary_key=True)
    item_id: str = Field(foreign_key="item.id", index=True, max_length=24)
    report_id: int = parent("report.id")
    section: int
    start_at: int
    end_at: int
    text: str
    grade: Grade = closed(Grade)
    deadline: date | None = None
    basis: Basis = closed(Basis)
    deadline_raw: str | None = None
    deadline_rule: str
    deadline_start: int | None = None
    deadline_end: int | None = None
    soft: bool
    restated: bool
    lead: str | None = None
    support: list[Any] | None = Field(default=None, sa_type=sa.JSON)
    leader: str | None = None
    stages: list[Any] | None = Field(default=None, sa_type=sa.JSON)
    recurrence: Recurrence | None = closed(Recurrence, nullable=True)
    scan: Scan | None = closed(Scan, nullable=True)
    opening_start: int | None = None
    opening_end: int | None = None
    year: int | None = None
    topic: str | None = None
    rules: list[Any] = json_column()


class TargetLine(SQLModel, table=True):
    """A number a commitment is to reach; `high` is the other end of a range."""

    __tablename__ = "target"
    __table_args__ = (
        sa.CheckConstraint("(value IS NULL) = redacted", name="redacted"),
        sa.CheckConstraint("(high IS NULL) OR op = 'range'", name="range"),
    )

    commitment_id: int = Field(foreign_key="commitment.id", primary_key=True, ondelete="CASCADE")
    ordinal: int = Field(primary_key=True)
    raw: str
    op: Op = closed(Op)
    value: float | None = None
    high: float | None = None
    unit: str | None = None
    metric: str
    change: Change | None = closed(Change, nullable=True)
    redacted: bool
    rule: str
    start_at: int | None = None
    end_at: int | None = None


class AchievementLine(SQLModel, table=True):
    """A past statement of a report."""

    __tablename__ = "achievement"
    __table_args__ = (sa.CheckConstraint(_SPAN, name="span"),)

    id: int | None = Field(default=None, primary_key=True)
    report_id: int = parent("report.id")
    section: int
    start_at: int
    end_at: int
    text: str
    kind: AchievementKind = closed(AchievementKind)
    as_of: date | None = None
    period_from: date | None = None
    period_to: date | None = None
    scope: list[Any] = json_column()
    opening_start: int | None = None
    opening_end: int | None = None
    answers: str | None = Field(default=None, max_length=24)
    rules: list[Any] = json_column()


class MeasureLine(SQLModel, table=True):
    """A number an achievement reports as reached."""

    __tablename__ = "measure"

    achievement_id: int = Field(foreign_key="achievement.id", primary_key=True, ondelete="CASCADE")
    ordinal: int = Field(primary_key=True)
    raw: str
    value: float
    high: float | None = None
    unit: str | None = None
    metric: str
    change: Change | None = closed(Change, nullable=True)
    bound: Op = closed(Op)
    start_at: int | None = None
    end_at: int | None = None
