"""Any day, in any notation and any frame, is read as that day or not at all."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.explain import explain

from .test_whole_numbers import chinese

WRITTEN = date(2024, 5, 20)
DAYS = st.dates(date(2024, 6, 1), date(2027, 12, 31))
DIGITS = "〇一二三四五六七八九"
NOTATIONS: dict[str, Callable[[date], str]] = {
    "plain": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "wide": lambda day: f"{day.year}年{day.month}月{day.day}日".translate({48 + n: 0xFF10 + n for n in range(10)}),
    "spaced": lambda day: f"{day.year} 年 {day.month} 月 {day.day} 日",
    "hao": lambda day: f"{day.year}年{day.month}月{day.day}号",
    "padded": lambda day: f"{day.year}年{day.month:02}月{day.day:02}日",
    "chinese": lambda day: f"{''.join(DIGITS[int(n)] for n in str(day.year))}年{chinese(day.month)}月{chinese(day.day)}日",
    "dashes": lambda day: f"{day.year}-{day.month:02}-{day.day:02}",
    "points": lambda day: f"{day.year}.{day.month}.{day.day}",
    "strokes": lambda day: f"{day.year}/{day.month}/{day.day}",
    "two digits": lambda day: f"{day.year % 100}年{day.month}月{day.day}日",
}  # fmt: skip


def _before(write: Callable[[date], str]) -> Callable[[date], str]:
    return lambda day: f"{write(day)}前"


BEFORE: dict[str, Callable[[date], str]] = {
    "compact": lambda day: f"{day.year}{day.month:02}{day.day:02}前",
    "no 日": lambda day: f"{day.year}年{day.month}月{day.day}前",
    "range": lambda day: f"2024年6月1日至{day.year}年{day.month}月{day.day}日前",
    **{name: _before(write) for name, write in NOTATIONS.items()},
}
FRAMES = ["{}建成县医院新院区。", "确保{}建成县医院新院区。", "县医院新院区于{}建成。", "{}，建成县医院新院区，完成投资3亿元。", "一是{}建成县医院新院区；", "力争{}实现通车。", "3.{}建成县医院新院区"]  # fmt: skip


def _found(text: str) -> date | None:
    deadline = explain(text, WRITTEN).deadline
    return deadline.date if deadline is not None else None


@given(day=DAYS, notation=st.sampled_from(sorted(NOTATIONS)), frame=st.sampled_from(FRAMES))
def test_a_day_is_read_as_itself_or_not_at_all(day: date, notation: str, frame: str) -> None:
    assert _found(frame.format(NOTATIONS[notation](day))) in (day, None)


@given(day=DAYS, notation=st.sampled_from(sorted(BEFORE)), frame=st.sampled_from(FRAMES))
def test_before_a_day_excludes_it_unless_it_ends_the_month(day: date, notation: str, frame: str) -> None:
    ends = day.day == monthrange(day.year, day.month)[1]
    assert _found(frame.format(BEFORE[notation](day))) in (day if ends else day - timedelta(days=1), None)


@given(
    day=DAYS,
    form=st.sampled_from(["{}年{}月底前", "{}年{}月底", "{}年{}月月底前", "{}年{}月份", "{}年 {} 月末"]),
)
def test_a_month_ends_with_its_last_day(day: date, form: str) -> None:
    last = day.replace(day=monthrange(day.year, day.month)[1])
    assert _found(f"{form.format(day.year, day.month)}建成县医院新院区。") == last


@given(
    number=st.integers(1, 31),
    form=st.sampled_from(["本月{}日前", "下月{}日前", "{}日前", "农历八月{}日前", "x月{}日前"]),
)
def test_a_day_of_a_month_told_in_words_is_never_in_another(number: int, form: str) -> None:
    found = _found(f"{form.format(number)}完成竣工验收。")
    months = {"本": {5}, "下": {6}}.get(form[0], {5, 6, 4} if form[0] == "{" else set())
    assert found is None or found.month in months or (found + timedelta(days=1)).month in months
