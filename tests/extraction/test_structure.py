"""Reports, sections and what they say of themselves, read out of made-up documents."""

import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.report import Hints, Report, Section
from tracker.domain.text import PartialDate, Period
from tracker.domain.vocabulary import SectionKind
from tracker.extraction.reports.structure import read_structure

SHARED = Path(os.environ.get("TRACKER_SHARED", Path(__file__).resolve().parents[3] / "shared"))
K = SectionKind
YEAR = {year: Period.of_years(year) for year in range(2010, 2040)}

GOVERNMENT = """青山县政府工作报告
——2023年1月9日在青山县第十八届人民代表大会第二次会议上
青山县县长 周某某

各位代表：
现在，我代表县人民政府，向大会报告工作，请予审议。

一、2022年工作回顾
过去一年，全县上下克服困难，经济社会发展取得新成效。
（一）产业发展持续向好。规上工业增加值增长8%，新增规上企业12家。
（二）民生福祉不断改善。建成学校3所，新增学位2400个。
我们也清醒地认识到，发展中还存在不少问题：一是产业层次不高。
二是公共服务仍有短板。

二、2023年工作安排
今年工作的总体要求是：坚持稳中求进，推动高质量发展。
（一）扩大有效投资。开工重点项目40个。
（二）办好民生实事。新建口袋公园10个。
各位代表！实干成就未来。让我们更加紧密地团结起来，为建设现代化新青山而努力奋斗！

附件1
政府工作报告名词解释
1.规上企业：指年主营业务收入2000万元以上的工业企业。

附件2
2023年县政府民生实事
1.新建幼儿园2所。牵头单位：县教育局
2.改造老旧小区8个。牵头单位：县住建局
"""

SUMMARY = """青山县卫生健康局2022年工作总结和2023年工作计划

2022年，我局扎实推进各项工作。现将有关情况报告如下：

一、2022年工作完成情况
（一）疫情防控有力有效。完成核酸检测120万人次。

二、存在问题
一是人才短缺。

三、2023年工作计划
（一）加快项目建设。县中医院迁建项目6月底前开工。

四、几点建议
一是加大财政投入。

青山县卫生健康局
2022年12月26日
"""


def only(text: str, hints: Hints | None = None) -> Report:
    reports, _ = read_structure(text, hints or Hints())
    assert len(reports) == 1
    return reports[0]


def section_at(report: Report, text: str, words: str) -> Section:
    """The section that holds `words`."""
    position = text.index(words)
    return next(section for section in report.sections if section.span.start <= position < section.span.end)


def test_a_government_report_is_read_from_masthead_to_annexes() -> None:
    report = only(GOVERNMENT)
    assert report.title == "青山县政府工作报告"
    assert report.issuer == "青山县人民政府"
    assert report.date == PartialDate(2023, 1, 9)
    assert (report.covers, report.plans) == (YEAR[2022], YEAR[2023])
    assert report.problems == ()
    kinds = {
        "2023年1月9日": K.MASTHEAD,
        "我代表县人民政府": K.PREAMBLE,
        "克服困难": K.REVIEW,
        "新增规上企业": K.REVIEW,
        "产业层次不高": K.PROBLEM,
        "公共服务仍有短板": K.PROBLEM,
        "坚持稳中求进": K.PLAN,
        "新建口袋公园": K.PLAN,
        "让我们更加紧密": K.CLOSING,
        "主营业务收入": K.GLOSSARY,
        "新建幼儿园": K.PLAN,
    }
    assert {words: section_at(report, GOVERNMENT, words).kind for words in kinds} == kinds
    assert section_at(report, GOVERNMENT, "开工重点项目").path == ("2023年工作安排", "扩大有效投资")
    assert section_at(report, GOVERNMENT, "新建幼儿园").plan_period == YEAR[2023]
    assert section_at(report, GOVERNMENT, "规上工业").plan_period is None


def test_a_summary_with_a_plan_ends_in_suggestions_that_are_none_of_its_own() -> None:
    report = only(SUMMARY)
    assert (report.issuer, report.date) == ("青山县卫生健康局", PartialDate(2022, 12, 26))
    assert report.covers == Period(date(2022, 1, 1), date(2022, 12, 26))
    assert report.plans == YEAR[2023]
    assert [section.kind for section in report.sections if section.level == 1] == [
        K.REVIEW,
        K.PROBLEM,
        K.PLAN,
        K.SUGGESTION,
    ]


