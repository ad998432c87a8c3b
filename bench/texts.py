"""The fixed text set: the shared corpus where it is present, else the samples over and over."""

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
SAMPLES = PROJECT / "samples"
_SHARED = Path(os.environ.get("TRACKER_SHARED") or PROJECT.parent / "shared")
CORPUS = _SHARED / "corpus" / "texts"
SERIES = _SHARED / "corpus" / "series"


def sample_texts() -> list[str]:
    """The plain-text samples."""
    from tracker.reading import read

    texts = []
    for path in sorted(SAMPLES.iterdir()):
        if path.suffix in (".txt", ".md") and path.stem != "README":
            texts += [one.text for one in read(path.read_bytes(), path.name) if one.text]
    return texts


def document_texts() -> tuple[str, list[str]]:
    """What the set is called, and its texts."""
    if CORPUS.is_dir():
        paths = sorted(CORPUS.glob("*.txt"))
        return f"shared corpus, {len(paths)} documents", [path.read_text(encoding="utf-8") for path in paths]
    texts = sample_texts()
    return f"samples, {len(texts)} documents, 8 times", texts * 8


def write_files(texts: list[str], folder: Path) -> list[Path]:
    """The texts as files; copies get a line of their own, so that none is skipped as known."""
    paths = []
    for number, text in enumerate(texts):
        path = folder / f"{number:05}.txt"
        path.write_text(f"{text}\n\n（第{number}份）\n", encoding="utf-8")
        paths.append(path)
    return paths
