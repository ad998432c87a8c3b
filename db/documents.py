"""Documents, their texts, reports and sections."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from tracker.domain.form import Form
from tracker.domain.report import Report, Section

from . import columns, convert, values
from .core import insert_many, insert_one, rows_in
from .forms import packed_form, unpacked_form
from .records import NewDocument, StoredDocument, StoredReport

_document = columns.document
_text = columns.document_text
_form = columns.document_form
_original = columns.original
_report = columns.report
_section = columns.section


def add(connection: Connection, new: NewDocument) -> int:
    """Store a document with its text; gives its key."""
    key = insert_one(
        connection,
        _document,
        {
            "public_id": new.public_id,
            "source": new.source,
            "fingerprint": new.fingerprint,
            "text_print": new.text_print,
            "name": new.name,
            "path": new.path,
            "part": new.part,
            "format": new.format,
            "characters": len(new.text),
            "imported_at": new.imported_at,
            "issuer_hint": new.issuer_hint,
            "date_hint": values.partial_text(new.date_hint),
            "properties": [list(pair) for pair in new.properties],
            "problems": values.problems_json(new.problems),
        },
    )
    connection.execute(sa.insert(_text).values(document_id=key, text=new.text))
    if new.form != Form():
        connection.execute(sa.insert(_form).values(document_id=key, data=packed_form(new.form)))
    if new.original is not None:
        connection.execute(sa.insert(_original).values(document_id=key, data=new.original))
    return key


def add_report(
    connection: Connection,
    document: int,
    ordinal: int,
    public_id: str,
    report: Report,
    body: str | None,
    edition: str | None,
    edited: dict[str, object],
) -> int:
    """Store a report with its sections; gives its key."""
    key = insert_one(
        connection,
        _report,
        {
            "public_id": public_id,
            "document_id": document,
            "ordinal": ordinal,
            "body": body,
            "edition": edition,
            "edited": edited,
            "live": True,
            **convert.report_columns(report),
        },
    )
    _add_sections(connection, key, report.sections)
    return key


def replace_sections(connection: Connection, report: int, sections: Sequence[Section]) -> None:
    """Give a report other sections."""
    connection.execute(sa.delete(_section).where(_section.c.report_id == report))
    _add_sections(connection, report, sections)


def _add_sections(connection: Connection, report: int, sections: Sequence[Section]) -> None:
    insert_many(
        connection,
        _section,
        [
            {"report_id": report, "ordinal": position, **convert.section_columns(section)}
            for position, section in enumerate(sections)
        ],
    )


def _stored(row: values.Row) -> StoredDocument:
    return StoredDocument(
        row["id"],
        row["public_id"],
        row["source"],
        row["fingerprint"],
        row["name"],
        row["path"],
        row["part"],
        row["format"],
        row["characters"],
        row["imported_at"],
        row["deleted_at"],
        row["issuer_hint"],
        values.partial(row["date_hint"]),
        values.problems(row["problems"]),
        tuple((name, value) for name, value in row["properties"]),
    )


def every(connection: Connection, *, deleted: bool = False) -> list[StoredDocument]:
    """The documents on file in the order they came; the deleted ones instead, when asked. Without those that only hold
    the words of an item that stands in no document: these have no name.
    """
    query = sa.select(_document).where(_document.c.name != "").order_by(_document.c.id)
    query = query.where(_document.c.deleted_at.is_not(None) if deleted else _document.c.deleted_at.is_(None))
    return [_stored(row) for row in connection.execute(query).mappings()]


def by_public_id(connection: Connection, public_id: str) -> StoredDocument | None:
    """One document, deleted or not."""
    row = (
        connection.execute(sa.select(_document).where(_document.c.public_id == public_id)).mappings().first()
    )
    return _stored(row) if row else None


def by_source(connection: Connection, source: str) -> list[StoredDocument]:
    """The documents that came out of the file with this fingerprint, deleted or not."""
    query = sa.select(_document).where(_document.c.source == source).order_by(_document.c.id)
    return [_stored(row) for row in connection.execute(query).mappings()]


def by_text(connection: Connection, text_print: str) -> StoredDocument | None:
    """A document on file with exactly this text."""
    query = sa.select(_document).where(_document.c.text_print == text_print, _document.c.deleted_at.is_(None))
    row = connection.execute(query.order_by(_document.c.id)).mappings().first()
    return _stored(row) if row else None


def by_fingerprint(connection: Connection, fingerprint: str) -> StoredDocument | None:
    """The document with this fingerprint, deleted or not."""
    query = sa.select(_document).where(_document.c.fingerprint == fingerprint)
    row = connection.execute(query).mappings().first()
    return _stored(row) if row else None


def given_out(connection: Connection, public_id: str) -> bool:
    """Whether a document has this public id."""
    query = sa.select(_document.c.id).where(_document.c.public_id == public_id)
    return connection.execute(query).first() is not None


def text(connection: Connection, document: int) -> str:
    """The text as read."""
    return str(
        connection.execute(sa.select(_text.c.text).where(_text.c.document_id == document)).scalar_one()
    )


def form(connection: Connection, document: int) -> Form | None:
    """What the file's format knew of the form of the text; None where nothing was kept of it."""
    data = connection.execute(
        sa.select(_form.c.data).where(_form.c.document_id == document)
    ).scalar_one_or_none()
    return unpacked_form(bytes(data)) if data is not None else None


