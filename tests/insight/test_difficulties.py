"""The problems a report admits: how they are cut, what answers them, and whether they come back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.report import Hints, Report, Section
from tracker.domain.text import Span
from tracker.domain.vocabulary import SectionKind
from tracker.extraction.extract import extract
from tracker.insight.difficulties import Admitted, Promise, answered, come_back, read_difficulties

OPENING = "在肯定成绩的同时，我们也清醒地认识到，发展中还存在不少困难和问题："


def _admitted(body: str) -> list[str]:
    text = f"一、存在的问题\n{body}\n"
    heading = Span(0, 7)
    section = Section(SectionKind.PROBLEM, 1, "存在的问题", ("存在的问题",), Span(0, len(text)), heading)
    report = Report(Span(0, len(text)), "", None, None, None, None, (section,))
    return [one.span.of(text) for one in read_difficulties(text, report)]


@pytest.mark.parametrize(
    ("body", "items"),
    [
        (
            f"{OPENING}一是产业结构不优；二是城区停车难突出，群众反映强烈；三是部分干部作风不实。对此，我们将认真加以解决。",
            ["产业结构不优", "城区停车难突出，群众反映强烈", "部分干部作风不实"],
        ),
        (
            f"{OPENING}有效需求不足，部分企业生产经营困难；农村污水治理进度偏慢。我们一定直面问题，努力改进工作。",
            ["有效需求不足，部分企业生产经营困难", "农村污水治理进度偏慢"],
        ),
        (
            "同时，我县发展还面临一些困难和挑战，主要是：产业转型任务紧迫，创新能力不够强，就业压力较大。",
            ["产业转型任务紧迫", "创新能力不够强", "就业压力较大"],
        ),
        (
            "1.管网漏损率偏高。老城区管网超期服役。\n2.专业技术人员不足。\n3.信息系统不互通。",
            ["管网漏损率偏高。老城区管网超期服役", "专业技术人员不足", "信息系统不互通"],
        ),
        ("（一）执法力量薄弱\n（二）经费保障不足", ["执法力量薄弱", "经费保障不足"]),
    ],
)
def test_problems_are_cut_as_they_are_told(body: str, items: list[str]) -> None:
    assert _admitted(body) == items


def test_a_report_read_whole_gives_its_problems_and_nothing_else() -> None:
    text = (
        "云麓县2021年工作总结和2022年工作计划\n一、2021年工作总结\n建成公共厕所12座。\n二、存在的问题\n"
        "一是村级电商站点运营困难。二是中小学课后服务师资不足。\n三、2022年工作计划\n建成村级电商站点20个。\n"
    )
    found = extract(text, Hints())
    stated = read_difficulties(text, found.reports[0])
    assert [one.span.of(text) for one in stated] == ["村级电商站点运营困难", "中小学课后服务师资不足"]


def test_a_row_of_a_rectification_list_answers_its_own_problem() -> None:
    text = (
        "云麓县环保督察整改清单\n| 序号 | 存在问题 | 整改措施 | 责任单位 | 整改时限 |\n| --- | --- | --- | --- | --- |\n"
        "| 1 | 部分企业雨污分流不彻底 | 完成12家企业雨污分流改造 | 生态环境局 | 2022年6月底前 |\n"
        "| 2 | 建筑工地扬尘管控不到位 | 新建喷淋设施30套 | 住建局 | 2022年9月底前 |\n"
    )
    report = extract(text, Hints()).reports[0]
    stated = read_difficulties(text, report)
    assert [one.span.of(text) for one in stated] == ["部分企业雨污分流不彻底", "建筑工地扬尘管控不到位"]
    place = text.index("新建喷淋")
    promises = [Promise("A", Span(place, place + 9), "新建喷淋设施30套")]
    assert answered(stated, [one.span.of(text) for one in stated], promises) == [(), (0,)]


def _answers(problem: str, *promises: str) -> tuple[int, ...]:
    made = [Promise(str(number), Span(0, 1), text) for number, text in enumerate(promises)]
    return answered([Admitted(Span(0, len(problem)))], [problem], made)[0]


@pytest.mark.parametrize(
    ("problem", "promise"),
    [
        ("农村生活污水治理率不高", "农村生活污水治理率达到55%以上"),
        ("部分河段黑臭水体尚未消除", "完成6条河道黑臭水体治理"),
        ("三甲医院数量偏少", "新增三甲医院1家"),
    ],
)
def test_a_promise_about_the_very_matter_answers(problem: str, promise: str) -> None:
    assert _answers(problem, "新建公厕12座", promise, "地区生产总值增长6%") == (1,)


@pytest.mark.parametrize(
    ("problem", "promise"),
    [
        ("公共服务供给不足", "建成公共服务平台"),  # a field, not a matter
        ("老旧小区养老设施不足", "完成20个老旧小区燃气管道改造"),  # the same place, another thing
        ("经济增长不及预期", "地区生产总值增长6%"),
        ("干部作风不实", "新建公厕12座"),
    ],
)
def test_no_answer_is_better_than_a_wrong_one(problem: str, promise: str) -> None:
    assert _answers(problem, promise, "粮食播种面积20万亩") == ()


def test_a_problem_told_again_is_found_in_other_words() -> None:
    earlier = ["城区停车难问题突出，群众反映强烈", "农村生活污水治理率不高"]
    later = ["财政收支矛盾加剧", "停车难问题依然突出", "义务教育学位紧缺"]
    assert come_back(earlier, later) == [1, None]


def test_nothing_comes_back_in_a_report_without_problems() -> None:
    assert come_back(["停车难"], []) == [None]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "一是",
                "二是",
                "问题",
                "清醒认识到",
                "。",
                "；",
                "，",
                "：",
                "\n",
                "1.",
                "（一）",
                "我们将",
                "停车难",
                "不足",
                " ",
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_any_text_can_be_cut(body: str) -> None:
    for item in _admitted(body):
        assert item == item.strip() and len(item) >= 6
