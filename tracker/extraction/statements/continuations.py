"""What belongs to the promise before it: its parts, its stages, its costs, its day (reading guide §1, first ruling).

Every clause behind a promise is tried against the rules of `_RULES` in their order. The first that speaks says what
the clause adds; where none does, the clause is read for itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from tracker.domain.promise import Stage, Target
from tracker.domain.text import Span
from tracker.domain.vocabulary import Grade
from tracker.extraction.time.deadlines import DateContext, TimeExpression, resolve
from tracker.lexicon.phrases import listed

from .drafts import INDICATORS, Draft, Piece
from .grammar import grammar
from .quotes import tail_of

_THIS_YEAR: Final = frozenset({"time.period.year_word", "time.period.whole_year"})
_ROUNDING: Final = 1.005
"""Parts rounded each for itself may exceed their whole by this."""


@dataclass(frozen=True, slots=True)
class Link:
    """A clause with its numbers and days, and the clause with the promise it may belong to.

    `left` is how much of the whole the parts counted so far (其中…) leave, None where no parts are being counted.
    """

    text: str
    previous: Piece
    piece: Piece
    targets: tuple[Target, ...]
    own: Sequence[TimeExpression]
    dates: DateContext
    left: float | None = None

    @property
    def words(self) -> str:
        """The clause without its days and blanks."""
        start, kept = self.piece.start, []
        for time in self.own:
            kept.append(self.text[start : max(start, time.span.start)])
            start = max(start, time.span.end)
        kept.append(self.text[start : self.piece.end])
        return "".join("".join(kept).split())


@dataclass(frozen=True, slots=True)
class Continuation:
    """What a clause adds to the promise before it.

    `dated` is True where its day is the promise's deadline, `all` where it is that of every promise beside it too;
    `left` is what remains of the whole for further parts.
    """

    rule: str
    targets: tuple[Target, ...] = ()
    stages: tuple[Stage, ...] = ()
    dated: bool = False
    all: bool = False
    left: float | None = None


Rule = Callable[[Link], Continuation | None]


def _stages(link: Link) -> Continuation | None:
    """完成30处，其中一季度10处、二季度20处: each number has a day of its own, and the unit of the whole."""
    draft = link.previous.draft
    if draft is None or not link.targets or not link.own:
        return None
    whole = next((target for target in draft.targets if target.unit == link.targets[0].unit), None)
    if whole is None or not grammar().patterns["continuation.stage"].fullmatch(_numberless(link)):
        return None
    named = grammar().patterns["continuation.named_stage"].match(link.text, link.piece.start, link.piece.end)
    run = link.left is not None or bool(draft.stages) or len(link.targets) > 1 or named is not None
    if (
        not run
        and not _before_its_end(link)
        and not grammar().patterns["continuation.share"].match(link.text, link.piece.start, link.piece.end)
    ):
        return None
    stages: list[Stage] = []
    for target in link.targets:
        time = _day_before(link, target)
        if time is None or target.unit != whole.unit or target.span is None or _exceeds(target, whole):
            return None
        deadline = resolve(time, link.dates)
        span = Span(min(time.span.start, target.span.start), max(time.span.end, target.span.end))
        stages.append(Stage(span.of(link.text), deadline.date if deadline else None, (target,), span))
    return Continuation("continuation.stage", stages=tuple(stages))


def _before_its_end(link: Link) -> bool:
    """2022年底完成2座 of what is due by 2025."""
    draft = link.previous.draft
    if any(time.rule in _THIS_YEAR for time in link.own):
        return False  # …到2020年完成1600个，今年完成600个: this year's number is asked for by itself
    days = [deadline.date for time in link.own if (deadline := resolve(time, link.dates))]
    end = draft.deadline.date if draft else None
    return end is not None and bool(days) and all(day is not None and day < end for day in days)


def _numberless(link: Link) -> str:
    words = link.words
    for target in link.targets:
        words = words.replace("".join(target.raw.split()), "", 1)
    return words


def _day_before(link: Link, target: Target) -> TimeExpression | None:
    place = target.span.start if target.span else link.piece.end
    before = [time for time in link.own if time.span.end <= place]
    others = [other for other in link.targets if other is not target and other.span and target.span]
    nearest = before[-1] if before else None
    if nearest is None and len(link.targets) == 1 and len(link.own) == 1:
        return link.own[0]  # 一期40个6月底前完成
    if nearest and any(other.span and nearest.span.end <= other.span.start < place for other in others):
        return None
    return nearest


def _exceeds(part: Target, whole: Target) -> bool:
    both = isinstance(part.value, float) and isinstance(whole.value, float)
    return both and part.value > whole.value  # type: ignore[operator]


def _restated(link: Link) -> Continuation | None:
    """改造90万户，增加20万户: the same amount as growth."""
    draft = link.previous.draft
    if draft is None or not draft.targets or len(link.targets) != 1:
        return None
    target = link.targets[0]
    if target.unit in ("%", "百分点") or target.unit != draft.targets[-1].unit:
        return None
    stated = grammar().patterns["continuation.restated"].match(_numberless(link))
    return Continuation("continuation.restated") if stated else None


def _hoped(link: Link) -> Continuation | None:
    """增长7%以上，力争达到8%: a further number for the same thing, striven for beyond what is promised."""
    draft = link.previous.draft
    if draft is None or not draft.targets or len(link.targets) != 1:
        return None
    if link.targets[0].unit != draft.targets[-1].unit:
        return None
    stated = grammar().patterns["continuation.hoped"].match(_numberless(link))
    return Continuation("continuation.hoped", link.targets) if stated else None


def _parts(link: Link) -> Continuation | None:
    """完成911件，其中：甲64件，乙175件: numbers in the unit of the whole, as long as they fit into it."""
    draft = link.previous.draft
    if draft is None or not draft.targets or not link.targets:
        return None
    whole = next((target for target in draft.targets if target.unit == link.targets[0].unit), None)
    if whole is None or any(target.unit != whole.unit for target in link.targets):
        return None
    share = grammar().patterns["continuation.share"].match(link.text, link.piece.start, link.piece.end)
    carried_out = (
        share and draft.rules[0] not in INDICATORS
    )  # 赤字2万亿元，其中甲1.5万亿元: an indicator each
    left = link.left if link.left is not None else _amount(whole) if carried_out else None
    if left is None:
        return None
    rest = left - sum(_amount(target) or 0.0 for target in link.targets)
    if rest < (1 - _ROUNDING) * (_amount(whole) or 0.0):
        return None
    return Continuation("continuation.share", link.targets, left=max(rest, 0.0))


def _amount(target: Target) -> float | None:
    value = target.value
    return value[1] if isinstance(value, tuple) else value


def _repeated(link: Link) -> Continuation | None:
    """每月开展1次巡查，全年不少于12次: how often that makes in all."""
    draft = link.previous.draft
    if draft is None or draft.recurrence is None or len(link.targets) != 1 or not draft.targets:
        return None
    units = {link.targets[0].unit, draft.targets[0].unit}
    if len(units) > 1 and not units <= listed("continuation.times"):
        return None
    if grammar().patterns["continuation.repeated"].fullmatch(_numberless(link)) is None:
        return None
    return Continuation("continuation.repeated", link.targets)


def _cost(link: Link) -> Continuation | None:
    """…，每个约50万元，总投资10900万元: what it costs; a sum that is spent is a target, what it is worth is none."""
    if link.previous.draft is None or link.previous.clause.part != link.piece.clause.part:
        return None
    rules, start, end = grammar().patterns, link.piece.start, link.piece.end
    if rules["continuation.worth"].match(link.text, start, end):
        bound = grammar().patterns["continuation.bound"].search(link.text, start, end)
        return Continuation("continuation.worth", link.targets if bound else ())
    if rules["continuation.spent"].match(link.text, start, end):
        return Continuation("continuation.spent", link.targets)
    return None


def _in_stages(link: Link) -> Continuation | None:
    """…90个，分两期实施: how it will be done, before its stages."""
    found = grammar().patterns["continuation.in_stages"].fullmatch(link.words)
    return Continuation("continuation.in_stages") if found else None


def _day(link: Link) -> Continuation | None:
    """…12栋，6月底前完工: only by when, and that it will be done."""
    draft = link.previous.draft
    if draft is None or draft.grade is Grade.DECLARATORY or not link.own:
        return None
    if link.previous.clause.part != link.piece.clause.part:
        return None
    if grammar().patterns["continuation.day"].fullmatch(link.words) is None:
        return None
    shared = grammar().patterns["continuation.all"].search(link.words) is not None
    return Continuation("continuation.day", link.targets, dated=True, all=shared)


def resumes(link: Link, draft: Draft) -> bool:
    """Whether a sentence that goes on about the project (`previous` its first clause) says by when it will be done."""
    first, rules = link.previous, grammar().patterns
    if draft.grade is Grade.DECLARATORY or draft.times or first.clause.index != 0:
        return False
    if first.clause.span.start <= draft.end:
        return False
    words = rules["subject.resumed_words"].sub("", link.words)
    goes_on = rules["subject.resumed"].match(link.text, first.start, first.end) is not None
    return goes_on and rules["continuation.day"].fullmatch(words) is not None


def _numbers(link: Link) -> Continuation | None:
    """…95亿元，增长12%以上: numbers without an object of their own."""
    if link.targets and tail_of(link.text, link.previous, link.piece):
        return Continuation("continuation.numbers", link.targets)
    return None


_RULES: Final[tuple[Rule, ...]] = (
    _stages,
    _restated,
    _hoped,
    _parts,
    _repeated,
    _cost,
    _in_stages,
    _day,
    _numbers,
)


def continuation(link: Link) -> Continuation | None:
    """What the clause adds to the promise before it, or None where it stands for itself."""
    for rule in _RULES:
        found = rule(link)
        if found is not None:
            return found
    return None
