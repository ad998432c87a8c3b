"""From a text to all that was read out of it: the stages in order, each in its own module."""

from dataclasses import replace

from tracker.domain.characters import unified
from tracker.domain.form import Form
from tracker.domain.problem import Problem
from tracker.domain.promise import Achievement, Extraction
from tracker.domain.report import Hints
from tracker.domain.vocabulary import SectionKind, Severity
from tracker.extraction.layout.page import Page
from tracker.extraction.layout.unwrapping import unwrapped
from tracker.extraction.reports.structure import read_structure, should_promise
from tracker.extraction.scanned import marked_achievements, marked_commitments
from tracker.extraction.statements.achievements import read_achievements
from tracker.extraction.statements.missing import missing
from tracker.extraction.statements.section_promises import SectionReader
from tracker.extraction.time.all_times import Times
from tracker.extraction.time.deadlines import find_times


def extract(text: str, hints: Hints = Hints(), form: Form = Form()) -> Extraction:
    """Reports, commitments and achievements of one document, in text order; any text at all gives a result."""
    text = unified(text)
    whole = unwrapped(text)
    if whole is None:
        return _read(text, hints, form)
    found = whole.back(_read(whole.text, hints, whole.forth(form)))
    return replace(
        found,
        commitments=tuple([replace(item, text=item.span.of(text)) for item in found.commitments]),
        achievements=tuple([replace(item, text=item.span.of(text)) for item in found.achievements]),
    )


def _read(text: str, hints: Hints, form: Form) -> Extraction:
    """As `extract`, of a text whose paragraphs no line end takes apart."""
    page = Page(text, form)
    reports, problems = read_structure(text, hints, page)
    times = Times(find_times(text))
    promises = SectionReader(page, times)
    achievements: list[Achievement] = []
    for number, report in enumerate(reports):
        begun, rows_begun = len(promises.commitments), len(promises.progress)
        for place in range(len(report.sections)):
            promises.read(report, number, place)
        promised = [
            core
            for commitment, core in zip(promises.commitments[begun:], promises.cores[begun:], strict=True)
            if report.sections[commitment.section].kind is not SectionKind.PLAN
        ]
        reported = read_achievements(page, report, number, promised=promised, times=times.all)
        achievements += sorted([*reported, *promises.progress[rows_begun:]], key=lambda one: one.span)
    promising = {commitment.report for commitment in promises.commitments}
    problems += tuple(
        Problem("commitments.none", Severity.WARNING, report.span)
        for number, report in enumerate(reports)
        if number not in promising and should_promise(report)
    )
    commitments = marked_commitments(text, promises.commitments, form)
    found = Extraction(reports, commitments, tuple(marked_achievements(text, achievements, form)), problems)
    return replace(found, problems=(*problems, *missing(page, found)))
