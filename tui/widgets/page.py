"""A page of a document with some of its words marked, scrolled to them."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tracker.domain.text import Span

from ..display import passage

AROUND = 3000
"""Characters shown either side of the words meant: several screens, and still drawn at once."""

LINES_ABOVE = 3
"""Lines left above the words meant, so that they are read in their paragraph."""


class Page(VerticalScroll):
    """Text with its title line; the keys scroll it."""

    DEFAULT_CSS = """
    Page { padding: 0 1; scrollbar-size-vertical: 1; }
    Page > .page--title { height: auto; width: 1fr; }
    Page > .page--text { height: auto; width: 1fr; }
    """

    def __init__(self, *, id: str | None = None, can_focus: bool = False) -> None:
        super().__init__(id=id, can_focus=can_focus)
        self._title = Static("", classes="page--title", markup=False)
        self._text = Static("", classes="page--text", markup=False)
        self._before = Content("")

    def compose(self) -> ComposeResult:
        yield self._title
        yield self._text

    def show(self, title: Content, text: str, span: Span | None, marks: Sequence[tuple[Span, str]]) -> None:
        """Show the part of `text` around `span` with the words of `marks` marked; offsets are those of `text`."""
        start, end = _window(text, span)
        self._title.update(title)
        self._text.update(passage(text[start:end].rstrip(), start, marks, multiline=True))
        here = span.start if span is not None else start
        line_start = text.rfind("\n", start, here) + 1 or start
        self._before = passage(
            text[start:here] if here > line_start else text[start:line_start], start, (), multiline=True
        )
        self.call_after_refresh(self.scroll_to_words)

    def clear(self, title: Content) -> None:
        """Show only a title: there is no text."""
        self._title.update(title)
        self._text.update("")
        self._before = Content("")

    def on_resize(self) -> None:
        self.call_after_refresh(self.scroll_to_words)

    def scroll_to_words(self) -> None:
        """Bring the marked words into sight."""
        width = self._text.size.width
        if not width or not self._before.plain:
            self.scroll_to(y=0, animate=False)
            return
        lines = self._before.get_height({}, width)
        self.scroll_to(y=max(0, lines - 1 - LINES_ABOVE + self._title.size.height), animate=False)


def _window(text: str, span: Span | None) -> tuple[int, int]:
    if span is None:
        return 0, min(len(text), 2 * AROUND)
    start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    start = text.rfind("\n", 0, start) + 1 if start else 0
    last = text.find("\n", end)
    return max(start, span.start - 2 * AROUND, 0), last if 0 <= last < end + AROUND else end
