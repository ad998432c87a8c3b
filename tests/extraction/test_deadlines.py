"""What day each form of deadline means: the table of the reading guide, row by row, and what fixes no day."""

import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.text import Period
from tracker.domain.vocabulary import Basis
from tracker.extraction.explain import explain
from tracker.extraction.time.deadlines import (
    DateContext,
    choose_deadline,
    find_times,
    governing_deadline,
    plan_deadline,
)
from tracker.extraction.time.resolvers import RESOLVERS
from tracker.lexicon import load_lexicon

SHARED = Path(os.environ.get("TRACKER_SHARED", Path(__file__).resolve().parents[3] / "shared"))
CASES = SHARED / "cases" / "deadlines.json"
PLAN_2021 = DateContext(date(2021, 7, 5), Period.of_years(2021), 2021, 2021)
PLAN_2022 = DateContext(date(2021, 12, 20), Period.of_years(2022), 2022, 2021)


def read(text: str, context: DateContext = PLAN_2021) -> tuple[str | None, Basis] | None:
    deadline = choose_deadline(find_times(text), context)
    return (
        None if deadline is None else (deadline.date.isoformat() if deadline.date else None, deadline.basis)
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("8月底前", "2021-08-31"),
        ("8月份完成", "2021-08-31"),
        ("8月前", "2021-07-31"),
        ("9月1日前", "2021-08-31"),
        ("6月30日前", "2021-06-30"),
        ("9月30日前", "2021-09-30"),
        ("11月15日前", "2021-11-14"),
        ("11月15日完成", "2021-11-15"),
        ("２月底前", "2021-02-28"),
        ("6 月 30 日前", "2021-06-30"),
        ("8 月 底 前 建 成", "2021-08-31"),
        ("8 月 前 建 成", "2021-07-31"),
        ("9 月 30 日 之 前 建 成", "2021-09-30"),
        ("9月1号前", "2021-08-31"),
        ("十二月底", "2021-12-31"),
        ("上半年", "2021-06-30"),
        ("一季度", "2021-03-31"),
        ("三季度末", "2021-09-30"),
        ("三季度前", "2021-06-30"),
        ("首季度", "2021-03-31"),
        ("前半年", "2021-06-30"),
        ("前五个月", "2021-05-31"),
        ("2022年前11个月", "2022-11-30"),
        ("12月月底前", "2021-12-31"),
        ("26年6月底前", "2026-06-30"),
        ("本月20日前", "2021-07-19"),
        ("下月十五日前", "2021-08-14"),
        ("30日前", "2021-07-29"),
        ("5日前", "2021-08-04"),
        ("31日前", "2021-07-31"),
        ("12月31前", "2021-12-31"),
        ("6.30前", "2021-06-30"),
        ("12/15前", "2021-12-14"),
        ("20220630前", "2022-06-30"),
        ("11月至3月", "2022-03-31"),
        ("11月10日至2月5日", "2022-02-05"),
        ("两个半月内", "2021-09-20"),
        ("半个月内", "2021-07-20"),
        ("次年3月底前", "2022-03-31"),
        ("国庆节建成开放", "2021-10-01"),
        ("二、三季度", "2021-09-30"),
        ("年内", "2021-12-31"),
        ("年底前", "2021-12-31"),
        ("今年年内", "2021-12-31"),
        ("全年", "2021-12-31"),
        ("今年", "2021-12-31"),
        ("2021年度", "2021-12-31"),
        ("2022年末", "2022-12-31"),
        ("到2025年", "2025-12-31"),
        ("2025年实现", "2025-12-31"),
        ("2025年前", "2024-12-31"),
        ("2025年底前", "2025-12-31"),
        ("二〇二五年底前", "2025-12-31"),
        ("“十四五”末", "2025-12-31"),
        ("十五五期间", "2030-12-31"),
        ("“十三五”期间", None),
        ("3年内", "2023-12-31"),
        ("三年内", "2023-12-31"),
        ("用三年时间", "2023-12-31"),
        ("3年见成效", "2023-12-31"),
        ("1年打基础、3年见成效", "2023-12-31"),
        ("用3-5年时间", "2025-12-31"),
        ("半年内", "2022-01-05"),
        ("一年内", "2022-07-05"),
        ("6个月内", "2022-01-05"),
        ("100天内", "2021-10-13"),
        ("15个工作日内", "2021-07-26"),
        ("两周内", "2021-07-19"),
        ("国庆节前", "2021-09-30"),
        ("中秋节前", "2021-09-20"),
        ("“七一”前", "2022-06-30"),
        ("春节前", "2022-01-31"),
        ("明年", "2022-12-31"),
        ("明年上半年", "2022-06-30"),
        ("今明两年", "2022-12-31"),
        ("9月上旬", "2021-09-10"),
        ("9月中旬", "2021-09-20"),
        ("9月下旬", "2021-09-30"),
        ("9月中旬前", "2021-09-10"),
        ("10月上旬前", "2021-09-30"),
        ("2021-2023年", "2023-12-31"),
        ("2021年至2023年底", "2023-12-31"),
        ("7月至9月", "2021-09-30"),
        ("2021年11月—2022年2月", "2022-02-28"),
        ("7月1日至9月15日", "2021-09-15"),
        ("2021.8.31前", "2021-08-31"),
        ("本月底", "2021-07-31"),
        ("下月底前", "2021-08-31"),
        ("月底前", "2021-07-31"),
        ("2023年年中", "2023-06-30"),
        ("今年9月底前", "2021-09-30"),
        ("今年要在9月底前完成", "2021-09-30"),
        ("2022年，6月底前完成", "2022-06-30"),
        ("到本世纪中叶", "2050-12-31"),
        ("本季度末", "2021-09-30"),
        ("2022年元旦前", "2021-12-31"),
        ("“五一”节前", "2022-04-30"),
        ("年内完成、明年投入使用", "2021-12-31"),
        ("“十四五”规划期末", "2025-12-31"),
    ],
)
def test_the_last_day_in_time(text: str, day: str | None) -> None:
    found = read(text)
    assert found == (None if day is None else (day, Basis.EXPLICIT))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("8月底前", "2022-08-31"),
        ("年内", "2022-12-31"),
        ("明年上半年", "2022-06-30"),
        ("三年内", "2024-12-31"),
        ("一年内", "2022-12-20"),
        ("春节前", "2022-01-31"),
        ("元旦前", "2021-12-31"),
        ("2月底前", "2022-02-28"),
    ],
)
def test_a_report_of_december_plans_the_next_year(text: str, day: str) -> None:
    assert read(text, PLAN_2022) == (day, Basis.EXPLICIT)


