"""Looking after the store: check, back up, put back."""

import json
from pathlib import Path

from .command_line import Tracker


def test_a_backup_is_put_back_and_what_was_there_is_kept(
    tracker: Tracker, own_store: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "备份.db"
    assert tracker("backup", copy, "--db", own_store).code == 0
    assert tracker("backup", copy, "--db", own_store).code == 2  # never over a file without --force
    assert tracker("restore", own_store, "--db", own_store).code == 2
    assert tracker("backup", copy, "--db", own_store, "--force").code == 0
    id = json.loads(tracker("list", "--db", own_store, "--json", "--limit", 1).out)[0]["id"]
    assert tracker("mark", id, "closed", "--by", "张三", "--db", own_store).code == 0
    ran = tracker("restore", copy, "--db", own_store)
    assert ran.code == 0
    item = next(
        item for item in json.loads(tracker("list", "--db", own_store, "--json").out) if item["id"] == id
    )
    assert item["mark"] is None
    kept = [
        path
        for path in tmp_path.iterdir()
        if "before-restore" in path.name and path.suffix not in (".db-wal",)
    ]
    assert kept and str(kept[0]) in ran.err.replace("\n", "")


def test_the_doctor_finds_a_whole_store_whole(tracker: Tracker, own_store: Path) -> None:
    ran = tracker("doctor", "--db", own_store, "--json")
    found = json.loads(ran.out)
    assert ran.code == 0 and found["healthy"] and found["faults"] == []
    assert found["counts"]["document"] == 6
    assert "完好" in tracker("doctor", "--db", own_store, "--check-only").out


def test_the_doctor_refuses_what_is_no_store(tracker: Tracker, tmp_path: Path) -> None:
    letter = tmp_path / "信.db"
    letter.write_bytes(b"letter" * 1000)
    assert tracker("doctor", "--db", letter).code == 3
    assert tracker("restore", letter, "--db", tmp_path / "new.db").code == 3
    assert not (tmp_path / "new.db").exists()
