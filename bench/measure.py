"""Runs a piece of work in a process of its own and tells its time and its peak memory."""

import multiprocessing
import resource
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from time import perf_counter, process_time
from typing import Any


@dataclass(frozen=True, slots=True)
class Measured:
    """`seconds` on the wall, `cpu` seconds of the process itself, `peak` in MB (its children's where larger), and
    what the work gave back. Start-up and imports that `prepare` does are not counted.
    """

    seconds: float
    cpu: float
    peak: float
    result: Any


def measure(
    work: Callable[..., Any], *arguments: Any, prepare: Callable[[], Any] | None = None, turns: int = 1
) -> Measured:
    """Run `work(*arguments)` in a fresh process, after `prepare()` there. Both must be importable by name.

    Of several `turns` the one that took the least CPU counts: what else the machine does only ever adds to it.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(there, work, arguments, prepare, turns))
    process.start()
    there.close()
    try:
        measured: Measured = here.recv()
    except EOFError:
        process.join()
        raise RuntimeError(
            f"{work.__module__}.{work.__name__} ended with exit code {process.exitcode}"
        ) from None
    process.join()
    return measured


def _child(
    pipe: Connection,
    work: Callable[..., Any],
    arguments: tuple[Any, ...],
    prepare: Callable[[], Any] | None,
    turns: int,
) -> None:
    if prepare is not None:
        prepare()
    pipe.send(min((_turn(work, arguments) for _ in range(turns)), key=lambda one: one.cpu))
    pipe.close()


def _turn(work: Callable[..., Any], arguments: tuple[Any, ...]) -> Measured:
    wall, cpu = perf_counter(), process_time()
    result = work(*arguments)
    wall, cpu = perf_counter() - wall, process_time() - cpu
    return Measured(wall, cpu, _peak(), result)


def _peak() -> float:
    """MB; Linux counts kilobytes, macOS bytes."""
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    largest = max(
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return largest / unit
