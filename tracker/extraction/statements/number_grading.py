"""Numbers a clause commits to, distinguished from numbers that only describe (reading guide §1).

The rules of `_RULES` are tried in their order; the first that speaks decides and is named. A rule that begins with
`describes.` takes the numbers out, one that begins with `commits.` gives the grade written beside it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from tracker.domain.promise import Target
from tracker.lexicon.phrases import listed

from .clause_openers import Head, openings
from .coverage import Coverage, is_coverage, judge_coverage
from .grammar import grammar, opens_with, unweakened

_NEAR: Final = 4  # characters that may stand between a verb and the number it commits (办好12件30项)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the numbers of a clause make of it: the grade's rule ("" where they only describe) and the rule that stated so."""

    grade: str = ""
    reason: str = ""


@dataclass(frozen=True)
class _Clause:
    """A clause with the numbers that could be promised in it, the sets and zeroes apart."""

    text: str
    start: int
    end: int
    head: Head
    numbers: Sequence[Target]

    @cached_property
    def last(self) -> int:
        span = self.numbers[-1].span
        return span.end if span else self.end

    @cached_property
    def last_start(self) -> int:
        span = self.numbers[-1].span
        return span.start if span else self.start

    @cached_property
    def first(self) -> int:
        span = self.numbers[0].span
        return span.start if span else self.start

    @cached_property
    def first_end(self) -> int:
        span = self.numbers[0].span
        return span.end if span else self.end

    @cached_property
    def mean(self) -> bool:
        return opens_with(self.text, self.head, grammar().mean)

    @cached_property
    def blocked(self) -> bool:
        blocking, head = grammar().blocking, self.head
        helpers = head.helpers
        if (
            helpers
            and helpers[-1] in listed("grading.paired")
            and self.text.endswith(helpers[-1], head.open, head.verb_start)
        ):
            helpers = helpers[:-1]
        return not (blocking.isdisjoint(helpers) and blocking.isdisjoint(head.adverbs))

    @cached_property
    def continuing(self) -> bool:
        return not grammar().continuing.isdisjoint((*self.head.adverbs, *self.head.helpers))

    @cached_property
    def final(self) -> bool:
        """Nothing but a closing word stands behind the last number."""
        return grammar().patterns["grading.closing"].match(self.text[self.last : self.end]) is not None

    @cached_property
    def direct(self) -> bool:
        """The first number stands right behind the verb."""
        return bool(self.head.verb) and len(self.text[self.head.after : self.first].strip()) <= _NEAR

    @cached_property
    def floored(self) -> bool:
        """The first number has a floor: 推进2套以上设施建设."""
        first = self.numbers[0]
        return first.unit != "%" and grammar().patterns["grading.floor"].search(first.raw) is not None

    @cached_property
    def share(self) -> bool:
        """75%以上村庄污水得到处理: a share is the subject, and no mere attribute (50%的…)."""
        for number in self.numbers:
            if number.unit == "%" and number.span is not None:
                opens = not self.text[self.start : number.span.start].strip()
                return opens or self.text[number.span.end : number.span.end + 1] != "的"
        return False

    @cached_property
    def strong(self) -> bool:
        helped = bool(self.head.helpers) and openings()[self.head.helpers[0]] in ("strong", "result")
        return self.head.kind in ("strong", "result") or helped

    def holds(self, id: str, start: int | None = None, end: int | None = None) -> bool:
        """Whether the pattern of this id stands in the clause, or in a stretch of it."""
        begin, stop = self.start if start is None else start, self.end if end is None else end
        return grammar().patterns[id].search(self.text, begin, stop) is not None


def _going_on(clause: _Clause) -> bool:
    head = clause.head
    if head.relation or not clause.continuing or not clause.direct:
        return False
    return clause.holds("grading.going_on", head.open)


def _named_size(clause: _Clause) -> bool:
    return clause.strong and clause.direct and clause.holds("grading.named_size", clause.head.verb_start)


