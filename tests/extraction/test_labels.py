"""Labels give their item its deadline, its units and what came of it, wherever they stand; they promise nothing."""

from datetime import date

import pytest

from tracker.domain.promise import Extraction
from tracker.domain.report import Hints
from tracker.extraction.extract import extract
from tracker.extraction.layout.labels import labels_in
from tracker.extraction.layout.tree import Role


def read(body: str) -> Extraction:
    text = f"白石县2024年水务工作方案\n白石县水务局\n2024年2月1日\n一、主要任务\n{body}\n"
    return extract(text, Hints(file_name="a.txt"))


def promised(body: str) -> list[tuple[str, date | None, str | None]]:
    return [
        (item.text, item.deadline.date, item.lead)
        for item in read(body).commitments
        if item.grade != "declaratory"
    ]


@pytest.mark.parametrize(
    "body",
    [
        "（一）新建泵站6座。\n责任单位：县水利局\n完成时限：10月底前",
        "（一）新建泵站6座。\n完成时限：2024-10\n责任单位：县水利局",
        "（一）新建泵站6座。（责任单位：县水利局；完成时限：10月底前）",
        "（一）新建泵站6座（责任单位：县水利局；完成时限：10月底前）。",
        "1.新建泵站6座。责任单位：县水利局。整改时限：10月底前。",
        "县水利局：10月底前，新建泵站6座。",
    ],
)
def test_units_and_deadlines_belong_to_the_item_they_stand_at(body: str) -> None:
    assert promised(body)[0][1:] == (date(2024, 10, 31), "县水利局")
    assert len(promised(body)) == 1


def test_a_label_before_a_day_opens_what_follows() -> None:
    body = "（一）管网建设：6月底前，建成污水处理厂3座。\n（二）工作目标：2025年底前，污泥处置率达到95%。"
    assert [day for _, day, _ in promised(body)] == [date(2024, 6, 30), date(2025, 12, 31)]


def test_a_day_that_an_item_names_itself_outranks_the_label() -> None:
    assert promised("（一）8月底前新建泵站6座。\n完成时限：10月底前")[0][1] == date(2024, 8, 31)


LEDGER = (
    "1.新建泵站6座。 牵头领导：××× 责任单位：县水利局 配合单位：县财政局、县住建局 实际完成情况：已建成泵站4座，其余正在施工。\n"
    "2.改造水厂1座。 责任单位：县住建局 实际完成情况：水厂改造已完工。"
)


def test_an_item_with_its_progress_is_a_promise_and_what_came_of_it() -> None:
    found = read(LEDGER)
    assert [(item.text, item.lead, item.support, item.leader) for item in found.commitments] == [
        ("新建泵站6座", "县水利局", ("县财政局", "县住建局"), "×××"),
        ("改造水厂1座", "县住建局", (), None),
    ]
    assert all(item.restated for item in found.commitments)
    assert [(item.text, item.answers) for item in found.achievements] == [
        ("已建成泵站4座", 0),
        ("其余正在施工", 0),
        ("水厂改造已完工", 1),
    ]


def test_label_lines_make_one_item_of_several_paragraphs() -> None:
    found = read(
        "目标：新建泵站6座，改造水厂2座。\n进展情况：新建泵站5座；水厂改造正在招标。\n牵头单位：县水利局\n"
        "目标：新增停车位300个。\n进展情况：已新增停车位310个。\n牵头单位：县住建局"
    )
    assert [(item.text, item.lead) for item in found.commitments] == [
        ("新建泵站6座", "县水利局"),
        ("改造水厂2座", "县水利局"),
        ("新增停车位300个", "县住建局"),
    ]
    assert [(item.text, item.answers) for item in found.achievements] == [
        ("新建泵站5座", 0),
        ("水厂改造正在招标", 1),
        ("已新增停车位310个", 2),
    ]


@pytest.mark.parametrize(
    "text", ["会议时间：2024年5月1日", "比例为1：1", "这项工作情况：不明", "王某：新建泵站", "上午9：30"]
)
def test_what_is_no_label_of_an_item_gives_no_deadline(text: str) -> None:
    assert not [label for label in labels_in(text, 0, len(text)) if label.role is Role.DEADLINE]


def test_a_label_with_a_number_begins_another_item() -> None:
    text = (
        "白石县问题整改台账（2023年）\n问题1：渗滤液处理能力不足\n整改措施：新建渗滤液处理站1座\n整改时限：2023年9月底前\n整改进展：处理站已于8月28日建成投运\n"
        "问题2：河道部分河段水质不达标\n整改措施：清淤河道5.6公里\n整改时限：2023年12月底前\n整改进展：已清淤河道3.1公里\n"
    )
    found = extract(text, Hints(file_name="a.txt"))
    assert [item.text for item in found.commitments] == ["新建渗滤液处理站1座", "清淤河道5.6公里"]
    assert [(item.text, item.answers) for item in found.achievements] == [
        ("处理站已于8月28日建成投运", 0),
        ("已清淤河道3.1公里", 1),
    ]


def test_labels_inside_the_cell_of_the_units() -> None:
    text = (
        "白石县2024年议定事项清单\n序号\t议定事项\t责任分工\t办结时限\n1\t改造老旧小区26个\t牵头：县住建局；配合：各街道、县财政局\t12月底前\n"
        "2\t新建水厂1座\t县水利局\t10月底前\n"
    )
    found = extract(text, Hints(file_name="a.txt")).commitments
    assert [(item.lead, item.support) for item in found] == [
        ("县住建局", ("各街道", "县财政局")),
        ("县水利局", ()),
    ]


def test_labels_in_square_brackets_are_no_words_of_the_promise() -> None:
    text = (
        "白石县2024年住建工作方案\n2024年2月16日\n一、主要任务\n1.改造老旧小区18个【完成时限：10月底前】【责任单位：县住建局、各镇】\n"
        "2.新建公园2个〔责任单位：县城管局〕。\n"
    )
    first, second = extract(text, Hints(file_name="a.txt")).commitments
    assert (first.text, first.lead, first.deadline.date) == (
        "改造老旧小区18个",
        "县住建局",
        date(2024, 10, 31),
    )
    assert (second.text, second.lead) == ("新建公园2个", "县城管局")
