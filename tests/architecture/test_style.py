"""Rules of writing that no linter holds for us."""

import ast
import re

import pytest

from .source import ROOT, Module, modules

MAX_LINES = 420
LONGER = {
    # One widget: Textual wants drawing, keys and mouse as methods of one class.
    "tui.widgets.virtual_table": 500,
    # A migration is written once and never changes.
    "db.migrations.versions.v0001_first": 600,
}
FORBIDDEN_NAMES = {"utils", "util", "helpers", "common", "misc", "base_utils"}
CLOCKS = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
}
MAY_ASK_THE_CLOCK = ("tracker.cli", "tui", "tracker.evaluation")
OURS = list(modules().values())


def _name(module: Module) -> str:
    return module.name


@pytest.mark.parametrize("module", OURS, ids=_name)
def test_a_module_fits_on_a_few_screens_and_says_what_it_is_for(module: Module) -> None:
    assert module.text.count("\n") <= LONGER.get(module.name, MAX_LINES)
    assert ast.get_docstring(module.tree), f"{module.path} has no docstring"
    assert module.name.rpartition(".")[2] not in FORBIDDEN_NAMES


@pytest.mark.parametrize("module", OURS, ids=_name)
def test_nothing_is_caught_wholesale(module: Module) -> None:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else ""
            names = set(re.findall(r"\w+", caught))
            # Cleaning up and raising again swallows nothing.
            again = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
            assert caught and (again or not names & {"Exception", "BaseException"}), (
                f"{module.path}:{node.lineno}"
            )


@pytest.mark.parametrize("module", OURS, ids=_name)
def test_every_silenced_check_names_the_check(module: Module) -> None:
    for number, line in enumerate(module.text.splitlines(), 1):
        assert not re.search(r"#\s*type:\s*ignore(?!\[)", line), f"{module.path}:{number}"
        assert not re.search(r"#\s*noqa(?!:)", line), f"{module.path}:{number}"


@pytest.mark.parametrize("module", OURS, ids=_name)
def test_nothing_below_the_front_ends_asks_the_clock(module: Module) -> None:
    if module.name.startswith(MAY_ASK_THE_CLOCK):
        return
    for node in ast.walk(module.tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
        ):
            assert (node.func.value.id, node.func.attr) not in CLOCKS, f"{module.path}:{node.lineno}"


@pytest.mark.parametrize("module", OURS, ids=_name)
def test_names_are_not_cut_short(module: Module) -> None:
    """A function or class has words for a name, so one letter is no name (comprehensions and type variables aside)."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            assert len(node.name.strip("_")) > 1, f"{module.path}:{node.lineno} {node.name}"


_WORKPLACE = re.compile(
    "|".join(["/" + "work/", "/tmp" + "/w/", r"issue " + r"#\d", "TO" + "DO", "FIX" + "ME"])
)


def test_the_project_speaks_of_itself_alone() -> None:
    for folder in ("tracker", "tui", "db", "tests", "docs", "samples", "bench", ".ci"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".py", ".toml", ".md", ".tcss", ".txt", ".json", ".sh"} or path.name == "run":
                found = _WORKPLACE.search(path.read_text(encoding="utf-8", errors="replace"))
                assert found is None, f"{path} says {found[0]!r}"
    for name in ("README.md", "README.zh-CN.md", "CHANGELOG.md", "Makefile", "pyproject.toml"):
        found = _WORKPLACE.search((ROOT / name).read_text(encoding="utf-8"))
        assert found is None, f"{name} says {found[0]!r}"


def test_test_folders_are_packages_so_that_equal_names_do_not_clash() -> None:
    for path in (ROOT / "tests").rglob("test_*.py"):
        assert (path.parent / "__init__.py").exists(), f"{path.parent} needs an __init__.py"
