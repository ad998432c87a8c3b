"""A file read in worker processes; one that holds files is unpacked, and each of them is a task with limits of its own."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from tracker.domain.problem import Problem
from tracker.domain.report import Reading

from .input_files import refusal
from .pool import TaskFailedError, Workers
from .task import ReadDocument, ReadTask, Unpacked, UnpackTask

Documents = tuple[ReadDocument, ...]


def read_file(workers: Workers, task: ReadTask) -> Callable[[], Documents]:
    """Have a file read; calling the result waits for all its documents.

    TaskFailedError when the file itself cannot be read; a member that cannot is a refused document among the others.
    """
    answer = workers.read(task)

    def documents() -> Documents:
        read = answer()
        if any(document.container for document in read):
            return tuple(_members(workers, task))
        return read

    return documents


def _members(workers: Workers, container: ReadTask) -> Iterator[ReadDocument]:
    following: int | None = 0
    count = 0
    while following is not None:
        unpacked: Unpacked = workers.submit(UnpackTask(container.data, container.name, following), Unpacked)()
        following = unpacked.following
        count += len(unpacked.members)
        answers: list[tuple[str, Callable[[], Documents]]] = []
        for member in unpacked.members:
            part = "/".join(name for name in (container.part, member.name) if name)
            if member.data is None:
                answers.append((part, _refused(part, member.problem)))
                continue
            name = member.name.rsplit("/", 1)[-1]
            task = replace(container, data=member.data, name=name, part=part, depth=container.depth - 1)
            answers.append((part, read_file(workers, task)))
        for part, answer in answers:
            try:
                yield from answer()
            except TaskFailedError as failure:
                yield from _refused(part, failure.problem)()
    if not count:
        yield from _refused(container.part, refusal("zip.empty"))()


def _refused(part: str, problem: Problem | None) -> Callable[[], Documents]:
    ending = PurePosixPath(part).suffix.lower().lstrip(".")
    reading = Reading(None, ending, part, problems=(problem,) if problem is not None else ())
    return lambda: (ReadDocument(reading, None),)
