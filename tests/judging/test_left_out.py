"""Clauses are left out unread where no rule could use them: what is decided is the same as if all were read."""

import pytest

from tracker.matching.candidate_scoring import candidates
from tracker.service import assessment

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
    monkeypatch.setattr(
        assessment, "candidates", lambda wanted, near, index, least, counting: candidates(wanted, near, index)
    )
    assert year_after(promise, told + NOISE, years=years) == short
