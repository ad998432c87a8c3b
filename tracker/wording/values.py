"""Numbers, dates and targets as an office writes them."""

import re
from datetime import date, datetime

from tracker.domain.promise import Measure, Target, Value
from tracker.domain.text import PartialDate
from tracker.domain.vocabulary import Change, Op

from .both import Both
from .language import Language

REDACTED = Both("已隐去", "redacted")
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def number(value: float, language: Language = Language.ZH) -> str:
    """A number as people write it: 万 and 亿 in Chinese from ten thousand on, thousands groups in English."""
    if language is Language.EN:
        return f"{value:,.10g}" if abs(value) < 1e10 else f"{value:,.0f}"
    for size, name in ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")):
        if abs(value) >= size:
            return f"{_plain(value / size)}{name}"
    return _plain(value)


def _plain(value: float) -> str:
    # Ten significant digits hide the noise of multiplying out 万 and 亿.
    return f"{value:.10f}".rstrip("0").rstrip(".") if abs(value) < 1e5 else f"{value:.10g}"


def value(value: Value, unit: str | None, language: Language = Language.ZH, raw: str = "") -> str:
    """A value with its unit; the decimals written in `raw` are kept (42.70% stays 42.70%)."""
    if isinstance(value, tuple):
        low, high = value
        if language is Language.ZH:
            # Both ends carry the percent sign, and the wave dash joins them (GB/T 15835-2011).
            return f"{number(low)}{unit if unit in ('%', '‰') else ''}～{number(high)}{unit or ''}"
        return f"{number(low, language)}–{number(high, language)}{unit or ''}"
    shown = number(value, language)
    for written in _NUMBER.findall(raw):
        if "." in written and float(written) == value:
            shown = written
    return f"{shown}{_spaced(unit, language)}"


def _spaced(unit: str | None, language: Language) -> str:
    if not unit:
        return ""
    return f" {unit}" if language is Language.EN and unit not in "%‰" else unit


def bound(op: Op) -> str:
    """The sign of a comparison, before a number."""
    return {Op.AT_LEAST: "≥", Op.AT_MOST: "≤", Op.ABOUT: "≈"}.get(op, "")


def target(target: Target, language: Language = Language.ZH) -> str:
    """`≥1100万人`, `增长 ≥6.5%`, `已隐去（家）`; without the metric."""
    if target.value is None:
        hidden = REDACTED.en if language is Language.EN else REDACTED.zh
        return f"{hidden}（{target.unit}）" if target.unit else hidden
    figure = f"{bound(target.op)}{value(target.value, target.unit, language, target.raw)}"
    return f"{_direction(target.change, language)}{figure}"


def requirement(wanted: Target, language: Language = Language.ZH) -> str:
    """A target with what it measures: `接种率≥80%`, `年均增长≈9%`. What the metric says already is not bound again."""
    figure = target(wanted, language)
    if language is Language.EN:
        return f"{wanted.metric} {figure}".strip()
    metric, raw = wanted.metric.strip(), wanted.raw.strip()
    if raw and _plain_width(metric).endswith(_plain_width(raw)):
        metric = metric[: -len(raw)]
    direction = _direction(wanted.change, language)
    if direction and metric.endswith(direction):
        figure = figure.removeprefix(direction)
    return f"{metric}{figure}"


_COUNTED_RATES = frozenset({"%", "‰", "个百分点", "百分点", "分", "倍", "元", "美元", "级", "位"})
"""Units of levels, of which an office says 不低于; of things counted it says 不少于."""
_HAS_FIGURE = re.compile(r"[\d０-９一二三四五六七八九十百千万亿两半]")


def in_words(op: Op, figure: str, unit: str | None, language: Language = Language.ZH) -> str:
    """A figure with its comparison in an office's words: `不少于12家`, `不超过4%`, `9%左右`; no signs."""
    if language is Language.EN:
        return {Op.AT_LEAST: "at least ", Op.AT_MOST: "at most ", Op.ABOUT: "about "}.get(op, "") + figure
    if op is Op.AT_LEAST:
        return f"{'不低于' if unit is None or unit in _COUNTED_RATES else '不少于'}{figure}"
    if op is Op.AT_MOST:
        return f"不超过{figure}"
    return f"{figure}左右" if op is Op.ABOUT else figure


def requirement_in_words(wanted: Target, language: Language = Language.ZH) -> str:
    """A target for a paper: `接种率不低于80%`, `新建幼儿园不少于3所`, `适龄儿童免疫全覆盖`, `年均增长9%左右`."""
    if wanted.value is None:
        return requirement(wanted, language)
    metric, raw = wanted.metric.strip(), wanted.raw.strip()
    if language is Language.ZH and raw and not _HAS_FIGURE.search(raw):
        return metric if raw in metric else f"{metric}{raw}"  # 全覆盖, 零增长: the words say it all
    if raw and _plain_width(metric).endswith(_plain_width(raw)):
        metric = metric[: -len(raw)]
    figure = in_words(
        wanted.op, value(wanted.value, wanted.unit, language, wanted.raw), wanted.unit, language
    )
    direction = _direction(wanted.change, language)
    if language is Language.EN:
        return f"{metric} {direction}{figure}".strip()
    return f"{metric}{'' if direction and metric.endswith(direction) else direction}{figure}"


def measure_in_words(measure: Measure, language: Language = Language.ZH) -> str:
    """A reported value for a paper: `2800人`, `120公里以上`, `约5%`."""
    figure = value(measure.value, measure.unit, language, measure.raw)
    direction = _direction(measure.change, language)
    if language is Language.EN:
        bound = {Op.AT_LEAST: "more than ", Op.AT_MOST: "less than ", Op.ABOUT: "about "}.get(
            measure.bound, ""
        )
        return f"{direction}{bound}{figure}"
    shown = {Op.AT_LEAST: f"{figure}以上", Op.AT_MOST: f"{figure}以下", Op.ABOUT: f"约{figure}"}
    return f"{direction}{shown.get(measure.bound, figure)}"


def _plain_width(text: str) -> str:
    """The text with ASCII for its full-width twins, one character for one: 9％ → 9%."""
    return text.translate(_HALF_WIDTH)


def measure(measure: Measure, language: Language = Language.ZH) -> str:
    """A reported value, with the sign of what the words around it claim (超 → ≥)."""
    figure = f"{bound(measure.bound)}{value(measure.value, measure.unit, language, measure.raw)}"
    return f"{_direction(measure.change, language)}{figure}"


def _direction(change: Change | None, language: Language) -> str:
    if change is None:
        return ""
    if language is Language.EN:
        return "up " if change is Change.INCREASE else "down "
    return "增长" if change is Change.INCREASE else "下降"


def day(when: date | PartialDate | None, language: Language = Language.ZH) -> str:
    """`2021年9月5日` (unpadded, GB/T 15835), as far as it is known; ISO in English; "" for none."""
    if when is None:
        return ""
    if language is Language.EN:
        return when.isoformat() if isinstance(when, PartialDate) else f"{when:%Y-%m-%d}"
    parts = [f"{when.year}年"]
    if when.month is not None:
        parts.append(f"{when.month}月")
    if when.day is not None:
        parts.append(f"{when.day}日")
    return "".join(parts)


def moment(when: datetime) -> str:
    """A moment in the machine's own time zone, to the minute."""
    return f"{when.astimezone():%Y-%m-%d %H:%M}"
