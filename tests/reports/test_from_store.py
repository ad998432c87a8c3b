"""Every form written from a real store of the samples, and compared with the ledger it came from."""

import csv
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from tracker.domain.ledger import LedgerEntry, LedgerQuery
from tracker.domain.responsible import responsible_unit
from tracker.domain.vocabulary import MarkKind, Status
from tracker.reports import Kind, ReportRequest, RowState, changes, look_up, to_json, write
from tracker.reports.entry_words import one_line
from tracker.service.workspace import Workspace

from .builders import marks_of

SAMPLES = Path(__file__).parents[2] / "samples"
AS_OF = date(2023, 12, 31)
NOW = datetime(2023, 12, 1, 9, tzinfo=UTC)

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not there")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    with Workspace.open(tmp_path_factory.mktemp("store") / "store.db") as opened:
        paths = sorted(
            path
            for path in SAMPLES.iterdir()
            if path.suffix in (".txt", ".docx") or path.stem.startswith("云麓")
        )
        opened.ingest([path for path in paths if path.is_file()], now=NOW)
        yield opened


def entries_of(workspace: Workspace, *statuses: Status) -> list[LedgerEntry]:
    view = workspace.ledger(LedgerQuery(AS_OF, statuses=statuses))
    return list(view.page(0, len(view)))


def made(workspace: Workspace, kind: Kind, output: Path, *statuses: Status) -> list[LedgerEntry]:
    entries = entries_of(workspace, *statuses)
    documents = workspace.documents()
    count = write(
        ReportRequest(kind, AS_OF),
        iter(entries),
        workspace.overview(LedgerQuery(AS_OF)),
        output,
        documents=documents,
        context=look_up(workspace.document_text, documents),
    )
    assert count == len(entries)
    assert count > 5
    return entries


def test_bulletin(workspace: Workspace, tmp_path: Path) -> None:
    entries = made(workspace, Kind.OVERDUE, tmp_path / "x.docx", Status.OVERDUE)
    document = docx.Document(str(tmp_path / "x.docx"))
    annex = document.tables[-1]
    assert len(annex.rows) == len(entries) + 1
    rows = ["\n".join(cell.text for cell in row.cells) for row in annex.rows[1:]]
    for item in entries:
        (row,) = [
            row
            for row in rows
            if f"\n{one_line(item.commitment.text).rstrip('；;，,、。')}（" in row
            and (not item.verdict.days_overdue or f"逾期{item.verdict.days_overdue}天" in row)
        ]
        if item.verdict.evidence:
            assert one_line(item.verdict.evidence[0].text).rstrip("；;，,、。") in row
    body = "\n".join(paragraph.text for paragraph in document.paragraphs)
    overview = workspace.overview(LedgerQuery(AS_OF))
    counts = dict(overview.by_status)
    assert f"逾期{counts[Status.OVERDUE]}项" in body and f"逾期事项共{len(entries)}项" in body
    assert f"已兑现{counts[Status.FULFILLED]}项" in body


def test_ledger_sheet_and_back(workspace: Workspace, tmp_path: Path) -> None:
    entries = made(workspace, Kind.LEDGER, tmp_path / "x.xlsx")
    book = load_workbook(tmp_path / "x.xlsx")
    heads = [cell.value for cell in book["台账"][3]]
    rows = [dict(zip(heads, row, strict=True)) for row in book["台账"].iter_rows(min_row=4, values_only=True)]
    assert [row["编号"] for row in rows] == [item.id for item in entries]
    for row, item in zip(rows, entries, strict=True):
        day = row["完成时限"]
        assert item.verdict.deadline is None or (
            isinstance(day, datetime) and day.date() == item.verdict.deadline
        )
        assert row["逾期天数"] == item.verdict.days_overdue
        assert row["任务事项"] == one_line(item.commitment.text)
    first = next(number for number, item in enumerate(entries) if item.verdict.status is Status.OVERDUE)
    sheet = book["台账"]
    sheet.cell(4 + first, heads.index("状态") + 1).value = "已兑现"
    sheet.cell(4 + first, heads.index("备注") + 1).value = "附验收单"
    book.save(tmp_path / "filled.xlsx")
    read, problems = marks_of(tmp_path / "filled.xlsx")
    assert problems == ()
    by_id = {item.id: item for item in entries}
    (change,) = changes(read, by_id.get)
    assert (change.state, change.kind) == (RowState.NEW, MarkKind.FULFILLED)
    workspace.mark([change.row.id], change.kind, by="王敏", now=NOW, note=change.row.note)
    now = {item.id: item for item in entries_of(workspace)}
    assert now[change.row.id].verdict.status is Status.FULFILLED
    assert changes(read, now.get) == ()  # read a second time, it says nothing new


def test_text_forms(workspace: Workspace, tmp_path: Path) -> None:
    entries = made(workspace, Kind.LEDGER, tmp_path / "x.json")
    assert json.loads((tmp_path / "x.json").read_text("utf-8")) == to_json(
        entries, workspace.documents(), AS_OF
    )
    made(workspace, Kind.LEDGER, tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["编号"] for row in csv.DictReader(file)] == [item.id for item in entries]
    made(workspace, Kind.LEDGER, tmp_path / "x.ics")
    events = Calendar.from_ical((tmp_path / "x.ics").read_bytes()).walk("VEVENT")
    units = {
        (item.verdict.deadline, responsible_unit(item.commitment.lead, item.issuer))
        for item in entries
        if item.verdict.deadline is not None
    }
    assert len(events) == len(units)


def test_page_shows_each_promise_inside_its_paragraph(workspace: Workspace, tmp_path: Path) -> None:
    entries = made(workspace, Kind.LEDGER, tmp_path / "x.html")
    source = (tmp_path / "x.html").read_text("utf-8")
    assert source.count("<article ") == len(entries)
    # Few items are whole paragraphs: nearly every one has words around it.
    assert source.count('<span class="around"></span><mark>') < source.count("<mark>") * 0.6
