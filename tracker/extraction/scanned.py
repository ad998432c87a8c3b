"""Which statements stand in words recognised in pictures, and whether one of their numbers may be another."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.form import Form
from tracker.domain.promise import Achievement, Commitment
from tracker.domain.text import Span
from tracker.domain.vocabulary import Scan

DOUBTFUL_RULE: Final = "scan.doubtful"
"""Named by an achievement one of whose numbers was recognised with doubt."""
_NUMBERS: Final = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十百千万亿零〇两半%％")


def marked_commitments(text: str, commitments: Iterable[Commitment], form: Form) -> tuple[Commitment, ...]:
    """The commitments with `scan` set where their words were recognised in a picture."""
    if not form.scanned:
        return tuple(commitments)
    doubts = _doubtful_numbers(text, form)
    return tuple(_marked(commitment, form.scanned, doubts) for commitment in commitments)


def marked_achievements(text: str, achievements: Iterable[Achievement], form: Form) -> list[Achievement]:
    """The achievements, those with a doubtful number naming `DOUBTFUL_RULE` among their rules."""
    doubts = _doubtful_numbers(text, form)
    return [
        replace(one, rules=(*one.rules, DOUBTFUL_RULE))
        if doubts and _meets([one.span, *(m.span for m in one.measures if m.span is not None)], doubts)
        else one
        for one in achievements
    ]


def _doubtful_numbers(text: str, form: Form) -> list[Span]:
    return [span for span in form.doubtful if not _NUMBERS.isdisjoint(span.of(text))]


def _marked(commitment: Commitment, scanned: Sequence[Span], doubts: Sequence[Span]) -> Commitment:
    places = [
        commitment.span,
        *(span for span in (commitment.deadline.span, commitment.opening) if span is not None),
        *(target.span for target in commitment.targets if target.span is not None),
        *(stage.span for stage in commitment.stages if stage.span is not None),
    ]
    if not _meets(places, scanned):
        return commitment
    return replace(commitment, scan=Scan.DOUBTFUL if _meets(places, doubts) else Scan.CLEAR)


def _meets(places: Iterable[Span], spans: Sequence[Span]) -> bool:
    """Whether one of the places shares characters with one of the spans, which are in order and apart."""
    for place in places:
        at = bisect_left(spans, place.start, key=lambda span: span.end)
        if any(place.overlap(span) for span in spans[at : at + 2]):
            return True
    return False
