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

from .desk import Desk

PAGE = 500

PREVIEW_ITEMS = 300
"""Items of a preview: more than anyone reads on a screen, and made at once."""

PREVIEW_CHARACTERS = 60_000


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
    """The entries of a paper, a page at a time."""
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
    limit: int | None = None,
    on_progress: OnProgress | None = None,
) -> None:
    """Write a paper. ReportError and StoreError say why it cannot be."""
    documents = desk.documents()
    request = ReportRequest(
        paper.kind,
        paper.query.as_of,
        lang=desk.words.language.value,
        unit=paper.unit,
        title_scope=paper.title,
    )
    write(
        request,
        entries(desk, paper, limit),
        desk.workspace.overview(paper.query),
        output,
        form=paper.form,
        force=force,
        kept=desk.workspace.kept_files(),
        context=look_up(desk.text, documents),
        documents=documents,
        on_progress=on_progress,
    )


def preview(desk: Desk, paper: Paper) -> tuple[str, int]:
    """The beginning of a paper as text, and how many items it has in all.

    The paper itself where its form is text, else the same in Markdown.
    """
    form = paper.form if paper.form in ("md", "csv", "json", "jsonl") else "md"
    with tempfile.TemporaryDirectory(prefix="tracker-") as folder:
        file = Path(folder) / f"preview.{form}"
        write_paper(desk, replace(paper, form=form), file, limit=PREVIEW_ITEMS)
        with file.open(encoding="utf-8-sig") as opened:
            return opened.read(PREVIEW_CHARACTERS), len(desk.workspace.ledger(meant(paper)))
