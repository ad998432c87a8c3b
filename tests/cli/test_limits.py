"""What lies at the edge: days, names, encodings, a home that cannot be written, a disk that is full."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .command_line import PROJECT, SAMPLES, Tracker, in_a_process

SAMPLE = SAMPLES / "云麓县政府工作报告2021.txt"


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1899-12-31", "3000-01-01"])
def test_a_day_nobody_means_is_refused(tracker: Tracker, own_store: Path, tmp_path: Path, day: str) -> None:
    output = tmp_path / "a.md"
    for command in (
        ("list", "--as-of", day),
        ("report", "summary", "--as-of", day, "--output", output),
        ("report", "overdue", "--issued", day, "--output", output),
        ("export", "--format", "json", "--as-of", day, "--output", output),
    ):
        ran = tracker(*command, "--db", own_store)
        assert ran.code == 2 and "1900" in ran.err, ran
    for some_day in (day, day[:4], day[:7]):
        ran = tracker("ingest", SAMPLE, "--date", some_day, "--db", tmp_path / "new.db")
        assert ran.code == 2 and "1900" in ran.err, ran
    assert not output.exists()


@pytest.mark.parametrize("day", ["1900-01-01", "2999-12-31"])
def test_the_first_and_the_last_day_work_everywhere(
    tracker: Tracker, own_store: Path, tmp_path: Path, day: str
) -> None:
    assert tracker("list", "--as-of", day, "--db", own_store).code == 0
    for kind in ("summary", "overdue", "due", "slips", "ledger"):
        for ending in ("docx", "html", "md", "xlsx", "ics"):
            given = ("--as-of", day, "--output", tmp_path / f"{kind}.{ending}", "--db", own_store)
            ran = tracker("report", kind, *given)
            assert ran.code in (0, 2) and "内部出错" not in ran.err, ran
    for some_day in (day, day[:4], day[:7]):
        store = tmp_path / f"{some_day}.db"
        assert tracker("ingest", SAMPLE, "--date", some_day, "--db", store).code == 0
        assert tracker("list", "--db", store).code == 0


def test_a_name_or_note_that_is_no_text_here_is_refused(own_store: Path, tracker: Tracker) -> None:
    id = tracker("list", "--db", own_store, "--json", "--limit", 1).out.split('"id": "')[1].split('"')[0]
    broken = "张三".encode("gb18030")
    for by, note in ((broken, b"ok"), (b"zhang", "附件".encode("gb18030")), ("张\ufffd".encode(), b"ok")):
        for locale in ({"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}):
            done = subprocess.run(
                [
                    sys.executable.encode(), b"-m", b"tracker.cli.main", b"mark", id.encode(), b"closed",
                    b"--by", by, b"--note", note, b"--db", os.fsencode(own_store),
                ],
                capture_output=True,
                cwd=PROJECT,
                env={**os.environ, **locale},
                check=False,
            )  # fmt: skip
            assert done.returncode == 2, done.stderr
            assert b"Traceback" not in done.stderr
    environment = {**os.environb, b"TRACKER_BY": broken, b"LC_ALL": b"C"}
    done = subprocess.run(
        [sys.executable, "-m", "tracker.cli.main", "mark", id, "closed", "--db", str(own_store)],
        capture_output=True,
        cwd=PROJECT,
        env=environment,
        check=False,
    )
    assert done.returncode == 2
    assert tracker("history", id, "--db", own_store).out.count("closed") == 0


def test_a_file_whose_name_is_no_text_here_is_read(tmp_path: Path, tracker: Tracker) -> None:
    named = os.fsdecode(os.fsencode(tmp_path) + b"/" + "计划".encode("gb18030") + b".txt")
    Path(named).write_bytes(SAMPLE.read_bytes())
    assert tracker("ingest", named, "--db", tmp_path / "t.db").code == 0


def test_names_and_notes_have_a_length(tracker: Tracker, own_store: Path) -> None:
    id = tracker("list", "--db", own_store, "--json", "--limit", 1).out.split('"id": "')[1].split('"')[0]
    mark = ("mark", id, "closed", "--db", own_store)
    assert tracker(*mark, "--by", "张" * 101).code == 2
    assert tracker(*mark, "--by", "张三", "--note", "长" * 2001).code == 2
    assert tracker(*mark, "--by", "张" * 100, "--note", "长" * 2000).code == 0


def test_a_home_that_cannot_be_written_is_told() -> None:
    for arguments in (("list",), ("ingest", SAMPLE), ("doctor",), ("restore", SAMPLE)):
        ran = in_a_process(
            *arguments,
            HOME="/proc/nowhere",
            XDG_DATA_HOME="/proc/nowhere/data",
            XDG_STATE_HOME="/proc/nowhere/state",
            TRACKER_LANG="zh",
        )
        assert ran.code == 3 and "没有权限" in ran.err and "Traceback" not in ran.err, ran


def test_an_import_onto_a_full_disk_lists_what_was_saved(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk cannot be mounted here")
    try:
        papers = tmp_path / "papers"
        papers.mkdir()
        text = SAMPLE.read_text(encoding="utf-8")
        for number in range(20):
            (papers / f"{number:02}.txt").write_text(f"{text}\n（{number}）\n", encoding="utf-8")
        ran = in_a_process("ingest", papers, "--db", disk / "t.db", TRACKER_LANG="zh")
        assert ran.code == 3 and "磁盘已满" in ran.err, ran
        saved = [line for line in ran.out.splitlines() if line.startswith("新增")]
        listed = in_a_process("documents", "--db", disk / "t.db", TRACKER_LANG="zh")
        assert 0 < len(saved) < 20
        assert all(Path(line.split()[1]).name in listed.out for line in saved)
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)
