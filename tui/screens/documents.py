"""The documents: what has been read, from where, with what result; import; corrections."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import ProgressBar, Static
from textual.worker import Worker

from tracker.domain.ledger import IngestSummary, LedgerQuery
from tracker.domain.substance import Substance
from tracker.service.processes.progress import Progress
from tracker.service.workspace import StoreError

from ..actions import Scope, bindings
from ..desk import Desk
from ..display import one_line, safe
from ..messages import DocumentsChanged, ShowDifficulties, ShowDocument, ShowFigures, ShowLedger
from ..widgets.document_rows import (
    DocumentRow,
    DocumentRows,
    document_columns,
    problem_lines,
    row_facts,
)
from ..widgets.virtual_table import VirtualTable
from .base import DeskScreen
from .dialogs.confirm import Confirm
from .dialogs.edit_report import EditReport
from .dialogs.import_files import ImportFiles
from .dialogs.import_result import ImportResult
from .dialogs.merge_issuers import MergeIssuers
from .dialogs.person import AskPerson

COUNTED_AT_ONCE = 30_000
"""Achievements on file up to which their wording is counted beside the table; of more, `tracker documents --substance` tells."""


class DocumentsScreen(DeskScreen):
    """One row a report, the problems of its document below."""

    place = "documents"
    scopes: ClassVar[tuple[Scope, ...]] = (Scope.DOCUMENTS,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.DOCUMENTS)]

    @dataclass
    class Loaded(Message):
        """The documents on file have been asked for."""

        rows: Sequence[DocumentRow]

    @dataclass
    class Counted(Message):
        """What the statements of each report are made of, by report id."""

        found: Mapping[str, Substance]

    @dataclass
    class Moved(Message):
        """The import has come this far."""

        progress: Progress

    @dataclass
    class Imported(Message):
        """The import is over."""

        summary: IngestSummary

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._stop = Event()
        self._import: Worker[None] | None = None
        self._substance: Mapping[str, Substance] = {}

    def compose_body(self) -> ComposeResult:
        with Horizontal(id="import"):
            yield Static("", id="import-what", markup=False)
            yield ProgressBar(id="import-bar", show_eta=False)
        yield VirtualTable[DocumentRow](id="documents", failures=(StoreError,))
        yield Static("", id="documents-empty", markup=False)
        with VerticalScroll(id="document-facts", can_focus=False):
            yield Static("", id="document-facts-text", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#import").display = False
        self.table.show_columns(document_columns(self.desk))
        self._show_emptiness(True, "reading")
        self.focus_on(self.table)

    @property
    def table(self) -> VirtualTable[DocumentRow]:
        return cast("VirtualTable[DocumentRow]", self.query_one("#documents", VirtualTable))

    @property
    def row(self) -> DocumentRow | None:
        """The report under the cursor."""
        return self.table.cursor_row

    def relabel(self) -> None:
        super().relabel()
        self.table.show_columns(document_columns(self.desk))
        self._show_facts()

    # what is on file

    def reload(self) -> None:
        self._load()

    @work(thread=True, exclusive=True, group="documents", exit_on_error=False)
    def _load(self) -> None:
        rows = [
            DocumentRow(document, report)
            for document in self.desk.documents()
            for report in (document.reports or (None,))
        ]
        self.post_message(self.Loaded(rows))

    @on(Loaded)
    def _loaded(self, event: Loaded) -> None:
        self._show_emptiness(not event.rows, "documents.first_run")
        self.table.show_rows(DocumentRows(event.rows), keep=self.table.cursor_id)
        achievements = sum(row.report.achievements for row in event.rows if row.report is not None)
        if achievements <= COUNTED_AT_ONCE:
            self._count_substance()

    def _show_emptiness(self, nothing: bool, why: str) -> None:
        self.table.set_class(nothing, "-empty")  # its header stays, and with it the keys
        self.query_one("#document-facts").set_class(nothing, "-hidden")
        empty = self.query_one("#documents-empty", Static)
        empty.set_class(not nothing, "-hidden")
        empty.update(self.desk.say(why))

    @on(VirtualTable.Highlighted, "#documents")
    def _show_facts(self) -> None:
        row = self.row
        text = self.query_one("#document-facts-text", Static)
        if row is None:
            text.update("")
            return
        lines = [*row_facts(self.desk, row), *self._substance_lines(row), *problem_lines(self.desk, row)]
        text.update(Content("\n").join(lines))

    def _substance_lines(self, row: DocumentRow) -> Iterable[Content]:
        found = self._substance.get(row.report.id) if row.report is not None else None
        if found is not None:
            label = f"{self.desk.say('document.substance')}  "
            yield Content.assemble((label, "$muted"), safe(self.desk.words.substance_sentence(found)))

    @work(thread=True, exclusive=True, group="substance", exit_on_error=False)
    def _count_substance(self) -> None:
        found = self.desk.workspace.insight.substance(self.desk.as_of)
        self.post_message(self.Counted({one.report_id: one for one in found}))

    @on(Counted)
    def _counted(self, event: Counted) -> None:
        self._substance = event.found
        self._show_facts()

    # reading and correcting

    @on(VirtualTable.Activated, "#documents")
    def _activated(self) -> None:
        self.action_open_document()

    def action_open_document(self) -> None:
        if self.row is not None:
            report = self.row.report
            place = report.span if report is not None and len(self.row.document.reports) > 1 else None
            self.post_message(ShowDocument(self.row.document.id, place))

    def action_open_in_ledger(self) -> None:
        if self.row is not None:
            plain = LedgerQuery(as_of=self.desk.as_of)
            self.post_message(ShowLedger(replace(plain, documents=(self.row.document.id,))))

    def action_open_figures(self) -> None:
        if self.row is not None:
            self.post_message(ShowFigures(self.row.document.id))

    def action_open_difficulties(self) -> None:
        if self.row is not None:
            self.post_message(ShowDifficulties(self.row.document.id))

    def action_edit_report(self) -> None:
        row = self.row
        if row is None or row.report is None:
            return
        report = row.report

        def asked(answer: EditReport.Answer | None) -> None:
            if answer is not None and answer.changes:
                self._by_name(lambda: self._correct(report.id, answer))

        self.app.push_screen(EditReport(self.desk, report), asked)

    @work(thread=True, group="write", exit_on_error=False)
    def _correct(self, report_id: str, answer: EditReport.Answer) -> None:
        self.desk.workspace.update_report(
            report_id, by=self.desk.person, now=self.desk.now(), **answer.changes
        )
        self.post_message(DocumentsChanged("documents.corrected"))

    def action_merge_issuers(self) -> None:
        names = sorted({row.issuer for row in self._rows() if row.issuer})
        if len(names) < 2:
            self.tell(self.desk.say("documents.one_issuer"))
            return
        here = self.row.issuer if self.row is not None else ""

        def asked(answer: MergeIssuers.Answer | None) -> None:
            if answer is not None:
                self._by_name(lambda: self._merge(answer))

        self.app.push_screen(MergeIssuers(self.desk, names, here), asked)

    @work(thread=True, group="write", exit_on_error=False)
    def _merge(self, answer: MergeIssuers.Answer) -> None:
        self.desk.workspace.merge_issuers(answer.from_, answer.into, by=self.desk.person, now=self.desk.now())
        self.post_message(DocumentsChanged("documents.merged"))

    def _rows(self) -> Sequence[DocumentRow]:
        return [row for index in range(len(self.table)) if (row := self.table.row(index)) is not None]

    def action_delete_document(self) -> None:
        row = self.row
        if row is None:
            return
        document = row.document

        def asked(yes: bool | None) -> None:
            if yes:
                self._by_name(lambda: self._delete(document.id))

        question = self.desk.say("documents.delete", name=one_line(document.name))
        self.app.push_screen(Confirm(self.desk, question, self.desk.say("documents.delete.about")), asked)

    @work(thread=True, group="write", exit_on_error=False)
    def _delete(self, document_id: str) -> None:
        self.desk.workspace.delete_document(document_id, by=self.desk.person, now=self.desk.now())
        self.post_message(DocumentsChanged("documents.deleted"))

    def _by_name(self, act: Callable[[], object]) -> None:
        """Do something that is kept under a person's name, asking for it first where it is not known."""
        if self.desk.person:
            act()
            return

        def asked(name: str | None) -> None:
            if name:
                self.desk.state.person = name
                act()

        self.app.push_screen(AskPerson(self.desk), asked)

    # importing

    @property
    def importing(self) -> bool:
        """Whether an import is under way."""
        return self._import is not None and not self._import.is_finished

    def action_import_files(self) -> None:
        if self.importing:
            self.tell(self.desk.say("import.busy"))
            return

        def asked(paths: tuple[Path, ...] | None) -> None:
            if paths:
                self.import_paths(paths)

        self.app.push_screen(ImportFiles(self.desk), asked)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Read files and folders in, with the progress shown at the top of this screen."""
        self._stop.clear()
        self.query_one("#import").display = True
        self.query_one("#import-bar", ProgressBar).update(total=None, progress=0)
        self.query_one("#import-what", Static).update(self.desk.say("import.starting"))
        self._import = self._run_import(paths)

    @work(thread=True, group="import", exit_on_error=False)
    def _run_import(self, paths: Sequence[Path]) -> None:
        summary = self.desk.workspace.ingest(
            paths,
            by=self.desk.person,
            now=self.desk.now(),
            on_progress=self._report_progress,
            cancelled=self._stop.is_set,
        )
        self.post_message(self.Imported(summary))

    def _report_progress(self, progress: Progress) -> None:
        self.post_message(self.Moved(progress))

    @on(Moved)
    def _moved(self, event: Moved) -> None:
        progress = event.progress
        self.query_one("#import-bar", ProgressBar).update(
            total=progress.total or None, progress=progress.done
        )
        if not self._stop.is_set():
            name = one_line(progress.current).rsplit("/", 1)[-1]
            if progress.pages:
                name = f"{name} {progress.page}/{progress.pages}"
            stated = self.desk.say(
                f"import.{progress.stage}", done=progress.done, total=progress.total, name=name
            )
            self.query_one("#import-what", Static).update(safe(stated))

    @on(Imported)
    def _imported(self, event: Imported) -> None:
        self.query_one("#import").display = False
        self.post_message(DocumentsChanged(""))
        summary = event.summary
        if summary.refused or len(summary.files) > 1:
            self.app.push_screen(ImportResult(self.desk, summary))
        else:
            self.tell(ImportResult.summary_line(self.desk, summary))

    def action_cancel_import(self) -> None:
        if self.importing:
            self._stop.set()
            self.query_one("#import-what", Static).update(self.desk.say("import.stopping"))

    async def stop_import(self) -> None:
        """Stop the import after the present document and wait until it is filed."""
        if self._import is not None and self.importing:
            self._stop.set()
            await self._import.wait()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        super().on_worker_state_changed(event)
        if event.worker is self._import and self._import.is_finished:
            self.query_one("#import").display = False
