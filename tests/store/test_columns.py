"""The columns that queries use are those of the tables, and using them loads no object mapper."""

import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from db import columns
from db.tables import METADATA
from db.tables.__main__ import MODULE, render

BARE = {table.name: table for table in vars(columns).values() if isinstance(table, sa.Table)}


def test_the_module_is_as_the_classes_say() -> None:
    assert MODULE.read_text(encoding="utf-8") == render(), "run python -m db.tables"


@pytest.mark.parametrize("name", sorted(METADATA.tables))
def test_a_table_takes_and_gives_the_same_values(name: str) -> None:
    dialect = sa.create_engine("sqlite://").dialect
    full, bare = METADATA.tables[name], BARE[name]
    assert [column.name for column in bare.columns] == [column.name for column in full.columns]
    for ours, theirs in zip(bare.columns, full.columns, strict=True):
        assert ours.primary_key == theirs.primary_key
        assert theirs.type.python_type in (ours.type.python_type, object)  # SQLModel's strings do not say
        assert getattr(ours.default, "arg", None) == getattr(theirs.default, "arg", None)
        if isinstance(theirs.type, sa.Enum):
            write, read = ours.type.bind_processor(dialect), ours.type.result_processor(dialect, None)
            assert write and read
            assert [read(write(member)) for member in theirs.type.enum_class or ()] == list(
                theirs.type.enum_class or ()
            )


def test_reading_and_marking_load_no_object_mapper(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    make = "from db.schema import open_store; import sys; open_store(sys.argv[1]).close()"
    subprocess.run([sys.executable, "-c", make, str(store)], check=True)
    program = (
        "import sys\n"
        "from datetime import UTC, date, datetime\n"
        "from tracker.domain.ledger import LedgerQuery\n"
        "from tracker.domain.vocabulary import MarkKind\n"
        "from tracker.service.workspace import Workspace\n"
        "with Workspace.open(sys.argv[1]) as workspace:\n"
        "    workspace.ledger(LedgerQuery(date(2026, 3, 1)))\n"
        "    workspace.mark(['none'], MarkKind.NOTE, by='李', now=datetime(2026, 3, 1, tzinfo=UTC))\n"
        "print(sorted({'sqlmodel', 'pydantic', 'sqlalchemy.orm'} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(store)], check=True, capture_output=True, text=True
    )
    assert ran.stdout.strip() == "[]"
