"""Many machines on one store: the queue of batches to read and bodies to match. procrastinate keeps it, in the store itself.

Jobs hold places of files and names of bodies, never texts. A worker that is killed loses nothing: what it had filed is on file,
and its job goes back to the queue once its heartbeat has stopped.
"""

import asyncio
import logging
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Any

from db import queue as queue_state
from db.engine import Store
from db.errors import StoreError
from tracker.domain.ledger import IngestedFile
from tracker.domain.policy import Policy
from tracker.service.assessing.batches import as_data, file_of, match, read_batch
from tracker.service.filing.input_files import FoundFile, find_files
from tracker.service.ledger.laying_out import keep_up
from tracker.service.processes.pool import Workers

BATCH = 200
"""Files of one job: few enough to be done in a minute, so many that the queue itself costs nothing."""

HEARTBEAT_SECONDS = 5.0
LOST_SECONDS = 30.0
"""After so long without a heartbeat a worker counts as gone, and its job is another's."""

ATTEMPTS = 3
"""So often a job may lose its worker before its files are held to be the cause."""

QUEUE = "tracker"
_NEWEST = 20


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A document that could not be read, with the codes and details of the reasons."""

    path: str
    reasons: tuple[tuple[str, Mapping[str, str]], ...]


@dataclass(frozen=True, slots=True)
class QueueState:
    """How far a queue is, in documents and bodies. `rate` is documents a second lately, `left` the seconds that what
    waits will take at that rate, None where nothing was read yet. `refused` and `failed` name the newest only.
    """

    done: int
    doing: int
    waiting: int
    bodies_done: int
    bodies_waiting: int
    bodies_failed: int
    rate: float | None
    left: float | None
    refused_count: int
    refused: tuple[LeftOut, ...]
    failed_count: int
    failed: tuple[LeftOut, ...]

    @property
    def idle(self) -> bool:
        """Whether nothing waits or is being done."""
        return not (self.doing or self.waiting or self.bodies_waiting)


@dataclass(frozen=True, slots=True)
class Enqueued:
    """What was put into the queue, and what was left out on the way."""

    files: int
    batches: int
    left_out: tuple[IngestedFile, ...]


@dataclass(frozen=True, slots=True)
class _Worker:
    """What doing a job takes."""

    readers: Workers
    now: Callable[[], datetime]
    on_done: Callable[[str, int], None]


class Cluster:
    """The queue of a store on a database server.

    StoreError `queue.needs_server` for a store in a file, `queue.not_installed` where the extra is missing.
    """

    def __init__(self, store: Store, policy: Policy) -> None:
        if store.is_sqlite:
            raise StoreError("queue.needs_server", {"path": store.place})
        try:
            import procrastinate
        except ModuleNotFoundError as error:
            raise StoreError("queue.not_installed", {"library": str(error.name)}) from error
        self._library = procrastinate
        self._store = store
        self._policy = policy

    def enqueue(self, paths: Sequence[Any], *, size: int = BATCH) -> Enqueued:
        """Put files and folders into the queue, in the order an import would read them."""
        found, left_out = find_files(paths)
        with self._reached(), self._app().open() as app:
            if not app.check_connection():
                app.schema_manager.apply_schema()
            batches = [found[start : start + size] for start in range(0, len(found), size)]
            self._defer_reads(app, batches)
        return Enqueued(len(found), len(batches), tuple(left_out))

    def state(self) -> QueueState:
        """How far it is. StoreError `queue.none` for a store nothing was ever put into the queue of."""
        with self._store.read() as connection:
            if not queue_state.made(connection):
                raise StoreError("queue.none", {"path": self._store.place})
            counts = queue_state.counts(connection)
            documents, seconds = queue_state.pace(connection)
            refused = queue_state.left_out(connection, queue_state.REFUSED, _NEWEST)
            failed = queue_state.left_out(connection, queue_state.FAILED, _NEWEST)
        read = {one.status: one.documents for one in counts if one.task == "read"}
        matched = {one.status: one.jobs for one in counts if one.task == "match"}
        waiting, doing = read.get("todo", 0), read.get("doing", 0)
        rate = documents / seconds if seconds else None
        return QueueState(
            read.get("succeeded", 0),
            doing,
            waiting,
            matched.get("succeeded", 0),
            matched.get("todo", 0) + matched.get("doing", 0),
            matched.get("failed", 0),
            rate,
            (waiting + doing) / rate if rate else None,
            refused[0],
            tuple(map(_left_out, refused[1])),
            failed[0],
            tuple(map(_left_out, failed[1])),
        )

    def work(
        self,
        *,
        jobs: int = 1,
        now: Callable[[], datetime],
        drain: bool = False,
        on_done: Callable[[str, int], None] = lambda kind, count: None,
    ) -> None:
        """Take jobs until a signal asks to stop, which waits for the job under way; with `drain`, until none is left.

        `jobs` reader processes each. `on_done` hears of each job: its kind and how many documents or pairs it did.
        """
        for library in (
            "procrastinate",
            "psycopg",
            "asyncio",
        ):  # what they would tell is in the queue's own tables
            logging.getLogger(library).propagate = False
            logging.getLogger(library).addHandler(logging.NullHandler())
        with self._reached(), Workers(jobs) as workers:
            asyncio.run(self._run(self._app(_Worker(workers, now, on_done)), drain))

    def _waiting(self) -> bool:
        """Whether there are jobs that nobody has begun."""
        with self._store.read() as connection:
            return any(one.status == "todo" for one in queue_state.counts(connection))

    # --- inside ---------------------------------------------------------------------------------------------------

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """StoreError `store.unreachable` when the server is lost in the block."""
        try:
            yield
        except self._library.exceptions.ConnectorException as error:
            details = {"path": self._store.place, "reason": str(error.__cause__ or error).strip()}
            raise StoreError("store.unreachable", details) from error

    async def _run(self, app: Any, drain: bool) -> None:
        async with _opened(app):
            if not await app.check_connection_async():
                await app.schema_manager.apply_schema_async()
            sweeping = asyncio.create_task(_sweep(app))
            stop = asyncio.Event()
            for name in (signal.SIGINT, signal.SIGTERM):
                with suppress(NotImplementedError):  # there, Ctrl-C ends the program at once
                    asyncio.get_running_loop().add_signal_handler(name, stop.set)
            try:
                await self._take(app, drain, stop)
            finally:
                sweeping.cancel()
                with suppress(asyncio.CancelledError):
                    await sweeping

    async def _take(self, app: Any, drain: bool, stop: asyncio.Event) -> None:
        """Do jobs until reported to stop; with `drain`, until nobody has any."""
        while True:
            taking = asyncio.create_task(
                app.run_worker_async(
                    queues=[QUEUE],
                    wait=not drain,
                    concurrency=1,
                    install_signal_handlers=False,
                    update_heartbeat_interval=HEARTBEAT_SECONDS,
                    stalled_worker_timeout=LOST_SECONDS,
                )
            )
            reported = asyncio.create_task(stop.wait())
            await asyncio.wait({taking, reported}, return_when=asyncio.FIRST_COMPLETED)
            reported.cancel()
            if stop.is_set():
                taking.cancel()  # the job under way is finished first
            with suppress(asyncio.CancelledError):
                await taking
            if stop.is_set():
                return
            if not drain:  # it ends by itself only where it has lost the server
                raise self._library.exceptions.ConnectorException("connection lost")
            if await asyncio.to_thread(lambda: self.state().idle):
                return
            await asyncio.sleep(1)  # others are busy, and one of them may be gone

    def _app(self, worker: _Worker | None = None) -> Any:
        """The tasks, bound to this store, for whoever asks for them; with `worker` for who does them."""
        library = self._library
        kind = library.PsycopgConnector if worker is not None else library.SyncPsycopgConnector
        app = library.App(connector=kind(conninfo=self._store.address, min_size=1))

        @app.task(name="read", queue=QUEUE, pass_context=True)  # type: ignore[untyped-decorator, unused-ignore]
        def read(context: Any, files: list[dict[str, Any]]) -> None:
            assert worker is not None
            with self._halving(app, context, files, worker.now):
                touched = read_batch(self._store, [file_of(one) for one in files], worker.readers, worker.now)
                self._defer_matches(app, touched.bodies, touched.loose)
            worker.on_done("read", len(files))

        @app.task(name="match", queue=QUEUE)  # type: ignore[untyped-decorator, unused-ignore]
        def match_body(body: str | None = None, loose: Sequence[int] = ()) -> None:
            assert worker is not None
            with _Fault(lambda reason: self._note_failed([body or ""], reason, worker.now)):
                pairs = match(self._store, self._policy, worker.now, body=body, loose=loose)
            if not self._waiting():
                keep_up(self._store, self._policy, worker.now().date())
            worker.on_done("match", pairs)

        return app

    @contextmanager
    def _halving(
        self, app: Any, context: Any, files: Sequence[dict[str, Any]], now: Callable[[], datetime]
    ) -> Iterator[None]:
        """Cuts a batch in two when its work ends in a fault, down to the one file, whose fault is written down.

        The job itself fails all the same, so that its error stands in the log.
        """
        with _Fault(lambda reason: self._halve(app, files, reason, now)):
            if context.job.attempts >= ATTEMPTS:
                raise LostError
            yield

    def _halve(
        self, app: Any, files: Sequence[dict[str, Any]], reason: str, now: Callable[[], datetime]
    ) -> None:
        if len(files) > 1:
            middle = len(files) // 2
            self._defer_reads(app, [[*map(file_of, files[:middle])], [*map(file_of, files[middle:])]])
            return
        self._note_failed([one["shown"] for one in files], reason, now)

    def _note_failed(self, names: Sequence[str], reason: str, now: Callable[[], datetime]) -> None:
        """Write down files, or a body, whose work ended in a fault."""
        problems = [["reading.crashed", [["reason", reason]]]]
        details = [{"path": name, "problems": problems} for name in names]
        with self._store.write() as connection:
            queue_state.note(connection, queue_state.FAILED, details, now())

    def _defer_reads(self, app: Any, batches: Sequence[Sequence[FoundFile]]) -> None:
        if batches:
            app.tasks["read"].batch_defer(
                *({"files": [as_data(file) for file in batch]} for batch in batches)
            )

    def _defer_matches(self, app: Any, bodies: Sequence[str], loose: Sequence[int]) -> None:
        """Ask for the bodies of a batch to be matched, after what waits to be read; once for each body, however many
        batches it has."""
        for body in bodies:
            name = f"match {body}"
            with suppress(self._library.exceptions.AlreadyEnqueued):
                app.tasks["match"].configure(lock=name, queueing_lock=name, priority=-1).defer(body=body)
        if loose:
            app.tasks["match"].configure(priority=-1).defer(loose=list(loose))


class LostError(Exception):
    """A job's worker was lost again and again."""


class _Fault:
    """Hands the name of whatever error ends its block to `heard`; the error goes on."""

    def __init__(self, heard: Callable[[str], None]) -> None:
        self._heard = heard

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None and issubclass(kind, Exception):
            code = value.code if isinstance(value, StoreError) else kind.__name__
            self._heard(code)


async def _sweep(app: Any) -> None:
    """Put the jobs of workers that are gone back into the queue, again and again."""
    while True:
        manager = app.job_manager
        await manager.prune_stalled_workers(LOST_SECONDS)
        for job in await manager.get_stalled_jobs(queue=QUEUE, seconds_since_heartbeat=LOST_SECONDS):
            await manager.retry_job(job)
        await asyncio.sleep(HEARTBEAT_SECONDS)


def _opened(app: Any) -> AbstractAsyncContextManager[Any]:
    opened: AbstractAsyncContextManager[Any] = app.open_async()
    return opened


def _left_out(details: Mapping[str, Any]) -> LeftOut:
    return LeftOut(
        details["path"],
        tuple((code, {str(key): str(value) for key, value in pairs}) for code, pairs in details["problems"]),
    )
