"""Asks for the new deadline of an extension."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Label, Static

from tracker.domain.calendar import plausible

from ...desk import Desk
from .base import Dialog


class AskDeadline(Dialog["AskDeadline.Answer"]):
    """批准延期: until when, and on whose word."""

    heading: ClassVar[str] = "extend.heading"

    @dataclass(frozen=True)
    class Answer:
        """The new deadline and the note given with it."""

        day: date
        note: str

    def __init__(self, desk: Desk, count: int, known: date | None) -> None:
        super().__init__(desk)
        self.count = count
        self.known = known

    def heading_text(self) -> str:
        return self.desk.say(self.heading, count=self.count)

    def compose_body(self) -> ComposeResult:
        if self.known is not None:
            yield Static(self.desk.say("extend.known", day=self.desk.words.day(self.known)), markup=False)
        yield Label(self.desk.say("extend.day"), markup=False)
        yield Input(placeholder="2026-12-31", id="extend-day", restrict=r"[0-9０-９年月日./\-]*")
        yield Label(self.desk.say("extend.note"), markup=False)
        yield Input(id="extend-note")
        yield Static("", id="extend-wrong", classes="dialog--wrong", markup=False)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        day = read_day(self.query_one("#extend-day", Input).value)
        if day is None:
            self.query_one("#extend-wrong", Static).update(self.desk.say("day.wrong"))
            self.query_one("#extend-day", Input).focus()
            return
        if why := self._too_early(day):
            self.query_one("#extend-wrong", Static).update(why)
            self.query_one("#extend-day", Input).focus()
            return
        self.dismiss(self.Answer(day, self.query_one("#extend-note", Input).value.strip()))

    def _too_early(self, day: date) -> str:
        """Why a day is no extension: it lies before the present deadline or before today; "" for one that is."""
        words = self.desk.words
        if self.known is not None and day < self.known:
            return self.desk.say("extend.earlier", day=words.day(day), known=words.day(self.known))
        today = self.desk.now().astimezone().date()
        return self.desk.say("extend.past", day=words.day(day)) if day < today else ""


def read_day(written: str) -> date | None:
    """A complete day as people type it: `2026-12-31`, `2026.12.31`, `2026年12月31日`, `20261231`; else None."""
    text = written.strip()
    if text.isdecimal() and len(text) == 8:
        parts = [text[:4], text[4:6], text[6:]]
    else:
        for separator in "年月日./":
            text = text.replace(separator, "-")
        parts = text.strip("-").split("-")
    if len(parts) != 3 or not all(part.isdecimal() for part in parts):
        return None
    try:
        day = date(int(parts[0]), int(parts[1]), int(parts[2]))
    except ValueError:
        return None
    return day if plausible(day) else None
