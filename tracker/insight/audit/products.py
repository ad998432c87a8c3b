"""Counts times a unit price held against the sum: `231个村每村补助50万元，共11550万元`."""

from collections.abc import Iterator
from typing import Final

from tracker.domain.vocabulary import Agreement
from tracker.lexicon.phrases import Phrase, construction

from .arithmetic import Interval, agreement, of, shown
from .figures import Figure, Sentence
from .model import Found

_EACH: Final = Phrase("audit_product.each")
_MEAN: Final = Phrase("audit_product.mean")
_TOTAL: Final = Phrase("audit_product.total")
_NOT_ALL: Final = Phrase("audit_product.not_all")
_UNITS: Final = {
    "村": ("个", "村"),
    "生": ("人", "名", "位"),
    "人": ("人", "名", "位"),
    "名": ("人", "名", "位"),
    "位": ("人", "名", "位"),
    "镇": ("个",),
    "乡": ("个",),
    "校": ("所",),
    "站": ("座", "个"),
}
_MONTHS: Final = 12


def unit_price(sentence: Sentence) -> Iterator[Found]:
    """How many, how much each, and how much in all, each stated once."""
    prices = [(figure, each) for figure in sentence.figures if (each := _each(figure)) is not None]
    if len(prices) != 1:
        return
    price, each = prices[0]
    counts = [figure for figure in sentence.figures if figure.unit in each.units and figure is not price]
    sums = [figure for figure in sentence.figures if figure.unit == price.unit and figure is not price]
    if len(counts) != 1 or len(sums) != 1:
        return
    count, whole = counts[0], sums[0]
    near = {sentence.phrases[one.phrase].part for one in (count, price, whole)}
    between = sentence.text[
        min(count.span.start, price.span.start) - sentence.span.start : whole.span.start - sentence.span.start
    ]
    if len(near) != 1 or whole.span.start < price.span.start or whole.span.start < count.span.start:
        return
    if _NOT_ALL.search(between.replace("累计发放", "")) or not _TOTAL.search(whole.lead.strip()):
        return
    if not all(one.value > 0 for one in (count, price, whole)):
        return
    rate = of(price) if each.mean or not price.exact else Interval(price.value, price.value)
    expected = of(count) * rate
    if each.monthly:
        expected = expected.scaled(_MONTHS)
    sure = agreement(expected, whole)
    if sure is Agreement.CONTRADICTION:
        loose = of(count) * of(price)
        if each.monthly or agreement(loose.scaled(_MONTHS) if each.monthly else loose, whole) is not sure:
            sure = Agreement.DOUBT
    if sure is None and whole.exact and abs(expected.middle - whole.value) <= whole.step / 2:
        sure = Agreement.CONFIRMED  # 218个、每个约50万元 and 10900万元: the very product
    if sure is not None:
        spans = (count.span, price.span, whole.span)
        yield Found("product.unit_price", sure, spans, whole.written, shown(expected.middle, whole))


class _Each:
    """Of what a price is stated, and whether it is a mean."""

    def __init__(self, units: tuple[str, ...], mean: bool, monthly: bool) -> None:
        self.units = units
        self.mean = mean
        self.monthly = monthly


def _each(figure: Figure) -> _Each | None:
    if figure.family not in ("money", "amount") or figure.value <= 0:
        return None
    found = _EACH.search(figure.before)
    if found is not None:
        time = found["time"] or ""
        if time.endswith(("天", "日", "季度", "学期")):
            return None
        thing = found["thing"]
        return _Each(_UNITS.get(thing, (thing,)), bool(found["mean"]), time.endswith("月"))
    if _MEAN.search(figure.before):
        perhead = construction("audit_product.each_of").search(figure.before)
        if perhead:
            return _Each(_UNITS.get(perhead[1], (perhead[1],)), True, False)
    return None
