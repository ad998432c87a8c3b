"""Sections of one report: how its headings nest, what each part does, and where a part changes its kind without a heading."""

import re
from dataclasses import dataclass, replace

from tracker.domain.report import Section
from tracker.domain.text import Period, Span
from tracker.domain.vocabulary import SectionKind
from tracker.lexicon import load_lexicon

from .headings import RANKS, Heading, is_part_title
from .horizons import Anchor, Horizon, five_year_plan, read_horizons
from .kinds import (
    goes_on_with_problems,
    is_closing,
    is_salutation,
    kind_of_text,
    kinds_of_heading,
    switched_kind,
)
from .lines import Line, paragraphs
from .titles import Genre

_BACKWARD = (SectionKind.REVIEW, SectionKind.PROBLEM, SectionKind.PREAMBLE)
_CLOSED = (SectionKind.GLOSSARY, SectionKind.MASTHEAD)
_SPAN_YEARS = 7
"""Characters of a paragraph's beginning in which a time is its subject."""
_ANNOUNCEMENT = 60
"""A shorter paragraph only says that problems follow."""
_ACTOR_TAIL = re.compile(r"[（(]\s{0,2}(?P<inner>[^（()）]{4,120})\s{0,2}[）)]\s{0,2}[。.]?$")


@dataclass(frozen=True, slots=True)
class Outline:
    """What is known of a report before its sections are told apart."""

    text: str
    lines: tuple[Line, ...]
    headings: tuple[Heading, ...]
    span: Span
    front: int
    genre: Genre
    anchor: Anchor
    plan_year: int | None
    plan: Period | None


@dataclass(slots=True)
class _Node:
    heading: Heading
    level: int
    parent: "_Node | None"
    end: int = 0
    tree_end: int = 0
    kinds: tuple[tuple[SectionKind, str], ...] = ()
    horizons: tuple[Horizon, ...] = ()
    kind: SectionKind = SectionKind.PREAMBLE
    plan: Period | None = None
    rules: tuple[str, ...] = ()
    actor: str | None = None

    @property
    def path(self) -> tuple[str, ...]:
        return (*(self.parent.path if self.parent else ()), self.heading.title)


def read_sections(outline: Outline) -> tuple[Section, ...]:
    """The sections of a report: in text order, touching, from its first character to its last."""
    nodes = _nest(outline)
    _settle(nodes, outline)
    sections = list(_front_sections(outline, nodes))
    for node in nodes:
        sections.extend(_node_sections(outline, node))
    return tuple(_close(outline, sections))


def _nest(outline: Outline) -> list[_Node]:
    stack: list[_Node] = []
    nodes: list[_Node] = []
    for heading in outline.headings:
        horizons = read_horizons(heading.title, outline.anchor)
        kinds = kinds_of_heading(heading.title, horizons, outline.plan_year)
        rank = heading.rank
        if stack and rank >= RANKS["named"] and stack[0].heading.rank <= RANKS["cn_comma"]:
            top = next((item for item in stack if item.heading.scheme != "annex"), stack[0])
            if rank == RANKS["named"] and _belongs_below(heading, kinds, top, nodes):
                rank = RANKS["bare"]
            elif (
                rank == RANKS["number"]
                and kinds
                and horizons
                and is_part_title(heading.title)
                and kinds[-1][0] not in dict(top.kinds)
            ):
                rank = RANKS["cn_comma"]
        heading = replace(heading, rank=rank)
        while stack and stack[-1].heading.rank >= rank:
            stack.pop()
        node = _Node(heading, len(stack) + 1, stack[-1] if stack else None, kinds=kinds, horizons=horizons)
        node.actor = _heading_actor(heading.title)
        stack.append(node)
        nodes.append(node)
    for position, node in enumerate(nodes):
        node.end = nodes[position + 1].heading.start if position + 1 < len(nodes) else outline.span.end
        below = position + 1
        while below < len(nodes) and nodes[below].level > node.level:
            below += 1
        node.tree_end = nodes[below].heading.start if below < len(nodes) else outline.span.end
    return nodes


