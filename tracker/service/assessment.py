"""What one later report says of each commitment of a plan: pure, so it can run in any process on any machine."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tracker.domain.match import Candidate
from tracker.domain.policy import Policy
from tracker.domain.promise import Achievement, Commitment
from tracker.domain.report import Report
from tracker.domain.text import Span
from tracker.domain.verdict import Evidence, Finding
from tracker.domain.vocabulary import Grade
from tracker.judging.case import Case, Decision
from tracker.judging.deciding import decide
from tracker.matching.features import candidates
from tracker.matching.in_step import growth_in_step
from tracker.matching.index import ReportIndex
from tracker.matching.wanted import directions, lasting, levels, want, words_of


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """One report as the assessment sees it: where it is, its document's text, and what it says was done.

    `index` is the report's position in `Extraction.reports`; `achievements` may be all of its document, only those of
    this report are looked at.
    """

    document: str
    report_id: str
    report: Report
    text: str
    achievements: tuple[Achievement, ...]
    index: int = 0


def assess(
    commitments: Sequence[tuple[str, Commitment]],
    plan: ReportFacts,
    later: ReportFacts,
    policy: Policy,
    *,
    rejected: Mapping[str, Collection[Span]] | None = None,
) -> dict[str, Finding]:
    """What `later` says of each of `commitments`, by their ids.

    `commitments` are of `plan`; `later` is a report of the same body written after it, or `plan` itself (then only
    restated targets are asked). `rejected` holds, by commitment id, the spans of `later` that a person rejected as
    evidence; they are never proposed again. Every commitment asked gets a finding, silent ones too; reports beyond the
    policy's horizon and declaratory commitments are not asked.
    """
    asked = [
        (id, item)
        for id, item in commitments
        if item.grade is not Grade.DECLARATORY
        and (later.report_id != plan.report_id or item.restated)
        and within_horizon(item, later.report, policy)
    ]
    if not asked:
        return {}
    told = [item for item in later.achievements if item.report == later.index]
    index = ReportIndex(later.text, told, [words_of(plan.text, item) for _, item in commitments])
    found: dict[str, Finding] = {}
    for id, item in asked:
        wanted = want(plan.text, item, index)
        ranked = candidates(wanted, index, policy.matching.candidates, tuple((rejected or {}).get(id, ())))
        case = Case(
            item,
            tuple(ranked),
            len(wanted.objects),
            later.report.covers,
            directions(wanted),
            levels(wanted),
            lasting(wanted),
            policy,
            _years(item, plan.report),
            growth_in_step(wanted, index),
        )
        found[id] = _finding(decide(case), later, policy)
    return found


def within_horizon(commitment: Commitment, later: Report, policy: Policy) -> bool:
    """Whether a report is near enough to a commitment's deadline to be asked about it."""
    deadline = commitment.deadline.date
    if deadline is None or later.covers is None:
        return True
    return later.covers.start.year - deadline.year <= policy.matching.horizon_years


def _years(commitment: Commitment, plan: Report) -> int:
    """How many calendar years a promise runs over, its plan's first one included; 1 where that is not known."""
    deadline = commitment.deadline.date
    made = plan.plans.start.year if plan.plans else plan.date.year if plan.date else None
    return (
        deadline.year - made + 1 if deadline is not None and made is not None and deadline.year > made else 1
    )


def _finding(decision: Decision, later: ReportFacts, policy: Policy) -> Finding:
    return Finding(
        later.report_id,
        later.report.date.first_day() if later.report.date else None,
        later.report.covers.end if later.report.covers else None,
        decision.outcome,
        decision.rule,
        tuple(_evidence(item, later) for item in decision.evidence[: policy.matching.evidence]),
        decision.comparisons,
        round(decision.confidence, 4),
        decision.ambiguous,
        covers_from=later.report.covers.start if later.report.covers else None,
    )


def _evidence(candidate: Candidate, later: ReportFacts) -> Evidence:
    said = candidate.achievement
    return Evidence(
        later.document,
        later.report_id,
        said.span,
        said.text,
        candidate.score,
        candidate.parts,
        later.report.date,
        later.report.sections[said.section].path if said.section < len(later.report.sections) else (),
    )
