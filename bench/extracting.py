"""From text to commitments and achievements: against JioNLP's time extraction alone, and as the text grows."""

import logging
from importlib.metadata import PackageNotFoundError, distribution

from .measure import measure
from .table import show
from .texts import document_texts

_TURNS = 5
_CALLED = "extraction, everything"


def extract_all(texts: list[str]) -> tuple[int, int]:
    """Number of commitments and of achievements."""
    from tracker.extraction.extract import extract

    found = [extract(text) for text in texts]
    return sum(len(one.commitments) for one in found), sum(len(one.achievements) for one in found)


def warm_up() -> None:
    """Lexicon, dictionaries and caches are made before the clock starts, patterns that compile when first asked too."""
    from tracker.lexicon import load_lexicon

    for pattern in load_lexicon().patterns.values():
        _ = pattern.regex
    extract_all(["2021年工作计划\n\n一、2021年工作安排\n8月底前完成80%的任务。去年完成投资2亿元，增长5%。\n"])


def times_with_jionlp(texts: list[str]) -> int:
    """Number of time expressions."""
    from jionlp import ner

    return sum(len(ner.extract_time(text, time_base={"year": 2021})) for text in texts)


def load_jionlp() -> None:
    """Its dictionaries are loaded before the clock starts, and it does not spend time on logging its own errors."""
    logging.disable(logging.CRITICAL)
    times_with_jionlp(["8月底前完成任务"])


def _is_installed(package: str) -> bool:
    """Folders that an uninstalled package leaves behind do not count."""
    try:
        distribution(package)
    except PackageNotFoundError:
        return False
    return True


def main() -> None:
    """Print both tables."""
    name, texts = document_texts()
    characters = sum(map(len, texts))
    ours = measure(extract_all, texts, prepare=warm_up, turns=_TURNS)
    notes: list[str] = []
    rows = [[_CALLED, f"{ours.cpu:.2f} s", f"{ours.peak:.0f} MB", str(sum(ours.result)), ""]]
    if _is_installed("jionlp"):
        theirs = measure(times_with_jionlp, texts, prepare=load_jionlp, turns=_TURNS)
        rows[0][-1] = f"{theirs.cpu / ours.cpu:.1f} times as fast as JioNLP"
        rows.append(
            ["JioNLP, times only", f"{theirs.cpu:.2f} s", f"{theirs.peak:.0f} MB", str(theirs.result), ""]
        )
    else:
        notes.append("JioNLP is not installed (uv sync --inexact --group bench): not compared.")
    show(f"Extraction ({name}, {characters:,} characters)", ["", "cpu", "peak", "found", ""], rows, notes)
    _growth(texts)


def _growth(texts: list[str]) -> None:
    whole = "\n".join(texts)
    rows = []
    first = 0.0
    size = 20_000
    while size <= 320_000:
        text = (whole * (size // len(whole) + 1))[:size]
        run = measure(extract_all, [text], prepare=warm_up, turns=_TURNS)
        each = run.cpu / size * 1e6
        first = first or each
        rows.append(
            [f"{size:,}", f"{run.cpu:.2f} s", f"{each:.1f} µs", f"{each / first:.2f}", f"{run.peak:.0f} MB"]
        )
        size *= 2
    show(
        "Growth with the length of one text",
        ["characters", "cpu", "a character", "against first", "peak"],
        rows,
    )


if __name__ == "__main__":
    main()