def test_reports_under_one_repeated_title_are_told_apart_by_their_numbering() -> None:
    body = (
        "一、工作开展情况\n"
        + "完成各项任务，取得明显成效。" * 12
        + "\n二、下一步打算\n继续努力，新建学校2所。\n"
    )
    title = "2023年教育工作总结\n"
    text = (
        title
        + title
        + "第一份的开头。\n"
        + body
        + title
        + "另一份的开头。\n"
        + body
        + title
        + "第三份。\n"
        + body
    )
    reports, _ = read_structure(text)
    assert [report.span.of(text).count("下一步打算") for report in reports] == [1, 1, 1]
    assert [report.title for report in reports] == ["2023年教育工作总结"] * 3


def test_pieces_of_a_collection_are_reports_of_their_own() -> None:
    body = (
        "一、主要工作情况\n" + "办学条件持续改善，群众更加满意。" * 12 + "\n二、下步打算\n新增学位2000个。\n"
    )
    text = (
        "工作总结汇编\n篇一：青山县教育局2023年工作总结\n"
        + body
        + "篇二：青山县交通局2023年工作总结\n"
        + body
    )
    reports, _ = read_structure(text)
    assert [report.issuer for report in reports] == ["青山县教育局", "青山县交通局"]


def test_an_action_plan_under_a_notice_is_a_plan_from_start_to_end() -> None:
    text = """青山市教育局文件
青教〔2023〕15号
关于印发《青山市学校建设三年行动计划（2023—2025年）》的通知
各县（区）教育局：
现将行动计划印发给你们，请认真贯彻执行。
青山市教育局
2023年4月12日
青山市学校建设三年行动计划
（2023—2025年）
为加快学校建设，制定本行动计划。
一、建设基础
现有学校210所。
二、实施标准化工程，取得新成效
改造学校120所。（责任单位：市教育局）
三、强化督导和总结
每年开展评估。
"""
    report = only(text)
    assert report.title == "青山市学校建设三年行动计划（2023—2025年）"
    assert (report.issuer, report.date) == ("青山市教育局", PartialDate(2023, 4, 12))
    assert (report.covers, report.plans) == (None, Period.of_years(2023, 2025))
    assert {section.kind for section in report.sections if section.level} == {K.PLAN}


@pytest.mark.parametrize(
    ("title", "covers", "plans"),
    [
        (
            "2021年上半年工作总结暨下半年工作思路",
            Period(date(2021, 1, 1), date(2021, 6, 30)),
            Period(date(2021, 7, 1), date(2021, 12, 31)),
        ),
        ("2022年工作总结和2023年工作计划", YEAR[2022], YEAR[2023]),
        (
            "2023年第一季度工作总结和第二季度工作安排",
            Period(date(2023, 1, 1), date(2023, 3, 31)),
            Period(date(2023, 4, 1), date(2023, 6, 30)),
        ),
        (
            "2023年5月份工作总结及6月份工作计划",
            Period(date(2023, 5, 1), date(2023, 5, 31)),
            Period(date(2023, 6, 1), date(2023, 6, 30)),
        ),
        ("2020年工作总结", YEAR[2020], YEAR[2021]),
        (
            "2023半年工作总结",
            Period(date(2023, 1, 1), date(2023, 6, 30)),
            Period(date(2023, 7, 1), date(2023, 12, 31)),
        ),
    ],
)
def test_the_title_says_which_time_is_looked_back_on_and_which_planned(
    title: str, covers: Period, plans: Period
) -> None:
    report = only(f"{title}\n一、主要工作情况\n建成学校3所。\n二、下一步打算\n新建学校2所。\n")
    assert (report.covers, report.plans) == (covers, plans)


@pytest.mark.parametrize(
    ("title", "day", "covers"),
    [
        ("青山县2024年民生实事完成情况报告", "2024年12月30日", Period(date(2024, 1, 1), date(2024, 12, 30))),
        ("青山县2024年重点任务落实情况的通报", "2025年1月10日", YEAR[2024]),
        ("青山县2024年民生实事工作方案", "2024年12月30日", None),
    ],
)
def test_a_title_that_tells_how_a_plan_stands_looks_back_on_its_year(
    title: str, day: str, covers: Period | None
) -> None:
    report = only(f"{title}\n一、完成情况\n建成足球场4片。\n青山县人民政府\n{day}\n")
    assert report.covers == covers


