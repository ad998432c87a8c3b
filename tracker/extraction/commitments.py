"""Sentences of a plan part to commitments: which clauses promise, where each quote begins and ends."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from tracker.domain.promise import Target
from tracker.domain.text import Span
from tracker.domain.vocabulary import Grade

from .clauses import Clause
from .deadlines import DateContext, TimeExpression, TimeKind, choose_deadline, plan_deadline, resolve
from .drafts import Draft, Opening, Piece
from .grading import (
    NUMBER,
    binds,
    excluded,
    grammar,
    is_doubtful,
    judge_deadline,
    judge_milestone,
    judge_number,
    opens_with_means,
)
from .heads import Head, read_head
from .quoting import bounded_end, joins_back, split_listed, tail_of
from .targets import read_targets

_ACTOR_LEAD = re.compile(
    r"(?:牵头|责任|配合|主办|协办|承办|落实)(?:单位|部门|处室|科室|领导|人)|联系人|联系电话|咨询电话"
)
_GOALS = re.compile(r"目标|指标|预期")
_DATED = frozenset({TimeKind.DEADLINE, TimeKind.PERIOD, TimeKind.EVENT, TimeKind.REDACTED})


def read_plan(
    text: str,
    clauses: Sequence[Clause],
    times: Sequence[TimeExpression],
    dates: DateContext,
    opening: Opening | None = None,
    *,
    goals: bool = False,
) -> list[Draft]:
    """The commitments of one paragraph of a plan part.

    `opening` is what an earlier paragraph left (`到2025年，要实现以下目标：`), and takes what this one leaves. In a
    paragraph of `goals` the opening of the first sentence governs the sentences after it.
    """
    left_before = opening if opening is not None else Opening()
    carried = replace(left_before)
    starts = [time.span.start for time in times]
    places = {time.span.start: time.span.end for time in times}
    by_start = {time.span.start: time for time in times}
    drafts: list[Draft] = []
    left = carried
    at = 0
    while at < len(clauses):
        stop = at + 1
        while stop < len(clauses) and clauses[stop].sentence is clauses[at].sentence:
            stop += 1
        left = _read_sentence(text, clauses[at:stop], times, starts, places, by_start, dates, carried, drafts)
        if left.times and left.alone and (left.goals or goals):
            carried = replace(left, binding=True, doubtful=carried.doubtful)
        at = stop
    if clauses and clauses[-1].closing == "：" and left.alone:
        left_before.times, left_before.span, left_before.goals = left.times, left.span, left.goals
        left_before.binding = left_before.alone = True
    return drafts


def _read_sentence(
    text: str,
    clauses: Sequence[Clause],
    times: Sequence[TimeExpression],
    starts: Sequence[int],
    places: dict[int, int],
    by_start: dict[int, TimeExpression],
    dates: DateContext,
    carried: Opening,
    drafts: list[Draft],
) -> Opening:
    """Add the commitments of one sentence; return the opening that governs its end."""
    opening = replace(carried)
    pieces: list[Piece] = []
    for clause in clauses:
        start, end = clause.span.start, clause.span.end
        if clause.closing in "：:" and clause.closing:
            if _ACTOR_LEAD.search(text, start, end) and end - start <= 24:
                break
            led = _between(times, starts, start, end)
            if led and any(resolve(time, dates) for time in led):
                opening = Opening(led, clause.span, alone=True)
            opening.goals = _GOALS.search(text, start, end) is not None
            continue
        for piece_start, piece_end in split_listed(text, start, end):
            head = read_head(text, piece_start, piece_end, places)
            piece = Piece(clause, piece_start, piece_end, head)
            if clause.index == 0:
                carried.doubtful = _is_doubtful(clause, head, carried.doubtful)
            own = _head_times(piece, by_start)
            if own and any(resolve(time, dates) for time in own):
                opening = Opening(own, Span(piece_start, own[-1].span.end), opening.goals)
                if own[-1].span.end >= piece_end - 1:
                    opening.binding = opening.alone = True
                    continue
            _grade(text, piece, times, starts, dates, opening, pieces, drafts, carried.doubtful)
            pieces.append(piece)
    return opening


def _between(
    times: Sequence[TimeExpression], starts: Sequence[int], start: int, end: int
) -> list[TimeExpression]:
    """The dated times that begin in a stretch; `starts` are the places of all times, in order."""
    return [
        time for time in times[bisect_left(starts, start) : bisect_left(starts, end)] if time.kind in _DATED
    ]


def _is_doubtful(clause: Clause, head: Head, before: bool) -> bool:
    """Whether the item a sentence belongs to only plans to plan: `一是谋划…项目。新建…`"""
    if clause.label:
        return is_doubtful(head) and clause.closing == "。"
    return before and clause.sentence.start > clause.paragraph.start


def _head_times(piece: Piece, by_start: dict[int, TimeExpression]) -> list[TimeExpression]:
    return [time for place in piece.head.times if (time := by_start[place]).kind in _DATED]


def _grade(
    text: str,
    piece: Piece,
    times: Sequence[TimeExpression],
    starts: Sequence[int],
    dates: DateContext,
    opening: Opening,
    earlier: list[Piece],
    drafts: list[Draft],
    doubtful: bool,
) -> None:
    """Give the piece its grade; add a draft, widen the one before, or leave both alone."""
    head, end = piece.head, piece.end
    start = head.start
    if start >= end:
        return
    out = excluded(text, start, end, head)
    piece.told = out == "clause.past" or bool(
        earlier and earlier[-1].told and not head.verb and not head.adverbs
    )
    if out or piece.told:
        return
    own = _between(times, starts, start, end)
    explicit = [time for time in own if resolve(time, dates) is not None]
    targets = read_targets(text, start, end) if NUMBER.search(text, start, end) else ()
    rule = judge_number(text, start, end, head, targets) if targets and not doubtful else ""
    previous = earlier[-1] if earlier else None
    if targets and previous and previous.draft and tail_of(text, previous, piece):
        carried = previous.draft.targets[-1].metric if previous.draft.targets else ""
        _widen(previous.draft, piece, read_targets(text, start, end, carried=carried))
        piece.draft = previous.draft
        return
    grade, rules = Grade.HARD, [rule]
    binding = [time for time in explicit if binds(text, head, time.span, end)]
    led = opening.times if opening.goals or opening.binding else ()
    if not rule and not doubtful and (binding or led):
        rule = judge_deadline(text, start, end, head, run=opening.goals, own=bool(binding))
        rules = [rule]
    if not rule and not doubtful:
        rule, found = judge_milestone(text, start, end, head)
        grade, rules = Grade.MILESTONE, [rule]
        if rule and opens_with_means(text, head):
            start = found
        if rule and (binding or led):
            grade, rules = Grade.HARD, ["hard.result_by_day", rule]
    if not rule:
        if not head.verb or head.relation:
            return
        grade, rules, targets = Grade.DECLARATORY, ["declaratory.effort"], ()
    if grade is Grade.MILESTONE:
        targets = ()
    stated = binding if grade is Grade.MILESTONE or not targets else own
    chosen = choose_deadline(stated, dates) or choose_deadline(opening.times, dates)
    quote = start
    if grade is not Grade.DECLARATORY:
        joined = joins_back(text, piece, earlier)
        if joined is not None and joined < start:
            quote = joined
            _absorb(drafts, quote, start)
        if chosen is None and quote < start:
            chosen = choose_deadline(_between(times, starts, quote, start), dates)
    end = bounded_end(text, piece)
    lead = opening.span if opening.span and not (quote <= opening.span.start < end) else None
    if grade is Grade.HARD and binding:
        opening.binding = True
    piece.draft = Draft(
        quote,
        start,
        end,
        grade,
        [*rules, *(["plan.bare_verb"] if not explicit else [])],
        targets,
        chosen or plan_deadline(dates),
        grammar().soft.search(text, start, end) is not None,
        lead=lead,
        times=own,
    )
    drafts.append(piece.draft)


def _absorb(drafts: list[Draft], quote: int, start: int) -> None:
    """Drop what a longer quote now says with it, unless that has numbers of its own."""
    while (
        drafts
        and drafts[-1].start >= quote
        and drafts[-1].end <= start
        and drafts[-1].grade is not Grade.HARD
    ):
        drafts.pop()


def _widen(draft: Draft, piece: Piece, targets: tuple[Target, ...]) -> None:
    """Let a commitment take in a further number of its own that stands in the next clause."""
    draft.end = piece.end
    draft.targets += targets
