"""The whole way from a text to its commitments, and that no text can break it."""

import pickle
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tracker.domain.promise import Extraction
from tracker.domain.report import Hints
from tracker.domain.vocabulary import Grade
from tracker.extraction.extract import extract

REPORT = """青岭县水务局2022年工作总结和2023年工作计划

一、2022年工作总结
全年完成投资3.2亿元，新建泵站4座。东干渠将于2023年3月底前通水。

二、2023年工作计划
（一）抓好工程建设。新建泵站6座，6月底前完成南湖水库除险加固。责任单位：建设科
（二）强化管理。落实河长制。

三、意见建议
建议新建3座水厂。

青岭县水务局
2022年12月28日
"""
FRAGMENTS = [
    "2022年工作总结和2023年工作计划\n", "一、2023年工作计划\n", "二、存在问题\n", "（一）", "到2025年，", "年底前", "新增就业500人", "，", "。", "；", "：",
    "牵头单位：区教育局\n", "序号\t任务\t责任单位\t完成时限\n", "1\t新建公园3座\t城管局\t6月底前\n", "“", "”", "（", "）", "《", "》", "全覆盖", "应保尽保", "xx家",
    "\u3000", "\x00", "😀", "将于", "力争", "一半用于", "其中", "、", "竣工", "\n", "3.5%", "十条", "二〇二三年",
]  # fmt: skip


def due(extraction: Extraction) -> list[str]:
    return [item.text for item in extraction.commitments if item.grade is not Grade.DECLARATORY]


def test_a_report_gives_its_promises_with_section_actor_and_day() -> None:
    found = extract(REPORT)
    assert due(found) == ["东干渠将于2023年3月底前通水", "新建泵站6座", "6月底前完成南湖水库除险加固"]
    by_text = {item.text: item for item in found.commitments}
    assert by_text["东干渠将于2023年3月底前通水"].deadline.date == date(2023, 3, 31)
    assert by_text["新建泵站6座"].deadline.date == date(2023, 12, 31)
    assert by_text["6月底前完成南湖水库除险加固"].deadline.date == date(2023, 6, 30)
    assert by_text["新建泵站6座"].lead == "建设科"
    assert all(item.rules for item in found.commitments)


def test_a_task_table_gives_deadline_and_unit_from_their_columns() -> None:
    text = (
        "2023年民生实事任务分解表\n序号\t任务内容\t责任单位\t完成时限\n"
        "1\t新建口袋公园5个\t县城管局\t2023年9月底前\n2\t改造县医院急诊楼\t县卫健局\t2023年11月底前\n"
    )
    found = [item for item in extract(text).commitments if item.grade is not Grade.DECLARATORY]
    assert [(item.text, item.lead, item.deadline.date) for item in found] == [
        ("新建口袋公园5个", "县城管局", date(2023, 9, 30)),
        ("改造县医院急诊楼", "县卫健局", date(2023, 11, 30)),
    ]


def check(text: str, found: Extraction) -> None:
    for item in found.commitments:
        assert text[item.span.start : item.span.end] == item.text
        assert item.text.strip()
        assert 0 <= item.report < len(found.reports)
        assert 0 <= item.section < len(found.reports[item.report].sections)
        for target in item.targets:
            assert target.span is None or target.span.end <= len(text)
    starts = [(item.report, item.section, item.span.end) for item in found.commitments]
    assert all(left[:2] <= right[:2] for left, right in pairwise(starts))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))
@example("一、2023年工作计划\n“”，\n")
def test_any_mixture_of_the_genre_is_read_without_error(text: str) -> None:
    found = extract(text)
    check(text, found)
    assert extract(text) == found


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_error(text: str) -> None:
    check(text, extract(text, Hints(file_name="计划.txt")))


@pytest.mark.parametrize(
    "text",
    ["", "\n", "。", "（" * 5000, "1" * 20000, "全部" * 5000, "“" * 5000, "新增1个，" * 800, "，" * 9000],
)
def test_hostile_text_gives_an_answer(text: str) -> None:
    body = f"2023年工作计划\n{text}"
    check(body, extract(body))


@pytest.mark.parametrize(
    ("item", "lead", "support"),
    [
        ("1.新建公厕5座。牵头单位：县城管局\n", "县城管局", ()),
        ("1.新建公厕5座。\n责任单位：县城管局、县住建局\n", "县城管局", ("县住建局",)),
        ("1.新建公厕5座。\n牵头单位：县城管局\n责任单位：县住建局，各镇\n", "县城管局", ("县住建局", "各镇")),
        ("1.新建公厕5座（县城管局牵头，各镇负责）。\n", "县城管局", ("各镇",)),
        ("1.新建公厕5座（县城管局、县住建局按职责分工负责）。\n", "县城管局", ("县住建局",)),
        ("1.新建公厕5座（东门至西门段）。\n", None, ()),
    ],
)
def test_the_units_written_beside_a_promise_are_its_lead_and_its_support(
    item: str, lead: str | None, support: tuple[str, ...]
) -> None:
    text = f"青岭县2023年工作计划\n一、主要任务\n{item}"
    [found] = [item for item in extract(text).commitments if item.grade is not Grade.DECLARATORY]
    assert (found.text, found.lead, found.support) == ("新建公厕5座", lead, support)


def test_every_promise_of_a_paragraph_has_the_unit_that_stands_with_it() -> None:
    text = "青岭县2023年工作计划\n一、主要任务\n新建公厕5座（责任单位：县城管局）；新建学校2所（责任单位：县教育局；责任领导：王某）。\n"
    found = [(item.lead, item.leader) for item in extract(text).commitments]
    assert found == [("县城管局", None), ("县教育局", "王某")]


def test_a_result_survives_pickling() -> None:
    found = extract(REPORT)
    assert pickle.loads(pickle.dumps(found)) == found


@pytest.mark.parametrize(
    ("body", "promised"),
    [
        ("2022年全县管网漏损率18%。新建管网30公里。", ["新建管网30公里"]),
        ("2021年全县森林覆盖率45%，绿地率38%。新增绿地20亩。", ["新增绿地20亩"]),
        ("2023年底漏损率18%，2024年降到10%。", ["2024年降到10%"]),
        ("2024年全县管网漏损率10%。", ["2024年全县管网漏损率10%"]),
        ("漏损率由2022年的18%降到10%。", ["漏损率由2022年的18%降到10%"]),
    ],
)
def test_a_year_before_the_plan_opens_a_fact_and_no_promise(body: str, promised: list[str]) -> None:
    text = f"青岭县2024年水务工作实施方案\n一、主要任务\n{body}\n青岭县水利局\n2024年2月16日\n"
    assert [item.text for item in extract(text).commitments] == promised