@pytest.mark.parametrize(
    ("title", "plans"),
    [
        ("青山县2024年教育工作要点", YEAR[2024]),
        ("青山县“十四五”教育发展规划", Period.of_years(2021, 2025)),
        ("青山县学校建设三年行动计划（2022-2024年）", Period.of_years(2022, 2024)),
        ("青山县第二中学2022—2023学年度第二学期工作计划", Period(date(2023, 2, 1), date(2023, 7, 31))),
    ],
)
def test_the_title_of_a_plan_says_for_when(title: str, plans: Period) -> None:
    report = only(f"{title}\n一、总体要求\n坚持稳中求进。\n二、重点任务\n新建学校2所。\n")
    assert (report.covers, report.plans) == (None, plans)


def test_each_part_of_two_horizons_has_its_own_plan_period() -> None:
    text = """青山县卫健委2017年以来工作总结和未来五年工作谋划
一、2017年以来的主要工作情况
建成卫生院6家。
二、未来五年工作谋划
未来五年，将按照“十四五”规划要求，推进健康青山建设。
三、2022年工作谋划
产前筛查率达到66%。
青山县卫健委
2021年9月22日
"""
    report = only(text)
    assert report.covers == Period(date(2017, 1, 1), date(2021, 9, 22))
    assert report.plans == Period.of_years(2022, 2025)
    assert section_at(report, text, "推进健康青山建设").plan_period == Period.of_years(2022, 2025)
    assert section_at(report, text, "产前筛查率").plan_period == YEAR[2022]


def test_an_outlook_ends_with_the_five_year_plan_it_names_else_it_runs_its_years() -> None:
    text = "2018年政府工作报告\n一、今后五年的目标任务\n{}\n二、2018年工作安排\n新建学校2所。\n"
    named = only(text.format("今后五年，全面完成“十四五”规划目标。"))
    unnamed = only(text.format("今后五年，全面建成小康社会。"))
    assert named.sections[-2].plan_period == Period.of_years(2019, 2023)
    assert unnamed.sections[-2].plan_period == Period.of_years(2019, 2023)


def test_a_heading_with_two_times_is_divided_where_its_paragraphs_turn() -> None:
    text = """2021年政府工作报告
一、“十三五”时期发展成就和“十四五”时期主要目标任务
“十三五”时期，全县综合实力显著增强，建成学校30所。
“十四五”时期，要推动高质量发展，地区生产总值年均增长7%。
二、2021年工作安排
新建学校2所。
"""
    report = only(text)
    assert section_at(report, text, "建成学校30所").kind is K.REVIEW
    ahead = section_at(report, text, "年均增长7%")
    assert (ahead.kind, ahead.plan_period) == (K.PLAN, Period.of_years(2021, 2025))
    assert section_at(report, text, "新建学校2所").plan_period == YEAR[2021]


@pytest.mark.parametrize(
    "opening",
    [
        "下一步，我们将",
        "2023年，我局将",
        "今年工作的总体要求是：",
        "今后，我们要",
        "综合各方面因素，今年全县经济社会发展主要预期目标是：",
    ],
)
def test_a_paragraph_turns_a_review_into_a_plan(opening: str) -> None:
    text = (
        f"2023年政府工作报告\n一、2022年工作回顾\n完成投资30亿元。\n{opening}新建学校2所。\n再建医院1家。\n"
    )
    report = only(text)
    assert section_at(report, text, "完成投资").kind is K.REVIEW
    assert section_at(report, text, "新建学校").kind is K.PLAN
    assert section_at(report, text, "再建医院").plan_period == YEAR[2023]


@pytest.mark.parametrize(
    "opening", ["2022年是极为重要的一年，", "2022年，我们主要", "今年以来，全县", "一年来，我们将心比心，"]
)
def test_a_paragraph_about_the_past_turns_nothing(opening: str) -> None:
    text = f"2023年政府工作报告\n一、2022年工作回顾\n{opening}完成投资30亿元。\n二、2023年工作安排\n新建学校2所。\n"
    assert section_at(only(text), text, "完成投资").kind is K.REVIEW


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("（一）强化措施落实，政策举措加力见效", K.REVIEW),
        ("（一）民生实事有力推进", K.REVIEW),
        ("（一）着力解决突出问题", K.REVIEW),
        ("（一）存在问题", K.PROBLEM),
        ("（一）下一步工作重点", K.PLAN),
    ],
)
def test_a_part_of_a_part_deviates_only_where_its_heading_says_nothing_else(
    heading: str, kind: SectionKind
) -> None:
    text = f"2022年工作总结\n一、2022年工作回顾\n成绩显著。\n{heading}\n这是正文，说明有关的情况。\n"
    assert section_at(only(text), text, "这是正文").kind is kind


