"""Targets beside reported numbers: how far the words around both agree, in which form each is reported, and by which named
relations the reported number stands to what was promised."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from tracker.domain.match import NumberFit
from tracker.domain.promise import Measure, Target
from tracker.domain.text import Span
from tracker.domain.units import comparable_units, counts_things, is_share, is_whole
from tracker.domain.vocabulary import Op
from tracker.lexicon.phrases import Phrase

from .apart import Beside, by_indicator, nearness, relation_of
from .forms import Form, FormRelation, form_of, form_relation
from .frames import share, weights
from .idf import covered
from .index import Entry, Numbered, ReportIndex
from .query import WeightedQuery
from .tokens import is_bare
from .topic import FINISHED
from .weights import card

_FIT = card("fit")
LEAST = _FIT["least"]
"""Numbers whose words agree less than this are not looked at."""
EXTRA = _FIT["extra"]
"""How much of the fit is lost when the reported number is reported of altogether other words as well."""
ALL_OF_IT = _FIT["all_of_it"]
"""Fit from which a reported number is reported of everything that was promised."""
TELLING = _FIT["telling"]
"""Weight of words below which a number's own words say nothing about its matter."""

_OF_PLAN = Phrase("relation.of_plan")
"""Numbers that say how much of what was planned was done."""
_BEGUN = Phrase("relation.begun")
"""Verbs of beginning: how many were finished tells nothing of how many were begun."""
_NEW = Phrase("relation.new")
_WIDER = Phrase("relation.all_kinds")
_PART = Phrase("relation.part")
"""Parts of a whole whose figure the figure of all does not give."""
_AVERAGE = Phrase("relation.average")


def number_fits(weighted: WeightedQuery, entry: Entry, index: ReportIndex) -> list[NumberFit]:
    """Every target beside every number of a clause, whose words are near enough; comparable ones first."""
    found: list[NumberFit] = []
    if not weighted.commitment.targets or not entry.numbers:
        return found
    totals: frozenset[Span | None] | None = None
    for at, target in enumerate(weighted.commitment.targets):
        if target.redacted or not weighted.targets[at]:
            continue
        fitting = [
            reported for reported in entry.numbers if comparable_units(target.unit, reported.measure.unit)
        ]
        if len(fitting) > 1 and "分别" in entry.achievement.text and _EACH.search(weighted.topic.text):
            found.append(_worst(weighted, at, target, [reported.measure for reported in fitting], entry))
            continue
        promised = promised_form(weighted, at)
        # `12个片区、32条精品线路`: where something is counted in the very unit, another unit counts another thing.
        exact = not is_share(target.unit) and any(
            reported.measure.unit == target.unit for reported in fitting
        )
        for reported in entry.numbers:
            if (
                exact
                and reported in fitting
                and counts_things(reported.measure.unit)
                and reported.measure.unit != target.unit
            ):
                continue
            comparable = comparable_units(target.unit, reported.measure.unit)
            of_plan = reported.measure.unit == "%" and bool(
                _OF_PLAN.search(reported.own + "|" + reported.shared)
            )
            form = form_relation(promised, reported_form(reported, entry))
            if not comparable and not of_plan and form is FormRelation.SAME:
                continue
            fit, back = _fit(
                weighted.targets[at],
                weighted.words,
                reported,
                entry,
                index,
                only=len(fitting) == 1,
                by_words=_by_words(weighted, at, reported, index),
            )
            part = by_indicator(weighted.query.targets[at].indicators, reported.indicators) == "narrower"
            of_one = not part and _of_one_member(weighted, at, target, reported)
            part = part or of_one
            if fit < LEAST and not part:
                continue
            if totals is None:
                totals = _totals(entry)
            relation = "" if form is FormRelation.SAME else str(form)
            relation = relation or (
                "narrower" if of_one else relation_of(Beside(weighted, at, target, reported, entry))
            )
            if reported.measure.span in totals:
                relation = "total"
            if of_plan:
                relation = "plan_share"
            if (
                relation == "wider"
                and fit >= ALL_OF_IT
                and reported.own
                and not _PART.search(weighted.topic.text)
            ):
                relation = ""  # nothing was promised that 各类 could go beyond
            stage, reached = weighted.query.targets[at].stage, entry.topic.stage
            later = 0 < stage < reached or (
                not stage and reached >= FINISHED and bool(_BEGUN.search(weighted.query.targets[at].beside))
            )
            found.append(
                NumberFit(
                    at,
                    reported.measure,
                    round(fit, 4),
                    relation,
                    later,
                    round(back, 4),
                    round(nearness(target, reported.measure), 4),
                    of_a_part=_tells_a_part(weighted.query.targets[at].beside, reported),
                )
            )
    return sorted(found, key=lambda item: (item.target, bool(item.obstacle), -item.fit))


