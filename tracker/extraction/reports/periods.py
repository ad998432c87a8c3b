"""What a report says of itself: its years, the periods it covers and plans for, and where its front ends."""

import re
from datetime import date
from functools import cache
from typing import Final

from tracker.domain.report import Section
from tracker.domain.text import PartialDate, Period
from tracker.domain.vocabulary import SectionKind
from tracker.extraction.layout.headings import Heading
from tracker.extraction.layout.lines import Line
from tracker.extraction.numbers.numerals import read_number
from tracker.lexicon import load_lexicon
from tracker.lexicon.phrases import Phrase, construction

from .dates import dates_in
from .genres import Genre
from .heading_periods import LATE_MONTH, Anchor, HeadingPeriod, read_heading_periods, read_year
from .named_years import GOVERNMENT_REPORT, TOP_RANK, heading_years
from .section_kinds import is_salutation
from .titles import FRONT_LINES, Title

_FRONT_WORDS: Final = Phrase("page.front_words")
_ADDRESS: Final = Phrase("page.address")
_PROSE: Final = 70
_RUN: Final = Phrase("title.run_of_years")
_AIMS_WITHIN: Final = 1500
"""Characters in which a plan says what it aims at as a whole."""


def front_end(
    lines: tuple[Line, ...], title: Title | None, headings: tuple[Heading, ...], first: int, last: int
) -> int:
    """The index of the first line after the masthead: title, meeting line, speaker, source, navigation."""
    index = title.last + 1 if title is not None else first
    limit = next(
        (item.line for item in headings if item.line >= index and item.scheme not in ("bare", "named")), last
    )
    behalf = construction("issuer.behalf")
    for opening in range(index, min(limit, index + FRONT_LINES)):
        text = lines[opening].text
        if _ADDRESS.match(text) or (len(text) <= 200 and behalf.search(text) and "报告" in text):
            return opening
    limit = next((item.line for item in headings if item.line >= index and item.scheme != "bare"), last)
    while index < min(limit, last):
        text = lines[index].text
        if is_salutation(text) or len(text) > _PROSE or lines[index].has_cells:
            break
        session = construction("date.session").search(text)
        speaker = construction("issuer.speaker").match(text)
        frame = _FRONT_WORDS.search(text) or dates_in(text) or re.match(r"^[（(—–―\-].{0,60}$", text)
        name = len(re.sub(r"\s", "", text)) <= 6 and not lines[index].is_ended
        if not (session or speaker or frame or name):
            break
        index += 1
    return index


def plan_year_of(date_: PartialDate | None, title: str, years: tuple[int | None, int | None]) -> int | None:
    """The first year a report plans for: its headings', its title's, else its date's."""
    back, ahead = years
    if ahead is not None:
        return ahead
    titled = [
        heading_period.period.start.year
        for heading_period in read_heading_periods(title, Anchor(date_.year if date_ else None, date_))
        if heading_period.period is not None and heading_period.past is not True
    ]
    if titled and (back is None or max(titled) > back):
        return max(titled) if len(titled) > 1 else titled[0]
    if date_ is None:
        return back + 1 if back is not None else None
    if back == date_.year and (date_.month or 0) >= LATE_MONTH:
        return date_.year + 1
    return date_.year


def default_plan(
    title: str, genre: Genre, anchor: Anchor, plan_year: int | None, body: str, headings: tuple[Heading, ...]
) -> tuple[Period | None, str]:
    """What a part plans for whose own headings do not say, and the rule: the title's time to come, else the year's."""
    ahead = [
        heading_period
        for heading_period in read_heading_periods(title, anchor)
        if heading_period.period and _plans(heading_period, title)
    ]
    outlines = [heading_period for heading_period in ahead if heading_period.rule == "period.five_year_plan"]
    if ahead:
        # 第十四个五年规划和二〇三五年远景目标纲要: what the outline sets for 2035 is stated there with its year
        return (outlines or ahead)[-1].period, "plans.title"
    years = heading_years(headings)[1]
    if years is None:
        longer = [
            heading_period.period
            for heading in headings
            if heading.rank <= TOP_RANK
            for heading_period in read_heading_periods(heading.title, anchor)
            if heading_period.past is False
            and heading_period.period is not None
            and heading_period.rule == "period.future_years"
        ]
        if longer:
            return longer[0], "plans.heading"
    if anchor.covers is not None and (anchor.covers.end.month, anchor.covers.end.day) == (6, 30):
        return Period(
            date(anchor.covers.end.year, 7, 1), date(anchor.covers.end.year, 12, 31)
        ), "plans.second_half"
    if genre.assigns and anchor.year is not None:
        goal = _goal_year(body, anchor.year)
        if goal is not None:
            return Period.of_years(anchor.year, goal), "plans.goal_year"
    if plan_year is not None:
        run = _goal_run(body) if genre is not Genre.REPORT else None
        if run is not None and run.start.year <= plan_year <= run.end.year:
            return run, "plans.goal_year"
        return Period.of_years(plan_year), "plans.year"
    return None, "plans.unknown"


