"""Which outcome a report's candidates amount to: ordered rules, each with the name it is shown by."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from tracker.domain.match import Act, Candidate, NumberFit
from tracker.domain.policy import Policy
from tracker.domain.promise import Commitment, Measure, Target
from tracker.domain.units import factor, is_whole
from tracker.domain.verdict import Comparison
from tracker.domain.vocabulary import Op, Outcome

from .comparing import satisfied


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome, the rule that made it, and what it rests on, best first."""

    outcome: Outcome
    rule: str
    evidence: tuple[Candidate, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    confidence: float = 1.0
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """A commitment with the candidates of one report, best first.

    `objects` is the number of its parallel objects; `covers` whether the report speaks of the deadline's day;
    `directions` says for each target whether higher is plainly good.
    """

    commitment: Commitment
    candidates: tuple[Candidate, ...]
    objects: int
    covers: bool
    directions: tuple[bool | None, ...]
    policy: Policy


Rule = Callable[[Case], Decision | None]


def decide(case: Case) -> Decision:
    """The decision of the first rule that applies."""
    for rule in RULES:
        decision = rule(case)
        if decision is not None:
            return decision
    return _silent(case)


def _silent(case: Case) -> Decision:
    """Nothing decides; the nearest clause is still shown, so that a person sees what was looked at and not believed."""
    limits = case.policy.matching
    for candidate in case.candidates:
        fits = [item.fit for item in candidate.numbers if not item.obstacle]
        near = max(fits, default=0.0) >= limits.weak or (
            candidate.coverage >= limits.weak and candidate.common >= 1
        )
        if near:
            return Decision(Outcome.SILENT, "too_weak", (candidate,), (), candidate.score)
    return Decision(Outcome.SILENT, "nothing_found")


def _compared(case: Case) -> list[tuple[Candidate, Comparison] | None]:
    """For each target the clause whose number stands in the nearest words, with the comparison."""
    found: list[tuple[Candidate, Comparison] | None] = []
    for at, target in enumerate(case.commitment.targets):
        best: tuple[float, Candidate, NumberFit] | None = None
        for candidate in case.candidates:
            for number in candidate.numbers:
                if number.target == at and not number.obstacle and _answers(number, candidate, case):
                    rank = number.fit + 0.1 * candidate.score
                    if best is None or rank > best[0]:
                        best = (rank, candidate, number)
        if best is None or target.redacted:
            found.append(None)
            continue
        fit, tolerance = best[2], case.policy.tolerance
        reached = satisfied(target, fit.measure, tolerance, higher_is_good=case.directions[at])
        note = ""
        if reached is False and fit.later_stage:
            reached, note = None, "later_stage"
        elif reached is False and fit.fit < case.policy.matching.miss:
            reached, note = None, "weak"
        elif reached and fit.fit < case.policy.matching.sure and _far_beyond(target, fit.measure, case):
            reached, note = None, "far_beyond"
        found.append((best[1], Comparison(target, fit.measure, reached, note)))
    return found


def _far_beyond(target: Target, measure: Measure, case: Case) -> bool:
    """A figure many times the target mostly counts another whole: all districts, five years, all kinds."""
    if target.op is Op.AT_MOST or isinstance(target.value, tuple) or isinstance(measure.value, tuple):
        return False
    return bool(target.value) and measure.value * factor(target.unit, measure.unit) > (
        case.policy.matching.far_beyond * (target.value or 0.0)
    )


def _answers(number: NumberFit, candidate: Candidate, case: Case) -> bool:
    """Whether the words around a number are near enough: most of the target's, or fewer when they are all it has."""
    limits = case.policy.matching
    return number.fit >= limits.decide or (number.fit >= limits.contained and candidate.back >= limits.back)


def numbers(case: Case) -> Decision | None:
    """Every target with the number that answers it."""
    if not case.commitment.targets:
        return None
    results = _compared(case)
    told = [item for item in results if item is not None]
    if not told:
        return None
    evidence = tuple(dict.fromkeys(item[0] for item in told))
    comparisons = tuple(
        item[1] if item is not None else Comparison(target, None, None, "not_reported")
        for item, target in zip(results, case.commitment.targets, strict=True)
    )
    confidence = min(candidate.score for candidate in evidence)
    missed = [item for item in told if item[1].satisfied is False]
    if missed:
        first = tuple(dict.fromkeys([missed[0][0], *evidence]))
        if not case.covers:
            return Decision(Outcome.PROGRESS, "numbers.before_deadline", first, comparisons, confidence)
        return Decision(Outcome.SHORT, "numbers.missed", first, comparisons, confidence)
    if all(item is not None and item[1].satisfied for item in results):
        return Decision(Outcome.MET, "numbers.reached", evidence, comparisons, confidence)
    weak = all(item is None or item[1].note == "weak" for item in results)
    return Decision(Outcome.PROGRESS, "numbers.part", evidence, comparisons, confidence, ambiguous=weak)


def all_of_it(case: Case) -> Decision | None:
    """`已全部达标` after a list answers each item of the list."""
    for candidate in case.candidates:
        if "kind.all_of_it" in candidate.achievement.rules and candidate.coverage >= 0.5:
            return Decision(Outcome.MET, "all_of_it", (candidate,), (), candidate.score)
    return None


def whole(case: Case) -> Decision | None:
    """全覆盖, 全部, 零发生: a clause that says so of the matter answers without a number of its own."""
    targets = case.commitment.targets
    if not targets or not all(is_whole(target.raw) or target.value == 0.0 for target in targets):
        return None
    words = _NONE if targets[0].value == 0.0 else _ALL
    limits = case.policy.matching
    for candidate in case.candidates:
        said = candidate.achievement.text
        near = candidate.coverage >= limits.decide and candidate.back >= 0.25
        if near and candidate.act is not Act.UNDER_WAY and words.search(said):
            return Decision(Outcome.MET, "whole.done", (candidate,), (), candidate.score)
    return None


_ALL = re.compile(r"全覆盖|全部|全面|均已|均实现|全域|100%|无一|应.尽.|清零|一律|所有")
_NONE = re.compile(r"未发生|没有发生|无.{0,6}发生|不发生|零|清零|归零|消除")


def objects(case: Case) -> Decision | None:
    """Several objects promised in one breath: kept when each is told done."""
    if case.commitment.targets or case.objects < 2:
        return None
    best: dict[int, Candidate] = {}
    for candidate in case.candidates:
        if candidate.act is Act.NOT_SAID:
            continue
        for at in candidate.objects:
            if at not in best or (best[at].act is not Act.DONE and candidate.act is Act.DONE):
                best[at] = candidate
    if not best:
        return None
    evidence = tuple(
        sorted(
            dict.fromkeys(best.values()),
            key=lambda item: (item.act is not Act.DONE, -len(item.objects), -item.score),
        )
    )
    if len(best) == case.objects and all(item.act is Act.DONE for item in best.values()):
        return Decision(Outcome.MET, "objects.all_done", evidence, (), evidence[0].score)
    return Decision(Outcome.PROGRESS, "objects.part", evidence, (), evidence[0].score)


def act(case: Case) -> Decision | None:
    """One named result: kept when the matter is named and its act told in its past form."""
    if case.commitment.targets:
        return None
    limits = case.policy.matching
    near = [
        item
        for item in case.candidates
        if (item.coverage >= limits.decide and item.back >= limits.least_back)
        or (item.coverage >= limits.contained and item.back >= limits.decide and item.same_act is not False)
    ]
    near.sort(key=lambda item: (-item.score, item.achievement.span.start))
    for wanted, outcome, rule in _ACTS:
        told = [item for item in near if item.act is wanted]
        if told:
            return Decision(outcome, rule, tuple(dict.fromkeys([told[0], *near])), (), told[0].score)
    return None


_ACTS = (
    (Act.DONE, Outcome.MET, "act.done"),
    (Act.NOT_DONE, Outcome.SHORT, "act.not_done"),
    (Act.EARLIER, Outcome.PROGRESS, "act.earlier_stage"),
    (Act.UNDER_WAY, Outcome.PROGRESS, "act.under_way"),
)


def narrower(case: Case) -> Decision | None:
    """A number of the same kind beside some of the target's words: a part, a neighbour or a whole of what was meant."""
    limits = case.policy.matching
    for candidate in case.candidates:
        for number in candidate.numbers:
            part = not number.obstacle and number.fit >= limits.contained and candidate.same_act is not False
            whole = number.obstacle in ("flow", "wider") and number.fit >= limits.contained
            if part or whole:
                comparison = Comparison(
                    case.commitment.targets[number.target], number.measure, None, "not_the_same"
                )
                return Decision(
                    Outcome.PROGRESS, "numbers.related", (candidate,), (comparison,), candidate.score
                )
    return None


def examples(case: Case) -> Decision | None:
    """One of the things named as examples of what is counted (`甲、乙等5所`) is told of: a part."""
    if not case.commitment.targets:
        return None
    for candidate in case.candidates:
        if candidate.objects and candidate.act in (Act.DONE, Act.EARLIER, Act.UNDER_WAY):
            return Decision(Outcome.PROGRESS, "examples.part", (candidate,), (), candidate.score)
    return None


def under_way(case: Case) -> Decision | None:
    """The matter is told to be going on, with no number that decides it."""
    for candidate in case.candidates:
        near = candidate.coverage >= case.policy.matching.relate and candidate.common >= 2
        if candidate.act is Act.UNDER_WAY and near:
            return Decision(Outcome.PROGRESS, "matter.under_way", (candidate,), (), candidate.score)
    return None


def told_without_number(case: Case) -> Decision | None:
    """A number was promised, and the matter is told done without any: a part of it, how much nobody says."""
    if not case.commitment.targets:
        return None
    for candidate in case.candidates:
        counted = candidate.achievement.measures
        limits = case.policy.matching
        near = (candidate.coverage >= limits.decide and candidate.back >= 0.3) or (
            candidate.coverage >= limits.contained and candidate.back >= limits.decide
        )
        if not counted and candidate.same_act and near:
            return Decision(Outcome.PROGRESS, "matter.no_number", (candidate,), (), candidate.score)
    return None


RULES: tuple[Rule, ...] = (
    numbers,
    all_of_it,
    whole,
    objects,
    act,
    narrower,
    examples,
    told_without_number,
    under_way,
)
