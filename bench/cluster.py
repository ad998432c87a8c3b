"""`python -m bench.cluster [DOCUMENTS]`: one worker and two on one store, what a document costs in a small store and a large
one, and a worker killed in the middle.

Not part of `python -m bench`: 10,000 documents take two workers some twenty minutes on two quiet processors, and the tenth of
them that one worker reads, and two with one of them killed, another ten. `--alone` has one worker read them all by itself too.
"""

import argparse
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
from itertools import count, product
from pathlib import Path
from time import perf_counter, sleep

from tracker.service.cluster import BATCH, LOST_SECONDS

from .server import Server, server
from .table import show
from .texts import PROJECT, SAMPLES, SERIES

DOCUMENTS = 10_000
_TENTH = 10
_LEAST = 200
"""Documents of the smallest store that is measured: fewer are not cut into batches in the midst of which anything is killed."""
_BATCHES = 8
"""Into so many batches documents are cut at least: each of two workers reads several."""
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_BODY = re.compile(r"[一-龥]{2}[区县市省]人民政府")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Run:
    """How many `documents` so many `hands` read: `seconds` on the wall, CPU seconds of the `workers` and of the `server`,
    `size` of the store in bytes without that of an empty database, and a fingerprint of everything that was read and found."""

    documents: int
    hands: int
    seconds: float
    workers: float
    server: float
    size: int
    fingerprint: str

    @property
    def pace(self) -> float:
        """Documents a second."""
        return self.documents / self.seconds

    @property
    def cost(self) -> float:
        """CPU seconds a document, workers and server together."""
        return (self.workers + self.server) / self.documents


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
        called = Counter(name for _, text in texts for name in set(_BODY.findall(text)))
        own, times = called.most_common(1)[0] if called else ("", 0)
        # A body whose name is not in most of its texts would keep it in every copy: hundreds of reports of one body.
        if len(texts) > 1 and (times >= _OWN * len(texts) or not given):
            found[folder.name] = (own, texts)
    return found


_OWN = 0.8


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


def run(at: Server, folder: Path, workers: int, *, kill: bool = False) -> Run:
    """Read everything in `folder` into a new database with so many workers; with `kill`, one of them is killed in the midst
    of its second batch."""
    documents = len(list(folder.rglob("*.txt")))
    database = f"run_{documents}_{workers}{'_killed' * kill}"
    at.execute(f"CREATE DATABASE {database}")
    empty = _size(at, database)
    url = f"{at.url}/{database}"
    put = _tracker(url, "enqueue", "--batch", str(min(BATCH, documents // _BATCHES)), str(folder))
    _, talk = put.communicate()
    assert put.returncode == 0, talk
    before, used, begun = _children(), at.cpu(), perf_counter()
    running = [_tracker(url, "worker", "--until-empty") for _ in range(workers)]
    if kill:
        victim = running.pop()
        assert victim.stderr is not None and "read a batch" in victim.stderr.readline()
        sleep(_INTO_IT)
        os.killpg(victim.pid, signal.SIGKILL)
        victim.communicate()
        assert _doing(at, database) == workers, "nothing was under way where it was killed"
    for worker in running:
        _, talk = worker.communicate()
        assert worker.returncode == 0, talk
    seconds = perf_counter() - begun
    size = _size(at, database) - empty
    return Run(
        documents,
        workers,
        seconds,
        _children() - before,
        at.cpu() - used,
        size,
        _fingerprint(at, database),
    )


_INTO_IT = 0.5
"""Seconds after its first batch in which a worker has begun its second one, and has far to go in it."""


def _doing(at: Server, database: str) -> int:
    """Jobs under way, or taken by one that is gone."""
    found = at.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing'", database)
    return int(str(found[0][0]))


def _size(at: Server, database: str) -> int:
    return int(str(at.execute(f"SELECT pg_database_size('{database}')")[0][0]))


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


def main(documents: int = DOCUMENTS, *, alone: bool = False) -> None:
    """Print the table; one worker reads a tenth of the documents by itself, with `alone` all of them too."""
    few = max(_LEAST, documents // _TENTH)
    with tempfile.TemporaryDirectory() as space, server() as at:
        small = Path(space) / "small"
        copies(small, few)
        runs = [_shown(run(at, small, 1)), _shown(run(at, small, 2))]
        killed = run(at, small, 2, kill=True)
        if documents > few:
            large = Path(space) / "large"
            copies(large, documents)
            runs += [_shown(run(at, large, workers)) for workers in ((2, 1) if alone else (2,))]
        text = _bytes(small) / few
    one, two = ([each for each in runs if each.hands == hands] for hands in (1, 2))
    pairs = zip(one, two, strict=False)
    show(
        f"One store, many workers ({runs[-1].documents:,} documents, {text / 1000:.0f} kB of text each)",
        ["", "wall", "pace", "CPU/document", "of workers", "of server", "store/document", "beyond its text"],
        [_row(each, text) for each in runs],
        [
            *(
                f"Two workers read {more.documents:,} documents {more.pace / less.pace:.2f} times as fast as one (aim: 1.7)."
                for less, more in pairs
            ),
            f"A document among {two[-1].documents:,} costs {two[-1].cost / two[0].cost:.2f} times one among {few:,} (aim: 1.1).",
            f"A worker of two killed in the midst of a batch, the other took up its job after {LOST_SECONDS:.0f} s: "
            + _same(killed, runs[0]),
            f"One worker and two: {_same(runs[1], runs[0])}",
            "An empty database (8 MB) is left out.",
        ],
    )


def _same(one: Run, other: Run) -> str:
    return "the same result." if one.fingerprint == other.fingerprint else "ANOTHER RESULT."


def _shown(one: Run) -> Run:
    """Told at once, for the next run may take long."""
    each = [
        f"{one.documents:,} documents, {one.hands} at work: {one.seconds:,.0f} s",
        f"CPU of workers {one.workers / one.documents * 1000:,.0f} ms a document",
        f"of the server {one.server / one.documents * 1000:,.0f} ms",
        f"store {one.size / one.documents / 1000:,.0f} kB a document",
    ]
    print("; ".join(each), file=sys.stderr, flush=True)
    return one


def _row(one: Run, text: float) -> list[str]:
    return [
        f"{one.documents:,} documents, {one.hands} worker{'s' * (one.hands > 1)}",
        f"{one.seconds:,.0f} s",
        f"{one.pace:.2f} documents/s",
        f"{one.cost * 1000:,.0f} ms",
        f"{one.workers / one.documents * 1000:,.0f} ms",
        f"{one.server / one.documents * 1000:,.0f} ms",
        f"{one.size / one.documents / 1000:,.0f} kB",
        f"{(one.size / one.documents - text) / 1000:,.0f} kB",
    ]


def _bytes(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*.txt"))


def _asked() -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="python -m bench.cluster", description=__doc__)
    asked.add_argument(
        "documents", type=int, nargs="?", default=DOCUMENTS, help="at least 200; default 10,000"
    )
    asked.add_argument(
        "--alone", action="store_true", help="one worker by itself reads them all, not only a tenth"
    )
    return asked.parse_args()


if __name__ == "__main__":
    given = _asked()
    main(given.documents, alone=given.alone)
