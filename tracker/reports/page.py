"""A paper as one self-contained HTML page: no request leaves it. The only user of jinja2.

Everything is escaped (`autoescape=True`), and a content policy allows only the page's own style and script, by their
hashes: markup of a document that slipped through would still do nothing.
"""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tracker.domain.ledger import LedgerEntry, Overview
from tracker.domain.verdict import Evidence
from tracker.domain.vocabulary import Reason, Status
from tracker.wording.degrees import sure
from tracker.wording.terminal import on_paper

from . import charts, figures, texts
from .blocks import Table
from .compose import title
from .entry_words import DECIDED_BY_HAND, Phrases, one_line
from .request import Context, Kind, Passage, ReportRequest
from .selection import by_deadline, by_unit, unit_counts
from .spool import Card, Spool

_CHARTED = 10


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document inside their paragraph, and where they stand."""

    before: str
    text: str
    after: str
    source: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry as the page shows it: plain text throughout."""

    number: int
    id: str
    status: str
    state: str
    reason: str
    light: str
    light_label: str
    unit: str
    issuer: str
    year: str
    promise: Quote
    target: str
    deadline: str
    evidence: tuple[Quote, ...]
    near: tuple[Quote, ...]
    conflicting: tuple[Quote, ...]
    silence: str
    finding: str
    confidence: str
    note: str
    mark: str


