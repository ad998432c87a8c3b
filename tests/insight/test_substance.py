"""What statements of achievement are made of: without number and name, redacted, word for word as before or elsewhere."""

import pytest

from tracker.domain.promise import Achievement
from tracker.domain.text import Span
from tracker.domain.vocabulary import AchievementKind
from tracker.insight.substance import Statements, is_redacted, is_vague, substance


def _report(id: str, body: str | None, *texts: str) -> Statements:
    made, at = [], 0
    for text in texts:
        span = Span(at, at + len(text))
        made.append(Achievement(span, text, AchievementKind.DONE, (), None, None, (), 0, 0, ()))
        at = span.end + 1
    return Statements(f"D{id}", id, body, made)


@pytest.mark.parametrize(
    "text",
    [
        "营商环境持续优化",
        "群众获得感幸福感安全感不断增强",
        "有力推动各项改革任务落地见效",
        "社会大局保持和谐稳定",
    ],
)
def test_praise_without_number_and_name_is_vague(text: str) -> None:
    assert is_vague(text)


@pytest.mark.parametrize(
    "text",
    [
        "建成公共厕所12座",
        "县第二实验小学如期招生",
        "出台支持茶产业发展若干措施",
        "“云麓采茶戏”列入省级名录",
        "老城区管网改造全面完工",
        "空气质量居全市前列",
        "实现村卫生室全覆盖",
        "引进企业×家",
    ],
)
def test_what_can_be_looked_up_is_not(text: str) -> None:
    assert not is_vague(text)


def test_taken_out_numbers_and_names() -> None:
    assert is_redacted("新建幼儿园X所") and is_redacted("投入资金××万元") and is_redacted("某县完成改造")
    assert not is_redacted("建成X射线检查室12间") and not is_redacted("完成12家企业改造")


def test_statements_taken_over_are_counted_with_their_places() -> None:
    same = "全面落实安全生产责任制，开展隐患排查整治"
    found = substance(
        [
            _report("a1", "甲县", same, "建成公共厕所12座，群众如厕更加方便"),
            _report("a2", "甲县", f"{same} ", "建成公共厕所15座，群众如厕更加方便"),
            _report("b1", "乙县", same.replace("，", "、"), "营商环境持续优化"),
            _report("c1", None, same),
        ],
        {"a2": "a1"},
    )
    second, other, unknown = found[1], found[2], found[3]
    assert (second.clauses, second.repeated.count, second.shared.count) == (2, 1, 1)
    assert (second.before, second.others) == ("Da1", 1)
    assert second.repeated.examples[0].quote.strip() == same
    assert (other.vague.count, other.shared.count, other.before, other.others) == (2, 1, None, 2)
    assert unknown.shared.count == 0


def test_what_is_said_to_the_hearers_is_no_statement() -> None:
    found = substance(
        [_report("a", "甲县", "我代表县人民政府向大会报告工作", "建成公共厕所12座", "同时")], {}
    )
    assert found[0].clauses == 1
