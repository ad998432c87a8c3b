"""Which unit a document makes responsible: 牵头单位：…, （…负责）, written beside the promise (domain: the first named leads)."""

from tracker.domain.text import Span
from tracker.lexicon.loader import load_lexicon


def responsible_unit(text: str, start: int, end: int) -> str | None:
    """The unit that `text[start:end]` makes responsible, as written, or None."""
    for pattern in load_lexicon().family("unit"):
        found = pattern.regex.search(text, start, end)
        if found:
            unit = found["unit"].strip(" 　\t\n，,、：:；;。")
            if unit:
                return unit
    return None


def only_names_unit(text: str, paragraph: Span) -> bool:
    """Whether a paragraph does nothing but name the unit for what stands before it."""
    body = text[paragraph.start : paragraph.end].strip()
    return (
        len(body) <= 120
        and load_lexicon().patterns["unit.labelled"].regex.match(body.lstrip("（(【[")) is not None
    )
