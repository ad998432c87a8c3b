"""Growth held against both of its levels: `由120家增加到150家，增长25%`, `3.2亿美元，比上年增加0.4亿美元，增长14.3%`."""

import itertools
import re
from collections.abc import Iterator
from typing import Final

from tracker.domain.text import Span
from tracker.domain.vocabulary import Agreement
from tracker.lexicon.phrases import Phrase

from .arithmetic import Interval, agreement, of, shown
from .figures import Figure, Sentence
from .model import Found
from .words import have

_FROM: Final = Phrase("audit_figure.from")
_DOWN: Final = Phrase("audit_growth.down")
_TO: Final = Phrase("audit_growth.to")
_RISE: Final = Phrase("audit_growth.rise")
_NET: Final = Phrase("audit_growth.net")
_AVERAGE: Final = Phrase("audit_growth.average")
_MORE_THAN_LAST: Final = Phrase("audit_growth.more_than_last")
_YEARS: Final = Phrase("audit_growth.year")
_TIMES: Final = Phrase("audit_growth.times")
_YEAR_END: Final = "底末"


def levels(sentence: Sentence) -> Iterator[Found]:
    """`由A增加到B`: the growth stated beside it follows from both."""
    figures = sentence.figures
    for first, second in itertools.pairwise(figures):
        pair = _pair(sentence, first, second)
        if pair is None:
            continue
        up = pair
        around = _beside(sentence, first, second)
        for change in around:
            found = _held(sentence, first, second, change, up=up)
            if found is not None:
                yield found


def _pair(sentence: Sentence, first: Figure, second: Figure) -> bool | None:
    """Whether the second figure is what the first rose (True) or fell (False) to; None where it is not."""
    if first.unit != second.unit or first.phrase != second.phrase:
        return None
    if not _FROM.search(first.before) or first.value <= 0 or not second.before:
        return None
    to = _TO.match(second.before.strip())
    if to is None or sentence.phrases[first.phrase].figures.count(first) > 1:
        return None
    verb = to["verb"] or ""
    if verb and _DOWN.fullmatch(verb):
        return False
    return True if verb else second.value >= first.value


def _beside(sentence: Sentence, first: Figure, second: Figure) -> list[Figure]:
    """The first change stated after a pair of levels, in its phrase or the one after, else the one in the phrase before."""
    home = sentence.phrases[second.phrase]
    figures = sentence.figures
    at = figures.index(second)
    for following in figures[at + 1 : at + 2]:
        where = sentence.phrases[following.phrase]
        if where.part == home.part and following.phrase - second.phrase <= 1:
            return [following]
    for following in reversed(figures[: figures.index(first)]):
        where = sentence.phrases[following.phrase]
        if (
            where.part == home.part
            and first.phrase - following.phrase == 1
            and following is where.figures[-1]
        ):
            return [following] if not where.text[following.span.end - where.span.start :].strip() else []
        break
    return []


def _held(sentence: Sentence, first: Figure, second: Figure, change: Figure, *, up: bool) -> Found | None:
    phrase = sentence.phrases[change.phrase]
    # Of 比上年同期 and the like only the last words say what changed.
    lead = change.before.strip() if change.phrase == second.phrase else change.lead.strip()
    spans = (first.span, second.span, change.span)
    stated = _stated_before(change, second)
    words = lead if not stated else re.split(r"[，,]", lead)[-1]
    if _AVERAGE.match(words):
        return _average(sentence, first, second, change, spans)
    rise = _RISE.match(words)
    if rise is None or have("audit.other_basis", phrase.text) or "分别" in phrase.text or "新增" in words:
        return None
    if bool(rise["up"]) != up:
        return None
    larger, smaller = (second, first) if up else (first, second)
    difference = of(larger) - of(smaller)
    if difference.high <= 0:
        return Found(
            "growth.levels", Agreement.DOUBT, spans, change.written, shown(-difference.middle, change)
        )
    if change.unit == first.unit and not change.share:
        if not _NET.match(words):
            return None
        expected = difference
    elif change.unit == "百分点" and first.share:
        expected = difference
    elif change.share and not first.share:
        if have("audit.constant_price", sentence.text):
            return None
        expected = _relative(second, first, up=up)
    elif change.unit == "倍" and up and not first.share:
        expected = _relative(second, first, up=True).scaled(0.01)
    else:
        return None
    sure = agreement(expected, change)
    if sure is None:
        return None
    return Found("growth.levels", sure, spans, change.written, shown(expected.middle, change))


def _stated_before(change: Figure, second: Figure) -> bool:
    return change.span.start < second.span.start


