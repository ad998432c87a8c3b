"""What a number measures, as the noun phrase a person would write in a ledger."""

import re

from tracker.lexicon import load_lexicon

from .passage import Passage
from .quantities import Quantity

_WORDS = load_lexicon().words
_LEAD = re.compile(
    r"^(?:"
    + _WORDS["target.lead"].alternation()
    + r"|[、：:和及与]|（[一二三四五六七八九十0-9]{1,3}）|[0-9]{1,2}[.、])"
)
_LIGHT = re.compile(r"^(?:" + _WORDS["target.light_verb"].alternation() + ")")
_VERBS = _WORDS["target.verb"].alternation()
_ONLY_VERB = re.compile(r"^(?:(?:" + _VERBS + r")(?:和|、)?){1,3}$")
_REACH_END = re.compile(
    r"(?:(?:总量|累计|均|分别|共|力争|争取|平均|人数|再|基本|稳步|继续|有望|年均|同比|比上年|进一步)?(?:达到|达|提升至|提升到|提高至|提高到|增加到|增加至|增至|下降至|下降到|降低至|降低到|降至|降到|降为|提高|增长到|增长至|压缩至|压缩到|压减至|压减到|缩短至|缩短到|扩大到|扩大至|上升到|上升至|保持在|稳定在|控制在|维持在|突破|超过|超|不低于|不少于|为|是|增长|增加|提升|上升|下降|降低|压减|减少|压缩|削减|缩短|涨幅|降幅|增速|增幅|完成|实现|约|近|有|各|拟按|按|安排|再|力争|：|:|以|至少|分别|累计|共|要|将|均|平均|到|至|在))+$"
)
_UNIT_NOUN_END = re.compile(r"(?:目标任务|任务数|人数|数量|总量|的)$")
_CHANGE_LEAD = re.compile(r"^(?:压减|减少|降低|缩短|压缩|削减|退出|化解|提高|增加)")
_TAIL = re.compile(r"(?:的?(?:目标任务|目标|任务|工作|底线|的))$")
_STATE = re.compile("|".join(map(re.escape, sorted(_WORDS["target.end_state"].words, key=len, reverse=True))))
_SPLIT = re.compile(r"、|和|与|及|以及")


def metric_of(passage: Passage, quantity: Quantity, previous: str = "") -> str:
    """The noun phrase that a target's number measures; `previous` is the metric of the target before it in the clause.

    Never empty: where the phrase names nothing, the previous metric is carried on, else the words as written.
    """
    first, last = passage.phrase(quantity.span.start)
    before_quantity, after_quantity = passage.neighbours(quantity)
    left = before_quantity.span.end if before_quantity is not None else first
    right = after_quantity.span.start if after_quantity is not None else last
    shared = _shared(passage, quantity, first)
    if shared:
        return shared
    before = _strip_lead(passage.clean(left, quantity.span.start))
    after = passage.clean(quantity.span.end, right)
    if quantity.form in ("all", "none"):
        return _whole(quantity, passage, before, after) or previous or quantity.span.of(passage.text)
    listed = before_quantity is not None and _joined(passage.text[left : left + 1])
    metric = _counted(passage, before, after, listed, first, before_quantity)
    return metric or previous or passage.clean(first, last) or quantity.span.of(passage.text)


def _joined(sign: str) -> bool:
    return sign in ("、", "和", "及", "与")


def _strip_lead(words: str) -> str:
    while (found := _LEAD.match(words)) and found.end() < len(words):
        words = words[found.end() :]
    return words


def _strip_end(words: str) -> str:
    bare = _REACH_END.sub("", words)
    return _UNIT_NOUN_END.sub("", bare) if len(bare) > 6 else bare