def _belongs_below(
    heading: Heading, kinds: tuple[tuple[SectionKind, str], ...], top: _Node, nodes: list[_Node]
) -> bool:
    """Whether a heading without a number stands inside a numbered part that does the same."""
    if top.heading.scheme != "cn_comma":
        return False
    return bool(kinds) and kinds[-1][0] in dict(top.kinds) and kinds[-1][0] not in _CLOSED


def _heading_actor(title: str) -> str | None:
    tail = _ACTOR_TAIL.search(title)
    match = load_lexicon().patterns["actor.named"].regex.search(tail["inner"] if tail else "")
    return match["name"].strip() if match else None


def _settle(nodes: list[_Node], outline: Outline) -> None:
    """Give every heading its kind, its plan period and its actor: its own, its parent's, or what stands to reason."""
    before: SectionKind | None = None
    for node in nodes:
        parent = node.parent
        if node.heading.scheme == "annex" and node.heading.number is None and _names_annexes(node, outline):
            node.kind, node.rules = SectionKind.MASTHEAD, ("section.annex_list",)
        elif parent is not None and parent.kind in _CLOSED:
            node.kind, node.rules = parent.kind, ("section.inherited",)
        elif node.kinds:
            node.kind, node.rules = _own_kind(node)
        elif parent is not None and parent.heading.title:
            node.kind, node.rules = parent.kind, ("section.inherited",)
        else:
            node.kind, node.rules = _top_kind(node, before, outline)
        node.actor = node.actor or (parent.actor if parent else None)
        if node.kind is SectionKind.PLAN:
            node.plan = _own_plan(node, outline) or (parent.plan if parent else None) or outline.plan
        if node.level == 1:
            before = node.kind
        if (
            parent is not None
            and not parent.heading.title
            and parent.kind is not node.kind
            and parent.end == node.heading.start
        ):
            parent.kind, parent.plan, parent.rules = node.kind, node.plan, node.rules


def _names_annexes(node: _Node, outline: Outline) -> bool:
    """Whether 附件： only names what is attached."""
    body = outline.text[node.heading.start : node.end]
    first = body.strip().partition("\n")[0]
    rest = body.strip()[len(first) :].strip()
    return (
        bool(re.match(r"附\s{0,4}件\s{0,4}[：:]", first))
        and (
            bool(re.match(r"附\s{0,4}件\s{0,4}[：:]\s{0,4}\d", first))
            or bool(re.match(r"\d{1,2}\s{0,2}[.．、]", rest))
        )
        and len(body) < 1000
    )


def _own_kind(node: _Node) -> tuple[SectionKind, tuple[str, ...]]:
    kinds = [kind for kind, _ in node.kinds]
    parent = node.parent
    if parent is not None and len(kinds) == 1 and node.heading.rank >= RANKS["cn_paren"]:
        rule = node.kinds[0][1]
        backward = kinds[0] in (SectionKind.REVIEW, SectionKind.PLAN)
        if backward and parent.kind in (SectionKind.REVIEW, SectionKind.PLAN) and not _is_firm(node, parent):
            return parent.kind, ("section.inherited",)
        return kinds[0], (rule,)
    return kinds[0], tuple(rule for _, rule in node.kinds)


def _is_firm(node: _Node, parent: _Node) -> bool:
    """Whether a sub-heading may do another thing than its part: it says when, or its part names both kinds."""
    kind = node.kinds[0][0]
    if kind in dict(parent.kinds):
        return True
    title = node.heading.title
    return (bool(node.horizons) and len(title) <= 20) or len(title) <= 10


