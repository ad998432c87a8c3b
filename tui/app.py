"""The app: opens the desk, switches between screens, carries out what they ask of the store."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar, TypeVar

from textual import on, work
from textual.binding import BindingType
from textual.color import Color
from textual.command import CommandPalette
from textual.worker import Worker, WorkerState

from tracker.domain.vocabulary import MarkKind
from tracker.service.workspace import MarkResult, StoreError

from . import state as kept
from .actions import Scope, bindings
from .desk import Desk
from .display import one_line
from .messages import (
    DecideEvidence,
    DocumentsChanged,
    Failed,
    Go,
    MarkItems,
    ReviewItems,
    SettingsChanged,
    ShowDifficulties,
    ShowDocument,
    ShowFigures,
    ShowLedger,
    WriteNote,
)
from .office_writing import OfficeWriting
from .palette import Palette
from .screens.base import MAIN_SCREENS, DeskScreen
from .screens.dialogs.confirm import Confirm
from .screens.dialogs.note import AskNote
from .screens.dialogs.person import AskPerson
from .screens.difficulties import DifficultiesScreen
from .screens.document_text import DocumentText
from .screens.documents import DocumentsScreen
from .screens.figures import FiguresScreen
from .screens.help import HelpScreen
from .screens.item_actions import ItemScreen
from .screens.ledger import LedgerScreen
from .screens.loop import LoopScreen
from .screens.overview import OverviewScreen
from .screens.report import ReportScreen
from .screens.review import ReviewScreen
from .screens.settings import SettingsScreen
from .themes import DARK, LIGHT, OWN
from .trail import Trail
from .views import query_to_dict
from .watching import LOOK_AGAIN, Watching
from .widgets.bars import NavBar
from .widgets.virtual_table import VirtualTable

WIDE = 110
"""Columns from which panes stand side by side: 60 for a table, 45 for a page."""

TALL = 30
"""Rows from which the lower panes may take more than a few lines."""

Answer = TypeVar("Answer")

SCREENS: dict[str, Callable[[Desk], DeskScreen]] = {
    "overview": OverviewScreen,
    "ledger": LedgerScreen,
    "review": ReviewScreen,
    "loop": LoopScreen,
    "documents": DocumentsScreen,
    "report": ReportScreen,
    "settings": SettingsScreen,
}


class TrackerApp(Watching, OfficeWriting):
    """The dashboard on one open store."""

    CSS_PATH = "app.tcss"
    TITLE = "tracker"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.APP)]

    def __init__(self, desk: Desk, state_path: Path) -> None:
        super().__init__()
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
        self.VERTICAL_BREAKPOINTS = [(0, "-low"), (TALL, "-tall")]
        self.desk = desk
        self.state_path = state_path
        self._writing = asyncio.Lock()
        self._main: dict[str, DeskScreen] = {}
        self._trail = Trail("overview")

    # start and end

    def on_mount(self) -> None:
        for theme in OWN:
            self.register_theme(theme)
        wanted = self.desk.state.theme
        self.theme = wanted if wanted in self.available_themes else DARK.name
        for name, make in SCREENS.items():
            self._main[name] = make(self.desk)
            self.add_mode(name, partial(self._main.__getitem__, name))
        self.set_interval(LOOK_AGAIN, self._look_again)
        first = self.desk.place.screen
        self.switch_mode(first if first in SCREENS else "overview")
        self.judge_again()

    async def action_quit(self) -> None:
        documents = self._main["documents"]
        if isinstance(documents, DocumentsScreen) and self.importing:
            self.tell(self.desk.say("still_importing"))
            await documents.stop_import()
        self._keep_state()
        self.exit()

    def on_unmount(self) -> None:
        self._keep_state()

    def _keep_state(self) -> None:
        desk = self.desk
        desk.state.theme = self.theme
        desk.place.query = query_to_dict(desk.query)
        try:
            kept.save(desk.state, self.state_path)
        except OSError as error:
            self.log.error("state not kept", error)

    def get_css_variables(self) -> dict[str, str]:
        """The theme's colours, and `$muted` for asides: the text's colour halfway to the background."""
        variables = super().get_css_variables()
        text, ground = Color.parse(variables["foreground"]), Color.parse(variables["background"])
        return {**variables, "muted": text.blend(ground, 0.4).hex}

    # moving about

    @on(NavBar.Chosen)
    def _tab_clicked(self, event: NavBar.Chosen) -> None:
        self.action_go(event.name)

    def action_go(self, name: str) -> None:
        if name in SCREENS and name != self.current_mode:
            self._trail.leave(self.current_mode)
            self._switch(name)

    def _switch(self, name: str) -> None:
        self.desk.place.screen = name
        self.switch_mode(name)

    async def action_back(self) -> None:
        """To the screen before; from the first one, out."""
        if isinstance(self.screen, DocumentText):
            self.screen.action_close()
        elif before := self._trail.before(self.current_mode, SCREENS):
            self._switch(before)
        else:
            await self.action_quit()

    def action_cycle(self, step: int) -> None:
        names = [name for name in MAIN_SCREENS if name in SCREENS]
        if self.current_mode in names:
            self.action_go(names[(names.index(self.current_mode) + step) % len(names)])

    def action_help(self) -> None:
        screen = self.main_screen
        if screen is not None:
            self.push_screen(HelpScreen(self.desk, screen.scopes))

    def action_command_palette(self) -> None:
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(Palette(self.desk))

    def action_toggle_theme(self) -> None:
        self.theme = DARK.name if not self.current_theme.dark else LIGHT.name

    def action_reload(self) -> None:
        self.refresh_desk()

    def refresh_desk(self) -> None:
        """The store has changed: the screen in front reads it again, the others when they come up."""
        front = self.main_screen
        for screen in self._main.values():
            screen.stale = screen is not front
        if front is not None:
            front.reload()

    @property
    def changing(self) -> bool:
        return self._writing.locked()

    @property
    def importing(self) -> bool:
        documents = self._main["documents"]
        return isinstance(documents, DocumentsScreen) and documents.importing

    @on(Go)
    def _go(self, message: Go) -> None:
        self.action_go(message.place)

    @on(ShowLedger)
    def _show_ledger(self, message: ShowLedger) -> None:
        self.desk.query = message.query
        self._main["ledger"].stale = True
        self.action_go("ledger")

    @on(ReviewItems)
    def _review(self, message: ReviewItems) -> None:
        screen = self._main["review"]
        if isinstance(screen, ReviewScreen):
            screen.review(message.query, message.first, message.queue)
            self.action_go("review")

    @on(ShowDocument)
    def _show_document(self, message: ShowDocument) -> None:
        self.push_screen(DocumentText(self.desk, message.document_id, message.place))

    @on(ShowFigures)
    def _show_figures(self, message: ShowFigures) -> None:
        self.push_screen(FiguresScreen(self.desk, message.document_id))

    @on(ShowDifficulties)
    def _show_difficulties(self, message: ShowDifficulties) -> None:
        self.push_screen(DifficultiesScreen(self.desk, message.document_id))

    @on(DocumentsChanged)
    def _documents_changed(self, message: DocumentsChanged) -> None:
        self.desk.forget()
        self._counter = None  # the change was ours: nobody else's to tell of
        if message.text_key:
            self.tell(self.desk.say(message.text_key))
        self.refresh_desk()

    @on(SettingsChanged)
    def _settings_changed(self) -> None:
        self._keep_state()
        for screen in self._main.values():
            if screen.is_mounted:
                screen.relabel()
        self.refresh_desk()

    # writing to the store

    @on(MarkItems)
    def _mark_items(self, message: MarkItems) -> None:
        self._mark(message)

    @work(group="write", exit_on_error=False)
    async def _mark(self, asked: MarkItems) -> None:
        if not await self.know_person():
            return
        if not await self.sure_of_many(len(asked.ids), self.desk.label(asked.kind)):
            return
        result = await self._write(self._marking(asked, asked.versions, asked.ids))
        marked = len(result.marked)
        if result.conflicts:
            question = self.desk.say(
                "conflict.heading", count=len(result.conflicts), kind=self.desk.label(asked.kind)
            )
            body = "\n".join(await asyncio.to_thread(self.last_acts, result.conflicts))
            window = Confirm(self.desk, question, body, yes="conflict.yes", no="conflict.no")
            if await self.push_screen_wait(window):
                again = await self._write(self._marking(asked, None, result.conflicts))
                marked += len(again.marked)
        if marked:
            key = "noted" if asked.kind is MarkKind.NOTE else "marked"
            text = self.desk.say(key, count=marked, kind=self.desk.label(asked.kind))
            later = self.desk.say("marked.later") if self.desk.looks_back else ""
            self.tell(f"{text}  {later}".rstrip())
            front = self.main_screen
            if isinstance(front, ItemScreen) and asked.kind is not MarkKind.NOTE:
                front.marked(asked.ids)
        else:
            self.tell(self.desk.say("not_marked", count=len(asked.ids)))
        self.refresh_desk()

    def _marking(
        self, asked: MarkItems, versions: Mapping[str, int] | None, ids: Sequence[str]
    ) -> Callable[[], MarkResult]:
        return partial(
            self.desk.workspace.mark,
            ids,
            asked.kind,
            by=self.desk.person,
            now=self.desk.now(),
            note=asked.note,
            new_deadline=asked.new_deadline,
            expected_versions=versions,
        )

    @on(WriteNote)
    def _write_note(self, message: WriteNote) -> None:
        self._note(message)

    @work(group="write", exit_on_error=False)
    async def _note(self, asked: WriteNote) -> None:
        key = asked.ids[0] if len(asked.ids) == 1 else "*"
        text = await self.push_screen_wait(AskNote(self.desk, key, len(asked.ids)))
        if text:
            self._mark(MarkItems(asked.ids, MarkKind.NOTE, asked.versions, note=text))

    @on(DecideEvidence)
    def _decide_evidence(self, message: DecideEvidence) -> None:
        self._decide(message)

    @work(group="write", exit_on_error=False)
    async def _decide(self, asked: DecideEvidence) -> None:
        if not await self.know_person():
            return
        result = await self._write(
            partial(
                self.desk.workspace.decide_evidence,
                asked.item_id,
                asked.evidence,
                asked.decision,
                by=self.desk.person,
                now=self.desk.now(),
                expected_version=asked.version,
            )
        )
        if result.marked:
            self.tell(self.desk.say("decided", decision=self.desk.label(asked.decision)))
        else:
            self.tell(self.desk.say("not_decided"), error=True)
        self.refresh_desk()

    async def _write(self, write: Callable[[], Answer]) -> Answer:
        """One write at a time, in the order asked, off the loop that draws and listens."""
        async with self._writing:
            result = await asyncio.to_thread(write)
            self._counter = await asyncio.to_thread(self.desk.workspace.change_counter)
            return result

    async def written(self, write: Callable[[], Answer]) -> Answer:
        return await self._write(write)

    def went_on(self, ids: Sequence[str]) -> None:
        front = self.main_screen
        if isinstance(front, ItemScreen):
            front.marked(ids)

    def came_back(self, ids: Sequence[str]) -> None:
        front = self.main_screen
        if isinstance(front, ItemScreen):
            front.returned(ids)

    async def know_person(self) -> bool:
        if self.desk.person:
            return True
        name = await self.push_screen_wait(AskPerson(self.desk))
        if name:
            self.desk.state.person = name
            self._keep_state()
        return bool(name)

    # messages to the person

    def tell(self, text: str, *, error: bool = False) -> None:
        """A passing message; shown as text."""
        self.clear_notifications()  # one line at a time: the newest
        self.notify(one_line(text), severity="error" if error else "information", markup=False)

    @on(Failed)
    @on(VirtualTable.Failed)
    def _failed(self, event: Failed | VirtualTable.Failed) -> None:
        self.tell_error(event.error)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            self.tell_error(event.worker.error)

    def tell_error(self, error: BaseException) -> None:
        """Say what went wrong; the app goes on."""
        self.log.error(repr(error))
        if isinstance(error, StoreError):
            what = self.desk.words.error_sentence(error.code, dict(error.details))
        else:
            what = f"{type(error).__name__}: {error}"
        self.tell(self.desk.say("error", what=what), error=True)
