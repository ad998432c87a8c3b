"""How far a dashboard reaches: every file its user can, or, in a browser, only folders named at the start."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Reach:
    """`folders` are those from which files may be imported and into which papers may be written; None for anywhere.

    Whoever sits at a browser acts as the user of the server, so what the dashboard would do for that user at the
    terminal it must not do for them.
    """

    folders: tuple[Path, ...] | None = None

    def covers(self, path: Path) -> bool:
        """Whether a file, or what it links to, lies within reach."""
        if self.folders is None:
            return True
        try:
            real = path.resolve()
        except (OSError, RuntimeError):  # links in a circle
            return False
        return any(real.is_relative_to(folder.resolve()) for folder in self.folders)

    def named(self) -> str:
        """The folders, as a person reads them."""
        return "、".join(str(folder) for folder in self.folders or ())
