"""The review: one item at a time, one key a verdict, evidence confirmed, rejected or found."""

from pathlib import Path

from textual.widgets import Input, OptionList, Static

from tests.narrowing import present
from tracker.domain.ledger import LedgerQuery
from tracker.domain.vocabulary import EvidenceDecision, MarkKind, Status
from tracker.service.workspace import Workspace
from tui.screens.dialogs.find_evidence import FindEvidence
from tui.screens.dialogs.queue import queues
from tui.screens.review import ReviewScreen
from tui.widgets.item_detail import ItemDetail, rules
from tui.widgets.page import Page

from .opened import AS_OF, NOW
from .session import Dashboard, Session


def decisions(session: Session) -> list[tuple[EvidenceDecision, str]]:
    detail = session.detail(session.front(ReviewScreen)._here())
    return [(mark.decision, mark.text) for mark in detail.evidence_marks]


async def test_the_queue_begins_with_what_most_needs_an_eye(dashboard: Dashboard) -> None:
    async with dashboard(place="review") as session:
        worth = session.workspace.ledger(queues(session.desk)["worth"])
        assert tuple(session.front(ReviewScreen).ids) == worth.ids
        assert "最该人工看的" in session.shown()


async def test_promise_and_evidence_stand_in_their_pages_with_their_words_marked(
    dashboard: Dashboard,
) -> None:
    async with dashboard(place="review", size=(140, 40)) as session:
        item = present(session.front(ReviewScreen).pages).item
        entry = item.detail.entry
        promise = session.find("#review-promise", Page).view
        evidence = session.find("#review-evidence", Page).view
        assert entry.commitment.span in [mark.span for mark in promise._marks]
        assert entry.commitment.text[:6] in promise._shown
        assert item.quoted[0].evidence.span in [mark.span for mark in evidence._marks]
        shown = session.shown()
        assert entry.commitment.text[:6] in shown
        assert item.quoted[0].evidence.text[:6] in shown


async def test_a_verdict_key_marks_and_goes_straight_on(dashboard: Dashboard) -> None:
    async with dashboard(place="review") as session:
        first, second = session.front(ReviewScreen).ids[:2]
        await session.press("d")
        assert session.front(ReviewScreen)._here() == second
        assert session.mark(first).kind is MarkKind.FULFILLED
        await session.press("ctrl+o")
        assert session.mark(second).kind is MarkKind.OVERDUE
        assert "本次已审 2 条" in session.shown()
        await session.press("u", "u")
        assert session.entry(first).verdict.mark is None


async def test_a_key_that_comes_while_a_mark_is_written_falls_on_no_item(dashboard: Dashboard) -> None:
    async with dashboard(place="review") as session:
        screen = session.front(ReviewScreen)
        first, second, third = screen.ids[:3]
        screen.action_mark("fulfilled")
        screen.action_mark("overdue")  # before the first is written, and before the second item is in sight
        await session.rest()
        assert screen._here() == second
        assert session.mark(first).kind is MarkKind.FULFILLED
        assert session.entry(second).verdict.mark is None
        assert session.entry(third).verdict.mark is None


async def test_arrows_go_through_the_queue_and_stop_at_its_ends(dashboard: Dashboard) -> None:
    async with dashboard(place="review") as session:
        ids = session.front(ReviewScreen).ids
        await session.press("right", "l", "left")
        assert session.front(ReviewScreen)._here() == ids[1]
        await session.press("h", "h")
        assert session.front(ReviewScreen)._here() == ids[0]
        assert "已经是第一条" in session.told()


async def test_evidence_is_confirmed_and_the_confirmation_taken_back(dashboard: Dashboard) -> None:
    async with dashboard(place="review") as session:
        text = present(session.front(ReviewScreen).pages).item.quoted[0].evidence.text
        await session.press("a")
        assert decisions(session) == [(EvidenceDecision.CONFIRMED, text)]
        assert "✔" in str(session.find("#candidates", OptionList).get_option_at_index(0).prompt)
        await session.press("plus")
        assert decisions(session)[-1] == (EvidenceDecision.WITHDRAWN, text)


async def test_rejected_evidence_no_longer_decides(dashboard: Dashboard) -> None:
    async with dashboard(place="review") as session:
        item = present(session.front(ReviewScreen).pages).item
        text = item.quoted[0].evidence.text
        await session.press("minus")
        assert decisions(session) == [(EvidenceDecision.REJECTED, text)]
        verdict = session.entry(session.front(ReviewScreen)._here()).verdict
        assert not verdict.evidence or verdict.evidence[0].text != text


