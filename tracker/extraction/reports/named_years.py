"""The year a report goes by: in its title, its opening or its headings; and whether it was given in that year."""

from typing import Final

from tracker.domain.report import Hints
from tracker.domain.text import PartialDate
from tracker.domain.vocabulary import SectionKind
from tracker.extraction.layout.headings import Heading
from tracker.extraction.layout.lines import Line
from tracker.lexicon.phrases import construction

from .dates import DateRead, name_date
from .heading_periods import Anchor, read_heading_periods
from .issuer_places import IssuerRead
from .section_kinds import is_salutation, read_kinds

TOP_RANK: Final = 45
GOVERNMENT_REPORT: Final = "政府工作报告"
_NAMED_YEARS: Final = ("date.title", "date.opening", "date.file_name")
_FRONT: Final = 8
"""Lines after the masthead in which a report is addressed, or says of which time it gives account."""


def is_named_year(read: DateRead) -> bool:
    """Whether a date is only the year that a report is about."""
    return read.rule in _NAMED_YEARS and read.date.month is None


def year_is_date(lines: tuple[Line, ...], front: int, title: str, issuer: IssuerRead | None) -> bool:
    """Whether a report was surely given in the year it is about.

    So is the report to a people's congress, which is held early in the year it plans for, and one on a part of a year by a body that
    it names. A year's plan may be made, and its summary given, a month before or after the year; copies without an author are patterns.
    """
    if GOVERNMENT_REPORT in title:
        return True
    behalf = construction("issuer.behalf")
    session = construction("date.session")
    for line in lines[: front + _FRONT]:
        text = line.text[:200]
        if (text.startswith("各位") and is_salutation(text)) or behalf.search(text) or session.search(text):
            return True
    if issuer is None or not issuer.is_complete:
        return False
    return any(
        heading_period.rule in ("period.year_part", "period.month", "period.months")
        for heading_period in read_heading_periods(title, Anchor())
    )


def opening_year(lines: tuple[Line, ...], front: int) -> int | None:
    """The year of which a report says in its first lines that it gives account: 现把2010年1至6月工作总结如下."""
    opening = construction("genre.report.opening")
    for line in lines[front : front + _FRONT]:
        match = opening.search(line.text[:400])
        if match is not None:
            years = {
                heading_period.period.end.year
                for heading_period in read_heading_periods(match[0], Anchor())
                if heading_period.period is not None
            }
            return years.pop() if len(years) == 1 else None
    return None


def title_year(title: str) -> int | None:
    """The one year that a title names as its own; None where it names none, several, or a span of years."""
    years = set()
    for heading_period in read_heading_periods(title, Anchor()):
        if heading_period.rule in ("period.range", "period.range_short", "period.since"):
            return None
        if (
            heading_period.rule in ("period.year", "period.year_bare", "period.year_part", "period.months")
            and heading_period.period is not None
        ):
            years.add(heading_period.period.end.year)
    return years.pop() if len(years) == 1 else None


def heading_years(headings: tuple[Heading, ...]) -> tuple[int | None, int | None]:
    """The latest year that headings look back on and the earliest single year that they plan for."""
    backward: list[int] = []
    forward: list[int] = []
    for heading in headings:
        if heading.rank > TOP_RANK:
            continue
        kinds = {mention.kind for mention in read_kinds(heading.title)}
        for heading_period in read_heading_periods(heading.title, Anchor()):
            if (
                heading_period.rule not in ("period.year", "period.since", "period.year_bare")
                or heading_period.period is None
            ):
                continue
            if SectionKind.REVIEW in kinds:
                backward.append(
                    heading_period.period.start.year
                    if heading_period.rule == "period.since"
                    else heading_period.period.end.year
                )
            else:
                forward.append(heading_period.period.end.year)
    last_back = max(backward) if backward else None
    if last_back is None and len(set(forward)) > 1:
        last_back = min(forward)
    ahead = [year for year in forward if last_back is None or year > last_back]
    return last_back, min(ahead) if ahead else None


def settle_date(
    read: DateRead | None,
    title: str,
    years: tuple[int | None, int | None],
    opening: int | None,
    body: str,
    hints: Hints,
) -> DateRead | None:
    """The report's date: what its words gave, else the year its title, its opening, its headings or its file name it by.

    Such a year (`NAMED_YEARS`) is what the report is about; whether it was given in it is `year_is_date`'s question.
    """
    named = name_date(hints)
    if read is not None and read.rule != "date.number":
        return read
    if read is None:
        year = title_year(title)
        if year is not None:
            read = DateRead(PartialDate(year), "date.title")
        elif opening is not None:
            read = DateRead(PartialDate(opening), "date.opening")
        else:
            read = _heading_date(years, body)
    if read is None:
        return named
    if (
        named is not None
        and named.date.year == read.date.year
        and read.date.month is None
        and named.date.month is not None
    ):
        return DateRead(named.date, named.rule)
    return read


def _heading_date(years: tuple[int | None, int | None], body: str) -> DateRead | None:
    """The plan's year where the text calls it 今年, the year before where it calls it 明年."""
    back, ahead = years
    if ahead is None:
        return None
    this, following = len(construction("year.this").findall(body)), body.count("明年")
    if this > 2 * following:
        return DateRead(PartialDate(ahead), "date.this_year")
    if following > 2 * this and back == ahead - 1:
        return DateRead(PartialDate(back), "date.next_year")
    return None
