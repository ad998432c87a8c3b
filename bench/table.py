"""Results as aligned lines."""

from collections.abc import Sequence

from tracker.wording.width import pad, width


def show(title: str, head: Sequence[str], rows: Sequence[Sequence[str]], notes: Sequence[str] = ()) -> None:
    """Print one table with what has to be known to read it."""
    wide = [max(width(row[place]) for row in (head, *rows)) for place in range(len(head))]
    print(f"\n{title}")
    for row in (head, *rows):
        print("  " + "  ".join(pad(cell, columns) for cell, columns in zip(row, wide, strict=True)).rstrip())
    for note in notes:
        print(f"  {note}")
