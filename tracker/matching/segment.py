"""The one door to the segmenter: where the words of a run of Chinese end."""

from collections.abc import Callable, Sequence
from functools import cache


def cut(text: str) -> Sequence[str]:
    """The words of `text`, in order; joined they are `text` again."""
    return _segmenter()(text)


@cache
def _segmenter() -> Callable[[str], Sequence[str]]:
    import rjieba  # 0.15 s to load its dictionary, so only when something is matched

    found: Callable[[str], Sequence[str]] = rjieba.cut
    return found
