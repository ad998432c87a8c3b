"""The words in a picture, through rapidocr (the extra `ocr`): the one module that knows the library."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

Picture = np.ndarray[Any, np.dtype[np.uint8]]
"""Grey levels by row and column, 255 for white."""

_LONGEST_SIDE = 2400
"""Pixels; longer pictures are made smaller before words are looked for. A4 at 200 dots an inch has 2339."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One recognised character: its place in pixels, and how sure it is, from 0 to 1."""

    text: str
    left: float
    right: float
    sure: float


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of recognised words: their signs from left to right, and the four corners of the place they were seen in."""

    signs: tuple[Sign, ...]
    corners: tuple[tuple[float, float], ...]
    sure: float

    @property
    def upright(self) -> bool:
        """Whether the stretch runs down the picture rather than across."""
        return self._high > 1.5 * self._wide

    @property
    def top(self) -> float:
        """Upper end in pixels, that of the middle for a stretch that is not quite level."""
        (_, a), (_, b) = self.corners[:2]
        return (a + b) / 2

    @property
    def bottom(self) -> float:
        """Lower end in pixels."""
        (_, c), (_, d) = self.corners[2:]
        return (c + d) / 2

    @property
    def _wide(self) -> float:
        return max(x for x, _ in self.corners) - min(x for x, _ in self.corners)

    @property
    def _high(self) -> float:
        return max(y for _, y in self.corners) - min(y for _, y in self.corners)


def words_in(picture: Picture) -> list[Words]:
    """All stretches of words in a picture, in no order. MemoryError for one too large for the memory there is."""
    from rapidocr.inference_engine.onnxruntime.main import ONNXRuntimeError

    try:
        found = _engine()(
            np.repeat(picture[:, :, None], 3, axis=2),
            use_cls=False,
            return_word_box=True,
            return_single_char_box=True,
        )
    except ONNXRuntimeError as error:
        if "bad_alloc" in str(error):
            raise MemoryError from error
        raise RuntimeError("onnxruntime") from error
    if found.boxes is None:
        return []
    return [
        Words(_signs(signs), tuple((float(x), float(y)) for x, y in corners), float(sure))
        for corners, sure, signs in zip(found.boxes, found.scores, found.word_results, strict=True)
    ]


def _signs(found: Sequence[tuple[str, float, Sequence[Sequence[float]]]]) -> tuple[Sign, ...]:
    return tuple(
        Sign(text, float(min(x for x, _ in box)), float(max(x for x, _ in box)), float(sure))
        for text, sure, box in found
        if text
    )


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.max_side_len": _LONGEST_SIDE,
            "EngineConfig.onnxruntime.intra_op_num_threads": min(threads, 4),
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
