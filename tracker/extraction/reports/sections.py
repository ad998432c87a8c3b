"""Sections of one report: its front, the parts under its headings, and the appeal that closes it."""

from dataclasses import replace
from typing import Final

from tracker.domain.report import Section
from tracker.domain.text import Period, Span
from tracker.domain.vocabulary import SectionKind

from .outline import CLOSED, Node, Outline, read_nodes
from .section_kinds import is_closing, is_salutation, kind_of_text, sets_rules
from .titles import title_text
from .turning_points import cut, opening_outlook
from .web_pages import frame_start

_CLOSING_REACH: Final = 20
"""Paragraphs before the end among which the closing appeal is looked for; a web page's frame may follow it."""
_LIST_LINE: Final = 100
"""A longer line is no entry in a list of annexes."""


def read_sections(outline: Outline) -> tuple[Section, ...]:
    """The sections of a report: in text order, touching, from its first character to its last."""
    nodes = read_nodes(outline)
    sections = list(_front_sections(outline, nodes))
    for node in nodes:
        sections.extend(_node_sections(outline, node))
    return tuple(_frame(outline, _close(outline, sections)))


def _front_sections(outline: Outline, nodes: list[Node]) -> list[Section]:
    """What stands before the first heading: the masthead, and the opening with what it turns into."""
    start, end = outline.span.start, nodes[0].heading.start if nodes else outline.span.end
    sections = []
    body = start
    if outline.front or outline.has_front_matter:
        body = outline.lines[outline.front].start if outline.front < len(outline.lines) else end
        body = min(body, end)
        if body > start:
            sections.append(
                Section(SectionKind.MASTHEAD, 0, "", (), Span(start, body), rules=("section.front",))
            )
    if body < end or not sections:
        kind = SectionKind.PREAMBLE if nodes else _whole_kind(outline)
        plan = outline.plan if kind is SectionKind.PLAN else None
        opening = Section(
            kind,
            0,
            "",
            (),
            Span(body, end),
            plan_period=plan,
            lead=outline.addressee,
            rules=("section.opening",),
        )
        sections.extend(cut(outline, opening, body))
    return sections


def _whole_kind(outline: Outline) -> SectionKind:
    """The kind of a text without any heading."""
    if sets_rules(outline.lines):
        return SectionKind.SUGGESTION
    if outline.genre.assigns:
        return SectionKind.PLAN
    return kind_of_text(outline.span.of(outline.text)[:20000]) or SectionKind.PREAMBLE


def _node_sections(outline: Outline, node: Node) -> tuple[Section, ...]:
    """The section under a heading, cut where it turns. What it plans for last is what the parts inside it plan for."""
    inherited = node.parent.below if node.parent and node.parent.below else outline.plan
    node.below = inherited
    section = Section(
        node.kind,
        node.level,
        node.heading.title,
        node.path,
        Span(node.heading.start, node.end),
        node.heading.span,
        None,
        node.actor,
        node.rules,
    )
    if node.kind is SectionKind.MASTHEAD and node.heading.scheme == "annex":
        return _with_attached(outline, section)
    if len(node.plans) > 1:
        pieces = _cut(outline, node, section, node.plans[0])
        if all(piece.rules[-1:] != ("switch.horizon",) for piece in pieces):
            pieces = _cut(outline, node, section, min(node.plans, key=lambda period: period.end))
    else:
        pieces = _cut(
            outline, node, section, node.plans[0] if node.plans else _outlook(outline, node) or inherited
        )
    planned = [piece.plan_period for piece in pieces if piece.plan_period is not None]
    node.below = planned[-1] if planned else inherited
    return pieces


def _cut(outline: Outline, node: Node, section: Section, plan: Period | None) -> tuple[Section, ...]:
    kinds = tuple(kind for kind, _ in node.kinds) if node.kinds else (node.kind,)
    whole = replace(section, plan_period=plan if node.kind is SectionKind.PLAN else None)
    return cut(outline, whole, node.heading.span.end, kinds, node.heading_periods, plan)


def _outlook(outline: Outline, node: Node) -> Period | None:
    """The years that a plan part without a time in its heading opens with: `“十五五”时期，…`, `未来五年，…`."""
    if node.kind is not SectionKind.PLAN or node.level > 1:
        return None
    spans = outline.page.paragraphs(node.heading.span.end, node.end)
    return opening_outlook(spans[0].span.of(outline.text), outline) if spans else None


def _with_attached(outline: Outline, section: Section) -> tuple[Section, ...]:
    """The list of what is attached, and apart from it the beginning of the first attached document if it follows."""
    for line in outline.page.lines_of(
        section.heading.end if section.heading else section.span.start, section.span.end
    ):
        if title_text(line) is not None or len(line.text) > _LIST_LINE:
            opening = Section(
                SectionKind.PREAMBLE,
                0,
                "",
                (),
                Span(line.start, section.span.end),
                rules=("section.attached",),
            )
            return (
                replace(section, span=Span(section.span.start, line.start)),
                *cut(outline, opening, line.start),
            )
    return (section,)


def _close(outline: Outline, sections: list[Section]) -> list[Section]:
    """Set the appeal at the end of the report, and a web page's frame after it, apart."""
    annexes = [heading.start for heading in outline.headings if heading.scheme == "annex" and heading.title]
    end = min(annexes, default=outline.span.end)
    last = next(
        (
            index
            for index in range(len(sections) - 1, -1, -1)
            if sections[index].kind not in CLOSED
            and sections[index].span.start < end
            and not _is_annex(sections[index])
        ),
        None,
    )
    if last is None:
        return sections
    section = sections[last]
    body = section.heading.end if section.heading else section.span.start
    spans = [paragraph.span for paragraph in outline.page.paragraphs(body, section.span.end)]
    for position, span in enumerate(spans):
        if len(spans) - position <= _CLOSING_REACH and is_closing(span.of(outline.text)):
            start = span.start
            while position and is_salutation(spans[position - 1].of(outline.text)):
                position -= 1
                start = spans[position].start
            closing = Section(
                SectionKind.CLOSING, 1, "", (), Span(start, section.span.end), rules=("switch.closing",)
            )
            head = replace(section, span=Span(section.span.start, start))
            kept = [head, closing] if len(head.span) else [closing]
            return [*sections[:last], *kept, *sections[last + 1 :]]
    return sections


def _frame(outline: Outline, sections: list[Section]) -> list[Section]:
    """Set what a web page or a print office adds after the report apart: copies to, editor, related pages."""
    last = sections[-1]
    body = last.heading.end if last.heading else last.span.start
    at = frame_start(outline.lines, outline.front)
    if at is None or outline.lines[at].start <= body:
        return sections
    start = outline.lines[at].start
    tail = Section(SectionKind.MASTHEAD, 0, "", (), Span(start, last.span.end), rules=("section.frame",))
    return [*sections[:-1], replace(last, span=Span(last.span.start, start)), tail]


def _is_annex(section: Section) -> bool:
    return bool(section.path) and section.level >= 1 and "民生实事" in section.path[0]
