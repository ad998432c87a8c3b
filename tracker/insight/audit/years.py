"""The same level stated twice, in one report or in two, and shares and growth stated of a level that stands elsewhere."""

from collections.abc import Iterator, Sequence
from typing import Final

from tracker.domain.report import Report
from tracker.domain.vocabulary import Agreement
from tracker.lexicon.loader import load_lexicon
from tracker.lexicon.phrases import Phrase

from .arithmetic import Interval, agreement, of, shown
from .figures import Figure, Sentence
from .levels import Reviewed, Statement, indicator_in, year_of
from .model import Found
from .words import have


def twice(statements: Sequence[Statement]) -> Iterator[Found]:
    """One indicator, one year, two levels in one report."""
    first: dict[tuple[str, int, str], Statement] = {}
    for one in statements:
        if not one.alone or one.indicator.startswith("="):
            continue
        key = (one.indicator, one.year, one.figure.unit)
        other = first.setdefault(key, one)
        if other is one or not _apart(other.figure, one.figure) or not _like(other.figure, one.figure):
            continue
        yield Found(
            "level.twice",
            Agreement.DOUBT,
            (other.figure.span, one.figure.span),
            one.figure.written,
            other.figure.written,
        )


_OF: Final = Phrase("audit_ratio.of_year")


def shares(
    reviewed: Reviewed, report: Report, stated: Sequence[Statement]
) -> Iterator[tuple[Found, Sentence, Sentence]]:
    """`民生支出69.4亿元，占一般公共预算支出的80.3%` beside the level that the report states of the whole elsewhere."""
    year = year_of(report)
    levels = {
        (one.indicator, one.figure.unit): one
        for one in reversed(stated)
        if one.year == year and one.alone and not one.indicator.startswith("=")
    }
    if not levels or year is None:
        return
    for sentence, _ in reviewed:
        figures = sentence.figures
        for rate in figures:
            named = _OF.match((rate.lead if rate.phrase else "").strip())
            known = indicator_in(named["name"], year) if named is not None else None
            if known is None or not rate.share or not rate.exact:
                continue
            part = _amount_before(sentence, rate)
            whole = levels.get((known[0], part.unit)) if part is not None else None
            if part is None or whole is None or whole.figure.span == part.span or whole.figure.low <= 0:
                continue
            if have("audit.no_sum", part.before) or have("audit.other_basis", sentence.text):
                continue
            expected = of(part).over(of(whole.figure))
            sure = agreement(expected, rate)
            if sure is not None:
                sure = Agreement.CONFIRMED if sure is Agreement.CONFIRMED else Agreement.DOUBT
                spans = (whole.figure.span, part.span, rate.span)
                found = Found("ratio.of_indicator", sure, spans, rate.written, shown(expected.middle, rate))
                yield found, whole.sentence, sentence


def _amount_before(sentence: Sentence, rate: Figure) -> Figure | None:
    """The one amount of the nearest phrase before a rate that has any; growth may stand between."""
    for phrase in reversed(sentence.phrases[max(0, rate.phrase - 2) : rate.phrase]):
        plain = [figure for figure in phrase.figures if figure.family != "ratio"]
        if phrase.part != sentence.phrases[rate.phrase].part or len(plain) > 1:
            return None
        if plain:
            return plain[0]
    return None


_LIKE: Final = 0.2
"""How far two figures of one matter may differ, of the larger; of figures further apart one states of another scope."""


def _like(one: Figure, other: Figure) -> bool:
    return abs(one.value - other.value) <= _LIKE * max(one.value, other.value)


def _apart(one: Figure, other: Figure) -> bool:
    gap = max(one.low - other.high, other.low - one.high)
    return gap > max(one.step, other.step) / 2


def last_year(
    earlier: Sequence[Statement], later: Sequence[Statement], year: int
) -> Iterator[tuple[Found, Statement, Statement]]:
    """What a report says of the year before (`year`), beside what that year's own report texts; and growth over it.

    Statistics are revised after the year: money and growth are a matter of doubt, counts are not.
    """
    own: dict[tuple[str, str], Statement] = {}
    for one in earlier:
        if one.year == year:
            own.setdefault((one.indicator, one.figure.unit), one)
    for one in later:
        before = own.get((one.indicator, one.figure.unit))
        if before is None:
            continue
        found = None
        if one.year == year and one.dated:
            found = _again(before, one)
        elif one.year == year + 1 and (one.alone or not one.indicator.startswith("=")):
            found = _growth(before, one)
        if found is not None:
            yield found, before, one


def _again(before: Statement, one: Statement) -> Found | None:
    spans = (before.figure.span, one.figure.span)
    if _apart(before.figure, one.figure):
        sure = Agreement.DOUBT if _may_be_revised(before) else Agreement.CONTRADICTION
        if before.indicator.startswith("=") and not _like(before.figure, one.figure):
            return None
    elif before.figure.exact and one.figure.exact:
        sure = Agreement.CONFIRMED
    else:
        return None
    return Found("level.last_year", sure, spans, one.figure.written, before.figure.written)


def _may_be_revised(one: Statement) -> bool:
    return one.figure.family in ("money", "ratio") or one.indicator.startswith("=") or not one.alone


def _around(one: Statement) -> str:
    """The phrase of a level and the one after it, where its basis would be named; a full one counts for all that follow."""
    phrases = one.sentence.phrases[one.figure.phrase : one.figure.phrase + 2]
    return "".join(phrase.text for phrase in phrases) + "".join(_BASIS.findall(one.sentence.text))


_BASIS: Final = Phrase("audit_level.basis")


_REVISED: Final = 1.0
"""Percentage points by which growth may differ because the year before was counted again."""
_ANOTHER: Final = 60.0
"""Growth in percent beyond which two reports do not speak of the same scope."""


def _growth(before: Statement, one: Statement) -> Found | None:
    growth = one.growth
    known = load_lexicon().indicators.get(one.indicator)
    name = known.names[0] if known is not None else one.indicator
    if growth is None or before.figure.low <= 0 or not growth.exact or one.figure.share:
        return None
    if have("audit.constant_price", name) or have(
        "audit.other_basis", one.sentence.text + before.sentence.text
    ):
        return None
    ratio = of(one.figure).over(of(before.figure))
    down = "下降" in growth.lead[-4:]
    change = (
        Interval(100 - ratio.high, 100 - ratio.low, ratio.exact)
        if down
        else Interval(ratio.low - 100, ratio.high - 100, ratio.exact)
    )
    sure = agreement(change, growth)
    if sure is None:
        return None
    if sure is Agreement.CONTRADICTION:
        if (
            max(change.low - growth.high, growth.low - change.high) < _REVISED
            or abs(change.middle) > _ANOTHER
        ):
            return None  # the year before is counted again after its report
        sure = Agreement.DOUBT
    spans = (before.figure.span, one.figure.span, growth.span)
    return Found("growth.last_year", sure, spans, growth.written, shown(change.middle, growth))