def _whose_level(clause: _Clause) -> bool:
    weak = clause.direct and clause.head.kind == "weak" and not clause.final
    return weak and clause.holds("grading.improved")


def _behind_verb(clause: _Clause) -> bool:
    head = clause.head
    supported = not clause.blocked or (
        head.kind == "strong" and set(head.helpers) <= listed("grading.backing")
    )
    return clause.strong and not head.relation and supported and unweakened(head.helpers)


def _counted(clause: _Clause) -> bool:
    counting = clause.head.verb in grammar().counting or bool(
        listed("grading.counted_on") & set(clause.head.adverbs)
    )
    return clause.direct and not clause.blocked and counting


def _level(clause: _Clause) -> bool:
    return not clause.mean and clause.holds("hard.level")


def _closes(clause: _Clause) -> bool:
    weak = clause.final and clause.head.kind == "weak" and not clause.blocked
    if clause.head.verb == "支持":  # 支持大学生创业240人: so many backed, no sum
        weak = weak and all(number.unit in listed("grading.backed_units") for number in clause.numbers)
        return weak and not grammar().process.intersection(clause.head.helpers)
    return weak and not {clause.head.verb, *clause.head.helpers} & grammar().process


def _work_counted(clause: _Clause) -> bool:
    carried = clause.head.verb in listed("grading.carried_on") and not clause.continuing
    return (
        clause.final
        and not clause.blocked
        and carried
        and clause.holds("hard.work_counted", clause.head.after, clause.last)
    )


def _work_on_counted(clause: _Clause) -> bool:
    """推进27个老旧街区改造, 推进甲、乙等12个项目: so many, and work on them that ends."""
    head = clause.head
    pushed = head.verb.endswith(("推进", "推动")) and set(head.helpers) <= {"统筹"}
    if not pushed or clause.continuing or not clause.holds("grading.pushed", clause.start, clause.first):
        return False
    return clause.floored or clause.holds("grading.work_on_counted", clause.last)


def _result_counted(clause: _Clause) -> bool:
    """支持体育场馆建设完工18个: so many get there, whoever helps."""
    return clause.holds("grading.result_counted", clause.head.open, clause.first + 1)


def _counted_subject(clause: _Clause) -> bool:
    """400家小微企业上云: those counted open the clause and get there."""
    opens = not clause.head.verb and not clause.text[clause.start : clause.first].strip()
    return opens and clause.holds("hard.end_state", clause.last)


def _helped_share(clause: _Clause) -> bool:
    return clause.head.verb in grammar().helper and clause.share


def _opened_up(clause: _Clause) -> bool:
    return clause.holds("grading.opened_up", clause.head.open) and not clause.continuing


def _actors_do(clause: _Clause) -> bool:
    """督促25家单位安装监测设备: so many, and what they do; whoever helps them to."""
    head, first = clause.head, clause.numbers[0]
    backed = head.verb in listed("grading.backers") and not clause.continuing and not clause.mean
    if (
        not backed
        or first.unit not in listed("grading.actor_units")
        or clause.text[clause.first - 1 : clause.first] == "的"
    ):
        return False
    alone = first.span is not None and len(clause.text[head.after : clause.first].strip()) <= _NEAR
    return (
        alone
        and clause.text.find("的", clause.first, clause.end) < 0
        and _behind(clause, "grading.actors_do")
    )


def _secured(clause: _Clause) -> bool:
    """落实50块工业用地: so much land, secured."""
    return (
        clause.head.verb in listed("grading.securing")
        and clause.direct
        and clause.numbers[0].unit in listed("grading.secured_units")
    )


def _served(clause: _Clause) -> bool:
    """为300名环卫工人免费体检: what is done for those counted."""
    given = clause.head.relation and clause.text.startswith(("为", "给", "对"), clause.head.open)
    return (
        given
        and clause.numbers[-1].unit in listed("grading.actor_units")
        and _behind(clause, "grading.served")
    )


