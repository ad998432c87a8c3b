"""What every main screen has in common: bars, access to the desk, silence of writing keys while typing."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.worker import Worker, WorkerState

from ..actions import WRITING_RUNS, Action, Scope, in_scope, key_label
from ..desk import Desk
from ..display import one_line
from ..messages import Failed
from ..widgets.bars import ActionBar, NavBar

MAIN_SCREENS = ("overview", "ledger", "review", "loop", "documents", "report", "settings")
"""The screens of the top line, in their order."""


class DeskScreen(Screen[None]):
    """A main screen. `place` is its name; `scopes` are the actions that work on it."""

    place: ClassVar[str] = ""
    scopes: ClassVar[tuple[Scope, ...]] = ()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.stale = True

    def compose(self) -> ComposeResult:
        yield NavBar(self._tabs())
        yield from self.compose_body()
        yield ActionBar(self._footer())

    def compose_body(self) -> ComposeResult:
        """The widgets between the two bars."""
        raise NotImplementedError

    def reload(self) -> None:
        """Show what the store now holds. Called when the screen comes up stale, and after each change."""

    def relabel(self) -> None:
        """Use the desk's language anew; screens with texts of their own add to it."""
        self.query_one(NavBar).relabel(self._tabs())
        self.query_one(ActionBar).relabel(self._footer())
        self._show_setting()

    def on_mount(self) -> None:
        self.query_one(NavBar).current = self.place
        self._show_setting()

    def on_screen_resume(self) -> None:
        self._show_setting()
        if self.stale:
            self.stale = False
            self.reload()

    def _show_setting(self) -> None:
        day = self.desk.say("bar.as_of", day=self.desk.words.day(self.desk.as_of))
        self.query_one(NavBar).right = f"{self.desk.person} · {day}" if self.desk.person else day

    def _tabs(self) -> list[tuple[str, str, str]]:
        keys = {action.id: key_label(action.keys[0]) for action in in_scope(Scope.APP)}
        return [(name, keys[f"go.{name}"], self.desk.say(f"action.go.{name}")) for name in MAIN_SCREENS]

    def _footer(self) -> list[tuple[Action, str]]:
        shown = sorted(
            (action for action in in_scope(Scope.APP, *self.scopes) if action.footer),
            key=lambda action: action.footer,
        )
        last = ("back", "help")
        ordered = [action for action in shown if action.id not in last]
        ordered += [action for name in last for action in shown if action.id == name]
        return [(action, self.desk.say(f"action.{action.id}")) for action in ordered]

    @property
    def typing(self) -> bool:
        """Whether a person is writing in a field."""
        return isinstance(self.focused, Input | TextArea)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in WRITING_RUNS and self.typing:
            return False
        return super().check_action(action, parameters)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A worker of this screen failed: its messages stay with the screen, so they are passed on."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.post_message(Failed(event.worker.error))

    def tell(self, text: str, severity: SeverityLevel = "information") -> None:
        """A passing message; its text is shown as text."""
        self.notify(one_line(text), severity=severity, markup=False)

    async def do(self, action: Action) -> None:
        """Run an action where it lives: in the focused widget, on this screen, or in the app."""
        method = f"action_{action.run.split('(')[0]}"
        for place in (self.focused, self, self.app):
            if place is not None and hasattr(place, method):
                await self.app.run_action(action.run, default_namespace=place)
                return

    @on(ActionBar.Chosen)
    async def _action_clicked(self, event: ActionBar.Chosen) -> None:
        event.stop()
        await self.do(event.action)

    def focus_on(self, widget: Widget) -> None:
        """Put the keys to work in a widget."""
        self.set_focus(widget)
