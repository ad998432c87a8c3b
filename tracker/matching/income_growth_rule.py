"""`居民收入增长和经济增长基本同步`: a promise about two growth rates, answered by both of them."""

from tracker.domain.match import Candidate
from tracker.domain.promise import Measure
from tracker.domain.vocabulary import Change
from tracker.lexicon.phrases import Phrase

from .candidate_scoring import candidate_of
from .index import Entry, ReportIndex
from .query import WeightedQuery

_INCOME = Phrase("relation.income")
_OUTPUT = Phrase("relation.output")


def income_growth_beside(
    weighted: WeightedQuery, index: ReportIndex
) -> tuple[tuple[Candidate, Measure], tuple[Candidate, Measure]] | None:
    """The growth of residents' income and that of output, with their clauses; None unless both are promised and reported."""
    if not weighted.query.income_growth:
        return None
    income, output = _growth(index, _INCOME), _growth(index, _OUTPUT)
    if income is None or output is None:
        return None
    return (
        (candidate_of(weighted, income[0], index), income[1]),
        (candidate_of(weighted, output[0], index), output[1]),
    )


def _growth(index: ReportIndex, metric: Phrase) -> tuple[Entry, Measure] | None:
    """The first yearly growth reported of a metric; one of a whole population before one of its parts."""
    found: list[tuple[bool, Entry, Measure]] = []
    for entry in index.entries:
        clause = entry.achievement
        if "period.years" in clause.rules or "period.average" in clause.rules:
            continue
        if not any(_is_growth(measure) for measure in clause.measures):
            continue
        for reported in entry.numbers:
            measure = reported.measure
            if not _is_growth(measure):
                continue
            words = reported.own
            if reported.bare:
                words = reported.shared if reported.shared.strip("|") else entry.before
            if metric.search(words):
                found.append(("农村" in words or "城镇" in words, entry, measure))
    return min(found, key=lambda item: (item[0], item[1].achievement.span.start))[1:] if found else None


def _is_growth(measure: Measure) -> bool:
    return measure.unit == "%" and measure.change is Change.INCREASE
