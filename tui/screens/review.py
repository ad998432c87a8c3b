"""The review: one item at a time, the promise in its page beside the evidence in its own, one key a verdict."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tracker.domain.ledger import LedgerQuery
from tracker.domain.loop import newest_claim
from tracker.domain.verdict import Evidence
from tracker.domain.vocabulary import ClaimKind, EvidenceDecision, MarkKind
from tracker.service.people.office import CorrectionResult, Office

from ..actions import Action, Scope, bindings, in_scope
from ..desk import Desk, Item, Quoted
from ..display import folded, one_line, safe
from ..messages import DecideEvidence, Go, OfficeAct
from ..widgets.bars import ActionBar
from ..widgets.item_detail import (
    DECISION_SIGNS,
    comparison_lines,
    evidence_text_marks,
    evidence_title,
    heading,
    promise_text_marks,
    promise_title,
    reason_line,
    verdict_line,
)
from ..widgets.page import Page
from .dialogs.find_evidence import FindEvidence
from .dialogs.queue import ChooseQueue, queues
from .dialogs.reason import AskReason
from .item_actions import ItemScreen


@dataclass(frozen=True, slots=True)
class ReviewPages:
    """An item with the texts both pages show: the promise's document, and that of each piece of evidence."""

    item: Item
    promise: str
    evidence: tuple[str, ...]


