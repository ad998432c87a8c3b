"""Line coverage: `pytest -p tests.coverage_report` ends with the modules below `LEAST` per cent.

Only what runs in the processes of the tests is seen, not the readers and servers that they start. Lines are noted where
they first run and cost nothing afterwards.
"""

from pathlib import Path

import pytest
from slipcover import FileMatcher, ImportManager, Slipcover

LEAST = 80
ROOT = Path(__file__).parents[1]
SOURCES = tuple(ROOT / name for name in ("tracker", "tui", "db"))

Lines = dict[str, list[int]]
"""Lines by the path of their module."""

_running = pytest.StashKey[Slipcover]()
_reached = pytest.StashKey[dict[str, set[int]]]()
_all = pytest.StashKey[dict[str, set[int]]]()


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Begin before anything of the program is imported."""
    early_config.stash[_running] = Slipcover()
    early_config.stash[_reached], early_config.stash[_all] = {}, {}
    ImportManager(early_config.stash[_running], FileMatcher(sources=SOURCES)).__enter__()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand over what this process saw: to the controller where there is one."""
    files = session.config.stash[_running].get_coverage()["files"]
    seen = {path: (found["executed_lines"], found["missing_lines"]) for path, found in files.items()}
    output: dict[str, object] | None = getattr(session.config, "workeroutput", None)
    if output is None:
        _add(session.config, seen)
    else:
        output["covered"] = seen


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """Take over what a worker saw."""
    config = getattr(node, "config", None)
    output = getattr(node, "workeroutput", {})
    if isinstance(config, pytest.Config) and "covered" in output:
        _add(config, output["covered"])


def _add(config: pytest.Config, seen: dict[str, tuple[list[int], list[int]]]) -> None:
    for path, (executed, missing) in seen.items():
        config.stash[_reached].setdefault(path, set()).update(executed)
        config.stash[_all].setdefault(path, set()).update(executed, missing)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The share of all, and every module below the least."""
    reached, lines = config.stash[_reached], config.stash[_all]
    terminalreporter.section("coverage")
    for path in sorted(lines):
        share = len(reached[path]) / len(lines[path]) if lines[path] else 1
        if share < LEAST / 100:
            terminalreporter.write_line(f"{share:4.0%}  {path}")
    for path in _never_imported(lines):
        terminalreporter.write_line(f"  0%  {path}")
    count, total = sum(map(len, reached.values())), sum(map(len, lines.values()))
    if total:
        terminalreporter.write_line(
            f"{count / total:4.0%}  of the lines imported; above are the modules below {LEAST} %"
        )


def _never_imported(lines: dict[str, set[int]]) -> list[str]:
    every = (path.relative_to(ROOT).as_posix() for source in SOURCES for path in source.rglob("*.py"))
    return sorted(path for path in every if path not in lines)
