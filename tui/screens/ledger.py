"""The ledger: the table of items, its filters, and one item in full beside it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static

from tracker.domain.ledger import LedgerEntry, LedgerQuery
from tracker.service.workspace import StoreError

from ..actions import Scope, bindings
from ..desk import Desk, Item
from ..messages import ReviewItems
from ..views import View, is_narrowed, query_to_dict
from ..widgets.item_detail import ItemDetail
from ..widgets.ledger_columns import chosen_columns
from ..widgets.paging import Rows, around
from ..widgets.query_bar import QueryBar, ViewBar
from ..widgets.virtual_table import VirtualTable
from .dialogs.columns import ChooseColumns
from .dialogs.filter import ChooseFilter
from .dialogs.group import GroupBy
from .dialogs.views import ManageViews, NameView
from .item_actions import ItemScreen

SEARCH_DELAY = 0.02
"""Seconds of quiet after a key before the search runs: the keys of one character typed with an input method come together."""

DETAIL_DELAY = 0.06
"""Seconds the cursor must rest before the item under it is fetched in full."""


class LedgerRows(Rows[LedgerEntry]):
    """Rows of a ledger view that remember which version of each item was shown."""

    def __init__(self, view: Rows[LedgerEntry]) -> None:
        self.view = view
        self.versions: dict[str, int] = {}

    @property
    def ids(self) -> Sequence[str]:
        return self.view.ids

    def page(self, offset: int, limit: int) -> Sequence[LedgerEntry]:
        page = self.view.page(offset, limit)
        self.versions.update((entry.id, entry.version) for entry in page)
        return page


class LedgerScreen(ItemScreen):
    """Table, search, filters, saved views, detail."""

    place = "ledger"
    scopes: ClassVar[tuple[Scope, ...]] = (Scope.ITEM, Scope.LEDGER)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.ITEM, Scope.LEDGER)]

    @dataclass
    class Loaded(Message):
        """A question has been answered."""

        query: LedgerQuery
        rows: LedgerRows
        ready: Mapping[int, Sequence[LedgerEntry]]
        total: int
        beginning: bool = False

    @dataclass
    class ItemLoaded(Message):
        """The item under the cursor has been fetched."""

        item_id: str
        item: Item | None

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.rows: LedgerRows | None = None
        self.total = 0
        self._search_timer: Timer | None = None
        self._detail_timer: Timer | None = None
        self._then: Callable[[Item], None] | None = None
        self._grouping = ""
        self._return_to = ""

    # layout

    def compose_body(self) -> ComposeResult:
        yield ViewBar(id="views")
        yield QueryBar(id="query")
        yield Input(
            self.desk.query.search,
            placeholder=self.desk.say("ledger.search"),
            id="search",
            compact=True,
        )
        with Container(id="ledger"):
            with Vertical(id="ledger-main"):
                yield VirtualTable[LedgerEntry](id="table", selectable=True, failures=(StoreError,), far=True)
                yield Static("", id="ledger-empty", markup=False)
            yield ItemDetail(self.desk, id="detail")

    def on_mount(self) -> None:
        super().on_mount()
        self._show_columns()
        self._show_query()
        self.query_one("#search", Input).display = bool(self.desk.query.search)
        self.set_class(not self.desk.state.detail, "-no-detail")
        self._show_emptiness("reading")
        self.focus_on(self.table)

    @property
    def table(self) -> VirtualTable[LedgerEntry]:
        return cast("VirtualTable[LedgerEntry]", self.query_one("#table", VirtualTable))

    def relabel(self) -> None:
        super().relabel()
        self._show_columns()
        self._show_query()
        self.query_one("#search", Input).placeholder = self.desk.say("ledger.search")

    def _show_columns(self) -> None:
        self.table.show_columns(chosen_columns(self.desk), self.desk.query.sort)

    def _show_query(self) -> None:
        views = [self.desk.say("view.all"), *(view.name for view in self.desk.views()[:9])]
        self.query_one(ViewBar).show(views, self._current_view())
        self.query_one(QueryBar).show(
            self.desk, self.desk.query, len(self.table), self.total, len(self.table.selected)
        )

    def _current_view(self) -> int:
        if not is_narrowed(self.desk.query):
            return 0
        asked = query_to_dict(self.desk.query)
        for number, view in enumerate(self.desk.views()[:9], start=1):
            if query_to_dict(view.on(self.desk.as_of)) == asked:
                return number
        return -1

    # asking the store

    def reload(self) -> None:
        self.total = -1
        self._ask_store(self.desk.query)

    def ask(self, query: LedgerQuery) -> None:
        """Ask another question."""
        self.desk.query = query
        search = self.query_one("#search", Input)
        if search.value != query.search:
            with self.prevent(Input.Changed):
                search.value = query.search
        search.display = bool(query.search) or search.has_focus
        self.table.sort = query.sort
        self._show_query()
        self._ask_store(query)

    def _ask_store(self, query: LedgerQuery) -> None:
        self._load(query, self._return_to or self._here(), self.table.cursor)

    def _here(self) -> str:
        """The row the cursor stays on when other rows come."""
        return self.table.cursor_id if self.rows is not None else self.desk.place.item

    @work(thread=True, exclusive=True, group="ledger", exit_on_error=False)
    def _load(self, query: LedgerQuery, keep: str, near: int) -> None:
        first = self.desk.workspace.beginning(query)
        # Nothing that was chosen is let go because rows are still to come; only a search moves the cursor off its item.
        moves = bool(query.search) and not self.table.selected
        if first is not None and (not keep or keep in first.ids or moves):
            begun = LedgerRows(first)
            self.post_message(self.Loaded(query, begun, around(begun, keep, near), -1, beginning=True))
        rows = LedgerRows(self.desk.workspace.ledger(query))
        total = self.total
        if total < 0:
            plain = LedgerQuery(as_of=query.as_of)
            total = len(rows.ids) if query == plain else len(self.desk.workspace.ledger(plain).ids)
        self.post_message(self.Loaded(query, rows, around(rows, keep, near), total))

    @on(Loaded)
    def _loaded(self, event: Loaded) -> None:
        if event.query != self.desk.query:
            return
        keep, self._return_to = self._return_to or self._here(), ""
        self.rows, self.total = event.rows, event.total
        self.table.highlight = event.query.search
        self.table.show_rows(event.rows, keep=keep, ready=event.ready)
        self._show_query()
        if event.beginning:
            self.query_one(QueryBar).show_reading(self.desk)
            return
        self._show_emptiness("ledger.none_found" if self.total else "ledger.first_run")
        self._prepare_search(event.query)

    @work(thread=True, group="search", exit_on_error=False)
    def _prepare_search(self, query: LedgerQuery) -> None:
        self.desk.workspace.prepare_search(query)

    def _show_emptiness(self, why: str) -> None:
        empty = self.query_one("#ledger-empty", Static)
        nothing = not len(self.table)
        empty.set_class(not nothing, "-hidden")
        self.table.set_class(nothing, "-empty")  # its header stays, and with it the keys
        self.query_one(ItemDetail).set_class(nothing, "-hidden")
        if nothing:
            empty.update(self.desk.say(why))

    @on(VirtualTable.Highlighted, "#table")
    def _highlighted(self, event: VirtualTable.Highlighted) -> None:
        self.desk.place.item = event.row_id
        if self._detail_timer is not None:
            self._detail_timer.stop()
        self._detail_timer = self.set_timer(DETAIL_DELAY, self._load_detail)

    def _load_detail(self) -> None:
        item_id = self.table.cursor_id
        if item_id:
            self._load_item(item_id)
        else:
            self.query_one(ItemDetail).show(None)

    @work(thread=True, exclusive=True, group="detail", exit_on_error=False)
    def _load_item(self, item_id: str) -> None:
        item = self.desk.item(item_id)
        self.post_message(self.ItemLoaded(item_id, item))
        if item is not None and (more := self.desk.with_chains(item)).detail.entry.chains:
            self.post_message(self.ItemLoaded(item_id, more))

    @on(ItemLoaded)
    def _item_loaded(self, event: ItemLoaded) -> None:
        if event.item_id != self.table.cursor_id:
            return
        self.query_one(ItemDetail).show(event.item)
        then, self._then = self._then, None
        if then is not None and event.item is not None:
            then(event.item)

    # the items meant

    def chosen_ids(self) -> tuple[str, ...]:
        return self.table.chosen

    def versions(self) -> Mapping[str, int]:
        seen = self.rows.versions if self.rows is not None else {}
        return {item_id: seen[item_id] for item_id in self.table.chosen if item_id in seen}

    def shown_item(self) -> Item | None:
        item = self.query_one(ItemDetail).item
        if item is not None and item.detail.entry.id == self.table.cursor_id:
            return item
        return None

    def with_item(self, then: Callable[[Item], None]) -> None:
        item = self.shown_item()
        if item is not None:
            then(item)
        elif self.table.cursor_id:
            self._then = then
            self._load_item(self.table.cursor_id)

    def marked(self, ids: Sequence[str]) -> None:
        """Marks were made here: go on to the next item."""
        if self.table.clear_selection():
            return
        if list(ids) == [self.table.cursor_id]:
            self.table.action_cursor(1)

    def returned(self, ids: Sequence[str]) -> None:
        self._return_to = ids[0]

    @on(VirtualTable.SelectionChanged, "#table")
    def _selection_changed(self) -> None:
        self._show_query()

    # search, sort, filter, views

    def action_search(self) -> None:
        search = self.query_one("#search", Input)
        search.display = True
        search.focus()

    @on(Input.Changed, "#search")
    def _search_changed(self) -> None:
        if self._search_timer is not None:
            self._search_timer.stop()
        self._search_timer = self.set_timer(SEARCH_DELAY, self._search_now)

    def _search_now(self) -> None:
        wanted = self.query_one("#search", Input).value.strip()
        if wanted != self.desk.query.search:
            self.ask(replace(self.desk.query, search=wanted))

    @on(Input.Submitted, "#search")
    def _search_done(self) -> None:
        self._search_now()
        self.query_one("#search", Input).display = bool(self.desk.query.search)
        self.focus_on(self.table)

    def action_reset(self) -> None:
        """One thing at a time: the search field, the selection, then search and filters."""
        search = self.query_one("#search", Input)
        if search.has_focus:
            search.value = ""
            search.display = False
            self.focus_on(self.table)
            self._search_now()
        elif self.table.clear_selection():
            pass
        elif is_narrowed(self.desk.query):
            self.ask(LedgerQuery(as_of=self.desk.as_of, sort=self.desk.query.sort))

    @on(VirtualTable.SortRequested, "#table")
    def _sort_requested(self, event: VirtualTable.SortRequested) -> None:
        same = self.desk.query.sort == event.sort
        self.ask(replace(self.desk.query, sort=f"-{event.sort}" if same else event.sort))

    def action_sort_next(self) -> None:
        names = [column.sort for column in chosen_columns(self.desk) if column.sort is not None]
        current = self.desk.query.sort.removeprefix("-")
        following = names[(names.index(current) + 1) % len(names)] if current in names else names[0]
        self.ask(replace(self.desk.query, sort=following))

    def action_sort_reverse(self) -> None:
        sort = self.desk.query.sort
        self.ask(
            replace(self.desk.query, sort=sort.removeprefix("-") if sort.startswith("-") else f"-{sort}")
        )

    def action_filter(self) -> None:
        def asked(query: LedgerQuery | None) -> None:
            if query is not None:
                self.ask(query)

        self.app.push_screen(ChooseFilter(self.desk, self.desk.query), asked)

    def action_group(self) -> None:
        """The frequency table of what is shown; a group opened there narrows the ledger."""

        def asked(query: LedgerQuery | None) -> None:
            if window.grouping:
                self._grouping = window.grouping
            if query is not None:
                self.ask(query)

        window = GroupBy(self.desk, self.desk.query, self._grouping)
        self.app.push_screen(window, asked)

    def action_columns(self) -> None:
        def asked(keys: tuple[str, ...] | None) -> None:
            if keys is not None:
                self.desk.columns = self.desk.state.columns = keys
                self._show_columns()

        self.app.push_screen(ChooseColumns(self.desk), asked)

    def action_view(self, number: int) -> None:
        if number == 0:
            self.ask(LedgerQuery(as_of=self.desk.as_of, sort=self.desk.query.sort))
            return
        views = self.desk.views()
        if number > len(views):
            self.tell(self.desk.say("view.none", number=number))
            return
        view = views[number - 1]
        if view.columns:
            self.desk.columns = view.columns
            self._show_columns()
        self.ask(view.on(self.desk.as_of))

    @on(ViewBar.Chosen)
    def _view_clicked(self, event: ViewBar.Chosen) -> None:
        self.action_view(event.number)

    def action_save_view(self) -> None:
        def asked(name: str | None) -> None:
            if name:
                view = View(name, query_to_dict(self.desk.query), self.desk.columns)
                kept = tuple(each for each in self.desk.views() if each.name != name)
                self.desk.place.views = (*kept, view)
                self._show_query()
                self.tell(self.desk.say("view.saved", name=name, number=len(kept) + 1))

        self.app.push_screen(NameView(self.desk), asked)

    def action_manage_views(self) -> None:
        def asked(views: tuple[View, ...] | None) -> None:
            if views is not None:
                self.desk.place.views = views
                self._show_query()

        self.app.push_screen(ManageViews(self.desk), asked)

    def action_toggle_detail(self) -> None:
        self.desk.state.detail = not self.desk.state.detail
        self.set_class(not self.desk.state.detail, "-no-detail")

    # on to the review

    def action_review_from_here(self) -> None:
        if self.table.cursor_id:
            self.post_message(ReviewItems(self.desk.query, self.table.cursor_id))

    @on(VirtualTable.Activated, "#table")
    def _activated(self) -> None:
        self.action_review_from_here()
