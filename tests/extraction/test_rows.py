"""Rows of tables to commitments: task and target are one promise, states and numbers take in their name, cells give day and unit."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.promise import Commitment, Extraction
from tracker.domain.report import Hints
from tracker.extraction.extract import extract

FRONT = "白石县2024年重点工作实施方案\n白石县人民政府\n2024年2月1日\n一、重点任务\n"


def read(*rows: str, front: str = FRONT) -> Extraction:
    return extract(front + "".join(f"{row.replace('|', chr(9))}\n" for row in rows), Hints(file_name="a.txt"))


def checkable(*rows: str) -> list[Commitment]:
    return [item for item in read(*rows).commitments if item.grade != "declaratory"]


def numbers(item: Commitment) -> list[tuple[str, object, str | None]]:
    return [(target.op.value, target.value, target.unit) for target in item.targets]


@pytest.mark.parametrize(
    ("head", "row", "text", "said"),
    [
        ("序号|重点任务|年度目标|牵头单位", "1|新增企业12家|12家|县工信局", "新增企业12家", (">=", 12, "家")),
        ("序号|项目|目标数|承办部门", "1|城镇新增就业|8950人|县人社局", "城镇新增就业", (">=", 8950, "人")),
        ("项目名称|建设内容|实施单位", "农村公路|160公里|县交通局", "农村公路\t160公里", (">=", 160, "公里")),
        (
            "工作任务|目标|主责部门",
            "棚户区改造|开工800套|县住建局",
            "棚户区改造\t开工800套",
            (">=", 800, "套"),
        ),
        ("重点任务|量化标准|责任科室", "化解大班额|51个|县教育局", "化解大班额", (">=", 51, "个")),
    ],
)
def test_a_task_and_its_number_are_one_promise(
    head: str, row: str, text: str, said: tuple[str, object, str | None]
) -> None:
    (found,) = checkable(head, row)
    assert found.text == text
    assert numbers(found) == [said]
    assert found.lead is not None


def test_a_row_without_a_verb_promises_its_end_state() -> None:
    head = "序号|项目名称|建设内容|责任单位|完成时限"
    (hospital,) = checkable(head, "1|县医院新院区|主体封顶|县卫健委|10月底前")
    assert (hospital.text, hospital.deadline.date) == ("县医院新院区\t主体封顶", date(2024, 10, 31))
    (centre,) = checkable("序号|项目名称|责任单位|竣工时间", "1|县级物流中心|县商务局|6月底")
    assert (centre.text, centre.grade.value, centre.deadline.date) == (
        "县级物流中心",
        "hard",
        date(2024, 6, 30),
    )
    assert checkable("序号|工作任务|责任单位|完成时限", "1|督导检查|县住建局|6月底") == []


@pytest.mark.parametrize(
    ("cell", "day", "basis"),
    [
        ("2024.9.30", date(2024, 9, 30), "explicit"),
        ("2024-10", date(2024, 10, 31), "explicit"),
        ("10.31", date(2024, 10, 31), "explicit"),
        ("9月", date(2024, 9, 30), "explicit"),
        ("11月中旬", date(2024, 11, 20), "explicit"),
        ("四季度", date(2024, 12, 31), "explicit"),
        ("2024-2026年", date(2026, 12, 31), "explicit"),
        ("全年", date(2024, 12, 31), "explicit"),
        ("长期坚持", date(2024, 12, 31), "plan_period"),
        ("立行立改", None, "none"),
        ("待定", None, "none"),
    ],
)
def test_a_deadline_cell_is_read_or_left_empty_with_the_words(
    cell: str, day: date | None, basis: str
) -> None:
    (found,) = checkable("序号|重点任务|责任单位|完成时限", f"1|新建公厕6座|县住建局|{cell}")
    assert (found.deadline.date, found.deadline.basis.value) == (day, basis)
    assert basis != "none" or found.deadline.raw == cell


def test_several_days_in_one_cell_go_to_the_promises_they_stand_with() -> None:
    head = "序号|重点任务|责任单位|完成时限"
    row = "1|新建泵站6座；改造水厂1座|县水利局|泵站：6月底前；水厂：9月底前"
    assert [item.deadline.date for item in checkable(head, row)] == [date(2024, 6, 30), date(2024, 9, 30)]
    row = "1|1.新建泵站6座。2.改造水厂1座。|县水利局|1.6月底前 2.9月底前"
    assert [item.deadline.date for item in checkable(head, row)] == [date(2024, 6, 30), date(2024, 9, 30)]


def test_of_two_columns_the_one_with_sentences_is_the_task() -> None:
    head = "序号|项目名称|主要内容|牵头单位"
    row = "1|增加教育供给|新建学校2所，新增学位1800个；强化师资配备。|县教育局"
    assert [item.text for item in checkable(head, row)] == ["新建学校2所", "新增学位1800个"]


def test_indicators_promise_the_value_of_the_latest_year() -> None:
    head = "指标名称|单位|2023年完成|2024年目标|属性"
    items = checkable(
        head, "城镇化率|%|62.5|64|预期性", "城镇登记失业率|%|3.1|4|预期性", "能耗降低|%|—|3|约束性"
    )
    assert [(item.text, *numbers(item)[0]) for item in items] == [
        ("城镇化率", ">=", 64, "%"),
        ("城镇登记失业率", "<=", 4, "%"),
        ("能耗降低", ">=", 3, "%"),
    ]
    assert {item.deadline.date for item in items} == {date(2024, 12, 31)}


def test_columns_of_quarters_are_stages() -> None:
    (found,) = checkable("序号|工作任务|一季度|上半年|责任单位", "1|新建泵站6座|完成设计|2座|县水利局")
    assert [(stage.text, stage.date) for stage in found.stages] == [
        ("完成设计", date(2024, 3, 31)),
        ("2座", date(2024, 6, 30)),
    ]
    assert found.stages[1].targets[0].value == 2


def test_units_of_a_row_are_data() -> None:
    head = "序号|重点任务|责任领导及单位|配合单位|分管县领导"
    (found,) = checkable(head, "1|新建泵站6座|张某、县水利局|县财政局、各乡镇|李某")
    assert (found.lead, found.support) == ("县水利局", ("县财政局", "各乡镇"))


def test_heads_and_units_are_never_promises() -> None:
    found = read("序号|工作任务|建设局|完成时限", "1|新建泵站6座|县水利局|6月底")
    assert [item.text for item in found.commitments] == ["新建泵站6座"]


WORDS = [
    "序号",
    "任务",
    "目标",
    "进展情况",
    "责任单位",
    "完成时限",
    "指标",
    "2024年",
    "1",
    "新建泵站6座，改造水厂1座",
    "8950人",
    "",
    "主体封顶",
    "已完成",
    "9月",
    "%",
    "备注",
]


@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6), max_size=6))
def test_any_table_gives_a_result_whose_words_stand_in_the_text(rows: list[list[str]]) -> None:
    text = FRONT + "".join("\t".join(row) + "\n" for row in rows)
    found = extract(text, Hints(file_name="a.txt"))
    for item in found.commitments:
        assert item.text == item.span.of(text)
    for told in found.achievements:
        assert told.text == told.span.of(text)
        assert told.answers is None or 0 <= told.answers < len(found.commitments)


def test_what_was_not_read_is_a_problem_with_its_place() -> None:
    text = FRONT + "甲\t乙\n丙\t丁\n戊\t己\n"
    found = extract(text, Hints(file_name="a.txt"))
    (unread,) = [problem for problem in found.problems if problem.code == "table.unread"]
    assert unread.span is not None
    assert unread.span.of(text) == "甲\t乙\n丙\t丁\n戊\t己"
    nothing = {"commitments.none", "document.nothing_found"}
    assert nothing & {problem.code for problem in found.problems} == {"commitments.none"}
    other = extract("白石县情况\n甲\t乙\n丙\t丁\n戊\t己\n", Hints(file_name="a.txt"))
    assert nothing & {problem.code for problem in other.problems} == {"document.nothing_found"}
    read_well = read("序号|重点任务|责任单位", "1|新建公厕6座|县住建局")
    assert not {"table.unread", "table.no_promise", "document.nothing_found"} & {
        problem.code for problem in read_well.problems
    }


def test_rows_of_plain_text_whose_merged_cells_left_nothing_behind_keep_their_columns() -> None:
    rows = (
        "项目名称|工作任务|计划完成时间|牵头单位",
        "绿化提升项目|新建口袋公园2处；建设绿道|11月|建设局",
        "新建停车场3处，新增车位900个|9月|城投集团",
    )
    items = checkable(*rows)
    assert [(item.text, item.lead, item.deadline.date) for item in items] == [
        ("新建口袋公园2处", "建设局", date(2024, 11, 30)),
        ("建设绿道", "建设局", date(2024, 11, 30)),
        ("新建停车场3处", "城投集团", date(2024, 9, 30)),
        ("新增车位900个", "城投集团", date(2024, 9, 30)),
    ]


def test_a_cell_of_next_steps_promises_what_is_still_to_come() -> None:
    head = "序号|重点任务|进展情况|下一步工作|牵头单位"
    row = "1|新建乡镇卫生院3所|已建成2所|9月底前完成石桥镇卫生院装修，继续加强调度|县卫健局"
    done, ahead = checkable(head, row)
    assert (done.text, done.restated) == ("新建乡镇卫生院3所", True)
    assert (ahead.text, ahead.deadline.date, ahead.lead) == (
        "9月底前完成石桥镇卫生院装修",
        date(2024, 9, 30),
        "县卫健局",
    )
    assert not ahead.restated


@pytest.mark.parametrize("step", ["主体封顶", "完成土建工程", "竣工投用"])
def test_the_step_of_a_project_stands_with_its_name(step: str) -> None:
    (made,) = checkable("序号|项目名称|年度目标|责任单位", f"1|县档案馆新馆|{step}|县档案局")
    assert made.text == f"县档案馆新馆\t{step}"


def test_a_cell_that_names_its_own_thing_is_its_own_promise() -> None:
    (made,) = checkable("序号|项目名称|年度目标|责任单位", "1|教育提质|新建公办幼儿园3所|县教育局")
    assert made.text == "新建公办幼儿园3所"


def test_the_title_of_a_proposal_promises_nothing() -> None:
    rows = (
        "编号|案由|提案人|主办单位|办理时限|办理结果",
        "1|关于新增3条公交线路的提案|×××|县交通局|6月底前|A类",
    )
    assert not [item for item in read(*rows).commitments if item.grade != "declaratory"]


def test_what_a_target_cell_says_of_a_task_without_a_number() -> None:
    found = checkable(
        "序号|重点任务|年度目标|责任单位",
        "1|建设园区污水处理厂|日处理能力1万吨，建成投用|园区管委会",
        "2|新建公办幼儿园|新建公办幼儿园3所，新增学位810个|县教育局",
    )
    assert [(item.text, numbers(item)) for item in found] == [
        ("建设园区污水处理厂", [(">=", 10000, "吨")]),
        ("新建公办幼儿园3所", [(">=", 3, "所")]),
        ("新增学位810个", [(">=", 810, "个")]),
    ]
