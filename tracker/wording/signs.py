"""What a clause has in common with a promise, for the decisions that rest on all of it together: by the names matching gives
its signs, those that speak loudest first."""

from collections.abc import Mapping, Sequence

from .both import Both

SIGNS: Mapping[str, Both] = {
    "piece": Both("并列事项之一相同", "one member of the list is the same"),
    "number": Both("数值口径相近", "a figure of nearly the same"),
    "names": Both("引号内名称相同", "the name in quotation marks is the same"),
    "objects": Both("点名了其中一项", "one of the things promised is named"),
    "part": Both("所承诺的一项基本见于该句", "most of one thing promised is in the clause"),
    "same_act": Both("办理动作相同", "the act is the same"),
    "head": Both("中心词相同", "the head noun is the same"),
    "counts_alike": Both("计数对象和单位相同", "the same things are counted in the same unit"),
    "named": Both("有少见的共同词语", "rare words are in both"),
}
_PLAIN = 0.5
"""Share from which a sign is worth naming."""
_FEW = 4


def signs_that_spoke(parts: Sequence[tuple[str, float]]) -> list[Both]:
    """The signs of a clause that are there for the most part, at most four."""
    held = dict(parts)
    return [named for name, named in SIGNS.items() if held.get(name, 0.0) >= _PLAIN][:_FEW]
