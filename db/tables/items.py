"""What was promised and what was reported: items and commitments with targets, one by one; declarations and
achievements, a report's in one row."""

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from tracker.domain.vocabulary import Basis, Change, Grade, Op, Recurrence, Scan

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
    """A promise as it stands in one report; of declaratory ones only those that people decided about (see `Declarations`)."""

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


class Declarations(SQLModel, table=True):
    """The declaratory commitments of one report that nobody has decided anything about, packed (`db.packing`).

    `number` is how many there are; `leads` the units they name; `identities` 32 bytes each, the SHA-256 their ids are
    made of. One that a person decides about becomes an item and a commitment of its own.
    """

    __tablename__ = "declarations"

    report_id: int = Field(foreign_key="report.id", primary_key=True, ondelete="CASCADE")
    number: int
    leads: list[Any] = json_column()
    identities: bytes = Field(sa_type=sa.LargeBinary)
    data: bytes = Field(sa_type=sa.LargeBinary)


class Declared(SQLModel, table=True):
    """In which reports' declarations an item is found."""

    __tablename__ = "declared"
    __table_args__ = ({"sqlite_with_rowid": False},)

    item_id: str = Field(primary_key=True, max_length=24)
    report_id: int = Field(foreign_key="report.id", primary_key=True, ondelete="CASCADE")


class Achievements(SQLModel, table=True):
    """The past statements of one report, packed (`db.packing`); `number` is how many there are."""

    __tablename__ = "achievements"

    report_id: int = Field(foreign_key="report.id", primary_key=True, ondelete="CASCADE")
    number: int
    data: bytes = Field(sa_type=sa.LargeBinary)
