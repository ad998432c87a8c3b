"""Filters, sorts and counts over a snapshot: tens of milliseconds for a hundred thousand items."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from threading import Lock
from typing import Any, TypeVar

from db.errors import StoreError
from tracker.domain.ledger import LedgerQuery
from tracker.domain.loop import stage, standing
from tracker.domain.unit_list import Units, near_names
from tracker.domain.verdict import Verdict
from tracker.domain.vocabulary import Light, LoopStage, MarkKind, Outcome, Reason, Status
from tracker.judging.reliability import load_reliability
from tracker.matching.bodies import body_key
from tracker.service.processes.gc_pause import made_to_last

from .corrected import words_of
from .ledger_index import ShownLine, Snapshot, unit_called, unit_of

Value = TypeVar("Value")

REVIEW_CONFIDENCE = 0.5
"""A verdict on evidence is worth a person's eye when it is less sure than this."""

_BETWEEN = "\0"
"""Joins with nothing beside it, so that texts folded together are what they are folded alone."""

_AT_ONCE = 500

STATUS_RANK = {Status.OVERDUE: 0, Status.PENDING: 1, Status.UNVERIFIABLE: 2, Status.FULFILLED: 3}


class Extras:
    """What only some questions need, fetched when first asked for: search texts and target values."""

    def __init__(
        self, texts: Callable[[], Mapping[int, str]], targets: Callable[[], Mapping[int, float]]
    ) -> None:
        self._load_texts = texts
        self._load_targets = targets
        self._folded: dict[int, str] | None = None
        self._lock = Lock()
        self._targets: Mapping[int, float] | None = None

    def texts(self) -> dict[int, str]:
        """By commitment key: what a search looks through, folded."""
        with self._lock:
            if self._folded is None:
                with made_to_last():
                    self._folded = all_folded(self._load_texts())
            return self._folded

    def targets(self) -> Mapping[int, float]:
        """By commitment key: the value of the first target."""
        if self._targets is None:
            self._targets = self._load_targets()
        return self._targets


@dataclass(frozen=True, slots=True)
class Ledger:
    """A day's ledger and what is needed to search, sort and light it. `lights` gives lights by commitment key."""

    snapshot: Snapshot
    extras: Extras
    lights: Callable[[], Mapping[int, Light]]


def folded(text: str) -> str:
    """Full-width and half-width, upper and lower case alike."""
    return unicodedata.normalize("NFKC", text).casefold()


def all_folded(texts: Mapping[int, str]) -> dict[int, str]:
    """Each text folded; many at once, for a call costs more than the folding of a short text."""
    made: dict[int, str] = {}
    items = list(texts.items())
    for start in range(0, len(items), _AT_ONCE):
        some = items[start : start + _AT_ONCE]
        together = folded(_BETWEEN.join(text for _, text in some)).split(_BETWEEN)
        if len(together) != len(some):  # a text holds the separator itself
            together = [folded(text) for _, text in some]
        made.update(zip((key for key, _ in some), together, strict=True))
    return made


def selected(ledger: Ledger, query: LedgerQuery) -> list[ShownLine]:
    """The lines a query means, in its order."""
    lines: Iterable[ShownLine] = ledger.snapshot.shown
    for test in _tests(ledger, query):
        lines = [line for line in lines if test(line)]
    return ordered(ledger, list(lines), query.sort)


def units_of(snapshot: Snapshot) -> Callable[[ShownLine], str]:
    """Gives the unit that answers for a line, "" for none; asked once for each name in a report."""
    base = snapshot.base
    known: dict[tuple[str | None, int], str] = {}

    def unit(line: ShownLine) -> str:
        lead, report = line.line.lead, line.line.kind.report_key
        if (lead, report) not in known:
            known[lead, report] = unit_called(base, lead, report)
        return known[lead, report]

    return unit


def _of_verdict(ask: Callable[[Verdict], Value]) -> Callable[[ShownLine], Value]:
    """Asked once for all lines that share a verdict."""
    known: dict[int, Value] = {}

    def answer(line: ShownLine) -> Value:
        verdict = line.verdict
        if id(verdict) not in known:
            known[id(verdict)] = ask(verdict)
        return known[id(verdict)]

    return answer


def reports_of(reports: Collection[tuple[int, str | None, str | None]], issuers: Collection[str]) -> set[int]:
    """The reports (key, issuer, body) of the bodies that go by these names, on a report or elsewhere; "" means those that
    name nobody."""
    borne = {issuer or "": body for _, issuer, body in reports}
    bodies = {borne[name] if name in borne else body_key(name) for name in issuers if name} - {None}
    return {
        key
        for key, issuer, body in reports
        if (issuer or "") in issuers or (body is not None and body in bodies)
    }


