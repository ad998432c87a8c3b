"""A quarter of an office: hand out, collect, check, close, by the command line; nothing is lost and nothing is typed twice."""

import json
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.narrowing import front_sheet, present
from tests.store.made_up import made_up_extraction
from tracker.domain.loop import Claim
from tracker.domain.promise import Commitment, Deadline, Extraction, Target
from tracker.domain.report import Reading
from tracker.domain.text import Span
from tracker.domain.vocabulary import Basis, ClaimKind, ClaimState, Grade, Op
from tracker.reports.unit_sheet import COLUMNS
from tracker.service.filing.document_filing import FileFacts, file_document
from tracker.service.filing.identity import text_fingerprint
from tracker.service.workspace import Workspace

from .command_line import Tracker

UNITS = tuple(f"云麓县第{number}局" for number in range(1, 21))
HEADS = {both.zh: name for name, (both, _) in COLUMNS.items()}


def _office(path: Path, count: int = 200) -> None:
    """A plan of a county with so many items, none of them with a unit."""
    lines = [f"建成便民项目{number}个（第{number}项）" for number in range(1, count + 1)]
    text = "云麓县2025年工作计划\n" + "\n".join(lines) + "\n"
    at, commitments = text.index("\n") + 1, []
    for number, line in enumerate(lines, 1):
        span = Span(at, at + len(line))
        at = span.end + 1
        target = Target(f"{number}个", Op.AT_LEAST, float(number), "个", "便民项目")
        deadline = Deadline(None, date(2025, 12, 31), Basis.PLAN_PERIOD)
        commitments.append(
            Commitment(span, line, Grade.HARD, deadline, (target,), False, None, False, 0, 0, ("made.up",))
        )
    report = made_up_extraction(text, 2025, "云麓县人民政府").reports[0]
    with Workspace.open(path) as workspace, workspace._store.write() as connection:
        from db import people

        now = datetime(2026, 1, 5, tzinfo=UTC)
        action = people.record(connection, "import", by="", at=now)
        facts = FileFacts("/plan.txt", "计划.txt", text_fingerprint(text), now)
        file_document(
            connection, action, facts, Reading(text, "txt"), Extraction((report,), tuple(commitments), ())
        )


def _columns(sheet: Worksheet) -> dict[str, int]:
    """The place of each known column by its name."""
    return {HEADS[str(cell.value)]: present(cell.column) for cell in sheet[3] if cell.value in HEADS}


def _fill(path: Path, answer: Callable[[str], dict[str, str]]) -> list[str]:
    """Fill a unit's sheet in as a colleague does; gives the ids of its items."""
    book = openpyxl.load_workbook(path)
    sheet = front_sheet(book)
    columns = _columns(sheet)
    ids = []
    for row in range(4, sheet.max_row + 1):
        id = sheet.cell(row, columns["id"]).value
        if id:
            ids.append(str(id))
            for name, value in answer(str(id)).items():
                sheet.cell(row, columns[name]).value = value
    book.save(path)
    return ids


def _json(tracker: Tracker, *arguments: object) -> Any:
    ran = tracker(*arguments, "--json")
    assert ran.code in (0, 1), ran.err
    return json.loads(ran.out)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "t.db"
    monkeypatch.setenv("TRACKER_DB", str(path))
    monkeypatch.setenv("TRACKER_BY", "张三")
    return path


