"""What an audit of figures found, in one sentence a clerk can check with a pocket calculator."""

from collections.abc import Mapping

from tracker.domain.discrepancy import Discrepancy
from tracker.domain.vocabulary import Agreement

from .both import Both
from .speaker import Speaker

KINDS: Mapping[str, Both] = {
    "parts": Both("部分与总数", "parts and total"),
    "share": Both("比例超过整体", "share above the whole"),
    "product": Both("数量×单价", "count × unit price"),
    "ratio": Both("完成数与比率", "rate of what was done"),
    "growth": Both("增幅与前后数", "growth and its levels"),
    "level": Both("同一数据两处", "one figure, two places"),
}
"""The kinds of rules, by the first word of their names."""

_APART: Mapping[str, Both] = {
    "parts.more_than_total": Both(
        "其中数{stated}大于总数{expected}", "a part, {stated}, is more than the total, {expected}"
    ),
    "parts.sum_above_total": Both(
        "各部分相加为{expected}，大于总数{stated}",
        "the parts add up to {expected}, more than the total, {stated}",
    ),
    "parts.all_stated": Both(
        "各项相加为{expected}，合计写作{stated}",
        "the items add up to {expected}; the sum is given as {stated}",
    ),
    "parts.in_brackets": Both(
        "括号内各项相加为{expected}，总数写作{stated}",
        "the items in brackets add up to {expected}; the total is given as {stated}",
    ),
    "parts.done_and_rest": Both(
        "已办数与剩余数相加为{expected}，总数写作{stated}",
        "done and left add up to {expected}; the total is given as {stated}",
    ),
    "parts.structure": Both(
        "各产业占比相加为{stated}，应为{expected}", "the shares add up to {stated} instead of {expected}"
    ),
    "parts.shares_above_all": Both(
        "互不重叠的各类占比相加为{stated}，大于{expected}",
        "shares of classes that exclude each other add up to {stated}, more than {expected}",
    ),
    "share.above_all": Both(
        "占整体的比例写作{stated}，大于{expected}",
        "a share of a whole is given as {stated}, more than {expected}",
    ),
    "product.unit_price": Both(
        "{first}×{second}应为{expected}，写作{stated}",
        "{first} × {second} makes {expected}; given as {stated}",
    ),
    "ratio.named": Both(
        "{second}÷{first}应为{expected}，写作{stated}",
        "{second} ÷ {first} makes {expected}; given as {stated}",
    ),
    "ratio.of_plan": Both(
        "{second}÷计划数{first}应为{expected}，写作{stated}",
        "{second} ÷ the plan's {first} makes {expected}; given as {stated}",
    ),
    "ratio.of_whole": Both(
        "{second}占{first}应为{expected}，写作{stated}",
        "{second} of {first} makes {expected}; given as {stated}",
    ),
    "ratio.of_indicator": Both(
        "{second}占报告另一处的{first}应为{expected}，写作{stated}",
        "{second} of the {first} given elsewhere makes {expected}; given as {stated}",
    ),
    "growth.levels": Both(
        "由{first}到{second}应为{expected}，写作{stated}",
        "from {first} to {second} makes {expected}; given as {stated}",
    ),
    "growth.average": Both(
        "由{first}到{second}年均应为{expected}，写作{stated}",
        "from {first} to {second} makes {expected} a year; given as {stated}",
    ),
    "growth.increment": Both(
        "现为{first}、比上年变动{second}，幅度应为{expected}，写作{stated}",
        "at {first} after a change of {second} the rate is {expected}; given as {stated}",
    ),
    "growth.multiple": Both(
        "{first}是{second}的{expected}，写作{stated}", "{first} is {expected} of {second}; given as {stated}"
    ),
    "growth.last_year": Both(
        "由上年报告的{first}到{second}应为{expected}，写作{stated}；上年数如有修订，不算矛盾",
        "from last year's {first} to {second} makes {expected}; given as {stated}. If last year's figure was revised, they agree",
    ),
    "level.twice": Both(
        "同一指标一处写作{expected}，一处写作{stated}", "one indicator is given as {expected} and as {stated}"
    ),
    "level.last_year": Both(
        "上年数写作{stated}，上年报告写的是{expected}",
        "last year's figure is given as {stated}; last year's report says {expected}",
    ),
}
_TOGETHER: Mapping[str, Both] = {
    "parts.sum_is_total": Both("各部分相加等于总数{stated}", "the parts add up to the total, {stated}"),
    "parts.all_stated": Both("各项相加等于合计{stated}", "the items add up to the sum, {stated}"),
    "parts.in_brackets": Both(
        "括号内各项相加等于总数{stated}", "the items in brackets add up to the total, {stated}"
    ),
    "parts.done_and_rest": Both(
        "已办数与剩余数相加等于总数{stated}", "done and left add up to the total, {stated}"
    ),
    "parts.structure": Both("各产业占比相加为{stated}", "the shares add up to {stated}"),
    "product.unit_price": Both("{first}×{second}等于{stated}", "{first} × {second} makes {stated}"),
    "ratio.named": Both("{second}÷{first}等于{stated}", "{second} ÷ {first} makes {stated}"),
    "ratio.of_plan": Both(
        "{second}÷计划数{first}等于{stated}", "{second} ÷ the plan's {first} makes {stated}"
    ),
    "ratio.of_whole": Both("{second}占{first}的{stated}，相符", "{second} of {first} makes {stated}"),
    "ratio.of_indicator": Both(
        "{second}占报告另一处的{first}为{stated}，相符",
        "{second} of the {first} given elsewhere makes {stated}",
    ),
    "growth.levels": Both("由{first}到{second}为{stated}，相符", "from {first} to {second} makes {stated}"),
    "growth.average": Both(
        "由{first}到{second}年均为{stated}，相符", "from {first} to {second} makes {stated} a year"
    ),
    "growth.increment": Both(
        "现为{first}、比上年变动{second}，幅度为{stated}，相符",
        "at {first} after a change of {second} the rate is {stated}",
    ),
    "growth.multiple": Both("{first}是{second}的{stated}，相符", "{first} is {stated} of {second}"),
    "growth.last_year": Both(
        "由上年报告的{first}到{second}为{stated}，相符", "from last year's {first} to {second} makes {stated}"
    ),
    "level.last_year": Both(
        "上年数{stated}与上年报告一致", "last year's figure, {stated}, is what last year's report says"
    ),
}
SENTENCES: Mapping[bool, Mapping[str, Both]] = {True: _TOGETHER, False: _APART}
"""By whether the figures agree, then by rule."""


def kind(speaker: Speaker, found: Discrepancy) -> str:
    """What kind of figures do not agree, in a few words."""
    return speaker.say(KINDS[found.rule.split(".")[0]])


def sentence(speaker: Speaker, found: Discrepancy) -> str:
    """What was found, in one sentence."""
    quotes = [place.quote for place in found.places]
    text = SENTENCES[found.agreement is Agreement.CONFIRMED][found.rule]
    second = quotes[1] if len(quotes) > 1 else ""
    return speaker.say(text, first=quotes[0], second=second, stated=found.stated, expected=found.expected)
