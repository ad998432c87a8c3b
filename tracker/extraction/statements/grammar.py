"""The lexicon's part that grades clauses, compiled once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from tracker.lexicon import Lexicon, load_lexicon
from tracker.lexicon.engine.family import Family
from tracker.lexicon.phrases import listed

from .clause_openers import Head, openings

OUT_AT_START: Final = (
    "clause.appeal",
    "clause.comparison",
    "clause.statement",
    "clause.reported",
    "clause.project_facts",
)
OUT_ANYWHERE: Final = ("clause.past", "clause.expected", "clause.trouble", "clause.rule", "clause.standing")
"""Rules that take a clause out: those that look at its first words, and those that look at all of it."""
NO_MILESTONE: Final = (
    "clause.doubt",
    "clause.bundle",
    "clause.conditional",
    "clause.slogan",
    "clause.grand",
)
"""Rules by which a clause holds no milestone, whatever pattern it fits."""


@dataclass(frozen=True, slots=True)
class _Grammar:
    patterns: dict[str, re.Pattern[str]]
    milestones: Family
    reached: int
    hurried: int
    helped: int
    verbs: re.Pattern[str]
    helper: frozenset[str]
    blocking: frozenset[str]
    continuing: frozenset[str]
    mean: frozenset[str]
    purpose: tuple[str, ...]
    framing: tuple[str, ...]
    counting: frozenset[str]
    lasting: frozenset[str]
    process: frozenset[str]
    soft: re.Pattern[str]
    out_at_start: re.Pattern[str]
    out_anywhere: re.Pattern[str]
    vetoes: tuple[re.Pattern[str], ...]
    through: tuple[str, ...]


@cache
def grammar() -> _Grammar:
    """The lexicon's part that grades clauses, compiled once."""
    lexicon: Lexicon = load_lexicon()

    def words(id: str) -> frozenset[str]:
        return frozenset(lexicon.words[id].words)

    def either(ids: Sequence[str]) -> re.Pattern[str]:
        # Bare alternatives that begin with plain characters let the search jump from place to place.
        return re.compile("|".join(lexicon.patterns[id].regex.pattern for id in ids))

    families = ("hard", "clause", "future", "restated", "subject", "continuation", "rhythm", "grading")
    patterns = {pattern.id: pattern.regex for family in families for pattern in lexicon.family(family)}
    committing = sorted(
        {word for word, role in openings().items() if role in ("strong", "result") and len(word) > 1}
        - words("verb.nominal"),
        key=lambda word: (-len(word), word),
    )
    milestones = Family(lexicon.family("milestone"))
    return _Grammar(
        patterns,
        milestones,
        milestones.of("reached"),
        milestones.of("hurried"),
        milestones.of("helped"),
        re.compile(
            "|".join([*map(re.escape, committing), lexicon.patterns["grading.nominal_counts"].source])
        ),
        words("verb.helper"),
        words("verb.blocking"),
        words("cue.continuing"),
        words("cue.mean"),
        lexicon.words["cue.purpose"].words,
        lexicon.words["clause.framing"].words,
        words("verb.counting"),
        words("verb.lasting"),
        words("verb.process"),
        lexicon.patterns["soft.effort"].regex,
        either(OUT_AT_START),
        either(OUT_ANYWHERE),
        tuple(patterns[id] for id in NO_MILESTONE),
        lexicon.words["cue.through"].words,
    )


def unweakened(helpers: Sequence[str]) -> bool:
    """Whether every helper before a verb leaves its promise whole."""
    helper = grammar().helper
    return all(
        word in helper or word in listed("grading.backing") or openings()[word] != "weak" for word in helpers
    )


def opens_with(text: str, head: Head, prepositions: frozenset[str] | tuple[str, ...]) -> bool:
    """Whether one of these prepositions opens the clause."""
    return head.relation and any(text.startswith(word, head.open) for word in prepositions)
