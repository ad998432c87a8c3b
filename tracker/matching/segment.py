"""The one door to the segmenter: where the words of a run of Chinese end."""

from collections.abc import Sequence


def cut(text: str) -> Sequence[str]:
    """The words of `text`, in order; joined they are `text` again."""
    import rjieba  # 0.15 s to load its dictionary, so only when something is matched

    words: Sequence[str] = rjieba.cut(text)
    return words
