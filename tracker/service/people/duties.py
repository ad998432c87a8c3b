"""Which unit may be responsible for an item, by the key words of the office's duties file (职责.toml). A proposal, no more."""

import os
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from db.errors import StoreError
from tracker.domain.promise import Commitment
from tracker.domain.unit_list import Proposal, Units

NAME = "职责.toml"
TEMPLATE = Path(__file__).with_name(NAME)
"""The duties of a county's usual bureaus, to start from."""

MOST = 3
"""Proposals shown of one item."""


@dataclass(frozen=True, slots=True)
class Duties:
    """Units with their key words, in the order of the file: the first that matches goes first."""

    units: tuple[tuple[str, tuple[str, ...]], ...]

    def proposals(
        self, commitment: Commitment, units: Units, names: Collection[str] = ()
    ) -> tuple[Proposal, ...]:
        """The units whose key words an item's words or targets hold, each by the name it bears among `names`."""
        text = "\n".join((commitment.text, *(target.metric for target in commitment.targets)))
        found: dict[str, tuple[str, ...]] = {}
        for name, words in self.units:
            held = tuple(word for word in words if word in text)
            if held:
                found.setdefault(units.called(as_borne(name, names)), held)
        return tuple(Proposal(unit, held) for unit, held in found.items())[:MOST]


def as_borne(unit: str, names: Collection[str]) -> str:
    """The one name of a ledger that ends in a unit's short name (卫生健康局 → 县卫生健康局); the short name where there is
    none or more than one.
    """
    if unit in names:
        return unit
    longer = {name for name in names if name.endswith(unit)}
    return longer.pop() if len(longer) == 1 else unit


def duties_file(store: Path | None) -> Path:
    """The duties in force: `$TRACKER_DUTIES`, else 职责.toml beside the store's file, else the template."""
    named = os.environ.get("TRACKER_DUTIES")
    if named:
        return Path(named)
    beside = store.parent / NAME if store is not None else None
    return beside if beside is not None and beside.is_file() else TEMPLATE


def load_duties(path: Path) -> Duties:
    """Read a duties file. StoreError `duties.unreadable`, `duties.shape`."""
    try:
        stamp = path.stat().st_mtime_ns
    except OSError as error:
        details = {"path": str(path), "reason": error.strerror or str(error)}
        raise StoreError("duties.unreadable", details) from error
    return _loaded(path, stamp)


@lru_cache(maxsize=4)
def _loaded(path: Path, stamp: int) -> Duties:
    try:
        held = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StoreError("duties.unreadable", {"path": str(path), "reason": str(error)[:200]}) from error
    units = []
    for unit, words in held.items():
        if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
            raise StoreError("duties.shape", {"path": str(path), "unit": unit})
        units.append((unit, tuple(word.strip() for word in words)))
    return Duties(tuple(units))
