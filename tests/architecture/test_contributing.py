"""Every recipe of CONTRIBUTING.md is followed on a copy of the sources, and gives what it says; so does the page on a sentence."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from .source import ROOT

_BLOCK = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass
class Recipe:
    """A section with the changes it names (file, lines) and the checks (language, lines)."""

    title: str
    changes: list[tuple[str, str]] = field(default_factory=list)
    checks: list[tuple[str, str]] = field(default_factory=list)


def recipes() -> list[Recipe]:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    body = text.partition("\n## Recipes\n")[2].partition("\n## ")[0]
    found = []
    for section in body.split("\n### ")[1:]:
        recipe = Recipe(section.partition("\n")[0])
        for language, file, lines in _BLOCK.findall(section):
            if language == "diff":
                recipe.changes.append((file, lines))
            else:
                recipe.checks.append((language, lines))
        found.append(recipe)
    return found


def change(file: Path, lines: str) -> None:
    """Replace the lines of a diff that stand in the file (kept and taken out) by those that should (kept and put in)."""
    rows = lines.splitlines()
    old = "\n".join(row[1:] for row in rows if row[:1] in (" ", "-", ""))
    new = "\n".join(row[1:] for row in rows if row[:1] in (" ", "+", ""))
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"stands {text.count(old)} times in {file.name}:\n{old}"
    file.write_text(text.replace(old, new), encoding="utf-8")


def run(folder: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1", "TRACKER_LANG": "zh"}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_each_point_of_extension_has_a_recipe() -> None:
    assert [recipe.title for recipe in recipes()] == [
        "A form of deadline",
        "A form of number",
        "An indicator",
        "A role of a table's column",
        "A rule of judging",
        "A file format",
        "A form of the papers",
        "A field that people correct",
    ]


@pytest.mark.parametrize("recipe", recipes(), ids=lambda recipe: recipe.title)
def test_a_recipe_gives_what_it_says(recipe: Recipe, tmp_path: Path) -> None:
    for room in ("tracker", "db", "tui", "samples"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__", "gold"))
    assert recipe.changes
    assert recipe.checks
    for file, lines in recipe.changes:
        change(tmp_path / file, lines)
    for language, lines in recipe.checks:
        if language == "python":
            run(tmp_path, "-c", lines)
            continue
        wanted: list[str] = []
        printed = ""
        for line in lines.splitlines():
            if line.startswith("$ tracker "):
                printed += run(tmp_path, "-m", "tracker.cli.main", *line.removeprefix("$ tracker ").split())
            else:
                wanted.append(line)
        assert [line for line in wanted if line not in printed] == [], printed


def test_the_way_of_one_sentence_is_as_the_page_tells_it() -> None:
    failed, tried = doctest.testfile(
        str(ROOT / "docs" / "sentence.md"), module_relative=False, encoding="utf-8"
    )
    assert tried > 20
    assert not failed
