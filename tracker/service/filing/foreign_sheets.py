"""Sheets that come back from others, read by a process of their own like every other foreign file."""

from collections.abc import Sequence
from pathlib import Path

from tracker.domain.problem import Problem
from tracker.domain.sheet import SheetColumns
from tracker.reading.limits import Limits
from tracker.service.processes.pool import TaskFailedError, Workers
from tracker.service.processes.task import Columns, ColumnsTask

from .input_files import FoundFile, UnreadableFileError, printable, read_bytes


class SheetError(Exception):
    """A sheet could not be read; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def read_sheet(path: Path, wanted: Sequence[Sequence[str]]) -> SheetColumns:
    """The columns of an Excel file whose head is one of the names given for each. SheetError says why they cannot be had."""
    named = FoundFile(path, printable(str(path)), printable(path.name), (), named=True)
    try:
        task = ColumnsTask(read_bytes(named, Limits().file_bytes), tuple(tuple(names) for names in wanted))
        with Workers(1) as workers:
            answer: Columns = workers.submit(task, Columns)()
    except (UnreadableFileError, TaskFailedError) as error:
        raise SheetError(error.problem) from error
    if answer.found is None:
        assert answer.problem is not None
        raise SheetError(answer.problem)
    return answer.found
