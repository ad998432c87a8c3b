"""Entries kept on disk, so that a paper can go through them in several orders with flat memory."""

import pickle
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from types import TracebackType

from tracker.domain.ledger import LedgerEntry
from tracker.domain.vocabulary import Reason, Status

_IN_MEMORY = 8 << 20


@dataclass(frozen=True, slots=True)
class Card:
    """What grouping and sorting need to know of an entry; `number` counts entries in the order they came, from 0."""

    id: str
    number: int
    offset: int
    status: Status
    reason: Reason | None
    unit: str | None
    deadline: date | None
    days_overdue: int


class Spool:
    """All entries of one paper. Use as a context manager: the file has no name and goes with it.

    `tick` is called once for every entry handed out again.
    """

    def __init__(self, entries: Iterable[LedgerEntry], unit_of: Callable[[LedgerEntry], str | None]) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - closed by __exit__
        self.tick: Callable[[], None] = lambda: None
        cards = []
        offset = 0
        for number, entry in enumerate(entries):
            data = pickle.dumps(entry, pickle.HIGHEST_PROTOCOL)
            self._file.write(data)
            verdict = entry.verdict
            cards.append(
                Card(
                    entry.id,
                    number,
                    offset,
                    verdict.status,
                    verdict.reason,
                    unit_of(entry),
                    verdict.deadline,
                    verdict.days_overdue or 0,
                )
            )
            offset += len(data)
        self.cards: tuple[Card, ...] = tuple(cards)

    def __len__(self) -> int:
        return len(self.cards)

    def entry(self, card: Card) -> LedgerEntry:
        """The entry of this card."""
        self._file.seek(card.offset)
        found = pickle.load(self._file)  # our own bytes, in a nameless file no one else can write
        if not isinstance(found, LedgerEntry):
            raise TypeError(type(found))
        self.tick()
        return found

    def entries(self, cards: Iterable[Card] | None = None) -> Iterator[LedgerEntry]:
        """The entries of these cards, in their order; all of them as they came by default."""
        for card in self.cards if cards is None else cards:
            yield self.entry(card)

    def __enter__(self) -> "Spool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
