"""Reading in a process of its own, with bounds on time and memory, so that no file can hang or fell the program."""

import contextlib
import multiprocessing
import os
import signal
import sys
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType

from ..domain.problem import Problem
from ..domain.report import Reading
from ..domain.vocabulary import Severity
from .limits import Limits
from .read import read

_TRUSTED = (
    ".txt",
    ".md",
    ".markdown",
    ".text",
)  # decoding is linear and in bounded memory: no process needed


class GuardedReader:
    """Reads files through one child process, which is ended and replaced when a file takes too long or too much.

    Use as a context manager; not safe for several threads at once.
    """

    def __init__(
        self, limits: Limits = Limits(), *, seconds: float = 120.0, memory_bytes: int = 3_000_000_000
    ) -> None:
        self._limits = limits
        self._seconds = seconds
        self._memory = memory_bytes
        self._child: tuple[BaseProcess, Connection] | None = None

    def __enter__(self) -> "GuardedReader":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, data: bytes, name: str) -> tuple[Reading, ...]:
        """As `tracker.reading.read`; what goes wrong with the process becomes a refusal: `reader.timeout`, `reader.crashed`."""
        if name.lower().endswith(_TRUSTED) and len(data) <= self._limits.file_bytes:
            return read(data, name, limits=self._limits)
        process, pipe = self._started()
        try:
            pipe.send((data, name, self._limits))
            if not pipe.poll(self._seconds):
                self._kill()
                return _refused(name, "reader.timeout", (("seconds", f"{self._seconds:g}"),))
            answer: tuple[Reading, ...] = pipe.recv()
        except (EOFError, OSError):
            process.join(5)
            self._kill()
            return _refused(name, "reader.crashed", (("exit", str(process.exitcode)),))
        return answer

    def close(self) -> None:
        """End the child process."""
        self._kill()

    def _started(self) -> tuple[BaseProcess, Connection]:
        if self._child is None:
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs, self._memory), daemon=False)
            process.start()
            theirs.close()
            self._child = (process, ours)
        return self._child

    def _kill(self) -> None:
        if self._child is None:
            return
        process, pipe = self._child
        self._child = None
        pipe.close()
        if process.pid is not None and process.is_alive():
            # The child leads its own group: a converter it started ends with it.
            with contextlib.suppress(ProcessLookupError, PermissionError, AttributeError):
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
        process.join(5)


def _refused(name: str, code: str, details: tuple[tuple[str, str], ...]) -> tuple[Reading, ...]:
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    return (Reading(None, ending, problems=(Problem(code, Severity.REFUSED, None, details),)),)


def _serve(pipe: Connection, memory_bytes: int) -> None:
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program, which then ends this process
    if sys.platform != "win32":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        bound = memory_bytes if hard == resource.RLIM_INFINITY else min(memory_bytes, hard)
        resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
    while True:
        try:
            data, name, limits = pipe.recv()
        except EOFError:
            return
        try:
            answer = read(data, name, limits=limits)
        except (MemoryError, RecursionError) as error:
            answer = _refused(name, "reader.memory", (("kind", type(error).__name__),))
        pipe.send(answer)
