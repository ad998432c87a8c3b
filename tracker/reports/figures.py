"""Counts and shares of a paper: sentences and small tables."""

from collections import Counter
from collections.abc import Sequence

from tracker.domain.ledger import Notice, Overview
from tracker.domain.vocabulary import Reason, Status
from tracker.wording import Both

from . import texts
from .blocks import Remark, Table
from .entry_words import Phrases, one_line, share
from .selection import REASON_ORDER, unit_counts
from .spool import Card

STATUS_ORDER = (Status.FULFILLED, Status.PENDING, Status.OVERDUE, Status.UNVERIFIABLE)
SMALL_TABLE = 10
"""Rows of a table inside the text; more units than this stand together in one row."""
_NAMED_UNITS = 3


def total_sentence(overview: Overview, phrases: Phrases) -> str:
    """How many items there are and how they stand, with shares."""
    day = phrases.day(overview.as_of)
    if overview.total == 0:
        return phrases.say(texts.TOTAL_NONE, day=day)
    counts = dict(overview.by_status)
    parts = phrases.words.join(
        phrases.say(
            texts.PART,
            status=phrases.words.label(status),
            count=counts[status],
            share=share(counts[status], overview.total),
        )
        for status in STATUS_ORDER
        if counts.get(status)
    )
    return phrases.say(texts.TOTAL, day=day, total=overview.total, parts=parts)


def near_due_sentence(overview: Overview, phrases: Phrases) -> str:
    """How many fall due within 7, 30 and 90 days; "" where that was not counted."""
    due = dict(overview.due)
    if not {7, 30, 90} <= due.keys():
        return ""
    return phrases.say(texts.NEAR_DUE, d7=due[7], d30=due[30], d90=due[90])


def overdue_sentences(cards: Sequence[Card], phrases: Phrases) -> str:
    """How many are overdue and why, whose they are, and the longest delay."""
    counts = Counter(_group(card) for card in cards)
    pause = "、" if phrases.chinese else ", "
    parts = pause.join(
        phrases.say(texts.OVERDUE_REASON, reason=_reason_label(reason, phrases), count=counts[reason])
        for reason in (*REASON_ORDER, None)
        if counts[reason]
    )
    stated = [phrases.say(texts.OVERDUE_COUNTS, total=len(cards), parts=parts)]
    units = unit_counts(cards)
    if len(units) == 1 and not units[0][0]:
        stated.append(phrases.say(texts.OVERDUE_NO_UNIT))
    elif len(units) == 1:
        stated.append(phrases.say(texts.OVERDUE_ONE_UNIT, name=phrases.unit_name(units[0][0])))
    else:
        names = pause.join(
            phrases.say(texts.UNIT_COUNT, unit=phrases.unit_name(unit), count=count)
            for unit, count in units[:_NAMED_UNITS]
        )
        reported = texts.OVERDUE_FEW_UNITS if len(units) <= _NAMED_UNITS else texts.OVERDUE_UNITS
        stated.append(phrases.say(reported, count=len(units), names=names))
    if longest := max(card.days_overdue for card in cards):
        stated.append(phrases.say(texts.OVERDUE_LONGEST, days=longest))
    return phrases.together(*stated)


def since_sentence(cards: Sequence[Card], last: Notice | None, phrases: Phrases) -> str:
    """What changed since the last notice: newly overdue, settled, still open; "" where there was none before."""
    if last is None:
        return ""
    now = {card.id for card in cards}
    return phrases.say(
        texts.SINCE_LAST,
        day=phrases.day(last.as_of),
        new=len(now - last.items),
        settled=len(last.items - now),
        left=len(now & last.items),
    )


def done_sentences(overview: Overview, phrases: Phrases) -> str:
    """What was done well: how many are fulfilled of those come due, and who has nothing overdue; "" where nothing is fulfilled."""
    counts = dict(overview.by_status)
    kept, late = counts.get(Status.FULFILLED, 0), counts.get(Status.OVERDUE, 0)
    if not kept:
        return ""
    stated = [phrases.say(texts.DONE, kept=kept, share=share(kept, kept + late))]
    groups = [group for group in overview.by_unit if group[0]]
    groups = groups if len(groups) > 1 else [group for group in overview.by_issuer if group[0]]
    clean = sorted(
        (
            (dict(own)[Status.FULFILLED], name)
            for name, own in groups
            if dict(own).get(Status.FULFILLED) and not dict(own).get(Status.OVERDUE)
        ),
        key=lambda one: (-one[0], one[1]),
    )
    if clean and len(groups) > 1:
        pause = "、" if phrases.chinese else ", "
        names = pause.join(
            phrases.say(texts.UNIT_COUNT, unit=one_line(name), count=count)
            for count, name in clean[:_NAMED_UNITS]
        )
        stated.append(phrases.say(texts.DONE_UNITS, names=names))
    return phrases.together(*stated)


def unit_sentence(cards: Sequence[Card], unit: str, phrases: Phrases) -> str:
    """How the items of one unit stand."""
    counts = Counter(card.status for card in cards)
    parts = ("、" if phrases.chinese else ", ").join(
        phrases.say(texts.STATUS_COUNT, status=phrases.words.label(status), count=counts[status])
        for status in STATUS_ORDER
        if counts[status]
    )
    day = phrases.day(phrases.as_of)
    if not cards:
        return phrases.say(texts.TOTAL_NONE, day=day)
    return phrases.say(texts.UNIT_COUNTS, day=day, unit=unit, total=len(cards), parts=parts)


