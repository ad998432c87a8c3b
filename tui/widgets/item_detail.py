"""One item in full: verdict, reason, the promise inside its paragraph, the evidence inside its own."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tracker.domain.text import Span
from tracker.domain.vocabulary import EvidenceDecision, MarkKind, Status
from tracker.judging.reliability import load_reliability
from tracker.wording.degrees import degree
from tracker.wording.fields import FIELDS
from tracker.wording.judging_rules import judging_rule, status_rule
from tracker.wording.reading_rules import reading_rule
from tracker.wording.signs import relation_apart

from ..desk import Desk, Item, Quoted
from ..display import folded, passage, safe
from .text_view import TextMark

PROMISE = "$text on $primary-muted"
EVIDENCE = "$text on $success-muted"
CONFLICT = "$text on $warning-muted"
FIGURE = "bold underline"
STATUS_STYLES = {
    Status.FULFILLED: "$text-success",
    Status.PENDING: "$text-primary",
    Status.OVERDUE: "$text-error",
    Status.UNVERIFIABLE: "$text-warning",
}
STATUS_SIGNS = {
    Status.FULFILLED: "✔",
    Status.PENDING: "◷",
    Status.OVERDUE: "✘",
    Status.UNVERIFIABLE: "?",
}
DECISION_SIGNS = {
    EvidenceDecision.CONFIRMED: "✔",
    EvidenceDecision.REJECTED: "✘",
    EvidenceDecision.ATTACHED: "+",
}


class ItemDetail(VerticalScroll):
    """The pane beside or below the ledger."""

    DEFAULT_CSS = """
    ItemDetail { padding: 0 1; }
    ItemDetail Static { width: 1fr; height: auto; }
    ItemDetail .detail--gap { margin-top: 1; }
    """

    def __init__(self, desk: Desk, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.desk = desk
        self.item: Item | None = None
        self._parts: dict[str, Content] = {}

    def compose(self) -> ComposeResult:
        yield Static("", id="detail-verdict", markup=False)
        yield Static("", id="detail-reason", markup=False)
        yield Static("", id="detail-promise", classes="detail--gap", markup=False)
        yield Static("", id="detail-evidence", classes="detail--gap", markup=False)
        yield Static("", id="detail-facts", classes="detail--gap", markup=False)

    def show(self, item: Item | None, search: str = "") -> None:
        """Show an item; None empties the pane."""
        changed = item is None or self.item is None or item.detail.entry.id != self.item.detail.entry.id
        self.item = item
        parts = dict.fromkeys(("verdict", "reason", "promise", "evidence", "facts"), Content(""))
        if item is not None:
            parts = {
                "verdict": verdict_line(self.desk, item),
                "reason": reason_line(self.desk, item),
                "promise": promise_passage(self.desk, item),
                "evidence": evidence_passages(self.desk, item),
                "facts": facts(self.desk, item),
            }
        self._parts = parts
        self._fold()
        if changed:
            self.scroll_home(animate=False)

    def on_resize(self) -> None:
        self._fold()

    def _fold(self) -> None:
        """Lines broken by our own rules: Textual tears figures apart and starts lines with closing marks."""
        width = self.scrollable_content_region.width
        for name, content in self._parts.items():
            self.query_one(f"#detail-{name}", Static).update(folded(content, width) if width else content)


def heading(text: str, aside: str = "") -> Content:
    """A heading inside the pane, with where the text comes from beside it."""
    return Content.assemble((text, "bold $text-accent"), "  " if aside else "", (safe(aside).plain, "$muted"))


def verdict_line(desk: Desk, item: Item) -> Content:
    """`✘ 逾期 · 未达标 · 期限 2021-08-31 · 已逾期 447 天`."""
    entry = item.detail.entry
    verdict = entry.verdict
    style = STATUS_STYLES[verdict.status]
    parts = [
        Content.assemble((f"{STATUS_SIGNS[verdict.status]} {desk.label(verdict.status)}", f"bold {style}"))
    ]
    if verdict.reason is not None:
        parts.append(Content.assemble((desk.label(verdict.reason), style)))
    parts.append(Content(desk.label(entry.commitment.grade)))
    if entry.commitment.scan is not None:
        parts.append(Content.assemble((desk.label(entry.commitment.scan), "$text-warning")))
    if entry.commitment.soft:
        parts.append(Content.assemble((desk.say("detail.soft"), "$text-warning")))
    if verdict.deadline is not None:
        parts.append(Content(desk.say("detail.deadline", day=desk.words.day(verdict.deadline))))
    if verdict.days_overdue:
        parts.append(Content.assemble((desk.say("detail.days", days=verdict.days_overdue), style)))
    if verdict.mark is not None and verdict.mark.kind is not MarkKind.NOTE:
        parts.append(Content.assemble((f"✎ {desk.say('detail.by_person')}", "$text-accent")))
    return Content(" · ").join(parts)


def reason_line(desk: Desk, item: Item) -> Content:
    """Why, in one sentence; what people set right, and what the unit claims. All of it is text. Deadline and delay stand
    in the line above.
    """
    entry = item.detail.entry
    lines = [safe(desk.words.reason_sentence(entry, dated=False))]
    if corrected := desk.words.corrected_sentence(entry):
        lines.append(
            Content.assemble((f"✎ {desk.say('detail.corrected')}  ", "$text-accent"), safe(corrected))
        )
    if waits := desk.words.loop_sentence(entry):
        lines.append(Content.assemble((f"⇄ {desk.say('detail.loop')}  ", "$text-accent"), safe(waits)))
    if pace := desk.words.pace_sentence(entry):
        lines.append(Content.assemble((f"→ {desk.say('detail.pace')}  ", "$text-accent"), safe(pace)))
    if years := desk.words.chains_sentence(entry):
        lines.append(Content.assemble((f"↷ {desk.say('detail.chains')}  ", "$text-accent"), safe(years)))
    for again in desk.words.restated_sentences(item.detail.restated):
        lines.append(Content.assemble((f"⧉ {desk.say('detail.restated')}  ", "$text-accent"), safe(again)))
    return Content("\n").join(lines)


def promise_marks(item: Item) -> Iterable[tuple[Span, str]]:
    """The quote, and the words in it that decide: figures and deadline."""
    commitment = item.detail.entry.commitment
    if commitment.opening is not None:
        yield commitment.opening, PROMISE
    yield commitment.span, PROMISE
    for target in commitment.targets:
        if target.span is not None:
            yield target.span, FIGURE
    if commitment.deadline.span is not None:
        yield commitment.deadline.span, FIGURE


def promise_title(desk: Desk, item: Item) -> Content:
    """Where the promise stands."""
    entry = item.detail.entry
    return heading(desk.say("detail.promise"), " › ".join([entry.document, *entry.section[-2:]]))


def promise_passage(desk: Desk, item: Item) -> Content:
    """The promise inside its paragraph."""
    detail = item.detail
    return (
        promise_title(desk, item)
        + "\n"
        + passage(detail.context.rstrip(), detail.context_start, promise_marks(item))
    )


def evidence_title(desk: Desk, quoted: Quoted, number: int) -> Content:
    """Which evidence, what was decided on it, where it stands and how sure the match is."""
    evidence = quoted.evidence
    name = desk.say("detail.conflict" if quoted.conflicting else "detail.evidence", number=number)
    where = " › ".join([evidence.document, *evidence.section[-2:]])
    title = heading(name, f"{where} · {desk.say(f'detail.near.{degree(evidence.score)}')}")
    if quoted.decision is None or quoted.decision not in DECISION_SIGNS:
        return title
    sign = f"{DECISION_SIGNS[quoted.decision]} {desk.label(quoted.decision)}  "
    return Content.assemble((sign, "bold $text-accent"), title)


def evidence_marks(item: Item, quoted: Quoted) -> list[tuple[Span, str]]:
    """The clause that decides, and the figures in it that were compared."""
    evidence = quoted.evidence
    marks: list[tuple[Span, str]] = [(evidence.span, CONFLICT if quoted.conflicting else EVIDENCE)]
    for comparison in (*item.detail.entry.verdict.comparisons, *quoted.comparisons):
        figure = comparison.measure.span if comparison.measure is not None else None
        if figure is not None and figure.overlap(evidence.span) == len(figure):
            marks.append((figure, FIGURE))
    return marks


def evidence_passage(desk: Desk, item: Item, quoted: Quoted, number: int) -> Content:
    """One piece of evidence inside its paragraph."""
    marks = evidence_marks(item, quoted)
    body = (
        passage(quoted.context, quoted.context_start, marks)
        if quoted.context
        else safe(quoted.evidence.text, marks[0][1])
    )
    lines = [evidence_title(desk, quoted, number), *comparison_lines(desk, quoted), body]
    return Content("\n").join(lines)


def comparison_lines(desk: Desk, quoted: Quoted) -> list[Content]:
    """The numbers of a clause that a person picked, beside the targets."""
    lines = [
        safe(desk.words.comparison_line(comparison), "$text-accent") for comparison in quoted.comparisons
    ]
    apart = relation_apart(quoted.evidence.parts) if not lines else None
    if apart is not None:
        lines.append(safe(desk.say("detail.apart", relation=desk.words.say(apart)), "$text-muted"))
    return lines


def promise_text_marks(item: Item) -> list[TextMark]:
    """The same marks for a whole page."""
    names = {PROMISE: "promise", FIGURE: "figure"}
    return [TextMark(span, names[style]) for span, style in promise_marks(item)]


def evidence_text_marks(item: Item, quoted: Quoted) -> list[TextMark]:
    """The same marks for a whole page."""
    names = {EVIDENCE: "evidence", CONFLICT: "conflict", FIGURE: "figure"}
    return [TextMark(span, names[style]) for span, style in evidence_marks(item, quoted)]


def evidence_passages(desk: Desk, item: Item) -> Content:
    """All evidence, best first."""
    if not item.quoted:
        return heading(desk.say("detail.no_evidence"))
    return Content("\n\n").join(
        evidence_passage(desk, item, quoted, number) for number, quoted in enumerate(item.quoted, start=1)
    )


def facts(desk: Desk, item: Item) -> Content:
    """Targets, deadline as written, unit, marks and notes, what the verdict goes by."""
    detail = item.detail
    entry = detail.entry
    commitment = entry.commitment
    lines: list[tuple[str, str]] = [
        (desk.say("column.target"), desk.words.targets(commitment)),
        (desk.say("column.deadline"), _deadline(desk, item)),
        (desk.say("column.issuer"), entry.issuer or desk.say("unknown")),
        (desk.say("column.unit"), commitment.lead or ""),
        (desk.words.say(FIELDS["support"]), "、".join(commitment.support)),
        (desk.words.say(FIELDS["leader"]), commitment.leader or ""),
        (desk.words.say(FIELDS["contact"]), entry.contact or ""),
        (desk.words.say(FIELDS["measure"]), entry.measure or ""),
        (desk.words.say(FIELDS["stages"]), desk.words.occasions_sentence(entry)),
        (desk.say("column.topic"), entry.topic or ""),
        *((desk.say("detail.mark"), desk.words.mark_sentence(mark)) for mark in detail.marks[-3:]),
        (desk.say("detail.rule"), desk.words.join(dict.fromkeys(stated for _, stated in rules(desk, item)))),
        (desk.say("detail.id"), entry.id),
    ]
    shown = [Content.assemble((f"{name}  ", "$muted"), safe(value)) for name, value in lines if value.strip()]
    return Content("\n").join(shown)


def rules(desk: Desk, item: Item) -> list[tuple[str, str]]:
    """The rules that read and judged an item, each with what it says, and how often the one that judged was wrong where
    that was measured; "" for one that has no words.
    """
    entry = item.detail.entry
    judged, status = entry.verdict.rule, entry.verdict.status_rule
    spoken = [
        (judged, judging_rule(judged)),
        (status, status_rule(status)),
        *((id, reading_rule(id)) for id in entry.commitment.rules),
    ]
    reported = [(id, desk.words.say(stated) if stated is not None else "") for id, stated in spoken if id]
    measured = load_reliability().rules.get(judged)
    if measured is None or not reported or not reported[0][1]:
        return reported
    often = desk.say("detail.measured", judged=measured.judged, wrong=measured.wrong)
    return [(judged, f"{reported[0][1]} {often}"), *reported[1:]]


def _deadline(desk: Desk, item: Item) -> str:
    deadline = item.detail.entry.commitment.deadline
    day = desk.words.day(deadline.date)
    basis = desk.label(deadline.basis)
    return " · ".join(part for part in (day, basis, f"“{deadline.raw}”" if deadline.raw else "") if part)