@pytest.mark.parametrize(
    ("text", "issuer", "rule"),
    [
        (
            "青山县水务局文件\n青水〔2021〕3号\n2021年工作要点\n一、总体要求\n治水。",
            "青山县水务局",
            "issuer.letterhead",
        ),
        (
            "各位代表：\n现在，我代表青山县人民政府向大会报告工作。\n一、工作回顾\n好。",
            "青山县人民政府",
            "issuer.behalf",
        ),
        (
            "2022年工作计划\n一、重点任务\n建学校。\n青山县教育局\n2022年1月5日",
            "青山县教育局",
            "issuer.signature",
        ),
        ("发布机构：青山县民政局\n2022年工作总结\n一、工作情况\n好。", "青山县民政局", "issuer.field"),
        ("青山县文旅局2022年工作总结\n一、工作情况\n好。", "青山县文旅局", "issuer.title"),
        ("青山省人民政府关于促进就业的意见\n一、总体要求\n好。", "青山省人民政府", "issuer.title"),
        (
            "工作报告\n在青山市第十届人大常委会第六次会议上\n青山市交通运输局局长 王某\n一、工作情况\n好。",
            "青山市交通运输局",
            "issuer.speaker",
        ),
    ],
)
def test_the_issuer_is_who_the_document_says_it_is(text: str, issuer: str, rule: str) -> None:
    report = only(text)
    assert report.issuer == issuer
    assert rule in report.rules


def test_a_name_without_its_place_is_completed_by_the_document_or_left_unknown() -> None:
    speech = "各位代表：\n现在，我代表县人民政府向大会报告工作。\n一、2022年工作回顾\n{}\n二、2023年工作安排\n好。\n"
    named = speech.format("临溪县获评全国百强县。临溪县，是一片热土。临溪人民团结奋斗，临溪明天更好。")
    assert only(named).issuer == "临溪县人民政府"
    silent = only(speech.format("成绩显著。"))
    assert silent.issuer is None
    assert [
        (problem.code, problem.details) for problem in silent.problems if problem.code.startswith("issuer")
    ] == [("issuer.incomplete", (("name", "县人民政府"),))]
    assert only(speech.format("成绩显著。"), Hints(file_name="青山县_2023.txt")).issuer == "青山县人民政府"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "政府工作报告\n——2018年1月15日在青山县第九届人民代表大会第三次会议上\n一、2017年工作回顾\n好。",
            "2018-01-15",
        ),
        ("工作总结\n一、情况\n好。\n青山县教育局\n二〇二一年九月二十二日", "2021-09-22"),
        ("成文日期: 2023-02-09\n2022年工作总结\n2023年工作思路\n一、情况\n好。", "2023-02-09"),
        ("工作要点\n青教〔2021〕31号\n一、总体要求\n好。", "2021"),
        ("2019年青山县政府工作报告\n一、2018年工作回顾\n好。", "2019"),
        ("各位代表：\n一、2014年工作回顾\n好。\n二、2015年工作安排\n今年要建学校。今年的任务很重。", "2015"),
        ("各位代表：\n一、2014年工作回顾\n好。\n二、2015年工作安排\n明年要建学校，明年的任务很重。", "2014"),
    ],
)
def test_the_date_comes_from_what_the_text_says(text: str, expected: str) -> None:
    found = only(text).date
    assert found is not None
    assert found.isoformat() == expected


def test_a_user_knows_better_and_a_file_name_helps_only_where_the_text_is_silent() -> None:
    hints = Hints(issuer="青山县审计局", date=PartialDate(2020, 3), file_name="2019-05-06.txt")
    told = only(SUMMARY, hints)
    assert (told.issuer, told.date) == ("青山县审计局", PartialDate(2020, 3))
    assert only(SUMMARY, Hints(file_name="2019-05-06.txt")).date == PartialDate(2022, 12, 26)
    silent = "各位代表：\n一、工作情况\n好。"
    assert only(silent, Hints(file_name="central-7_2022-06-06.txt")).date == PartialDate(2022, 6, 6)
    assert only(silent, Hints(folder_names=("2016年",))).date == PartialDate(2016)


