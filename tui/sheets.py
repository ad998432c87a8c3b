"""Taking in a sheet that a unit filled in: what it says that the ledger does not, and recording it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from tracker.domain.ledger import LedgerEntry
from tracker.domain.problem import Problem
from tracker.domain.responsible import responsible_unit
from tracker.reports.unit_sheet_import import HEADS, ClaimChange, RowState, claim_changes, read_claims
from tracker.service.filing.foreign_sheets import read_sheet
from tracker.service.filing.proof_files import fingerprinted
from tracker.service.workspace import Workspace
from tracker.wording import Words


@dataclass(frozen=True, slots=True)
class Returned:
    """A sheet that came back: its rows that say something, and its rows that cannot be used."""

    path: Path
    changes: tuple[ClaimChange, ...]
    problems: tuple[Problem, ...]

    @property
    def fresh(self) -> list[ClaimChange]:
        """The rows that can be taken in."""
        return [change for change in self.changes if change.state is RowState.NEW]


def read_back(workspace: Workspace, path: Path, as_of: date) -> Returned:
    """What a sheet says that the ledger does not. `SheetError` for a file that is no sheet of ours."""

    def find(id: str) -> LedgerEntry | None:
        detail = workspace.entry(id, as_of)
        return detail.entry if detail is not None else None

    rows, problems = read_claims(read_sheet(path, HEADS), path.name)
    called = workspace.office.units().called
    rows = tuple(replace(row, id=(*workspace.find_ids(row.id, 1), row.id)[0]) for row in rows)
    changes = claim_changes(
        rows, find, lambda entry: responsible_unit(entry.commitment.lead, entry.issuer) or "", called
    )
    return Returned(path, changes, problems)


def take_in(workspace: Workspace, returned: Returned, by: str, now: datetime) -> Sequence[str]:
    """Record the claims of a sheet in one act; gives the items that somebody else changed in this moment."""
    claims, versions = {}, {}
    for change in returned.fresh:
        assert change.entry is not None
        proofs = tuple(fingerprinted(returned.path.parent, proof) for proof in change.row.claim.proofs)
        claims[change.row.id] = replace(change.row.claim, proofs=proofs)
        versions[change.row.id] = change.entry.version
    if not claims:
        return ()
    result = workspace.office.claim(claims, by=by, now=now, expected_versions=versions)
    return (*result.conflicts, *result.unknown)


def rows_to_confirm(words: Words, returned: Returned, states: dict[RowState, str]) -> list[str]:
    """The rows for people: item by item, new and old words, and who stated the old ones."""
    lines = []
    for change in returned.changes:
        task = change.entry.commitment.text if change.entry is not None else ""
        lines.append(f"{change.row.row}  {change.row.id}  {states[change.state]}  {task}")
        lines.append(f"    {words.claim_sentence(change.row.claim)}")
        if change.before is not None:
            old = change.before
            lines.append(f"    ← {words.claim_sentence(old)}（{old.by} {words.moment(old.at)}）")
    for problem in returned.problems:
        lines.append(f"{dict(problem.details).get('row', '')}  {words.problem_sentence(problem)}")
    return lines
