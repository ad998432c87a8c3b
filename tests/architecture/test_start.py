"""What a command loads before it needs it, looked at in a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "textual",
    "jieba",
    "rjieba",
    "sqlmodel",
    "sqlalchemy",
    "alembic",
    "dateparser",
    "holidays",
    "docx",
    "rich",
    "pydantic",
    "openpyxl",
    "xlsxwriter",
    "jinja2",
    "pypdfium2",
)
REPORT = "import sys; print('\\nLOADED', *sorted({name.split('.')[0] for name in sys.modules}))"


def loaded(code: str, folder: Path) -> set[str]:
    """The top-level names in `sys.modules` after the code ran."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{REPORT}"],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
        timeout=120,
    )
    return set(done.stdout.rpartition("LOADED")[2].split())


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["--version"], ["list", "--help"], ["report", "overdue", "--help"], ["nonsense"]],
)
def test_help_and_mistakes_load_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    names = loaded(f"from tracker.cli.main import run; run({arguments!r})", tmp_path)
    assert "click" in names
    assert not names & set(HEAVY)


def test_listing_loads_the_store_but_no_screen_and_no_language_library(tmp_path: Path) -> None:
    store = str(tmp_path / "empty.db")
    code = f"from tracker.cli.main import run\nrun(['ingest', {str(tmp_path)!r}, '--db', {store!r}])\n"
    loaded(code, tmp_path)
    names = loaded(
        f"from tracker.cli.main import run; assert run(['list', '--db', {store!r}]) == 0", tmp_path
    )
    assert "sqlalchemy" in names
    assert not names & {
        "textual",
        "jieba",
        "rjieba",
        "dateparser",
        "holidays",
        "docx",
        "jinja2",
        "xlsxwriter",
        "alembic",
    }
