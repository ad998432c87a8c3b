"""Runs a converter (LibreOffice) so that nothing of it outlives whoever asked: its processes and its folder.

The converter has a process group of its own, because it starts others. A process between the two waits for the
converter, for the time allowed, or for the end of its standard input, which the asker alone holds: when the asker is
killed, the group is ended and the folder removed all the same.
"""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

_GRACE = 10.0
"""Seconds the process between has beyond the converter's, to clear away."""


def run_tethered(command: Sequence[str], folder: Path, seconds: float) -> bool:
    """Run a converter that works in `folder`, its home; whether it ended by itself within the time."""
    environment = {
        **os.environ,
        "HOME": str(folder),
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }
    try:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "tracker.reading.tethered", str(seconds), str(folder), *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return process.wait(seconds + _GRACE) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        assert process.stdin is not None
        process.stdin.close()
        process.wait()


def main() -> None:
    """Arguments: seconds, folder, then the converter's command line."""
    seconds, folder, command = float(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
    converter = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    threading.Thread(target=_wait_for_the_asker, args=(converter, folder), daemon=True).start()
    try:
        code = converter.wait(seconds)
    except subprocess.TimeoutExpired:
        code = 1
    _end(converter)
    os._exit(0 if code == 0 else 1)  # the thread still waits for the asker


def _wait_for_the_asker(converter: "subprocess.Popen[bytes]", folder: Path) -> None:
    while os.read(0, 1024):
        pass
    _end(converter)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


def _end(converter: "subprocess.Popen[bytes]") -> None:
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(converter.pid, signal.SIGKILL)
    with suppress(ProcessLookupError):
        converter.kill()
    converter.wait()


if __name__ == "__main__":
    main()
