"""One promise is never broken up: its day, costs, parts and stages stay with it (reading guide §1, first ruling)."""

from datetime import date

import pytest

from tracker.domain.text import Period, Span
from tracker.domain.vocabulary import Grade, Recurrence
from tracker.extraction.explain import explain
from tracker.extraction.layout.clauses import read_clauses
from tracker.extraction.statements.drafts import Draft
from tracker.extraction.statements.plans import read_plan
from tracker.extraction.time.deadlines import DateContext
from tracker.extraction.time.expressions import find_times

YEAR = DateContext(plan=Period.of_years(2023), plan_year=2023, report_year=2023)


def drafts(text: str) -> list[Draft]:
    found = read_plan(text, read_clauses(text, Span(0, len(text))), find_times(text), YEAR)
    return [draft for draft in found if draft.grade is not Grade.DECLARATORY]


def values(draft: Draft) -> list[object]:
    return [target.value for target in draft.targets]


@pytest.mark.parametrize(
    ("text", "day", "numbers"),
    [
        ("新建标准化厂房12栋，6月底前完工", date(2023, 6, 30), [12]),
        ("改造卫生室218个，每个约50万元，总投资10900万元，10月底前全部完成", date(2023, 10, 31), [218, 100]),
        ("更换老旧水表4000只，确保9月底前全部完成", date(2023, 9, 30), [4000, 100]),
        ("建设县中医院门诊楼，11月底前竣工验收并投入使用", date(2023, 11, 30), []),
        ("新建泵站3座，投资5000万元，8月底前投入运行", date(2023, 8, 31), [3, 5e7]),
    ],
)
def test_by_when_and_for_how_much_belong_to_the_promise_before(
    text: str, day: date, numbers: list[float]
) -> None:
    [draft] = drafts(f"{text}。")
    assert text[draft.quote : draft.end] == text
    assert draft.deadline.date == day
    assert values(draft) == numbers
    assert draft.grade is Grade.HARD


def test_a_clause_with_an_object_of_its_own_stays_a_promise_of_its_own() -> None:
    assert len(drafts("筹集住房7164套，供应1854套。")) == 2
    assert len(drafts("新建厂房12栋，6月底前完成东湖大道改造。")) == 2
    assert len(drafts("实施重点项目300个，完成投资80亿元。")) == 2


def test_all_of_it_gives_its_day_to_everything_listed_before() -> None:
    found = drafts("新建公厕8座，改造管网20公里，10月底前全部完成。")
    assert [draft.deadline.date for draft in found] == [date(2023, 10, 31)] * 2


def test_parts_behind_a_colon_belong_to_their_whole() -> None:
    text = "完成各类工程90件，其中：水毁修复60件，岁修30件；完成蓄水5000立方米。"
    whole, other = drafts(text)
    assert values(whole) == [90, 60, 30]
    assert text[whole.quote : whole.end] == "完成各类工程90件，其中：水毁修复60件，岁修30件"
    assert values(other) == [5000]


def test_parts_end_where_the_whole_is_used_up() -> None:
    whole, other = drafts("新增灌溉面积5800亩，其中：渠灌3600亩，喷灌2200亩，改造中低产田900亩。")
    assert values(whole) == [5800, 3600, 2200]
    assert values(other) == [900]


@pytest.mark.parametrize(
    "text",
    ["完成饮水工程30处，其中一季度10处、二季度20处。", "完成饮水工程30处，其中：一季度10处，二季度20处。"],
)
def test_stages_are_kept_with_their_days(text: str) -> None:
    [draft] = drafts(text)
    assert values(draft) == [30]
    assert [(stage.text, stage.date) for stage in draft.stages] == [
        ("一季度10处", date(2023, 3, 31)),
        ("二季度20处", date(2023, 6, 30)),
    ]
    assert [target.value for stage in draft.stages for target in stage.targets] == [10, 20]


def test_two_days_of_one_thing_are_its_stages() -> None:
    [draft] = drafts("3月底前启动县档案馆建设，12月底前投入使用。")
    assert draft.deadline.date == date(2023, 12, 31)
    assert [stage.date for stage in draft.stages] == [date(2023, 3, 31), date(2023, 12, 31)]


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [
        ("每月开展1次巡查", Recurrence.MONTHLY),
        ("每季度召开2次调度会", Recurrence.QUARTERLY),
        ("每周开展3次抽检", Recurrence.WEEKLY),
        ("每半年组织1次演练", Recurrence.HALF_YEARLY),
        ("每年培训500人", Recurrence.YEARLY),
        ("城乡低保标准提高到每人每月800元", None),
        ("新建泵站3座", None),
    ],
)
def test_how_often_is_kept(text: str, rhythm: Recurrence | None) -> None:
    [draft] = drafts(text)
    assert draft.recurrence is rhythm


def test_how_often_that_makes_in_all_is_the_same_promise() -> None:
    [draft] = drafts("每月开展1次巡查，全年不少于12次。")
    assert (values(draft), draft.recurrence) == ([1, 12], Recurrence.MONTHLY)


def test_a_share_belongs_to_what_is_done_and_not_to_an_indicator() -> None:
    [draft] = drafts("改造住房900套，其中棚户区改造300套。")
    assert values(draft) == [900, 300]
    assert len(drafts("改造住房900套，其中棚户区改造1300套。")) == 2
    assert len(drafts("县级债务12亿元，其中隐性债务3亿元。")) == 2


def test_growth_that_only_restates_the_amount_is_no_target() -> None:
    [draft] = drafts("改造农村危房900户，增加200户。")
    assert values(draft) == [900]
    assert len(drafts("新增床位900张，增加岗位200个。")) == 2


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("一般预算收入增长6%左右，力争达到7%", [6, 7]),
        ("新增就业3万人、力争4万人", [30_000, 40_000]),
        ("造林5万亩，努力争取实现6万亩", [50_000, 60_000]),
    ],
)
def test_what_is_striven_for_beyond_a_number_is_no_second_promise(text: str, numbers: list[float]) -> None:
    [draft] = drafts(f"{text}。")
    assert values(draft) == numbers


def test_striving_for_something_else_is_a_promise_of_its_own() -> None:
    assert len(drafts("新建高标准农田3万亩，力争新增高效节水灌溉2万亩。")) == 2


def test_an_indicator_in_a_run_needs_no_number() -> None:
    run = drafts("今年新增就业3万人，登记失业率4%以内；进出口促稳提质，居民收入与经济增长基本同步。")
    assert run[-1].rules[0] == "hard.indicator_state"
    assert len(run) == 3
    assert drafts("推进各项工作，居民收入与经济增长基本同步。") == []


@pytest.mark.parametrize(
    "text",
    [
        "改造农村公路60公里，每公里补助20万元，总投资3600万元，其中一季度20公里、二季度40公里，11月底前全部完成。",
        "改造卫生室90个，每个投入8万元，总投资720万元，分两期实施，一期40个6月底前完成，二期50个年底前完成。",
        "每月开展1次集中宣传活动，全年不少于12场。",
        "新建灌渠12公里。工程于3月10日开工建设，目前已完成2公里，计划9月底前全部完成。",
    ],
)
def test_costs_stages_and_days_two_clauses_on_stay_with_their_promise(text: str) -> None:
    due = [item for item in explain(text, date(2023, 1, 20)).commitments if item.grade is Grade.HARD]
    assert [item.text for item in due] == [text.removesuffix("。")]