async def test_another_clause_is_found_and_attached(dashboard: Dashboard) -> None:
    async with dashboard(place="review") as session:
        await session.press("slash")
        session.find("#find", Input).value = "完成"
        await session.until(lambda: session.front(FindEvidence).clauses)
        await session.press("down")
        attached = session.front(FindEvidence).clauses[
            present(session.find("#clauses", OptionList).highlighted)
        ]
        await session.press("enter")
        assert decisions(session) == [(EvidenceDecision.ATTACHED, attached.text)]


async def test_the_numbers_of_an_attached_clause_stand_beside_the_target(
    dashboard: Dashboard, tmp_path: Path
) -> None:
    plan, told, db = tmp_path / "计划.txt", tmp_path / "总结.txt", tmp_path / "own.db"
    plan.write_text(
        "青岩县人民政府2021年工作计划\n2021年1月15日\n年底前，景区接待游客1100万人以上。\n", encoding="utf-8"
    )
    told.write_text("青岩县人民政府2021年工作总结\n2022年1月20日\n共有1361万人到访。\n", encoding="utf-8")
    with Workspace.open(db) as workspace:
        workspace.ingest([plan, told], now=NOW)
        (id,) = workspace.ledger(LedgerQuery(as_of=AS_OF)).ids
        (clause,) = workspace.find_clauses(id, "1361")
        workspace.decide_evidence(id, clause, EvidenceDecision.ATTACHED, by="李", now=NOW)
    async with dashboard(db=db, size=(140, 40)) as session:
        line = "目标 景区接待游客≥1100万人 · 报告 1361万人 · 达到"
        await session.until(lambda: line in session.shown())
        await session.press("enter")
        assert session.app.current_mode == "review"
        await session.until(lambda: line in session.shown())


async def test_another_queue_is_chosen_by_its_number(dashboard: Dashboard) -> None:
    async with dashboard(place="review") as session:
        await session.press("o", "3")
        query = session.front(ReviewScreen).query_asked
        assert tuple(session.front(ReviewScreen).ids) == session.workspace.ledger(query).ids
        assert present(session.front(ReviewScreen).pages).item.detail.entry.verdict.status is Status.OVERDUE


async def test_enter_in_the_ledger_reviews_from_that_item_on(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        await session.press("1", "down", "down")
        here = session.table.cursor_id
        await session.press("enter")
        assert session.app.current_mode == "review"
        assert session.front(ReviewScreen)._here() == here
        assert set(session.front(ReviewScreen).ids) == set(session.workspace.ledger(session.query).ids)


async def test_escape_goes_back_to_the_ledger(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        await session.press("enter", "escape")
        assert session.app.current_mode == "ledger"


async def test_ten_items_are_judged_with_ten_keys(dashboard: Dashboard) -> None:
    async with dashboard(place="review") as session:
        review = session.front(ReviewScreen)
        ten = review.ids[:10]
        for at, key in enumerate("dywcdywcdy"):
            await session.press(key)
            await session.until(lambda: review.shown_item() and review.at == at + 1)  # noqa: B023
        marks = [session.entry(item).verdict.mark for item in ten]
        assert [present(mark).kind.value for mark in marks] == [
            "fulfilled", "overdue", "unverifiable", "long_term", "fulfilled",
            "overdue", "unverifiable", "long_term", "fulfilled", "overdue",
        ]  # fmt: skip


async def test_what_the_verdict_goes_by_is_said_in_words_and_its_code_stands_in_the_history(
    dashboard: Dashboard,
) -> None:
    async with dashboard(size=(140, 50)) as session:
        await session.press("1")
        detail = session.find("#detail", ItemDetail)
        await session.until(lambda: detail.item is not None)
        codes = [id for id, _ in rules(session.desk, present(detail.item))]
        assert codes and "判断依据" in str(detail._parts["facts"])
        assert not any(code in session.shown() for code in codes)
        await session.press("H")
        assert all(code in session.shown() for code in codes)


async def test_deadline_and_delay_are_said_once(dashboard: Dashboard) -> None:
    async with dashboard(place="review", size=(140, 40)) as session:
        await session.press("o", "3")
        item = present(session.front(ReviewScreen).pages).item
        days = item.detail.entry.verdict.days_overdue
        assert days
        for words in (f"{days}天", f"{days} 天"):
            assert session.shown().count(words) <= 1
        head = str(session.find("#review-verdict", Static).render())
        why = str(session.find("#review-reason", Static).render())
        assert "期限" in head and "已逾期" in head
        assert "已逾期" not in why and why.strip()
