"""Which body a report belongs to, merges by people included."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from db import documents, people
from db.engine import Connection
from db.records import StoredReport
from tracker.domain.ledger import IssuerInfo
from tracker.domain.report import Report
from tracker.matching.bodies import body_key


@dataclass(frozen=True, slots=True)
class Bodies:
    """The merges in force."""

    merged: Mapping[str, str]

    @classmethod
    def load(cls, connection: Connection) -> "Bodies":
        """Those of the store."""
        return cls(people.merged_bodies(connection))

    def own_key(self, issuer: str | None) -> str | None:
        """The key of the body as named, before merges."""
        return body_key(issuer)

    def key(self, issuer: str | None) -> str | None:
        """The key of the body whose reports answer each other."""
        key = body_key(issuer)
        seen = set()
        while key is not None and key in self.merged and key not in seen:
            seen.add(key)
            key = self.merged[key]
        return key

    def of(self, report: Report) -> str | None:
        """The key of the body that gave a report; None while its name does not say of which place (水利局), for others bear it too."""
        unplaced = any(
            problem.code == "issuer.incomplete" and dict(problem.details).get("name") == report.issuer
            for problem in report.problems
        )
        return None if unplaced else self.key(report.issuer)


def names_of_bodies(
    reports: Iterable[StoredReport], merged: Mapping[str, str]
) -> dict[str, tuple[tuple[str, int], ...]]:
    """By body: the names its reports bear, each with how many. First the one it is called by.

    That is the name most of its reports bear; where a person merged bodies, of the names of the one merged into.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for stored in reports:
        if stored.body is not None and stored.report.issuer:
            counts[stored.body][stored.report.issuer] += 1
    targets = set(merged.values())
    return {
        body: tuple(
            sorted(
                names.items(),
                key=lambda item: (body in targets and body_key(item[0]) != body, -item[1], item[0]),
            )
            if len(names) > 1
            else names.items()
        )
        for body, names in counts.items()
    }


def called(reports: Mapping[int, StoredReport], merged: Mapping[str, str]) -> dict[int, str]:
    """By report key: what its body is called; its own issuer where the body is not known, "" without any."""
    names = names_of_bodies(reports.values(), merged)
    return {
        key: names[stored.body][0][0] if stored.body in names else stored.report.issuer or ""
        for key, stored in reports.items()
    }


def issuers(connection: Connection) -> tuple[IssuerInfo, ...]:
    """The bodies whose reports are on file, with all their names; a report without a known body counts by its name."""
    reports = {
        stored.key: stored for stored in documents.reports(connection, live=False) if stored.document_name
    }
    merged = people.merged_bodies(connection)
    found = [
        IssuerInfo(names[0][0], sum(count for _, count in names), names)
        for names in names_of_bodies(reports.values(), merged).values()
    ]
    others = Counter(stored.report.issuer or "" for stored in reports.values() if stored.body is None)
    found += [IssuerInfo(name, count, ((name, count),) if name else ()) for name, count in others.items()]
    return tuple(sorted(found, key=lambda issuer: issuer.name))
