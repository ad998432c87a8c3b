"""Gold files: what is to be read out of a document, and what became of it.

Two kinds of JSON file. A document's has `document` and `commitments`, each with `id, start, end, grade, deadline, targets`; a
pair's has `plan`, `report`, `as_of` and `outcomes`, each with `commitment, outcome, evidence`. Offsets count characters
of the text as read.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tracker.domain.text import Span
from tracker.domain.vocabulary import Basis, Grade, Outcome


@dataclass(frozen=True, slots=True)
class GoldTarget:
    """A number to be found; `value` is None where it is redacted."""

    op: str
    value: float | tuple[float, float] | None
    unit: str
    change: str | None
    raw: str


@dataclass(frozen=True, slots=True)
class GoldCommitment:
    """A promise to be found."""

    id: str
    span: Span
    quote: str
    grade: Grade
    raw: str | None
    deadline: date | None
    basis: Basis
    targets: tuple[GoldTarget, ...]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """All hard and milestone commitments of one document."""

    path: Path
    commitments: tuple[GoldCommitment, ...]


@dataclass(frozen=True, slots=True)
class GoldOutcome:
    """What the later report says of one commitment."""

    commitment: str
    outcome: Outcome
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class GoldPair:
    """A plan and the report that answers it, judged on one day."""

    plan: Path
    report: Path
    as_of: date
    outcomes: tuple[GoldOutcome, ...]


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Gold files that belong together."""

    name: str
    documents: tuple[GoldDocument, ...]
    pairs: tuple[GoldPair, ...]


def load_gold(name: str, files: Iterable[Path], texts: Path) -> GoldSet:
    """Read gold files whose documents lie in `texts`. Raises OSError, ValueError or KeyError for a wrong file."""
    documents: list[GoldDocument] = []
    pairs: list[GoldPair] = []
    for file in sorted(files):
        data = json.loads(file.read_text(encoding="utf-8"))
        if "commitments" in data:
            commitments = tuple(_commitment(item) for item in data["commitments"])
            documents.append(GoldDocument(texts / data["document"], commitments))
        elif "outcomes" in data:
            outcomes = tuple(_outcome(item) for item in data["outcomes"])
            pairs.append(
                GoldPair(
                    texts / data["plan"], texts / data["report"], date.fromisoformat(data["as_of"]), outcomes
                )
            )
    return GoldSet(name, tuple(documents), tuple(pairs))


def _commitment(item: dict[str, Any]) -> GoldCommitment:
    written = item["deadline"]
    return GoldCommitment(
        id=item["id"],
        span=Span(item["start"], item["end"]),
        quote=item.get("quote", ""),
        grade=Grade(item["grade"]),
        raw=written["raw"],
        deadline=date.fromisoformat(written["date"]) if written["date"] else None,
        basis=Basis(written["basis"]),
        targets=tuple(_target(target) for target in item["targets"]),
    )


def _target(target: dict[str, Any]) -> GoldTarget:
    value = target["value"]
    return GoldTarget(
        op=target["op"],
        value=(value[0], value[1]) if isinstance(value, list) else value,
        unit=target["unit"] or "",
        change=target.get("change"),
        raw=target.get("raw") or "",
    )


def _outcome(item: dict[str, Any]) -> GoldOutcome:
    evidence = tuple(Span(place["start"], place["end"]) for place in item["evidence"])
    return GoldOutcome(item["commitment"], Outcome(item["outcome"]), evidence)
