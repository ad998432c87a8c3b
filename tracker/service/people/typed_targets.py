"""Targets as a person types them (`≥85%`, `不少于12家`), read by the same grammar as documents."""

from collections.abc import Sequence
from dataclasses import replace

from db.errors import StoreError
from tracker.domain.correction import CORRECTED
from tracker.domain.promise import Commitment, Target
from tracker.domain.text import Span
from tracker.service.filing.text_sanitizing import sanitized


def read_typed(typed: Sequence[str], commitment: Commitment | None = None) -> tuple[Target, ...]:
    """The targets of some words, in order. A number without words of its own measures what the item's own targets do.

    StoreError `target.unreadable` for words that hold no number a report could be held against.
    """
    from tracker.extraction.numbers.targets import read_targets

    found: list[Target] = []
    for words in typed:
        text = sanitized(words)[0].strip()
        read = read_targets(text, 0, len(text))
        if not read:
            raise StoreError("target.unreadable", {"text": text})
        found += [_placed(target, commitment) for target in read]
    return tuple(found)


def _placed(target: Target, commitment: Commitment | None) -> Target:
    metric, span = target.metric, None
    if commitment is not None:
        if _bare(metric) == _bare(target.raw):
            like = [held for held in commitment.targets if held.unit == target.unit]
            near = like or list(commitment.targets)
            metric = near[0].metric if near else metric
        at = commitment.text.find(target.raw)
        if at >= 0:
            start = commitment.span.start + at
            span = Span(start, start + len(target.raw))
    return replace(target, metric=metric, span=span, rule=f"{target.rule} {CORRECTED}")


def _bare(text: str) -> str:
    return "".join(text.split())
