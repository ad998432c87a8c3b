"""Backup while others write, restore, and the doctor."""

import sqlite3
import threading
from pathlib import Path

import pytest

from db import maintenance
from db.errors import StoreError
from db.schema import open_store
from tracker.domain.policy import Policy
from tracker.domain.vocabulary import MarkKind
from tracker.service.maintenance import doctor, restore
from tracker.service.workspace import Workspace

from .made_up import NOW, file_made_up, made_up_text


def _filled(path: Path, documents: int = 3) -> None:
    store = open_store(path)
    for number in range(documents):
        file_made_up(store, f"{number}.txt", made_up_text(2020 + number, 60, number), 2020 + number)
    store.close()


def test_a_backup_taken_while_others_write_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    _filled(path)
    writing, stop = threading.Event(), threading.Event()

    def write() -> None:
        store = open_store(path)
        number = 0
        while not stop.is_set():
            file_made_up(store, f"more{number}.txt", made_up_text(1990 + number, 20, number), 1990 + number)
            number += 1
            writing.set()
        store.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert writing.wait(20)
        with Workspace.open(path, policy=Policy()) as workspace:
            for number in range(5):
                workspace.backup(tmp_path / f"copy{number}.db")
    finally:
        stop.set()
        writer.join()
    for number in range(5):
        copy = doctor(tmp_path / f"copy{number}.db", mend=False)
        assert copy.healthy, copy.faults
        assert dict(copy.counts)["document"] >= 4
    assert not list(tmp_path.glob(".*part*"))


def test_a_backup_never_overwrites_unasked(tmp_path: Path) -> None:
    path, other = tmp_path / "store.db", tmp_path / "other.txt"
    _filled(path, 1)
    other.write_text("important")
    with Workspace.open(path, policy=Policy()) as workspace:
        for target, force in ((other, False),):
            with pytest.raises(StoreError, match=r"store\.exists"):
                workspace.backup(target, force=force)
        assert other.read_text() == "important"
        workspace.backup(other, force=True)
    assert doctor(other, mend=False).healthy


def test_restoring_keeps_the_store_that_was_there(tmp_path: Path) -> None:
    path, copy = tmp_path / "store.db", tmp_path / "copy.db"
    _filled(path, 2)
    with Workspace.open(path, policy=Policy()) as workspace:
        workspace.backup(copy)
        item = workspace.document_items(workspace.documents()[0].id, NOW.date())[0][0].id
        workspace.mark([item], MarkKind.CLOSED, by="李", now=NOW)
        kept = restore(copy, path, now=NOW)  # while it is open here
        entry = workspace.entry(item, NOW.date())
        assert entry is not None and entry.marks == ()
    assert kept is not None
    with Workspace.open(kept, policy=Policy()) as before:
        detail = before.entry(item, NOW.date())
        assert detail is not None and [mark.by for mark in detail.marks] == ["李"]


def test_a_damaged_store_is_restored_from_its_backup(tmp_path: Path) -> None:
    path, copy = tmp_path / "store.db", tmp_path / "copy.db"
    _filled(path, 2)
    with Workspace.open(path, policy=Policy()) as workspace:
        workspace.backup(copy)
    half = path.read_bytes()[: path.stat().st_size // 2]
    path.write_bytes(half)
    kept = restore(copy, path, now=NOW)
    assert kept is not None and kept.read_bytes() == half
    assert doctor(path).healthy
    with Workspace.open(path, policy=Policy()) as workspace:
        assert len(workspace.documents()) == 2


def test_a_damaged_copy_is_not_restored(tmp_path: Path) -> None:
    path, copy = tmp_path / "store.db", tmp_path / "copy.db"
    _filled(path, 1)
    before = path.read_bytes()
    copy.write_bytes(before[: len(before) // 2])
    with pytest.raises(StoreError, match=r"store\.damaged"):
        restore(copy, path, now=NOW)
    assert path.read_bytes() == before


def test_the_doctor_rebuilds_an_index_that_lost_an_entry(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    _filled(path, 1)
    with sqlite3.connect(path) as connection:  # an index that leaves out rows, as a bad disk may make one
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = sql || ' WHERE section > 5' WHERE name = 'ix_commitment_item_id'"
        )
    connection.close()
    with sqlite3.connect(path) as connection:
        connection.execute("REINDEX ix_commitment_item_id")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, ' WHERE section > 5', '') WHERE name = 'ix_commitment_item_id'"
        )
    connection.close()
    assert not doctor(path, mend=False).healthy
    mended = doctor(path)
    assert mended.healthy, mended.faults
    assert "reindex" in mended.mended


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        ("DELETE FROM document_text", "document.without_text"),
        ("UPDATE document_text SET text = 'x' || text", "commitment.words"),
        ("UPDATE commitment SET report_id = 99", "reference"),
    ],
)
def test_the_doctor_tells_what_does_not_hold_together(tmp_path: Path, harm: str, fault: str) -> None:
    path = tmp_path / "store.db"
    _filled(path, 1)
    with sqlite3.connect(path) as connection:
        connection.execute(harm)
    connection.close()
    assert any(found.startswith(fault) for found in maintenance.check(path).faults)


def test_the_doctor_gives_unused_space_back(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    _filled(path, 3)
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE big (data BLOB)")
        connection.execute("INSERT INTO big VALUES (zeroblob(5000000))")
        connection.execute("DROP TABLE big")
    connection.close()
    checkup = doctor(path)
    assert checkup.size_after < checkup.size_before - 4_000_000


def test_the_doctor_looks_after_a_store_of_either_kind(url: str) -> None:
    store = open_store(url)
    file_made_up(store, "a.txt", made_up_text(2020, 10, 1), 2020)
    store.close()
    found = doctor(url)
    assert found.healthy and found.size_after > 0
    assert {"reindex", "vacuum"} <= set(found.mended)
    assert dict(found.counts)["document"] == 1
    store = open_store(url)
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE document SET characters = characters + 1")
    store.close()
    assert doctor(url, mend=False).faults == ("document.length: 1",)