def part_of_text(connection: Connection, document: int, start: int, end: int) -> str:
    """Characters `start` to `end` of the text as read."""
    query = sa.select(sa.func.substr(_text.c.text, start + 1, end - start)).where(
        _text.c.document_id == document
    )
    return str(connection.execute(query).scalar_one())


def keep_original(connection: Connection, document: int, data: bytes) -> None:
    """Keep the bytes of the file a document came from, unless they are kept already."""
    if original(connection, document) is None:
        connection.execute(sa.insert(_original).values(document_id=document, data=data))


def original(connection: Connection, document: int) -> bytes | None:
    """The kept bytes of a document."""
    data = connection.execute(
        sa.select(_original.c.data).where(_original.c.document_id == document)
    ).scalar_one_or_none()
    return None if data is None else bytes(data)


def set_deleted(connection: Connection, document: int, at: datetime | None) -> None:
    """Mark a document as deleted, or put it back."""
    connection.execute(sa.update(_document).where(_document.c.id == document).values(deleted_at=at))


_REPORTS = sa.select(
    _report,
    _document.c.public_id.label("document_public_id"),
    _document.c.name.label("document_name"),
    _document.c.imported_at,
).join(_document, _document.c.id == _report.c.document_id)


def _stored_report(row: values.Row, sections: Sequence[Section] = ()) -> StoredReport:
    return StoredReport(
        row["id"],
        row["public_id"],
        row["document_id"],
        row["document_public_id"],
        row["document_name"],
        row["imported_at"],
        row["ordinal"],
        convert.report(row, sections),
        row["body"],
        row["edition"],
        dict(row["edited"]),
        row["live"],
        row["superseded_by"],
    )


def reports(
    connection: Connection,
    *,
    live: bool = True,
    keys: Iterable[int] | None = None,
    document: int | None = None,
    body: str | None = None,
    issuer: str | None = None,
    edition: str | None = None,
    public_id: str | None = None,
    sections: bool = False,
) -> list[StoredReport]:
    """Reports by place in the store; only live ones by default."""
    query = _REPORTS.order_by(_report.c.id)
    if live:
        query = query.where(_report.c.live.is_(True))
    for column, wanted in (
        (_report.c.document_id, document),
        (_report.c.body, body),
        (_report.c.issuer, issuer),
        (_report.c.edition, edition),
        (_report.c.public_id, public_id),
    ):
        if wanted is not None:
            query = query.where(column == wanted)
    found: Iterable[Any] = (
        connection.execute(query).mappings()
        if keys is None
        else rows_in(connection, query, _report.c.id, keys)
    )
    rows = list(found)
    parts = sections_of(connection, [row["id"] for row in rows]) if sections else {}
    return [_stored_report(row, parts.get(row["id"], ())) for row in rows]


