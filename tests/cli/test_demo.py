"""The first thing anybody runs."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .command_line import PROJECT


def test_the_demo_reads_the_samples_and_without_a_terminal_prints_the_ledger(tmp_path: Path) -> None:
    store = tmp_path / "demo.db"
    done = subprocess.run(
        [sys.executable, "-m", "tracker.cli.demo", "--db", str(store)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=PROJECT,
        env={**os.environ, "PYTHONUTF8": "1", "LANG": "C.UTF-8", "TRACKER_LANG": "zh"},
        timeout=180,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("新增  ") == 6
    for status in ("已兑现", "未到期", "逾期", "无法核实"):
        assert status in done.stdout
    assert f"tracker dashboard --db {store}" in done.stdout


@pytest.mark.long
@pytest.mark.parametrize("uv", ["", shutil.which("uv") or "absent"])
def test_the_two_commands_of_the_readme_in_a_fresh_clone(tmp_path: Path, uv: str) -> None:
    if uv == "absent":
        pytest.skip("uv is not installed")
    clone = tmp_path / "tracker"
    subprocess.run(["git", "clone", "-q", str(PROJECT), str(clone)], check=True)
    done = subprocess.run(
        ["make", f"UV={uv}", "demo"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=clone,
        timeout=900,
    )
    assert done.returncode == 0, done.stderr
    assert "云麓县" in done.stdout


@pytest.mark.long
def test_pip_install_gives_a_working_command(tmp_path: Path) -> None:
    environment = tmp_path / "env"
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    subprocess.run([str(environment / "bin" / "pip"), "install", "-q", str(PROJECT)], check=True, timeout=900)
    tracker = str(environment / "bin" / "tracker")
    sample = PROJECT / "samples" / "云麓县政府工作报告2022.docx"
    store = str(tmp_path / "t.db")
    subprocess.run([tracker, "ingest", str(sample), "--db", store], check=True, cwd=tmp_path, timeout=120)
    target = tmp_path / "通报.docx"
    command = [tracker, "report", "overdue", "--db", store, "--as-of", "2023-06-30", "--output", str(target)]
    subprocess.run(command, check=True, cwd=tmp_path, timeout=120)
    assert target.stat().st_size > 5000
