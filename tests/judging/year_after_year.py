"""Made-up reports of one county: a plan for a year and the report a year later, judged as the program judges them."""

from datetime import date

from tracker.domain.promise import Commitment
from tracker.domain.report import Hints
from tracker.domain.text import PartialDate, Span
from tracker.domain.verdict import Coverage, Finding, Verdict
from tracker.domain.vocabulary import Grade
from tracker.extraction.extract import extract
from tracker.judging.policy import load_policy
from tracker.judging.status_rules import verdict
from tracker.service.assessing.assessment import Later, Plan, ReportFacts, assess

POLICY = load_policy()


def report_text(year: int, review: str, plan: str) -> str:
    """A government work report of January `year`: what was done the year before, and what is promised."""
    return (
        f"云麓县政府工作报告\n——{year}年1月12日在云麓县第十七届人民代表大会第{year - 2018}次会议上\n县长　白林\n\n各位代表：\n"
        f"现在，我代表县人民政府向大会报告工作。\n一、{year - 1}年工作回顾\n{review}\n二、{year}年主要工作\n{plan}\n"
    )


def facts(text: str, year: int, name: str) -> tuple[ReportFacts, list[tuple[str, Commitment]]]:
    read = extract(text, Hints(file_name=name, date=PartialDate(year, 1, 12)))
    commitments = [
        (item.text, item)
        for item in read.commitments
        if item.report == 0 and item.grade is not Grade.DECLARATORY
    ]
    return ReportFacts(name, name, read.reports[0], text, read.achievements), commitments


def year_after(promise: str, told: str, *, years: int = 1, rejected: tuple[Span, ...] = ()) -> Finding:
    """What the report `years` years after a plan for 2021 says of its only promise."""
    plan, commitments = facts(report_text(2021, "全县经济平稳运行。", promise), 2021, "plan.txt")
    later, _ = facts(report_text(2021 + years, told, "继续做好各项工作。"), 2021 + years, "later.txt")
    assert len(commitments) == 1, [text for text, _ in commitments]
    found = assess(Plan(plan, commitments), Later(later, POLICY), {commitments[0][0]: rejected})
    return found[commitments[0][0]]


def over_years(promise: str, *told: str, as_of: date = date(2024, 12, 31)) -> Verdict:
    """The verdict on a promise of 2021 with one report for each following year on file."""
    plan, commitments = facts(report_text(2021, "全县经济平稳运行。", promise), 2021, "plan.txt")
    assert len(commitments) == 1, [text for text, _ in commitments]
    findings: list[Finding] = []
    coverage: list[Coverage] = []
    for number, review in enumerate(told, 1):
        later, _ = facts(
            report_text(2021 + number, review, "继续做好各项工作。"), 2021 + number, f"{2021 + number}.txt"
        )
        findings += assess(Plan(plan, commitments), Later(later, POLICY)).values()
        covers = later.report.covers
        coverage.append(
            Coverage(
                later.report_id,
                later.report.date.first_day() if later.report.date else None,
                covers.start if covers else None,
                covers.end if covers else None,
            )
        )
    return verdict(commitments[0][1], findings, coverage, (), (), as_of, POLICY)
