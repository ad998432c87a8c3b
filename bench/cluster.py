"""`python -m bench.cluster [DOCUMENTS]`: one worker and two on one store, what a document costs in a small store and a large
one, and a worker killed in the middle. Not part of `python -m bench`: it takes an hour for 10,000 documents."""

import hashlib
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice, product
from pathlib import Path
from time import perf_counter, sleep

from tracker.service.cluster import BATCH

from .server import Server, server
from .table import show
from .texts import PROJECT, SAMPLES, SERIES

DOCUMENTS = 10_000
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_BODY = re.compile(r"[一-龥]{2}[区县市省]人民政府")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Run:
    """`seconds` on the wall, CPU seconds of the `workers` and of the `server`, `size` of the store in bytes, and a
    fingerprint of everything that was read and found."""

    seconds: float
    workers: float
    server: float
    size: int
    fingerprint: str


def copies(folder: Path, documents: int) -> None:
    """The given reports, over and over under other bodies' names, as files in `folder`: as many as wanted."""
    shelves = _shelves()
    named = _names()
    made = 0
    for turn in count():
        for shelf, (own, texts) in shelves.items():
            name = f"{next(named)}县"
            target = folder / f"{turn:04}" / shelf
            target.mkdir(parents=True)
            for file, text in texts:
                if made == documents:
                    return
                body = text.replace(own, f"{name}人民政府") if own else text
                year = _YEAR.search(file)
                assert year is not None
                title = f"{name}{year.group()}年政府工作报告"
                (target / file).write_text(f"{title}\n\n{body}", encoding="utf-8")
                made += 1


def _names() -> Iterator[str]:
    """Made-up names of places, each another."""
    for more in ("", *_BRANCHES):
        for stem, branch in product(_STEMS, _BRANCHES):
            yield f"{stem}{more}{branch}"


def _shelves() -> dict[str, tuple[str, list[tuple[str, str]]]]:
    """By folder, where one holds a body's reports of year after year: what the body is called in them, and the texts with
    the names of their files."""
    given = SERIES.is_dir()
    found = {}
    for folder in sorted(path for path in SERIES.iterdir() if path.is_dir()) if given else [SAMPLES]:
        texts = [
            (path.name, path.read_text(encoding="utf-8"))
            for path in sorted(folder.glob("*.txt"))
            if (_YEAR.match if given else _YEAR.search)(path.name)
        ]
        if len(texts) > 1:
            called = Counter(name for _, text in texts for name in _BODY.findall(text))
            found[folder.name] = (called.most_common(1)[0][0] if called else "", texts)
    return found


def _environment(url: str) -> dict[str, str]:
    return {**os.environ, "TRACKER_DB": url, "PYTHONPATH": str(PROJECT)}


def _tracker(url: str, *arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tracker.cli.main", "--lang", "en", *arguments],
        env=_environment(url),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def run(at: Server, database: str, folder: Path, workers: int, *, kill: bool = False) -> Run:
    """Read everything in `folder` into a new database with so many workers; with `kill`, one of them is killed when it
    has read its first batch."""
    at.execute(f"CREATE DATABASE {database}")
    url = f"{at.url}/{database}"
    put = _tracker(url, "enqueue", str(folder))
    assert put.wait() in (0, 1), put.communicate()
    before, used, begun = _children(), at.cpu(), perf_counter()
    running = [_tracker(url, "worker", "--until-empty") for _ in range(workers)]
    if kill:
        victim = running.pop()
        assert victim.stderr is not None and "read a batch" in victim.stderr.readline()
        sleep(1)  # into the next one
        os.killpg(victim.pid, signal.SIGKILL)
        victim.wait()
    for worker in running:
        _, talk = worker.communicate()
        assert worker.returncode == 0, talk
    seconds = perf_counter() - begun
    size = int(str(at.execute(f"SELECT pg_database_size('{database}')")[0][0]))
    return Run(seconds, _children() - before, at.cpu() - used, size, _fingerprint(at, database))


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


_RESULT = """
SELECT i.identity, c.text, c.deadline, c.grade, f.outcome, f.rule, round(f.confidence::numeric, 4), e.text, e.start_at
FROM commitment c JOIN item i ON i.id = c.item_id LEFT JOIN finding f ON f.commitment_id = c.id
LEFT JOIN evidence e ON e.finding_id = f.id ORDER BY 1, 2, 3, 5, 6, 7, 8, 9
"""


def _fingerprint(at: Server, database: str) -> str:
    """Of the commitments, what was found about them, and the numbers of what is packed."""
    digest = hashlib.sha256()
    for row in at.execute(_RESULT, database):
        digest.update(repr(row).encode())
    packed = "SELECT sum(d.number), (SELECT sum(number) FROM achievements) FROM declarations d"
    digest.update(repr(at.execute(packed, database)).encode())
    return digest.hexdigest()[:16]


def main(documents: int = DOCUMENTS) -> None:
    """Print the tables."""
    few = max(1, documents // 10)
    with tempfile.TemporaryDirectory() as space, server() as at:
        large, small = Path(space) / "large", Path(space) / "small"
        copies(large, documents)
        copies(small, few)
        runs = {
            (few, 1): run(at, "few1", small, 1),
            (few, 2): run(at, "few2", small, 2),
            (documents, 2): run(at, "many2", large, 2),
            (documents, 1): run(at, "many1", large, 1),
        }
        # Each of the two must have a batch to read, and the victim another one to be killed in.
        shelf, whole = (small, few) if few >= 4 * BATCH else (large, documents)
        killed = run(at, "killed", shelf, 2, kill=True)
        text = _bytes(small)
    rows = [
        [
            f"{size:,} documents, {workers} worker{'s' * (workers > 1)}",
            f"{one.seconds:,.0f} s",
            f"{size / one.seconds:.2f} documents/s",
            f"{(one.workers + one.server) / size * 1000:,.0f} ms",
            f"{one.workers / size * 1000:,.0f} ms",
            f"{one.server / size * 1000:,.0f} ms",
            f"{one.size / size / 1000:,.0f} kB",
        ]
        for (size, workers), one in runs.items()
    ]
    pace = {key: key[0] / one.seconds for key, one in runs.items()}
    cost = {key: (one.workers + one.server) / key[0] for key, one in runs.items()}
    show(
        f"One store, many workers ({documents:,} documents, {text / few / 1000:.0f} kB of text each)",
        ["", "wall", "pace", "CPU/document", "of workers", "of server", "store/document"],
        rows,
        [
            f"Two workers read {pace[documents, 2] / pace[documents, 1]:.2f} times as fast as one.",
            f"A document among {documents:,} costs {cost[documents, 2] / cost[few, 2]:.2f} times one among {few:,}.",
            "A worker killed in the middle: "
            + ("the same result." if killed.fingerprint == runs[whole, 1].fingerprint else "ANOTHER RESULT."),
            "One worker and two: "
            + (
                "the same result."
                if runs[few, 2].fingerprint == runs[few, 1].fingerprint
                else "ANOTHER RESULT."
            ),
        ],
    )


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*.txt"))


if __name__ == "__main__":
    main(*map(int, islice(sys.argv[1:], 1)))
