"""Progress bars on stderr, in a terminal only; the one door to rich for the command line."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from tracker.wording.terminal import clean


class Step(Protocol):
    """Reported how many are done, of how many, and what is being worked on; `about` when another piece of work begins."""

    def __call__(self, done: int, total: int, name: str, about: str | None = None) -> None: ...


def _nothing(done: int, total: int, name: str, about: str | None = None) -> None:
    """Where nobody looks."""


@contextmanager
def bar(about: str) -> Iterator[Step]:
    """A progress bar for the time of the block; where stderr is no terminal, nothing is drawn."""
    if not sys.stderr.isatty():
        yield _nothing
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.fields[name]}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True, markup=False), transient=True) as progress:
        task = progress.add_task(clean(about), total=None, name="")

        def step(done: int, total: int, name: str, about: str | None = None) -> None:
            progress.update(task, completed=done, total=total, name=clean(name))
            if about is not None:
                progress.update(task, description=clean(about))

        yield step
