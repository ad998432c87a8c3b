"""What the clauses of a part, and the rows of a table, may take their dates from (reading guide §2)."""

from dataclasses import replace

from tracker.domain.report import Report, Section
from tracker.domain.text import Period
from tracker.domain.vocabulary import SectionKind
from tracker.extraction.time.deadlines import DateContext


def date_context(report: Report, section: Section, *, planning: bool) -> DateContext:
    """The dates of a section. What a review still promises, or restates, belongs to the year it reviews."""
    date = report.date
    year = report.covers.end.year if report.covers else (date.year if date else None)
    plan = section.plan_period or report.plans if planning else report.covers
    return DateContext(
        document_date=date.first_day() if date and date.day is not None else None,
        plan=plan,
        plan_year=plan.start.year if planning and plan else year,
        report_year=year,
        document_year=date.year if date else None,
    )


def ahead_of(report: Report, dates: DateContext) -> DateContext:
    """The same for what a review says is still to come: the year of writing, else the year it reviews."""
    if report.date:
        year: int | None = report.date.year
    else:
        year = report.covers.end.year if report.covers else None
    return replace(dates, plan_year=year)


def row_context(report: Report, section: Section, *, reporting: bool) -> DateContext:
    """The dates of a table's rows: those of the plan, and where they tell what came of it, of the years the report tells of."""
    planned = date_context(report, section, planning=True)
    if not reporting or report.covers is None:
        return planned
    ahead = section.plan_period is not None and section.plan_period.start > report.covers.end
    if section.kind is SectionKind.PLAN and ahead:
        return planned
    years = Period.of_years(report.covers.start.year, report.covers.end.year)
    return replace(planned, plan=years, plan_year=years.end.year)
