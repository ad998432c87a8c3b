"""Sheets on which people judge the same items without seeing the program's verdict or each other's marks (CSV)."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from tracker.domain.ledger import LedgerDetail
from tracker.domain.verdict import Evidence
from tracker.domain.vocabulary import Status
from tracker.wording import Both, Words
from tracker.wording.labels import LABELS

from .entry_words import one_line
from .tables import inert

_ID = Both("编号", "id")
_JUDGEMENT = Both("判断", "judgement")
_HEAD = (
    _ID,
    Both("发文单位", "issuer"),
    Both("事项", "commitment"),
    Both("期限", "deadline"),
    Both("原文", "context"),
    Both("后来报告的有关表述", "what later reports say"),
    _JUDGEMENT,
    Both("说明", "note"),
)
_QUOTE = Both("{number}. {text}（{where}）", "{number}. {text} ({where})")
_NO_QUOTE = Both("没有找到", "none found")


@dataclass(frozen=True, slots=True)
class Judged:
    """What stands on a sheet that came back: judgements by item, how many rows were left empty, and the numbers of rows whose
    judgement is no status."""

    judgements: dict[str, Status]
    empty: int
    unread: tuple[int, ...]


def sheet_lines(details: Iterable[LedgerDetail], words: Words) -> Iterator[str]:
    """The lines of an empty sheet, head first, without the byte-order mark.

    Clauses stand in the order of the reports, without how near they are: nothing says which one decided.
    """
    yield _line([words.say(name) for name in _HEAD])
    for detail in details:
        entry = detail.entry
        yield _line(
            [
                entry.id,
                one_line(entry.issuer or ""),
                one_line(entry.commitment.text),
                words.day(entry.commitment.deadline.date),
                one_line(detail.context.strip()),
                " ".join(_quotes(entry.verdict.evidence + entry.verdict.conflicting, words)),
                "",
                "",
            ]
        )


def _quotes(found: Sequence[Evidence], words: Words) -> list[str]:
    ordered = sorted(dict.fromkeys(found), key=lambda one: (str(one.report_date), one.report_id, one.span))
    quotes = [
        words.say(
            _QUOTE,
            number=number,
            text=one_line(one.text),
            where=one_line(words.section_path((words.day(one.report_date), one.document))),
        )
        for number, one in enumerate(ordered, 1)
    ]
    return quotes or [words.say(_NO_QUOTE)]


def _line(cells: Sequence[str]) -> str:
    buffer = StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerow([inert(cell) for cell in cells])
    return buffer.getvalue()


def read_sheet(data: bytes) -> Judged | None:
    """A sheet that came back, in whichever of the usual encodings a spreadsheet kept it; None where it is no such sheet."""
    rows = list(csv.reader(StringIO(_decoded(data), newline="")))
    head = [cell.strip() for cell in rows[0]] if rows else []
    places = [next((head.index(name) for name in text if name in head), None) for text in (_ID, _JUDGEMENT)]
    at_id, at_judgement = places
    if at_id is None or at_judgement is None:
        return None
    judgements: dict[str, Status] = {}
    empty, unread = 0, []
    for number, row in enumerate(rows[1:], 2):
        if len(row) <= max(at_id, at_judgement) or not row[at_id].strip():
            continue
        written = row[at_judgement].strip()
        status = _status(written)
        if not written:
            empty += 1
        elif status is None:
            unread.append(number)
        else:
            judgements[row[at_id].strip()] = status
    return Judged(judgements, empty, tuple(unread))


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def _status(written: str) -> Status | None:
    for status, label in LABELS[Status].items():
        if isinstance(status, Status) and written.lower() in (status.value, label.zh, label.en):
            return status
    return None
