"""Which files an import means, and their bytes. Follows no link out of a folder, waits for no pipe, reads no huge file."""

import os
import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tracker.domain.ledger import IngestedFile
from tracker.domain.problem import Problem
from tracker.domain.vocabulary import Severity

_CLUTTER = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
_ABOUT_FILES = re.compile(r"(readme|licen[cs]e|copying|changelog|自述文件)(?![a-z])", re.IGNORECASE)
"""Beginnings of names that programs give to the page on themselves; Windows calls its own 自述文件."""
_MOST_FOLDERS = 64
"""Levels of folders gone into; real trees of an office have a handful."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A regular file to read. `shown` is its path as a front end may print it; folder names run from the outermost.

    `named` is whether the user named the file itself, not a folder it was met in.
    """

    path: Path
    shown: str
    name: str
    folder_names: tuple[str, ...]
    named: bool


class UnreadableFileError(Exception):
    """A file's bytes could not be had; `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


def refused(path: str, problem: Problem) -> IngestedFile:
    """A file nothing was taken from."""
    return IngestedFile(path, "refused", problems=(problem,))


def passed_over(path: str, problems: tuple[Problem, ...] = ()) -> IngestedFile:
    """A file met in a folder that is no document."""
    return IngestedFile(path, "passed_over", problems=problems)


def refusal(code: str, **details: str) -> Problem:
    """A problem that keeps a file out."""
    return Problem(code, Severity.REFUSED, None, tuple(sorted(details.items())))


def printable(text: str) -> str:
    """A name with bytes that are no characters, and control characters, replaced by U+FFFD."""
    return "".join(
        "\ufffd" if ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000 else c for c in text
    )


def find_files(paths: Sequence[Path]) -> tuple[list[FoundFile], list[IngestedFile]]:
    """The files meant by `paths` (folders with all below them), in order of name, and what was left out on the way:
    refused, or passed over for being no document by its name. A file that is named itself is never passed over.
    """
    found: list[FoundFile] = []
    left_out: list[IngestedFile] = []
    seen: set[tuple[int, int]] = set()
    for path in paths:
        try:
            status = path.stat()  # a link that the user names is followed; one inside a folder is not
        except FileNotFoundError:
            left_out.append(refused(printable(str(path)), refusal("file.missing")))
            continue
        except (OSError, ValueError) as error:
            left_out.append(refused(printable(str(path)), _unreadable(error)))
            continue
        if stat.S_ISDIR(status.st_mode):
            _walk(path, (printable(path.resolve().name),), found, left_out, seen)
        else:
            folders = (printable(path.resolve().parent.name),)
            _take(path, status, folders, found, left_out, seen, named=True)
    return found, left_out


def _walk(
    folder: Path,
    names: tuple[str, ...],
    found: list[FoundFile],
    left_out: list[IngestedFile],
    seen: set[tuple[int, int]],
) -> None:
    if len(names) > _MOST_FOLDERS:
        left_out.append(refused(printable(str(folder)), refusal("folder.too_deep")))
        return
    try:
        with os.scandir(folder) as entries:
            inside = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        left_out.append(refused(printable(str(folder)), _unreadable(error)))
        return
    for entry in inside:
        path = Path(entry.path)
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError as error:
            left_out.append(refused(printable(entry.path), _unreadable(error)))
            continue
        clutter = entry.name.startswith((".", "~$")) or entry.name.lower() in _CLUTTER
        if stat.S_ISDIR(status.st_mode):
            if not clutter:
                _walk(path, (*names, printable(entry.name)), found, left_out, seen)
        elif clutter or _ABOUT_FILES.match(entry.name):
            left_out.append(passed_over(printable(entry.path)))
        else:
            _take(path, status, names, found, left_out, seen, named=False)


def _take(
    path: Path,
    status: os.stat_result,
    names: tuple[str, ...],
    found: list[FoundFile],
    left_out: list[IngestedFile],
    seen: set[tuple[int, int]],
    *,
    named: bool,
) -> None:
    shown = printable(str(path))
    if not stat.S_ISREG(status.st_mode):
        left_out.append(refused(shown, refusal("file.not_regular")))
        return
    key = (status.st_dev, status.st_ino)
    if status.st_ino and key in seen:
        return
    seen.add(key)
    found.append(FoundFile(path, shown, printable(path.name), names, named))


def read_bytes(file: FoundFile, limit: int) -> bytes:
    """The bytes of a file. UnreadableFileError when it cannot be opened, is no plain file, or holds more than `limit`."""
    flags = (
        os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    )
    try:
        handle = os.open(file.path, flags)
    except OSError as error:
        raise UnreadableFileError(_unreadable(error)) from error
    with os.fdopen(handle, "rb") as opened:
        status = os.fstat(opened.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFileError(refusal("file.not_regular"))
        try:
            data = opened.read(limit + 1) if status.st_size <= limit else None
        except OSError as error:
            raise UnreadableFileError(_unreadable(error)) from error
    if data is None or len(data) > limit:
        raise UnreadableFileError(refusal("file.too_large", size=str(status.st_size), limit=str(limit)))
    return data


def _unreadable(error: Exception) -> Problem:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return refusal("file.unreadable", reason=reason)
