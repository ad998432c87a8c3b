"""Where a part changes without a heading: a paragraph turns to what comes next, to the problems, or to another time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from tracker.domain.report import Section
from tracker.domain.text import Period, Span
from tracker.domain.vocabulary import SectionKind
from tracker.lexicon.phrases import Phrase, construction

from .genres import Genre
from .heading_periods import HeadingPeriod, read_heading_periods, with_five_year_plan
from .outline import CLOSED, Outline
from .section_kinds import goes_on_with_problems, is_salutation, switched_kind

_OPENING: Final = 60
_SUBJECT: Final = 7
"""Characters of a paragraph's beginning in which a time is what it is about."""
_ANNOUNCEMENT: Final = 60
"""A shorter paragraph only says that problems follow."""
_SAMPLE: Final = 400
"""Characters of a paragraph that are looked at: more than any opening that turns a part takes."""
_LONGEST_SALUTATION: Final = 40
_ADDRESS: Final = Phrase("title.opening_address")
_WITH_PROGRESS: Final = frozenset({Genre.LEDGER, Genre.RECTIFICATION, Genre.ORDER})
_BLANKS: Final = re.compile(r"[ \t\u3000\u00a0\n]")


@dataclass(frozen=True, slots=True)
class _Turn:
    start: int
    kind: SectionKind
    plan: Period | None
    rule: str


def cut(
    outline: Outline,
    section: Section,
    body: int,
    kinds: tuple[SectionKind, ...] = (),
    heading_periods: tuple[HeadingPeriod, ...] = (),
    plan: Period | None = None,
) -> tuple[Section, ...]:
    """`section` in the pieces in which its paragraphs, from `body` on, turn to another kind or another time to come.

    `kinds` and `horizons` are what its heading names, `plan` the period it plans for where it plans at all.
    """
    if section.kind in CLOSED:
        return (section,)
    turns = list(_turns(outline, section, body, kinds, heading_periods, plan))
    if (
        SectionKind.PLAN in kinds
        and section.kind is not SectionKind.PLAN
        and not any(turn.kind is SectionKind.PLAN for turn in turns)
    ):
        return (
            replace(
                section,
                kind=SectionKind.PLAN,
                plan_period=plan or outline.plan,
                rules=(*section.rules, "section.both"),
            ),
        )
    pieces = [section]
    for turn in turns:
        before = pieces[-1]
        start = turn.start
        if before.heading is None and not outline.text[before.span.start : start].strip():
            pieces.pop()
            start = before.span.start
        else:
            pieces[-1] = replace(before, span=Span(before.span.start, start))
        pieces.append(
            replace(
                section,
                kind=turn.kind,
                heading=None,
                span=Span(start, section.span.end),
                plan_period=turn.plan,
                rules=(*section.rules, turn.rule),
            )
        )
    return tuple(pieces)


