"""What an office does with its ledger: corrections, units, notices to units and what these claim. All append-only."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from tracker.domain.vocabulary import ClaimKind, ClaimState, CorrectionKind, NoticeKind

from .base import closed, json_column, moment


class CorrectionLine(SQLModel, table=True):
    """What a person set right in the reading of an item; `changes` holds the fields that are set.

    `moved_from` names the correction whose words were found again in a newer edition.
    """

    __tablename__ = "correction"
    __table_args__ = (sa.CheckConstraint("(kind = 'withdrawn') = (withdraws IS NOT NULL)", name="withdraws"),)

    id: int | None = Field(default=None, primary_key=True)
    action_id: int = Field(foreign_key="action.id", index=True)
    item_id: str = Field(foreign_key="item.id", index=True, max_length=24)
    kind: CorrectionKind = closed(CorrectionKind)
    by: str
    at: datetime = moment()
    note: str
    changes: dict[str, Any] = json_column()
    part_of: str | None = Field(default=None, foreign_key="item.id", max_length=24)
    withdraws: int | None = Field(default=None, foreign_key="correction.id")
    moved_from: int | None = Field(default=None, foreign_key="correction.id")


class UnitLine(SQLModel, table=True):
    """A unit on the office's list as it is from this act on; `listed` is False once it was taken off."""

    __tablename__ = "unit"

    id: int | None = Field(default=None, primary_key=True)
    action_id: int = Field(foreign_key="action.id", index=True)
    name: str = Field(index=True)
    other_names: list[Any] = json_column()
    leader: str | None = None
    contact: str | None = None
    listed: bool = True


class NoticeLine(SQLModel, table=True):
    """What was sent to a unit about an item."""

    __tablename__ = "notice"
    __table_args__ = (sa.CheckConstraint("(kind = 'withdrawn') = (withdraws IS NOT NULL)", name="withdraws"),)

    id: int | None = Field(default=None, primary_key=True)
    action_id: int = Field(foreign_key="action.id", index=True)
    item_id: str = Field(foreign_key="item.id", index=True, max_length=24)
    kind: NoticeKind = closed(NoticeKind)
    unit: str
    by: str
    at: datetime = moment()
    number: str
    answer_by: date | None = None
    note: str
    withdraws: int | None = Field(default=None, foreign_key="notice.id")


class ClaimLine(SQLModel, table=True):
    """What a unit says of an item, or what a person decided about an earlier claim (`answers`)."""

    __tablename__ = "claim"
    __table_args__ = (
        sa.CheckConstraint("(kind = 'withdrawn') = (withdraws IS NOT NULL)", name="withdraws"),
        sa.CheckConstraint("(kind IN ('accepted', 'returned')) = (answers IS NOT NULL)", name="answers"),
    )

    id: int | None = Field(default=None, primary_key=True)
    action_id: int = Field(foreign_key="action.id", index=True)
    item_id: str = Field(foreign_key="item.id", index=True, max_length=24)
    kind: ClaimKind = closed(ClaimKind)
    unit: str
    by: str
    at: datetime = moment()
    state: ClaimState | None = closed(ClaimState, nullable=True)
    progress: str
    problems: str
    next_step: str
    day: date | None = None
    proofs: list[Any] = json_column()
    source: str
    note: str
    answers: int | None = Field(default=None, foreign_key="claim.id")
    withdraws: int | None = Field(default=None, foreign_key="claim.id")
