"""The two kinds of work that may run in any process: reading a file, and judging plans against a later report.

Values in, values out: neither touches the store or the file system.
"""

from dataclasses import dataclass

from tracker.domain.policy import Policy
from tracker.domain.problem import Problem
from tracker.domain.promise import Commitment, Extraction
from tracker.domain.report import Hints, Reading
from tracker.domain.text import PartialDate, Span
from tracker.domain.verdict import Finding
from tracker.domain.vocabulary import Outcome, Severity

from .assessment import ReportFacts, assess
from .storable import storable


@dataclass(frozen=True, slots=True)
class ReadTask:
    """A file to read, with what is known about it from outside."""

    data: bytes
    name: str
    folder_names: tuple[str, ...] = ()
    issuer: str | None = None
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One document of a file: its text and what was found in it, None where it was refused."""

    reading: Reading
    extraction: Extraction | None


def read_and_extract(task: ReadTask) -> tuple[ReadDocument, ...]:
    """Read a file and extract every document in it."""
    from tracker.extraction.extract import extract
    from tracker.reading import read

    result = []
    for reading in read(task.data, task.name):
        reading = _storable(reading)
        if reading.text is None:
            result.append(ReadDocument(reading, None))
            continue
        hints = Hints(
            issuer=task.issuer,
            date=task.date,
            file_name=reading.part or task.name,
            folder_names=task.folder_names,
            properties=reading.properties,
        )
        result.append(ReadDocument(reading, extract(reading.text, hints)))
    return tuple(result)


@dataclass(frozen=True, slots=True)
class PlanQuestion:
    """The commitments of one plan, by item, and the spans of the later report that people rejected for each."""

    key: int
    commitments: tuple[tuple[str, Commitment], ...]
    facts: ReportFacts
    rejected: tuple[tuple[str, tuple[Span, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class JudgeTask:
    """A later report, and the plans it is asked about."""

    later: ReportFacts
    plans: tuple[PlanQuestion, ...]
    policy: Policy


def judge(task: JudgeTask) -> dict[int, dict[str, Finding]]:
    """By plan key and item: what the later report says; those it says nothing of are left out."""
    return {
        plan.key: {
            id: finding
            for id, finding in assess(
                plan.commitments, plan.facts, task.later, task.policy, rejected=dict(plan.rejected)
            ).items()
            if finding.outcome is not Outcome.SILENT or finding.ambiguous or finding.evidence
        }
        for plan in task.plans
    }


def _storable(reading: Reading) -> Reading:
    if reading.text is None:
        return reading
    text, count = storable(reading.text)
    if not count:
        return reading
    problem = Problem("encoding.replaced", Severity.WARNING, None, (("count", str(count)),))
    return Reading(text, reading.format, reading.part, reading.properties, (*reading.problems, problem))
