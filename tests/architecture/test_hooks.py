"""What runs before a commit is what `make check` runs."""

import re
import subprocess
import sys

import pytest

from .source import ROOT

CONFIG = ROOT / ".pre-commit-config.yaml"


def _commands_of_check() -> list[str]:
    """The commands of `make check`, in order."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"^check:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    return [line.strip().replace("$(BIN)", ".venv/bin") for line in recipe.splitlines()]


def test_hooks_run_the_commands_of_make_check_and_nothing_else() -> None:
    entries = re.findall(r"^ +entry: (.+)$", CONFIG.read_text(encoding="utf-8"), re.MULTILINE)
    assert entries == _commands_of_check() != []


def test_hooks_come_from_this_project_alone_and_always_run_whole() -> None:
    text = CONFIG.read_text(encoding="utf-8")
    hooks = len(_commands_of_check())
    assert re.findall(r"repo: (\S+)", text) == ["local"]
    assert text.count("language: system") == text.count("pass_filenames: false") == hooks


def test_the_configuration_is_one() -> None:
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    command = [sys.executable, "-m", "pre_commit", "validate-config", str(CONFIG)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stdout + ran.stderr