class ReviewScreen(ItemScreen):
    """A queue of items, gone through one by one."""

    place = "review"
    scopes: ClassVar[tuple[Scope, ...]] = (Scope.ITEM, Scope.REVIEW)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.ITEM, Scope.REVIEW)]

    @dataclass
    class Loaded(Message):
        """The queue has been made."""

        query: LedgerQuery
        ids: Sequence[str]

    @dataclass
    class ItemLoaded(Message):
        """The item in front has been fetched; None where it is gone."""

        item_id: str
        pages: ReviewPages | None

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.query_asked = queues(desk)["worth"]
        self.queue_name = "worth"
        self.ids: Sequence[str] = ()
        self.at = 0
        self.start_with = ""
        self.pages: ReviewPages | None = None
        self.done: set[str] = set()

    def compose_body(self) -> ComposeResult:
        yield Static("", id="review-where", markup=False)
        yield Static("", id="review-verdict", markup=False)
        yield Static("", id="review-reason", markup=False)
        with Container(id="review-body"):
            with Horizontal(id="review-pages"):
                yield Page(id="review-promise")
                yield Page(id="review-evidence")
            yield OptionList(id="candidates", markup=False)
            yield Static("", id="review-empty", markup=False)
        yield ActionBar(self._verdict_actions(), docked=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#candidates", OptionList).can_focus = False
        self._show_emptiness(True, "reading")

    def _verdict_actions(self) -> list[tuple[Action, str]]:
        return [
            (action, self.desk.say(f"action.{action.id}"))
            for action in in_scope(Scope.ITEM)
            if action.id.startswith("mark.")
        ]

    def _footer(self) -> list[tuple[Action, str]]:
        return [each for each in super()._footer() if not each[0].id.startswith("mark.")]

    def relabel(self) -> None:
        super().relabel()
        self.query(ActionBar).first(ActionBar).relabel(self._verdict_actions())
        self.query(ActionBar).last(ActionBar).relabel(self._footer())

    # the queue

    def review(self, query: LedgerQuery, first: str, queue: str) -> None:
        """Review the items of a question, from one of them on, when the screen next comes up."""
        self.query_asked, self.queue_name, self.start_with = query, queue, first
        self.ids = ()
        self.stale = True

    def action_queue(self) -> None:
        def asked(answer: ChooseQueue.Answer | None) -> None:
            if answer is not None:
                self.query_asked, self.queue_name, self.start_with = answer.query, answer.name, ""
                self.at = 0
                self.ids = ()
                self.reload()

        self.app.push_screen(ChooseQueue(self.desk), asked)

    def action_leave(self) -> None:
        self.post_message(Go("ledger"))

    def reload(self) -> None:
        self.query_asked = replace(self.query_asked, as_of=self.desk.as_of)
        if self.ids and not self.start_with:
            self._load_item(self._here())  # the queue stands still while it is worked through
        else:
            self._load_queue(self.query_asked)

    @work(thread=True, exclusive=True, group="queue", exit_on_error=False)
    def _load_queue(self, query: LedgerQuery) -> None:
        self.post_message(self.Loaded(query, tuple(self.desk.workspace.ledger(query).ids)))

    @on(Loaded)
    def _loaded(self, event: Loaded) -> None:
        self.ids = event.ids
        wanted = self.start_with
        self.start_with = ""
        self.at = list(self.ids).index(wanted) if wanted in self.ids else 0
        empty = not self.ids
        self._show_emptiness(empty, "review.empty")
        if empty:
            self.pages = None
            for name in ("verdict", "reason"):
                self.query_one(f"#review-{name}", Static).update("")
            self._show_where()
        else:
            self._load_item(self._here())

    def _show_emptiness(self, empty: bool, why: str) -> None:
        self.query_one("#review-empty", Static).update(self.desk.say(why))
        self.query_one("#review-empty").display = empty
        for name in ("review-pages", "candidates"):
            self.query_one(f"#{name}").display = not empty

    def _here(self) -> str:
        return self.ids[self.at] if self.ids else ""

    # one item

    @work(thread=True, exclusive=True, group="item", exit_on_error=False)
    def _load_item(self, item_id: str) -> None:
        item = self.desk.item(item_id)
        pages = None
        if item is not None:
            promise = self.desk.text(item.detail.entry.document_id)
            pages = ReviewPages(item, promise, tuple(self._text_of(quoted) for quoted in item.quoted))
        self.post_message(self.ItemLoaded(item_id, pages))

    def _text_of(self, quoted: Quoted) -> str:
        document = self.desk.document_of_report(quoted.evidence.report_id)
        return self.desk.text(document.id) if document is not None else ""

    @on(ItemLoaded)
    def _item_loaded(self, event: ItemLoaded) -> None:
        if event.item_id != self._here():
            return
        before = self.pages
        same = before is not None and event.pages is not None and before.item.detail.entry.id == event.item_id
        self.pages = event.pages
        self._show_where()
        if event.pages is None:
            self.query_one("#review-verdict", Static).update(self.desk.say("review.gone"))
            return
        self._show_item(event.pages, same=same)

    def _show_where(self) -> None:
        where = self.desk.say(
            "review.where",
            at=f"{self.at + 1 if self.ids else 0:,}",
            count=f"{len(self.ids):,}",
            queue=self.desk.say(f"queue.{self.queue_name}"),
            done=f"{len(self.done):,}",
        )
        self.query_one("#review-where", Static).update(where)

    def _show_item(self, pages: ReviewPages, *, same: bool) -> None:
        item = pages.item
        entry = item.detail.entry
        self.query_one("#review-verdict", Static).update(verdict_line(self.desk, item))
        self._show_reason()
        self.query_one("#review-promise", Page).show(
            promise_title(self.desk, item),
            pages.promise,
            promise_text_marks(item),
            entry.commitment.span.start,
        )
        candidates = self.query_one("#candidates", OptionList)
        at = candidates.highlighted if same else 0
        candidates.clear_options()
        candidates.add_options(
            self._candidate(number, quoted) for number, quoted in enumerate(item.quoted, 1)
        )
        if item.quoted:
            candidates.highlighted = min(at or 0, len(item.quoted) - 1)
        else:
            self._show_evidence()

    def _show_reason(self) -> None:
        """Why, what people set right and what the unit claims, its lines broken by our own rules."""
        line = self.query_one("#review-reason", Static)
        if self.pages is not None:
            width = self.size.width - 2
            content = reason_line(self.desk, self.pages.item)
            line.update(folded(content, width) if width > 0 else content)

    def on_resize(self) -> None:
        if self.is_mounted:
            self._show_reason()

    def _candidate(self, number: int, quoted: Quoted) -> Option:
        sign = DECISION_SIGNS.get(quoted.decision, " ") if quoted.decision is not None else " "
        evidence = quoted.evidence
        return Option(
            Content.assemble(
                (f"{sign} ", "bold $text-accent"),
                (f"{'≠' if quoted.conflicting else ' '} ", "$text-warning"),
                safe(one_line(evidence.text)),
                ("  ", ""),
                safe(evidence.document, "$muted"),
            )
        )

    @on(OptionList.OptionHighlighted, "#candidates")
    def _show_evidence(self) -> None:
        pages = self.pages
        page = self.query_one("#review-evidence", Page)
        number = self._candidate_at()
        if pages is None or number is None:
            title = heading(self.desk.say("detail.no_evidence"), self.desk.say("review.find_hint"))
            page.show(title, "", ())
            return
        quoted = pages.item.quoted[number]
        title = Content("\n").join(
            [evidence_title(self.desk, quoted, number + 1), *comparison_lines(self.desk, quoted)]
        )
        if pages.evidence[number]:
            marks = evidence_text_marks(pages.item, quoted)
            page.show(title, pages.evidence[number], marks, quoted.evidence.span.start)
        else:
            page.show(title, quoted.evidence.text, ())

    def _candidate_at(self) -> int | None:
        at = self.query_one("#candidates", OptionList).highlighted
        return at if at is not None and self.pages is not None and at < len(self.pages.item.quoted) else None

    # what can be done

    def action_next(self, step: int) -> None:
        if not self.ids:
            return
        target = self.at + step
        if not 0 <= target < len(self.ids):
            self.tell(self.desk.say("review.end" if step > 0 else "review.start"))
            return
        self.at = target
        self._show_where()
        self._load_item(self._here())

    def mark(self, kind: MarkKind, note: str = "") -> None:
        """Mark the item in sight and go on at once: the next key must not fall on it while its mark is being written."""
        ids = self.chosen_ids()
        super().mark(kind, note)
        if ids and kind is not MarkKind.EXTENDED and self.desk.person:
            self.marked(ids)

    def marked(self, ids: Sequence[str]) -> None:
        """A verdict was given here: straight on to the next item."""
        self.done.update(ids)
        if list(ids) == [self._here()]:
            if self.at + 1 < len(self.ids):
                self.action_next(1)
            else:
                self.tell(self.desk.say("review.end"))

    def action_candidate(self, step: int) -> None:
        candidates = self.query_one("#candidates", OptionList)
        if candidates.option_count:
            at = (candidates.highlighted or 0) + step
            candidates.highlighted = max(0, min(at, candidates.option_count - 1))

    def returned(self, ids: Sequence[str]) -> None:
        self.done.difference_update(ids)
        if ids[0] in self.ids:
            self.at = list(self.ids).index(ids[0])

    def action_claim(self, kind: str) -> None:
        """Accept what the unit claims of the item in front, or return it with a note."""
        if self.pages is None or newest_claim(self.pages.item.detail.entry.claims) is None:
            self.tell(self.desk.say("claim.none"))
            return
        decided, ids, versions = ClaimKind(kind), (self._here(),), dict(self.versions())
        what = self.desk.label(decided)
        if decided is ClaimKind.ACCEPTED:
            self.post_message(OfficeAct(ids, versions, partial(_decide, decided, ""), what))
            return

        def asked(note: str | None) -> None:
            if note:
                self.post_message(OfficeAct(ids, versions, partial(_decide, decided, note), what))

        self.app.push_screen(AskReason(self.desk, 1, "claim.return.heading"), asked)

    def action_scroll_pages(self, step: int) -> None:
        for page in self.query(Page):
            page.view.scroll_relative(y=step * max(1, page.view.size.height - 2), animate=False)

    def action_evidence(self, decision: str) -> None:
        number = self._candidate_at()
        if self.pages is None or number is None:
            return
        quoted = self.pages.item.quoted[number]
        made = EvidenceDecision(decision)
        if quoted.decision is made:
            made = EvidenceDecision.WITHDRAWN
        self.post_message(DecideEvidence(self._here(), quoted.evidence, made, self._version()))

    def action_find_evidence(self) -> None:
        if self.pages is None:
            return
        item_id, version = self._here(), self._version()

        def asked(evidence: Evidence | None) -> None:
            if evidence is not None:
                self.post_message(DecideEvidence(item_id, evidence, EvidenceDecision.ATTACHED, version))

        self.app.push_screen(FindEvidence(self.desk, self.pages.item), asked)

    def chosen_ids(self) -> tuple[str, ...]:
        """Only what is in sight is judged: a key that comes before the next item is shown is for none."""
        return (self._here(),) if self.shown_item() is not None else ()

    def versions(self) -> Mapping[str, int]:
        item = self.shown_item()
        return {self._here(): item.detail.entry.version} if item is not None else {}

    def _version(self) -> int | None:
        return self.versions().get(self._here())

    def shown_item(self) -> Item | None:
        item = self.pages.item if self.pages is not None else None
        return item if item is not None and item.detail.entry.id == self._here() else None


def _decide(
    kind: ClaimKind,
    note: str,
    office: Office,
    ids: Sequence[str],
    by: str,
    now: datetime,
    versions: Mapping[str, int] | None,
) -> CorrectionResult:
    expected = versions.get(ids[0]) if versions is not None else None
    return office.decide_claim(ids[0], kind, by=by, now=now, note=note, expected_version=expected)
