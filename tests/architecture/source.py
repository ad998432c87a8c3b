"""The project's own modules, parsed: what the rules of the architecture are checked against."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("tracker", "tui", "db")


@dataclass(frozen=True, slots=True)
class Import:
    """One import of one module: `eager` when it happens as soon as the importing module is loaded."""

    module: str
    line: int
    eager: bool
    typing_only: bool


@dataclass(frozen=True, slots=True)
class Module:
    """A module of ours."""

    name: str
    path: Path
    text: str
    tree: ast.Module
    imports: tuple[Import, ...]

    @property
    def room(self) -> str:
        """`domain` for `tracker.domain.text`; `tui` and `db` are rooms themselves."""
        parts = self.name.split(".")
        return parts[1] if parts[0] == "tracker" and len(parts) > 1 else parts[0]


@cache
def modules() -> dict[str, Module]:
    """Every module of ours, by its dotted name."""
    found = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            text = path.read_text(encoding="utf-8")
            tree = ast.parse(text)
            is_package = parts[-1] == "__init__"
            found[name] = Module(name, path, text, tree, tuple(_imports(tree, name, is_package)))
    return found


def is_ours(module: str) -> bool:
    """Whether the dotted name is one of our own."""
    return module.split(".")[0] in PACKAGES


def is_standard(module: str) -> bool:
    """Whether the dotted name belongs to the standard library."""
    return module.split(".")[0] in sys.stdlib_module_names


def room_of(module: str) -> str:
    """The room of a dotted name of ours."""
    parts = module.split(".")
    return parts[1] if parts[0] == "tracker" and len(parts) > 1 else parts[0]


def _imports(tree: ast.Module, name: str, is_package: bool) -> Iterator[Import]:
    package = name if is_package else name.rpartition(".")[0]
    yield from _walk(tree, package, eager=True, typing_only=False)


def _walk(node: ast.AST, package: str, *, eager: bool, typing_only: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            for alias in child.names:
                yield Import(alias.name, child.lineno, eager, typing_only)
        elif isinstance(child, ast.ImportFrom):
            for module in _targets(child, package):
                yield Import(module, child.lineno, eager, typing_only)
        elif isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            yield from _walk(child, package, eager=False, typing_only=True)
        else:
            inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
            yield from _walk(child, package, eager=eager and not inside, typing_only=typing_only)


def _targets(node: ast.ImportFrom, package: str) -> Iterator[str]:
    base = node.module or ""
    if node.level:
        parents = package.split(".")
        kept = parents[: len(parents) - node.level + 1]
        base = ".".join([*kept, base] if base else kept)
    for alias in node.names:
        candidate = f"{base}.{alias.name}"
        path = ROOT / Path(*candidate.split("."))
        is_module = is_ours(base) and (path.with_suffix(".py").exists() or (path / "__init__.py").exists())
        yield candidate if is_module else base
