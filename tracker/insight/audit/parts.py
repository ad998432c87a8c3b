"""Parts held against their total: `共A，其中B、C`, `A、B，合计C`, `A（B、C）`, `办结A，其余B`."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tracker.domain.text import Span
from tracker.domain.vocabulary import Agreement
from tracker.lexicon.phrases import Phrase, construction

from .arithmetic import agreement, of, shown, total
from .figures import Figure, Sentence, Stretch
from .model import Found
from .words import classes, have

_AMONG: Final = Phrase("audit_part.among")
_ALL_STATED: Final = Phrase("audit_part.all_stated")
_REST: Final = Phrase("audit_part.rest")
_ALL: Final = Phrase("audit_part.all")
_DONE: Final = Phrase("audit_part.done")
_GENERIC: Final = frozenset(["个", "项", "件", "宗", "次", "名", "人", "条", "批", "台", "处", "元"])
_BRACKET: Final = re.compile(r"[（(]([^（）()]{4,120})[）)]")
_OPEN: Final = Phrase("audit_part.open")


def among(sentence: Sentence) -> Iterator[Found]:
    """`其中`: no part is more than the total, nor are all parts together where their classes exclude each other."""
    for at, phrase in enumerate(sentence.phrases):
        opened = _AMONG.match(phrase.text)
        if opened is None or not at:
            continue
        whole = _total_before(sentence, at, phrase)
        if whole is None:
            continue
        parts = _listed(sentence, at, whole.unit)
        if not parts or have("audit.not_a_part", "".join(part.lead for part in parts) + parts[-1].after):
            continue
        yield from _held(whole, parts)


def _total_before(sentence: Sentence, at: int, phrase: Stretch) -> Figure | None:
    """The one figure of the phrase before 其中 (growth may stand between) that its parts can be counted in."""
    if not phrase.figures or phrase.figures[0].family == "ratio":
        return None
    unit = phrase.figures[0].unit
    for earlier in reversed(sentence.phrases[max(0, at - 3) : at]):
        if earlier.part != phrase.part:
            return None
        plain = [figure for figure in earlier.figures if figure.family != "ratio"]
        if not plain or _CHANGE.match(earlier.text.strip()):
            continue
        fitting = [figure for figure in plain if figure.unit == unit]
        if len(fitting) != 1 or have("audit.no_sum", earlier.text) or _AMONG.match(earlier.text):
            return None
        return fitting[0]
    return None


_CHANGE: Final = Phrase("audit_part.change")
"""What a total grew by is no total."""


def _listed(sentence: Sentence, at: int, unit: str) -> list[Figure]:
    """The parts stated after 其中: the members of its list, all in the unit of the total; growth stated of them is passed over."""
    phrase = sentence.phrases[at]
    found = _members(phrase, unit)
    if not found or have("audit.no_sum", _GROWN.sub("", phrase.text)) or "分别" in phrase.text:
        return []
    for following in sentence.phrases[at + 1 :]:
        more = _members(following, unit)
        if following.part != phrase.part or not more or not _PLAIN.match(following.text.strip()):
            break
        if (
            not _akin(phrase, following)
            or _ACT.search(following.text)
            or have("audit.not_a_part", following.text)
            or have("audit.no_sum", _GROWN.sub("", following.text))
        ):
            break
        found += more
    return found


def _akin(first: Stretch, further: Stretch) -> bool:
    """Whether a phrase goes on with what another one lists: both name the same kind of thing, or classes of one set."""
    own = re.sub(r"[^一-鿿]", "", further.figures[0].lead)
    listed = construction("audit_part.no_word").sub("", "".join(figure.before for figure in first.figures))
    shared = any(own[at : at + 2] in listed for at in range(len(own) - 1))
    return shared or any(len(set(pattern.findall(own + listed))) > 1 for _, pattern in classes())


_GROWN: Final = Phrase("audit_part.grown")
_PLAIN: Final = Phrase("audit_part.plain")


def _members(phrase: Stretch, unit: str) -> list[Figure]:
    """The figures of a list that are counted in a unit; the first alone where the list goes on with another matter."""
    plain = [figure for figure in phrase.figures if figure.family != "ratio"]
    if not plain or any(figure.unit != unit for figure in plain):
        return []
    ends = [
        construction("audit_part.between").split(figure.before.strip("、和及 "))[-1] for figure in plain[1:]
    ]
    return plain if all(len(words) <= 14 and not _ACT.search(words) for words in ends) else plain[:1]


_ACT: Final = Phrase("audit_part.act")


def _held(whole: Figure, parts: Sequence[Figure]) -> Iterator[Found]:
    for part in parts:
        if part.low > whole.high and _same_matter(whole, part):
            yield Found(
                "parts.more_than_total",
                Agreement.CONTRADICTION,
                (whole.span, part.span),
                part.written,
                whole.written,
            )
            return
    if len(parts) < 2:
        return
    made = total(parts)
    words = [part.before for part in parts]
    spans = (whole.span, *(part.span for part in parts))
    if made.low > whole.high + whole.step / 2:
        if _exclusive(words):
            sure = Agreement.CONTRADICTION
        elif have("audit.overlapping", "".join(words)) or _shares_generic(whole, words):
            return
        else:
            sure = Agreement.DOUBT
        yield Found("parts.sum_above_total", sure, spans, whole.written, shown(made.middle, whole))
    elif agreement(made, whole) is Agreement.CONFIRMED:
        yield Found(
            "parts.sum_is_total", Agreement.CONFIRMED, spans, whole.written, shown(made.middle, whole)
        )


def _same_matter(whole: Figure, part: Figure) -> bool:
    """Whether a part counts what the total counts: they share a word, or the part only names a class of it."""
    if _exclusive([part.before]):
        return True
    named = re.sub(r"[^一-鿿]", "", whole.lead + whole.after)
    own = construction("audit_part.no_word").sub("", part.before)
    return any(own[at : at + 2] in named for at in range(max(0, len(own) - 4), len(own) - 1)) and (
        whole.unit not in _GENERIC or own[-2:] in named
    )


def _exclusive(words: Sequence[str]) -> bool:
    """Whether every part names a class of one set whose classes exclude each other, each another one."""
    for _, pattern in classes():
        named = [frozenset(pattern.findall(word)) for word in words]
        if all(len(one) == 1 for one in named) and len(frozenset.union(*named)) == len(words):
            return not have("audit.overlapping", pattern.sub("", "".join(words)))
    return False


def _shares_generic(whole: Figure, words: Sequence[str]) -> bool:
    """Projects, enterprises and people are sorted by several features at once."""
    return any(construction("audit_part.generic").search(word) for word in words)


def all_stated(sentence: Sentence) -> Iterator[Found]:
    """`A、B、C，合计D`: D is the sum."""
    for at, phrase in enumerate(sentence.phrases[1:], 1):
        for whole in phrase.figures[:1]:
            if _ALL_STATED.search(whole.lead.strip()) is None or whole.family == "ratio":
                continue
            before = sentence.phrases[at - 1]
            parts = [figure for figure in before.figures if figure.unit == whole.unit]
            if len(parts) < 2 or len(parts) != len(before.figures) or before.part != phrase.part:
                continue
            if have("audit.no_sum", before.text) or "其中" in before.text:
                continue
            if any("、" not in part.before and "和" not in part.before for part in parts[1:]):
                continue
            sure = agreement(total(parts), whole)
            if sure is not None:
                spans = (*(part.span for part in parts), whole.span)
                yield Found("parts.all_stated", sure, spans, whole.written, shown(total(parts).middle, whole))


def in_brackets(sentence: Sentence) -> Iterator[Found]:
    """`41个（东片18个、西片15个、南片9个）`: the members of a bracket are the total."""
    for phrase in sentence.phrases:
        for whole, following in zip(phrase.figures, phrase.figures[1:], strict=False):
            between = following.before
            opened = _OPEN.search(between)
            if opened is None or whole.unit != following.unit or whole.family == "ratio":
                continue
            bracket = _BRACKET.search(phrase.text, whole.span.end - phrase.span.start)
            if bracket is None or bracket.start() > whole.span.end - phrase.span.start + 6:
                continue
            last = phrase.span.start + bracket.end()
            parts = [
                figure
                for figure in phrase.figures
                if whole.span.end < figure.span.start and figure.span.end <= last
            ]
            inside = bracket[1]
            if len(parts) < 2 or any(part.unit != whole.unit for part in parts) or "等" in inside:
                continue
            if have("audit.no_sum", inside) or inside.count("、") + inside.count("，") != len(parts) - 1:
                continue
            made = total(parts)
            sure = agreement(made, whole)
            if sure is Agreement.CONTRADICTION and (
                made.high < whole.low or have("audit.overlapping", inside)
            ):
                sure = Agreement.DOUBT
            if sure is not None:
                spans = (whole.span, *(part.span for part in parts))
                yield Found("parts.in_brackets", sure, spans, whole.written, shown(made.middle, whole))


def done_and_rest(sentence: Sentence) -> Iterator[Found]:
    """`共收到742件，已办结698件，剩余44件`: what was done and what is left are all there was."""
    figures = sentence.figures
    for index, rest in enumerate(figures):
        if _REST.match(rest.lead.strip()) is None or index < 2 or rest.family == "ratio":
            continue
        plain = [one for one in figures[:index] if one.unit == rest.unit]
        if len(plain) < 2 or plain[-1] is not figures[index - 1]:
            continue
        whole, done = plain[-2:]
        near = sentence.phrases[rest.phrase].part == sentence.phrases[whole.phrase].part
        if not near or not _ALL.search(whole.before) or not _DONE.search(done.before):
            continue
        made = of(done) + of(rest)
        sure = agreement(made, whole)
        if sure is not None:
            spans = (whole.span, done.span, rest.span)
            yield Found("parts.done_and_rest", sure, spans, whole.written, shown(made.middle, whole))


_RATIO: Final = Phrase("audit_part.three_shares")
_TWO: Final = Phrase("audit_part.two_shares")


def structure(text: str, start: int, end: int) -> Iterator[tuple[Found, tuple[int, int]]]:
    """`三次产业结构6.1∶41.5∶52.4`, `二、三产业比例为46:54`: the shares of a structure are 100 together.

    Given with the extent of the words.
    """
    for pattern in (_RATIO, _TWO):
        for found in pattern.finditer(text, start, end):
            shares = [float(share) for share in found.groups()]
            digits = min(len(share.partition(".")[2]) for share in found.groups())
            slack = len(shares) * 0.5 * 10.0**-digits + 1e-6
            made = sum(shares)
            if not 90 <= made <= 110:
                continue
            span = Span(found.start(1), found.end(len(shares)))
            wrong = abs(made - 100) > 2 * slack
            if wrong or abs(made - 100) <= slack:
                sure = Agreement.CONTRADICTION if wrong else Agreement.CONFIRMED
                yield Found("parts.structure", sure, (span,), f"{made:g}", "100"), found.span()


def shares(sentence: Sentence) -> Iterator[Found]:
    """`本科占63%、专科占41%`: shares of classes that exclude each other are no more than all."""
    for phrase in sentence.phrases:
        parts = [figure for figure in phrase.figures if figure.share]
        if len(parts) < 2 or len(parts) != len(phrase.figures):
            continue
        if not all(construction("audit_part.share").search(part.before) for part in parts):
            continue
        made = total(parts)
        if made.low > 100 and _exclusive([part.before for part in parts]):
            spans = tuple(part.span for part in parts)
            yield Found(
                "parts.shares_above_all", Agreement.CONTRADICTION, spans, shown(made.middle, parts[0]), "100%"
            )


_WHOLE_RATE: Final = Phrase("audit_part.whole_rate")


def above_all(sentence: Sentence) -> Iterator[Found]:
    """`普及率达到103%`: a share of a whole is no more than all of it."""
    for figure in sentence.figures:
        if not figure.share or figure.low <= 100 or figure.high <= 100:
            continue
        named = _WHOLE_RATE.search(figure.lead.strip())
        if named is not None and not have("audit.no_whole_rate", named[0]):
            yield Found("share.above_all", Agreement.CONTRADICTION, (figure.span,), figure.written, "100%")
