"""What day a time expression means: one small function for each resolver named in the lexicon.

The rules are the table of the reading guide, §2. Every function takes the expression's parts and the context of the
clause, and gives the last day on which the commitment can still be kept, or None where the words fix no day.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from tracker.extraction.numbers.numerals import read_number

from .complete_dates import complete_date
from .date_context import DateContext, Parts, month_end, whole_number, written_year
from .festivals import festival_day


def _day(parts: Parts, context: DateContext) -> date | None:
    relative = _month_of_writing(parts, context)
    year, month = (
        relative if relative is not None else (_year_reached(parts, context), whole_number(parts, "month"))
    )
    day = whole_number(parts, "day")
    if year is None or month is None or day is None or not 1 <= month <= 12:
        return None
    last = month_end(year, month)
    if day > last.day:
        return None
    named = date(year, month, day)
    return named - timedelta(days=1) if "before" in parts and named != last else named


def _year_reached(parts: Parts, context: DateContext) -> int | None:
    """The year in which a stretch of days or months ends: 11月至3月 ends in the next."""
    if "to_year" in parts or "to_rel" in parts:
        return written_year(parts, context, "to_")
    year, first, last = (
        written_year(parts, context),
        whole_number(parts, "from_month"),
        whole_number(parts, "month"),
    )
    if year is None or first is None or last is None:
        return year
    return year + 1 if first > last else year


def _month_of_writing(parts: Parts, context: DateContext) -> tuple[int | None, int | None] | None:
    """The year and month of 本月, 下月; None where no such words stand there."""
    relative = parts.get("rel_month")
    if relative is None:
        return None
    if context.document_date is None:
        return None, None
    moved = month_end(
        context.document_date.year,
        context.document_date.month + relative.count("下") + relative.count("次") - relative.count("上"),
    )
    return moved.year, moved.month


def _day_of_month(parts: Parts, context: DateContext) -> date | None:
    """`30日前`: in the month of writing, or in the next where that day has passed; in a plan of one month, in that month."""
    day, plan = whole_number(parts, "day"), context.plan
    if plan is not None and (plan.start.year, plan.start.month) == (plan.end.year, plan.end.month):
        return _day({**parts, "year": str(plan.start.year), "month": str(plan.start.month)}, context)
    written = context.document_date
    if written is None or day is None:
        return None
    ahead = month_end(written.year, written.month + (day <= written.day))
    return _day({**parts, "year": str(ahead.year), "month": str(ahead.month)}, context)


def _complete_date(parts: Parts, context: DateContext) -> date | None:
    named = complete_date(parts["complete"])
    if named is None or "before" not in parts or named == month_end(named.year, named.month):
        return named
    return named - timedelta(days=1)


_DECADES: Final = {"初": 10, "上旬": 10, "上半月": 15, "中": 20, "中旬": 20, "上、中旬": 20}


def _month(parts: Parts, context: DateContext) -> date | None:
    relative = _month_of_writing(parts, context)
    year, month = (
        relative if relative is not None else (_year_reached(parts, context), whole_number(parts, "month"))
    )
    if year is None or month is None or not 0 <= month <= 13:
        return None
    last, part, before = month_end(year, month), parts.get("part"), "before" in parts
    if part in _DECADES:
        day = _DECADES[part]
        if before:  # 前 excludes the ten days it names
            return month_end(year, month - 1) if day < 20 else date(last.year, last.month, day - 10)
        return date(last.year, last.month, day)
    if part in ("下旬", "中下旬", "下半月"):
        return date(last.year, last.month, 15 if part == "下半月" else 20) if before else last
    if before and part is None:
        return month_end(year, month - 1)
    return last


def _quarter(parts: Parts, context: DateContext) -> date | None:
    named = {"首": "1", "末": "4"}.get(parts["quarter"], parts["quarter"])
    year, quarter = written_year(parts, context), read_number(named)
    if year is None or quarter is None:
        return None
    whole = "before" not in parts or "part" in parts
    return month_end(year, 3 * int(quarter if whole else quarter - 1))


def _half(parts: Parts, context: DateContext) -> date | None:
    year = written_year(parts, context)
    if year is None:
        return None
    first = parts["half"] in ("上", "前")
    excluded = "before" in parts and "part" not in parts and not first
    return date(year, 6, 30) if first or excluded else date(year, 12, 31)


def _first_months(parts: Parts, context: DateContext) -> date | None:
    year, count = written_year(parts, context), whole_number(parts, "month")
    return None if year is None or count is None or not 1 <= count <= 12 else month_end(year, count)


def _year(parts: Parts, context: DateContext) -> date | None:
    if "till" in parts:
        parts = {"year": parts["till"]}
    year = written_year(parts, context)
    if year is None:
        return None
    return date(year - 1 if "before" in parts and "end" not in parts else year, 12, 31)


def _year_end(parts: Parts, context: DateContext) -> date | None:
    year = written_year(parts, context)
    return None if year is None else date(year, 12, 31)


def _year_short(parts: Parts, context: DateContext) -> date | None:
    first, last = whole_number(parts, "from"), whole_number(parts, "short")
    if first is None or last is None or last <= first % 100:
        return None
    return date(first // 100 * 100 + last, 12, 31)


def _five_year_plan(parts: Parts, context: DateContext) -> date | None:
    # 十五 (2001–2005) has no second numeral; 十一五 ends 2010, and each further plan five years later.
    return date(2005 + 5 * "一二三四五六七".index(parts["fyp"]) + 5, 12, 31)


def _years(parts: Parts, context: DateContext) -> date | None:
    count = whole_number(parts, "n", "m")
    if context.year is None or count is None:
        return None
    return date(context.year + max(count, 1) - 1, 12, 31)


def _years_from(parts: Parts, context: DateContext) -> date | None:
    """`2021年起5年内`: counted from the year named."""
    year, count = written_year(parts, context), whole_number(parts, "n")
    return None if year is None or count is None else date(year + count - 1, 12, 31)


def _years_of_plan(parts: Parts, context: DateContext) -> date | None:
    """`三年新建…`: the plan's own years where it runs over so many, else so many from its first."""
    count = whole_number(parts, "n") or 1
    if context.plan is not None and context.plan.end.year - context.plan.start.year >= count - 1:
        return context.plan.end
    return _years(parts, context)


