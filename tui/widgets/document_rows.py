"""Rows of the table of documents: one a report, and what is stated of each below the table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.content import Content

from tracker.domain.ledger import DocumentInfo, ReportInfo
from tracker.domain.problem import Problem
from tracker.domain.text import Period
from tracker.domain.vocabulary import Severity
from tracker.service.filing.report_metadata import ANSWERS

from ..catalogue import TEXTS
from ..desk import Desk
from ..display import safe
from .columns import Column

_SEVERITY_STYLES = {
    Severity.NOTE: "$muted",
    Severity.WARNING: "$text-warning",
    Severity.REFUSED: "$text-error",
}


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A report in its document; no report where none was found in it."""

    document: DocumentInfo
    report: ReportInfo | None

    @property
    def issuer(self) -> str:
        """Who issued it, "" where that is not known."""
        return (self.report.issuer or "") if self.report is not None else ""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read or known, of the document and of the report."""
        return self.document.problems + (self.report.problems if self.report is not None else ())


class DocumentRows:
    """All rows at hand."""

    def __init__(self, rows: Sequence[DocumentRow]) -> None:
        self.rows = rows
        self.ids = tuple(
            f"{row.document.id}/{row.report.id if row.report is not None else ''}" for row in rows
        )

    def page(self, offset: int, limit: int) -> Sequence[DocumentRow]:
        """Some of the rows."""
        return self.rows[offset : offset + limit]


def document_columns(desk: Desk) -> tuple[Column[DocumentRow], ...]:
    """Document, report, issuer, date, what was found, problems."""

    def problems(row: DocumentRow) -> tuple[str, str]:
        serious = [problem for problem in row.problems if problem.severity is not Severity.NOTE]
        return (f"! {len(serious)}", "unverifiable") if serious else ("", "")

    def issuer(row: DocumentRow) -> tuple[str, str]:
        return (row.issuer, "") if row.issuer else (desk.say("unknown"), "unverifiable")

    def day(row: DocumentRow) -> tuple[str, str]:
        if row.report is not None and row.report.date is not None:
            return row.report.date.isoformat(), ""
        return desk.say("unknown"), "unverifiable"

    def count(name: str) -> Column[DocumentRow]:
        def cell(row: DocumentRow) -> tuple[str, str]:
            return (str(getattr(row.report, name)) if row.report is not None else ""), ""

        return Column(name, desk.say(f"column.{name}"), 6, cell, right=True, rank=6)

    return (
        Column(
            "name", desk.say("column.document"), 20, lambda row: (row.document.name, ""), rank=10, flex=True
        ),
        Column(
            "title",
            desk.say("column.title"),
            20,
            lambda row: (row.report.title if row.report is not None else "", ""),
            rank=3,
            flex=True,
        ),
        Column("issuer", desk.say("column.issuer"), 16, issuer, rank=8),
        Column("date", desk.say("column.date"), 10, day, rank=8),
        Column("plans", desk.say("column.plans"), 9, lambda row: (_years(row, "plans"), ""), rank=4),
        count("commitments"),
        count("achievements"),
        Column("problems", desk.say("column.problems"), 4, problems, rank=7),
        Column("format", desk.say("column.format"), 5, lambda row: (row.document.format, "dim"), rank=2),
        Column(
            "imported",
            desk.say("column.imported"),
            16,
            lambda row: (desk.words.moment(row.document.imported_at), "dim"),
            rank=1,
        ),
    )


def _years(row: DocumentRow, name: str) -> str:
    period: Period | None = getattr(row.report, name, None)
    if period is None:
        return ""
    first, last = period.start.year, period.end.year
    return str(first) if first == last else f"{first}–{last}"


def row_facts(desk: Desk, row: DocumentRow) -> Iterable[Content]:
    """Title, periods and origin of a row."""
    report, document = row.report, row.document
    if report is not None:
        yield safe(report.title, "bold")
        for name in ("covers", "plans"):
            period: Period | None = getattr(report, name)
            shown = (
                f"{period.start.isoformat()} – {period.end.isoformat()}" if period else desk.say("unknown")
            )
            yield Content.assemble((f"{desk.say(f'document.{name}')}  ", "$muted"), shown)
    where = f"{document.path} · {document.format} · {document.characters:,}"
    yield Content.assemble(
        (f"{desk.say('document.file')}  ", "$muted"), safe(where), (f" {desk.say('document.characters')}", "")
    )


_SET_BY_HAND = tuple(ANSWERS)
"""What a person can set right in the window for a report's facts."""


def problem_lines(desk: Desk, row: DocumentRow) -> Iterable[Content]:
    """Each problem in a sentence, the grave ones first."""
    order = list(Severity)
    for problem in sorted(dict.fromkeys(row.problems), key=lambda problem: -order.index(problem.severity)):
        label = desk.label(problem.severity)
        yield Content.assemble(
            (f"{label}  ", _SEVERITY_STYLES[problem.severity]),
            safe(here(desk, problem)),
            (desk.say("document.press_edit"), "$muted")
            if problem.code.startswith(_SET_BY_HAND)
            else ("", ""),
        )


def here(desk: Desk, problem: Problem) -> str:
    """What is wrong, in one sentence. What to do about it is a key on this screen, where elsewhere it is a command."""
    text = TEXTS.get(f"document.problem.{problem.code}")
    if text is None:
        return desk.words.problem_sentence(problem)
    return desk.words.say(text, **dict(problem.details))
