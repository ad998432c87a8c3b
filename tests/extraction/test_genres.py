"""What a document is: minutes, notices, ledgers, bulletins, web pages and outlines, by invented examples of each."""

from datetime import date

import pytest

from tracker.domain.promise import Commitment
from tracker.domain.report import Hints, Report
from tracker.domain.text import PartialDate, Period
from tracker.domain.vocabulary import Grade, SectionKind
from tracker.extraction.extract import extract
from tracker.extraction.layout.lines import read_lines
from tracker.extraction.reports.front_matter import read_front_matter
from tracker.extraction.reports.genres import Genre, genre_of
from tracker.extraction.reports.structure import read_structure

K = SectionKind
YEAR = {year: Period.of_years(year) for year in range(2010, 2040)}


def only(text: str, hints: Hints = Hints()) -> Report:
    [report] = read_structure(text, hints)[0]
    return report


def promises(text: str) -> list[Commitment]:
    return [item for item in extract(text).commitments if item.grade is not Grade.DECLARATORY]


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("青岭县人民政府2024年第3次常务会议纪要", Genre.MINUTES),
        ("城区内涝治理专题会议纪要", Genre.MINUTES),
        ("督办通知单", Genre.ORDER),
        ("关于抓紧办理信访积案的督办函", Genre.ORDER),
        ("青岭县环保督察反馈问题整改方案", Genre.RECTIFICATION),
        ("2024年度审计问题整改清单", Genre.RECTIFICATION),
        ("青岭县2024年重点工作任务分解表", Genre.LEDGER),
        ("青岭县重点事项督查台账", Genre.LEDGER),
        ("2023年民生实事项目一季度进展情况", Genre.LEDGER),
        ("2024年县直单位考核指标", Genre.LEDGER),
        ("《青岭县养老服务条例》政策解读", Genre.EXPLANATION),
        ("2022年青岭县十件民生实事", Genre.PLAN),
        ("青岭县2023年工作总结", Genre.REPORT),
        ("青岭县重点工作进展情况报告", Genre.REPORT),
        ("工作完成情况", Genre.UNKNOWN),
        ("青岭县概况", Genre.UNKNOWN),
    ],
)
def test_the_last_noun_of_a_title_says_what_a_document_is(title: str, genre: Genre) -> None:
    assert genre_of(title) is genre


def test_what_a_meeting_decided_binds_whom_it_names_and_what_it_heard_binds_nobody() -> None:
    text = """青岭县人民政府2024年第3次常务会议纪要
会议听取了县住建局关于老旧小区改造的汇报。
会议指出，今年要完成投资5亿元的目标十分艰巨。
会议决定，由县住建局负责，6月底前完成老旧小区改造12个；由县水利局牵头，县财政局配合，9月底前建成泵站2座。
青岭县人民政府办公室
2024年3月6日
"""
    found = [(item.text, item.lead, item.support, item.deadline.date) for item in promises(text)]
    assert found == [
        ("6月底前完成老旧小区改造12个", "县住建局", (), date(2024, 6, 30)),
        ("9月底前建成泵站2座", "县水利局", ("县财政局",), date(2024, 9, 30)),
    ]


def test_a_supervision_notice_binds_whom_it_is_addressed_to() -> None:
    text = """督办通知单
县交通局：
请你局于2024年8月31日前完成农村公路维修18公里，9月15日前完成隧道照明改造2处。
青岭县人民政府督查室
2024年7月2日
"""
    report = only(text)
    assert (report.issuer, report.plans) == ("青岭县人民政府督查室", YEAR[2024])
    assert [(item.lead, item.deadline.date) for item in promises(text)] == [
        ("县交通局", date(2024, 8, 31)),
        ("县交通局", date(2024, 9, 14)),
    ]
    plan = text.replace("督办通知单", "2024年工作计划").replace("县交通局：", "各镇：")
    assert {item.lead for item in promises(plan)} == {None}


def test_progress_told_behind_a_task_is_what_came_of_it_and_no_promise() -> None:
    text = """青岭市2023年重点民生工程进展情况
来源：青岭市住建局 发布时间：2023-09-05 10:00
一、棚户区改造
目标任务为：新开工棚户区改造1200套；截至8月底，已开工1110套。
二、就业
新增城镇就业2.1万人；1—8月，新增城镇就业1.5万人。
"""
    assert [item.text for item in promises(text)] == ["新开工棚户区改造1200套", "新增城镇就业2.1万人"]
    told = [item.text for item in extract(text).achievements]
    assert "已开工1110套" in told
    assert "新增城镇就业1.5万人" in told
    plain = text.replace("重点民生工程进展情况", "民生工作计划")
    assert all(section.kind is not K.REVIEW for section in only(plain).sections)


