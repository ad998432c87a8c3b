"""Items gained and lost since the results that were last kept."""

import json
from dataclasses import dataclass
from pathlib import Path

from .scoring import Scores


@dataclass(frozen=True, slots=True)
class Difference:
    """`item: aspect` lines that are right now and were not, and the other way round; promises read where there are none."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]
    new_spurious: tuple[str, ...]
    gone_spurious: tuple[str, ...]


def compare(scores: Scores, path: Path) -> Difference | None:
    """What changed against the baseline at `path`; None when there is none."""
    if not path.exists():
        return None
    kept = json.loads(path.read_text(encoding="utf-8"))
    before = {f"{item}: {aspect}" for item, aspects in kept["items"].items() for aspect in aspects}
    after = {f"{item}: {aspect}" for item, aspects in scores.items.items() for aspect in aspects}
    wrong_before = {f"{name}: {text}" for name, texts in kept["spurious"].items() for text in texts}
    wrong_after = {f"{name}: {text}" for name, texts in scores.spurious.items() for text in texts}
    return Difference(
        tuple(sorted(after - before)),
        tuple(sorted(before - after)),
        tuple(sorted(wrong_after - wrong_before)),
        tuple(sorted(wrong_before - wrong_after)),
    )


def keep(scores: Scores, path: Path) -> None:
    """Make these results the baseline."""
    data = {
        "items": {item: sorted(aspects) for item, aspects in sorted(scores.items.items())},
        "spurious": {name: sorted(texts) for name, texts in sorted(scores.spurious.items()) if texts},
    }
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
