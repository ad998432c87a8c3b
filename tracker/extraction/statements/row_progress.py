"""Progress fields to achievements: what a record's own cell says came of its promises, each for the promise it stands with."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from tracker.domain.promise import Achievement, Commitment, Measure
from tracker.domain.report import Report
from tracker.domain.text import Span
from tracker.extraction.layout.clauses import Clause, read_clauses
from tracker.extraction.layout.tree import Field, Record, Role
from tracker.extraction.numbers.targets import read_measures
from tracker.extraction.numbers.value_cells import measure_of, read_value
from tracker.extraction.time.reporting_period import as_of
from tracker.lexicon.phrases import Phrase

from .achievements import kind_of

_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_ENOUGH: Final = 0.34
"""The share of a promise's characters that a clause of the progress must hold to speak of it, where a record has several promises."""
_SOME: Final = 0.2
_TIE: Final = 0.1
_ALL_OF_THEM: Final = Phrase("record.all_of_them")
_STOP: Final = frozenset("的和与及等个了在对为建新完成目标任务推进实施项")


def read_progress(
    text: str,
    record: Record,
    progress: Sequence[Field],
    promises: Sequence[tuple[int, Commitment]],
    report: Report,
    place: tuple[int, int],
) -> list[Achievement]:
    """What came of the promises of one record: for each, the clauses of its progress fields that speak of it.

    `promises` are the record's commitments with their positions. A record with one promise gives it all of its progress; with
    several, a clause goes to those whose words or unit it shares, and what names none of them to all.
    """
    if not promises:
        return []
    clauses = [(item, clause) for item in progress for clause in read_clauses(text, item.span)]
    shares = [clauses] if len(promises) == 1 else _shared_out(text, clauses, [one for _, one in promises])
    return [
        _achievement(text, record, item, clause, position, report, place)
        for (position, _), share in zip(promises, shares, strict=True)
        for item, clause in share
    ]


def _shared_out(
    text: str, clauses: Sequence[tuple[Field, Clause]], promises: Sequence[Commitment]
) -> list[list[tuple[Field, Clause]]]:
    """For each promise the clauses that speak of it; what goes on in the same sentence speaks of the same."""
    shares: list[list[tuple[Field, Clause]]] = [[] for _ in promises]
    scores = [[_likeness(text, clause, promise) for promise in promises] for _, clause in clauses]
    if not any(map(_tells, scores)):
        near = [sum(score[at] for score in scores) > 0 for at in range(len(promises))]
        return [list(clauses) if mine or not any(near) else [] for mine in near]
    last: list[int] = []
    sentence: Span | None = None
    for (item, clause), score in zip(clauses, scores, strict=True):
        best = max(score)
        if _tells(score):
            last = [at for at, one in enumerate(score) if one >= best - _TIE]
        elif _ALL_OF_THEM.match(clause.of(text)):
            last = list(range(len(promises)))
        elif clause.sentence is not sentence:
            last = []
        sentence = clause.sentence
        for at in last:
            shares[at].append((item, clause))
    return shares


def _tells(score: Sequence[float]) -> bool:
    """Whether a clause speaks of one of the promises: it has enough of its words, or some, and twice as many as of any other."""
    best, second = sorted(score, reverse=True)[:2]
    return best >= _ENOUGH or (best >= _SOME and best >= 2 * second)


def _likeness(text: str, clause: Clause, commitment: Commitment) -> float:
    """How much of a promise's own words a clause says."""
    promised = set(_HAN.findall(commitment.text)) - _STOP
    if not promised:
        return 0.0
    stated = set(_HAN.findall(clause.of(text)))
    return len(promised & stated) / len(promised)


def _achievement(
    text: str,
    record: Record,
    item: Field,
    clause: Clause,
    position: int,
    report: Report,
    place: tuple[int, int],
) -> Achievement:
    measures = _measures(text, record, item, clause.span)
    kind, rule = kind_of(clause.of(text), bool(measures))
    stated = "row.progress" if item.role is Role.PROGRESS else "row.remark"
    subject = record.first(Role.TASK) or record.first(Role.INDICATOR) or record.first(Role.MEASURE)
    return Achievement(
        clause.span,
        clause.of(text),
        kind,
        measures,
        as_of(text, item.span.start, clause.span.end, report) or _filled_in(report),
        report.covers,
        (),
        place[0],
        place[1],
        (stated, rule),
        subject.span if subject is not None else None,
        position,
    )


def _measures(text: str, record: Record, item: Field, span: Span) -> tuple[Measure, ...]:
    """The numbers of a clause; a bare number is counted in the unit that its head or the record names."""
    value = read_value(text, span, [item.column.unit] if item.column is not None and item.column.unit else ())
    if value is not None:
        unit = record.first(Role.MEASURE_UNIT)
        if value.unit is None and unit is not None:
            value = read_value(text, span, [unit.span.of(text).strip()]) or value
        return (measure_of(text, value, ""),)
    return read_measures(text, span.start, span.end)


def _filled_in(report: Report) -> date | None:
    """The day a table was filled in: the end of the time it reports on, else the report's own date."""
    if report.covers is not None:
        return report.covers.end
    return report.date.last_day() if report.date is not None else None