def _turns(
    outline: Outline,
    section: Section,
    body: int,
    kinds: tuple[SectionKind, ...],
    heading_periods: tuple[HeadingPeriod, ...],
    plan: Period | None,
) -> Iterator[_Turn]:
    kind, period = section.kind, section.plan_period
    home = kind
    announced = False
    reviewed_period: Period | None = None
    choices = (
        heading_periods
        if len(kinds) > 1 or len({heading_period.period for heading_period in heading_periods}) > 1
        else ()
    )
    telling = False
    for block in outline.page.paragraphs(body, section.span.end):
        paragraph = block.span
        if block.record is not None or outline.page.table_at(paragraph.start) is not None:
            continue
        if telling:
            telling, kind, period = False, SectionKind.PLAN, reviewed_period
            yield _Turn(paragraph.start, kind, period, "switch.back")
        words = _BLANKS.sub("", outline.text[paragraph.start : min(paragraph.end, paragraph.start + _SAMPLE)])
        if is_salutation(words) and len(words) < _LONGEST_SALUTATION:
            continue
        words = _ADDRESS.sub("", words)
        if not words:
            continue
        now, when, rule = kind, period, ""
        chosen = _chosen(words, outline, choices)
        switched = switched_kind(words, kind, outline.plan_year)
        if chosen is not None:
            now, when = chosen
            rule = "switch.horizon"
        elif outline.genre is Genre.MINUTES and construction("switch.minutes.heard").search(words):
            now, when, rule = SectionKind.PREAMBLE, None, "switch.minutes.heard"
        elif outline.genre is Genre.MINUTES and kind is SectionKind.PREAMBLE and home is SectionKind.PLAN:
            now, when, rule = home, section.plan_period, "switch.back"
        elif switched is not None:
            now, rule = switched
            when = None
            if now is SectionKind.PLAN:
                when = _opening_plan(words, outline) or plan or outline.plan
        elif (
            kind is SectionKind.PROBLEM
            and home is not SectionKind.PROBLEM
            and not announced
            and not goes_on_with_problems(words)
        ):
            now, rule = home, "switch.back"
            when = section.plan_period if home is SectionKind.PLAN else None
        if now is SectionKind.PROBLEM and kind is not SectionKind.PROBLEM:
            announced = len(words) < _ANNOUNCEMENT or outline.text[paragraph.end - 1] in "：:"
        if (now, when) != (kind, period):
            kind, period = now, when
            if kind is not SectionKind.PROBLEM and rule != "switch.minutes.heard":
                home = kind
            yield _Turn(paragraph.start, kind, period, rule)
        if kind is SectionKind.PLAN:
            reported = _progress_reported(paragraph, outline)
            if reported is not None:
                telling, reviewed_period = True, period
                kind, period = SectionKind.REVIEW, None
                yield _Turn(reported, kind, period, "switch.progress")


def _progress_reported(paragraph: Span, outline: Outline) -> int | None:
    """Where a paragraph of a ledger, behind its task, begins to say what came of it; None where it does not."""
    if outline.genre not in _WITH_PROGRESS:
        return None
    found = construction("switch.progress").search(outline.text, paragraph.start, paragraph.end)
    return found.start() if found is not None else None


def _chosen(
    words: str, outline: Outline, choices: tuple[HeadingPeriod, ...]
) -> tuple[SectionKind, Period | None] | None:
    """Which of the times that a heading names a paragraph opens with, and what it does with it."""
    if not choices:
        return None
    opening = words[:_OPENING]
    for heading_period in read_heading_periods(opening, outline.anchor):
        if heading_period.period is None or heading_period.past:
            continue
        for choice in choices:
            if choice.period == heading_period.period and not choice.past:
                ahead = outline.plan_year is None or heading_period.period.end.year >= outline.plan_year
                return (SectionKind.PLAN, heading_period.period) if ahead else (SectionKind.REVIEW, None)
        return None
    return None


def opening_outlook(words: str, outline: Outline) -> Period | None:
    """The span of years that a paragraph is about from its first word on: a five-year plan's, or 未来五年."""
    heading_period = next(iter(read_heading_periods(words[:_OPENING], outline.anchor)), None)
    if (
        heading_period is None
        or heading_period.start > 0
        or heading_period.past
        or heading_period.period is None
    ):
        return None
    if outline.plan_year is not None and heading_period.period.end.year <= outline.plan_year:
        return None
    if heading_period.rule == "period.future_years":
        return with_five_year_plan(heading_period.period, words)
    return heading_period.period if heading_period.rule == "period.five_year_plan" else None


def _opening_plan(words: str, outline: Outline) -> Period | None:
    """The time to come that a paragraph opens with."""
    for heading_period in read_heading_periods(words[:_OPENING], outline.anchor):
        if heading_period.start > _SUBJECT:
            break
        if heading_period.past or heading_period.period is None:
            continue
        if heading_period.rule == "period.next" and outline.plan_is_titled:
            continue
        if outline.plan_year is None or heading_period.period.end.year >= outline.plan_year:
            outlook = heading_period.rule == "period.future_years"
            return with_five_year_plan(heading_period.period, words) if outlook else heading_period.period
    return None
