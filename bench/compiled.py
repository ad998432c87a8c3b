"""The wheel with the reading compiled, built and unpacked for measuring."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from .texts import PROJECT


def unpack_compiled(folder: Path) -> str:
    """Build the wheel and unpack it into `folder`; why that could not be, "" where it could."""
    uv = shutil.which("uv")
    built = folder / "wheel"
    command = (
        [uv, "build", "--wheel", "--quiet", "--python", sys.executable, "--out-dir", str(built)]
        if uv
        else [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(built)]
    )
    made = subprocess.run(
        [*command, str(PROJECT)],
        env={**os.environ, "TRACKER_COMPILE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        return made.stderr.strip().splitlines()[-1] if made.stderr.strip() else f"exit {made.returncode}"
    with ZipFile(next(built.glob("*.whl"))) as wheel:
        wheel.extractall(folder)
    return ""


def import_from(folder: str) -> None:
    """Have this process take the program from `folder`, whatever of it has been imported."""
    sys.path.insert(0, folder)
    for name in [name for name in sys.modules if name.partition(".")[0] in ("tracker", "tui", "db")]:
        del sys.modules[name]
