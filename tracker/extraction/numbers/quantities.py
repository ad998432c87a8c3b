"""Numbers with their measure words, as they are written; which of them are targets is stated by `targets`."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from tracker.domain.promise import Value
from tracker.domain.text import Span
from tracker.lexicon import Pattern, load_lexicon
from tracker.lexicon.engine.scanner import Scanner
from tracker.lexicon.phrases import Phrase, listed, ordered

from .numerals import fold_document, read_number
from .whole_numbers import CONTINUES, Found, why_not_whole


@dataclass(slots=True, unsafe_hash=True)
class Quantity:
    """A number in a text. `span` covers the bounds written around it (`不低于`, `以上`); `number` the number and unit alone.

    `value` is in the plain unit, None where it is redacted; `unit` as written, None for pure numbers. `family` is the
    kind of measure (`money`, `amount`, `count`, `people`, `ratio`, `time`, `age`, `all`, `none`, "").
    """

    span: Final[Span]
    number: Final[Span]
    rule: Final[str]
    form: Final[str]
    value: Final[Value | None]
    unit: Final[str | None]
    family: Final[str]
    over: Final[str] = ""
    under: Final[str] = ""
    more: Final[bool] = False


_CODE: Final = re.compile(r"0\d")
"""A zero before other digits: a code and no amount."""
_HALVED_BELOW: Final = 10_000


@cache
def scanner() -> Scanner:
    return Scanner(load_lexicon().family("quantity"))


@cache
def _families() -> dict[str, str]:
    words = load_lexicon().words
    names = ("count", "people", "amount", "money", "time", "ratio", "age")
    families = {word: name for name in names for word in words[f"unit.{name}"].words}
    return families | dict.fromkeys(words["unit.return_period"].words, "amount")


@dataclass(frozen=True, slots=True)
class Unread:
    """What looks like a number and is not read: `rule` says why."""

    span: Span
    rule: str


def holds_numbers(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` holds anything written as a number; most clauses do not, and are asked nothing more."""
    return bool(scanner().within(fold_document(text), start, end))


