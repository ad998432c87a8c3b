"""`explain` prints what an import would read: it is the same reading."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.promise import Commitment
from tracker.domain.vocabulary import Grade
from tracker.extraction.explain import explain
from tracker.extraction.extract import extract

WRITTEN = date(2021, 7, 5)
SENTENCES = [
    "8月底前新建公园3个，完成投资2亿元。",
    "开展“优质服务”活动，确保3家乡镇卫生院达到国家推荐标准。",
    "工作目标：2025年底前，建成污水处理厂3座。",
    "（责任单位：县水利局；完成时限：10月底前）修建水库2座。",
    "一是新建学校3所；二是9月底前建成体育馆。",
    "城镇新增就业3000人左右，失业率控制在5%以内。",
    "已完成投资3亿元，预计9月底交付使用。",
    "完成投资10亿 5000万元。",
    "本月20日前完成征地拆迁。",
    "加快推进城区改造，力争年内开工。",
    "每季度开展1次检查，全年不少于4次。",
    "8⽉底前新建公园3个。",
]
PIECES = ["8月底前", "年内", "，", "。", "新建", "公园", "3个", "完成投资", "4，565万元", "十五点七亿元", "其中", "确保", "力争", "全覆盖", "一是", "：", "本月20日前", "推进", "建成", "达到", "95%", "比去年", "增长"]  # fmt: skip


def _imported(text: str) -> list[tuple[object, ...]]:
    document = f"青云县2021年工作计划\n2021年7月5日\n一、重点工作\n{text}\n"
    return [_read(item) for item in extract(document).commitments]


def _read(item: Commitment) -> tuple[object, ...]:
    written = (item.deadline.raw, item.deadline.date) if item.deadline.raw is not None else None
    targets = [(one.raw, one.op, one.value, one.unit, one.metric, one.change) for one in item.targets]
    return item.text, item.grade, written, targets


@pytest.mark.parametrize("text", SENTENCES)
def test_it_is_what_an_import_reads(text: str) -> None:
    assert [_read(item) for item in explain(text, WRITTEN).commitments] == _imported(text)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map(lambda parts: f"新建{''.join(parts)}。"))
def test_any_sentence_is_read_as_an_import_reads_it(text: str) -> None:
    assert [_read(item) for item in explain(text, WRITTEN).commitments] == _imported(text)


def test_a_text_that_promises_nothing_names_its_time_and_no_commitment() -> None:
    found = explain("2021年上半年工作总结", WRITTEN)
    assert found.commitments == ()
    assert found.grade is Grade.DECLARATORY
    assert found.deadline is not None
    assert found.deadline.date == date(2021, 6, 30)


def test_a_number_that_is_not_read_says_why() -> None:
    found = explain("完成投资10亿 5000万元。", WRITTEN)
    assert found.targets == ()
    assert "number.apart" in found.rules
    assert "number.apart" in found.commitments[0].rules
