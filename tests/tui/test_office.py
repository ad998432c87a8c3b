"""Correcting, assigning, dropping, adding and deciding on claims in the dashboard, by keys and mouse."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from rich.cells import cell_len
from textual.widgets import Input

from tests.narrowing import front_sheet, present
from tracker.domain.correction import Changes
from tracker.domain.ledger import LedgerQuery
from tracker.domain.loop import Claim
from tracker.domain.vocabulary import ClaimKind, ClaimState, LoopStage, MarkKind, Origin
from tracker.reports.unit_sheet import UnitNoticeText, save_unit_sheet
from tracker.service.workspace import Workspace
from tui.screens.document_text import DocumentText, clause_around
from tui.screens.ledger import LedgerScreen
from tui.screens.loop import LoopScreen
from tui.widgets.text_view import TextView

from .opened import AS_OF, NOW
from .session import Dashboard

ALL = LedgerQuery(AS_OF)


async def test_a_hundred_items_get_their_unit_under_ten_keys(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        await session.press("V", "z")
        ids = session.main(LedgerScreen).chosen_ids()
        assert len(ids) >= 100
        await session.type("县水务局")  # two words of an input method
        await session.press("enter")
        await session.until(lambda: type(session.screen).__name__ == "Confirm")
        assert str(len(ids)) in session.shown() and "县水务局" in session.shown()
        await session.press("y")
        assert {session.entry(item).commitment.lead for item in ids[:5]} == {"县水务局"}
        assert set(session.workspace.ledger(LedgerQuery(AS_OF, units=("县水务局",))).ids) >= set(ids)
        await session.press("u")
        assert "县水务局" not in {session.entry(item).commitment.lead for item in ids[:5]}


async def test_known_units_are_completed_and_few_items_are_not_asked_about(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        session.workspace.office.assign(
            {session.workspace.ledger(ALL).ids[-1]: Changes(lead="县文化和旅游局")}, by="李", now=NOW
        )
        here = session.table.cursor_id
        await session.press("z")
        await session.type("文化")
        await session.press("enter")
        assert session.entry(here).commitment.lead == "县文化和旅游局"
        assert "县文化和旅游局" in session.told() and len(session.notices) == 1


async def test_many_marks_are_asked_about_and_few_are_not(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        before = [entry.verdict for entry in session.workspace.ledger(ALL).page(0, 3)]
        await session.press("V", "d")
        await session.until(lambda: type(session.screen).__name__ == "Confirm")
        assert "已兑现" in session.shown()
        await session.press("n")
        assert [entry.verdict for entry in session.workspace.ledger(ALL).page(0, 3)] == before
        await session.press("escape", "d")
        assert type(session.screen).__name__ == "LedgerScreen"
        assert len(session.workspace.ledger(LedgerQuery(AS_OF, marked=True)).ids) == 1


async def test_a_deadline_and_a_target_are_set_right_and_taken_back(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        here = session.table.cursor_id
        before = session.entry(here)
        await session.press("e")
        field = session.find("#correct-deadline", Input)
        field.value = "2024年6月30日"
        session.find("#correct-lead", Input).value = "县住建局"
        session.find("#correct-targets", Input).value = "没有数"
        await session.press("f2")
        assert "读不出目标" in session.shown()
        session.find("#correct-targets", Input).value = "不少于3个"
        await session.press("f2")
        after = session.entry(here)
        assert after.commitment.deadline.date == date(2024, 6, 30)
        assert [target.value for target in after.commitment.targets] == [3.0]
        assert dict(after.corrected)["deadline"] == before.commitment.deadline.date
        await session.press("u")
        assert session.entry(here).commitment == before.commitment
        assert session.table.cursor_id == here
        assert before.commitment.text[:10] in session.told()


async def test_dropping_asks_why_and_undo_returns_to_the_item(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        here = session.table.cursor_id
        await session.press("delete", "enter")
        assert "理由" in session.shown()
        await session.type("只是口号")
        await session.press("enter")
        assert here not in session.workspace.ledger(ALL).ids
        await session.press("u")
        await session.until(lambda: session.table.cursor_id == here)


async def test_a_deadline_is_not_moved_backwards(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        pending = LedgerQuery(AS_OF, due_from=date(2023, 12, 31))
        session.front(LedgerScreen).ask(pending)
        await session.rest()
        here = session.table.cursor_id
        await session.press("p")
        session.find("#extend-day", Input).value = "2023-09-30"
        await session.press("enter")
        assert "早于现在的期限" in session.shown()
        await session.press("escape")
        session.front(LedgerScreen).ask(LedgerQuery(AS_OF, due_to=date(2021, 12, 31)))
        await session.rest()
        await session.press("p")
        session.find("#extend-day", Input).value = "2023-03-31"
        await session.press("enter")
        assert "已经过去" in session.shown()
        await session.press("escape")
        assert session.entry(here).verdict.mark is None


async def test_somebody_else_in_between_is_asked_about(dashboard: Dashboard, store: Path) -> None:
    async with dashboard() as session:
        here = session.table.cursor_id
        with Workspace.open(store) as other:
            other.office.correct({here: Changes(measure="专班推进")}, by="王五", now=NOW)
        await session.press("z")
        await session.type("县水务局")
        await session.press("enter")
        await session.until(lambda: type(session.screen).__name__ == "Confirm")
        assert "王五" in session.shown()
        await session.press("y")
        assert session.entry(here).commitment.lead == "县水务局"


async def test_words_found_in_a_document_become_an_item(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        desk = session.desk
        document = next(one for one in desk.documents() if "2023" in one.name)
        text = desk.text(document.id)
        entries, _ = desk.workspace.document_items(document.id, AS_OF)
        taken = [entry.commitment.span for entry in entries]
        at = next(
            at + 1
            for at in range(300, len(text))
            if text[at] == "。"
            and len(clause := clause_around(text, at + 1, at + 1)) > 12
            and text.count(clause.of(text)[:10]) == 1
            and not any(clause.overlap(span) for span in taken)
        )
        clause = clause_around(text, at, at)
        await session.app.push_screen(DocumentText(desk, document.id))
        await session.rest()
        await session.press("/")
        await session.type(clause.of(text)[:10])
        await session.press("enter", "a")
        assert session.find("#add-text", Input).value.split() == clause.of(text).split()
        session.find("#add-text", Input).value = "别的话"
        await session.press("f2")
        assert "只能删" in session.shown()
        session.find("#add-text", Input).value = clause.of(text)
        session.find("#add-lead", Input).value = "县水务局"
        await session.press("f2")
        added = [
            entry
            for entry in desk.workspace.document_items(document.id, AS_OF)[0]
            if entry.origin is Origin.ADDED
        ]
        assert [(one.commitment.span, one.commitment.lead) for one in added] == [(clause, "县水务局")]


async def test_words_are_dragged_over_with_the_mouse(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        document = session.desk.documents()[0]
        await session.app.push_screen(DocumentText(session.desk, document.id))
        await session.rest()
        view = session.screen.query_one(TextView)
        line = next(n for n, (start, end) in enumerate(view._lines) if end - start > 8)
        view.scroll_to(y=0, animate=False)
        await session.rest()
        await session.pilot.mouse_down(view, offset=(1, line))
        await session.pilot.hover(view, offset=(8, line))
        await session.pilot.mouse_up(view, offset=(8, line))
        start, _ = view._lines[line]
        assert view.chosen is not None and view.chosen[0] == start and view.chosen[1] > start + 1


async def test_a_claim_stands_in_the_review_and_is_accepted_or_returned(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        here = session.table.cursor_id
        claim = Claim(
            0,
            ClaimKind.CLAIMED,
            "县水务局",
            "",
            NOW,
            ClaimState.DONE,
            "已建成并投用",
            "",
            "",
            date(2023, 6, 1),
        )
        office = session.workspace.office
        office.claim({here: claim}, by="李", now=NOW)
        session.app.refresh_desk()
        await session.press("enter")
        await session.until(lambda: "已建成并投用" in session.shown())
        assert session.entry(here).verdict.mark is None, "what a unit claims closes nothing"
        await session.press("R")
        await session.type("请附验收单")
        await session.press("enter")
        assert [one.kind for one in session.entry(here).claims] == [ClaimKind.CLAIMED, ClaimKind.RETURNED]
        office.claim({here: replace(claim, progress="附上验收单")}, by="李", now=NOW)
        session.app.action_go("ledger")
        await session.rest()
        await session.press("enter")
        await session.until(lambda: "附上验收单" in session.shown())
        await session.press("A")
        assert session.entry(here).claims[-1].kind is ClaimKind.ACCEPTED
        assert session.entry(here).verdict.mark is None
        session.app.action_go("ledger")
        await session.rest()
        session.workspace.mark([here], MarkKind.CLOSED, by="李", now=NOW)
        assert session.entry(here).stage.value == "closed"


async def test_the_loop_shows_what_waits_and_takes_sheets_in(dashboard: Dashboard, tmp_path: Path) -> None:
    async with dashboard() as session:
        desk = session.desk
        ids = desk.workspace.ledger(ALL).ids[:3]
        desk.workspace.office.assign(dict.fromkeys(ids, Changes(lead="县水务局")), by="李", now=NOW)
        number = desk.workspace.office.hand_out(
            {"县水务局": ids}, answer_by=date(2023, 7, 10), by="李", now=NOW
        )
        entries = [session.entry(item) for item in ids]
        sheet = tmp_path / "县水务局.xlsx"
        text = UnitNoticeText("县水务局", number["县水务局"], date(2023, 7, 10))
        save_unit_sheet(sheet, text, entries, desk.words, AS_OF)
        book = openpyxl.load_workbook(sheet)
        cells = front_sheet(book)
        heads = {cell.value: present(cell.column) for cell in cells[3]}
        for row in (4, 5):
            cells.cell(row, heads["完成情况"]).value = "已完成"
            cells.cell(row, heads["进展情况"]).value = f"第{row}行已建成"
        book.save(sheet)
        await session.press("L")
        assert "待反馈 3" in session.shown()
        await session.press("a")
        session.find("#import-path", Input).value = str(sheet)
        await session.press("f2")
        await session.until(lambda: type(session.screen).__name__ == "Confirm")
        assert "第4行已建成" in session.shown() and "2 项可记为反馈" in session.shown()
        await session.press("y")
        await session.until(lambda: "待审核 2" in session.shown())
        loop = session.front(LoopScreen)
        row = loop.units.index("县水务局")
        column = 1 + list(LoopStage).index(LoopStage.ANSWERED)
        loop.table.move_cursor(row=row, column=column)
        await session.press("enter")
        await session.until(lambda: type(session.screen).__name__ == "LedgerScreen")
        assert set(present(session.front(LedgerScreen).rows).ids) == {
            item for item in ids if session.entry(item).claims
        }
        await session.press("u")
        assert not any(session.entry(item).claims for item in ids)


async def test_a_broken_duties_file_is_told_and_stops_nothing(dashboard: Dashboard, tmp_path: Path) -> None:
    (tmp_path / "职责.toml").write_text("教育局 = [", encoding="utf-8")
    async with dashboard() as session:
        here = session.table.cursor_id
        await session.press("z")
        assert "职责.toml" in session.told()
        await session.type("县水务局")
        await session.press("enter")
        assert session.entry(here).commitment.lead == "县水务局"


@pytest.mark.parametrize("size", [(80, 24), (116, 34), (200, 50)])
async def test_a_preview_is_laid_out_for_its_pane(dashboard: Dashboard, size: tuple[int, int]) -> None:
    async with dashboard(place="report", size=size) as session:
        view = session.find("#report-preview", TextView)
        await session.until(lambda: len(view._lines) > 20)
        text = view._shown.split("\n")
        assert not [line for line in text if cell_len(line) > view.columns]
        assert len(view._lines) == len(text)  # no line is broken twice
