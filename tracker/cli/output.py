"""The only place where the command line writes: data to stdout, talk to stderr, every text cleaned on its way out."""

import sys
from collections.abc import Iterable, Sequence
from shutil import get_terminal_size

from tracker.wording.terminal import clean, json_text
from tracker.wording.width import cut, pad, width

_PIPE_WIDTH = 100_000


def prepare() -> None:
    """Make both streams take any text: what a terminal's encoding lacks shows as `?` instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        # Streams replaced by a caller (a test, a notebook) need not be reconfigurable.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


class ReaderGoneError(Exception):
    """Whoever reads our data (`head`, a pager) has seen enough. Not an OSError: click would end with 1 for those."""


class UnwritableError(Exception):
    """Standard output takes no more (a full disk behind `>`); the system's own words. Not an OSError, as above."""


def _write(text: str) -> None:
    try:
        print(text, file=sys.stdout)
    except BrokenPipeError as error:
        raise ReaderGoneError from error
    except OSError as error:
        raise UnwritableError(error.strerror) from error


def flush() -> None:
    """Send what is still held back."""
    try:
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise ReaderGoneError from error
    except OSError as error:
        raise UnwritableError(error.strerror) from error


def line(text: str = "") -> None:
    """One line of data."""
    _write(clean(text))


def lines(text: str) -> None:
    """Several lines of data: line feeds stay."""
    _write(clean(text, multiline=True))


def tell(text: str) -> None:
    """One line of talk."""
    print(clean(text), file=sys.stderr)


def value(data: object, *, indent: int | None = None) -> None:
    """JSON that no terminal obeys."""
    _write(json_text(data, indent=indent))


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, elastic: int) -> None:
    """Aligned columns. In a terminal the column `elastic` gives way so that a row keeps to one line; in a pipe
    everything is written in full.
    """
    cells = [[clean(cell) for cell in row] for row in (head, *rows)]
    wide = [max(width(row[column]) for row in cells) for column in range(len(head))]
    room = get_terminal_size((100, 24)).columns if sys.stdout.isatty() else _PIPE_WIDTH
    wide[elastic] = min(wide[elastic], max(room - sum(wide) + wide[elastic] - 2 * (len(head) - 1), 12))
    for row in cells:
        parts = [pad(cell, columns) for cell, columns in zip(row[:-1], wide[:-1], strict=True)]
        _write("  ".join([*parts, cut(row[-1], wide[-1])]).rstrip())
