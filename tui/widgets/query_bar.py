"""Two lines over the ledger: the saved views, and what is asked of the ledger in words."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from tracker.domain.ledger import LedgerQuery

from ..desk import Desk
from ..display import fit, one_line, safe


class ViewBar(Widget):
    """The saved views with their number keys."""

    DEFAULT_CSS = "ViewBar { height: 1; }"

    class Chosen(Message):
        """A view was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._names: tuple[str, ...] = ()
        self._current = -1
        self._places: list[tuple[int, int, int]] = []

    def show(self, names: Sequence[str], current: int) -> None:
        """Show these names, number `current` marked; -1 marks none."""
        self._names = tuple(one_line(name) for name in names)
        self._current = current
        self.refresh()

    def render(self) -> RenderResult:
        self._places.clear()
        parts: list[tuple[str, str]] = []
        x = 0
        for number, name in enumerate(self._names):
            room = self.size.width - x - 4
            if room < 4:
                break
            shown = fit(name, min(cell_len(name), room))
            here = number == self._current
            parts.append(
                (f" {number}", "bold $text-accent on $accent-muted" if here else "bold $text-accent")
            )
            parts.append((f" {shown} ", "bold $text-accent on $accent-muted" if here else ""))
            size = cell_len(shown) + 4
            self._places.append((x, x + size - 1, number))
            x += size - 1
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        for start, end, number in self._places:
            if start <= event.x < end:
                self.post_message(self.Chosen(number))


class QueryBar(Static):
    """`123 / 4,567 项 · 状态：逾期 · 单位：…`, and how many rows are selected."""

    DEFAULT_CSS = "QueryBar { height: 1; text-wrap: nowrap; text-overflow: ellipsis; padding: 0 1; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)

    def show_reading(self, desk: Desk) -> None:
        """Say that the ledger is not all there yet: no figure is shown that is not the whole."""
        self.update(safe(desk.say("reading").strip(), "$text-warning"))

    def show(self, desk: Desk, query: LedgerQuery, shown: int, total: int, selected: int) -> None:
        """Say what is shown and why."""
        count = desk.say("query.count", shown=f"{shown:,}", total=f"{max(total, shown):,}")
        parts = [Content.assemble((count, "bold"))]
        if selected:
            parts.append(
                Content.assemble((desk.say("query.selected", count=f"{selected:,}"), "bold $text-accent"))
            )
        parts += [safe(condition, "$text-warning") for condition in query_in_words(desk, query)]
        self.update(Content(" · ").join(parts))


def query_in_words(desk: Desk, query: LedgerQuery) -> tuple[str, ...]:
    """Each condition of a question in a few words."""
    plain = LedgerQuery(as_of=query.as_of)
    conditions: list[str] = []
    if query.search:
        conditions.append(f"{desk.say('query.search')} “{query.search}”")
    for name in ("statuses", "reasons", "lights", "grades", "stages"):
        values: tuple[StrEnum, ...] = getattr(query, name)
        if values and values != getattr(plain, name):
            conditions.append(_list(desk, name, (desk.label(value) for value in values)))
    for name in ("issuers", "units", "documents", "topics", "years"):
        if values_of := getattr(query, name):
            names = (
                {document.id: document.name for document in desk.documents()} if name == "documents" else {}
            )
            conditions.append(_list(desk, name, (names.get(value, str(value)) for value in values_of)))
    if query.soft is not None:
        conditions.append(desk.say("query.soft" if query.soft else "query.firm"))
    if query.marked is not None:
        conditions.append(desk.say("query.marked" if query.marked else "query.unmarked"))
    if query.altered:
        conditions.append(desk.say("query.altered"))
    if query.to_review:
        conditions.append(desk.say("overview.to_review"))
    if query.due_from is not None or query.due_to is not None:
        days = [day.isoformat() if day is not None else "" for day in (query.due_from, query.due_to)]
        conditions.append(f"{desk.say('query.due')} {days[0]}～{days[1]}")
    return tuple(conditions)


def _list(desk: Desk, name: str, values: Iterable[str]) -> str:
    shown = list(values)
    more = f" +{len(shown) - 3}" if len(shown) > 3 else ""
    separator = ", " if desk.words.language.value == "en" else "、"
    return f"{desk.say(f'facet.{name}')}：{separator.join(shown[:3])}{more}"
