"""Excel ledgers, opened with openpyxl, filled in, and read back."""

import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, Unpack
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.narrowing import front_sheet, present
from tracker.domain.ledger import LedgerEntry
from tracker.domain.responsible import responsible_unit
from tracker.domain.vocabulary import MarkKind
from tracker.reading.limits import RefusedError
from tracker.reports import HEADS, Kind, ReportRequest, RowState, changes, read_marks, write
from tracker.reports.sheet_import import MarkRow
from tracker.service.filing.foreign_sheets import SheetError, read_sheet

from .builders import AS_OF, Wishes, documents, entry, evidence, hostile, ledger, marks_of, overview


def made(tmp_path: Path, entries: list[LedgerEntry], **more: Unpack[Wishes]) -> Path:
    output = tmp_path / "ledger.xlsx"
    request = ReportRequest(Kind.LEDGER, AS_OF, **more)
    write(request, iter(entries), overview(entries), output, documents=documents(), force=True)
    return output


def columns(sheet: Worksheet, row: int = 3) -> dict[str, int]:
    return {str(cell.value): present(cell.column) for cell in sheet[row]}


def test_cells_have_their_own_types(tmp_path: Path) -> None:
    entries = ledger()
    book = load_workbook(made(tmp_path, entries))
    assert book.sheetnames == ["台账", "汇总", "证据"]
    sheet = book["台账"]
    place = columns(sheet)
    assert list(place)[:12] == [
        "序号", "任务事项", "目标要求", "牵头(责任)单位", "责任领导", "完成时限",
        "进展情况", "存在问题", "下一步措施", "完成情况", "销号时间", "备注",
    ]  # fmt: skip

    def cell(row: int, name: str) -> Any:
        return sheet.cell(row, place[name]).value

    assert sheet.max_row == 3 + len(entries)
    assert [cell(row, "编号") for row in range(4, sheet.max_row + 1)] == [item.id for item in entries]
    assert cell(4, "完成时限").date() == date(2021, 8, 31)
    assert (cell(4, "逾期天数"), cell(4, "目标值"), cell(4, "计量单位"), cell(4, "报告值")) == (
        122,
        80,
        "%",
        42.7,
    )
    assert cell(4, "完成情况") == "逾期122天"
    assert cell(10, "完成时限") == "原文隐去（原文“x月底前”）"
    assert cell(7, "销号时间").date() == date(2021, 12, 20)
    assert (cell(9, "状态"), cell(9, "版本")) == ("批准延期", 1)
    assert cell(9, "延期至").date() == date(2022, 1, 15)
    assert cell(4, "状态") is None  # nothing was decided by a person


def test_sheet_is_ready_to_work_with_and_to_print(tmp_path: Path) -> None:
    book = load_workbook(made(tmp_path, ledger()))
    sheet = book["台账"]
    assert sheet.freeze_panes == "C4"
    assert sheet.auto_filter.ref == "A3:AB14"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.page_setup.fitToHeight == 0
    lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert lists[0].formula1 == '"已兑现,未到期,逾期,无法核实,批准延期,长期坚持,调整,取消,销号"'
    assert str(lists[0].sqref) == "M4:M14"
    assert {str(rule.sqref) for rule in sheet.conditional_formatting} == {"J4:J14", "P4:P14"}


def test_summary_and_evidence_sheets(tmp_path: Path) -> None:
    entries = ledger()
    book = load_workbook(made(tmp_path, entries))
    rows = [[cell.value for cell in row] for row in book["汇总"].iter_rows(min_row=3, max_col=7)]
    assert rows[0] == ["责任单位", "已兑现", "未到期", "逾期", "无法核实", "合计", "兑现率"]
    by_unit = {row[0]: row[1:] for row in rows[1:]}
    assert by_unit["云溪县住房和城乡建设局"] == [0, 2, 1, 0, 3, "0.0%"]
    assert by_unit["合计"] == [1, 2, 3, 5, 11, "25.0%"]
    assert by_unit["责任单位未明确"][-2] == sum(
        responsible_unit(item.commitment.lead, item.issuer) is None for item in entries
    )
    proofs = [[cell.value for cell in row] for row in book["证据"].iter_rows()]
    assert len(proofs) == 1 + sum(len(item.verdict.evidence) for item in entries)
    assert proofs[1][3] == "全县18岁以上人群第二剂次接种率42.70%"
    assert proofs[1][4] == "云溪县2021年前三季度工作总结"
    assert proofs[1][10:12] == [120, 120 + len(str(proofs[1][3]))]


