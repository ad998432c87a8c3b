"""The targets of a commitment beside the numbers of a report, one by one, with what time allows them to say."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from tracker.domain.match import Candidate, NumberFit
from tracker.domain.promise import Target
from tracker.domain.text import Span
from tracker.domain.units import is_share, is_whole
from tracker.domain.verdict import Comparison
from tracker.domain.vocabulary import Op, Outcome
from tracker.lexicon.phrases import Phrase

from .comparing import satisfied
from .hopes import hoped_for, promised_only
from .open_comparisons import compare
from .rule_input import Case, Decision
from .timing import Timing


@dataclass(frozen=True, slots=True)
class Answer:
    """The clause whose number stands in the nearest words, and the comparison."""

    candidate: Candidate
    comparison: Comparison
    timing: Timing
    fit: float


def numbers(case: Case) -> Decision | None:
    """Every target with the number that answers it."""
    targets = case.commitment.targets
    hoped = hoped_for(case.commitment)
    if hoped and len(hoped) < len(targets):
        return _with_hopes(case, hoped)
    results = _one_each([_answers(case, at) for at in range(len(targets))])
    results = [item and _unless_others_disagree(case, at, item, results) for at, item in enumerate(results)]
    results = [item or _sum_of_parts(case, at) for at, item in enumerate(results)]
    results = _by_their_place(case, results)
    others = [item for item, target in zip(results, targets, strict=True) if not _of_the_others(target)]
    if others and all(item is not None and item.comparison.satisfied for item in others):
        targets = tuple([target for target in targets if not _of_the_others(target)])
        results = others
    reported = [item for item in results if item is not None]
    if not reported:
        return None
    evidence = tuple(dict.fromkeys(item.candidate for item in reported))
    comparisons = tuple(
        item.comparison if item is not None else Comparison(target, None, None, "not_reported")
        for item, target in zip(results, targets, strict=True)
    )
    confidence = min(candidate.score for candidate in evidence)
    missed = [item for item in reported if item.comparison.satisfied is False]
    if missed:
        first = tuple(dict.fromkeys([missed[0].candidate, *evidence]))
        if any(item.timing is Timing.COVERS for item in missed):
            return Decision(Outcome.SHORT, "numbers.missed", first, comparisons, confidence)
        return Decision(Outcome.PROGRESS, "numbers.before_deadline", first, comparisons, confidence)
    if all(item is not None and item.comparison.satisfied for item in results):
        return Decision(Outcome.MET, "numbers.reached", evidence, comparisons, confidence)
    weak = all(item is None or item.comparison.note in _OPEN for item in results)
    if all(item is None or item.comparison.satisfied for item in results):
        return Decision(Outcome.PROGRESS, "numbers.rest_not_reported", evidence, comparisons, confidence)
    return Decision(Outcome.PROGRESS, "numbers.part", evidence, comparisons, confidence, ambiguous=weak)


def _with_hopes(case: Case, hoped: Collection[int]) -> Decision | None:
    """What is promised decides; what is only hoped for beside it is shown, and accuses nobody."""
    decision = numbers(promised_only(case, hoped))
    if decision is None:
        return None
    reported = decision.comparisons[-1].measure
    shown = [Comparison(case.commitment.targets[at], reported, None, "hoped_for") for at in sorted(hoped)]
    return replace(decision, comparisons=(*decision.comparisons, *shown))


def _of_the_others(target: Target) -> bool:
    """`年底前全部完成` after the numbers of a promise: it is kept when they are."""
    return is_whole(target.raw) and _NOTHING_OF_ITS_OWN.fullmatch(target.metric) is not None


_NOTHING_OF_ITS_OWN = Phrase("judge.nothing_of_its_own")


def _sum_of_parts(case: Case, at: int) -> Answer | None:
    """`高中学位9300座、义务教育学位1.3万座` for 中小学学位2.2万座: named parts may be added (reading guide §4)."""
    target = case.commitment.targets[at]
    if target.redacted or is_share(target.unit) or target.op is not Op.AT_LEAST:
        return None
    for candidate in case.candidates:
        parts = [item for item in candidate.numbers if item.target == at and item.obstacle == "narrower"]
        values = [item.measure.value for item in parts if isinstance(item.measure.value, float | int)]
        if not parts or len(values) < len(parts) or case.timing(candidate) is not Timing.COVERS:
            continue
        measure = replace(
            parts[0].measure,
            raw="+".join(item.measure.raw for item in parts),
            value=sum(values),
            metric="、".join(item.measure.metric for item in parts),
        )
        if satisfied(target, measure, case.policy.tolerance, higher_is_good=case.directions[at]):
            comparison = Comparison(target, measure, True, "parts")
            return Answer(candidate, comparison, Timing.COVERS, min(item.fit for item in parts))
    return None


def _by_their_place(case: Case, results: list[Answer | None]) -> list[Answer | None]:
    """The last target of a list beside the last number of a list that answers all others, where both are equal:
    `3条绿道、25个街心花园` beside `3条绿道、25个街心公园`."""
    open_ = [at for at, item in enumerate(results) if item is None]
    reported = [item for item in results if item is not None]
    clauses = {item.candidate.achievement.span for item in reported}
    if len(open_) != 1 or len(clauses) != 1 or not all(item.comparison.satisfied for item in reported):
        return results
    candidate, target = reported[0].candidate, case.commitment.targets[open_[0]]
    taken = [item.comparison.measure.span for item in reported if item.comparison.measure is not None]
    left = [one for one in candidate.achievement.measures if one.span not in taken]
    if len(left) != 1 or len(candidate.achievement.measures) != len(results) or is_whole(target.raw):
        return results
    if left[0].value != target.value or left[0].unit != target.unit or target.change is not None:
        return results
    when = case.timing(candidate)
    if when is not Timing.COVERS:
        return results
    answer = Answer(
        candidate, Comparison(target, left[0], True, "same_place"), when, min(item.fit for item in reported)
    )
    return [item or answer for item in results]


_OPEN = frozenset({"weak", "several", "narrower", "far_beyond", "direction"})
"""Notes of comparisons that leave open whether the target was reached: nobody is accused on one of them."""


def _one_each(ranked: Sequence[Sequence[Answer]]) -> list[Answer | None]:
    """A reported number answers one target: the one whose words are nearest. A target that loses its number to another takes
    the next one that reaches it; by its second choice it is never missed."""
    chosen: list[Answer | None] = [None] * len(ranked)
    taken: set[tuple[Span, Span | None]] = set()
    firsts = [(at, answers[0]) for at, answers in enumerate(ranked) if answers]
    for at, answer in sorted(firsts, key=lambda first: -first[1].fit):
        if _of_all(answer) or _number(answer) not in taken:
            chosen[at] = answer
            taken.update(() if _of_all(answer) else (_number(answer),))
    for at, answers in enumerate(ranked):
        free = [item for item in answers if item.comparison.satisfied and _number(item) not in taken]
        if chosen[at] is None and free:
            chosen[at] = free[0]
            taken.add(_number(free[0]))
    return chosen


def _number(answer: Answer) -> tuple[Span, Span | None]:
    """The clause and the number in it that an answer compares."""
    measure = answer.comparison.measure
    return answer.candidate.achievement.span, measure.span if measure else None


def _of_all(answer: Answer) -> bool:
    """`甲、乙面积均超23万平方米`, `甲、乙全部脱贫`: one number that is reported of each of a list."""
    clause, measure = answer.candidate.achievement, answer.comparison.measure
    if measure is None or measure.span is None:
        return False
    before = clause.text[: measure.span.start - clause.span.start]
    return bool(_EACH.search(before)) or (is_whole(measure.raw) and is_whole(answer.comparison.target.raw))


_EACH = Phrase("judge.each")


def _answers(case: Case, at: int) -> tuple[Answer, ...]:
    """What answers a target, the best first."""
    target = case.commitment.targets[at]
    if target.redacted:
        return ()
    found: list[tuple[float, Answer]] = []
    for candidate in case.candidates:
        when = case.timing(candidate)
        for number in candidate.numbers:
            if number.target != at or not _near(target, number, candidate, case):
                continue
            comparison = compare(case, at, candidate, number, when)
            # What another year counted says nothing of this one; a level reached later is reached, late.
            if when is Timing.AFTER and not (case.levels[at] and comparison.satisfied):
                continue
            # Of two that fit, the one of this year before a sum over several, and a figure before a bound.
            several = "period.years" in candidate.achievement.rules
            exact = number.measure.bound is Op.SET
            limits = case.policy.matching
            rank = (
                number.fit
                + limits.rank_clause * candidate.score
                + limits.rank_belief * number.belief
                + limits.rank_exact * exact
                - limits.rank_years * several
            )
            found.append((rank, Answer(candidate, comparison, when, number.fit)))
    found.sort(key=lambda one: -one[0])
    answers = [answer for _, answer in found]
    if not answers:
        return ()
    return (_headline(answers[0], answers, case.policy.matching.alike), *answers[1:])


def _headline(answer: Answer, others: Sequence[Answer], alike: float) -> Answer:
    """`突破200亿元，达到229亿元`, `连续多年稳定在430亿斤以上` … `达446亿斤`: a figure before a bound that leaves the target open."""
    if answer.comparison.satisfied is not None or answer.comparison.note:
        return answer
    exact = [
        item
        for item in others
        if item.comparison.satisfied
        and item.comparison.measure is not None
        and item.comparison.measure.bound in (Op.SET, Op.ABOUT)
        and item.fit >= answer.fit - alike
    ]
    return max(exact, key=lambda item: item.fit, default=answer)


def _unless_others_disagree(case: Case, at: int, answer: Answer, results: Sequence[Answer | None]) -> Answer:
    """`开工0.9万套、竣工1.1万套、供应1.8万套`: a miss by one of several numbers reported alike is no miss, but for those that
    answer another target."""
    if answer.comparison.satisfied is not False:
        return answer
    target = case.commitment.targets[at]
    taken = {_number(item) for item in results if item is not None and item is not answer}
    alike = [
        number.measure
        for number in answer.candidate.numbers
        if number.target == at
        and number.obstacle in ("", "act", "stage")
        and number.fit >= answer.fit - case.policy.matching.alike
        and (answer.candidate.achievement.span, number.measure.span) not in taken
    ]
    directions = case.directions[at]
    tolerance = case.policy.tolerance
    if any(satisfied(target, item, tolerance, higher_is_good=directions) for item in alike):
        return replace(answer, comparison=replace(answer.comparison, satisfied=None, note="several"))
    return answer


def _near(target: Target, number: NumberFit, candidate: Candidate, case: Case) -> bool:
    """Whether the words around a number are near enough: most of the target's, or fewer when they are all it has.

    Rates of different things share most of their names (高技术制造业增加值, 规模以上工业增加值), so theirs must agree more.
    """
    limits = case.policy.matching
    if number.obstacle == "plan_share":
        return number.fit >= limits.rate
    if number.obstacle:
        return number.obstacle in _SOFT and number.near == 1.0 and number.belief >= limits.believed_apart
    if number.belief >= limits.believed:
        return True
    if is_share(target.unit):
        return number.fit >= limits.rate
    return number.fit >= limits.decide or (number.fit >= limits.contained and candidate.back >= limits.back)


_SOFT = frozenset({"counted", "wider", "act"})
"""Relations that are taken for the same where the value itself lies at the target: another word for what is counted, a
modifier that the report drops."""
