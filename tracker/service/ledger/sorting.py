"""What the files of a folder say about the one among them that does not name its issuer or its date."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath

from tracker.domain.ledger import IngestedFile
from tracker.domain.problem import Problem
from tracker.domain.vocabulary import Severity

_LEAST = 2
"""Neighbours that must agree: one alone is no custom of the folder."""


def with_proposals(files: Sequence[IngestedFile]) -> tuple[IngestedFile, ...]:
    """The files, those without an issuer or a date with what their neighbours in the folder agree on as a proposal."""
    folders: dict[PurePath, list[IngestedFile]] = {}
    for file in files:
        if file.document_id is not None:
            folders.setdefault(PurePath(file.path).parent, []).append(file)
    return tuple(_proposed(file, folders.get(PurePath(file.path).parent, ())) for file in files)


def _proposed(file: IngestedFile, neighbours: Sequence[IngestedFile]) -> IngestedFile:
    if file.document_id is None or not file.reports:
        return file
    found = []
    issuer = _agreed(one.issuer for one in neighbours)
    if file.issuer is None and issuer is not None:
        found.append(_problem("issuer.proposed", file.document_id, name=issuer))
    year = _agreed(str(one.date.year) if one.date is not None else None for one in neighbours)
    if file.date is None and year is not None:
        found.append(_problem("date.proposed", file.document_id, year=year))
    return replace(file, problems=(*file.problems, *found)) if found else file


def _agreed(values: Iterable[str | None]) -> str | None:
    """What all neighbours that say something say."""
    stated = [value for value in values if value is not None]
    return stated[0] if len(stated) >= _LEAST and len(set(stated)) == 1 else None


def _problem(code: str, document: str, **details: str) -> Problem:
    return Problem(code, Severity.WARNING, None, (("document", document), *sorted(details.items())))
