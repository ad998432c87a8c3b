"""How a number is to be compared (op) and whether it is a change, from the words around it (reading guide §3)."""

import re
from dataclasses import dataclass

from tracker.domain.vocabulary import Change, Op
from tracker.lexicon import load_lexicon

from .passage import Passage
from .quantities import Quantity


@dataclass(frozen=True, slots=True)
class Reading:
    """How a number is to be read: its op, the change it is, and the words that said so."""

    op: Op
    change: Change | None
    rule: str


_FLOOR = re.compile(
    r"不宜低于|不宜少于|不低于|不少于|不小于|不得低于|不得少于|至少|最少|最低|力争超|超过|突破|超出|超|逾|高于|大于|多于|≥|>=|>|＞"
)
_CEILING = re.compile(
    r"不宜超过|不宜高于|不高于|不多于|不大于|不超|不得超过|不得高于|最多|最高|低于|少于|小于|不足|不满|≤|<=|<|＜"
)
_ABOUT = re.compile(r"约|将近|接近|^近")
# 至/到/为 right before the number: it is the level reached, not the change.
_LEVEL = re.compile(
    r"(?:[至到]每[\u4e00-\u9fff]{1,4}|[至到为达在]|达到|维持在|稳定在|保持在|控制在|突破|超过?|不低于|不少于)[：:“]?$"
)
_DOWN_TO = re.compile(
    r"(?:下降|降低|压减|减少|缩短|压缩|削减|降|减|缩减|精简|压降|控制|下调|回落|收窄)(?:并)?(?:控制)?[至到在为]$"
)
_HOLD_BELOW = re.compile(r"控制在$|不超过$|严控在$")
_SET = re.compile(r"安排|预算|赤字|发行|下达|拟按|财政支出|支出规模|统筹")
_SHARE_USED = re.compile(r"^(?:[^，。；]{0,2}用于|[^，。；]{0,2}投向)")
_TIME_KEPT = re.compile(r"储备|保证|保障|满足|维持|延长|至少|不少于|不低于|待机|续航|使用量|库存")
_OF_A_RATE = ("提高", "提升", "增强", "扩大", "上升", "缩短", "增速", "增幅", "涨幅", "降幅")
_BETWEEN_CHANGE_AND_NUMBER = 30


def _alternation(id: str) -> re.Pattern[str]:
    return re.compile(load_lexicon().words[id].alternation())


_UP, _DOWN = _alternation("change.increase"), _alternation("change.decrease")
_TAX = re.compile(r"减税|减轻|减负|减免|让利|降费|降税|降成本|节约(?:成本|资金|支出)")
_BARE_CHANGE = re.compile(r"(?<=[再各均约年比下内])[增升涨降减]$")
# 提升工程, 提升行动: a name, not what happens to the number.
_NAMED_AFTER = re.compile(r"^(?:工程|改造|行动|项目|计划|专项|攻坚)")


def read_operator(passage: Passage, quantity: Quantity) -> Reading:
    """The op and change of a number that is a target."""
    first, last = passage.phrase(quantity.span.start)
    before = passage.clean(first, quantity.span.start)
    after = passage.clean(quantity.span.end, last)
    change = _change(quantity, before, after, passage)
    op, rule = _op(quantity, before, after, change)
    return Reading(op, change, rule)


def _op(quantity: Quantity, before: str, after: str, change: Change | None) -> tuple[Op, str]:
    if quantity.form == "none":
        return Op.AT_MOST, "op.none"
    if quantity.form == "all":
        return Op.AT_LEAST, "op.all"
    if quantity.form == "range":
        return Op.RANGE, "op.range"
    if quantity.under in ("左右", "上下", "前后") or _ABOUT.search(quantity.over):
        return Op.ABOUT, "op.about"
    if quantity.under in ("以上", "及以上", "之上") or (quantity.over and _FLOOR.search(quantity.over)):
        return (Op.AT_MOST, "op.ceiling") if quantity.over.startswith("不超") else (Op.AT_LEAST, "op.floor")
    if quantity.under in ("以下", "及以下", "之下", "以内", "之内", "内") or _CEILING.search(quantity.over):
        return Op.AT_MOST, "op.ceiling"
    if change is None and (_DOWN_TO.search(before) or _HOLD_BELOW.search(before)):
        return Op.AT_MOST, "op.down_to"
    if quantity.family == "time":
        return _time_op(before, after, change)
    if change is None and _is_set(quantity, before, after):
        return Op.SET, "op.set"
    return Op.AT_LEAST, "op.reach"


def _time_op(before: str, after: str, change: Change | None) -> tuple[Op, str]:
    if "延长" in before:
        return Op.SET, "op.set"
    if change is not None or _TIME_KEPT.search(before) or _TIME_KEPT.search(after[:8]):
        return Op.AT_LEAST, "op.reach"
    return Op.AT_MOST, "op.time_standard"


def _is_set(quantity: Quantity, before: str, after: str) -> bool:
    """An amount that is set, neither floor nor ceiling: money arranged, a deficit, a share of it used."""
    if quantity.family == "money":
        return bool(_SET.search(before) or after.startswith(("安排", "预算"))) and not re.search(
            r"预算(?!安排|内)[^，]{2,}$|完成|实现", before
        )
    if quantity.family == "ratio":
        return bool(
            re.search(r"赤字率|按[^，]{0,4}$", before) and re.search(r"安排|赤字", before + after)
        ) or bool(_SHARE_USED.search(after) and not before.endswith(("不低于", "超过")))
    return False


def _change(quantity: Quantity, before: str, after: str, passage: Passage) -> Change | None:
    if quantity.form in ("all", "none", "ratio"):
        return None
    if quantity.form == "double":
        return Change.INCREASE
    if quantity.over in ("突破", "控制在") or _LEVEL.search(before) or _TAX.search(before):
        return None
    up, down = _last(_UP, before), _last(_DOWN, before)
    words, change = max((up, Change.INCREASE), (down, Change.DECREASE), key=lambda item: item[0][0])
    at, word = words
    if at < 0 and (bare := _BARE_CHANGE.search(before)):
        return Change.INCREASE if bare[0] in "增升涨" else Change.DECREASE
    if at < 0:
        return Change.INCREASE if re.match(r"(?:的)?(?:增速|增幅|增长(?:目标|预期))", after) else None
    between = before[at + len(word) :]
    if len(between) > _BETWEEN_CHANGE_AND_NUMBER or re.search(r"率$|率达|[至到]$", between):
        return None
    if word in ("新增", "净增"):
        return change if quantity.family == "amount" else None
    if word in ("退出", "化解", "节约", "去除", "节能", "节水", "减排", "精简") and quantity.family in (
        "count",
        "people",
    ):
        return None
    if _NAMED_AFTER.match(between):
        return None
    if word in _OF_A_RATE and quantity.family in ("count", "people"):
        return None  # 提升24个服务区 is no change of 24
    if word in _OF_A_RATE and quantity.family != "ratio" and len(between) > 6:
        return None
    return change


def _last(pattern: re.Pattern[str], text: str) -> tuple[int, str]:
    found = (-1, "")
    for match in pattern.finditer(text):
        if text[match.end() : match.end() + 1] not in ("率", "量", "点", "极", "值"):
            found = (match.start(), match[0])
    return found
