"""Named, single results: which milestone pattern of the lexicon a clause fits (reading guide §1)."""

from functools import lru_cache
from typing import Final

from tracker.lexicon.phrases import Phrase, listed, ordered

from .clause_openers import Head, openings
from .grammar import grammar, unweakened

_PART: Final = Phrase("milestone_part.phase")


_UNNAMED: Final = {
    "milestone.build_named": ("clause.generic_name", "clause.area_or_status"),
    "milestone.window_set_up": ("clause.generic_name",),
    "milestone.document": ("clause.generic_document",),
    "milestone.mechanism": ("clause.generic_mechanism",),
}
"""Rules by which what a pattern finds has no name, or no end, of its own."""


def judge_milestone(text: str, start: int, end: int, head: Head) -> tuple[str, int]:
    """The id of the milestone pattern the clause fits and where it was found; two empties where none does."""
    words = grammar()
    fitting = _allowed(head.verb, head.helpers, head.adverbs, head.relation)
    if head.relation:
        fitting &= words.milestones.beginning(text, head.open, end)
    else:  # behind its verb stand only results that are reached, and what a helping verb leads to
        far = fitting & (words.reached if head.verb in words.blocking else words.reached | words.helped)
        fitting &= words.milestones.beginning(text, head.open, end, max(head.after - 1, head.verb_start), far)
    if not fitting or text.endswith("的", start, end):  # 签订租房合同的: who is meant
        return "", start
    for pattern in words.milestones.chosen(fitting):
        condition = pattern.resolver
        found = pattern.regex.search(text, head.open, end)
        if found is None or _quoted(text, start, found.start()):
            continue
        if condition == "hurried":
            if found.start() > max(head.verb_start, head.open):
                continue
        elif condition == "reached":
            if not _named(text, head, found.start()):
                continue
        elif (
            not head.relation
            and found.start() > head.verb_start
            and not _opens_verb(head, found.start())
            and (condition != "helped" or head.verb in words.blocking)
        ):
            continue
        if any(veto.search(text, start, end) for veto in words.vetoes):
            return "", start
        if any(words.patterns[id].match(text, found.start(), end) for id in _UNNAMED.get(pattern.id, ())):
            continue
        return pattern.id, found.start()
    return "", start


def _opens_verb(head: Head, place: int) -> bool:
    """Whether a verb begins inside the head's own: 整合组建, 组织开展; but not 落实行… in 落实."""
    rest = head.verb[place - head.verb_start :]
    return place < head.after and openings().get(rest) in ("strong", "weak", "result")


@lru_cache(maxsize=4096)
def _allowed(verb: str, helpers: tuple[str, ...], adverbs: tuple[str, ...], relation: bool) -> int:
    """The set of patterns whose condition (their resolver) a clause with this opening meets."""
    words, chain = grammar(), (*helpers, *adverbs)
    allowed = {"reached"}
    blocking = [word for word in chain if word in words.blocking]
    if blocking:
        return words.reached | (words.hurried if listed("grading.hurry").issuperset(blocking) else 0)
    opened = bool(verb) or relation
    if opened or adverbs:
        allowed.add("helped")
    if opened and unweakened(helpers):
        allowed.add("bare")
        if not any(word in words.continuing for word in chain):
            allowed.add("once")
        if any(word.startswith("全面") for word in (*chain, verb)):
            allowed.add("full")
    return sum(map(words.milestones.of, allowed))


def _quoted(text: str, start: int, place: int) -> bool:
    """Whether a place lies inside a quotation or a title that opened in the clause."""
    opened = max(text.rfind("“", start, place), text.rfind("《", start, place))
    if opened < 0:
        return text.find("》", place, place + 80) >= 0 and text.find("《", place, text.find("》", place)) < 0
    return max(text.rfind("”", start, place), text.rfind("》", start, place)) < opened


def _named(text: str, head: Head, result: int) -> bool:
    """Whether something with a name stands before a final verb of result."""
    hurried = head.verb == "加快" and not text.startswith(ordered("grading.running"), result)
    backed = head.verb in listed("grading.backed_verbs")
    if (
        head.verb
        and head.verb not in grammar().helper
        and head.verb_start < result
        and not (hurried or backed)
    ):
        return False
    begin = head.after if head.verb else head.start
    subject = text[begin:result].strip(" \n\u3000")
    if _PART.match(subject) and subject:
        return True
    if not head.verb and grammar().patterns["clause.other_verb"].search(subject):
        return False
    rules = grammar().patterns
    least = 3 if subject.endswith(ordered("grading.places")) else 4
    return (
        len(subject) >= least
        and rules["clause.unnamed"].search(subject) is None
        and rules["clause.generic_subject"].match(subject) is None
    )
