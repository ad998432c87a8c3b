"""Clauses are left out unread where no rule could use them: what is decided is the same as if all were read."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tracker.domain.match import Candidate
from tracker.matching.candidate_scoring import Asked, candidates
from tracker.matching.index import Entry, ReportIndex
from tracker.matching.likeness import Held, Likeness, likeness
from tracker.matching.query import WeightedQuery
from tracker.matching.weights import card
from tracker.service.assessing import assessment

from .test_assessment import CASES
from .year_after_year import year_after

PAIRS = [(promise, told) for promise, told, _ in CASES]
NOISE = "全县经济平稳运行，县医院门诊楼投入使用，农村公路养护加强，全年举办文化活动120场。"


@pytest.mark.parametrize("years", [1, 2])
@pytest.mark.parametrize(("promise", "told"), PAIRS)
def test_reading_every_clause_decides_the_same(
    promise: str, told: str, years: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = year_after(promise, told + NOISE, years=years)

    def all_of_it(
        wanted: WeightedQuery,
        near: Sequence[Entry],
        index: ReportIndex,
        least: float,
        *,
        counting: bool,
        asked: Asked,
    ) -> list[Candidate]:
        full = candidates(wanted, near, index)
        thin = {one.achievement: one for one in candidates(wanted, near, index, asked=asked)}
        for one in full:
            other = thin[one.achievement]
            assert other == one or other == replace(one, parts=(), relevance=0.0)
            assert other == one or (one.relevance < asked.relevance and one.coverage < asked.coverage)
        return full

    monkeypatch.setattr(assessment, "candidates", all_of_it)
    assert year_after(promise, told + NOISE, years=years) == short


def test_signs_that_are_worked_out_last_speak_as_it_is_assumed_of_them() -> None:
    """The most that a clause can come to has the first two at 1 and the third at 0."""
    relevance = card("relevance")
    assert relevance["piece"] > 0.0 and relevance["naming_back"] > 0.0 and relevance["other_thing"] < 0.0


def test_a_clause_that_can_answer_by_nothing_is_not_compared_word_by_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[str] = []

    def counted(wanted: WeightedQuery, entry: Entry, index: ReportIndex, has: Held) -> Likeness:
        compared.append(entry.achievement.text)
        return likeness(wanted, entry, index, has)

    monkeypatch.setattr("tracker.matching.candidate_scoring.likeness", counted)
    told = "甲镇污水处理厂建成投用。乙镇农村公路养护加强，丙村污水处理知识宣传开展。"
    year_after("新建甲镇污水处理厂。", told)
    assert [text for text in compared if "甲镇" in text] and not [text for text in compared if "丙村" in text]
    monkeypatch.setattr(assessment.Later, "asked", Asked(0.0, 0.0))
    year_after("新建甲镇污水处理厂。", told)
    assert [text for text in compared if "丙村" in text]
