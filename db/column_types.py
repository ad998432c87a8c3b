"""How values of our own kinds stand in columns: closed vocabularies and moments."""

from datetime import UTC, datetime
from enum import StrEnum

import sqlalchemy as sa


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


def one_of(vocabulary: type[StrEnum]) -> sa.Enum:
    """The type of a column that holds a value of one closed vocabulary, checked on the way in, by the database, and
    on the way out.

    Stored by value (SQLAlchemy's default is by name), as text with a CHECK, so that both databases hold the same and a
    new member needs a migration. 24 characters leave room for longer members.
    """
    return sa.Enum(
        vocabulary,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        length=24,
        name=vocabulary.__name__.lower(),
    )
