"""The work that may run in any process: reading a file, unpacking one that holds files, judging plans against later reports.

Values in, values out: neither touches the store or the file system.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from tracker.domain.policy import Policy
from tracker.domain.problem import Problem
from tracker.domain.promise import Commitment, Extraction
from tracker.domain.report import Hints, Reading
from tracker.domain.sheet import SheetColumns
from tracker.domain.text import PartialDate, Span
from tracker.domain.verdict import Finding
from tracker.domain.vocabulary import Outcome, Severity
from tracker.reading.container import Member
from tracker.reading.limits import Limits, RefusedError
from tracker.reading.placed import Page
from tracker.reading.scanning import left_out
from tracker.service.assessing.assessment import Later, Plan, ReportFacts, assess
from tracker.service.filing.text_sanitizing import sanitized

from .gc_pause import gc_paused

Pair = tuple[int, int]
"""The keys of a plan and of the later report it is judged against."""


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """A page that is a picture, by its number in the file from 0: what stands on it, or why that is not known."""

    number: int
    page: Page | None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class RecogniseTask:
    """A page of a file to recognise."""

    data: bytes
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class ReadTask:
    """A file to read, with what is known about it from outside.

    `pages` are those of it that are pictures, once they were recognised.
    """

    data: bytes
    name: str
    folder_names: tuple[str, ...] = ()
    issuer: str | None = None
    date: PartialDate | None = None
    part: str = ""
    depth: int = Limits().depth
    pages: tuple[RecognisedPage, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One document of a file: its text and what was found in it, None where it was refused.

    `container` says that the file holds files, and `wanted` which of its pages are pictures: each of them is a task of its
    own, and nothing was read yet.
    """

    reading: Reading
    extraction: Extraction | None
    container: bool = False
    wanted: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class UnpackTask:
    """A container (`.zip`, `.eml`) whose files are wanted, from the one at place `first`."""

    data: bytes
    name: str
    first: int = 0


@dataclass(frozen=True, slots=True)
class Unpacked:
    """Some files of a container, in order; `following` is the place of the next one, None after the last."""

    members: tuple[Member, ...]
    following: int | None


_UNPACKED_AT_ONCE = 32_000_000
"""Bytes of members after which an answer is sent: what is held in memory at one time."""


def unpack(task: UnpackTask) -> Unpacked:
    """The next files of a container. One that cannot be opened ends with a member without a name that says why."""
    from tracker.reading.container import members
    from tracker.reading.read import container_kind

    found: list[Member] = []
    size = 0
    kind = container_kind(task.data, task.name) or "zip"
    try:
        for member in members(task.data, kind, Limits(), task.first):
            name = sanitized(member.name)[0]
            found.append(replace(member, name=name))
            size += len(member.data or b"")
            if size >= _UNPACKED_AT_ONCE:
                return Unpacked(tuple(found), task.first + len(found))
    except RefusedError as refusal:
        problem = Problem(refusal.code, Severity.REFUSED, None, refusal.details)
        return Unpacked((*found, Member("", None, problem)), None)
    return Unpacked(tuple(found), None)


def read_and_extract(task: ReadTask) -> ReadDocument:
    """Read a file and extract the document in it; one that holds files or pictures of pages is only recognised as such."""
    from tracker.extraction.extract import extract
    from tracker.reading.read import container_kind, read_document

    kind = container_kind(task.data, task.name)
    if kind is not None:
        deep = (Problem("zip.too_deep", Severity.REFUSED),) if task.depth <= 0 else ()
        return ReadDocument(Reading(None, kind, task.part, problems=deep), None, container=not deep)
    pages = {one.number: one.page or Page((), scanned=True) for one in task.pages}
    failed = [one.number for one in task.pages if one.page is None]
    read = read_document(task.data, task.name, part=task.part, recognised=pages)
    if read.wanted:
        return ReadDocument(read.reading, None, wanted=read.wanted)
    reading = _storable(read.reading)
    if failed:
        reading = replace(reading, problems=(*reading.problems, left_out(failed)))
    if reading.text is None:
        return ReadDocument(reading, None)
    hints = Hints(
        issuer=task.issuer,
        date=task.date,
        file_name=reading.part or task.name,
        folder_names=task.folder_names,
        properties=reading.properties,
    )
    return ReadDocument(reading, extract(reading.text, hints, reading.form))


