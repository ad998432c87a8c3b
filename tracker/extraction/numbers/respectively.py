"""分别: the n-th number belongs to the n-th name before it; a head or an opening that one name lacks is shared."""

from collections.abc import Sequence
from typing import Final

from tracker.lexicon.phrases import Phrase, construction

from .metric_words import SHORT, bare, strip_lead, strip_light, strip_reach
from .passage import Passage
from .quantities import Quantity

_SPLIT: Final = Phrase("number.between_named")


def respective_name(
    passage: Passage, quantity: Quantity, same: Sequence[Quantity], first: int, previous: str
) -> str:
    """The name that a number of a 分别 list measures, or nothing.

    `same` are the targets of its phrase. Names that say whose but not what take the noun of the metric before them:
    上线率超过90%，县级医院和乡镇医院分别达到92%和65%.
    """
    at = passage.text.rfind("分别", first, quantity.span.start)
    if at < 0:
        return ""
    numbers = [other for other in same if at < other.span.start and other.family == quantity.family]
    if at == first > passage.start:  # …水平，分别从每月600元、450元提高到650元、500元
        first, at = passage.phrase(first - 1)
        if passage.between(first, at):
            return ""
    listed = strip_light(strip_lead(bare(passage.clean(first, at))))
    names = [name for name in _SPLIT.split(strip_reach(listed)) if name]
    if len(names) == 1 and len(numbers) == 2 and "城乡" in names[0]:
        names = [names[0].replace("城乡", place, 1) for place in ("城镇", "农村")]
    if quantity not in numbers or len(names) < len(numbers):
        return ""
    names = names[-len(numbers) :]
    noun = construction("metric.head_noun")
    carried = noun.search(previous)
    if carried and quantity.family == "ratio" and not any(noun.search(name) for name in names):
        return names[numbers.index(quantity)] + carried[0]
    return _completed(names, numbers.index(quantity))


def _completed(names: list[str], position: int) -> str:
    """城镇和农村居民收入 → 城镇居民收入; 教育、医疗支出 → 教育支出; 万元GDP能耗、水耗 → 万元GDP水耗."""
    name, head, opening = names[position], names[-1], names[0]
    if position < len(names) - 1:
        noun = construction("metric.head_noun")
        shared = noun.search(head)
        if shared and shared.start() <= len(name) + 2 and not noun.search(name):
            return name + shared[0]
        if len(head) > len(name) + 3 and head[-1] != name[-1]:
            averaged = construction("metric.averaged").search(head, 1)
            if averaged and len(name) >= SHORT:
                return name + head[averaged.start() :]
            return name + head[min(len(name), len(head) - 2) :]
    if position and len(opening) > len(name) + 1 and opening[-1] == name[-1] and len(name) <= SHORT:
        return opening[: len(opening) - len(name)] + name
    return name
