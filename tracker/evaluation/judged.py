"""Promises judged by careful reading of the same body's next report, and what becomes of each of them on its way to a verdict."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tracker.domain.match import Candidate
from tracker.domain.policy import Policy
from tracker.domain.promise import Achievement, Commitment, Extraction
from tracker.domain.text import Span
from tracker.domain.verdict import Finding
from tracker.domain.vocabulary import Grade, Outcome
from tracker.service.assessing.assessment import Later, Plan, ReportFacts, assess, looked_at
from tracker.service.processes.task import ReadTask, read_and_extract

from .matching import answers, assign


@dataclass(frozen=True, slots=True)
class JudgedItem:
    """A promise of a plan with its outcome and the clauses that decide it; `sure` is False for a hard call."""

    id: str
    span: Span
    outcome: Outcome
    evidence: tuple[Span, ...]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """A plan and the report that answers it; `issuer` where the text alone does not name the body."""

    name: str
    plan: Path
    report: Path
    issuer: str | None
    items: tuple[JudgedItem, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """How far one judged promise came: whether the promise was found, its clause read, looked at, shown first, and judged
    as it should be. `relation` is the note of the first comparison, "" where there is none."""

    item: JudgedItem
    outcome: Outcome
    rule: str
    relation: str
    found: bool
    read: bool
    candidate: bool
    first: bool

    @property
    def right(self) -> bool:
        """Whether the outcome is the judged one."""
        return self.outcome is self.item.outcome


def load_judged(files: Iterable[Path], corpus: Path) -> tuple[JudgedPair, ...]:
    """Judged pairs from their files, paths under `corpus`. Raises OSError, ValueError or KeyError for a wrong file."""
    pairs = []
    for file in sorted(files):
        data = json.loads(file.read_text(encoding="utf-8"))
        items = tuple(
            JudgedItem(
                f"{file.stem}#{number}",
                Span(item["start"], item["end"]),
                Outcome(item["outcome"]),
                tuple(Span(place["start"], place["end"]) for place in item["evidence"]),
                item.get("sure", True),
            )
            for number, item in enumerate(data["items"])
            if not item.get("wrong")
        )
        pairs.append(
            JudgedPair(file.stem, corpus / data["plan"], corpus / data["report"], data.get("issuer"), items)
        )
    return tuple(pairs)


def follow_pair(pair: JudgedPair, policy: Policy) -> tuple[Passage, ...]:
    """Read both documents, judge the plan by the report, and see where each judged promise got to."""
    plan, reported, questions = _questions(pair, policy)
    findings: dict[str, list[Finding]] = {}
    looked: dict[str, list[Span]] = {}
    for asked, later in questions:
        for id, finding in assess(asked, later).items():
            findings.setdefault(id, []).append(finding)
        for id, candidates in looked_at(asked, later).items():
            looked.setdefault(id, []).extend(one.achievement.span for one in candidates)
    pairs = assign([item.span for item in pair.items], [one.span for one in plan.commitments])
    return tuple(
        _passage(
            item,
            findings.get(str(pairs[place][0]), ()) if place in pairs else (),
            looked.get(str(pairs[place][0]), ()) if place in pairs else (),
            reported.achievements,
            found=place in pairs,
        )
        for place, item in enumerate(pair.items)
    )


def looked_clauses(pair: JudgedPair, policy: Policy) -> Iterator[tuple[JudgedItem, Candidate, bool]]:
    """Every clause that was looked at closely for a judged promise, and whether it is one of those that decide it."""
    plan, _, questions = _questions(pair, policy)
    pairs = assign([item.span for item in pair.items], [one.span for one in plan.commitments])
    items = {str(other): pair.items[place] for place, (other, _) in pairs.items()}
    for asked, later in questions:
        for id, candidates in looked_at(asked, later).items():
            if id in items:
                for one in candidates:
                    yield items[id], one, _any(items[id], [one.achievement.span])


def _questions(pair: JudgedPair, policy: Policy) -> tuple[Extraction, Extraction, list[tuple[Plan, Later]]]:
    """What was read out of both documents, and each report of the plan beside each of those that answer it."""
    text, plan = _read(pair.plan, pair.issuer)
    report_text, reported = _read(pair.report, pair.issuer)
    laters = [
        Later(
            ReportFacts(pair.report.name, f"later{at}", report, report_text, reported.achievements, at),
            policy,
        )
        for at, report in enumerate(reported.reports)
    ]
    plans = [
        Plan(
            ReportFacts(pair.plan.name, f"plan{at}", report, text, plan.achievements, at),
            _checkable(plan, at),
        )
        for at, report in enumerate(plan.reports)
    ]
    return plan, reported, [(asked, later) for asked in plans for later in laters]


def _checkable(plan: Extraction, report: int) -> list[tuple[str, Commitment]]:
    return [
        (str(place), one)
        for place, one in enumerate(plan.commitments)
        if one.report == report and one.grade is not Grade.DECLARATORY
    ]


def _read(path: Path, issuer: str | None) -> tuple[str, Extraction]:
    document = read_and_extract(ReadTask(path.read_bytes(), path.name, issuer=issuer))
    if document.reading.text is not None and document.extraction is not None:
        return document.reading.text, document.extraction
    raise ValueError(f"{path.name}: nothing could be read")


_WEIGHT = (Outcome.MET, Outcome.SHORT, Outcome.PROGRESS, Outcome.SILENT)
"""Of what several reports of one document say, the earlier one counts."""


def _passage(
    item: JudgedItem,
    findings: Sequence[Finding],
    looked: Sequence[Span],
    achievements: Sequence[Achievement],
    *,
    found: bool,
) -> Passage:
    best = min(findings, key=lambda finding: _WEIGHT.index(finding.outcome), default=None)
    shown = best.evidence[0].span if best is not None and best.evidence else None
    return Passage(
        item,
        best.outcome if best is not None else Outcome.SILENT,
        best.rule if best is not None else "not_found",
        best.comparisons[0].note if best is not None and best.comparisons else "",
        found,
        _any(item, [one.span for one in achievements]),
        _any(item, looked),
        shown is not None and _any(item, [shown]),
    )


def _any(item: JudgedItem, spans: Sequence[Span]) -> bool:
    return any(answers(span, place) for span in spans for place in item.evidence)
