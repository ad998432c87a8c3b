"""Past statements of review parts: their kind, the time they speak of, and what is none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.promise import Achievement
from tracker.domain.report import Hints
from tracker.domain.vocabulary import AchievementKind
from tracker.extraction.extract import extract

DONE, LEVEL = AchievementKind.DONE, AchievementKind.LEVEL
UNDER_WAY, NOT_DONE = AchievementKind.UNDER_WAY, AchievementKind.NOT_DONE


def read(
    review: str, *, heading: str = "2021年工作回顾", plan: str = "继续做好各项工作。"
) -> tuple[Achievement, ...]:
    text = f"2022年云麓县政府工作报告\n各位代表：\n现在，我代表县人民政府作工作报告。\n一、{heading}\n{review}\n二、2022年主要工作\n{plan}\n"
    found = extract(text, Hints(file_name="2022.txt")).achievements
    assert all(text[item.span.start : item.span.end] == item.text for item in found)
    start = text.index(heading)
    return tuple(item for item in found if item.span.start > start)


def one(clause: str, review: str | None = None, **more: str) -> Achievement:
    (found,) = [item for item in read(review or clause, **more) if item.text in clause or clause in item.text]
    return found


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("县文化馆建成开放", DONE),
        ("印发招商引资奖励办法", DONE),
        ("城镇新增就业5210人", LEVEL),
        ("医保参保率达到96%", LEVEL),
        ("县文化馆建设加快推进", UNDER_WAY),
        ("深入推进优质饮用水入户工程", UNDER_WAY),
        ("县文化馆尚未开工", NOT_DONE),
        ("未完成年度造林任务", NOT_DONE),
        # effort words beside a finished act do not make it unfinished
        ("推动县中医院迁建工程竣工", DONE),
    ],
)
def test_the_kind(clause: str, kind: AchievementKind) -> None:
    assert one(clause, f"{clause}。").kind is kind


@pytest.mark.parametrize(
    ("review", "clause", "several", "last"),
    [
        ("城镇新增就业5210人。", "城镇新增就业5210人", False, 2021),
        ("五年来，城镇新增就业2.6万人。", "城镇新增就业2.6万人", True, 2021),
        ("这五年，城镇新增就业2.6万人。\n新改建农村公路620公里。", "新改建农村公路620公里", True, 2021),
        ("五年来，变化很大。\n一年来，新改建农村公路160公里。", "新改建农村公路160公里", False, 2021),
        ("五年来，2021年城镇新增就业5210人。", "2021年城镇新增就业5210人", False, 2021),
        ("“十三五”期间，新改建农村公路620公里。", "新改建农村公路620公里", True, 2020),
    ],
)
def test_the_time_a_statement_sums_over(review: str, clause: str, several: bool, last: int) -> None:
    found = one(clause, review)
    assert ("period.years" in found.rules) is several
    assert found.period is not None and found.period.end.year == last


def test_an_average_is_marked() -> None:
    assert "period.average" in one("年均新改建农村公路160公里", "年均新改建农村公路160公里。").rules


def test_the_day_a_figure_stands_for() -> None:
    assert one("接种12万剂次", "截至9月底，接种12万剂次。").as_of == date(2021, 9, 30)
    assert one("接种12万剂次", "截止2021年9月15日，接种12万剂次。").as_of == date(2021, 9, 15)
    assert one("接种12万剂次", "接种12万剂次。").as_of is None


def test_a_bare_clause_has_its_subject_before_it() -> None:
    found = one("增长6.5%", "地区生产总值达到182亿元，增长6.5%。")
    assert found.opening is not None
    text = "地区生产总值达到182亿元"
    assert len(found.opening) >= len(text)


def test_plans_promises_and_troubles_are_no_achievements() -> None:
    found = read(
        "县医院综合楼将于年底前投入使用。\n同时，我们也清醒地看到，发展中还存在不少问题。城镇污水管网覆盖率为62%。",
        plan="新建小学2所。",
    )
    assert not [
        item for item in found if "综合楼" in item.text or "新建小学" in item.text or "62%" in item.text
    ]


def test_a_statement_of_failure_among_troubles_is_kept() -> None:
    found = read("同时，我们也清醒地看到，发展中还存在不少问题。县文化馆未能如期开工。")
    assert [item.kind for item in found if "文化馆" in item.text] == [NOT_DONE]


@given(st.text(alphabet="，。；、建成完新增0123456789%万公里年月来五达到\n（）“”x 的", max_size=200))
def test_any_review_is_read(review: str) -> None:
    read(review)
