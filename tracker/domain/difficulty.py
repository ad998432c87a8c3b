"""The problems a report admits (存在的问题、短板、困难和挑战), what answers each, and whether it comes back."""

from dataclasses import dataclass

from .discrepancy import Place
from .text import PartialDate


@dataclass(frozen=True, slots=True)
class Answer:
    """A promise of the same document that takes a problem up. `rule` says how it is known: it stands in the problem's own
    row (`answer.row`), or shares rare words with it (`answer.words`)."""

    item_id: str
    place: Place
    rule: str


@dataclass(frozen=True, slots=True)
class Difficulty:
    """A problem as a report states it.

    `answers` are empty where no promise is surely about it. `again` is where the body's next report states it once more; it says
    nothing unless `followed`, which is False where no next report with such a part is on file.
    """

    place: Place
    report_id: str
    issuer: str | None
    date: PartialDate | None
    answers: tuple[Answer, ...] = ()
    again: Place | None = None
    followed: bool = False