def overdue_table(cards: Sequence[Card], phrases: Phrases) -> Table:
    """Overdue items by unit and reason: the largest units, the rest in one row, and the sums."""
    reasons = [reason for reason in (*REASON_ORDER, None) if any(_group(card) is reason for card in cards)]
    counts = Counter((card.unit, _group(card)) for card in cards)
    units = [unit for unit, _ in unit_counts(cards)]
    shown = units if len(units) <= SMALL_TABLE else units[: SMALL_TABLE - 1]
    rows = [(phrases.unit_name(unit), *_sums([counts[unit, reason] for reason in reasons])) for unit in shown]
    if rest := units[len(shown) :]:
        sums = [sum(counts[unit, reason] for unit in rest) for reason in reasons]
        rows.append((phrases.say(texts.OTHERS, count=len(rest)), *_sums(sums)))
    totals = [sum(counts[unit, reason] for unit in units) for reason in reasons]
    rows.append((phrases.say(texts.COL_TOTAL), *_sums(totals)))
    head = (
        phrases.say(texts.COL_UNIT),
        *(_reason_label(reason, phrases) for reason in reasons),
        phrases.say(texts.COL_TOTAL),
    )
    widths = (36.0, *(16.0 for _ in reasons), 16.0)
    return Table(head, rows, widths, phrases.say(texts.TABLE_OVERDUE), frozenset(range(1, len(head))))


def status_table(overview: Overview, phrases: Phrases) -> Table:
    """Status, count and share."""
    counts = dict(overview.by_status)
    rows = [
        (
            phrases.words.label(status),
            str(counts.get(status, 0)),
            share(counts.get(status, 0), overview.total),
        )
        for status in STATUS_ORDER
    ]
    rows.append((phrases.say(texts.COL_TOTAL), str(overview.total), share(overview.total, overview.total)))
    head = tuple(phrases.say(text) for text in (texts.COL_STATUS, texts.COL_COUNT, texts.COL_SHARE))
    return Table(head, rows, (40, 30, 30), phrases.say(texts.TABLE_STATUS), frozenset({0, 1, 2}))


def breakdown_table(
    rows: Sequence[tuple[str, tuple[tuple[Status, int], ...]]], column: Both, phrases: Phrases
) -> Table:
    """One row a group: all items, each status, and the share fulfilled of what has come due and can be judged."""
    head = (
        phrases.say(column),
        phrases.say(texts.COL_TOTAL),
        *(phrases.words.label(status) for status in STATUS_ORDER),
        phrases.say(texts.COL_RATE),
    )
    made = (_breakdown(name, dict(counts), phrases) for name, counts in rows)
    return Table(head, made, (30, 11, 11, 11, 11, 13, 13), "", frozenset(range(1, 7)))


Breakdown = tuple[Both, Both, list[tuple[str, tuple[tuple[Status, int], ...]]]]


def breakdowns(overview: Overview, phrases: Phrases) -> list[Breakdown]:
    """The groups of an overview: heading, column head, and how each group stands. Groupings that say nothing
    are left out.
    """
    units = [(phrases.unit_name(name), own) for name, own in overview.by_unit]
    if {name for name, _ in overview.by_unit} <= {*(name for name, _ in overview.by_issuer), ""}:
        units = []  # no item names a unit of its own: the table by issuer says it all
    unsorted = phrases.say(texts.UNSORTED)
    found: list[Breakdown] = [
        (texts.H_BY_ISSUER, texts.COL_ISSUER, [(name or unsorted, own) for name, own in overview.by_issuer]),
        (texts.H_BY_UNIT, texts.COL_UNIT, units),
        (texts.H_BY_TOPIC, texts.COL_TOPIC, [(name or unsorted, own) for name, own in overview.by_topic]),
        (texts.H_BY_YEAR, texts.COL_YEAR, [(str(year), own) for year, own in sorted(overview.by_year)]),
    ]
    return [one for one in found if [name for name, _ in one[2]] not in ([], [unsorted])]


def rate_note(phrases: Phrases) -> Remark:
    """How the share fulfilled is counted."""
    return Remark(phrases.say(texts.RATE_NOTE))


def fulfilled_share(counts: dict[Status, int]) -> str:
    """Fulfilled among fulfilled and overdue; "—" where there are neither."""
    kept, late = counts.get(Status.FULFILLED, 0), counts.get(Status.OVERDUE, 0)
    return share(kept, kept + late)


def _breakdown(name: str, counts: dict[Status, int], phrases: Phrases) -> tuple[str, ...]:
    return (
        one_line(name),
        str(sum(counts.values())),
        *(str(counts.get(status, 0)) for status in STATUS_ORDER),
        fulfilled_share(counts),
    )


def _sums(counts: list[int]) -> tuple[str, ...]:
    return (*(str(count) for count in counts), str(sum(counts)))


def _group(card: Card) -> Reason | None:
    return card.reason if card.reason in REASON_ORDER else None


def _reason_label(reason: Reason | None, phrases: Phrases) -> str:
    return phrases.words.label(reason) if reason else phrases.say(texts.REASON_OTHER)
