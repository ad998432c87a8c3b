"""What a report says was done: its review clauses with their kind, their numbers and the time these stand for."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Final

from tracker.domain.promise import Achievement, Measure
from tracker.domain.report import Report
from tracker.domain.text import Span
from tracker.domain.vocabulary import AchievementKind, Change, Op, SectionKind
from tracker.extraction.layout.clauses import Clause
from tracker.extraction.layout.page import Page, Paragraph
from tracker.extraction.numbers.prefilter import holds_digit
from tracker.extraction.numbers.targets import read_measures
from tracker.extraction.time.expressions import TimeExpression
from tracker.extraction.time.reporting_period import (
    NAMED_YEAR,
    YEAR_OPENS,
    ReportingPeriod,
    as_of,
    by_default,
    follow,
)
from tracker.lexicon import any_word, load_lexicon
from tracker.lexicon.phrases import Phrase, any_of

_REPORTING: Final = frozenset({SectionKind.REVIEW, SectionKind.PROBLEM, SectionKind.PREAMBLE})
_STATED_BEFORE: Final = 400
"""How many characters before a clause a `截至…` of its sentence still holds for it."""
_LEAD: Final = 80
"""How many characters before a clause its subject is looked for."""
_ALL_OF_IT: Final = Phrase("reported.all_of_it")
_SHORT: Final = 16
"""Characters up to which a clause names no matter of its own but says that all of it was done."""
_AVERAGE: Final = Phrase("reported.average")
_FUTURE: Final = Phrase("reported.future")
_FUTURE_OPENERS: Final = frozenset("下今未接力计拟将")
_PROBLEMS: Final = Phrase("reported.problems")
_KINDS: Final = (
    (AchievementKind.NOT_DONE, "kind.not_done", ("matching.not_done",)),
    (
        AchievementKind.DONE,
        "kind.finished",
        ("matching.stage.finished", "matching.stage.used", "matching.done"),
    ),
    (AchievementKind.UNDER_WAY, "kind.under_way", ("matching.under_way",)),
)
"""Kinds with their rules and the lists of words that say them; an earlier one counts before a later one."""
_FULL_WORDS: Final = {
    least: re.compile("[^一-鿿A-Za-z]*".join(["[一-鿿A-Za-z]"] * least)) for least in (2, 3)
}


@cache
def _not_done() -> re.Pattern[str]:
    return re.compile(any_of("matching.not_done"))


@cache
def _states() -> tuple[re.Pattern[str], dict[str, int]]:
    """Every word that says how far something is, and which of `_KINDS` each of them speaks for."""
    words = load_lexicon().words
    kinds: dict[str, int] = {}
    for kind, (_, _, ids) in enumerate(_KINDS):
        for id in ids:
            for word in words[id].words:
                kinds.setdefault(word, kind)
    # What stands inside a longer word is stated as well: 基本完成 holds 完成.
    stated = {word: min(kind for inner, kind in kinds.items() if inner in word) for word in kinds}
    return re.compile(any_word(stated)), stated


def read_achievements(
    page: Page,
    report: Report,
    index: int,
    *,
    promised: Sequence[Span] = (),
    times: Sequence[TimeExpression] | None = None,
) -> tuple[Achievement, ...]:
    """The past statements of the review and problem parts of `report`, in text order; its plan parts give none.

    `index` is the report's position in `Extraction.reports`. `promised` are the spans of commitments found in the same
    parts (restated targets, future clauses): what is promised there is not done. `times` are those of the whole text,
    in order; None has them found again.
    """
    found: list[Achievement] = []
    start = by_default(report.covers)
    reported = start
    ahead = sorted(promised)
    for number, section in enumerate(report.sections):
        if section.kind not in _REPORTING:
            if section.kind is SectionKind.PLAN:
                _read_drafted(page, section.span, report, (index, number), start, ahead, found)
            continue
        if section.level <= 1:
            reported = start
        reported = follow(reported, section.title, report.covers, whole=True)
        body = section.heading.end if section.heading else section.span.start
        for paragraph in page.paragraphs(body, section.span.end):
            if paragraph.record is not None or page.table_at(paragraph.span.start) is not None:
                continue  # what came of a row stands in its own cell, the other cells restate the plan
            place = (index, number)
            reported = _read_paragraph(
                page.text, paragraph, report, place, section.kind, reported, ahead, times, found
            )
    return tuple(found)


def _read_drafted(
    page: Page,
    plan: Span,
    report: Report,
    place: tuple[int, int],
    reported: ReportingPeriod,
    promised: Sequence[Span],
    found: list[Achievement],
) -> None:
    """Add the documents that a plan part tells as drawn up (`编制了《…规划纲要（草案）》`): a fact wherever it stands
    (reading guide §4). Everything else there is still to come."""
    if page.text.find("了《", plan.start, plan.end) < 0:
        return
    for paragraph in page.paragraphs(plan.start, plan.end):
        if page.text.find("了《", paragraph.span.start, paragraph.span.end) < 0:
            continue
        for clause in paragraph.clauses:
            if _DRAFTED.search(clause.of(page.text)) and not _mostly_in(clause.span, promised):
                found.append(_achievement(page.text, clause, (), report, place, reported, None, digits=False))


_DRAFTED: Final = Phrase("reported.drafted")


def _read_paragraph(
    text: str,
    block: Paragraph,
    report: Report,
    place: tuple[int, int],
    kind: SectionKind,
    reported: ReportingPeriod,
    promised: Sequence[Span],
    times: Sequence[TimeExpression] | None,
    found: list[Achievement],
) -> ReportingPeriod:
    """Add the achievements of one paragraph to `found`; the time it speaks of at its end."""
    paragraph = block.span
    opening = text[paragraph.start : min(paragraph.end, paragraph.start + 120)]
    problems = kind is SectionKind.PROBLEM or bool(_PROBLEMS.search(opening))
    sentence: Span | None = None
    earlier: list[Clause] = []
    here = reported
    near = [span for span in promised if span.overlap(paragraph)]
    if times is not None:
        first = bisect_left(times, paragraph.start, key=_start)
        times = times[first : bisect_left(times, paragraph.end, lo=first, key=_start)]
    for clause in block.clauses:
        words = clause.of(text)
        if clause.sentence is not sentence:
            sentence, earlier = clause.sentence, []
            opener = text[sentence.start : min(sentence.end, sentence.start + 30)]
            if sentence.start > paragraph.start or not YEAR_OPENS.match(opener):
                opener = NAMED_YEAR.sub("", opener)
            reported = here = follow(reported, opener, report.covers, whole=True)
        here = follow(here, words, report.covers, whole=False)
        digits = holds_digit(text, clause.span.start, clause.span.end)
        wanted = _speaks(words, digits=digits) and (not problems or _not_done().search(words))
        if wanted and not (near and _mostly_in(clause.span, near)):
            found.append(_achievement(text, clause, earlier, report, place, here, times, digits=digits))
        earlier.append(clause)
    return reported


def _start(time: TimeExpression) -> int:
    return time.span.start


def _mostly_in(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlap(other) * 2 > len(span) for other in others)


def _is_future(words: str) -> bool:
    if words[:1] in _FUTURE_OPENERS or "预计" in words or "于" in words:
        return _FUTURE.search(words) is not None
    return False


def _speaks(words: str, *, digits: bool) -> bool:
    """Enough words to say something, and not of the future."""
    least = 2 if digits else 3
    return _FULL_WORDS[least].search(words) is not None and not _is_future(words)


def _achievement(
    text: str,
    clause: Clause,
    earlier: Sequence[Clause],
    report: Report,
    position: tuple[int, int],
    reported: ReportingPeriod,
    times: Sequence[TimeExpression] | None,
    *,
    digits: bool,
) -> Achievement:
    words = clause.of(text)
    measures = read_measures(text, clause.span.start, clause.span.end, times=times)
    if digits:
        measures = _with_bare(text, clause.span, measures)
    elif words.endswith("持平"):
        measures = _unchanged(text, clause.span)
    rules = list(reported.rules)
    if "均" in words and _AVERAGE.search(words):
        rules.append("period.average")
    kind, rule = kind_of(words, bool(measures))
    rules.append(rule)
    near: Clause | None = None
    for item in reversed(earlier):
        if clause.span.start - item.span.start > _LEAD:
            break
        near = item
    lead = Span(near.span.start, clause.span.start) if near else None
    if len(words) <= _SHORT and _ALL_OF_IT.match(words):
        # It speaks of what the sentence before lists.
        rules.append("kind.all_of_it")
        earliest = max(clause.paragraph.start, clause.sentence.start - 3 * _LEAD)
        before = max(earliest, text.rfind("。", earliest, max(earliest, clause.sentence.start - 1)) + 1)
        lead = Span(before, clause.span.start) if before < clause.span.start else lead
    stated = max(clause.sentence.start, clause.span.start - _STATED_BEFORE)
    return Achievement(
        clause.span,
        words,
        kind,
        measures,
        as_of(text, stated, clause.span.end, report),
        reported.period,
        (),
        position[0],
        position[1],
        tuple(rules),
        lead,
    )


def _with_bare(text: str, span: Span, measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """Also the numbers without a measure word: `低收入人口减少42万`."""
    # A range from a share to a count is no range: 增长48%至150座.
    found = [
        item for item in measures if "%" not in item.raw[:-1] or item.unit == "%" or "％" in item.raw[-1:]
    ]
    if text.find("万", span.start, span.end) < 0 and text.find("亿", span.start, span.end) < 0:
        return tuple(found)
    for number in _BARE.finditer(text, span.start, span.end):
        place = Span(*number.span())
        if any(item.span is not None and item.span.overlap(place) for item in measures):
            continue
        value = round(float(number["digits"]) * _SCALES[number["scale"]])
        bound = Op.AT_LEAST if number["over"] or number["more"] else Op.ABOUT if number["near"] else Op.SET
        before = text[max(span.start, place.start - 3) : place.start]
        change = Change.DECREASE if before.endswith(("减少", "下降")) else None
        found.append(Measure(place.of(text), value, None, "", change, bound, place))
    return tuple(sorted(found, key=lambda item: item.span or span))


def _unchanged(text: str, span: Span) -> tuple[Measure, ...]:
    """A yearly change of nothing: `居民消费价格与上年持平`."""
    same = _UNCHANGED.search(text, span.start, span.end)
    if same is None:
        return ()
    bound = Op.ABOUT if same["near"] else Op.SET
    return (Measure(same[0], 0.0, "%", "", Change.INCREASE, bound, Span(*same.span())),)


_SCALES: Final = {"万": 1e4, "亿": 1e8}
_BARE: Final = Phrase("reported.bare_number")
_UNCHANGED: Final = Phrase("reported.unchanged")


def kind_of(words: str, measured: bool) -> tuple[AchievementKind, str]:
    """What a past clause says of its matter, and the rule that tells."""
    pattern, kinds = _states()
    stated = pattern.findall(words)
    if stated:
        kind, rule, _ = _KINDS[min(map(kinds.__getitem__, stated))]
        return kind, rule
    if measured:
        return AchievementKind.LEVEL, "kind.level"
    return AchievementKind.DONE, "kind.bare_past"
