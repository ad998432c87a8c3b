"""The virtual table: only what is on the screen is fetched and drawn, however many rows there are."""

import asyncio
import itertools
import threading
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from tui.widgets.columns import Column, place
from tui.widgets.virtual_table import VirtualTable


@dataclass(frozen=True)
class Row:
    name: str
    text: str


class Many:
    """Rows that count how often they are asked for."""

    def __init__(self, count: int) -> None:
        self.ids = tuple(f"r{number}" for number in range(count))
        self.asked: list[int] = []

    def page(self, offset: int, limit: int) -> Sequence[Row]:
        self.asked.append(offset)
        return [Row(name, "[/]目标[bold]80%\x1b[31m") for name in self.ids[offset : offset + limit]]


class GoneError(Exception):
    """The rows are gone."""


class Broken(Many):
    def page(self, offset: int, limit: int) -> Sequence[Row]:
        raise GoneError("gone")


COLUMNS: tuple[Column[Row], ...] = (
    Column("name", "名称", 10, lambda row: (row.name, ""), rank=9, sort="name"),
    Column("text", "内容", 20, lambda row: (row.text, ""), rank=10, flex=True),
    Column("rare", "其他", 30, lambda row: ("其他", "dim"), rank=1),
)


class Slow(Many):
    """Rows whose pages come when the test lets them, and never on the thread that draws."""

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.gate = threading.Event()

    def page(self, offset: int, limit: int) -> Sequence[Row]:
        assert threading.current_thread() is not threading.main_thread()
        assert self.gate.wait(30)
        return super().page(offset, limit)


class TableApp(App[None]):
    def __init__(self, rows: Many, *, far: bool = False) -> None:
        super().__init__()
        self.rows = rows
        self.far = far
        self.messages: list[object] = []

    def compose(self) -> ComposeResult:
        yield VirtualTable[Row](id="table", selectable=True, failures=(GoneError,), far=self.far)

    def on_mount(self) -> None:
        self.table.show_columns(COLUMNS, "-name")
        self.table.show_rows(self.rows)
        self.table.focus()

    @property
    def table(self) -> VirtualTable[Row]:
        return self.query_one("#table", VirtualTable)

    def on_virtual_table_activated(self, event: VirtualTable.Activated) -> None:
        self.messages.append(("open", event.row_id))

    def on_virtual_table_sort_requested(self, event: VirtualTable.SortRequested) -> None:
        self.messages.append(("sort", event.sort))

    def on_virtual_table_failed(self, event: VirtualTable.Failed) -> None:
        self.messages.append(("failed", str(event.error)))


def lines(app: TableApp) -> list[str]:
    table = app.table
    return ["".join(segment.text for segment in table.render_line(y)) for y in range(table.size.height)]


async def test_a_hundred_thousand_rows_are_fetched_by_the_page() -> None:
    app = TableApp(Many(100_000))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("G")
        assert app.table.cursor == 99_999
        assert "r99999" in lines(app)[-1]
        await pilot.press("g", "down", "pagedown")
        assert app.table.cursor == 23
        assert len(app.rows.asked) <= 4


