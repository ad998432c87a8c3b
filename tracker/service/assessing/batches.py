"""The two kinds of work on a shared store: a batch of files to read, a body's reports to match. Each may be done again
at any time, by any process: what is on file or judged already is passed over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from db import documents
from db import queue as queue_state
from db.engine import Store
from tracker.domain.ledger import IngestedFile
from tracker.domain.policy import Policy
from tracker.service.filing.ingest import IngestOptions, file_each
from tracker.service.filing.input_files import FoundFile
from tracker.service.processes.gc_pause import gc_paused
from tracker.service.processes.pool import Workers

from .rejudge import rejudge


def as_data(file: FoundFile) -> dict[str, Any]:
    """A file as a queue keeps it: where it is, never what it says."""
    return {
        "path": str(file.path.absolute()),
        "shown": file.shown,
        "name": file.name,
        "folders": list(file.folder_names),
        "named": file.named,
    }


def file_of(data: Mapping[str, Any]) -> FoundFile:
    """What `as_data` wrote."""
    return FoundFile(
        Path(data["path"]), data["shown"], data["name"], tuple(data["folders"]), bool(data["named"])
    )


@dataclass(frozen=True, slots=True)
class Touched:
    """The bodies of the documents of a batch, and the keys of their reports that name no body."""

    bodies: tuple[str, ...]
    loose: tuple[int, ...]
    files: tuple[IngestedFile, ...]


def read_batch(
    store: Store, files: Sequence[FoundFile], workers: Workers, now: Callable[[], datetime]
) -> Touched:
    """Read and file a batch; gives what is to be matched for all of its documents, those on file already too: whoever
    filed them may have gone before asking for it."""
    ahead = 2 * workers.size if workers.size > 1 else 1
    options = IngestOptions(now())
    with gc_paused():
        read = [
            result
            for _, results in file_each(store, files, workers, options, ahead=ahead)
            for result in results
        ]
    refused = [
        {
            "path": one.path,
            "problems": [
                [problem.code, [list(pair) for pair in problem.details]] for problem in one.problems
            ],
        }
        for one in read
        if one.result == "refused"
    ]
    if refused:
        with store.write() as connection:
            queue_state.note(connection, queue_state.REFUSED, refused, now())
    with store.read() as connection:
        reports = documents.reports_in(connection, [one.document_id for one in read if one.document_id])
    return Touched(
        tuple(sorted({one.body for one in reports if one.body is not None})),
        tuple(one.key for one in reports if one.body is None),
        tuple(read),
    )


def match(
    store: Store,
    policy: Policy,
    now: Callable[[], datetime],
    *,
    body: str | None = None,
    loose: Sequence[int] = (),
) -> int:
    """Judge what is due among the reports of a body, or what reports without one say of themselves."""
    return rejudge(store, policy, now(), body=body, loose=loose)
