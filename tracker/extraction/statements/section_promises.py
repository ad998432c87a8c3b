"""One section's blocks to commitments: its paragraphs as prose, the rows of its tables each by its cells."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.promise import Achievement, Commitment
from tracker.domain.report import Report, Section
from tracker.domain.text import Span
from tracker.domain.vocabulary import SectionKind
from tracker.extraction.layout.clauses import Clause
from tracker.extraction.layout.page import Page, Paragraph
from tracker.extraction.layout.tree import Record
from tracker.extraction.reports.section_kinds import announces_tasks
from tracker.extraction.time.all_times import Times

from .contexts import ahead_of, date_context, row_context
from .deadline_notes import dated, deadline_notes, give, only_labels
from .drafts import Draft, Opening
from .plans import read_plan
from .promises_in_reviews import may_promise, read_review, whole_year
from .records import Entry, read_record, restated
from .responsible_units import Units, only_names_unit, read_units, unit_notes, units_at
from .row_progress import read_progress

_AIMS: Final = "目标"
_SILENT: Final = frozenset(
    {SectionKind.MASTHEAD, SectionKind.SUGGESTION, SectionKind.CLOSING, SectionKind.GLOSSARY}
)
"""Parts that neither promise nor report (reading guide §1)."""


class SectionReader:
    """A document's sections, read one after the other into `commitments` and into what its own rows say came of them."""

    def __init__(self, page: Page, times: Times) -> None:
        self.page = page
        self.times = times
        self.commitments: list[Commitment] = []
        self.cores: list[Span] = []  # what each promises, without the progress a quote may tell before it
        self.progress: list[Achievement] = []

    def read(self, report: Report, number: int, place: int) -> None:
        """Add what section `place` of report `number` holds."""
        section = report.sections[place]
        if section.kind in _SILENT:
            return
        text = self.page.text
        body = section.heading.end if section.heading else section.span.start
        planning = section.kind is SectionKind.PLAN
        dates = date_context(report, section, planning=planning)
        ahead = ahead_of(report, dates)
        planned = None if report.covers or not report.plans else date_context(report, section, planning=True)
        opening = Opening()
        begun = len(self.commitments)
        named_from: int | None = None
        bare: list[Commitment] = []
        for block in self.page.paragraphs(body, section.span.end):
            span = block.span
            table = self.page.table_at(span.start)
            record = table.row_at(span.start) if table is not None else block.record
            if table is not None or record is not None:
                if record is not None and not block.is_field:
                    reporting = table is None or table.is_report
                    self._read_record(record, report, section, (number, place), reporting=reporting)
                begun, named_from = len(self.commitments), None
                continue
            notes = deadline_notes(text, span, self.times.within(span), dates)
            if (notes and only_labels(text, span)) or only_names_unit(text, span):
                if named_from is None:
                    named_from, bare = span.start, self.commitments[begun:]
                if notes:
                    bare = [dated(item, notes[0].deadline) for item in bare]
                units = read_units(text, named_from, span.end)
                self.commitments[begun:] = [_named(item, units, section.lead) for item in bare]
                continue
            named_from = None
            begun = len(self.commitments)
            within = self.times.within(span)
            reported = not planning and announces_tasks(span.of(text))
            if not planning and not reported and not may_promise(text, span, within, dates, ahead):
                continue
            left_out = [*unit_notes(text, span.start, span.end), *(note.span for note in notes)]
            clauses = _without_notes(block, left_out)
            if not clauses:
                continue
            if planning:
                if not clauses[0].label:
                    opening = Opening()
                drafts = read_plan(text, clauses, within, dates, opening, goals=_AIMS in section.title)
            elif reported:
                given = section.kind is SectionKind.REVIEW or report.covers is not None
                tasks = date_context(report, section, planning=not given)
                tasks = whole_year(tasks) if given else tasks
                drafts = read_plan(text, clauses, within, tasks, goals=True)
                for draft in drafts:
                    draft.restated = given
            else:
                drafts = read_review(text, clauses, within, dates, ahead, planned=planned)
            give(notes, drafts)
            for draft in drafts:
                units = units_at(text, span, draft.start, draft.end)
                self._add(draft, units, section, (number, place))

    def _read_record(
        self, record: Record, report: Report, section: Section, place: tuple[int, int], *, reporting: bool
    ) -> None:
        """Add the promises of a row, and where it stands among rows that say what came of them, its progress."""
        text = self.page.text
        dates = row_context(report, section, reporting=reporting)
        entry: Entry = read_record(text, record, self.times, dates)
        if reporting:
            restated(entry.drafts)
        begun = len(self.commitments)
        for draft in entry.drafts:
            self._add(draft, entry.units, section, place)
            kept = self.commitments[-1]
            self.commitments[-1] = replace(kept, stages=(*kept.stages, *entry.stages))
        if reporting and entry.progress:
            promises = list(enumerate(self.commitments[begun:], begun))
            self.progress += read_progress(text, record, entry.progress, promises, report, place)
        for draft in entry.next_steps:
            self._add(draft, entry.units, section, place)

    def _add(self, draft: Draft, units: Units, section: Section, place: tuple[int, int]) -> None:
        if units.lead is None and section.lead is not None:
            units = replace(units, lead=section.lead)
        self.commitments.append(_commitment(self.page.text, draft, units, *place))
        self.cores.append(Span(draft.start, draft.end))


def _without_notes(block: Paragraph, notes: Sequence[Span]) -> tuple[Clause, ...]:
    return tuple(
        clause
        for clause in block.clauses
        if not any(note.start <= clause.span.start and clause.span.end <= note.end for note in notes)
    )


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
        draft.stages,
        draft.recurrence,
    )