def reports_in(connection: Connection, public_ids: Iterable[str]) -> list[StoredReport]:
    """The live reports of documents, by the public ids of these."""
    query = _REPORTS.where(_report.c.live.is_(True)).order_by(_report.c.id)
    return [_stored_report(row) for row in rows_in(connection, query, _document.c.public_id, public_ids)]


def of_bodies(connection: Connection, bodies: Iterable[str]) -> list[StoredReport]:
    """The live reports of some bodies."""
    query = _REPORTS.where(_report.c.live.is_(True)).order_by(_report.c.id)
    return [_stored_report(row) for row in rows_in(connection, query, _report.c.body, bodies)]


def live_keys(connection: Connection, keys: Iterable[int]) -> set[int]:
    """Those of the reports that are live."""
    query = sa.select(_report.c.id).where(_report.c.live.is_(True))
    return {row["id"] for row in rows_in(connection, query, _report.c.id, keys)}


def sections_of(connection: Connection, keys: Iterable[int]) -> dict[int, tuple[Section, ...]]:
    """The sections of reports, by report key."""
    query = sa.select(_section).order_by(_section.c.report_id, _section.c.ordinal)
    result: dict[int, list[Section]] = defaultdict(list)
    for row in rows_in(connection, query, _section.c.report_id, keys):
        result[row["report_id"]].append(convert.section(row))
    return {key: tuple(parts) for key, parts in result.items()}


def with_sections(stored: StoredReport, sections: Sequence[Section]) -> StoredReport:
    """The same report with its sections filled in."""
    return replace(stored, report=replace(stored.report, sections=tuple(sections)))


def update_report(connection: Connection, key: int, **columns: Any) -> None:
    """Change columns of a report."""
    connection.execute(sa.update(_report).where(_report.c.id == key).values(**columns))


def set_metadata(
    connection: Connection, stored: StoredReport, report: Report, body: str | None, edited: dict[str, object]
) -> None:
    """Put other metadata in force for a report; its span stays."""
    columns = convert.report_columns(replace(report, sections=()))
    for kept in ("start_at", "end_at", "rules"):
        columns.pop(kept)
    update_report(connection, stored.key, body=body, edited=edited, **columns)


def revive_superseded(connection: Connection, key: int) -> None:
    """Show the earlier edition again that report `key` stands in for, unless its own document is deleted."""
    for row in connection.execute(_superseded_by(key)).mappings():
        if row["deleted_at"] is None:
            update_report(connection, row["id"], live=True)


def suspend_superseded(connection: Connection, key: int) -> None:
    """Take the earlier editions that report `key` stands in for off the ledger again."""
    for row in connection.execute(_superseded_by(key)).mappings():
        update_report(connection, row["id"], live=False)


def standing_edition(connection: Connection, key: int) -> int | None:
    """The newer edition that stands in for report `key`, None when there is none on file."""
    seen: set[int] = set()
    current = key
    while current not in seen:
        seen.add(current)
        row = connection.execute(
            sa.select(_report.c.superseded_by).where(_report.c.id == current)
        ).scalar_one_or_none()
        if row is None:
            return None
        newer = connection.execute(sa.select(_report.c.live).where(_report.c.id == row)).scalar_one_or_none()
        if newer:
            return int(row)
        current = int(row)
    return None


def _superseded_by(key: int) -> sa.Select[Any]:
    return (
        sa.select(_report.c.id, _document.c.deleted_at)
        .join(_document, _document.c.id == _report.c.document_id)
        .where(_report.c.superseded_by == key)
    )