def test_no_text_becomes_a_formula_or_markup(tmp_path: Path) -> None:
    entries = [*hostile(), entry(1, text="<r><t>假</t></r>", note="_x0041_")]
    book = load_workbook(made(tmp_path, entries))
    texts = set()
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
                if isinstance(cell.value, str):
                    assert not set(cell.value) & set("\x00\x07\x1b\x0b")
                    texts.add(cell.value)
                    if cell.value.lstrip().startswith(("=", "+", "-", "@")):
                        assert cell.quotePrefix
    assert '=HYPERLINK("http://127.0.0.1","x")' in texts
    assert "<script>alert(1)</script>" in texts
    assert "<r><t>假</t></r> " in texts


def filled(path: Path, cells: dict[tuple[int, str], Any]) -> Path:
    book = load_workbook(path)
    sheet = book["台账"]
    place = columns(sheet)
    for (row, name), value in cells.items():
        sheet.cell(row, place[name]).value = value
    output = path.with_name("filled.xlsx")
    book.save(output)
    return output


def finder(entries: list[LedgerEntry]) -> Callable[[str], LedgerEntry | None]:
    return {item.id: item for item in entries}.get


def test_an_untouched_sheet_changes_nothing(tmp_path: Path) -> None:
    entries = [*ledger(), *hostile()]
    rows, problems = marks_of(made(tmp_path, entries))
    assert len(rows) == len(entries)
    assert problems == ()
    found = changes(rows, finder(ledger()))
    assert [change.row.id for change in found if change.state is not RowState.UNKNOWN] == []


def test_what_was_filled_in_comes_back_and_nothing_else(tmp_path: Path) -> None:
    entries = ledger()
    path = filled(
        made(tmp_path, entries),
        {
            (4, "状态"): "已兑现",
            (4, "备注"): "附接种证明",
            (5, "备注"): "仍在施工",
            (6, "状态"): "批准延期",
            (6, "延期至"): date(2022, 3, 31),
            (7, "任务事项"): "改写的原文",
            (7, "完成情况"): "逾期999天",
            (8, "状态"): "批准延期",
            (8, "延期至"): "2022年9月30日",
        },
    )
    rows, problems = marks_of(path)
    assert problems == ()
    found = changes(rows, finder(entries))
    assert [(change.row.id, change.kind, change.row.note, change.row.new_deadline) for change in found] == [
        ("YX-0001", MarkKind.FULFILLED, "附接种证明", None),
        ("YX-0002", MarkKind.NOTE, "仍在施工", None),
        ("YX-0003", MarkKind.EXTENDED, "", date(2022, 3, 31)),
        ("YX-0005", MarkKind.EXTENDED, "", date(2022, 9, 30)),
    ]
    assert {change.state for change in found} == {RowState.NEW}


def test_an_item_that_changed_meanwhile_is_reported(tmp_path: Path) -> None:
    path = filled(made(tmp_path, [entry(1)]), {(4, "状态"): "已兑现"})
    rows, _ = marks_of(path)
    (found,) = changes(rows, finder([entry(1, version=1, note="别人刚加的")]))
    assert found.state is RowState.STALE
    (unknown,) = changes(rows, finder([]))
    assert unknown.state is RowState.UNKNOWN


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({(4, "状态"): "大概完成了"}, "marks.unknown_status"),
        ({(4, "状态"): "批准延期"}, "marks.date_missing"),
        ({(4, "状态"): "逾期", (4, "延期至"): date(2022, 3, 31)}, "marks.date_without_extension"),
        ({(4, "状态"): "批准延期", (4, "延期至"): "三月底"}, "marks.bad_date"),
        ({(4, "备注"): "=1+1"}, "marks.formula"),
        ({(4, "编号"): None, (4, "备注"): "无主"}, "marks.no_id"),
        ({(4, "编号"): "YX-0002"}, "marks.duplicate"),
        ({(4, "版本"): "新"}, "marks.bad_version"),
        ({(4, "备注"): "长" * 2001}, "marks.too_long"),
    ],
)
def test_a_row_that_cannot_be_used_is_named_and_left_out(
    tmp_path: Path, cells: dict[tuple[int, str], Any], code: str
) -> None:
    rows, problems = marks_of(filled(made(tmp_path, ledger()), cells))
    assert [problem.code for problem in problems] == [code]
    assert all(row.row != 4 for row in rows)
    assert len(rows) >= len(ledger()) - 2


