"""The report: choose the paper, the items and the form, look at it, write the file."""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from tracker.domain.ledger import LedgerQuery
from tracker.domain.text import Span
from tracker.reports.request import Kind, ReportError
from tracker.reports.writing import FORMATS
from tracker.service.workspace import StoreError

from ..actions import Scope, bindings
from ..desk import Desk
from ..display import one_line, safe
from ..messages import Failed
from ..papers import LINE, PREVIEW_ITEMS, Paper, preview, write_paper
from ..widgets.query_bar import query_in_words
from ..widgets.text_view import TextMark, TextView
from .base import DeskScreen
from .dialogs.choose import Choose
from .dialogs.confirm import Confirm
from .dialogs.filter import ChooseFilter

FORMS = ("docx", "txt", "md", "html", "xlsx", "csv", "json", "jsonl", "ics")
KINDS = tuple(Kind)
PREVIEW_DELAY = 0.2
HANGING = 6
"""Columns that closing marks may stand past the end of a line: three of them, as in `》）。`."""

LEAST = 30
"""Columns of a preview that is not laid out yet."""

_HEADING = re.compile(r"^\s*[一二三四五六七八九十]{1,3}、.*$|^(?!　)[ ]{5,}\S.*$", re.MULTILINE)
"""Headings of the first level and centred lines of a paper laid out as text."""
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')


