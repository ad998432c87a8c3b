"""Reports, sections and what they say of themselves, read out of made-up documents."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.extraction.structure import read_structure

_PIECES = st.sampled_from(
    [
        "一、",
        "（一）",
        "1.",
        "★",
        "附件1",
        "。",
        "\n",
        "\n\n",
        "\t",
        "各位代表：",
        "2021年",
        "工作总结",
        "下一步，",
        "政府工作报告",
        "  ",
        "**",
        "##",
        "“十四五”",
        "未来五年",
        "县人民政府",
        "——",
        "3月5日",
        "（",
        "）",
        "x",
        "问题",
        "注释",
        "让我们团结",
        "２０２１年",
        "〇",
    ]
)
_TEXTS = st.one_of(st.text(), st.lists(_PIECES, max_size=60).map("".join))


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
def test_any_text_is_divided_without_a_gap(text: str) -> None:
    """Reports hold the text, sections hold the report, nothing overlaps, and reading twice gives the same."""
    reports, _ = read_structure(text)
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
        if report.sections:
            assert inside == report.span.end
    assert position == len(text)
    assert read_structure(text) == (reports, _)
