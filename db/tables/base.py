"""What all tables share: closed vocabularies, JSON columns, names of constraints."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

METADATA = SQLModel.metadata
METADATA.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def closed(vocabulary: type[StrEnum], *, nullable: bool = False, index: bool = False) -> Any:
    """A column that holds a value of one closed vocabulary, checked on the way in, by the database, and on the way out.

    Stored by value (SQLAlchemy's default is by name), as text with a CHECK, so that both databases hold the same and a
    new member needs a migration. 24 characters leave room for longer members.
    """
    kind = sa.Enum(
        vocabulary,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        length=24,
        name=vocabulary.__name__.lower(),
    )
    return Field(sa_type=kind, nullable=nullable, index=index)


def json_column() -> Any:
    """A column of JSON that is always replaced whole, never edited in place."""
    return Field(sa_type=sa.JSON, nullable=False)


def parent(target: str, *, index: bool = True, nullable: bool = False) -> Any:
    """A reference whose rows go when the row they belong to goes."""
    return Field(foreign_key=target, index=index, nullable=nullable, ondelete="CASCADE")


class Moment(sa.types.TypeDecorator[datetime]):
    """A moment in UTC. SQLite keeps no time zone, so it is put back on the way out; naive values are refused."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """To UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """From UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def moment(*, nullable: bool = False) -> Any:
    """A column that holds a moment in UTC."""
    return Field(sa_type=Moment, nullable=nullable)