def test_the_tasks_of_the_year_are_read_wherever_a_paragraph_tells_them() -> None:
    summary = """青岭县水务上半年工作总结
现把2012年1~6月工作总结如下:
2012年我县水务建设的主要任务是:计划完成各类工程210件,解决饮水困难12000人。
一、工作完成情况
各类工程已完成120件。
"""
    found = [(item.text, item.restated, item.deadline.date) for item in promises(summary)]
    assert found == [
        ("计划完成各类工程210件", True, date(2012, 12, 31)),
        ("解决饮水困难12000人", True, date(2012, 12, 31)),
    ]
    plan = """2022年畜牧工作计划
为促进增收,我镇计划完成畜牧业主要指标:生猪出栏3.2万头,禽蛋产量2100吨。
一、加强防疫
落实免疫制度。
"""
    assert [(item.text, item.restated) for item in promises(plan)] == [
        ("生猪出栏3.2万头", False),
        ("禽蛋产量2100吨", False),
    ]


PAGE = """2019年青岭县政府十大民生项目出炉
{masthead}
今年，我县将办好以下实事：
1.新建幼儿园6所。
2.改造农村厕所3000座。
"""


@pytest.mark.parametrize(
    ("masthead", "day"),
    [
        ("来源：青岭日报 发布时间：2019-03-01 09:10", PartialDate(2019, 3, 1)),
        ("时间：2019-03-01 来源：青岭新闻网 浏览：215", PartialDate(2019, 3, 1)),
        ("发布日期:2019年3月1日 【字体：大 中 小】", PartialDate(2019, 3, 1)),
    ],
)
def test_a_web_page_is_known_by_the_line_under_its_title(masthead: str, day: PartialDate) -> None:
    text = PAGE.format(masthead=masthead)
    report = only(text)
    assert report.title == "2019年青岭县政府十大民生项目出炉"
    assert (report.issuer, report.date, report.plans) == ("青岭县人民政府", day, YEAR[2019])
    assert [item.text for item in promises(text)] == ["新建幼儿园6所", "改造农村厕所3000座"]


def test_what_a_document_says_of_its_date_comes_before_its_web_page() -> None:
    text = "青岭县2022年教育工作要点\n时间：2022-02-20 浏览：12\n一、总体要求\n建学校3所。\n青岭县教育局\n2022年2月10日\n"
    assert only(text).date == PartialDate(2022, 2, 10)
    assert only("青岭县2022年工作要点\n一、项目\n完成时间：2022年6月。\n").date is None


def test_the_source_tells_of_which_place_a_government_s_page_is() -> None:
    text = "《政府工作报告》解读:十件实事\n发布时间:2018-03-02 来源:青岭新闻网\n今年，我市将办好十件实事。\n1.新建公园6个。\n"
    assert only(text).issuer == "青岭市人民政府"
    assert only(text.replace("我市将", "将")).issuer is None
    assert only(text.replace("青岭新闻网", "本站")).issuer is None
    office = "2021年青岭县政府民生实事进展情况登记表\n信息来源:县府办 发布时间:2021-05-06\n新建公园6个。\n"
    assert only(office).issuer == "青岭县人民政府办公室"


@pytest.mark.parametrize(
    ("title", "issuer", "plans"),
    [
        ("青岭县2024年重点工作任务分解表", "青岭县人民政府", YEAR[2024]),
        ("青岭县信访局2023年政务公开任务分解表", "青岭县信访局", YEAR[2023]),
        ("青岭县2022年1-8月民生实事项目完成情况", "青岭县人民政府", YEAR[2022]),
        ("2021年青岭县政府十件民生实事", "青岭县人民政府", YEAR[2021]),
        ("青岭县2024年教育工作要点", None, YEAR[2024]),
    ],
)
def test_the_title_of_a_table_gives_issuer_and_year(title: str, issuer: str | None, plans: Period) -> None:
    report = only(f"{title}\n新建学校2所。\n")
    assert (report.title, report.issuer, report.plans) == (title, issuer, plans)


@pytest.mark.parametrize(
    ("title", "plans"),
    [
        ("青岭市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要", Period.of_years(2021, 2025)),
        ("青岭市国民经济和社会发展第十三个五年规划纲要", Period.of_years(2016, 2020)),
        ("青岭市“十三五”水务发展规划", Period.of_years(2016, 2020)),
        ("青岭市水网建设规划（2021-2035年）", Period.of_years(2021, 2035)),
    ],
)
def test_an_outline_ends_with_its_last_year(title: str, plans: Period) -> None:
    assert only(f"{title}\n一、主要目标\n新建学校2所。\n").plans == plans


