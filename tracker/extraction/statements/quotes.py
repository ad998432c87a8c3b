"""Where a quote begins and ends: clauses that need the one before them, and lists that hold several promises."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from tracker.domain.vocabulary import Grade
from tracker.extraction.numbers.prefilter import holds_digit
from tracker.lexicon.loader import load_lexicon
from tracker.lexicon.phrases import Phrase, ordered

from .drafts import Piece
from .grammar import grammar

_STEP: Final = Phrase("quote.step")
_NUMBER_END: Final = Phrase("quote.number_end")
_OWN_WORK: Final = Phrase("quote.own_work")
_TAKES_NOUNS: Final = Phrase("quote.takes_nouns")
"""Before these, what follows 、 is one more object: 完成道路清扫10公里、改造…."""
_LEVEL_IN: Final = Phrase("quote.level_in")
_OWN_SUBJECT: Final = Phrase("quote.own_subject")
_RATE_OF_THE_SAME: Final = Phrase("quote.rate_of_the_same")
_VALUE_NEXT: Final = Phrase("quote.value_next")
_RATED: Final = Phrase("quote.rated")


_SHORTEST_LIST: Final = 12  # characters: below it no two promises fit
_COULD_END: Final = Phrase("quote.could_end")
"""Without one of these no promise ends inside a clause (`_parts`)."""


def split_listed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A clause as the promises it lists: itself, unless 、 or 和 parts two complete ones."""
    if end - start < _SHORTEST_LIST or (text.find("、", start, end) < 0 and text.find("和", start, end) < 0):
        return [(start, end)]
    if _COULD_END.search(text, start, end) is None:
        return [(start, end)]
    found: list[tuple[int, int]] = []
    begin = start
    for step in _STEP.finditer(text, start, end):
        mark = step.group()
        if len(mark) > 2 or not _parts(text, begin, step.start(), step.end(), end):
            continue
        found.append((begin, step.start()))
        begin = step.end()
    found.append((begin, end))
    return found


def _parts(text: str, begin: int, left: int, right: int, end: int) -> bool:
    if text.endswith(ordered("quote.results"), max(begin, left - 8), left):
        stop = text.find("、", right, end) if text[left] == "、" else end
        stop = end if stop < 0 else stop
        return stop - right >= 6 and text.endswith(ordered("quote.results"), max(right, stop - 8), stop)
    if not _NUMBER_END.search(text, max(begin, left - 14), left):
        return False
    stop = text.find("、", right, end)
    stop = end if stop < 0 else stop
    if text[right : right + 1].isdigit():
        return False
    if "分别" in text[right:stop]:
        return False
    if text.startswith(ordered("quote.clear_verbs"), right, end):
        return any(c.isdigit() for c in text[right:stop])
    if (
        text[left - 1] != "建"
        and _OWN_WORK.match(text, right, stop)
        and _TAKES_NOUNS.search(text, begin, left) is None
    ):
        return True
    if _OWN_SUBJECT.match(text, right, stop):
        return True
    if _names_indicator(text, begin, left) and _names_indicator(text, right, stop):
        # 新增甲企业300家、乙企业50家: things that are counted are the objects of one verb
        return _RATED.search(text, right, stop) is not None
    if _RATE_OF_THE_SAME.match(text, right, stop) and not _RATE_OF_THE_SAME.match(text, begin, left):
        return False
    return _LEVEL_IN.search(text, right, stop) is not None and _LEVEL_IN.search(text, begin, left) is not None


def _names_indicator(text: str, start: int, end: int) -> bool:
    """Whether an indicator of the catalogue is named with its value right behind it: `调查失业率5.5%`."""
    found = _indicators().search(text, start, end)
    return found is not None and _VALUE_NEXT.match(text, found.end(), end) is not None


@cache
def _indicators() -> re.Pattern[str]:
    names = {name for one in load_lexicon().indicators.values() for name in one.names}
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))


_BARE_CHANGE: Final = Phrase("quote.bare_change")
_COUNT_END: Final = Phrase("quote.count_end")


