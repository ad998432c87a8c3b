"""Wrapped text reads as the same text unwrapped, at any width, and every span lies in the text as it stands."""

from datetime import date
from unicodedata import east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.form import Form
from tracker.domain.text import Span
from tracker.extraction.extract import extract
from tracker.extraction.layout.unwrapping import unwrapped

HEAD = "云麓县2024年政府工作报告\n（2024年1月5日）\n一、2024年主要工作\n"
PARAGRAPHS = (
    "今年，全县新建农村公路126公里，改造危桥18座，完成老旧小区改造2600户，新增停车位1.25万个，城镇新增就业3.2万人，"
    "确保6月底前建成县文化馆。",
    "加快推进县人民医院异地新建项目，确保12月31日前投入使用。新建幼儿园5所、小学2所，新增学位4560个。"
    "深化“一网通办”改革，企业开办时间压缩至0.5个工作日，PM2.5平均浓度控制在38微克/立方米以内。",
    "出台《云麓县养犬管理办法（试行）》，开通至江口镇的公交线路3条，培训农村实用人才1200人次，发放补贴资金3450万元。",
)
NO_BEGIN = "，。、；：！？）》”％"


def columns(words: str, quotes: int) -> int:
    return sum(2 if east_asian_width(one) in "WF" else quotes if one in "“”" else 1 for one in words)


def wrapped(paragraph: str, width: int, indent: str = "", quotes: int = 2) -> str:
    """Broken wherever the width ends, in the midst of numbers too; marks that begin no line hang."""
    lines, line = [], indent
    for letter in paragraph:
        if columns(line + letter, quotes) > width and letter not in NO_BEGIN:
            lines.append(line)
            line = ""
        line += letter
    return "\n".join([*lines, line])


Read = list[tuple[str, list[tuple[object, str | None, str]], date | None]]


def read(text: str) -> Read:
    found = extract(text).commitments
    for item in found:
        assert "".join(item.span.of(text).split()) == "".join(item.text.split())
    return [
        (
            "".join(item.text.split()),
            [(target.value, target.unit, target.metric) for target in item.targets],
            item.deadline.date,
        )
        for item in found
    ]


WHOLE = read(HEAD + "\n".join(PARAGRAPHS))


@given(
    width=st.integers(min_value=28, max_value=90),
    indent=st.sampled_from(["", "    ", "　　"]),
    quotes=st.sampled_from([1, 2]),
)
def test_wrapped_text_reads_as_unwrapped(width: int, indent: str, quotes: int) -> None:
    text = HEAD + "\n".join(wrapped(paragraph, width, indent, quotes) for paragraph in PARAGRAPHS)
    assert read(text) == WHOLE


def test_the_whole_text_is_read_at_all() -> None:
    assert len(WHOLE) == 16


LISTED = """云麓县2024年重点任务
一、民生实事
1.新建社区食堂12个，解决老年人就餐难题
2.改造农村危房340户，保障困难群众住房
3.新建口袋公园16个，方便群众休闲活动
牵头单位：县住房和城乡建设局、县民政局
"""
IN_COLUMNS = """指标名称              目标值    责任单位
新建社区食堂个数        12个      县民政局
改造农村危房户数        340户     县住建局
新建口袋公园个数        16个      县城管局
"""


@pytest.mark.parametrize("text", [LISTED, IN_COLUMNS, HEAD + "\n".join(PARAGRAPHS), "", "新建学校\n3所"])
def test_items_rows_and_whole_paragraphs_are_left_as_they_are(text: str) -> None:
    found = unwrapped(text)
    assert found is None or found.text.count("\n") == text.count("\n")


def test_latin_words_keep_their_space() -> None:
    lines = [
        "本方案所称数据资源包括但不限于open",
        "data平台发布的目录、接口与各类说明文",
        "件，各单位按月报送，由县大数据局统一汇",
        "总后发布，并接受社会监督。",
    ]
    found = unwrapped("\n".join(lines))
    assert found is not None
    assert "open data平台" in found.text
    assert "说明文件，" in found.text


@given(st.integers(min_value=28, max_value=60), st.data())
def test_spans_lead_there_and_back(width: int, data: st.DataObject) -> None:
    text = HEAD + "\n".join(wrapped(paragraph, width) for paragraph in PARAGRAPHS)
    found = unwrapped(text)
    assert found is not None
    start = data.draw(st.integers(0, len(found.text)))
    span = Span(start, data.draw(st.integers(start, len(found.text))))
    there = found.back(span)
    assert "".join(there.of(text).split()) == "".join(span.of(found.text).split())
    assert found.forth(there) == span
    assert found.back(Form(doubtful=(span,))) == Form(doubtful=(there,))


def test_a_number_recognised_with_doubt_stays_so_across_a_line_end() -> None:
    text = HEAD + wrapped(PARAGRAPHS[0], 36)
    place = text.index("126")
    [first, *_] = extract(
        text, form=Form(scanned=(Span(0, len(text)),), doubtful=(Span(place, place + 3),))
    ).commitments
    assert first.scan is not None and first.scan.value == "doubtful"
