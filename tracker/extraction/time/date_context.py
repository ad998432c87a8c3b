"""What is known about when a clause was written and what it plans for, and the parts of a time that resolvers share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tracker.domain.text import Period
from tracker.extraction.numbers.numerals import read_number

Parts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DateContext:
    """What is known about when a clause was written and for which time it plans; anything may be unknown.

    `plan` is the period of the nearest heading, `plan_year` the calendar year that yearless words mean,
    `report_year` the year the report reviews, `document_year` the year of writing where the day is not known.
    """

    document_date: date | None = None
    plan: Period | None = None
    plan_year: int | None = None
    report_year: int | None = None
    document_year: int | None = None

    @property
    def written_in(self) -> int | None:
        """The year the document was written in, else the planned one."""
        if self.document_date is not None:
            return self.document_date.year
        return self.document_year if self.document_year is not None else self.year

    @property
    def next_year(self) -> int | None:
        """The year that 明年 means: the one after the year of writing, where that is known.

        An undated review looks ahead to the year after the one it reviews, an undated plan is written ahead of its year;
        where both are there, it may have been written in either year, and nobody knows.
        """
        if self.document_date is not None or self.document_year is not None:
            return (self.written_in or 0) + 1
        if self.report_year is not None and self.plan is not None and self.plan.start.year > self.report_year:
            return None
        if self.report_year is not None:
            return self.report_year + 1
        if self.plan is not None:
            return self.plan.start.year
        return None if self.year is None else self.year + 1

    @property
    def year(self) -> int | None:
        """The year that `8月底`, `年内` and `今年` mean here."""
        if self.plan_year is not None:
            return self.plan_year
        if self.document_date is not None:
            return self.document_date.year
        return self.document_year if self.document_year is not None else self.report_year


def month_end(year: int, month: int) -> date:
    """The last day of a month; months past December run on into the next year."""
    years, index = divmod(month, 12)
    return date(year + years, index + 1, 1) - timedelta(days=1)


def written_year(parts: Parts, context: DateContext, prefix: str = "") -> int | None:
    """The year that the words name, else the year of the context."""
    year = parts.get(prefix + "year")
    if year is not None:
        value = read_number(year)
        return int(value) if value is not None and 1900 <= value <= 2199 else None
    if "yy" in parts:
        return _short_year(int(parts["yy"]), context)
    relative = parts.get(prefix + "rel", "")
    written = context.written_in
    if relative.startswith(("次年", "翌年")):  # the year after the one spoken of
        return None if context.year is None else context.year + 1
    if relative.startswith(("明年", "来年")):
        return context.next_year
    if relative.endswith("后年"):
        return None if written is None else written + (3 if relative[0] == "大" else 2)
    return context.year


def _short_year(written: int, context: DateContext) -> int | None:
    """26 for 2026: a year near the planned one, else none."""
    year = 2000 + written
    return year if context.year is not None and abs(year - context.year) <= _NEAR_YEARS else None


_NEAR_YEARS: Final = 10


def whole_number(parts: Parts, *names: str) -> int | None:
    """The first of the named parts as a whole number; None where it is none."""
    for name in names:
        if name in parts:
            value = 100 if parts[name] == "百" else read_number(parts[name])
            return None if value is None or value != int(value) else int(value)
    return None
