"""What is asked of a report, and what can go wrong with it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from tracker.domain.ledger import LedgerEntry, Notice
from tracker.domain.substance import Substance


class Kind(StrEnum):
    """The papers an office sends out."""

    OVERDUE = "overdue"  # 逾期事项通报
    SUMMARY = "summary"  # 兑现情况总览
    UNIT = "unit"  # one responsible unit's items
    DUE = "due"  # items that fall due soon
    LEDGER = "ledger"  # 台账
    SLIPS = "slips"  # 督办单, one page an item


class ReportError(Exception):
    """A report could not be written or read back.

    `code` is a stable dotted name (`output.exists`, `output.format_unknown`, …); `details` are the values its sentence needs.
    """

    def __init__(self, code: str, details: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(code, details)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        named = ", ".join(f"{name}={value}" for name, value in self.details)
        return f"{self.code} ({named})" if named else self.code


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """One paper to write.

    `title_scope` is what the title speaks of (`云溪县2021年重点工作`); None lets it be named after the issuer. Texts left
    None take the wording of the catalogue. `issued` is the day printed under the signature, None for `as_of`.
    `template` is the office's own Word file. `last` is the notice before, to be compared with. `number` (文号) and `reply_by`
    (反馈时限) stand on slips. `annex_rows` cuts the annex of a preview; None for the whole. `substance` are the
    reports whose statements a notice counts in an annex of its own. `within_days` belongs to DUE, `unit` to UNIT.
    `columns` is how wide the lines of the text form are.
    """

    kind: Kind
    as_of: date
    lang: str = "zh"
    title_scope: str | None = None
    recipients: str | None = None
    signature: str | None = None
    issued: date | None = None
    work_requirements: tuple[str, ...] | None = None
    template: Path | None = None
    within_days: int = 30
    unit: str | None = None
    last: Notice | None = None
    number: str | None = None
    reply_by: date | None = None
    annex_rows: int | None = None
    substance: tuple[Substance, ...] = ()
    columns: int = 76


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote with the words around it in its paragraph; an ellipsis stands where the paragraph goes on."""

    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class EntryContext:
    """What a ledger entry does not carry itself: its paragraph, and that of each of its evidences (same order)."""

    passage: Passage | None = None
    evidence: tuple[Passage | None, ...] = ()


Context = Callable[[LedgerEntry], EntryContext]
InReader = Callable[..., Any]
"""`(file, type, function, *values)`: what the function makes of the file's bytes and the values, in a process that may be
lost; None when it was.
"""
OnProgress = Callable[[int, int], None]
"""Called with how many rows are written and how many there will be."""

MAX_PASSAGE = 140
"""Characters of context kept on each side of a quote: two or three sentences of official prose."""


def surroundings(text: str, start: int, end: int, reach: int = MAX_PASSAGE) -> Passage:
    """The quote `text[start:end]` inside its paragraph, at most `reach` characters on either side."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    before, after = text[max(first, start - reach) : start], text[end : min(last, end + reach)]
    return Passage(
        f"…{before}" if first < start - reach else before,
        text[start:end],
        f"{after}…" if last > end + reach else after,
    )
