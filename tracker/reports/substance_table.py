"""The table of how far reports can be checked: counts of their statements, each with its share of all."""

from collections.abc import Sequence

from tracker.domain.substance import Substance

from . import texts
from .blocks import Table
from .entry_words import Phrases, one_line

_WIDTHS = (3.8, 34, 9, 13, 11, 14, 15)


def substance_table(found: Sequence[Substance], phrases: Phrases) -> Table:
    """A row a report; where there was nothing to compare with the cell says so."""
    rows = (_row(number, one, phrases) for number, one in enumerate(found, 1))
    head = tuple(phrases.say(column) for column in texts.SUBSTANCE_COLUMNS)
    return Table(head, rows, _WIDTHS, centred=frozenset({0, 2, 3, 4, 5, 6}))


def _row(number: int, found: Substance, phrases: Phrases) -> tuple[str, ...]:
    share = phrases.words.substance_share
    none = phrases.say(texts.NOT_COMPARED)
    return (
        str(number),
        one_line(phrases.report_named(found.report_id)),
        str(found.clauses),
        share(found, found.vague),
        share(found, found.redacted),
        share(found, found.repeated) if found.before is not None else none,
        share(found, found.shared) if found.others else none,
    )
