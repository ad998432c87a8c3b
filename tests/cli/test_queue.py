"""A store in a file has no queue: the commands say so, and make nothing."""

from pathlib import Path

import pytest

from .command_line import Tracker


@pytest.mark.parametrize("command", ["enqueue", "worker", "queue"])
def test_a_file_has_no_queue(command: str, tracker: Tracker, tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    ran = tracker(command, *([tmp_path] if command == "enqueue" else []), "--db", store)
    assert ran.code == 2
    assert "tracker ingest" in ran.err
    assert not store.exists()


def test_nothing_to_put_in_is_wrong_usage(tracker: Tracker, tmp_path: Path) -> None:
    server = "postgresql+psycopg://nobody@127.0.0.1:1/none"
    assert tracker("enqueue", "--db", server).code == 2
    assert tracker("enqueue", tmp_path / "nowhere", "--db", server).code == 2
    assert tracker("enqueue", "--list", tmp_path / "nowhere", "--db", server).code == 2
