"""What a commitment is about, recognised by its own words and the headings it stands under."""

import re
from functools import cache

from tracker.domain.promise import Commitment
from tracker.domain.report import Report
from tracker.domain.vocabulary import Grade
from tracker.lexicon.loader import load_lexicon

OWN, NEAREST, FARTHER = 2.0, 1.5, 0.5
"""A word of the commitment tells more than one of the heading right above it, and that more than the ones beyond."""


@cache
def _topics() -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = load_lexicon().words
    return tuple(
        (entry.note, re.compile(entry.alternation()))
        for id, entry in words.items()
        if id.startswith("topic.")
    )


def topic_of(report: Report, commitment: Commitment) -> str | None:
    """The topic's name, None where no word tells or two topics are reported of alike; its own words settle a tie.

    Declaratory commitments have none: the ledger counts none of them by topic.
    """
    if commitment.grade is Grade.DECLARATORY:
        return None
    path: tuple[str, ...] = ()
    if commitment.section < len(report.sections):
        path = report.sections[commitment.section].path
    reported: list[tuple[float, float, str]] = []
    for name, pattern in _topics():
        own = weight = OWN * len(pattern.findall(commitment.text))
        for distance, title in enumerate(reversed(path)):
            if pattern.search(title):
                weight += FARTHER if distance else NEAREST
        if weight:
            reported.append((weight, own, name))
    reported.sort(reverse=True)
    if not reported or (len(reported) > 1 and reported[0][:2] == reported[1][:2]):
        return None
    return reported[0][2]
