"""How far a target is, what it still needs and by when, in one line."""

from collections.abc import Mapping
from itertools import pairwise

from tracker.domain.ledger import LedgerEntry
from tracker.domain.pace import Pace, StartOrigin
from tracker.domain.units import is_share
from tracker.domain.vocabulary import Status

from . import values
from .both import Both
from .speaker import Speaker

PACE_RULES: Mapping[str, Both] = {
    "pace.behind_schedule": Both("计数类，落后序时进度", "a count, behind its share of the time"),
    "pace.on_schedule": Both("计数类，不慢于序时进度", "a count, not behind its share of the time"),
    "pace.faster_needed": Both("须快于此前", "must move faster than so far"),
    "pace.on_course": Both("照此前速度可以达到", "gets there at the pace so far"),
    "pace.no_gain": Both("起点以来没有进展", "no gain since its start"),
    "pace.no_figure": Both("尚无进度数据", "no figure reported yet"),
    "pace.missed_last_year": Both("上次未达到，宜早提醒", "missed then: worth an early reminder"),
    "pace.above_start": Both("没有写明数值，应超过起点", "no number named: to go beyond its start"),
}
_START = Both("起点{start}", "from {start}")
_REVIEWED = Both("起点{start}（本报告回顾部分）", "from {start} (the review of this report)")
_DONE = Both("至{day}为{reached}（{days}天{done}）", "{reached} by {day} ({done} in {days} days)")
_NEEDED = Both("还需{needed}/{left}天", "{needed} to go in {left} days")
_BEHIND = Both("比序时进度慢{behind}个百分点", "{behind} points behind schedule")
_FASTER = Both("须为此前的{times}倍", "{times} times as fast as so far")
_LAST_YEAR = Both(
    "{year}年同一目标{wanted}，报告{reached}（{rule}）",
    "in {year} the same target {wanted}, reported {reached} ({rule})",
)
_BEYOND = Both("应超过{start}", "to go beyond {start}")
_RULE = Both("（{rule}）", " ({rule})")
_POINTS = Both("{value:g}个百分点", "{value:g} points")


def pace(words: Speaker, entry: LedgerEntry) -> str:
    """The pace of each target of a pending item, and which of them were missed the year before; "" where there is none."""
    several = len(entry.pace) > 1
    lines = [_line(words, one, named=several) for one in entry.pace]
    if entry.verdict.status is Status.PENDING:
        lines += [
            words.say(
                _LAST_YEAR,
                year=before.year,
                wanted=before.target.raw,
                reached=words.measure(before.reached),
                rule=words.say(PACE_RULES["pace.missed_last_year"]),
            )
            for chain in entry.chains
            for before, now in pairwise(chain.pledges)
            if now.item == entry.id and before.satisfied is False and before.target and before.reached
        ]
    return words.join(lines)


def _line(words: Speaker, one: Pace, *, named: bool) -> str:
    if one.rule == "pace.above_start":
        return words.say(_BEYOND, start=one.start.raw) + _rule(words, one)
    parts = []
    if one.start.origin is not StartOrigin.NOTHING:
        text = _REVIEWED if one.start.origin is StartOrigin.REVIEW else _START
        parts.append(words.say(text, start=one.start.raw))
    if one.measure is not None and one.done is not None:
        parts.append(
            words.say(
                _DONE,
                day=words.day(one.day),
                reached=words.measure(one.measure),
                days=one.days,
                done=_amount(words, one, one.done),
            )
        )
    parts.append(words.say(_NEEDED, needed=_amount(words, one, one.needed), left=one.left))
    if one.behind is not None and one.behind > 0:
        parts.append(words.say(_BEHIND, behind=f"{one.behind:g}"))
    if one.faster is not None:
        parts.append(words.say(_FASTER, times=f"{one.faster:g}"))
    sentence = "，".join(parts) if words.language.value == "zh" else ", ".join(parts)
    return (f"{one.target.metric} " if named and one.target.metric else "") + sentence + _rule(words, one)


def _rule(words: Speaker, one: Pace) -> str:
    return words.say(_RULE, rule=words.say(PACE_RULES[one.rule]))


def _amount(words: Speaker, one: Pace, amount: float) -> str:
    if is_share(one.target.unit):
        return words.say(_POINTS, value=round(amount, 4))
    return values.value(round(amount, 6), one.target.unit, words.language)
