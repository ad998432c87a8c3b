"""A stated rate held against what was done and what there was to do: `任务1200人，已完成866人，完成率72.17%`."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tracker.domain.vocabulary import Agreement
from tracker.lexicon.phrases import Phrase, construction

from .arithmetic import agreement, of, shown
from .figures import Figure, Sentence, Stretch
from .model import Found
from .words import have

_RATE: Final = Phrase("audit_ratio.rate")
_WHOLE: Final = Phrase("audit_ratio.whole")
_DONE: Final = Phrase("audit_ratio.done")
_OF_PLAN: Final = Phrase("audit_ratio.of_plan")
_WITH_WHOLE: Final = Phrase("audit_ratio.with_whole")
_OF: Final = Phrase("audit_ratio.of")
_BARE: Final = Phrase("audit_ratio.bare")
_TIMES: Final = Phrase("audit_ratio.times")
_NO_RATE: Final = Phrase("audit_ratio.no_rate")


def stated_rates(sentence: Sentence) -> Iterator[Found]:
    """Every rate of a sentence whose part and whole are stated just before it."""
    for rate in sentence.figures:
        if not rate.share or not rate.exact:
            continue
        phrase = sentence.phrases[rate.phrase]
        lead = rate.lead.strip()
        if "分别" in lead or "均" in lead[-6:]:
            continue
        found = (
            _named(sentence, phrase, rate, lead)
            or _with_whole_inside(sentence, phrase, rate)
            or _of_plan(sentence, phrase, rate, lead)
            or _of_whole(sentence, phrase, rate, lead)
        )
        if found is not None:
            yield found


def _named(sentence: Sentence, phrase: Stretch, rate: Figure, lead: str) -> Found | None:
    """`应检540台，实检512台，检验率94.8%`."""
    inside = re.search(r"[（(](?P<inside>[^（(]{2,10})$", lead)
    named = _RATE.match(inside["inside"] if inside is not None else lead)
    if named is None or not (rate.phrase or inside):
        return None
    at = rate.phrase if inside is not None else rate.phrase - 1
    done_phrase = sentence.phrases[at]
    stated = [figure for figure in done_phrase.figures if figure.span.end <= rate.span.start]
    if done_phrase.part != phrase.part or not stated:
        return None
    done = stated[-1]
    same = _alike(stated, done)
    if done.family == "ratio" or len(same) != len(stated):
        return None
    if len(same) == 2:
        whole = same[0]
    elif len(same) == 1:
        whole_found = _one_before(sentence, at, phrase.part, done)
        if whole_found is None:
            return None
        whole = whole_found
    else:
        return None
    about_whole = sentence.phrases[whole.phrase].text
    if not _DONE.search(done.before) or "其中" in about_whole:
        return None
    certain = _WHOLE.search(about_whole) is not None
    if not certain and (named["stem"] not in done.before or done.value > whole.value):
        return None
    if _times_differ(about_whole, done_phrase.text, phrase.text):
        return None
    stem = named["stem"][-2:]
    narrowed = named["stem"][:-2]
    if narrowed and not any(
        narrowed[at : at + 2] in about_whole + done_phrase.text for at in range(len(narrowed))
    ):
        return None  # 其中低收入家庭完成率: of a part of them
    sure = _compared(done, whole, rate)
    words = done.before + done.after
    planned = stem == "完成" and construction("audit_ratio.planned").search(about_whole)
    if not planned and not any(letter in words for letter in stem):
        # Whose rate it is cannot be known from the words: only what is covered by what was built is asked about.
        if (
            sure is not Agreement.CONTRADICTION
            or stem not in ("覆盖", "普及")
            or not construction("audit_ratio.set_up").search(words)
        ):
            return None
        sure = Agreement.DOUBT
    elif not certain and sure is Agreement.CONTRADICTION:
        sure = Agreement.DOUBT
    return _made(sure, "ratio.named", done, whole, rate)


def _with_whole_inside(sentence: Sentence, phrase: Stretch, rate: Figure) -> Found | None:
    """`完成128亿元，为年度计划110亿元的116.4%`; `2310件，是上年1540件的1.5倍` is stated by growth."""
    inside = [figure for figure in phrase.figures if figure.span.end <= rate.span.start]
    if not inside or rate.before.strip() not in ("的",):
        return None
    whole = inside[-1]
    if not _WITH_WHOLE.search(whole.lead.strip()) or not whole.exact:
        return None
    done = _last_before(sentence, phrase, whole)
    if done is None or done.unit != whole.unit:
        return None
    return _made(_compared(done, whole, rate), "ratio.of_plan", done, whole, rate)


def _of_plan(sentence: Sentence, phrase: Stretch, rate: Figure, lead: str) -> Found | None:
    """`年度计划投资52亿元，已完成45.8亿元，占年度计划的88.1%`."""
    named = _OF_PLAN.match(lead)
    if named is None or not rate.phrase:
        return None
    done_phrase = sentence.phrases[rate.phrase - 1]
    plain = [figure for figure in done_phrase.figures if figure.family != "ratio"]
    if done_phrase.part != phrase.part or not plain or _NO_RATE.search(lead) or "其中" in done_phrase.text:
        return None
    done = plain[-1]
    if len(plain) == 2 and plain[0].unit == done.unit:
        whole: Figure | None = plain[0]
    elif len(plain) == 1:
        whole = _one_before(sentence, rate.phrase - 1, phrase.part, done)
    else:
        return None
    if whole is None or not construction("audit_ratio.planned").search(whole.lead) or "其中" in whole.lead:
        return None
    if _times_differ(sentence.phrases[whole.phrase].text, done_phrase.text, phrase.text):
        return None
    return _made(_compared(done, whole, rate), "ratio.of_plan", done, whole, rate)


def _of_whole(sentence: Sentence, phrase: Stretch, rate: Figure, lead: str) -> Found | None:
    """`常住人口38.6万人，其中60岁以上9.1万人，占总人口的23.6%`; `支出86.4亿元，其中民生支出69.4亿元，占80.3%`."""
    if not rate.phrase:
        return None
    done_phrase = sentence.phrases[rate.phrase - 1]
    plain = [figure for figure in done_phrase.figures if figure.family not in ("ratio", "age")]
    if done_phrase.part != phrase.part or len(plain) != 1:
        return None
    done = plain[0]
    bare, named = _BARE.match(lead), _OF.match(lead)
    if bare is not None:
        if not done_phrase.text.strip().startswith("其中"):
            return None
        whole = _one_before(sentence, rate.phrase - 1, phrase.part, done)
    elif named is not None and not construction("audit_ratio.planned").search(named["of"]):
        whole = _one_before(sentence, rate.phrase - 1, phrase.part, done)
        name = construction("audit_ratio.total_tail").sub("", named["of"]) or named["of"]
        if whole is None or name[-2:] not in whole.lead + whole.after:
            return None
    else:
        return None
    if whole is None or have("audit.no_sum", sentence.phrases[whole.phrase].text.replace("%", "")):
        return None
    return _made(_compared(done, whole, rate), "ratio.of_whole", done, whole, rate)


def _alike(figures: Sequence[Figure], like: Figure) -> list[Figure]:
    return [figure for figure in figures if figure.unit == like.unit]


def _one_before(sentence: Sentence, at: int, part: int, like: Figure) -> Figure | None:
    """The one figure in the unit of `like` in the nearest of the two phrases before that has any."""
    for earlier in reversed(sentence.phrases[max(0, at - 2) : at]):
        if earlier.part != part:
            return None
        same = _alike(earlier.figures, like)
        if len(same) > 1:
            return None
        if same:
            return same[0]
    return None


def _last_before(sentence: Sentence, phrase: Stretch, whole: Figure) -> Figure | None:
    """The figure just before another one, in its phrase or the one before."""
    index = sentence.figures.index(whole)
    if not index:
        return None
    found = sentence.figures[index - 1]
    near = sentence.phrases[found.phrase]
    return found if near.part == phrase.part and whole.phrase - found.phrase <= 1 else None


def _times_differ(*texts: str) -> bool:
    return len({tuple(_TIMES.findall(text)) for text in texts if _TIMES.search(text)}) > 1 or any(
        construction("audit_ratio.part_of_year").search(text) for text in texts[1:]
    )


def _compared(done: Figure, whole: Figure, rate: Figure) -> Agreement | None:
    if whole.low <= 0 or done.low < 0:
        return None
    return agreement(of(done).over(of(whole)), rate)


def _made(sure: Agreement | None, rule: str, done: Figure, whole: Figure, rate: Figure) -> Found | None:
    if sure is None:
        return None
    expected = of(done).over(of(whole))
    return Found(rule, sure, (whole.span, done.span, rate.span), rate.written, shown(expected.middle, rate))
