"""Stores that cannot be used: each with its code, and left exactly as they were."""

import os
import sqlite3
from pathlib import Path

import pytest

from db.errors import StoreError
from db.schema import open_store

from .made_up import file_made_up, made_up_text


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


def _code_as_nobody(path: Path) -> str:
    """What another user is told; asked in a forked process, since that user may not read this interpreter."""
    if os.getuid() != 0:
        pytest.skip("only the superuser can become somebody else")
    here, there = os.pipe()
    child = os.fork()
    if child == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
        try:
            open_store(path)
        except StoreError as error:
            os.write(there, error.code.encode())
        finally:
            os._exit(0)
    os.close(there)
    os.waitpid(child, 0)
    with os.fdopen(here) as answer:
        return answer.read()


def test_a_read_only_store_and_one_of_another_owner(tmp_path: Path) -> None:
    for folder in (tmp_path, *tmp_path.parents):
        if "pytest-of" in str(folder):
            folder.chmod(0o755)
    path = tmp_path / "store.db"
    open_store(path).close()
    path.chmod(0o644)
    before = path.read_bytes()
    assert _code_as_nobody(path) == "store.read_only"
    path.chmod(0o600)
    assert _code_as_nobody(path) == "store.permission"
    assert _code_as_nobody(tmp_path / "new.db") == "store.permission"
    assert path.read_bytes() == before


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
