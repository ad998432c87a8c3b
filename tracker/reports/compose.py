"""From a request to the blocks of its paper. Lazy: items are fetched when a writer reaches them."""

from collections.abc import Iterator

from tracker.domain.ledger import Overview
from tracker.domain.vocabulary import Status

from . import figures, texts
from .blocks import (
    Addressee,
    Annex,
    AnnexNote,
    Block,
    Heading,
    Line,
    Paragraph,
    Signature,
    Slip,
    Table,
    Title,
)
from .entry_words import Phrases, one_line
from .request import Kind, ReportRequest
from .selection import by_deadline, by_reason, by_unit, last_day
from .slips import slip
from .spool import Card, Spool
from .substance_table import substance_table

LEDGER_WIDTHS = (3.4, 17, 9, 7.8, 4.3, 8.5, 13, 17.5, 6, 5.7, 3.9, 3.9)
"""Shares of the landscape type area for the twelve columns, by how much each usually holds."""
_CENTRED = frozenset({0, 3, 4, 5, 9, 10})


def scope(request: ReportRequest, overview: Overview, phrases: Phrases) -> str:
    """What the title speaks of: the user's words, else the one issuer's name, else everybody."""
    if request.title_scope:
        return one_line(request.title_scope)
    if len(overview.by_issuer) == 1 and overview.by_issuer[0][0]:
        return phrases.say(texts.SCOPE_ISSUER, issuer=one_line(overview.by_issuer[0][0]))
    return phrases.say(texts.SCOPE_DEFAULT)


_TITLES = {
    Kind.OVERDUE: texts.TITLE_OVERDUE,
    Kind.SUMMARY: texts.TITLE_SUMMARY,
    Kind.UNIT: texts.TITLE_UNIT,
    Kind.DUE: texts.TITLE_DUE,
    Kind.LEDGER: texts.TITLE_LEDGER,
    Kind.SLIPS: texts.TITLE_LEDGER,
}


def title(request: ReportRequest, overview: Overview, phrases: Phrases) -> Title:
    """The paper's title."""
    values = {
        "scope": scope(request, overview, phrases),
        "unit": phrases.unit_name(request.unit),
        "day": phrases.day(request.as_of),
        "last": phrases.day(last_day(request)),
    }
    pieces = (phrases.say(piece, **values) for piece in _TITLES[request.kind])
    return Title(tuple(piece for piece in pieces if piece))


def recipients(request: ReportRequest, phrases: Phrases) -> str:
    """主送: the user's words, else the unit the paper is about, else everybody; with the colon that ends it."""
    colon = "：" if phrases.chinese else ":"
    named = request.recipients or (request.kind is Kind.UNIT and request.unit)
    return one_line(named).rstrip("：:") + colon if named else phrases.say(texts.RECIPIENTS)


def compose(request: ReportRequest, spool: Spool, overview: Overview, phrases: Phrases) -> Iterator[Block]:
    """The blocks of the paper `request` asks for."""
    makers = {
        Kind.OVERDUE: _overdue,
        Kind.SUMMARY: _summary,
        Kind.UNIT: _unit,
        Kind.DUE: _due,
        Kind.LEDGER: _ledger,
        Kind.SLIPS: _slips,
    }
    return makers[request.kind](request, spool, overview, phrases)


def _overdue(request: ReportRequest, spool: Spool, overview: Overview, phrases: Phrases) -> Iterator[Block]:
    """总体情况, what was done well, overdue items by unit a line each, kinds of problem, 工作要求; the details stand in the annex."""
    day = phrases.day(request.as_of)
    yield title(request, overview, phrases)
    yield Addressee(recipients(request, phrases))
    yield Paragraph.of(phrases.say(texts.OPENING_OVERDUE, day=day, scope=scope(request, overview, phrases)))
    yield Heading(1, 1, phrases.say(texts.H_OVERALL))
    yield Paragraph.of(figures.total_sentence(overview, phrases))
    compared = figures.since_sentence(spool.cards, request.last, phrases)
    if not spool.cards:
        yield Paragraph.of(phrases.together(phrases.say(texts.OVERDUE_NONE, day=day), compared))
        yield from _signed(request, phrases)
        return
    yield Paragraph.of(figures.overdue_sentences(spool.cards, phrases))
    if compared:
        yield Paragraph.of(compared)
    yield figures.overdue_table(spool.cards, phrases)
    number = 2
    if done := figures.done_sentences(overview, phrases):
        yield Heading(1, number, phrases.say(texts.H_DONE))
        yield Paragraph.of(done)
        number += 1
    yield Heading(1, number, phrases.say(texts.H_OVERDUE))
    yield from _by_unit(spool, phrases)
    yield Heading(1, number + 1, phrases.say(texts.H_PROBLEMS))
    yield from _problems(spool, phrases)
    yield Heading(1, number + 2, phrases.say(texts.H_REQUIREMENTS))
    wanted = request.work_requirements or tuple(phrases.say(text) for text in texts.REQUIREMENTS)
    for text in wanted:
        yield Paragraph.of(one_line(text))
    annex = phrases.say(texts.ANNEX_TITLE, what=phrases.say(texts.ANNEX_OVERDUE))
    label, second = phrases.say(texts.ANNEX_LABEL), phrases.say(texts.ANNEX_SUBSTANCE)
    if request.substance:
        yield AnnexNote(phrases.say(texts.ANNEX_NOTE_TWO, first=annex, second=second))
    else:
        yield AnnexNote(phrases.say(texts.ANNEX_NOTE, title=annex))
    yield from _signed(request, phrases)
    ordered = [card for _, own in by_unit(spool.cards) for card in own]
    table = _ledger_table(_shown(ordered, request), spool, phrases)
    yield Annex(f"{label}1" if request.substance else label, annex, table)
    if request.substance:
        yield Annex(f"{label}2", second, substance_table(request.substance, phrases))


