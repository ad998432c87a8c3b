"""The whole ledger in its narrowest form: a few columns of every live commitment, for filters, sorts and counts."""

from collections.abc import Collection, Iterable
from datetime import date
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from tracker.domain.vocabulary import Basis, Grade, Outcome, Scan

from . import columns, declarations
from .core import rows_in
from .records import FindingLine, LedgerLine, LineKind

_commitment = columns.commitment
_target = columns.target
_finding = columns.finding
_evidence = columns.evidence
_report = columns.report

_GRADES = {item.value: item for item in Grade}
_BASES = {item.value: item for item in Basis}
_SCANS = {item.value: item for item in Scan}
_OUTCOMES = {item.value: item for item in Outcome}


@lru_cache(maxsize=65536)
def _parsed(text: str) -> date:
    return date.fromisoformat(text)


def _day(value: Any) -> date | None:
    return _parsed(value) if isinstance(value, str) else value


def _plain(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """The column as the driver gives it: converting a hundred thousand values one by one costs more than reading them."""
    return sa.type_coerce(column, sa.types.NullType())


def lines(
    connection: Connection,
    *,
    declaratory: bool,
    items: Collection[str] | None = None,
    reports: Collection[int] | None = None,
) -> list[LedgerLine]:
    """Every live commitment (or those of some items, or of some reports) in the order of documents and text; the
    declaratory ones only when asked for, packed ones of some reports never."""
    c = _commitment.c
    query = sa.select(
        c.id,
        c.item_id,
        c.start_at,
        _plain(c.soft),
        _plain(c.restated),
        c.lead,
        c.year,
        c.topic,
        c.report_id,
        _plain(c.grade),
        _plain(c.deadline),
        _plain(c.basis),
        _plain(c.scan),
    ).order_by(c.report_id, c.start_at, c.id)
    if not declaratory:
        query = query.where(c.grade != Grade.DECLARATORY)
    hidden = sa.select(_target.c.commitment_id).where(_target.c.redacted.is_(True))
    rows: Iterable[Any]
    if items is None and reports is None:
        rows = connection.execute(
            query.join(_report, _report.c.id == c.report_id).where(_report.c.live.is_(True))
        )
        redacted = set(connection.execute(hidden).scalars())
    else:
        # Joined to the live reports, SQLite would look every item up in every one of them.
        live = set(connection.execute(sa.select(_report.c.id).where(_report.c.live.is_(True))).scalars())
        column, some_of = (c.report_id, reports) if items is None else (c.item_id, items)
        some = rows_in(connection, query, column, some_of or ())
        rows = [tuple(row.values()) for row in some if row["report_id"] in live]
        wanted = [row[0] for row in rows]
        redacted = {
            row["commitment_id"] for row in rows_in(connection, hidden, _target.c.commitment_id, wanted)
        }
    kinds: dict[Any, LineKind] = {}
    found = []
    for key, item, start, soft, restated, lead, year, topic, *of_kind in rows:
        same = (*of_kind, key in redacted)
        kind = kinds.get(same)
        if kind is None:
            kind = kinds[same] = _kind(*same)
        found.append(LedgerLine(key, item, start, kind, bool(soft), bool(restated), lead, year, topic))
    packed = declarations.lines(connection, items) if declaratory and reports is None else []
    return sorted((*found, *packed), key=text_order) if packed or reports is not None else found


def _kind(report: int, grade: str, deadline: Any, basis: str, scan: str | None, redacted: bool) -> LineKind:
    return LineKind(
        report, _GRADES[grade], _day(deadline), _BASES[basis], _SCANS[scan] if scan else None, redacted
    )


def text_order(line: LedgerLine) -> tuple[int, int, int]:
    """Lines in the order of reports and text."""
    return (line.kind.report_key, line.start, abs(line.key))


def earliest(
    connection: Connection, until: date, count: int
) -> list[tuple[str, tuple[date, tuple[int, int, int]]]]:
    """The items of live checkable commitments with the earliest deadlines up to a day, at most so many, each with its
    deadline and its place in the order of the text, by which they are sorted.
    """
    c = _commitment.c
    query = (
        sa.select(c.item_id, c.deadline, c.report_id, c.start_at, c.id)
        .join(_report, _report.c.id == c.report_id)
        .where(_report.c.live.is_(True), c.grade != Grade.DECLARATORY, c.deadline <= until)
        .order_by(c.deadline, c.report_id, c.start_at, c.id)
        .limit(count)
    )
    return [
        (item, (deadline, (report, start, key)))
        for item, deadline, report, start, key in connection.execute(query)
    ]


def finding_lines(connection: Connection, commitments: Iterable[int] | None = None) -> list[FindingLine]:
    """What was found about live commitments by live reports, without the words; or about some commitments, by key, by
    any reports.
    """
    f = _finding.c
    quoted = sa.select(_evidence.c.ordinal).where(_evidence.c.finding_id == f.id).exists()
    query = sa.select(
        f.commitment_id,
        f.report_id,
        _plain(f.report_date),
        _plain(f.covers_from),
        _plain(f.covers_until),
        _plain(f.outcome),
        f.rule,
        f.confidence,
        f.ambiguous,
        quoted,
    ).order_by(f.commitment_id, f.id)
    rows: Iterable[Any]
    if commitments is None:
        query = query.join(_report, _report.c.id == f.report_id).where(_report.c.live.is_(True))
        rows = connection.execute(query)
    else:
        rows = [tuple(row.values()) for row in rows_in(connection, query, f.commitment_id, commitments)]
    return [
        FindingLine(
            commitment,
            report,
            _day(dated),
            _day(first),
            _day(last),
            _OUTCOMES[outcome],
            rule,
            confidence,
            bool(ambiguous),
            bool(has_evidence),
        )
        for (
            commitment,
            report,
            dated,
            first,
            last,
            outcome,
            rule,
            confidence,
            ambiguous,
            has_evidence,
        ) in rows
    ]


def search_texts(
    connection: Connection, *, declaratory: bool, reports: Collection[int] | None = None
) -> dict[int, str]:
    """By commitment key, for live ones (or those of some reports): its words, the responsible unit, and the metrics and
    units of its targets. Declaratory ones only when asked for, or when people have set something right in them."""
    c = _commitment.c
    wanted: sa.ColumnElement[bool] = (
        c.report_id.in_(sa.select(_report.c.id).where(_report.c.live.is_(True)))
        if reports is None
        else c.report_id.in_(reports)
    )
    if not declaratory:
        corrected = c.item_id.in_(sa.select(columns.correction.c.item_id))
        wanted = sa.and_(wanted, sa.or_(c.grade != Grade.DECLARATORY, corrected))
    texts: dict[int, str] = {
        key: f"{text}\n{lead}" if lead else text
        for key, text, lead in connection.execute(sa.select(c.id, c.text, c.lead).where(wanted))
    }
    query = sa.select(_target.c.commitment_id, _target.c.metric, _target.c.unit, _target.c.raw)
    if reports is not None:
        query = query.where(_target.c.commitment_id.in_(sa.select(c.id).where(wanted)))
        query = query.order_by(_target.c.commitment_id, _target.c.ordinal)
    for key, metric, unit, raw in connection.execute(query):
        if key in texts:
            texts[key] += f"\n{metric}\n{raw}\n{unit or ''}"
    for stored in declarations.live(connection) if declaratory else ():
        one = stored.commitment
        words = [one.text, *([one.lead] if one.lead else [])]
        words += [f"{target.metric}\n{target.raw}\n{target.unit or ''}" for target in one.targets]
        texts[stored.key] = "\n".join(words)
    return texts


def first_targets(
    connection: Connection, *, declaratory: bool, reports: Collection[int] | None = None
) -> dict[int, float]:
    """By commitment key: the value of its first target, where it has one; of declaratory ones only when asked for; of
    those of some reports, when named."""
    query = sa.select(_target.c.commitment_id, _target.c.value).where(
        _target.c.ordinal == 0, _target.c.value.is_not(None)
    )
    if reports is not None:
        own = sa.select(_commitment.c.id).where(_commitment.c.report_id.in_(reports))
        query = query.where(_target.c.commitment_id.in_(own))
    found: dict[int, float] = dict(connection.execute(query).all())
    for stored in declarations.live(connection) if declaratory else ():
        value = stored.commitment.targets[0].value if stored.commitment.targets else None
        if value is not None:
            found[stored.key] = value[0] if isinstance(value, tuple) else value
    return found
