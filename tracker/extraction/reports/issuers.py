"""Who gave a report: from its letterhead, salutation, signature, speaker or title, completed by the place it names itself."""

import re
from collections import Counter
from typing import Final

from tracker.domain.report import Hints
from tracker.extraction.layout.lines import Line
from tracker.lexicon import load_lexicon
from tracker.lexicon.phrases import Phrase, construction

from .dates import lone_date
from .issuer_places import LEVELS, PLACE_END, IssuerRead, complete, own_level, place_of, session_place
from .web_pages import is_page_line

_YEAR: Final = Phrase("issuer.title_year")
_GOVERNMENT: Final = Phrase("issuer.government_title")
_ABOUT: Final = Phrase("issuer.about")
_OWN_TITLE: Final = Phrase("issuer.own_title")
_PLACE_LEDGER: Final = Phrase("issuer.place_ledger")
"""A place's list of the year's work or of its 民生实事 is its government's."""
_HEAD: Final = 12
_AFTER_FRONT: Final = 4
"""Lines after the masthead in which a salutation, a speaker or `我代表…` can still stand."""
_BACK: Final = 14


_WHOLE_BODY: Final = Phrase("issuer.whole_body")


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
        or _of_own_office(head)
        or _of_letterhead(head)
        or _of_behalf(head)
        or _of_signature(lines)
        or _of_speaker(lines[: front + _AFTER_FRONT])
        or title_issuer
        or _of_session(title, head)
        or _of_outline(title)
        or _of_source(head, title, text, lines)
        or _of_own_body(text, lines)
        or _of_folder(hints)
    )
    if found is None:
        return None
    places = [
        place for place in (place_of(title_issuer), session_place(head), place_of(_of_speaker(head))) if place
    ]
    return complete(found, places, text, lines, hints)


def _of_field(lines: tuple[Line, ...]) -> IssuerRead | None:
    pattern = construction("issuer.field")
    for line in lines:
        match = pattern.search(line.text)
        if match:
            return IssuerRead(match["name"], "issuer.field")
    return None


def _of_letterhead(lines: tuple[Line, ...]) -> IssuerRead | None:
    pattern = construction("issuer.letterhead")
    for line in lines:
        match = pattern.match(line.text) if len(line.text) <= 80 else None
        if match:
            name = re.sub(r"\s", "", match["name"])
            if name.endswith(_suffixes()):
                return IssuerRead(name, "issuer.letterhead")
    return None


def _of_behalf(lines: tuple[Line, ...]) -> IssuerRead | None:
    pattern = construction("issuer.behalf")
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
            name = construction("issuer.seal").sub("", line.text)
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
    pattern = construction("issuer.speaker")
    for line in lines:
        match = pattern.match(line.text) if len(line.text) <= 80 else None
        if match:
            name = construction("issuer.before_speaker").split(match["name"])[-1]
            if name == "国务院" or name.endswith("人民政府") or not PLACE_END.search(name):
                return IssuerRead(name, "issuer.speaker")
            return IssuerRead(f"{name}人民政府", "issuer.speaker")
    return None


def _of_title(title: str) -> IssuerRead | None:
    bare = _YEAR.sub("", title)
    match = _GOVERNMENT.match(bare)
    if match:
        return IssuerRead(f"{match['place']}人民政府", "issuer.title")
    ledger = _PLACE_LEDGER.match(title)
    if ledger:
        return IssuerRead(f"{ledger['place']}人民政府", "issuer.title")
    for pattern in (_ABOUT, _OWN_TITLE):
        match = pattern.match(bare)
        if match and match["name"].endswith(_suffixes()) and len(match["name"]) >= 3:
            return IssuerRead(match["name"].strip(), "issuer.title")
    return None


def _of_outline(title: str) -> IssuerRead | None:
    """The outline of a place's economy is its government's."""
    match = construction("issuer.outline").match(title)
    return IssuerRead(f"{match['place']}人民政府", "issuer.outline") if match else None


def _of_own_office(lines: tuple[Line, ...]) -> IssuerRead | None:
    """A page's source that is a government's own office, by its short name (县府办)."""
    pattern = construction("issuer.source")
    for line in lines:
        match = pattern.search(line.text) if is_page_line(line.text) else None
        if match and match["office"]:
            return IssuerRead(f"{match['office']}人民政府办公室", "issuer.source")
    return None


def _of_source(lines: tuple[Line, ...], title: str, text: str, own: tuple[Line, ...]) -> IssuerRead | None:
    """The government of a page's place, where the page speaks of the government's own work and of 我市 or 我县."""
    if "政府" not in title and "实事" not in title:
        return None
    pattern = construction("issuer.source")
    for line in lines:
        match = pattern.search(line.text) if is_page_line(line.text) else None
        if match and match["stem"]:
            level = match["level"] or own_level(text[own[0].start : own[-1].end])
            if level:
                return IssuerRead(f"{match['stem']}{level}人民政府", "issuer.source")
    return None


def _of_session(title: str, lines: tuple[Line, ...]) -> IssuerRead | None:
    """A government's report names no issuer but the people's congress it is given to."""
    place = session_place(lines) if "政府工作报告" in title else None
    return IssuerRead(f"{place}人民政府", "issuer.session") if place else None


def _of_own_body(text: str, lines: tuple[Line, ...]) -> IssuerRead | None:
    """A body that calls itself 我委 or 我局: the body of that kind that the text names most often."""
    body = text[lines[0].start : lines[-1].end]
    own = construction("issuer.own_body").search(body)
    if own is None:
        return None
    kind = own["kind"]
    named = Counter(
        re.findall(
            rf"(?<![\u4e00-\u9fff])(?:[{LEVELS}])([\u4e00-\u9fff]{{2,10}}?{kind})(?![\u4e00-\u9fff]{{0,1}}会)",
            body,
        )
    )
    if not named:
        return None
    name, _ = max(named.items(), key=lambda item: (item[1], item[0]))
    level = own_level(body)
    return IssuerRead(f"{level}{name}", "issuer.own_body") if level else None


def _of_folder(hints: Hints) -> IssuerRead | None:
    """The nearest folder that is called like a body with its place (`青岩县教育局/2021年/要点.txt`), and no more than that."""
    for name in reversed(hints.folder_names):
        if _WHOLE_BODY.fullmatch(name) and name.endswith(_suffixes()):
            return IssuerRead(name, "issuer.folder")
    return None


def _suffixes() -> tuple[str, ...]:
    return load_lexicon().words["issuer.suffix"].words
