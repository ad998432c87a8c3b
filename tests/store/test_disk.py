"""A disk that fills up: a clear error, nothing half written, and the work goes on once there is room."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.errors import StoreError
from db.maintenance import check
from db.schema import open_store
from tracker.domain.policy import Policy
from tracker.domain.vocabulary import MarkKind
from tracker.service.workspace import Workspace

from .made_up import NOW, file_made_up, made_up_text
from .victims import QUERY


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def _fill_up(folder: Path) -> Path:
    """Leave no room at all."""
    ballast = folder / "ballast"
    with pytest.raises(OSError, match="No space"), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    return ballast


def _documents_until_full(store_path: Path) -> int:
    store = open_store(store_path)
    stored = 0
    try:
        with pytest.raises(StoreError) as caught:
            for number in range(2000):
                file_made_up(store, f"{number}.txt", made_up_text(1000 + number, 30, number), 1000 + number)
                stored += 1
    finally:
        store.close()
    assert caught.value.code == "store.disk_full"
    return stored


def test_an_import_onto_a_full_disk_keeps_what_was_whole(small_disk: Path) -> None:
    path = small_disk / "store.db"
    open_store(path).close()
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(1_500_000))
    stored = _documents_until_full(path)
    assert stored > 0
    ballast.unlink()
    checkup = check(path)
    assert checkup.healthy, checkup.faults
    assert dict(checkup.counts)["document"] == stored
    store = open_store(path)
    file_made_up(store, f"{stored}.txt", made_up_text(1000 + stored, 30, stored), 1000 + stored)
    store.close()


def test_a_mark_that_found_no_room_is_not_half_made(small_disk: Path) -> None:
    path = small_disk / "store.db"
    store = open_store(path)
    file_made_up(store, "a.txt", made_up_text(2023, 30, 1), 2023)
    store.close()
    with Workspace.open(path, policy=Policy()) as workspace:
        ids = workspace.ledger(QUERY).ids
        ballast = _fill_up(small_disk)
        made = 0
        with pytest.raises(StoreError, match=r"store\.disk_full"):
            for _ in range(5000):
                workspace.mark(ids, MarkKind.NOTE, by="李", now=NOW, note="长" * 500)
                made += 1
        detail = workspace.entry(ids[0], QUERY.as_of)
        assert detail is not None and len(detail.marks) == detail.entry.version == made
        ballast.unlink()
        assert workspace.mark(ids, MarkKind.NOTE, by="李", now=NOW).marked == ids
    assert check(path).healthy


def test_a_backup_without_room_leaves_nothing_behind(small_disk: Path, tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = open_store(path)
    for number in range(10):
        file_made_up(store, f"{number}.txt", made_up_text(1980 + number, 100, number), 1980 + number)
    store.close()
    (small_disk / "ballast").write_bytes(bytes(2_800_000))
    with (
        Workspace.open(path, policy=Policy()) as workspace,
        pytest.raises(StoreError, match=r"store\.disk_full"),
    ):
        workspace.backup(small_disk / "copy.db")
    assert [left.name for left in small_disk.iterdir()] == ["ballast"]


def test_a_new_store_without_room_is_no_store(small_disk: Path) -> None:
    ballast = _fill_up(small_disk)
    with pytest.raises(StoreError, match=r"store\.disk_full"):
        open_store(small_disk / "store.db")
    ballast.unlink()
    open_store(small_disk / "store.db").close()
