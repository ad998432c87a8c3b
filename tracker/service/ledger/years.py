"""The year a commitment is counted under."""

from tracker.domain.promise import Commitment
from tracker.domain.report import Report


def plan_year(report: Report, commitment: Commitment) -> int | None:
    """The first year of the plan that governs it, else of the report's plans, else of what it covers or its date."""
    if commitment.section < len(report.sections):
        period = report.sections[commitment.section].plan_period
        if period is not None:
            return period.start.year
    if commitment.restated and report.covers is not None:
        return report.covers.end.year
    if report.plans is not None:
        return report.plans.start.year
    if report.covers is not None:
        return report.covers.end.year
    return report.date.year if report.date else None
