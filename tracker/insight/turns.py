"""What turned between a pledge and the later one that takes it up: named rules, each for one turn, all looked at.

A year's growth and a year's count are promised anew every year: such a promise is raised or lowered, never put off.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tracker.domain.chain import Turn
from tracker.domain.promise import Target
from tracker.domain.units import factor
from tracker.domain.vocabulary import Op, Reason
from tracker.matching.topic import FINISHED

from .reading import Read, named_day


@dataclass(frozen=True, slots=True)
class TurnRule:
    """A turn and when it applies. `examples` are plans of following years between which it does, `counter_examples` plans
    between which it does not."""

    id: str
    turn: Turn
    applies: Callable[[Read, Read], bool]
    examples: tuple[tuple[str, str], ...]
    counter_examples: tuple[tuple[str, str], ...]


def _once(a: Read, b: Read) -> bool:
    return not a.annual and not b.annual


def _missed(a: Read) -> bool:
    """Whether it is known not to have been kept: by what a report says, or, of a result with a day or a building, by its
    being promised again. A level, or a work of the year, may be promised every year."""
    if a.entry.verdict.reason in (Reason.SHORTFALL, Reason.UNFINISHED):
        return True
    return a.target is None and a.lasting


def _again(a: Read, b: Read) -> bool:
    due = a.deadline
    return _once(a, b) and not a.kept and _missed(a) and due is not None and due < _begun(b)


def _begun(later: Read) -> date:
    """The day on which the later plan was made: that of its report, else the first of its year."""
    made = later.entry.report_date
    start = date(later.year, 1, 1)
    return max(made.first_day(), start) if made is not None and made.year == start.year else start


def _put_off(a: Read, b: Read) -> bool:
    return slip(a, b) is not None


def slip(a: Read, b: Read) -> int | None:
    """By how many days a result was put off; None where it was kept, due again every year, or is asked for no later."""
    first, second = a.deadline, b.deadline
    if first is None or second is None or second <= first or a.kept or not _once(a, b):
        return None
    if not _again(a, b) and not (_chosen_day(a) and _chosen_day(b)):
        return None
    return None if _step(a, b) > 0 else (second - first).days  # more, for later, is another goal


def _chosen_day(read: Read) -> bool:
    """Whether its day was chosen for it: `今年` in a year's plan is the day of all that the plan holds."""
    return named_day(read.entry.commitment) and read.deadline != date(read.year, 12, 31)


def _step(a: Read, b: Read) -> int:
    """1 where the later number asks for more than the earlier, -1 for less, 0 where both can be."""
    if a.target is None or b.target is None:
        return 0
    old, new = _ends(a.target, 1.0), _ends(b.target, factor(a.target.unit, b.target.unit))
    if old is None or new is None or old == new or a.higher is None or a.higher is not b.higher:
        return 0
    way = 1 if a.higher else -1
    if new[0] >= old[0] and new[1] >= old[1]:
        return way
    return -way if new[0] <= old[0] and new[1] <= old[1] else 0


def _ends(target: Target, times: float) -> tuple[float, float] | None:
    value = target.value
    if value is None:
        return None
    low, high = value if isinstance(value, tuple) else (value, value)
    return low * times, high * times


def _back_a_step(a: Read, b: Read) -> bool:
    return 0 < b.stage < min(a.stage, FINISHED) and not a.kept


def _looser(a: Read, b: Read) -> bool:
    """The same number, once a bound, then about."""
    if a.target is None or b.target is None or _ends(a.target, 1.0) != _ends(b.target, 1.0):
        return False
    return a.target.op in (Op.AT_LEAST, Op.AT_MOST) and b.target.op is Op.ABOUT


