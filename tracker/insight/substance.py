"""How far a report can be checked: its statements of achievement without number and name, with these taken out, and taken over word for word.

Statements are compared by what is left of them without blanks and marks, so the cost grows with the text.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from tracker.domain.discrepancy import Place
from tracker.domain.promise import Achievement
from tracker.domain.substance import Share, Substance
from tracker.domain.text import Span
from tracker.lexicon.loader import load_lexicon
from tracker.lexicon.phrases import Phrase, any_of

_SHOWN = 3
_LEAST = 6
"""Chinese characters from which a statement says something."""
_WORD_FOR_WORD = 12
"""Characters from which two equal statements are no chance."""
_HAN = re.compile(r"[一-鿿]")
_NUMBER = Phrase("insight.number")
_REDACTED = Phrase("insight.redacted")
_MARKS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of a report's review parts, with its document, its id and its body (None where unknown)."""

    document: str
    report_id: str
    body: Hashable | None
    achievements: Sequence[Achievement]


@cache
def _named() -> re.Pattern[str]:
    words = load_lexicon().words
    ids = ("matching.stage.finished", "matching.stage.used", "substance.named", "substance.done")
    return re.compile("|".join(["《", "“", *(words[id].alternation() for id in ids)]))


@cache
def _ceremony() -> re.Pattern[str]:
    return re.compile(any_of("substance.ceremony"))


def is_vague(text: str) -> bool:
    """Whether a statement has neither a number nor a name nor a thing that was finished."""
    return not _NUMBER.search(text) and not _named().search(text) and not is_redacted(text)


def is_redacted(text: str) -> bool:
    """Whether a number or a name was taken out of a statement (`×个`, `XX亿元`, `某县`)."""
    return _REDACTED.search(text) is not None


def plain(text: str) -> str:
    """A statement without blanks and marks, in one width."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text)).lower()


def substance(reports: Sequence[Statements], before: Mapping[str, str]) -> tuple[Substance, ...]:
    """What each report's statements are made of; `before` gives the id of the report before by report id."""
    kept = {one.report_id: [item for item in one.achievements if _says(item.text)] for one in reports}
    texts = {
        id: {text for item in items if len(text := plain(item.text)) >= _WORD_FOR_WORD}
        for id, items in kept.items()
    }
    holders: dict[str, set[Hashable]] = defaultdict(set)
    for one in reports:
        if one.body is not None:
            for text in texts[one.report_id]:
                holders[text].add(one.body)
    documents = {one.report_id: one.document for one in reports}
    bodies = [one.body for one in reports]
    found = []
    for one in reports:
        items = kept[one.report_id]
        earlier = before.get(one.report_id)
        known = texts.get(earlier, set()) if earlier is not None else set()
        own = {one.body}
        found.append(
            Substance(
                one.document,
                one.report_id,
                len(items),
                _share(one, (item.span for item in items if is_vague(item.text)), items),
                _share(one, (item.span for item in items if is_redacted(item.text)), items),
                _share(one, (item.span for item in items if plain(item.text) in known), items),
                _share(
                    one,
                    (
                        item.span
                        for item in items
                        if one.body is not None and holders.get(plain(item.text), own) - own
                    ),
                    items,
                ),
                documents.get(earlier) if earlier is not None else None,
                sum(body is not None and body != one.body for body in bodies),
            )
        )
    return tuple(found)


def _says(text: str) -> bool:
    return len(_HAN.findall(text)) >= _LEAST and not _ceremony().search(text)


def _share(report: Statements, spans: Iterable[Span], items: Sequence[Achievement]) -> Share:
    places = list(spans)
    texts = {item.span: item.text for item in items}
    return Share(len(places), tuple(Place(report.document, span, texts[span]) for span in places[:_SHOWN]))
