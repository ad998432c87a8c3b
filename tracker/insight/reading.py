"""A pledge taken apart for comparing: what it is about, in which form its number is given, how firmly it is promised."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from tracker.domain.chain import Pledge
from tracker.domain.ledger import LedgerEntry
from tracker.domain.promise import Commitment, Target
from tracker.domain.text import Span
from tracker.domain.units import is_share
from tracker.domain.vocabulary import Basis, Change, Op, Status
from tracker.lexicon.loader import load_lexicon
from tracker.lexicon.phrases import Phrase
from tracker.matching.forms import Form, form_of
from tracker.matching.frames import Frame, read_frame
from tracker.matching.query import Query
from tracker.matching.tokens import is_bare, tokens
from tracker.matching.topic import STARTED, rows_of, stage_of
from tracker.matching.words import normal

_OF_A_YEAR = frozenset({Form.GROWTH, Form.FLOW, Form.AMOUNT, Form.POINTS})


@dataclass(frozen=True, eq=False)
class Read:
    """A pledge and what its words say; `at` is which number of the item `entry` it is, -1 for an item without.

    `tokens` are its tokens with what each says, `indicators` those of the catalogue it names, `form` the form of its number,
    `rows` the scope it names (which phase, which line, town or village), `stage` what is done with a building, `ordinals`
    numbers that are names (`第三小学`). `held` marks a level to be held (`控制在`, `稳定在`), `lasting` a
    result that stays once it is there, `bare` one whose words name no matter of their own (`完成投资39亿元`). `objects` counts the things it lists. `strength` is 1 for 确保, 0 where nothing
    is written, -1 for 力争. `higher` says whether more is better, None where there is no number or nobody can say.
    """

    entry: LedgerEntry
    at: int
    tokens: Mapping[str, float]
    frame: Frame
    indicators: frozenset[str]
    form: Form | None
    rows: Mapping[str, frozenset[str]]
    ordinals: frozenset[str]
    per: frozenset[str]
    objects: int
    acts: frozenset[str]
    stage: int
    held: bool
    lasting: bool
    bare: bool
    strength: int
    higher: bool | None

    @property
    def target(self) -> Target | None:
        """Its number, if it has one."""
        return self.entry.commitment.targets[self.at] if self.at >= 0 else None

    @property
    def place(self) -> tuple[str, int]:
        """What it is found by: its item, and which number of it."""
        return self.entry.id, self.at

    @property
    def year(self) -> int:
        """The year of its plan."""
        return self.entry.year or 0

    @property
    def deadline(self) -> date | None:
        """The day it was promised for."""
        return self.entry.commitment.deadline.date

    @property
    def pledge(self) -> Pledge:
        """What is kept of it in a chain."""
        verdict, target = self.entry.verdict, self.target
        settled = (
            made
            for made in verdict.comparisons
            if made.target == target and made.satisfied is not None and made.measure is not None
        )
        reported = next(settled, None)
        return Pledge(
            self.entry.id,
            self.year,
            self.entry.commitment.text,
            target,
            self.deadline,
            verdict.status,
            verdict.late,
            reported.measure if reported is not None else None,
            reported.satisfied if reported is not None else None,
        )

    @property
    def annual(self) -> bool:
        """Whether each year's number is a promise of its own: a year's growth, what a year brings, a level held,
        a work that goes on."""
        return self.form in _OF_A_YEAR or self.held or (self.target is None and not self.lasting)

    @property
    def years(self) -> int:
        """How many years it reaches over, counted from that of its plan."""
        due = self.deadline
        return 1 if due is None else max(1, due.year - self.year + 1)

    @property
    def kept(self) -> bool:
        """Whether it was found kept, and in its time."""
        verdict = self.entry.verdict
        return verdict.status is Status.FULFILLED and not verdict.late


def read_pledges(entry: LedgerEntry) -> tuple[Read, ...]:
    """The pledges of an item: one for each number that is given, or one for an item without."""
    commitment = _alone(entry.commitment)
    query = Query(commitment.text, commitment)
    topic = query.topic
    stage = stage_of(query.plain)
    numbered = [at for at, target in enumerate(commitment.targets) if not target.redacted]
    if not numbered:
        return (
            Read(
                entry,
                -1,
                topic.weights,
                query.frame,
                frozenset(),
                None,
                topic.rows,
                _ordinals(commitment.text),
                frozenset(),
                len(topic.objects),
                _acts(topic.text),
                stage,
                False,
                stage > STARTED or (named_day(commitment) and query.lasting),
                is_bare(topic.weights),
                _strength(commitment.text, "", commitment.soft),
                None,
            ),
        )
    found = []
    for at in numbered:
        target, counted = commitment.targets[at], query.targets[at]
        average = "年均" in commitment.text
        form = form_of(
            target.unit, target.raw, target.change, counted.beside, "", years=False, average=average
        )
        alone = len(numbered) == 1
        plain = topic.text if alone else counted.beside
        before, own = _clause(commitment, target)
        found.append(
            Read(
                entry,
                at,
                counted.weights,
                read_frame(plain),
                _measured(counted.indicators, form),
                form,
                topic.rows if alone else rows_of(normal(counted.named)),
                _ordinals(plain),
                frozenset(_PER.findall(own)),
                1,
                _acts(own),
                counted.stage,
                target.op is Op.AT_MOST or bool(_words("held").search(own)),
                True,
                not _measured(counted.indicators, form) and _bare(counted.named[len(target.metric) :]),
                _strength(own, before, commitment.soft),
                _higher(target, counted.indicators, counted.named, own),
            )
        )
    return tuple(found)


def _alone(commitment: Commitment) -> Commitment:
    """The same commitment of a document that holds nothing but its words."""
    span = commitment.span

    def moved(place: Span | None) -> Span | None:
        if place is None or not (span.start <= place.start and place.end <= span.end):
            return None
        return Span(place.start - span.start, place.end - span.start)

    return replace(
        commitment,
        span=Span(0, len(commitment.text)),
        targets=tuple([replace(target, span=moved(target.span)) for target in commitment.targets]),
        deadline=replace(commitment.deadline, span=moved(commitment.deadline.span)),
        opening=None,
        stages=(),
    )


def named_day(commitment: Commitment) -> bool:
    """Whether it names its day: the end of the year that a plan is for is no day that anybody chose."""
    return commitment.deadline.basis is Basis.EXPLICIT


def _measured(named: frozenset[str], form: Form) -> frozenset[str]:
    """The indicators of those named beside a number that it can be of: `占GDP比重` is no level of GDP."""
    if form is not Form.RATE:
        return named
    catalogue = load_lexicon().indicators
    return frozenset([id for id in named if catalogue[id].kind == "rate" or not catalogue[id].kind])


def _bare(own: str) -> bool:
    """Whether a number's own words name no matter: of whom it is given alone (`初中提高到1950元`) is none."""
    for members in rows_of(own).values():
        for member in members:
            own = own.replace(member, "|")
    return is_bare(tokens(own))


