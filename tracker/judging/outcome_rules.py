"""Which outcome a report's candidates amount to: ordered rules, each with the name it is shown by."""

from collections.abc import Sequence
from dataclasses import replace

from tracker.domain.match import Act, Candidate
from tracker.domain.policy import MatchingPolicy
from tracker.domain.promise import Commitment
from tracker.domain.units import is_share, is_whole
from tracker.domain.verdict import Comparison
from tracker.domain.vocabulary import AchievementKind, Basis, Op, Outcome
from tracker.lexicon.phrases import Phrase

from .comparing import satisfied
from .rule_input import Case, Decision, Rule
from .target_comparison import numbers
from .timing import Timing

DOUBTFUL = "scan.doubtful"
"""The rule an achievement names one of whose numbers was recognised with doubt."""


def decide(case: Case) -> Decision:
    """The decision of the first rule that applies; one on numbers recognised with doubt settles nothing by itself."""
    decision = _decide(case)
    if decision.comparisons and any(DOUBTFUL in item.achievement.rules for item in decision.evidence):
        return replace(decision, ambiguous=True)
    return decision


def _decide(case: Case) -> Decision:
    later = case.afterwards
    if later and not answers_late(case.commitment, case.levels, lasting=case.lasting):
        return OTHER_PERIOD
    if not case.candidates and case.income_growth is None:
        return OTHER_PERIOD if later else NOTHING_FOUND
    for rule in (numbers,) if later and case.commitment.targets else RULES:
        decision = rule(case)
        if decision is not None and not (later and _too_weak_for_later(decision, case)):
            return decision
    return OTHER_PERIOD if later else _silent(case)


OTHER_PERIOD = Decision(Outcome.SILENT, "other_period")
NOTHING_FOUND = Decision(Outcome.SILENT, "nothing_found")


def answers_late(commitment: Commitment, levels: Sequence[bool], *, lasting: bool) -> bool:
    """Whether a review of later years alone can answer: no number of one year but by a level reached, no yearly event."""
    return any(levels) if commitment.targets else lasting


def least_coverage(limits: MatchingPolicy, *, afterwards: bool) -> float:
    """The share of a commitment's words below which no rule looks at a clause for its words alone.

    What is merely shown (`too_weak`), or of the matter by all signs together, is not looked at in reviews of later years.
    """
    least = min(
        limits.all_of_it,
        limits.decide,
        limits.contained,
        limits.named,
        limits.relate,
        limits.sure,
        limits.miss,
    )
    return least if afterwards else min(least, limits.weak, limits.weighed)


def least_relevance(limits: MatchingPolicy) -> float:
    """The certainty below which no rule looks at a clause for all its signs together."""
    return min(limits.relevant, limits.done, limits.done_otherwise)


def _too_weak_for_later(decision: Decision, case: Case) -> bool:
    """That work still goes on a year later must be stated of the very thing, for it accuses where the year itself was silent."""
    if decision.outcome is Outcome.MET:
        return False
    best = decision.evidence[0]
    limits = case.policy.matching
    return best.coverage < limits.sure or best.back < limits.narrow


def _silent(case: Case) -> Decision:
    """Nothing decides; the nearest clause is still shown, so that a person sees what was looked at and not believed."""
    limits = case.policy.matching
    for candidate in case.candidates:
        fits = [item.fit for item in candidate.numbers if not item.obstacle]
        near = max(fits, default=0.0) >= limits.weak or (
            candidate.coverage >= limits.weak and candidate.common >= 1
        )
        if near:
            # Where no day was named nothing would be stated of it: only an accusation needs the doubt.
            explicit = case.commitment.deadline.basis is Basis.EXPLICIT
            would_do = explicit and any(
                _would_do(case, item) or _done_of_something_near(case, item) for item in case.candidates
            )
            return Decision(Outcome.SILENT, "too_weak", (candidate,), (), candidate.score, would_do)
    return NOTHING_FOUND


def _done_of_something_near(case: Case, candidate: Candidate) -> bool:
    """Whether a clause tells the promised act done, in most of the promise's words, though of all it tells it is hardly of the matter."""
    return not case.commitment.targets and candidate.act is Act.DONE and _near_the_act(candidate, case)


def _would_do(case: Case, candidate: Candidate) -> bool:
    """Whether a clause has the one number that was promised, or better, reported in some of the same words.

    It is too far from the promise to be believed, and too near to say that nothing was reported.
    """
    targets = case.commitment.targets
    return len(targets) == 1 and any(
        not item.obstacle
        and item.fit >= case.policy.matching.weak
        and bool(satisfied(targets[0], item.measure, case.policy.tolerance))
        for item in candidate.numbers
    )


