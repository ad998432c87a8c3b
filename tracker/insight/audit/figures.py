"""The figures of a text as intervals: a number is known to half of the last digit it is written with.

`余`, `多`, `超`, `以上` open an interval upwards, `近`, `不到` downwards, `约`, `左右` to both sides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor, inf, log10
from typing import Final

from tracker.domain.text import Span
from tracker.extraction.numbers.numerals import fold_document
from tracker.extraction.numbers.passage import Passage
from tracker.extraction.numbers.quantities import Quantity
from tracker.lexicon.phrases import Phrase

_WRITTEN: Final = Phrase("audit_figure.written")
_SCALES: Final = {"百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
_ABOVE: Final = (
    "超",
    "超过",
    "突破",
    "逾",
    "不低于",
    "不少于",
    "高于",
    "至少",
    "大于",
    "以上",
    "多达",
    "达到",
)
_BELOW: Final = (
    "近",
    "不到",
    "不足",
    "低于",
    "少于",
    "接近",
    "以下",
    "以内",
    "不超过",
    "不高于",
    "控制在",
    "将近",
)
_ABOUT: Final = ("约", "左右", "大约", "约为", "上下")
_NEARLY: Final = 0.1
"""How far, of its value, a number stated as 近 or 约 may lie from it."""
_PARTS: Final = {"tenths": 5.0, "fraction": 1.0, "half": 3.0}
"""How far a share stated in words (三成, 三分之一, 一半) may lie from its figure, in percent."""
_COUNTED: Final = ("count", "people", "time")
_MOST: Final = 200
"""Figures of the longest sentence that is looked at: more make a table, not a sentence."""
_ENDS: Final = "。！？!?\n"
_PARTING: Final = "；;"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit. `low`–`high` is what it can mean, in the plain unit; `step` is one of its last digit.

    `exact` is False where the words around it open it (约, 余, 超). `before` are the words of its phrase since the number
    before it, `lead` all words of the phrase before it, `after` those up to the next number.
    """

    span: Span
    value: float
    low: float
    high: float
    step: float
    unit: str
    family: str
    exact: bool
    written: str
    before: str
    lead: str
    after: str
    phrase: int

    @property
    def share(self) -> bool:
        """Whether it is a percentage."""
        return self.unit == "%"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between two commas, with the figures among them; `part` counts the parts between semicolons."""

    span: Span
    text: str
    part: int
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """The phrases up to a full stop."""

    span: Span
    text: str
    phrases: tuple[Stretch, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures, in order."""
        return tuple([figure for phrase in self.phrases for figure in phrase.figures])


def sentences(text: str, start: int, end: int) -> Iterator[Sentence]:
    """The sentences of a stretch that have figures, in order."""
    passage = Passage.read(text, start, end)
    folded = fold_document(text)
    phrases: list[tuple[int, int]] = []
    first = start
    for at in passage.breaks[1:]:
        phrases.append((first, at - 1))
        if text[at - 1] in _ENDS:
            yield from _sentence(passage, folded, phrases)
            phrases = []
        first = at
    phrases.append((first, end))
    yield from _sentence(passage, folded, phrases)


def _sentence(passage: Passage, folded: str, extents: list[tuple[int, int]]) -> Iterator[Sentence]:
    begin, end = extents[0][0], extents[-1][1]
    if not 0 < len(passage.between(begin, end + 1)) <= _MOST:
        return
    made: list[Stretch] = []
    part = 0
    for number, (first, last) in enumerate(extents):
        if number and folded[first - 1] in _PARTING:
            part += 1
        made.append(
            Stretch(
                Span(first, last), folded[first:last], part, _figures(passage, folded, number, first, last)
            )
        )
    yield Sentence(Span(begin, end), folded[begin:end], tuple(made))


def _figures(passage: Passage, folded: str, number: int, first: int, last: int) -> tuple[Figure, ...]:
    kept = [
        quantity
        for quantity in passage.between(first, last)
        if not passage.quoted(quantity.span.start, quantity.span.end) and passage.overlapped(quantity) is None
    ]
    found: list[Figure] = []
    for index, quantity in enumerate(kept):
        after = kept[index + 1].span.start if index + 1 < len(kept) else last
        before = kept[index - 1].span.end if index else first
        read = _interval(quantity, folded)
        if read is None:
            continue
        value, low, high, step, exact = read
        span = quantity.span
        found.append(
            Figure(
                span,
                value,
                low,
                high,
                step,
                quantity.unit or "",
                quantity.family,
                exact,
                folded[span.start : span.end],
                folded[before : span.start],
                folded[first : span.start],
                folded[span.end : after],
                number,
            )
        )
    return tuple(found)


def _interval(quantity: Quantity, folded: str) -> tuple[float, float, float, float, bool] | None:
    """Value, lowest, highest, one of the last digit, and whether it is stated as it is; None for what is no plain number."""
    value = quantity.value
    if value is None or quantity.form in ("redacted", "all", "none", "ratio", "double"):
        return None
    if isinstance(value, tuple):
        return (value[0] + value[1]) / 2, value[0], value[1], 0.0, False
    step = _step(quantity, folded)
    half = _PARTS.get(quantity.form, step / 2)
    low, high, exact = value - half, value + half, quantity.form not in _PARTS
    beyond = folded[quantity.number.end : quantity.number.end + 2]
    bounds = (quantity.over, quantity.under)
    if quantity.more:
        low, high, exact = value, value + max(_place(value), step), False
    if any(word in _ABOVE and word != "达到" for word in bounds) or beyond == "以上":
        low, high, exact = value - half, inf, False
    elif any(word in _BELOW for word in bounds):
        low, high, exact = value * (1 - _NEARLY), value + half, False
    elif any(word in _ABOUT for word in bounds) or beyond == "左右":
        low, high, exact = value * (1 - _NEARLY), value * (1 + _NEARLY), False
    return value, low, high, step, exact


def _step(quantity: Quantity, folded: str) -> float:
    """One of the last digit written; 0 for things counted one by one, and for numbers in words."""
    found = _WRITTEN.search(folded, quantity.number.start, quantity.number.end)
    if found is None:
        return 0.0
    scale = 1.0
    for letter in found["scale"]:
        scale *= _SCALES[letter]
    if found["part"]:
        return float(scale * 10.0 ** -len(found["part"]))
    return scale if scale > 1.0 or quantity.family not in _COUNTED else 0.0


def _place(value: float) -> float:
    """The place of the last digit that is not zero: 100 of 1200, 1000 of 5000."""
    if value <= 0:
        return 0.0
    place = 10.0 ** floor(log10(value))
    while value % place > 1e-6 * place and place > 1e-6:
        place /= 10.0
    return place
