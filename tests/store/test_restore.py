"""A restore that is interrupted anywhere leaves the old store or the new one, or is refused with the way on."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from db.errors import StoreError
from db.schema import open_store
from tracker.domain.policy import Policy
from tracker.service.maintenance import doctor, restore
from tracker.service.workspace import Workspace

from .made_up import NOW, file_made_up, made_up_text

CRASHING = Path(__file__).with_name("crashing.py")


def _filled(path: Path, documents: int) -> None:
    store = open_store(path)
    for number in range(documents):
        file_made_up(store, f"{number}.txt", made_up_text(2020 + number, 20, number), 2020 + number)
    store.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks")
@pytest.mark.parametrize(
    ("old", "allowed"),
    [
        ("whole", {"1", "2"}),
        ("damaged", {"store.damaged", "store.restore_interrupted", "2"}),
        ("none", {"0", "store.restore_interrupted", "2"}),
    ],
)
def test_a_restore_may_die_anywhere(tmp_path: Path, old: str, allowed: set[str]) -> None:
    _filled(tmp_path / "copy.db", 2)
    if old != "none":
        _filled(tmp_path / "store.db", 1)
        (tmp_path / "store.db").chmod(0o640)
    if old == "damaged":
        data = (tmp_path / "store.db").read_bytes()
        (tmp_path / "store.db").write_bytes(data[: len(data) // 2])
    done = subprocess.run(
        [sys.executable, str(CRASHING), str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    tries = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(tries) > 5
    for one in tries:
        assert one["after"] in allowed
        assert one["again"] == "2"
        assert not one["left"]
        assert one["modes"] == ["0o600"] if old == "none" else set(one["modes"]) <= {"0o600", "0o640"}
    assert tries[-1]["after"] == "2"
    after = [one["after"] for one in tries]
    if "store.restore_interrupted" in after:  # from then on nothing can be mistaken for the store
        assert "0" not in after[after.index("store.restore_interrupted") :]


def test_no_empty_store_is_made_beside_what_a_restore_kept(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    _filled(path, 1)
    path.rename(tmp_path / "store.db.before-restore-20260301080000")
    for create in (True, False):
        with pytest.raises(StoreError, match=r"store\.restore_interrupted") as told:
            Workspace.open(path, policy=Policy(), create=create)
        assert "before-restore" in told.value.details["kept"]
    assert not path.exists()
    assert restore(tmp_path / "store.db.before-restore-20260301080000", path, now=NOW) is None
    assert doctor(path).healthy


def test_what_the_user_narrowed_stays_narrow(tmp_path: Path) -> None:
    path, copy = tmp_path / "store.db", tmp_path / "copy.db"
    before = os.umask(0o022)
    try:
        _filled(path, 1)
        assert _mode(path) == 0o600
        with Workspace.open(path, policy=Policy()) as workspace:
            assert {_mode(beside) for beside in tmp_path.glob("store.db-*")} <= {0o600}
            workspace.backup(copy)
            assert _mode(copy) == 0o600
            copy.chmod(0o640)
            workspace.backup(copy, force=True)
            assert _mode(copy) == 0o640
            kept = restore(copy, path, now=NOW)
        assert kept is not None
        assert _mode(path) == _mode(kept) == 0o600
        path.write_bytes(b"SQLite format 3\0" + b"\0" * 2000)
        kept = restore(copy, path, now=NOW.replace(hour=9))
        assert kept is not None
        assert _mode(path) == _mode(kept) == 0o600
    finally:
        os.umask(before)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    path, real, link = tmp_path / "store.db", tmp_path / "disk" / "copy.db", tmp_path / "latest.db"
    _filled(path, 1)
    real.parent.mkdir()
    link.symlink_to(real)
    with Workspace.open(path, policy=Policy()) as workspace:
        workspace.backup(link)
        workspace.backup(link, force=True)
    assert link.is_symlink() and not real.is_symlink()
    assert doctor(real, mend=False).healthy


@pytest.mark.parametrize("ending", ["", "-wal", "-shm", "-journal"])
@pytest.mark.parametrize("way", ["itself", "symbolic link", "hard link"])
def test_a_backup_never_goes_over_the_store_or_its_journals(tmp_path: Path, ending: str, way: str) -> None:
    path, target = tmp_path / "store.db", tmp_path / "target.db"
    _filled(path, 1)
    with Workspace.open(path, policy=Policy()) as workspace:
        own = tmp_path / f"store.db{ending}"
        if way == "itself":
            target = own
        elif not own.exists():
            pytest.skip("no such journal now")
        elif way == "hard link":
            target.hardlink_to(own)
        else:
            target.symlink_to(own)
        before = own.read_bytes() if own.exists() else None
        with pytest.raises(StoreError, match=r"store\.is_input"):
            workspace.backup(target, force=True)
        assert (own.read_bytes() if own.exists() else None) == before


def test_a_backup_never_goes_over_a_store_that_is_in_use(tmp_path: Path) -> None:
    path, other = tmp_path / "store.db", tmp_path / "other.db"
    _filled(path, 1)
    _filled(other, 2)
    with (
        Workspace.open(path, policy=Policy()) as workspace,
        Workspace.open(other, policy=Policy()) as open_one,
    ):
        open_one.set_setting("a", 1)
        with pytest.raises(StoreError, match=r"store\.locked"):
            workspace.backup(other, force=True)
        assert len(open_one.documents()) == 2
    with Workspace.open(path, policy=Policy()) as workspace:
        workspace.backup(other, force=True)
    assert dict(doctor(other, mend=False).counts)["document"] == 1


def test_the_doctor_tells_a_store_killed_at_creation_and_a_newer_one(tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    empty = tmp_path / "empty.db"
    with closing(sqlite3.connect(empty)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA user_version = 1")
    for path in (empty, tmp_path / "zero.db"):
        path.touch()
        with pytest.raises(StoreError, match=r"store\.missing"):
            doctor(path)
        with Workspace.open(path, policy=Policy()) as workspace:  # the next import makes it whole
            assert workspace.documents() == ()
    newer = tmp_path / "newer.db"
    _filled(newer, 1)
    with closing(sqlite3.connect(newer)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.execute("DROP VIEW IF EXISTS x")
    before = newer.read_bytes()
    with pytest.raises(StoreError, match=r"store\.newer"):
        doctor(newer)
    assert newer.read_bytes() == before