def _drawn(clause: _Clause) -> bool:
    """利用省外资金5000万元: money drawn in from outside."""
    return clause.final and clause.holds("grading.drawn", clause.head.open, clause.first)


def _behind(clause: _Clause, id: str) -> bool:
    return grammar().patterns[id].match(clause.text, clause.first_end, clause.end) is not None


def _weakened(clause: _Clause) -> bool:
    return clause.head.kind == "weak" or clause.blocked


def _weak_end_state(clause: _Clause) -> bool:
    rules = grammar().patterns
    if rules["grading.quoted_state"].match(clause.text, clause.first, clause.end) and _weakened(clause):
        return True
    return _weakened(clause) and clause.holds("hard.end_state", clause.first)


def _for_whom(clause: _Clause) -> bool:
    """对营收超亿元的企业给予奖励: who it is for, not how much."""
    number = clause.numbers[-1]
    meant = clause.text.startswith("对", clause.head.open) and number.unit in ("%", "元")
    if not meant or "的" not in clause.text[clause.last : clause.end]:
        return False
    return not clause.holds(
        "grading.set_aside", clause.start, number.span.start if number.span else clause.start
    )


def _behind_preposition(clause: _Clause) -> bool:
    if not clause.head.relation or clause.mean:
        return False
    place = clause.text.startswith(("在", "对", "就"), clause.head.open)
    return _later_verb(clause) is not None or (clause.final and not place)


def _later_verb(clause: _Clause) -> int | None:
    found = grammar().verbs.search(clause.text, clause.start, clause.end)
    return found.start() if found else None


def _other_verb(clause: _Clause) -> bool:
    verb = _later_verb(clause)
    return verb is not None and not (clause.mean and verb > clause.last)


def _built_around(clause: _Clause) -> bool:
    """围绕车站建设步行连廊3.2公里: behind a means or a place, work with its size at the end."""
    place = clause.head.relation and clause.text.startswith("在", clause.head.open)
    return (
        (clause.mean or place)
        and clause.final
        and clause.holds("grading.built", clause.start, clause.last_start)
    )


