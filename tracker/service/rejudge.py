"""Keeping the judged pairs of reports up to date: only those that are missing are judged, only those that no longer hold go.

A pair is a plan and a later report of the same body, or a report and itself (for targets it restates). Which pairs
should be judged follows from the live reports alone, so whatever interrupted an earlier pass, the next one goes on
where that one stopped.
"""

import hashlib
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from db import documents, findings, items, people
from db.engine import Connection, Store
from db.errors import StoreError
from db.records import StoredCommitment, StoredReport
from tracker.domain.policy import Policy
from tracker.domain.promise import Achievement
from tracker.domain.report import Report
from tracker.domain.text import Span
from tracker.domain.verdict import Finding
from tracker.domain.vocabulary import EvidenceDecision, Outcome

from .assessment import ReportFacts
from .pool import TaskFailedError, Workers
from .progress import Progress
from .task import JudgeTask, Pair, Told, judge

PORTION = 12
"""Later reports judged in one task: so many share the cost of handing a body's reports over to a worker."""


def written(report: Report) -> date | None:
    """The day by which a report is ordered among those of its body, None where nothing tells.

    A date without its day or month is the last day it can be, or the end of what the report covers if that is earlier.
    """
    if report.date is not None:
        if report.date.day is not None or report.covers is None:
            return report.date.first_day()
        return max(report.date.first_day(), min(report.date.last_day(), report.covers.end))
    if report.covers is not None:
        return report.covers.end
    return report.plans.start if report.plans is not None else None


def due_pairs(reports: Iterable[StoredReport]) -> set[Pair]:
    """The pairs that the live reports make."""
    bodies: dict[str, list[tuple[date, int]]] = defaultdict(list)
    pairs: set[Pair] = set()
    for stored in reports:
        pairs.add((stored.key, stored.key))
        day = written(stored.report)
        if stored.body is not None and day is not None:
            bodies[stored.body].append((day, stored.key))
    for members in bodies.values():
        members.sort()
        for at, (day, plan) in enumerate(members):
            pairs.update((plan, later) for later_day, later in members[at + 1 :] if later_day > day)
    return pairs


def policy_print(policy: Policy) -> str:
    """Names the settings that findings depend on."""
    return hashlib.sha256(repr((policy.matching, policy.tolerance)).encode()).hexdigest()[:16]


def rejudge(
    store: Store,
    policy: Policy,
    now: datetime,
    *,
    workers: Workers | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    everything: bool = False,
) -> int:
    """Judge every pair that is due and not judged yet; gives how many. A report's pairs are stored in one transaction.

    `everything` judges again what was judged under other settings. Without `workers` it is done here and now.
    StoreError `judging.failed` when a worker was lost; what was stored until then stays, and the next pass goes on.
    """
    with store.read() as connection:
        reports = {stored.key: stored for stored in documents.reports(connection)}
        due = due_pairs(reports.values())
        judged = findings.judged_pairs(connection, policy_print(policy) if everything else None)
    _forget_stale(store, due)
    missing: dict[int, list[int]] = defaultdict(list)
    for plan, later in sorted(due - judged):
        missing[later].append(plan)
    total = sum(len(plans) for plans in missing.values())
    done = 0
    for batches, found in _answers(store, policy, _portions(reports, missing), missing, workers, cancelled):
        for batch in batches:
            _store(store, batch, found, policy, now)
            done += len(batch.plans)
            if on_progress is not None:
                on_progress(Progress("judging", done, total, batch.title))
    return done


def _portions(reports: Mapping[int, StoredReport], laters: Iterable[int]) -> list[list[int]]:
    """The later reports, a few of one body at a time, in the order they came."""
    bodies: dict[object, list[int]] = defaultdict(list)
    for later in sorted(laters):
        body = reports[later].body
        bodies[body if body is not None else later].append(later)
    return [
        members[start : start + PORTION]
        for members in bodies.values()
        for start in range(0, len(members), PORTION)
    ]


@dataclass(frozen=True, slots=True)
class _Batch:
    """One later report and the plans it is asked about, by key; `items` gives each plan's commitments by item."""

    later: int
    later_id: str
    document: str
    title: str
    plans: tuple[int, ...]
    items: Mapping[int, Mapping[str, int]]


_Found = Mapping[Pair, Mapping[str, Finding]]
_Asked = tuple[tuple[_Batch, ...], Callable[[], _Found]]


def _answers(
    store: Store,
    policy: Policy,
    portions: Iterable[Sequence[int]],
    missing: Mapping[int, Sequence[int]],
    workers: Workers | None,
    cancelled: Callable[[], bool] | None,
) -> Iterator[tuple[tuple[_Batch, ...], _Found]]:
    """What later reports say of their plans, a portion at a time; a few are always under way in the workers."""
    waiting: deque[_Asked] = deque()
    ahead = 2 * workers.size if workers is not None else 1
    for laters in portions:
        if cancelled is not None and cancelled():
            break
        batches, task = _question(store, {later: missing[later] for later in laters}, policy)
        waiting.append((batches, workers.judge(task) if workers is not None else partial(judge, task)))
        if len(waiting) >= ahead:
            yield _waited(waiting.popleft())
    while waiting:
        yield _waited(waiting.popleft())


def _waited(asked: _Asked) -> tuple[tuple[_Batch, ...], _Found]:
    batches, answer = asked
    try:
        return batches, answer()
    except TaskFailedError as error:
        reason = dict(error.problem.details).get("reason", error.problem.code)
        details = {"report": batches[0].title or batches[0].document, "reason": reason}
        raise StoreError("judging.failed", details) from error


