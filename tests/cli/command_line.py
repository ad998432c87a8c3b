"""Running command lines, in this process and in one of their own."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tracker.cli.main import run

PROJECT = Path(__file__).resolve().parents[2]
SAMPLES = PROJECT / "samples"


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command line ended."""

    code: int
    out: str
    err: str


Tracker = Callable[..., Ran]


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """No setting of the machine reaches a test, and no test the user's own store."""
    for name in ("TRACKER_DB", "TRACKER_BY", "TRACKER_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    yield


@pytest.fixture
def tracker(capsys: pytest.CaptureFixture[str]) -> Tracker:
    """Runs `tracker ARGUMENTS` in this process."""

    def call(*arguments: object) -> Ran:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(int(code), captured.out, captured.err)

    return call


def in_a_process(*arguments: object, stdin: str = "", **environment: str) -> Ran:
    """Runs `tracker ARGUMENTS` as a user does, without a terminal."""
    done = subprocess.run(
        [sys.executable, "-m", "tracker.cli.main", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        cwd=PROJECT,
        timeout=180,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with all samples; tests that change it copy it first."""
    store = tmp_path_factory.mktemp("samples") / "samples.db"
    paths = [
        path
        for path in SAMPLES.iterdir()
        if path.suffix in (".txt", ".md", ".docx") and path.stem != "README"
    ]
    ran = in_a_process("ingest", *sorted(paths), "--db", store)
    assert ran.code == 0, ran.err
    return store


@pytest.fixture
def own_store(sample_store: Path, tmp_path: Path) -> Path:
    """A copy of the samples' store to change."""
    copy = tmp_path / "own.db"
    copy.write_bytes(sample_store.read_bytes())
    return copy
