"""Several people on one store: two import, two mark, one reads, one has the dashboard open; nothing is lost and nobody sees
a locked database."""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from tracker.domain.policy import Policy
from tracker.domain.vocabulary import MarkKind
from tracker.service.people import review
from tracker.service.workspace import Workspace

from .made_up import NOW, file_made_up, made_up_text
from .papers import PLAN_2023
from .test_kill import VICTIMS
from .victims import QUERY


def _start(*arguments: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, str(VICTIMS), *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


@pytest.mark.parametrize(
    "seconds", [pytest.param(3, id="short"), pytest.param(60, id="long", marks=pytest.mark.long)]
)
def test_two_import_two_mark_one_reads_and_one_looks(
    seconds: int,
    url: str,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    record_testsuite_property: Callable[[str, object], None],
) -> None:
    with Workspace.open(url, policy=Policy()) as workspace:
        for year in (2022, 2023, 2024):
            file_made_up(workspace._store, f"{year}.txt", made_up_text(year, 40, year), year)
    alone = tmp_path / "alone.db"  # nobody changes it: what keys take on this machine just now
    with Workspace.open(alone, policy=Policy()) as workspace:
        for year in (2022, 2023, 2024):
            file_made_up(workspace._store, f"{year}.txt", made_up_text(year, 40, year), year)
    folders = []
    for number in range(2):
        folder = tmp_path / f"documents{number}"
        folder.mkdir()
        folders.append(folder)
        for year in range(seconds * 2):
            body = "青岩县人民政府" if year % 2 else f"第{number}县人民政府"  # half of them in both folders
            text = PLAN_2023.replace("青岩县人民政府", body).replace("2023", str(1950 + year))
            (folder / f"{body}{year}.txt").write_text(text, encoding="utf-8")
    importers = [_start("import", url, str(folder)) for folder in folders]
    others = [
        _start("mark", url, "李"),
        _start("mark", url, "王"),
        _start("read", url),
        _start("look", url, str(tmp_path / "state.json")),
        _start("look", str(alone), str(tmp_path / "alone.json")),
    ]
    lines: list[list[str]] = [[] for _ in (*importers, *others)]
    outputs: dict[int, tuple[str, str]] = {}
    heard = threading.Condition()

    def drain(at: int, process: "subprocess.Popen[str]") -> None:
        assert process.stdout is not None and process.stderr is not None
        for line in process.stdout:
            with heard:
                lines[at].append(line)
                heard.notify()
        outputs[at] = "".join(lines[at]), process.stderr.read()
        with heard:
            heard.notify()

    threads = [threading.Thread(target=drain, args=pair) for pair in enumerate([*importers, *others])]
    for thread in threads:
        thread.start()
    enough, busy = 200 if seconds >= 60 else 3, range(len(importers), len(lines))
    with (
        heard
    ):  # until each of them has done its part a few times, or one has ended, of which its output then speaks
        heard.wait_for(
            lambda: any(at in outputs for at in busy) or all(len(lines[at]) > enough for at in busy), 300
        )
    for process in importers:
        process.wait(timeout=300)
    for process in others:
        process.send_signal(signal.SIGKILL)
    for thread in threads:
        thread.join()
    assert [process.returncode for process in importers] == [0, 0], [outputs[at][1] for at in range(2)]
    assert not any(errors for _, errors in outputs.values()), outputs
    acknowledged = [
        [line for line in outputs[at][0].splitlines(keepends=True)[1:] if line.endswith("\n")]
        for at in (2, 3)
    ]
    marked = {tuple(line.split(" ", 1)) for lines in acknowledged for line in lines}
    keys, floor = (sorted(float(line) for line in outputs[at][0].splitlines()[1:-1]) for at in (5, 6))
    assert all(acknowledged) and keys and floor
    assert len(outputs[4][0].splitlines()) > 1
    if seconds >= 60:
        assert all(len(lines) >= 200 for lines in acknowledged), [len(lines) for lines in acknowledged]
    # How fast is for the machine to say: a figure of the run, no condition of it.
    for name, taken in (("keys", keys), ("keys_alone", floor)):
        record_testsuite_property(f"{request.node.name} {name}_p95_ms", taken[int(len(taken) * 0.95)])
    with Workspace.open(url, policy=Policy()) as workspace:
        names = [document.name for document in workspace.documents()]
        wanted = {path.name for folder in folders for path in folder.iterdir()} | {
            f"{year}.txt" for year in (2022, 2023, 2024)
        }
        assert sorted(names) == sorted(wanted)
        with workspace._store.read() as connection:
            kept = {tuple(row) for row in connection.execute(sa.text("SELECT item_id, note FROM mark"))}
            versions = connection.execute(sa.text("SELECT sum(version) FROM item")).scalar_one()
        assert {(id, note.strip()) for id, note in marked} <= kept
        assert versions == len(kept)
        assert workspace.rejudge(now=NOW) == 0 or workspace.rejudge(now=NOW) == 0


def test_marks_made_at_once_are_all_kept_and_conflicts_told(url: str) -> None:
    with Workspace.open(url, policy=Policy()) as workspace:
        file_made_up(workspace._store, "a.txt", made_up_text(2024, 5, 1), 2024)
        id = workspace.ledger(QUERY).ids[0]
        conflicts: list[str] = []

        def mark(by: str) -> None:
            for _ in range(20):
                entry = workspace.entry(id, QUERY.as_of)
                assert entry is not None
                result = review.mark(
                    workspace._store,
                    [id],
                    MarkKind.NOTE,
                    by=by,
                    now=NOW,
                    expected_versions={id: entry.entry.version},
                )
                conflicts.extend(result.conflicts)

        people = [threading.Thread(target=mark, args=(by,)) for by in ("李", "王", "赵")]
        for person in people:
            person.start()
        for person in people:
            person.join()
        detail = workspace.entry(id, QUERY.as_of)
        assert detail is not None
        assert len(detail.marks) == detail.entry.version
        assert len(detail.marks) + len(conflicts) == 60
