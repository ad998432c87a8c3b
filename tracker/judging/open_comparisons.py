"""One target beside one reported number: reached, missed, or left open for a named reason (reading guide §4)."""

from collections.abc import Callable
from dataclasses import dataclass

from tracker.domain.match import Act, Candidate, NumberFit
from tracker.domain.policy import MatchingPolicy
from tracker.domain.promise import Measure, Target
from tracker.domain.units import factor, is_share, is_whole
from tracker.domain.verdict import Comparison
from tracker.domain.vocabulary import Op
from tracker.lexicon.phrases import Phrase

from .comparing import satisfied
from .rule_input import Case
from .timing import Timing


@dataclass(frozen=True)
class Compared:
    """The target at place `at` of a case beside a number of a candidate's clause; `reached` is what the values alone say, None
    where the report's words leave them open."""

    case: Case
    at: int
    candidate: Candidate
    number: NumberFit
    when: Timing
    reached: bool | None

    @property
    def target(self) -> Target:
        """What was promised."""
        return self.case.commitment.targets[self.at]

    @property
    def limits(self) -> MatchingPolicy:
        """The thresholds in force."""
        return self.case.policy.matching

    @property
    def together(self) -> bool:
        """Whether the clause sums up several years, or speaks of their average."""
        return bool({"period.years", "period.average"} & set(self.candidate.achievement.rules))

    @property
    def missed(self) -> bool:
        """Whether the value does not reach the target."""
        return self.reached is False


@dataclass(frozen=True, slots=True)
class OpenRule:
    """Why a comparison is left open: `note` names the reason, `settled` says what holds all the same (None for nothing)."""

    note: str
    applies: Callable[[Compared], bool]
    settled: Callable[[Compared], bool | None] = lambda compared: None


def compare(case: Case, at: int, candidate: Candidate, number: NumberFit, when: Timing) -> Comparison:
    """The comparison, with the note of the first rule that leaves it open."""
    target = case.commitment.targets[at]
    if number.obstacle == "plan_share":
        done = number.measure.value if isinstance(number.measure.value, float | int) else 0.0
        return Comparison(target, number.measure, True if done >= 100.0 else None, "plan_share")
    reached = satisfied(target, number.measure, case.policy.tolerance, higher_is_good=case.directions[at])
    compared = Compared(case, at, candidate, number, when, reached)
    rule = next((rule for rule in OPEN_RULES if rule.applies(compared)), None)
    if rule is None:
        return Comparison(target, number.measure, reached)
    return Comparison(target, number.measure, rule.settled(compared), rule.note)


def _almost(compared: Compared) -> bool:
    """`基本实现全覆盖` is not all of it."""
    if not compared.reached or not is_whole(compared.target.raw):
        return False
    clause, span = compared.candidate.achievement, compared.number.measure.span
    return span is not None and bool(_NEARLY.search(clause.text[: span.start - clause.span.start]))


_NEARLY = Phrase("judge.nearly")


def _may_still_be_lost(compared: Compared) -> bool:
    """Reached before the deadline: a count stays reached, a rate, a change or a ceiling may still be lost."""
    target = compared.target
    stays = target.op is Op.AT_LEAST and target.change is None and not is_share(target.unit)
    return bool(compared.reached) and compared.when is Timing.BEFORE and not stays


def _goes_on(compared: Compared) -> bool:
    """推进22个城中村治理 has not done them; 推动7000家企业升级 may well have."""
    if not compared.reached or compared.candidate.act is not Act.UNDER_WAY:
        return False
    counted = not is_share(compared.target.unit) or is_whole(compared.number.measure.raw)
    return counted and bool(_GOING_ON.search(compared.candidate.achievement.text))


_GOING_ON = Phrase("judge.going_on")


def _set_otherwise(compared: Compared) -> bool:
    """Another amount than was set, told in too few of the same words."""
    few = compared.number.fit < compared.limits.sure
    return compared.missed and compared.target.op is Op.SET and few


def _one_of_several_years(compared: Compared) -> bool:
    """One year's figure, which is only a part of what several years were to bring."""
    target, case = compared.target, compared.case
    yearly = target.change is not None or (not is_share(target.unit) and not case.levels[compared.at])
    return case.years > 1 and compared.reached is not None and yearly and not compared.together


def _reached_in_one_year(compared: Compared) -> bool | None:
    return True if compared.reached and compared.target.change is None else None


def _lower_is_better(compared: Compared) -> bool:
    """Below a floor for something of which less is better."""
    target = compared.target
    worse = compared.case.directions[compared.at] is False
    return compared.missed and worse and target.op is Op.AT_LEAST and target.change is None


def _of_less(compared: Compared) -> bool:
    """A number of a part, or of something narrower, tells no miss of the whole."""
    number = compared.number
    return compared.missed and (number.of_a_part or number.back < compared.limits.narrow)


def _far_beyond(compared: Compared) -> bool:
    """A figure many times the target mostly counts another whole, unless its words agree in all."""
    number, limits, target = compared.number, compared.limits, compared.target
    agrees = number.fit >= limits.sure_far or (
        number.fit >= limits.far and number.belief >= limits.believed_apart
    )
    # `新改建石桥等公园40个` for 新改建12个公园: the very act, and no word of its own that the promise lacks.
    same_act = compared.candidate.same_act is True
    very_same = same_act and number.back >= limits.sure_far_back and not is_share(target.unit)
    loose = not very_same and (not agrees or number.back < limits.sure_far_back)
    unsure = (loose or compared.together) and _times(target, number.measure, limits.far_beyond, limits)
    return bool(compared.reached) and (unsure or _times(target, number.measure, limits.never_so_far, limits))


def _times(target: Target, measure: Measure, times: float, limits: MatchingPolicy) -> bool:
    """Whether a figure is more than so many times its target: all districts, five years, all kinds."""
    if target.op is Op.AT_MOST or isinstance(target.value, tuple) or isinstance(measure.value, tuple):
        return False
    wanted = target.value or 0.0
    if target.change is not None and is_share(target.unit) and measure.value - wanted <= limits.far_points:
        return False  # `增长6.6%` for 增长2%: a growth is no size, and a few points more are nothing unusual
    return wanted > 0.0 and measure.value * factor(target.unit, measure.unit) > times * wanted


OPEN_RULES = (
    OpenRule("almost", _almost),
    OpenRule("before_deadline", _may_still_be_lost),
    OpenRule("under_way", _goes_on),
    OpenRule("weak", _set_otherwise),
    OpenRule("one_year", _one_of_several_years, _reached_in_one_year),
    OpenRule("direction", _lower_is_better),
    OpenRule("narrower", _of_less),
    OpenRule("later_stage", lambda compared: compared.missed and compared.number.later_stage),
    OpenRule("weak", lambda compared: compared.missed and compared.number.fit < compared.limits.miss),
    OpenRule("far_beyond", _far_beyond),
)
"""Asked in this order. Their words are `COMPARISON_NOTES` of tracker/wording/judging_rules.py."""
