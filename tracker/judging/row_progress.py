"""What a row's own progress cell says of its promise: by the number promised, by a share of it, by the state it tells."""

import re
from collections.abc import Sequence
from datetime import date

from tracker.domain.match import Act, Candidate
from tracker.domain.policy import Policy
from tracker.domain.promise import Achievement, Commitment, Measure, Target
from tracker.domain.units import is_share
from tracker.domain.verdict import Comparison
from tracker.domain.vocabulary import Outcome
from tracker.lexicon import load_lexicon
from tracker.lexicon.phrases import construction

from .comparing import satisfied
from .rule_input import Decision
from .timing import reaches

OWN_ROW = "restated.row"
"""The rule that a commitment was read out of a row which says itself what came of it."""
NOT_TOLD = Decision(Outcome.SILENT, "row.empty")
"""The cell is empty, or speaks of the row's other promises."""
_WHOLE = 100.0
_ACTS = {
    Outcome.MET: Act.DONE,
    Outcome.SHORT: Act.NOT_DONE,
    Outcome.PROGRESS: Act.UNDER_WAY,
    Outcome.SILENT: Act.NOT_STATED,
}


def decide_row(
    commitment: Commitment, clauses: Sequence[Achievement], filled_in: date | None, policy: Policy
) -> Decision:
    """The outcome of a promise by the clauses of its own progress cell; `filled_in` is the day they tell of where they say none.

    A number that falls short counts as missed only where the deadline was over and nothing says that work goes on.
    """
    reported = [one for one in clauses if not construction("row.empty").search(one.text)]
    if not reported:
        return NOT_TOLD
    row = _Row(commitment, reported, filled_in, policy)
    return row.by_numbers() or row.by_share() or row.by_state()


class _Row:
    """The clauses of one cell, sorted by what they say."""

    def __init__(
        self, commitment: Commitment, reported: Sequence[Achievement], filled_in: date | None, policy: Policy
    ) -> None:
        self.commitment = commitment
        self.reported = reported
        self.policy = policy
        self.to_come = [one for one in reported if construction("row.to_come").search(one.text)]
        past = [one for one in reported if one not in self.to_come]
        self.missing = [one for one in past if construction("row.not_done").search(one.text)]
        self.under_way = [one for one in past if construction("row.under_way").search(one.text)]
        self.finished = [
            one
            for one in past
            if one not in self.missing
            and one not in self.under_way
            and (construction("row.finished").search(one.text) or _is_promised_act(commitment.text, one.text))
        ]
        days = [one.as_of for one in reported if one.as_of is not None]
        self.day = max(days, default=filled_in)

    def by_numbers(self) -> Decision | None:
        """The numbers promised beside those reported in the same unit; None where none of them is reported."""
        compared: list[tuple[bool, Achievement, Comparison]] = []
        begun: list[Achievement] = []
        for target in self.commitment.targets:
            if target.value is None:
                continue
            found = self._measured(target)
            if found is None:
                continue
            clause, measure = found
            good = satisfied(target, measure, self.policy.tolerance)
            if good is not None:
                compared.append((good, clause, Comparison(target, measure, good)))
                if good and _only_begun(self.commitment.text, clause.text):
                    begun.append(clause)
        if not compared:
            return None
        comparisons = tuple(item for _, _, item in compared)
        missed = [clause for good, clause, _ in compared if not good]
        if missed:
            if self._is_over() and not (self.under_way or self.to_come or self.missing):
                return self._decision(Outcome.SHORT, "row.missed", missed, comparisons)
            return self._decision(Outcome.PROGRESS, "row.not_yet", missed, comparisons)
        if begun:
            return self._decision(Outcome.PROGRESS, "row.begun", begun, comparisons)
        whole = len(compared) == sum(target.value is not None for target in self.commitment.targets)
        if self.missing or not (whole or self.finished):
            return self._decision(Outcome.PROGRESS, "row.some_numbers", [compared[0][1]], comparisons)
        return self._decision(Outcome.MET, "row.reached", [clause for _, clause, _ in compared], comparisons)

    def by_share(self) -> Decision | None:
        """`完成率80%`, `完成年度任务的55%`: a share of what was promised."""
        shares = [
            (measure.value, one)
            for one in self.reported
            for measure in one.measures
            if is_share(measure.unit) and isinstance(measure.value, float | int) and _is_rate(one, measure)
        ]
        if not shares:
            return None
        share, clause = max(shares, key=lambda item: item[0])
        if share >= _WHOLE and not self.missing:
            return self._decision(Outcome.MET, "row.whole_share", [clause])
        if self._is_over() and share < _WHOLE and not (self.under_way or self.to_come):
            return self._decision(Outcome.SHORT, "row.missed_share", [clause])
        return self._decision(Outcome.PROGRESS, "row.share", [clause])

    def by_state(self) -> Decision:
        """What the words say became of it; words that say no state tell of something done on the way."""
        if self.missing:
            if self.finished:
                return self._decision(Outcome.PROGRESS, "row.partly", [*self.missing, *self.finished])
            return self._decision(Outcome.SHORT, "row.not_done", self.missing)
        if self.finished and not (self.under_way or self.to_come):
            return self._decision(Outcome.MET, "row.finished", self.finished)
        if self.under_way or self.finished:
            return self._decision(Outcome.PROGRESS, "row.under_way", self.under_way or self.finished)
        return self._decision(Outcome.PROGRESS, "row.reported", self.reported)

    def _is_over(self) -> bool:
        due = self.commitment.deadline.date
        return (
            due is not None
            and self.day is not None
            and reaches(self.day, due, self.policy.matching.slack_days)
        )

    def _measured(self, target: Target) -> tuple[Achievement, Measure] | None:
        """The number reported for a target: in its unit, or without one; what is finished before what is under way."""
        fits = [
            (one, measure)
            for one in self.reported
            for measure in one.measures
            if one not in self.to_come and _same_unit(target, measure) and not _repeats(one, measure)
        ]
        if not fits:
            return None
        for wanted in (
            self.finished,
            [one for one in self.reported if one not in self.under_way + self.missing],
        ):
            chosen = [fit for fit in fits if fit[0] in wanted]
            if chosen:
                return chosen[0]
        return fits[0]

    def _decision(
        self,
        outcome: Outcome,
        rule: str,
        clauses: Sequence[Achievement],
        comparisons: tuple[Comparison, ...] = (),
    ) -> Decision:
        unique = list(dict.fromkeys(clauses))
        evidence = tuple(_candidate(one, outcome) for one in unique)
        return Decision(outcome, rule, evidence, comparisons)


