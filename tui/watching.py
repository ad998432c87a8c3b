"""What the app does when others change the store: it looks now and then, says so once in a while, and reads again."""

from dataclasses import dataclass
from time import monotonic

from textual import on, work
from textual.app import App
from textual.message import Message
from textual.worker import get_current_worker

from .desk import Desk
from .screens.base import DeskScreen

LOOK_AGAIN = 3.0
"""Seconds between two looks at whether someone else has changed the store."""

TELL_AGAIN = 60.0
"""Seconds before a person is reported again that others are at work on the store: the figures show it anyway."""


@dataclass
class StoreChanged(Message):
    """The store is at another count of changes than when it was last looked at."""

    counter: int
    by_us: bool = False


class Watching(App[None]):
    """The part of the app that keeps up with a store that others change too."""

    desk: Desk
    _counter: int | None = None
    _others_shown_at = -TELL_AGAIN

    @property
    def main_screen(self) -> DeskScreen | None:
        """The main screen in front, also while a small window is open over it."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, DeskScreen):
                return screen
        return None

    def tell(self, text: str, *, error: bool = False) -> None:
        """A line to the person."""
        raise NotImplementedError

    def refresh_desk(self) -> None:
        """Read the store again."""
        raise NotImplementedError

    @property
    def changing(self) -> bool:
        """Whether this app is changing the store: it reads again by itself when it is done."""
        raise NotImplementedError

    @property
    def importing(self) -> bool:
        """Whether this app reads documents in."""
        raise NotImplementedError

    @work(thread=True, group="rejudge", exit_on_error=False)
    def judge_again(self) -> None:
        """Bring a store of one's own up to date with this program; who may judge a shared one runs `tracker rejudge`."""
        workspace, worker = self.desk.workspace, get_current_worker()
        if workspace.read_only or not workspace.is_own or not (count := workspace.waiting_pairs()):
            return
        self.call_from_thread(self.tell, self.desk.say("judging_again", count=count))
        workspace.rejudge(now=self.desk.now(), cancelled=lambda: worker.is_cancelled)
        self.post_message(StoreChanged(workspace.change_counter(), by_us=True))

    def _look_again(self) -> None:
        """Whether someone else has changed the store; not while the last change is still being read."""
        front = self.main_screen
        if front is None or not any(worker.node is front for worker in self.workers):
            self._look()

    @work(thread=True, exclusive=True, group="look", exit_on_error=False)
    def _look(self) -> None:
        counter = self.desk.workspace.change_counter()
        if counter != self._counter:
            self.post_message(StoreChanged(counter))

    @on(StoreChanged)
    def _store_changed(self, message: StoreChanged) -> None:
        if self.changing:
            return
        first = self._counter is None
        self._counter = message.counter
        if (message.by_us or not first) and not self.importing:
            now = monotonic()
            if message.by_us or now - self._others_shown_at > TELL_AGAIN:
                self._others_shown_at = now
                self.tell(self.desk.say("judged_again" if message.by_us else "changed_elsewhere"))
            self.desk.forget()
            self.refresh_desk()
