"""Declaratory commitments and achievements of one report as a few kilobytes: what most of them share is written once.

The bytes are zlib over JSON: `{"kinds": [...], "rows": [...]}`. A row names its place, the number of its kind and, in a
mapping of single letters, what only it has. Words are not written again where they are those of the document.
"""

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from tracker.domain.promise import Achievement, Commitment, Deadline, Measure, Value
from tracker.domain.text import Period, Span
from tracker.domain.vocabulary import AchievementKind, Basis, Change, Grade, Op, Recurrence, Scan

from . import values
from .records import LedgerLine, LineKind, NewCommitment

_LEVEL = 6
"""Of zlib: beyond it the bytes hardly shrink."""


_line_kind = lru_cache(maxsize=4096)(LineKind)
"""One object for all lines of a report that are alike."""


def _bytes(kinds: Iterable[tuple[Any, ...]], rows: list[Any]) -> bytes:
    return _squeezed({"kinds": list(kinds), "rows": rows})


def _squeezed(value: Any) -> bytes:
    return zlib.compress(_json(value).encode(), _LEVEL)


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text is not None else None


def _place(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span is not None else None


def _span(place: Sequence[int] | None) -> Span | None:
    return Span(*place) if place is not None else None


def _value(value: Any) -> Value:
    return (float(value[0]), float(value[1])) if isinstance(value, list) else float(value)


def packed_commitments(new: Sequence[NewCommitment], text: str) -> bytes:
    """Commitments under their items, in their order; `text` is that of their document."""
    kinds: dict[tuple[Any, ...], int] = {}
    rows: list[Any] = []
    for one in new:
        item = one.commitment
        deadline = item.deadline
        kind = (
            deadline.raw,
            _iso(deadline.date),
            deadline.basis.value,
            deadline.rule,
            item.grade.value,
            item.soft,
            item.lead,
            item.restated,
            item.section,
            item.rules,
            item.support,
            item.leader,
            item.recurrence.value if item.recurrence is not None else None,
            item.scan.value if item.scan is not None else None,
            one.year,
            one.topic,
        )
        row: list[Any] = [one.item_id, item.span.start, item.span.end, kinds.setdefault(kind, len(kinds))]
        own: dict[str, Any] = {}
        if item.text != item.span.of(text):
            own["t"] = item.text
        if item.opening is not None:
            own["o"] = _place(item.opening)
        if deadline.span is not None:
            own["d"] = _place(deadline.span)
        if item.targets:
            own["n"] = [values.part_json(target) for target in item.targets]
        if item.stages:
            own["s"] = values.stages_json(item.stages)
        rows.append([*row, own] if own else row)
    return _bytes(kinds, rows)


@dataclass(slots=True)
class _Kind:
    deadline: Deadline
    grade: Grade
    soft: bool
    lead: str | None
    restated: bool
    section: int
    rules: tuple[str, ...]
    support: tuple[str, ...]
    leader: str | None
    recurrence: Recurrence | None
    scan: Scan | None
    year: int | None
    topic: str | None


def _kind(read: Sequence[Any]) -> _Kind:
    (
        raw,
        day,
        basis,
        rule,
        grade,
        soft,
        lead,
        restated,
        section,
        rules,
        support,
        leader,
        again,
        scan,
        year,
        topic,
    ) = read
    return _Kind(
        Deadline(raw, _day(day), Basis(basis), rule),
        Grade(grade),
        soft,
        lead,
        restated,
        section,
        tuple(rules),
        tuple(support),
        leader,
        Recurrence(again) if again is not None else None,
        Scan(scan) if scan is not None else None,
        year,
        topic,
    )


class PackedCommitments:
    """The commitments of a report out of their bytes, by their positions. One that became a row of its own is None there."""

    def __init__(self, data: bytes) -> None:
        read = json.loads(zlib.decompress(data))
        self._written: list[Any] = read["kinds"]
        self._kinds = [_kind(kind) for kind in self._written]
        self._rows: list[Any] = read["rows"]

    def __len__(self) -> int:
        return len(self._rows)

    def places(self) -> list[int]:
        """The positions that hold a commitment still."""
        return [at for at, row in enumerate(self._rows) if len(row) > 1]

    def item(self, at: int) -> str:
        """The item at a position, whether it became a row or not."""
        return str(self._rows[at][0])

    def items(self) -> list[str]:
        """The item of every position."""
        return [row[0] for row in self._rows]

    def holds(self, at: int) -> bool:
        """Whether a position holds a commitment still."""
        return len(self._rows[at]) > 1

    def bounds(self, at: int) -> tuple[int, int]:
        """Where the words at a position stand."""
        return self._rows[at][1], self._rows[at][2]

    def commitment(self, at: int, ordinal: int, text: str) -> NewCommitment:
        """The commitment at a position; `ordinal` is its report's position in the document, `text` the document's."""
        item, start, end, number, *rest = self._rows[at]
        own = rest[0] if rest else {}
        kind = self._kinds[number]
        deadline = kind.deadline
        if "d" in own:
            deadline = Deadline(deadline.raw, deadline.date, deadline.basis, deadline.rule, _span(own["d"]))
        return NewCommitment(
            item,
            Commitment(
                Span(start, end),
                own["t"] if "t" in own else text[start:end],
                kind.grade,
                deadline,
                values.targets(own.get("n", ())),
                kind.soft,
                kind.lead,
                kind.restated,
                ordinal,
                kind.section,
                kind.rules,
                _span(own.get("o")),
                kind.support,
                kind.leader,
                values.stages(own.get("s", ())),
                kind.recurrence,
                kind.scan,
            ),
            kind.year,
            kind.topic,
        )

    def line(self, at: int, key: int, report: int) -> LedgerLine:
        """The same in its narrowest form."""
        item, start, _, number, *rest = self._rows[at]
        kind = self._kinds[number]
        redacted = any(target["redacted"] for target in rest[0].get("n", ())) if rest else False
        shared = _line_kind(report, kind.grade, kind.deadline.date, kind.deadline.basis, kind.scan, redacted)
        return LedgerLine(
            key, item, start, shared, kind.soft, kind.restated, kind.lead, kind.year, kind.topic
        )

    def without(self, places: Sequence[int]) -> bytes:
        """The bytes once the commitments at some positions are rows of their own; the others keep their positions."""
        gone = set(places)
        rows = [[row[0]] if at in gone else row for at, row in enumerate(self._rows)]
        return _squeezed({"kinds": self._written, "rows": rows})


def packed_achievements(new: Sequence[tuple[Achievement, str | None]], text: str) -> bytes:
    """Achievements, each with the item it answers, in their order; `text` is that of their document."""
    kinds: dict[tuple[Any, ...], int] = {}
    rows: list[Any] = []
    for item, answers in new:
        kind = (
            item.kind.value,
            _iso(item.as_of),
            (_iso(item.period.start), _iso(item.period.end)) if item.period is not None else None,
            item.scope,
            item.section,
            item.rules,
        )
        row: list[Any] = [item.span.start, item.span.end, kinds.setdefault(kind, len(kinds))]
        own: dict[str, Any] = {}
        if item.text != item.span.of(text):
            own["t"] = item.text
        if item.opening is not None:
            own["o"] = _place(item.opening)
        if answers is not None:
            own["a"] = answers
        if item.measures:
            own["m"] = [_measure_json(measure) for measure in item.measures]
        rows.append([*row, own] if own else row)
    return _bytes(kinds, rows)


def _measure_json(measure: Measure) -> list[Any]:
    return [
        measure.raw,
        list(measure.value) if isinstance(measure.value, tuple) else measure.value,
        measure.unit,
        measure.metric,
        measure.change.value if measure.change is not None else None,
        measure.bound.value,
        _place(measure.span),
    ]


def _measure(read: Sequence[Any]) -> Measure:
    raw, value, unit, metric, change, bound, place = read
    return Measure(
        raw,
        _value(value),
        unit,
        metric,
        Change(change) if change is not None else None,
        Op(bound),
        _span(place),
    )


def achievements(data: bytes, ordinal: int, text: str) -> list[tuple[Achievement, str | None]]:
    """What `packed_achievements` packed; `ordinal` is the report's position in the document, `text` the document's."""
    read = json.loads(zlib.decompress(data))
    kinds = [
        (
            AchievementKind(kind),
            _day(as_of),
            Period(date.fromisoformat(period[0]), date.fromisoformat(period[1])) if period else None,
            tuple(scope),
            section,
            tuple(rules),
        )
        for kind, as_of, period, scope, section, rules in read["kinds"]
    ]
    result = []
    for start, end, number, *rest in read["rows"]:
        own = rest[0] if rest else {}
        kind, as_of, period, scope, section, rules = kinds[number]
        made = Achievement(
            Span(start, end),
            own["t"] if "t" in own else text[start:end],
            kind,
            tuple([_measure(one) for one in own.get("m", ())]),
            as_of,
            period,
            scope,
            ordinal,
            section,
            rules,
            _span(own.get("o")),
        )
        result.append((made, own.get("a")))
    return result