def counts_alike(weighted: WeightedQuery, entry: Entry, index: ReportIndex) -> float:
    """How rare the noun is that a target and a reported number in the same unit both count (`航线15条`, `开通各类航线89条`);
    0 where none is, or where the form of the number says nothing of the target."""
    most = 0.0
    for at, target in enumerate(weighted.commitment.targets):
        if target.redacted or is_share(target.unit) or target.unit in _MONEY:
            continue
        head = weighted.query.targets[at].head or weighted.query.head
        for reported in entry.numbers:
            if reported.measure.unit != target.unit or not head:
                continue
            beside = (
                1.0 if head in reported.own else card("frames")["list"] if head in reported.shared else 0.0
            )
            if (
                beside
                and form_relation(promised_form(weighted, at), reported_form(reported, entry)) is not _SILENT
            ):
                most = max(most, beside * index.idf.of_word(head))
    return most


_MONEY = frozenset({"元", "美元"})
_SILENT = FormRelation.SILENT


def _by_words(weighted: WeightedQuery, at: int, reported: Numbered, index: ReportIndex) -> float | None:
    """The share of the words of what a target measures that a number is reported of; None where a single word would be all
    there is."""
    frame = weighted.query.targets[at].frame
    if sum(word.naming for word in frame.words) < 2:
        return None
    return share(weights(frame.words, index.idf), reported.plain)


BY_WORDS = _FIT["by_words"]
"""What the share of whole words counts beside that of pairs of characters."""


def promised_form(weighted: WeightedQuery, at: int) -> Form:
    """The form of a target."""
    target = weighted.commitment.targets[at]
    average = bool(_AVERAGE.search(weighted.commitment.text))
    beside = weighted.query.targets[at].beside
    return form_of(target.unit, target.raw, target.change, beside, "", years=False, average=average)


def reported_form(reported: Numbered, entry: Entry) -> Form:
    """The form of a reported number."""
    rules = entry.achievement.rules
    measure = reported.measure
    return form_of(
        measure.unit,
        measure.raw,
        measure.change,
        reported.own,
        reported.shared,
        years="period.years" in rules,
        average="period.average" in rules,
    )


def _worst(
    weighted: WeightedQuery,
    at: int,
    target: Target,
    reported: Sequence[Measure],
    entry: Entry,
) -> NumberFit:
    """`率均达到75%` beside `率分别为76.4%、75.8%`: of numbers that must all do, the worst is the one to compare."""
    last = max if target.op is Op.AT_MOST else min
    worst = last(
        reported, key=lambda item: item.value if isinstance(item.value, float | int) else item.value[0]
    )
    fit = covered(weighted.words, entry.topic.weights)
    years = "period.average" in entry.achievement.rules
    changed = is_share(target.unit) and (target.change is None) != (worst.change is None)
    return NumberFit(at, worst, round(fit, 4), "silent" if years else "other" if changed else "")


_EACH = Phrase("relation.each")


