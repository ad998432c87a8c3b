"""Which rows say an earlier promise once more: pairs that do, pairs that do not, pairs that changed."""

from datetime import date

import pytest

from tracker.domain.promise import Commitment, Deadline, Target
from tracker.domain.text import Span
from tracker.domain.vocabulary import Basis, Grade, Op
from tracker.matching.restated import Restated, Stated, restated

END = date(2023, 12, 31)


def _stated(
    item: str,
    text: str,
    *targets: tuple[float, str],
    raw: str | None = None,
    day: date | None = END,
    year: int | None = 2023,
    lead: str | None = None,
) -> Stated:
    basis = Basis.EXPLICIT if raw else Basis.PLAN_PERIOD if day else Basis.NONE
    found = tuple(Target(f"{value:g}{unit}", Op.AT_LEAST, value, unit, "") for value, unit in targets)
    made = Commitment(
        Span(0, len(text)), text, Grade.HARD, Deadline(raw, day, basis), found, False, lead, False, 0, 0, ()
    )
    return Stated(item, made, year)


def _joined(promise: Stated, *rows: Stated) -> list[tuple[str, bool]]:
    return [(one.row, one.changed) for one in restated([promise], rows)]


SAME = [
    ("新建足球场4片", "新建足球场4片", (4, "片")),
    ("确保年内改造老旧小区12个", "改造老旧小区12个", (12, "个")),
    ("完成老旧小区改造12个", "老旧小区改造（12个）", (12, "个")),
    ("在城区新增公共停车位1,500个，缓解停车难", "新增公共停车位1500个", (1500, "个")),
]


@pytest.mark.parametrize(("plan", "row", "number"), SAME)
def test_the_same_act_object_and_number(plan: str, row: str, number: tuple[float, str]) -> None:
    assert _joined(_stated("P", plan, number), _stated("R", row, number)) == [("R", False)]


def test_a_named_thing_without_a_number() -> None:
    assert _joined(_stated("P", "建成县级物流中心"), _stated("R", "县级物流中心建成")) == [("R", False)]


OTHERS = [
    ("新建公办幼儿园3所", "扩建公办幼儿园3所", (3, "所")),
    ("开工建设城东污水处理厂", "建成城东污水处理厂", None),
    ("建成云岭产业园一期", "建成云岭产业园二期", None),
    ("建成县级物流中心并投入使用", "建成县级物流中心", None),
    ("培训乡村教师500人", "引进乡村教师500人", (500, "人")),
    ("改造危房600户", "新改造危房600户和厕所", (600, "户")),
]


@pytest.mark.parametrize(("plan", "row", "number"), OTHERS)
def test_another_act_or_object(plan: str, row: str, number: tuple[float, str] | None) -> None:
    numbers = (number,) if number else ()
    if "厕所" in row:
        numbers = ()
    assert _joined(_stated("P", plan, *((number,) if number else ())), _stated("R", row, *numbers)) == []


def test_another_number_is_a_changed_promise() -> None:
    plan, row = _stated("P", "改造老旧小区12个", (12, "个")), _stated("R", "改造老旧小区10个", (10, "个"))
    assert _joined(plan, row) == [("R", True)]


def test_a_later_day_is_a_changed_promise() -> None:
    plan = _stated("P", "新建足球场4片", (4, "片"), raw="6月底前", day=date(2023, 6, 30))
    row = _stated("R", "新建足球场4片", (4, "片"), raw="10月底前", day=date(2023, 10, 31))
    assert _joined(plan, row) == [("R", True)]


def test_a_row_without_a_day_has_that_of_its_promise() -> None:
    plan = _stated("P", "新建足球场4片", (4, "片"), raw="6月底前", day=date(2023, 6, 30))
    assert _joined(plan, _stated("R", "新建足球场4片", (4, "片"))) == [("R", False)]
    assert _joined(_stated("P", "新建足球场4片", (4, "片")), replace_item(plan)) == [("R", True)]


def replace_item(one: Stated) -> Stated:
    return Stated("R", one.commitment, one.year)


def test_another_year_is_another_promise() -> None:
    plan = _stated("P", "新建足球场4片", (4, "片"))
    assert _joined(plan, _stated("R", "新建足球场4片", (4, "片"), day=date(2024, 12, 31), year=2024)) == []


def test_a_plan_of_several_years_is_answered_in_each() -> None:
    end = date(2025, 12, 31)
    plan = _stated("P", "新建足球场40片", (40, "片"), raw="到2025年", day=end, year=2021)
    row = _stated("R", "新建足球场40片", (40, "片"), raw="2025年底", day=end, year=2023)
    assert _joined(plan, row) == [("R", False)]


def test_of_two_rows_that_could_be_it_the_unit_decides() -> None:
    plan = _stated("P", "完成招商项目5个", (5, "个"), lead="县商务局")
    rows = [
        _stated(item, "完成招商项目5个", (5, "个"), lead=lead)
        for item, lead in (("A", "县农业农村局"), ("B", "县商务局"))
    ]
    assert _joined(plan, *rows) == [("B", False)]
    assert _joined(_stated("P", "完成招商项目5个", (5, "个")), *rows) == []


def test_another_unit_is_another_promise() -> None:
    plan = _stated("P", "完成招商项目5个", (5, "个"), lead="县商务局")
    assert _joined(plan, _stated("R", "完成招商项目5个", (5, "个"), lead="县农业农村局")) == []


def test_one_row_may_answer_what_a_plan_says_twice() -> None:
    plans = [_stated(item, "新建足球场4片", (4, "片")) for item in "PQ"]
    found = restated(plans, [_stated("R", "新建足球场4片", (4, "片"))])
    assert found == (Restated("P", "R", False), Restated("Q", "R", False))
