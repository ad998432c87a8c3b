"""The numbers behind verdicts stand in their files: none in code, and none in the files that nobody reads."""

import ast
import tomllib
from functools import cache

import pytest

from tracker.domain.match import Act

from .source import ROOT, Module, modules

ROOMS = ("tracker.judging", "tracker.matching")
PLAIN = frozenset({0.0, 0.5, 1.0, 100.0})
"""Nothing, half, all, and all in per cent."""
POLICY = tomllib.loads((ROOT / "tracker/judging/policy.toml").read_text(encoding="utf-8"))
CARDS = tomllib.loads((ROOT / "tracker/matching/scorecard.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "module",
    [module for module in modules().values() if module.name.startswith(ROOMS)],
    ids=lambda module: module.name,
)
def test_no_number_that_weighs_stands_in_code(module: Module) -> None:
    found = [
        f"{module.path}:{node.lineno} {node.value}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, float) and node.value not in PLAIN
    ]
    assert not found, found


@cache
def _read_in_code() -> frozenset[str]:
    """Names that code of ours reads: attributes of a policy and keys of a card."""
    found: set[str] = set()
    for module in modules().values():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load):
                found.add(node.attr)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return frozenset(found)


@pytest.mark.parametrize("name", [*POLICY["matching"], *POLICY["tolerance"]])
def test_every_number_of_the_policy_is_read(name: str) -> None:
    assert name in _read_in_code()


ACTS = frozenset(act.name.lower() for act in Act)


@pytest.mark.parametrize(("card", "name"), [(card, name) for card, names in CARDS.items() for name in names])
def test_every_number_of_the_scorecard_is_read(card: str, name: str) -> None:
    assert name in _read_in_code() or (card == "order" and name in ACTS)
