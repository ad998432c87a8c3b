"""A promise through the years on one line, and what each turn is called."""

from collections.abc import Mapping
from datetime import date

from tracker.domain.chain import Chain, Link, Pledge, Turn
from tracker.domain.ledger import LedgerEntry

from .both import Both
from .language import Language
from .speaker import Speaker

CHAIN_RULES: Mapping[str, Both] = {
    "chain.same_indicator": Both("同一指标", "the same indicator"),
    "chain.same_words": Both("同一事项", "in the same words"),
    "chain.two_become_one": Both("并入后来的清单", "a member of the later list"),
    "turn.due_and_promised_again": Both(
        "上次期限已过、未见完成，又作承诺", "its day had passed without word of its being kept"
    ),
    "turn.later_day": Both("期限改后", "for a later day"),
    "turn.number_asks_less": Both("数值要求降低", "the number asks for less"),
    "turn.back_a_step": Both("由建成退为开工等较早阶段", "from a later stage back to an earlier one"),
    "turn.number_asks_more": Both("数值要求提高", "the number asks for more"),
    "turn.only_striven_for": Both("改为力争", "now only striven for"),
    "turn.bound_becomes_about": Both("由“以上（以内）”改为“左右”", "a bound becomes “about”"),
    "turn.no_longer_striven_for": Both("不再只是力争", "no longer only striven for"),
    "turn.kept_after_its_day": Both("推迟或再次承诺后完成", "kept after it was put off or promised again"),
    "turn.two_become_one": Both("两项并为一项", "two became one"),
    "turn.never_heard_of_again": Both(
        "期限已过，后来的计划和报告均未提及", "due, and no later plan or report speaks of it"
    ),
}
_STEP = Both("{year}年{what}", "{year} {what}")
_MISSED = Both("{year}年{what}（报告{reached}，未达到）", "{year} {what} (reported {reached}, missed)")
_PROMISED = Both("{year}年承诺", "{year}")
_BY = Both("{year}年承诺{day}", "{year} by {day}")
_TURNED = Both("（{turns}）", " ({turns})")
_PUT_OFF_BY = Both("推迟{days}天", "put off {days} days")
_ALTOGETHER = Both("前后共推迟{days}天", "put off {days} days altogether")
_MORE = Both("另有{count}条", "{count} more")
_ARROW = " → "
_MOST_STEPS = 7
"""Steps of a chain that a line of an item has room for; of a longer one the first, the last and those around the item."""


def chain_line(words: Speaker, chain: Chain, item: str = "") -> str:
    """`2021年7%以上 → 2022年6.5%左右（目标调低） → 2023年6%左右（目标调低）`; with `item`, a long one around that item."""
    parts = [_step(words, chain.links[0].earlier)]
    for link in chain.links:
        turned = turns_of(words, link)
        if link.later is not None:
            parts.append(_step(words, link.later) + (words.say(_TURNED, turns=turned) if turned else ""))
        elif turned:
            parts.append(turned)
    if item and len(parts) > _MOST_STEPS:
        at = next((place for place, one in enumerate(chain.pledges) if one.item == item), 0)
        kept = {0, len(parts) - 1, at - 1, at, at + 1, at + 2}
        parts = [part if place in kept else "" for place, part in enumerate(parts)]
    line = _ARROW.join([part or "…" for part in parts])
    while f"…{_ARROW}…" in line:
        line = line.replace(f"…{_ARROW}…", "…")
    slips = sum(link.slip is not None for link in chain.links)
    return words.join([line, words.say(_ALTOGETHER, days=chain.slip)]) if slips > 1 else line


def turns_of(words: Speaker, link: Link) -> str:
    """What turned at one link, "" where nothing did."""
    pause = "、" if words.language is Language.ZH else ", "
    return pause.join(
        words.say(_PUT_OFF_BY, days=link.slip)
        if turn is Turn.PUT_OFF and link.slip is not None
        else words.label(turn)
        for turn in link.kinds
    )


def rules_of(words: Speaker, chain: Chain) -> tuple[str, ...]:
    """The rules of a chain, each with what it says."""
    ids = [id for link in chain.links for id in (link.same, *(rule for _, rule in link.turns)) if id]
    return tuple([f"{id} {words.say(CHAIN_RULES[id])}" for id in dict.fromkeys(ids)])


def _step(words: Speaker, pledge: Pledge) -> str:
    if pledge.target is not None and pledge.reached is not None and pledge.satisfied is False:
        what, reached = pledge.target.raw, words.measure(pledge.reached)
        return words.say(_MISSED, year=pledge.year, what=what, reached=reached)
    if pledge.target is not None:
        return words.say(_STEP, year=pledge.year, what=pledge.target.raw)
    if pledge.deadline is None or pledge.deadline == date(pledge.year, 12, 31):
        return words.say(_PROMISED, year=pledge.year)
    day = words.day(pledge.deadline).removeprefix(f"{pledge.year}年")
    return words.say(_BY, year=pledge.year, day=day)


def chains(words: Speaker, entry: LedgerEntry, *, most: int = 2, alone: bool = True) -> str:
    """The chains of an item in which something turned, each with what it measures where the item has several numbers; ""
    where nothing turned. `alone` takes in promises that no later plan takes up."""
    turned = [chain for chain in entry.chains if chain.turned and (alone or len(chain.pledges) > 1)]
    turned.sort(key=lambda chain: len(chain.pledges) == 1)
    lines = [_named(entry, chain) + chain_line(words, chain, entry.id) for chain in turned[:most]]
    if len(turned) > most:
        lines.append(words.say(_MORE, count=len(turned) - most))
    return words.join(lines)


def _named(entry: LedgerEntry, chain: Chain) -> str:
    if len(entry.commitment.targets) < 2:
        return ""
    own = next((one.target for one in chain.pledges if one.item == entry.id), None)
    return f"{own.metric} " if own is not None and own.metric else ""
