"""What a review still promises: a day after the period reviewed, a word of the future, tasks behind a colon."""

from datetime import date

import pytest

from tracker.domain.promise import Commitment
from tracker.domain.vocabulary import Grade
from tracker.extraction.extract import extract


def half_year(review: str) -> list[Commitment]:
    text = f"云麓县水务局2023年上半年工作总结\n（2023年7月5日）\n一、上半年工作情况\n{review}\n"
    return [item for item in extract(text).commitments if item.grade is not Grade.DECLARATORY]


def year(review: str) -> list[Commitment]:
    text = f"2023年云麓县政府工作报告\n（2023年1月20日）\n一、2022年工作回顾\n{review}\n二、2023年重点工作\n继续努力。\n"
    return [item for item in extract(text).commitments if item.grade is not Grade.DECLARATORY]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("临湖公路改造全长13公里，上半年已完成施工图设计，目前进入招投标程序，11月份建成通车", (11, 30)),
        ("县疾控中心迁建项目已完成初步设计，计划三季度动工", (9, 30)),
        ("南湖小区安置房建设正在加紧推进，确保9月底按期交付", (9, 30)),
        ("城南污水处理厂二期9月底前投入使用", (9, 30)),
        ("图书馆新馆正进行内部装修，10月1日正式开馆", (10, 1)),
        ("智慧水务平台年底前上线", (12, 31)),
    ],
)
def test_work_under_way_with_its_end_in_the_sentence(text: str, day: tuple[int, int]) -> None:
    [found] = half_year(f"{text}。")
    assert found.text == text
    assert found.deadline.date == date(2023, *day)


def test_each_thing_keeps_its_own_progress_and_its_own_day() -> None:
    first = "东湖大桥全长600米，已完成桩基，9月份建成通车"
    second = "临江路接线，全长720米，已完成路基，7月份建成通车"
    assert [item.text for item in half_year(f"{first}，{second}。")] == [first, second]


def test_a_count_of_things_reaches_back_to_all_of_them() -> None:
    text = "应山路全长19公里，已完成8公里，南河路全长6公里，已完成4公里，两条通村公路9月份建成通车"
    assert [item.text for item in half_year(f"{text}。")] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "今年5月建成通车。",
        "6月底前已全部完成。",
        "一季度完成投资3000万元，占年度任务的40%。",
        "3月底前完成了全部清淤任务。",
        "为10月份项目全面开工打下了基础。",
        "原计划10月底完工的泵站因汛期延期。",
        "预计全年实现产值3000亿元。",
    ],
)
def test_what_is_past_or_comes_about_by_itself_is_no_promise(text: str) -> None:
    assert half_year(text) == []


def test_a_month_without_a_year_lies_in_the_year_reviewed() -> None:
    assert year("城南污水处理厂9月底前投入使用。四季度工业投资增长5%。") == []
    [found] = year("城南污水处理厂主体完工，2023年6月底前投入使用。")
    assert found.deadline.date == date(2023, 6, 30)


def test_tasks_behind_a_colon_are_promises_of_the_year() -> None:
    found = half_year(
        "2023年全县水利建设的主要任务是：计划完成各类工程91件，其中：修复64件，岁修17件。解决人畜饮水2370人。"
    )
    assert [[target.value for target in item.targets] for item in found] == [[91, 64, 17], [2370]]
    assert {item.deadline.date for item in found} == {date(2023, 12, 31)}
    assert all(item.restated for item in found)


def test_the_progress_told_before_a_promise_is_evidence_of_its_own() -> None:
    text = "云麓县水务局2023年上半年工作总结\n（2023年7月5日）\n一、上半年工作情况\n临湖公路改造全长13公里，上半年已完成施工图设计，11月份建成通车。\n"
    read = extract(text)
    assert next(item.text for item in read.commitments).endswith("11月份建成通车")
    told = [item.text for item in read.achievements]
    assert "上半年已完成施工图设计" in told and "11月份建成通车" not in told
