"""Files that appear whole or not at all, and never over another file unasked."""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .request import ReportError

_NO_HARD_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES}


@contextmanager
def whole_file(output: Path, *, force: bool = False) -> Iterator[Path]:
    """Yield a temporary path beside `output`; when the body ends well, it becomes `output`, else it is removed.

    Raises `ReportError` with `output.exists` (and no `force`), `output.no_folder`, `output.is_folder`,
    `output.not_writable` or `output.failed` (disk full and the like).
    """
    target = output.resolve()
    named = (("path", str(output)),)
    if target.is_dir():
        raise ReportError("output.is_folder", named)
    if not target.parent.is_dir():
        raise ReportError("output.no_folder", named)
    if target.exists() and not force:
        raise ReportError("output.exists", named)
    temporary = target.with_name(f".tracker-{secrets.token_hex(8)}.part")
    try:
        temporary.touch(mode=0o666, exist_ok=False)  # the user's umask narrows it, as for any file they make
    except OSError as error:
        raise ReportError("output.not_writable", (*named, ("cause", error.strerror or ""))) from error
    try:
        yield temporary
        _flush(temporary)
        _publish(temporary, target, force=force)
    except FileExistsError as error:
        raise ReportError("output.exists", named) from error
    except OSError as error:
        raise ReportError("output.failed", (*named, ("cause", error.strerror or str(error)))) from error
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _publish(temporary: Path, target: Path, *, force: bool) -> None:
    if force:
        temporary.replace(target)
    else:
        # A hard link refuses an existing name in one step, so a file that appeared meanwhile is safe.
        try:
            os.link(temporary, target)
        except OSError as error:
            if error.errno not in _NO_HARD_LINKS:
                raise
            if target.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from error
            temporary.replace(target)
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
