"""Correcting, assigning, dropping, adding and deciding on claims in the dashboard, by keys and mouse."""

from dataclasses import replace
from datetime import date

from tracker.domain.correction import Changes
from tracker.domain.ledger import LedgerQuery
from tracker.domain.loop import Claim
from tracker.domain.vocabulary import ClaimKind, ClaimState, MarkKind, Origin
from tracker.service.workspace import Workspace

from .opened import AS_OF, NOW

ALL = LedgerQuery(AS_OF)


def entry_of(session, item_id: str):
    detail = session.app.desk.workspace.entry(item_id, AS_OF)
    assert detail is not None
    return detail.entry


async def test_a_hundred_items_get_their_unit_under_ten_keys(dashboard) -> None:
    async with dashboard() as session:
        ids = session.screen.table.rows_shown if hasattr(session.screen.table, "rows_shown") else None
        await session.press("V", "t")
        ids = session.screen.app.main_screen.chosen_ids()
        assert len(ids) >= 100
        await session.type("县水务局")  # two words of an input method
        await session.press("enter")
        await session.until(lambda: type(session.screen).__name__ == "Confirm")
        assert str(len(ids)) in session.shown() and "县水务局" in session.shown()
        await session.press("y")
        assert {entry_of(session, item).commitment.lead for item in ids[:5]} == {"县水务局"}
        assert set(session.app.desk.workspace.ledger(LedgerQuery(AS_OF, units=("县水务局",))).ids) >= set(ids)
        await session.press("u")
        assert "县水务局" not in {entry_of(session, item).commitment.lead for item in ids[:5]}


async def test_known_units_are_completed_and_few_items_are_not_asked_about(dashboard) -> None:
    async with dashboard() as session:
        session.app.desk.workspace.office.assign(
            {session.app.desk.workspace.ledger(ALL).ids[-1]: Changes(lead="县文化和旅游局")}, by="李", now=NOW
        )
        here = session.screen.table.cursor_id
        await session.press("t")
        await session.type("文化")
        await session.press("enter")
        assert entry_of(session, here).commitment.lead == "县文化和旅游局"
        assert "县文化和旅游局" in session.told() and len(session.app._notifications) == 1


async def test_many_marks_are_asked_about_and_few_are_not(dashboard) -> None:
    async with dashboard() as session:
        before = [entry.verdict for entry in session.app.desk.workspace.ledger(ALL).page(0, 3)]
        await session.press("V", "d")
        await session.until(lambda: type(session.screen).__name__ == "Confirm")
        assert "已兑现" in session.shown()
        await session.press("n")
        assert [entry.verdict for entry in session.app.desk.workspace.ledger(ALL).page(0, 3)] == before
        await session.press("escape", "d")
        assert type(session.screen).__name__ == "LedgerScreen"
        assert len(session.app.desk.workspace.ledger(LedgerQuery(AS_OF, marked=True)).ids) == 1


async def test_a_deadline_and_a_target_are_set_right_and_taken_back(dashboard) -> None:
    async with dashboard() as session:
        here = session.screen.table.cursor_id
        before = entry_of(session, here)
        await session.press("e")
        field = session.screen.query_one("#correct-deadline")
        field.value = "2024年6月30日"
        session.screen.query_one("#correct-lead").value = "县住建局"
        session.screen.query_one("#correct-targets").value = "没有数"
        await session.press("f2")
        assert "读不出目标" in session.shown()
        session.screen.query_one("#correct-targets").value = "不少于3个"
        await session.press("f2")
        after = entry_of(session, here)
        assert after.commitment.deadline.date == date(2024, 6, 30)
        assert [target.value for target in after.commitment.targets] == [3.0]
        assert dict(after.corrected)["deadline"] == before.commitment.deadline.date
        await session.press("u")
        assert entry_of(session, here).commitment == before.commitment
        assert session.screen.table.cursor_id == here
        assert before.commitment.text[:10] in session.told()


async def test_dropping_asks_why_and_undo_returns_to_the_item(dashboard) -> None:
    async with dashboard() as session:
        here = session.screen.table.cursor_id
        await session.press("delete", "enter")
        assert "理由" in session.shown()
        await session.type("只是口号")
        await session.press("enter")
        assert here not in session.app.desk.workspace.ledger(ALL).ids
        await session.press("u")
        await session.until(lambda: session.screen.table.cursor_id == here)


