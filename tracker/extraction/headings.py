"""Headings: which lines of a document name a part, in every numbering of the genre, and how they nest.

Three kinds are told apart by construction, not by wording: a *line heading* stands alone on its line; a *run-in heading*
is the first sentence after a number (`（一）科学防控疫情。全链条…`); everything else with a number is an item of a list.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from tracker.domain.text import Span
from tracker.lexicon import Pattern, load_lexicon

from .lines import Line, continues, is_wrapped, opens_block

RANKS = {
    "annex": 5,
    "part": 10,
    "chapter": 20,
    "division": 30,
    "named": 35,
    "cn_comma": 40,
    "cn_paren": 50,
    "number": 60,
    "number_paren": 70,
    "circled": 80,
    "star": 85,
    "bare": 90,
}
"""Schemes from the outermost inwards (GB/T 9704 §7.3.3: 一、（一）1.（1）; parts and chapters stand above, marks below)."""
MAX_TITLE = 60
"""The longest text taken for a heading, in characters."""
MAX_OUTER_TITLE = 110
"""The same for the outer schemes (一、 and （一）) on a line of their own, where titles are couplets of slogans."""
MAX_RUN_IN = 60
MAX_BARE = 30
_LONGEST_BARE = 2 * MAX_TITLE
_BODY = 60
_SENTENCE_TITLE = 24
"""A sentence alone on its line is a heading only if it is this short and stands above a paragraph this long."""
_FINISHES = re.compile(r"建成|完成|新建|开工|启用|竣工|投入|新增|改造|实现|做了")
_ITEM_RANK = 60
_MARKDOWN = re.compile(r"^(?P<hashes>#{1,6})\s*")
_MARKUP = re.compile(r"[*#]{1,6}|__")
_INNER_BLANK = re.compile(
    r"(?<=[^\x00-\x7f])[ \t\u3000\u00a0]{1,8}(?=\S)|(?<=\S)[ \t\u3000\u00a0]{1,8}(?=[^\x00-\x7f])"
)
_BOLD = re.compile(r"^(?:\*\*|__)\s*")
_SENTENCE_END = re.compile(r"[。！？]")
_MEASURE = re.compile(r"\d\s{0,2}(?:%|％|‰|[万亿余多]|个|[家所座条套件项人名户辆台张处公千平亩吨米元场次批])")
_ACTOR_NEXT = re.compile(r"^\s{0,4}[（(]?(?:牵头|责任|主办|承办|负责|主责|协办|配合)[^。]{0,6}[：:]")
_LEAD_IN = re.compile(r"(?:以下|如下|下列)|^(?:各位|同志|尊敬|现将|现就|为|根据|按照)|[：:]$")
_NO_TITLE_END = frozenset("，、,；;（(“《—。.")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found at `lines[line]`. `span` is what names the part, without the body that runs on after it."""

    line: int
    span: Span
    start: int
    title: str
    scheme: str
    rank: int
    number: int | None
    runs_in: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    scheme: str
    length: int
    number: int | None


def read_headings(lines: tuple[Line, ...]) -> tuple[Heading, ...]:
    """The headings among `lines`, in order."""
    found: list[Heading] = []
    in_list = False
    inside = -1
    for index in range(len(lines)):
        heading = _read_heading(lines, index, in_list) if index > inside else None
        if heading is not None:
            if heading.scheme == "annex" and not heading.title:
                heading, inside = _annex_with_title(heading, lines)
            found.append(heading)
            if heading.rank < _ITEM_RANK:
                in_list = _opens_list(heading.title) or _lists_annexes(heading, lines)
    return tuple(found)


def _annex_with_title(heading: Heading, lines: tuple[Line, ...]) -> tuple[Heading, int]:
    """An annex's mark with the title on the next line, and the index of the last line that is used up."""
    index = heading.line + 1
    if index < len(lines):
        line = lines[index]
        if (
            len(line.text) <= MAX_TITLE
            and not line.is_row
            and read_mark(line.text) is None
            and not line.is_ended
        ):
            span = Span(heading.span.start, line.end)
            return replace(heading, span=span, title=clean_title(line.text)), index
    return heading, heading.line


def _lists_annexes(heading: Heading, lines: tuple[Line, ...]) -> bool:
    """Whether 附件： only names what is attached, in a numbered list or on its own line."""
    if heading.scheme != "annex" or heading.number is not None:
        return False
    if read_mark(heading.title) is not None:
        return True
    return (
        not heading.title
        and heading.line + 1 < len(lines)
        and read_mark(lines[heading.line + 1].text) is not None
    )


