"""What speaks for a clause as the answer to a commitment: words, act, numbers. Nothing is decided here."""

from collections.abc import Collection, Mapping

from tracker.domain.match import Act, Candidate
from tracker.domain.text import Span
from tracker.domain.units import is_share
from tracker.domain.vocabulary import AchievementKind

from .fits import number_fits
from .index import CONTEXT, CONTEXT_BARE, Entry, ReportIndex
from .matter import STARTED, Matter, same_rows
from .wanted import Wanted
from .words import covered, normal, tokens

NEAR = 0.3
"""Share of a question's words below which a clause is not looked at closely, unless it is one of the first `ALWAYS`."""
ALWAYS = 2
NAMED_WHOLE = 0.85
"""Share of a commitment's words from which a clause names all of it."""
OBJECT = 0.85
"""Share of a parallel object's own words that a clause must hold to name it; less beside another of the list."""
OBJECT_BESIDE = 0.5

_ACT_SCORES = {Act.DONE: 1.0, Act.EARLIER: 0.6, Act.NOT_DONE: 0.8, Act.UNDER_WAY: 0.5, Act.NOT_SAID: 0.3}
_DONE_BY_USE = frozenset({"establish", "implement", "inspect", "complete"})
"""Acts that are done when the thing itself is told finished or in use: what runs was set up, what opened was accepted."""


def candidates(
    wanted: Wanted, index: ReportIndex, limit: int, rejected: Collection[Span] = ()
) -> list[Candidate]:
    """The clauses that may answer, best first, never more than `limit`."""
    seen: dict[int, tuple[float, Entry]] = {}
    questions = [wanted.words, *wanted.objects, *wanted.targets]
    share = max(2, limit // len(questions))
    for question in questions:
        for coverage, entry in index.nearest(question, share, rejected):
            key = id(entry)
            if key not in seen or coverage > seen[key][0]:
                seen[key] = (coverage, entry)
    ranked = sorted(seen.values(), key=lambda pair: (-pair[0], pair[1].place))[:limit]
    near = [entry for at, (share, entry) in enumerate(ranked) if share >= NEAR or at < ALWAYS]
    found = [candidate_of(wanted, entry, index) for entry in near]
    return sorted(found, key=lambda item: (-item.score, item.achievement.span.start))


def candidate_of(wanted: Wanted, entry: Entry, index: ReportIndex) -> Candidate:
    """Everything that speaks for one clause."""
    held = entry.matter.said
    bare = entry.bare
    other = not same_rows(wanted.matter.rows, entry.matter.rows, ("line", "phase"))
    coverage = (
        0.0 if other else _coverage(wanted.words, held, entry.context, CONTEXT_BARE if bare else CONTEXT / 2)
    )
    named = [_coverage(item, held, entry.context, 0.0) for item in wanted.objects]
    head = wanted.matter.list_head
    if other or (head and not any(token in held for token in head)):
        named = [0.0 for _ in named]
    full = index.telling(entry)
    back = covered(full, wanted.words) if full else float(bare and bool(entry.context))
    if coverage >= NAMED_WHOLE and "、" in entry.achievement.text:
        # In a list it is the one member that has to be of the matter.
        members = (index.rarity.weigh(tokens(normal(piece))) for piece in entry.achievement.text.split("、"))
        back = max(back, max((covered(piece, wanted.words) for piece in members if piece), default=0.0))
    numbers = tuple(number_fits(wanted, entry, index))
    act, same = _act(wanted.matter, entry, back)
    best = max((item.fit for item in numbers if not item.obstacle), default=0.0)
    most = max(named, default=0.0)
    parts = (
        ("words", coverage),
        ("objects", most),
        ("number", best),
        ("back", back),
        ("act", _ACT_SCORES[act]),
    )
    score = 0.55 * max(coverage, most * 0.9, best) + 0.15 * best + 0.15 * back + 0.15 * _ACT_SCORES[act]
    enough = OBJECT if most < OBJECT else OBJECT_BESIDE
    return Candidate(
        entry.achievement,
        round(min(1.0, score), 4),
        round(coverage, 4),
        round(back, 4),
        act,
        same,
        sum(1 for token, says in wanted.matter.said.items() if says == 1.0 and held.get(token) == 1.0),
        numbers,
        tuple(at for at, share in enumerate(named) if share >= enough),
        tuple((name, round(value, 4)) for name, value in parts),
    )


def _coverage(
    wanted: Mapping[str, float], held: Mapping[str, float], context: Mapping[str, float], share: float
) -> float:
    total = sum(wanted.values())
    if not total:
        return 0.0
    got = sum(
        weight * (1.0 if token in held else share if token in context else 0.0)
        for token, weight in wanted.items()
    )
    return got / total


def _act(matter: Matter, entry: Entry, back: float) -> tuple[Act, bool | None]:
    """What the clause says of the promised act, and whether both name the same one."""
    kind, told = entry.achievement.kind, entry.matter
    same: bool | None = bool(matter.acts & told.acts) or bool(matter.stage and told.stage >= matter.stage)
    if not matter.acts and not matter.stage:
        same = None
    if kind is AchievementKind.NOT_DONE:
        return Act.NOT_DONE, same
    if matter.stage:
        if kind is AchievementKind.UNDER_WAY and told.prepared:
            return Act.EARLIER, same
        if told.stage >= matter.stage:
            return Act.DONE, True
        if matter.stage == STARTED and (kind is AchievementKind.UNDER_WAY or "implement" in told.acts):
            return Act.DONE, True  # what goes on was begun
        if kind is AchievementKind.UNDER_WAY:
            return Act.UNDER_WAY, same
        if told.stage:
            return Act.EARLIER, same
        if "complete" in told.acts:
            # 完成 of the thing itself; 完成装修, 完成80% are steps on the way.
            parts = any(is_share(item.unit) for item in entry.achievement.measures)
            return (Act.DONE, True) if back >= 0.6 and not parts else (Act.EARLIER, same)
        return Act.NOT_SAID, same
    if kind is AchievementKind.UNDER_WAY:
        return Act.UNDER_WAY, same
    if same is not False:
        # A rise or a fall promised without a figure is not told by a figure without a rise.
        turned = any(word in matter.text and word not in told.text for word in ("增长", "下降"))
        return (Act.NOT_SAID if turned else Act.DONE), same
    in_use = bool(matter.acts & _DONE_BY_USE) and (told.stage >= 4 or "complete" in told.acts)
    return (Act.DONE, same) if in_use else (Act.NOT_SAID, same)
