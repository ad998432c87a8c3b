"""Matching and judging against extracting, and what one more document of a body costs as the body's shelf grows."""

import re
import tempfile
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import process_time

from .measure import measure
from .table import show
from .texts import SAMPLES, SERIES

_TURNS = 3
"""The machine's own unrest only ever adds: the best of these turns counts."""
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


@dataclass(frozen=True, slots=True)
class Judged:
    """CPU seconds of filing what was extracted, of judging every pair, and of judging with loading and storing; how
    many pairs that were, and how many commitments stand in the ledger."""

    filing: float
    alone: float
    stored: float
    pairs: int
    commitments: int


def judge_paths(paths: list[Path]) -> Judged:
    """File the documents, then judge all pairs, `_TURNS` times; the best turn counts."""
    from db.schema import open_store
    from tracker.domain.ledger import LedgerQuery
    from tracker.judging.policy import load_policy
    from tracker.service.assessing.rejudge import rejudge
    from tracker.service.workspace import Workspace

    from .clock import Clock

    policy = load_policy()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.db"
        with Workspace.open(path, policy=policy) as workspace:
            filed: list[object] = []
            start = process_time()  # files are read in other processes, and judging is called off
            workspace.ingest(
                paths, now=_NOW, jobs=2, on_progress=filed.append, cancelled=lambda: len(filed) >= len(paths)
            )
            filing = process_time() - start
        turns: list[tuple[float, float, int]] = []
        with closing(open_store(path)) as store:
            for turn in range(_TURNS):
                # Other settings, equal in effect: all that was judged is judged again, in this process.
                rounding = policy.tolerance.rounding * (1 + turn / 10_000)
                other = replace(policy, tolerance=replace(policy.tolerance, rounding=rounding))
                clock = Clock()
                with clock:
                    start = process_time()
                    pairs = rejudge(store, other, _NOW, workers=clock)
                    turns.append((clock.cpu, process_time() - start, pairs))
        with Workspace.open(path, policy=policy) as workspace:
            commitments = len(workspace.ledger(LedgerQuery(as_of=_NOW.date())))
    return Judged(filing, *min(turns), commitments)


def _years_before(count: int, year: re.Match[str]) -> str:
    return str(int(year[0]) - count)


def one_more(shelf: int) -> float:
    """CPU seconds of judging what one more report answers, of a body that has `shelf` of them already."""
    from tracker.service.workspace import Workspace

    with (
        tempfile.TemporaryDirectory() as folder,
        Workspace.open(Path(folder) / "bench.db") as workspace,
    ):
        text = (SAMPLES / "云麓县政府工作报告2021.txt").read_text(encoding="utf-8")
        paths = []
        for number in range(shelf + 1):
            path = Path(folder) / f"{number}.txt"
            # The same county in other years: every year named in it moves along.
            moved = re.sub(r"20([12]\d)", partial(_years_before, number), text)
            path.write_text(moved, encoding="utf-8")
            paths.append(path)
        workspace.ingest(paths, now=_NOW, jobs=2)
        newest = next(document.id for document in workspace.documents() if document.name == "0.txt")
        # Taken off and put back: what it answers is judged anew, in this process, without reading it again.
        workspace.delete_document(newest, by="bench", now=_NOW)
        start = process_time()
        workspace.restore_document(newest, by="bench", now=_NOW)
        return process_time() - start


def main() -> None:
    """Print both tables."""
    name, paths = _paths()
    extraction = measure(extract_paths, paths, turns=_TURNS)
    judging = measure(judge_paths, paths)
    judged: Judged = judging.result
    through = extraction.cpu + judged.filing
    pairs = f"{judged.pairs} pairs of reports, {judged.commitments} commitments"
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
            ["judging all pairs", f"{judged.alone:.2f} s", f"{judging.peak:.0f} MB", pairs],
            ["extraction, stored", f"{through:.2f} s", "", "from files into a store"],
            ["judging, stored", f"{judged.stored:.2f} s", "", "out of the store and into it"],
        ],
        [
            f"judging / extraction: {judged.alone / extraction.cpu:.2f}, with the store on both sides "
            f"{judged.stored / through:.2f} (aim: at most 1)"
        ],
    )

    rows = []
    before = 0.0
    for shelf in (4, 8, 16, 32):
        taken = measure(one_more, shelf).result
        rows.append([str(shelf), f"{taken:.2f} s", f"{taken / before:.2f}" if before else ""])
        before = taken
    show(
        "One more report of a body",
        ["reports on the shelf", "cpu", "against half the shelf"],
        rows,
        ["aim: at most 2 each time the shelf doubles"],
    )


if __name__ == "__main__":
    main()