def _counted(
    passage: Passage, before: str, after: str, listed: bool, first: int, earlier: Quantity | None
) -> str:
    """V+O+number (培育龙头企业10家), O+达到+number, V+number+O (改造130公里管网), number+O+state (3家医院达标)."""
    subject = _strip_end(before)
    verb_only = not subject or _ONLY_VERB.match(before) is not None
    thing = _thing(after)
    if not verb_only:
        if subject in ("", "其中"):
            return ""
        if thing and re.search(r"等$|的$", subject):
            verb = re.match(r"^(?:" + _VERBS + ")", subject)
            kept = verb[0] if verb and not _LIGHT.match(subject) else ""
            return kept + thing
        if listed and earlier is not None:
            return _with_verb(passage, first, subject)
        light = _LIGHT.match(subject)
        if light and light.end() < len(subject):
            subject = subject[light.end() :]
        change = _CHANGE_LEAD.match(subject)
        if change and change.end() < len(subject) - 1:
            subject = subject[change.end() :]
        return _TAIL.sub("", subject) if len(subject) > 4 else subject
    if not thing:
        return ""
    state = _STATE.search(thing)
    if state and state.start() > 1 and thing[state.start() - 1] not in "未待拟的已":
        noun, what = thing[: state.start()], thing[state.start() :]
        return f"{_TAIL.sub('', what)}的{noun}" if len(noun) <= 14 else thing
    return _LIGHT.sub("", before) + thing


def _thing(after: str) -> str:
    words = re.sub(r"^(?:的|以上的?|左右的?|（[^（）]{0,12}）)", "", after)
    words = re.sub(r"[、和及与]$", "", words)
    return _TAIL.sub("", words) if len(words) > 4 else words


def _with_verb(passage: Passage, first: int, subject: str) -> str:
    """A later item of a list takes the verb of the first: 新建文体广场3个、小型文体设施150处."""
    opening = _strip_lead(passage.clean(first, min(first + 40, passage.end)))
    verb = re.match(r"^(?:" + _VERBS + ")", opening)
    if verb is None or _LIGHT.fullmatch(verb[0]) or re.match(r"^(?:" + _VERBS + ")", subject):
        return _strip_light(subject)
    return verb[0] + subject


def _strip_light(words: str) -> str:
    light = _LIGHT.match(words)
    return words[light.end() :] if light and light.end() < len(words) else words


def _whole(quantity: Quantity, passage: Passage, before: str, after: str) -> str:
    """全覆盖, 应保尽保, 全部, 所有, 不发生…, 清零: what is covered, or what must not be."""
    written = quantity.span.of(passage.text)
    if quantity.rule == "quantity.none.never":
        return re.sub(r"^(?:坚决)?(?:不发生|不出现|杜绝发生)", "", written)
    if quantity.rule == "quantity.all.coverage":
        noun = _strip_light(re.sub(r"[对向为的]$", "", before))
        return noun + "覆盖率" if noun else ""
    if quantity.rule == "quantity.all.should":
        return re.sub(r"^(?:对|向|为|把|将)|(?:要|实现|做到)$", "", before)
    if quantity.form == "none":
        return re.sub(r"(?:实现|动态|保持|保持动态|达到|持续)+$", "", _strip_light(before)) or _thing(after)
    noun = re.sub(r"(?:要|的|等|实现|做到|对|把|将)$", "", before)
    rest = re.sub(r"^(?:的)", "", after)
    if quantity.rule == "quantity.all.complete" and not noun:
        return _thing(rest) + "完成率" if rest else ""
    return _TAIL.sub("", noun + rest)


def _shared(passage: Passage, quantity: Quantity, first: int) -> str:
    """分别: the n-th number belongs to the n-th name before it; a head or opening that one name lacks is shared."""
    at = passage.text.rfind("分别", first, quantity.span.start)
    if at < 0:
        return ""
    numbers = [
        other
        for other in passage.quantities
        if at < other.span.start < passage.phrase(quantity.span.start)[1] and other.family == quantity.family
    ]
    names = [name for name in _SPLIT.split(_strip_end(_strip_lead(passage.clean(first, at)))) if name]
    if len(names) < len(numbers) or quantity not in numbers:
        return ""
    names = names[-len(numbers) :] if len(names) > len(numbers) else names
    position = numbers.index(quantity)
    return _completed(names, position)


def _completed(names: list[str], position: int) -> str:
    name, head, opening = names[position], names[-1], names[0]
    if position < len(names) - 1 and len(head) > len(name) + 3 and head[-1] != name[-1]:
        return name + head[min(len(name), len(head) - 2) :]
    if position > 0 and len(opening) > len(name) + 1 and opening[-1] == name[-1] and len(name) <= 4:
        return opening[: len(opening) - len(name)] + name
    return name
