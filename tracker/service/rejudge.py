"""Keeping the judged pairs of reports up to date: only those that are missing are judged, only those that no longer hold go.

A pair is a plan and a later report of the same body, or a report and itself (for targets it restates). Which pairs
should be judged follows from the live reports alone, so whatever interrupted an earlier pass, the next one goes on
where that one stopped.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from db import documents, findings, items, people
from db.engine import Connection, Store
from db.records import StoredReport
from tracker.domain.policy import Policy
from tracker.domain.promise import Commitment
from tracker.domain.report import Report
from tracker.domain.text import Span
from tracker.domain.verdict import EvidenceMark, Finding
from tracker.domain.vocabulary import EvidenceDecision, Outcome

from .assessment import ReportFacts, assess
from .progress import Progress

Pair = tuple[int, int]


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
    on_progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    everything: bool = False,
) -> int:
    """Judge every pair that is due and not judged yet; gives how many. A report's pairs are stored in one transaction.

    `everything` judges again what was judged under other settings.
    """
    with store.read() as connection:
        due = due_pairs(documents.reports(connection))
        judged = findings.judged_pairs(connection, policy_print(policy) if everything else None)
    stale = findings_gone(store, due)
    missing: dict[int, list[int]] = defaultdict(list)
    for plan, later in sorted(due - judged):
        missing[later].append(plan)
    if not missing and not stale:
        return 0
    total = sum(len(plans) for plans in missing.values())
    done = 0
    for later, plans in missing.items():
        if cancelled is not None and cancelled():
            break
        title = _judge_report(store, policy, now, later, plans)
        done += len(plans)
        if on_progress is not None:
            on_progress(Progress("judging", done, total, title))
    return done


def findings_gone(store: Store, due: Collection[Pair]) -> int:
    """Remove the pairs that are no longer due; gives how many."""
    with store.read() as connection:
        stale = findings.judged_pairs(connection) - set(due)
    if stale:
        with store.write() as connection:
            findings.forget_pairs(connection, stale)
    return len(stale)


@dataclass(frozen=True, slots=True)
class _Plan:
    report: StoredReport
    commitments: tuple[tuple[str, Commitment], ...]
    keys: dict[str, int]
    found: dict[str, Finding]


def _judge_report(store: Store, policy: Policy, now: datetime, later: int, plans: Sequence[int]) -> str:
    with store.read() as connection:
        facts = _Facts(connection, [later, *plans])
        rejected = _rejected(connection, facts, later)
    judged = [_judge_pair(facts, plan, later, policy, rejected) for plan in plans]
    with store.write() as connection:
        alive = {stored.key for stored in documents.reports(connection, keys=[later, *plans])}
        if later in alive:
            action = people.act(
                connection, "judge", by="", at=now, details={"report": facts.reports[later].public_id}
            )
            for plan in judged:
                if plan.report.key in alive:
                    _store(connection, action, plan, later, facts, policy, now)
    return facts.reports[later].report.title


def _store(
    connection: Connection,
    action: int,
    plan: _Plan,
    later: int,
    facts: "_Facts",
    policy: Policy,
    now: datetime,
) -> None:
    before = findings.outcomes(connection, plan.report.key, later)
    speaking = {
        plan.keys[id]: finding
        for id, finding in plan.found.items()
        if finding.outcome is not Outcome.SILENT or finding.ambiguous or finding.evidence
    }
    places = {stored.public_id: stored.key for stored in facts.reports.values()}
    findings.store_pair(connection, plan.report.key, later, speaking, places, policy_print(policy), now)
    item_of = {key: id for id, key in plan.keys.items()}
    changes: list[tuple[str, str, dict[str, object]]] = []
    for key in {*before, *speaking}:
        finding = speaking.get(key)
        after = (finding.outcome.value, finding.rule) if finding else (Outcome.SILENT.value, "nothing_found")
        if before.get(key) != after and item_of.get(key):
            changes.append(
                (
                    "finding.changed" if key in before else "finding.made",
                    item_of[key],
                    {"report": facts.reports[later].public_id, "outcome": after[0], "rule": after[1]},
                )
            )
    people.note_items(connection, action, changes)


def _judge_pair(
    facts: "_Facts", plan: int, later: int, policy: Policy, rejected: dict[str, list[Span]]
) -> _Plan:
    stored = [item for item in facts.commitments if item.report_key == plan]
    asked = tuple((item.item_id, item.commitment) for item in stored)
    found = assess(
        asked,
        facts.facts(plan),
        facts.facts(later),
        policy,
        rejected={id: rejected[id] for id, _ in asked if id in rejected},
    )
    return _Plan(facts.reports[plan], asked, {item.item_id: item.key for item in stored}, found)


def _rejected(connection: Connection, facts: "_Facts", later: int) -> dict[str, list[Span]]:
    """By item: the spans of the later report that a person has said are no evidence for it."""
    newest: dict[tuple[str, Span], EvidenceMark] = {}
    for item, decided in people.evidence_marks_on(connection, facts.reports[later].public_id):
        newest[(item, decided.span)] = decided
    result: dict[str, list[Span]] = defaultdict(list)
    for (item, span), decided in newest.items():
        if decided.decision is EvidenceDecision.REJECTED:
            result[item].append(span)
    return result


class _Facts:
    """What the store holds of some reports, read once."""

    def __init__(self, connection: Connection, keys: Sequence[int]) -> None:
        self.reports = {
            stored.key: stored
            for stored in documents.reports(connection, live=False, keys=keys, sections=True)
        }
        self.commitments = items.commitments(connection, reports=keys[1:])
        self.achievements = items.achievements(connection, keys)
        self.texts: dict[int, str] = {}
        for stored in self.reports.values():
            if stored.document_key not in self.texts:
                self.texts[stored.document_key] = documents.text(connection, stored.document_key)

    def facts(self, key: int) -> ReportFacts:
        stored = self.reports[key]
        return ReportFacts(
            stored.document_name,
            stored.public_id,
            stored.report,
            self.texts[stored.document_key],
            tuple(item.achievement for item in self.achievements if item.report_key == key),
            stored.ordinal,
        )
