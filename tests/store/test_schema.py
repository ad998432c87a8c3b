"""The schema: closed vocabularies, what is written once, versions and migrations."""

import re
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from db import people
from db.engine import Store, connect
from db.errors import ConstraintError, StoreError
from db.migrate import upgrade
from db.schema import HEAD, VERSIONS, open_store, schema_version
from tracker.domain.ledger import LedgerQuery
from tracker.domain.policy import Policy
from tracker.domain.vocabulary import MarkKind
from tracker.service.workspace import Workspace

from .made_up import AS_OF, NOW, file_made_up, made_up_text

OLD_STORES = Path(__file__).with_name("old_stores")


def _schema(store: Store) -> dict[str, list[str]]:
    """By table, index or trigger: the lines of its definition, in whatever order."""
    with store.read() as connection:
        rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").all()
    return {
        name: sorted(
            line.strip(' ,\t"') for line in re.sub(r'[ \t"]+', " ", sql).splitlines() if line.strip()
        )
        for name, sql in rows
    }


def _characters(lines: list[str]) -> list[str]:
    """What a definition says, whatever the order: a column added later stands behind the constraints."""
    return sorted("".join(lines).replace(" ", "").replace(",", ""))


def test_migrations_lead_to_the_schema_of_a_new_store(tmp_path: Path) -> None:
    migrated, made = connect(tmp_path / "migrated.db"), open_store(tmp_path / "made.db")
    upgrade(migrated)
    old, new = _schema(migrated), _schema(made)
    old.pop("alembic_version"), new.pop("alembic_version")
    assert set(old) == set(new)
    for name in new:
        assert _characters(old[name]) == _characters(new[name]), name
    assert schema_version(migrated) == HEAD
    migrated.close()
    made.close()


def test_the_database_itself_refuses_words_outside_a_vocabulary(store: Store) -> None:
    file_made_up(store, "a.txt", made_up_text(2023, 3, 1), 2023)
    for statement in (
        "UPDATE commitment SET grade = 'HARD'",
        "UPDATE section SET kind = 'rumour'",
        "UPDATE target SET op = '<>'",
        "UPDATE commitment SET start_at = 9, end_at = 3",
    ):
        with pytest.raises(ConstraintError), store.write() as connection:
            connection.exec_driver_sql(statement)


_ROWS = {
    "evidence_mark": (
        "decision, by, at, document, report, start_at, end_at, text, note, item_id",
        "'rejected', '王', '2026-01-01', 'a', 'b', 0, 1, '', ''",
    ),
    "correction": ("kind, by, at, note, changes, item_id", "'dropped', '王', '2026-01-01', '', '{}'"),
    "notice": (
        "kind, by, at, unit, number, note, item_id",
        "'reminded', '王', '2026-01-01', '水务局', '', ''",
    ),
    "claim": (
        "kind, by, at, unit, progress, problems, next_step, proofs, source, note, item_id",
        "'claimed', '王', '2026-01-01', '水务局', '', '', '', '[]', '', ''",
    ),
    "unit": ("name, other_names, listed", "'水务局', '[]', true"),
}
"""By table: its columns, and values for them but for the item's."""


@pytest.mark.parametrize(
    "table", ["action", "event", "mark", "evidence_mark", "correction", "notice", "claim", "unit"]
)
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET id = id + 1000"])
def test_what_people_did_can_be_neither_changed_nor_removed(store: Store, table: str, statement: str) -> None:
    file_made_up(store, "a.txt", made_up_text(2023, 3, 1), 2023)
    with store.write() as connection:
        item = connection.execute(sa.text("SELECT min(id) FROM item")).scalar_one()
        action = people.record(connection, "mark", by="王", at=NOW)
        people.note(connection, action, "mark.made", item=item)
        people.add_mark(connection, action, item, MarkKind.NOTE, by="王", at=NOW)
    if table in _ROWS:
        named, given = _ROWS[table]
        given += f", '{item}'" if "item_id" in named else ""
        with store.write() as connection:
            connection.exec_driver_sql(f"INSERT INTO {table} (action_id, {named}) VALUES ({action}, {given})")
    with (
        pytest.raises((ConstraintError, sa.exc.DBAPIError), match="append-only"),
        store.write() as connection,
    ):
        connection.exec_driver_sql(statement.format(table))


@pytest.mark.parametrize("version", VERSIONS)
def test_a_store_of_every_version_opens_with_its_marks(version: str, tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as connection:
        connection.executescript((OLD_STORES / f"{version}.sql").read_text(encoding="utf-8"))
    connection.close()
    with Workspace.open(path, policy=Policy()) as workspace:
        marked = [
            entry
            for document in workspace.documents()
            for entry in workspace.document_items(document.id, AS_OF)[0]
            if entry.verdict.mark
        ]
        assert [(entry.verdict.mark and entry.verdict.mark.by, entry.note) for entry in marked] == [
            ("李", "已现场核实")
        ]
        workspace.set_setting("view", {"status": "overdue"})
        assert workspace.setting("view") == {"status": "overdue"}
    reopened = open_store(path)
    assert schema_version(reopened) == HEAD
    reopened.close()


def test_a_migrated_store_works_like_a_new_one(url: str) -> None:
    old = connect(url)
    upgrade(old, VERSIONS[0])
    assert schema_version(old) == VERSIONS[0]
    upgrade(old)
    file_made_up(old, "a.txt", made_up_text(2023, 3, 1), 2023)
    old.close()
    with Workspace.open(url, policy=Policy()) as workspace:
        ids = workspace.ledger(LedgerQuery(AS_OF)).ids
        assert len(ids) == 3
        assert workspace.mark(ids, MarkKind.CLOSED, by="李", now=NOW).marked == ids
        workspace.set_setting("view", 1)
        with (
            pytest.raises((ConstraintError, sa.exc.DBAPIError), match="append-only"),
            workspace._store.write() as connection,
        ):
            connection.exec_driver_sql("DELETE FROM mark")


def test_a_failed_migration_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as connection:
        connection.executescript((OLD_STORES / "0001.sql").read_text(encoding="utf-8"))
        connection.execute(
            "CREATE TABLE setting (left_behind TEXT)"
        )  # the migration wants to make this table
    connection.close()
    before = list(sqlite3.connect(path).iterdump())
    with pytest.raises(StoreError) as caught:
        open_store(path)
    assert caught.value.code == "store.migration_failed"
    assert list(sqlite3.connect(path).iterdump()) == before


def test_a_newer_store_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    open_store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        open_store(path)
    assert caught.value.code == "store.newer"
    assert path.read_bytes() == before


def test_the_migration_tool_is_not_loaded_for_a_current_store(tmp_path: Path) -> None:
    import subprocess
    import sys

    program = (
        "import sys; from tracker.service.workspace import Workspace; w = Workspace.open(sys.argv[1]); w.documents();"
        "print([name for name in ('alembic', 'jieba', 'textual', 'dateparser') if name in sys.modules])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "s.db")], capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[]"
