"""Progress bars on stderr, in a terminal only; the one door to rich for the command line."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tracker.wording.terminal import clean

Step = Callable[[int, int, str], None]
"""Called with how many are done, of how many, and what is being worked on."""


@contextmanager
def bar(about: str) -> Iterator[Step]:
    """A progress bar for the time of the block; where stderr is no terminal, nothing is drawn."""
    if not sys.stderr.isatty():
        yield lambda done, total, name: None
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

        def step(done: int, total: int, name: str) -> None:
            progress.update(task, completed=done, total=total, name=clean(name))

        yield step
