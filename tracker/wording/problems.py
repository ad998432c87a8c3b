"""Sentences for problems of documents and errors of the program, by code. Each says what is wrong and what to do.

A catalogue is a mapping from code to `Both`; a room with many codes of its own keeps them in a module here and adds
that module to `CATALOGUES`.
"""

from collections.abc import Mapping

from . import command_errors, document_problems, office_errors, report_errors, store_errors
from .both import Both
from .speaker import Speaker

CATALOGUES: tuple[Mapping[str, Both], ...] = (
    document_problems.SENTENCES,
    report_errors.SENTENCES,
    store_errors.SENTENCES,
    command_errors.SENTENCES,
    office_errors.SENTENCES,
)

_UNKNOWN = Both("{code}{details}", "{code}{details}")


class Known(dict[str, str]):
    """Values for a sentence; one that is missing shows as an ellipsis instead of failing."""

    def __missing__(self, key: str) -> str:
        return "…"


def sentence(words: Speaker, code: str, details: Mapping[str, str]) -> str:
    """The sentence for a code; a code without one shows itself with its details, so that nothing is hidden."""
    for catalogue in CATALOGUES:
        if (both := catalogue.get(code)) is not None:
            return words.say(both).format_map(Known(details))
    shown = "".join(f" {name}={value}" for name, value in details.items())
    return words.say(_UNKNOWN, code=code, details=shown)
