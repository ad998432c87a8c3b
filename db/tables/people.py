"""What people did: actions, their events, marks and evidence decisions. All of it is append-only."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from tracker.domain.vocabulary import EvidenceDecision, MarkKind

from .base import closed, json_column, moment


class Action(SQLModel, table=True):
    """One act of one person (or of the program, `by` empty); its id is the store's change counter.

    `undoes` names the action this one takes back; an undo that is itself undone is a redo.
    """

    __tablename__ = "action"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = moment()
    by: str
    kind: str = Field(max_length=40)
    undoes: int | None = Field(default=None, foreign_key="action.id", index=True)
    details: dict[str, Any] = json_column()


class Event(SQLModel, table=True):
    """What an action changed, a line for each item, document or report it touched."""

    __tablename__ = "event"

    id: int | None = Field(default=None, primary_key=True)
    action_id: int = Field(foreign_key="action.id", index=True)
    kind: str = Field(max_length=40)
    item_id: str | None = Field(default=None, foreign_key="item.id", index=True)
    document_id: int | None = Field(default=None, index=True)
    report_id: int | None = Field(default=None, index=True)
    details: dict[str, Any] = json_column()


class MarkLine(SQLModel, table=True):
    """A person's decision on an item."""

    __tablename__ = "mark"
    __table_args__ = (
        sa.CheckConstraint("(new_deadline IS NULL) OR kind IN ('extended', 'adjusted')", name="new_deadline"),
        sa.CheckConstraint("(kind = 'withdrawn') = (withdraws IS NOT NULL)", name="withdraws"),
    )

    id: int | None = Field(default=None, primary_key=True)
    action_id: int = Field(foreign_key="action.id", index=True)
    item_id: str = Field(foreign_key="item.id", index=True, max_length=24)
    kind: MarkKind = closed(MarkKind)
    by: str
    at: datetime = moment()
    note: str
    new_deadline: date | None = None
    evidence: dict[str, Any] | None = Field(default=None, sa_type=sa.JSON)
    withdraws: int | None = Field(default=None, foreign_key="mark.id")


class EvidenceMarkLine(SQLModel, table=True):
    """A person's decision on a link between an item and a clause.

    The clause is named by its report's public id, its place and its words, so that it outlives the report's rows and
    can be found again in a newer edition (`moved_from` then names the decision it carries on).
    """

    __tablename__ = "evidence_mark"
    __table_args__ = (sa.CheckConstraint("0 <= start_at AND start_at <= end_at", name="span"),)

    id: int | None = Field(default=None, primary_key=True)
    action_id: int = Field(foreign_key="action.id", index=True)
    item_id: str = Field(foreign_key="item.id", index=True, max_length=24)
    decision: EvidenceDecision = closed(EvidenceDecision)
    by: str
    at: datetime = moment()
    document: str
    report: str = Field(max_length=48)
    start_at: int
    end_at: int
    text: str
    note: str
    moved_from: int | None = Field(default=None, foreign_key="evidence_mark.id")


class Body(SQLModel, table=True):
    """An issuing body that a person declared the same as another (`into`)."""

    __tablename__ = "body"

    key: str = Field(primary_key=True)
    into: str


class Setting(SQLModel, table=True):
    """A value a front end keeps with the store (saved views)."""

    __tablename__ = "setting"

    name: str = Field(primary_key=True, max_length=120)
    value: Any = Field(sa_type=sa.JSON, nullable=False)
