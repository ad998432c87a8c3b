"""Who may import whom: the rooms of docs/architecture.md, without cycles, with one door for each library."""

import pytest

from .source import Module, is_ours, is_standard, modules, room_of

ALLOWED: dict[str, set[str]] = {
    "domain": set(),
    "files": set(),
    "lexicon": {"domain"},
    "wording": {"domain"},
    "reading": {"domain"},
    "extraction": {"domain", "lexicon"},
    "matching": {"domain", "lexicon"},
    "judging": {"domain", "lexicon"},
    "insight": {"domain", "lexicon", "extraction", "matching"},
    "db": {"domain", "files"},
    "service": {
        "domain",
        "files",
        "lexicon",
        "reading",
        "extraction",
        "matching",
        "judging",
        "insight",
        "db",
    },
    "reports": {"domain", "files", "wording"},
    "evaluation": {"domain", "wording", "service", "extraction"},
    "tui": {"domain", "files", "wording", "service", "reports", "judging"},
    # The command line is the outermost front end: it also opens the dashboard.
    "cli": {
        "domain",
        "files",
        "lexicon",
        "wording",
        "service",
        "reports",
        "extraction",
        "judging",
        "insight",
        "tui",
    },
    "tracker": set(),
}

DOORS: dict[str, set[str]] = {
    # Frameworks that are a room's own language.
    "click": {"tracker.cli"},
    "textual": {"tui"},
    "textual_serve": {"tui.serve", "tui.sessions"},
    "rich": {"tui", "tracker.cli.progress"},
    "sqlmodel": {"db"},
    "sqlalchemy": {"db"},
    "alembic": {"db"},
    "lxml": {"tracker.reading", "tracker.reports"},
    # What pictures are looked at with.
    "numpy": {"tracker.reading.scans"},
    "PIL": {"tracker.reading.scans"},
    # Read in one room, written in another.
    "docx": {"tracker.reading", "tracker.reports"},
    "openpyxl": {"tracker.reading"},
}
"""Where a library may be imported: a module, or every module of a package. A library not listed has one module."""


@pytest.mark.parametrize("module", modules().values(), ids=lambda module: module.name)
def test_a_room_imports_only_what_it_may(module: Module) -> None:
    allowed = ALLOWED[module.room] | {module.room}
    for used in module.imports:
        if is_ours(used.module):
            assert room_of(used.module) in allowed, f"{module.path}:{used.line} imports {used.module}"


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = {
        name: sorted(
            {used.module for used in module.imports if used.eager and used.module in modules()} - {name}
        )
        for name, module in modules().items()
    }
    assert _circle(graph) is None


def test_no_rooms_import_each_other_in_a_circle() -> None:
    graph: dict[str, list[str]] = {}
    for module in modules().values():
        others = {room_of(used.module) for used in module.imports if is_ours(used.module)} - {module.room}
        graph[module.room] = sorted({*graph.get(module.room, []), *others})
    assert _circle(graph) is None


def _circle(graph: dict[str, list[str]]) -> list[str] | None:
    """A path that comes back to where it began, if there is one."""
    state: dict[str, int] = {}

    def visit(node: str, path: list[str]) -> list[str] | None:
        if state.get(node) == 1:
            return [*path[path.index(node) :], node]
        if state.get(node) == 2:
            return None
        state[node] = 1
        for following in graph.get(node, []):
            if found := visit(following, [*path, node]):
                return found
        state[node] = 2
        return None

    for start in graph:
        if found := visit(start, []):
            return found
    return None


def test_each_library_enters_by_its_door() -> None:
    used_by: dict[str, set[str]] = {}
    for module in modules().values():
        for used in module.imports:
            if not is_ours(used.module) and not is_standard(used.module) and not used.typing_only:
                used_by.setdefault(used.module.split(".")[0], set()).add(module.name)
    assert used_by, "no library at all?"
    for library, users in used_by.items():
        doors = DOORS.get(library)
        if doors is None:
            assert len(users) == 1, f"{library} is imported by {sorted(users)}"
        else:
            strangers = {
                user
                for user in users
                if not any(user == door or user.startswith(f"{door}.") for door in doors)
            }
            assert not strangers, f"{library} is imported by {sorted(strangers)}"
