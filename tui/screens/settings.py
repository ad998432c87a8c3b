"""The settings: day, person, language, theme, light preset; and what the policy holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from tracker.wording.language import Language

from ..actions import Scope, bindings
from ..catalogue import TEXTS
from ..desk import Desk
from ..display import safe
from ..messages import SettingsChanged
from ..themes import OWN
from .base import DeskScreen
from .dialogs.deadline import read_day
from .dialogs.person import NAME_LENGTH


@dataclass(frozen=True, slots=True)
class Chosen:
    """The values a list offers."""

    values: Sequence[str]
    labels: Sequence[str]


class SettingsScreen(DeskScreen):
    """Each change counts at once and is kept."""

    place = "settings"
    scopes: ClassVar[tuple[Scope, ...]] = (Scope.SETTINGS,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.SETTINGS)]

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lists: dict[str, Chosen] = {}

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(id="settings", can_focus=False):
            yield Label("", id="setting-day-label", markup=False)
            yield Input(self.desk.as_of.isoformat(), id="setting-day", compact=True)
            yield Label("", id="setting-person-label", markup=False)
            yield Input(self.desk.person, id="setting-person", compact=True, max_length=NAME_LENGTH)
            for name in ("language", "theme", "preset"):
                yield Label("", id=f"setting-{name}-label", markup=False)
                yield OptionList(id=f"setting-{name}", markup=False)
            yield Label("", id="setting-policy-label", markup=False)
            yield Static("", id="setting-policy", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self._label()
        self.focus_on(self.query_one("#setting-day"))

    def relabel(self) -> None:
        super().relabel()
        self._label()

    def reload(self) -> None:
        self.query_one("#setting-person", Input).value = self.desk.person
        self._label()

    def _label(self) -> None:
        for name in ("day", "person", "language", "theme", "preset", "policy"):
            self.query_one(f"#setting-{name}-label", Label).update(self.desk.say(f"setting.{name}"))
        presets = [preset.name for preset in self.desk.workspace.policy.lights]
        own = [theme.name for theme in OWN]
        themes = own + sorted(set(self.app.available_themes) - set(own))
        self._lists = {
            "language": Chosen([language.value for language in Language], ["中文", "English"]),
            "theme": Chosen(themes, [self._theme_label(name) for name in themes]),
            "preset": Chosen(presets, [self._preset_label(name) for name in presets]),
        }
        current = {
            "language": self.desk.words.language.value,
            "theme": self.app.theme,
            "preset": self.desk.workspace.light_preset or presets[0],
        }
        for name, chosen in self._lists.items():
            listed = self.query_one(f"#setting-{name}", OptionList)
            at = listed.highlighted
            listed.clear_options()
            listed.add_options(
                Option(
                    Content.assemble(
                        (" ● " if value == current[name] else "   ", "bold $text-accent"), safe(label)
                    )
                )
                for value, label in zip(chosen.values, chosen.labels, strict=True)
            )
            here = chosen.values.index(current[name]) if current[name] in chosen.values else 0
            listed.highlighted = here if at is None else at
        self.query_one("#setting-policy", Static).update(self._policy())

    def _theme_label(self, name: str) -> str:
        key = f"theme.{name}"
        return self.desk.say(key) if name.startswith("tracker-") else name

    def _preset_label(self, name: str) -> str:
        key = f"preset.{name}"
        return self.desk.say(key) if key in TEXTS else name

    def _policy(self) -> Content:
        """What the policy holds, in sentences a clerk understands."""
        policy, say = self.desk.workspace.policy, self.desk.say
        preset = policy.preset(self.desk.workspace.light_preset)
        lines = [
            say("policy.matching", candidates=policy.matching.candidates, evidence=policy.matching.evidence),
            say("policy.slack", days=policy.matching.slack_days),
            say("policy.tolerance", about=f"{policy.tolerance.about:.0%}", set=f"{policy.tolerance.set:.0%}"),
            say("policy.near", days=preset.near_days, light=self.desk.label(preset.near)),
        ]
        if preset.behind_yellow is not None and preset.behind_red is not None:
            lines.append(
                say("policy.behind", yellow=f"{preset.behind_yellow:g}", red=f"{preset.behind_red:g}")
            )
        return Content("\n").join(safe(line, "$muted") for line in lines)

    # changes

    @on(Input.Submitted, "#setting-day")
    @on(Input.Blurred, "#setting-day")
    def _day_given(self, event: Input.Submitted | Input.Blurred) -> None:
        written = event.value.strip()
        day = read_day(written) if written else datetime.now().astimezone().date()
        if day is None:
            self.tell(self.desk.say("day.wrong"), severity="warning")
            event.input.value = self.desk.as_of.isoformat()
            return
        event.input.value = day.isoformat()
        if day != self.desk.as_of:
            self.desk.move_to(day)
            self.post_message(SettingsChanged())

    @on(Input.Submitted, "#setting-person")
    @on(Input.Blurred, "#setting-person")
    def _person_given(self, event: Input.Submitted | Input.Blurred) -> None:
        name = event.value.strip()
        if name and name != self.desk.person:
            self.desk.state.person = name
            self.post_message(SettingsChanged())

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        name = (event.option_list.id or "").removeprefix("setting-")
        value = self._lists[name].values[event.option_index]
        if name == "language":
            self.desk.speak(Language(value))
        elif name == "theme":
            self.app.theme = value
            self.desk.state.theme = value
        else:
            self.desk.workspace.light_preset = value
            self.desk.state.preset = value
        self.post_message(SettingsChanged())
