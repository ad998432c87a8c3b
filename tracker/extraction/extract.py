"""From a text to all that was read out of it: the stages in order, each in its own module."""

from dataclasses import replace
from typing import Final

from tracker.domain.form import Form
from tracker.domain.promise import Achievement, Commitment, Extraction
from tracker.domain.report import Hints, Report, Section
from tracker.domain.text import Span
from tracker.domain.vocabulary import SectionKind
from tracker.extraction.layout.clauses import read_clauses
from tracker.extraction.layout.lines import paragraphs
from tracker.extraction.layout.task_tables import TaskRow, task_rows
from tracker.extraction.reports.structure import read_structure
from tracker.extraction.statements.achievements import read_achievements
from tracker.extraction.statements.drafts import Draft, Opening
from tracker.extraction.statements.plans import read_plan
from tracker.extraction.statements.promises_in_reviews import may_promise, read_review
from tracker.extraction.statements.responsible_units import (
    Units,
    only_names_unit,
    read_units,
    unit_notes,
    units_at,
)
from tracker.extraction.statements.task_rows import read_task
from tracker.extraction.time.deadlines import DateContext, find_times
from tracker.extraction.time.expressions import TimeExpression

_TABLED: Final = frozenset({SectionKind.PLAN, SectionKind.PREAMBLE})
"""Parts whose task tables are plans; a document may be nothing but such a table."""

_AIMS: Final = "目标"
_SILENT: Final = frozenset(
    {SectionKind.MASTHEAD, SectionKind.SUGGESTION, SectionKind.CLOSING, SectionKind.GLOSSARY}
)
"""Parts that neither promise nor report (reading guide §1)."""


def extract(text: str, hints: Hints = Hints(), form: Form = Form()) -> Extraction:
    """Reports, commitments and achievements of one document, in text order; any text at all gives a result."""
    reports, problems = read_structure(text, hints)
    times = find_times(text)
    commitments: list[Commitment] = []
    achievements: list[Achievement] = []
    cursor = _Times(times)
    for number, report in enumerate(reports):
        begun = len(commitments)
        for place, section in enumerate(report.sections):
            if section.kind in _SILENT:
                continue
            _read_section(text, report, number, section, place, cursor, commitments)
        promised = [
            commitment.span
            for commitment in commitments[begun:]
            if report.sections[commitment.section].kind is not SectionKind.PLAN
        ]
        achievements += read_achievements(text, report, number, promised=promised, times=times)
    return Extraction(reports, tuple(commitments), tuple(achievements), problems)


class _Times:
    """The document's time expressions, handed out stretch by stretch from front to back."""

    def __init__(self, times: tuple[TimeExpression, ...]) -> None:
        self._times = times
        self._at = 0

    def within(self, span: Span) -> tuple[TimeExpression, ...]:
        times, at = self._times, self._at
        while at > 0 and times[at - 1].span.start >= span.start:
            at -= 1
        while at < len(times) and times[at].span.start < span.start:
            at += 1
        first = at
        while at < len(times) and times[at].span.start < span.end:
            at += 1
        self._at = at
        return times[first:at]


def _read_section(
    text: str,
    report: Report,
    number: int,
    section: Section,
    place: int,
    times: _Times,
    commitments: list[Commitment],
) -> None:
    """Add the section's commitments."""
    body = section.heading.end if section.heading else section.span.start
    planning = section.kind is SectionKind.PLAN
    dates = date_context(report, section, planning=planning)
    ahead = replace(dates, plan_year=_year_written(report))
    rows: dict[int, TaskRow] = {}
    if section.kind in _TABLED and text.find("\t", body, section.span.end) >= 0:
        rows = {row.span.start: row for row in task_rows(text, body, section.span.end)}
    opening = Opening()
    begun = len(commitments)
    named_from: int | None = None
    bare: list[Commitment] = []
    for paragraph in paragraphs(text, body, section.span.end):
        if only_names_unit(text, paragraph):
            if named_from is None:
                named_from, bare = paragraph.start, commitments[begun:]
            units = read_units(text, named_from, paragraph.end)
            commitments[begun:] = (_named(item, units, section.lead) for item in bare)
            continue
        named_from = None
        begun = len(commitments)
        within = times.within(paragraph)
        unit: str | None = None
        notes = unit_notes(text, paragraph.start, paragraph.end)
        if paragraph.start in rows:
            tasks = date_context(report, section, planning=True)
            drafts, unit = read_task(text, rows[paragraph.start], within, tasks)
        elif planning or may_promise(text, paragraph):
            clauses = tuple(
                clause
                for clause in read_clauses(text, paragraph)
                if not any(note.start <= clause.span.start and clause.span.end <= note.end for note in notes)
            )
            if not clauses:
                continue
            if planning:
                if not clauses[0].label:
                    opening = Opening()
                drafts = read_plan(text, clauses, within, dates, opening, goals=_AIMS in section.title)
            else:
                drafts = read_review(text, clauses, within, dates, ahead)
        else:
            continue
        for draft in drafts:
            units = Units(unit) if unit else units_at(text, paragraph, draft.start, draft.end)
            if units.lead is None:
                units = replace(units, lead=section.lead)
            commitments.append(_commitment(text, draft, units, number, place))


def _named(item: Commitment, units: Units, inherited: str | None) -> Commitment:
    """The item with the units that lines of their own name behind it, unless it names some itself."""
    if item.support or item.lead not in (None, inherited):
        return replace(item, leader=item.leader or units.leader)
    return replace(
        item,
        lead=units.lead or item.lead,
        support=units.support,
        leader=item.leader or units.leader,
    )


def date_context(report: Report, section: Section, *, planning: bool) -> DateContext:
    """What the clauses of a section may take their dates from (reading guide §2).

    What a review still promises, or restates, belongs to the year it reviews.
    """
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


def _year_written(report: Report) -> int | None:
    """The year in which a review says what is still to come: its own date's, else the year it reviews."""
    if report.date:
        return report.date.year
    return report.covers.end.year if report.covers else None


def _commitment(text: str, draft: Draft, units: Units, report: int, section: int) -> Commitment:
    span = Span(draft.quote, draft.end)
    return Commitment(
        span,
        text[span.start : span.end],
        draft.grade,
        draft.deadline,
        draft.targets,
        draft.soft,
        units.lead,
        draft.restated,
        report,
        section,
        tuple(draft.rules),
        draft.opening,
        units.support,
        units.leader,
    )