def test_columns_are_found_by_their_heads(tmp_path: Path) -> None:
    book = Workbook()
    front_sheet(book).append(["note", "Version", "Note", "Id", "Extended to", "Status"])
    front_sheet(book).append(["?", 3, "ok", "A-1", None, "fulfilled"])
    book.save(tmp_path / "own.xlsx")
    rows, _ = marks_of(tmp_path / "own.xlsx")
    assert rows == (MarkRow(2, "A-1", 3, MarkKind.FULFILLED, "ok", None),)


def test_what_is_no_ledger_is_named(tmp_path: Path) -> None:
    book = Workbook()
    front_sheet(book).append(["只有", "别的"])
    book.save(tmp_path / "other.xlsx")
    (tmp_path / "text.xlsx").write_text("no")
    for name, code in (
        ("other.xlsx", "sheet.no_columns"),
        ("text.xlsx", "zip.broken"),
        ("none.xlsx", "file.unreadable"),
    ):
        with pytest.raises(SheetError) as caught:
            read_sheet(tmp_path / name, HEADS)
        assert caught.value.problem.code == code


def test_a_reader_process_reads_what_is_read_here(tmp_path: Path) -> None:
    path = filled(made(tmp_path, ledger()), {(4, "状态"): "批准延期", (4, "延期至"): date(2022, 3, 31)})
    assert read_marks(read_sheet(path, HEADS)) == marks_of(path)


def _rewritten(path: Path, old: bytes, new: bytes) -> Path:
    """A sheet with other bytes in its first part."""
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = "xl/worksheets/sheet1.xml"
    assert old in parts[name]
    parts[name] = parts[name].replace(old, new)
    with ZipFile(path, "w") as package:
        for part, held in parts.items():
            package.writestr(part, held)
    return path


def test_a_row_far_beyond_the_last_is_refused(tmp_path: Path) -> None:
    path = _rewritten(made(tmp_path, ledger()), b'<row r="5"', b'<row r="99999999999"')
    with pytest.raises(SheetError) as caught:
        read_sheet(path, HEADS)
    assert caught.value.problem.code == "sheet.too_long"


@pytest.mark.parametrize(
    "version", ["1e999", "-1e999", "1e300", "-1", "2.5", "9" * 400, "99999999999999999999"]
)
def test_a_version_that_is_no_count_is_named(tmp_path: Path, version: str) -> None:
    book = Workbook()
    front_sheet(book).append(["编号", "版本", "状态", "延期至", "备注"])
    front_sheet(book).append(["A-1", 31, "已兑现", None, None])
    book.save(tmp_path / "own.xlsx")
    path = _rewritten(tmp_path / "own.xlsx", b"<v>31</v>", f"<v>{version}</v>".encode())
    try:
        rows, problems = read_marks(read_sheet(path, HEADS))
    except SheetError as error:
        assert error.problem.code == "xlsx.broken"
    else:
        assert rows == () and [problem.code for problem in problems] == ["marks.bad_version"]


def test_many_evidences_of_one_item(tmp_path: Path) -> None:
    proofs = tuple(evidence(f"第{number}条") for number in range(5))
    book = load_workbook(made(tmp_path, [entry(1, evidence=proofs)]))
    assert [row[2].value for row in book["证据"].iter_rows(min_row=2)] == [1, 2, 3, 4, 5]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_sheet_is_read_or_named(data: st.DataObject) -> None:
    """Bytes changed inside the parts of the package, the package itself whole."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.xlsx"
        write(ReportRequest(Kind.LEDGER, AS_OF), [entry(1)], overview([entry(1)]), path)
        with ZipFile(path) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        name = data.draw(st.sampled_from(sorted(parts)))
        content = bytearray(parts[name])
        for _ in range(data.draw(st.integers(1, 4))):
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
        with ZipFile(path, "w") as package:
            for part, held in {**parts, name: bytes(content)}.items():
                package.writestr(part, held)
        with suppress(RefusedError):
            marks_of(path)


def test_an_xml_bomb_is_refused(tmp_path: Path) -> None:
    path = made(tmp_path, [entry(1)])
    with ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    bomb = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 12))
    name = "xl/worksheets/sheet1.xml"
    head, rest = parts[name].split(b"?>", 1)
    parts[name] = (
        head
        + f"?><!DOCTYPE worksheet [<!ENTITY e0 'x'>{bomb}]>".encode()
        + rest.replace(b"YX-0001", b"&e11;")
    )
    with ZipFile(path, "w") as package:
        for part, held in parts.items():
            package.writestr(part, held)
    with pytest.raises(RefusedError) as caught:
        marks_of(path)
    assert caught.value.code == "xlsx.broken"
