"""What a report says was done: its review clauses with their kind, their numbers and the time these stand for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from tracker.domain.promise import Achievement, Measure
from tracker.domain.report import Report
from tracker.domain.text import PartialDate, Period, Span
from tracker.domain.vocabulary import AchievementKind, Change, Op, SectionKind
from tracker.lexicon.loader import load_lexicon

from .clauses import Clause, read_clauses
from .lines import paragraphs
from .targets import read_measures
from .times import TimeExpression

_REPORTING = frozenset({SectionKind.REVIEW, SectionKind.PROBLEM, SectionKind.PREAMBLE})
_PLANS = {1: 2006, 2: 2011, 3: 2016, 4: 2021, 5: 2026}
_NUMERALS = "一二三四五六七八九十"
_MANY_YEARS = re.compile(
    r"(?:过去|这|近|前|届期)?(?P<count>[三四五六七八十])年(?:来|以来|间|多来)|(?:过去|这|前)(?P<past>[三四五])年|[“\"]?十(?P<plan>[一二三四五])五[”\"]?(?:期间|时期|以来)|本届政府(?:任期|以来)?|任期内|(?<!\d)20\d\d年(?:以来|[—\-－至到]20\d\d年)"
)
_ONE_YEAR = re.compile(
    r"(?:这|过去的?)一年|一年来|去年|刚刚过去的|^全年|(?<!\d)(?P<year>20\d\d)年(?![以来—\-])"
)
_SAID_BEFORE = 400
"""How many characters before a clause a `截至…` of its sentence still holds for it."""
_LEAD = 80
"""How many characters before a clause its subject is looked for."""
# A year named in passing (`2025年外贸…`) holds for its clause alone; one that opens a paragraph governs what follows.
_YEAR_OPENS = re.compile(r"^(?:刚刚)?(?:过去的)?20\d\d年(?:[，,是以]|工作)")
_NAMED_YEAR = re.compile(r"(?<!\d)20\d\d年(?!以来|[—\-－至到]20)")
_ALL_OF_IT = re.compile(
    r"^(?:目前|现|截[至止][^，]{0,12}|\d{1,2}月[底末份]?)?(?:已经|已|均已|均|都已|都|现已)?(?:全部|全面|均|都)(?:按期|如期|顺利|圆满|超额|提前)?"
    r"(?:达标|完成|到位|办结|落实|建成|竣工|实现|整改到位|兑现)"
)
_AVERAGE = re.compile(r"年均|平均每年|每年平均")
_AS_OF = re.compile(
    r"截[至止](?:到)?(?:(?P<year>20\d\d)年)?(?P<month>1[0-2]|[1-9])月(?:(?P<day>[1-3]?\d)日|(?P<part>底|末|上旬|中旬|下旬))?"
)
_FUTURE = re.compile(
    r"^(?:下一步|今后|未来|接下来|力争|计划|拟|将(?!军))|(?:预计|计划于|将于|拟于).{0,12}(?:建成|完工|竣工|开工|投入使用|通车|启用|投产|完成)"
)
_PROBLEMS = re.compile(
    r"清醒地?(?:认识|看到)|(?:也|还|仍|依然|同时)要?(?:存在|面临)着?.{0,16}(?:问题|困难|不足|短板)"
    r"|存在[的着]?(?:一些|不少|以下)?(?:主要)?(?:问题|困难|不足)(?:和不足)?[：:，。]"
)
_FULL_WORDS = {least: re.compile(rf"(?:[一-鿿A-Za-z][^一-鿿A-Za-z]*){{{least}}}") for least in (2, 3)}


@dataclass(frozen=True, slots=True)
class _Words:
    under_way: re.Pattern[str]
    not_done: re.Pattern[str]
    finished: re.Pattern[str]


@cache
def _words() -> _Words:
    words = load_lexicon().words
    finished = [
        word
        for id in ("matching.stage.finished", "matching.stage.used", "matching.done")
        for word in words[id].words
    ]
    return _Words(
        re.compile(words["matching.under_way"].alternation()),
        re.compile(words["matching.not_done"].alternation()),
        re.compile(
            "|".join(re.escape(word) for word in sorted(set(finished), key=lambda word: (-len(word), word)))
        ),
    )


@dataclass(frozen=True, slots=True)
class Told:
    """The time a stretch of review speaks of: one year, or several summed up."""

    period: Period | None
    rules: tuple[str, ...] = ()


def read_achievements(
    text: str,
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
    start = _by_default(report.covers)
    told = start
    ahead = sorted(promised)
    for number, section in enumerate(report.sections):
        if section.kind not in _REPORTING:
            continue
        if section.level <= 1:
            told = start
        told = _follow(told, section.title, report.covers, whole=True)
        body = section.heading.end if section.heading else section.span.start
        for paragraph in paragraphs(text, body, section.span.end):
            place = (index, number)
            told = _read_paragraph(text, paragraph, report, place, section.kind, told, ahead, times, found)
    return tuple(found)


def _by_default(covers: Period | None) -> Told:
    """A review of several years sums them up unless it says that it speaks of one."""
    several = covers is not None and covers.end.year > covers.start.year
    return Told(covers, ("period.years",) if several else ())


def _read_paragraph(
    text: str,
    paragraph: Span,
    report: Report,
    place: tuple[int, int],
    kind: SectionKind,
    told: Told,
    promised: Sequence[Span],
    times: Sequence[TimeExpression] | None,
    found: list[Achievement],
) -> Told:
    """Add the achievements of one paragraph to `found`; the time it speaks of at its end."""
    opening = text[paragraph.start : min(paragraph.end, paragraph.start + 120)]
    problems = kind is SectionKind.PROBLEM or bool(_PROBLEMS.search(opening))
    sentence: Span | None = None
    earlier: list[Clause] = []
    here = told
    near = [span for span in promised if span.overlap(paragraph)]
    for clause in read_clauses(text, paragraph):
        words = clause.of(text)
        if clause.sentence != sentence:
            sentence, earlier = clause.sentence, []
            opener = text[sentence.start : min(sentence.end, sentence.start + 30)]
            if sentence.start > paragraph.start or not _YEAR_OPENS.search(opener):
                opener = _NAMED_YEAR.sub("", opener)
            told = here = _follow(told, opener, report.covers, whole=True)
        here = _follow(here, words, report.covers, whole=False)
        wanted = _speaks(words) and (not problems or _words().not_done.search(words))
        if wanted and not any(clause.span.overlap(span) * 2 > len(clause.span) for span in near):
            found.append(_achievement(text, clause, earlier, report, place, here, times))
        earlier.append(clause)
    return told


def _speaks(words: str) -> bool:
    """Enough words to say something, and not of the future."""
    least = 2 if any(letter.isdigit() for letter in words) else 3
    return _FULL_WORDS[least].search(words) is not None and not _FUTURE.search(words)


def _achievement(
    text: str,
    clause: Clause,
    earlier: Sequence[Clause],
    report: Report,
    position: tuple[int, int],
    told: Told,
    times: Sequence[TimeExpression] | None,
) -> Achievement:
    words = clause.of(text)
    measures = read_measures(text, clause.span.start, clause.span.end, times=times)
    if any(letter.isdigit() for letter in words):
        measures = _with_bare(text, clause.span, measures)
    rules = list(told.rules)
    if _AVERAGE.search(words):
        rules.append("period.average")
    kind, rule = _kind(words, bool(measures))
    rules.append(rule)
    near: Clause | None = None
    for item in reversed(earlier):
        if clause.span.start - item.span.start > _LEAD:
            break
        near = item
    lead = Span(near.span.start, clause.span.start) if near else None
    if _ALL_OF_IT.search(words) and len(words) <= 16:
        # It speaks of what the sentence before lists.
        rules.append("kind.all_of_it")
        earliest = max(clause.paragraph.start, clause.sentence.start - 3 * _LEAD)
        before = max(earliest, text.rfind("。", earliest, max(earliest, clause.sentence.start - 1)) + 1)
        lead = Span(before, clause.span.start) if before < clause.span.start else lead
    return Achievement(
        clause.span,
        words,
        kind,
        measures,
        _as_of(text[max(clause.sentence.start, clause.span.start - _SAID_BEFORE) : clause.span.end], report),
        told.period,
        (),
        position[0],
        position[1],
        tuple(rules),
        lead,
    )


def _with_bare(text: str, span: Span, measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """Also the numbers without a measure word: `农村贫困人口减少1386万`."""
    # A range from a share to a count is no range: 增长48%至150座.
    found = [
        item for item in measures if "%" not in item.raw[:-1] or item.unit == "%" or "％" in item.raw[-1:]
    ]
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


_SCALES = {"万": 1e4, "亿": 1e8}
_BARE = re.compile(
    r"(?:(?P<over>超过?|突破)|(?P<near>约|近))?(?<![\d.])(?P<digits>\d{1,9}(?:\.\d{1,4})?)(?P<more>[多余])?(?P<scale>[万亿])"
    r"(?![元人个户亩吨平立台套件米千])"
)


def _kind(words: str, measured: bool) -> tuple[AchievementKind, str]:
    table = _words()
    if table.not_done.search(words):
        return AchievementKind.NOT_DONE, "kind.not_done"
    if table.finished.search(words):
        return AchievementKind.DONE, "kind.finished"
    if table.under_way.search(words):
        return AchievementKind.UNDER_WAY, "kind.under_way"
    if measured:
        return AchievementKind.LEVEL, "kind.level"
    return AchievementKind.DONE, "kind.bare_past"


def _follow(told: Told, words: str, covers: Period | None, *, whole: bool) -> Told:
    """The time spoken of after `words`. `whole` also lets 一年来 and the like end a stretch of several years."""
    many = _MANY_YEARS.search(words)
    one = _ONE_YEAR.search(words)
    if many and (not one or whole):
        if one and whole:
            return _by_default(covers)
        return Told(_many(many, covers), ("period.years",))
    if one:
        year = int(one["year"]) if one["year"] else None
        if year is not None and (covers is None or covers.start.year <= year <= covers.end.year):
            return Told(Period.of_years(year))
        if year is None:
            return Told(Period.of_years(covers.end.year) if covers else None)
    return told


def _many(found: re.Match[str], covers: Period | None) -> Period | None:
    if found["plan"]:
        first = _PLANS[_NUMERALS.index(found["plan"]) + 1]
        return Period.of_years(first, first + 4)
    if covers is None or not (found["count"] or found["past"]):
        return covers
    count = found["count"] or found["past"]
    years = _NUMERALS.index(count) + 1
    return Period.of_years(covers.end.year - years + 1, covers.end.year)


def _as_of(words: str, report: Report) -> date | None:
    """The day of `截至9月底`; its year is the one written, else the report's."""
    days = list(_AS_OF.finditer(words)) if "截" in words else []
    if not days:
        return None
    found = days[-1]
    year = int(found["year"]) if found["year"] else _year(report)
    if year is None:
        return None
    month = int(found["month"])
    if found["day"]:
        day = int(found["day"])
        last = PartialDate(year, month).last_day()
        return date(year, month, day) if 1 <= day <= last.day else None
    parts = {"上旬": 10, "中旬": 20}
    if found["part"] in parts:
        return date(year, month, parts[found["part"]])
    return PartialDate(year, month).last_day()


def _year(report: Report) -> int | None:
    if report.covers is not None:
        return report.covers.end.year
    return (report.date.first_day() - timedelta(days=1)).year if report.date is not None else None
