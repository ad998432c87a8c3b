"""What would be read out of a text standing alone, and by which rules: `tracker explain`.

It is the import's own reading: the text is one plan part of a document of the given day, read as such a part is read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tracker.domain.characters import unified
from tracker.domain.form import Form
from tracker.domain.promise import Commitment, Deadline, Target
from tracker.domain.report import Report, Section
from tracker.domain.text import PartialDate, Span
from tracker.domain.vocabulary import Grade, SectionKind
from tracker.extraction.layout.page import Page
from tracker.extraction.numbers.targets import why_passed_over
from tracker.extraction.statements.contexts import date_context
from tracker.extraction.statements.section_promises import SectionReader
from tracker.extraction.time.all_times import Times
from tracker.extraction.time.deadlines import TimeExpression, choose_deadline, find_times, programme_deadline
from tracker.extraction.time.kinds import TimeKind

_GRADES: Final = (Grade.HARD, Grade.MILESTONE, Grade.DECLARATORY)
_DATED: Final = (TimeKind.DEADLINE, TimeKind.PERIOD, TimeKind.PROGRAMME)


@dataclass(frozen=True, slots=True)
class Explanation:
    """The commitments an import would take from the text, in order, and the rules that fired.

    `rules` are lexicon ids and rule names in the order of reading, each once: of the times, of the targets, of the numbers
    that are passed over, of the commitments. `time_kind.…` says why a time is no deadline.
    """

    commitments: tuple[Commitment, ...]
    rules: tuple[str, ...]
    named: Deadline | None = None
    """The day that the times of the text mean where no commitment names one: of a title, or of a programme's years."""

    @property
    def grade(self) -> Grade:
        """The highest grade of the commitments; declaratory where there are none."""
        return min((item.grade for item in self.commitments), key=_GRADES.index, default=Grade.DECLARATORY)

    @property
    def deadline(self) -> Deadline | None:
        """The first deadline written for a commitment of the highest grade, else `named`."""
        graded = sorted(self.commitments, key=lambda item: _GRADES.index(item.grade))
        return next((item.deadline for item in graded if item.deadline.raw is not None), self.named)

    @property
    def targets(self) -> tuple[Target, ...]:
        """The targets of all commitments, in order."""
        return tuple(target for item in self.commitments for target in item.targets)


def explain(text: str, date: date | None) -> Explanation:
    """Read a text as the plan part of a document of `date`; without a date, words that need one name no day."""
    text = unified(text)
    times = find_times(text)
    section = Section(SectionKind.PLAN, 1, "", (), Span(0, len(text)))
    written = PartialDate(date.year, date.month, date.day) if date is not None else None
    report = Report(section.span, "", None, written, None, None, (section,))
    reader = SectionReader(Page(text, Form()), Times(times))
    reader.read(report, 0, 0)
    found = tuple(reader.commitments)
    rules = [
        *_rules_of_times(times),
        *(rule for item in found for target in item.targets for rule in target.rule.split()),
        *why_passed_over(text, 0, len(text), times=times),
        *(rule for item in found for rule in item.rules if rule),
    ]
    dates = date_context(report, section, planning=True)
    named = choose_deadline(times, dates) if not found else None
    return Explanation(found, tuple(dict.fromkeys(rules)), named or programme_deadline(times, dates))


def _rules_of_times(times: Sequence[TimeExpression]) -> Iterator[str]:
    for time in times:
        yield time.rule
        if time.role:
            yield time.role
        if time.kind not in _DATED:
            yield f"time_kind.{time.kind}"
