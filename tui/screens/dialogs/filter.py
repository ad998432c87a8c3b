"""Filter the ledger: every condition with its values and how many items have each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tracker.domain.ledger import LedgerQuery
from tracker.domain.vocabulary import Grade, Light, Reason, Status
from tracker.service.workspace import Facets

from ...desk import Desk
from ...display import one_line, safe
from .base import Dialog

CLOSED: dict[str, type[StrEnum]] = {"statuses": Status, "reasons": Reason, "lights": Light, "grades": Grade}
OPEN = ("issuers", "units", "documents", "years", "topics")
SINGLE = ("due", "soft", "marked")
ORDER = (
    "statuses",
    "reasons",
    "lights",
    "issuers",
    "units",
    "documents",
    "years",
    "topics",
    "due",
    "grades",
    "soft",
    "marked",
)
DUE_DAYS = (7, 30, 90, 365)
_BOUND = frozenset(" 　/、／hljkr")
"""Characters that are keys of the window, not the beginning of a search."""
ALTERED = "altered"
"""The value of `marked` for what changed after its mark."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a condition."""

    value: Any
    label: str
    count: int | None = None


class ChooseFilter(Dialog[LedgerQuery]):
    """Conditions left, values right. Space chooses, Enter takes over, R drops all conditions."""

    heading: ClassVar[str] = "filter.heading"
    foot: ClassVar[str] = "filter.foot"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,ideographic_space", "choose", show=False),
        Binding("enter", "take", show=False, priority=True),
        Binding("left,h", "pane('facets')", show=False),
        Binding("right,l", "pane('values')", show=False),
        Binding("slash,ideographic_comma,fullwidth_solidus,ctrl+f", "find", show=False),
        Binding("j", "step(1)", show=False),
        Binding("k", "step(-1)", show=False),
        Binding("r,delete", "drop", show=False),
    ]

    @dataclass
    class Counted(Message):
        """The store has counted the values."""

        facets: Facets

    def __init__(self, desk: Desk, query: LedgerQuery) -> None:
        super().__init__(desk)
        self.query_asked = query
        self.facet = "statuses"
        self.facets: Facets | None = None
        self.chosen: dict[str, list[Any]] = self._chosen_in(query)

    def _chosen_in(self, query: LedgerQuery) -> dict[str, list[Any]]:
        chosen: dict[str, list[Any]] = {name: list(getattr(query, name)) for name in (*CLOSED, *OPEN)}
        if query.grades == LedgerQuery(as_of=query.as_of).grades:
            chosen["grades"] = []
        chosen["soft"] = [] if query.soft is None else [query.soft]
        chosen["marked"] = [ALTERED] if query.altered else [] if query.marked is None else [query.marked]
        due = (query.due_from, query.due_to)
        chosen["due"] = [] if due == (None, None) else [due]
        return chosen

    def compose_body(self) -> ComposeResult:
        with Horizontal(id="filter-panes"):
            yield OptionList(*self._facet_options(), id="facets", markup=False)
            with Vertical():
                yield Input(placeholder=self.desk.say("filter.find"), id="facet-find", compact=True)
                yield OptionList(id="values", markup=False)

    def on_mount(self) -> None:
        self.query_one("#facets", OptionList).highlighted = 0
        self._show_values()
        self.query_one("#values", OptionList).focus()
        self._count()

    def _count(self) -> None:
        """Count the values of the condition in front, under all the other conditions chosen."""
        chosen = self.chosen[self.facet]
        self.chosen[self.facet] = []
        asked = self._asked()
        self.chosen[self.facet] = chosen
        self._count_under(asked)

    @work(thread=True, exclusive=True, group="facets", exit_on_error=False)
    def _count_under(self, asked: LedgerQuery) -> None:
        self.post_message(self.Counted(self.desk.workspace.facets(asked)))

    def on_key(self, event: events.Key) -> None:
        """What is typed over the lists looks for a value, Chinese characters from an input method too."""
        typed = event.character if event.is_printable else None
        if typed and typed not in _BOUND and not isinstance(self.focused, Input):
            find = self.query_one("#facet-find", Input)
            find.focus()
            find.insert_text_at_cursor(typed)
            event.stop()
        elif event.key == "down" and isinstance(self.focused, Input):
            self.query_one("#values", OptionList).focus()
            event.stop()

    @on(Counted)
    def _counted(self, event: Counted) -> None:
        self.facets = event.facets
        self._show_values()

    # what is offered

    def _facet_options(self) -> list[Option]:
        return [
            Option(
                Content.assemble(
                    self.desk.say(f"facet.{name}"),
                    (f"  {len(self.chosen[name])}" if self.chosen[name] else "", "bold $text-accent"),
                ),
                id=name,
            )
            for name in ORDER
        ]

    def _choices(self) -> list[Choice]:
        name = self.facet
        if name in CLOSED:
            counts = dict(self._counts(name))
            return [Choice(member, self.desk.label(member), counts.get(member)) for member in CLOSED[name]]
        if name == "documents":
            known = self.facets.documents if self.facets is not None else ()
            return [Choice(id, document, count) for id, document, count in known]
        if name in OPEN:
            return [
                Choice(value, str(value) or self.desk.say("filter.without"), count)
                for value, count in self._counts(name)
            ]
        if name == "due":
            day = self.desk.as_of
            within = [
                Choice((day, day + timedelta(days=days)), self.desk.say("filter.within", days=days))
                for days in DUE_DAYS
            ]
            past = Choice((None, day), self.desk.say("filter.past"))
            year = Choice((date(day.year, 1, 1), date(day.year, 12, 31)), self.desk.say("filter.this_year"))
            return [past, *within, year]
        yes, no = ("query.soft", "query.firm") if name == "soft" else ("query.marked", "query.unmarked")
        both = [Choice(True, self.desk.say(yes)), Choice(False, self.desk.say(no))]
        return both if name == "soft" else [*both, Choice(ALTERED, self.desk.say("query.altered"))]

    def _counts(self, name: str) -> Sequence[tuple[Any, int]]:
        return getattr(self.facets, name, ()) if self.facets is not None else ()

    def _shown(self) -> list[Choice]:
        wanted = self.query_one("#facet-find", Input).value.strip().lower()
        return [choice for choice in self._choices() if wanted in choice.label.lower()]

    def _show_values(self) -> None:
        values = self.query_one("#values", OptionList)
        at = values.highlighted
        shown = self._shown()
        values.clear_options()
        chosen = self.chosen[self.facet]
        values.add_options(
            Option(
                Content.assemble(
                    (" ✓ " if choice.value in chosen else "   ", "bold $text-success"),
                    safe(one_line(choice.label)),
                    ("" if choice.count is None else f"  {choice.count:,}", "$muted"),
                )
            )
            for choice in shown
        )
        if not shown and self.facets is not None:
            values.add_option(Option(self.desk.say("filter.nothing"), disabled=True))
        if shown:
            values.highlighted = min(at or 0, len(shown) - 1)

    # keys

    @on(OptionList.OptionHighlighted, "#facets")
    def _facet_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_id is not None and event.option_id != self.facet:
            self.facet = event.option_id
            find = self.query_one("#facet-find", Input)
            with self.prevent(Input.Changed):
                find.value = ""
            self.query_one("#values", OptionList).highlighted = None
            self._show_values()
            self._count()

    @on(Input.Changed, "#facet-find")
    def _find_changed(self) -> None:
        self._show_values()

    @on(OptionList.OptionSelected, "#values")
    def _value_clicked(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        values = self.query_one("#values", OptionList)
        shown = self._shown()
        if values.highlighted is None or values.highlighted >= len(shown):
            return
        value = shown[values.highlighted].value
        chosen = self.chosen[self.facet]
        if value in chosen:
            chosen.remove(value)
        elif self.facet in SINGLE:
            chosen[:] = [value]
        else:
            chosen.append(value)
        self._show_values()
        facets = self.query_one("#facets", OptionList)
        facets.replace_option_prompt(self.facet, self._facet_options()[ORDER.index(self.facet)].prompt)

    def action_pane(self, name: str) -> None:
        self.query_one(f"#{name}", OptionList).focus()

    def action_find(self) -> None:
        self.query_one("#facet-find", Input).focus()

    def action_step(self, step: int) -> None:
        focused = self.focused
        if isinstance(focused, OptionList):
            if step > 0:
                focused.action_cursor_down()
            else:
                focused.action_cursor_up()

    def action_drop(self) -> None:
        self.chosen = {name: [] for name in self.chosen}
        facets = self.query_one("#facets", OptionList)
        for name, option in zip(ORDER, self._facet_options(), strict=True):
            facets.replace_option_prompt(name, option.prompt)
        self._show_values()

    def action_take(self) -> None:
        if self.query_one("#facet-find", Input).has_focus:
            self.query_one("#values", OptionList).focus()
            return
        self.dismiss(self._asked())

    def _asked(self) -> LedgerQuery:
        plain = LedgerQuery(as_of=self.desk.as_of)
        values: dict[str, Any] = {name: tuple(self.chosen[name]) for name in (*CLOSED, *OPEN)}
        if not values["grades"]:
            values["grades"] = plain.grades
        due_from, due_to = self.chosen["due"][0] if self.chosen["due"] else (None, None)
        marked = self.chosen["marked"][0] if self.chosen["marked"] else None
        return replace(
            self.query_asked,
            **values,
            soft=self.chosen["soft"][0] if self.chosen["soft"] else None,
            marked=None if marked == ALTERED else marked,
            altered=marked == ALTERED,
            due_from=due_from,
            due_to=due_to,
        )