class ReportScreen(DeskScreen):
    """Choices left, the paper right."""

    place = "report"
    scopes: ClassVar[tuple[Scope, ...]] = (Scope.REPORT,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.REPORT)]

    @dataclass
    class Previewed(Message):
        """The beginning of the paper, or why there is none."""

        paper: Paper
        text: str
        items: int = 0
        problem: str = ""

    @dataclass
    class Written(Message):
        """The file is there."""

        path: Path

    @dataclass
    class Refused(Message):
        """The file could not be written."""

        error: ReportError
        paper: Paper
        path: Path

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.paper = Paper(Kind.OVERDUE, "docx", LedgerQuery(as_of=desk.as_of))
        self._path_touched = False
        self._timer: Timer | None = None

    def compose_body(self) -> ComposeResult:
        with Horizontal(id="report"):
            with VerticalScroll(id="report-form", can_focus=False):
                yield Label("", id="report-kind-label", markup=False)
                yield OptionList(id="report-kind", markup=False)
                yield Label("", id="report-form-label", markup=False)
                yield OptionList(id="report-format", markup=False)
                yield Label("", id="report-scope-label", markup=False)
                yield Static("", id="report-scope", markup=False)
                yield Label("", id="report-path-label", markup=False)
                yield Input(id="report-path", compact=True)
            with Vertical(id="report-page"):
                yield Static("", id="report-count", markup=False)
                yield TextView(id="report-preview")

    def on_mount(self) -> None:
        super().on_mount()
        self._label()
        self.focus_on(self.query_one("#report-kind"))

    def relabel(self) -> None:
        super().relabel()
        self._label()
        self.reload()

    def _label(self) -> None:
        for name in ("kind", "form", "scope", "path"):
            self.query_one(f"#report-{name}-label", Label).update(self.desk.say(f"report.{name}"))
        kinds = self.query_one("#report-kind", OptionList)
        kinds.clear_options()
        kinds.add_options(Option(self.desk.say(f"report.kind.{kind.value}")) for kind in KINDS)
        kinds.highlighted = KINDS.index(self.paper.kind)
        forms = self.query_one("#report-format", OptionList)
        forms.clear_options()
        forms.add_options(Option(self.desk.say(f"report.form.{form}")) for form in self._forms())
        forms.highlighted = self._forms().index(self.paper.form)

    @staticmethod
    def _forms() -> tuple[str, ...]:
        return tuple(form for form in FORMS if form in FORMATS)

    def reload(self) -> None:
        self.paper = replace(self.paper, query=replace(self.paper.query, as_of=self.desk.as_of))
        self._changed()

    def _changed(self) -> None:
        """Another paper was chosen: say what it covers, suggest a file, preview it soon."""
        stated = query_in_words(self.desk, self.paper.query) or (self.desk.say("report.everything"),)
        self.query_one("#report-scope", Static).update(safe("\n".join(stated)))
        if not self._path_touched:
            field = self.query_one("#report-path", Input)
            with self.prevent(Input.Changed):
                field.value = suggested_name(self.desk, self.paper)
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PREVIEW_DELAY, self._preview_now)

    @on(Input.Changed, "#report-path")
    def _path_typed(self) -> None:
        self._path_touched = True

    # choosing

    @on(OptionList.OptionHighlighted, "#report-kind")
    def _kind_chosen(self, event: OptionList.OptionHighlighted) -> None:
        kind = KINDS[event.option_index]
        if kind is not self.paper.kind:
            self.paper = replace(self.paper, kind=kind)
            self._changed()

    @on(OptionList.OptionSelected, "#report-kind")
    def _kind_entered(self) -> None:
        if self.paper.kind is Kind.UNIT:
            self._choose_unit()
        else:
            self.focus_on(self.query_one("#report-format"))

    def _choose_unit(self) -> None:
        try:
            units = [name for name, _ in self.desk.workspace.facets(self.paper.query).units if name]
        except StoreError as error:
            self.post_message(Failed(error))
            return
        if not units:
            self.tell(self.desk.say("report.no_units"))
            return

        def asked(unit: str | None) -> None:
            if unit:
                self.paper = replace(self.paper, unit=unit)
                self._changed()

        self.app.push_screen(Choose(self.desk, "report.unit.heading", units), asked)

    @on(OptionList.OptionHighlighted, "#report-format")
    def _form_chosen(self, event: OptionList.OptionHighlighted) -> None:
        form = self._forms()[event.option_index]
        if form != self.paper.form:
            self.paper = replace(self.paper, form=form)
            field = self.query_one("#report-path", Input)
            if self._path_touched and field.value:
                with self.prevent(Input.Changed):
                    field.value = str(Path(field.value).with_suffix(f".{form}"))
            self._changed()

    def action_filter(self) -> None:
        def asked(query: LedgerQuery | None) -> None:
            if query is not None:
                self.paper = replace(self.paper, query=query)
                self._changed()

        self.app.push_screen(ChooseFilter(self.desk, self.paper.query), asked)

    def action_use_ledger(self) -> None:
        """The items the ledger shows now."""
        self.paper = replace(self.paper, query=self.desk.query)
        self._changed()

    # preview

    def _preview_now(self) -> None:
        room = self.query_one("#report-preview", TextView).columns
        self._preview(self.paper, max(LEAST, min(room - HANGING, LINE)))

    @work(thread=True, exclusive=True, group="preview", exit_on_error=False)
    def _preview(self, paper: Paper, columns: int) -> None:
        try:
            text, items = preview(self.desk, paper, columns)
            self.post_message(self.Previewed(paper, text, items))
        except ReportError as error:
            problem = self.desk.words.error_sentence(error.code, dict(error.details))
            self.post_message(self.Previewed(paper, "", 0, problem))

    @on(Previewed)
    def _previewed(self, event: Previewed) -> None:
        if event.paper != self.paper:
            return
        text = event.text or event.problem
        key = "report.count" if event.items <= PREVIEW_ITEMS else "report.count_more"
        stated = self.desk.say(key, count=f"{event.items:,}", shown=f"{PREVIEW_ITEMS:,}")
        self.query_one("#report-count", Static).update(stated)
        headings = [TextMark(_span(found), "heading") for found in _HEADING.finditer(text)]
        self.query_one("#report-preview", TextView).show(text, headings)

    # writing

    @on(Input.Submitted, "#report-path")
    def action_write(self) -> None:
        written = self.query_one("#report-path", Input).value.strip()
        if not written:
            self.tell(self.desk.say("report.no_path"))
            return
        path = Path(written).expanduser()
        if not self.desk.reach.covers(path):
            folders = self.desk.reach.named() or "—"
            self.tell(self.desk.say("reach.outside", folders=folders), severity="error")
            return
        if path.suffix.lower().lstrip(".") in self._forms():
            self.paper = replace(self.paper, form=path.suffix.lower().lstrip("."))
        self.tell(self.desk.say("report.writing"))
        self._write(self.paper, path, force=False)

    @work(thread=True, group="report", exit_on_error=False)
    def _write(self, paper: Paper, path: Path, *, force: bool) -> None:
        try:
            write_paper(self.desk, paper, path, force=force)
        except ReportError as error:
            self.post_message(self.Refused(error, paper, path))
        else:
            self.post_message(self.Written(path))

    @on(Written)
    def _written(self, event: Written) -> None:
        self.tell(self.desk.say("report.written", path=str(event.path.absolute())))

    @on(Refused)
    def _refused(self, event: Refused) -> None:
        error = event.error
        if error.code != "output.exists":
            self.tell(self.desk.words.error_sentence(error.code, dict(error.details)), severity="error")
            return

        def asked(yes: bool | None) -> None:
            if yes:
                self._write(event.paper, event.path, force=True)

        question = self.desk.say("report.overwrite", path=one_line(str(event.path)))
        self.app.push_screen(Confirm(self.desk, question), asked)


def _span(found: re.Match[str]) -> Span:
    return Span(found.start(), found.end())


def suggested_name(desk: Desk, paper: Paper) -> str:
    """A file name in the present folder: what it is, for whom, and the as-of day."""
    parts = [desk.say(f"report.kind.{paper.kind.value}"), paper.unit if paper.kind is Kind.UNIT else None]
    named = "_".join([*(part for part in parts if part), paper.query.as_of.isoformat()])
    return f"{_NOT_IN_NAMES.sub('_', named)}.{paper.form}"
