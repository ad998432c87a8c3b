"""The ledger's three sheets: 台账, 汇总, 证据."""

from pathlib import Path

from tracker.domain.ledger import LedgerEntry, Overview
from tracker.domain.vocabulary import Light, MarkKind, Status

from . import texts
from .entry_words import Phrases, one_line
from .figures import STATUS_ORDER, fulfilled_share
from .spool import Spool
from .workbook import Book, Cell, Sheet, create

HEAD_ROW = 2
"""The row of column heads, from 0: the title and the note for those who fill it in stand above."""
MARKABLE = tuple(kind for kind in MarkKind if kind not in (MarkKind.NOTE, MarkKind.WITHDRAWN))
"""What the status list offers."""

_LEDGER = {**texts.COLUMNS, **texts.MORE_COLUMNS}
_WIDTHS = {
    "number": 5, "task": 32, "target": 17, "unit": 14, "leader": 8, "deadline": 14, "progress": 28, "problem": 20,
    "next": 12, "done": 11, "closed": 14, "note": 14, "status": 11, "new_deadline": 14, "days_overdue": 9, "light": 8,
    "grade": 11, "value": 13, "value_unit": 9, "measure": 13, "confidence": 9, "issuer": 18, "year": 7, "topic": 11, "report": 30,
    "section": 26, "id": 18, "version": 6, "rank": 9, "text": 56, "report_date": 14, "file": 28, "start": 9, "end": 9,
    "score": 8, "comparison": 32,
}  # fmt: skip
_CENTRED = frozenset(
    {
        "number",
        "leader",
        "deadline",
        "done",
        "closed",
        "status",
        "new_deadline",
        "days_overdue",
        "light",
        "grade",
    }
    | {"value_unit", "year", "version", "rank", "report_date"}
)
_FILLED_IN = frozenset({"status", "new_deadline", "note"})
_LIGHTS = {Light.RED: "#F8CFCB", Light.YELLOW: "#FFEFB3", Light.GREEN: "#D3EBD3"}
_STATUS_COLOURS = {
    Status.FULFILLED: "#5B9A68",
    Status.PENDING: "#9DB7D1",
    Status.OVERDUE: "#C4554D",
    Status.UNVERIFIABLE: "#BDBDBD",
}
_CHARTED = 12
_PROOF_PRINTED = 8  # the columns people read; places in files are for looking up


def save(path: Path, title: str, spool: Spool, overview: Overview, phrases: Phrases) -> None:
    """Write the workbook: all entries of the spool, and the figures of the whole scope."""
    with create(path, title=title, created=phrases.as_of, chinese=phrases.chinese) as book:
        ledger = book.sheet(phrases.say(texts.SHEET_LEDGER), [_WIDTHS[name] for name in _LEDGER])
        summary = book.sheet(phrases.say(texts.SHEET_SUMMARY), [34, *(11 for _ in range(6))])
        widths = [_WIDTHS[name] for name in texts.EVIDENCE_COLUMNS]
        evidence = book.sheet(phrases.say(texts.SHEET_EVIDENCE), widths)
        _fill_ledger_and_evidence(ledger, evidence, title, spool, phrases)
        _fill_summary(book, summary, title, overview, phrases)


def _fill_ledger_and_evidence(
    ledger: Sheet, evidence: Sheet, title: str, spool: Spool, phrases: Phrases
) -> None:
    field = len(texts.COLUMNS)
    ledger.title(title, field - 1)
    ledger.put(1, 0, phrases.say(texts.FILL_NOTE), font_color="#666666")
    ledger.head(HEAD_ROW, [phrases.say(label) for label in _LEDGER.values()])
    evidence.head(0, [phrases.say(label) for label in texts.EVIDENCE_COLUMNS.values()])
    looks = [_look(name) for name in _LEDGER]
    proof_looks = [_look(name) for name in texts.EVIDENCE_COLUMNS]
    row, proof_row = HEAD_ROW, 0
    for number, entry in enumerate(spool.entries(), 1):
        row += 1
        ledger.row(row, _ledger_cells(number, entry, phrases), looks, field)
        for rank in range(len(entry.verdict.evidence)):
            proof_row += 1
            evidence.row(proof_row, _evidence_cells(rank, entry, phrases), proof_looks, _PROOF_PRINTED)
    foot = phrases.say(texts.PAGE_FOOT)
    ledger.dress(HEAD_ROW, row, frozen=2, foot=foot, printed=field)
    evidence.dress(0, proof_row, frozen=2, foot=foot, printed=_PROOF_PRINTED)
    _dress_ledger(ledger, (HEAD_ROW + 1, max(row, HEAD_ROW + 1)), phrases)


def _look(name: str) -> dict[str, object]:
    look: dict[str, object] = {"align": "center"} if name in _CENTRED else {}
    if name in _FILLED_IN:
        look |= {"bg_color": "#FFF9DB", "locked": False}
    return look


def _dress_ledger(ledger: Sheet, rows: tuple[int, int], phrases: Phrases) -> None:
    """The list of states, days where days belong, and the lights."""
    place = {name: column for column, name in enumerate(_LEDGER)}
    choices = [phrases.words.label(kind) for kind in MARKABLE]
    prompt, error = phrases.say(texts.STATUS_PROMPT), phrases.say(texts.STATUS_ERROR)
    ledger.choice(place["status"], rows, choices, prompt, error)
    ledger.days_only(place["new_deadline"], rows, phrases.say(texts.EXTEND_PROMPT))
    for light, fill in _LIGHTS.items():
        # 完成情况 is the column that is printed: it takes the colour of its row's light.
        for name in ("light", "done"):
            ledger.colour_where(place[name], rows, place["light"], phrases.words.label(light), fill)


