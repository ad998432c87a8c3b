"""Reads back what a unit filled into its sheet: claims to take in, and what stands in their way.

Only the columns a unit fills in are read, with the item's id and the claim the sheet was written on. Nothing else in the
file is trusted.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from tracker.domain.ledger import LedgerEntry
from tracker.domain.loop import Claim, Proof, newest_claim
from tracker.domain.problem import Problem
from tracker.domain.sheet import SheetColumns, SheetRow
from tracker.domain.vocabulary import ClaimKind, ClaimState, LoopStage
from tracker.wording import Language, Words

from .sheet_import import day_typed
from .unit_sheet import COLUMNS

_WANTED = ("id", "claim", "unit", "state", "progress", "problems", "next_step", "leader", "day", "proofs")
HEADS: tuple[tuple[str, ...], ...] = tuple(tuple(COLUMNS[name][0]) for name in _WANTED)
"""The names each wanted column may have, in the order `read_claims` takes them."""

MAX_WORDS = 4_000
"""Characters of a cell that are kept."""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What a unit says in one row; `base` is the claim that the sheet was written on, 0 for none."""

    row: int
    id: str
    base: int
    unit: str
    leader: str
    claim: Claim


class RowState(StrEnum):
    """What a row means for the item it names."""

    NEW = "new"  # says something that was not stated before
    CONFLICT = "conflict"  # somebody else's claim came in between
    CLOSED = "closed"  # the item is closed or dropped meanwhile
    OTHER_UNIT = "other_unit"  # the item is another unit's now
    UNKNOWN = "unknown"  # names an item that is not on file


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A row that says something: what was claimed before, and by whom."""

    state: RowState
    row: ClaimRow
    entry: LedgerEntry | None
    before: Claim | None = None


def read_claims(sheet: SheetColumns, source: str) -> tuple[tuple[ClaimRow, ...], tuple[Problem, ...]]:
    """The rows in which a unit filled something in, in order, and a problem for each that cannot be used."""
    states = {Words(language).label(state): state for language in Language for state in ClaimState} | {
        state.value: state for state in ClaimState
    }
    found: dict[str, ClaimRow] = {}
    problems: list[Problem] = []
    for row in sheet.rows:
        read = _read_row(row, states, source)
        if isinstance(read, Problem):
            problems.append(read)
        elif read is not None and read.id in found:
            details = (("row", str(row.number)), ("id", read.id), ("first", str(found[read.id].row)))
            problems.append(Problem("sheet.duplicate", details=details))
        elif read is not None:
            found[read.id] = read
    return tuple(found.values()), tuple(problems)


def _read_row(row: SheetRow, states: Mapping[str, ClaimState], source: str) -> ClaimRow | Problem | None:
    if row.formulas:
        column = COLUMNS[_WANTED[row.formulas[0]]][0].zh
        return Problem("sheet.formula", details=(("row", str(row.number)), ("column", column)))
    values = dict(zip(_WANTED, row.cells, strict=True))
    words = {name: _text(values[name]) for name in _WANTED if name not in ("claim", "day")}
    filled = any(words[name] for name in ("state", "progress", "problems", "next_step", "proofs"))
    if not filled and values["day"] is None:
        return None
    if not words["id"]:
        return Problem("sheet.no_id", details=(("row", str(row.number)),))
    state = states.get(words["state"]) if words["state"] else None
    if words["state"] and state is None:
        known = "、".join(Words(Language.ZH).label(one) for one in ClaimState)
        value = words["state"][:40]
        return Problem(
            "sheet.bad_state", details=(("row", str(row.number)), ("value", value), ("known", known))
        )
    day = day_typed(values["day"])
    if day is None and values["day"] is not None:
        details = (("row", str(row.number)), ("value", _text(values["day"])[:40]))
        return Problem("sheet.bad_date", details=details)
    base = values["claim"]
    return ClaimRow(
        row.number,
        words["id"],
        int(base) if isinstance(base, int | float) and 0 <= base < 2**31 else 0,
        words["unit"],
        words["leader"],
        _claim(words, state, day, source),
    )


def _claim(words: Mapping[str, str], state: ClaimState | None, day: date | None, source: str) -> Claim:
    from datetime import UTC, datetime

    paths = words["proofs"].replace("；", ";").replace("、", ";").replace("\n", ";").split(";")
    return Claim(
        0,
        ClaimKind.CLAIMED,
        words["unit"],
        "",
        datetime.min.replace(tzinfo=UTC),
        state,
        words["progress"],
        words["problems"],
        words["next_step"],
        day,
        tuple(Proof(path.strip()) for path in paths if path.strip()),
        source,
    )


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()[:MAX_WORDS]


def claim_changes(
    rows: Iterable[ClaimRow],
    find: Callable[[str], LedgerEntry | None],
    unit_of: Callable[[LedgerEntry], str],
    called: Callable[[str], str],
) -> tuple[ClaimChange, ...]:
    """The rows that say something new about the ledger as it is now. `unit_of` gives an item's unit, `called` the name a
    unit goes by.
    """
    changes = (_change(row, find(row.id), unit_of, called) for row in rows)
    return tuple(change for change in changes if change is not None)


def _change(
    row: ClaimRow,
    entry: LedgerEntry | None,
    unit_of: Callable[[LedgerEntry], str],
    called: Callable[[str], str],
) -> ClaimChange | None:
    if entry is None:
        return ClaimChange(RowState.UNKNOWN, row, None)
    before = newest_claim(entry.claims)
    same = before is not None and before.says() == row.claim.says()
    if same and entry.stage not in (LoopStage.AWAITED, LoopStage.UNANSWERED):
        return None
    row = replace(row, claim=replace(row.claim, unit=called(row.unit) or unit_of(entry)))
    state = RowState.NEW
    if entry.dropped or entry.stage is LoopStage.CLOSED:
        state = RowState.CLOSED
    elif row.unit and called(row.unit) != unit_of(entry):
        state = RowState.OTHER_UNIT
    elif before is not None and before.id != row.base:
        state = RowState.CONFLICT
    return ClaimChange(state, row, entry, before)
