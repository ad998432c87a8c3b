"""Reads the documents of a gold set into stores of their own, and scores what comes out."""

import tempfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from tracker.domain.ledger import LedgerEntry, LedgerQuery
from tracker.service.workspace import Workspace

from .gold import GoldSet
from .scoring import Scores, score_document, score_pair

_PAGE = 1000
_IMPORTED_AT = datetime(2026, 1, 1, tzinfo=UTC)
_ANY_DAY = date(2026, 1, 1)


def evaluate(gold: GoldSet) -> Scores:
    """Score a whole gold set: every document alone, every pair together."""
    scores = Scores()
    documents = {document.path.name: document for document in gold.documents}
    for document in gold.documents:
        score_document(scores, document, entries_of([document.path], _ANY_DAY))
    for pair in gold.pairs:
        paths = list(dict.fromkeys([pair.plan, pair.report]))
        score_pair(scores, pair, documents[pair.plan.name], entries_of(paths, pair.as_of))
    return scores


def entries_of(paths: Sequence[Path], as_of: date) -> list[LedgerEntry]:
    """Everything read out of these documents in a fresh store, as of one day."""
    with tempfile.TemporaryDirectory() as folder, Workspace.open(Path(folder) / "evaluation.db") as workspace:
        workspace.ingest(paths, now=_IMPORTED_AT)
        view = workspace.ledger(LedgerQuery(as_of=as_of))
        return [entry for start in range(0, len(view), _PAGE) for entry in view.page(start, _PAGE)]
