"""Judged promises on their way to a verdict: found, clause read, looked at, shown first, decided rightly."""

import json
from pathlib import Path

import pytest

from tests.judging.year_after_year import report_text
from tracker.domain.policy import Policy
from tracker.evaluation.funnel import funnel_lines, scores_of
from tracker.evaluation.judged import JudgedPair, follow_pair, load_judged

PLAN = report_text(2021, "全县经济平稳运行。", "建成县文化馆。城镇新增就业5000人以上。组建县水务集团。")
REPORT = report_text(2022, "县文化馆建成开放。城镇新增就业4200人。", "继续做好各项工作。")


def _item(text: str, outcome: str, said: str = "") -> dict[str, object]:
    evidence = [{"start": REPORT.index(said), "end": REPORT.index(said) + len(said)}] if said else []
    start = PLAN.index(text)
    return {"start": start, "end": start + len(text), "text": text, "outcome": outcome, "evidence": evidence}


@pytest.fixture
def pair(tmp_path: Path) -> JudgedPair:
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    items = [
        _item("建成县文化馆", "met", "县文化馆建成开放"),
        _item(
            "城镇新增就业5000人以上", "met", "城镇新增就业4200人"
        ),  # judged wrongly here, for the funnel's sake
        _item("组建县水务集团", "silent"),
        {**_item("全县经济平稳运行", "silent"), "wrong": True},
    ]
    judged = {"plan": "plan.txt", "report": "report.txt", "as_of": "2022-06-30", "items": items}
    (tmp_path / "a.json").write_text(json.dumps(judged, ensure_ascii=False), encoding="utf-8")
    (found,) = load_judged(tmp_path.glob("a.json"), tmp_path)
    return found


def test_where_an_answer_is_lost(pair: JudgedPair) -> None:
    built, jobs, group = follow_pair(pair, Policy())
    assert (built.found, built.read, built.candidate, built.first, built.right) == (True,) * 5
    assert (jobs.first, jobs.right, jobs.rule) == (True, False, "numbers.missed")
    assert group.right and not group.read


def test_the_funnel_is_told_by_rule_and_relation(pair: JudgedPair) -> None:
    lines = list(funnel_lines(follow_pair(pair, Policy())))
    assert any("first and decided rightly" in line and "(1/2)" in line for line in lines)
    assert any("numbers.missed (short)" in line and "should be 1 met" in line for line in lines)
    assert "by relation" in lines


def test_what_was_right_can_be_kept_and_compared(pair: JudgedPair) -> None:
    scores = scores_of(follow_pair(pair, Policy()))
    assert "outcome" in scores.items["a#0"] and "outcome" not in scores.items["a#1"]


def test_nothing_judged_prints_nothing() -> None:
    assert list(funnel_lines(())) == []
