"""Who gave a report: from its letterhead, salutation, signature, speaker or title, completed by the place it names itself."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from tracker.domain.report import Hints
from tracker.extraction.layout.lines import Line
from tracker.extraction.layout.numbering import clean_title
from tracker.lexicon import load_lexicon

from .dates import lone_date

_LEVELS: Final = "省市县区州盟旗镇乡"
_PLACE_END: Final = re.compile(r"(?:省|市|县|区|州|盟|旗|镇|乡|兵团)$")
_BARE: Final = re.compile(
    rf"^(?:本)?(?P<level>自治区|新区|[{_LEVELS}])?(?=人民政府|政府|管理委员会|管委会|[^{_LEVELS}]{{2,14}}(?:委员会|委|局|厅|办|院|校)$)"
)
_SESSION_PLACE: Final = re.compile(r"在(?P<place>[\u4e00-\u9fff]{2,16}?)第[一二三四五六七八九十]{1,4}届")
_YEAR: Final = re.compile(r"^(?:关于)?(?:印发)?《?(?:20\d\d|二[〇○零]..)?年?度?")
_GOVERNMENT: Final = re.compile(
    r"^(?P<place>[\u4e00-\u9fff]{2,16}?[省市县区州盟旗镇乡])(?:人民)?政府(?:工作报告|关于)"
)
_ABOUT: Final = re.compile(r"^(?P<name>[\u4e00-\u9fff、 ]{2,40}?)(?:关于|印发|对[“《])")
_OWN_TITLE: Final = re.compile(
    r"^(?P<name>[\u4e00-\u9fff]{2,24}?)(?:20\d\d|二[〇○零]..|工作|上半年|下半年|年度|半年|述职|党建|第)"
)
_NAME_PLACE: Final = re.compile(r"^(?P<place>[\u4e00-\u9fff]{2,12}?(?:自治区|[省市县区州旗]))")
_HEAD: Final = 12
_AFTER_FRONT: Final = 4
"""Lines after the masthead in which a salutation, a speaker or `我代表…` can still stand."""
_BACK: Final = 14
_NO_NAME: Final = "全我各本该某两县市区省州"
_NOT_IN_NAME: Final = re.compile(r"[和与及在对的委府人向为将从到是]")
_NAMED_OFTEN: Final = 2
"""How often a text names the place it is from, at the least; the next place must be named half as often at most."""


@dataclass(frozen=True, slots=True)
class IssuerRead:
    """An issuer's name and the rule it was read by. `is_complete` is False where the place it belongs to is not known."""

    name: str
    rule: str
    is_complete: bool = True


_WHOLE_BODY: Final = re.compile(
    r"(?![各全本市区县])[\u4e00-\u9fff]{2,8}?[省市县区州盟旗镇乡][\u4e00-\u9fff]{2,16}"
)


def read_issuer(
    text: str, lines: tuple[Line, ...], front: int, title: str, hints: Hints
) -> IssuerRead | None:
    """The body that gave the report in `lines` of `text`, its front ending before `lines[front]`; None where nothing says."""
    if hints.issuer is not None:
        return IssuerRead(hints.issuer, "issuer.hint")
    head = lines[: max(front + _AFTER_FRONT, _HEAD)]
    title_issuer = _of_title(title)
    found = (
        _of_field(head)
        or _of_letterhead(head)
        or _of_behalf(head)
        or _of_signature(lines)
        or _of_speaker(lines[: front + _AFTER_FRONT])
        or title_issuer
        or _of_session(title, head)
        or _of_own_body(text, lines)
        or _of_folder(hints)
    )
    if found is None:
        return None
    places = [
        place for place in (_place_of(title_issuer), _session_place(head), _speaker_place(head)) if place
    ]
    return _complete(found, places, text, lines, hints)


def _of_field(lines: tuple[Line, ...]) -> IssuerRead | None:
    pattern = load_lexicon().patterns["issuer.field"].regex
    for line in lines:
        match = pattern.search(line.text)
        if match:
            return IssuerRead(match["name"], "issuer.field")
    return None


def _of_letterhead(lines: tuple[Line, ...]) -> IssuerRead | None:
    pattern = load_lexicon().patterns["issuer.letterhead"].regex
    for line in lines:
        match = pattern.match(line.text) if len(line.text) <= 80 else None
        if match:
            name = re.sub(r"\s", "", match["name"])
            if name.endswith(_suffixes()):
                return IssuerRead(name, "issuer.letterhead")
    return None


def _of_behalf(lines: tuple[Line, ...]) -> IssuerRead | None:
    pattern = load_lexicon().patterns["issuer.behalf"].regex
    for line in lines:
        match = pattern.search(line.text[:200])
        if match:
            return IssuerRead(match["name"], "issuer.behalf")
    return None


