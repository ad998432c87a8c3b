"""What all tables share: kinds of columns, names of constraints."""

from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from db.column_types import Moment, one_of

METADATA = SQLModel.metadata
METADATA.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def closed(vocabulary: type[StrEnum], *, nullable: bool = False, index: bool = False) -> Any:
    """A column that holds a value of one closed vocabulary."""
    return Field(sa_type=one_of(vocabulary), nullable=nullable, index=index)


def json_column() -> Any:
    """A column of JSON that is always replaced whole, never edited in place."""
    return Field(sa_type=sa.JSON, nullable=False)


def parent(target: str, *, index: bool = True, nullable: bool = False) -> Any:
    """A reference whose rows go when the row they belong to goes."""
    return Field(foreign_key=target, index=index, nullable=nullable, ondelete="CASCADE")


def moment(*, nullable: bool = False) -> Any:
    """A column that holds a moment in UTC."""
    return Field(sa_type=Moment, nullable=nullable)
