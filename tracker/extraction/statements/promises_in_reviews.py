"""Promises inside a review: what is still to come, and targets restated beside their progress (reading guide §1).

Every clause is tried against the rules of `_RULES` in their order; the first that makes a promise of it names it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from tracker.domain.promise import Deadline, Target
from tracker.domain.text import Period, Span
from tracker.domain.vocabulary import Basis, Grade
from tracker.extraction.layout.clauses import Clause
from tracker.extraction.numbers.targets import read_targets
from tracker.extraction.time.deadlines import (
    DateContext,
    TimeExpression,
    choose_deadline,
    plan_deadline,
    resolve,
)
from tracker.extraction.time.kinds import TimeKind

from .clause_openers import read_head
from .drafts import Draft
from .grammar import grammar
from .plans import read_plan
from .subjects import subject_start

_DATED: Final = frozenset({TimeKind.DEADLINE, TimeKind.PERIOD, TimeKind.REDACTED})
_WHOLE_YEARS: Final = frozenset({"time.period.year", "time.period.whole_year", "time.period.year_word"})
"""今年, 全年 and a bare year name no day: in a review they tell what the year has brought so far."""
_DAYS: Final = frozenset(
    f"time.{name}"
    for name in (
        "deadline.complete_date",
        "deadline.day",
        "deadline.festival",
        "deadline.mid_year",
        "deadline.month",
        "deadline.this_year_end",
        "deadline.year_end",
        "period.half",
        "period.month_range",
        "period.quarter",
    )
)
"""What names a day, month, quarter or half: these can lie behind what a review covers."""


def may_promise(
    text: str, paragraph: Span, times: Sequence[TimeExpression], dates: DateContext, ahead: DateContext
) -> bool:
    """Whether a paragraph of a review holds a word of the future, of a task, or a day still to come."""
    if grammar().patterns["future.sign"].search(text, paragraph.start, paragraph.end) is not None:
        return True
    known = _reviewed_until(dates)
    return known is not None and any(_lies_ahead(time, dates, ahead, known) for time in times)


def read_review(
    text: str,
    clauses: Sequence[Clause],
    times: Sequence[TimeExpression],
    dates: DateContext,
    ahead: DateContext | None = None,
    *,
    planned: DateContext | None = None,
) -> list[Draft]:
    """The commitments of one paragraph that reports the past.

    `dates` tell what restated targets belong to (the year reviewed), `ahead` what is still to come (the year of
    writing; None where it is the same), `planned` what a document that only plans sets for its period (None where it
    reviews: then a run of tasks is restated).
    """
    review = _Review(text, clauses, times, dates, ahead or dates, _reviewed_until(dates))
    for at, clause in enumerate(clauses):
        if clause.closing in ("：", ":") and _leads_tasks(text, clause):
            review.drafts += _run_of_tasks(review, at, planned)
            break
        if clause.sentence is not review.run:
            review.run = None
        for rule in _RULES:
            draft = rule(review, at)
            if draft is not None:
                review.drafts.append(draft)
                break
    return review.drafts


@dataclass(slots=True)
class _Review:
    """One paragraph of a review. `run` is the sentence whose clauses go on restating targets."""

    text: str
    clauses: Sequence[Clause]
    times: Sequence[TimeExpression]
    dates: DateContext
    ahead: DateContext
    reviewed_until: date | None
    drafts: list[Draft] = field(default_factory=list)
    run: Span | None = None

    def targets(self, start: int, end: int) -> tuple[Target, ...]:
        within = [time for time in self.times if start <= time.span.start < end]
        return read_targets(self.text, start, end, times=within)

    def dated(self, start: int, end: int) -> list[TimeExpression]:
        return [time for time in self.times if start <= time.span.start < end and time.kind in _DATED]


def _reviewed_until(dates: DateContext) -> date | None:
    """The last day a review can speak of as past: the end of what it covers, or the day it was written if later."""
    known = [day for day in (dates.plan.end if dates.plan else None, dates.document_date) if day]
    return max(known, default=None)


def _lies_ahead(time: TimeExpression, dates: DateContext, ahead: DateContext, known: date) -> bool:
    """Whether a day is still to come. Words without a year mean the year reviewed, 今年 the year of writing."""
    if time.rule not in _DAYS or time.kind not in (TimeKind.DEADLINE, TimeKind.PERIOD):
        return False
    deadline = resolve(time, ahead if (time.part("rel") or "").startswith(("今年", "本年")) else dates)
    return deadline is not None and deadline.date is not None and deadline.date > known


def _announced(review: _Review, at: int) -> Draft | None:
    """将于年底前投入使用, 计划三季度动工: a word of the future before the result."""
    text, clause, rules = review.text, review.clauses[at], grammar().patterns
    start, end = clause.span.start, clause.span.end
    found = rules["future.in_review"].search(text, start, end)
    if found is None or not rules["future.result"].search(text, found.end(), end):
        return None
    if rules["future.no_promise"].search(text, start, end):
        return None
    cue = found.start()
    start, end = _aside(text, start, cue, end)
    own = review.dated(start, end)
    chosen = choose_deadline(own, review.ahead)
    targets = review.targets(start, end)
    behind = any(target.span and target.span.start > cue for target in targets)
    if rules["future.forecast"].match(text, cue, end) and behind and not _built(review, cue, end):
        return None  # 预计全年实现产值3000亿元 comes about by itself
    if chosen is None:
        # 计划新建泵站3座: a number binds where no day does
        chosen = _by_the_year(review.ahead) if behind and _intends(text, cue, end) else None
        chosen = chosen or _at_hand(review, cue, end, counted=behind)
        if chosen is None:
            return None
    quote = start if start > clause.span.start else subject_start(text, review.clauses, at, review.drafts)
    soft = grammar().soft.search(text, start, end) is not None
    begin = read_head(text, start, end, {}).start
    grade = Grade.HARD if targets or own else Grade.MILESTONE
    return Draft(min(quote, begin), begin, end, grade, ["future.in_review"], targets, chosen, soft, own)


def _intends(text: str, cue: int, end: int) -> bool:
    return grammar().patterns["future.intends"].match(text, cue, end) is not None


def _built(review: _Review, cue: int, end: int) -> bool:
    """预计9月底建成3座泵站: something built by a day of its own does not come about by itself."""
    built = grammar().patterns["future.built"].search(review.text, cue, end)
    days = [time for time in review.dated(cue, end) if time.rule not in _WHOLE_YEARS]
    return built is not None and bool(days)


def _by_the_year(dates: DateContext) -> Deadline | None:
    """The year's end, for what a review of part of a year still means to do in it."""
    covered = dates.plan
    if covered is None or (covered.end.month, covered.end.day) == (12, 31):
        return None
    return Deadline(None, date(covered.end.year, 12, 31), Basis.PLAN_PERIOD, "deadline.year_reviewed")


