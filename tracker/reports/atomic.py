"""Papers that appear whole or not at all, and never over another file unasked."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tracker.files.inputs import is_database, would_destroy
from tracker.files.parts import part_beside, publish
from tracker.files.private import mode_of, usual_mode

from .request import ReportError


@contextmanager
def whole_file(output: Path, *, force: bool = False, kept: Iterable[Path] = ()) -> Iterator[Path]:
    """Yield a temporary path beside `output`; when the body ends well, it becomes `output`, else it is removed.

    `kept` are files the paper is made from: never written over. Raises `ReportError` with `output.is_input` (one of
    them, or a store), `output.exists` (and no `force`), `output.no_folder`, `output.is_folder`, `output.not_writable`
    or `output.failed` (disk full and the like).
    """
    named = (("path", str(output)),)
    try:
        target = output.resolve()
        if target.is_dir():
            raise ReportError("output.is_folder", named)
        if not target.parent.is_dir():
            raise ReportError("output.no_folder", named)
        if would_destroy(target, kept) or is_database(target):
            raise ReportError("output.is_input", named)
        if target.exists() and not force:
            raise ReportError("output.exists", named)
    except OSError as error:  # a name that is too long, links in a circle
        raise ReportError("output.not_writable", (*named, ("cause", error.strerror or ""))) from error
    with ExitStack() as cleared:
        try:
            part = cleared.enter_context(part_beside(target))
        except OSError as error:
            raise ReportError("output.not_writable", (*named, ("cause", error.strerror or ""))) from error
        try:
            yield part
            mode = mode_of(target) if target.exists() else usual_mode()
            publish(part, target, mode=mode, replace=force)
        except FileExistsError as error:
            raise ReportError("output.exists", named) from error
        except OSError as error:
            raise ReportError("output.failed", (*named, ("cause", error.strerror or str(error)))) from error
