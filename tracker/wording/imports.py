"""What an import says of the files it passed over."""

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath

from tracker.domain.ledger import IngestedFile

from .both import Both
from .language import Language
from .words import Words

_PASSED_OVER = Both("{count} 个非文档文件：{kinds}", "{count} files that are no documents: {kinds}")
_OF_KIND = Both("{count} 个 {kind}", "{count} {kind}")
_AND_MORE = Both("等", "…")

_KINDS = 8
"""Kinds named; a folder of a program's sources has dozens."""


def passed_over_sentence(words: Words, files: Sequence[IngestedFile]) -> str:
    """How many, and of which kinds: by their ending where that alone decided, else by name."""
    kinds = Counter(_kind(file) for file in files)
    named = [
        words.say(_OF_KIND, count=count, kind=kind) if count > 1 or kind.startswith(".") else kind
        for kind, count in kinds.most_common(_KINDS)
    ]
    if len(kinds) > _KINDS:
        named.append(words.say(_AND_MORE))
    joint = ", " if words.language is Language.EN else "、"
    return words.say(_PASSED_OVER, count=len(files), kinds=joint.join(named))


def _kind(file: IngestedFile) -> str:
    path = PurePath(file.path)
    return (path.suffix if file.problems else "") or path.name
