"""Worker processes. One that dies, hangs or eats the memory costs its file, never the import.

Each worker is `python -P -m tracker.service.processes.worker`, so nothing of the parent (its terminal, its store, its threads) is
shared with code that reads hostile bytes. What it answers is parsed as data, never unpickled.
"""

import os
import pickle
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import SimpleQueue
from types import TracebackType
from typing import IO, Any, Generic, TypeVar, cast

from tracker.domain.problem import Problem
from tracker.domain.verdict import Finding
from tracker.service.filing.input_files import refusal

from .framing import ANSWER, PROBLEM, receive, send
from .machine import readers
from .scratch import Scratch
from .task import JudgeTask, Pair, ReadDocument, ReadTask
from .wire import WireError, decode

SECONDS = 120.0
"""Longest time one file may take to read. The longest real report takes under ten seconds, LibreOffice's start included."""

JUDGING_SECONDS = 3600.0
"""Longest time for what one report says of all earlier ones: our own code on our own values, so this only ends a fault."""

ANSWER_BYTES = 512 * 1024**2
"""Bytes of the longest answer that is taken in."""

_LOOK_EVERY = 0.1
"""Seconds between two looks whether somebody wants to stop."""

_LOST = ("reading.timeout", "reading.crashed")
"""Problems after which a worker is of no more use."""

T_co = TypeVar("T_co", covariant=True)


class TaskFailedError(Exception):
    """A task could not be done; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class StoppedError(Exception):
    """Somebody wanted to stop while an answer was waited for."""


class _Worker:
    """One process that does tasks, one after another. `reads` says whether they are foreign files."""

    def __init__(self, folder: "os.PathLike[str]", memory: int, reads: bool) -> None:
        self.reads = reads
        self.timed_out = False
        self._folder = folder
        self._talk = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            "TMPDIR": os.fspath(folder),
        }
        self.process = subprocess.Popen(
            # -P: a folder of documents is no place to import from, even when one stands in it.
            [sys.executable, "-P", "-m", "tracker.service.processes.worker", str(os.getpid()), str(memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._talk,
            env=environment,
            start_new_session=True,  # a group of its own: what it starts ends with it
        )

    def ask(self, task: object, wanted: Any, seconds: float) -> object:
        """Have one task done, whose answer is of the type `wanted`. TaskFailedError when it could not be."""
        timer = threading.Timer(seconds, self._give_up)
        timer.daemon = True
        timer.start()
        try:
            request = pickle.dumps((seconds, task), protocol=pickle.HIGHEST_PROTOCOL)
            send(cast(IO[bytes], self.process.stdin), ANSWER, request)
            kind, data = receive(cast(IO[bytes], self.process.stdout), ANSWER_BYTES)
            answer = decode(data, Problem if kind == PROBLEM else wanted)
        except (OSError, EOFError, ValueError, WireError) as error:
            self.kill()
            problem = (
                refusal("reading.timeout", seconds=f"{seconds:g}")
                if self.timed_out
                else refusal("reading.crashed", reason=self._last_words())
            )
            self.close()
            raise TaskFailedError(problem) from error
        finally:
            timer.cancel()
        if isinstance(answer, Problem):
            raise TaskFailedError(answer)
        return cast(object, answer)

    def _give_up(self) -> None:
        self.timed_out = True
        self.kill()

    def kill(self) -> None:
        """End the process and all it started."""
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
        self.process.kill()
        self.process.wait()

    def _last_words(self) -> str:
        """The last line the process wrote about itself: the error's name, no text of a document."""
        end = self._talk.seek(0, os.SEEK_END)
        self._talk.seek(max(0, end - 4000))
        lines = self._talk.read(4000).decode("utf-8", "replace").strip().splitlines()
        return lines[-1].split(":")[0] if lines else f"exit {self.process.returncode}"

    def close(self) -> None:
        """End the process and remove what it wrote down."""
        self.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):  # what was left in the buffer has nowhere to go
                    pipe.close()
        self._talk.close()
        shutil.rmtree(self._folder, ignore_errors=True)


class Answer(Generic[T_co]):
    """What a worker will have answered; calling it waits, as long as nobody wants to stop.

    TaskFailedError when the task could not be done, StoppedError when somebody wanted to stop.
    """

    def __init__(self, future: "Future[Any]", stopped: Callable[[], bool] | None) -> None:
        self._future = future
        self._stopped = stopped

    def __call__(self) -> T_co:
        while self._stopped is not None:
            with suppress(TimeoutError):
                return cast(T_co, self._future.result(_LOOK_EVERY))
            if self._stopped():
                raise StoppedError
        return cast(T_co, self._future.result())


class Workers:
    """A few workers, started when first needed. Leaving the block ends them all, whatever they do.

    There are `jobs` of them, or as many as the machine's memory can bear. `stopped` is asked while an answer is waited
    for.
    """

    def __init__(
        self, jobs: int, seconds: float = SECONDS, stopped: Callable[[], bool] | None = None
    ) -> None:
        self.size, self._memory = readers(jobs)
        self._seconds = seconds
        self._stopped = stopped
        self._scratch = Scratch()
        self._threads = ThreadPoolExecutor(self.size, thread_name_prefix="worker")
        self._idle: SimpleQueue[_Worker | None] = SimpleQueue()
        for _ in range(self.size):
            self._idle.put(None)
        self._lock = threading.Lock()
        self._running: set[_Worker] = set()
        self._closed = False

    def read(self, task: ReadTask) -> Answer[ReadDocument]:
        """Have a file read."""
        return self.submit(task, ReadDocument)

    def judge(self, task: JudgeTask) -> Answer[dict[Pair, dict[str, Finding]]]:
        """Have pairs of reports judged, by a process that has read no foreign file."""
        wanted = dict[Pair, dict[str, Finding]]
        return Answer(self._threads.submit(self._do, task, wanted, JUDGING_SECONDS, False), self._stopped)

    def submit(self, task: object, wanted: Any) -> Answer[Any]:
        """Have a task on a foreign file done: one that `task.run` knows, with an answer of the type `wanted`."""
        return Answer(self._threads.submit(self._do, task, wanted, self._seconds, True), self._stopped)

    def _do(self, task: object, wanted: Any, seconds: float, reads: bool) -> object:
        worker = self._idle.get()
        failed = True
        try:
            worker = self._started(worker, reads)
            result = worker.ask(task, wanted, seconds)
            failed = False
            return result
        except TaskFailedError as failure:
            failed = failure.problem.code in _LOST
            raise
        finally:
            if failed and worker is not None:
                self._ended(worker)
                worker = None
            self._idle.put(worker)

    def _started(self, worker: _Worker | None, reads: bool) -> _Worker:
        if worker is not None and worker.reads == reads:
            return worker
        if worker is not None:
            self._ended(worker)
        with self._lock:
            if self._closed:
                raise StoppedError
            worker = _Worker(self._scratch.folder(), self._memory, reads)
            self._running.add(worker)
        return worker

    def _ended(self, worker: _Worker) -> None:
        with self._lock:
            self._running.discard(worker)
        worker.close()

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._closed = True
            running = list(self._running)
        for worker in running:
            worker.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for worker in running:
            worker.close()
        self._scratch.close()
