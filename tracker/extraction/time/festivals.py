"""The days of Chinese holidays, lunar ones included, through the `holidays` library: its only door."""

from datetime import date, timedelta
from functools import cache
from typing import Final

_FIXED: Final = {
    "元旦": (1, 1),
    "妇女节": (3, 8),
    "三八": (3, 8),
    "植树节": (3, 12),
    "五一": (5, 1),
    "劳动节": (5, 1),
    "青年节": (5, 4),
    "六一": (6, 1),
    "儿童节": (6, 1),
    "七一": (7, 1),
    "建党节": (7, 1),
    "八一": (8, 1),
    "建军节": (8, 1),
    "教师节": (9, 10),
    "国庆": (10, 1),
    "十一": (10, 1),
}
_LUNAR: Final = {"春节": "春节", "清明": "清明节", "端午": "端午节", "中秋": "中秋节"}
# 元宵 and 重阳 are no public holidays: counted from those that are (the 15th of the first month; the 9th of the
# ninth, 24 days after the 15th of the eighth month where that month is short, 23 where the library cannot say).
_AFTER_SPRING: Final = {"元宵": 14}


def festival_day(name: str, year: int) -> date | None:
    """The day of a holiday in a year, or None where it is not known (重阳, years the library does not cover)."""
    for start, (month, day) in _FIXED.items():
        if name.startswith(start):
            return date(year, month, day)
    for start, days in _AFTER_SPRING.items():
        if name.startswith(start):
            spring = _public(year).get("春节")
            return spring + timedelta(days=days) if spring else None
    for start, public in _LUNAR.items():
        if name.startswith(start):
            return _public(year).get(public)
    return None


@cache
def _public(year: int) -> dict[str, date]:
    """The first day of each public holiday. Bridging and make-up days carry other names and are left out."""
    import holidays

    if not 1950 <= year <= 2099:
        return {}
    days: dict[str, date] = {}
    for day, names in sorted(holidays.country_holidays("CN", years=year, language="zh_CN").items()):
        for name in names.split("; "):
            days.setdefault(name, day)
    return days
