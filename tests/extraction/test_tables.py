"""Tables are understood by the meaning of their heads and by what their columns hold; what is not understood is stated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.form import Cell, Form, Grid
from tracker.domain.text import Span
from tracker.extraction.layout.columns import clean_head, role_of
from tracker.extraction.layout.page import Page
from tracker.extraction.layout.tree import Record, Role, Table

TASK, TARGET, MEASURE, LEAD, SUPPORT = Role.TASK, Role.TARGET, Role.MEASURE, Role.LEAD, Role.SUPPORT
DEADLINE, PROGRESS, NUMBER, LEADER = Role.DEADLINE, Role.PROGRESS, Role.NUMBER, Role.LEADER


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("主要任务（38项）", TASK),
        ("任 务\n事 项", TASK),
        ("民生实事", TASK),
        ("议定事项", TASK),
        ("整改措施", MEASURE),
        ("工作举措及实施计划", MEASURE),
        ("责任领导及单位", LEAD),
        ("承办部门", LEAD),
        ("实施单位", LEAD),
        ("协办单位", SUPPORT),
        ("分管县领导", LEADER),
        ("项目责任人", LEADER),
        ("完成\n时限", DEADLINE),
        ("计划完成时限", DEADLINE),
        ("时间节点", DEADLINE),
        ("2025年目标", TARGET),
        ("目标任务", TARGET),
        ("推进情况", PROGRESS),
        ("办理结果", PROGRESS),
        ("1—9月完成情况", PROGRESS),
        ("任务完成率（%）", PROGRESS),
        ("三季度目标", Role.STAGE),
        ("6月底前", Role.STAGE),
        ("约束性/预期性", Role.KIND),
        ("下一步打算", Role.NEXT),
        ("存在问题", Role.PROBLEM),
        ("备注", Role.REMARK),
        ("总投资（亿元）", Role.MONEY),
        ("开工时间", Role.OTHER),
        ("验收单位", Role.OTHER),
        ("来文单位及标题", Role.OTHER),
        ("案由", Role.OTHER),
        ("信访事项", Role.OTHER),
        ("化解措施", MEASURE),
        ("化解情况", PROGRESS),
        ("目前形象进度", PROGRESS),
        ("1—9月完成投资", PROGRESS),
    ],
)
def test_a_head_is_known_by_its_meaning(head: str, role: Role) -> None:
    assert role_of(clean_head(head)[0]) is role


@pytest.mark.parametrize("words", ["", "强化督导检查，确保各项任务落到实处，推动工作", "12", "姓名"])
def test_what_names_no_column_has_no_role(words: str) -> None:
    assert role_of(clean_head(words)[0]) is None


def only(text: str, form: Form = Form()) -> Table:
    page = Page(text, form)
    assert page.unread == ()
    (table,) = page.tables
    return table


def said(text: str, row: Record) -> dict[str, str]:
    return {item.role.value: item.span.of(text) for item in row.fields if item.role is not NUMBER}


def test_rows_stand_under_headings_and_end_before_notes() -> None:
    text = (
        "白石县重点任务分解表\n序号\t工作任务\t责任单位\t完成时限\n一、教育\n1\t新建小学2所\t县教育局\t6月底前\n"
        "2\t新建中学1所\t\t\n二、交通\n3\t新建公路5公里\t县交通局\t10月底前\n合计\t3项\n说明：按季调度。\n"
    )
    table = only(text)
    assert [said(text, row) for row in table.rows] == [
        {"task": "新建小学2所", "lead": "县教育局", "deadline": "6月底前"},
        {"task": "新建中学1所", "lead": "县教育局", "deadline": "6月底前"},
        {"task": "新建公路5公里", "lead": "县交通局", "deadline": "10月底前"},
    ]
    assert [[span.of(text) for span in row.categories] for row in table.rows] == [
        ["一、教育"],
        ["一、教育"],
        ["二、交通"],
    ]
    assert "说明" not in table.span.of(text)


def test_a_heading_may_have_a_number_and_sums_of_its_own() -> None:
    text = (
        "序号\t项目名称\t总投资\t年度目标\t责任单位\n一\t续建项目（2个）\t68400\n1\t县医院\t52000\t主体封顶\t卫健局\n"
        "2\t水厂\t16400\t通水\t水务局\n二\t新建项目（1个）\t4200\n3\t档案馆\t4200\t开工\t档案局\n"
    )
    table = only(text)
    assert [[span.of(text) for span in row.categories] for row in table.rows] == [
        ["续建项目（2个）"],
        ["续建项目（2个）"],
        ["新建项目（1个）"],
    ]


def test_rows_counted_in_chinese_figures_are_no_headings() -> None:
    table = only("序号\t任务\t责任单位\n一\t建成水厂\t水务局\n二\t建成泵站\t水务局\n")
    assert len(table.rows) == 2


def test_contents_and_size_describe_a_project_beside_what_it_is_to_reach() -> None:
    text = "项目名称\t建设内容及规模\t2023年形象进度目标\t责任单位\n县医院\t床位600张\t主体封顶\t卫健局\n"
    assert [column.role for column in only(text).columns] == [TASK, Role.OTHER, TARGET, LEAD]
    text = "项目名称\t建设规模\t责任单位\n县医院\t床位600张\t卫健局\n"
    assert [column.role for column in only(text).columns] == [TASK, TARGET, LEAD]


def test_where_no_head_names_the_task_its_cells_do() -> None:
    text = "序号\t具体抓手\t牵头单位\t时限\n1\t新建公办幼儿园3所\t教育局\t6月底前\n2\t改造老旧小区12个\t住建局\t9月底前\n"
    assert [column.role for column in only(text).columns] == [NUMBER, TASK, LEAD, DEADLINE]
    text = "序号\t姓名\t单位\t职务\n1\t×××\t县教育局\t股长\n2\t×××\t县住建局\t科员\n"
    assert not any(column.role is TASK for table in Page(text, Form()).tables for column in table.columns)


@pytest.mark.parametrize("head", ["", "甲\t乙\t丙\t丁\n"])
def test_a_table_without_a_head_that_says_anything_is_known_by_its_cells(head: str) -> None:
    text = f"{head}1\t新建学校3所\t县教育局\t6月底前\n2\t改造小区12个\t县住建局\t九月\n3\t修建公路9公里\t县交通局\t10月底前\n"
    rows = [said(text, row) for row in only(text).rows][-3:]
    assert rows[0] == {"task": "新建学校3所", "lead": "县教育局", "deadline": "6月底前"}
    assert rows[1] == {"task": "改造小区12个", "lead": "县住建局", "deadline": "九月"}


def test_figures_without_a_head_are_no_tasks() -> None:
    page = Page("镇别\t小麦\t玉米\n青石镇\t1200\t300\n清溪镇\t900\t250\n", Form())
    assert page.tables == () and len(page.unread) == 1


def test_the_head_once_more_on_the_next_page_is_no_row() -> None:
    head = "序号\t任务\t牵头单位\n"
    table = only(f"{head}1\t建成水厂\t水务局\n{head}2\t建成泵站\t水务局\n")
    assert len(table.rows) == 2


def test_bars_part_cells_like_tabs() -> None:
    text = "| 序号 | 重点任务 | 完成时限 |\n| --- | --- | --- |\n| 1 | 新建公厕6座 | 9月 |\n"
    assert [said(text, row) for row in only(text).rows] == [{"task": "新建公厕6座", "deadline": "9月"}]


def grid(rows: list[list[tuple[str, int, int, int]]]) -> tuple[str, Form]:
    """A text and its grid; cells as (words, column, rows, columns)."""
    text, cells = "", []
    for number, row in enumerate(rows):
        at = 0
        for words, column, high, wide in row:
            text += "\t" * (column - at)
            at = column
            cells.append(Cell(Span(len(text), len(text) + len(words)), number, column, high, wide))
            text += words
        text += "\n"
    return text, Form((Grid(Span(0, len(text) - 1), tuple(cells)),))


def test_a_head_of_two_rows_is_read_together() -> None:
    text, form = grid(
        [
            [("序号", 0, 2, 1), ("工作任务", 1, 2, 1), ("责任单位", 2, 1, 2), ("时限", 4, 2, 1)],
            [("牵头", 2, 1, 1), ("配合", 3, 1, 1)],
            [
                ("1", 0, 1, 1),
                ("建成水厂1座", 1, 1, 1),
                ("水务局", 2, 1, 1),
                ("住建局", 3, 1, 1),
                ("6月底", 4, 1, 1),
            ],
        ]
    )
    assert [said(text, row) for row in only(text, form).rows] == [
        {"task": "建成水厂1座", "lead": "水务局", "support": "住建局", "deadline": "6月底"}
    ]


def test_a_merged_cell_holds_for_every_row_it_covers() -> None:
    text, form = grid(
        [
            [("序号", 0, 1, 1), ("任务", 1, 1, 1), ("责任单位", 2, 1, 1), ("时限", 3, 1, 1)],
            [("1", 0, 2, 1), ("建成水厂1座", 1, 1, 1), ("水务局", 2, 2, 1), ("6月底", 3, 2, 1)],
            [("建成泵站2座", 1, 1, 1)],
        ]
    )
    rows = only(text, form).rows
    assert said(text, rows[1]) == {"task": "建成泵站2座", "lead": "水务局", "deadline": "6月底"}
    assert [item.is_own for item in rows[1].fields] == [False, True, False, False]


def test_of_several_columns_of_units_the_one_that_leads_is_told() -> None:
    text = "任务\t责任单位\t牵头单位\t完成时限\n建成水厂1座\t各镇\t水务局\t6月底\n"
    assert said(text, only(text).rows[0])["lead"] == "水务局"


def test_a_table_that_is_not_understood_is_said() -> None:
    text = "姓名\t籍贯\n王某\t白石\n李某\t青岩\n"
    page = Page(text)
    assert page.tables == ()
    assert [span.of(text) for span in page.unread] == ["姓名\t籍贯\n王某\t白石\n李某\t青岩"]


@given(
    st.lists(
        st.sampled_from(["任务", "单位", "时限", "1", "", "新建水厂", "一、类", "\t", "|", "2024-10"]),
        max_size=40,
    )
)
def test_every_field_lies_in_its_row_and_every_row_in_its_table(pieces: list[str]) -> None:
    text = "".join(f"{piece}\t" if at % 4 else f"{piece}\n" for at, piece in enumerate(pieces))
    page = Page(text)
    for table in page.tables:
        for row in table.rows:
            assert table.span.start <= row.span.start <= row.span.end <= table.span.end
            for item in row.fields:
                assert item.span.of(text).strip()
                assert not item.is_own or row.span.start <= item.span.start <= item.span.end <= row.span.end
