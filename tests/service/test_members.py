"""Files in archives and messages are tasks of their own: what fells one leaves the others."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.reading.test_container import broken_workbook, workbook
from tracker.service.processes import task
from tracker.service.processes.members import read_file
from tracker.service.processes.pool import Workers
from tracker.service.processes.task import ReadTask, UnpackTask, unpack

PLAN = "云麓县2022年工作计划。年内建成泵站2座。".encode()


def _zip(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_members_are_read_in_order_and_a_slow_one_costs_itself_alone(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import sys, tracker.reading.sheet as sheet\n"
        "def hang(data, limits):\n"
        "    while b'SLOW' in data or True: pass\n"
        "sheet.read_xlsx = hang\n"
    )
    inner = _zip({"内.txt": PLAN})
    data = _zip({"1.txt": PLAN, "2.xlsx": workbook("任务"), "3.zip": inner, "4.docx": b"PK\x03\x04 broken"})
    with pytest.MonkeyPatch.context() as patch, Workers(1, seconds=8) as workers:
        patch.syspath_prepend(str(tmp_path))
        documents = read_file(workers, ReadTask(data, "材料.zip"))()
    outcomes = [
        (one.reading.part, one.reading.problems[0].code if one.reading.text is None else "")
        for one in documents
    ]
    assert outcomes == [
        ("1.txt", ""),
        ("2.xlsx", "reading.timeout"),
        ("3.zip/内.txt", ""),
        ("4.docx", "zip.broken"),
    ]


def test_a_broken_workbook_and_an_empty_archive_are_refused_by_name() -> None:
    with Workers(1) as workers:
        documents = read_file(
            workers, ReadTask(_zip({"坏.xlsx": broken_workbook(), "空.zip": _zip({})}), "a.zip")
        )()
    assert [(one.reading.part, one.reading.problems[0].code) for one in documents] == [
        ("坏.xlsx", "xlsx.broken"),
        ("空.zip", "zip.empty"),
    ]


def test_a_large_archive_is_unpacked_in_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(task, "_UNPACKED_AT_ONCE", 10)
    data = _zip({f"{number}.txt": PLAN for number in range(3)})
    names: list[list[str]] = []
    following: int | None = 0
    while following is not None:
        step = unpack(UnpackTask(data, "a.zip", following))
        names.append([member.name for member in step.members])
        following = step.following
    assert names == [["0.txt"], ["1.txt"], ["2.txt"], []]