def _top_kind(
    node: _Node, before: SectionKind | None, outline: Outline
) -> tuple[SectionKind, tuple[str, ...]]:
    """The kind of a part whose heading does not say: by what kind of document it is, its place, and its tense."""
    if outline.genre in (Genre.PLAN, Genre.RULE):
        return SectionKind.PLAN, ("section.genre",)
    read = kind_of_text(outline.text[node.heading.span.end : node.tree_end][:20000])
    if before is SectionKind.PROBLEM:
        return SectionKind.PLAN, ("section.after_problems",)
    if before is SectionKind.PLAN:
        return SectionKind.PLAN, ("section.carried",)
    if read is not None:
        return read, ("section.tense",)
    if before in (SectionKind.REVIEW, None):
        return SectionKind.REVIEW, ("section.carried",)
    return before, ("section.carried",)


def _own_plan(node: _Node, outline: Outline) -> Period | None:
    """The period a heading plans for: the last time to come that it names; 未来五年 ends with the plan its text names."""
    for horizon in reversed(node.horizons):
        if horizon.past or horizon.period is None:
            continue
        if outline.plan_year is not None and horizon.period.end.year < outline.plan_year:
            continue
        if horizon.rule == "period.future_years":
            return _with_five_year_plan(
                horizon.period, outline.text[node.heading.span.end : node.tree_end][:1500]
            )
        return horizon.period
    return None


def _with_five_year_plan(period: Period, body: str) -> Period:
    for match in load_lexicon().patterns["period.five_year_plan"].regex.finditer(body):
        plan = five_year_plan(match["plan"])
        if plan.end >= period.start and len(range(period.start.year, period.end.year + 1)) >= 5:
            return Period(max(period.start, plan.start), plan.end)
    return period


def _front_sections(outline: Outline, nodes: list[_Node]) -> list[Section]:
    """What stands before the first heading: the masthead, and the opening with what it turns into."""
    start, end = outline.span.start, nodes[0].heading.start if nodes else outline.span.end
    sections = []
    body = start
    if outline.front:
        body = outline.lines[outline.front].start if outline.front < len(outline.lines) else end
        body = min(body, end)
        if body > start:
            sections.append(
                Section(SectionKind.MASTHEAD, 0, "", (), Span(start, body), rules=("section.front",))
            )
    if body < end or not sections:
        kind = SectionKind.PREAMBLE if nodes else _whole_kind(outline)
        plan = outline.plan if kind is SectionKind.PLAN else None
        opening = Section(kind, 0, "", (), Span(body, end), plan_period=plan, rules=("section.opening",))
        sections.extend(_switches(outline, opening, body, (kind,), ()))
    return sections


def _whole_kind(outline: Outline) -> SectionKind:
    """The kind of a text without any heading."""
    if outline.genre in (Genre.PLAN, Genre.RULE):
        return SectionKind.PLAN
    return kind_of_text(outline.span.of(outline.text)[:20000]) or SectionKind.PREAMBLE


def _node_sections(outline: Outline, node: _Node) -> list[Section]:
    kinds = tuple(kind for kind, _ in node.kinds) if node.kinds else (node.kind,)
    section = Section(
        node.kind,
        node.level,
        node.heading.title,
        node.path,
        Span(node.heading.start, node.end),
        node.heading.span,
        node.plan,
        node.actor,
        node.rules,
    )
    return _switches(outline, section, node.heading.span.end, kinds, node.horizons)