async def test_a_deadline_is_not_moved_backwards(dashboard) -> None:
    async with dashboard() as session:
        pending = LedgerQuery(AS_OF, due_from=date(2023, 12, 31))
        session.screen.ask(pending)
        await session.rest()
        here = session.screen.table.cursor_id
        await session.press("p")
        session.screen.query_one("#extend-day").value = "2023-09-30"
        await session.press("enter")
        assert "早于现在的期限" in session.shown()
        await session.press("escape")
        session.screen.ask(LedgerQuery(AS_OF, due_to=date(2021, 12, 31)))
        await session.rest()
        await session.press("p")
        session.screen.query_one("#extend-day").value = "2023-03-31"
        await session.press("enter")
        assert "已经过去" in session.shown()
        await session.press("escape")
        assert entry_of(session, here).verdict.mark is None


async def test_somebody_else_in_between_is_asked_about(dashboard, store) -> None:
    async with dashboard() as session:
        here = session.screen.table.cursor_id
        with Workspace.open(store) as other:
            other.office.correct({here: Changes(measure="专班推进")}, by="王五", now=NOW)
        await session.press("t")
        await session.type("县水务局")
        await session.press("enter")
        await session.until(lambda: type(session.screen).__name__ == "Confirm")
        assert "王五" in session.shown()
        await session.press("y")
        assert entry_of(session, here).commitment.lead == "县水务局"


async def test_words_found_in_a_document_become_an_item(dashboard) -> None:
    async with dashboard() as session:
        document = next(one for one in session.app.desk.documents() if "2023" in one.name)
        text = session.app.desk.text(document.id)
        entries, _ = session.app.desk.workspace.document_items(document.id, AS_OF)
        taken = [entry.commitment.span for entry in entries]
        at = text.index("。", 400) + 1
        words = text[at + 1 : at + 9]
        assert words.strip()
        await session.press("v")
        session.screen.dismiss()
        from tui.screens.document_text import DocumentText, clause_around

        await session.app.push_screen(DocumentText(session.app.desk, document.id))
        await session.rest()
        await session.press("/")
        await session.type(words)
        await session.press("enter", "a")
        wanted = clause_around(text, text.index(words), text.index(words) + len(words))
        assert session.screen.query_one("#add-text").value.split() == wanted.of(text).split()
        session.screen.query_one("#add-lead").value = "县水务局"
        await session.press("f2")
        added = [
            entry
            for entry in session.app.desk.workspace.document_items(document.id, AS_OF)[0]
            if entry.origin is Origin.ADDED or entry.commitment.lead == "县水务局"
        ]
        assert (len(added) == 1 and added[0].commitment.span == wanted) or wanted in taken


async def test_words_are_dragged_over_with_the_mouse(dashboard) -> None:
    async with dashboard() as session:
        document = session.app.desk.documents()[0]
        from tui.screens.document_text import DocumentText
        from tui.widgets.text_view import TextView

        await session.app.push_screen(DocumentText(session.app.desk, document.id))
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


async def test_a_claim_stands_in_the_review_and_is_accepted_or_returned(dashboard) -> None:
    async with dashboard() as session:
        here = session.screen.table.cursor_id
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
        office = session.app.desk.workspace.office
        office.claim({here: claim}, by="李", now=NOW)
        session.app.refresh_desk()
        await session.press("enter")
        await session.until(lambda: "已建成并投用" in session.shown())
        assert entry_of(session, here).verdict.mark is None, "what a unit claims closes nothing"
        await session.press("R")
        await session.type("请附验收单")
        await session.press("enter")
        assert [one.kind for one in entry_of(session, here).claims] == [ClaimKind.CLAIMED, ClaimKind.RETURNED]
        office.claim({here: replace(claim, progress="附上验收单")}, by="李", now=NOW)
        session.app.action_go("ledger")
        await session.rest()
        await session.press("enter")
        await session.until(lambda: "附上验收单" in session.shown())
        await session.press("A")
        assert entry_of(session, here).claims[-1].kind is ClaimKind.ACCEPTED
        assert entry_of(session, here).verdict.mark is None
        session.app.action_go("ledger")
        await session.rest()
        session.app.desk.workspace.mark([here], MarkKind.CLOSED, by="李", now=NOW)
        assert entry_of(session, here).stage.value == "closed"