RULES = (
    TurnRule(
        "turn.due_and_promised_again",
        Turn.AGAIN,
        _again,
        (
            ("年内建成青石岭水库。", "年内建成青石岭水库。"),
            ("确保县人民医院新院区年底前投入使用。", "力争县人民医院新院区年底前投入使用。"),
        ),
        (
            ("城镇新增就业1.2万人。", "城镇新增就业1.2万人。"),
            ("到2035年建成青石岭水库。", "到2035年建成青石岭水库。"),
        ),
    ),
    TurnRule(
        "turn.later_day",
        Turn.PUT_OFF,
        _put_off,
        (
            ("8月底前建成滨河大道。", "10月底前建成滨河大道。"),
            ("到2023年底，农村生活污水治理率达到70%。", "到2025年底，农村生活污水治理率达到70%。"),
        ),
        (
            ("集中力量办好10件民生实事。", "集中力量办好10件民生实事。"),
            ("到2025年，森林覆盖率达到60%。", "到2025年，森林覆盖率达到60%。"),
        ),
    ),
    TurnRule(
        "turn.number_asks_less",
        Turn.LOWERED,
        lambda a, b: _step(a, b) < 0,
        (
            ("地区生产总值增长7%以上。", "地区生产总值增长6.5%左右。"),
            ("居民消费价格涨幅控制在2.5%以内。", "居民消费价格涨幅控制在3%左右。"),
        ),
        (
            ("城镇调查失业率控制在5.5%以内。", "城镇调查失业率控制在5%以内。"),
            ("地区生产总值增长6.5%。", "地区生产总值增长6%—7%。"),
        ),
    ),
    TurnRule(
        "turn.back_a_step",
        Turn.LOWERED,
        _back_a_step,
        (
            ("年内建成城东污水处理厂。", "年内开工建设城东污水处理厂。"),
            ("体育中心年内竣工。", "体育中心年内开工。"),
        ),
        (("年内建成城东污水处理厂。", "年内建成城东污水处理厂。"),),
    ),
    TurnRule(
        "turn.number_asks_more",
        Turn.RAISED,
        lambda a, b: _step(a, b) > 0,
        (
            ("城镇调查失业率控制在5.5%以内。", "城镇调查失业率控制在5%以内。"),
            ("单位地区生产总值能耗下降2%。", "单位地区生产总值能耗下降3.5%。"),
        ),
        (("地区生产总值增长7%以上。", "地区生产总值增长6.5%左右。"),),
    ),
    TurnRule(
        "turn.only_striven_for",
        Turn.SOFTER,
        lambda a, b: b.strength < 0 <= a.strength,
        (
            ("确保空气质量优良天数比例达到90%。", "力争空气质量优良天数比例达到90%。"),
            ("年内建成滨河大道。", "争取年内建成滨河大道。"),
        ),
        (("确保滨河大道年内建成。", "年内建成滨河大道。"),),
    ),
    TurnRule(
        "turn.bound_becomes_about",
        Turn.SOFTER,
        lambda a, b: _looser(a, b) and not b.strength < 0 <= a.strength,
        (
            ("规模以上工业增加值增长9%以上。", "规模以上工业增加值增长9%左右。"),
            ("居民消费价格涨幅控制在3%以内。", "居民消费价格涨幅控制在3%左右。"),
        ),
        (("地区生产总值增长7%以上。", "地区生产总值增长6.5%左右。"),),
    ),
    TurnRule(
        "turn.no_longer_striven_for",
        Turn.FIRMER,
        lambda a, b: a.strength < 0 <= b.strength,
        (
            ("力争空气质量优良天数比例达到90%。", "确保空气质量优良天数比例达到92%。"),
            ("争取年内建成滨河大道。", "年内建成滨河大道。"),
        ),
        (("力争年内建成滨河大道。", "争取年内建成滨河大道。"),),
    ),
)
KEPT_LATE = "turn.kept_after_its_day"
MERGED = "turn.two_become_one"
DROPPED = "turn.never_heard_of_again"


def turns(a: Read, b: Read) -> tuple[tuple[Turn, str], ...]:
    """What turned, with the rule of each, in the order of the rules."""
    return tuple([(rule.turn, rule.id) for rule in RULES if rule.applies(a, b)])
