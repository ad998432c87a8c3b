"""What would be read out of a text standing alone, and by which rules: `tracker explain`."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.promise import Deadline, Target
from tracker.domain.vocabulary import Grade

from .deadlines import DateContext, TimeKind, choose_deadline, find_times, programme_deadline
from .targets import read_targets


@dataclass(frozen=True, slots=True)
class Explanation:
    """The deadline the text itself names (None when it names none), its targets, its grade and the rules that fired.

    `rules` are lexicon ids and rule names in the order of reading, each once.
    """

    deadline: Deadline | None
    targets: tuple[Target, ...]
    grade: Grade
    rules: tuple[str, ...]


def explain(text: str, date: date | None) -> Explanation:
    """Read a text as a promise written on `date`; with no date, words that need one name no day."""
    context = DateContext(document_date=date, plan_year=date.year if date else None)
    times = find_times(text)
    deadline = choose_deadline(times, context) or programme_deadline(times, context)
    targets = read_targets(text, 0, len(text), times=times)
    rules: list[str] = []
    for time in times:
        rules.append(time.rule)
        if time.role:
            rules.append(time.role)
        if time.kind not in (TimeKind.DEADLINE, TimeKind.PERIOD, TimeKind.PROGRAMME):
            rules.append(f"time_kind.{time.kind}")
    for target in targets:
        rules.extend(target.rule.split())
    return Explanation(deadline, targets, _grade(deadline, targets), tuple(dict.fromkeys(rules)))


def _grade(deadline: Deadline | None, targets: tuple[Target, ...]) -> Grade:
    return Grade.HARD if deadline is not None or targets else Grade.DECLARATORY
