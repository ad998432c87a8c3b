"""Numbers with their measure words, as they are written; which of them are targets is said by `targets`."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from tracker.domain.promise import Value
from tracker.domain.text import Span
from tracker.lexicon import Pattern, load_lexicon
from tracker.lexicon.engine.scanner import Scanner, starters

from .numerals import fold_document, read_number


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


_FOLLOWED: Final = (
    ("0123456789xX×*○≥≤><＞＜", ""),
    (
        "一二两三四五六七八九十百千",
        r"(?=[一二两三四五六七八九十百千万亿零〇多余几至到—–~～ \n-]"
        r"|[个家所座处条件项宗套台部辆艘场期张份间栋幢户名位人天元公亩吨年轮批次支例种门平小分成倍律])",
    ),
    ("半过", r"(?=[数半千百万0-9])"),
    ("减降", r"(?=半)"),
    ("一", r"(?=半)"),
    ("控", r"(?=制在)"),
    ("不", r"(?=[低少小得宜高多大超足满发出])"),
    ("至", r"(?=少)"),
    (
        "最力突高大多低少小约将接近超逾达提优为",
        r"(?=[低少多高争破于约近接为有达到至高升0-9 \nxX一二两三四五六七八九十百千出过])",
    ),
    ("翻应", ""),
    ("实总收规产数面能", r"(?=[现量入模值积力])"),
    ("全", r"(?=[覆面部])"),
    ("所", r"(?=有)"),
    ("户村人组镇县乡家屯", r"(?=[户村人组镇县乡家屯])"),
    ("零动归清", r"(?=[增发投差违事死感新上积拖容排填缺失遗跑举火伤反态零返直]|清)"),
    ("清", r"(?=零)"),
    ("杜", r"(?=绝)"),
)
"""Where a quantity could start: characters, and what must follow them close by."""

_RATIO_BOUNDS: Final = ("突破", "不低于", "超过", "高于", "优于")


@cache
def scanner() -> Scanner:
    return Scanner(load_lexicon().family("quantity"), starters(_FOLLOWED))


@cache
def _families() -> dict[str, str]:
    words = load_lexicon().words
    names = ("count", "people", "amount", "money", "time", "ratio", "age")
    families = {word: name for name in names for word in words[f"unit.{name}"].words}
    return families | dict.fromkeys(words["unit.return_period"].words, "amount")


def find_quantities(text: str, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """Every number of `text[start:end]` that has a measure word or a bound, and every 全覆盖, 清零 and the like."""
    stop = len(text) if end is None else min(end, len(text))
    found: list[Quantity] = []
    for pattern, match in scanner().scan(fold_document(text), start, stop):
        quantity = _quantity(pattern, match)
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def _quantity(pattern: Pattern, match: re.Match[str]) -> Quantity | None:
    parts = {name: value for name, value in match.groupdict().items() if value}
    unit: str | None = parts.get("unit", "").replace(" ", "").replace("\n", "") or None
    value = _VALUES[pattern.resolver](parts)
    if value is None and pattern.resolver != "redacted":
        return None
    if pattern.resolver in ("all", "none"):
        unit = "%" if pattern.resolver == "all" else None
        family = pattern.resolver
    elif pattern.resolver in ("fraction", "tenths", "half", "double"):
        unit, family = "%", "ratio"
    elif pattern.id == "quantity.people_unsaid":
        family = "people"
    elif pattern.id.startswith("quantity.money_unsaid"):
        family = "money"
    else:
        family = _family(unit)
    if unit == "个百分点":
        unit = "百分点"
    number_start = match.start("num") if "num" in parts else match.start()
    if "den" in parts and match.start("den") < number_start:
        number_start = match.start("den")
    number_end = match.start("under") if "under" in parts else match.end()
    start, over = match.start(), parts.get("over") or parts.get("halved", "")
    if pattern.resolver == "ratio" and over not in _RATIO_BOUNDS:
        # 达到1:18: the verb is no part of the number.
        start, over = number_start, ""
    return Quantity(
        Span(start, match.end()),
        Span(number_start, number_end),
        pattern.id,
        pattern.resolver,
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
    value = read_number(number)
    scale = read_number("1" + mult)
    if value is None or scale is None:
        return None
    return round(value * scale, 6 if scale < 10_000 else 2)  # 2346.2亿 is a whole number of yuan


def _number(parts: dict[str, str]) -> Value | None:
    return _scaled(parts["num"], parts.get("mult", ""))


def _range(parts: dict[str, str]) -> Value | None:
    high = _scaled(parts["num_high"], parts.get("mult_high", ""))
    # 1-2万人 means ten to twenty thousand.
    low = _scaled(parts["num"], parts.get("mult") or parts.get("mult_high", ""))
    if low is None or high is None or low > high:
        return None
    return (low, high)


def _fraction(parts: dict[str, str]) -> Value | None:
    below, above = (
        read_number(parts["den"] if parts["den"] not in "百千万" else "一" + parts["den"]),
        parts["num"],
    )
    whole, _, rest = above.partition("点")
    value = read_number(whole)
    if rest and value is not None:
        digits = [read_number(char) for char in rest]
        value = value + float("0." + "".join(str(int(digit or 0)) for digit in digits))
    return round(value / below * 100, 2) if below and value is not None else None


def _tenths(parts: dict[str, str]) -> Value | None:
    value = read_number(parts["num"])
    return None if value is None else round(value * 10 + (5 if "half" in parts else 0), 2)


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
    "none": lambda parts: 0.0,
    "number": _number,
    "range": _range,
    "ratio": _ratio,
    "redacted": lambda parts: None,
    "tenths": _tenths,
}
