"""How a clause opens: its verb, the helpers and adverbs before it, and the words that never belong to a quote."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from tracker.lexicon.loader import load_lexicon
from tracker.lexicon.phrases import construction, listed

_BLANK: Final = " \t\n\r\u3000\u00a0"
_JOINS: Final = "、和并与及或"
_VERBS: Final = frozenset({"weak", "strong", "result"})


@dataclass(slots=True, unsafe_hash=True)
class Head:
    """What stands before a clause's object.

    `start` is where the quote may begin (behind connectives), `open` where the first verb, helper or adverb stands,
    `verb` the last verb of the opening chain (`推动完成` → 完成, helpers 推动), "" where the clause opens with a noun.
    `kind` is the verb's list (`strong`, `weak`, `result`), `after` the place behind it. `times` are places of time
    expressions met on the way. `relation` is True where a preposition (对、向、将…) opens it.
    """

    start: Final[int]
    open: Final[int]
    verb: Final[str]
    kind: Final[str]
    verb_start: Final[int]
    after: Final[int]
    helpers: Final[tuple[str, ...]]
    adverbs: Final[tuple[str, ...]]
    times: Final[tuple[int, ...]]
    relation: Final[bool] = False


@cache
def openings() -> dict[str, str]:
    """Every word that may open a clause, with its role."""
    words = load_lexicon().words
    roles: dict[str, str] = {}
    for role, id in (
        ("connective", "cue.connective"),
        ("author", "cue.author"),
        ("adverb", "cue.adverb"),
        ("modal", "cue.modal"),
        ("modal", "cue.soft"),
        ("weak", "verb.weak"),
        ("strong", "verb.strong"),
        ("result", "verb.result"),
        ("relation", "cue.relation"),
    ):
        roles.update(dict.fromkeys(words[id].words, role))
    return roles


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """How long the listed words that begin with a character are, longest first."""
    found: dict[str, set[int]] = {}
    for word in openings():
        found.setdefault(word[0], set()).add(len(word))
    return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


def _acts(text: str, verb: str, word: str, after: int, end: int) -> bool:
    """Whether a word that is verb or noun is a verb here: 推动建设10个…, 启动建设…研究院."""
    if word not in listed("opener.works") or after >= end:
        return False
    if text[after].isdigit():
        return verb in listed("opener.leads") or verb == "推进"
    return verb in listed("opener.leads") and end - after >= 5


@cache
def _nominal() -> frozenset[str]:
    return frozenset(load_lexicon().words["verb.nominal"].words)


def read_head(text: str, start: int, end: int, times: "dict[int, int]") -> Head:
    """Read the opening of `text[start:end]`; `times` maps the start of each time expression to its end."""
    roles, first, nouns = openings(), _lengths(), _nominal()
    position = quote = start
    opened = -1
    verb, kind, verb_start, after = "", "", start, start
    helpers: list[str] = []
    adverbs: list[str] = []
    met: list[int] = []
    relation = False
    while position < end:
        character = text[position]
        if times and position in times:
            if verb and not _verb_follows(text, times[position], end, roles, first, times):
                break
            met.append(position)
            position = min(times[position], end)
            continue
        joined = False
        if adverbs and not verb and character == "、":  # 高标准、高质量完成…: two manners of one verb
            word, role = _word(text, position + 1, end, roles, first)
            if role == "adverb" and word not in listed("opener.part_of_names"):
                position += 1
                continue
        if verb and character in _JOINS:  # 新建和提升, 放宽或取消: two verbs with one object
            word, role = _word(text, position + 1, end, roles, first)
            joined = role in _VERBS and word not in nouns
            if role == "adverb" and kind == "weak" and word not in listed("opener.part_of_names"):
                # 高起点规划、高标准建设X: the effort, then the deed itself
                later, does = _word(text, position + 1 + len(word), end, roles, first)
                if does in ("strong", "result") and (later not in nouns or later in listed("opener.works")):
                    adverbs.append(word)
                    verb_start = position + 1 + len(word)
                    verb, kind = later, does
                    position = after = verb_start + len(later)
                    continue
            position += joined
        elif character not in first:
            if character not in _BLANK:
                break
            position += 1
            continue
        word, role = _word(text, position, end, roles, first)
        if role in _VERBS:
            if opened < 0:
                opened = position
            if (
                not verb
                and word in nouns
                and construction("opener.indicator").match(text, position + len(word), end)
            ):
                break  # 服务外包执行额20亿元: the subject of an indicator
            if verb:
                if word in nouns and not _acts(text, verb, word, position + len(word), end):
                    break  # 加强保障…, 完成改造任务
                if joined:
                    kind = kind if role == "weak" else role
                    position += len(word)
                    after = position
                    continue
                helpers.append(verb)
            verb, kind, verb_start = word, role, position
            position += len(word)
            after = position
            continue
        if not role:
            break
        if role == "connective":
            if verb or adverbs:
                break
            position += len(word)
            quote = position
            continue
        if role == "relation" and not verb and position + len(word) in times:  # 在年底前
            position += len(word)
            continue
        if word == "将" and not verb and _acts_next(text, position + 1, end, roles, first, times):
            role = "modal"  # 将新建5所小学; but 将服务事项纳入…
        if role == "relation" and not verb:
            relation = True
            opened = position if opened < 0 else opened
            break
        if role == "relation":
            break
        if role == "author":
            if verb:
                break
            position += len(word)
            continue
        needed = verb or word in listed("opener.part_of_names")
        if needed and not _verb_follows(text, position + len(word), end, roles, first, times):
            break
        if opened < 0:
            opened = position
        adverbs.append(word)  # an adverb or a modal
        position += len(word)
    quote = _skip_blank(text, quote, end)
    return Head(
        quote,
        opened if opened >= 0 else quote,
        verb,
        kind,
        verb_start if verb else quote,
        after if verb else quote,
        tuple(helpers),
        tuple(adverbs),
        tuple(met),
        relation,
    )


def _word(
    text: str,
    position: int,
    end: int,
    roles: dict[str, str],
    lengths: dict[str, tuple[int, ...]],
) -> tuple[str, str]:
    """The longest listed word here, with its role; two empty strings where there is none."""
    if position < end and (sizes := lengths.get(text[position])) is not None:
        for length in sizes:
            word = text[position : position + length]
            if word in roles and position + length <= end:
                return word, roles[word]
    return "", ""


def _verb_follows(
    text: str,
    position: int,
    end: int,
    roles: dict[str, str],
    first: dict[str, tuple[int, ...]],
    times: "dict[int, int]",
) -> bool:
    """Whether the words behind this place lead on to a verb (`推动…及早建成` does not, `确保年内完成` does)."""
    for _ in range(4):
        if position in times:
            position = times[position]
            continue
        word, role = _word(text, position, end, roles, first)
        if role in _VERBS:
            return True
        if role not in ("adverb", "modal"):
            return False
        position += len(word)
    return False


def _acts_next(
    text: str,
    position: int,
    end: int,
    roles: dict[str, str],
    first: dict[str, tuple[int, ...]],
    times: "dict[int, int]",
) -> bool:
    """Whether a verb that is no noun stands here, or behind adverbs."""
    word, role = _word(text, position, end, roles, first)
    if role in _VERBS:
        return word not in _nominal()
    return role in ("adverb", "modal") and _verb_follows(text, position, end, roles, first, times)


def _skip_blank(text: str, position: int, end: int) -> int:
    while position < end and text[position] in _BLANK:
        position += 1
    return position
