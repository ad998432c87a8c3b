"""Rows that are fetched a page at a time and kept while they may be drawn again."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from .columns import Row

PAGE = 200
"""Rows asked for at once: several screens, fetched in a few milliseconds."""

PAGES_KEPT = 12

RowOut = TypeVar("RowOut", covariant=True)


class Rows(Protocol[RowOut]):
    """Rows that can be asked for in pages; `ids` names all of them, in order."""

    @property
    def ids(self) -> Sequence[str]: ...

    def page(self, offset: int, limit: int) -> Sequence[RowOut]: ...


class Pages(Generic[Row]):
    """The rows of a table. `failures` are the errors of fetching that are told to `failed`; such rows are empty."""

    def __init__(self, failures: tuple[type[Exception], ...], failed: Callable[[Exception], object]) -> None:
        self.ids: Sequence[str] = ()
        self._rows: Rows[Row] | None = None
        self._kept: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._failures = failures
        self._failed = failed

    def show(self, rows: Rows[Row]) -> None:
        """Use these rows from now on."""
        self._rows = rows
        self.ids = rows.ids
        self._kept.clear()

    def id(self, index: int) -> str:
        """The id of a row, "" beyond the end."""
        return self.ids[index] if 0 <= index < len(self.ids) else ""

    def index(self, row_id: str, near: int) -> int | None:
        """Where a row stands; looked for at `near` first."""
        if self.id(near) == row_id:
            return near
        try:
            return self.ids.index(row_id)
        except ValueError:
            return None

    def row(self, index: int) -> Row | None:
        """A row, fetched with its page where need be; None beyond the end or where fetching failed."""
        if self._rows is None or not 0 <= index < len(self.ids):
            return None
        number, place = divmod(index, PAGE)
        page = self._kept.get(number)
        if page is None:
            try:
                page = self._rows.page(number * PAGE, PAGE)
            except self._failures as error:
                page = ()
                self._failed(error)
            self._kept[number] = page
            while len(self._kept) > PAGES_KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(number)
        return page[place] if place < len(page) else None
