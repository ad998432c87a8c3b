"""Promises inside a review: what is still to come, and targets restated beside their progress (reading guide §1)."""

import re
from collections.abc import Sequence
from typing import Final

from tracker.domain.text import Span
from tracker.domain.vocabulary import Grade
from tracker.extraction.layout.clauses import Clause
from tracker.extraction.numbers.targets import read_targets
from tracker.extraction.time.deadlines import DateContext, TimeExpression, TimeKind, choose_deadline

from .clause_openers import read_head
from .drafts import Draft
from .grammar import grammar

_DATED: Final = frozenset({TimeKind.DEADLINE, TimeKind.PERIOD, TimeKind.REDACTED})

_SIGN: Final = re.compile(r"将[于在]|预计|拟[划于在]|计[划于在]|力争|有望|即将|任务|目标|预算")
_FORECASTS: Final = ("预计", "有望")
_SHORT: Final = 10  # characters: a clause this short (土建工程全部完成) leaves out its own subject too


def may_promise(text: str, paragraph: Span) -> bool:
    """A cheap first look: without one of these words a paragraph of a review promises nothing."""
    return _SIGN.search(text, paragraph.start, paragraph.end) is not None


def read_review(
    text: str,
    clauses: Sequence[Clause],
    times: Sequence[TimeExpression],
    dates: DateContext,
    ahead: DateContext | None = None,
) -> list[Draft]:
    """The commitments of one paragraph that reports the past.

    `dates` tell what restated targets belong to (the year reviewed), `ahead` what is still to come (the year of
    writing; None where it is the same).
    """
    rules = grammar().patterns
    future, restated, progress = rules["future.in_review"], rules["restated.target"], rules["clause.progress"]
    drafts: list[Draft] = []
    run: Span | None = None
    before: Clause | None = None
    previous: Clause | None = None
    for clause in clauses:
        start, end = clause.span.start, clause.span.end
        earlier, previous, before = previous, before, clause
        if clause.sentence is not run:
            run = None
        found = future.search(text, start, end)
        if found and rules["future.result"].search(text, found.end(), end):
            draft = _future(text, clause, previous, earlier, found.start(), times, ahead or dates)
            if draft:
                drafts.append(draft)
            continue
        if run is None and not restated.search(text, start, end):
            continue
        if progress.match(text, start, end) or rules["clause.past"].search(text, start, end):
            run = None
            continue
        targets = read_targets(text, start, end)
        if not targets:
            continue
        own = [time for time in times if start <= time.span.start < end and time.kind in _DATED]
        if run is None and not own:
            continue
        chosen = choose_deadline(own or drafts[-1].times if drafts else own, dates)
        if chosen is None:
            continue
        run = clause.sentence
        drafts.append(
            Draft(
                start,
                start,
                end,
                Grade.HARD,
                ["restated.target"],
                targets,
                chosen,
                False,
                own or drafts[-1].times,
                restated=True,
            )
        )
    return drafts


def _future(
    text: str,
    clause: Clause,
    previous: Clause | None,
    earlier: Clause | None,
    cue: int,
    times: Sequence[TimeExpression],
    dates: DateContext,
) -> Draft | None:
    """What a review says is still to come, with the clause before it where that names the matter."""
    start, end = clause.span.start, clause.span.end
    opened = max(text.rfind("（", start, cue), text.rfind("(", start, cue))
    closed = max(text.rfind("）", start, cue), text.rfind(")", start, cue))
    if opened > closed:  # an aside is read for itself
        stop = min((at for mark in "）)" if (at := text.find(mark, cue, end)) >= 0), default=end)
        start, end = opened + 1, stop
    own = [time for time in times if start <= time.span.start < end and time.kind in _DATED]
    chosen = choose_deadline(own, dates)
    if chosen is None:
        return None
    start = read_head(text, start, end, {}).start
    quote = start
    if cue <= start + 1 and opened <= closed and previous and previous.part == clause.part:
        named = previous
        if earlier and earlier.part == clause.part and len(previous.span) <= _SHORT:
            named = earlier
        quote = read_head(text, named.span.start, named.span.end, {}).start
    targets = read_targets(text, start, end)
    if text.startswith(_FORECASTS, cue) and any(
        target.span and target.span.start > cue for target in targets
    ):
        return None  # 预计全年实现产值3000亿元 comes about by itself
    soft = grammar().soft.search(text, start, end) is not None
    return Draft(quote, start, end, Grade.HARD, ["future.in_review"], targets, chosen, soft, own)
