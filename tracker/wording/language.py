"""Which language to speak: asked for, else `TRACKER_LANG`, else the locale."""

from collections.abc import Mapping
from enum import StrEnum


class Language(StrEnum):
    """The languages the program speaks."""

    ZH = "zh"
    EN = "en"


def choose_language(asked: str | None, environment: Mapping[str, str]) -> Language:
    """The language for this run.

    English only where it is asked for (`--lang en`, `TRACKER_LANG=en`) or where the locale is English; anything else,
    a bare `C` locale included, is Chinese. The locale is read as POSIX does: `LC_ALL`, `LC_MESSAGES`, `LANG`.
    """
    for value in (asked, environment.get("TRACKER_LANG")):
        if value:
            return Language.EN if value.lower().startswith("en") else Language.ZH
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return Language.EN if value.lower().startswith("en") else Language.ZH
    return Language.ZH