BODY_ITEMS = 24
"""Items listed one by one in the text of a notice: at two lines each they fill two of its pages; the annex has them all."""
_ITEMS_A_UNIT = 3
_LISTED_UNITS = 8
_LINE = 60  # characters of an item's words in the text: two lines of a page with its deadline and delay


def _by_unit(spool: Spool, phrases: Phrases) -> Iterator[Block]:
    """Overdue items under their units, a line each; of long lists the longest delays, the rest by number."""
    groups = by_unit(spool.cards)
    whole = len(spool.cards) <= BODY_ITEMS
    shown = groups if whole else groups[:_LISTED_UNITS]
    for place, (unit, cards) in enumerate(shown, 1):
        yield Heading(2, place, phrases.say(texts.COUNTED, what=phrases.unit_name(unit), count=len(cards)))
        own = cards if whole else cards[: max(_ITEMS_A_UNIT, BODY_ITEMS // len(shown))]
        for number, card in enumerate(own, 1):
            yield Line(number, phrases.item_line(spool.entry(card), _LINE))
        if rest := len(cards) - len(own):
            yield Paragraph.of(phrases.say(texts.REST_IN_ANNEX, count=rest))
    if left := groups[len(shown) :]:
        pause = "、" if phrases.chinese else ", "
        names = pause.join(
            phrases.say(texts.UNIT_COUNT, unit=phrases.unit_name(unit), count=len(cards))
            for unit, cards in left[:_LISTED_UNITS]
        )
        more = texts.OTHER_UNITS if len(left) <= _LISTED_UNITS else texts.OTHER_UNITS_MORE
        yield Paragraph.of(
            phrases.say(more, units=len(left), names=names, total=sum(len(cards) for _, cards in left))
        )


def _problems(spool: Spool, phrases: Phrases) -> Iterator[Block]:
    """Each kind of problem with its number and one example: the longest delay."""
    for number, (reason, cards) in enumerate(by_reason(spool.cards), 1):
        label = phrases.words.label(reason) if reason else phrases.say(texts.REASON_OTHER)
        worst = min(cards, key=lambda card: (-card.days_overdue, card.number))
        example = one_line(spool.entry(worst).commitment.text).rstrip("；;，,、。")
        example = example if len(example) <= _LINE else f"{example[: _LINE - 1]}…"
        lead = phrases.say(texts.REASON_LEAD[reason]) if reason in texts.REASON_LEAD else ""
        yield Line(
            number,
            phrases.together(
                phrases.say(texts.PROBLEM, what=label, count=len(cards)),
                lead,
                phrases.say(texts.FOR_EXAMPLE, text=example),
            ),
        )


def _shown(cards: list[Card], request: ReportRequest) -> list[Card]:
    """All rows of an annex; of a preview only the first."""
    return cards if request.annex_rows is None else cards[: request.annex_rows]


def _summary(request: ReportRequest, spool: Spool, overview: Overview, phrases: Phrases) -> Iterator[Block]:
    yield title(request, overview, phrases)
    day = phrases.day(request.as_of)
    yield Paragraph.of(phrases.say(texts.OPENING_SUMMARY, day=day, scope=scope(request, overview, phrases)))
    yield Heading(1, 1, phrases.say(texts.H_OVERALL))
    yield Paragraph.of(
        phrases.together(
            figures.total_sentence(overview, phrases), figures.near_due_sentence(overview, phrases)
        )
    )
    yield figures.status_table(overview, phrases)
    for number, (heading, column, rows) in enumerate(figures.breakdowns(overview, phrases), 2):
        yield Heading(1, number, phrases.say(heading))
        yield figures.breakdown_table(rows, column, phrases)
        if number == 2:
            yield figures.rate_note(phrases)
    yield from _signed(request, phrases)


def _unit(request: ReportRequest, spool: Spool, overview: Overview, phrases: Phrases) -> Iterator[Block]:
    unit = phrases.unit_name(request.unit)
    yield title(request, overview, phrases)
    yield Addressee(recipients(request, phrases))
    yield Paragraph.of(phrases.say(texts.OPENING_UNIT, day=phrases.day(request.as_of)))
    yield Heading(1, 1, phrases.say(texts.H_OVERALL))
    yield Paragraph.of(figures.unit_sentence(spool.cards, unit, phrases))
    number = 2
    for status, heading in (
        (Status.OVERDUE, texts.H_OVERDUE),
        (Status.PENDING, texts.H_PENDING),
        (Status.UNVERIFIABLE, texts.H_UNVERIFIABLE),
        (Status.FULFILLED, texts.H_FULFILLED),
    ):
        cards = [card for card in spool.cards if card.status is status]
        if cards:
            cards.sort(
                key=lambda card: (-card.days_overdue, card.deadline is None, card.deadline, card.number)
            )
            yield Heading(1, number, phrases.say(texts.COUNTED, what=phrases.say(heading), count=len(cards)))
            yield from _lines(cards, spool, phrases)
            number += 1
    if spool.cards:
        annex = phrases.say(texts.ANNEX_TITLE, what=phrases.say(texts.ANNEX_UNIT, unit=unit))
        yield AnnexNote(phrases.say(texts.ANNEX_NOTE, title=annex))
        yield from _signed(request, phrases)
        yield Annex(
            phrases.say(texts.ANNEX_LABEL),
            annex,
            _ledger_table(_shown(list(spool.cards), request), spool, phrases),
        )
    else:
        yield from _signed(request, phrases)


def _due(request: ReportRequest, spool: Spool, overview: Overview, phrases: Phrases) -> Iterator[Block]:
    day, last = phrases.day(request.as_of), phrases.day(last_day(request))
    yield title(request, overview, phrases)
    yield Addressee(recipients(request, phrases))
    yield Paragraph.of(phrases.say(texts.OPENING_DUE, day=day, last=last))
    if not spool.cards:
        yield Paragraph.of(phrases.say(texts.DUE_NONE))
        yield from _signed(request, phrases)
        return
    units = len({card.unit for card in spool.cards})
    yield Paragraph.of(phrases.say(texts.DUE_COUNTS, total=len(spool.cards), units=units))
    for number, (deadline, cards) in enumerate(by_deadline(spool.cards), 1):
        what = phrases.say(texts.DUE_ON, day=phrases.day(deadline))
        yield Heading(1, number, phrases.say(texts.COUNTED, what=what, count=len(cards)))
        for place, (unit, own) in enumerate(by_unit(cards), 1):
            name = phrases.unit_name(unit)
            yield Heading(2, place, phrases.say(texts.COUNTED, what=name, count=len(own)))
            yield from _lines(own, spool, phrases)
    annex = phrases.say(texts.ANNEX_TITLE, what=phrases.say(texts.ANNEX_DUE))
    yield AnnexNote(phrases.say(texts.ANNEX_NOTE, title=annex))
    yield from _signed(request, phrases)
    ordered = [card for _, group in by_deadline(spool.cards) for _, own in by_unit(group) for card in own]
    yield Annex(
        phrases.say(texts.ANNEX_LABEL), annex, _ledger_table(_shown(ordered, request), spool, phrases)
    )


def _ledger(request: ReportRequest, spool: Spool, overview: Overview, phrases: Phrases) -> Iterator[Block]:
    yield Annex(
        "",
        title(request, overview, phrases).text,
        _ledger_table(_shown(list(spool.cards), request), spool, phrases),
    )


def _slips(request: ReportRequest, spool: Spool, overview: Overview, phrases: Phrases) -> Iterator[Slip]:
    for entry in spool.entries(_shown(list(spool.cards), request)):
        yield slip(request, entry, phrases)


def _lines(cards: list[Card], spool: Spool, phrases: Phrases) -> Iterator[Block]:
    """Items a line each; of a long list the first, and how many more the annex has."""
    for number, card in enumerate(cards[:BODY_ITEMS], 1):
        yield Line(number, phrases.item_line(spool.entry(card), _LINE))
    if len(cards) > BODY_ITEMS:
        yield Paragraph.of(phrases.say(texts.REST_IN_ANNEX, count=len(cards) - BODY_ITEMS))


def _signed(request: ReportRequest, phrases: Phrases) -> Iterator[Block]:
    yield Signature(one_line(request.signature or ""), phrases.day(request.issued or request.as_of))


def _ledger_table(cards: list[Card] | tuple[Card, ...], spool: Spool, phrases: Phrases) -> Table:
    rows = (phrases.sourced_row(number, spool.entry(card)) for number, card in enumerate(cards, 1))
    return Table(phrases.columns(), rows, LEDGER_WIDTHS, centred=_CENTRED)
