"""Rows that are fetched a page at a time and kept while they may be drawn again."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, Protocol, TypeVar

from .columns import Row

PAGE = 200
"""Rows asked for at once: several screens, fetched in a few milliseconds."""

PAGES_KEPT = 12

NEAR = 60
"""Rows from the end of a page at which the next one is fetched: a screenful, so that it is there when it is drawn."""

RowOut = TypeVar("RowOut", covariant=True)


class Rows(Protocol[RowOut]):
    """Rows that can be asked for in pages; `ids` names all of them, in order."""

    @property
    def ids(self) -> Sequence[str]: ...

    def page(self, offset: int, limit: int) -> Sequence[RowOut]: ...


class Pages(Generic[Row]):
    """The rows of a table. A page that is not at hand is asked of `wanted`, which gives it, or None while it is on its way."""

    def __init__(self, wanted: Callable[[Rows[Row], int], Sequence[Row] | None]) -> None:
        self.ids: Sequence[str] = ()
        self.rows: Rows[Row] | None = None
        self._kept: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._wanted = wanted

    def show(self, rows: Rows[Row], ready: Mapping[int, Sequence[Row]]) -> None:
        """Use these rows from now on; `ready` are pages fetched beforehand."""
        self.rows = rows
        self.ids = rows.ids
        self._kept = OrderedDict(ready)

    def keep(self, rows: Rows[Row], number: int, page: Sequence[Row]) -> bool:
        """A page has come; False when other rows are shown meanwhile."""
        if rows is not self.rows:
            return False
        self._kept[number] = page
        while len(self._kept) > PAGES_KEPT:
            self._kept.popitem(last=False)
        return True

    def missing(self, index: int) -> int | None:
        """The page that row `index` is on where it is not at hand."""
        number = index // PAGE
        return number if 0 <= index < len(self.ids) and number not in self._kept else None

    def id(self, index: int) -> str:
        """The id of a row, "" beyond the end."""
        return self.ids[index] if 0 <= index < len(self.ids) else ""

    def index(self, row_id: str, near: int) -> int | None:
        """Where a row stands; looked for at `near` first."""
        return place_of(self.ids, row_id, near)

    def row(self, index: int) -> Row | None:
        """A row; None beyond the end, where fetching failed, and while it is fetched."""
        if self.rows is None or not 0 <= index < len(self.ids):
            return None
        number, place = divmod(index, PAGE)
        page = self._kept.get(number)
        if page is not None:
            self._kept.move_to_end(number)
        else:
            page = self._wanted(self.rows, number)
            if page is None:
                return None
            self.keep(self.rows, number, page)
        return page[place] if place < len(page) else None


def place_of(ids: Sequence[str], row_id: str, near: int) -> int | None:
    """Where an id stands among `ids`, None where it does not; looked for at `near` first."""
    if 0 <= near < len(ids) and ids[near] == row_id:
        return near
    try:
        return ids.index(row_id)
    except ValueError:
        return None


def around(rows: Rows[Row], row_id: str, near: int) -> dict[int, Sequence[Row]]:
    """The page with a row on it, or with row `near` where that row is gone, and the one beside it that is nearer."""
    count = len(rows.ids)
    if not count:
        return {}
    index = place_of(rows.ids, row_id, near)
    index = min(near, count - 1) if index is None else index
    wanted = {place // PAGE for place in (index - NEAR, index, index + NEAR) if 0 <= place < count}
    return {number: rows.page(number * PAGE, PAGE) for number in sorted(wanted)}
