"""A table that draws only the rows on the screen, so that 100,000 of them scroll like 100."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Generic

from rich.segment import Segment
from rich.style import Style
from textual import events, on, work
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ..actions import Scope, bindings
from ..display import find_all, fit, one_line
from .columns import GAP, Column, Placed, Row, place
from .paging import NEAR, PAGE, Pages, Rows

ROW_STYLES = ("header", "cursor", "cursor-blur", "hover", "selected")


class VirtualTable(ScrollView, Generic[Row], can_focus=True):
    """A table over `Rows`: cursor, selected rows, header that sorts, mouse and keys.

    Subclasses or owners give it columns with `show_columns` and rows with `show_rows`.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "table--header",
        "table--sorted",
        "table--cursor",
        "table--cursor-blur",
        "table--hover",
        "table--selected",
        "table--match",
        "table--dim",
        "table--strong",
        "table--fulfilled",
        "table--pending",
        "table--overdue",
        "table--unverifiable",
        "table--green",
        "table--blue",
        "table--yellow",
        "table--red",
        "table--off",
    }
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.TABLE)]

    cursor: reactive[int] = reactive(0, always_update=False)
    hover: reactive[int] = reactive(-1)

    class Highlighted(Message):
        """The cursor stands on another row."""

        def __init__(self, table: "VirtualTable[Any]", index: int, row_id: str) -> None:
            super().__init__()
            self.table = table
            self.index = index
            self.row_id = row_id

        @property
        def control(self) -> "VirtualTable[Any]":
            return self.table

    class Activated(Highlighted):
        """A row was opened: Enter or a double click."""

    class SortRequested(Message):
        """A header was clicked."""

        def __init__(self, table: "VirtualTable[Any]", sort: str) -> None:
            super().__init__()
            self.table = table
            self.sort = sort

        @property
        def control(self) -> "VirtualTable[Any]":
            return self.table

    class SelectionChanged(Message):
        """Other rows are selected than before."""

        def __init__(self, table: "VirtualTable[Any]") -> None:
            super().__init__()
            self.table = table

        @property
        def control(self) -> "VirtualTable[Any]":
            return self.table

    class Fetched(Message):
        """A page of rows has come from the store."""

        def __init__(self, rows: Rows[Any], number: int, page: Sequence[Any]) -> None:
            super().__init__()
            self.rows = rows
            self.number = number
            self.page = page

    class Failed(Message):
        """Rows could not be fetched; the table shows them empty."""

        def __init__(self, error: Exception) -> None:
            super().__init__()
            self.error = error

    def __init__(
        self,
        *,
        id: str | None = None,
        classes: str | None = None,
        selectable: bool = False,
        open_on_click: bool = False,
        failures: tuple[type[Exception], ...] = (),
        far: bool = False,
    ) -> None:
        """`failures` are the errors of fetching that are reported; such rows are empty. Rows that are `far` take a while to
        come: they are fetched beside the loop that draws and listens, and drawn when they are there.
        """
        super().__init__(id=id, classes=classes)
        self.selected: set[str] = set()
        self.highlight = ""
        self.sort = ""
        self._selectable = selectable
        self._open_on_click = open_on_click
        self._columns: tuple[Column[Row], ...] = ()
        self._placed: tuple[Placed[Row], ...] = ()
        self._failures = failures
        self._far = far
        self._fetching = False
        self._pages: Pages[Row] = Pages(self._wanted)
        self._styles_made: dict[str, Style] = {}
        self._anchor: int | None = None

    # what is shown

    def show_columns(self, columns: Sequence[Column[Row]], sort: str = "") -> None:
        """Use these columns; `sort` as in a query, with a leading `-` for descending."""
        self._columns = tuple(columns)
        self.sort = sort
        self._lay_out()

    def show_rows(
        self, rows: Rows[Row], *, keep: str | None = None, ready: Mapping[int, Sequence[Row]] | None = None
    ) -> None:
        """Show these rows, with the cursor on row `keep` where it is among them, else at the same place. `ready` are
        pages of them that have been fetched.
        """
        self._pages.show(rows, ready or {})
        known = set(self._ids) if self.selected else set()
        if self.selected - known:
            self.selected &= known
            self.post_message(self.SelectionChanged(self))
        self._lay_out()
        index = self._pages.index(keep, self.cursor) if keep is not None else None
        if index is None:
            index = min(self.cursor, max(0, len(self._ids) - 1))
        self.set_reactive(VirtualTable.cursor, index)
        self._keep_in_sight()
        self.refresh()
        self.post_message(self.Highlighted(self, index, self.row_id(index)))

    def __len__(self) -> int:
        return len(self._ids)

    def __bool__(self) -> bool:
        return True

    @property
    def _ids(self) -> Sequence[str]:
        return self._pages.ids

    @property
    def cursor_id(self) -> str:
        """The id of the row under the cursor, "" in an empty table."""
        return self.row_id(self.cursor)

    @property
    def cursor_row(self) -> Row | None:
        """The row under the cursor."""
        return self.row(self.cursor)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The selected ids in the order of the table, else the one under the cursor."""
        if self.selected:
            return tuple(row_id for row_id in self._ids if row_id in self.selected)
        return (self.cursor_id,) if self.cursor_id else ()

    def row_id(self, index: int) -> str:
        """The id of a row, "" beyond the end."""
        return self._pages.id(index)

    def row(self, index: int) -> Row | None:
        """A row, None beyond the end or where fetching failed."""
        return self._pages.row(index)

    def _wanted(self, rows: Rows[Row], number: int) -> Sequence[Row] | None:
        if not self._far:
            return self._read_page(rows, number)
        if not self._fetching:
            self._fetching = True
            self.call_later(self._fetch, rows, number)
        return None

    def _read_page(self, rows: Rows[Row], number: int) -> Sequence[Row]:
        try:
            return rows.page(number * PAGE, PAGE)
        except self._failures as error:
            # Rows may be fetched while the screen draws; a message made then would pass for one of the screen's own.
            self.call_later(self._tell_failure, error)
            return ()

    def _tell_failure(self, error: Exception) -> None:
        self.post_message(self.Failed(error))

    @work(thread=True, group="pages")
    def _fetch(self, rows: Rows[Row], number: int) -> None:
        self.post_message(self.Fetched(rows, number, self._read_page(rows, number)))

    @on(Fetched)
    def _fetched(self, event: Fetched) -> None:
        event.stop()
        self._fetching = False
        if self._pages.keep(event.rows, event.number, event.page):
            self.refresh()
        self._fetch_near()

    def _fetch_near(self) -> None:
        """What is about to come into sight."""
        if self._far and self._pages.rows is not None and not self._fetching:
            for index in (self.cursor, self.cursor + NEAR, self.cursor - NEAR):
                number = self._pages.missing(index)
                if number is not None:
                    self._wanted(self._pages.rows, number)
                    return

    # size and styles

    @property
    def _gutter_width(self) -> int:
        return 4 if self._selectable else 2

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        self._placed = place(self._columns, max(0, width - 1), self._gutter_width)
        self.virtual_size = Size(width, len(self._ids) + 1)
        self.refresh()

    def on_resize(self) -> None:
        self._lay_out()
        self._keep_in_sight()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles_made.clear()

    def _style(self, name: str) -> Style:
        made = self._styles_made.get(name)
        if made is None:
            # Rows have a background of their own, blended with the table's; cells only change what they name.
            made = self.get_component_rich_style(f"table--{name}", partial=name not in ROW_STYLES)
            self._styles_made[name] = made
        return made

    # drawing

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        if y == 0:
            return self._header_strip(width)
        index = self.scroll_offset.y + y - 1
        if index >= len(self._ids):
            return Strip.blank(width, self.rich_style)
        return self._row_strip(index, width)

    def _header_strip(self, width: int) -> Strip:
        base = self.rich_style + self._style("header")
        segments = [Segment(" " * self._gutter_width, base)]
        wanted = self.sort.removeprefix("-")
        for placed in self._placed:
            column = placed.column
            title, style = column.title, base
            if column.sort is not None and column.sort == wanted:
                title = f"{title}{'▼' if self.sort.startswith('-') else '▲'}"
                style = base + self._style("sorted")
            segments.append(Segment(fit(title, placed.width, right=column.right), style))
            segments.append(Segment(" " * GAP, base))
        return Strip(segments).adjust_cell_length(width, base)

    def _row_strip(self, index: int, width: int) -> Strip:
        row = self.row(index)
        base = self.rich_style
        selected = self.row_id(index) in self.selected
        at_cursor = index == self.cursor
        if selected:
            base += self._style("selected")
        if at_cursor:
            if self.has_focus or not self._open_on_click:
                base += self._style("cursor" if self.has_focus else "cursor-blur")
        elif index == self.hover:
            base += self._style("hover")
        sign = "❯" if at_cursor and (self.has_focus or not self._open_on_click) else " "
        gutter = f"{sign} {'✓' if selected else ' '} " if self._selectable else f"{sign} "
        segments = [Segment(gutter, base)]
        if row is not None:
            for placed in self._placed:
                if placed.column.draw is not None:
                    pieces = placed.column.draw(row, placed.width)
                    segments.extend(
                        Segment(text, base + self._style(name) if name else base) for text, name in pieces
                    )
                    segments.append(Segment(" " * GAP, base))
                    continue
                text, name = placed.column.cell(row)
                style = base + self._style(name) if name else base
                line = fit(one_line(text), placed.width, right=placed.column.right)
                if placed.column.flex and self.highlight:
                    segments.extend(self._with_matches(line, style))
                else:
                    segments.append(Segment(line, style))
                segments.append(Segment(" " * GAP, base))
        return Strip(segments).adjust_cell_length(width, base)

    def _with_matches(self, line: str, style: Style) -> list[Segment]:
        segments: list[Segment] = []
        done = 0
        for start, end in find_all(line, self.highlight):
            segments.append(Segment(line[done:start], style))
            segments.append(Segment(line[start:end], style + self._style("match")))
            done = end
        segments.append(Segment(line[done:], style))
        return segments

    def _refresh_row(self, index: int) -> None:
        y = index - self.scroll_offset.y + 1
        if 0 < y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    # cursor and selection

    def validate_cursor(self, value: int) -> int:
        return max(0, min(value, len(self._ids) - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        self._refresh_row(before)
        self._refresh_row(after)
        self._keep_in_sight()
        self._fetch_near()
        if before != after:
            self.post_message(self.Highlighted(self, after, self.row_id(after)))

    def watch_hover(self, before: int, after: int) -> None:
        self._refresh_row(before)
        self._refresh_row(after)

    def watch_has_focus(self, _focus: bool) -> None:
        super().watch_has_focus(_focus)
        self._refresh_row(self.cursor)

    def _keep_in_sight(self) -> None:
        height = max(1, self.scrollable_content_region.height - 1)
        top = self.scroll_offset.y
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, force=True, immediate=True)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, force=True, immediate=True)

    def action_cursor(self, step: int) -> None:
        self._anchor = None
        self.cursor += step

    def action_page(self, pages: int) -> None:
        self._anchor = None
        self.cursor += pages * max(1, self.scrollable_content_region.height - 2)

    def action_cursor_to(self, where: str) -> None:
        self._anchor = None
        self.cursor = 0 if where == "top" else len(self._ids) - 1

    def action_activate(self) -> None:
        if self.cursor_id:
            self.post_message(self.Activated(self, self.cursor, self.cursor_id))

    def action_toggle_selected(self) -> None:
        if self._selectable and self.cursor_id:
            self._toggle(self.cursor_id)
            self._refresh_row(self.cursor)
            self.cursor += 1

    def action_extend(self, step: int) -> None:
        """Move and select everything between the start of this movement and the cursor."""
        if not self._selectable or not self._ids:
            self.cursor += step
            return
        anchor = self.cursor if self._anchor is None else self._anchor
        self.cursor += step
        self._select_between(anchor, self.cursor)

    def action_select_all(self) -> None:
        if not self._selectable:
            return
        everything = set(self._ids)
        self.selected = set() if self.selected == everything else everything
        self._selection_changed()

    def clear_selection(self) -> bool:
        """Select nothing; False when nothing was selected."""
        if not self.selected:
            return False
        self.selected = set()
        self._selection_changed()
        return True

    def _select_between(self, first: int, last: int) -> None:
        low, high = sorted((first, last))
        self.selected.update(self._ids[low : high + 1])
        self._anchor = first
        self._selection_changed()

    def _toggle(self, row_id: str) -> None:
        self.selected ^= {row_id}
        self._selection_changed()

    def _selection_changed(self) -> None:
        self.refresh()
        self.post_message(self.SelectionChanged(self))

    # mouse

    def _row_at(self, event: events.MouseEvent) -> int | None:
        offset = event.get_content_offset(self)
        if offset is None:
            return None
        index = self.scroll_offset.y + offset.y - 1
        return index if offset.y > 0 and index < len(self._ids) else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        index = self._row_at(event)
        self.hover = -1 if index is None else index

    def on_leave(self) -> None:
        self.hover = -1

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        if offset.y == 0:
            self._header_clicked(offset.x)
            return
        index = self._row_at(event)
        if index is None:
            return
        event.stop()
        if self._selectable and event.shift:
            anchor = self.cursor
            self.cursor = index
            self._select_between(anchor, index)
        elif self._selectable and (event.ctrl or offset.x < self._gutter_width):
            self.cursor = index
            self._toggle(self.row_id(index))
        else:
            self.cursor = index
            if self._open_on_click or event.chain == 2:
                self.action_activate()

    def _header_clicked(self, x: int) -> None:
        for placed in self._placed:
            if placed.x <= x < placed.x + placed.width + GAP and placed.column.sort is not None:
                self.post_message(self.SortRequested(self, placed.column.sort))
                return