def _of_signature(lines: tuple[Line, ...]) -> IssuerRead | None:
    """The names above the date at the end of the report, or above the date before what a notice carries."""
    for index in range(len(lines) - 1, 0, -1):
        if len(lines[index].text) > 30 or lone_date(lines[index].text) is None:
            continue
        names: list[str] = []
        for line in reversed(lines[max(0, index - _BACK) : index]):
            name = re.sub(r"[\s\u3000]|（(?:盖?章|印章|代章)）", "", line.text)
            if (
                not 2 <= len(name) <= 30
                or not name.endswith(_suffixes())
                or re.search(r"[，。：:；\d]", name)
            ):
                break
            names.insert(0, name)
        if names:
            return IssuerRead("、".join(names), "issuer.signature")
    return None


def _of_speaker(lines: tuple[Line, ...]) -> IssuerRead | None:
    pattern = load_lexicon().patterns["issuer.speaker"].regex
    for line in lines:
        match = pattern.match(line.text) if len(line.text) <= 80 else None
        if match:
            name = re.split(r"[日上]", match["name"])[-1]
            if name == "国务院" or name.endswith("人民政府") or not _PLACE_END.search(name):
                return IssuerRead(name, "issuer.speaker")
            return IssuerRead(f"{name}人民政府", "issuer.speaker")
    return None


def _of_title(title: str) -> IssuerRead | None:
    bare = _YEAR.sub("", title)
    match = _GOVERNMENT.match(bare)
    if match:
        return IssuerRead(f"{match['place']}人民政府", "issuer.title")
    for pattern in (_ABOUT, _OWN_TITLE):
        match = pattern.match(bare)
        if match and match["name"].endswith(_suffixes()) and len(match["name"]) >= 3:
            return IssuerRead(match["name"].strip(), "issuer.title")
    return None


def _of_session(title: str, lines: tuple[Line, ...]) -> IssuerRead | None:
    """A government's report names no issuer but the people's congress it is given to."""
    place = _session_place(lines) if "政府工作报告" in title else None
    return IssuerRead(f"{place}人民政府", "issuer.session") if place else None


def _of_own_body(text: str, lines: tuple[Line, ...]) -> IssuerRead | None:
    """A body that calls itself 我委 or 我局: the body of that kind that the text names most often."""
    body = text[lines[0].start : lines[-1].end]
    own = load_lexicon().patterns["issuer.own_body"].regex.search(body)
    if own is None:
        return None
    kind = own["kind"]
    named = Counter(
        re.findall(
            rf"(?<![\u4e00-\u9fff])(?:[{_LEVELS}])([\u4e00-\u9fff]{{2,10}}?{kind})(?![\u4e00-\u9fff]{{0,1}}会)",
            body,
        )
    )
    if not named:
        return None
    name, _ = max(named.items(), key=lambda item: (item[1], item[0]))
    level = _own_level(body)
    return IssuerRead(f"{level}{name}", "issuer.own_body") if level else None


def _own_level(body: str) -> str | None:
    counts = Counter(re.findall(rf"[全我]([{_LEVELS}])", body))
    return counts.most_common(1)[0][0] if counts else None


def _place_of(issuer: IssuerRead | None) -> str | None:
    if issuer is None:
        return None
    place = re.sub(r"(?:人民)?政府$", "", issuer.name)
    return place if _PLACE_END.search(place) else None


def _session_place(lines: tuple[Line, ...]) -> str | None:
    for line in lines:
        match = _SESSION_PLACE.search(line.text) if len(line.text) <= 120 else None
        if match and _PLACE_END.search(match["place"]):
            return match["place"]
    return None


def _speaker_place(lines: tuple[Line, ...]) -> str | None:
    return _place_of(_of_speaker(lines))


def _complete(
    found: IssuerRead, places: list[str], text: str, lines: tuple[Line, ...], hints: Hints
) -> IssuerRead:
    """The name with the place it belongs to in front, where it leaves the place out."""
    name = found.name
    own = re.match(
        r"(?P<place>[\u4e00-\u9fff]{2,14}?(?:自治区|新区|[省市县区州盟旗镇乡]))(?=[\u4e00-\u9fff]{2,})", name
    )
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
    level = level or _own_level(body) or ""
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


def _of_folder(hints: Hints) -> IssuerRead | None:
    """The nearest folder that is called like a body with its place (`青岩县教育局/2021年/要点.txt`), and no more than that."""
    for name in reversed(hints.folder_names):
        if _WHOLE_BODY.fullmatch(name) and name.endswith(_suffixes()):
            return IssuerRead(name, "issuer.folder")
    return None


def _suffixes() -> tuple[str, ...]:
    return load_lexicon().words["issuer.suffix"].words
