"""Documents as read, the reports in them and their sections."""

from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from tracker.domain.vocabulary import SectionKind

from .base import closed, json_column, moment, parent


class Document(SQLModel, table=True):
    """One document, its bytes named by their fingerprint. Deleting only sets `deleted_at`.

    `source` is the SHA-256 of the file, `fingerprint` of the document in it (the same unless the file is a container),
    `text_print` of the text as read. `issuer_hint` and `date_hint` are what the importing person stated.
    """

    __tablename__ = "document"
    __table_args__ = (sa.CheckConstraint("characters >= 0", name="characters"),)

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = Field(max_length=40, unique=True)
    source: str = Field(max_length=64, index=True)
    fingerprint: str = Field(max_length=64, unique=True)
    text_print: str = Field(max_length=64, index=True)
    name: str
    path: str
    part: str
    format: str = Field(max_length=24)
    characters: int
    imported_at: datetime = moment()
    deleted_at: datetime | None = moment(nullable=True)
    issuer_hint: str | None = None
    date_hint: str | None = Field(default=None, max_length=10)
    properties: list[Any] = json_column()
    problems: list[Any] = json_column()


class DocumentText(SQLModel, table=True):
    """The text as read, which every offset refers to; apart from the document so that lists stay light."""

    __tablename__ = "document_text"

    document_id: int = Field(foreign_key="document.id", primary_key=True, ondelete="CASCADE")
    text: str = Field(sa_type=sa.Text)


class DocumentForm(SQLModel, table=True):
    """What the file's format knew of the form of the text, packed (`db.forms`); no row where it knew nothing."""

    __tablename__ = "document_form"

    document_id: int = Field(foreign_key="document.id", primary_key=True, ondelete="CASCADE")
    data: bytes = Field(sa_type=sa.LargeBinary)


class Original(SQLModel, table=True):
    """A document's bytes, kept on request."""

    __tablename__ = "original"

    document_id: int = Field(foreign_key="document.id", primary_key=True, ondelete="CASCADE")
    data: bytes = Field(sa_type=sa.LargeBinary)


class Report(SQLModel, table=True):
    """One report in a document.

    `issuer`, `dated`, `covers_*` and `plans_*` are those in force; `edited` holds, for each one that a person has set,
    what had been read (`{"issuer": ..., "date": ...}`). `body` is the key of the issuing body, None where unknown. `live` is False
    once the document is deleted or a newer edition (`superseded_by`) stands in its place.
    """

    __tablename__ = "report"
    __table_args__ = (
        sa.UniqueConstraint("document_id", "ordinal"),
        sa.CheckConstraint("0 <= start_at AND start_at <= end_at", name="span"),
        sa.Index("ix_report_live_body", "live", "body"),
    )

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = Field(max_length=48, unique=True)
    document_id: int = parent("document.id")
    ordinal: int
    start_at: int
    end_at: int
    title: str
    issuer: str | None = None
    body: str | None = None
    dated: str | None = Field(default=None, max_length=10)
    covers_from: date | None = None
    covers_to: date | None = None
    plans_from: date | None = None
    plans_to: date | None = None
    edited: dict[str, Any] = json_column()
    problems: list[Any] = json_column()
    rules: list[Any] = json_column()
    edition: str | None = Field(default=None, max_length=64, index=True)
    superseded_by: int | None = Field(default=None, foreign_key="report.id", index=True, ondelete="SET NULL")
    live: bool = True


class Section(SQLModel, table=True):
    """A part of a report under one heading, in text order."""

    __tablename__ = "section"
    __table_args__ = (sa.CheckConstraint("0 <= start_at AND start_at <= end_at", name="span"),)

    report_id: int = Field(foreign_key="report.id", primary_key=True, ondelete="CASCADE")
    ordinal: int = Field(primary_key=True)
    kind: SectionKind = closed(SectionKind)
    level: int
    title: str
    path: list[Any] = json_column()
    start_at: int
    end_at: int
    heading_start: int | None = None
    heading_end: int | None = None
    plan_from: date | None = None
    plan_to: date | None = None
    lead: str | None = None
    rules: list[Any] = json_column()
