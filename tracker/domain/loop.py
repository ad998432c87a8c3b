"""The loop 立项→交办→反馈→审核→销号: what was sent to units, what they claim, and where an item waits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from .vocabulary import ClaimKind, ClaimState, LoopStage, MarkKind, NoticeKind


@dataclass(frozen=True, slots=True)
class Proof:
    """A file a unit gave as proof: its path, and the SHA-256 of its bytes where it could be read."""

    path: str
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class UnitNotice:
    """What was sent to a unit about an item: `number` is the notice's (文号), `answer_by` the day its answer is due."""

    id: int
    kind: NoticeKind
    unit: str
    by: str
    at: datetime
    number: str = ""
    answer_by: date | None = None
    note: str = ""
    withdraws: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What a unit says of an item, or (`answers` set) what a person decided about that.

    `day` is the day the unit gives (完成时间), `source` the file it came in.
    """

    id: int
    kind: ClaimKind
    unit: str
    by: str
    at: datetime
    state: ClaimState | None = None
    progress: str = ""
    problems: str = ""
    next_step: str = ""
    day: date | None = None
    proofs: tuple[Proof, ...] = ()
    source: str = ""
    note: str = ""
    answers: int | None = None
    withdraws: int | None = None

    def says(self) -> tuple[object, ...]:
        """What it says, without who brought it when: two claims that say the same are one."""
        return (self.state, self.progress, self.problems, self.next_step, self.day)


_T = TypeVar("_T", UnitNotice, Claim)


def standing(made: Iterable[_T], as_of: date | None = None) -> tuple[_T, ...]:
    """Those made up to a day (None: all) and not taken back, oldest first."""
    known = sorted(
        (item for item in made if as_of is None or item.at.date() <= as_of), key=lambda item: item.id
    )
    withdrawn: set[int | None] = set()
    for item in reversed(known):
        if item.withdraws is not None and item.id not in withdrawn:
            withdrawn.add(item.withdraws)
    return tuple(item for item in known if item.withdraws is None and item.id not in withdrawn)


def newest_claim(claims: Sequence[Claim]) -> Claim | None:
    """The newest word of a unit among standing claims and decisions."""
    return next((item for item in reversed(claims) if item.kind is ClaimKind.CLAIMED), None)


def decision_on(claims: Sequence[Claim], claim: Claim) -> Claim | None:
    """What was last decided about a claim."""
    return next((item for item in reversed(claims) if item.answers == claim.id), None)


def reminders(notices: Sequence[UnitNotice]) -> int:
    """How many times a unit was reminded (第N次催办)."""
    return sum(1 for item in notices if item.kind is NoticeKind.REMINDED)


def answer_due(notices: Sequence[UnitNotice]) -> date | None:
    """The day by which an answer is awaited: that of the newest notice that names one."""
    return next((item.answer_by for item in reversed(notices) if item.answer_by is not None), None)


def stage(
    lead: str | None,
    mark: MarkKind | None,
    notices: Sequence[UnitNotice],
    claims: Sequence[Claim],
    as_of: date,
) -> LoopStage:
    """Where an item waits. `notices` and `claims` are the standing ones, oldest first; `mark` the person's mark in force."""
    if mark in (MarkKind.CLOSED, MarkKind.CANCELLED):
        return LoopStage.CLOSED
    claim = newest_claim(claims)
    if claim is not None:
        decided = decision_on(claims, claim)
        newer = [item for item in notices if item.at > (decided or claim).at]
        if decided is None:
            return LoopStage.ANSWERED
        if not newer:
            return LoopStage.RETURNED if decided.kind is ClaimKind.RETURNED else LoopStage.ACCEPTED
        notices = newer
    if not notices:
        return LoopStage.NOT_HANDED_OUT if lead else LoopStage.NO_UNIT
    due = answer_due(notices)
    return LoopStage.UNANSWERED if due is not None and due < as_of else LoopStage.AWAITED
