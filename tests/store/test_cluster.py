"""The queue of a shared store: what many workers read is what one import reads, whoever is killed meanwhile."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from db.errors import StoreError
from tracker.domain.ledger import LedgerQuery
from tracker.domain.policy import Policy
from tracker.service import cluster
from tracker.service.assessing import batches
from tracker.service.ledger import laying_out
from tracker.service.workspace import Workspace

from .made_up import AS_OF, NOW
from .papers import PLAN_2023, REPORT_2023

ALL = LedgerQuery(AS_OF, grades=())

pytestmark = pytest.mark.postgresql


@pytest.fixture
def url(request: pytest.FixtureRequest) -> str:
    """A new database on a server."""
    pytest.importorskip("procrastinate", reason="the extra cluster is not installed")
    import psycopg

    server: str = request.getfixturevalue("postgresql")
    name = f"c{os.urandom(6).hex()}"
    with psycopg.connect(f"{server.replace('+psycopg', '')}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{server}/{name}"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder of eight reports of two bodies."""
    folder = tmp_path / "documents"
    folder.mkdir()
    for body in ("青岩县", "白石县"):
        for year in (2022, 2023):
            for name, text in (("plan", PLAN_2023), ("report", REPORT_2023)):
                dated = text.replace("2024", str(year + 1)).replace("2023", str(year)).replace("青岩县", body)
                (folder / f"{body}{year}{name}.txt").write_text(dated, encoding="utf-8")
    return folder


def _state(workspace: Workspace) -> list[tuple[object, ...]]:
    return sorted(
        (entry.id, entry.document, entry.commitment.text, entry.verdict.status, entry.verdict.rule)
        for entry in workspace.ledger(ALL).all()
    )


@pytest.fixture
def wanted(papers: Path, tmp_path: Path) -> list[tuple[object, ...]]:
    """What one import reads out of the papers."""
    with Workspace.open(tmp_path / "alone.db", policy=Policy()) as alone:
        alone.ingest([papers], now=NOW)
        return _state(alone)


def test_the_queue_reads_what_an_import_reads(
    url: str, papers: Path, wanted: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(laying_out, "LARGE", 0)
    (papers / "empty.txt").write_text("", encoding="utf-8")
    done: list[str] = []
    with Workspace.open(url, policy=Policy()) as workspace:
        with pytest.raises(StoreError, match=r"queue\.none"):
            workspace.cluster().state()
        put = workspace.cluster().enqueue([papers], size=2)
        assert (put.files, put.batches) == (9, 5)
        assert workspace.cluster().state().waiting == 9
        workspace.cluster().work(now=lambda: NOW, drain=True, on_done=lambda kind, _: done.append(kind))
        state = workspace.cluster().state()
        assert state.idle and (state.done, state.failed_count) == (9, 0)
        assert [one.path for one in state.refused] == [str(papers / "empty.txt")]
        assert done.count("read") == 5 and 2 <= done.count("match") <= 5
        assert _state(workspace) == wanted
        large = workspace._answers.large
        assert large is not None and large.serves(LedgerQuery(NOW.date()))  # the last job has laid it out
        workspace.cluster().enqueue([papers])  # again: everything is on file
        workspace.cluster().work(now=lambda: NOW, drain=True)
        assert workspace.cluster().state().refused_count == 1
        assert _state(workspace) == wanted


def test_a_batch_with_a_fault_is_halved_down_to_the_one_file(
    url: str, papers: Path, wanted: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    (papers / "bad.txt").write_text("一、无名县2023年工作安排\n", encoding="utf-8")

    def faulty(store: Any, files: Sequence[Any], *rest: Any) -> batches.Touched:
        if any(file.name == "bad.txt" for file in files):
            raise ZeroDivisionError
        return batches.read_batch(store, files, *rest)

    monkeypatch.setattr(cluster, "read_batch", faulty)
    with Workspace.open(url, policy=Policy()) as workspace:
        workspace.cluster().enqueue([papers])
        workspace.cluster().work(now=lambda: NOW, drain=True)
        state = workspace.cluster().state()
        assert [one.path for one in state.failed] == [str(papers / "bad.txt")]
        assert state.failed[0].reasons == (("reading.crashed", {"reason": "ZeroDivisionError"}),)
        assert state.done == 8 and state.idle
        assert _state(workspace) == wanted


def test_a_batch_that_loses_its_worker_again_and_again_is_halved(url: str, papers: Path) -> None:
    with Workspace.open(url, policy=Policy()) as workspace:
        workspace.cluster().enqueue([papers])
        with workspace._store.write() as connection:
            connection.exec_driver_sql("UPDATE procrastinate_jobs SET attempts = 3")
        batches_read: list[int] = []
        workspace.cluster().work(
            now=lambda: NOW,
            drain=True,
            on_done=lambda kind, count: batches_read.append(count) if kind == "read" else None,
        )
        assert batches_read == [4, 4]
        assert workspace.cluster().state().failed_count == 0


def test_a_killed_worker_loses_nothing(
    url: str, papers: Path, wanted: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workspace.open(url, policy=Policy()) as workspace:
        workspace.cluster().enqueue([papers], size=2)
        command = [sys.executable, "-m", "tracker.cli.main", "--lang", "en", "worker", "--db", url]
        victim = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
        assert victim.stderr is not None
        assert "read a batch" in victim.stderr.readline()
        os.killpg(victim.pid, signal.SIGKILL)
        victim.communicate()
        monkeypatch.setattr(cluster, "LOST_SECONDS", 1.0)
        monkeypatch.setattr(cluster, "HEARTBEAT_SECONDS", 0.2)
        workspace.cluster().work(now=lambda: NOW, drain=True)
        state = workspace.cluster().state()
        assert state.idle and (state.done, state.failed_count, state.refused_count) == (8, 0, 0)
        assert _state(workspace) == wanted


def test_a_worker_told_to_stop_finishes_its_batch(url: str, papers: Path) -> None:
    with Workspace.open(url, policy=Policy()) as workspace:
        listed = papers.parent / "list.txt"
        listed.write_text("".join(f"{path}\n" for path in sorted(papers.iterdir())), encoding="utf-8")
        tracker = [sys.executable, "-m", "tracker.cli.main", "--lang", "en"]
        put = [*tracker, "enqueue", "--list", str(listed), "--batch", "4", "--db", url]
        subprocess.run(put, check=True)
        asked = subprocess.Popen(
            [*tracker, "worker", "--until-empty", "--db", url], stderr=subprocess.PIPE, text=True
        )
        assert asked.stderr is not None
        assert "read a batch: 4" in asked.stderr.readline()
        asked.send_signal(signal.SIGTERM)
        asked.communicate()
        assert asked.returncode == 0
        state = workspace.cluster().state()
        assert state.doing == 0 and state.done in (4, 8)
        shown = subprocess.run([*tracker, "queue", "--json", "--db", url], capture_output=True, check=True)
        assert json.loads(shown.stdout)["documents"] == {
            "done": state.done,
            "doing": 0,
            "waiting": 8 - state.done,
        }


def test_only_a_server_has_a_queue(tmp_path: Path) -> None:
    with (
        Workspace.open(tmp_path / "store.db", policy=Policy()) as workspace,
        pytest.raises(StoreError, match=r"queue\.needs_server"),
    ):
        workspace.cluster()


def test_the_missing_extra_is_named(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "procrastinate", None)
    with (
        Workspace.open(url, policy=Policy()) as workspace,
        pytest.raises(StoreError, match=r"queue\.not_installed"),
    ):
        workspace.cluster()
