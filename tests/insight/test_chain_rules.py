"""Every rule of chains with its own examples and counter-examples, read by the whole program."""

import pytest

from tests.insight.test_chains import NOW, write
from tracker.domain.ledger import LedgerQuery
from tracker.insight import sameness, turns
from tracker.insight.reading import Read, read_pledges
from tracker.matching.idf import Rarity, counted
from tracker.service.workspace import Workspace

_CASES = [
    (rule, pair, applies)
    for rule in (*sameness.RULES, *turns.RULES)
    for pairs, applies in ((rule.examples, True), (rule.counter_examples, False))
    for pair in pairs
]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[int, int], Read]:
    """The first pledge of each plan of every case."""
    folder = tmp_path_factory.mktemp("rules")
    for number, (_, (first, second), _) in enumerate(_CASES):
        write(folder, _body(number), {2021: first, 2022: second}, {})
    with Workspace.open(folder / "ledger.db") as workspace:
        workspace.ingest([folder], now=NOW)
        view = workspace.ledger(LedgerQuery(NOW.date()))
        entries = view.page(0, len(view))
    bodies = {_body(number): number for number in range(len(_CASES))}
    found: dict[tuple[int, int], Read] = {}
    for entry in entries:
        found.setdefault((bodies[entry.issuer or ""], entry.year or 0), read_pledges(entry)[0])
    return found


def _body(number: int) -> str:
    return f"云{'甲乙丙丁戊己庚辛壬癸子丑寅卯'[number // 10]}{'溪岭河川江湖山谷林原'[number % 10]}县人民政府"


@pytest.mark.parametrize(
    "number",
    range(len(_CASES)),
    ids=[f"{rule.id} {'' if yes else 'not '}{pair[1]}" for rule, pair, yes in _CASES],
)
def test_a_rule_applies_to_its_examples_only(number: int, read: dict[tuple[int, int], Read]) -> None:
    rule, _, applies = _CASES[number]
    a, b = read[number, 2021], read[number, 2022]
    if isinstance(rule, turns.TurnRule):
        assert rule.applies(a, b) is applies
        return
    # Rarity as in the plans of a body of usual size.
    idf = Rarity(counted([a.tokens.keys(), b.tokens.keys()]))
    both = sameness.pair(sameness.weigh(a, idf), sameness.weigh(b, idf))
    assert rule.applies(both) is applies, (both.ahead, both.back, both.swapped, a.form, b.form)


def test_every_rule_has_examples() -> None:
    for rule in (*sameness.RULES, *turns.RULES):
        assert len(rule.examples) >= 2 and rule.counter_examples, rule.id
    assert len({rule.id for rule in (*sameness.RULES, *turns.RULES)}) == len(sameness.RULES) + len(
        turns.RULES
    )
