"""A document's text with some of its words marked; draws only the lines on the screen."""

import itertools
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tracker.domain.text import Span
from tracker.wording.terminal import clean

from ..display import without_markup
from ..wrap import line_of, wrapped

LINES_ABOVE = 4
"""Lines left above the words a page is opened at, so that they are read in their paragraph."""

INDENT = 1


@dataclass(frozen=True, slots=True)
class TextMark:
    """Words of a text in a style (`text--<style>`); `key` says what they stand for when they are clicked."""

    span: Span
    style: str
    key: str = ""


class TextView(ScrollView, can_focus=True):
    """Wrapped text, scrolled by keys and mouse."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "text--promise",
        "text--evidence",
        "text--conflict",
        "text--figure",
        "text--item",
        "text--achievement",
        "text--problem",
        "text--heading",
        "text--match",
        "text--current",
    }

    class Clicked(Message):
        """Marked words were clicked."""

        def __init__(self, view: "TextView", key: str) -> None:
            super().__init__()
            self.view = view
            self.key = key

        @property
        def control(self) -> "TextView":
            return self.view

    def __init__(self, *, id: str | None = None, can_focus: bool = True) -> None:
        super().__init__(id=id)
        self.can_focus = can_focus
        self._shown = ""
        self._marks: tuple[TextMark, ...] = ()
        self._lines: list[tuple[int, int]] = []
        self._width = 0
        self._at: int | None = None
        self._made: dict[str, Style] = {}
        self._by_line: dict[int, list[TextMark]] = {}
        self._pressed: int | None = None
        self._chosen: tuple[int, int] | None = None

    @property
    def columns(self) -> int:
        """The columns a line of a text longer than the view may have."""
        bar = 0 if self.show_vertical_scrollbar else self.styles.scrollbar_size_vertical
        return max(0, self.scrollable_content_region.width - 2 * INDENT - bar)

    def show(self, text: str, marks: Sequence[TextMark], at: int | None = None) -> None:
        """Show a text with its marks (later ones over earlier ones), scrolled to offset `at`."""
        self._shown = clean(without_markup(text), multiline=True)
        self._marks = tuple(marks)
        self._at = at
        self._width = 0
        self._lay_out()
        self.go_to(at if at is not None else 0)

    def show_marks(self, marks: Sequence[TextMark]) -> None:
        """Other marks in the same text; the place stays."""
        self._marks = tuple(marks)
        self._place_marks()
        self.refresh()

    def go_to(self, offset: int) -> None:
        """Bring an offset into sight."""
        self._at = offset
        if self._lines:
            line = line_of(self._lines, offset)
            self.scroll_to(y=max(0, line - LINES_ABOVE), animate=False, force=True, immediate=True)

    def on_resize(self) -> None:
        before = self._width
        self._lay_out()
        if before != self._width and self._at is not None:
            self.go_to(self._at)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._made.clear()

    def _lay_out(self) -> None:
        width = max(0, self.scrollable_content_region.width - 2 * INDENT)
        if width != self._width:
            self._width = width
            self._lines = wrapped(self._shown, width) if width else []
            self._place_marks()
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._lines))
        self.refresh()

    def _place_marks(self) -> None:
        self._by_line = {}
        dragged = (TextMark(Span(*self._chosen), "match"),) if self._chosen is not None else ()
        for mark in (*self._marks, *dragged):
            if not len(mark.span) or not self._lines:
                continue
            first, last = line_of(self._lines, mark.span.start), line_of(self._lines, mark.span.end - 1)
            for line in range(first, last + 1):
                self._by_line.setdefault(line, []).append(mark)

    def _style_of(self, name: str) -> Style:
        made = self._made.get(name)
        if made is None:
            # Marks that colour the ground are blended with it; figures only add to what they stand in.
            made = self.get_component_rich_style(f"text--{name}", partial=name in ("figure", "heading"))
            self._made[name] = made
        return made

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        base = self.rich_style
        number = self.scroll_offset.y + y
        if number >= len(self._lines):
            return Strip.blank(width, base)
        start, end = self._lines[number]
        marks = self._by_line.get(number, ())
        segments = [Segment(" " * INDENT, base)]
        edges = {start, end}
        for mark in marks:
            edges.update(edge for edge in (mark.span.start, mark.span.end) if start < edge < end)
        places = sorted(edges)
        for first, last in itertools.pairwise(places):
            style = base
            for mark in marks:
                if mark.span.start <= first and last <= mark.span.end:
                    style += self._style_of(mark.style)
            segments.append(Segment(self._shown[first:last], style))
        return Strip(segments).adjust_cell_length(width, base)

    @property
    def chosen(self) -> tuple[int, int] | None:
        """The words a person dragged over or clicked at (then one character), None for none."""
        return self._chosen

    def _place_of(self, event: events.MouseEvent) -> int | None:
        offset = event.get_content_offset(self)
        if offset is None:
            return None
        return self._offset_at(self.scroll_offset.y + offset.y, offset.x - INDENT)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._pressed = self._place_of(event)
        self._choose(None)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        here = self._place_of(event) if event.button and self._pressed is not None else None
        if here is not None and self._pressed is not None:
            self._choose((min(here, self._pressed), max(here, self._pressed) + 1))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        here = self._place_of(event)
        if here is not None and self._pressed is not None:
            self._choose((min(here, self._pressed), max(here, self._pressed) + 1))
        self._pressed = None

    def _choose(self, chosen: tuple[int, int] | None) -> None:
        if chosen != self._chosen:
            self._chosen = chosen
            self._place_marks()
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        place = self._place_of(event)
        if place is None:
            return
        for mark in reversed(self._marks):
            if mark.key and mark.span.start <= place < mark.span.end:
                self.post_message(self.Clicked(self, mark.key))
                return

    def _offset_at(self, line: int, x: int) -> int | None:
        if not 0 <= line < len(self._lines) or x < 0:
            return None
        start, end = self._lines[line]
        cells = [cell_len(self._shown[start : start + count]) for count in range(1, end - start + 1)]
        place = bisect_left(cells, x + 1)
        return start + place if place < len(cells) else None
