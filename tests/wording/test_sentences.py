"""The sentences a supervisor reads under an item."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tracker.domain.ledger import LedgerEntry
from tracker.domain.problem import Problem
from tracker.domain.promise import Commitment, Deadline, Measure, Target
from tracker.domain.text import PartialDate, Span
from tracker.domain.verdict import Comparison, Evidence, Mark, Promised, Verdict
from tracker.domain.vocabulary import Basis, Change, Grade, Light, MarkKind, Op, Outcome, Reason, Status
from tracker.wording import Language, Words, choose_language

ZH, EN = Words(Language.ZH), Words(Language.EN)
TARGET = Target("80%", Op.AT_LEAST, 80.0, "%", "接种率")
REPORTED = Evidence(
    "后.txt", "r2", Span(10, 24), "第二剂次接种率为42.70%", 0.9, report_date=PartialDate(2021, 9)
)


def entry(verdict: Verdict, *, soft: bool = False) -> LedgerEntry:
    commitment = Commitment(
        span=Span(0, 12),
        text="8月底前完成80%接种",
        grade=Grade.HARD,
        deadline=Deadline("8月底前", date(2021, 8, 31), Basis.EXPLICIT),
        targets=(TARGET,),
        soft=soft,
        lead=None,
        restated=False,
        report=0,
        section=0,
        rules=(),
    )
    return LedgerEntry(
        "c1",
        "前.txt",
        "d1",
        "r1",
        "总结",
        PartialDate(2021, 1),
        "县卫健局",
        ("一、",),
        commitment,
        verdict,
        Light.RED,
        None,
        2021,
    )


def test_a_shortfall_names_target_report_and_days() -> None:
    verdict = Verdict(
        Status.OVERDUE,
        Reason.SHORTFALL,
        Outcome.SHORT,
        "value.below",
        date(2021, 8, 31),
        122,
        (REPORTED,),
        (Comparison(TARGET, Measure("42.70%", 42.7, "%", "接种率"), False),),
    )
    assert ZH.reason_sentence(entry(verdict)) == (
        "目标为接种率不低于80%，2021年9月报告为42.70%，未达到；到期未达到目标；期限2021年8月31日；已逾期122天"
    )
    assert "122 days overdue" in EN.reason_sentence(entry(verdict))
    assert ZH.reason_sentence(entry(verdict, soft=True)).endswith("原文为“力争”类表述")


def test_evidence_without_figures_is_quoted() -> None:
    verdict = Verdict(
        Status.FULFILLED, None, Outcome.MET, "done", date(2021, 8, 31), evidence=(REPORTED,), late=True
    )
    assert ZH.reason_sentence(entry(verdict)) == "2021年9月报告：“第二剂次接种率为42.70%”；逾期完成"


@pytest.mark.parametrize("reason", [*Reason, None])
@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("words", [ZH, EN])
def test_every_verdict_has_a_sentence(reason: Reason | None, status: Status, words: Words) -> None:
    sentence = words.reason_sentence(
        entry(Verdict(status, reason, Outcome.SILENT, "rule", date(2021, 8, 31)))
    )
    assert sentence and "{" not in sentence


def test_a_persons_mark_says_who_when_and_why() -> None:
    made = Mark(
        1, MarkKind.EXTENDED, "张三", datetime(2022, 1, 5, 4, tzinfo=UTC), "县政府批复", date(2022, 3, 31)
    )
    verdict = Verdict(Status.PENDING, Reason.EXTENDED, Outcome.SILENT, "mark", date(2022, 3, 31), mark=made)
    sentence = ZH.reason_sentence(entry(verdict))
    assert sentence.startswith("已批准延期至2022年3月31日；张三于2022年1月")
    assert sentence.endswith("延期至2022年3月31日：县政府批复")


@pytest.mark.parametrize(
    ("target", "zh", "en"),
    [
        (Target("1100万人", Op.AT_LEAST, 1.1e7, "人", ""), "≥1100万人", "≥11,000,000 人"),
        (Target("1.8万亿元", Op.SET, 1.8e12, "元", ""), "1.8万亿元", "1,800,000,000,000 元"),
        (Target("6.5%左右", Op.ABOUT, 6.5, "%", "", Change.INCREASE), "增长≈6.5%", "up ≈6.5%"),
        (Target("5%-5.5%", Op.RANGE, (5.0, 5.5), "%", ""), "5%～5.5%", "5–5.5%"),
        (Target("xx家", Op.AT_LEAST, None, "家", "", redacted=True), "已隐去（家）", "redacted（家）"),
        (Target("33.33%", Op.AT_LEAST, 33.33, "%", ""), "≥33.33%", "≥33.33%"),
        (Target("42.70%", Op.AT_LEAST, 42.7, "%", ""), "≥42.70%", "≥42.70%"),
        (Target("3家", Op.AT_MOST, 0.0, None, ""), "≤0", "≤0"),
    ],
)
def test_targets_in_figures(target: Target, zh: str, en: str) -> None:
    assert (ZH.target(target), EN.target(target)) == (zh, en)


def test_problems_speak_and_unknown_codes_show_themselves() -> None:
    assert "扫描件" in ZH.problem_sentence(Problem("scan.no_recogniser"))
    assert ZH.problem_sentence(Problem("encoding.replaced")).startswith("有…处")
    assert ZH.problem_sentence(Problem("new.code", details=(("where", "表1"),))) == "new.code where=表1"


@pytest.mark.parametrize(
    ("asked", "environment", "language"),
    [
        (None, {}, Language.ZH),
        (None, {"LANG": "C.UTF-8"}, Language.ZH),
        (None, {"LANG": "en_GB.UTF-8"}, Language.EN),
        (None, {"LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, Language.ZH),
        (None, {"LANG": "en_GB.UTF-8", "TRACKER_LANG": "zh"}, Language.ZH),
        ("en", {"TRACKER_LANG": "zh"}, Language.EN),
    ],
)
def test_the_language_is_asked_for_then_the_environment_then_the_locale(
    asked: str | None, environment: dict[str, str], language: Language
) -> None:
    assert choose_language(asked, environment) is language


@pytest.mark.parametrize(
    ("metric", "raw", "change", "said"),
    [
        ("接种率", "80%", None, "接种率≥80%"),
        ("地区生产总值", "80%", Change.INCREASE, "地区生产总值增长≥80%"),
        ("年均增长80％", "80%", Change.INCREASE, "年均增长≥80%"),
        ("单位能耗下降", "80%", Change.DECREASE, "单位能耗下降≥80%"),
        ("", "80%", None, "≥80%"),
    ],
)
def test_a_requirement_says_nothing_twice(metric: str, raw: str, change: Change | None, said: str) -> None:
    assert Words().requirement(Target(raw, Op.AT_LEAST, 80.0, "%", metric, change)) == said


def test_what_changed_under_a_mark_is_told_with_the_mark() -> None:
    before = Promised(date(2021, 12, 31), (replace(TARGET, raw="70%", value=70.0),))
    made = Mark(1, MarkKind.FULFILLED, "张三", datetime(2021, 9, 5, 8, tzinfo=UTC), promised=before)
    verdict = Verdict(
        Status.FULFILLED, Reason.MARKED, Outcome.SILENT, "mark", date(2021, 8, 31), mark=made, altered=True
    )
    said = ZH.reason_sentence(entry(verdict))
    assert said.startswith(
        "标记后承诺内容有变：目标由接种率不低于70%改为接种率不低于80%，期限由2021年12月31日改为2021年8月31日，请重新审核；"
    )
    assert "张三" in said
    assert "deadline from 2021-12-31" in EN.reason_sentence(entry(verdict))
    same = replace(
        verdict, mark=replace(made, promised=Promised(date(2021, 8, 31), (TARGET,))), altered=False
    )
    assert "标记后" not in ZH.reason_sentence(entry(same))
