"""What a page or a web link took apart is one paragraph again; what stands apart stays apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.extract import extract
from tracker.extraction.layout.lines import paragraphs


def read(text: str) -> list[str]:
    return [span.of(text) for span in paragraphs(text, 0, len(text))]


LONG = "持续推进县域医共体建设，完善分级诊疗制度，健全双向转诊机制，提升基层医疗机构服务能力，确保年内四家卫生院达到二级"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (LONG, "综合医院建设标准。同时加强人才培养。"),
        ("全年细颗粒物（PM", "2.5"),
        ("推进老旧小区改造、", "农贸市场升级和停车场建设。"),
        ("贯彻落实《健康城市建设", "行动方案》，加快创建步伐。"),
        ("加强水环境治理。完成污水管网改造，建成投用", "污水处理厂。"),
    ],
)
def test_a_broken_sentence_is_joined_over_blank_lines(first: str, second: str) -> None:
    assert read(f"{first}\n\n{second}") == [f"{first}\n\n{second}"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("加强水环境治理。", "完成污水管网改造。"),
        ("营商环境全面优化", "出台惠企政策二十条，兑现奖补资金三亿元，新登记企业一万户。"),
        (LONG, "二、强化公共卫生服务"),
        (LONG, "（三）推进项目建设。"),
        (LONG, "一是抓好疫苗接种。"),
        (LONG, "3.建成县疾控中心。"),
        (LONG, "各位代表："),
        ("任务\t责任单位", "新建学校\t教育局"),
        ("教育局、住建局", "10"),
    ],
)
def test_what_starts_something_of_its_own_stays_apart(first: str, second: str) -> None:
    assert read(f"{first}\n{second}") == [first, second]


def test_hard_wrapped_prose_is_joined_and_page_numbers_fall_out_between_sentences() -> None:
    text = (
        "今年以来，全县上下坚持稳中求进工作总基调，扎实\n做好各项工作，经济运行总体平稳，主要指标好于预\n"
        "期，为完成全年任务打下了坚实基础，群众满意度也有\n新的提高。\n— 3 —\n下半年要继续努力。"
    )
    assert read(text) == [text[: text.index("\n— 3 —")], "下半年要继续努力。"]


def test_a_page_number_inside_a_sentence_does_not_end_it() -> None:
    text = f"{LONG}\n— 12 —\n综合医院建设标准。"
    assert read(text) == [text]


def test_blank_space_around_a_paragraph_is_not_part_of_it() -> None:
    assert read("\n　　加强管理。\u3000\n \n") == ["加强管理。"]


@given(st.text(alphabet="。，一二（）1.\n\t 工作PM★各位代表#*—"))
def test_paragraphs_are_in_order_apart_and_without_blanks_at_their_ends(text: str) -> None:
    position = 0
    for span in paragraphs(text, 0, len(text)):
        assert position <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()
        position = span.end


@given(st.text(alphabet="推进工作。，\n2A一、"))
def test_no_word_is_lost(text: str) -> None:
    kept = "".join(span.of(text) for span in paragraphs(text, 0, len(text)))
    assert "".join(kept.split()) == "".join(text.split())


def _promises(body: str) -> list[tuple[str, list[str]]]:
    text = f"青岭县2024年工作要点\n一、主要任务\n{body}\n青岭县教育局\n2024年2月1日\n"
    return [
        (item.text.replace("\n", ""), [target.metric for target in item.targets])
        for item in extract(text).commitments
    ]


def test_a_line_behind_its_heading_goes_on_as_the_whole_line_would() -> None:
    assert _promises("1.扩容增位。新建学校8所，新增学位2.1万个，全县大班额比\n例控制在3%以内。") == [
        ("新建学校8所", ["新建学校"]),
        ("新增学位2.1万个", ["新增学位"]),
        ("全县大班额比例控制在3%以内", ["全县大班额比例"]),
    ]
    assert _promises("2.管好培训。课后服务覆盖率100%，学科类\n培训机构压减率达到95%。")[-1] == (
        "学科类培训机构压减率达到95%",
        ["学科类培训机构压减率"],
    )
    assert _promises("1.扩容增位。新建学校8所。\n改造食堂6个。") == [
        ("新建学校8所", ["新建学校"]),
        ("改造食堂6个", ["改造食堂"]),
    ]


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("新建学校8所，6月", "底前印发改革的意见。", 1),
        ("桥梁9座，11月", "中旬前建成通车。", 1),
        ("全部工作为期3个月", "底图由县规划局绘制。", 2),
    ],
)
def test_a_time_that_a_line_end_cuts_is_one(first: str, second: str, count: int) -> None:
    assert len(read(f"{first}\n{second}")) == count


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("新建公办幼儿园 2", "6 所。", 1),
        ("家庭医生签约率达到7", "0%以上。", 1),
        ("改造老旧小区，共1", "20个。", 1),
        ("附件 2", "6 所学校名单", 2),
        ("新建公办幼儿园 2", "6月底前建成。", 2),
    ],
)
def test_a_number_that_a_line_end_cuts_is_left_in_one_paragraph(first: str, second: str, count: int) -> None:
    assert len(read(f"{first}\n{second}")) == count
