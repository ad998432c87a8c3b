"""Numbers recognised with doubt: they accuse nobody and prove nothing."""

from dataclasses import replace
from datetime import date

import pytest

from tracker.domain.promise import Commitment, Deadline
from tracker.domain.text import Span
from tracker.domain.verdict import Coverage, Finding
from tracker.domain.vocabulary import Basis, Grade, Outcome, Reason, Scan, Status
from tracker.judging.policy import load_policy
from tracker.judging.status_rules import verdict

COMMITMENT = Commitment(
    Span(0, 4), "修路五条", Grade.HARD, Deadline("6月底", date(2024, 6, 30), Basis.EXPLICIT), (), False, None, False, 0, 0, ()
)  # fmt: skip
SHORT = Finding("R", date(2024, 12, 31), date(2024, 12, 31), Outcome.SHORT, "numbers.missed")
COVERAGE = Coverage("R", date(2024, 12, 31), date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize("findings", [(SHORT,), ()], ids=["short", "not reported"])
@pytest.mark.parametrize(
    ("scan", "status", "reason"),
    [
        (None, Status.OVERDUE, None),
        (Scan.CLEAR, Status.OVERDUE, None),
        (Scan.DOUBTFUL, Status.UNVERIFIABLE, Reason.AMBIGUOUS),
    ],
)
def test_only_a_doubtful_number_keeps_an_item_from_being_overdue(
    findings: tuple[Finding, ...], scan: Scan | None, status: Status, reason: Reason | None
) -> None:
    made = verdict(
        replace(COMMITMENT, scan=scan), findings, (COVERAGE,), (), (), date(2025, 1, 31), load_policy()
    )
    assert made.status is status
    assert reason is None or (made.reason, made.days_overdue) == (reason, None)