def _plans(heading_period: HeadingPeriod, title: str) -> bool:
    """Whether the first noun of a kind after a time in a title is one of a plan, as in 暨下半年工作思路."""
    if heading_period.past is True:
        return False
    if heading_period.past is False:
        return True
    if GOVERNMENT_REPORT in title and heading_period.rule == "period.year":
        return True
    report, plan = _genres()
    rest = title[heading_period.end :]
    if construction("title.state_of").match(rest):
        return False
    backward, forward = report.search(rest), plan.search(rest)
    before = title[: heading_period.start]
    if forward is None:
        return backward is None and re.search(r"[（(]$", before) is not None
    return backward is None or forward.start() < backward.start()


@cache
def _genres() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_lexicon().words
    report, plan = words["title.genre.report"], words["title.genre.plan"]
    return re.compile(report.alternation()), re.compile(plan.alternation())


def _goal_year(body: str, year: int) -> int | None:
    """The nearest year that the aims of a plan without a year in its title name (`到2025年，…`)."""
    years = [read_year(found) for found in construction("title.goal_year").findall(body)]
    later = [found for found in years if year <= found <= year + 10]
    return min(later) if later else None


def _goal_run(body: str) -> Period | None:
    """The years that the first aims of a plan run over (`2021年起5年内，…`)."""
    found = _RUN.search(body, 0, _AIMS_WITHIN)
    start = read_year(found["year"]) if found else None
    count = read_number(found["count"]) if found else None
    return Period.of_years(start, start + int(count) - 1) if start and count else None


def title_covers(title: str, anchor: Anchor) -> Period | None:
    """The period that a title looks back on."""
    if GOVERNMENT_REPORT in title:
        return None
    heading_periods = [
        heading_period
        for heading_period in read_heading_periods(title, anchor)
        if heading_period.period is not None and not _plans(heading_period, title)
    ]
    months = [heading_period for heading_period in heading_periods if heading_period.rule == "period.months"]
    return _union(
        [
            heading_period.period
            for heading_period in months or heading_periods
            if heading_period.period is not None
        ]
    )


def covered(
    sections: tuple[Section, ...], title: str, genre: Genre, anchor: Anchor, plan_year: int | None
) -> Period | None:
    """The time that a report's review parts look back on, up to its date."""
    reviews = [section for section in sections if section.kind is SectionKind.REVIEW]
    if not reviews:
        return None
    periods: list[Period] = []
    for level in (1, 2):
        titles = [
            section.title for section in reviews if section.heading is not None and section.level == level
        ]
        periods = periods or [
            heading_period.period
            for title_ in titles
            for heading_period in read_heading_periods(title_, anchor)
            if heading_period.period is not None
            and heading_period.past is not False
            and _is_past(heading_period.period, plan_year)
        ]
    whole = _union(periods) or title_covers(title, anchor)
    endless = any(
        heading_period.period is None
        for section in reviews
        if section.heading is not None and section.level == 1
        for heading_period in read_heading_periods(section.title, anchor)
    )
    if whole is None and not endless and genre is Genre.REPORT and plan_year is not None:
        whole = Period.of_years(plan_year - 1)
    if whole is None:
        return None
    day = anchor.date
    if day is not None and day.month is not None and whole.start <= day.last_day() < whole.end:
        return Period(whole.start, day.last_day())
    return whole


def _is_past(period: Period, plan_year: int | None) -> bool:
    """Whether a period that a review names can be over: years before the plan's, or a part of the plan's year."""
    if plan_year is None or period.end.year < plan_year:
        return True
    return period.end.year == plan_year and (period.end.month, period.end.day) != (12, 31)


def planned(sections: tuple[Section, ...], titled: Period | None) -> Period | None:
    """The time that a report's plan parts plan for, from the first to the last; `titled` where a title promises a plan that is cut off."""
    if all(section.plan_period is None for section in sections):
        return titled
    return _union([section.plan_period for section in sections if section.plan_period is not None])


def _union(periods: list[Period]) -> Period | None:
    if not periods:
        return None
    return Period(min(period.start for period in periods), max(period.end for period in periods))