def _at_hand(review: _Review, cue: int, end: int, *, counted: bool) -> Deadline | None:
    """The end of the year of writing, for what a review calls close (即将开工) or intends with a number (拟新增600张)."""
    close = grammar().patterns["future.close"].match(review.text, cue, end) is not None
    intended = counted and review.text.startswith("拟", cue)
    if not (close or intended) or review.reviewed_until is None:
        return None
    year = review.ahead.plan_year or review.reviewed_until.year
    ends = date(max(year, review.reviewed_until.year), 12, 31)
    return (
        Deadline(None, ends, Basis.PLAN_PERIOD, "deadline.year_written")
        if ends > review.reviewed_until
        else None
    )


def _aside(text: str, start: int, cue: int, end: int) -> tuple[int, int]:
    """The bracket the cue stands in, which is read for itself; else the clause."""
    opened = max(text.rfind("（", start, cue), text.rfind("(", start, cue))
    closed = max(text.rfind("）", start, cue), text.rfind(")", start, cue))
    if opened <= closed:
        return start, end
    stop = min((place for mark in "）)" if (place := text.find(mark, cue, end)) >= 0), default=end)
    return opened + 1, stop


def _day_ahead(review: _Review, at: int) -> Draft | None:
    """11月份建成通车, in a half-year's review: a day after what is reviewed can only be future, whatever the verb."""
    text, clause, rules = review.text, review.clauses[at], grammar().patterns
    if review.reviewed_until is None:
        return None
    start, end = clause.span.start, clause.span.end
    days = [
        time
        for time in review.dated(start, end)
        if _lies_ahead(time, review.dates, review.ahead, review.reviewed_until)
        and not rules["future.in_name"].match(text, time.span.end, end)
    ]
    if not days or any(rules[id].search(text, start, end) for id in ("future.no_promise", "clause.past")):
        return None
    if not rules["future.result"].search(text, start, end):
        return None
    targets = review.targets(start, end)
    chosen = choose_deadline(days, review.ahead)
    if chosen is None:
        return None
    quote = subject_start(text, review.clauses, at, review.drafts)
    begin = read_head(text, start, end, {}).start
    soft = grammar().soft.search(text, start, end) is not None
    return Draft(min(quote, begin), begin, end, Grade.HARD, ["future.day_ahead"], targets, chosen, soft, days)


