"""The one registry of actions: key bindings, command palette, footer and help are all made from it.

Every letter key has a twin that also arrives while a Chinese input method is on: an arrow, a function or Ctrl key, a
digit, or the full-width character the input method makes of the same key (`/` arrives as `、` or `／`).
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding
from textual.keys import KEY_NAME_REPLACEMENTS


class Scope(StrEnum):
    """Where an action can be used."""

    APP = "app"
    TABLE = "table"
    ITEM = "item"
    OVERVIEW = "overview"
    LEDGER = "ledger"
    REVIEW = "review"
    LOOP = "loop"
    DOCUMENTS = "documents"
    TEXT = "text"
    FIGURES = "figures"
    DIFFICULTIES = "difficulties"
    REPORT = "report"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class Action:
    """Something a person can do. `id` is also the catalogue key of its label (`action.<id>`).

    `keys` are Textual key names or single characters; the first is the one shown, the others are twins. `run` is the
    Textual action it starts. `footer` orders the footer of its screen, 0 leaves it out. `writes` marks the actions
    that must stay silent while a person types in a field.
    """

    id: str
    scope: Scope
    keys: tuple[str, ...]
    run: str
    footer: int = 0
    writes: bool = False


def _screens() -> Iterable[Action]:
    order = ("overview", "ledger", "review", "documents", "report")
    for number, name in enumerate(order, start=2):
        yield Action(f"go.{name}", Scope.APP, (f"f{number}",), f"go('{name}')")


def _marks() -> Iterable[Action]:
    # No Ctrl+W, Ctrl+N or Ctrl+T: a browser keeps them for itself.
    kinds = (
        ("fulfilled", "d", "ctrl+d", 14),
        ("overdue", "y", "ctrl+o", 15),
        ("unverifiable", "w", "=", 16),
        ("pending", "n", "~", 30),
        ("extended", "p", "ctrl+e", 31),
        ("long_term", "c", "ctrl+l", 32),
        ("closed", "x", "ctrl+x", 33),
    )
    for kind, letter, twin, footer in kinds:
        wide = (chr(ord(twin) + 0xFEE0),) if len(twin) == 1 else ()
        keys = (letter, twin, *wide)
        yield Action(f"mark.{kind}", Scope.ITEM, keys, f"mark('{kind}')", footer=footer, writes=True)


ACTIONS: tuple[Action, ...] = (
    *_screens(),
    Action("go.loop", Scope.APP, ("L", "&", "＆"), "go('loop')"),
    Action("go.settings", Scope.APP, ("f8",), "go('settings')"),
    Action("go.next", Scope.APP, ("]", "】"), "cycle(1)"),
    Action("go.previous", Scope.APP, ("[", "【"), "cycle(-1)"),
    Action("help", Scope.APP, ("?", "？", "f1"), "help", footer=90),
    Action("palette", Scope.APP, ("ctrl+p", ":", "："), "command_palette", footer=91),
    Action("undo", Scope.APP, ("u", "ctrl+z"), "undo", footer=18, writes=True),
    Action("redo", Scope.APP, ("U", "ctrl+y"), "redo", writes=True),
    Action("reload", Scope.APP, ("ctrl+r",), "reload"),
    Action("theme", Scope.APP, ("f12", "%", "％"), "toggle_theme"),
    Action("back", Scope.APP, ("q", "f10"), "back", footer=89, writes=True),
    Action("quit", Scope.APP, ("ctrl+q",), "quit"),
    # any table
    Action("table.down", Scope.TABLE, ("j", "down"), "cursor(1)"),
    Action("table.up", Scope.TABLE, ("k", "up"), "cursor(-1)"),
    Action("table.page_down", Scope.TABLE, ("pagedown",), "page(1)"),
    Action("table.page_up", Scope.TABLE, ("pageup",), "page(-1)"),
    Action("table.top", Scope.TABLE, ("g", "home", "ctrl+home"), "cursor_to('top')"),
    Action("table.bottom", Scope.TABLE, ("G", "end", "ctrl+end"), "cursor_to('bottom')"),
    Action("table.open", Scope.TABLE, ("enter",), "activate"),
    Action("table.select", Scope.TABLE, ("space", "　"), "toggle_selected", footer=13),
    Action("table.extend_down", Scope.TABLE, ("shift+down", "J"), "extend(1)"),
    Action("table.extend_up", Scope.TABLE, ("shift+up", "K"), "extend(-1)"),
    Action("table.select_all", Scope.TABLE, ("V", "ctrl+a"), "select_all"),
    # an item, in the ledger and in the review
    *_marks(),
    Action("mark.menu", Scope.ITEM, ("m", "f9"), "mark_menu", footer=17, writes=True),
    Action("assign", Scope.ITEM, ("z", "@", "＠"), "assign", footer=20, writes=True),
    Action("correct", Scope.ITEM, ("e", "!", "！"), "correct", footer=21, writes=True),
    Action("drop", Scope.ITEM, ("delete",), "drop", writes=True),
    Action("note", Scope.ITEM, ("i", "ctrl+g"), "note", footer=19, writes=True),
    Action("history", Scope.ITEM, ("H", "f7"), "history"),
    Action("copy", Scope.ITEM, ("Y", "ctrl+c"), "copy"),
    Action("source", Scope.ITEM, ("v", "ctrl+v"), "source"),
    # overview
    Action("overview.open", Scope.OVERVIEW, ("enter",), "activate", footer=1),
    Action("overview.next", Scope.OVERVIEW, ("l", "right", "tab"), "neighbour(1)", footer=2),
    Action("overview.previous", Scope.OVERVIEW, ("h", "left", "shift+tab"), "neighbour(-1)"),
    # ledger
    Action("search", Scope.LEDGER, ("/", "、", "／", "ctrl+f"), "search", footer=10),
    Action("filter", Scope.LEDGER, ("f", "ctrl+k"), "filter", footer=11),
    Action("reset", Scope.LEDGER, ("escape",), "reset"),
    Action("group", Scope.LEDGER, ("t", "#", "＃"), "group", footer=40),
    Action("sort.next", Scope.LEDGER, ("s", ">", "》"), "sort_next", footer=41),
    Action("sort.reverse", Scope.LEDGER, ("S", "<", "《"), "sort_reverse"),
    Action("columns", Scope.LEDGER, ("|", "｜"), "columns"),
    Action("view.save", Scope.LEDGER, ("b", "ctrl+b"), "save_view", footer=42),
    Action("view.manage", Scope.LEDGER, ("B", "ctrl+u"), "manage_views"),
    Action("view.all", Scope.LEDGER, ("0", "０"), "view(0)"),
    *(
        Action(f"view.{number}", Scope.LEDGER, (str(number), chr(0xFF10 + number)), f"view({number})")
        for number in range(1, 10)
    ),
    Action("detail", Scope.LEDGER, ("\\", "＼", "ctrl+backslash"), "toggle_detail"),
    Action("review.from_here", Scope.LEDGER, ("enter",), "review_from_here", footer=12),
    # review
    Action("review.next", Scope.REVIEW, ("l", "right"), "next(1)", footer=20),
    Action("review.previous", Scope.REVIEW, ("h", "left"), "next(-1)"),
    Action("evidence.next", Scope.REVIEW, ("j", "down"), "candidate(1)"),
    Action("evidence.previous", Scope.REVIEW, ("k", "up"), "candidate(-1)"),
    Action(
        "evidence.confirm", Scope.REVIEW, ("a", "+", "＋"), "evidence('confirmed')", footer=10, writes=True
    ),
    Action("evidence.reject", Scope.REVIEW, ("r", "-", "－"), "evidence('rejected')", footer=11, writes=True),
    Action(
        "evidence.find", Scope.REVIEW, ("/", "、", "／", "ctrl+f"), "find_evidence", footer=12, writes=True
    ),
    Action("claim.accept", Scope.REVIEW, ("A", "*", "＊"), "claim('accepted')", writes=True),
    Action("claim.return", Scope.REVIEW, ("R", "_", "＿"), "claim('returned')", writes=True),
    Action("review.scroll_down", Scope.REVIEW, ("pagedown",), "scroll_pages(1)"),
    Action("review.scroll_up", Scope.REVIEW, ("pageup",), "scroll_pages(-1)"),
    Action("review.queue", Scope.REVIEW, ("o", "ctrl+u"), "queue", footer=13),
    Action("review.leave", Scope.REVIEW, ("escape",), "leave"),
    # the loop
    Action("loop.open", Scope.LOOP, ("enter",), "open", footer=1),
    Action("loop.import", Scope.LOOP, ("a", "+", "＋", "insert"), "import_sheets", footer=2, writes=True),
    # documents
    Action("import", Scope.DOCUMENTS, ("a", "+", "＋", "insert"), "import_files", footer=1),
    Action("import.cancel", Scope.DOCUMENTS, ("escape",), "cancel_import"),
    Action("document.open", Scope.DOCUMENTS, ("enter",), "open_document", footer=2),
    Action("document.edit", Scope.DOCUMENTS, ("e", "ctrl+e"), "edit_report", footer=3),
    Action("document.ledger", Scope.DOCUMENTS, ("o", "ctrl+o"), "open_in_ledger", footer=4),
    Action("document.merge", Scope.DOCUMENTS, ("M", "ctrl+g"), "merge_issuers"),
    Action("document.delete", Scope.DOCUMENTS, ("delete", "ctrl+x"), "delete_document", footer=6),
    Action("document.figures", Scope.DOCUMENTS, ("c", "=", "＝"), "open_figures", footer=5),
    Action("document.difficulties", Scope.DOCUMENTS, ("p", "*", "＊"), "open_difficulties", footer=7),
    # figures that do not add up
    Action("figures.open", Scope.FIGURES, ("enter",), "open", footer=1),
    Action("figures.earlier", Scope.FIGURES, ("e", "left"), "open_earlier", footer=2),
    Action("figures.kinds", Scope.FIGURES, ("f", "ctrl+k"), "kinds", footer=3),
    Action("figures.whole", Scope.FIGURES, ("w", "=", "＝"), "whole", footer=4),
    Action("figures.close", Scope.FIGURES, ("escape",), "close", footer=5),
    # the problems that reports admit
    Action("difficulties.open", Scope.DIFFICULTIES, ("enter",), "open", footer=1),
    Action("difficulties.answer", Scope.DIFFICULTIES, ("e", "right"), "open_answer", footer=2),
    Action("difficulties.kinds", Scope.DIFFICULTIES, ("f", "ctrl+k"), "kinds", footer=3),
    Action("difficulties.whole", Scope.DIFFICULTIES, ("w", "=", "＝"), "whole", footer=4),
    Action("difficulties.close", Scope.DIFFICULTIES, ("escape",), "close", footer=5),
    # the text of a document
    Action("text.next", Scope.TEXT, ("n", "right", "tab"), "jump(1)", footer=1),
    Action("text.previous", Scope.TEXT, ("N", "left", "shift+tab"), "jump(-1)", footer=2),
    Action("text.search", Scope.TEXT, ("/", "、", "／", "ctrl+f"), "search", footer=3),
    Action("text.add", Scope.TEXT, ("a", "+", "＋", "insert"), "add", footer=5, writes=True),
    Action("text.item", Scope.TEXT, ("enter",), "open_item", footer=4),
    Action("text.close", Scope.TEXT, ("escape",), "close", footer=6),
    # report
    Action("report.write", Scope.REPORT, ("ctrl+s",), "write", footer=1),
    Action("report.filter", Scope.REPORT, ("f", "ctrl+k"), "filter", footer=2),
    Action("report.ledger", Scope.REPORT, ("o", "ctrl+o"), "use_ledger", footer=3),
)


_NAMES = {
    "ctrl+backslash": "Ctrl+\\",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "delete": "Del",
    "insert": "Ins",
}


def key_name(key: str) -> str:
    """The name Textual gives a key: single characters that are no letters or digits go by their Unicode name."""
    if len(key) != 1 or key.isalnum():
        return key
    name = unicodedata.name(key).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name)


def key_label(key: str) -> str:
    """A key as it is shown to people."""
    if key in _NAMES:
        return _NAMES[key]
    if len(key) == 1:
        return "Space" if key.isspace() else key
    return "+".join(_NAMES.get(part, part.capitalize()) for part in key.split("+"))


def in_scope(*scopes: Scope) -> tuple[Action, ...]:
    """The actions of these scopes, in the order of the registry."""
    return tuple(action for action in ACTIONS if action.scope in scopes)


def bindings(*scopes: Scope) -> list[Binding]:
    """Textual bindings for these scopes; each has an id, so that a keymap can change its keys."""
    return [
        Binding(
            ",".join(key_name(key) for key in action.keys),
            action.run,
            action.id,
            id=action.id,
            show=False,
        )
        for action in in_scope(*scopes)
    ]


WRITING_RUNS = frozenset(action.run.split("(")[0] for action in ACTIONS if action.writes)
"""The names of the Textual actions that must not fire while a person types in a field."""
