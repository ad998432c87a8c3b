"""Papers from the command line, and marks that come back in a workbook."""

import json
from pathlib import Path

import openpyxl
import pytest

from tests.narrowing import present

from .command_line import Tracker

DAY = "2030-01-01"


@pytest.mark.parametrize("kind", ["overdue", "summary", "due", "ledger"])
@pytest.mark.parametrize("ending", ["md", "docx"])
def test_papers_are_written_and_never_over_a_file(
    tracker: Tracker, sample_store: Path, tmp_path: Path, kind: str, ending: str
) -> None:
    target = tmp_path / f"报告.{ending}"
    command = ["report", kind, "--db", sample_store, "--as-of", "2023-01-10", "--output", target]
    ran = tracker(*command)
    if ran.code == 2 and kind == "ledger":
        pytest.skip("the ledger has no such form")
    assert (ran.code, ran.out) == (0, "")
    assert target.stat().st_size > 200
    before = target.read_bytes()
    assert tracker(*command).code == 2
    assert target.read_bytes() == before
    assert tracker(*command, "--force").code == 0


def test_the_overdue_bulletin_has_every_overdue_item(
    tracker: Tracker, sample_store: Path, tmp_path: Path
) -> None:
    target = tmp_path / "通报.md"
    assert (
        tracker("report", "overdue", "--db", sample_store, "--as-of", "2023-06-30", "--output", target).code
        == 0
    )
    text = target.read_text(encoding="utf-8").replace("\\", "")
    listed = json.loads(
        tracker("list", "--db", sample_store, "--as-of", "2023-06-30", "--status", "overdue", "--json").out
    )
    assert listed
    for item in listed:
        assert item["text"][:12].replace("\n", "") in text


def test_a_unit_needs_a_name_and_a_window_its_days(
    tracker: Tracker, sample_store: Path, tmp_path: Path
) -> None:
    target = tmp_path / "x.md"
    assert tracker("report", "unit", "--db", sample_store, "--output", target).code == 2
    wrong = tracker("report", "due", "--within", "soon", "--db", sample_store, "--output", target)
    assert wrong.code == 2 and "30d" in wrong.err
    due = [
        "report",
        "due",
        "--within",
        "400d",
        "--as-of",
        "2022-01-15",
        "--db",
        sample_store,
        "--output",
        target,
    ]
    assert tracker(*due).code == 0


def test_an_unknown_ending_is_named(tracker: Tracker, sample_store: Path, tmp_path: Path) -> None:
    ran = tracker("report", "overdue", "--db", sample_store, "--output", tmp_path / "x.wpd")
    assert ran.code == 2 and "wpd" in ran.err and "docx" in ran.err


def test_what_colleagues_fill_in_becomes_marks(tracker: Tracker, own_store: Path, tmp_path: Path) -> None:
    book = tmp_path / "台账.xlsx"
    assert (
        tracker("export", "--format", "xlsx", "--db", own_store, "--as-of", DAY, "--output", book).code == 0
    )
    first, second = json.loads(tracker("list", "--db", own_store, "--as-of", DAY, "--json", "--limit", 2).out)
    _fill(book, {first["id"]: ("销号", "已核实"), second["id"]: ("长期坚持", "")})
    # Somebody else decides about the second one before the workbook comes back.
    assert tracker("mark", second["id"], "closed", "--by", "李四", "--db", own_store).code == 0
    dry = tracker("import-marks", book, "--by", "张三", "--db", own_store, "--dry-run")
    assert first["id"] in dry.out and second["id"] in dry.out
    ran = tracker("import-marks", book, "--by", "张三", "--db", own_store, "--yes", "--json")
    result = json.loads(ran.out)
    assert (ran.code, result["recorded"]) == (1, 1)
    assert {change["id"]: change["state"] for change in result["changes"]} == {
        first["id"]: "new",
        second["id"]: "stale",
    }
    listed = {
        item["id"]: item
        for item in json.loads(tracker("list", "--db", own_store, "--as-of", DAY, "--json").out)
    }
    assert (listed[first["id"]]["mark"]["kind"], listed[first["id"]]["mark"]["by"]) == ("closed", "张三")
    assert listed[second["id"]]["mark"]["by"] == "李四"


def test_a_file_that_is_no_ledger_is_refused(tracker: Tracker, own_store: Path, tmp_path: Path) -> None:
    book = tmp_path / "别的.xlsx"
    openpyxl.Workbook().save(book)
    assert tracker("import-marks", book, "--by", "张三", "--db", own_store).code == 2
    assert tracker("import-marks", tmp_path / "没有.xlsx", "--by", "张三", "--db", own_store).code == 2


def _fill(path: Path, wanted: dict[str, tuple[str, str]]) -> None:
    """Write status and note into the rows of these items, as a colleague would."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(max_row=12):
            heads = {str(cell.value): present(cell.column) for cell in row if cell.value}
            if {"编号", "状态", "备注"} <= set(heads):
                for number in range(present(row[0].row) + 1, sheet.max_row + 1):
                    id = str(sheet.cell(number, heads["编号"]).value)
                    if id in wanted:
                        status, note = wanted[id]
                        sheet.cell(number, heads["状态"], status)
                        sheet.cell(number, heads["备注"], note)
                book.save(path)
                return
    raise AssertionError("no ledger sheet in the workbook")
