"""Worker processes that outlive one import, for tests whose subject is not the workers: a start costs half a second."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BufferedRandom
from os import PathLike
from pathlib import Path
from subprocess import Popen
from typing import Any, NamedTuple

import pytest

from tracker.service.processes import pool


class _Kept(NamedTuple):
    """A worker process at rest, with what it writes to."""

    process: Popen[bytes]
    talk: BufferedRandom
    folder: PathLike[str]


_COLD = pool._Worker
_starter = ThreadPoolExecutor(1, thread_name_prefix="warm")
"""Starts the processes: each ends with the thread that started it."""
_kept: dict[tuple[int, bool], list[_Kept]] = {}
"""Processes at rest, by the memory they may take and whether they read foreign files."""


class WarmWorker(_COLD):
    """A worker that is put aside when its work ends well, and taken up again by the next that asks for its like."""

    def __init__(self, folder: Path, memory: int, reads: bool) -> None:
        self._given, self._memory, self._at_rest = folder, memory, True
        kept = _kept.get((memory, reads))
        if not kept:
            own = Path(tempfile.mkdtemp(prefix="tracker-warm-"))
            _starter.submit(super().__init__, own, memory, reads).result()
            return
        self.reads, self.timed_out = reads, False
        self.process, self._talk, self._folder = kept.pop()

    def ask(self, task: object, wanted: Any, seconds: float) -> object:
        self._at_rest = False
        answer = super().ask(task, wanted, seconds)  # after a failure it is not used again
        self._at_rest = True
        return answer

    def kill(self) -> None:
        if not self._at_rest:
            super().kill()

    def close(self) -> None:
        shutil.rmtree(self._given, ignore_errors=True)
        if not self._at_rest:
            super().close()
            return
        _kept.setdefault((self._memory, self.reads), []).append(_Kept(self.process, self._talk, self._folder))


def _leave_to_the_parent() -> None:
    """A process that a test forks off has workers of its own, and a thread to start them: those at rest are its parent's."""
    global _starter
    _starter = ThreadPoolExecutor(1, thread_name_prefix="warm")
    _kept.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_leave_to_the_parent)


@pytest.fixture(scope="package", autouse=True)
def warm_workers() -> Iterator[None]:
    """Every import of a package of tests takes up the workers of the one before."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pool, "_Worker", WarmWorker)
        yield
    for kept in _kept.values():
        while kept:
            process, talk, folder = kept.pop()
            process.communicate()  # its standard input is closed, so it ends
            talk.close()
            shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def own_workers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, warm_workers: None) -> None:
    """What is marked `own_workers` starts and ends its workers as the program does."""
    if request.node.get_closest_marker("own_workers"):
        monkeypatch.setattr(pool, "_Worker", _COLD)
