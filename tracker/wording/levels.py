"""A higher body's target beside the local ones, in words and cells."""

from tracker.domain.chain import Pledge
from tracker.domain.levels import Level, LocalPart
from tracker.domain.promise import Target

from . import values
from .both import Both
from .speaker import Speaker

HEAD = (
    Both("指标（事项）", "indicator"),
    Both("上级目标", "higher target"),
    Both("下级单位", "local body"),
    Both("下级目标", "local target"),
    Both("比对", "beside it"),
    Both("下级报告", "local report"),
)
_NONE = Both("未安排", "none")
_BELOW = Both("低于上级", "below the higher one")
_NOT_BELOW = Both("不低于上级", "not below the higher one")
_OF = Both("占{share:.0%}", "{share:.0%} of it")
_TOTAL = Both("下级合计{total}，占{share:.0%}", "local sum {total}, {share:.0%} of it")
_OPEN = Both("未分解{open}", "{open} not assigned")
_WHOLE = Both("已全部分解", "all assigned")
_OUT_OF = Both("{promised}/{bodies}个单位有安排", "{promised} of {bodies} bodies promise something")
_REPORTED = Both("报告{reached}", "reported {reached}")
_REACHED = {
    True: Both("达到本级目标", "its own target reached"),
    False: Both("未达到本级目标", "its own target missed"),
}


def rows(words: Speaker, level: Level) -> list[tuple[str, ...]]:
    """A row for each local body, then one for all of them where counts add up."""
    metric, target = f"{level.pledge.year} {named(level.pledge)}", shown(words, level.pledge)
    found = [
        (
            metric if not at else "",
            target if not at else "",
            part.body,
            shown(words, part.pledge) if part.pledge is not None else words.say(_NONE),
            _beside(words, level, part),
            _report(words, part.pledge),
        )
        for at, part in enumerate(level.parts)
    ]
    return [*found, ("", "", "", "", summary(words, level), "")]


def summary(words: Speaker, level: Level) -> str:
    """How many bodies promise something, what that makes together, and what is not assigned."""
    parts = [words.say(_OUT_OF, promised=level.promised, bodies=len(level.parts))]
    target = level.pledge.target
    if level.total is not None and level.open is not None and target is not None:
        wanted = _least(target)
        total = values.value(level.total, target.unit, words.language)
        parts.append(words.say(_TOTAL, total=total, share=level.total / wanted if wanted else 0.0))
        left = values.value(level.open, target.unit, words.language)
        parts.append(words.say(_OPEN, open=left) if level.open else words.say(_WHOLE))
    return words.join(parts)


def named(pledge: Pledge) -> str:
    """What a target measures; the item's own words where nothing names it."""
    return (pledge.target.metric if pledge.target else "") or pledge.text


def shown(words: Speaker, pledge: Pledge) -> str:
    """A target as the ledger shows it."""
    return words.target(pledge.target) if pledge.target is not None else pledge.text


def _beside(words: Speaker, level: Level, part: LocalPart) -> str:
    if part.pledge is None:
        return ""
    if part.below is not None:
        return words.say(_BELOW if part.below else _NOT_BELOW)
    wanted = _least(level.pledge.target)
    own = _least(part.pledge.target)
    same = part.pledge.target is not None and level.pledge.target is not None
    if level.total is None or not wanted or own is None or not same:
        return ""
    return words.say(_OF, share=own / wanted)


def _least(target: Target | None) -> float | None:
    value = target.value if target is not None else None
    return min(value) if isinstance(value, tuple) else value


def _report(words: Speaker, pledge: Pledge | None) -> str:
    if pledge is None or pledge.reached is None:
        return ""
    parts = [words.say(_REPORTED, reached=words.measure(pledge.reached))]
    if pledge.satisfied is not None:
        parts.append(words.say(_REACHED[pledge.satisfied]))
    return words.join(parts)
