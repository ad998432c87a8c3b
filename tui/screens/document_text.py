"""A document's text with all its commitments, achievements and problems marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input, Static

from tracker.domain.ledger import DocumentInfo, LedgerEntry, LedgerQuery
from tracker.domain.promise import Achievement
from tracker.domain.text import Span
from tracker.domain.vocabulary import Grade
from tracker.service.people.office import NewItem

from ..actions import Scope, bindings
from ..desk import Desk
from ..display import find_all, one_line, safe
from ..messages import AddItemAsked, ReviewItems
from ..widgets.text_view import TextMark, TextView
from .base import DeskScreen
from .dialogs.add_item import AddItem

_CLAUSE_ENDS = "。；;！？!?\n"


def clause_around(text: str, start: int, end: int) -> Span:
    """The clause that holds a place: from one full stop or line end to the next, without the white space around it."""
    while start > 0 and text[start - 1] not in _CLAUSE_ENDS:
        start -= 1
    while end < len(text) and text[end] not in _CLAUSE_ENDS:
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


@dataclass(frozen=True, slots=True)
class Contents:
    """What is shown of one document."""

    document: DocumentInfo
    text: str
    entries: Sequence[LedgerEntry]
    achievements: Sequence[Achievement]


class DocumentText(DeskScreen):
    """Opened over a main screen; Esc goes back to it."""

    place = "documents"
    scopes: ClassVar[tuple[Scope, ...]] = (Scope.TEXT,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.TEXT)]

    @dataclass
    class Loaded(Message):
        """The document has been fetched; None where it is gone."""

        contents: Contents | None

    def __init__(self, desk: Desk, document_id: str, at: Span | None = None) -> None:
        super().__init__(desk)
        self.document_id = document_id
        self.at = at
        self.contents: Contents | None = None
        self._stops: list[tuple[int, int, str]] = []
        self._stop = -1

    def compose_body(self) -> ComposeResult:
        yield Static("", id="text-title", markup=False)
        yield Static("", id="text-legend", markup=False)
        yield Input(placeholder=self.desk.say("text.search"), id="text-search", compact=True)
        yield TextView(id="text")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#text-search").display = False
        self.focus_on(self.query_one(TextView))

    def reload(self) -> None:
        self._load()

    @work(thread=True, exclusive=True, group="text", exit_on_error=False)
    def _load(self) -> None:
        found = [each for each in self.desk.documents() if each.id == self.document_id]
        contents = None
        if found:
            text = self.desk.text(self.document_id)
            entries, achievements = self.desk.workspace.document_items(self.document_id, self.desk.as_of)
            contents = Contents(found[0], text, entries, achievements)
        self.post_message(self.Loaded(contents))

    @on(Loaded)
    def _loaded(self, event: Loaded) -> None:
        contents = self.contents = event.contents
        if contents is None:
            self.query_one("#text-title", Static).update(self.desk.say("text.gone"))
            return
        checkable = [entry for entry in contents.entries if entry.commitment.grade is not Grade.DECLARATORY]
        self.query_one("#text-title", Static).update(safe(contents.document.name, "bold"))
        self.query_one("#text-legend", Static).update(
            self.desk.say("text.legend", items=len(checkable), achievements=len(contents.achievements))
        )
        self._stops = [(e.commitment.span.start, e.commitment.span.end, e.id) for e in checkable]
        view = self.query_one(TextView)
        view.show(contents.text, self._marks(), self.at.start if self.at is not None else 0)
        if self.at is not None:
            starts = [start for start, _, _ in self._stops]
            if self.at.start in starts:
                self._stop = starts.index(self.at.start)
                self._show_stop()

    def _marks(self) -> list[TextMark]:
        contents = self.contents
        if contents is None:
            return []
        marks = [TextMark(achievement.span, "achievement") for achievement in contents.achievements]
        for entry in contents.entries:
            commitment = entry.commitment
            if commitment.grade is Grade.DECLARATORY:
                continue
            marks.append(TextMark(commitment.span, "item", entry.id))
            marks += [TextMark(t.span, "figure") for t in commitment.targets if t.span is not None]
        reports = contents.document.reports
        problems = [*contents.document.problems, *(p for report in reports for p in report.problems)]
        marks += [
            TextMark(problem.span, "problem")
            for problem in problems
            if problem.span is not None and len(problem.span) < 400
        ]
        return marks

    # moving from mark to mark

    def action_jump(self, step: int) -> None:
        if self._stops:
            self._stop = (self._stop + step) % len(self._stops) if self._stop >= 0 else 0
            self._show_stop()

    def _show_stop(self) -> None:
        start, end, item_id = self._stops[self._stop]
        view = self.query_one(TextView)
        view.show_marks([*self._marks(), TextMark(Span(start, end), "current", item_id)])
        view.go_to(start)

    @on(TextView.Clicked)
    def _clicked(self, event: TextView.Clicked) -> None:
        ids = [item_id for _, _, item_id in self._stops]
        if event.key in ids:
            self._stop = ids.index(event.key)
            self._open(event.key)

    # putting words on the ledger

    def action_add(self) -> None:
        """Add the words found, dragged over or clicked, with the rest of their clause, as an item."""
        contents = self.contents
        if contents is None:
            return
        view = self.query_one(TextView)
        chosen = view.chosen or (self._stops[self._stop][:2] if 0 <= self._stop < len(self._stops) else None)
        if chosen is None:
            self.tell(self.desk.say("add.where"))
            return
        span = (
            Span(*chosen)
            if chosen[1] - chosen[0] > 1 and view.chosen
            else clause_around(contents.text, *chosen)
        )
        place = AddItem.Place(self.document_id, contents.text, span.start)

        def asked(new: NewItem | None) -> None:
            if new is not None:
                self.app.post_message(AddItemAsked(new))

        units = self.desk.workspace.office.unit_names()
        self.app.push_screen(AddItem(self.desk, one_line(span.of(contents.text)), place, units), asked)

    def action_open_item(self) -> None:
        if 0 <= self._stop < len(self._stops) and self._stops[self._stop][2]:
            self._open(self._stops[self._stop][2])

    def _open(self, item_id: str) -> None:
        query = LedgerQuery(as_of=self.desk.as_of, documents=(self.document_id,), sort="text")
        self.dismiss()
        self.app.post_message(ReviewItems(query, item_id))

    # searching

    def action_search(self) -> None:
        field = self.query_one("#text-search", Input)
        field.display = True
        field.focus()

    @on(Input.Submitted, "#text-search")
    def _search(self, event: Input.Submitted) -> None:
        contents = self.contents
        wanted = event.value.strip()
        if contents is None or not wanted:
            return
        places = find_all(contents.text, wanted, limit=2000)
        if not places:
            self.tell(self.desk.say("text.not_found", what=one_line(wanted)))
            return
        self.tell(self.desk.say("text.found", count=len(places)))
        self._stops = [(start, end, "") for start, end in places]
        self._stop = -1
        self.focus_on(self.query_one(TextView))
        self.action_jump(1)

    def action_close(self) -> None:
        field = self.query_one("#text-search", Input)
        if field.has_focus:
            field.display = False
            self.focus_on(self.query_one(TextView))
        else:
            self.dismiss()
