"""The whole import (read, extract, match, judge, store) against only cutting the same text into words."""

import tempfile
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

from .measure import measure
from .table import show
from .texts import document_texts, write_files


def import_all(texts: list[str], jobs: int) -> int:
    """Read the texts as files into a fresh store; the number of commitments."""
    from tracker.service.workspace import Workspace

    with tempfile.TemporaryDirectory() as folder:
        paths = write_files(texts, Path(folder))
        with Workspace.open(Path(folder) / "bench.db") as workspace:
            summary = workspace.ingest(paths, jobs=jobs, now=datetime(2026, 1, 1, tzinfo=UTC))
    return sum(file.hard + file.milestones for file in summary.files)


def cut_with_jieba(texts: list[str]) -> int:
    """Number of words."""
    import jieba

    return sum(len(jieba.lcut(text)) for text in texts)


def cut_with_rjieba(texts: list[str]) -> int:
    """Number of words."""
    import rjieba

    return sum(len(rjieba.cut(text)) for text in texts)


def load_jieba() -> None:
    """The dictionary is loaded before the clock starts."""
    import jieba

    jieba.setLogLevel(60)
    jieba.initialize()


def load_rjieba() -> None:
    """The dictionary is loaded before the clock starts."""
    import rjieba

    rjieba.cut("热身")


def main() -> None:
    """Print the table."""
    name, texts = document_texts()
    characters = sum(map(len, texts))
    rows = []
    base = measure(cut_with_jieba, texts, prepare=load_jieba)
    runs = [("cut with jieba", base)]
    if find_spec("rjieba"):
        runs.append(("cut with rjieba", measure(cut_with_rjieba, texts, prepare=load_rjieba)))
    runs += [
        (f"whole import, {jobs} reader{'s' * (jobs > 1)}", measure(import_all, texts, jobs))
        for jobs in (1, 2)
    ]
    for label, run in runs:
        rows.append(
            [
                label,
                f"{run.seconds:.2f} s",
                f"{characters / run.seconds / 1000:,.0f} k characters/s",
                f"{run.seconds / base.seconds:.2f} × jieba",
                f"{run.peak:.0f} MB",
                str(run.result),
            ]
        )
    show(
        f"Import ({name}, {characters:,} characters)",
        ["", "time", "speed", "ratio", "peak", "words / commitments"],
        rows,
        ["The import's time holds the start of its reader processes and the making of a store."],
    )


if __name__ == "__main__":
    main()
