"""Ctrl-C in the middle of an import."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from .command_line import PROJECT, SAMPLES, Tracker


@pytest.mark.skipif(os.name == "nt", reason="signals of a process group")
def test_an_import_stopped_by_the_user_leaves_whole_documents_and_goes_on_later(
    tracker: Tracker, tmp_path: Path
) -> None:
    text = (SAMPLES / "云麓县政府工作报告2021.txt").read_text(encoding="utf-8")
    folder = tmp_path / "papers"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02}.txt").write_text(f"{text}\n（{number}）\n", encoding="utf-8")
    store = tmp_path / "t.db"
    process = subprocess.Popen(
        [sys.executable, "-m", "tracker.cli.main", "ingest", str(folder), "--db", str(store), "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=PROJECT,
        env={**os.environ, "PYTHONUTF8": "1", "TRACKER_LANG": "zh"},
        start_new_session=True,
    )
    # The first whole document is on file: now the group gets what a terminal sends it.
    while process.poll() is None and not (store.exists() and _documents(store)):
        pass
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=120)
    assert "Traceback" not in err and "意外中止" not in out
    documents = json.loads(tracker("documents", "--db", store, "--json").out)
    assert documents
    assert all(document["reports"] for document in documents)
    assert process.returncode == (130 if len(documents) < 30 else 0)
    again = tracker("ingest", folder, "--db", store)
    assert again.code == 0
    assert len(json.loads(tracker("documents", "--db", store, "--json").out)) == 30


def _documents(store: Path) -> int:
    import sqlite3

    try:
        with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
            return int(connection.execute("SELECT count(*) FROM document").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
