"""Lays a large ledger out in rows of the database server, and keeps them what the store says."""

from array import array
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise

from db import documents, ledger_lines, ledger_rows
from db.engine import Connection, Store
from db.ledger_questions import OF_STATUS
from tracker.domain.policy import Policy
from tracker.domain.verdict import Verdict
from tracker.domain.vocabulary import Grade
from tracker.service.assessing.judging_basis import judging_basis

from .corrected import words_of
from .ledger_index import Base, ShownLine, Snapshot, load_reports, snapshot
from .ledger_query import STATUS_RANK, first_target, folded, review_rank, stage_of, units_of

LARGE = 50_000
"""Checkable items from which on a ledger on a server is laid out: in memory that many are read in half a second."""

PORTION = 100
"""Reports laid out in one transaction, while which nobody else can write: a second or two."""

_NO_DAYS = 10_000_000
"""In the order of statuses: before what is marked overdue without a day that has passed, and after all others overdue."""


def keep_up(store: Store, policy: Policy, day: date, *, cancelled: Callable[[], bool] | None = None) -> int:
    """Lay out for a day every report whose rows are no longer right, and the whole ledger once it is large. Gives how many
    reports that were; does nothing for a store in a file.
    """
    if store.is_sqlite or store.read_only:
        return 0
    basis = judging_basis(policy)
    with store.write() as connection:
        state = ledger_rows.state(connection)
        if state is None and ledger_rows.about(connection) < LARGE:
            return 0
        if state is None or (state.layout, state.basis) != (ledger_rows.LAYOUT, basis):
            ledger_rows.install(connection, basis, day)
    done = 0
    while not (cancelled and cancelled()):
        with store.write() as connection:
            reports = ledger_rows.due(connection, day, PORTION)
            if reports:
                lay_out(connection, reports, day, policy)
        done += len(reports)
        if len(reports) < PORTION:
            break
    if done > PORTION:
        with store.write() as connection:
            ledger_rows.settle(connection)
    return done


def lay_out(connection: Connection, reports: Collection[int], day: date, policy: Policy) -> None:
    """Make the rows of some reports anew."""
    base = load_reports(connection, documents.live_keys(connection, reports))
    laid = snapshot(base, day, policy)
    own = ledger_lines.search_texts(connection, declaratory=False, reports=reports)
    targets = ledger_lines.first_targets(connection, declaratory=False, reports=reports)
    unit = units_of(laid)
    made = []
    texts = {}
    for line in laid.shown:
        if line.line.kind.grade is Grade.DECLARATORY:
            continue
        key, report = line.line.key, line.line.kind.report_key
        made.append(_row(laid, line, unit(line), targets))
        other = words_of(line.corrected) if line.corrected is not None else ""
        issuer = base.reports[report].report.issuer or ""
        text = f"{folded(own.get(key, ''))}{ledger_rows.SEPARATOR}{folded(other)}\n{folded(issuer)}"
        texts[key] = (report, text, grams(text))
    ledger_rows.put(connection, day, reports, made, texts, _until(base, day))


def grams(text: str) -> set[int]:
    """The pairs of neighbouring characters, each as a number; a few share one."""
    codes = array("I", text.encode("utf-32-le", "replace"))
    return {(first * 0x1F123 ^ second) & 0x7FFFFFFF for first, second in pairwise(codes)}


def _row(laid: Snapshot, line: ShownLine, unit: str, targets: Mapping[int, float]) -> dict[str, object]:
    stored, verdict = line.line, line.verdict
    report = stored.kind.report_key
    review_class, worth, sure = review_rank(line)
    return {
        "commitment_id": stored.key,
        "report_id": report,
        "start_at": stored.start,
        "item_id": stored.item_id,
        "grade": stored.kind.grade.value,
        "status": verdict.status.value,
        "reason": verdict.reason.value if verdict.reason else None,
        "deadline": verdict.deadline,
        "overdue_from": verdict.deadline if verdict.days_overdue is not None else None,
        "by_status": by_status(verdict),
        "confidence": line.confidence,
        "review_class": review_class,
        "review_worth": worth,
        "review_sure": sure,
        "soft": stored.soft,
        "marked": verdict.mark is not None,
        "altered": verdict.altered,
        "dropped": line.dropped,
        "stage": stage_of(laid, line).value,
        "year": stored.year,
        "topic": stored.topic or "",
        "unit": unit,
        "issuer": laid.base.issuers[report],
        "target": first_target(line, targets),
    }


def by_status(verdict: Verdict) -> int:
    """The place of a verdict in the order of statuses: overdue first, longest overdue at the top; then by deadline."""
    day = (verdict.deadline or date.max).toordinal()
    if STATUS_RANK[verdict.status] == 0 and verdict.days_overdue is None:
        day += _NO_DAYS
    return STATUS_RANK[verdict.status] * OF_STATUS + day


def _until(base: Base, day: date) -> dict[int, date]:
    """By report: the next day on which a verdict on one of its items may turn, or it comes onto the ledger."""
    days: dict[int, set[date | None]] = {}
    seen = set()
    for line in base.lines:
        report = line.kind.report_key
        if report not in days:
            stored = base.reports[report]
            days[report] = {one.report_date or one.covers_until for one in base.coverage.get(report, ())}
            days[report].add(stored.report.date.first_day() if stored.report.date else None)
        same = (id(line.kind), id(base.findings.get(line.key)))
        if same not in seen:
            seen.add(same)
            days[report].add(line.kind.deadline)
            days[report].update(
                one.report_date or one.covers_until for one in base.findings.get(line.key, ())
            )
        days[report].update(_decided_days(base, line.item_id))
    found = {}
    for report, some in days.items():
        # What holds up to a day turns on the next one.
        both = [at for one in some if one is not None and one < date.max for at in (one, one + timedelta(1))]
        if later := [one for one in both if one > day]:
            found[report] = min(later)
    return found


def _decided_days(base: Base, item: str) -> Iterator[date | None]:
    """The days that what people did about an item names."""
    for mark in base.marks.get(item, ()):
        yield from (mark.at.date(), mark.new_deadline)
    for decision in base.evidence_marks.get(item, ()):
        yield decision.at.date()
    for correction in base.corrections.get(item, ()):
        yield correction.at.date()
        if isinstance(correction.changes.deadline, date):
            yield correction.changes.deadline
    for notice in base.notices.get(item, ()):
        yield from (notice.at.date(), notice.answer_by)
    for claim in base.claims.get(item, ()):
        yield claim.at.date()
