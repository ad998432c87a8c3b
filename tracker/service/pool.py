"""Worker processes. One that dies, hangs or eats the memory costs its file, never the import.

Each worker is `python -P -m tracker.service.worker`, so nothing of the parent (its terminal, its store, its threads) is
shared with code that reads hostile bytes.
"""

import os
import pickle
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from contextlib import suppress
from queue import SimpleQueue
from types import TracebackType
from typing import IO, cast

from tracker.domain.problem import Problem
from tracker.domain.verdict import Finding

from .input_files import refusal
from .task import JudgeTask, Pair, ReadDocument, ReadTask

SECONDS = 120.0
"""Longest time one file may take to read. The longest real report takes under ten seconds, LibreOffice's start included."""

JUDGING_SECONDS = 3600.0
"""Longest time for what one report says of all earlier ones: our own code on our own values, so this only ends a fault."""

_HEADER = 8


class TaskFailedError(Exception):
    """A task could not be done; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class _Worker:
    """One process that reads files, one after another."""

    def __init__(self) -> None:
        self._talk = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        self.process = subprocess.Popen(
            # -P: a folder of documents is no place to import from, even when one stands in it.
            [sys.executable, "-P", "-m", "tracker.service.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._talk,
            env=environment,
        )
        self.timed_out = False

    def ask(self, task: object, seconds: float) -> object:
        """Have one task done. TaskFailedError when the process failed at it; then the worker is of no more use."""
        timer = threading.Timer(seconds, self._give_up)
        timer.daemon = True
        timer.start()
        try:
            send(cast(IO[bytes], self.process.stdin), task)
            answer = receive(cast(IO[bytes], self.process.stdout))
        except (BrokenPipeError, EOFError, pickle.UnpicklingError, ValueError) as error:
            self.process.kill()
            self.process.wait()
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
        return answer

    def _give_up(self) -> None:
        self.timed_out = True
        self.process.kill()

    def _last_words(self) -> str:
        """The last line the process wrote about itself: the error's name, no text of a document."""
        self._talk.seek(0)
        lines = self._talk.read()[-4000:].decode("utf-8", "replace").strip().splitlines()
        return lines[-1].split(":")[0] if lines else f"exit {self.process.returncode}"

    def close(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):  # what was left in the buffer has nowhere to go
                    pipe.close()
        self._talk.close()


class Workers:
    """A few workers, started when first needed. Leaving the block ends them all, whatever they do."""

    def __init__(self, jobs: int, seconds: float = SECONDS) -> None:
        self.size = max(1, jobs)
        self._seconds = seconds
        self._threads = ThreadPoolExecutor(self.size, thread_name_prefix="worker")
        self._idle: SimpleQueue[_Worker | None] = SimpleQueue()
        for _ in range(self.size):
            self._idle.put(None)
        self._lock = threading.Lock()
        self._running: set[_Worker] = set()
        self._closed = False

    def read(self, task: ReadTask) -> Callable[[], tuple[ReadDocument, ...]]:
        """Have a file read; calling the result waits for the answer. TaskFailedError when it cannot be read."""
        return cast("Callable[[], tuple[ReadDocument, ...]]", self._submit(task, self._seconds))

    def judge(self, task: JudgeTask) -> Callable[[], dict[Pair, dict[str, Finding]]]:
        """Have pairs of reports judged; calling the result waits for the answer."""
        return cast("Callable[[], dict[Pair, dict[str, Finding]]]", self._submit(task, JUDGING_SECONDS))

    def _submit(self, task: object, seconds: float) -> Callable[[], object]:
        future: Future[object] = self._threads.submit(self._do, task, seconds)
        return future.result

    def _do(self, task: object, seconds: float) -> object:
        worker = self._idle.get()
        failed = True
        try:
            with self._lock:
                if self._closed:
                    raise CancelledError
                if worker is None:
                    worker = _Worker()
                    self._running.add(worker)
            result = worker.ask(task, seconds)
            failed = False
            return result
        except TaskFailedError as failure:
            failed = failure.problem.code in ("reading.timeout", "reading.crashed")
            raise
        finally:
            if failed and worker is not None:
                with self._lock:
                    self._running.discard(worker)
                worker = None
            self._idle.put(worker)

    def __enter__(self) -> "Workers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._closed = True
            running = list(self._running)
        for worker in running:
            worker.close()
        self._threads.shutdown(wait=True, cancel_futures=True)


def send(pipe: IO[bytes], value: object) -> None:
    """Write one value, its length first."""
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(len(data).to_bytes(_HEADER, "big"))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> object:
    """Read one value; EOFError when the other end is gone."""
    header = pipe.read(_HEADER)
    if len(header) < _HEADER:
        raise EOFError
    size = int.from_bytes(header, "big")
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return pickle.loads(data)