@pytest.mark.parametrize(
    "text", ["汛期前", "明年初", "两会前", "任期内", "届内", "开学前", "年前", "2月30日前", "本届政府任期内"]
)
def test_words_that_fix_no_day_stay_words(text: str) -> None:
    (time,) = find_times(text)
    deadline = choose_deadline([time], PLAN_2021)
    assert deadline is not None
    assert (deadline.raw, deadline.date, deadline.basis) == (text, None, Basis.NONE)


@pytest.mark.parametrize(
    "text", ["x月底前", "xxxx年底", "xx月xx日", "今年x月", "××年底前", "8月xx日前", "202x年底"]
)
def test_what_is_redacted_gets_no_day(text: str) -> None:
    (time,) = find_times(text)
    deadline = choose_deadline([time], PLAN_2021)
    assert deadline is not None
    assert (deadline.raw, deadline.date, deadline.basis) == (text, None, Basis.REDACTED)


@pytest.mark.parametrize(
    "text",
    [
        "每月督查", "每年6月底前报送", "常态化开展", "9月起推行", "从今年7月起", "截至9月21日", "今年以来", "比2020年增长", "去年同期",
        "三年行动计划", "新一轮（2021-2023年）创建", "行动计划（2021—2023年）", "2小时内直报", "24小时值守", "再延长三年", "满三年",
        "2025年年会", "《2025年工作要点》", "五年来", "过去五年", "工作三年以上", "“十四五”规划", "压缩至5个工作日内", "每年6月、12月报送", "面向2035年的规划", "指标体系（2018年版）", "2035年远景目标", "7天以内的免费住宿",
    ],
)  # fmt: skip
def test_what_is_no_deadline(text: str) -> None:
    assert read(text) is None


def test_a_date_before_the_plan_is_background() -> None:
    assert read("2019年出台的政策") is None
    assert read("2019年6月底前建成的项目") is None


def test_a_bare_year_inside_the_object_gives_way_to_the_opening() -> None:
    text = "3月底前，通过平台反馈2021年评价结果"
    opening, own = find_times(text)
    deadline = governing_deadline([own], [opening], PLAN_2021, text.index("通过"))
    assert deadline is not None
    assert deadline.raw == "3月底前"
    at_head = "到2025年底，2023年建成投用"
    opening, own = find_times(at_head)
    deadline = governing_deadline([own], [opening], PLAN_2021, at_head.index("2023"))
    assert deadline is not None
    assert deadline.raw == "2023年"