def test_the_news_that_an_outline_is_out_gives_the_outline() -> None:
    text = "《青岭市国民经济和社会发展第十三个五年规划纲要》印发\n2016-03-11\n开通地铁2条线路。\n"
    report = only(text)
    assert report.title == "青岭市国民经济和社会发展第十三个五年规划纲要"
    assert (report.issuer, report.date) == ("青岭市人民政府", PartialDate(2016, 3, 11))
    assert promises(text)[0].deadline.date == date(2020, 12, 31)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2019年青岭县政府工作报告\n一、工作回顾\n好。\n", PartialDate(2019)),
        ("青岭县卫健局2021年上半年工作总结\n一、工作情况\n好。\n", PartialDate(2021)),
        ("青岭县卫健局2022年工作思路\n一、重点\n好。\n", None),
        ("卫健局2021年上半年工作总结\n一、工作情况\n好。\n", None),
    ],
)
def test_the_year_a_report_is_about_is_its_date_only_where_it_was_surely_given_in_it(
    text: str, day: PartialDate | None
) -> None:
    assert only(text).date == day


def test_a_department_without_its_place_is_named_and_said_to_be_incomplete() -> None:
    report = only("水务局2022年工作计划\n一、重点\n建泵站。\n")
    assert report.issuer == "水务局"
    assert [problem.code for problem in report.problems] == ["issuer.incomplete", "date.unknown"]


def test_front_matter_gives_title_issuer_and_date_and_is_no_text() -> None:
    matter = "---\ntitle: 云桥镇2023年工作计划\nauthor: 云桥镇人民政府\ndate: 2022-12-20\n---\n"
    text = f"{matter}\n新建足球场4片。\n"
    report = only(text)
    assert (report.title, report.issuer) == ("云桥镇2023年工作计划", "云桥镇人民政府")
    assert (report.date, report.plans) == (PartialDate(2022, 12, 20), YEAR[2023])
    assert report.sections[0].kind is K.MASTHEAD
    assert [item.text for item in promises(text)] == ["新建足球场4片"]
    assert only(text, Hints(issuer="青岭县审计局")).issuer == "青岭县审计局"
    assert read_front_matter(read_lines("---\n2023年工作计划\n一、重点\n---\n")).end == 0
    assert read_front_matter(read_lines("2023年工作计划\n---\ntitle: 甲\n---\n")).end == 0


def test_a_frame_at_a_page_s_end_is_none_where_prose_follows() -> None:
    head = "2023年青岭县工作总结\n一、工作情况\n建成学校3所。\n"
    framed = only(head + "责任编辑：张某\n相关链接\n")
    assert framed.sections[-1].kind is K.MASTHEAD
    told = only(head + "来源：县财政资金。\n二、下一步打算\n新建学校2所。建成公园3个。再建医院1家。\n")
    assert told.sections[-1].kind is K.PLAN


def test_a_box_of_a_plan_describes_and_a_box_of_indicators_promises() -> None:
    text = """青岭市“十四五”水务发展规划
一、主要任务
（一）加快水网建设
新建水库2座。
专栏1 重大水网工程
青岭水库工程，总库容3000万立方米，供水人口25万人，建成后年供水1200万立方米。
（二）改善水质
建成污水处理厂3座。
"""
    assert [item.text for item in promises(text)] == ["新建水库2座", "建成污水处理厂3座"]
    assert section_kind(text, "总库容") is K.SUGGESTION
    assert section_kind(text.replace("专栏1 重大水网工程", "专栏1 主要指标"), "总库容") is K.PLAN


def section_kind(text: str, words: str) -> SectionKind:
    place = text.index(words)
    return next(item.kind for item in only(text).sections if item.span.start <= place < item.span.end)


def test_an_annex_named_by_its_year_is_no_list_of_annexes() -> None:
    text = "关于做好重点工作的通知\n各镇：\n现将任务印发给你们。\n附件：2024年重点工作任务表\n新建学校2所。\n"
    assert section_kind(text, "新建学校") is K.PLAN
    listed = text.replace("附件：2024年重点工作任务表", "附件：1.2024年任务表\n2.名单")
    assert section_kind(listed, "名单") is K.MASTHEAD


def test_a_paper_that_assigns_work_and_yields_nothing_is_a_problem_with_its_place() -> None:
    text = "督办通知单\n县交通局：\n请高度重视。\n青岭县人民政府督查室\n2024年7月2日\n"
    [problem] = [item for item in extract(text).problems if item.code == "commitments.none"]
    assert problem.span == only(text).span
    told = "青岭县2024年工作总结\n一、工作情况\n好。\n"
    assert all(item.code != "commitments.none" for item in extract(told).problems)