def _switches(
    outline: Outline,
    section: Section,
    body: int,
    kinds: tuple[SectionKind, ...],
    horizons: tuple[Horizon, ...],
) -> list[Section]:
    """The section cut where its paragraphs turn to another kind or another time to come."""
    if section.kind in _CLOSED:
        return [section]
    pieces = [section]
    several = len({horizon.period for horizon in horizons if horizon.period and not horizon.past}) > 1
    home = section.kind
    announces = False
    for paragraph in paragraphs(outline.text, body, section.span.end):
        words = re.sub(r"[ \t\u3000\u00a0\n]", "", outline.text[paragraph.start : paragraph.start + 1500])
        now = pieces[-1]
        if is_salutation(words) and len(words) < 40:
            continue
        words = re.sub(r"^各位代表[！!，,、：:](?:同志们[，,！!：:])?|^[*_]{2}", "", words)
        kind, rule, plan = now.kind, "", now.plan_period
        announces = announces and now.kind is SectionKind.PROBLEM
        switched = switched_kind(words, now.kind, outline.plan_year)
        if switched is not None:
            kind, rule = switched
        elif (
            now.kind is SectionKind.PROBLEM
            and home is not SectionKind.PROBLEM
            and not goes_on_with_problems(words)
        ):
            kind, rule = home, "switch.back"
        if kind is SectionKind.PLAN and (now.kind is not SectionKind.PLAN or several):
            plan = _opening_plan(words, outline, horizons if several else ()) or (
                plan if now.kind is SectionKind.PLAN else section.plan_period or outline.plan
            )
        elif kind is not SectionKind.PLAN:
            plan = None
        if kind is SectionKind.PROBLEM and now.kind is not SectionKind.PROBLEM:
            announces = len(words) < _ANNOUNCEMENT or words[-1] in "：:"
        if (kind, plan) != (now.kind, now.plan_period):
            home = kind if kind is not SectionKind.PROBLEM else home
            if now.heading is None and not outline.text[now.span.start : paragraph.start].strip():
                pieces.pop()
                section = replace(section, span=Span(now.span.start, section.span.end))
                paragraph = Span(now.span.start, paragraph.end)
            else:
                pieces[-1] = replace(now, span=Span(now.span.start, paragraph.start))
            pieces.append(
                replace(
                    section,
                    kind=kind,
                    heading=None,
                    span=Span(paragraph.start, section.span.end),
                    plan_period=plan,
                    rules=(*section.rules, rule or "switch.horizon"),
                )
            )
    return _fill_plan(pieces, kinds, outline)


def _fill_plan(pieces: list[Section], kinds: tuple[SectionKind, ...], outline: Outline) -> list[Section]:
    """A part announced as problems and plans in which no sentence turns from one to the other is read as a plan."""
    if SectionKind.PLAN in kinds and all(piece.kind is not SectionKind.PLAN for piece in pieces):
        first = pieces[0]
        return [
            replace(
                first,
                kind=SectionKind.PLAN,
                span=Span(first.span.start, pieces[-1].span.end),
                plan_period=first.plan_period or outline.plan,
                rules=(*first.rules, "section.both"),
            )
        ]
    return pieces


def _opening_plan(words: str, outline: Outline, allowed: tuple[Horizon, ...]) -> Period | None:
    """The time to come that a paragraph opens with."""
    for horizon in read_horizons(words[:60], outline.anchor):
        if horizon.start > _SPAN_YEARS and not allowed:
            break
        if horizon.past or horizon.period is None:
            continue
        if allowed and horizon.period not in {item.period for item in allowed}:
            continue
        if outline.plan_year is None or horizon.period.end.year >= outline.plan_year:
            return horizon.period
    return None


def _close(outline: Outline, sections: list[Section]) -> list[Section]:
    """Set the appeal at the end of the report, and a web page's frame after it, apart."""
    last = next(
        (
            i
            for i in range(len(sections) - 1, -1, -1)
            if sections[i].kind not in _CLOSED and not _is_annex(sections[i])
        ),
        None,
    )
    if last is None:
        return sections
    section = sections[last]
    body = section.heading.end if section.heading else section.span.start
    spans = paragraphs(outline.text, body, section.span.end)
    for position, span in enumerate(spans):
        words = span.of(outline.text)
        if is_closing(words) and len(spans) - position <= 8:
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


def _is_annex(section: Section) -> bool:
    return bool(section.path) and section.level >= 1 and "民生实事" in section.path[0]
