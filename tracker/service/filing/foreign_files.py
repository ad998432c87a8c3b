"""Foreign files that another room works on, in a process of their own like those that are read in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tracker.reading.limits import Limits
from tracker.service.processes.pool import TaskFailedError, Workers
from tracker.service.processes.task import ForeignTask

from .input_files import FoundFile, UnreadableFileError, printable, read_bytes


def in_reader(path: Path, wanted: Any, work: Callable[..., object], *values: object) -> Any:
    """What `work(bytes of the file, *values)` gives, of the type `wanted`; done by a reader process within its bounds.

    `work` is a function of a module. None when the file cannot be had or the work was not done: it is no such file.
    """
    named = FoundFile(path, printable(str(path)), printable(path.name), (), named=True)
    try:
        task = ForeignTask(work, read_bytes(named, Limits().file_bytes), values)
        with Workers(1) as workers:
            return workers.submit(task, wanted)()
    except (UnreadableFileError, TaskFailedError):
        return None
