"""What a clause has in common with a promise, for the decisions that rest on all of it together: by the names matching gives
its signs, those that speak loudest first."""

from collections.abc import Mapping, Sequence

from tracker.domain.match import APART

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


RELATIONS: Mapping[str, Both] = {
    "other": Both("同一指标的另一种口径（增速、总量、占比等）", "the same indicator in another form"),
    "silent": Both("口径不同，说明不了这一目标", "in a form that says nothing of the target"),
    "whole": Both("只说“全部”“全覆盖”，没有数值", "reported as the whole, without a figure"),
    "stage": Both("说的是更早阶段的数量", "counts an earlier stage"),
    "narrower": Both("只是其中一部分", "of a part only"),
    "wider": Both("范围更大", "of something wider"),
    "wider_thing": Both("没有承诺中的限定词，范围更大", "of a wider thing, without what narrows the promise"),
    "wider_whole": Both("是包含该指标的总量", "of the whole the indicator is a part of"),
    "other_indicator": Both("是另一项指标", "another indicator"),
    "forecast": Both("是预计数，不是完成数", "a forecast, not a result"),
    "baseline": Both("是基数，不是完成数", "the base, not the result"),
    "counted": Both("计数的对象不同", "counts other things"),
    "per_head": Both("是人均数", "by the head"),
    "act": Both("说的是另一种办理动作", "of another act"),
    "net": Both("是净增数", "a net increase"),
    "scope": Both("范围不同（城乡、级别、对象等）", "of another scope"),
    "total": Both("是应办总数，不是完成数", "what there was to do, not what was done"),
    "plan_share": Both("是完成计划的比例", "a share of what was planned"),
}
"""By which relation the nearest number of a clause stands apart from the target, so that it was not compared."""


def relation_apart(parts: Sequence[tuple[str, float]]) -> Both | None:
    """Why the nearest number of a clause was not compared; None where it was, or where there is none."""
    return next((RELATIONS[name.removeprefix(APART)] for name, _ in parts if name.startswith(APART)), None)
