"""Compiles the reading of documents into the wheel: two fifths of the time less, the same results.

Only where TRACKER_COMPILE is set, for it needs a C compiler and two minutes; every other installation runs from the
sources. Nothing is written beside the sources, so that no stale module can hide an edited one.
"""

import os
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = (
    "tracker/extraction/**/*.py",
    "tracker/lexicon/engine/*.py",
    "tracker/domain/text.py",
    "tracker/domain/promise.py",
)
"""What most of the time of reading a document is spent in."""


class CompileHook(BuildHookInterface[Any]):
    """What hatchling asks when it builds a wheel."""

    def dependencies(self) -> list[str]:
        """Needed to build, not to run."""
        return ["mypy>=2.4,<3", "setuptools>=80"] if _asked() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a folder of its own, and have that put into the wheel."""
        if not _asked() or version == "editable":
            return
        self._folder = tempfile.TemporaryDirectory()
        for module in _compile(Path(self.root), Path(self._folder.name)):
            build_data["force_include"][str(module)] = str(module.relative_to(self._folder.name))
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """The wheel holds them now."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()


_CHECKED = ("--config-file=", "--ignore-missing-imports")
"""The libraries are not there while a wheel is built; `make check` looks at types with them."""


def _asked() -> bool:
    return bool(os.environ.get("TRACKER_COMPILE"))


def _compile(root: Path, folder: Path) -> list[Path]:
    """The compiled modules, in `folder` as they stand in the project."""
    from mypyc.build import mypycify
    from setuptools import Distribution

    sources = sorted(
        str(path.relative_to(root))
        for pattern in COMPILED
        for path in root.glob(pattern)
        if path.name != "__init__.py"
    )
    os.chdir(root)  # mypy tells the names of modules from where it stands
    with tempfile.TemporaryDirectory() as work:
        extensions = mypycify([*_CHECKED, *sources], opt_level="3", target_dir=work)
        command = Distribution({"name": "tracker", "ext_modules": extensions}).get_command_obj("build_ext")
        command.build_lib, command.build_temp = str(folder), work  # type: ignore[attr-defined]
        command.ensure_finalized()
        command.run()
    return sorted(path for path in folder.rglob("*") if path.is_file())
