"""Where am I: the reports in a document, the sections in each, and what each report says of itself (reading guide §2)."""

from dataclasses import replace
from typing import Final

from tracker.domain.problem import Problem
from tracker.domain.report import Hints, Report
from tracker.domain.text import Period, Span
from tracker.domain.vocabulary import Severity
from tracker.extraction.layout.headings import Heading, read_headings
from tracker.extraction.layout.lines import Line
from tracker.extraction.layout.page import Page
from tracker.extraction.statements.unit_names import is_unit

from .dates import read_date
from .front_matter import FrontMatter, read_front_matter
from .genres import Genre, genre_of, genre_of_body
from .heading_periods import Anchor
from .issuer_places import IssuerRead
from .issuers import read_issuer
from .named_years import heading_years, is_named_year, opening_year, settle_date, year_is_date
from .outline import Outline
from .periods import (
    covered,
    default_plan,
    front_end,
    plan_year_of,
    planned,
    title_covers,
)
from .sections import read_sections
from .titles import Part, split_reports

_TASKS: Final = (Genre.PLAN, Genre.MINUTES, Genre.ORDER, Genre.RECTIFICATION, Genre.LEDGER)
_TITLED: Final = ("plans.title", "plans.second_half")


def read_structure(
    text: str, hints: Hints = Hints(), page: Page | None = None
) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    """The reports of a document in text order, and the problems of all of them.

    Reports touch and hold the whole text; the sections of a report touch and hold the whole report. What could not be
    known is None and has a problem (`issuer.unknown`, `issuer.incomplete`, `date.unknown`, `plans.unknown`). An empty text has one report
    without sections.
    """
    page = page or Page(text)
    matter = read_front_matter(page.lines)
    lines = page.lines[matter.end :]
    if not lines:
        return (Report(Span(0, len(text)), "", hints.issuer, hints.date, None, None),), ()
    headings = read_headings(lines)
    parts = split_reports(lines, headings)
    starts = [0, *(lines[part.first].start for part in parts[1:])]
    ends = [*starts[1:], len(text)]
    reports = tuple(
        _read_report(
            page, lines, headings, part, Span(start, end), hints, matter if start == 0 else FrontMatter()
        )
        for part, start, end in zip(parts, starts, ends, strict=True)
    )
    return reports, tuple(problem for report in reports for problem in report.problems)


def _read_report(
    page: Page,
    lines: tuple[Line, ...],
    headings: tuple[Heading, ...],
    part: Part,
    span: Span,
    hints: Hints,
    matter: FrontMatter,
) -> Report:
    text = page.text
    own = lines[part.first : part.last]
    front = front_end(lines, part.title, headings, part.first, part.last) - part.first
    inside = tuple(heading for heading in headings if part.first + front <= heading.line < part.last)
    if part.first:
        inside = tuple(replace(heading, line=heading.line - part.first) for heading in inside)
    title = part.title.text if part.title else matter.title or dict(hints.properties).get("title", "")
    body = span.of(text)
    years = heading_years(inside)
    issuer = read_issuer(text, own, front, title, hints)
    if hints.issuer is None and is_unit(matter.author):
        issuer = IssuerRead(matter.author, "issuer.front_matter")
    dated = settle_date(
        read_date(own, front, hints, matter.date), title, years, opening_year(own, front), body, hints
    )
    is_given = dated is not None and (not is_named_year(dated) or year_is_date(own, front, title, issuer))
    date = dated.date if dated is not None and is_given else None
    named = dated.date if dated else None
    plan_year = plan_year_of(named, title, years)
    anchor = Anchor(named.year if named else plan_year, named, plan_year=plan_year)
    genre = part.title.genre if part.title else genre_of(title)
    if genre is Genre.UNKNOWN:
        genre = genre_of_body(own[front:], inside)
    anchor = replace(anchor, covers=title_covers(title, anchor))
    plan, plan_rule = default_plan(title, genre, anchor, plan_year, body, inside)
    sections = read_sections(
        Outline(
            page,
            own,
            inside,
            span,
            front,
            genre,
            anchor,
            plan_year,
            plan,
            plan_rule in _TITLED,
            matter.end > 0,
        )
    )
    covers = covered(sections, title, genre, anchor, plan_year)
    plans = planned(sections, plan if plan_rule == "plans.title" else None)
    rules = tuple(
        rule
        for rule in (
            issuer.rule if issuer else "",
            dated.rule if dated else "",
            plan_rule,
            f"genre.{genre.value}" if genre.assigns else "",
        )
        if rule
    )
    return Report(
        span,
        title,
        issuer.name if issuer and (issuer.is_complete or issuer.stands_alone) else None,
        date,
        covers,
        plans,
        sections,
        _problems(
            span,
            issuer.name if issuer and not issuer.is_complete else "",
            issuer is None,
            date is None,
            plans,
        ),
        rules,
    )


def should_promise(report: Report) -> bool:
    """Whether a report is of a kind that says from start to end what is to be done, so that reading nothing in it is a fault."""
    return any(f"genre.{genre.value}" in report.rules for genre in _TASKS)


def _problems(
    span: Span, incomplete: str, no_issuer: bool, no_date: bool, plans: Period | None
) -> tuple[Problem, ...]:
    problems = []
    if no_issuer:
        problems.append(Problem("issuer.unknown", Severity.WARNING, span))
    elif incomplete:
        problems.append(Problem("issuer.incomplete", Severity.WARNING, span, (("name", incomplete),)))
    if no_date:
        problems.append(Problem("date.unknown", Severity.WARNING, span))
    if plans is None:
        problems.append(Problem("plans.unknown", Severity.NOTE, span))
    return tuple(problems)
