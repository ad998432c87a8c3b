"""A page of a document under its title."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from .text_view import TextMark, TextView


class Page(Vertical):
    """A title line over a text."""

    DEFAULT_CSS = """
    Page > .page--title { height: auto; max-height: 3; width: 1fr; padding: 0 1; }
    Page > TextView { height: 1fr; }
    """

    def compose(self) -> ComposeResult:
        yield Static("", classes="page--title", markup=False)
        yield TextView(can_focus=False)

    @property
    def view(self) -> TextView:
        """The text below the title."""
        return self.query_one(TextView)

    def show(self, title: Content, text: str, marks: Sequence[TextMark], at: int | None = None) -> None:
        """Show a text with its marks, scrolled to offset `at`."""
        self.query_one(".page--title", Static).update(title)
        self.view.show(text, marks, at)
