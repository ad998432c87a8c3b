"""A file read in worker processes: each file inside it, and each page that is a picture, is a task with limits of its own."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from tracker.domain.problem import Problem
from tracker.domain.report import Reading
from tracker.domain.vocabulary import Severity
from tracker.service.filing.input_files import refusal

from .pool import TaskFailedError, Workers
from .task import ReadDocument, ReadTask, RecognisedPage, RecogniseTask, Unpacked, UnpackTask

Documents = tuple[ReadDocument, ...]
OnPage = Callable[[str, int, int], None]
"""Takes the place of a member in its container ("" for the file itself), how many of its pages are done, and of how many."""


def read_file(workers: Workers, task: ReadTask, on_page: OnPage | None = None) -> Callable[[], Documents]:
    """Have a file read; calling the result waits for all its documents.

    TaskFailedError when the file itself cannot be read; a member that cannot is a refused document among the others.
    """
    answer = workers.read(task)

    def documents() -> Documents:
        read = answer()
        if read.container:
            return tuple(_members(workers, task, on_page))
        if read.wanted:
            return (_recognised(workers, task, read, on_page),)
        return (read,)

    return documents


def _recognised(workers: Workers, task: ReadTask, read: ReadDocument, on_page: OnPage | None) -> ReadDocument:
    """The file read with its pages recognised one by one; one that cannot be is left out by name."""
    answers = [
        (number, workers.submit(RecogniseTask(task.data, task.name, number), RecognisedPage))
        for number in read.wanted
    ]
    pages: list[RecognisedPage] = []
    for number, answer in answers:
        try:
            page: RecognisedPage = answer()
        except TaskFailedError as failure:
            page = RecognisedPage(number, None, failure.problem)
        pages.append(page)
        if on_page is not None:
            on_page(task.part, len(pages), len(answers))
    failed = next((page.problem for page in pages if page.problem is not None), None)
    if failed is not None and all(page.page is None for page in pages):
        return ReadDocument(replace(read.reading, problems=(failed,)), None)
    return workers.read(replace(task, pages=tuple(pages)))()


def _members(workers: Workers, container: ReadTask, on_page: OnPage | None) -> Iterator[ReadDocument]:
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
            answers.append((part, read_file(workers, task, on_page)))
        for part, answer in answers:
            try:
                yield from answer()
            except TaskFailedError as failure:
                yield from _refused(part, failure.problem)()
    if not count:
        yield from _refused(container.part, refusal("zip.empty"))()


def _refused(part: str, problem: Problem | None) -> Callable[[], Documents]:
    ending = PurePosixPath(part).suffix.lower().lstrip(".")
    refusal = problem if problem is not None else Problem("reading.failed", Severity.REFUSED)
    reading = Reading(None, ending, part, problems=(refusal,))
    return lambda: (ReadDocument(reading, None),)
