"""The words of a clause as matching sees them: names of one thing made one, numbers and dates out."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from tracker.domain.text import Span
from tracker.lexicon.engine.trie import any_word
from tracker.lexicon.loader import load_lexicon
from tracker.lexicon.phrases import Phrase, construction

_BREAK = "|"
SHORT = 4
"""Length up to which a number reported in words (`一半`, `全覆盖`, `三分之一`) holds nothing but the number."""

_TIME = Phrase("plain.time")
_PLAN_NAME = Phrase("plain.plan_name")
_QUOTED_PLAN = Phrase("plain.quoted_plan")
"""“十五五”规划 and 第十五个五年规划 are one plan."""
_FULL_TITLE = Phrase("plain.full_plan_title")
"""The full title of a government's five-year plan, and its other short names: each is its 十五五规划."""
_AGES = Phrase("plain.ages")
"""12至17岁 and 12岁-17岁 are one age."""
_SPACES = re.compile(r"[ \t\n\r\u3000]+")
_SPECIAL = Phrase("plain.special")
"""One of these stands in whatever spaces, notes, times, ages and names of plans are found by."""
_SHARE_OF = Phrase("plain.share_of")
"""`海洋产业增加值占地区生产总值比重`: the share is of the first, and says nothing of the second."""
_NOTE = re.compile(r"[\[［〔(（][\d]{1,3}[\]］〕)）]")


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name).lower()


def _renamed(text: str, kept: Mapping[str, str]) -> str:
    found = max((name for name in kept if name in text), key=len, default="")
    return text.replace(found, kept[found]) if found else text


@cache
def indicator_names() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """A pattern of the kept names of indicators in normal text, the longest first, and the indicator of each."""
    ids = {_plain(one.names[0]): one.growth_of or id for id, one in load_lexicon().indicators.items()}
    return re.compile(any_word(ids)), ids


def indicators_in(plain: str) -> frozenset[str]:
    """The indicators that a normal text names, each by its longest name."""
    pattern, ids = indicator_names()
    return frozenset([ids[name] for name in pattern.findall(plain)])


@cache
def _names() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """The names of things that have several, and the one each of them is given."""
    lexicon = load_lexicon()
    lists = [entry.words for id, entry in lexicon.words.items() if id.startswith("matching.same.")]
    lists += [indicator.names for indicator in lexicon.indicators.values()]
    kept = {_plain(name): _plain(names[0]) for names in lists for name in names}
    for one in lexicon.indicators.values():
        own = {_plain(name) for name in one.names}
        for other in (_plain(other) for other in one.others):
            # It is left alone by the names of the indicator that it is not, not by those of others.
            kept.setdefault(
                other, _renamed(other, {name: to for name, to in kept.items() if name not in own})
            )
    return re.compile(any_word(kept)), kept


_SHARED_TAIL = Phrase("plain.shared_tail")


def _each_with_tail(found: re.Match[str]) -> str:
    """`3、5号线` is 3号线、5号线."""
    tail = found[2] or found[4]
    return "、".join(
        number + tail for number in construction("plain.between_numbers").split(found[1] or found[3])
    )


def without(text: str, span: Span, holes: Iterable[Span]) -> str:
    """`span` of `text` with every hole replaced by a break, so that no bigram reaches across a number."""
    pieces: list[str] = []
    at = span.start
    for hole in sorted(holes):
        if hole.end <= at or hole.start >= span.end:
            continue
        pieces.append(text[at : max(at, hole.start)])
        at = min(hole.end, span.end)
    pieces.append(text[at : span.end])
    return _BREAK.join(pieces)


def without_base(plain: str) -> str:
    """A normal text without that of which something is a share."""
    return _SHARE_OF.sub("占", plain) if "比重" in plain else plain


def number_spans(spans: Iterable[tuple[Span, str]]) -> list[Span]:
    """Of (span, words of it) those that are a bare number; `不发生规模性返贫` counts as words of the matter."""
    return [
        span
        for span, raw in spans
        if any(letter.isdigit() for letter in raw) or len(_BOUNDS.sub("", raw)) <= SHORT
    ]


_BOUNDS = Phrase("plain.bounds")


def folded(text: str) -> str:
    """A whole document with the width and case of its characters folded, each in its place.

    What is longer when folded (`㎡`, `…`) is left to `normal`, which has next to nothing to do on what is cut from it.
    """
    for letter in set(text):
        plain = _plain_letter(letter)
        if plain != letter and len(plain) == 1:
            text = text.replace(letter, plain)
    return text


_plain_letter = lru_cache(maxsize=8192)(_plain)


def normal(text: str) -> str:
    """Width and case folded, line breaks closed, dates out, and each thing under its one name."""
    if not text:
        return text
    plain = unicodedata.normalize("NFKC", text).lower()
    names, kept = _names()
    if _SPECIAL.search(plain) is None:
        return names.sub(lambda found: kept[found[0]], plain)
    plain = _SPACES.sub("", plain)
    if "岁" in plain:
        plain = _AGES.sub(r"\1-\2", plain)
    if "号" in plain or "期" in plain:
        plain = _SHARED_TAIL.sub(_each_with_tail, plain)
    if "五" in plain:
        plain = _PLAN_NAME.sub(r"十\1五规划", _QUOTED_PLAN.sub(r"\1", plain))
    if "五规划" in plain or "五发展" in plain:
        plain = _FULL_TITLE.sub(lambda found: f"{found[1] or ''}规划", plain)
    return _TIME.sub(_BREAK, names.sub(lambda found: kept[found[0]], _NOTE.sub("", plain)))
