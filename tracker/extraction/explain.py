"""What would be read out of a text standing alone, and by which rules: `tracker explain`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tracker.domain.promise import Deadline, Target
from tracker.domain.vocabulary import Grade
from tracker.extraction.layout.clauses import read_clauses
from tracker.extraction.layout.lines import paragraphs
from tracker.extraction.numbers.targets import read_targets, why_passed_over
from tracker.extraction.statements.drafts import Draft
from tracker.extraction.statements.plans import read_plan
from tracker.extraction.statements.promises_in_reviews import read_review
from tracker.extraction.time.deadlines import (
    DateContext,
    TimeExpression,
    TimeKind,
    choose_deadline,
    find_times,
    programme_deadline,
)

_GRADES: Final = (Grade.HARD, Grade.MILESTONE, Grade.DECLARATORY)
_DATED: Final = (TimeKind.DEADLINE, TimeKind.PERIOD, TimeKind.PROGRAMME)


@dataclass(frozen=True, slots=True)
class Explanation:
    """The deadline the text itself names (None when it names none), its targets, its grade and the rules that fired.

    `rules` are lexicon ids and rule names in the order of reading, each once. `time_kind.…` says why a time is no
    deadline.
    """

    deadline: Deadline | None
    targets: tuple[Target, ...]
    grade: Grade
    rules: tuple[str, ...]


def explain(text: str, date: date | None) -> Explanation:
    """Read a text as if it stood in the plan part of a document of `date`.

    Without a date, words that need one name no day. Where the text names no deadline of its own, but a programme with
    its years, the programme's end is given as what it is: the end of a plan's period.
    """
    context = DateContext(document_date=date, plan_year=date.year if date else None)
    times = find_times(text)
    deadline = choose_deadline(times, context) or programme_deadline(times, context)
    targets = read_targets(text, 0, len(text), times=times)
    passed_over = why_passed_over(text, 0, len(text), times=times)
    drafts = tuple(_drafts(text, times, context))
    grade = min((draft.grade for draft in drafts), key=_GRADES.index, default=Grade.DECLARATORY)
    if grade is Grade.HARD and deadline is None and not targets:
        grade = Grade.DECLARATORY
    rules = [*_rules_of_times(times)]
    for target in targets:
        rules.extend(target.rule.split())
    rules.extend(passed_over)
    for draft in drafts:
        rules.extend(rule for rule in draft.rules if rule)
    return Explanation(deadline, targets, grade, tuple(dict.fromkeys(rules)))


def _drafts(text: str, times: Sequence[TimeExpression], context: DateContext) -> Iterator[Draft]:
    for paragraph in paragraphs(text, 0, len(text)):
        clauses = read_clauses(text, paragraph)
        within = [time for time in times if paragraph.start <= time.span.start < paragraph.end]
        yield from read_plan(text, clauses, within, context)
        yield from read_review(text, clauses, within, context, context)


def _rules_of_times(times: Sequence[TimeExpression]) -> Iterator[str]:
    for time in times:
        yield time.rule
        if time.role:
            yield time.role
        if time.kind not in _DATED:
            yield f"time_kind.{time.kind}"