def _restated(review: _Review, at: int) -> Draft | None:
    """2023年体检任务数1200人，截至9月为866人: the target, not its progress."""
    text, clause, rules = review.text, review.clauses[at], grammar().patterns
    start, end = clause.span.start, clause.span.end
    if review.run is None and not rules["restated.target"].search(text, start, end):
        return None
    if rules["clause.progress"].match(text, start, end) or rules["clause.past"].search(text, start, end):
        review.run = None
        return None
    targets = review.targets(start, end)
    own = review.dated(start, end)
    if not targets or not (own or review.run is not None or _answered(review, at)):
        return None
    times = own or (review.drafts[-1].times if review.run is not None else [])
    chosen = choose_deadline(times, review.dates) if times else plan_deadline(whole_year(review.dates))
    if chosen is None:
        return None
    review.run = clause.sentence if times else None
    return Draft(
        start, start, end, Grade.HARD, ["restated.target"], targets, chosen, False, times, restated=True
    )


def _answered(review: _Review, at: int) -> bool:
    """Whether the task set stands right before its progress: 下达任务120户，现已竣工98户."""
    text, clause = review.text, review.clauses[at]
    if grammar().patterns["restated.set_task"].search(text, clause.span.start, clause.span.end) is None:
        return False
    after = review.clauses[at + 1] if at + 1 < len(review.clauses) else None
    return after is not None and after.sentence is clause.sentence and _tells_progress(text, after)


_RULES: Final[tuple[Callable[[_Review, int], Draft | None], ...]] = (_restated, _announced, _day_ahead)


def _leads_tasks(text: str, clause: Clause) -> bool:
    """Whether a clause before a colon announces the tasks of the period: 全年主要任务是：."""
    return (
        grammar().patterns["future.tasks_follow"].search(text, clause.span.start, clause.span.end) is not None
    )


def _run_of_tasks(review: _Review, at: int, planned: DateContext | None) -> list[Draft]:
    """The tasks a review, or the lines before the first heading of a plan, sets out behind a colon."""
    text, clauses = review.text, review.clauses
    stop = next(
        (place for place in range(at + 1, len(clauses)) if _tells_progress(text, clauses[place])),
        len(clauses),
    )
    drafts = read_plan(text, clauses[at:stop], review.times, planned or whole_year(review.dates), goals=True)
    for draft in drafts:
        draft.rules.insert(0, "future.tasks_follow")
        draft.restated = planned is None
    return [draft for draft in drafts if draft.grade is not Grade.DECLARATORY]


def _tells_progress(text: str, clause: Clause) -> bool:
    start, end = clause.span.start, clause.span.end
    rules = grammar().patterns
    shares = rules["continuation.share"].match(text, start, end)
    return shares is None and rules["clause.progress"].match(text, start, end) is not None


def whole_year(dates: DateContext) -> DateContext:
    """The year that tasks restated in a review of part of it were set for."""
    if dates.plan is None:
        return dates
    return replace(dates, plan=Period.of_years(dates.plan.end.year))
