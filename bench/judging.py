"""Matching and judging against extracting, and what one more document of a body costs as the body's shelf grows."""

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from time import process_time

from .measure import measure
from .table import show
from .texts import SAMPLES, SERIES

_NOW = datetime(2026, 1, 1, tzinfo=UTC)


def _paths() -> tuple[str, list[Path]]:
    if SERIES.is_dir():
        paths = sorted(path for path in SERIES.rglob("*.txt"))
        return f"shared series, {len(paths)} documents", paths
    paths = sorted(
        path
        for path in SAMPLES.iterdir()
        if path.suffix in (".txt", ".md", ".docx") and path.stem != "README"
    )
    return f"samples, {len(paths)} documents", paths


def extract_paths(paths: list[Path]) -> int:
    """Number of commitments and achievements."""
    from tracker.extraction.extract import extract
    from tracker.reading import read

    found = 0
    for path in paths:
        for reading in read(path.read_bytes(), path.name):
            if reading.text:
                read_out = extract(reading.text)
                found += len(read_out.commitments) + len(read_out.achievements)
    return found


def judge_paths(paths: list[Path]) -> tuple[float, int]:
    """CPU seconds of judging every pair again, and how many pairs that were."""
    from tracker.service.workspace import Workspace

    with (
        tempfile.TemporaryDirectory() as folder,
        Workspace.open(Path(folder) / "bench.db") as workspace,
    ):
        workspace.ingest(paths, now=_NOW)
        start = process_time()
        pairs = workspace.rejudge(now=_NOW, everything=True)
        return process_time() - start, pairs


def main() -> None:
    """Print the table."""
    name, paths = _paths()
    extraction = measure(extract_paths, paths)
    judging = measure(judge_paths, paths)
    seconds, pairs = judging.result
    show(
        f"Judging ({name})",
        ["", "cpu", "peak", "what"],
        [
            [
                "extraction",
                f"{extraction.cpu:.2f} s",
                f"{extraction.peak:.0f} MB",
                f"{extraction.result} statements",
            ],
            ["judging all pairs", f"{seconds:.2f} s", f"{judging.peak:.0f} MB", f"{pairs} pairs of reports"],
        ],
        [f"judging / extraction: {seconds / extraction.cpu:.2f} (aim: at most 1)"],
    )


if __name__ == "__main__":
    main()
