"""The ledger: search, filters, order, views, marks, and what is kept."""

import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, TextArea

from tests.narrowing import present
from tracker.domain.ledger import LedgerEntry, LedgerQuery
from tracker.domain.vocabulary import Light, MarkKind, Reason, Status
from tracker.service.ledger import ledger_cache
from tracker.service.workspace import LedgerView, Workspace
from tui.run import open_app
from tui.screens.dialogs.filter import ChooseFilter
from tui.screens.dialogs.group import GroupBy
from tui.widgets.item_detail import ItemDetail
from tui.widgets.query_bar import QueryBar

from .opened import AS_OF, NOW
from .session import Dashboard, Session


async def test_every_item_is_listed_with_its_verdict_and_detail(
    dashboard: Dashboard, query: LedgerQuery
) -> None:
    async with dashboard() as session:
        view = session.workspace.ledger(query)
        assert len(session.table) == len(view) > 100
        assert session.table.cursor_id == view.ids[0]
        await session.until(lambda: session.find("#detail", ItemDetail).item is not None)
        await session.rest()
        shown = session.shown()
        assert "承诺原文" in shown
        words = session.desk.words
        assert words.reason_sentence(session.entry())[:12] in shown.replace("\n", "")


async def test_search_as_you_type_finds_two_characters_and_escape_brings_all_back(
    dashboard: Dashboard, query: LedgerQuery
) -> None:
    async with dashboard() as session:
        everything = len(session.table)
        await session.press("slash")
        await session.type("疫苗")
        await session.until(lambda: session.query.search == "疫苗")
        await session.rest()
        found = session.workspace.ledger(replace(query, search="疫苗"))
        assert len(session.table) == len(found)
        assert 0 < len(found) < everything
        await session.press("enter")
        assert session.table.has_focus
        await session.press("escape")
        assert len(session.table) == everything


