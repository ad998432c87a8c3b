"""What one later report says of each commitment of a plan: pure, so it can run in any process on any machine."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tracker.domain.policy import Policy
from tracker.domain.promise import Achievement, Commitment
from tracker.domain.report import Report
from tracker.domain.text import Span
from tracker.domain.verdict import Finding
from tracker.domain.vocabulary import Outcome


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
    evidence; they are never proposed again. Every commitment asked gets a finding, silent ones too.
    """
    return {
        id: Finding(
            later.report_id,
            later.report.date.first_day() if later.report.date else None,
            later.report.covers.end if later.report.covers else None,
            Outcome.SILENT,
            "nothing_found",
            covers_from=later.report.covers.start if later.report.covers else None,
        )
        for id, commitment in commitments
        if later.report_id != plan.report_id or commitment.restated
    }
