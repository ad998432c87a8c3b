"""Which measure words can stand beside each other."""

import re

_OTHER_NAME = re.compile(r"[（(][^（）()次]{1,3}[）)]$")
"""A second measure word in brackets, as readers of numbers keep it; 家（次） counts visits, not 家."""

_PEOPLE = frozenset(["人", "名", "位", "人次", "人员"])
_PLAIN = frozenset(["个", "家", "所", "座", "处", "项", "条", "宗", "间", "件", "台", "套", "支", "款"])
_SHARES = frozenset(["%", "‰", "百分点", "个百分点"])
_LENGTH = {"公里": 1000.0, "千米": 1000.0, "米": 1.0, "里": 500.0}
_AREA = {
    "平方公里": 1e6,
    "平方千米": 1e6,
    "公顷": 1e4,
    "亩": 2000 / 3,
    "平方米": 1.0,
    "㎡": 1.0,
    "m2": 1.0,
    "平米": 1.0,
    "平方": 1.0,
}
_WEIGHT = {"吨": 1000.0, "公斤": 1.0, "千克": 1.0, "斤": 0.5}
_NAMES_OF_ONE = ({"场", "场次"}, {"户", "户家庭"}, {"块", "宗"}, {"块", "幅"}, {"宗", "幅"})
_FAMILIES = (_LENGTH, _AREA, _WEIGHT)


def is_share(unit: str | None) -> bool:
    """Whether the unit is a rate or a share: compared directly, never counted up."""
    return unit in _SHARES


def counts_things(unit: str | None) -> bool:
    """Whether the unit counts things, and so may stand for another that does."""
    return unit in _PLAIN


def comparable_units(target: str | None, measure: str | None) -> bool:
    """Whether a value in one unit can be held against a target in the other."""
    target, measure = _first(target), _first(measure)
    if target == measure:
        return True
    if target is None or measure is None:
        return (target or measure) in _PEOPLE
    if target in _PLAIN and measure in _PLAIN:
        return True
    if target in _PEOPLE and measure in _PEOPLE and "人次" not in (target, measure):
        return True
    if any(target in family and measure in family for family in _FAMILIES):
        return True
    if "/" in target or "/" in measure:
        # 每立方米33.6微克 may have been read without its 每.
        return target.split("/")[0] == measure.split("/")[0] and not ("/" in target and "/" in measure)
    return {target, measure} in _NAMES_OF_ONE


def _first(unit: str | None) -> str | None:
    """`套（间）` counts what 套 counts."""
    return unit and (_OTHER_NAME.sub("", unit) or unit)


def factor(target: str | None, measure: str | None) -> float:
    """What a value in `measure` is multiplied with to stand in `target`; 1 where both are the same."""
    for family in _FAMILIES:
        if target in family and measure in family:
            return family[measure] / family[target]
    return 1.0


def is_whole(raw: str) -> bool:
    """Whether a number is reported as the whole of something (`全覆盖`, `全部`, `应保尽保`) and not in figures."""
    return not any(letter.isdigit() for letter in raw) and any(word in raw for word in _WHOLE)


_WHOLE = ("全", "尽", "所有", "一律", "户户", "村村", "人人", "家家")