async def test_letters_typed_into_the_search_mark_nothing(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        before = session.workspace.change_counter()
        await session.press("ideographic_comma", "d", "y", "ctrl+o", "ctrl+n", "ctrl+z")
        assert session.find("#search", Input).value == "dy"
        assert session.workspace.change_counter() == before
        await session.press("escape")
        assert session.find("#search", Input).value == ""


async def test_nothing_found_says_how_to_go_back(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        await session.press("slash")
        await session.type("没有这样的话")
        await session.press("enter")
        await session.until(lambda: not len(session.table))
        assert "没有符合条件的事项" in session.shown()
        await session.press("0")
        assert len(session.table) > 100


async def test_an_empty_store_says_what_to_do_first(dashboard: Dashboard, tmp_path: Path) -> None:
    async with dashboard(db=tmp_path / "new.db", size=(120, 40)) as session:
        assert "台账还是空的" in session.shown()
        await session.press("f2")
        assert "台账还是空的" in session.shown() and "期限分布" not in session.shown()
        await session.press("f5")
        assert "还没有文件" in session.shown()
        await session.press("f4")
        assert "没有要审核的事项" in session.shown()


async def test_the_order_goes_by_columns_and_turns_round(dashboard: Dashboard, query: LedgerQuery) -> None:
    async with dashboard() as session:
        await session.press("s")
        sort = session.query.sort
        assert sort != "status"
        ids = session.workspace.ledger(replace(query, sort=sort)).ids
        assert session.table._ids == ids
        await session.press("less_than_sign")
        assert session.query.sort == f"-{sort}"
        await session.pilot.click("#table", offset=(8, 0))
        await session.rest()
        assert session.query.sort == "status"


async def test_filters_narrow_and_the_line_above_says_so(dashboard: Dashboard, query: LedgerQuery) -> None:
    async with dashboard() as session:
        await session.press("f")
        values = session.find("#values", OptionList)
        values.highlighted = list(Status).index(Status.OVERDUE)
        await session.press("space", "enter")
        assert session.query.statuses == (Status.OVERDUE,)
        found = session.workspace.ledger(replace(query, statuses=(Status.OVERDUE,)))
        assert len(session.table) == len(found) > 0
        assert "状态：逾期" in session.shown()


CONDITIONS = {
    "reasons": "reasons",
    "lights": "lights",
    "issuers": "issuers",
    "documents": "documents",
    "years": "years",
    "soft": "soft",
    "marked": "marked",
    "due": "due_to",
    "grades": "grades",
}


async def test_every_condition_can_be_chosen_and_dropped(dashboard: Dashboard, query: LedgerQuery) -> None:
    async with dashboard(size=(80, 24)) as session:
        for facet, field in CONDITIONS.items():
            await session.press("ctrl+k")
            facets = session.find("#facets", OptionList)
            session.find("#values", OptionList).focus()
            facets.highlighted = facets.get_option_index(facet)
            await session.rest()
            await session.press("ideographic_space", "enter")
            asked = session.query
            assert getattr(asked, field) != getattr(query, field), field
            assert len(session.table) == len(session.workspace.ledger(asked))
            await session.press("f", "r", "enter")
            assert session.query == query
            assert len(session.table) == len(session.workspace.ledger(query))


async def test_counts_of_a_condition_follow_the_others_and_typing_finds_a_value(
    dashboard: Dashboard, query: LedgerQuery
) -> None:
    async with dashboard() as session:
        workspace = session.workspace
        await session.press("f", "space")  # the first status
        facets = session.find("#facets", OptionList)
        facets.highlighted = facets.get_option_index("issuers")
        await session.rest()
        status = tuple(session.front(ChooseFilter).chosen["statuses"])
        counted = dict(present(session.front(ChooseFilter).facets).issuers)
        assert counted == dict(workspace.facets(replace(query, statuses=status)).issuers)
        assert sum(counted.values()) == len(workspace.ledger(replace(query, statuses=status)))
        await session.press("z")
        assert session.find("#facet-find", Input).value == "z"
        assert "没有匹配的值" in session.shown()
        await session.press("escape")


async def test_the_ledger_is_grouped_and_a_group_opened(dashboard: Dashboard, query: LedgerQuery) -> None:
    async with dashboard() as session:
        workspace = session.workspace
        await session.press("t", "l")
        groups = session.front(GroupBy).table
        assert session.front(GroupBy).grouping == "issuers"
        first = present(groups.row(0))
        await session.press("enter")
        assert session.query.issuers == (first.key,)
        assert len(session.table) == first.count
        assert first.count == len(workspace.ledger(replace(query, issuers=(first.key,))))
        await session.press("t")
        assert session.front(GroupBy).grouping == "issuers"  # the grouping is remembered
        await session.press("escape")


async def test_number_keys_show_saved_views(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        await session.press("1")
        assert session.query.statuses == (Status.OVERDUE,)
        await session.press("2")
        assert session.query.reasons == (Reason.SHORTFALL,)
        await session.press("５")
        assert session.query.lights == (Light.RED,)
        await session.press("9")
        assert "没有第 9 个视图" in session.told()
        await session.press("0")
        assert not session.query.statuses


async def test_a_view_is_saved_moved_and_removed(dashboard: Dashboard, tmp_path: Path) -> None:
    async with dashboard() as session:
        await session.press("slash")
        await session.type("接种")
        await session.press("enter", "b")
        await session.type("疫苗[/]")
        await session.press("enter")
        views = session.desk.views()
        assert views[-1].name == "疫苗[/]"
        assert views[-1].query == {"search": "接种"}
        await session.press("B", "end", "left", "enter")
        assert session.desk.views()[-2].name == "疫苗[/]"
    async with dashboard() as session:
        assert session.desk.views()[-2].name == "疫苗[/]"
        await session.press("0", "6")
        assert session.query.search == "接种"
        await session.press("B", "end", "up", "delete", "enter")
        assert all(view.name != "疫苗[/]" for view in session.desk.views())


async def test_columns_are_chosen_and_ordered(dashboard: Dashboard) -> None:
    async with dashboard(size=(200, 50)) as session:
        await session.press("vertical_line", "space", "down", "right", "enter")
        chosen = session.desk.state.columns
        assert "light" not in chosen
        assert chosen.index("text") < chosen.index("status")
        assert "灯" not in session.shown().splitlines()[3]


KINDS = [
    ("d", MarkKind.FULFILLED),
    ("ctrl+o", MarkKind.OVERDUE),
    ("w", MarkKind.UNVERIFIABLE),
    ("n", MarkKind.PENDING),
    ("ctrl+l", MarkKind.LONG_TERM),
    ("x", MarkKind.CLOSED),
]


async def test_one_key_marks_and_goes_on_and_undo_takes_it_back(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        for key, kind in KINDS:
            first = session.table.cursor_id
            before = session.entry(first).verdict
            await session.press(key)
            marked = session.entry(first).verdict
            assert marked.mark is not None, key
            assert (marked.mark.kind, marked.mark.by) == (kind, "张三")
            await session.press("u")
            assert session.entry(first).verdict == before
            assert "已撤销" in session.told()
            await session.press("ctrl+y")
            assert session.mark(first).kind is kind


async def test_after_a_mark_the_cursor_is_on_another_item(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        await session.press("down", "down")
        first = session.table.cursor_id
        await session.press("d")
        assert session.table.cursor_id not in ("", first)


async def test_an_extension_asks_for_its_day(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        first = session.table.cursor_id
        await session.press("p")
        await session.type("明年")
        await session.press("enter")
        assert "请写完整的日期" in session.shown()
        session.find("#extend-day", Input).value = "2026年12月31日"
        await session.press("enter")
        verdict = session.entry(first).verdict
        assert (verdict.reason, verdict.deadline) == (Reason.EXTENDED, date(2026, 12, 31))


async def test_all_marks_are_in_the_menu(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        first = session.table.cursor_id
        await session.press("f9", "8")
        assert session.entry(first).verdict.reason is Reason.ADJUSTED
        await session.press("g", "m", "end", "enter")


async def test_selected_rows_are_marked_in_one_act(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        await session.press("space", "space", "space")
        chosen = session.table.chosen
        assert len(chosen) == 3
        assert "已选 3 项" in session.shown()
        await session.press("d")
        assert all(session.mark(item_id).kind is MarkKind.FULFILLED for item_id in chosen)
        assert not session.table.selected
        await session.press("ctrl+z")
        assert all(session.entry(item_id).verdict.mark is None for item_id in chosen)


async def test_escape_first_drops_the_selection_then_the_filter(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        await session.press("1", "space")
        await session.press("escape")
        assert not session.table.selected
        assert session.query.statuses
        await session.press("escape")
        assert not session.query.statuses


async def test_nothing_to_undo_is_said(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        await session.press("u")
        assert "没有可以撤销的操作" in session.told()
        await session.press("U")
        assert "没有可以重做的操作" in session.told()


async def test_a_note_is_kept_as_a_draft_until_it_is_saved(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        first = session.table.cursor_id
        await session.press("i")
        session.find("#note", TextArea).insert("请[/]核实")
        await session.press("escape")
    async with dashboard() as session:
        assert session.table.cursor_id == first
        await session.press("ctrl+g")
        assert session.find("#note", TextArea).text == "请[/]核实"
        await session.press("ctrl+s")
        assert session.entry(first).note == "请[/]核实"
        assert not session.desk.place.drafts


async def test_the_first_mark_asks_for_a_name_and_keeps_it(dashboard: Dashboard) -> None:
    async with dashboard(person=None) as session:
        first = session.table.cursor_id
        await session.press("d")
        session.find("#person", Input).value = "李四"
        await session.press("enter")
        assert session.mark(first).by == "李四"
    async with dashboard(person=None) as session:
        await session.press("end", "d")
        assert type(session.screen).__name__ == "LedgerScreen"


async def test_marks_place_and_filter_survive_a_restart(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        await session.press("1", "down", "down", "down")
        marked = session.table.cursor_id
        await session.press("y")
        here = session.table.cursor_id
        await session.press("ctrl+q")
    async with dashboard() as session:
        assert session.query.statuses == (Status.OVERDUE,)
        assert session.table.cursor_id == here
        assert session.mark(marked).by == "张三"


async def test_a_mark_on_an_item_changed_meanwhile_asks_first(
    dashboard: Dashboard, reopened: Workspace
) -> None:
    async with dashboard() as session:
        first = session.table.cursor_id
        reopened.mark([first], MarkKind.LONG_TERM, by="李四", now=NOW, note="[/]会议定的")
        await session.pilot.press("d")
        await session.until(lambda: type(session.screen).__name__ == "Confirm")
        assert "李四" in session.shown()
        await session.press("n")
        assert session.mark(first).by == "李四"


async def test_a_mark_can_be_made_over_another_person(dashboard: Dashboard, reopened: Workspace) -> None:
    async with dashboard() as session:
        first = session.table.cursor_id
        reopened.mark([first], MarkKind.LONG_TERM, by="李四", now=NOW)
        await session.pilot.press("d")
        await session.until(lambda: type(session.screen).__name__ == "Confirm")
        await session.press("y")
        assert session.mark(first).by == "张三"
        assert len(session.detail(first).marks) == 2


async def test_two_people_see_each_others_marks(dashboard: Dashboard, reopened: Workspace) -> None:
    async with dashboard() as session:
        first = session.table.cursor_id
        await session.until(lambda: session.app._counter is not None)
        reopened.mark([first], MarkKind.CLOSED, by="李四", now=NOW)
        session.app._look_again()
        await session.until(
            lambda: (
                (row := session.table.row(session.table._pages.index(first, 0) or 0)) is not None
                and row.verdict.mark is not None
            )
        )


async def test_history_tells_who_did_what_and_when(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        first = session.table.cursor_id
        await session.press("w")
        session.table.cursor = session.workspace.ledger(session.query).ids.index(first)
        await session.press("f7")
        shown = session.shown()
        assert "张三" in shown and "无法核实" in shown


async def test_an_item_is_copied_with_its_source(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        await session.press("Y")
        copied = session.app.clipboard
        assert session.entry().commitment.text in copied
        assert session.entry().document in copied


async def test_the_source_opens_at_the_promise(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        text = session.entry().commitment.text
        await session.press("v")
        assert type(session.screen).__name__ == "DocumentText"
        assert text[:8] in session.shown().replace("\n", "")


async def test_detail_can_be_hidden_and_stays_hidden(dashboard: Dashboard) -> None:
    async with dashboard() as session:
        await session.press("backslash")
        assert not session.find("#detail", ItemDetail).region.width
    async with dashboard() as session:
        assert not session.find("#detail", ItemDetail).region.width


async def test_an_error_of_reading_is_told_wherever_one_is(dashboard: Dashboard, store: Path) -> None:
    async with dashboard() as session:
        blocker = sqlite3.connect(store, isolation_level=None)
        blocker.execute("PRAGMA foreign_keys = OFF")
        blocker.execute("DROP TABLE commitment")
        blocker.execute("DROP TABLE document_text")
        blocker.close()
        for place in ("f2", "f5", "f6", "f4", "f3"):
            await session.press(place)
        await session.press("ctrl+r", "down", "H", "v")
        assert "出错" in session.told()
        assert session.app.is_running


async def test_an_error_of_a_write_is_told_and_the_app_goes_on(dashboard: Dashboard, store: Path) -> None:
    async with dashboard() as session:
        blocker = sqlite3.connect(store, isolation_level=None)
        blocker.execute("DROP TABLE mark")
        blocker.close()
        await session.press("d")
        assert "出错" in session.told()
        await session.press("down", "f2", "f3")
        assert session.app.is_running


async def test_what_changed_under_its_mark_is_signed_and_can_be_filtered(
    dashboard: Dashboard, store: Path
) -> None:
    with Workspace.open(store) as workspace:
        entry = next(
            one
            for one in workspace.ledger(LedgerQuery(as_of=AS_OF)).all()
            if one.document.startswith("云麓县政府工作报告2023") and one.commitment.targets
        )
        workspace.mark([entry.id], MarkKind.FULFILLED, by="李", now=NOW)
        document = next(one for one in workspace.documents() if one.id == entry.document_id)
        text = workspace.document_text(document.id)
        target = present(entry.commitment.targets[0].span)
        changed = store.with_name(f"新版{document.name}")
        changed.write_text(f"{text[: target.start]}9{text[target.start :]}", encoding="utf-8")
        workspace.ingest([changed], now=NOW)
    async with dashboard(size=(140, 40)) as session:
        await session.press("f")
        facets = session.find("#facets", OptionList)
        facets.highlighted = [option.id for option in facets.options].index("marked")
        await session.rest()
        session.find("#values", OptionList).highlighted = 2
        await session.press("space", "enter")
        assert list(session.table._ids) == [entry.id]
        shown = session.shown()
        assert "标记后承诺有变" in shown and "标记后承诺内容有变" in shown
        await session.press("f")
        assert "标记后承诺有变" in session.shown()
        await session.press("enter")
        assert session.query.altered


async def test_the_beginning_is_shown_while_the_whole_is_read_and_no_figure_is_that_of_a_part(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_cache, "AT_FIRST", 40)
    gate, read = threading.Event(), Workspace.ledger

    def later(self: Workspace, query: LedgerQuery) -> LedgerView:
        assert gate.wait(60)
        return read(self, query)

    monkeypatch.setattr(Workspace, "ledger", later)
    with open_app(store, as_of=AS_OF, lang="zh", person="张三", state_path=tmp_path / "own.json") as app:
        app.desk.place.screen = "ledger"
        async with app.run_test(size=(120, 40)) as pilot:
            session = Session(app, pilot)
            await session.until(lambda: app.screen.query("#table") and len(session.table))
            first = session.table.cursor_id
            begun = len(session.table)
            await session.until(lambda: "正在读取" in session.shown())
            assert " 项" not in str(session.find("#query", QueryBar).render())
            gate.set()
            await session.until(lambda: len(session.table) > begun)
            assert session.table.cursor_id == first
            await session.until(lambda: "项" in str(session.find("#query", QueryBar).render()))


async def test_the_first_found_are_shown_while_all_are_counted(
    dashboard: Dashboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, read = threading.Event(), Workspace.ledger

    def first(self: Workspace, query: LedgerQuery) -> LedgerView | None:
        whole = read(self, query)
        return _First(whole) if query.search else None

    def later(self: Workspace, query: LedgerQuery) -> LedgerView:
        assert not query.search or gate.wait(60)
        return read(self, query)

    async with dashboard() as session:
        monkeypatch.setattr(Workspace, "beginning", first)
        monkeypatch.setattr(Workspace, "ledger", later)
        found = read(session.workspace, LedgerQuery(AS_OF, search="建", sort=session.query.sort))
        assert len(found) > 2
        await session.press("slash")
        session.find("#search", Input).value = "建"
        await session.until(lambda: list(session.table._ids) == list(found.ids[:2]))
        await session.until(lambda: "正在读取" in session.shown())
        gate.set()
        await session.until(lambda: list(session.table._ids) == list(found.ids))
        await session.until(lambda: f"{len(found)} / " in session.shown())


class _First(LedgerView):
    """The first two of a view."""

    def __init__(self, view: LedgerView) -> None:
        self._view = view

    def __len__(self) -> int:
        return 2

    @property
    def ids(self) -> Sequence[str]:
        return self._view.ids[:2]

    def page(self, offset: int, limit: int) -> tuple[LedgerEntry, ...]:
        return self._view.page(0, 2)[offset : offset + limit]

    def all(self, portion: int = 1000) -> tuple[LedgerEntry, ...]:
        return self.page(0, 2)