def _totals(entry: Entry) -> frozenset[Span | None]:
    """`57项民生实事完成51项`: the first number is what there was to do, the second what was done."""
    clause = entry.achievement
    found: list[Span | None] = []
    for left, right in pairwise(reported.measure for reported in entry.numbers):
        if left.span is None or right.span is None or left.unit != right.unit:
            continue
        between = clause.text[left.span.end - clause.span.start : right.span.start - clause.span.start]
        if _OF_THEM.search(between) and "、" not in between:
            found.append(left.span)
    return frozenset(found)


_OF_THEM = Phrase("relation.done_of_them")


def _fit(
    weighted: Mapping[str, float],
    whole: Mapping[str, float],
    reported: Numbered,
    entry: Entry,
    index: ReportIndex,
    *,
    only: bool,
    by_words: float | None = None,
) -> tuple[float, float]:
    """How far the words around a reported number are those around the target, and the other way round; `only` when no other number of the
    clause has a unit that could be meant."""
    total = sum(weighted.values())
    if total < TELLING:
        return 0.0, 0.0  # nothing but generic words: `开展服务1612场`
    own, shared, context, nearest = reported.own_tokens, reported.shared_tokens, entry.context, entry.nearest
    subject = reported.subject
    # A number with no words but its verb (`增长11%`) takes its subject from the same clause, else from those before; one
    # that names part of the matter takes the rest from there.
    bare = reported.bare
    within = bare and not is_bare(shared)
    begun = sum([weight for token, weight in weighted.items() if token in own]) >= _FIT["begun_share"] * total
    beside = _FIT["shared_only"] if only or within else _FIT["shared"]
    distant = _FIT["before"]
    before = (
        distant if within else _FIT["before_bare"] if bare else _FIT["before_begun"] if begun else distant
    )
    got = leaned = 0.0
    for token, weight in weighted.items():
        if token in own:
            got += weight
        elif token in subject:
            got += weight * _FIT["subject"]
        elif token in shared:
            got += weight * beside
        elif token in context:
            got += weight * (before if token in nearest or not bare else distant)
            leaned += 0.0 if bare and not within else weight
    if by_words is not None:
        # `养老服务综合体` of `社区型养老服务综合体`: most pairs of characters differ where a modifier is left out.
        got = max(got, total * BY_WORDS * by_words)
    back = covered(index.idf.weigh(reported.telling), weighted, whole) if reported.telling else 1.0
    if back < 1.0 and reported.members and not is_share(reported.measure.unit):
        # Of things counted together it is the one member that has to be of the matter.
        members = (index.idf.weigh(member) for member in reported.members)
        back = max(back, max([covered(member, weighted, whole) for member in members], default=0.0))
    # Words taken from before, beside words of its own, may be another matter's: they agree, but not back.
    return got / total * (1.0 - EXTRA * (1.0 - back)), back * (1.0 - leaned / total)


def _of_one_member(weighted: WeightedQuery, at: int, target: Target, reported: Numbered) -> bool:
    """`高中学位8700个` for 义务教育和高中学位7200个: a count of things that were promised together is reported of one of them."""
    wanted = weighted.query.targets[at]
    if is_share(target.unit) or is_whole(target.raw) or not wanted.members or wanted.head not in reported.own:
        return False
    near = reported.own + "|" + reported.shared
    named = [
        share({word: weighted.idf.of_word(word) for word in words}, near) >= MEMBER
        for words in wanted.members
    ]
    return sum(named) == 1


MEMBER = _FIT["member"]
"""Share of the words that a member of a list alone has, from which it is named."""


def _tells_a_part(promised: str, reported: Numbered) -> bool:
    """`供应产业用地` for `供应各类用地`, `新增` for `新改扩建`: what was promised takes in more than what is reported."""
    own = reported.own + reported.shared
    kinds = bool(_WIDER.search(promised)) and not _WIDER.search(own)
    acts = bool(_NEW_AND_BETTERED.search(promised)) and bool(_NEW.search(own)) and not _REBUILT.search(own)
    return kinds or acts


_NEW_AND_BETTERED = Phrase("relation.new_and_bettered")
_REBUILT = Phrase("relation.rebuilt")
