"""What people decided about links between an item and a clause, laid over what the machine found."""

from collections.abc import Sequence
from dataclasses import replace

from tracker.domain.verdict import Evidence, EvidenceMark, Finding, Verdict
from tracker.domain.vocabulary import EvidenceDecision, Outcome, Reason, Status

_UNANSWERED = (Reason.NO_REPORT, Reason.NOT_MENTIONED, Reason.NOT_COMPARABLE, Reason.NO_LATER_REPORT)


def shown_findings(findings: Sequence[Finding], decided: Sequence[EvidenceMark]) -> tuple[Finding, ...]:
    """The findings without evidence a person rejected; one whose best evidence was rejected says nothing any more."""
    if not decided:
        return tuple(findings)
    rejected = _standing(decided, EvidenceDecision.REJECTED)
    confirmed = _standing(decided, EvidenceDecision.CONFIRMED)
    kept: list[Finding] = []
    for finding in findings:
        left = tuple(
            item for item in finding.evidence if not any(_same_link(item, mark) for mark in rejected)
        )
        if finding.evidence and (not left or left[0] is not finding.evidence[0]):
            kept.append(
                replace(
                    finding, outcome=Outcome.SILENT, rule="evidence.rejected", evidence=(), comparisons=()
                )
            )
        elif left and any(_same_link(left[0], mark) for mark in confirmed):
            kept.append(replace(finding, evidence=left, ambiguous=False, confidence=1.0))
        else:
            kept.append(replace(finding, evidence=left))
    return tuple(kept)


def _standing(decided: Sequence[EvidenceMark], decision: EvidenceDecision) -> tuple[EvidenceMark, ...]:
    """The links whose newest decision is `decision`."""
    newest: dict[tuple[str, int, int], EvidenceMark] = {}
    for item in sorted(decided, key=lambda item: (item.at, item.id)):
        newest[(item.report_id, item.span.start, item.span.end)] = item
    return tuple(item for item in newest.values() if item.decision is decision)


def _same_link(evidence: Evidence, mark: EvidenceMark) -> bool:
    return evidence.report_id == mark.report_id and evidence.span.overlap(mark.span) > 0


def attached_evidence(decided: Sequence[EvidenceMark]) -> tuple[Evidence, ...]:
    """The clauses that a person attached and that stand."""
    return tuple(
        Evidence(item.document, item.report_id, item.span, item.text, 1.0)
        for item in _standing(decided, EvidenceDecision.ATTACHED)
    )


def with_attached(machine: Verdict, decided: Sequence[EvidenceMark]) -> Verdict:
    """The verdict with the clauses that a person picked shown first.

    Where the machine found no answer, the picked clause is one: whether it settles the matter is for a mark to say,
    and until then nobody reads that no report speaks of it.
    """
    if not decided:
        return machine
    attached = attached_evidence(decided)
    if not attached:
        return machine
    others = tuple(item for item in machine.evidence if all(item.span != own.span for own in attached))
    shown = replace(machine, evidence=attached + others)
    if machine.reason not in _UNANSWERED:
        return shown
    return replace(
        shown,
        status=Status.UNVERIFIABLE,
        reason=Reason.AMBIGUOUS,
        days_overdue=None,
        rule="evidence.attached",
        confidence=1.0,
    )