def _relative(new: Figure, old: Figure, *, up: bool) -> Interval:
    """How much more (or less) the new level is, in percent of the old one."""
    ratio = of(new).over(of(old))
    if up:
        return Interval(ratio.low - 100, ratio.high - 100, ratio.exact)
    return Interval(100 - ratio.high, 100 - ratio.low, ratio.exact)


def _average(
    sentence: Sentence, first: Figure, second: Figure, change: Figure, spans: tuple[Span, ...]
) -> Found | None:
    """`由2016年的200公里增加到2021年的322公里，年均增长10%`."""
    begun, ended = _YEARS.findall(first.before), _YEARS.findall(second.before)
    if (
        not begun
        or not ended
        or not change.share
        or first.share
        or have("audit.constant_price", sentence.text)
    ):
        return None
    years = int(ended[-1]) - int(begun[-1])
    if not 1 < years <= 15 or first.low <= 0 or second.low <= 0:
        return None
    low = ((second.low / first.high) ** (1 / years) - 1) * 100
    high = ((second.high / first.low) ** (1 / years) - 1) * 100
    expected = Interval(low, high, first.exact and second.exact)
    sure = agreement(expected, change)
    if sure is None:
        return None
    return Found("growth.average", sure, spans, change.written, shown(expected.middle, change))


def increments(sentence: Sentence) -> Iterator[Found]:
    """`3.2亿美元，比上年增加0.4亿美元，增长14.3%`: the growth follows from the level and the increment."""
    figures = sentence.figures
    for level, more, change in zip(figures, figures[1:], figures[2:], strict=False):
        if not _in_a_row(sentence, level, more, change) or level.unit != more.unit or level.family == "ratio":
            continue
        way = _MORE_THAN_LAST.match(more.lead.strip() if more.phrase != level.phrase else more.before.strip())
        rise = _RISE.match(change.lead.strip())
        if way is None or rise is None or not change.share:
            continue
        up = way["way"] in ("增加", "增长", "多", "增收")
        if (
            bool(rise["up"]) != up
            or have("audit.other_basis", sentence.text)
            or have("audit.constant_price", sentence.text)
        ):
            continue
        last = of(level) - of(more) if up else of(level) + of(more)
        if last.low <= 0 or level.after.strip() or more.after.strip():
            continue
        expected = of(more).over(last)
        sure = agreement(expected, change)
        if sure is not None:
            spans = (level.span, more.span, change.span)
            yield Found("growth.increment", sure, spans, change.written, shown(expected.middle, change))


def _in_a_row(sentence: Sentence, *figures: Figure) -> bool:
    parts = {sentence.phrases[figure.phrase].part for figure in figures}
    steps = [later.phrase - earlier.phrase for earlier, later in itertools.pairwise(figures)]
    return len(parts) == 1 and all(step <= 1 for step in steps)


_CUT_TO: Final = Phrase("audit_growth.cut_to")
_CUT: Final = Phrase("audit_growth.cut")


def cuts(sentence: Sentence) -> Iterator[Found]:
    """`56项检查精简至21项，精简率62.5%`: both levels and the share cut off, without 由."""
    figures = sentence.figures
    for first, second, change in zip(figures, figures[1:], figures[2:], strict=False):
        if first.phrase != second.phrase or first.unit != second.unit or first.family == "ratio":
            continue
        if _FROM.search(first.before) or not _CUT_TO.search(second.before.strip()) or not change.share:
            continue
        if change.phrase - second.phrase != 1 or not _in_a_row(sentence, first, second, change):
            continue
        if not _CUT.match(change.lead.strip()) or first.low <= 0:
            continue
        expected = _relative(second, first, up=False)
        sure = agreement(expected, change)
        if sure is not None:
            spans = (first.span, second.span, change.span)
            yield Found("growth.levels", sure, spans, change.written, shown(expected.middle, change))


def multiples(sentence: Sentence) -> Iterator[Found]:
    """`2310件，是上年1540件的1.5倍`."""
    figures = sentence.figures
    for level, base, times in zip(figures, figures[1:], figures[2:], strict=False):
        if times.unit != "倍" or base.phrase != times.phrase or level.unit != base.unit or base.low <= 0:
            continue
        near = base.phrase - level.phrase <= 1 and _in_a_row(sentence, level, base, times)
        if not near or times.before.strip() != "的" or not _TIMES.search(base.before.strip("，, ")):
            continue
        if "增长" in base.before or "%" in base.before:
            continue
        expected = of(level).over(of(base)).scaled(0.01)
        sure = agreement(expected, times)
        if sure is not None:
            spans = (level.span, base.span, times.span)
            yield Found("growth.multiple", sure, spans, times.written, shown(expected.middle, times))