def require_units(ledger: Ledger, names: Collection[str]) -> None:
    """StoreError for a name of a unit that stands nowhere: an empty list would look like nothing to do."""
    if any(names):
        snapshot = ledger.snapshot
        require_known(snapshot.base.units, set(map(units_of(snapshot), snapshot.shown)), names)


def require_known(listed: Units, known: Collection[str], names: Collection[str]) -> None:
    """The same of units that are on a list or answer for an item."""
    named = set(known) - {""}
    for name in filter(None, names):
        if listed.called(name) not in named and listed.of(name) is None:
            near = near_names(name, (*listed.names(), *named))
            code = "unit.unknown_near" if near else "unit.unknown"
            raise StoreError(code, {"name": name, "near": "、".join(near)})


def _tests(ledger: Ledger, query: LedgerQuery) -> Iterable[Callable[[ShownLine], bool]]:
    snapshot = ledger.snapshot
    reports = snapshot.base.reports
    for needle in folded(query.search).split():
        yield _search(snapshot, needle, ledger.extras)
    if query.dropped is not None:
        yield lambda line: line.dropped is query.dropped
    if query.grades:
        grades = frozenset(query.grades)
        yield lambda line: line.line.kind.grade in grades
    if query.statuses:
        statuses = frozenset(query.statuses)
        yield _of_verdict(lambda verdict: verdict.status in statuses)
    if query.reasons:
        reasons = frozenset(query.reasons)
        yield _of_verdict(lambda verdict: verdict.reason in reasons)
    if query.issuers:
        named = [(key, stored.report.issuer, stored.body) for key, stored in reports.items()]
        of_issuers = reports_of(named, query.issuers)
        yield lambda line: line.line.kind.report_key in of_issuers
    if query.documents:
        wanted = frozenset(query.documents)
        of_documents = {
            key
            for key, stored in reports.items()
            if stored.document_id in wanted or stored.document_name in wanted
        }
        yield lambda line: line.line.kind.report_key in of_documents
    if query.units:
        units = {snapshot.base.units.called(name) for name in query.units}
        unit = units_of(snapshot)
        yield lambda line: unit(line) in units
    if query.years:
        years = frozenset(query.years)
        yield lambda line: line.line.year in years
    if query.topics:
        topics = frozenset(query.topics)
        yield lambda line: (line.line.topic or "") in topics
    if query.soft is not None:
        yield lambda line: line.line.soft is query.soft
    if query.marked is not None:
        yield lambda line: (line.verdict.mark is not None) is query.marked
    if query.to_review:
        yield to_review
    if query.stages:
        stages = frozenset(query.stages)
        yield lambda line: stage_of(snapshot, line) in stages
    if query.altered:
        yield lambda line: line.verdict.altered
    first, last = query.due_from, query.due_to
    if first is not None:
        yield _of_verdict(lambda verdict: verdict.deadline is not None and verdict.deadline >= first)
    if last is not None:
        yield _of_verdict(lambda verdict: verdict.deadline is not None and verdict.deadline <= last)
    if query.lights:
        wanted_lights = frozenset(query.lights)
        lights = ledger.lights()
        yield lambda line: lights[line.line.key] in wanted_lights


def stage_of(snapshot: Snapshot, line: ShownLine) -> LoopStage:
    """Where a line waits between the office and its unit."""
    base, item = snapshot.base, line.line.item_id
    verdict = line.verdict
    mark = _ENDED.get(verdict.reason) if verdict.mark is not None and verdict.reason is not None else None
    notices, claims = base.notices.get(item), base.claims.get(item)
    return stage(
        unit_of(base, line.line),
        mark,
        standing(notices, snapshot.as_of) if notices else (),
        standing(claims, snapshot.as_of) if claims else (),
        snapshot.as_of,
    )


def loop_counts(snapshot: Snapshot, lines: Iterable[ShownLine]) -> dict[str, Counter[LoopStage]]:
    """By unit ("" for none), most items first: how many lines wait at each stage."""
    unit = units_of(snapshot)
    counts: dict[str, Counter[LoopStage]] = defaultdict(Counter)
    for line in lines:
        counts[unit(line)][stage_of(snapshot, line)] += 1
    return dict(sorted(counts.items(), key=lambda item: (item[0] == "", -item[1].total(), item[0])))


_ENDED = {Reason.CLOSED: MarkKind.CLOSED, Reason.CANCELLED: MarkKind.CANCELLED}