def _only_begun(promise: str, clause: str) -> bool:
    """Whether a clause counts what is begun, and more was promised: 建成6所 beside 6所均已开工."""
    begun = construction("row.begun").search(clause)
    return begun is not None and not construction("row.finished").search(clause) and begun[0] not in promise


_HAN = re.compile(r"[\u4e00-\u9fff]")
_FEW = 2
"""Characters besides an act that name no other object."""


def _is_promised_act(promise: str, clause: str) -> bool:
    """Whether a clause says that the very act promised was done to its object, of acts that are done once: 印发X办法 beside
    已于6月20日印发, not beside 已印发会议通知."""
    words = load_lexicon().words
    acts, papers = words["row.telic"].words, words["row.paper_acts"].words
    is_paper = any(act in promise for act in papers)
    if not any(_is_done(act, clause) for act in acts if act in promise or (is_paper and act in papers)):
        return False
    for act in acts:
        clause = clause.replace(act, "")
    named = _HAN.findall(construction("row.filling").sub("", clause))
    return len(named) <= _FEW or sum(letter in promise for letter in named) * 2 >= len(named)


def _is_done(act: str, clause: str) -> bool:
    """Whether a clause says that an act was done: 已于6月20日印发, 拆除完毕."""
    before, found, behind = clause.partition(act)
    return bool(found) and (
        construction("row.done_before").search(before) is not None
        or construction("row.done_behind").match(behind) is not None
    )


def _same_unit(target: Target, measure: Measure) -> bool:
    if target.unit is None or measure.unit is None:
        return measure.unit is None and not is_share(target.unit)
    return target.unit == measure.unit or (is_share(target.unit) and is_share(measure.unit))


def _repeats(clause: Achievement, measure: Measure) -> bool:
    """Whether the number only says the task once more: 全年任务12个，…"""
    if measure.span is None:
        return False
    before = clause.text[: max(0, measure.span.start - clause.span.start)]
    return before.endswith(("任务", "目标", "计划", "任务数", "目标数", "目标任务", "应完成", "需完成"))


def _is_rate(clause: Achievement, measure: Measure) -> bool:
    if measure.span is None:
        return False
    before = clause.text[: max(0, measure.span.start - clause.span.start)]
    return construction("row.rate").search(before) is not None


def _candidate(clause: Achievement, outcome: Outcome) -> Candidate:
    return Candidate(clause, 1.0, 1.0, 1.0, _ACTS[outcome], None, 1, (), (), (("own_row", 1.0),), 1.0)
