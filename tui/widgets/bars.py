"""The line at the top (screens, day, person) and the line at the bottom (what can be done here)."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from ..actions import Action, key_label
from ..display import one_line


class NavBar(Widget):
    """The screens as tabs, with what the whole desk is set to at the right."""

    DEFAULT_CSS = "NavBar { height: 1; dock: top; }"

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    current: reactive[str] = reactive("")
    right: reactive[str] = reactive("")

    def __init__(self, tabs: Sequence[tuple[str, str, str]]) -> None:
        """`tabs` are (name, key, label)."""
        super().__init__()
        self.tabs = tuple(tabs)
        self._places: list[tuple[int, int, str]] = []

    def relabel(self, tabs: Sequence[tuple[str, str, str]]) -> None:
        """Use other labels: the language has changed."""
        self.tabs = tuple(tabs)
        self.refresh()

    def render(self) -> RenderResult:
        width = self.size.width
        right = one_line(self.right)
        for keys, gap in ((True, " "), (True, ""), (False, " "), (False, "")):
            labels = [
                (name, f"{gap}{key} {label}{gap}" if keys else f" {label} ") for name, key, label in self.tabs
            ]
            used = sum(cell_len(label) for _, label in labels) + len(labels)
            if used + cell_len(right) + 1 <= width:
                break
        if used + cell_len(right) + 1 > width:
            right = ""
        self._places.clear()
        x = 0
        parts: list[tuple[str, str]] = []
        for name, label in labels:
            parts.append((label, "bold $text-accent on $accent-muted" if name == self.current else "$muted"))
            parts.append((" ", ""))
            self._places.append((x, x + cell_len(label), name))
            x += cell_len(label) + 1
        parts.append((" " * max(0, width - x - cell_len(right) - 1), ""))
        parts.append((right, "$muted"))
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        for start, end, name in self._places:
            if start <= event.x < end:
                self.post_message(self.Chosen(name))


class ActionBar(Widget):
    """The keys of this screen, as many as fit; each can be clicked."""

    DEFAULT_CSS = "ActionBar { height: 1; } ActionBar.-docked { dock: bottom; }"

    class Chosen(Message):
        """An action was clicked."""

        def __init__(self, action: Action) -> None:
            super().__init__()
            self.action = action

    def __init__(self, actions: Sequence[tuple[Action, str]], *, docked: bool = True) -> None:
        """`actions` with their labels, the most needed first; the last two are always shown: how to leave, and help."""
        super().__init__(classes="-docked" if docked else None)
        self.actions = tuple(actions)
        self._places: list[tuple[int, int, Action]] = []

    def relabel(self, actions: Sequence[tuple[Action, str]]) -> None:
        """Show other actions, or the same in another language."""
        self.actions = tuple(actions)
        self.refresh()

    def render(self) -> RenderResult:
        width = self.size.width
        self._places.clear()
        tail = self.actions[-2:]
        reserved = sum(self._width(action, label) for action, label in tail)
        x = 0
        parts: list[tuple[str, str]] = []
        for action, label in (*self.actions[:-2], *tail):
            size = self._width(action, label)
            last = (action, label) in tail
            if not last and x + size + reserved > width:
                continue
            parts += [(f" {key_label(action.keys[0])}", "bold $text-accent"), (f" {label} ", "$muted")]
            self._places.append((x, x + size, action))
            x += size
        return Content.assemble(*parts)

    @staticmethod
    def _width(action: Action, label: str) -> int:
        return cell_len(key_label(action.keys[0])) + cell_len(label) + 3

    def on_click(self, event: events.Click) -> None:
        for start, end, action in self._places:
            if start <= event.x < end:
                self.post_message(self.Chosen(action))
