"""How the headings of one report nest, and what each of the parts under them does and plans for."""

import re
from dataclasses import dataclass, replace
from typing import Final

from tracker.domain.text import Period, Span
from tracker.domain.vocabulary import SectionKind
from tracker.extraction.layout.headings import Heading
from tracker.extraction.layout.lines import Line, opens_block
from tracker.extraction.layout.numbering import RANKS
from tracker.extraction.layout.page import Page
from tracker.extraction.layout.unnumbered_headings import is_part_title
from tracker.extraction.statements.responsible_units import only_names_unit, read_units
from tracker.extraction.statements.unit_names import is_placed_office, is_unit, unit_names
from tracker.lexicon.phrases import construction

from .genres import Genre
from .heading_periods import Anchor, HeadingPeriod, read_heading_periods, with_five_year_plan
from .section_kinds import kind_of_text, kinds_of_heading, names_only_kinds, sets_rules

CLOSED: Final = (SectionKind.GLOSSARY, SectionKind.MASTHEAD)
"""Kinds that everything below keeps."""
_TENSE_SAMPLE: Final = 20000
_FIVE_YEAR_SAMPLE: Final = 1500
"""Characters of a part's beginning that are read for its tense, and for the five-year plan it names."""
_SALUTATION_REACH: Final = 4
_LONGEST_SALUTATION: Final = 80
_MAX_LIST: Final = 1000


@dataclass(frozen=True, slots=True)
class Outline:
    """What is known of a report before its sections are distinguished."""

    page: Page
    lines: tuple[Line, ...]
    headings: tuple[Heading, ...]
    span: Span
    front: int
    genre: Genre
    anchor: Anchor
    plan_year: int | None
    plan: Period | None
    plan_is_titled: bool = False
    has_front_matter: bool = False

    @property
    def addressee(self) -> str | None:
        """Whom a supervision notice binds: the unit it is addressed to (`县住建局：`); None for other documents."""
        if self.genre is not Genre.ORDER:
            return None
        for line in self.lines[max(0, self.front - 2) : self.front + _SALUTATION_REACH]:
            if line.text[-1:] in "：:" and len(line.text) <= _LONGEST_SALUTATION:
                names = unit_names(line.text[:-1])
                if names and all(is_unit(name) for name in names):
                    return names[0]
        return None

    @property
    def text(self) -> str:
        """The document's text."""
        return self.page.text


@dataclass(slots=True)
class Node:
    heading: Heading
    level: int
    parent: "Node | None"
    end: int = 0
    tree_end: int = 0
    kinds: tuple[tuple[SectionKind, str], ...] = ()
    heading_periods: tuple[HeadingPeriod, ...] = ()
    kind: SectionKind = SectionKind.PREAMBLE
    plans: tuple[Period, ...] = ()
    below: Period | None = None
    rules: tuple[str, ...] = ()
    actor: str | None = None

    @property
    def path(self) -> tuple[str, ...]:
        return (*(self.parent.path if self.parent else ()), self.heading.title)


def read_nodes(outline: Outline) -> list[Node]:
    """The report's headings as a tree, in text order, each with its kind, its plan period and the unit it names."""
    stack: list[Node] = []
    nodes: list[Node] = []
    for heading in outline.headings:
        heading_periods = read_heading_periods(heading.title, outline.anchor)
        kinds = kinds_of_heading(heading.title, heading_periods, outline.plan_year)
        rank = heading.rank
        if stack and rank >= RANKS["named"] and stack[0].heading.rank <= RANKS["cn_comma"]:
            top = next((item for item in stack if item.heading.scheme != "annex"), stack[0])
            if rank == RANKS["named"] and _belongs_below(heading, kinds, top, nodes):
                rank = RANKS["bare"]
            elif (
                rank == RANKS["number"]
                and kinds
                and heading_periods
                and is_part_title(heading.title)
                and kinds[-1][0] not in dict(top.kinds)
            ):
                rank = RANKS["cn_comma"]
        if rank != heading.rank:
            heading = replace(heading, rank=rank)
        while stack and stack[-1].heading.rank >= rank:
            stack.pop()
        node = Node(
            heading,
            len(stack) + 1,
            stack[-1] if stack else None,
            kinds=kinds,
            heading_periods=heading_periods,
        )
        node.actor = _heading_actor(heading.title)
        if not (heading.scheme == "annex" and _names_annexes(node, outline)):
            stack.append(node)
        nodes.append(node)
    for position, node in enumerate(nodes):
        node.end = nodes[position + 1].heading.start if position + 1 < len(nodes) else outline.span.end
        below = position + 1
        while below < len(nodes) and nodes[below].level > node.level:
            below += 1
        node.tree_end = nodes[below].heading.start if below < len(nodes) else outline.span.end
    _settle(nodes, outline)
    return nodes


def _belongs_below(
    heading: Heading, kinds: tuple[tuple[SectionKind, str], ...], top: Node, nodes: list[Node]
) -> bool:
    """Whether a heading without a number stands inside a numbered part that does the same."""
    if top.heading.scheme != "cn_comma":
        return False
    return bool(kinds) and kinds[-1][0] in dict(top.kinds) and kinds[-1][0] not in CLOSED


def _heading_actor(title: str) -> str | None:
    """The unit that a heading names in brackets, or is (`（三）县教育局`)."""
    units = read_units(title, 0, len(title))
    if units.lead is not None and units.is_note:
        return units.lead
    return title if is_placed_office(title) else None


