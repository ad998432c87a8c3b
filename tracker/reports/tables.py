"""The ledger as CSV, for spreadsheets and scripts."""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO

from tracker.domain.ledger import LedgerEntry
from tracker.wording.terminal import on_paper

from . import texts
from .entry_words import Phrases, one_line

_FORMULA = re.compile(r"[\s\x00-\x1f]*[=+\-@＝＋－＠|]|[\t\r\n]")
_CSV_MORE = ("status", "days_overdue", "issuer", "year", "topic", "report", "section", "id")


def inert(cell: str) -> str:
    """`cell` as a spreadsheet shows it without obeying it: an apostrophe before what would start a formula (OWASP,
    "CSV injection"; full-width signs too, which some input methods and spreadsheets take for the ASCII ones)."""
    plain = on_paper(cell)
    return f"'{plain}" if _FORMULA.match(plain) else plain


def csv_lines(entries: Iterable[LedgerEntry], phrases: Phrases) -> Iterator[str]:
    """The lines of the file, head first, without the byte-order mark."""
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    more = tuple(phrases.say(texts.MORE_COLUMNS[name]) for name in _CSV_MORE)
    writer.writerow((*phrases.columns(), *more))
    for number, entry in enumerate(entries, 1):
        row = (*_ledger_cells(number, entry, phrases), *_more_cells(entry, phrases))
        writer.writerow([inert(cell) for cell in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _ledger_cells(number: int, entry: LedgerEntry, phrases: Phrases) -> tuple[str, ...]:
    row = list(phrases.ledger_row(number, entry))
    places = list(texts.COLUMNS)
    # Days that a spreadsheet sorts: ISO, not 2021年9月5日.
    if entry.verdict.deadline is not None:
        row[places.index("deadline")] = entry.verdict.deadline.isoformat()
    closed = phrases.closed_on(entry)
    row[places.index("closed")] = closed.isoformat() if closed else ""
    return tuple(row)


def _more_cells(entry: LedgerEntry, phrases: Phrases) -> tuple[str, ...]:
    verdict = entry.verdict
    return (
        phrases.words.label(verdict.status),
        "" if verdict.days_overdue is None else str(verdict.days_overdue),
        one_line(entry.issuer or ""),
        "" if entry.year is None else str(entry.year),
        one_line(entry.topic or ""),
        one_line(entry.report_title or entry.document),
        one_line(phrases.words.section_path(entry.section)),
        entry.id,
    )