def _opens_list(title: str) -> bool:
    patterns = load_lexicon().patterns
    return any(patterns[id].regex.search(title) for id in ("section.plan.livelihood", "section.glossary"))


def _read_heading(lines: tuple[Line, ...], index: int, in_list: bool) -> Heading | None:
    line = lines[index]
    if line.is_row:
        return None
    if continues(lines, index) and not is_part_title(line.text):
        return None
    text = line.text
    offset = 0
    markdown = _MARKDOWN.match(text)
    if markdown:
        offset = markdown.end()
    bold = _BOLD.match(text[offset:])
    if bold:
        offset += bold.end()
    mark = read_mark(text[offset:])
    if mark is None:
        return _bare_heading(lines, index, offset, bool(markdown), bold is not None)
    rank = RANKS[mark.scheme]
    content = offset + mark.length
    content += len(text[content:]) - len(text[content:].lstrip())
    nested = read_mark(text[content:])
    if nested is not None and nested.scheme in ("cn_comma", "cn_paren") and rank >= _ITEM_RANK:
        mark, rank, content = nested, RANKS[nested.scheme], content + nested.length
    if mark.scheme != "annex" and not text[content:].strip("*_ \t\u3000"):
        return None
    if mark.scheme == "annex":
        return (
            _heading(lines, index, offset, content, len(text), mark, rank) if len(text) <= MAX_TITLE else None
        )
    end = _title_end(text, content, MAX_TITLE if rank >= _ITEM_RANK else MAX_OUTER_TITLE)
    if end is None:
        return _paragraph_heading(lines, index, offset, content, mark, rank) if rank < _ITEM_RANK else None
    runs_in = bool(text[end:].strip("*_ \t\u3000"))
    if rank >= _ITEM_RANK and (in_list or _is_item(lines, index, text, content, end, runs_in, mark)):
        return None
    return _heading(lines, index, offset, content, end, mark, rank, runs_in)


def _heading(
    lines: tuple[Line, ...],
    index: int,
    offset: int,
    content: int,
    end: int,
    mark: _Mark,
    rank: int,
    runs_in: bool = False,
) -> Heading:
    line = lines[index]
    title = clean_title(line.text[content:end])
    span = Span(line.start + offset, line.start + end)
    return Heading(index, span, line.start, title, mark.scheme, rank, mark.number, runs_in)


def _paragraph_heading(
    lines: tuple[Line, ...], index: int, offset: int, content: int, mark: _Mark, rank: int
) -> Heading:
    """A numbered paragraph without a title: its number opens a part, named by its first words; all its text is body."""
    line = lines[index]
    words = re.split(r"[，,；;。：:]", line.text[content : content + MAX_BARE], maxsplit=1)[0]
    span = Span(line.start + offset, line.start + content)
    return Heading(index, span, line.start, clean_title(words), mark.scheme, rank, mark.number, True)


def clean_title(text: str) -> str:
    """A heading's words: without mark-down, the full stop at its end, or the blanks inside Chinese text."""
    return _INNER_BLANK.sub("", _MARKUP.sub("", text).strip(" \t\u3000\u00a0。．：:"))


def read_mark(text: str) -> _Mark | None:
    """The numbering or bullet at the beginning of `text`, if it is one that headings have."""
    if not opens_block(text):
        return None
    for pattern in _marks():
        match = pattern.regex.match(text)
        if match and match.end():
            return _Mark(pattern.resolver, match.end(), _number(match[0]))
    return None


@cache
def _marks() -> tuple[Pattern, ...]:
    return tuple(pattern for pattern in load_lexicon().family("heading") if pattern.resolver)


def _number(mark: str) -> int | None:
    """The number a mark gives, 一 to 九十九 or Arabic; None for bullets."""
    digits = re.search(r"\d{1,3}", mark)
    if digits:
        return int(digits[0])
    chinese = re.search(r"[一二三四五六七八九十]{1,3}", mark)
    if chinese is None:
        return None
    tens, ten, ones = chinese[0].rpartition("十")
    values = "〇一二三四五六七八九"
    return (values.find(tens) if tens else 1) * (10 if ten else 0) + max(0, values.find(ones) if ones else 0)


