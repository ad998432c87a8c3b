"""Sets right what was read of an item: deadline, targets, units, leader, contact, measure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.suggester import SuggestFromList
from textual.widgets import Input, Label, Static

from tracker.domain.correction import NOTHING, Changes
from tracker.domain.ledger import LedgerEntry
from tracker.service.workspace import StoreError
from tracker.wording.fields import FIELDS as NAMES

from ...desk import Desk
from ...display import safe
from .base import Dialog
from .deadline import read_day

FIELDS = ("deadline", "targets", "lead", "support", "leader", "contact", "measure")


class CorrectItem(Dialog["CorrectItem.Answer"]):
    """A field each, as it stands now; what was read stands above. An emptied field says that there is none."""

    heading: ClassVar[str] = "correct.heading"
    foot: ClassVar[str] = "edit.foot"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2,ctrl+s", "take", show=False, priority=True)]

    @dataclass(frozen=True)
    class Answer:
        """What was changed, and why."""

        changes: Changes
        note: str

    def __init__(self, desk: Desk, entry: LedgerEntry, units: Sequence[str]) -> None:
        super().__init__(desk)
        self.entry = entry
        self.units = units
        commitment = entry.commitment
        day = commitment.deadline.date
        self.before = {
            "deadline": day.isoformat() if day else "",
            "targets": "；".join(target.raw for target in commitment.targets),
            "lead": commitment.lead or "",
            "support": "、".join(commitment.support),
            "leader": commitment.leader or "",
            "contact": entry.contact or "",
            "measure": entry.measure or "",
        }

    def compose_body(self) -> ComposeResult:
        stated = self.desk.words.corrected_sentence(self.entry)
        about = f"“{self.entry.commitment.text}”" + (f"\n{stated}" if stated else "")
        yield Static(safe(about), id="correct-item", markup=False)
        with VerticalScroll(classes="dialog--body", can_focus=False):
            for name in FIELDS:
                yield Label(self.desk.words.say(NAMES[name]), markup=False)
                suggester = SuggestFromList(self.units, case_sensitive=False) if name == "lead" else None
                yield Input(self.before[name], id=f"correct-{name}", suggester=suggester)
            yield Label(self.desk.say("correct.note"), markup=False)
            yield Input(id="correct-note")
        yield Static("", id="correct-wrong", classes="dialog--wrong", markup=False)

    @on(Input.Submitted)
    def action_take(self) -> None:
        changes = NOTHING
        for name in FIELDS:
            written = self.query_one(f"#correct-{name}", Input).value.strip()
            if written == self.before[name]:
                continue
            try:
                changes = self._with(changes, name, written)
            except (ValueError, StoreError) as error:
                if isinstance(error, StoreError):
                    wrong = self.desk.words.error_sentence(error.code, dict(error.details))
                else:
                    wrong = self.desk.say("day.wrong")
                self.query_one("#correct-wrong", Static).update(wrong)
                self.query_one(f"#correct-{name}", Input).focus()
                return
        if changes.given():
            self.dismiss(self.Answer(changes, self.query_one("#correct-note", Input).value.strip()))
        else:
            self.dismiss(None)

    def _with(self, changes: Changes, name: str, written: str) -> Changes:
        """The changes with one more field. ValueError for a day that is none, StoreError for targets that are none."""
        if name == "deadline":
            day = read_day(written) if written else None
            if written and day is None:
                raise ValueError(written)
            return replace(changes, deadline=day)
        if name == "targets":
            typed = [part for part in written.replace(";", "；").split("；") if part.strip()]
            return replace(
                changes,
                targets=self.desk.workspace.office.typed_targets(typed, self.entry.id) if typed else (),
            )
        if name == "support":
            names = written.replace("，", "、").replace(",", "、").split("、")
            return replace(changes, support=tuple(part.strip() for part in names if part.strip()))
        given: dict[str, str | None] = {name: written or None}
        return replace(changes, **given)  # type: ignore[arg-type]
