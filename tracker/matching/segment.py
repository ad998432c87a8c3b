"""The one door to the segmenter: where the words of a run of Chinese end.

`rjieba` is jieba's algorithm with jieba's dictionary, compiled and eight times as fast; where it has no wheel (LoongArch
and others), jieba itself runs. Both cut alike, so findings do not depend on the machine.
"""

from collections.abc import Callable, Sequence
from functools import cache

Segmenter = Callable[[str], Sequence[str]]


def cut(text: str) -> Sequence[str]:
    """The words of `text`, in order; joined they are `text` again."""
    return _segmenter()(text)


@cache
def _segmenter() -> Segmenter:
    try:
        return compiled()
    except ImportError:
        return interpreted()


def compiled() -> Segmenter:
    """The compiled segmenter; takes 0.15 s to load. ImportError where it is not installed."""
    import rjieba  # only when something is matched

    found: Segmenter = rjieba.cut
    return found


def interpreted() -> Segmenter:
    """The segmenter in Python; takes 0.6 s to load.

    Its dictionary is read from the package each time: jieba's own start would load a cache from the folder for temporary
    files, where every user of the machine may put one.
    """
    import jieba

    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    found: Segmenter = tokenizer.lcut
    return found