def test_a_folder_named_like_a_body_tells_the_issuer_where_the_text_does_not() -> None:
    silent = "工作要点\n\n一、重点工作\n10月底前新建公办幼儿园3所。\n"
    read = only(silent, Hints(folder_names=("报送材料", "青岩县教育局", "2021年")))
    assert read.issuer == "青岩县教育局"
    for folder in ("各县区教育局", "县教育局", "青岩县", "青岩县教育局材料", "教育口"):
        assert only(silent, Hints(folder_names=(folder,))).issuer is None
    assert only(GOVERNMENT, Hints(folder_names=("青岩县教育局",))).issuer == "青山县人民政府"


def test_what_is_not_known_stays_empty_and_says_so() -> None:
    report = only("一点想法\n天气很好。")
    assert (report.issuer, report.date, report.covers, report.plans) == (None, None, None, None)
    assert {problem.code for problem in report.problems} == {
        "issuer.unknown",
        "date.unknown",
        "plans.unknown",
    }


def test_a_report_given_in_december_plans_the_next_year() -> None:
    text = """政府工作报告
——2023年12月28日在青山县第十八届人民代表大会第三次会议上
各位代表：
现在，我代表青山县人民政府向大会报告工作。
一、2023年工作回顾
建成学校3所。
二、下一阶段主要任务
新建学校2所。
"""
    assert only(text).plans == YEAR[2024]


def test_the_unit_of_a_part_is_named_in_its_heading_or_on_a_line_of_its_own() -> None:
    text = "2023年工作要点\n一、教育（牵头单位：县教育局）\n建学校。\n二、交通\n修路。\n责任单位：县交通局\n三、其他\n植树。\n"
    report = only(text)
    assert [section.lead for section in report.sections if section.level == 1] == [
        "县教育局",
        "县交通局",
        None,
    ]


def test_a_web_page_around_a_report_is_no_part_of_it() -> None:
    text = "首页\n>\n政务公开\n2025年青山省政府工作报告\n来源：青山日报\n2025-01-20\n【字体：\n大\n小\n】\n各位代表：\n现在，我代表省人民政府向大会报告工作。\n一、2024年工作回顾\n建成学校3所。\n二、2025年工作安排\n新建学校2所。\n相关报道：\n扫一扫在手机打开当前页\n"
    report = only(text)
    assert report.title == "2025年青山省政府工作报告"
    assert report.issuer == "青山省人民政府"
    assert section_at(report, text, "来源").kind is K.MASTHEAD
    assert section_at(report, text, "扫一扫").kind is K.MASTHEAD
    assert section_at(report, text, "新建学校").kind is K.PLAN


GOLD = sorted(
    path
    for path in (SHARED / "gold").glob("*.json")
    if "reports" in json.loads(path.read_text(encoding="utf-8"))
)


NOT_YET = {"b17_hangzhou_2024"}
"""Its annotated title leaves out the issuer in front of 关于…的通知, where b14's keeps it; a title is read as it stands."""


