"""Chooses which items the review goes through."""

from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tracker.domain.ledger import LedgerQuery
from tracker.domain.vocabulary import Reason

from ...desk import Desk
from .base import Dialog


def queues(desk: Desk) -> dict[str, LedgerQuery]:
    """The questions a review can go through, by name; the first is what a person should look at first."""
    plain = LedgerQuery(as_of=desk.as_of, marked=False)
    return {
        "worth": LedgerQuery(as_of=desk.as_of, to_review=True, sort="review"),
        "unclear": replace(plain, reasons=(Reason.AMBIGUOUS,), sort="confidence"),
        "overdue": replace(plain, reasons=(Reason.SHORTFALL, Reason.UNFINISHED), sort="-confidence"),
        "silent": replace(plain, reasons=(Reason.NO_REPORT,), sort="-overdue"),
        "all": plain,
        "ledger": desk.query,
    }


class ChooseQueue(Dialog["ChooseQueue.Answer"]):
    """The queues, numbered."""

    heading: ClassVar[str] = "queue.heading"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(f"{number},{chr(0xFF10 + number)}", f"choose({number - 1})", show=False)
        for number in range(1, 7)
    ]

    @dataclass(frozen=True)
    class Answer:
        """A queue by its name, and its question."""

        name: str
        query: LedgerQuery

    def compose_body(self) -> ComposeResult:
        yield OptionList(
            *(
                Option(Content.assemble((f" {number} ", "bold $text-accent"), self.desk.say(f"queue.{name}")))
                for number, name in enumerate(queues(self.desk), start=1)
            ),
            markup=False,
        )

    def action_choose(self, index: int) -> None:
        name, query = list(queues(self.desk).items())[index]
        self.dismiss(self.Answer(name, query))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.action_choose(event.option_index)