def income_growth(case: Case) -> Decision | None:
    """One growth rate promised to keep up with another: kept when it does, 基本 allowing what 左右 allows."""
    if case.income_growth is None:
        return None
    (own, growth), (other, measured_by) = case.income_growth
    if (
        case.timing(own) is not Timing.COVERS
        or isinstance(growth.value, tuple)
        or isinstance(measured_by.value, tuple)
    ):
        return None
    if growth.value >= measured_by.value * (1.0 - case.policy.tolerance.about):
        return Decision(Outcome.MET, "income_growth.kept", (own, other), (), 1.0)
    # Which of a report's growth rates was meant is too open to accuse anybody on their difference.
    return Decision(Outcome.PROGRESS, "income_growth.behind", (own, other), (), 0.5, ambiguous=True)


def admitted(case: Case) -> Decision | None:
    """`投资、消费增速未达预期`: the report's own word that what was promised was missed outranks its figure's tolerance."""
    if len(case.commitment.targets) != 1:
        return None
    limits = case.policy.matching
    for candidate in case.candidates:
        named = candidate.coverage >= limits.sure and dict(candidate.parts).get("part", 0.0) >= limits.sure
        expected = _UNEXPECTED.search(candidate.achievement.text)
        if candidate.act is Act.NOT_DONE and named and expected and case.timing(candidate) is Timing.COVERS:
            return Decision(Outcome.SHORT, "admitted", (candidate,), (), candidate.score)
    return None


_UNEXPECTED = Phrase("judge.missed")


def all_of_it(case: Case) -> Decision | None:
    """`已全部达标` after a list answers each item of the list."""
    for candidate in case.candidates:
        # It names nothing itself: what it says of all it says of the list before.
        if (
            "kind.all_of_it" in candidate.achievement.rules
            and candidate.common == 0
            and candidate.coverage >= case.policy.matching.all_of_it
        ):
            return Decision(Outcome.MET, "all_of_it", (candidate,), (), candidate.score)
    return None


def completed(case: Case) -> Decision | None:
    """`某项任务全部完成`, `超额完成全年任务` of the very matter: the report says it was done, though not in figures."""
    if not case.commitment.targets:
        return None
    limits = case.policy.matching
    for candidate in case.candidates:
        near = candidate.coverage >= limits.named and candidate.common >= 1
        clause = candidate.achievement
        figures = any(not is_whole(item.raw) for item in clause.measures)
        if near and not figures and candidate.act is not Act.NOT_DONE and _COMPLETED.search(clause.text):
            return Decision(Outcome.MET, "reported_complete", (candidate,), (), candidate.score)
    return None


_COMPLETED = Phrase("judge.completed")


def whole(case: Case) -> Decision | None:
    """全覆盖, 全部, 零发生: a clause that says so of the matter answers without a number of its own."""
    targets = case.commitment.targets
    if not targets or not all(is_whole(target.raw) or target.value == 0.0 for target in targets):
        return None
    words = _NONE if targets[0].value == 0.0 else _ALL
    limits = case.policy.matching
    for candidate in case.candidates:
        clause = candidate.achievement.text
        near = candidate.coverage >= limits.decide and candidate.back >= limits.whole_back
        if near and candidate.act is not Act.UNDER_WAY and words.search(clause):
            if targets[0].value == 0.0 and case.timing(candidate) is Timing.BEFORE:
                return Decision(Outcome.PROGRESS, "whole.so_far", (candidate,), (), candidate.score)
            return Decision(Outcome.MET, "whole.done", (candidate,), (), candidate.score)
    return None


_ALL = Phrase("judge.all")
_NONE = Phrase("judge.none")


def objects(case: Case) -> Decision | None:
    """Several objects promised in one breath: kept when each is reported done."""
    if case.commitment.targets or case.objects < 2:
        return None
    best: dict[int, Candidate] = {}
    for candidate in case.candidates:
        if candidate.act is Act.NOT_STATED:
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
    if all(item.act is Act.DONE for item in best.values()):
        return Decision(Outcome.PROGRESS, "objects.rest_not_reported", evidence, (), evidence[0].score)
    return Decision(Outcome.PROGRESS, "objects.part", evidence, (), evidence[0].score)


def act(case: Case) -> Decision | None:
    """One named result: kept when the matter is named and its act reported in its past form."""
    if case.commitment.targets:
        return None
    limits = case.policy.matching
    near = [item for item in case.candidates if _near_the_act(item, case)]
    near.sort(key=lambda item: (-item.score, item.achievement.span.start))
    for wanted, outcome, rule in _ACTS:
        reported = [item for item in near if item.act is wanted]
        if wanted is Act.DONE:
            # The act alone is no answer: 组建某局 is not done by 建立某体系.
            reported = [item for item in reported if item.relevance >= limits.relevant]
        if wanted is Act.NOT_DONE:
            # To say that a thing was not done, the clause must speak of it and of little else.
            reported = [
                item for item in reported if item.coverage >= limits.miss and item.back >= limits.narrow
            ]
        if reported and wanted is Act.DONE and _years_of_another(reported[0], limits.apart):
            return Decision(
                Outcome.PROGRESS, "act.of_years", (reported[0],), (), reported[0].score, ambiguous=True
            )
        if reported:
            return Decision(outcome, rule, tuple(dict.fromkeys([reported[0], *near])), (), reported[0].score)
    return _done_by_all_signs(case)