def _coming_years(parts: Parts, context: DateContext) -> date | None:
    count = whole_number(parts, "n")
    if count is None:
        return None
    if context.plan is not None and context.plan.end.year - context.plan.start.year >= max(2, count - 1):
        return context.plan.end
    written = context.written_in
    return None if written is None else date(written + count, 12, 31)


def _both_years(parts: Parts, context: DateContext) -> date | None:
    return None if context.year is None else date(context.year + 1, 12, 31)


def _shift_months(day: date, months: int) -> date:
    last = month_end(day.year, day.month + months)
    return date(last.year, last.month, min(day.day, last.day))


def _months_from_date(parts: Parts, context: DateContext) -> date | None:
    count = whole_number(parts, "n", "m")
    if context.document_date is None or count is None:
        return None
    return _shift_months(context.document_date, count)


def _half_months_from_date(parts: Parts, context: DateContext) -> date | None:
    months = whole_number(parts, "n") if "n" in parts else 0
    if context.document_date is None or months is None:
        return None
    return _shift_months(context.document_date, months) + timedelta(days=15)


def _year_from_date(parts: Parts, context: DateContext) -> date | None:
    half = "半" in (parts.get("n"), parts.get("m"))
    return None if context.document_date is None else _shift_months(context.document_date, 6 if half else 12)


def _weeks_from_date(parts: Parts, context: DateContext) -> date | None:
    count = whole_number(parts, "n")
    if context.document_date is None or count is None:
        return None
    return context.document_date + timedelta(weeks=count)