def _forget_stale(store: Store, due: Collection[Pair]) -> None:
    """Remove the pairs that are no longer due."""
    with store.read() as connection:
        stale = findings.judged_pairs(connection) - set(due)
    if stale:
        with store.write() as connection:
            findings.forget_pairs(connection, stale)


def rejudge_item(store: Store, policy: Policy, now: datetime, item: str, report_id: str) -> None:
    """Ask one report again about one item, after a person decided on its evidence; other items are left as they are."""
    with store.read() as connection:
        judged = findings.judged_pairs(connection)
        later = documents.reports(connection, public_id=report_id)
        homes = [stored.report_key for stored in items.commitments(connection, items=[item])]
    for home in homes:
        if not later or (home, later[0].key) not in judged:
            continue
        (batch,), task = _question(store, {later[0].key: [home]}, policy)
        found = judge(task)[(home, batch.later)].get(item)
        with store.write() as connection:
            key = batch.items[home][item]
            before = findings.outcomes(connection, home, batch.later).get(key)
            findings.store_one(connection, key, batch.later, found)
            after = _said(found)
            if after != before:
                action = people.act(connection, "judge.item", by="", at=now, details={"report": report_id})
                people.note_items(
                    connection, action, [_change(item, batch.document, report_id, before, after)]
                )


def _said(finding: Finding | None) -> tuple[str, str] | None:
    """Outcome and rule, as the history tells them; that a report is silent is no event."""
    if finding is None or finding.outcome is Outcome.SILENT:
        return None
    return finding.outcome.value, finding.rule


def _change(
    item: str,
    document: str,
    report_id: str,
    before: tuple[str, str] | None,
    after: tuple[str, str] | None,
) -> tuple[str, str, dict[str, object]]:
    outcome, rule = after if after is not None else (Outcome.SILENT.value, "nothing_found")
    kind = "finding.changed" if before is not None else "finding.made"
    return (kind, item, {"document": document, "report": report_id, "outcome": outcome, "rule": rule})


def _store(store: Store, batch: _Batch, found: _Found, policy: Policy, now: datetime) -> None:
    """Store one later report's pairs, unless a report went while they were judged."""
    with store.write() as connection:
        alive = {stored.key for stored in documents.reports(connection, keys=[batch.later, *batch.plans])}
        if batch.later not in alive:
            return
        action = people.act(connection, "judge", by="", at=now, details={"report": batch.later_id})
        for plan in batch.plans:
            if plan in alive:
                _store_pair(connection, action, batch, plan, found[(plan, batch.later)], policy, now)


def _store_pair(
    connection: Connection,
    action: int,
    batch: _Batch,
    plan: int,
    found: Mapping[str, Finding],
    policy: Policy,
    now: datetime,
) -> None:
    keys = batch.items[plan]
    before = findings.outcomes(connection, plan, batch.later)
    speaking = {keys[id]: finding for id, finding in found.items()}
    findings.store_pair(
        connection, plan, batch.later, speaking, {batch.later_id: batch.later}, policy_print(policy), now
    )
    changes = []
    for id, key in keys.items():
        finding = speaking.get(key)
        after = _said(finding)
        if before.get(key) != after:
            changes.append(_change(id, batch.document, batch.later_id, before.get(key), after))
    people.note_items(connection, action, changes)


def _rejected(connection: Connection, later: str) -> dict[str, tuple[Span, ...]]:
    """By item: the spans of the later report that a person has said are no evidence for it."""
    newest: dict[tuple[str, Span], EvidenceDecision] = {}
    for item, decided in people.evidence_marks_on(connection, later):
        newest[(item, decided.span)] = decided.decision
    result: dict[str, list[Span]] = defaultdict(list)
    for (item, span), decision in newest.items():
        if decision is EvidenceDecision.REJECTED:
            result[item].append(span)
    return {item: tuple(spans) for item, spans in result.items()}


def _question(
    store: Store, asked: Mapping[int, Sequence[int]], policy: Policy
) -> tuple[tuple[_Batch, ...], JudgeTask]:
    """The task that asks later reports about their plans, and what is needed to store its answers."""
    keys = list(dict.fromkeys([*asked, *(plan for plans in asked.values() for plan in plans)]))
    with store.read() as connection:
        reports = {
            stored.key: stored
            for stored in documents.reports(connection, live=False, keys=keys, sections=True)
        }
        told: dict[int, list[Achievement]] = defaultdict(list)
        for item in items.achievements(connection, list(asked)):
            told[item.report_key].append(item.achievement)
        promised: dict[int, list[StoredCommitment]] = defaultdict(list)
        for one in items.commitments(connection, reports=keys):
            promised[one.report_key].append(one)
        texts = {
            key: documents.text(connection, key)
            for key in {stored.document_key for stored in reports.values()}
        }
        rejected = {later: _rejected(connection, reports[later].public_id) for later in asked}
    known = {
        key: Told(
            ReportFacts(
                stored.document_name,
                stored.public_id,
                stored.report,
                texts[stored.document_key],
                tuple(told[key]),
                stored.ordinal,
            ),
            tuple((one.item_id, one.commitment) for one in promised[key]),
        )
        for key, stored in reports.items()
    }
    batches = tuple(
        _Batch(
            later,
            reports[later].public_id,
            reports[later].document_name,
            reports[later].report.title,
            tuple(plans),
            {plan: {one.item_id: one.key for one in promised[plan]} for plan in plans},
        )
        for later, plans in asked.items()
    )
    pairs = tuple((plan, later) for later, plans in asked.items() for plan in plans)
    return batches, JudgeTask(known, pairs, rejected, policy)