def test_a_december_report_can_set_a_day_of_its_own_month() -> None:
    assert read("本月底前", PLAN_2022) == ("2021-12-31", Basis.EXPLICIT)
    assert read("2021年底前", PLAN_2022) == ("2021-12-31", Basis.EXPLICIT)
    assert read("巩固2021年成果", PLAN_2022) is None


def test_coming_years_end_with_the_plan_that_is_named() -> None:
    outline = DateContext(date(2021, 3, 1), Period.of_years(2021, 2025), 2021, 2020)
    assert read("未来五年", outline) == ("2025-12-31", Basis.EXPLICIT)
    assert read("未来五年", PLAN_2021) == ("2026-12-31", Basis.EXPLICIT)
    assert read("按照“十四五”规划，未来五年", PLAN_2021) == ("2025-12-31", Basis.EXPLICIT)


@pytest.mark.parametrize(
    "text",
    ["农历8月23日前", "农历八月二十三前", "腊月二十三前", "除夕前", "春季完工", "2022年春季完成", "明春开工"],
)
def test_what_fixes_no_day(text: str) -> None:
    assert read(text) == (None, Basis.NONE)


@pytest.mark.parametrize(
    "text", ["会议召开5日前", "提前3个月", "编号20220630", "增长6.30", "春季学期", "春节慰问", "26年历史"]
)
def test_what_is_no_time(text: str) -> None:
    assert read(text) is None


def test_a_first_quarter_that_excludes_itself_ends_with_the_year_before() -> None:
    assert read("一季度前", PLAN_2022) == ("2021-12-31", Basis.EXPLICIT)


def test_next_year_in_an_undated_plan_is_the_year_it_plans() -> None:
    assert read("明年完成", DateContext(plan=Period.of_years(2022), plan_year=2022)) == (
        "2022-12-31",
        Basis.EXPLICIT,
    )
    assert read("明年完成", DateContext(plan_year=2022, report_year=2021)) == ("2022-12-31", Basis.EXPLICIT)


def test_a_day_without_its_month_in_a_plan_of_one_month() -> None:
    april = DateContext(date(2021, 3, 28), Period(date(2021, 4, 1), date(2021, 4, 30)), 2021)
    assert read("25日前完成", april) == ("2021-04-24", Basis.EXPLICIT)


def test_without_any_date_nothing_is_invented() -> None:
    unknown = DateContext()
    for text in ("8月底前", "年内", "三年内", "一年内", "春节前", "明年", "月底前", "今后三年"):
        assert read(text, unknown) == (None, Basis.NONE), text
    assert read("2023年底前", unknown) == ("2023-12-31", Basis.EXPLICIT)
    assert plan_deadline(unknown).basis is Basis.NONE


def test_the_plan_period_when_none_is_written() -> None:
    deadline = plan_deadline(PLAN_2022)
    assert (deadline.date, deadline.basis, deadline.raw) == (date(2022, 12, 31), Basis.PLAN_PERIOD, None)


def test_every_resolver_of_the_lexicon_exists() -> None:
    named = {pattern.resolver for pattern in load_lexicon().family("time")} - {""}
    assert named == set(RESOLVERS)


@given(
    st.text(
        alphabet="0123456789１二三四五六七八九十年月日底前末内上下半季度旬今明本至-“”十四五期间春节国庆用时间个周天工作",
        max_size=30,
    ),
    st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2199, 12, 31))),
    st.one_of(st.none(), st.integers(1900, 2199)),
)
def test_any_words_resolve_to_a_day_or_to_none(text: str, day: date | None, year: int | None) -> None:
    plan = Period.of_years(year) if year else None
    deadline = choose_deadline(find_times(text), DateContext(day, plan, year, None))
    if deadline is not None:
        assert deadline.raw
        assert deadline.raw in text
        assert (deadline.date is None) == (deadline.basis is not Basis.EXPLICIT)


@pytest.mark.skipif(not CASES.exists(), reason="the shared cases are not beside the project")
def test_the_shared_cases() -> None:
    wrong = []
    for case in json.loads(CASES.read_text(encoding="utf-8")):
        deadline = explain(case["context"], date.fromisoformat(case["ref"])).deadline
        day = deadline.date.isoformat() if deadline and deadline.date else None
        # What only dates a report of the past is not a deadline, whatever day it names.
        wanted = (
            {None} if case["kind"] in ("past", "as_of") else {case["expected_end"], *case["also_accept_end"]}
        )
        if day not in wanted:
            wrong.append((case["context"], day, wanted))
    assert wrong == []
