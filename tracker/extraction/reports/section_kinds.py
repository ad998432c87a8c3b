"""What a part of a report does, read from its heading, from the sentence that opens it, or from the tense of its text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from tracker.domain.vocabulary import SectionKind
from tracker.extraction.layout.lines import Line
from tracker.lexicon import Pattern, load_lexicon
from tracker.lexicon.phrases import Phrase, construction

from .heading_periods import HeadingPeriod, read_year

_BLANK: Final = " \t\u3000\u00a0"
_YEAR_BEGINS: Final = ("2", "二")
_FEWEST_ARTICLES: Final = 5
_JOINS: Final = Phrase("title.joins")
_TACKLES: Final = Phrase("title.tackles")


@dataclass(frozen=True, slots=True)
class KindMention:
    """A kind that a heading names at `start`–`end`; None for words that fit a review and a plan alike."""

    start: int
    end: int
    kind: SectionKind | None
    rule: str


@cache
def _sections() -> tuple[Pattern, ...]:
    return load_lexicon().family("section")


@lru_cache(maxsize=4096)
def read_kinds(title: str) -> tuple[KindMention, ...]:
    """The kinds a heading names, in order: of two side by side the last counts, unless a conjunction joins them."""
    found: list[KindMention] = []
    for pattern in _sections():
        kind = None if pattern.resolver == "neutral" else SectionKind(pattern.resolver)
        found.extend(
            KindMention(match.start(), match.end(), kind, pattern.id)
            for match in pattern.regex.finditer(title)
        )
    found = [
        item
        for item in found
        if item.kind is not SectionKind.PROBLEM or not _TACKLES.search(title[: item.start])
    ]
    found.sort(key=lambda item: (item.start, -item.end))
    kept: list[KindMention] = []
    for mention in found:
        if kept and mention.kind is None and mention.start <= kept[-1].end and kept[-1].kind is not None:
            continue
        if kept and (mention.start < kept[-1].end or not _JOINS.search(title[kept[-1].end : mention.start])):
            if mention.kind is None and kept[-1].kind is not None:
                continue
            kept[-1] = mention
        else:
            kept.append(mention)
    return tuple(kept)


def kinds_of_heading(
    title: str, heading_periods: tuple[HeadingPeriod, ...], plan_year: int | None
) -> tuple[tuple[SectionKind, str], ...]:
    """The kinds of the part under `title`, each with its rule; empty where the words do not say.

    Where the words fit a review and a plan alike, the time beside them decides: years before `plan_year` are past.
    """
    kinds: list[tuple[SectionKind, str]] = []
    for mention in read_kinds(title):
        when = _tense(_heading_period_beside(mention, heading_periods), plan_year)
        kind = mention.kind
        if kind is None or (mention.rule == "section.suggestion" and when is not None):
            kind = None if when is None else SectionKind.PLAN if when else SectionKind.REVIEW
        elif mention.rule == "section.plan.livelihood" and when is False:
            kind = SectionKind.REVIEW
        elif mention.rule == "section.review.done" and when is not False:
            kind = SectionKind.PLAN if when else None
        if kind is not None and (not kinds or kinds[-1][0] is not kind):
            kinds.append((kind, mention.rule))
    if not kinds and heading_periods:
        when = _tense(heading_periods[-1], plan_year)
        if when is not None:
            kinds.append((SectionKind.PLAN if when else SectionKind.REVIEW, heading_periods[-1].rule))
    return tuple(kinds)


def names_only_kinds(title: str, heading_periods: tuple[HeadingPeriod, ...]) -> bool:
    """Whether a heading is nothing but the noun of its kind and a time: 下一步工作重点, not 强化工作措施."""
    rest = list(title)
    spans = [(item.start, item.end) for item in heading_periods] + [
        (item.start, item.end) for item in read_kinds(title)
    ]
    for start, end in spans:
        rest[start:end] = " " * (end - start)
    return not construction("title.of_any_section").sub("", "".join(rest)).strip()


def _heading_period_beside(
    mention: KindMention, heading_periods: tuple[HeadingPeriod, ...]
) -> HeadingPeriod | None:
    before = [heading_period for heading_period in heading_periods if heading_period.start <= mention.end]
    return before[-1] if before else heading_periods[0] if heading_periods else None


def _tense(heading_period: HeadingPeriod | None, plan_year: int | None) -> bool | None:
    """True for a time to come, False for a time gone by, None where it cannot be known."""
    if heading_period is None:
        return None
    if heading_period.past is not None:
        return not heading_period.past
    if heading_period.period is None or plan_year is None:
        return None
    return heading_period.period.end.year >= plan_year


@cache
def _tenses() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_lexicon().words
    return re.compile(words["tense.past"].alternation()), re.compile(words["tense.future"].alternation())


def kind_of_text(text: str) -> SectionKind | None:
    """Review or plan by the words of the text itself; None where neither is clearly stronger."""
    past, future = _tenses()
    gone, to_come = len(past.findall(text)), len(future.findall(text))
    if gone + to_come < 6:
        return None
    if gone >= 1.5 * to_come:
        return SectionKind.REVIEW
    if to_come >= 1.5 * gone:
        return SectionKind.PLAN
    return None


def sets_rules(lines: Sequence[Line]) -> bool:
    """Whether a document consists of articles (第一条 …): rules laid down for others, which promise nothing."""
    if not any(line.text.lstrip(_BLANK).startswith("第一条") for line in lines):
        return False
    article = construction("rule.article")
    return sum(article.match(line.text.lstrip(_BLANK)) is not None for line in lines) >= _FEWEST_ARTICLES


def switched_kind(paragraph: str, kind: SectionKind, plan_year: int | None) -> tuple[SectionKind, str] | None:
    """The kind that a paragraph's opening turns a part of `kind` into, with its rule; None where it stays."""
    opening = paragraph[:200]
    year = construction("year.any").match(opening) if opening[:1] in _YEAR_BEGINS else None
    is_past = year is not None and plan_year is not None and read_year(year["first"]) < plan_year
    if kind in (SectionKind.REVIEW, SectionKind.PREAMBLE, SectionKind.PROBLEM) and not is_past:
        for id in ("switch.plan.next", "switch.plan.year", "switch.plan.goal"):
            if _opens(id, opening):
                return SectionKind.PLAN, id
    if kind in (SectionKind.REVIEW, SectionKind.PREAMBLE):
        for id in ("switch.problem", "switch.problem.exists", "switch.problem.named"):
            if _opens(id, opening):
                return SectionKind.PROBLEM, id
    return None


def announces_tasks(paragraph: str) -> bool:
    """Whether a paragraph tells nothing but the tasks of the year, whatever part it stands in: `2012年…的主要任务是：…`."""
    found = construction("switch.task").search(paragraph)
    if found is None or any(word in paragraph for word in load_lexicon().words["tense.progress"].words):
        return False
    before = paragraph[max(0, found.start() - 20) : found.end()]
    return "计划完成" in before or construction("switch.task.done").search(before) is None


def goes_on_with_problems(paragraph: str) -> bool:
    """Whether a paragraph goes on with the problems that the one before it began to name."""
    return _opens("switch.problem.goes_on", paragraph[:80])


def is_closing(paragraph: str) -> bool:
    """Whether a paragraph is the appeal that ends a report."""
    return _opens("switch.closing", paragraph[:1200])


def is_salutation(line: str) -> bool:
    """Whether a line only addresses its readers."""
    return len(line) <= 200 and _opens("switch.opening", line)


def _opens(id: str, text: str) -> bool:
    return construction(id).search(text) is not None
