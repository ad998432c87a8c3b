"""Says that two names mean one body, so that its reports answer each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ...desk import Desk
from ...display import safe
from .base import Dialog


class MergeIssuers(Dialog["MergeIssuers.Answer"]):
    """First the name to give up, then the one that stays."""

    heading: ClassVar[str] = "merge.heading"
    foot: ClassVar[str] = "merge.foot"

    @dataclass(frozen=True)
    class Answer:
        """`from_` will be taken as another name of `into`."""

        from_: str
        into: str

    def __init__(self, desk: Desk, names: Sequence[str], here: str) -> None:
        super().__init__(desk)
        self.names = list(names)
        self.here = here
        self.from_ = ""

    def compose_body(self) -> ComposeResult:
        yield Static(self.desk.say("merge.from"), id="merge-step", markup=False)
        yield OptionList(*(Option(safe(name)) for name in self.names), id="merge-names", markup=False)

    def on_mount(self) -> None:
        names = self.query_one("#merge-names", OptionList)
        names.highlighted = self.names.index(self.here) if self.here in self.names else 0

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        name = self.names[event.option_index]
        if not self.from_:
            self.from_ = name
            self.query_one("#merge-step", Static).update(safe(self.desk.say("merge.into", name=name)))
            return
        if name != self.from_:
            self.dismiss(self.Answer(self.from_, name))