def _settle(nodes: list[Node], outline: Outline) -> None:
    """Give every heading its kind, its plan period and its actor: its own, its parent's, or what stands to reason."""
    before: SectionKind | None = None
    ruling = sets_rules(outline.lines)
    for node in nodes:
        parent = node.parent
        if node.heading.scheme == "annex" and node.heading.number is None and _names_annexes(node, outline):
            node.kind, node.rules = SectionKind.MASTHEAD, ("section.annex_list",)
        elif parent is not None and parent.kind in CLOSED:
            node.kind, node.rules = parent.kind, ("section.inherited",)
        elif ruling and not (node.kinds and node.kinds[-1][0] in CLOSED):
            node.kind, node.rules, node.kinds = SectionKind.SUGGESTION, ("section.articles",), ()
        elif node.kinds and not _is_task(node, outline):
            node.kind, node.rules = _own_kind(node)
            if node.rules == ("section.inherited",):
                node.kinds = ()
        elif parent is not None and parent.heading.title:
            node.kind, node.rules = parent.kind, ("section.inherited",)
        else:
            node.kind, node.rules = _top_kind(node, before, outline)
            node.kinds = ()
        node.actor = (
            node.actor or _line_actor(node, outline) or (parent.actor if parent else outline.addressee)
        )
        node.plans = _own_plans(node, outline)
        if node.level == 1:
            before = node.kind
        if (
            parent is not None
            and not parent.heading.title
            and parent.kind is not node.kind
            and parent.end == node.heading.start
        ):
            parent.kind, parent.plans, parent.rules = node.kind, node.plans, node.rules


def _line_actor(node: Node, outline: Outline) -> str | None:
    """The unit that lines of their own name for the part they stand in (`责任单位：…`), where that is no list of items."""
    lines = outline.page.lines_of(node.heading.span.end, node.end)
    if any(opens_block(line.text) for line in lines):
        return None
    notes = [line for line in lines if only_names_unit(outline.text, Span(line.start, line.end))]
    if not notes or lines.index(notes[-1]) - lines.index(notes[0]) >= len(notes):
        return None
    return read_units(outline.text, notes[0].start, notes[-1].end).lead


def _names_annexes(node: Node, outline: Outline) -> bool:
    """Whether 附件： only names what is attached."""
    body = outline.text[node.heading.start : node.heading.start + _MAX_LIST]
    first = body.strip().partition("\n")[0]
    rest = body.strip()[len(first) :].strip()
    if construction("page.annex").match(first) is None:
        return False
    inline = construction("page.annex_number").match(first)
    return inline is not None or re.match(r"\d{1,2}\s{0,2}[.．、]", rest) is not None


def _is_task(node: Node, outline: Outline) -> bool:
    """Whether the noun of a review only ends a task in a document that assigns work: 加强督导和总结."""
    return (
        outline.genre.assigns
        and node.kinds[-1][0] is SectionKind.REVIEW
        and not names_only_kinds(node.heading.title, node.heading_periods)
    )


def _own_kind(node: Node) -> tuple[SectionKind, tuple[str, ...]]:
    kinds = [kind for kind, _ in node.kinds]
    rules = tuple(rule for _, rule in node.kinds)
    parent = node.parent
    if rules[0] == "section.box":
        return kinds[0], rules
    if parent is None or not parent.heading.title or parent.heading.scheme == "annex" or kinds[0] in CLOSED:
        return kinds[0], rules
    if (
        kinds[0] is parent.kind
        or kinds[0] in dict(parent.kinds)
        or names_only_kinds(node.heading.title, node.heading_periods)
    ):
        return kinds[0], rules
    return parent.kind, ("section.inherited",)


def _top_kind(
    node: Node, before: SectionKind | None, outline: Outline
) -> tuple[SectionKind, tuple[str, ...]]:
    """The kind of a part whose heading does not say: by what kind of document it is, its place, and its tense."""
    if outline.genre.assigns:
        return SectionKind.PLAN, ("section.genre",)
    read = kind_of_text(outline.text[node.heading.span.end : node.tree_end][:_TENSE_SAMPLE])
    if before is SectionKind.PROBLEM:
        return SectionKind.PLAN, ("section.after_problems",)
    if before is SectionKind.PLAN:
        return SectionKind.PLAN, ("section.carried",)
    if read is not None:
        return read, ("section.tense",)
    if before in (SectionKind.REVIEW, None):
        return SectionKind.REVIEW, ("section.carried",)
    return before, ("section.carried",)


def _own_plans(node: Node, outline: Outline) -> tuple[Period, ...]:
    """The periods a heading plans for, in its order; 未来五年 ends with the five-year plan that its text names."""
    found = []
    for heading_period in node.heading_periods:
        period = heading_period.period
        if period is None or heading_period.past or not _governs(heading_period, node):
            continue
        if outline.plan_is_titled and heading_period.rule == "period.next":
            continue
        if outline.plan_year is not None and period.end.year < outline.plan_year:
            continue
        if heading_period.rule == "period.future_years":
            body = outline.text[node.heading.span.end : node.tree_end]
            period = with_five_year_plan(period, body[:_FIVE_YEAR_SAMPLE])
        found.append(period)
    return tuple(found)


def _governs(heading_period: HeadingPeriod, node: Node) -> bool:
    """Whether a time in a heading is what its part plans for, not what one of its tasks is about (编制“十四五”规划)."""
    title = node.heading.title
    if node.parent is not None and node.parent.kind is SectionKind.PLAN and node.parent.heading.title:
        return heading_period.start == 0 and heading_period.rule not in ("period.next", "period.this_year")
    if heading_period.rule != "period.five_year_plan":
        return True
    return heading_period.start == 0 or title[heading_period.start - 1] in "，、和及与暨（年期"
