"""All checks over some reports: each alone, then each beside the one of the year before of the same body."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from tracker.domain.discrepancy import Discrepancy, Place
from tracker.domain.report import Report
from tracker.domain.text import Span
from tracker.domain.vocabulary import SectionKind

from .checks import CHECKS
from .figures import Sentence, sentences
from .levels import Reviewed, Statement, reviewed_sentences, statements, year_of
from .model import Found, Source
from .parts import structure
from .years import last_year, shares, twice

_UNREAD = (SectionKind.MASTHEAD, SectionKind.GLOSSARY)


@dataclass(frozen=True, slots=True)
class ReportFigures:
    """What a report's figures say by themselves, kept so that several reports can be held against each other later."""

    source: Source
    levels: tuple[Statement, ...]
    own: tuple[Discrepancy, ...]


def read_figures(source: Source) -> ReportFigures:
    """Audit a report by itself."""
    reviewed = reviewed_sentences(source.text, source.report)
    levels = statements(reviewed, source.report)
    return ReportFigures(source, levels, tuple(_of_one(source, reviewed, levels)))


def audit(sources: Sequence[Source]) -> tuple[Discrepancy, ...]:
    """What the figures of some reports say of each other, in the order of the reports and of their text.

    The cost grows with the text: sentences are looked at alone, and levels by their indicator.
    """
    return audit_read([read_figures(source) for source in sources])


def audit_read(reports: Sequence[ReportFigures]) -> tuple[Discrepancy, ...]:
    """The same of reports that were read before."""
    found: list[tuple[int, int, Discrepancy]] = []
    for number, report in enumerate(reports):
        found += [(number, one.places[0].span.start, one) for one in report.own]
    for first, second in _years([report.source for report in reports]):
        earlier, later = reports[first], reports[second]
        year = year_of(earlier.source.report)
        if year is None:
            continue
        for made, before, after in last_year(earlier.levels, later.levels, year):
            one = _across(made, earlier.source, later.source, before, after)
            found.append((second, after.figure.span.start, one))
    return tuple(one for _, _, one in sorted(found, key=lambda item: item[:2]))


def _of_one(source: Source, reviewed: Reviewed, stated: Sequence[Statement]) -> Iterator[Discrepancy]:
    seen: set[frozenset[Span]] = set()
    for start, end in _stretches(source.report):
        for sentence in sentences(source.text, start, end):
            for check in CHECKS:
                for found in check.run(sentence):
                    if frozenset(found.spans) not in seen:
                        seen.add(frozenset(found.spans))
                        yield _within(found, source, (sentence,))
        for found, (first, last) in structure(source.text, start, end):
            yield Discrepancy(
                found.rule,
                found.agreement,
                tuple(_place(source, span) for span in found.spans),
                (_place(source, Span(first, last)),),
                found.stated,
                found.expected,
            )
    for found, whole, part in shares(reviewed, source.report, stated):
        if frozenset(found.spans) not in seen:
            yield _within(found, source, (whole, part) if whole.span != part.span else (part,))
    by_span = {one.figure.span: one.sentence for one in stated}
    for found in twice(stated):
        yield _within(found, source, tuple(by_span[span] for span in found.spans))


def _stretches(report: Report) -> Iterator[tuple[int, int]]:
    """The parts of a report below their headings, without its masthead and glossary."""
    at = report.span.start
    for section in sorted(report.sections, key=lambda one: one.span):
        if section.span.start > at:
            yield at, section.span.start
        start = max(at, section.heading.end if section.heading else section.span.start)
        if section.kind not in _UNREAD and start < section.span.end:
            yield start, section.span.end
        at = max(at, section.span.end)
    if at < report.span.end:
        yield at, report.span.end


def _years(sources: Sequence[Source]) -> Iterator[tuple[int, int]]:
    """Pairs of reports of one body, the second of the year after the first's; of several of one year, the last."""
    by_year: dict[tuple[Hashable, int], int] = {}
    laters: dict[tuple[Hashable, int], list[int]] = defaultdict(list)
    for number, source in enumerate(sources):
        year = year_of(source.report)
        if source.body is not None and year is not None:
            by_year[source.body, year] = number
            laters[source.body, year].append(number)
    for (body, year), earlier in by_year.items():
        for later in laters.get((body, year + 1), ()):
            yield earlier, later


def _place(source: Source, span: Span) -> Place:
    return Place(source.document, span, span.of(source.text))


def _within(found: Found, source: Source, around: Sequence[Sentence]) -> Discrepancy:
    return Discrepancy(
        found.rule,
        found.agreement,
        tuple(_place(source, span) for span in found.spans),
        tuple(_place(source, sentence.span) for sentence in around),
        found.stated,
        found.expected,
    )


def _across(found: Found, earlier: Source, later: Source, before: Statement, after: Statement) -> Discrepancy:
    places = (_place(earlier, found.spans[0]), *(_place(later, span) for span in found.spans[1:]))
    return Discrepancy(
        found.rule,
        found.agreement,
        places,
        (_place(earlier, before.sentence.span), _place(later, after.sentence.span)),
        found.stated,
        found.expected,
    )
