"""Every rule that can decide, and every note that leaves a comparison open, is reported in words."""

import re
from importlib.resources import files

import pytest

from tracker.judging.standing import STATUS_RULES
from tracker.wording.judging_rules import COMPARISON_NOTES, JUDGING_RULES, judging_rule, status_rule

CODE = "\n".join(
    files("tracker.judging").joinpath(name).read_text(encoding="utf-8")
    for name in (
        "outcome_rules.py",
        "evidence_decisions.py",
        "target_comparison.py",
        "open_comparisons.py",
        "status_rules.py",
        "row_progress.py",
    )
)
RULES = set(
    re.findall(
        r'(?:Decision\(\s*Outcome\.[A-Z]+,\s*|Outcome\.[A-Z]+, |(?<!status_)rule=|else )"([a-z_]+(?:\.[a-z_]+)?)"',
        CODE,
    )
)
NOTES = set(re.findall(r'(?:None, |note=|note = |OpenRule\(")"?([a-z_]+)"', CODE))


def test_the_code_names_rules_and_notes() -> None:
    assert {"numbers.missed", "act.done", "nothing_found", "income_growth.kept"} <= RULES
    assert {"weak", "narrower", "several"} <= NOTES


@pytest.mark.parametrize("id", sorted(RULES))
def test_every_rule_is_told(id: str) -> None:
    assert judging_rule(id) is not None


@pytest.mark.parametrize("id", sorted(NOTES))
def test_every_note_is_told(id: str) -> None:
    assert id in COMPARISON_NOTES


def test_every_rule_of_a_status_is_told() -> None:
    for id in (*(rule.id for rule in STATUS_RULES), "status.scan_doubtful"):
        assert status_rule(id) is not None, id


def test_nothing_is_told_of_rules_that_are_not_there() -> None:
    assert set(JUDGING_RULES) <= RULES
    assert judging_rule("no.rule") is None