_BREAKS = "，,；;。：:"


def _clause(commitment: Commitment, target: Target) -> tuple[str, str]:
    """What stands before a number's own clause, and that clause."""
    text, span = commitment.text, target.span
    if span is None:
        return "", text
    start = max(text.rfind(mark, 0, span.start) for mark in _BREAKS) + 1
    ends = [at for mark in _BREAKS if (at := text.find(mark, span.end)) >= 0]
    return text[:start], text[start : min(ends, default=len(text))]


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(load_lexicon().words[f"chains.{name}"].alternation())


@cache
def _act_words() -> Mapping[str, re.Pattern[str]]:
    lists = load_lexicon().words.items()
    return {id: re.compile(one.alternation()) for id, one in lists if id.startswith("chains.act.")}


def _acts(text: str) -> frozenset[str]:
    return frozenset([id for id, words in _act_words().items() if words.search(text)])


def _strength(own: str, before: str, soft: bool) -> int:
    """How firmly: the words of its own clause, else those that govern it from before."""
    for text in (own, before):
        if _words("soft").search(text):
            return -1
        if _words("firm").search(text):
            return 1
    return -1 if soft else 0


_PER = Phrase("insight.per")
_ORDINAL = Phrase("insight.ordinal")


def _ordinals(text: str) -> frozenset[str]:
    return frozenset(_ORDINAL.findall(text))


_UPWARDS = Phrase("insight.upwards")


@cache
def _good_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_lexicon().words
    high, low = words["matching.good_when_high"], words["matching.good_when_low"]
    return re.compile(high.alternation()), re.compile(low.alternation())


def _higher(target: Target, indicators: frozenset[str], named: str, own: str) -> bool | None:
    """Whether a greater number asks for more: by the catalogue, else by the bound, else by words; more where nothing tells. None where that
    is not known."""
    if target.change is Change.DECREASE:
        return True  # of what is to fall
    if target.op is Op.AT_MOST:
        return False
    if "安排" in own:
        return (
            True if not _good_words()[1].search(named) else None
        )  # what a budget sets for a deficit is no ceiling
    catalogue = load_lexicon().indicators
    good = {catalogue[id].good for id in indicators} - {""}
    if good == {"low"} and _UPWARDS.search(own):
        return None  # a deficit that is to be raised is set on purpose
    if len(good) == 1:
        return good == {"high"}
    high, low = _good_words()
    if low.search(named) and not high.search(named):
        return False if is_share(target.unit) else None
    return True
