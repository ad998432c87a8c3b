"""Which names are names of one public body, so that its reports may answer each other and nobody else's do."""

import re
import unicodedata
from functools import cache

from tracker.lexicon.loader import load_lexicon
from tracker.lexicon.phrases import Phrase, construction

_REDACTED = re.compile(r"[xX×*＊○〇]{1,6}")
_SUPERIOR = Phrase("place.superior")
_PEOPLES = Phrase("place.province_suffix")


@cache
def _tables() -> tuple[
    tuple[tuple[str, str], ...], tuple[str, ...], frozenset[str], frozenset[str], dict[str, str]
]:
    words = load_lexicon().words
    departments = sorted(
        (
            (name, entry.words[0])
            for id, entry in words.items()
            if id.startswith("bodies.department.")
            for name in entry.words
        ),
        key=lambda pair: -len(pair[0]),
    )
    provinces = {_PEOPLES.sub("", name): name for name in words["bodies.province"].words}
    return (
        tuple(departments),
        words["bodies.government"].words,
        frozenset(words["bodies.central"].words),
        frozenset(words["bodies.same_name_elsewhere"].words),
        provinces,
    )


def body_key(issuer: str | None) -> str | None:
    """A key that all names of one body share and no other body has; None where the author is not known or redacted.

    A government is keyed by its place (`杭州市余杭区人民政府`, `余杭区政府`, `余杭区` → `余杭区`), a department by place and
    newest name (`某县卫计局` → `某县卫生健康局`). A superior's name before a place is dropped, except for place names
    that several cities share.
    """
    if issuer is None:
        return None
    bare = re.sub(r"[\s·“”\"《》（）()]", "", unicodedata.normalize("NFKC", issuer))
    name = unicodedata.normalize("NFKC", bare)
    if not name or _REDACTED.search(name):
        return None
    departments, governments, central, shared, provinces = _tables()
    if name in central:
        return "国务院"
    for ending in governments:
        if name.endswith(ending) and len(name) > len(ending):
            return _place(name[: -len(ending)], shared, provinces)
    for written, kept in departments:
        if name.endswith(written):
            place = name[: -len(written)]
            return (_place(place, shared, provinces) if place else "") + kept
    return _place(name, shared, provinces)


def _place(name: str, shared: frozenset[str], provinces: dict[str, str]) -> str:
    if name in provinces:
        return provinces[name]
    kept = name
    while (found := _SUPERIOR.search(kept)) is not None:
        rest = kept[found.end() :]
        if not rest or any(rest.startswith(one) for one in shared):
            return _without_province(kept)
        kept = rest
    return kept


def _without_province(name: str) -> str:
    """`江苏省南京市鼓楼区` and `南京市鼓楼区` are one place."""
    found = construction("place.province_first").match(name)
    return name[found.end() :] if found else name
