"""Who is made responsible: brackets, labels, running words, and what only looks like them."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.text import Span
from tracker.extraction.statements.responsible_units import (
    only_names_unit,
    read_units,
    unit_notes,
    units_at,
)
from tracker.extraction.statements.unit_names import is_office, unit_names


@pytest.mark.parametrize(
    ("text", "lead", "support", "leader"),
    [
        ("新建食堂6个。（责任单位：县民政局、县财政局；配合单位：县住建局）", "县民政局", ("县财政局", "县住建局"), None),
        ("（牵头单位：市发改委，责任单位：市财政局，各县（市、区）政府）", "市发改委", ("市财政局", "各县（市、区）政府"), None),
        ("建成学校2所（市教育局牵头，市财政局配合）", "市教育局", ("市财政局",), None),
        ("（县教育局、县人社局等部门按职责分工负责）", "县教育局", ("县人社局",), None),
        ("（由市教育局会同市财政局负责）", "市教育局", ("市财政局",), None),
        ("建成绿道5公里（责任领导：张某）", None, (), "张某"),
        ("【责任单位：市水务局】", "市水务局", (), None),
        ("牵头单位：区发改局", "区发改局", (), None),
        ("配合单位：市财政局", None, ("市财政局",), None),
        ("责任单位：城投集团 责任人：李某 完成时限：6月底", "城投集团", (), "李某"),
        ("（责任单位：基础教\n育科、发展规划科）", "基础教育科", ("发展规划科",), None),
        ("由县住建局牵头，县财政局、县审计局配合，6月底前完成", "县住建局", ("县财政局", "县审计局"), None),
        ("会议决定，由县城投公司负责，年底前完工", "县城投公司", (), None),
        ("县教育局会同县财政局制定方案", "县教育局", ("县财政局",), None),
        ("县水利局：6月底前，建成泵站2座", "县水利局", (), None),
        ("（三）县水利局：建成泵站2座", "县水利局", (), None),
        ("扩大就业（市人社局、市财政局）。", "市人社局", ("市财政局",), None),
        ("请县住建局于6月底前办结。", "县住建局", (), None),
        ("新建桥梁（云溪大道至松岭路）", None, (), None),
        ("改造学校（县一中、县二中）。", None, (), None),
        ("压实责任单位的责任，落实县委要求", None, (), None),
        ("（谁主管谁负责）", None, (), None),
        ("由企业家牵头组建联盟，政府引导", None, (), None),
        ("完成时限：10月底前", None, (), None),
        ("工作目标：建成泵站2座", None, (), None),
    ],
)  # fmt: skip
def test_lead_support_and_leader(
    text: str, lead: str | None, support: tuple[str, ...], leader: str | None
) -> None:
    units = read_units(text, 0, len(text))
    assert (units.lead, units.support, units.leader) == (lead, support, leader)


def test_a_note_holds_the_bracket_whole_and_nothing_of_the_promise() -> None:
    text = "新建食堂6个（责任单位：县民政局）。牵头单位：县民政局 实际完成情况：已建成6个。"
    assert [span.of(text) for span in unit_notes(text, 0, len(text))] == [
        "（责任单位：县民政局）",
        "牵头单位：县民政局",
    ]
    assert unit_notes("由县民政局负责，6月底前建成", 0, 13) == ()


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("责任单位：县民政局", True),
        ("（牵头单位：县民政局；配合单位：县财政局）", True),
        ("牵头单位：县民政局 责任人：李某", True),
        ("责任单位：县民政局 完成时限：6月底前", False),
        ("新建食堂6个。责任单位：县民政局", False),
        ("由县民政局负责", False),
        ("", False),
    ],
)
def test_a_paragraph_that_only_names_units(text: str, alone: bool) -> None:
    assert only_names_unit(text, Span(0, len(text))) is alone


def test_each_promise_takes_the_units_beside_it() -> None:
    text = "会议议定：由县住建局负责，6月底前完成征收；由县水利局牵头，县财政局配合，年底前建成泵站。"

    def units(words: str) -> tuple[str | None, tuple[str, ...]]:
        start = text.index(words)
        found = units_at(text, Span(0, len(text)), start, start + len(words))
        return found.lead, found.support

    assert units("完成征收") == ("县住建局", ())
    assert units("建成泵站") == ("县水利局", ("县财政局",))


@pytest.mark.parametrize(
    ("text", "promise", "lead", "support"),
    [
        (
            "新建水厂3座，由县水利局牵头，县财政局、县住建局配合。",
            "新建水厂3座",
            "县水利局",
            ("县财政局", "县住建局"),
        ),
        ("改造危桥6座，由县交通局负责。", "改造危桥6座", "县交通局", ()),
        ("新建水厂3座，由县住建局负责，改造泵站5座。", "新建水厂3座", None, ()),
        ("新建水厂3座。改造危桥6座，由县交通局负责。", "新建水厂3座", None, ()),
    ],
)
def test_who_does_it_may_end_the_sentence(
    text: str, promise: str, lead: str | None, support: tuple[str, ...]
) -> None:
    start = text.index(promise)
    found = units_at(text, Span(0, len(text)), start, start + len(promise))
    assert (found.lead, found.support) == (lead, support)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("市发展改革委和市财政局", ("市发展改革委", "市财政局")),
        ("市住房和城乡建设局、市水务局等", ("市住房和城乡建设局", "市水务局")),
        ("各县（市、区）人民政府；市直各部门", ("各县（市、区）人民政府", "市直各部门")),
        ("县教育局 县财政局", ("县教育局", "县财政局")),
        ("", ()),
    ],
)
def test_a_list_of_units_is_taken_apart(words: str, names: tuple[str, ...]) -> None:
    assert unit_names(words) == names


def test_an_office_is_told_from_what_it_builds() -> None:
    assert [is_office(name) for name in ("县教育局", "市发展改革委", "县医院", "县一中学校", "局")] == [
        True,
        True,
        False,
        False,
        False,
    ]


_PIECES = st.sampled_from(
    ["责任单位：", "牵头", "（", "）", "县教育局", "、", "；", "。", "\n", "由", "负责", "配合", "会同", " ", "完成时限：", "6月底", "【", "】"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=40).map("".join)))
def test_any_text_has_units_that_stand_in_it(text: str) -> None:
    units = read_units(text, 0, len(text))
    notes = unit_notes(text, 0, len(text))
    assert all(0 <= note.start < note.end <= len(text) for note in notes)
    assert all(one.end <= other.start for one, other in pairwise(notes))
    joined = "".join(text.split())
    assert units.lead is None or units.lead in joined
    assert all(name in joined for name in units.support)
