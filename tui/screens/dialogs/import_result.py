"""What became of an import: figures, and each file that was refused with its reason."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from tracker.domain.ledger import IngestedFile, IngestSummary
from tracker.wording.imports import passed_over_sentence

from ...desk import Desk
from ...display import safe
from .base import Dialog


class ImportResult(Dialog[None]):
    """The summary of an import."""

    heading: ClassVar[str] = "import.result"

    def __init__(self, desk: Desk, summary: IngestSummary) -> None:
        super().__init__(desk)
        self.summary = summary

    def compose_body(self) -> ComposeResult:
        yield Static(self.summary_line(self.desk, self.summary), markup=False)
        with VerticalScroll(classes="dialog--body"):
            yield Static(Content("\n").join(self._lines()))

    @staticmethod
    def summary_line(desk: Desk, summary: IngestSummary) -> str:
        """How many files, items and refusals."""
        counts = {
            name: sum(file.result == name for file in summary.files)
            for name in ("new", "changed", "known", "refused")
        }
        found = sum(file.hard + file.milestones for file in summary.files)
        key = "import.cancelled" if summary.cancelled else "import.done"
        return desk.say(key, found=found, **counts)

    def _lines(self) -> Iterator[Content]:
        for file in self.summary.files:
            if file.result != "passed_over":
                yield self._line(file)
        if self.summary.passed_over:
            what = passed_over_sentence(self.desk.words, self.summary.passed_over)
            yield safe(f"{self.desk.say('import.passed_over')}  {what}", "$muted")

    def _line(self, file: IngestedFile) -> Content:
        style = "$text-error" if file.result == "refused" else "$text-success"
        name = file.path.rsplit("/", 1)[-1]
        parts = Content.assemble((f"{self.desk.say(f'import.{file.result}')}  ", style), safe(name))
        if file.result != "refused":
            return parts + safe(
                f"  {self.desk.say('import.found', count=file.hard + file.milestones)}", "$muted"
            )
        reasons = self.desk.words.join(self.desk.words.problem_sentence(problem) for problem in file.problems)
        return parts + "\n    " + safe(reasons, "$muted")