def recognise(task: RecogniseTask) -> RecognisedPage:
    """Recognise the words on one page."""
    from tracker.reading.read import recognise_page

    page = recognise_page(task.data, task.name, task.number)
    if isinstance(page, Problem):
        return RecognisedPage(task.number, None, page)
    return RecognisedPage(task.number, page)


@dataclass(frozen=True, slots=True)
class ColumnsTask:
    """A sheet that came back filled in: the columns whose head is one of the names given for each."""

    data: bytes
    wanted: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """What stands in the columns, or why they cannot be read."""

    found: SheetColumns | None
    problem: Problem | None = None


def columns(task: ColumnsTask) -> Columns:
    """Read some columns of a sheet."""
    from tracker.reading.columns import read_columns

    try:
        found = read_columns(task.data, task.wanted)
    except RefusedError as refusal:
        details = tuple((key, sanitized(value)[0]) for key, value in refusal.details)
        return Columns(None, Problem(refusal.code, Severity.REFUSED, None, details))
    rows = tuple(
        replace(row, cells=tuple(sanitized(cell)[0] if isinstance(cell, str) else cell for cell in row.cells))
        for row in found.rows
    )
    return Columns(SheetColumns(rows))


@dataclass(frozen=True, slots=True)
class ForeignTask:
    """Work of another room on a foreign file: a function of a module, called with its bytes and plain values.

    What it gives is made of texts, bytes, numbers, tuples and mappings.
    """

    work: Callable[..., object]
    data: bytes
    values: tuple[object, ...]


def run(task: object) -> object:
    """What a task asks for."""
    if isinstance(task, ForeignTask):
        return task.work(task.data, *task.values)
    if isinstance(task, ReadTask):
        return read_and_extract(task)
    if isinstance(task, JudgeTask):
        return judge(task)
    if isinstance(task, UnpackTask):
        return unpack(task)
    if isinstance(task, ColumnsTask):
        return columns(task)
    if isinstance(task, RecogniseTask):
        return recognise(task)
    raise TypeError(type(task))


@dataclass(frozen=True, slots=True)
class ReportingPeriod:
    """A report with its checkable commitments, by item."""

    facts: ReportFacts
    commitments: tuple[tuple[str, Commitment], ...]


@dataclass(frozen=True, slots=True)
class JudgeTask:
    """Some reports of one body, by key, and the (plan, later) pairs of them to judge.

    `rejected` gives, by later report and item, the spans that people stated are no evidence. `only` names the items asked
    about, None for all. `restated` gives, by later report, the items that rows of it say once more, with the items of those rows.
    """

    reports: Mapping[int, ReportingPeriod]
    pairs: tuple[Pair, ...]
    rejected: Mapping[int, Mapping[str, tuple[Span, ...]]]
    policy: Policy
    only: frozenset[str] | None = None
    restated: Mapping[int, Mapping[str, str]] = field(default_factory=dict)


def judge(task: JudgeTask) -> dict[Pair, dict[str, Finding]]:
    """By pair and item: what the later report says; items it says nothing of are left out."""
    with gc_paused():
        return _judged(task)


def _judged(task: JudgeTask) -> dict[Pair, dict[str, Finding]]:
    plans = {key: Plan(reported.facts, reported.commitments) for key, reported in task.reports.items()}
    asked: dict[int, list[int]] = {}
    for plan, later in task.pairs:
        asked.setdefault(later, []).append(plan)
    result = {}
    for later, about in asked.items():
        report = Later(task.reports[later].facts, task.policy, task.restated.get(later, {}))
        for plan in about:
            found = assess(plans[plan], report, task.rejected.get(later, {}), task.only)
            result[(plan, later)] = {
                id: finding
                for id, finding in found.items()
                if finding.outcome is not Outcome.SILENT or finding.ambiguous or finding.evidence
            }
    return result


def _storable(reading: Reading) -> Reading:
    """The same with U+FFFD for what no database keeps, and a problem that counts it."""
    text, count = sanitized(reading.text) if reading.text is not None else (None, 0)
    problems = tuple(
        replace(one, details=tuple((key, sanitized(value)[0]) for key, value in one.details))
        for one in reading.problems
    )
    if count:
        problems += (Problem("encoding.replaced", Severity.WARNING, None, (("count", str(count)),)),)
    properties = tuple((key, sanitized(value)[0]) for key, value in reading.properties)
    part = sanitized(reading.part)[0]
    return replace(reading, text=text, part=part, properties=properties, problems=problems)
