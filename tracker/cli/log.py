"""The log: what happened on this machine, for whoever helps. It holds no text of any document."""

import logging
import platform
import traceback
from io import BufferedWriter, FileIO, TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from tracker.files.private import make_folder, open_private
from tracker.wording import Both, Words

from . import output

_LOGGER = logging.getLogger("tracker")
_BYTES, _KEPT = 1 << 20, 3
_INTERNAL = Both(
    "程序内部出错（{name}），已有数据不受影响；经过记在 {path}，请转给维护人员",
    "the program failed ({name}); what was saved is safe. Details are in {path}: please pass them on",
)
_NO_LOG = Both("程序内部出错（{name}）：{where}", "the program failed ({name}): {where}")


def log_file() -> Path:
    """Where the log is."""
    from tracker.service.places import state_folder

    return state_folder() / "tracker.log"


def tell_failure(words: Words, kind: type[BaseException], trace: TracebackType | None) -> None:
    """Tell a failure of the program itself in one sentence, and write where it happened to the log."""
    frames = _frames(trace)
    try:
        path = _write(f"{kind.__name__}\n{frames}")
    except OSError:
        where = frames.strip().rpartition("\n")[2].strip()
        output.tell(f"tracker: {words.say(_NO_LOG, name=kind.__name__, where=where)}")
        return
    output.tell(f"tracker: {words.say(_INTERNAL, name=kind.__name__, path=path)}")


def _frames(trace: TracebackType | None) -> str:
    """Files, lines and functions only: messages and values can hold words of a document."""
    return "".join(
        f"  {frame.filename}:{frame.lineno} {frame.name}\n" for frame in traceback.extract_tb(trace)
    )


class _PrivateFiles(RotatingFileHandler):
    """Log files that only their user can read, also those that follow."""

    def _open(self) -> TextIOWrapper:
        raw = FileIO(self.baseFilename, self.mode, opener=open_private)
        return TextIOWrapper(BufferedWriter(raw), encoding=self.encoding)


def _write(entry: str) -> Path:
    path = log_file()
    make_folder(path.parent)
    handler = _PrivateFiles(path, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOGGER.addHandler(handler)
    _LOGGER.propagate = False
    try:
        _LOGGER.error("python %s on %s: %s", platform.python_version(), platform.system(), entry)
    finally:
        _LOGGER.removeHandler(handler)
        handler.close()
    return path
