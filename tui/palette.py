"""The command palette, fed from the registry of actions."""

from typing import TYPE_CHECKING

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from .actions import Action, Scope, in_scope, key_label
from .screens.base import DeskScreen

if TYPE_CHECKING:
    from .desk import Desk


class ActionCommands(Provider):
    """Every action that can be used on the screen below the palette."""

    def _offered(self) -> list[tuple[Action, str, str]]:
        screen = self.screen
        if not isinstance(screen, DeskScreen):
            return []
        desk: Desk = screen.desk
        scopes = (*screen.scopes, Scope.APP)
        return [
            (action, desk.say(f"action.{action.id}"), " ".join(key_label(key) for key in action.keys))
            for action in in_scope(*scopes)
            if action.id not in ("palette",)
        ]

    async def _run(self, action: Action) -> None:
        screen = self.screen
        if isinstance(screen, DeskScreen):
            await screen.do(action)

    async def discover(self) -> Hits:
        for action, label, keys in self._offered():
            yield DiscoveryHit(
                Content.assemble(label, ("  " + keys, "$muted")), self._starter(action), text=label
            )

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for action, label, keys in self._offered():
            score = matcher.match(label)
            if score > 0:
                shown = Content.assemble(matcher.highlight(label), ("  " + keys, "$muted"))
                yield Hit(score, shown, self._starter(action), text=label)

    def _starter(self, action: Action):  # type: ignore[no-untyped-def]
        async def start() -> None:
            await self._run(action)

        return start


class Palette(CommandPalette):
    """Textual's palette with our commands alone."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__([ActionCommands], placeholder=desk.say("palette.placeholder"))
