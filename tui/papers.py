"""Papers from the dashboard: what is asked of the report writers, and a preview of it."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tracker.domain.ledger import LedgerEntry, LedgerQuery
from tracker.domain.vocabulary import Status
from tracker.reports.context import look_up
from tracker.reports.request import Kind, OnProgress, ReportRequest
from tracker.reports.writing import write
from tracker.service.people.notices import last_notice, noted, remember_notice, scope_of, substance_of

from .desk import Desk

PAGE = 500

LINE = 76
"""Columns of the text form of a paper."""

PREVIEW_ROWS = 30
"""Rows of the annex in a preview; the text before it is the whole paper's."""

PREVIEW_ITEMS = 5_000
"""Items a preview counts and groups: made within a second. A paper of more is previewed from its first items, and says so."""

PREVIEW_CHARACTERS = 60_000

PREVIEW_ACHIEVEMENTS = 30_000
"""Achievements on file up to which a preview has the annex that counts their wording."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as the person has chosen it."""

    kind: Kind
    form: str
    query: LedgerQuery
    unit: str | None = None
    title: str | None = None


def meant(paper: Paper) -> LedgerQuery:
    """The question a paper's items answer: overdue ones alone where it is about them, one unit's, those due soon."""
    query = paper.query
    if paper.kind is Kind.OVERDUE:
        return replace(query, statuses=(Status.OVERDUE,))
    if paper.kind is Kind.UNIT and paper.unit:
        return replace(query, units=(paper.unit,))
    return query


def entries(desk: Desk, paper: Paper, limit: int | None = None) -> Iterator[LedgerEntry]:
    """The entries of a paper, a page at a time; those that accuse with their promises through the years."""
    found = _pages(desk, paper, limit)
    chained = paper.kind in (Kind.OVERDUE, Kind.UNIT)
    return desk.workspace.with_chains(found, paper.query.as_of) if chained else found


def _pages(desk: Desk, paper: Paper, limit: int | None) -> Iterator[LedgerEntry]:
    view = desk.workspace.ledger(meant(paper))
    wanted = len(view) if limit is None else min(limit, len(view))
    for start in range(0, wanted, PAGE):
        yield from view.page(start, min(PAGE, wanted - start))


def write_paper(
    desk: Desk,
    paper: Paper,
    output: Path,
    *,
    force: bool = False,
    on_progress: OnProgress | None = None,
) -> None:
    """Write a paper, and remember which items a notice named. ReportError and StoreError say why it cannot be."""
    seen: list[str] = []
    _write(desk, paper, output, noted(entries(desk, paper), seen), force=force, on_progress=on_progress)
    if paper.kind is Kind.OVERDUE:
        remember_notice(desk.workspace, scope_of(paper.query), paper.query.as_of, seen)


def preview(desk: Desk, paper: Paper, columns: int) -> tuple[str, int]:
    """The beginning of a paper as text laid out like the paper in lines of so many columns, and how many items it has in all.

    A form that is data (csv, json, jsonl) is shown as it will be written.
    """
    form = paper.form if paper.form in ("csv", "json", "jsonl") else "txt"
    with tempfile.TemporaryDirectory(prefix="tracker-") as folder:
        file = Path(folder) / f"preview.{form}"
        found = entries(desk, paper, PREVIEW_ITEMS)
        _write(desk, replace(paper, form=form), file, found, rows=PREVIEW_ROWS, columns=columns)
        with file.open(encoding="utf-8-sig") as opened:
            return opened.read(PREVIEW_CHARACTERS), len(desk.workspace.ledger(meant(paper)))


def _write(
    desk: Desk,
    paper: Paper,
    output: Path,
    found: Iterator[LedgerEntry],
    *,
    force: bool = False,
    rows: int | None = None,
    columns: int = LINE,
    on_progress: OnProgress | None = None,
) -> None:
    documents = desk.documents()
    last = None
    if paper.kind is Kind.OVERDUE:
        last = last_notice(desk.workspace, scope_of(paper.query), paper.query.as_of)
    # The figures of the whole scope, whatever statuses the paper lists.
    overview = desk.workspace.overview(replace(paper.query, statuses=(), reasons=()))
    achievements = sum(report.achievements for document in documents for report in document.reports)
    counted = paper.kind is Kind.OVERDUE and (rows is None or achievements <= PREVIEW_ACHIEVEMENTS)
    request = ReportRequest(
        paper.kind,
        paper.query.as_of,
        lang=desk.words.language.value,
        unit=paper.unit,
        title_scope=paper.title,
        last=last,
        annex_rows=rows,
        substance=substance_of(desk.workspace, overview, documents) if counted else (),
        columns=columns,
    )
    write(
        request,
        found,
        overview,
        output,
        form=paper.form,
        force=force,
        kept=desk.workspace.kept_files(),
        context=look_up(desk.text, documents),
        documents=documents,
        on_progress=on_progress,
    )