def test_a_quarter_of_twenty_units_and_two_hundred_items(
    tracker: Tracker, store: Path, tmp_path: Path
) -> None:
    _office(store)
    listed = _json(tracker, "list")
    assert isinstance(listed, list) and len(listed) == 200
    ids = [item["id"] for item in listed]
    of_unit = {unit: ids[at * 10 : at * 10 + 10] for at, unit in enumerate(UNITS)}
    for unit, own in of_unit.items():
        assert tracker("assign", *own, "--lead", unit).code == 0
    loop = _json(tracker, "loop")
    assert loop["stages"]["not_handed_out"] == 200

    folder = tmp_path / "out"
    sent = _json(tracker, "sheets", "--output", folder)
    assert {one["unit"]: sorted(one["items"]) for one in sent} == {
        unit: sorted(own) for unit, own in of_unit.items()
    }
    assert len({one["number"] for one in sent}) == 20
    assert len(list(folder.glob("*.xlsx"))) == len(list(folder.glob("*.docx"))) == 20

    (folder / "验收单.pdf").write_bytes(b"proof")
    said: dict[str, tuple[str, str]] = {}

    def answer(id: str) -> dict[str, str]:
        number = len(said)
        state, words = (
            ("已完成", f"第{number}项建成") if number % 2 else ("推进中", f"第{number}项完成{number}%")
        )
        said[id] = (state, words)
        return {"state": state, "progress": words, "next_step": "抓紧收尾", "proofs": "验收单.pdf"}

    for unit in UNITS[:18]:
        assert sorted(_fill(folder / f"{unit}.xlsx", answer)) == sorted(of_unit[unit])
    files = [folder / f"{unit}.xlsx" for unit in UNITS]
    tried = _json(tracker, "import-sheets", *files, "--dry-run")
    assert (tried["recorded"], len(tried["rows"])) == (0, 180)
    assert _json(tracker, "loop")["stages"]["answered"] == 0
    taken = _json(tracker, "import-sheets", *files)
    assert taken["recorded"] == 180
    again = _json(tracker, "import-sheets", *files)
    assert again == {"recorded": 0, "rows": []}

    exported = tmp_path / "out.json"
    assert tracker("export", "--format", "json", "--output", exported).code == 0
    items = {one["id"]: one for one in json.loads(exported.read_text(encoding="utf-8"))["commitments"]}
    for id, (state, words) in said.items():
        [claim] = items[id]["claims"]
        assert (claim["progress"], claim["next_step"]) == (words, "抓紧收尾")
        assert claim["state"] == {"已完成": "done", "推进中": "under_way"}[state]
        assert claim["proofs"][0]["path"] == "验收单.pdf" and len(claim["proofs"][0]["fingerprint"]) == 64
        assert items[id]["status"] == "unverifiable", "what a unit claims decides nothing"

    today = datetime.now(UTC).date()
    late = date(today.year + 1, 12, 31)  # the answers that two units owe are overdue by then
    waiting = _json(tracker, "loop", "--as-of", late, "--stage", "unanswered")
    assert Counter(one["unit"] for one in waiting["items"]) == {UNITS[18]: 10, UNITS[19]: 10}
    late_ids = [one["id"] for one in waiting["items"]]
    assert tracker("remind", *late_ids).code == tracker("remind", *late_ids[:5]).code == 0
    done = [id for id, (state, _) in said.items() if state == "已完成"]
    returned = [id for id in said if id not in done]
    for id in done[:3]:
        assert tracker("claim", "accept", id).code == 0
        assert tracker("mark", id, "closed").code == 0
    assert tracker("claim", "return", returned[0], "--note", "请补数据").code == 0
    stages = _json(tracker, "loop")["stages"]
    assert (stages["closed"], stages["returned"], stages["answered"]) == (3, 1, 176)
    assert sum(stages.values()) == 200

    second = tmp_path / "second"
    sent = _json(tracker, "sheets", "--output", second)
    assert sum(len(one["items"]) for one in sent) == 197, "what is closed is not handed out again"
    unit = next(unit for unit, own in of_unit.items() if returned[0] in own)
    sheet = front_sheet(openpyxl.load_workbook(second / f"{unit}.xlsx"))
    rows = {row[15].value: [cell.value for cell in row] for row in sheet.iter_rows(min_row=4)}
    assert rows[returned[0]][9] == said[returned[0]][1], "what was said stands there to be gone on with"
    unit = next(unit for unit, own in of_unit.items() if late_ids[0] in own)
    sheet = front_sheet(openpyxl.load_workbook(second / f"{unit}.xlsx"))
    times = {row[15].value: row[7].value for row in sheet.iter_rows(min_row=4)}
    assert (times[late_ids[0]], times[late_ids[9]]) == ("第2次", "第1次")