@pytest.mark.skipif(not GOLD, reason="the shared material is not here")
@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, marks=pytest.mark.xfail(strict=True)) if path.stem in NOT_YET else path
        for path in GOLD
    ],
    ids=lambda path: path.stem,
)
def test_the_annotated_reports_are_read_exactly(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = (SHARED / "corpus" / "texts" / gold["document"]).read_text(encoding="utf-8")
    reports, _ = read_structure(text, Hints(file_name=gold["document"]))

    def days(period: Period | None) -> list[str] | None:
        return [period.start.isoformat(), period.end.isoformat()] if period else None

    assert [
        {
            "title": report.title,
            "issuer": report.issuer,
            "date": report.date.isoformat() if report.date else None,
            "covers": days(report.covers),
            "plans": days(report.plans),
            "start": report.span.start,
            "end": report.span.end,
        }
        for report in reports
    ] == [{**report, "end": min(report["end"], len(text))} for report in gold["reports"]]


_PIECES = st.sampled_from(
    ["一、", "（一）", "1.", "★", "附件1", "附件：", "。", "\n", "\n\n", "\t", "各位代表：", "2021年", "工作总结", "下一步，", "政府工作报告",
     "  ", "**", "##", "“十四五”", "未来五年", "县人民政府", "——", "3月5日", "（", "）", "x", "问题", "注释", "让我们团结", "２０２１年",
     "〇", "我代表", "报告如下", "责任单位：", "6月份工作", "学年度第二学期", "0年", "13月", "二〇二一年"]
)  # fmt: skip
_TEXTS = st.one_of(st.text(), st.lists(_PIECES, max_size=60).map("".join))


@settings(max_examples=400, deadline=None)
@given(_TEXTS)
def test_any_text_is_divided_without_a_gap(text: str) -> None:
    """Reports hold the text, sections hold the report, nothing overlaps, and reading twice gives the same."""
    reports, problems = read_structure(text)
    position = 0
    for report in reports:
        assert report.span.start == position
        position = report.span.end
        inside = report.span.start
        for section in report.sections:
            assert section.span.start == inside
            inside = section.span.end
            if section.heading is not None:
                assert section.span.start <= section.heading.start <= section.heading.end <= section.span.end
            if section.kind is not K.PLAN:
                assert section.plan_period is None
        if report.sections:
            assert inside == report.span.end
    assert position == len(text)
    assert read_structure(text) == (reports, problems)


@pytest.mark.long
@pytest.mark.parametrize(
    "piece", ["（", "“", "1", "一", "\n", "一、", "2021年，", "一、工作\n", "局\n", "第一章\n", "附件：\n1."]
)
def test_a_long_text_of_one_piece_is_read(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    reports, _ = read_structure(text)
    assert reports[-1].span.end == len(text)


def test_parts_inside_plan_for_what_their_part_came_to_last() -> None:
    text = """2026年青山省政府工作报告
一、“十五五”时期目标任务和2026年工作安排
纲要草案提出，到2030年全省经济实力显著增强。
今年是“十五五”开局之年，要迈好第一步。
（一）扩大内需。新增投资500亿元。
二、一张蓝图绘到底
“十五五”时期，要建设美丽青山。
（一）深化改革。完成试点任务。
三、加强自身建设
严格依法行政。
"""
    report = only(text)
    periods = {
        words: section_at(report, text, words).plan_period
        for words in ("经济实力", "迈好第一步", "新增投资", "试点任务", "依法行政")
    }
    outline = Period.of_years(2026, 2030)
    assert periods == {
        "经济实力": outline,
        "迈好第一步": YEAR[2026],
        "新增投资": YEAR[2026],
        "试点任务": outline,
        "依法行政": YEAR[2026],
    }


def test_rules_by_articles_and_what_applicants_must_do_are_no_plan() -> None:
    articles = "\n".join(f"第{number}条 申报单位应建立管理制度{number}项。" for number in "一二三四五六")
    report = only(f"示范基地管理办法\n第一章 总则\n{articles}\n第二章 附则\n第七条 本办法自发布之日起施行。")
    assert {section.kind for section in report.sections if section.level} == {SectionKind.SUGGESTION}
    text = "2023年揭榜行动实施方案\n一、工作目标\n遴选30个项目。\n二、申报条件\n资助额不超过50万元。\n"
    report = only(text)
    assert section_at(report, text, "遴选").kind is SectionKind.PLAN
    assert section_at(report, text, "资助额").kind is SectionKind.SUGGESTION


def test_a_task_about_a_plan_does_not_plan_for_its_years() -> None:
    text = "2020年政府工作报告\n一、2020年工作安排\n（一）高标准编制“十四五”规划\n完成规划初稿。\n"
    assert section_at(only(text), text, "完成规划初稿").plan_period == YEAR[2020]


def test_a_day_in_a_row_of_a_table_ends_no_masthead_and_dates_no_report() -> None:
    text = (
        "白石县督查事项台账（2023年第四季度）\n督查事项\t交办日期\t办结期限\t承办单位\n"
        "新建农村厕所2600座\t2023/10/8\t2023/11/30\t县农业农村局\n出台《物业管理办法》\t2023/10/12\t2023/11/15\t县住建局\n"
    )
    (report,), _ = read_structure(text)
    assert report.date is None
    assert report.sections[-1].kind is SectionKind.PLAN
    assert report.sections[-1].span.of(text).startswith("督查事项")