def find_quantities(text: str, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """Every number of `text[start:end]` that has a measure word or a bound, and every 全覆盖, 清零 and the like."""
    return read_quantities(text, start, end)[0]


def read_quantities(
    text: str, start: int = 0, end: int | None = None
) -> tuple[tuple[Quantity, ...], tuple[Unread, ...]]:
    """The numbers of `text[start:end]`, in order, and those that are not read because part of them would be lost."""
    stop = len(text) if end is None else min(end, len(text))
    folded = fold_document(text)
    matches = scanner().within(folded, start, stop)
    if not matches:
        return (), ()
    found: list[Quantity] = []
    unread: list[Unread] = []
    for pattern, match in matches:
        quantity = _quantity(pattern, match)
        at = match.start() if quantity is None else quantity.number.start
        broken = (
            "number.not_readable"
            if quantity is None
            else why_not_whole(folded, start, Found(at, match.end(), quantity.form, quantity.family))
        )
        if quantity is not None and not broken:
            _add(quantity, found, unread)
            continue
        unread.append(Unread(Span(at, match.end()), broken))
        if found and broken in CONTINUES and at - found[-1].span.end <= 1:
            unread.append(Unread(found.pop().span, broken))  # nor is what it goes on: 10亿 5000万元
    return tuple(found), tuple(unread)


def _add(quantity: Quantity, found: list[Quantity], unread: list[Unread]) -> None:
    """Keep a number; one that goes on the number before it (12公里500米) belongs to it, or both are left out."""
    earlier = found[-1] if found else None
    if earlier is None or not _goes_on(earlier, quantity):
        found.append(quantity)
        return
    found.pop()
    whole = _joined(earlier, quantity)
    if whole is None:
        unread.append(Unread(Span(earlier.span.start, quantity.span.end), "number.parts_of_units"))
    else:
        found.append(whole)


def _goes_on(earlier: Quantity, quantity: Quantity) -> bool:
    adjacent = earlier.number.end == quantity.number.start == quantity.span.start
    if not adjacent or earlier.family != quantity.family:
        return False
    alike = earlier.form == quantity.form == "number" and earlier.unit == quantity.unit
    return earlier.family in ("amount", "money", "time") or alike


def _joined(earlier: Quantity, quantity: Quantity) -> Quantity | None:
    factor = _PARTS.get((earlier.unit or "", quantity.unit or ""))
    if factor is None or not isinstance(earlier.value, float) or not isinstance(quantity.value, float):
        return None
    if quantity.value >= factor or earlier.value != int(earlier.value):
        return None
    return Quantity(
        Span(earlier.span.start, quantity.span.end),
        Span(earlier.number.start, quantity.number.end),
        earlier.rule,
        earlier.form,
        round(earlier.value + quantity.value / factor, 6),
        earlier.unit,
        earlier.family,
        earlier.over,
        quantity.under,
        quantity.more,
    )


_PARTS: Final = {
    ("公里", "米"): 1000,
    ("千米", "米"): 1000,
    ("米", "厘米"): 100,
    ("吨", "公斤"): 1000,
    ("公斤", "克"): 1000,
    ("年", "个月"): 12,
    ("小时", "分钟"): 60,
    ("个小时", "分钟"): 60,
    ("分钟", "秒"): 60,
}
"""How many of the second measure make one of the first."""


def _quantity(pattern: Pattern, match: re.Match[str]) -> Quantity | None:
    parts = {name: value for name, value in match.groupdict().items() if value}
    if "num_cn" in parts:
        parts["num"] = parts["num_cn"]
    unit: str | None = parts.get("unit", "").replace(" ", "").replace("\n", "") or None
    value = _VALUES[pattern.resolver](parts)
    if value is None and pattern.resolver != "redacted":
        return None
    if pattern.resolver in ("all", "none"):
        unit = "%" if pattern.resolver == "all" else None
        family = pattern.resolver
    elif pattern.resolver in ("fraction", "range_fraction", "tenths", "range_tenths", "half", "double"):
        unit, family = "%", "ratio"
    elif pattern.resolver == "magnitude":
        unit, family = "元", "money"
    elif pattern.id == "quantity.people_unsaid":
        family = "people"
        unit = None if parts["whom"] in listed("number.no_persons") else "人"
    elif pattern.id in ("quantity.money_parts", "quantity.money_colloquial", "quantity.renminbi"):
        unit, family = "元", "money"
    elif pattern.id.startswith("quantity.money_unsaid"):
        family = "money"
    else:
        family = "ratio" if unit == "个点" else _family(unit)
    if unit in ("个百分点", "个点"):
        unit = "百分点"
    number_start = min(
        (match.start(name) for name in ("num", "num_cn", "den") if match.groupdict().get(name)),
        default=match.start(),
    )
    number_end = match.start("under") if "under" in parts else match.end()
    start, over = match.start(), parts.get("over") or parts.get("halved", "")
    if pattern.resolver == "ratio" and over not in ordered("number.ratio_bounds"):
        # 达到1:18: the verb is no part of the number.
        start, over = number_start, ""
    form = "range" if pattern.resolver.startswith("range") else pattern.resolver
    return Quantity(
        Span(start, match.end()),
        Span(number_start, number_end),
        pattern.id,
        "number" if form == "money_parts" else form,
        value,
        unit,
        family,
        over,
        parts.get("under", ""),
        "more" in parts or "more_after" in parts,
    )


@cache
def _family(unit: str | None) -> str:
    if unit is None:
        return ""
    if unit.startswith("/"):  # 10/10万
        return "ratio"
    return _families().get(re.split(r"[/（(]", unit)[0], "")


def _scaled(number: str, mult: str) -> float | None:
    value = read_number(number + mult)
    if value is None or _CODE.match(number):
        return None
    return round(value, 6 if value < 10_000 else 2)  # 2346.2亿 is a whole number of yuan


def _number(parts: dict[str, str]) -> Value | None:
    value = _scaled(parts["num"], parts.get("mult", ""))
    if value is None or "half" not in parts:
        return value
    # 一百二十公里半; of 五万亩半 nobody knows what the half is of.
    return value + 0.5 if value == int(value) and value < _HALVED_BELOW else None


def _range(parts: dict[str, str]) -> Value | None:
    """Both ends; the lower takes the 万 or 亿 of the higher where it has none: 1-2万人, 七千到九千万元; not 5000-1万人."""
    higher = parts["num_high"] + parts.get("mult_high", "")
    lower = parts["num"] + parts.get("mult", "")
    high = _scaled(higher, "")
    shared = "" if "unit_low" in parts else _SHARED.search(higher)
    tails = [shared[0]] if shared and not lower.endswith(tuple("万亿")) else []
    if tails and lower[-1] in "十百千":
        tails = [tails[0].lstrip("十百千")]
    for tail in (*tails, ""):
        low = _scaled(lower, tail)
        if low is not None and high is not None and low <= high:
            return (low, high)
    return None


_SHARED: Final = Phrase("number.shared_magnitude")
"""The magnitude at the end of a range that holds for both of its ends."""


def _fraction(parts: dict[str, str]) -> Value | None:
    named = parts["den"]
    below = read_number(named if named[-1] not in "百千万" or named[0] == "十" else "一" + named)
    value = read_number(parts["num"])
    if not below or value is None:
        return None
    share = (value + (0.5 if "half" in parts else 0)) / below * 100
    return round(share, 2 if share >= 1 else 6)


def _range_fraction(parts: dict[str, str]) -> Value | None:
    low, high = _fraction(parts), _fraction({**parts, "num": parts["num_high"]})
    ordered = isinstance(low, float) and isinstance(high, float) and low < high
    return (low, high) if ordered else None  # type: ignore[return-value]


def _tenths(parts: dict[str, str]) -> Value | None:
    value, half = read_number(parts["num"]), parts.get("half", "")
    if value is None or (half and "点" in parts["num"]):
        return None
    rest = 5.0 if half == "半" else (read_number(half) or 0) if half else 0
    return round(value * 10 + rest, 2)


def _range_tenths(parts: dict[str, str]) -> Value | None:
    low, high = read_number(parts["num"]), read_number(parts["num_high"])
    return (low * 10, high * 10) if low is not None and high is not None and low < high else None


def _money_parts(parts: dict[str, str]) -> Value | None:
    whole = read_number(parts["num"])
    if whole is None or whole != int(whole):
        return None
    return round(whole + int(parts.get("tenths", 0)) / 10 + int(parts.get("hundredths", 0)) / 100, 2)


def _magnitude(parts: dict[str, str]) -> Value | None:
    return (
        read_number("一" + parts["num"].removeprefix("十"))
        if parts["num"][0] != "十"
        else read_number(parts["num"])
    )


def _double(parts: dict[str, str]) -> Value | None:
    times = read_number(parts.get("num", "一"))
    return None if times is None or not 1 <= times <= 9 else (2.0 ** int(times) - 1) * 100


def _ratio(parts: dict[str, str]) -> Value | None:
    above, below = read_number(parts["num"]), read_number(parts["den"])
    return round(above / below, 4) if above is not None and below else None


_VALUES: Final = {
    "all": lambda parts: 100.0,
    "double": _double,
    "fraction": _fraction,
    "half": lambda parts: 50.0,
    "magnitude": _magnitude,
    "money_parts": _money_parts,
    "none": lambda parts: 0.0,
    "number": _number,
    "range": _range,
    "range_fraction": _range_fraction,
    "range_tenths": _range_tenths,
    "ratio": _ratio,
    "redacted": lambda parts: None,
    "tenths": _tenths,
}