def _indicator(clause: _Clause) -> bool:
    firm = not listed("grading.firm").isdisjoint(clause.head.adverbs)
    return not clause.head.relation and (clause.final or firm or clause.share)


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule: when it holds, the grade it gives ("" for none), and a sentence it decides."""

    id: str
    grade: str
    holds: Callable[[_Clause], bool]
    example: str


def _has(pattern: str) -> Callable[[_Clause], bool]:
    return lambda clause: clause.holds(pattern)


RULES: Final = (
    Rule("describes.slogan", "", _has("clause.slogan"), "建设20个美丽家园"),
    Rule(
        "describes.forecast",
        "",
        lambda clause: clause.head.kind != "strong" and clause.holds("clause.forecast"),
        "今年高校毕业生20万人",
    ),
    Rule("describes.preparation", "", _has("clause.preparation"), "启动5条通道前期工作"),
    Rule("describes.going_on", "", _going_on, "继续实施12项民生工程"),
    Rule("describes.named_size", "", _named_size, "实施20万亩农田提升行动"),
    Rule("commits.behind_verb", "hard.number_promised", _behind_verb, "新建公厕8座"),
    Rule("describes.whose_level", "", _whose_level, "提升60家养老机构服务水平"),
    Rule("commits.counted", "hard.number_promised", _counted, "支持300名技术骨干"),
    Rule("commits.level", "hard.level", _level, "城镇化率提升至71%"),
    Rule("commits.passed", "hard.level", _has("hard.passed"), "高考200人过本科线"),
    Rule("describes.doubt", "", _has("clause.doubt"), "谋划实施重大项目30个"),
    Rule("commits.closing", "hard.number_promised", _closes, "带动返乡创业300人以上"),
    Rule("commits.work_counted", "hard.work_counted", _work_counted, "推进危旧楼栋改造90个"),
    Rule("commits.work_on_counted", "hard.work_counted", _work_on_counted, "推进27个老旧街区改造"),
    Rule("commits.result_counted", "hard.end_state", _result_counted, "支持体育场馆建设完工18个"),
    Rule("commits.counted_subject", "hard.end_state", _counted_subject, "400家小微企业上云"),
    Rule("commits.helped_share", "hard.indicator", _helped_share, "推动80%以上村庄建成污水站"),
    Rule("commits.opened_up", "hard.number_promised", _opened_up, "向社会开放64所学校操场"),
    Rule("commits.secured", "hard.number_promised", _secured, "落实50块工业用地"),
    Rule("commits.weak_end_state", "hard.end_state", _weak_end_state, "推动6个签约项目落地"),
    Rule("commits.actors_do", "hard.number_promised", _actors_do, "督促25家企业安装监测设备"),
    Rule("describes.effort", "", _weakened, "加快培育科技企业5家"),
    Rule("describes.for_whom", "", _for_whom, "对投资100万元以上的企业给予重点支持"),
    Rule("commits.behind_preposition", "hard.number_promised", _behind_preposition, "为800名老人安装扶手"),
    Rule("commits.drawn", "hard.number_promised", _drawn, "利用省外资金5000万元"),
    Rule("commits.served", "hard.number_promised", _served, "为300名环卫工人免费体检"),
    Rule("commits.other_verb", "hard.number_promised", _other_verb, "城区新建公厕12个"),
    Rule("commits.built_around", "hard.number_promised", _built_around, "围绕车站建设步行连廊3.2公里"),
    Rule("commits.indicator", "hard.indicator", _indicator, "全县养老床位900张"),
)
"""In the order in which they are tried."""


def judge_number(text: str, start: int, end: int, head: Head, targets: Sequence[Target]) -> Judgement:
    """Whether the clause commits to one of its numbers, and by which rule."""
    targets = [target for target in targets if not _describes(text, target, end)]
    sets = [target for target in targets if is_coverage(target)]
    if sets and (grade := judge_coverage(Coverage(text, start, end, head, sets))):
        return Judgement(grade, "commits.all_or_none")
    numbers = [target for target in targets if not is_coverage(target)]
    if not numbers:
        return Judgement()
    clause = _Clause(text, start, end, head, numbers)
    for rule in RULES:
        if rule.holds(clause):
            return Judgement(rule.grade, rule.id)
    return Judgement()


def judge_numberless(text: str, start: int, end: int, head: Head) -> str:
    """The rule by which a clause binds without a target: a grade kept, so often in words; "" where none does."""
    rules = grammar().patterns
    if rules["hard.grade_held"].search(text, start, end):
        return "hard.grade_held"
    often = head.kind in ("strong", "result") or head.relation or not head.verb
    return "hard.rhythm" if often and rules["hard.rhythm"].search(text, start, end) else ""


def _describes(text: str, target: Target, end: int) -> bool:
    """Whether a number only names or describes: 一个 before a noun, 二次供水, 延长30年试点."""
    rules = grammar().patterns
    if target.span is None:
        return False
    after = target.span.end
    if target.change is not None and rules["grading.attribute_of"].match(text, after, end):
        return True
    if target.unit in ("条", "项", "个") and rules["grading.measures"].match(text, after, end):
        return True
    if rules["grading.only_called"].match(target.raw):  # 二次供水; 最高30万元的贷款: what one may get
        return True
    if rules["grading.base_of_more"].match(text, after, end):  # 在上年3个的基础上再增加5个
        return True
    if target.value != 1 or not target.raw.startswith("一"):
        return False
    return not any(
        mark in text[max(0, target.span.start - 12) : target.span.start] for mark in ("各", "每", "至少")
    )
