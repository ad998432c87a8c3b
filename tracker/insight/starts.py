"""The start value of a target (基数): the level it is to rise or fall from, written beside it or in the same report's review."""

from collections.abc import Iterable, Sequence

from tracker.domain.pace import Start, StartOrigin
from tracker.domain.promise import Achievement, Commitment, Target
from tracker.domain.units import comparable_units, factor, is_share
from tracker.domain.vocabulary import Change, Op
from tracker.extraction.numbers.quantities import Quantity, find_quantities
from tracker.lexicon.loader import load_lexicon
from tracker.lexicon.phrases import Phrase
from tracker.matching.forms import Form, form_of
from tracker.matching.words import indicators_in, normal

_FROM = Phrase("insight.from")
_ON = Phrase("insight.on")
_ON_AFTER = Phrase("insight.on_after")
_NOW = Phrase("insight.now")
_MAY = Phrase("insight.may_start")
"""What stands wherever a start is written."""
_LEVELS = frozenset({Form.RATE, Form.STOCK})


def written_starts(commitment: Commitment) -> tuple[Start | None, ...]:
    """For each target the level written beside it as where it starts, None where none is.

    `由46.7%提高到80%`, `从A、B提高到C、D` in turn, `目前46.7%，年底达到80%`, `在3.5%的基础上提高到4%`.
    """
    text, begin = commitment.text, commitment.span.start
    if not _MAY.search(text):
        return (None,) * len(commitment.targets)
    quantities = find_quantities(text)
    placed = [
        (target, target.span.start - begin if target.span is not None else text.find(target.raw))
        for target in commitment.targets
    ]
    own = {at for target, at in placed if at >= 0}
    bases = [
        quantity
        for quantity in quantities
        if not any(quantity.span.start <= at < quantity.span.end for at in own) and _is_base(text, quantity)
    ]
    return tuple(
        _start(target, found)
        if at >= 0 and (found := _base_of(text, target, at, bases, placed)) is not None
        else None
        for target, at in placed
    )


def _is_base(text: str, quantity: Quantity) -> bool:
    before, after = text[: quantity.number.start], text[quantity.number.end :]
    if _ON.search(before) and _ON_AFTER.match(after):
        return True
    return bool(_FROM.search(before) or _NOW.search(before))


def _base_of(
    text: str, target: Target, at: int, bases: Sequence[Quantity], placed: Sequence[tuple[Target, int]]
) -> Quantity | None:
    """The base that a target takes up: of several before several targets the one in the same place of its row."""
    fitting = [
        base
        for base in bases
        if base.span.end <= at
        and isinstance(base.value, float)
        and comparable_units(target.unit, base.unit)
        and "。" not in text[base.span.end : at]
    ]
    if not fitting:
        return None
    last = max(base.span.end for base in fitting)
    row = sorted(place for _, place in placed if place >= last)
    return fitting[row.index(at)] if len(row) == len(fitting) > 1 else fitting[-1]


def _start(target: Target, base: Quantity) -> Start | None:
    if not isinstance(base.value, float) or not isinstance(target.value, float):
        return None
    times = factor(target.unit, base.unit)
    return Start(base.value * times, _raw(base), StartOrigin.WRITTEN)


def _raw(base: Quantity) -> str:
    value = base.value if isinstance(base.value, float) else 0.0
    return f"{value:g}{base.unit or ''}"


def reviewed_starts(
    commitment: Commitment, achievements: Iterable[Achievement], *, changes: bool = False
) -> tuple[Start | None, ...]:
    """For each target that names an indicator of the catalogue the level of that indicator given in the same report's review.

    Levels (rates, stocks) only, or with `changes` growth as well, for which last year's is no start but a measure of
    how far one reaches. None where the review has none, or two that differ.
    """
    review = tuple(achievements)
    if not review:
        return (None,) * len(commitment.targets)
    return tuple(_reviewed(commitment, target, review, changes) for target in commitment.targets)


def _reviewed(
    commitment: Commitment, target: Target, review: Sequence[Achievement], changes: bool
) -> Start | None:
    named = indicators_in(normal(target.metric))
    form = _form(target.unit, target.raw, target.change, target.metric)
    wanted = form in _LEVELS or (changes and form is Form.GROWTH)
    if not named or not wanted or not isinstance(target.value, float):
        return None
    catalogue = load_lexicon().indicators
    if form is Form.RATE and not all(catalogue[id].kind == "rate" for id in named):
        return None
    found: dict[float, str] = {}
    for achievement in review:
        if achievement.period is not None and achievement.period.end.year - achievement.period.start.year > 0:
            continue
        for measure in achievement.measures:
            value = measure.value
            if isinstance(value, tuple) or not comparable_units(target.unit, measure.unit):
                continue
            if measure.change is not target.change or indicators_in(normal(measure.metric)) != named:
                continue
            if _form(measure.unit, measure.raw, measure.change, measure.metric) is form:
                found[value * factor(target.unit, measure.unit)] = measure.raw
    if len(found) != 1:
        return None
    ((level, raw),) = found.items()
    return Start(level, raw, StartOrigin.REVIEW)


def is_count(commitment: Commitment, target: Target) -> bool:
    """Whether a target counts what comes about in its time, from nothing: a rate, a stock or a year's level does not."""
    value = target.value
    if target.op not in (Op.AT_LEAST, Op.ABOUT) or target.change is not None or is_share(target.unit):
        return False
    if isinstance(value, float) and value <= 0:
        return False
    text, span = commitment.text, target.span
    at = span.start - commitment.span.start if span is not None else text.find(target.raw)
    words = normal(_before(text, max(at, 0)) + target.metric)
    form = form_of(target.unit, target.raw, None, words, "", years=False, average=False)
    stock = any(load_lexicon().indicators[id].kind == "stock" for id in indicators_in(words))
    return form is Form.FLOW and not (stock and not _ADDED.search(words))


_ADDED = Phrase("insight.added")


def _before(text: str, at: int) -> str:
    """The words of a number's own clause that stand before it."""
    start = max(text.rfind(mark, 0, at) for mark in "，,；;。、：:")
    return text[start + 1 : at]


def implied(commitment: Commitment) -> Start | None:
    """The level that a promise without a number has to go beyond: `在3.5%的基础上继续提高`; None for other promises."""
    if commitment.targets:
        return None
    text = commitment.text
    for quantity in find_quantities(text):
        number = quantity.number
        goes_on = _ON.search(text[: number.start]) and _GOES_ON.match(text[number.end :])
        if goes_on and isinstance(quantity.value, float):
            return Start(quantity.value, _raw(quantity), StartOrigin.WRITTEN)
    return None


_GOES_ON = Phrase("insight.goes_on")


def _form(unit: str | None, raw: str, change: Change | None, metric: str) -> Form:
    return form_of(unit, raw, change, normal(metric), "", years=False, average=False)
