"""What speaks for a clause as the answer to a commitment: words, act, numbers. Nothing is decided here."""

from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass, replace

from tracker.domain.match import APART, Act, Candidate, NumberFit
from tracker.domain.text import Span
from tracker.domain.units import is_share
from tracker.domain.vocabulary import AchievementKind

from .frames import share
from .idf import covered, pairs_of
from .index import CONTEXT, CONTEXT_BARE, Entry, ReportIndex
from .likeness import held_by, likeness
from .number_relations import counts_alike, number_fits
from .query import WeightedQuery
from .scorecard import belief, points
from .topic import FINISHED, STARTED, Topic, same_rows
from .weights import card

NAMED_WHOLE = card("clause")["named_whole"]
"""Share of a commitment's words from which a clause names all of it."""
_DONE_BY_USE = frozenset({"establish", "implement", "inspect", "complete"})
"""Acts that are done when the thing itself is reported finished or in use: what runs was set up, what opened was accepted."""


def nearby(
    weighted: WeightedQuery, index: ReportIndex, limit: int, rejected: Collection[Span] = ()
) -> list[Entry]:
    """The clauses to look at closely, nearest in words first: at most `limit`, and to each of them the one that goes on
    from it without a subject of its own (`总额达90亿元，增长6%`)."""
    queries = [weighted.words, *weighted.objects, *weighted.targets]
    share = max(2, limit // len(queries))
    best: dict[int, float] = {}
    for query in queries:
        for coverage, place in index.nearest(query, share, rejected):
            if coverage > best.get(place, -1.0):
                best[place] = coverage
    ranked = sorted([(-coverage, place) for place, coverage in best.items()])[:limit]
    places = [place for _, place in ranked]
    going_on = [
        place + 1
        for place in places
        if place + 1 not in best and _goes_on(index, place + 1) and not index.is_rejected(place + 1, rejected)
    ]
    return [index.entries[place] for place in (*places, *going_on)]


def _goes_on(index: ReportIndex, place: int) -> bool:
    if place >= len(index.entries):
        return False
    entry = index.entries[place]
    before = index.entries[place - 1].achievement.span
    opening = entry.achievement.opening
    return (
        opening is not None
        and opening.start <= before.start
        and entry.bare
        and bool(entry.achievement.measures)
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """From which `coverage` a clause can answer by its words alone, and from which `relevance` by all signs together. Most
    clauses come to neither, and need not be compared word by word."""

    coverage: float
    relevance: float


_EVERYTHING = Asked(0.0, 0.0)


def candidates(
    weighted: WeightedQuery,
    entries: Collection[Entry],
    index: ReportIndex,
    least: float = 0.0,
    *,
    counting: bool = False,
    asked: Asked | None = None,
) -> list[Candidate]:
    """Everything that speaks for each clause, best first.

    Clauses are left out that hold less than `least` of the words, answer no number and name no object; where only
    `counting` is asked for, all that answer no number. Of clauses that cannot come to what is `asked` the parts and the
    relevance are left out.
    """
    asked = asked or _EVERYTHING
    if counting:
        entries = [entry for entry in entries if entry.achievement.measures]
    found = [
        one for entry in entries if (one := _candidate(weighted, entry, index, least, asked)) is not None
    ]
    if counting:
        found = [one for one in found if one.numbers]
    return sorted(found, key=lambda item: (-item.score, item.achievement.span.start))


def candidate_of(weighted: WeightedQuery, entry: Entry, index: ReportIndex) -> Candidate:
    """Everything that speaks for one clause."""
    found = _candidate(weighted, entry, index, 0.0, _EVERYTHING)
    assert found is not None  # no share is below nothing
    return found


def _candidate(
    weighted: WeightedQuery, entry: Entry, index: ReportIndex, least: float, asked: Asked
) -> Candidate | None:
    held = entry.words
    other = _another_of_its_kind(weighted.topic, entry.topic)
    named = _named(weighted, held) if not other else [0.0 for _ in weighted.objects]
    most = max(named, default=0.0)
    bounds = card("objects")
    enough = bounds["named"] if most < bounds["named"] else bounds["beside"]
    objects = tuple([at for at, share in enumerate(named) if share >= enough])
    numbers = tuple(number_fits(weighted, entry, index))
    needed = 0.0 if numbers or objects else least
    coverage = 0.0 if other else _coverage(weighted.words, entry, needed)
    if round(coverage, 4) < needed:
        return None
    full = index.telling(entry)
    back = covered(full, weighted.words) if full else float(entry.bare and bool(entry.context))
    if coverage >= NAMED_WHOLE and entry.members:
        # In a list it is the one member that has to be of the matter.
        members = (index.idf.weigh(member) for member in entry.members)
        back = max(back, max((covered(piece, weighted.words) for piece in members if piece), default=0.0))
    if not other and back >= bounds["contained_back"] and len(named) > 1:
        objects = tuple([at for at, share in enumerate(named) if share >= min(enough, bounds["contained"])])
    act, same = _act(weighted.topic, entry, back)
    best = max((item.fit for item in numbers if not item.obstacle), default=0.0)
    if act is Act.DONE and _nameless(weighted, entry):
        act, same = Act.NOT_STATED, False  # what bears a name of its own is not answered by a nameless one
    order = card("order")
    score = (
        order["words"] * max(coverage, most * order["object"], best)
        + order["number"] * best
        + order["back"] * back
        + order["act"] * order[act.name.lower()]
    )
    common = len(weighted.topic.naming & entry.topic.naming)
    has = held_by(weighted, entry)
    signs = {
        "words": coverage,
        "back": back,
        "piece": has.piece,
        "naming": has.naming,
        "naming_back": 1.0,
        "head": float(has.head),
        "names": has.names,
        "other_thing": 0.0,
        "part": has.part,
        "named": has.named,
        "counts_alike": counts_alike(weighted, entry, index),
        "objects": most,
        "same_act": float(same is True),
        "act_not_reported": float(act is Act.NOT_STATED),
        "years": float("period.years" in entry.achievement.rules),
        "counted": float(bool(weighted.commitment.targets)),
    }
    unlike = round(coverage, 4) < asked.coverage and not numbers and not objects
    score, coverage, back = round(min(1.0, score), 4), round(coverage, 4), round(back, 4)
    # The signs that are still missing are at the best they can be.
    if unlike and round(points("relevance", signs), 4) < asked.relevance:
        return Candidate(entry.achievement, score, coverage, back, act, same, common, (), ())
    alike = likeness(weighted, entry, index, has)
    signs |= {
        "piece": alike.piece,
        "naming_back": alike.naming_back,
        "other_thing": 0.0 if weighted.commitment.targets else alike.conflict,
    }
    numbers = tuple(
        [
            replace(item, belief=belief(item, weighted, signs, index.unit_rarity(item.measure.unit)))
            for item in numbers
        ]
    )
    signs["number"] = max((item.belief for item in numbers if not item.obstacle), default=0.0)
    silent = other or _says_nothing(numbers)
    return Candidate(
        entry.achievement,
        score,
        coverage,
        back,
        act,
        same,
        common,
        numbers,
        objects,
        tuple([(name, round(value, 4)) for name, value in (*signs.items(), *_apart(numbers)) if value]),
        0.0 if silent else round(points("relevance", signs), 4),
    )


def _apart(numbers: Collection[NumberFit]) -> tuple[tuple[str, float], ...]:
    """Why the nearest number of a clause was not compared: the relation that keeps it apart, with its fit."""
    near = max(numbers, key=lambda item: item.fit, default=None)
    if near is None or not near.obstacle or near.fit < card("clause")["reported_of_it"]:
        return ()
    return ((APART + near.obstacle, near.fit),)


def _nameless(weighted: WeightedQuery, entry: Entry) -> bool:
    """Whether one thing was promised under a name in “”, and the clause has next to nothing of it."""
    names = weighted.frame.frame.names
    if not names or weighted.objects or "“" not in weighted.topic.text:
        return False
    return all(share(dict.fromkeys(pairs_of(name), 1.0), entry.frame.text) < 0.5 for name in names)


def _says_nothing(numbers: Collection[NumberFit]) -> bool:
    """Whether all numbers reported of the matter stand in relations that are silent: a stock for a year's count, another scope."""
    near = [item for item in numbers if item.fit >= card("clause")["reported_of_it"]]
    return bool(near) and all(item.obstacle in _SILENT for item in near)


_SILENT = frozenset(
    {"silent", "scope", "act", "per_head", "net", "other_indicator", "forecast", "wider_thing"}
)


def _another_of_its_kind(promised: Topic, reported: Topic) -> bool:
    """`6号线` beside `7号线`, `二期` beside `一期`."""
    names = [name for name in ("line", "phase") if name in promised.rows]
    return bool(names) and not same_rows(promised.rows, reported.rows, names)


def _named(weighted: WeightedQuery, held: Container[str]) -> list[float]:
    """For each parallel object the share of its words that a clause holds."""
    head = weighted.topic.list_head
    if head and not any(token in held for token in head):
        return [0.0 for _ in weighted.objects]
    return [covered(item, held) for item in weighted.objects]


def _coverage(weighted: Mapping[str, float], entry: Entry, least: float) -> float:
    """The share of the words a clause holds; one that stands only in the clauses before counts less.

    How much less is worked out only where the share could come to `least` at all.
    """
    held, context = entry.words, entry.context
    total = own = before = 0.0
    for token, weight in weighted.items():
        total += weight
        if token in held:
            own += weight
        elif token in context:
            before += weight
    if not total:
        return 0.0
    share = CONTEXT / 2
    if own + before * CONTEXT_BARE >= least * total and entry.bare and not context.isdisjoint(weighted):
        share = CONTEXT_BARE
    return (own + before * share) / total


def _act(topic: Topic, entry: Entry, back: float) -> tuple[Act, bool | None]:
    """What the clause says of the promised act, and whether both name the same one."""
    kind, reported = entry.achievement.kind, entry.topic
    same: bool | None = bool(topic.acts & reported.acts) or bool(
        topic.stage and reported.stage >= topic.stage
    )
    if not topic.acts and not topic.stage:
        same = None
    if kind is AchievementKind.NOT_DONE:
        return Act.NOT_DONE, same
    if reported.helped and topic.helped and same and not topic.stage:
        return Act.DONE, same  # 推动修订X answers 推动X修订
    if topic.stage:
        return _act_of_building(topic, entry, back, same)
    if _still_below(topic, reported):
        return Act.EARLIER, True
    if reported.striving and "accredit" in topic.acts and "申报" not in topic.text:
        return Act.UNDER_WAY, same  # a title striven for is not won
    if kind is AchievementKind.UNDER_WAY:
        return Act.UNDER_WAY, same
    if same is not False:
        # A rise or a fall promised without a figure is not recognised by a figure without a rise.
        turned = any(word in topic.text and word not in reported.text for word in ("增长", "下降"))
        return (Act.NOT_STATED if turned else Act.DONE), same
    in_use = bool(topic.acts & _DONE_BY_USE) and (reported.stage >= 4 or "complete" in reported.acts)
    return (Act.DONE, same) if in_use else (Act.NOT_STATED, same)


def _still_below(topic: Topic, reported: Topic) -> bool:
    """Whether a paper, a title or a body is reported on a lower rung of its ladder than the one that was promised."""
    return any(
        act in topic.acts and 0 < reported.rung(ladder) < topic.rung(ladder)
        for ladder, act in _LADDERS.items()
    )


_LADDERS = {"paper": "issue", "title": "accredit", "body": "establish"}
"""The act that is promised of what goes up each ladder."""


def _act_of_building(topic: Topic, entry: Entry, back: float, same: bool | None) -> tuple[Act, bool | None]:
    """As `_act`, for what goes through the stages of a building."""
    kind, reported = entry.achievement.kind, entry.topic
    if reported.prepared and not reported.stage >= topic.stage > 0:
        if kind is AchievementKind.UNDER_WAY:
            return Act.EARLIER, same
    elif reported.prepares and kind is AchievementKind.UNDER_WAY:
        return Act.EARLIER, same
    if reported.stage >= topic.stage:
        return Act.DONE, True
    if topic.stage == STARTED and (kind is AchievementKind.UNDER_WAY or "implement" in reported.acts):
        return Act.DONE, True  # what goes on was begun
    if kind is AchievementKind.UNDER_WAY:
        return Act.UNDER_WAY, same
    if reported.made and not reported.stage and topic.stage == FINISHED:
        return Act.DONE, True
    if reported.stage:
        return Act.EARLIER, same
    if "complete" in reported.acts:
        # 完成 of the thing itself; 完成装修, 完成80% are steps on the way.
        parts = any(is_share(item.unit) for item in entry.achievement.measures)
        return (
            (Act.DONE, True) if back >= card("clause")["complete_back"] and not parts else (Act.EARLIER, same)
        )
    return Act.NOT_STATED, same
