"""A PostgreSQL server of one's own, from what Debian installs, for as long as a measurement runs."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Server:
    """Where it listens, without a database's name, and its first process."""

    url: str
    process: int

    def execute(self, statement: str, database: str = "postgres") -> list[tuple[object, ...]]:
        """The rows of a statement, run by itself."""
        import psycopg

        plain = self.url.replace("+psycopg", "")
        with psycopg.connect(f"{plain}/{database}", autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description is not None else []

    def cpu(self) -> float:
        """CPU seconds of the server and of all its processes that have ended."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return sum(int(ticks) for ticks in fields[11:15]) / _TICK


@contextmanager
def server() -> Iterator[Server]:
    """Start one in a temporary folder. FileNotFoundError where PostgreSQL is not installed."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not installed:
        raise FileNotFoundError("PostgreSQL is not installed (Debian: apt install postgresql)")
    user = [] if os.getuid() else ["runuser", "-u", "postgres", "--"]  # the server refuses to run as root
    folder = Path(tempfile.mkdtemp(prefix="tracker-bench-"))
    if user:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(command: str, *arguments: str) -> None:
        subprocess.run(
            [*user, f"{installed[-1]}/{command}", "-D", str(data), *arguments],
            check=True,
            capture_output=True,
            cwd=folder,
        )

    try:
        run("initdb", "-U", "tracker", "-A", "trust", "-E", "UTF8", "--no-locale")
        options = f"-p {port} -h 127.0.0.1 -k {folder} -c shared_buffers=512MB -c max_wal_size=4GB"
        run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
        try:
            process = int((data / "postmaster.pid").read_text().split()[0])
            yield Server(f"postgresql+psycopg://tracker@127.0.0.1:{port}", process)
        finally:
            run("pg_ctl", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
