"""Which place a body belongs to whose name leaves the place out: 县人民政府 of which county?"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from tracker.domain.report import Hints
from tracker.extraction.layout.lines import Line
from tracker.extraction.layout.numbering import clean_title
from tracker.lexicon import load_lexicon
from tracker.lexicon.phrases import Phrase, construction

LEVELS: Final = "省市县区州盟旗镇乡"
PLACE_END: Final = Phrase("place.end")
_BARE: Final = Phrase("place.bare_body")
_SESSION_PLACE: Final = Phrase("place.session")
_NAME_PLACE: Final = Phrase("place.of_name")
_NO_NAME: Final = "全我各本该某两县市区省州"
_NOT_IN_NAME: Final = Phrase("place.not_in_name")
_NAMED_OFTEN: Final = 2
"""How often a text names the place it is from, at the least; the next place must be named half as often at most."""


@dataclass(frozen=True, slots=True)
class IssuerRead:
    """An issuer's name and the rule it was read by. `is_complete` is False where the place it belongs to is not known."""

    name: str
    rule: str
    is_complete: bool = True

    @property
    def stands_alone(self) -> bool:
        """Whether the name is a whole department's name but for its place (水利局); 县水利局 only says what kind of place it is of."""
        return self.name[:1] not in LEVELS


def own_level(body: str) -> str | None:
    counts = Counter(construction("place.own_level").findall(body))
    return counts.most_common(1)[0][0] if counts else None


def place_of(issuer: IssuerRead | None) -> str | None:
    if issuer is None:
        return None
    place = construction("place.government").sub("", issuer.name)
    return place if PLACE_END.search(place) else None


def session_place(lines: tuple[Line, ...]) -> str | None:
    for line in lines:
        match = _SESSION_PLACE.search(line.text) if len(line.text) <= 120 else None
        if match and PLACE_END.search(match["place"]):
            return match["place"]
    return None


def complete(
    found: IssuerRead, places: list[str], text: str, lines: tuple[Line, ...], hints: Hints
) -> IssuerRead:
    """The name with the place it belongs to in front, where it leaves the place out."""
    name = found.name
    own = construction("place.before_body").match(name)
    for place in places:
        if own and place.endswith(own["place"]) and place != own["place"]:
            return IssuerRead(place + name.removeprefix(own["place"]), found.rule)
    bare = _BARE.match(name)
    if own or bare is None or name.startswith(("国务院", "国家", "中央", "全国", "中国", "中共")):
        return found
    level = bare["level"] or ""
    rest = name.removeprefix("本")[len(level) :]
    if not level and found.rule != "issuer.title":
        return found
    body = text[lines[0].start : lines[-1].end]
    level = level or own_level(body) or ""
    for place in places:
        if place.endswith(level):
            return IssuerRead(place + rest, found.rule)
    place_named = _frequent_place(body, level) or _place_in_names(hints, level)
    if place_named:
        return IssuerRead(place_named + rest, found.rule)
    return IssuerRead(name, found.rule, is_complete=False)


def _frequent_place(body: str, level: str) -> str | None:
    """The place of the level in question that the text speaks of most; None where none stands out."""
    words = load_lexicon().words
    if level in ("省", "自治区"):
        named = {
            name: body.count(name[:3] if name[0] in "黑内" else name[:2])
            for name in words["place.provinces"].words
        }
        return _most({name: count for name, count in named.items() if name.endswith(level)})
    if not level:
        return None
    generic = words["place.generic"].words
    pattern = rf"(?:(?<![\u4e00-\u9fff])|(?<=[在对为与和使让把将])|(?<=[省市]))([\u4e00-\u9fff]{{2,3}}){level}(?![域级直属内外长里])"
    verbs, kinds = words["place.verbs"].words, words["place.kinds"].words
    stems = {
        stem
        for stem, count in Counter(re.findall(pattern, body)).items()
        if count >= _NAMED_OFTEN
        and stem[0] not in _NO_NAME
        and not _NOT_IN_NAME.search(stem)
        and not stem.endswith((*generic, *verbs))
        and f"{stem}了" not in body
        and _stands_alone(stem, level, body, kinds)
    }
    return _most({stem + level: body.count(stem) for stem in stems})


def _stands_alone(stem: str, level: str, body: str, kinds: tuple[str, ...]) -> bool:
    """Whether a text also says the name without its level (`青山人民`), and often if it ends like 城区, 山区 or 园区."""
    count, named = body.count(stem), body.count(stem + level)
    return count >= (3 * named if stem.endswith(kinds) else max(named + 1, 2 * _NAMED_OFTEN))


def _most(counts: dict[str, int]) -> str | None:
    ranked = Counter(counts).most_common(2)
    if not ranked or ranked[0][1] < _NAMED_OFTEN or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]


def _place_in_names(hints: Hints, level: str) -> str | None:
    for name in (hints.file_name, *reversed(hints.folder_names)):
        match = _NAME_PLACE.match(clean_title(name))
        if match and match["place"].endswith(level):
            return match["place"]
    return None
