"""What can be done with an item, wherever it is shown: mark, note, history, copy, read its page."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import ClassVar

from tracker.domain.correction import Changes
from tracker.domain.verdict import Evidence
from tracker.domain.vocabulary import MarkKind
from tracker.service.people.office import CorrectionResult, Office
from tracker.service.workspace import StoreError

from ..actions import Scope
from ..desk import Item
from ..messages import Failed, MarkItems, OfficeAct, ShowDocument, WriteNote
from .base import DeskScreen
from .dialogs.assign import ChooseUnit
from .dialogs.correct import CorrectItem
from .dialogs.deadline import AskDeadline
from .dialogs.mark_menu import MarkMenu
from .dialogs.reason import AskReason
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

    def returned(self, ids: Sequence[str]) -> None:
        """Something about these items was taken back or done again: show the first of them."""

    # correcting and assigning

    def action_assign(self) -> None:
        ids, versions = self.chosen_ids(), dict(self.versions())
        if not ids:
            return

        def asked(unit: str | None) -> None:
            if unit:
                changes = Changes(lead=unit)
                what = self.desk.say("assign.what", unit=unit)
                self.post_message(OfficeAct(ids, versions, partial(_assign, changes), what))

        names = self.desk.workspace.office.unit_names()
        try:
            proposed = [one.unit for one in self.desk.workspace.office.proposals(ids[:50])]
        except StoreError as error:  # a duties file that cannot be read proposes nothing
            self.post_message(Failed(error))
            proposed = []
        known = tuple(dict.fromkeys((*proposed, *names)))
        self.app.push_screen(ChooseUnit(self.desk, len(ids), known), asked)

    def action_correct(self) -> None:
        self.with_item(self._correct)

    def _correct(self, item: Item) -> None:
        entry = item.detail.entry

        def asked(answer: CorrectItem.Answer | None) -> None:
            if answer is not None:
                write = partial(_correct, answer.changes, answer.note)
                what = self.desk.say("correct.what")
                self.post_message(OfficeAct((entry.id,), {entry.id: entry.version}, write, what))

        self.app.push_screen(CorrectItem(self.desk, entry, self.desk.workspace.office.unit_names()), asked)

    def action_drop(self) -> None:
        ids, versions = self.chosen_ids(), dict(self.versions())
        if not ids:
            return

        def asked(why: str | None) -> None:
            if why:
                write = partial(_drop, why)
                self.post_message(OfficeAct(ids, versions, write, self.desk.say("drop.what")))

        self.app.push_screen(AskReason(self.desk, len(ids)), asked)

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


Versions = Mapping[str, int] | None


def _assign(
    changes: Changes, office: Office, ids: Sequence[str], by: str, now: datetime, versions: Versions
) -> CorrectionResult:
    return office.assign(dict.fromkeys(ids, changes), by=by, now=now, expected_versions=versions)


def _correct(
    changes: Changes,
    note: str,
    office: Office,
    ids: Sequence[str],
    by: str,
    now: datetime,
    versions: Versions,
) -> CorrectionResult:
    return office.correct(dict.fromkeys(ids, changes), by=by, now=now, note=note, expected_versions=versions)


def _drop(
    why: str, office: Office, ids: Sequence[str], by: str, now: datetime, versions: Versions
) -> CorrectionResult:
    return office.drop(ids, by=by, now=now, note=why, expected_versions=versions)


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
