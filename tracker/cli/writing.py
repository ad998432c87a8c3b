"""Writes ledger entries to a file for `export` and `report`, with a progress bar."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracker.domain.ledger import LedgerEntry, LedgerQuery
from tracker.domain.vocabulary import Status
from tracker.wording import Both

from .exits import CommandError, Exit
from .help import App, option
from .item import detail_of
from .progress import bar

if TYPE_CHECKING:
    from tracker.reports.request import ReportRequest
    from tracker.service.workspace import Workspace

_PAGE = 500
_WRITING = Both("写出", "writing")

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

output_file: Decorator = option(
    "--output",
    "target",
    metavar="FILE",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    about=Both("写到哪个文件", "the file to write"),
)
force: Decorator = option(
    "--force", "overwrite", is_flag=True, about=Both("文件已存在时覆盖", "write over an existing file")
)


def entries_of(workspace: "Workspace", query: LedgerQuery) -> Iterator[LedgerEntry]:
    """All entries of a query, a page at a time, so that memory stays flat."""
    view = workspace.ledger(query)
    for start in range(0, len(view), _PAGE):
        yield from view.page(start, _PAGE)


def write_report(
    app: App,
    workspace: "Workspace",
    request: "ReportRequest",
    query: LedgerQuery,
    target: Path,
    *,
    overwrite: bool,
    form: str | None = None,
    ids: tuple[str, ...] = (),
    read: tuple[Path, ...] = (),
) -> int:
    """Write the paper of a query, or of the items named by `ids`; how many items went into it. CommandError (exit 2)
    when it cannot be written. `read` are files the command has read: never written over."""
    from tracker.reports.context import look_up
    from tracker.reports.request import Kind, ReportError
    from tracker.reports.writing import write
    from tracker.service.filing.foreign_files import in_reader
    from tracker.service.people.notices import last_notice, noted, remember_notice, scope_of, substance_of

    chosen = query
    if request.kind is Kind.OVERDUE:
        chosen = replace(query, statuses=(Status.OVERDUE,))
    named = [detail_of(workspace, id, query.as_of).entry for id in ids]
    found = iter(named) if ids else entries_of(workspace, chosen)
    if request.kind in (Kind.OVERDUE, Kind.UNIT):
        found = workspace.with_chains(found, query.as_of)
    documents = workspace.documents()
    scope = scope_of(query) if request.kind is Kind.OVERDUE and not ids else None
    if scope:
        request = replace(request, last=last_notice(workspace, scope, query.as_of))
    overview = workspace.overview(replace(query, statuses=(), reasons=()))
    if request.kind is Kind.OVERDUE:
        request = replace(request, substance=substance_of(workspace, overview, documents))
    seen: list[str] = []
    with bar(app.words.say(_WRITING)) as step:
        try:
            count = write(
                request,
                found if ids else noted(found, seen),
                overview,
                target,
                form=form,
                force=overwrite,
                kept=(*workspace.kept_files(), *read),
                context=look_up(workspace.document_text, documents),
                documents=documents,
                on_progress=lambda done, total: step(done, total, target.name),
                in_reader=in_reader,
            )
        except ReportError as error:
            raise CommandError(Exit.USAGE, error.code, dict(error.details)) from error
    if scope:
        remember_notice(workspace, scope, query.as_of, seen)
    return count
