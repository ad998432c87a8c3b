"""Every rule of what part a time plays decides its example."""

import pytest

from tracker.extraction.time.expressions import find_times
from tracker.extraction.time.roles import ROLE_RULES, RoleRule


@pytest.mark.parametrize("rule", ROLE_RULES, ids=lambda rule: rule.id)
def test_every_rule_of_roles_decides_its_example(rule: RoleRule) -> None:
    times = find_times(rule.example)
    assert any(
        time.role == ("" if rule.silent else rule.id) and rule.kind in (None, time.kind) for time in times
    ), times


def test_the_first_rule_that_holds_decides() -> None:
    assert [time.role for time in find_times("截至2030年以来")] == ["time_role.as_of_before"]
