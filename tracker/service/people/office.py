"""What an office does with its ledger: the part of `Workspace` that adds, corrects, assigns, hands out and collects."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from db import items, office
from db.engine import Store
from tracker.domain.correction import NOTHING, Changes
from tracker.domain.loop import Claim
from tracker.domain.policy import Policy
from tracker.domain.promise import Target
from tracker.domain.unit_list import Proposal, Unit, Units
from tracker.domain.vocabulary import ClaimKind, CorrectionKind
from tracker.service.ledger.corrected import corrected_commitment

from . import added_items, corrections, loop, unit_acts
from .added_items import NewItem, Part
from .corrections import CorrectionResult
from .duties import duties_file, load_duties
from .typed_targets import read_typed

__all__ = ["CorrectionResult", "NewItem", "Office", "Part"]


class Office:
    """Acts of an office on an open store. Its methods may be called from any thread."""

    def __init__(self, store: Store, policy: Policy) -> None:
        self._store = store
        self._policy = policy

    # --- corrections ----------------------------------------------------------------------------------------------

    def add(self, new: NewItem, *, by: str, now: datetime, note: str = "") -> str:
        """Put an item on the ledger and give its id. StoreError `item.…` says why it cannot be."""
        if not by.strip():
            raise ValueError("adding an item needs the name of a person")
        with self._store.write() as connection:
            id, _ = added_items.add(connection, new, by=by, now=now, note=note)
        self._judge([id], now)
        return id

    def correct(
        self,
        changes: Mapping[str, Changes],
        *,
        by: str,
        now: datetime,
        note: str = "",
        expected_versions: Mapping[str, int] | None = None,
    ) -> CorrectionResult:
        """Set right what was read of items."""
        return self._lay(changes, CorrectionKind.CORRECTED, by, now, note, expected_versions)

    def assign(
        self,
        changes: Mapping[str, Changes],
        *,
        by: str,
        now: datetime,
        note: str = "",
        expected_versions: Mapping[str, int] | None = None,
    ) -> CorrectionResult:
        """Give items their units and leaders."""
        return self._lay(changes, CorrectionKind.ASSIGNED, by, now, note, expected_versions)

    def drop(
        self,
        ids: Sequence[str],
        *,
        by: str,
        now: datetime,
        note: str,
        expected_versions: Mapping[str, int] | None = None,
    ) -> CorrectionResult:
        """Take items off the ledger that are no promises. ValueError without a reason."""
        return self._lay(
            dict.fromkeys(ids, NOTHING), CorrectionKind.DROPPED, by, now, note, expected_versions
        )

    def restore(
        self,
        ids: Sequence[str],
        *,
        by: str,
        now: datetime,
        note: str = "",
        expected_versions: Mapping[str, int] | None = None,
    ) -> CorrectionResult:
        """Put dropped or split items back on the ledger."""
        return self._lay(
            dict.fromkeys(ids, NOTHING), CorrectionKind.RESTORED, by, now, note, expected_versions
        )

    def split(
        self, id: str, parts: Sequence[Part], *, by: str, now: datetime, note: str = ""
    ) -> tuple[str, ...]:
        """Put parts in the place of an item; gives their ids."""
        if not by.strip() or len(parts) < 2:
            raise ValueError("a split needs the name of a person and two parts")
        with self._store.write() as connection:
            made = added_items.split(connection, id, parts, by=by, now=now, note=note)
        self._judge(made, now)
        return made

    def _lay(
        self,
        changes: Mapping[str, Changes],
        kind: CorrectionKind,
        by: str,
        now: datetime,
        note: str,
        expected: Mapping[str, int] | None,
    ) -> CorrectionResult:
        result = corrections.correct(
            self._store, changes, kind, by=by, now=now, note=note, expected_versions=expected
        )
        self._judge([id for id in result.corrected if changes[id].judged], now)
        return result

    def _judge(self, ids: Sequence[str], now: datetime) -> None:
        if ids:
            from tracker.service.assessing.rejudge import rejudge_items

            rejudge_items(self._store, self._policy, now, ids)

    def typed_targets(self, typed: Sequence[str], id: str | None = None) -> tuple[Target, ...]:
        """Targets as a person types them, for an item. StoreError `target.unreadable`."""
        with self._store.read() as connection:
            found = items.commitments(connection, items=[id]) if id is not None else []
            made = office.corrections(connection, [id]) if id is not None else {}
        commitment = corrected_commitment(found[-1], made).commitment if found else None
        return read_typed(typed, commitment)

    # --- units ----------------------------------------------------------------------------------------------------

    def units(self) -> Units:
        """The units on the office's list."""
        with self._store.read() as connection:
            return office.listed_units(connection)

    def unit_names(self) -> tuple[str, ...]:
        """Every name by which a unit goes on the list or on an item: what can be chosen or completed."""
        with self._store.read() as connection:
            listed = office.listed_units(connection)
            borne = items.leads(connection)
            given = office.given_leads(connection)
        return tuple(dict.fromkeys((*listed.names(), *sorted({*borne, *given}))))

    def proposals_of(self, ids: Sequence[str]) -> dict[str, tuple[Proposal, ...]]:
        """By item without a unit of its own: the units that may be responsible, by the office's duties file.

        StoreError `duties.…` for a file that cannot be used.
        """
        known = load_duties(duties_file(self._store.path))
        names = frozenset(self.unit_names())
        with self._store.read() as connection:
            listed = office.listed_units(connection)
            made = office.corrections(connection, ids)
            stored = items.commitments(connection, items=ids)
        found = {one.item_id: corrected_commitment(one, made).commitment for one in stored}
        return {
            id: known.proposals(commitment, listed, names)
            for id, commitment in found.items()
            if not commitment.lead
        }

    def proposals(self, ids: Sequence[str]) -> tuple[Proposal, ...]:
        """The units that may be responsible for items, those of most items first."""
        counted: Counter[str] = Counter()
        first: dict[str, Proposal] = {}
        for some in self.proposals_of(ids).values():
            for one in some:
                counted[one.unit] += 1
                first.setdefault(one.unit, one)
        return tuple(first[unit] for unit, _ in counted.most_common())

    def set_unit(self, unit: Unit, *, by: str, now: datetime, listed: bool = True) -> None:
        """Put a unit on the list as it is now, or take it off."""
        unit_acts.set_unit(self._store, unit, by=by, now=now, listed=listed)

    # --- the loop -------------------------------------------------------------------------------------------------

    def hand_out(
        self, units: Mapping[str, Sequence[str]], *, answer_by: date | None, by: str, now: datetime
    ) -> dict[str, str]:
        """Write down that items were handed out, by unit; gives each unit's notice number."""
        return loop.hand_out(self._store, units, answer_by=answer_by, by=by, now=now)

    def remind(
        self,
        ids: Sequence[str],
        leads: Mapping[str, str],
        *,
        by: str,
        now: datetime,
        note: str = "",
        answer_by: date | None = None,
    ) -> CorrectionResult:
        """Write down that the units of items were reminded."""
        return loop.remind(self._store, ids, leads, by=by, now=now, note=note, answer_by=answer_by)

    def claim(
        self,
        claims: Mapping[str, Claim],
        *,
        by: str,
        now: datetime,
        expected_versions: Mapping[str, int] | None = None,
    ) -> CorrectionResult:
        """Take in what units claim of items."""
        return loop.claim(self._store, claims, by=by, now=now, expected_versions=expected_versions)

    def decide_claim(
        self,
        id: str,
        kind: ClaimKind,
        *,
        by: str,
        now: datetime,
        note: str = "",
        expected_version: int | None = None,
    ) -> CorrectionResult:
        """Accept the newest claim on an item, or return it with a note."""
        return loop.decide_claim(
            self._store, id, kind, by=by, now=now, note=note, expected_version=expected_version
        )