async def test_the_cursor_moves_while_rows_are_on_their_way_and_they_are_drawn_when_they_come() -> None:
    rows = Slow(100_000)
    app = TableApp(rows, far=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("G", "up", "pageup")
        assert app.table.cursor == 99_999 - 1 - 22
        assert lines(app)[1].split() == ["❯"]
        rows.gate.set()
        while "r99976" not in lines(app)[1]:
            await pilot.pause(0.01)
        assert app.table.cursor_row is not None
        assert app.table.cursor_row.name == "r99976"
        assert len(rows.asked) <= 4


async def test_the_page_about_to_come_into_sight_is_fetched_beforehand() -> None:
    rows = Slow(1000)
    rows.gate.set()
    app = TableApp(rows, far=True)
    async with app.run_test(size=(80, 24)) as pilot:
        while not rows.asked:
            await pilot.pause(0.01)
        await pilot.press(*["pagedown"] * 7)
        while 200 not in rows.asked:
            await pilot.pause(0.01)
        assert app.table.cursor < 190


async def test_far_rows_that_cannot_be_fetched_are_told_too() -> None:
    app = TableApp(Broken(10), far=True)
    async with app.run_test(size=(80, 24)) as pilot:
        while ("failed", "gone") not in app.messages:
            await pilot.pause(0.01)
        assert app.table.row(3) is None


async def test_every_line_has_the_width_of_the_table_and_shows_text_as_text() -> None:
    app = TableApp(Many(50))
    async with app.run_test(size=(80, 24)):
        drawn = lines(app)
        assert {cell_len(line) for line in drawn} == {app.table.scrollable_content_region.width}
        assert "名称▼" in drawn[0]
        assert "[/]目标[bold]80%␛[31m" in drawn[1]


async def test_columns_of_low_rank_go_first_where_it_is_narrow() -> None:
    app = TableApp(Many(5))
    async with app.run_test(size=(80, 24)):
        assert "其他" in lines(app)[0]
    app = TableApp(Many(5))
    async with app.run_test(size=(50, 24)):
        assert "其他" not in lines(app)[0]
        assert "内容" in lines(app)[0]


@pytest.mark.parametrize("width", range(3, 120, 7))
def test_columns_are_never_laid_over_each_other_nor_past_the_end(width: int) -> None:
    placed = place(COLUMNS, width)
    assert placed
    for before, after in itertools.pairwise(placed):
        assert before.x + before.width < after.x
    if len(placed) > 1:
        assert placed[-1].x + placed[-1].width <= width


async def test_rows_are_selected_by_keys() -> None:
    app = TableApp(Many(20))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "down", "space")
        assert list(app.table.chosen) == ["r0", "r2"]
        await pilot.press("shift+down", "shift+down")
        assert list(app.table.chosen) == ["r0", "r2", "r3", "r4", "r5"]
        assert lines(app)[1].startswith("  ✓")
        await pilot.press("V")
        assert len(app.table.chosen) == 20
        await pilot.press("V")
        assert list(app.table.chosen) == ["r5"]


async def test_the_mouse_moves_selects_sorts_and_opens() -> None:
    app = TableApp(Many(20))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("#table", offset=(10, 5))
        assert app.table.cursor == 4
        await pilot.click("#table", offset=(1, 7))
        assert app.table.selected == {"r6"}
        await pilot.click("#table", offset=(10, 9), shift=True)
        assert app.table.selected == {"r6", "r7", "r8"}
        await pilot.click("#table", offset=(5, 0))
        await pilot.click("#table", offset=(20, 3), times=2)
        await pilot.pause()
        assert ("sort", "name") in app.messages
        assert ("open", "r2") in app.messages


async def test_the_wheel_scrolls_without_moving_the_cursor() -> None:
    app = TableApp(Many(200))
    async with app.run_test(size=(80, 24)) as pilot:
        app.table.scroll_to(y=50, animate=False)
        await pilot.pause()
        assert "r50" in lines(app)[1]
        assert app.table.cursor == 0


async def test_rows_that_cannot_be_fetched_are_told_and_left_empty() -> None:
    app = TableApp(Broken(10))
    async with app.run_test(size=(80, 24)) as pilot:
        async with asyncio.timeout(60):
            while ("failed", "gone") not in app.messages:
                await pilot.pause()
        assert app.table.row(3) is None
        await pilot.press("down", "down")
        assert app.table.cursor == 2


async def test_the_cursor_stays_on_its_row_when_the_rows_change() -> None:
    app = TableApp(Many(100))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("pagedown")
        here = app.table.cursor_id
        fewer = Many(100)
        fewer.ids = fewer.ids[10:]
        app.table.show_rows(fewer, keep=here)
        assert app.table.cursor_id == here
        app.table.show_rows(Many(3), keep=here)
        assert app.table.cursor == 2