def _title_end(text: str, content: int, limit: int) -> int | None:
    """Where the heading that starts at `content` ends: its first sentence if short, or the whole short line."""
    closing = text.find("**", content)
    if 0 < closing - content <= MAX_TITLE:
        return closing + 2
    stop = _SENTENCE_END.search(text, content, content + MAX_RUN_IN + 1)
    if stop:
        return stop.end()
    last = text[-1]
    length = len(text) - content
    if last in "：:":
        return len(text) if length <= MAX_BARE else None
    return len(text) if length <= limit and last not in _NO_TITLE_END else None


def _is_item(
    lines: tuple[Line, ...], index: int, text: str, content: int, end: int, runs_in: bool, mark: _Mark
) -> bool:
    """Whether a numbered line is an item of a list: nothing stands under it, or its first sentence counts something."""
    title = text[content:end]
    if end == content:
        return True
    if runs_in:
        return _MEASURE.search(title) is not None or _ACTOR_NEXT.match(text[end:]) is not None
    if _MEASURE.search(title) or (text[-1] in "。；;" and len(text) - content > MAX_BARE):
        return True
    if index + 1 == len(lines):
        return True
    following = lines[index + 1]
    if following.is_row:
        return False
    below = read_mark(following.text)
    return below is not None and RANKS[below.scheme] <= RANKS[mark.scheme]


def _bare_heading(
    lines: tuple[Line, ...], index: int, offset: int, markdown: bool, bold: bool
) -> Heading | None:
    """A heading without a number: short, not a sentence, after an ended line and above something longer."""
    line = lines[index]
    body = line.text[offset:]
    if len(body) > _LONGEST_BARE and not bold:
        return None
    title = clean_title(body)
    if not title or opens_block(body) or len(title) > (MAX_TITLE if markdown else MAX_BARE):
        return None
    if bold and not markdown:
        closing = line.text.find("**", offset)
        if 0 < closing - offset <= MAX_RUN_IN and line.text[closing + 2 :].strip():
            return Heading(
                index,
                Span(line.start, line.start + closing + 2),
                line.start,
                clean_title(line.text[offset:closing]),
                "bare",
                RANKS["bare"],
                None,
                True,
            )
    if not markdown and not _stands_alone(lines, index, title):
        return None
    named = is_part_title(title)
    scheme = "named" if named else "bare"
    return Heading(index, Span(line.start, line.end), line.start, title, scheme, RANKS[scheme], None, False)


def _stands_alone(lines: tuple[Line, ...], index: int, title: str) -> bool:
    line = lines[index]
    text = line.text
    if len(title) < 2 or (text[-1] in "，、,；;：:）)！!？?”…" and not is_part_title(title)):
        return False
    if index + 1 >= len(lines):
        return False
    following = lines[index + 1]
    if load_lexicon().patterns["section.glossary"].regex.search(title) and text[-1] != "。":
        return True
    if _LEAD_IN.search(text) or _MEASURE.search(text) or not re.search(r"[\u4e00-\u9fff]{2}", text):
        return False
    if is_wrapped(lines, index) or following.is_row:
        return False
    if is_part_title(title):
        return True
    if len(title) < 4 or "。" in text[:-1]:
        return False
    if text[-1] == "。":
        return (
            len(following.text) >= _BODY and len(text) <= _SENTENCE_TITLE and _FINISHES.search(text) is None
        )
    return len(following.text) > max(len(text), MAX_BARE) or opens_block(following.text)


def is_part_title(title: str) -> bool:
    """Whether the words alone say that a part of a report begins: what it does and for which time."""
    if len(title) > MAX_BARE or re.search(r"[，。；]", title):
        return False
    lexicon = load_lexicon()
    if lexicon.patterns["section.glossary"].regex.search(title):
        return True
    does, when = _part_words()
    return (does.search(title) is not None and when.search(title) is not None) or (
        lexicon.patterns["section.problem.noun"].regex.fullmatch(title) is not None
    )


@cache
def _part_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Any word that says what a part does, and any that says for which time."""
    lexicon = load_lexicon()
    does = (item.regex.pattern for item in lexicon.family("section") if item.id != "section.masthead")
    when = (re.sub(r"\?P<[a-z_]+>", "?:", item.regex.pattern) for item in lexicon.family("period"))
    return re.compile("|".join(f"(?:{each})" for each in does)), re.compile(
        "|".join(f"(?:{each})" for each in when)
    )
