"""What can be done with an item, wherever it is shown: mark, note, history, copy, read its page."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from tracker.domain.verdict import Evidence
from tracker.domain.vocabulary import MarkKind

from ..actions import Scope
from ..desk import Item
from ..messages import MarkItems, ShowDocument, WriteNote
from .base import DeskScreen
from .dialogs.deadline import AskDeadline
from .dialogs.mark_menu import MarkMenu
from .history import HistoryScreen


class ItemScreen(DeskScreen):
    """A main screen that works on items. Subclasses say which are meant."""

    scopes: ClassVar[tuple[Scope, ...]] = (Scope.ITEM,)

    def chosen_ids(self) -> tuple[str, ...]:
        """The items the next action is for."""
        raise NotImplementedError

    def versions(self) -> Mapping[str, int]:
        """The versions of those items as the person saw them."""
        raise NotImplementedError

    def shown_item(self) -> Item | None:
        """The item shown in full."""
        raise NotImplementedError

    def marked(self, ids: Sequence[str]) -> None:
        """These items were marked from here."""
        raise NotImplementedError

    def action_mark(self, kind: str) -> None:
        self.mark(MarkKind(kind))

    def mark(self, kind: MarkKind, note: str = "") -> None:
        """Mark the chosen items; an extension asks for its new deadline first."""
        ids = self.chosen_ids()
        if not ids:
            return
        versions = dict(self.versions())
        if kind is not MarkKind.EXTENDED:
            self.post_message(MarkItems(ids, kind, versions, note))
            return

        def asked(answer: AskDeadline.Answer | None) -> None:
            if answer is not None:
                self.post_message(MarkItems(ids, kind, versions, answer.note or note, answer.day))

        item = self.shown_item()
        known = item.detail.entry.verdict.deadline if item is not None and len(ids) == 1 else None
        self.app.push_screen(AskDeadline(self.desk, len(ids), known), asked)

    def action_mark_menu(self) -> None:
        if not self.chosen_ids():
            return

        def asked(kind: MarkKind | None) -> None:
            if kind is not None:
                self.mark(kind)

        self.app.push_screen(MarkMenu(self.desk, len(self.chosen_ids())), asked)

    def action_note(self) -> None:
        if ids := self.chosen_ids():
            self.post_message(WriteNote(ids, dict(self.versions())))

    def with_item(self, then: Callable[[Item], None]) -> None:
        """Do something with the item shown in full, as soon as it is there."""
        item = self.shown_item()
        if item is not None:
            then(item)

    def action_history(self) -> None:
        self.with_item(self._show_history)

    def _show_history(self, item: Item) -> None:
        self.app.push_screen(HistoryScreen(self.desk, item))

    def action_source(self) -> None:
        self.with_item(self._show_source)

    def _show_source(self, item: Item) -> None:
        entry = item.detail.entry
        self.post_message(ShowDocument(entry.document_id, entry.commitment.span))

    def action_copy(self) -> None:
        if selected := self.get_selected_text():
            self.app.copy_to_clipboard(selected)
            self.tell(self.desk.say("copied"))
        else:
            self.with_item(self._copy)

    def _copy(self, item: Item) -> None:
        self.app.copy_to_clipboard(_as_text(self, item))
        self.tell(self.desk.say("copied"))


def _as_text(screen: ItemScreen, item: Item) -> str:
    """An item for the clipboard: quote, source, verdict, evidence."""
    entry = item.detail.entry
    words = screen.desk.words
    lines = [
        f"“{entry.commitment.text}”",
        f"{entry.document} › {' › '.join(entry.section)}",
        f"{words.label(entry.verdict.status)}：{words.reason_sentence(entry)}",
        *(_evidence_line(evidence) for evidence in entry.verdict.evidence),
    ]
    return "\n".join(lines)


def _evidence_line(evidence: Evidence) -> str:
    return f"· {evidence.document}：“{evidence.text}”"