def _ledger_cells(number: int, entry: LedgerEntry, phrases: Phrases) -> tuple[Cell, ...]:
    verdict, mark = entry.verdict, entry.verdict.mark
    row: dict[str, Cell] = dict(zip(texts.COLUMNS, phrases.ledger_row(number, entry), strict=True))
    row["number"] = number
    row["deadline"] = verdict.deadline or row["deadline"]
    row["closed"] = phrases.closed_on(entry)
    row["note"] = entry.note
    row["status"] = phrases.words.label(mark.kind) if mark and mark.kind in MARKABLE else None
    row["new_deadline"] = mark.new_deadline if mark else None
    row["days_overdue"] = verdict.days_overdue
    row["light"] = phrases.words.label(entry.light)
    row["grade"] = phrases.words.label(entry.commitment.grade)
    row["value"], row["value_unit"], row["measure"] = _figures(entry)
    row["confidence"] = round(verdict.confidence, 2) if phrases.answer(entry) else None
    row["issuer"] = one_line(entry.issuer or "")
    row["year"] = entry.year
    row["topic"] = one_line(entry.topic or "")
    row["report"] = one_line(entry.report_title or entry.document)
    row["section"] = one_line(phrases.words.section_path(entry.section))
    row["id"] = entry.id
    row["version"] = entry.version
    return tuple(row[name] for name in _LEDGER)


def _figures(entry: LedgerEntry) -> tuple[Cell, Cell, Cell]:
    """The target's number, its measure and the number reported, where there is one target with one number."""
    targets = entry.commitment.targets
    if len(targets) != 1 or targets[0].value is None or isinstance(targets[0].value, tuple):
        return None, None, None
    measured = [made.measure for made in entry.verdict.comparisons if made.measure is not None]
    reported: Cell = None
    if (
        len(measured) == 1
        and measured[0].unit == targets[0].unit
        and isinstance(measured[0].value, float | int)
    ):
        reported = measured[0].value
    return targets[0].value, targets[0].unit, reported


def _evidence_cells(rank: int, entry: LedgerEntry, phrases: Phrases) -> tuple[Cell, ...]:
    found = entry.verdict.evidence[rank]
    return (
        entry.id,
        one_line(entry.commitment.text),
        rank + 1,
        one_line(found.text),
        phrases.report_title(found),
        one_line(phrases.words.section_path(found.section)),
        phrases.words.day(found.report_date),
        _compared(rank, entry, phrases),
        round(found.score, 4),
        found.document,
        found.span.start,
        found.span.end,
    )


def _compared(rank: int, entry: LedgerEntry, phrases: Phrases) -> str:
    if phrases.only_near(entry):
        return phrases.say(texts.NEAR_ONLY)
    return phrases.comparisons(entry) if rank == 0 else ""


def _fill_summary(book: Book, summary: Sheet, title: str, overview: Overview, phrases: Phrases) -> None:
    """Units by status over the whole scope, whatever statuses the ledger beside it lists: units by status, those with most overdue items first, with sums and a chart."""
    labels = [phrases.words.label(status) for status in STATUS_ORDER]
    ends = [phrases.say(texts.COL_TOTAL), phrases.say(texts.COL_RATE)]
    summary.title(title, len(labels) + 2)
    summary.head(HEAD_ROW, [phrases.say(texts.COL_UNIT), *labels, *ends])
    units = sorted(
        ((name, dict(counts)) for name, counts in overview.by_unit),
        key=lambda unit: (not unit[0], -unit[1].get(Status.OVERDUE, 0)),
    )
    row = HEAD_ROW
    for name, own in units:
        row += 1
        _summary_row(summary, row, phrases.unit_name(name), own)
    _summary_row(summary, row + 1, phrases.say(texts.COL_TOTAL), dict(overview.by_status), bold=True)
    summary.put(row + 2, 0, phrases.say(texts.RATE_NOTE), font_color="#666666")
    summary.dress(HEAD_ROW, row, frozen=1, foot=phrases.say(texts.PAGE_FOOT), printed=len(labels) + 3)
    summary.sheet.print_area(0, 0, row + 2, len(labels) + 2)
    if units:
        _chart(book, summary, min(len(units), _CHARTED), phrases)


def _summary_row(summary: Sheet, row: int, name: str, counts: dict[Status, int], **look: object) -> None:
    numbers: list[Cell] = [counts.get(status, 0) for status in STATUS_ORDER]
    values: list[Cell] = [name, *numbers, sum(counts.values()), fulfilled_share(counts)]
    summary.row(row, values, [look, *({"align": "center", **look} for _ in values[1:])])


def _chart(book: Book, summary: Sheet, rows: int, phrases: Phrases) -> None:
    first, last = HEAD_ROW + 1, HEAD_ROW + rows
    series = [
        {
            "name": [summary.name, HEAD_ROW, column],
            "categories": [summary.name, first, 0, last, 0],
            "values": [summary.name, first, column, last, column],
            "fill": {"color": _STATUS_COLOURS[status]},
        }
        for column, status in enumerate(STATUS_ORDER, 1)
    ]
    chart = book.bar_chart(phrases.say(texts.H_BY_UNIT), series, rows)
    summary.sheet.insert_chart(HEAD_ROW, len(STATUS_ORDER) + 4, chart)