def tail_of(text: str, previous: Piece, piece: Piece) -> bool:
    """Whether a clause with numbers only carries on the commitment before it (`…95亿元，增长12%以上`)."""
    draft = previous.draft
    if draft is None or draft.grade is not Grade.HARD or not draft.targets:
        return False
    if previous.clause.part != piece.clause.part:
        return False
    start, end = piece.head.start, piece.end
    if _BARE_CHANGE.match(text, start, end):
        return True
    if text.startswith(("一半", "其余", "剩余"), start):
        return True
    if (
        "各" in text[max(draft.start, draft.end - 40) : draft.end]
        and piece.head.verb in ("配备", "配置", "设置")
        and end - start <= 14
    ):
        return True
    share = text.startswith("其中", piece.start)  # …700万套，其中各类公寓470万套
    if (
        piece.head.verb
        or (piece.head.adverbs and not share)
        or piece.head.relation
        or not previous.head.verb
        or previous.head.kind != "strong"
        or text.find("覆盖", start, end) >= 0
    ):
        return False
    if grammar().verbs.search(text, start, end) or _LEVEL_IN.search(text, start, end):
        return False
    if (
        grammar().patterns["hard.level"].search(text, start, end)
    ):  # 居民健康素养水平再提高2个百分点: an indicator of its own
        return False
    return bool(
        _COUNT_END.search(text, start, end)
        and _COUNT_END.search(text, max(draft.start, draft.end - 16), draft.end)
    )


_NO_OBJECT: Final = Phrase("quote.no_object")
_ONLY_NUMBER: Final = Phrase("quote.only_number")
_PART_ONLY: Final = Phrase("quote.part_only")
_LEVEL_ONLY: Final = Phrase("quote.level_only")
"""…标准，分别从每月600元、450元提高到650元、500元; …床位数，增加到5000张: whose level it is was stated before."""
_COUNT_ONLY: Final = Phrase("quote.count_only")
_GENERIC_SUBJECT: Final = Phrase("quote.generic_subject")
_PLACE_COVERAGE: Final = Phrase("quote.place_coverage")
_SHORT_COVERAGE: Final = 16  # characters: a longer one says itself what covers whom
_GENERIC_WORK: Final = Phrase("quote.generic_work")


def joins_back(text: str, piece: Piece, earlier: Sequence[Piece]) -> int | None:
    """Where the quote must begin if the clause leaves out its own object or subject, else None."""
    candidates = earlier[-2:]
    if not candidates or not _leaves_out(text, piece):
        return None
    previous = candidates[-1]
    if previous.clause.part != piece.clause.part:
        return None
    begin = previous.head.start
    if previous.end - begin <= 10 and len(candidates) > 1 and candidates[-2].clause.part == piece.clause.part:
        begin = candidates[-2].head.start
    return begin


def _leaves_out(text: str, piece: Piece) -> bool:
    head, end = piece.head, bounded_end(text, piece)
    start = head.start
    if (
        text.startswith(ordered("quote.points_back"), start)
        or _COUNT_ONLY.match(text, start, end)
        or says_level_only(text, start, end)
    ):
        return True
    if head.relation:  # 把…全部纳入: into what?
        return text.startswith(("把", "将"), head.open) and text.endswith("纳入", start, end)
    if _GENERIC_SUBJECT.match(text, start, end) or _GENERIC_WORK.match(text, start, end):
        return True
    if not head.verb:
        return False
    if _NO_OBJECT.match(text, head.verb_start, end) or _PART_ONLY.match(text, head.after, end):
        return True
    whom = end - head.verb_start <= _SHORT_COVERAGE and _PLACE_COVERAGE.search(text, start, end)
    return bool(_ONLY_NUMBER.match(text, head.after, end) or whom)


def says_level_only(text: str, start: int, end: int) -> bool:
    """Whether a clause only says which level is reached, not of what."""
    return _LEVEL_ONLY.match(text, start, end) is not None


_ASIDE: Final = re.compile(r"(?:（[^（）]{6,}）|\([^()]{6,}\)|【[^【】]{4,}】|〔[^〔〕]{4,}〕)+$")
_AIM: Final = Phrase("quote.aim")


def bounded_end(text: str, piece: Piece) -> int:
    """Where the quote ends: without a `的目标` that only rounds off a clause with no verb of its own."""
    if piece.quote_end is None:
        piece.quote_end = _quote_end(text, piece)
    return piece.quote_end


def _quote_end(text: str, piece: Piece) -> int:
    aside = _ASIDE.search(text, piece.start, piece.end) if text[piece.end - 1] in "）)】〕" else None
    if aside and aside.start() > piece.head.start:
        return aside.start()
    if not text.endswith(("目标", "任务"), piece.start, piece.end):
        return piece.end
    found = _AIM.search(text, max(piece.start, piece.end - 8), piece.end)
    return found.start() if found and not piece.head.verb else piece.end


def promised_in(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A clause as the promises it lists; aims set out in quotation marks are a list of their own."""
    quoted = grammar().patterns["hard.quoted_aims"].search(text, start, end)
    if quoted is None:
        return split_listed(text, start, end)
    found: list[tuple[int, int]] = []
    begin, stop = quoted.span("aims")
    for mark in (*grammar().patterns["hard.aims_parted"].finditer(text, begin, stop), None):
        place = mark.start() if mark else stop
        if holds_digit(text, begin, place):
            found.append((begin, place))
            begin = mark.end() if mark else stop
    return found
