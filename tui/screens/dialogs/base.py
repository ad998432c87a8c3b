"""What the small windows share: a frame, a heading, its own keys at the foot, Esc to leave."""

from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from ...desk import Desk
from ...messages import Failed

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None], Generic[Answer]):
    """A framed window; `heading` and `foot` are catalogue keys."""

    heading: ClassVar[str] = ""
    foot: ClassVar[str] = "dialog.foot"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(self.heading_text(), classes="dialog--heading", markup=False)
            yield from self.compose_body()
            yield Static(self.desk.say(self.foot), classes="dialog--foot", markup=False)

    def heading_text(self) -> str:
        """The first line."""
        return self.desk.say(self.heading)

    def compose_body(self) -> ComposeResult:
        """What is asked."""
        raise NotImplementedError

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A worker of this window failed: passed on to the app."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.post_message(Failed(event.worker.error))

    def action_leave(self) -> None:
        self.dismiss(None)
