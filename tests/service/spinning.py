"""A program, and readers in it that never come to an end: what a hostile file would do to them.

`sitecustomize(folder)` writes a module that Python runs first in each process; in a worker it puts an endless loop, or
one that takes all memory, in the place of the work.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).parents[2]

_SPIN = """
import sys
if "tracker.service.processes.worker" in getattr(sys, "orig_argv", ()):
    import tracker.service.processes.task as task
    def run(given):
        open({mark!r}, "a").write(f"{{__import__('os').getpid()}}\\n")
        {body}
    task.run = run
"""
FOREVER = "while True: pass"
IN_ONE_CALL = "import re; re.match('(a+)+$', 'a' * 100 + 'b')"
"""In C, without ever letting another thread of the process run."""
ALL_MEMORY = "kept = [bytes(1 << 20) for _ in range(1 << 20)]"


def environment(folder: Path, body: str = FOREVER) -> dict[str, str]:
    """What to start a program with so that its readers do `body`; each writes its number into `folder`/mark first."""
    (folder / "sitecustomize.py").write_text(
        _SPIN.format(mark=str(folder / "mark"), body=body), encoding="utf-8"
    )
    scratch = folder / "tmp"
    scratch.mkdir(exist_ok=True)
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(folder), str(PROJECT)]),
        "TMPDIR": str(scratch),
        "PYTHONUTF8": "1",
        "TRACKER_LANG": "zh",
    }


def spinning(folder: Path) -> list[int]:
    """The numbers of the readers that have begun; waits for the first."""
    mark = folder / "mark"
    until(lambda: mark.exists() and mark.read_text().endswith("\n"))
    return [int(line) for line in mark.read_text().split()]


def until(true: "object", seconds: float = 60) -> None:
    """Wait until a question is answered with yes."""
    assert callable(true)
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)


def alive(number: int) -> bool:
    """Whether a process runs (one that has ended and was not fetched does not)."""
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def importing(folder: Path, documents: Path, body: str = FOREVER, *more: str) -> "subprocess.Popen[str]":
    """An import of `documents` whose readers do `body`, as a process."""
    command = ["ingest", str(documents), "--db", str(folder / "t.db"), "--jobs", "2", *more]
    return subprocess.Popen(
        [sys.executable, "-m", "tracker.cli.main", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=folder,
        env=environment(folder, body),
        start_new_session=True,
    )
