"""Which lines name a part: every numbering, run-in headings, lines without numbers; and which are items of a list."""

import pytest

from tracker.extraction.layout.headings import read_headings
from tracker.extraction.layout.lines import read_lines

BODY = "加强组织领导，压实工作责任，健全工作机制，推动各项任务落到实处，取得更大的成效，让群众满意。"


def titles(text: str) -> list[str]:
    return [heading.title for heading in read_headings(read_lines(text))]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("一、主要工作及成效", "主要工作及成效"),
        ("十二．保障措施", "保障措施"),
        ("（一）深化医药卫生体制改革", "深化医药卫生体制改革"),
        ("( 三 )强化队伍建设", "强化队伍建设"),
        ("1.推进医联体建设", "推进医联体建设"),
        ("1、规范教学常规", "规范教学常规"),
        ("（1）完善考核办法", "完善考核办法"),
        ("①落实安全责任", "落实安全责任"),
        ("第一部分　上年工作总结", "上年工作总结"),
        ("第三章 重点任务", "重点任务"),
        ("第二节　发展目标", "发展目标"),
        ("★稳定粮食生产", "稳定粮食生产"),
        ("三、公共安全（17项）", "公共安全（17项）"),
        ("1.1 指导思想", "指导思想"),
        ("【重点任务】", "重点任务"),
        ("第2部分 下一年工作计划", "下一年工作计划"),
        ("## 二、亮点工作", "亮点工作"),
        ("### 三、存在的问题", "存在的问题"),
        ("大力提振消费", "大力提振消费"),
        ("　　一、总体要求　", "总体要求"),
        ("3、 （四）公共卫生服务工作", "公共卫生服务工作"),
        ("二、2021 年工作总结", "2021年工作总结"),
    ],
)
def test_a_line_above_its_part_is_a_heading(line: str, title: str) -> None:
    assert titles(f"前言结束。\n{line}\n{BODY}") == [title]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (f"（一）科学防控疫情。{BODY}", "科学防控疫情"),
        (f"**（二）扎实推进健康县建设。**{BODY}", "扎实推进健康县建设"),
        (f"1.加强人才培养。{BODY}", "加强人才培养"),
        (f"**抓好项目建设。** {BODY}", "抓好项目建设"),
        (f"【抓好项目建设。】{BODY}", "抓好项目建设"),
        (f"二、完善体系，全面提升服务水平。{BODY}", "完善体系，全面提升服务水平"),
    ],
)
def test_a_heading_runs_into_its_paragraph(line: str, title: str) -> None:
    (heading,) = read_headings(read_lines(line))
    assert heading.title == title
    assert heading.runs_in
    assert heading.span.of(line).strip("*】").endswith("。")


@pytest.mark.parametrize(
    "text",
    [
        f"一是强化领导。{BODY}\n二是完善机制。{BODY}",
        "1.新建学校5所。\n2.改造卫生院3家。\n3.打通断头路8条。",
        "27.引进产业基金。3月底前成立投资公司。\n28.支持龙头企业。",
        "1.建成中心小学。牵头单位：教育局\n2.建成体育馆。牵头单位：文体局",
        "2021年，全县完成投资30亿元。\n2022年，增长8%。",
        "各位代表：\n现在，我向大会报告工作。",
        "2.5万人参加培训。",
        "——经济运行平稳。全年增长6%。\n——民生持续改善。",
        f"一年来，主要做了以下工作。\n{BODY}{BODY}",
        "建成老人日间照料中心\n投入使用后服务周边三个社区两千多名老人，得到群众好评，成为全市示范，并在全省推广。",
        "任务\t责任单位\n一、新建学校\t教育局",
    ],
)
def test_what_is_no_heading(text: str) -> None:
    assert titles(text) == []


@pytest.mark.parametrize("title", ["新建学校5所", "年底前修通环城路", "建立校车服务制度"])
def test_a_heading_that_may_be_a_promise_keeps_its_words_in_the_body(title: str) -> None:
    """Only the number is taken out of the text, so that nothing promised in a heading is lost."""
    text = f"（三）{title}。{BODY}"
    (heading,) = read_headings(read_lines(text))
    assert (heading.title, heading.span.of(text)) == (title, "（三）")


def test_items_of_a_livelihood_list_are_no_headings() -> None:
    text = f"附件2\n2024年民生实事\n1.扩建中心医院。{BODY}\n2.开通社区巴士。{BODY}"
    assert titles(text) == ["2024年民生实事"]


def test_an_annex_takes_its_title_from_the_next_line() -> None:
    text = "附件1\n重点任务分解表\n序号\t任务"
    (heading,) = read_headings(read_lines(text))
    assert heading.span.of(text) == "附件1\n重点任务分解表"


def test_a_part_without_a_number_is_told_by_what_it_does_and_when() -> None:
    headings = read_headings(
        read_lines(f"致辞完毕。\n过去五年工作回顾\n{BODY}\n一、经济发展\n{BODY}\n2022年工作安排\n{BODY}")
    )
    assert [(heading.title, heading.scheme) for heading in headings] == [
        ("过去五年工作回顾", "named"),
        ("经济发展", "cn_comma"),
        ("2022年工作安排", "named"),
    ]
