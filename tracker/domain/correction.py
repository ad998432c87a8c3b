"""What people set right in the reading of an item, and the one way it is laid over the reading."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from enum import Enum

from .promise import Commitment, Deadline, Stage, Target
from .text import Span
from .vocabulary import Basis, CorrectionKind, Grade, Origin, Recurrence

CORRECTED = "corrected"
"""Names the rule of a deadline, a target or an item that a person has given."""

ADDED = "added"
"""Among the rules of a commitment: a person put it on the ledger."""


class Kept(Enum):
    """Says that a field stays as it is, where None is a value of its own."""

    KEPT = "kept"


KEPT = Kept.KEPT


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of an item as a person marked them: `text` is what stands at `span` of its document."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Changes:
    """What one correction sets; everything else stays as it is.

    `measure` is what is being done about the item (措施), `contact` whom to ask in its unit.
    """

    deadline: date | Kept | None = KEPT
    targets: tuple[Target, ...] | Kept = KEPT
    lead: str | Kept | None = KEPT
    support: tuple[str, ...] | Kept = KEPT
    leader: str | Kept | None = KEPT
    contact: str | Kept | None = KEPT
    measure: str | Kept | None = KEPT
    wording: Wording | Kept = KEPT
    grade: Grade | Kept = KEPT
    stages: tuple[Stage, ...] | Kept = KEPT
    recurrence: Recurrence | Kept | None = KEPT

    def given(self) -> dict[str, object]:
        """The fields that are set, with their values."""
        named = ((item.name, getattr(self, item.name)) for item in fields(self))
        return {name: value for name, value in named if value is not KEPT}

    @property
    def judged(self) -> bool:
        """Whether what reports say of the item must be looked at again: units and people decide nothing there."""
        return any(name in _JUDGED for name in self.given())


NOTHING = Changes()

BESIDE = ("contact", "measure")
"""Fields of a correction that no reading gives: they stand beside the commitment."""

_JUDGED = frozenset({"deadline", "targets", "wording", "grade"})


@dataclass(frozen=True, slots=True)
class Correction:
    """One act of a person on an item's reading; written once, never changed. `at` is timezone-aware (UTC).

    `part_of` is the item that this one was split from.
    """

    id: int
    kind: CorrectionKind
    by: str
    at: datetime
    note: str = ""
    changes: Changes = NOTHING
    part_of: str | None = None
    withdraws: int | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """A commitment with what people set right laid over it.

    `read` gives each corrected field with what had been read (or given when the item was added), oldest correction
    first. `dropped` is True when it does not stand on the ledger: dropped, split, or its addition taken back.
    """

    commitment: Commitment
    origin: Origin = Origin.READ
    read: tuple[tuple[str, object], ...] = ()
    dropped: bool = False
    contact: str | None = None
    measure: str | None = None

    def held(self, name: str) -> object:
        """What stands in the field that a correction calls `name`."""
        if name in BESIDE:
            return getattr(self, name)
        return _held(self.commitment, name)

    def as_changes(self, like: Changes) -> Changes:
        """What stands in the fields that `like` sets."""
        return replace(Changes(), **{name: self.held(name) for name in like.given()})  # type: ignore[arg-type]


def in_force(corrections: Iterable[Correction], as_of: date | None = None) -> list[Correction]:
    """The corrections made up to a day (None: all) and not taken back by then, oldest first."""
    made = [item for item in corrections if as_of is None or item.at.date() <= as_of]
    made.sort(key=lambda item: item.id)
    withdrawn: set[int | None] = set()
    for item in reversed(made):  # a withdrawal can be withdrawn itself
        if item.kind is CorrectionKind.WITHDRAWN and item.id not in withdrawn:
            withdrawn.add(item.withdraws)
    return [item for item in made if item.kind is not CorrectionKind.WITHDRAWN and item.id not in withdrawn]


def apply(commitment: Commitment, corrections: Sequence[Correction], as_of: date | None = None) -> Corrected:
    """The commitment as people say it is, by the corrections made up to a day (None: all of them)."""
    if not corrections:
        return Corrected(commitment)
    standing = in_force(corrections, as_of)
    added = any(item.kind is CorrectionKind.ADDED for item in corrections)
    dropped = added and all(item.kind is not CorrectionKind.ADDED for item in standing)
    now: dict[str, object] = dict.fromkeys(BESIDE)
    first: dict[str, object] = {}
    for item in standing:
        if item.kind in (CorrectionKind.DROPPED, CorrectionKind.SPLIT):
            dropped = True
        elif item.kind is CorrectionKind.RESTORED:
            dropped = False
        for name, value in item.changes.given().items():
            before = now[name] if name in now else _held(commitment, name)
            now[name] = value
            if item.kind is not CorrectionKind.ADDED:
                first.setdefault(name, before)
    return Corrected(
        _laid_over(commitment, now),
        Origin.ADDED if added else Origin.READ,
        tuple((name, before) for name, before in first.items() if before != now[name]),
        dropped,
        _words(now["contact"]),
        _words(now["measure"]),
    )


def _words(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _held(commitment: Commitment, name: str) -> object:
    """What a commitment says in the field that a correction calls `name`."""
    if name == "deadline":
        return commitment.deadline.date
    if name == "wording":
        return Wording(commitment.text, commitment.span)
    return getattr(commitment, name)


def _laid_over(commitment: Commitment, now: dict[str, object]) -> Commitment:
    values = {name: value for name, value in now.items() if name not in BESIDE}
    if "deadline" in values:
        day = values["deadline"]
        assert day is None or isinstance(day, date)
        if day == commitment.deadline.date:
            del values["deadline"]
        else:
            values["deadline"] = Deadline(None, day, Basis.EXPLICIT if day else Basis.NONE, CORRECTED)
    wording = values.pop("wording", None)
    if isinstance(wording, Wording):
        values["text"], values["span"] = wording.text, wording.span
    return replace(commitment, **values) if values else commitment  # type: ignore[arg-type]
