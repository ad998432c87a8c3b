"""Cells that hold one number: `8950人`, `＞6.5`, `〔13.5〕`, `65` under a head that names the unit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from tracker.domain.promise import Measure, Target, Value
from tracker.domain.text import Span
from tracker.domain.vocabulary import Change, Op
from tracker.lexicon import load_lexicon
from tracker.lexicon.phrases import Phrase, listed

from .numerals import fold

_CELL: Final = Phrase("number.cell")
_REMARK: Final = re.compile(r"[、，；;]")
_SCALES: Final = {"万": 1e4, "亿": 1e8, "万亿": 1e12}
_NUMBERING: Final = Phrase("number.cell_numbering")
_BRACKETS: Final = re.compile(r"[（(【\[][^（()）【】\[\]]{0,20}[）)】\]]\s*$")
_RISING: Final = Phrase("number.cell_rising")
_FALLING: Final = Phrase("number.cell_falling")


@dataclass(frozen=True, slots=True)
class CellValue:
    """One number with the unit that its cell, its head or its neighbour names, 万 and 亿 multiplied out."""

    value: Value
    unit: str | None
    sign: str
    more: str
    span: Span


def read_value(text: str, cell: Span, units: Sequence[str] = ()) -> CellValue | None:
    """The number that a cell holds, alone or before a remark; `units` are those stated elsewhere, the nearest first."""
    words = fold(cell.of(text))
    match = _CELL.match(words.strip())
    if match is None:
        stop = _REMARK.search(words)
        if stop is None:
            return None
        cell = Span(cell.start, cell.start + stop.start())
        match = _CELL.match(words[: stop.start()].strip())
        if match is None:
            return None
    scale, unit = _unit(match["unit"])
    if unit and unit.partition("/")[0] not in _known_units():
        return None  # 4片足球场: what is counted stands there too
    if not unit:
        named = next((_unit(item) for item in units if item), (1.0, None))
        scale, unit = scale * named[0], named[1]
    numbers = [float(match[name].replace(",", "")) * scale for name in ("number", "upper") if match[name]]
    value: Value = numbers[0] if len(numbers) == 1 else (numbers[0], numbers[1])
    return CellValue(_whole(value), unit or None, match["sign"] or "", match["more"] or "", cell)


@cache
def _known_units() -> frozenset[str]:
    return frozenset(load_lexicon().words["unit.any"].words)


def _whole(value: Value) -> Value:
    """Without what floating point leaves behind: 6.5 × 10⁸."""
    if isinstance(value, tuple):
        return (round(value[0], 6), round(value[1], 6))
    return round(value, 6)


def _unit(words: str) -> tuple[float, str | None]:
    for scale in ("万亿", "亿", "万"):
        if words.startswith(scale):
            return _SCALES[scale], words.removeprefix(scale) or None
    return 1.0, {"％": "%"}.get(words, words) or None


def metric_name(words: str) -> str:
    """An indicator's name without its number and the unit in brackets."""
    bare = _NUMBERING.sub("", " ".join(words.split()))
    return _BRACKETS.sub("", bare).strip(" ：:")


def target_of(text: str, found: CellValue, metric: str, rule: str) -> Target:
    """A number as the value to be reached: a floor, unless a sign or the indicator itself says otherwise."""
    return Target(
        found.span.of(text).strip(),
        _op(found, metric),
        found.value,
        found.unit,
        metric,
        _change(metric),
        False,
        rule,
        found.span,
    )


def measure_of(text: str, found: CellValue, metric: str) -> Measure:
    """A number as a value reported."""
    return Measure(
        found.span.of(text).strip(), found.value, found.unit, metric, _change(metric), span=found.span
    )


def _op(found: CellValue, metric: str) -> Op:
    if isinstance(found.value, tuple):
        return Op.RANGE
    if found.sign in listed("number.cell_ceilings") or found.more in ("以内", "以下"):
        return Op.AT_MOST
    if found.more in ("左右", "上下") or found.sign in ("约", "≈", "~", "±"):
        return Op.ABOUT
    if found.sign in listed("number.cell_floors") or found.more or _FALLING.search(metric):
        return Op.AT_LEAST
    falls = any(word in metric for word in load_lexicon().words["cell.ceiling_metric"].words)
    return Op.AT_MOST if falls else Op.AT_LEAST


def _change(metric: str) -> Change | None:
    if _RISING.search(metric):
        return Change.INCREASE
    return Change.DECREASE if _FALLING.search(metric) else None
