"""Each rule that gives a status has a case that it decides, and the last one always applies."""

from dataclasses import replace
from datetime import date

import pytest

from tracker.domain.promise import Commitment
from tracker.domain.verdict import Coverage, Evidence, Finding
from tracker.domain.vocabulary import Basis, Grade, Outcome, Reason, Status
from tracker.judging.policy import load_policy
from tracker.judging.standing import STATUS_RULES, Standing

from .year_after_year import facts, report_text, year_after

DUE = date(2021, 12, 31)
AS_OF = date(2022, 3, 1)
LATER = Coverage("later", date(2022, 1, 12), date(2021, 1, 1), DUE)


def promise(text: str) -> Commitment:
    _, commitments = facts(report_text(2021, "全县经济平稳运行。", text), 2021, "plan.txt")
    return commitments[0][1]


COUNTED = promise("新建公园3个。")
NAMED_DAY = promise("6月底前新建公园3个。")
DONE = year_after("新建公园3个。", "新建公园3个。")


def standing(commitment: Commitment = COUNTED, deadline: date | None = DUE, **changes: object) -> Standing:
    empty = Standing(commitment, deadline, (), (LATER,), AS_OF, load_policy(), None, ())
    return replace(empty, **changes)  # type: ignore[arg-type]


def found(outcome: Outcome, rule: str, *, ambiguous: bool = False) -> Finding:
    return replace(DONE, outcome=outcome, rule=rule, ambiguous=ambiguous)


def deciding(
    outcome: Outcome, rule: str, commitment: Commitment = COUNTED, *, ambiguous: bool = False
) -> Standing:
    one = found(outcome, rule, ambiguous=ambiguous)
    return standing(commitment, findings=(one,), deciding=one)


QUOTED: tuple[Evidence, ...] = DONE.evidence
REDACTED = replace(COUNTED, targets=(replace(COUNTED.targets[0], redacted=True),))

CASES = {
    "status.declaratory": standing(replace(COUNTED, grade=Grade.DECLARATORY)),
    "status.kept": deciding(Outcome.MET, "numbers.reached"),
    "status.redacted": standing(REDACTED),
    "status.no_day.doubtful": replace(deciding(Outcome.PROGRESS, "act.under_way"), deadline=None),
    "status.no_day.not_mentioned": standing(deadline=None),
    "status.no_day.no_report": standing(deadline=None, coverage=()),
    "status.not_due": standing(as_of=date(2021, 6, 30)),
    "status.doubtful": deciding(Outcome.MET, "numbers.reached", ambiguous=True),
    "status.not_comparable": deciding(Outcome.PROGRESS, "topic.other_form"),
    "status.missed": deciding(Outcome.SHORT, "numbers.missed"),
    "status.unfinished": deciding(Outcome.PROGRESS, "act.under_way"),
    "status.no_report_yet": standing(coverage=()),
    "status.near_clause": standing(findings=(found(Outcome.SILENT, "too_weak", ambiguous=True),)),
    "status.silent_after_named_day": standing(NAMED_DAY, NAMED_DAY.deadline.date),
    "status.silent": standing(),
}


def test_every_rule_has_its_case() -> None:
    assert list(CASES) == [rule.id for rule in STATUS_RULES]


@pytest.mark.parametrize("id", CASES)
def test_the_rule_that_decides(id: str) -> None:
    assert next(rule.id for rule in STATUS_RULES if rule.applies(CASES[id])) == id


def test_contradicting_reports_are_never_kept() -> None:
    case = replace(CASES["status.kept"], conflicting=QUOTED)
    assert next(rule.id for rule in STATUS_RULES if rule.applies(case)) == "status.doubtful"


def test_the_rest_of_a_list_is_asked_for_where_a_day_was_named() -> None:
    assert NAMED_DAY.deadline.basis is Basis.EXPLICIT
    rest = deciding(Outcome.PROGRESS, "numbers.rest_not_reported", NAMED_DAY)
    open_day = deciding(Outcome.PROGRESS, "numbers.rest_not_reported")
    named = replace(rest, deadline=NAMED_DAY.deadline.date)
    first = [next(rule for rule in STATUS_RULES if rule.applies(case)) for case in (named, open_day)]
    assert [(rule.status, rule.reason) for rule in first] == [
        (Status.OVERDUE, Reason.UNFINISHED),
        (Status.UNVERIFIABLE, Reason.NOT_COMPARABLE),
    ]