def test_rows_that_must_not_be_taken_in_are_named(tracker: Tracker, store: Path, tmp_path: Path) -> None:
    _office(store, 6)
    ids = [item["id"] for item in _json(tracker, "list")]
    tracker("assign", *ids, "--lead", "县水务局")
    folder = tmp_path / "out"
    assert tracker("sheets", "--output", folder).code == 0
    path = folder / "县水务局.xlsx"
    moved, closed, claimed, strange, good, formula = ids
    tracker("assign", moved, "--lead", "县住建局")
    tracker("mark", closed, "closed")
    with Workspace.open(store) as workspace:
        other = Claim(
            0, ClaimKind.CLAIMED, "县水务局", "", datetime(2026, 1, 6, tzinfo=UTC), ClaimState.STUCK, "缺资金"
        )
        workspace.office.claim({claimed: other}, by="王五", now=datetime.now(UTC))

    def answer(id: str) -> dict[str, str]:
        if id == formula:
            return {"state": "已完成", "progress": "=1+1"}
        return {"state": "差不多" if id == strange else "已完成", "progress": "报送"}

    _fill(path, answer)
    book = openpyxl.load_workbook(path)
    sheet = front_sheet(book)
    row, columns = sheet.max_row + 1, _columns(sheet)
    for name, value in {"id": "ZZZZZZZZ", "state": "已完成", "progress": "别人的"}.items():
        sheet.cell(row, columns[name]).value = value
    book.save(path)
    before = tracker("show", claimed, "--json").out
    ran = tracker("import-sheets", path)
    assert ran.code == 1
    assert "第2次" not in ran.out and "缺资金" in ran.out and "王五" in ran.out
    told = _json(tracker, "import-sheets", path, "--dry-run")
    states = {one["id"]: one["state"] for one in told["rows"] if "state" in one}
    assert states == {
        moved: "other_unit",
        closed: "closed",
        claimed: "conflict",
        "ZZZZZZZZ": "unknown",
    }
    codes = {one["code"] for one in told["rows"] if "code" in one}
    assert codes == {"sheet.bad_state", "sheet.formula"}
    assert tracker("show", claimed, "--json").out == before
    assert [one["progress"] for one in json.loads(tracker("show", good, "--json").out)["claims"]] == ["报送"]


def test_proof_outside_the_folder_is_not_opened(tracker: Tracker, store: Path, tmp_path: Path) -> None:
    _office(store, 1)
    [item] = _json(tracker, "list")
    tracker("assign", item["id"], "--lead", "县水务局")
    folder = tmp_path / "out"
    tracker("sheets", "--output", folder)
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    _fill(
        folder / "县水务局.xlsx", lambda id: {"state": "已完成", "proofs": "../secret；/dev/zero；没有.pdf"}
    )
    assert tracker("import-sheets", folder / "县水务局.xlsx").code == 0
    [claim] = json.loads(tracker("show", item["id"], "--json").out)["claims"]
    assert {proof["fingerprint"] for proof in claim["proofs"]} == {""}


@pytest.mark.parametrize(
    "arguments",
    [
        ("correct", "{id}"),
        ("correct", "{id}", "--target", "很多"),
        ("drop", "{id}"),
        ("split", "{id}", "--part", "一项"),
        ("split", "{id}", "--part", "一项; 甲局; 明天", "--part", "二项"),
        ("assign", "{id}"),
        ("remind", "{id}"),
        ("list", "--unit", "没有的局"),
        ("claim", "accept", "{id}"),
        ("add", " "),
        ("add", "新事项", "--at", "1-2"),
    ],
)
def test_what_is_asked_wrongly_changes_nothing_and_says_why(
    tracker: Tracker, store: Path, arguments: tuple[str, ...]
) -> None:
    _office(store, 1)
    [item] = _json(tracker, "list")
    ran = tracker(*(part.format(id=item["id"]) for part in arguments))
    assert ran.code == 2 and ran.err.strip(), ran
    assert _json(tracker, "list") == [item]


def test_an_extension_does_not_move_a_deadline_back(tracker: Tracker, store: Path) -> None:
    _office(store, 1)
    [item] = _json(tracker, "list")
    ran = tracker("mark", item["id"], "extended", "--until", "2025-06-30")
    assert ran.code == 2 and "早于原期限" in ran.err
    assert tracker("mark", item["id"], "extended", "--until", "2026-06-30").code == 0
    assert tracker("mark", item["id"], "extended", "--until", "2026-03-31").code == 2
    assert json.loads(tracker("show", item["id"], "--json").out)["extensions"] == 1