def _search(snapshot: Snapshot, needle: str, extras: Extras) -> Callable[[ShownLine], bool]:
    found = {key for key, text in extras.texts().items() if needle in text}
    named = {
        key for key, stored in snapshot.base.reports.items() if needle in folded(stored.report.issuer or "")
    }
    if named:
        found.update(line.line.key for line in snapshot.shown if line.line.kind.report_key in named)
    id = needle.upper()  # ids are in capitals
    return lambda line: (
        line.line.key in found
        or line.line.item_id == id
        or (line.corrected is not None and needle in folded(words_of(line.corrected)))
    )


def ordered(ledger: Ledger, lines: list[ShownLine], sort: str) -> list[ShownLine]:
    """The lines in an order of `LEDGER_SORTS`; ties stay in place, and what has no value comes last either way."""
    down = sort.startswith("-")
    values = list(map(_key(ledger, sort.removeprefix("-")), lines))
    ranks = {
        value: rank for rank, value in enumerate(sorted({value for value in values if value is not None}))
    }
    places: list[list[ShownLine]] = [[] for _ in ranks]
    rest: list[ShownLine] = []
    for value, line in zip(values, lines, strict=True):
        (rest if value is None else places[ranks[value]]).append(line)
    return [*chain.from_iterable(reversed(places) if down else places), *rest]


def _key(ledger: Ledger, name: str) -> Callable[[ShownLine], Any]:
    reports = ledger.snapshot.base.reports
    if name == "status":
        return _of_verdict(_status_key)
    if name == "deadline":
        return _of_verdict(lambda verdict: verdict.deadline)
    if name == "overdue":
        return _of_verdict(lambda verdict: verdict.days_overdue)
    if name == "confidence":
        return lambda line: line.confidence
    if name == "review":
        return review_rank
    if name == "year":
        return lambda line: line.line.year
    if name == "unit":
        unit = units_of(ledger.snapshot)
        return lambda line: _alphabetical(unit(line))
    if name == "topic":
        return lambda line: _alphabetical(line.line.topic)
    if name == "issuer":
        issuers = {key: _alphabetical(stored.report.issuer) for key, stored in reports.items()}
        return lambda line: issuers[line.line.kind.report_key]
    if name == "document":
        names = {key: _alphabetical(stored.document_name) for key, stored in reports.items()}
        return lambda line: names[line.line.kind.report_key]
    if name == "text":
        texts = ledger.extras.texts()
        return lambda line: _alphabetical(texts.get(line.line.key, ""))
    if name == "target":
        targets = ledger.extras.targets()
        return lambda line: first_target(line, targets)
    raise ValueError(f"not an order of the ledger: {name!r}")


def first_target(line: ShownLine, read: Mapping[int, float]) -> float | None:
    """The value of the first target of a line; `read` gives those that stand in the text."""
    if line.corrected is None:
        return read.get(line.line.key)
    value = line.corrected.commitment.targets[0].value if line.corrected.commitment.targets else None
    return value[0] if isinstance(value, tuple) else value


def _alphabetical(text: str | None) -> bytes | None:
    """GB 18030 puts the common characters in the order of their pinyin, which is how a Chinese list is sorted."""
    return text.encode("gb18030", "replace") if text else None


def _status_key(verdict: Verdict) -> tuple[int, int]:
    """Overdue first, longest overdue at the top; then by deadline, the nearest first."""
    if verdict.days_overdue is not None:
        return (STATUS_RANK[verdict.status], -verdict.days_overdue)
    return (STATUS_RANK[verdict.status], (verdict.deadline or date.max).toordinal())


def review_rank(line: ShownLine) -> tuple[int, float, float]:
    """What is most worth a person's eye first: promises that changed under their mark and contradicting evidence, then what a
    look is most likely to change: how often the rule of the verdict was wrong, times what a wrong one costs.
    """
    verdict = line.verdict
    if verdict.altered:
        return (0, 0.0, 0.0)
    if verdict.mark is not None:
        return (9, 0.0, 0.0)
    if verdict.conflicting:
        return (0, 0.0, 0.0)
    worth = -load_reliability().worth(verdict.status, verdict.rule, verdict.reason)
    if _waits(verdict, line.confidence):
        # Between equals the strongest evidence for an accusation first, the weakest for what decides nothing.
        sure = -line.confidence if verdict.reason is Reason.SHORTFALL else line.confidence
        return (1, worth, sure)
    return (5, worth, line.confidence)


def _waits(verdict: Verdict, confidence: float) -> bool:
    weak = verdict.outcome is not Outcome.SILENT and confidence < REVIEW_CONFIDENCE
    return verdict.status is Status.OVERDUE or verdict.reason is Reason.AMBIGUOUS or weak


def to_review(line: ShownLine) -> bool:
    """Whether an item waits for a person."""
    return review_rank(line)[0] < 5
