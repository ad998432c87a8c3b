"""All keys, made from the registry of actions, for the screen below first."""

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ..actions import Scope, in_scope, key_label
from ..desk import Desk
from ..display import fit
from .dialogs.base import Dialog

KEYS_WIDTH = 22


class HelpScreen(Dialog[None]):
    """Keys of the present screen, then of every other."""

    heading: ClassVar[str] = "help.heading"
    foot: ClassVar[str] = "help.foot"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,fullwidth_question_mark,f1,q", "leave", show=False),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]

    def __init__(self, desk: Desk, scopes: tuple[Scope, ...]) -> None:
        super().__init__(desk)
        self.scopes = scopes

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="dialog--body", id="help-body"):
            yield Static(self._all(), id="help-text")

    def on_mount(self) -> None:
        self.query_one("#help-body").focus()

    def action_scroll(self, step: int) -> None:
        self.query_one("#help-body").scroll_relative(y=step * 3, animate=False)

    def _all(self) -> Content:
        first = [scope for scope in Scope if scope in self.scopes]
        rest = [scope for scope in Scope if scope not in self.scopes]
        groups = [group for scope in (*first, *rest) if (group := self._group(scope)) is not None]
        return Content("\n\n").join(groups)

    def _group(self, scope: Scope) -> Content | None:
        actions = in_scope(scope)
        if not actions:
            return None
        lines = [Content.assemble((self.desk.say(f"scope.{scope.value}"), "bold $text-accent"))]
        for action in actions:
            keys = "  ".join(dict.fromkeys(key_label(key) for key in action.keys))
            column = fit(keys, max(KEYS_WIDTH, cell_len(keys)))
            lines.append(
                Content.assemble((f"  {column}", "bold"), "  ", self.desk.say(f"action.{action.id}"))
            )
        return Content("\n").join(lines)
