"""Sentences of a plan part to commitments: which clauses promise, where each quote begins and ends."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.promise import Stage, Target
from tracker.domain.text import Span
from tracker.domain.vocabulary import Grade, Recurrence
from tracker.extraction.layout.clauses import Clause
from tracker.extraction.numbers.prefilter import holds_digit
from tracker.extraction.numbers.targets import read_targets, why_unread
from tracker.extraction.time.deadlines import (
    DateContext,
    TimeExpression,
    choose_deadline,
    governing_deadline,
    looks_back,
    plan_deadline,
    resolve,
)
from tracker.extraction.time.kinds import TimeKind
from tracker.lexicon.phrases import Phrase

from .clause_openers import Head, read_head
from .continuations import Continuation, Link, continuation, resumes
from .drafts import Draft, Opening, Piece, in_run
from .grading import binds, excluded, is_doubtful, judge_deadline, opens_with_means
from .grammar import grammar
from .milestones import judge_milestone
from .number_grading import Judgement, judge_number, judge_numberless
from .quotes import bounded_end, joins_back, promised_in, says_level_only
from .recurrences import recurrence_of

_ACTOR_LEAD: Final = Phrase("record.actor_lead")
_NUMBERED: Final = (
    "hard.number",
    "hard.level",
    "hard.coverage",
    "hard.end_state",
    "hard.indicator",
    "hard.work",
)
_SHORT_LEAD: Final = 24  # characters: 牵头单位： and the like
_AT_HEAD: Final = 2  # characters that may stand before a time that opens its clause
_GOALS: Final = Phrase("record.goals")
_DATED: Final = frozenset({TimeKind.DEADLINE, TimeKind.PERIOD, TimeKind.EVENT, TimeKind.REDACTED})


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
    reader = _Reader(text, times, dates)
    carried = left = left_before.copy()
    at = 0
    while at < len(clauses):
        stop = at + 1
        while stop < len(clauses) and clauses[stop].sentence is clauses[at].sentence:
            stop += 1
        left = reader.read_sentence(clauses[at:stop], carried)
        if left.times and left.alone and (left.goals or goals):
            governing = left.copy()
            governing.binding, governing.doubtful = True, carried.doubtful
            carried = governing
        at = stop
    if clauses and clauses[-1].closing == "：" and left.alone:
        left_before.times, left_before.span, left_before.goals = left.times, left.span, left.goals
        left_before.binding = left_before.alone = True
    return reader.drafts


class _Reader:
    """One paragraph of a plan part with the times in it, and the commitments found so far."""

    def __init__(self, text: str, times: Sequence[TimeExpression], dates: DateContext) -> None:
        self.text = text
        self.times = times
        self.dates = dates
        self.default = plan_deadline(dates)
        self.starts = [time.span.start for time in times]
        self.ends = {time.span.start: time.span.end for time in times}
        self.drafts: list[Draft] = []
        self.left: float | None = None  # of the whole whose parts are being counted (其中：…)

    def read_sentence(self, clauses: Sequence[Clause], carried: Opening) -> Opening:
        """Add the commitments of one sentence; return the opening that governs its end."""
        text, opening = self.text, carried.copy()
        pieces: list[Piece] = []
        self.left = None
        parts = grammar().patterns["continuation.parts_follow"]
        for clause in clauses:
            start, end = clause.span.start, clause.span.end
            if clause.closing in "：:" and clause.closing:
                if parts.match(text, start, end) and pieces and pieces[-1].draft:
                    self._open_parts(pieces[-1].draft)
                    continue
                if _ACTOR_LEAD.search(text, start, end) and end - start <= _SHORT_LEAD:
                    break
                led = self._dated(start, end)
                if any(resolve(time, self.dates) for time in led):
                    opening = Opening(led, clause.span, alone=True)
                opening.goals = _GOALS.search(text, start, end) is not None
                continue
            for piece_start, piece_end in promised_in(text, start, end):
                head = read_head(text, piece_start, piece_end, self.ends)
                piece = Piece(clause, piece_start, piece_end, head)
                if clause.index == 0:
                    carried.doubtful = _is_doubtful(clause, head, carried.doubtful)
                met = [time for place in head.times for time in self._dated(place, place + 1)]
                if self._resumes(piece, pieces) or (pieces and self._continues(piece, pieces[-1])):
                    pieces.append(piece)
                    continue
                if met and any(resolve(time, self.dates) for time in met):
                    opening = Opening(met, Span(piece_start, met[-1].span.end), goals=opening.goals)
                    if met[-1].span.end >= piece_end - 1:
                        opening.binding = opening.alone = True
                        continue
                self._grade(piece, opening, pieces, carried.doubtful)
                pieces.append(piece)
                if met and not opening.alone and not self._ends_a_year(opening.times):
                    # 6月底前完成甲，新建乙: a day inside one clause is no opening of the next
                    opening = Opening(goals=opening.goals)
        return opening

    def _grade(self, piece: Piece, opening: Opening, earlier: Sequence[Piece], doubtful: bool) -> None:
        """Give the piece its grade; add a draft, widen the one before, or leave both alone."""
        text, head, start, end = self.text, piece.head, piece.head.start, piece.end
        previous = earlier[-1] if earlier else None
        out = self._out(piece)
        runs_on = bool(previous and previous.reported and not head.verb and not head.adverbs)
        if runs_on:  # 2023年底漏损率18%，2024年降到10%: a day to come begins what is promised
            runs_on = not any(resolve(time, self.dates) for time in self._dated(piece.start, end))
        past = not head.verb and self._of_earlier_year(piece)
        piece.reported = out == "clause.past" or runs_on or past
        if out or runs_on or past:
            return
        targets = self._read(piece, previous)
        if (
            targets
            and previous
            and not previous.draft
            and says_level_only(text, start, end)
            and not holds_digit(text, previous.start, previous.end)
        ):
            # What is measured stands in the clause before: …补贴标准，分别提高到150元、200元
            named = self._targets(previous.head.start, end)
            targets = tuple(target for target in named if target.span and target.span.start >= start)
        own = self._dated(start, end)
        binding = [time for time in own if resolve(time, self.dates) and binds(text, head, time.span, end)]
        led = bool(opening.times) and (opening.goals or opening.binding)
        grade, rules, found = (
            (None, (), start)
            if doubtful
            else self._judge(piece, targets, opening, bool(binding), led, in_run(earlier))
        )
        funded = self._funding(piece, previous) if head.verb or grade else None
        if grade is None:
            if funded:  # 投资720万元，建设甲水库除险加固工程
                funded.end = bounded_end(text, piece)
                funded.rules.append("plan.funding_leads")
            elif head.verb and not head.relation:
                unread = () if targets or not holds_digit(text, start, end) else why_unread(text, start, end)
                reasons = ("declaratory.effort", *rules, *unread)
                self._add(piece, Grade.DECLARATORY, reasons, (), opening, own, start)
            return
        if grade is Grade.HARD and binding:
            opening.binding = True
        if not rules[0].startswith(_NUMBERED):
            # its numbers only describe, and so does a time behind its verb
            own, targets = binding, ()
        self._add(piece, grade, rules, targets, opening, own, found, earlier)
        if funded and piece.draft:
            self._fund(funded, piece.draft)

    def _funding(self, piece: Piece, previous: Piece | None) -> Draft | None:
        """The promise of money that the clause before makes for this one: 投资5000万元，改造公路40公里."""
        draft = previous.draft if previous else None
        if draft is None or previous is None or not draft.targets:
            return None
        if previous.clause.part != piece.clause.part:
            return None
        leads = grammar().patterns["continuation.funding"]
        alone = draft.end <= piece.start and leads.fullmatch(self.text[draft.start : draft.end].strip())
        return draft if alone else None

    def _fund(self, money: Draft, work: Draft) -> None:
        """One promise: the work with the money reported before it."""
        self.drafts.remove(money)
        work.quote, work.grade = min(work.quote, money.quote), Grade.HARD
        work.targets = (*money.targets, *work.targets)
        work.rules.append("plan.funding_leads")
        if not work.times and money.times:
            work.deadline, work.times = money.deadline, money.times

    def _open_parts(self, draft: Draft) -> None:
        """Count the numbers that follow against the whole before the colon: 完成911件，其中：…."""
        whole = draft.targets[0].value if draft.targets else None
        self.left = whole[1] if isinstance(whole, tuple) else whole

    def _continues(self, piece: Piece, previous: Piece) -> bool:
        """Give a clause that only goes on with the promise before it to that promise (`continuations`)."""
        draft, text = previous.draft, self.text
        if draft is None or draft.grade is Grade.DECLARATORY or self._out(piece):
            return False
        start, end = piece.head.start, piece.end
        own = [time for time in self._dated(piece.start, end) if resolve(time, self.dates)]
        targets = self._read(piece, previous)
        found = continuation(Link(text, previous, piece, targets, own, self.dates, self.left))
        if found and targets:  # now named by what they go on with
            targets = self._carried_on(start, end, draft.targets)
            found = continuation(Link(text, previous, piece, targets, own, self.dates, self.left)) or found
        self.left = found.left if found else None
        if found is None:
            return False
        self._take_in(draft, piece, found, own)
        piece.draft = draft
        return True

    def _resumes(self, piece: Piece, earlier: Sequence[Piece]) -> bool:
        """Give a day to the promise of the sentence before: …45公里。工程于3月开工，计划9月底前全部完成."""
        draft = self.drafts[-1] if self.drafts and self.times else None
        if draft is None or any(one.draft for one in earlier):
            return False
        own = [time for time in self._dated(piece.start, piece.end) if resolve(time, self.dates)]
        link = Link(self.text, earlier[0] if earlier else piece, piece, (), own, self.dates)
        if not own or not resumes(link, draft) or self._out(piece):
            return False
        self._take_in(draft, piece, Continuation("continuation.day", dated=True), own)
        piece.draft = draft
        return True

    def _out(self, piece: Piece) -> str:
        """The rule that takes the piece out, "" where none does."""
        if piece.out is None:
            start, end = piece.head.start, piece.end
            piece.out = excluded(self.text, start, end, piece.head) if start < end else "clause.empty"
        return piece.out

    def _of_earlier_year(self, piece: Piece) -> bool:
        """2022年漏损率18% in a plan of 2024: what a year before the plan opens states a fact where nothing is to be done."""
        times = self._dated(piece.start, piece.end)
        return (
            bool(times)
            and times[0].span.start - piece.start <= _AT_HEAD
            and all(looks_back(time, self.dates) for time in times)
        )

    def _read(self, piece: Piece, previous: Piece | None) -> tuple[Target, ...]:
        """The piece's numbers."""
        if piece.targets is None:
            piece.targets = self._targets(piece.head.start, piece.end, _target_before(previous))
        return piece.targets

    def _take_in(self, draft: Draft, piece: Piece, found: Continuation, own: list[TimeExpression]) -> None:
        """Widen a promise by what continues it."""
        draft.end = bounded_end(self.text, piece)
        draft.targets += found.targets
        draft.stages += found.stages
        draft.rules.append(found.rule)
        if not found.dated:
            return
        chosen = choose_deadline(own, self.dates)
        if chosen is None:
            return
        if draft.times and draft.deadline.date and draft.deadline.date != chosen.date:
            first = Stage(self.text[draft.start : draft.end], draft.deadline.date)
            draft.stages += (first, Stage(self.text[piece.start : piece.end], chosen.date))
        begun = piece.clause.part.start
        shared = [other for other in self.drafts if other.start >= begun and not other.times and found.all]
        for other in {id(item): item for item in (*shared, draft)}.values():
            other.deadline, other.times = chosen, own
            if other.grade is Grade.MILESTONE:
                other.grade = Grade.HARD

    def _judge(
        self,
        piece: Piece,
        targets: tuple[Target, ...],
        opening: Opening,
        binding: bool,
        led: bool,
        run: bool,
    ) -> tuple[Grade | None, tuple[str, ...], int]:
        """The grade of a piece with its rules, and where its quote begins."""
        text, head, start, end = self.text, piece.head, piece.head.start, piece.end
        numbers = judge_number(text, start, end, head, targets) if targets else Judgement()
        if numbers.grade:
            return Grade.HARD, (numbers.grade, numbers.reason), start
        rule = judge_numberless(text, start, end, head)
        if not rule and (binding or led):
            rule = judge_deadline(text, start, end, head, run=opening.goals, own=binding)
        if not rule and run and not head.relation:
            stated = grammar().patterns["hard.indicator_state"].search(text, start, end)
            rule = "hard.indicator_state" if stated and head.verb in ("", "保持") else ""
        if rule:
            return Grade.HARD, (rule,), start
        rule, found = judge_milestone(text, start, bounded_end(text, piece), head)
        if not rule:
            return None, (numbers.reason,) if numbers.reason else (), start
        begin = found if opens_with_means(text, head) else start
        if binding or led:
            return Grade.HARD, ("hard.result_by_day", rule), begin
        return Grade.MILESTONE, (rule,), begin

    def _add(
        self,
        piece: Piece,
        grade: Grade,
        rules: tuple[str, ...],
        targets: tuple[Target, ...],
        opening: Opening,
        own: Sequence[TimeExpression],
        start: int,
        earlier: Sequence[Piece] = (),
    ) -> None:
        """Bound the quote, choose the deadline, and keep the commitment."""
        text, quote, end = self.text, start, bounded_end(self.text, piece)
        timed = own or opening.times
        chosen = governing_deadline(own, opening.times, self.dates, start) if timed else None
        joined = joins_back(text, piece, earlier)
        if joined is not None and joined < start:
            quote = joined
            _absorb(self.drafts, quote, start)
            if chosen is None:
                chosen = choose_deadline(self._dated(quote, start), self.dates)
        outside = opening.span if opening.span and not quote <= opening.span.start < end else None
        bare = ("plan.bare_verb",) if piece.head.verb and chosen is None else ()
        soft = grammar().soft.search(text, start, end) is not None
        piece.draft = Draft(
            quote,
            start,
            end,
            grade,
            [*rules, *bare],
            targets,
            chosen or self.default,
            soft,
            own,
            opening=outside,
            recurrence=self._recurrence(piece),
        )
        self.drafts.append(piece.draft)

    def _recurrence(self, piece: Piece) -> Recurrence | None:
        start, end = piece.start, piece.end
        return recurrence_of(self.text, self._between(start, end), start, piece.head.after, end)

    def _ends_a_year(self, times: Sequence[TimeExpression]) -> bool:
        deadline = choose_deadline(times, self.dates)
        if deadline is None or deadline.date is None:
            return True
        # 一季度前 ends with the year before, and is a day of its own clause.
        ahead = deadline.date.year >= (self.dates.year or 0)
        return ahead and (deadline.date.month, deadline.date.day) == (12, 31)

    def _dated(self, start: int, end: int) -> list[TimeExpression]:
        """The times that begin in a stretch and can be deadlines."""
        if not self.times:
            return []
        return [time for time in self._between(start, end) if time.kind in _DATED]

    def _between(self, start: int, end: int) -> Sequence[TimeExpression]:
        return self.times[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def _targets(self, start: int, end: int, carried: Target | None = None) -> tuple[Target, ...]:
        return read_targets(self.text, start, end, times=self._between(start, end), carried=carried)

    def _carried_on(self, start: int, end: int, before: tuple[Target, ...]) -> tuple[Target, ...]:
        """The targets of a clause that goes on with the numbers before it: …12亿度、气80万吨，分别增长3%、5%."""
        if not self.text.startswith("分别", start):
            return self._targets(start, end, before[-1] if before else None)
        targets = self._targets(start, end)
        if len(before) != len(targets):  # whose they are is not stated by counting: the words stay as written
            return targets
        pairs = zip(targets, before, strict=True)
        return tuple(replace(target, metric=other.metric) for target, other in pairs)


def _is_doubtful(clause: Clause, head: Head, before: bool) -> bool:
    """Whether the item a sentence belongs to only plans to plan: `一是谋划…项目。新建…`"""
    if clause.label:
        return is_doubtful(head) and clause.closing == "。"
    return before and clause.sentence.start > clause.paragraph.start


def _target_before(previous: Piece | None) -> Target | None:
    """The last target of the clause before, for a number that names nothing of its own (…，总数超过900张)."""
    targets = previous.draft.targets if previous is not None and previous.draft is not None else ()
    return targets[-1] if targets else None


def _absorb(drafts: list[Draft], quote: int, start: int) -> None:
    """Drop what a longer quote now says with it, unless that has numbers of its own."""
    while (
        drafts
        and drafts[-1].start >= quote
        and drafts[-1].end <= start
        and drafts[-1].grade is not Grade.HARD
    ):
        drafts.pop()