def _days_from_date(parts: Parts, context: DateContext) -> date | None:
    count = whole_number(parts, "n", "m")
    if context.document_date is None or count is None:
        return None
    return context.document_date + timedelta(days=count)


def _working_days_from_date(parts: Parts, context: DateContext) -> date | None:
    """Mondays to Fridays; public holidays and the working weekends around them are announced year by year, not known ahead."""
    count = whole_number(parts, "n")
    if context.document_date is None or count is None:
        return None
    weeks, rest = divmod(count, 5)
    day = context.document_date + timedelta(weeks=weeks)
    while day.weekday() >= 5 and count:
        day -= timedelta(days=1)
    while rest:
        day += timedelta(days=1)
        rest -= day.weekday() < 5
    return day


def _month_end_from_date(parts: Parts, context: DateContext) -> date | None:
    day = context.document_date
    return None if day is None else month_end(day.year, day.month)


def _quarter_end_from_date(parts: Parts, context: DateContext) -> date | None:
    day = context.document_date
    if day is None:
        return None
    quarter = (day.month + 2) // 3 + (0 if parts["rel_quarter"] == "本季度" else 1)
    return month_end(day.year, 3 * quarter)


def _week_end_from_date(parts: Parts, context: DateContext) -> date | None:
    """The Sunday of this week or the next, or the day of it that is named."""
    day = context.document_date
    if day is None:
        return None
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks="下" in parts["rel_week"])
    if "weekday" not in parts:
        return monday + timedelta(days=6)
    named = monday + timedelta(days=_WEEKDAYS.index(parts["weekday"].replace("天", "日")))
    return named - timedelta(days=1) if "before" in parts else named


_WEEKDAYS: Final = "一二三四五六日"


def _festival(parts: Parts, context: DateContext) -> date | None:
    year = written_year(parts, context)
    if year is None:
        return None
    day = festival_day(parts["festival"], year)
    unwritten = "year" not in parts and "rel" not in parts
    if day is not None and unwritten and context.document_date is not None and day <= context.document_date:
        day = festival_day(parts["festival"], year + 1)
    return None if day is None else day - timedelta(days=1)


def _festival_day(parts: Parts, context: DateContext) -> date | None:
    before = _festival(parts, context)
    return None if before is None else before + timedelta(days=1)


def _mid_year(parts: Parts, context: DateContext) -> date | None:
    year = written_year(parts, context)
    return None if year is None else date(year, 6, 30)


def _mid_century(parts: Parts, context: DateContext) -> date | None:
    return date(2050, 12, 31)


def _no_day(parts: Parts, context: DateContext) -> date | None:
    return None


RESOLVERS: Mapping[str, Callable[[Parts, DateContext], date | None]] = {
    "both_years": _both_years,
    "coming_years": _coming_years,
    "complete_date": _complete_date,
    "day": _day,
    "day_of_month": _day_of_month,
    "days_from_date": _days_from_date,
    "event": _no_day,
    "festival": _festival,
    "festival_day": _festival_day,
    "first_months": _first_months,
    "five_year_plan": _five_year_plan,
    "half": _half,
    "half_months_from_date": _half_months_from_date,
    "mid_century": _mid_century,
    "mid_year": _mid_year,
    "month": _month,
    "month_end_from_date": _month_end_from_date,
    "months_from_date": _months_from_date,
    "quarter": _quarter,
    "quarter_end_from_date": _quarter_end_from_date,
    "redacted": _no_day,
    "week_end_from_date": _week_end_from_date,
    "weeks_from_date": _weeks_from_date,
    "working_days_from_date": _working_days_from_date,
    "year": _year,
    "year_end": _year_end,
    "year_from_date": _year_from_date,
    "year_short": _year_short,
    "years": _years,
    "years_from": _years_from,
    "years_of_plan": _years_of_plan,
}
