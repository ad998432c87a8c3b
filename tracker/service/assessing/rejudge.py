"""Keeping the judged pairs of reports up to date: only those that are missing are judged, only those that no longer hold go.

A pair judged by another program or under another policy counts as missing, so a store speaks of one basis.

A pair is a plan and a later report of the same body, or a report and itself (for targets it restates). Which pairs
should be judged follows from the live reports alone, so whatever interrupted an earlier pass, the next one goes on
where that one stopped.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from db import documents, findings, items, people
from db.engine import Store
from db.errors import StoreError
from db.records import StoredReport
from tracker.domain.policy import Policy
from tracker.domain.report import Report
from tracker.domain.verdict import Finding
from tracker.domain.vocabulary import Outcome
from tracker.service.ledger import corrected
from tracker.service.processes.gc_pause import gc_paused
from tracker.service.processes.pool import StoppedError, TaskFailedError, Workers
from tracker.service.processes.progress import Progress
from tracker.service.processes.task import JudgeTask, Pair, judge

from .judge_batches import Batch, question, worth_asking
from .judging_basis import judging_basis

PORTION = 24
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


def waiting_pairs(store: Store, policy: Policy) -> int:
    """How many pairs of reports are due and not judged by this program under this policy."""
    basis = judging_basis(policy)
    with store.read() as connection:
        due = due_pairs(documents.reports(connection))
        return len(due - findings.judged_pairs(connection, basis))


def rejudge(
    store: Store,
    policy: Policy,
    now: datetime,
    *,
    workers: Workers | None = None,
    on_progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    body: str | None = None,
    loose: Sequence[int] = (),
) -> int:
    """Judge every pair that is due and not judged yet by this program under this policy; gives how many.

    With `body` only those of its reports, with `loose` only those of some reports that belong to no body.

    The pairs of a portion are stored in one transaction. Without `workers` it is done here and now.
    StoreError `judging.failed` when a worker was lost; what was stored until then stays, and the next pass goes on.
    """
    basis = judging_basis(policy)
    with store.read() as connection:
        keys = loose or None
        reports = {stored.key: stored for stored in documents.reports(connection, keys=keys, body=body)}
        some = None if body is None and not loose else list(reports)
        due = due_pairs(reports.values())
        missing = sorted(due - findings.judged_pairs(connection, basis, plans=some))
        deadlines = corrected.deadlines(connection, [plan for plan, _ in missing])
    _forget_stale(store, due, some)
    worth = worth_asking(missing, reports, deadlines, policy)
    plans: dict[int, list[int]] = defaultdict(list)
    for plan, later in missing:
        plans[later].append(plan)
    questions = (
        question(store, {later: plans[later] for later in laters}, worth, policy)
        for laters in _portions(reports, plans)
    )
    done = 0
    with gc_paused():
        answers = _answers(questions, workers, cancelled)
        with suppress(StoppedError):
            for batches, found in answers:
                _store(store, batches, found, basis, now)
                for batch in batches:
                    done += len(batch.plans)
                    if on_progress is not None:
                        on_progress(Progress("judging", done, len(missing), batch.title))
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


_Found = Mapping[Pair, Mapping[str, Finding]]
_Asked = tuple[tuple[Batch, ...], Callable[[], _Found]]


def _answers(
    questions: Iterable[tuple[tuple[Batch, ...], JudgeTask]],
    workers: Workers | None,
    cancelled: Callable[[], bool] | None,
) -> Iterator[tuple[tuple[Batch, ...], _Found]]:
    """What later reports say of their plans, a portion at a time; a few are always under way in the workers."""
    waiting: deque[_Asked] = deque()
    ahead = 2 * workers.size if workers is not None else 1
    for batches, task in questions:
        if cancelled is not None and cancelled():
            break
        answer = workers.judge(task) if workers is not None and task.pairs else partial(judge, task)
        waiting.append((batches, answer))
        if len(waiting) >= ahead:
            yield _waited(waiting.popleft())
    while waiting:
        yield _waited(waiting.popleft())


def _waited(asked: _Asked) -> tuple[tuple[Batch, ...], _Found]:
    batches, answer = asked
    try:
        return batches, answer()
    except TaskFailedError as error:
        reason = dict(error.problem.details).get("reason", error.problem.code)
        details = {"report": batches[0].title or batches[0].document, "reason": reason}
        raise StoreError("judging.failed", details) from error


def _forget_stale(store: Store, due: Collection[Pair], plans: Collection[int] | None = None) -> None:
    """Remove the pairs that are no longer due, of all plans or some."""
    with store.read() as connection:
        stale = findings.judged_pairs(connection, plans=plans) - set(due)
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
        pair = (home, later[0].key)
        (batch,), task = question(store, {later[0].key: [home]}, {pair}, policy)
        found = judge(task)[pair].get(item)
        with store.write() as connection:
            key = batch.items[home].get(item)
            if key is None:
                continue
            _, before = findings.outcomes(connection, [pair]).get((batch.later, key), ("", None))
            findings.store_one(connection, key, batch.later, found)
            after = _stated(found)
            if after != before:
                action = people.record(connection, "judge.item", by="", at=now, details={"report": report_id})
                people.note_items(
                    connection, action, [_change(item, batch.document, report_id, before, after)]
                )


def rejudge_items(store: Store, policy: Policy, now: datetime, ids: Sequence[str]) -> None:
    """Ask all later reports again about some items, after a person set right what they promise."""
    with store.read() as connection:
        homes: dict[int, set[str]] = defaultdict(set)
        for stored in items.commitments(connection, items=ids):
            homes[stored.report_key].add(stored.item_id)
        laters = findings.later_of(connection, homes)
        judged = findings.judged_pairs(connection)
        live = documents.live_keys(connection, {key for some in laters.values() for key in some})
    for home, wanted in homes.items():
        asked = [key for key in laters.get(home, ()) if key in live]
        asked += [home] if (home, home) in judged else []
        for start in range(0, len(asked), PORTION):
            portion = asked[start : start + PORTION]
            pairs = {(home, later) for later in portion}
            batches, task = question(store, {later: [home] for later in portion}, pairs, policy)
            found = judge(replace(task, only=frozenset(wanted)))
            _store_items(store, home, batches, found, wanted, now)


def _store_items(
    store: Store, home: int, batches: Sequence[Batch], found: _Found, wanted: set[str], now: datetime
) -> None:
    """Store what some reports say of some items of a plan."""
    with store.write() as connection:
        before = findings.outcomes(connection, [(home, batch.later) for batch in batches])
        keys = {one.item_id: one.key for one in items.commitments(connection, reports=[home])}
        for batch in batches:
            changes = []
            for item in wanted & set(keys):
                finding = found.get((home, batch.later), {}).get(item)
                _, was = before.get((batch.later, keys[item]), ("", None))
                findings.store_one(connection, keys[item], batch.later, finding)
                if _stated(finding) != was:
                    changes.append(_change(item, batch.document, batch.later_id, was, _stated(finding)))
            if changes:
                details = {"report": batch.later_id}
                action = people.record(connection, "judge.item", by="", at=now, details=details)
                people.note_items(connection, action, changes)


def _stated(finding: Finding | None) -> tuple[str, str] | None:
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


def _store(store: Store, batches: Sequence[Batch], found: _Found, basis: str, now: datetime) -> None:
    """Store the pairs of a portion of later reports, but for reports that went while they were judged."""
    with store.write() as connection:
        alive = documents.live_keys(
            connection, [key for batch in batches for key in (batch.later, *batch.plans)]
        )
        batches = [batch for batch in batches if batch.later in alive]
        pairs = [(plan, batch.later) for batch in batches for plan in batch.plans if plan in alive]
        findings_of: dict[int, dict[int, Finding]] = {batch.later: {} for batch in batches}
        items_of: dict[tuple[int, int], str] = {}
        for batch in batches:
            for plan in batch.plans:
                for item, finding in found.get((plan, batch.later), {}).items() if plan in alive else ():
                    key = batch.items[plan][item]
                    findings_of[batch.later][key] = finding
                    items_of[(batch.later, key)] = item
        before = findings.outcomes(connection, pairs)
        findings.store_pairs(connection, pairs, findings_of, basis, now)
        findings.store_restatements(
            connection,
            [
                link
                for batch in batches
                for plan in batch.plans
                if plan in alive
                for link in batch.restated.get(plan, ())
            ],
        )
        details = [{"report": batch.later_id} for batch in batches]
        actions = people.record_all(connection, "judge", by="", at=now, details=details)
        by_later = {batch.later: (action, batch) for action, batch in zip(actions, batches, strict=True)}
        changes: dict[int, list[tuple[str, str, dict[str, object]]]] = defaultdict(list)
        for later, key in sorted({*items_of, *before}):
            action, batch = by_later[later]
            item, was = before.get((later, key), (items_of.get((later, key), ""), None))
            after = _stated(findings_of[later].get(key))
            if was != after:
                changes[action].append(_change(item, batch.document, batch.later_id, was, after))
        people.note_items_of(connection, changes)
