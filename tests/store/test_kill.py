"""kill -9 in the middle of an import, of marking, of matching and of a migration: whole or not at all, and it goes on."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.maintenance import check
from db.schema import HEAD, open_store
from tracker.domain.policy import Policy
from tracker.service.workspace import Workspace

from .made_up import NOW, file_made_up, made_up_text
from .papers import PLAN_2023, REPORT_2023
from .test_schema import OLD_STORES
from .victims import QUERY

VICTIMS = Path(__file__).with_name("victims.py")


def _killed(random_: random.Random, longest: float, *arguments: str) -> list[str]:
    """Run a victim, kill it and its workers some time after it opened the store; what it stated until then."""
    process = subprocess.Popen(
        [sys.executable, str(VICTIMS), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(random_.uniform(0, longest))
    os.killpg(process.pid, signal.SIGKILL)
    rest, errors = process.communicate()
    assert first, errors
    assert "Error" not in errors, errors
    return [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]


def _sound(path: Path) -> None:
    checkup = check(path)
    assert checkup.healthy, checkup.faults


@pytest.fixture(params=[pytest.param(5, id="short"), pytest.param(50, id="long", marks=pytest.mark.long)])
def times(request: pytest.FixtureRequest) -> Iterator[range]:
    """How often to kill."""
    yield range(request.param)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder of twelve reports of two bodies."""
    folder = tmp_path / "documents"
    folder.mkdir()
    for body in ("青岩县", "白石县"):
        for year in (2021, 2022, 2023):
            for name, text in (("plan", PLAN_2023), ("report", REPORT_2023)):
                dated = text.replace("2024", str(year + 1)).replace("2023", str(year)).replace("青岩县", body)
                (folder / f"{body}{year}{name}.txt").write_text(dated, encoding="utf-8")
    return folder


def _state(path: Path) -> list[tuple[object, ...]]:
    with Workspace.open(path, policy=Policy()) as workspace:
        return sorted(
            (entry.id, entry.document, entry.verdict.status, entry.verdict.rule)
            for entry in workspace.ledger(QUERY).all()
        )


def test_a_killed_import_leaves_whole_documents_and_goes_on(
    times: range, papers: Path, tmp_path: Path
) -> None:
    whole = tmp_path / "whole.db"
    with Workspace.open(whole, policy=Policy()) as workspace:
        workspace.ingest([papers], now=NOW)
    wanted, choose = _state(whole), random.Random(1)
    path = tmp_path / "store.db"
    for _ in times:
        said = _killed(choose, 4, "import", str(path), str(papers))
        _sound(path)
        with Workspace.open(path, policy=Policy()) as workspace:
            acknowledged = {Path(line.split()[1]).name for line in said if line.startswith("reading")}
            assert acknowledged <= {document.name for document in workspace.documents()}
        if "done\n" in said:
            assert _state(path) == wanted
            path = tmp_path / f"store{choose.random()}.db"
    with Workspace.open(path, policy=Policy()) as workspace:
        workspace.ingest([papers], now=NOW)
    assert _state(path) == wanted


def _filled(path: Path) -> None:
    store = open_store(path)
    for year in (2022, 2023, 2024):
        file_made_up(store, f"{year}.txt", made_up_text(year, 40, year), year)
    store.close()


def test_no_acknowledged_mark_is_lost(times: range, tmp_path: Path) -> None:
    path, choose = tmp_path / "store.db", random.Random(2)
    _filled(path)
    acknowledged: set[tuple[str, str]] = set()
    for number in times:
        said = _killed(choose, 1.5, "mark", str(path), f"李{number}")
        acknowledged.update((line.split(" ", 1)[0], line.split(" ", 1)[1].strip()) for line in said)
        _sound(path)
        with sqlite3.connect(path) as connection:
            kept = set(connection.execute("SELECT item_id, note FROM mark"))
            versions = connection.execute("SELECT sum(version) FROM item").fetchone()[0]
        connection.close()
        assert acknowledged <= kept
        assert versions == len(kept)  # a mark and its item's version come together
    assert acknowledged


def test_a_killed_judgement_is_made_good_by_the_next(times: range, papers: Path, tmp_path: Path) -> None:
    path, choose = tmp_path / "store.db", random.Random(3)
    with Workspace.open(path, policy=Policy()) as workspace:
        workspace.ingest([papers], now=NOW)
    wanted = _state(path)
    for _ in times:
        _killed(choose, 1.5, "judge", str(path))
        _sound(path)
        with Workspace.open(path, policy=Policy()) as workspace:
            workspace.rejudge(now=NOW)
        assert _state(path) == wanted


def test_a_killed_migration_leaves_the_old_store_or_the_new_one(times: range, tmp_path: Path) -> None:
    path, choose = tmp_path / "store.db", random.Random(4)
    for _ in times:
        path.unlink(missing_ok=True)
        with sqlite3.connect(path) as connection:
            connection.executescript((OLD_STORES / "0001.sql").read_text(encoding="utf-8"))
        connection.close()
        _killed(choose, 0.6, "migrate", str(path))
        with sqlite3.connect(path) as connection:
            version = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
            added = connection.execute(
                "SELECT count(*) FROM sqlite_master WHERE name IN ('setting', 'correction')"
            ).fetchone()[0]
        connection.close()
        assert (version, added) in (("0001", 0), (HEAD, 2))
        with Workspace.open(path, policy=Policy()) as workspace:
            detail = [workspace.entry(id, QUERY.as_of) for id in workspace.ledger(QUERY).ids]
            assert [mark.by for item in detail if item for mark in item.marks] == ["李"]
        _sound(path)
