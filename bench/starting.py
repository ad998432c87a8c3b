"""How long the command line takes to start."""

import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from .table import show
from .texts import SAMPLES

_RUNS = 5


def best(arguments: list[str]) -> float:
    """The quickest of a few runs, in seconds: the one that other work on the machine disturbed least."""
    times = []
    for _ in range(_RUNS):
        start = perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        times.append(perf_counter() - start)
    return min(times)


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "start.db")
        command = ["-m", "tracker.cli.main"]
        files = [str(path) for path in SAMPLES.glob("*.txt")]
        subprocess.run(
            [sys.executable, *command, "ingest", *files, "--db", store], check=True, capture_output=True
        )
        rows = [
            [label, f"{best(arguments) * 1000:.0f} ms"]
            for label, arguments in (
                ("python alone", ["-c", "pass"]),
                ("tracker --help", [*command, "--help"]),
                ("tracker explain TEXT", [*command, "explain", "8月底前完成80%", "--date", "2021-07-05"]),
                ("tracker list (samples)", [*command, "list", "--db", store]),
            )
        ]
    show(f"Start (best of {_RUNS})", ["", "time"], rows)


if __name__ == "__main__":
    main()
