"""Commitments with rows of their own: putting them in."""

from collections.abc import Mapping, Sequence

from sqlalchemy.engine import Connection

from . import columns, convert
from .core import insert_keys, insert_many
from .records import NewCommitment

_item = columns.item
_commitment = columns.commitment
_target = columns.target


def add_items(connection: Connection, ids: Mapping[str, str]) -> None:
    """Give out public ids (identity → id)."""
    insert_many(
        connection, _item, [{"id": id, "identity": identity, "version": 0} for identity, id in ids.items()]
    )


def add(connection: Connection, report: int, new: Sequence[NewCommitment]) -> None:
    """Store commitments of a report with their targets; their items are there."""
    keys = insert_keys(
        connection,
        _commitment,
        [
            {
                "item_id": one.item_id,
                "report_id": report,
                "year": one.year,
                "topic": one.topic,
                **convert.commitment_columns(one.commitment),
            }
            for one in new
        ],
    )
    insert_many(
        connection,
        _target,
        [
            {"commitment_id": key, "ordinal": position, **convert.target_columns(target)}
            for key, one in zip(keys, new, strict=True)
            for position, target in enumerate(one.commitment.targets)
        ],
    )
