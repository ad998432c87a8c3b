"""Stores to test on: an SQLite file, and a PostgreSQL database where a server is installed."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from db.engine import Store
from db.schema import open_store
from tests.warm_workers import own_workers, warm_workers
from tracker.domain.policy import Policy
from tracker.service.workspace import Workspace

__all__ = [
    "any_workspace",
    "own_workers",
    "postgresql",
    "store",
    "url",
    "warm_workers",
    "workspace",
    "write_report",
]

_SERVERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of an empty server, without a database's name; skips where there is none."""
    pytest.importorskip("psycopg", reason="the driver psycopg is not installed")
    if not _SERVERS:
        pytest.skip("PostgreSQL is not installed (Debian: apt install postgresql)")
    user = [] if os.getuid() else ["runuser", "-u", "postgres", "--"]  # the server refuses to run as root
    folder = Path(tempfile.mkdtemp(prefix="tracker-postgresql-", dir="/tmp"))
    if user:
        shutil.chown(folder, "postgres")
    binaries, data = _SERVERS[-1], folder / "data"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(*command: str) -> None:
        subprocess.run([*user, *command], check=True, capture_output=True, cwd=folder)

    try:
        run(
            f"{binaries}/initdb",
            "-D",
            str(data),
            "-U",
            "tracker",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-locale",
            "-N",
        )
        options = f"-p {port} -h 127.0.0.1 -k {folder} -c fsync=off"
        run(f"{binaries}/pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
    except (subprocess.CalledProcessError, FileNotFoundError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip(f"PostgreSQL does not start here: {error}")
    try:
        yield f"postgresql+psycopg://tracker@127.0.0.1:{port}"
    finally:
        run(f"{binaries}/pg_ctl", "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new store can be made."""
    if request.param == "sqlite":
        return str(tmp_path / "store.db")
    server: str = request.getfixturevalue("postgresql")
    import psycopg

    name = f"t{uuid4().hex[:12]}"
    with psycopg.connect(f"{server.replace('+psycopg', '')}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{server}/{name}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """A new, empty store."""
    opened = open_store(url)
    yield opened
    opened.close()


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A workspace over a new, empty store in a file."""
    with Workspace.open(tmp_path / "store.db", policy=Policy()) as opened:
        yield opened


@pytest.fixture
def any_workspace(url: str) -> Iterator[Workspace]:
    """A workspace over a new, empty store of either kind."""
    with Workspace.open(url, policy=Policy()) as opened:
        yield opened


@pytest.fixture
def write_report(tmp_path: Path) -> Callable[..., Path]:
    """Writes a text file into a folder of documents."""

    def write(name: str, text: str, folder: str = "documents") -> Path:
        path = tmp_path / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write
