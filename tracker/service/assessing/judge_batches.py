"""What is asked of later reports: which pairs can say anything at all, and all that judging them needs, in one task."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from db import documents, items, people
from db.engine import Connection, Store
from db.records import Restatement, StoredAchievement, StoredCommitment, StoredReport
from tracker.domain.policy import Policy
from tracker.domain.text import Span
from tracker.domain.vocabulary import EvidenceDecision
from tracker.service.filing import restatements
from tracker.service.ledger.corrected import judged_commitments
from tracker.service.processes.task import JudgeTask, Pair, ReportingPeriod

from .assessment import ReportFacts, within_horizon

Deadlines = Mapping[int, Collection[tuple[date | None, bool]]]
"""By report: the deadlines of its checkable commitments, and whether the commitment is a restated one."""


@dataclass(frozen=True, slots=True)
class Batch:
    """One later report and the plans it is asked about, by key; `items` gives each plan's commitments by item, `restated` those that
    rows of the report say once more."""

    later: int
    later_id: str
    document: str
    title: str
    plans: tuple[int, ...]
    items: Mapping[int, Mapping[str, int]]
    restated: Mapping[int, tuple[Restatement, ...]] = field(default_factory=dict)


def worth_asking(
    pairs: Iterable[Pair], reports: Mapping[int, StoredReport], deadlines: Deadlines, policy: Policy
) -> set[Pair]:
    """Those of the pairs in which the later report can be asked about at least one commitment of the plan."""
    years = policy.matching.horizon_years
    return {
        (plan, later)
        for plan, later in pairs
        if any(
            (plan != later or restated) and within_horizon(deadline, reports[later].report.covers, years)
            for deadline, restated in deadlines.get(plan, ())
        )
    }


def question(
    store: Store, asked: Mapping[int, Sequence[int]], worth: Collection[Pair], policy: Policy
) -> tuple[tuple[Batch, ...], JudgeTask]:
    """The task that asks later reports about their plans, and what is needed to store its answers.

    `asked` gives the plans of each later report; only those pairs that are `worth` asking become part of the task.
    """
    pairs = tuple((plan, later) for later, plans in asked.items() for plan in plans if (plan, later) in worth)
    plans = {plan for plan, _ in pairs}
    laters = {later for _, later in pairs}
    with store.read() as connection:
        reports = {
            stored.key: stored for stored in documents.reports(connection, live=False, keys=[*asked, *plans])
        }
        sections = documents.sections_of(connection, laters)
        reported: dict[int, list[StoredAchievement]] = defaultdict(list)
        for item in items.achievements(connection, laters):
            reported[item.report_key].append(item)
        promised: dict[int, list[StoredCommitment]] = defaultdict(list)
        for one in judged_commitments(connection, plans):
            promised[one.report_key].append(one)
        texts = {
            key: documents.text(connection, key)
            for key in {reports[one].document_key for one in {*plans, *laters}}
        }
        rejected = _rejected(connection, {reports[later].public_id: later for later in laters})
        again = restatements.found(connection, pairs)
    known = {}
    for key in {*plans, *laters}:
        stored = documents.with_sections(reports[key], sections.get(key, ()))
        facts = ReportFacts(
            stored.document_name,
            stored.public_id,
            stored.report,
            texts[stored.document_key],
            tuple(item.achievement for item in reported[key]),
            stored.ordinal,
            tuple(item.answers for item in reported[key])
            if any(item.answers for item in reported[key])
            else (),
        )
        commitments = tuple((one.item_id, one.commitment) for one in promised[key])
        known[key] = ReportingPeriod(facts, commitments)
    batches = tuple(
        Batch(
            later,
            reports[later].public_id,
            reports[later].document_name,
            reports[later].report.title,
            tuple(asked[later]),
            {plan: {one.item_id: one.key for one in promised[plan]} for plan in asked[later]},
            {plan: again.links[plan, later] for plan in asked[later] if (plan, later) in again.links},
        )
        for later in asked
    )
    return batches, JudgeTask(known, pairs, rejected, policy, restated=again.rows)


def _rejected(connection: Connection, laters: Mapping[str, int]) -> dict[int, dict[str, tuple[Span, ...]]]:
    """By later report and item: the spans of the report that a person has stated are no evidence for it."""
    newest: dict[tuple[int, str, Span], EvidenceDecision] = {}
    for item, decided in people.evidence_marks_on(connection, laters):
        newest[(laters[decided.report_id], item, decided.span)] = decided.decision
    result: dict[int, dict[str, tuple[Span, ...]]] = defaultdict(dict)
    for (later, item, span), decision in newest.items():
        if decision is EvidenceDecision.REJECTED:
            result[later][item] = (*result[later].get(item, ()), span)
    return dict(result)
