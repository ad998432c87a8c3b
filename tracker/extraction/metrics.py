"""What a number measures, as the noun phrase a person would write in a ledger."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from tracker.lexicon import load_lexicon

from .passage import Passage
from .quantities import Quantity


def _any(id: str) -> str:
    return load_lexicon().words[id].alternation()


_VERB = f"(?:{_any('target.verb')})"
_LEAD = re.compile(
    rf"^(?:{_any('target.lead')}|[、：:，,和及与]|（[^（）]{{0,12}}）|\([0-9]{{1,3}}\)|[0-9]{{1,3}}[.、．]|[—-]{{1,2}}|[一二三四五六七八九十]{{1,3}}(?:是|、))"
)
_LIGHT = re.compile(f"^(?:(?:{_any('target.light_verb')})(?![率量度值额])(?:和|、|并)?)+")
_LEADING_VERB = re.compile(rf"^{_VERB}(?:(?:和|、|并|或){_VERB}){{0,3}}")
_TRAILING_VERB = re.compile(rf"(?:{_VERB}(?:和|、|并|或))?{_VERB}$")
_ONLY_VERB = re.compile(rf"^(?:{_VERB}(?:和|、|并)?){{1,3}}$")
_REACH = re.compile(f"(?:{_any('target.reach')})+$")
# 民生支出不低于公共财政支出的81.8%
_SHARE_OF = re.compile(r"^([^，]{2,16}?)(?:不低于|不少于|不超过|高于|超过|达到|占|达)([^，]{2,16})的$")
# The noun that the names of a list measure: 教育、医疗支出分别增长….
_HEAD_NOUN = re.compile(
    r"(?:支出|投资|增加值|总产值|产值|总收入|收入|面积|人数|比例|占比|比重|[\u4e00-\u9fff]{2}率|能耗|排放量|浓度|总额|营收|销售额|吞吐量|产量|用电量|余额)$"
)
_PER_HEAD = re.compile(r"(?<=[至到为])(?:每[\u4e00-\u9fff]){1,2}$")
_CHANGED = re.compile(r"^(?:压减|减少|降低|缩短|压缩|削减|退出|提高|增加)(?![率量度值额])(?=..)")
_STATE = re.compile(f"(?:{_any('target.end_state')})")
_PREPOSITION = re.compile(r"^(?:面向|针对|通过|依托|围绕|利用|在|向|为|对|给|于)")
_FROM = re.compile(r"[由从](?:[^由从]{0,24})$")
_TAIL = re.compile(r"(?:的?(?:目标任务|任务目标|目标|任务|工作))$")
_TOPIC = re.compile(r"^(?:实施|开展|推进|推动|推广|推行|实行|建立|加强|完善|优化|启动|建设|规范|组织|落实)")
_TOPIC_TAIL = re.compile(r"(?:等?(?:工作|活动|专项行动|行动|服务管理))$")
# Nothing of its own after the number: the end, the next item of a list, or 的目标任务, 安排, 计划.
_GENERIC = re.compile(
    r"(?:[、，和及与并）].*)?|(?:以上|左右|以内)?的?(?:年度|全年)?(?:(?:目标任务|任务目标|任务|目标|指标|计划|安排|标准|水平|要求|规模|工作)(?:[、，].*)?)?[。；]?"
)
_GENERIC_NOUN = re.compile(r".{0,2}(?:率|人数|数量|任务|比例|占比|比重|规模|总量|总数|次数)|.{1,2}")
_JOINED = re.compile(r"^.*[、和及与，]")
_QUALIFIED = re.compile(r"^(?:具有|拥有|具备|符合|存在)[^的]{2,24}的")
_SPLIT = re.compile(r"、|以及|和|与")
_BRACKETS = re.compile(r"（[^（）]{0,60}(?:）|$)|\([^()]{0,60}(?:\)|$)")
_HOLDING = ("保证", "保障", "满足", "达到")
_SHORT = 4  # a subject this short names too little by itself
_LONG_NOUN = 16  # longer than this, "the N that has reached S" is no readable phrase


def metric_of(passage: Passage, quantity: Quantity, others: Sequence[Quantity], previous: str = "") -> str:
    """The noun phrase that a target's number measures.

    `others` are the passage's targets in order, `quantity` among them; `previous` is the metric of the one before it.
    Never empty: where the phrase names nothing, the previous metric is carried on, else the words as written.
    """
    first, last = passage.phrase(quantity.span.start)
    place = bisect_left(others, quantity.span.start, key=_start)
    low, high = bisect_left(others, first, key=_start), bisect_left(others, last, key=_start)
    same, index = others[low:high], place - low
    left = same[index - 1].span.end if index else first
    right = same[index + 1].span.start if index + 1 < len(same) else last
    shared = _shared(passage, quantity, same, first)
    if shared:
        return shared
    before = _bare(passage.clean(left, quantity.span.start))
    after = _bare(passage.clean(quantity.span.end, right))
    opening = _strip_lead(_bare(passage.clean(first, same[0].span.start))) if index else ""
    topic = "" if index else _topic(passage, first, others[place - 1] if place else None)
    if quantity.form in ("all", "none"):
        metric = _whole(quantity, passage, before, after, topic)
    elif _GENERIC.fullmatch(after):
        metric = _object_first(quantity, before, opening, topic, previous)
    else:
        if index:
            before = _JOINED.sub("", before)
        metric = _number_first(quantity, before, after, opening)
    if not (metric or previous) and first > passage.start:  # 生产总值高位竞进，超过6500亿元
        start, end = passage.phrase(first - 1)
        metric = _strip_lead(_bare(passage.clean(start, end)))
    return metric or previous or _bare(passage.clean(first, last)) or quantity.span.of(passage.text)


def _start(quantity: Quantity) -> int:
    return quantity.span.start


def _bare(words: str) -> str:
    return _BRACKETS.sub("", words)


def _strip_lead(words: str) -> str:
    while found := _LEAD.match(words):
        words = words[found.end() :]
    return words


def _strip_light(words: str) -> str:
    light = _LIGHT.match(words)
    return _strip_lead(words[light.end() :]) if light else words


def _strip_reach(words: str) -> str:
    words = _SHARE_OF.sub(r"\1占\2比重", words)
    while (shorter := _REACH.sub("", _PER_HEAD.sub("", words))) != words:
        words = shorter
    return words


def _trim(words: str) -> str:
    return _TAIL.sub("", words) if len(words) > _SHORT else words


def _object_first(quantity: Quantity, before: str, opening: str, topic: str, previous: str) -> str:
    """培育龙头企业10家; 治理率达到95%; …，供应1854套."""
    words = _strip_reach(_FROM.sub("", _strip_lead(before)))
    if quantity.family == "ratio":
        words = re.sub(r"^对(?=..)", "", words)
    elif _PREPOSITION.match(words) or _PREPOSITION.match(opening):
        verb = _verb_after_preposition(words)
        if verb:
            words, opening = words[verb:], ""
    if not words:
        return ""
    if opening:
        return _with_verb_of(opening, words)
    bare = _strip_light(words)
    if _ONLY_VERB.fullmatch(words):
        held = _LEADING_VERB.sub("", previous) if previous else topic
        if bare == words and held:
            return words + held
        return topic if bare in topic and bare else bare or held or words
    bare = _CHANGED.sub("", bare)
    if topic and _GENERIC_NOUN.fullmatch(bare):
        return topic if bare in topic else topic + bare
    return _trim(bare)


def _verb_after_preposition(words: str) -> int:
    """Where the predicate starts in 在劳务工聚集区开展宣传活动; 0 when there is none."""
    found = re.search(rf"(?<!^){_VERB}(?=..)", words)
    return found.start() if found else 0


def _with_verb_of(opening: str, words: str) -> str:
    """A later item of a list takes the verb of the first: 新建文体广场3个、小型文体设施150处."""
    verb = _LEADING_VERB.match(opening)
    if verb is None or _LIGHT.fullmatch(verb[0]) or _LEADING_VERB.match(words):
        return _trim(_strip_light(words))
    return _trim(verb[0] + words)


def _number_first(quantity: Quantity, before: str, after: str, opening: str) -> str:
    """改造130公里以上给水管网; 3家乡镇卫生院达到国家推荐标准; 60%的老年人…."""
    thing = _thing(after)
    words = _strip_lead(before)
    if quantity.family == "ratio" and thing.startswith("用于"):
        return f"{words}{thing}的比例"
    if not words and opening:
        words = opening
    subject = _strip_reach(words)
    if _PREPOSITION.match(words) and not re.search(rf"(?<!^){_VERB}", words):
        return _inverted(thing, any_verb=True)
    if not words or _LIGHT.fullmatch(words):
        return thing if words.startswith(("完成", "开展", "组织", "实施", "举办")) else _inverted(thing)
    trailing = _TRAILING_VERB.search(words)
    if quantity.family == "ratio":
        kept = "" if trailing and _LIGHT.fullmatch(trailing[0]) else words
        return _trim(_strip_light(kept) + thing)
    if trailing and trailing[0] in _HOLDING and trailing.start() >= 3 and not _LEADING_VERB.match(words):
        return words[: trailing.start()]
    if trailing:
        each = re.match(r"^(?:各|每)[\u4e00-\u9fff]{1,8}?(?=至少|建|新|设|配|培|打|完)", words)
        verb = "" if _LIGHT.fullmatch(trailing[0]) or each else trailing[0]
        return (each[0] if each else "") + verb + thing
    leading = _LEADING_VERB.match(words)
    if leading:
        return ("" if _LIGHT.fullmatch(leading[0]) else leading[0]) + thing
    if words.endswith("等") or len(words) > _LONG_NOUN:
        return _inverted(thing)
    return _trim(subject + thing) if subject and len(subject) <= _LONG_NOUN else _inverted(thing)


def _thing(after: str) -> str:
    words = re.sub(r"^(?:以上|左右|以内)?的?", "", after)
    words = re.sub(r"[、和及与并]$", "", words)
    return _trim(_QUALIFIED.sub("", words))


def _inverted(thing: str, *, any_verb: bool = False) -> str:
    """N that reached S: 7个项目竣工 counts 竣工的项目; 向5000名教师发放津贴 counts 发放津贴的教师."""
    state = re.search(_VERB, thing[2:]) if any_verb else _STATE.search(thing[2:])
    if state is None:
        return thing
    at = state.start() + 2
    if thing.count("“", 0, at) > thing.count("”", 0, at):
        return thing
    noun, what = (
        re.sub(r"(?:及早|尽早|全部|顺利|如期|按期|率先|基本|免费|实现|集中|引导|和|均|都)+$", "", thing[:at]),
        thing[at:],
    )
    readable = (
        len(noun) <= _LONG_NOUN
        and thing[at - 1] not in "未待拟的已"
        and not re.match(r"[^的]{2,4}$", what + "x" * (len(noun) < 2))
    )
    if not readable and len(what) > 4:
        return thing
    if re.search(r"(?:小区|项目|企业|园区|机构|单位|设施|街道|社区|村)$", what) and len(what) > 2:
        return thing
    return f"{_trim(what)}的{noun}" if noun else thing


def _topic(passage: Passage, first: int, earlier: Quantity | None) -> str:
    """What the phrase before this one is about, where it has no number of its own: 开展关爱活动，资助人数不少于…."""
    if first <= passage.start:
        return ""
    start, end = passage.phrase(first - 1)
    if earlier is not None and earlier.span.end > start:
        return ""
    written = _bare(passage.clean(start, end))
    words = _strip_lead(written)
    if _PREPOSITION.match(words):
        words = words[_verb_after_preposition(words) :]
    verb = _TOPIC.match(words) or _LEADING_VERB.match(words)
    if verb is None and words == written:
        return ""
    topic = _strip_light(_strip_lead(words[verb.end() :] if verb else words))
    return re.sub(_TOPIC_TAIL, "", topic) if len(topic) >= _SHORT else ""


def _whole(quantity: Quantity, passage: Passage, before: str, after: str, topic: str) -> str:
    """全覆盖, 应保尽保, 全部, 所有, 不发生…, 清零: what is covered, or what must not be."""
    written = quantity.span.of(passage.text)
    words = _strip_lead(before)
    if quantity.rule == "quantity.none.never":
        return re.sub(r"^(?:不发生|不出现|杜绝发生)|的?底线$", "", written)
    if quantity.rule == "quantity.all.coverage":
        noun = re.sub(r"^(?:推行|推广|推动|推进)|[对向为的]$", "", _strip_reach(_strip_light(words)))
        return f"{topic}{noun}覆盖率" if noun or topic else ""
    if quantity.form == "none":
        noun = re.sub(r"(?:实现|动态|保持|达到|持续|继续)+$", "", _strip_light(words))
        return noun or _thing(after)
    if quantity.rule == "quantity.all.should":
        return re.sub(r"^(?:对|向|为|把|将)|(?:要|实现|做到|、)+$", "", _strip_light(words))
    noun = re.sub(r"(?:要|的|等|实现|做到|对|把|将)$", "", _strip_light(words))
    rest = _trim(_thing(after))
    if quantity.rule == "quantity.all.complete":
        return f"{rest}完成率" if rest else noun
    if rest.startswith("用于"):
        return f"{noun}{rest}的比例"
    return noun + rest


def _shared(passage: Passage, quantity: Quantity, same: Sequence[Quantity], first: int) -> str:
    """分别: the n-th number belongs to the n-th name before it; a head or opening that one name lacks is shared."""
    at = passage.text.rfind("分别", first, quantity.span.start)
    if at < 0:
        return ""
    numbers = [other for other in same if at < other.span.start and other.family == quantity.family]
    listed = _strip_light(_strip_lead(_bare(passage.clean(first, at))))
    names = [name for name in _SPLIT.split(_strip_reach(listed)) if name]
    if len(names) == 1 and len(numbers) == 2 and "城乡" in names[0]:
        names = [names[0].replace("城乡", place, 1) for place in ("城镇", "农村")]
    if quantity not in numbers or len(names) < len(numbers):
        return ""
    return _completed(names[-len(numbers) :], numbers.index(quantity))


def _completed(names: list[str], position: int) -> str:
    name, head, opening = names[position], names[-1], names[0]
    shared = _HEAD_NOUN.search(head)
    if (
        position < len(names) - 1
        and shared
        and shared.start() <= len(name) + 2
        and not _HEAD_NOUN.search(name)
    ):
        return name + shared[0]
    if position < len(names) - 1 and len(head) > len(name) + 3 and head[-1] != name[-1]:
        per_head = re.search(r"(?:人均|户均|亩均|单位)", head[1:])
        if per_head and len(name) > _SHORT - 1:
            return name + head[1 + per_head.start() :]
        return name + head[min(len(name), len(head) - 2) :]
    if position and len(opening) > len(name) + 1 and opening[-1] == name[-1] and len(name) <= _SHORT:
        return opening[: len(opening) - len(name)] + name
    return name
