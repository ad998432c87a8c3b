"""No output of any command is written over the store, its journals, a file just read, or a link to one."""

import os
import shutil
import stat
from pathlib import Path

import pytest

from .command_line import SAMPLES, Tracker, in_a_process

ENDINGS = ("", "-wal", "-shm", "-journal")


def _output(target: Path, way: str, folder: Path) -> Path:
    if way == "itself":
        return target
    if way == "by another name of its folder":
        (folder / "door").symlink_to(target.parent)
        return folder / "door" / target.name
    output = folder / "out.json"
    if way == "symbolic link":
        output.symlink_to(target)
    else:
        output.hardlink_to(target)
    return output


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("way", ["itself", "symbolic link", "hard link", "by another name of its folder"])
def test_no_command_writes_over_the_store(tracker: Tracker, own_store: Path, ending: str, way: str) -> None:
    own = own_store.with_name(own_store.name + ending)
    for number, command in enumerate(
        (
            ("export", "--format", "json", "--output"),
            ("report", "ledger", "--output"),
            ("report", "template", "--output"),
            ("backup",),
        )
    ):
        own.touch()  # SQLite removes its journals when a store is closed
        folder = own_store.parent / f"elsewhere{number}"
        folder.mkdir()
        output = _output(own, way, folder)
        before = own.read_bytes()
        named = () if command[1:2] == ("template",) else ("--db", own_store)
        if not named and ending and way == "hard link":
            continue  # an empty file in another folder: nothing tells whose it is
        ran = tracker(*command, output, *named, "--force")
        assert ran.code == 2, (command, ran)
        assert "不能覆盖" in ran.err or "不认识的文件格式" in ran.err
        assert not own.exists() or own.read_bytes() == before
    assert tracker("doctor", "--db", own_store, "--check-only").code == 0


def test_nor_over_another_store(tracker: Tracker, own_store: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    shutil.copy(own_store, other)
    before = other.read_bytes()
    assert tracker("export", "--format", "json", "--output", other, "--db", own_store, "--force").code == 2
    assert other.read_bytes() == before


def test_nor_over_what_it_was_made_from(tracker: Tracker, tmp_path: Path) -> None:
    store, source = tmp_path / "t.db", tmp_path / "报告.md"
    shutil.copy(SAMPLES / "云麓县政府工作报告2021.txt", source)
    assert tracker("ingest", source, "--db", store).code == 0
    template, words, policy = tmp_path / "模板.docx", tmp_path / "要求.md", tmp_path / "policy.md"
    assert tracker("report", "template", "--output", template).code == 0
    words.write_text("请抓紧办理。", encoding="utf-8")
    policy.write_text("", encoding="utf-8")
    given = ("--db", store, "--template", template, "--requirements", words, "--policy", policy, "--force")
    for file in (source, template, words, policy):
        before = file.read_bytes()
        ran = tracker("report", "overdue", "--output", file, *given)
        assert ran.code == 2 and "不能覆盖" in ran.err, ran
        assert file.read_bytes() == before
    assert tracker("report", "overdue", "--output", tmp_path / "通报.docx", *given).code == 0


@pytest.mark.skipif(os.name == "nt", reason="permissions")
def test_what_the_program_keeps_is_for_its_user_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    places = {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "TRACKER_LANG": "zh",
    }
    before = os.umask(0o022)
    try:
        ran = in_a_process("ingest", SAMPLES / "云麓县政府工作报告2021.txt", **places)
        assert ran.code == 0, ran.err
        copy, paper = tmp_path / "copy.db", tmp_path / "台账.csv"
        assert in_a_process("backup", copy, **places).code == 0
        assert in_a_process("report", "ledger", "--output", paper, **places).code == 0
    finally:
        os.umask(before)
    store = home / "data" / "tracker" / "tracker.db"
    assert _mode(store) == _mode(copy) == 0o600
    assert _mode(store.parent) == _mode(home / "data") == 0o700
    assert _mode(paper) == 0o644  # a paper is made to be handed on
    assert not list(tmp_path.glob(".*part*"))


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_part_of_a_killed_program_is_cleared(tracker: Tracker, own_store: Path, tmp_path: Path) -> None:
    left = tmp_path / ".tracker-0123456789abcdef.part"
    left.write_text("half")
    assert tracker("report", "ledger", "--output", tmp_path / "a.csv", "--db", own_store).code == 0
    assert not left.exists()
