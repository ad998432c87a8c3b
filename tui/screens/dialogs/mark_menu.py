"""All the marks a person can make, to be chosen from with arrows, digits or the mouse."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tracker.domain.vocabulary import MarkKind

from ...desk import Desk
from .base import Dialog

OFFERED = (
    MarkKind.FULFILLED,
    MarkKind.OVERDUE,
    MarkKind.UNVERIFIABLE,
    MarkKind.PENDING,
    MarkKind.EXTENDED,
    MarkKind.LONG_TERM,
    MarkKind.CLOSED,
    MarkKind.ADJUSTED,
    MarkKind.CANCELLED,
    MarkKind.WITHDRAWN,
)


class MarkMenu(Dialog[MarkKind]):
    """The marks, numbered."""

    heading: ClassVar[str] = "mark.heading"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(f"{number % 10},{chr(0xFF10 + number % 10)}", f"choose({number - 1})", show=False)
        for number in range(1, len(OFFERED) + 1)
    ]

    def __init__(self, desk: Desk, count: int) -> None:
        super().__init__(desk)
        self.count = count

    def heading_text(self) -> str:
        return self.desk.say(self.heading, count=self.count)

    def compose_body(self) -> ComposeResult:
        yield OptionList(
            *(
                Option(
                    Content.assemble(
                        (f" {number % 10} ", "bold $text-accent"),
                        self.desk.label(kind),
                        ("  ", ""),
                        (self.desk.say(f"mark.about.{kind.value}"), "$muted"),
                    )
                )
                for number, kind in enumerate(OFFERED, start=1)
            ),
            markup=False,
        )

    def action_choose(self, index: int) -> None:
        self.dismiss(OFFERED[index])

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(OFFERED[event.option_index])
