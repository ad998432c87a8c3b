"""Which body a report belongs to, merges by people included."""

from collections.abc import Mapping
from dataclasses import dataclass

from db import people
from db.engine import Connection
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
