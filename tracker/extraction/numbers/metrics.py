"""What a number measures, as the noun phrase a person would write in a ledger."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from tracker.lexicon.phrases import Phrase, construction, listed

from .metric_words import (
    bare,
    first_state,
    first_verb,
    is_light,
    leading_verb,
    only_verbs,
    strip_lead,
    strip_light,
    strip_reach,
    tidied,
    trailing_verb,
    trim,
    verb_after_start,
)
from .passage import Passage
from .quantities import Quantity
from .respectively import respective_name

_TOWARDS: Final = Phrase("metric.towards")
_BOUND_BEFORE: Final = Phrase("metric.bound_before")
_BOUND_OVER: Final = Phrase("metric.bound_over")
_JOIN_AFTER: Final = Phrase("metric.join_after")
_FROM: Final = Phrase("metric.from")
_JOINED: Final = Phrase("metric.joined")
_TOPIC_LENGTH: Final = 4  # a shorter opening names no matter
_LONG_NOUN: Final = 16  # longer than this, "the N that has reached S" is no readable phrase


def metric_of(
    passage: Passage,
    quantity: Quantity,
    others: Sequence[Quantity],
    previous: str = "",
    unit: str | None = "",
) -> str:
    """The noun phrase that a target's number measures.

    `others` are the passage's targets in order, `quantity` among them; `previous` is the metric of the one before it (of
    the clause before, for the first), `unit` what that was counted in.
    Never empty: where the phrase names nothing, the previous metric is carried on, else the words as written.
    """
    first, last = passage.phrase(quantity.span.start)
    place = bisect_left(others, quantity.span.start, key=_start)
    low, high = bisect_left(others, first, key=_start), bisect_left(others, last, key=_start)
    same, index = others[low:high], place - low
    named = respective_name(passage, quantity, same, first, previous if place else "")
    if named:
        return named
    before = bare(passage.clean(same[index - 1].span.end if index else first, quantity.span.start))
    after = _after(passage, same, index, last)
    opening = strip_lead(bare(passage.clean(first, same[0].span.start))) if index else ""
    topic = "" if index else _topic(passage, first, others[place - 1] if place else None)
    if quantity.form in ("all", "none"):
        metric = _whole(quantity, passage, before, after, topic)
    elif construction("metric.nothing_of_its_own").search(after):
        alike = (
            previous if place or (unit == quantity.unit and quantity.family in ("count", "people")) else ""
        )
        metric = _object_first(quantity, before, opening, topic, alike)
    else:
        metric = _number_first(quantity, _JOINED.sub("", before) if index else before, after, opening)
    return (
        tidied(metric) or previous or tidied(_phrase_before(passage, first)) or _as_written(passage, quantity)
    )


def _start(quantity: Quantity) -> int:
    return quantity.span.start


def _after(passage: Passage, same: Sequence[Quantity], index: int, last: int) -> str:
    """The words between a number and the next; of two numbers side by side (6200户1.86万贫困人口) both have the same."""
    end, following = same[index].span.end, same[index + 1 :]
    counts = ("count", "people", "amount")
    while (
        following
        and following[0].span.start == end
        and {same[index].family, following[0].family} <= {*counts}
    ):
        end, following = following[0].span.end, following[1:]
    return bare(passage.clean(end, following[0].span.start if following else last))


def _phrase_before(passage: Passage, first: int) -> str:
    """生产总值再上台阶，超过900亿元."""
    if first <= passage.start:
        return ""
    start, end = passage.phrase(first - 1)
    return strip_lead(bare(passage.clean(start, end)))


def _as_written(passage: Passage, quantity: Quantity) -> str:
    first, last = passage.phrase(quantity.span.start)
    return bare(passage.clean(first, last)) or quantity.span.of(passage.text)


def _object_first(quantity: Quantity, before: str, opening: str, topic: str, previous: str) -> str:
    """培育龙头企业10家; 治理率达到95%; …，供应1854套."""
    words = strip_reach(_FROM.sub("", strip_lead(before)))
    preposition = construction("metric.preposition")
    if quantity.family == "ratio":
        words = _TOWARDS.sub("", words)
    elif preposition.match(words) or preposition.match(opening):
        verb = verb_after_start(words)
        if verb:
            words, opening = words[verb:], ""
    if not words:
        return ""
    if opening:
        return _with_verb_of(opening, words)
    if words.endswith("的") and quantity.unit == "%":  # 不低于当地人均收入的60%
        words = f"{_BOUND_OVER.sub('', words)}比例"
    noun = strip_light(words)
    if only_verbs(words):
        held = previous[len(leading_verb(previous)) :] if previous else topic
        if noun == words and held:
            return words + held
        return topic if noun in topic and noun else noun or held or words
    if previous and noun in listed("metric.totals"):
        return previous[len(leading_verb(previous)) :] + noun
    noun = construction("metric.changing_verb").sub("", noun)
    if topic and construction("metric.generic_noun").match(noun):
        return topic if noun in topic else topic + noun
    return trim(noun)


def _with_verb_of(opening: str, words: str) -> str:
    """A later item of a list takes the verb of the first: 新建口袋公园4个、小型健身设施90处."""
    verb = leading_verb(opening)
    if not verb or is_light(verb) or leading_verb(words):
        return trim(strip_light(words))
    return trim(verb + words)


def _number_first(quantity: Quantity, before: str, after: str, opening: str) -> str:
    """改造85公里以上燃气管网; 3家乡镇卫生院达到国家推荐标准; 60%的老年人…."""
    thing = _thing(after)
    words = strip_lead(before) or opening
    if quantity.family == "ratio" and thing.startswith("用于"):
        return f"{strip_lead(before)}{thing}的比例"
    if construction("metric.preposition").match(words) and first_verb(words[1:]) < 0:
        return _inverted(thing, any_verb=True)
    if not words or is_light(words):
        return thing if words.startswith(tuple(listed("metric.working_verb"))) else _inverted(thing)
    trailing = trailing_verb(words)
    if quantity.family == "ratio":
        return trim(strip_light("" if is_light(trailing) else words) + thing)
    if (
        trailing in listed("target.holding_verb")
        and len(words) >= len(trailing) + 3
        and not leading_verb(words)
    ):
        return words.removesuffix(trailing)
    if trailing:
        each = construction("metric.each").match(words)
        return (each[0] if each else "" if is_light(trailing) else trailing) + thing
    leading = leading_verb(words)
    if leading:
        return ("" if is_light(leading) else leading) + thing
    subject = strip_reach(words)
    if words.endswith("等") or not subject or len(words) > _LONG_NOUN:
        return _inverted(thing)
    return trim(subject + thing)


def _thing(after: str) -> str:
    words = _JOIN_AFTER.sub("", _BOUND_BEFORE.sub("", after))
    return trim(construction("metric.qualified").sub("", words))


def _inverted(thing: str, *, any_verb: bool = False) -> str:
    """N that reached S: 7个项目竣工 counts 竣工的项目; 向5000名教师发放津贴 counts 发放津贴的教师."""
    found = first_verb(thing[2:]) if any_verb else first_state(thing[2:])
    if found < 0:
        return thing
    at = found + 2
    if thing.count("“", 0, at) > thing.count("”", 0, at):
        return thing
    noun, what = construction("metric.between_noun_and_state").sub("", thing[:at]), thing[at:]
    if len(what) > 4 and (len(noun) > _LONG_NOUN or thing[at - 1] in "未待拟的已"):
        return thing
    if (
        not noun
        or construction("metric.no_plain_noun").search(noun)
        or construction("metric.countable_end").search(what)
    ):
        return thing
    return f"{trim(what)}的{noun}"


def _topic(passage: Passage, first: int, earlier: Quantity | None) -> str:
    """What the phrase before this one is about, where it has no number of its own: 开展关爱活动，资助人数不少于…."""
    if first <= passage.start:
        return ""
    start, end = passage.phrase(first - 1)
    if earlier is not None and earlier.span.end > start:
        return ""
    written = bare(passage.clean(start, end))
    words = strip_lead(written)
    if construction("metric.preposition").match(words):
        words = words[verb_after_start(words) :]
    opening = construction("metric.topic_verb").match(words)
    verb = opening[0] if opening else leading_verb(words)
    if not verb and words == written:
        return ""
    topic = strip_light(strip_lead(words[len(verb) :]))
    return construction("metric.topic_tail").sub("", topic) if len(topic) >= _TOPIC_LENGTH else ""


def _whole(quantity: Quantity, passage: Passage, before: str, after: str, topic: str) -> str:
    """全覆盖, 应保尽保, 全部, 所有, 不发生…, 清零: what is covered, or what must not be."""
    words = strip_light(strip_lead(before.removesuffix("“")))
    after = after.removeprefix("”")
    if quantity.rule in ("quantity.none.never", "quantity.none.ruled_out"):
        return construction("metric.ruled_out").sub("", quantity.span.of(passage.text))
    if quantity.rule == "quantity.all.coverage":
        noun = construction("metric.coverage_around").sub("", strip_reach(words))
        return f"{topic}{noun}覆盖率" if noun or topic else ""
    if quantity.form == "none":
        return construction("metric.held_tail").sub("", words) or _thing(after)
    if quantity.rule == "quantity.all.should":
        return construction("metric.should_around").sub("", words)
    noun = construction("metric.all_tail").sub("", words)
    rest = trim(_thing(after))
    if quantity.rule == "quantity.all.complete":
        return f"{rest}完成率" if rest else noun
    if rest.startswith("用于"):
        return f"{noun}{rest}的比例"
    return noun + rest
