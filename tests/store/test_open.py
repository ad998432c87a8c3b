"""Stores that cannot be used: each with its code, and left exactly as they were."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from db.errors import StoreError
from db.schema import open_store
from tracker.domain.ledger import LedgerQuery
from tracker.domain.policy import Policy
from tracker.domain.vocabulary import MarkKind
from tracker.service.filing import ingest  # noqa: F401 - loaded while this user may still read it
from tracker.service.workspace import Workspace

from .made_up import NOW, file_made_up, made_up_text
from .test_schema import OLD_STORES


def _code(path: Path | str, *, create: bool = True) -> str:
    with pytest.raises(StoreError) as caught:
        open_store(path, create=create)
    assert caught.value.details["path"]
    return caught.value.code


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert _code(tmp_path / "none" / "store.db") == "store.no_folder"
    assert not (tmp_path / "none").exists()


def test_a_store_that_is_not_there_is_not_made_when_only_looked_for(tmp_path: Path) -> None:
    assert _code(tmp_path / "store.db", create=False) == "store.missing"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 and more", "督查台账".encode() * 400, b"SQLite format 2\x00" + bytes(200), b"x"]
)
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(content)
    assert _code(path) == "store.not_a_database"
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_the_place_of_the_store(tmp_path: Path) -> None:
    assert _code(tmp_path) == "store.not_a_database"


@pytest.mark.parametrize("url", ["mysql://host/x", "nonsense://x", "://"])
def test_a_database_of_another_kind(url: str) -> None:
    assert _code(url) == "store.unsupported"


def test_another_programs_database_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "contacts.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE contact (name TEXT)")
    connection.close()
    assert _code(path) == "store.foreign"
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("contact",)]
    connection.close()


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_store_cut_in_half(tmp_path: Path, share: float) -> None:
    path = tmp_path / "store.db"
    store = open_store(path)
    file_made_up(store, "a.txt", made_up_text(2023, 200, 1), 2023)
    store.close()
    whole = path.read_bytes()
    half = whole[: int(len(whole) * share)]
    path.write_bytes(half)
    assert _code(path) == "store.damaged"
    assert path.read_bytes() == half


def test_a_header_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    path.write_bytes(b"SQLite format 3\x00" + bytes(20))
    assert _code(path) == "store.damaged"


def test_pages_overwritten_inside(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    open_store(path).close()
    data = bytearray(path.read_bytes())
    data[100:4000] = b"\xff" * 3900
    path.write_bytes(data)
    assert _code(path) == "store.damaged"


def _as_nobody(action: Callable[[], object]) -> str:
    """What another user gets; asked in a forked process, since that user may not read this interpreter."""
    if os.getuid() != 0:
        pytest.skip("only the superuser can become somebody else")
    here, there = os.pipe()
    child = os.fork()
    if child == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
        try:
            os.write(there, str(action()).encode())
        except StoreError as error:
            os.write(there, error.code.encode())
        finally:
            os._exit(0)
    os.close(there)
    os.waitpid(child, 0)
    with os.fdopen(here) as answer:
        return answer.read()


def _within_reach(folder: Path) -> None:
    for one in (folder, *folder.parents):
        if "pytest-of" in str(one):
            one.chmod(0o755)


def test_one_of_another_owner(tmp_path: Path) -> None:
    _within_reach(tmp_path)
    path = tmp_path / "store.db"
    open_store(path).close()
    assert _as_nobody(lambda: open_store(path)) == "store.permission"
    assert _as_nobody(lambda: open_store(tmp_path / "new.db")) == "store.permission"
    assert not (tmp_path / "new.db").exists()


@pytest.mark.parametrize("writer", ["away", "there"])
def test_a_read_only_store_can_be_looked_at(tmp_path: Path, writer: str) -> None:
    _within_reach(tmp_path)
    path = tmp_path / "store.db"
    store = open_store(path)
    file_made_up(store, "a.txt", made_up_text(2023, 20, 1), 2023)
    if writer == "away":
        store.close()
    for file in tmp_path.glob("store.db*"):
        file.chmod(0o644)
    before = {file.name: file.read_bytes() for file in tmp_path.glob("store.db*")}

    def look() -> object:
        with Workspace.open(path, policy=Policy(), create=False) as workspace:
            assert workspace.read_only
            ids = workspace.ledger(LedgerQuery(NOW.date(), grades=())).ids
            assert workspace.entry(ids[0], NOW.date()) is not None
            workspace.overview(LedgerQuery(NOW.date()))
            return len(workspace.documents()), len(ids) > 5

    def mark() -> object:
        with Workspace.open(path, policy=Policy()) as workspace:
            ids = workspace.ledger(LedgerQuery(NOW.date(), grades=())).ids
            return workspace.mark(ids[:1], MarkKind.CLOSED, by="李", now=NOW)

    def import_files() -> object:
        with Workspace.open(path, policy=Policy()) as workspace:
            return workspace.ingest([tmp_path], now=NOW)

    assert _as_nobody(look) == "(1, True)"
    assert _as_nobody(mark) == "store.read_only"
    assert _as_nobody(import_files) == "store.read_only"
    if writer == "there":
        assert {file.name: file.read_bytes() for file in tmp_path.glob("store.db")} == {
            "store.db": before["store.db"]
        }
        file_made_up(store, "b.txt", made_up_text(2024, 20, 1), 2024)
        store.engine.dispose()
        assert _as_nobody(look) == "(2, True)"
        store.close()
    else:
        assert {file.name: file.read_bytes() for file in tmp_path.glob("store.db*")} == before


def test_a_read_only_store_of_an_older_version_is_told(tmp_path: Path) -> None:
    _within_reach(tmp_path)
    path = tmp_path / "store.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript((OLD_STORES / "0001.sql").read_text(encoding="utf-8"))
    path.chmod(0o644)
    assert _as_nobody(lambda: open_store(path)) == "store.upgrade_needed"


def test_a_server_that_does_not_answer() -> None:
    pytest.importorskip("psycopg")
    assert _code("postgresql+psycopg://nobody:secret@127.0.0.1:1/none") == "store.unreachable"


def test_a_password_is_not_shown() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError) as caught:
        open_store("postgresql+psycopg://nobody:secret@127.0.0.1:1/none")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("url", ["postgresql+nodriver://x/y", "nonsense://x", "postgresql+psycopg:/x"])
def test_a_url_that_means_nothing(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError):
        open_store(url)
