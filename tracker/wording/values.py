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
    """A target with what it measures: `接种率≥80%`, `年均增长≈9%`. What the metric says already is not said again."""
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
