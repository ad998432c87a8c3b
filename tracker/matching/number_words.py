"""Which words belong to which number of a clause: segments between 、, lists recognised by 分别, and what they share."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.domain.text import Span
from tracker.lexicon.phrases import Phrase, construction

from .tokens import leading_generic
from .words import number_spans, without

_SEGMENT = Phrase("plain.between_segments")
_COMPLETE = Phrase("plain.measured_noun")
_BETWEEN_NAMES = Phrase("plain.between_names")
_BETWEEN_OBJECTS = Phrase("plain.between_objects")
_RESPECTIVELY = Phrase("plain.respectively")


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The words reported of one number alone, and those it shares with the other numbers of its clause."""

    own: str
    shared: str


def number_words(text: str, clause: Span, numbers: Sequence[Span]) -> tuple[NumberWords, ...]:
    """For each of `numbers` (in text order, inside `clause`) the words around it."""
    if not numbers:
        return ()
    reported = _respectively(text, clause, numbers) if len(numbers) > 1 else None
    if reported is not None:
        return reported
    bare = number_spans((number, number.of(text)) for number in numbers)
    segments = _segments(text, clause, numbers)
    tail = without(text, Span(numbers[-1].end, clause.end), ())
    found: list[NumberWords] = []
    for at, segment in enumerate(segments):
        own = _own_clause(text, segment, numbers[at])
        own = _after_examples(text, _after_standing(text, own, numbers[at]), numbers[at])
        rest = [Span(segment.start, own.start), Span(own.end, segment.end)]
        shared = [without(text, span, bare) for span in rest if len(span)]
        if at and not _SEGMENT.search(text, numbers[at - 1].end, numbers[at].start):
            shared.append(text[numbers[at - 1].end : numbers[at].start])  # 57项民生实事完成51项
        if at:
            shared.append(without(text, Span(clause.start, numbers[0].start), ()))
        if at < len(segments) - 1:
            shared.append(tail)
        found.append(NumberWords(without(text, own, bare), "|".join(shared)))
    return tuple(found)


def _own_clause(text: str, segment: Span, number: Span) -> Span:
    """The stretch between commas that holds the number."""
    commas = [found.start() for found in _COMMA.finditer(text, segment.start, segment.end)]
    start = max((at + 1 for at in commas if at < number.start), default=segment.start)
    end = min((at for at in commas if at >= number.end), default=segment.end)
    return Span(start, end)


_COMMA = re.compile(r"[，,；;：:](?!\d{3}(?!\d))")


def _after_standing(text: str, own: Span, number: Span) -> Span:
    """`总额90亿元、居全市第二、增长6%`: what is remarked between two figures belongs to neither."""
    remark = construction("number.standing")
    found = [mark.end() for mark in remark.finditer(text, own.start, number.start)]
    return Span(found[-1], own.end) if found else own


def _after_examples(text: str, own: Span, number: Span) -> Span:
    """`甲、乙等5所学校`: what is counted stands after 等; before it are examples."""
    found = [mark.end() for mark in _AND_SUCH.finditer(text, own.start, number.start)]
    return Span(found[-1], own.end) if found else own


_AND_SUCH = Phrase("plain.and_such")


def _segments(text: str, clause: Span, numbers: Sequence[Span]) -> list[Span]:
    """One stretch for each number: the cut between two numbers is the first separator after the earlier one."""
    cuts: list[int] = []
    for left, right in pairwise(numbers):
        between = _SEGMENT.search(text, left.end, right.start)
        cuts.append(between.end() if between else right.start if right.start > left.end else left.end)
    edges = [clause.start, *cuts, clause.end]
    return [Span(start, max(start, end)) for start, end in pairwise(edges)]


def _respectively(text: str, clause: Span, numbers: Sequence[Span]) -> tuple[NumberWords, ...] | None:
    """`城镇、农村居民收入分别增长3%、5%`: the objects before 分别 go with the numbers after it, one by one."""
    marks = list(_RESPECTIVELY.finditer(text, clause.start, numbers[0].start))
    if not marks:
        return _one_by_one(text, clause, numbers)
    mark = marks[-1]
    objects = [item for item in _BETWEEN_NAMES.split(text[clause.start : mark.start()]) if item]
    if len(objects) < len(numbers):
        return None
    objects = objects[len(objects) - len(numbers) :]
    shared = text[mark.end() : numbers[0].start]
    governing = leading_generic(objects[0])
    return tuple(
        NumberWords(_completed(objects, at), f"{governing}|{shared}" if at and governing else shared)
        for at in range(len(numbers))
    )


def _one_by_one(text: str, clause: Span, numbers: Sequence[Span]) -> tuple[NumberWords, ...] | None:
    """`甲、乙普及率超过98%、85%`: as many objects before as there are numbers side by side go with them without 分别."""
    if any(text[left.end : right.start].strip("、和") for left, right in pairwise(numbers)):
        return None
    objects = [item for item in _BETWEEN_OBJECTS.split(text[clause.start : numbers[0].start]) if item]
    if len(objects) != len(numbers):
        return None
    return tuple(NumberWords(_completed(objects, at), "") for at in range(len(numbers)))


def _completed(objects: Sequence[str], at: int) -> str:
    """An item of a list with what its neighbours leave out: `城镇` → `城镇居民收入`, `水耗` → `万元GDP水耗`."""
    first, last, own = objects[0], objects[-1], objects[at]
    if own is not last and len(last) > len(own) and not _COMPLETE.search(own):
        return own + last[len(own) :]
    if own is not first and len(first) > len(own) <= _SHORT_ITEM:
        return first[: len(first) - len(own)] + own
    return own


_SHORT_ITEM = 3
"""Up to this many characters an item of a list may lack the words before it (`水耗` after `万元GDP能耗`)."""
