"""The lock, the requirements files made from it, and what the sources import belong together."""

import re
import shutil
import subprocess
import tomllib

import pytest

from .source import ROOT, is_ours, is_standard, modules

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
IMPORTED_AS = {
    "msdoc2docx": "doc2docx",
    "python-docx": "docx",
    "aiohttp-jinja2": "aiohttp_jinja2",
    "textual-plotext": "textual_plotext",
    "textual-serve": "textual_serve",
    "charset-normalizer": "charset_normalizer",
    "python-calamine": "python_calamine",
}
COPYLEFT = re.compile(r"pymupdf|easyofd|docxtpl|readability|chardet\b", re.IGNORECASE)


def declared() -> set[str]:
    """The modules of the libraries that the project asks for."""
    names = {re.split(r"[<>=\[ ;]", line)[0] for line in PROJECT["project"]["dependencies"]}
    return {IMPORTED_AS.get(name, name) for name in names}


OPTIONAL = {"psycopg", "procrastinate", "numpy", "PIL", "rapidocr"}
"""What the extras bring."""


def test_every_library_that_is_imported_is_asked_for() -> None:
    used = {
        found.module.split(".")[0]
        for module in modules().values()
        for found in module.imports
        if not is_ours(found.module) and not is_standard(found.module) and not found.typing_only
    }
    assert used - declared() <= OPTIONAL, "imported but not in pyproject.toml"


def pins(name: str) -> dict[str, str]:
    """Package and version of each line of a requirements file; every one must have a hash."""
    text = (ROOT / name).read_text(encoding="utf-8")
    found = dict(re.findall(r"^([A-Za-z0-9_.-]+)(?:\[[a-z,]+\])?==([^ ;\\]+)", text, re.MULTILINE))
    assert len(found) <= text.count("--hash=sha256:")
    return found


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_the_requirements_files_pin_what_the_lock_does(name: str) -> None:
    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    locked = {package["name"]: package.get("version") for package in lock["package"]}
    pinned = pins(name)
    assert len(pinned) > 20
    assert {package: locked.get(package) for package in pinned} == pinned


@pytest.mark.skipif(shutil.which("uv") is None, reason="uv is not installed")
@pytest.mark.parametrize(
    ("name", "extra"), [("requirements.lock", ["--no-dev"]), ("requirements-dev.lock", [])]
)
def test_make_lock_would_write_the_same(name: str, extra: list[str]) -> None:
    command = ["uv", "export", "--quiet", "--frozen", "--offline", *extra, "--no-emit-project"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=60)
    if done.returncode != 0:
        pytest.skip(f"uv cannot export here: {done.stderr.strip()[:100]}")

    def lines(text: str) -> list[str]:
        return [line for line in text.splitlines() if not line.startswith("#")]

    assert lines(done.stdout) == lines((ROOT / name).read_text(encoding="utf-8")), "run make lock"


def test_nothing_that_binds_others_is_needed_at_run_time() -> None:
    assert not [name for name in pins("requirements.lock") if COPYLEFT.fullmatch(name)]
