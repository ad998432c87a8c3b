"""Asks what to import: a path typed or pasted, or chosen in the tree of folders."""

import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import ContentText
from textual.widgets import DirectoryTree, Input, Static

from tracker.wording.terminal import clean

from ...desk import Desk
from .base import Dialog


class SafeTree(DirectoryTree):
    """A tree of folders whose names are shown as text, hidden files left out."""

    def process_label(self, label: ContentText) -> Text:
        return Text(clean(str(label)), no_wrap=True)

    def filter_paths(self, paths: Iterable[Path]) -> Iterable[Path]:
        return [path for path in paths if not path.name.startswith(".")]


class ImportFiles(Dialog[tuple[Path, ...]]):
    """Enter in the field, or F2 anywhere, starts the import."""

    heading: ClassVar[str] = "import.heading"
    foot: ClassVar[str] = "import.foot"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2,ctrl+s", "take", show=False, priority=True)]

    def __init__(self, desk: Desk, folder: Path | None = None) -> None:
        super().__init__(desk)
        named = desk.reach.folders
        self.folder = folder if folder is not None else named[0] if named else Path.cwd()

    def compose_body(self) -> ComposeResult:
        yield Static(self.desk.say("import.about"), markup=False)
        yield Input(placeholder=self.desk.say("import.placeholder"), id="import-path")
        if self.desk.reach.covers(self.folder):
            yield SafeTree(self.folder, id="import-tree")
        yield Static("", id="import-wrong", classes="dialog--wrong", markup=False)

    @on(DirectoryTree.NodeHighlighted)
    def _highlighted(self, event: DirectoryTree.NodeHighlighted[object]) -> None:
        path = getattr(event.node.data, "path", None)
        if isinstance(path, Path) and event.node.tree.has_focus:
            self.query_one("#import-path", Input).value = str(path)

    @on(DirectoryTree.FileSelected)
    def _file_chosen(self, event: DirectoryTree.FileSelected) -> None:
        self.query_one("#import-path", Input).value = str(event.path)
        self.action_take()

    @on(Input.Submitted)
    def action_take(self) -> None:
        paths = read_paths(self.query_one("#import-path", Input).value)
        outside = [path for path in paths if not self.desk.reach.covers(path)]
        if outside:  # asked before whether it exists: that is not theirs to know
            stated = self.desk.say("reach.outside", folders=self.desk.reach.named() or "—")
            self.query_one("#import-wrong", Static).update(clean(stated))
            return
        missing = [path for path in paths if not path.exists()]
        if not paths or missing:
            stated = (
                self.desk.say("import.missing", path=str(missing[0]))
                if missing
                else self.desk.say("import.none")
            )
            self.query_one("#import-wrong", Static).update(clean(stated))
            return
        self.dismiss(paths)


def read_paths(written: str) -> tuple[Path, ...]:
    """The paths in a field: one as it stands, or several, quoted the way a terminal pastes dropped files."""
    text = written.strip()
    if not text:
        return ()
    whole = Path(text.strip("'\"")).expanduser()
    if whole.exists():
        return (whole,)
    try:
        words = shlex.split(text)
    except ValueError:
        return (whole,)
    several = tuple(Path(word).expanduser() for word in words)
    return several if len(several) > 1 and all(path.exists() for path in several) else (whole,)
