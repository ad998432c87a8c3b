"""An import: files found, read and extracted in worker processes, filed one by one, then judged."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from db import documents, people
from db.engine import Store
from db.errors import ConstraintError, StoreError
from tracker.domain.ledger import IngestedFile, IngestSummary
from tracker.domain.policy import Policy
from tracker.domain.report import Reading
from tracker.domain.text import PartialDate
from tracker.domain.vocabulary import Severity
from tracker.reading.limits import Limits
from tracker.service.assessing.rejudge import rejudge
from tracker.service.ledger.sorting import with_proposals
from tracker.service.processes.gc_pause import gc_paused
from tracker.service.processes.members import OnPage, read_file
from tracker.service.processes.pool import StoppedError, TaskFailedError, Workers
from tracker.service.processes.progress import Progress
from tracker.service.processes.task import ReadDocument, ReadTask

from . import identity
from .document_filing import FileFacts, file_document, known_file, shown_part
from .input_files import FoundFile, UnreadableFileError, find_files, passed_over, read_bytes, refusal, refused
from .metadata_changes import bring_back
from .text_sanitizing import sanitized

_OFFICE = ("ending", "ole")
"""What the reader says of a file of an older office program that holds no text document (.xls, .ppt)."""


class ImportHaltedError(StoreError):
    """The store could not take the rest of an import (a full disk): `summary` tells what had become of the files until then."""

    def __init__(self, error: StoreError, summary: IngestSummary) -> None:
        super().__init__(error.code, error.details)
        self.summary = summary


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """What the user stated about an import; see `Workspace.ingest`."""

    now: datetime
    by: str = ""
    jobs: int = 1
    issuer: str | None = None
    date: PartialDate | None = None
    keep_originals: bool = False
    on_progress: Callable[[Progress], None] | None = None
    cancelled: Callable[[], bool] | None = None


def ingest(store: Store, policy: Policy, paths: Sequence[Path], options: IngestOptions) -> IngestSummary:
    """Import files and folders; what cannot be read is refused with its reason and the rest goes on."""
    options = replace(
        options,
        by=sanitized(options.by)[0],
        issuer=sanitized(options.issuer)[0] if options.issuer is not None else None,
    )
    if store.read_only:
        raise StoreError("store.read_only", {"path": store.place})
    found, left_out = find_files(paths)
    outcome: list[IngestedFile] = list(left_out)
    stopped = False
    with Workers(options.jobs, stopped=options.cancelled) as workers, gc_paused():
        done = 0

        def on_page(shown: str, page: int, pages: int) -> None:
            if options.on_progress is not None:
                at = Progress("reading", done, len(found), shown, page=page, pages=pages)
                options.on_progress(at)

        try:
            for file, results in file_each(store, found, workers, options, on_page, ahead=2 * workers.size):
                outcome.extend(results)
                done += 1
                if options.on_progress is not None:
                    options.on_progress(Progress("reading", done, len(found), file.shown, results[-1]))
            stopped = done < len(found)
            if not stopped:
                rejudge(
                    store,
                    policy,
                    options.now,
                    workers=workers if options.jobs > 1 else None,
                    on_progress=options.on_progress,
                    cancelled=options.cancelled,
                )
                stopped = bool(options.cancelled and options.cancelled())
        except StoreError as error:
            raise ImportHaltedError(error, IngestSummary(tuple(outcome), cancelled=True)) from error
    return IngestSummary(with_proposals(outcome), stopped)


def _unseen(shown: str, page: int, pages: int) -> None:
    """Nobody watches."""


def file_each(
    store: Store,
    found: Sequence[FoundFile],
    workers: Workers,
    options: IngestOptions,
    on_page: OnPage = _unseen,
    *,
    ahead: int,
) -> Iterator[tuple[FoundFile, list[IngestedFile]]]:
    """Each file with what became of it, in order; ends early when cancelled. `ahead` files are being read at a time:
    with 1, reading waits for filing, so that no more than one processor is kept busy.
    """
    waiting: list[_Waiting] = []
    files = iter(found)
    exhausted = False
    while True:
        if options.cancelled is not None and options.cancelled():
            return
        while not exhausted and len(waiting) < ahead:
            file = next(files, None)
            if file is None:
                exhausted = True
                break
            waiting.append(_begin(store, file, workers, options, on_page))
        if not waiting:
            return
        head = waiting.pop(0)
        if head.ready is not None:
            yield head.file, head.ready
            continue
        assert head.answer is not None
        try:
            read = head.answer()
        except StoppedError:
            return
        except TaskFailedError as failure:
            yield head.file, [refused(head.file.shown, failure.problem)]
            continue
        try:
            results = _file(store, head, read, options)
        except ConstraintError as fault:
            results = [refused(head.file.shown, refusal("document.inconsistent", reason=str(fault)))]
        yield head.file, results


@dataclass(frozen=True, slots=True)
class _Waiting:
    file: FoundFile
    source: str = ""
    data: bytes | None = None
    ready: list[IngestedFile] | None = None
    answer: Callable[[], tuple[ReadDocument, ...]] | None = None


def _begin(
    store: Store, file: FoundFile, workers: Workers, options: IngestOptions, on_page: OnPage
) -> _Waiting:
    try:
        data = read_bytes(file, Limits().file_bytes)
    except UnreadableFileError as error:
        return _Waiting(file, ready=[refused(file.shown, error.problem)])
    source = identity.fingerprint(data)
    with store.read() as connection:
        known = known_file(connection, source)
    if known:
        if options.keep_originals:
            with store.write() as connection:
                for item in known:
                    documents.keep_original(connection, item.key, data)
        ready = [IngestedFile(shown_part(file.shown, item.part), "known", item.public_id) for item in known]
        return _Waiting(file, ready=ready)
    task = ReadTask(data, file.name, file.folder_names, options.issuer, options.date)

    def of_member(part: str, page: int, pages: int) -> None:
        on_page(shown_part(file.shown, part), page, pages)

    answer = read_file(workers, task, of_member)
    return _Waiting(file, source, data if options.keep_originals else None, None, answer)


def _file(
    store: Store, head: _Waiting, read: Sequence[ReadDocument], options: IngestOptions
) -> list[IngestedFile]:
    """Store all documents of one file in one transaction."""
    results: list[IngestedFile] = []
    facts = FileFacts(
        head.file.shown,
        head.file.name,
        head.source,
        options.now,
        options.issuer,
        options.date,
        head.data,
    )
    with store.write() as connection:
        known = known_file(connection, head.source)  # another process may have been faster
        if known:
            return [
                IngestedFile(shown_part(head.file.shown, item.part), "known", item.public_id)
                for item in known
            ]
        action = people.record(
            connection, "import", by=options.by, at=options.now, details={"path": head.file.shown}
        )
        back = bring_back(connection, action, head.source)
        for document in read:
            reading, extraction = document.reading, document.extraction
            shown = shown_part(head.file.shown, reading.part)
            if reading.text is None or extraction is None:
                problems = tuple(item for item in reading.problems if item.severity is Severity.REFUSED)
                if _no_document(head.file, reading):
                    results.append(passed_over(shown, problems))
                else:
                    results.append(IngestedFile(shown, "refused", problems=problems or reading.problems))
            elif back:
                there = documents.by_fingerprint(
                    connection, identity.member_fingerprint(head.source, reading.part)
                )
                restored = there is not None and there.public_id in back
                results.append(
                    IngestedFile(shown, "new" if restored else "known", there.public_id if there else None)
                )
            else:
                results.append(file_document(connection, action, facts, reading, extraction))
    return results or [IngestedFile(head.file.shown, "refused")]


def _no_document(file: FoundFile, reading: Reading) -> bool:
    """Whether a file that was met in a folder is of a kind that nobody keeps reports in.

    What an office program wrote is mentioned in any case, and so is everything inside an archive.
    """
    if file.named or reading.part:
        return False
    return all(item.code == "format.unknown" and _OFFICE not in item.details for item in reading.problems)
