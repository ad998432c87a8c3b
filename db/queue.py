"""How far a shared store's queue is, read from its tables, and what became of documents that could not be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from . import columns

FAILED, REFUSED = "import.failed", "import.refused"
"""Kinds of act: a document whose reading ended in a fault, and one that the reader refused."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many jobs of a kind (`read`, `match`) have a state (`todo`, `doing`, `succeeded`, `failed` …), and how many
    documents they hold; jobs of several documents that failed are counted in the halves they were cut into."""

    task: str
    status: str
    jobs: int
    documents: int


_COUNTS = """
SELECT task_name, status::text, count(*), coalesce(sum(jsonb_array_length(args -> 'files')), 0)
FROM procrastinate_jobs
WHERE NOT (task_name = 'read' AND status = 'failed' AND jsonb_array_length(args -> 'files') > 1)
GROUP BY task_name, status
"""

_PACE = """
SELECT coalesce(sum(jsonb_array_length(j.args -> 'files')), 0), min(s.at), max(e.at)
FROM procrastinate_jobs j
JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'succeeded'
JOIN procrastinate_events s ON s.job_id = j.id AND s.type = 'started'
WHERE j.task_name = 'read' AND j.status = 'succeeded'
AND e.at > (SELECT max(at) FROM procrastinate_events WHERE type = 'succeeded') - interval '15 minutes'
"""


def made(connection: Connection) -> bool:
    """Whether the store has a queue."""
    return bool(connection.execute(sa.text("SELECT to_regclass('procrastinate_jobs')")).scalar())


def counts(connection: Connection) -> list[Count]:
    """The jobs by kind and state."""
    return [Count(*row) for row in connection.execute(sa.text(_COUNTS))]


def pace(connection: Connection) -> tuple[int, float]:
    """Documents read in the newest quarter of an hour that any were, and the seconds from its first start to its end."""
    documents, first, last = connection.execute(sa.text(_PACE)).one()
    return int(documents), (last - first).total_seconds() if first is not None else 0.0


def left_out(connection: Connection, kind: str, limit: int) -> tuple[int, list[dict[str, Any]]]:
    """How many acts of a kind there are, and the details of the newest."""
    action = columns.action
    count = connection.execute(
        sa.select(sa.func.count()).select_from(action).where(action.c.kind == kind)
    ).scalar_one()
    newest = (
        sa.select(action.c.details).where(action.c.kind == kind).order_by(action.c.id.desc()).limit(limit)
    )
    return int(count), [dict(details) for details in connection.execute(newest).scalars()]


def note(connection: Connection, kind: str, details: Sequence[dict[str, Any]], at: datetime) -> None:
    """Write down documents that could not be read; one that is known to be so already is not written again."""
    action = columns.action
    known = (
        set(
            connection.execute(
                sa.select(action.c.details["path"].as_string()).where(action.c.kind == kind)
            ).scalars()
        )
        if details
        else set()
    )
    rows = [
        {"at": at, "by": "", "kind": kind, "undoes": None, "details": one}
        for one in details
        if one["path"] not in known
    ]
    if rows:
        connection.execute(sa.insert(action), rows)
