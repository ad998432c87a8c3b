"""Reader processes end with the program, stay within their bounds, and leave nothing behind."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from tracker.service.processes import machine, scratch
from tracker.service.processes.pool import StoppedError, TaskFailedError, Workers
from tracker.service.processes.task import ReadTask

from .spinning import (
    ALL_MEMORY,
    FOREVER,
    IN_ONE_CALL,
    PROJECT,
    alive,
    environment,
    importing,
    spinning,
    until,
)

linux = pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
GB = 1024**3


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(f"云麓县{number}年工作计划", encoding="utf-8")
    return folder


@linux
@pytest.mark.parametrize("body", [FOREVER, IN_ONE_CALL], ids=["loop", "one call"])
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_no_reader_outlives_the_program(
    tmp_path: Path, documents: Path, number: signal.Signals, body: str
) -> None:
    process = importing(tmp_path, documents, body)
    readers = spinning(tmp_path)
    assert any(alive(reader) for reader in readers)
    process.send_signal(number)
    out, err = process.communicate(timeout=60)  # a reader has 120 s for a file: nobody waited for that
    assert "Traceback" not in err
    until(lambda: not any(alive(reader) for reader in spinning(tmp_path)))
    if number != signal.SIGKILL:
        assert process.returncode == 130, (out, err)
        assert "已停止" in err
        assert not list((tmp_path / "tmp").iterdir())


@linux
def test_what_a_killed_program_left_behind_is_removed_by_the_next(tmp_path: Path, documents: Path) -> None:
    process = importing(tmp_path, documents)
    spinning(tmp_path)
    process.kill()
    process.communicate()
    left = list((tmp_path / "tmp").iterdir())
    assert left and all(stat.S_IMODE(path.stat().st_mode) == 0o700 for path in left)
    (tmp_path / "sitecustomize.py").unlink()
    done = subprocess.run(
        [sys.executable, "-m", "tracker.cli.main", "ingest", str(documents), "--db", str(tmp_path / "t.db")],
        env={**environment(tmp_path / "tmp"), "TMPDIR": str(tmp_path / "tmp"), "PYTHONPATH": str(PROJECT)},
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not list((tmp_path / "tmp").glob("tracker-*"))


def test_a_folder_in_use_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with scratch.Scratch() as mine:
        with scratch.Scratch() as other:
            assert mine.path.is_dir() and other.path.is_dir()
        assert mine.path.is_dir() and not other.path.exists()
    assert not list(tmp_path.iterdir())


@linux
def test_a_reader_that_takes_all_memory_costs_its_file(tmp_path: Path, documents: Path) -> None:
    process = importing(tmp_path, documents, ALL_MEMORY, "--json")
    out, err = process.communicate(timeout=120)
    assert process.returncode == 1, err
    assert out.count('"reading.memory"') == 3


def _bomb() -> bytes:
    """A PDF of some kilobytes whose page is a gigabyte of drawing, packed twice."""
    block = b"0 0 m 1 1 l S\n" * 75_000
    times = GB // len(block)
    # Behind a full flush every block packs to the same bytes, so one stands for all.
    inner = zlib.compressobj(9)
    first = inner.compress(block) + inner.flush(zlib.Z_FULL_FLUSH)
    again = inner.compress(block) + inner.flush(zlib.Z_FULL_FLUSH)
    check = 1
    for _ in range(times):
        check = zlib.adler32(block, check)
    end = zlib.compressobj(9, zlib.DEFLATED, -15).flush() + check.to_bytes(4, "big")
    stream = zlib.compress(first + again * (times - 1) + end, 9)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    data, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        data
        + b"xref\n0 5\n0000000000 65535 f \n%strailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (
            table,
            len(data),
        )
    )


def test_a_small_file_that_unpacks_to_a_gigabyte_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = _bomb()
    assert len(data) < 20_000
    monkeypatch.setattr("tracker.service.processes.pool.readers", lambda jobs: (1, machine.LEAST))
    with Workers(1, seconds=60) as workers:
        try:
            read = workers.read(ReadTask(data, "小.pdf"))()
        except TaskFailedError as failure:
            assert failure.problem.code in ("reading.crashed", "reading.memory")
        else:
            assert read.reading.text is None
        good = workers.read(ReadTask("云麓县2022年工作计划".encode(), "a.txt"))()
        assert good.extraction is not None


def test_the_memory_of_all_readers_is_a_share_of_the_machines() -> None:
    for total in (1 * GB, 4 * GB, 16 * GB, 256 * GB):
        for jobs in (1, 2, 8, 64):
            count, each = machine.readers(jobs, total)
            assert 1 <= count <= jobs
            assert each >= machine.LEAST
            assert count * each <= max(total // 2, machine.LEAST)
    assert machine.readers(4, 256 * GB) == (4, machine.MOST)


def test_one_that_waits_is_told_when_somebody_wants_to_stop() -> None:
    asked = []

    def stopped() -> bool:
        asked.append(True)
        return True

    with Workers(1, stopped=stopped) as workers:
        task = ReadTask(b"<div>" * 1_000_000, "a.html")
        with pytest.raises(StoppedError):
            workers.read(task)()
    assert asked


@pytest.mark.skipif(os.name == "nt", reason="a shell script in the place of LibreOffice")
@pytest.mark.parametrize("ending", ["killed", "too long", "done"])
def test_a_converter_ends_with_its_reader(tmp_path: Path, ending: str) -> None:
    office = tmp_path / "soffice"
    office.write_text(
        f"#!/bin/sh\nsleep 1000 &\necho $! $$ > {tmp_path}/started.part\n"
        f"mv {tmp_path}/started.part {tmp_path}/started\n" + ("" if ending == "done" else "wait\n")
    )
    office.chmod(0o755)
    scratch_folder = tmp_path / "tmp"
    scratch_folder.mkdir()
    seconds = 1 if ending == "too long" else 1000
    code = (
        "from pathlib import Path; import tempfile; from tracker.reading.tethered import run_tethered\n"
        f"print(run_tethered([{str(office)!r}], Path(tempfile.mkdtemp()), {seconds}), flush=True)"
    )
    reader = subprocess.Popen(
        [sys.executable, "-c", code],
        env={**os.environ, "TMPDIR": str(scratch_folder), "PYTHONPATH": str(PROJECT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    until((tmp_path / "started").exists)
    numbers = [int(word) for word in (tmp_path / "started").read_text().split()]
    if ending == "killed":
        reader.kill()
        reader.communicate()
        until(lambda: not list(scratch_folder.iterdir()))
    else:
        assert reader.communicate(timeout=60)[0] == f"{ending == 'done'}\n"
    until(lambda: not any(alive(number) for number in numbers))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_works_within_the_bounds_of_a_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    data = (PROJECT / "tests/reading/files/report.rtf").read_bytes()
    end = data.rindex(b"}")
    tracked = data[:end] + b"{\\deleted gone}" + data[end:]
    monkeypatch.setattr("tracker.service.processes.pool.readers", lambda jobs: (1, machine.LEAST))
    with Workers(1) as workers:
        read = workers.read(ReadTask(tracked, "a.rtf"))()
    assert read.reading.text is not None
    assert not read.reading.problems  # without it, a warning tells that deleted words were kept