def render(
    request: ReportRequest, spool: Spool, overview: Overview, phrases: Phrases, context: Context
) -> Iterator[str]:
    """The page in pieces; entries are fetched as it is written."""
    environment = Environment(
        loader=PackageLoader("tracker.reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["shown"] = _shown_text
    style, script = _own(environment, "page.css"), _own(environment, "page.js")
    words = {name: phrases.say(text) for name, text in texts.HTML.items()}
    counts = Counter(card.status for card in spool.cards)
    cards = _ordered(request, spool)
    stream = environment.get_template("page.html").stream(
        lang="zh-CN" if phrases.chinese else "en",
        title=title(request, overview, phrases).text,
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
        words=words,
        prose=_prose(request, spool, overview, phrases),
        charts=_charts(request, spool, overview, phrases),
        chart_width=charts.WIDTH,
        tables=_tables(request, spool, overview, phrases),
        statuses=[
            (status.value, phrases.words.label(status), counts[status])
            for status in figures.STATUS_ORDER
            if counts[status]
        ],
        units=[(phrases.unit_name(unit), count) for unit, count in unit_counts(spool.cards)],
        total=len(spool),
        items=(_item(number, card, spool, phrases, context) for number, card in enumerate(cards, 1)),
        requirements=_requirements(request, spool, phrases),
        heading=phrases.say(texts.H_REQUIREMENTS),
        foot=phrases.say(texts.HTML["generated"], day=phrases.day(request.as_of)),
    )
    stream.enable_buffering(50)
    yield from stream


def _own(environment: Environment, name: str) -> Markup:
    """A file of this package as it is. It stands in the page unescaped, so it must not be made of anything else."""
    loader = environment.loader
    if loader is None:
        raise TypeError("no loader")
    return Markup(loader.get_source(environment, name)[0].strip())


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _shown_text(text: str) -> str:
    """Control characters and those that turn the reading order as visible ones."""
    return on_paper(text)


def _ordered(request: ReportRequest, spool: Spool) -> list[Card]:
    """The order of the paper's other forms."""
    if request.kind is Kind.OVERDUE:
        return [card for _, own in by_unit(spool.cards) for card in own]
    if request.kind is Kind.DUE:
        return [card for _, group in by_deadline(spool.cards) for _, own in by_unit(group) for card in own]
    return list(spool.cards)


def _prose(request: ReportRequest, spool: Spool, overview: Overview, phrases: Phrases) -> list[str]:
    stated = [figures.total_sentence(overview, phrases)]
    if request.kind is Kind.UNIT:
        stated = [figures.unit_sentence(spool.cards, phrases.unit_name(request.unit), phrases)]
    elif request.kind is Kind.OVERDUE:
        day = phrases.day(request.as_of)
        stated.append(
            figures.overdue_sentences(spool.cards, phrases)
            if spool.cards
            else phrases.say(texts.OVERDUE_NONE, day=day)
        )
    elif request.kind is Kind.DUE:
        units = len({card.unit for card in spool.cards})
        reported = phrases.say(texts.DUE_COUNTS, total=len(spool), units=units)
        stated = [reported if spool.cards else phrases.say(texts.DUE_NONE)]
    elif request.kind is Kind.SUMMARY:
        stated.append(figures.near_due_sentence(overview, phrases))
    return [text for text in stated if text]


def _charts(request: ReportRequest, spool: Spool, overview: Overview, phrases: Phrases) -> list[charts.Chart]:
    by_status = {status: count for status, count in overview.by_status if count}
    made = []
    if by_status:
        groups = [
            (phrases.words.label(status), {status: by_status[status]})
            for status in figures.STATUS_ORDER
            if status in by_status
        ]
        made.append(charts.stacked(phrases.say(texts.HTML["chart_status"]), groups, phrases))
    overdue = [card for card in spool.cards if card.status is Status.OVERDUE]
    if overdue:
        groups = [
            (phrases.unit_name(unit), {Status.OVERDUE: count})
            for unit, count in unit_counts(overdue)[:_CHARTED]
        ]
        made.append(charts.stacked(phrases.say(texts.HTML["chart_units"]), groups, phrases))
    if len(overview.by_year) > 1:
        years = [(str(year), dict(counts)) for year, counts in sorted(overview.by_year)[-_CHARTED:]]
        made.append(charts.stacked(phrases.say(texts.HTML["chart_years"]), years, phrases))
    return made


def _tables(
    request: ReportRequest, spool: Spool, overview: Overview, phrases: Phrases
) -> list[tuple[str, Table]]:
    if request.kind is not Kind.SUMMARY:
        return []
    return [
        (phrases.say(heading), figures.breakdown_table(rows, column, phrases))
        for heading, column, rows in figures.breakdowns(overview, phrases)
    ]


def _requirements(request: ReportRequest, spool: Spool, phrases: Phrases) -> list[str]:
    if request.kind is not Kind.OVERDUE or not spool.cards:
        return []
    return list(request.work_requirements or (phrases.say(text) for text in texts.REQUIREMENTS))


def _item(number: int, card: Card, spool: Spool, phrases: Phrases, context: Context) -> Shown:
    entry = spool.entry(card)
    around = context(entry)
    verdict = entry.verdict
    soft = phrases.soft(entry)
    target = phrases.targets(entry)
    places = (*around.evidence, *(None for _ in verdict.evidence[len(around.evidence) :]))
    proofs = tuple(
        _proof(found, place, phrases) for found, place in zip(verdict.evidence, places, strict=False)
    )
    return Shown(
        number=number,
        id=entry.id,
        status=verdict.status.value,
        state=phrases.state(entry),
        reason=_reason(verdict.reason, phrases),
        light=entry.light.value,
        light_label=phrases.words.label(entry.light),
        unit=phrases.unit_name(phrases.unit(entry)),
        issuer=one_line(entry.issuer or ""),
        year=str(entry.year or ""),
        promise=_quote(entry.commitment.text, around.passage, phrases.source(entry)),
        target=phrases.together(phrases.sentence(target), soft),
        deadline=_deadline(entry, phrases),
        evidence=() if phrases.only_near(entry) else proofs,
        near=proofs[:1] if phrases.only_near(entry) else (),
        conflicting=tuple(_proof(found, None, phrases) for found in verdict.conflicting),
        silence="" if phrases.answer(entry) else phrases.silence(entry),
        finding=phrases.comparisons(entry),
        confidence=_confidence(entry, phrases),
        note=phrases.note(entry),
        mark=phrases.mark(entry),
    )


def _reason(reason: Reason | None, phrases: Phrases) -> str:
    """The reason, where it adds to the state: those of a person's decision stand in it already."""
    return phrases.words.label(reason) if reason is not None and reason not in DECIDED_BY_HAND else ""


def _deadline(entry: LedgerEntry, phrases: Phrases) -> str:
    comma = "，" if phrases.chinese else ", "
    return comma.join(part for part in (phrases.deadline(entry), phrases.time_left(entry)) if part)


def _confidence(entry: LedgerEntry, phrases: Phrases) -> str:
    """How sure the machine is of what it found, in a word; a person's decision needs none."""
    if phrases.answer(entry) is None or entry.verdict.reason in DECIDED_BY_HAND:
        return ""
    return phrases.say(texts.HTML["confidence"], degree=sure(phrases.words, entry.verdict.confidence))


def _proof(found: Evidence, place: Passage | None, phrases: Phrases) -> Quote:
    return _quote(found.text, place, phrases.evidence_source(found))


def _quote(text: str, passage: Passage | None, source: str) -> Quote:
    if passage is None:
        return Quote("", one_line(text), "", source)
    return Quote(one_line(passage.before), one_line(passage.quote), one_line(passage.after), source)