def _years_of_another(item: Candidate, apart: float) -> bool:
    """In a review of several years, a thing of the kind: each names what the other does not (reading guide §4: only the very
    thing is met there)."""
    return "period.years" in item.achievement.rules and dict(item.parts).get("other_thing", 0.0) >= apart


def _done_by_all_signs(case: Case) -> Decision | None:
    """The clause that speaks most certainly of the matter, where it tells the act done, or nearly the very promise in a verb
    that no list has (`实体化运作某中心`)."""
    limits = case.policy.matching
    for item in sorted(case.candidates, key=lambda item: -item.relevance)[:1]:
        if (
            item.act is Act.DONE
            and item.same_act
            and item.relevance >= limits.done
            and item.coverage >= limits.half
        ):
            return Decision(Outcome.MET, "act.done", (item,), (), item.relevance)
        of_all = item.coverage >= limits.sure and item.relevance >= limits.done_otherwise
        if item.act is Act.NOT_STATED and of_all and item.achievement.kind is AchievementKind.DONE:
            return Decision(Outcome.MET, "act.otherwise", (item,), (), item.relevance)
    return None


def _near_the_act(item: Candidate, case: Case) -> bool:
    """Whether a clause is about what was promised, or has half of it and says hardly anything else."""
    limits = case.policy.matching
    contained = item.coverage >= limits.contained and item.back >= limits.decide
    return _of_the_matter(item, case) or (contained and item.same_act is not False)


def _of_the_matter(item: Candidate, case: Case) -> bool:
    """Whether a clause is about what was promised: most of its words there, and not just some among many others."""
    limits = case.policy.matching
    if item.act is Act.UNDER_WAY and item.coverage < limits.relate:
        return False
    enough = limits.least_back if item.coverage >= limits.sure else limits.half
    return item.coverage >= limits.decide and item.back >= enough


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
            rate = is_share(case.commitment.targets[number.target].unit)
            part = (
                not number.obstacle
                and number.fit >= (limits.decide if rate else limits.contained)
                and candidate.same_act is not False
                and candidate.back >= limits.least_back
            )
            whole = number.obstacle == "stage" and number.fit >= limits.contained
            # 各类公园 holds the 社区公园 that were promised, so it takes fewer of their words.
            whole = whole or (number.obstacle == "wider" and number.fit >= limits.half)
            target = case.commitment.targets[number.target]
            if not (part or whole) or target.op is Op.SET:
                continue
            comparison = Comparison(target, number.measure, None, "not_the_same")
            # A number that would do, reported of nearly the same: whether it counts is for a person to say.
            alone = len(case.commitment.targets) == 1
            would_do = alone and bool(satisfied(target, number.measure, case.policy.tolerance))
            evidence = (candidate,)
            return Decision(
                Outcome.PROGRESS, "numbers.related", evidence, (comparison,), candidate.score, would_do
            )
    return None


def under_way(case: Case) -> Decision | None:
    """The matter is reported to be going on, with no number that decides it."""
    for candidate in case.candidates:
        limits = case.policy.matching
        telling = candidate.common >= 2 or (candidate.common == 1 and candidate.coverage >= limits.sure)
        near = candidate.coverage >= limits.relate and telling and candidate.back >= limits.least_back
        if candidate.act is Act.UNDER_WAY and near:
            return Decision(Outcome.PROGRESS, "topic.under_way", (candidate,), (), candidate.score)
    return None


def _names_it(item: Candidate) -> bool:
    """Whether a clause has the promise's head noun, one of its names, or most of one of its parallel objects."""
    return any(
        name in ("head", "names") or (name == "objects" and share >= 0.5) for name, share in item.parts
    )


def related(case: Case) -> Decision | None:
    """The matter is spoken of for sure, and nothing of what is stated of it decides."""
    best = max(case.candidates, key=lambda item: item.relevance)
    if best.relevance < case.policy.matching.relevant:
        return None
    if not case.commitment.targets and best.same_act is False and not _names_it(best):
        return None  # 新城启动区开发 is no word on 新城启动区规划
    evidence = (best,)
    if any(item.obstacle == "other" and item.fit >= case.policy.matching.decide for item in best.numbers):
        return Decision(Outcome.PROGRESS, "topic.other_form", evidence, (), best.relevance)
    if case.commitment.targets and not best.achievement.measures:
        return Decision(Outcome.PROGRESS, "topic.no_figure", evidence, (), best.relevance)
    return Decision(Outcome.PROGRESS, "topic.mentioned", evidence, (), best.relevance, ambiguous=True)


RULES: tuple[Rule, ...] = (
    income_growth,
    admitted,
    numbers,
    all_of_it,
    completed,
    whole,
    objects,
    act,
    narrower,
    under_way,
    related,
)
