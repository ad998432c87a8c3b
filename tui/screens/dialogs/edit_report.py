"""Sets or corrects what is known of a report: title, issuer, date, the periods it reviews and plans."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Label, Static

from tracker.domain.calendar import plausible
from tracker.domain.ledger import ReportInfo
from tracker.domain.text import PartialDate, Period

from ...desk import Desk
from .base import Dialog
from .deadline import read_day

FIELDS = ("title", "issuer", "date", "covers", "plans")


class EditReport(Dialog["EditReport.Answer"]):
    """Five fields; an empty one says that nothing is known."""

    heading: ClassVar[str] = "edit.heading"
    foot: ClassVar[str] = "edit.foot"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2,ctrl+s", "take", show=False, priority=True)]

    @dataclass(frozen=True)
    class Answer:
        """The fields that were changed, as `Workspace.update_report` takes them."""

        changes: dict[str, Any] = field(default_factory=dict)

    def __init__(self, desk: Desk, report: ReportInfo) -> None:
        super().__init__(desk)
        self.report = report
        self.before = {
            "title": report.title,
            "issuer": report.issuer or "",
            "date": report.date.isoformat() if report.date is not None else "",
            "covers": write_period(report.covers),
            "plans": write_period(report.plans),
        }

    def compose_body(self) -> ComposeResult:
        for name in FIELDS:
            yield Label(self.desk.say(f"edit.{name}"), markup=False)
            yield Input(self.before[name], id=f"edit-{name}")
        yield Static("", id="edit-wrong", classes="dialog--wrong", markup=False)

    @on(Input.Submitted)
    def action_take(self) -> None:
        changes: dict[str, Any] = {}
        for name in FIELDS:
            written = self.query_one(f"#edit-{name}", Input).value.strip()
            if written == self.before[name]:
                continue
            try:
                changes[name] = _read(name, written)
            except ValueError:
                self.query_one("#edit-wrong", Static).update(self.desk.say(f"edit.wrong.{name}"))
                self.query_one(f"#edit-{name}", Input).focus()
                return
        self.dismiss(self.Answer(changes))


def _read(name: str, written: str) -> str | PartialDate | Period | None:
    if name == "title":
        return written
    if not written:
        return None
    if name == "issuer":
        return written
    return read_partial_date(written) if name == "date" else read_period(written)


def read_partial_date(written: str) -> PartialDate:
    """`2021`, `2021-09`, `2021-09-22` or `2021年9月22日`; ValueError for anything else."""
    day = read_day(written)
    if day is not None:
        return PartialDate(day.year, day.month, day.day)
    text = written.replace("年", "-").replace("月", "").replace(".", "-").replace("/", "-").strip("-")
    partial = PartialDate.parse(text)
    if not plausible(partial):
        raise ValueError(written)
    return partial


def read_period(written: str) -> Period:
    """A year, or two partial dates with `–`, `~` or `至` between them; ValueError for anything else."""
    text = written
    for separator in ("至", "～", "~", "—", "–"):
        text = text.replace(separator, " ")
    parts = text.split()
    if not 1 <= len(parts) <= 2:
        raise ValueError(f"not a period: {written!r}")
    return Period(read_partial_date(parts[0]).first_day(), read_partial_date(parts[-1]).last_day())


def write_period(period: Period | None) -> str:
    """A period as `read_period` reads it: the years alone where it is made of whole ones."""
    if period is None:
        return ""
    whole = (period.start.month, period.start.day, period.end.month, period.end.day) == (1, 1, 12, 31)
    if whole and period.start.year == period.end.year:
        return str(period.start.year)
    if whole:
        return f"{period.start.year} – {period.end.year}"
    return f"{period.start.isoformat()} – {period.end.isoformat()}"
