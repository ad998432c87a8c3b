"""`make docs`: everything in `docs/` that is made from the program."""

from pathlib import Path

from docs import commands
from tui import pictures


def main() -> None:
    """Make it all."""
    commands.main()
    here = Path(__file__).parent
    pictures.draw(here.parent / "samples", here / "pictures")


if __name__ == "__main__":
    main()
