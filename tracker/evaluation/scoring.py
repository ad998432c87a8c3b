"""Item by item: what was found, dated, measured and judged as the gold files say."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tracker.domain.ledger import LedgerEntry
from tracker.domain.vocabulary import Basis, Grade, Outcome, Reason, Status

from .gold import GoldCommitment, GoldDocument, GoldPair
from .matching import answers, assign, match_targets
from .slices import deadline_kind, document_kind, target_kind


@dataclass
class Share:
    """So many right of so many; `predicted` only where precision has a meaning."""

    right: int = 0
    gold: int = 0
    predicted: int = 0

    def add(self, right: bool | int, gold: int = 1, predicted: int = 0) -> None:
        self.right += int(right)
        self.gold += gold
        self.predicted += predicted


@dataclass
class Scores:
    """Shares by (figure, slice), and for every item what was right about it: `document#id` → aspects."""

    shares: dict[tuple[str, str], Share] = field(default_factory=dict)
    items: dict[str, set[str]] = field(default_factory=dict)
    spurious: dict[str, list[str]] = field(default_factory=dict)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)

    def share(self, figure: str, slice: str = "all") -> Share:
        """The share of a figure in a slice, made when it is new."""
        return self.shares.setdefault((figure, slice), Share())

    def add(self, figure: str, slices: Iterable[str], right: bool) -> None:
        """Count one item in `all` and in each of its slices."""
        for name in ("all", *slices):
            self.share(figure, name).add(right)


def score_document(scores: Scores, gold: GoldDocument, entries: Sequence[LedgerEntry]) -> None:
    """Detection, deadlines and targets of one document."""
    kind = f"document: {document_kind(gold.path)}"
    name = gold.path.name
    predicted = [entry for entry in entries if entry.commitment.grade is not Grade.DECLARATORY]
    _count_detection(scores, "hard+milestone", kind, gold.commitments, predicted)
    wanted = [item for item in gold.commitments if item.grade is Grade.HARD]
    hard = [entry for entry in predicted if entry.commitment.grade is Grade.HARD]
    _count_detection(scores, "hard", kind, wanted, hard)
    pairs = assign([item.span for item in wanted], [entry.commitment.span for entry in hard])
    for place, item in enumerate(wanted):
        aspects = scores.items.setdefault(f"{name}#{item.id}", set())
        if place in pairs:
            aspects.add("found")
            other, share = pairs[place]
            scores.share("span IoU").right += round(share * 10_000)
            scores.share("span IoU").gold += 10_000
            _compare(scores, kind, item, hard[other], aspects)
    taken = {other for other, _ in pairs.values()}
    scores.spurious[name] = [entry.commitment.text for place, entry in enumerate(hard) if place not in taken]


def _count_detection(
    scores: Scores, figure: str, kind: str, gold: Sequence[GoldCommitment], entries: Sequence[LedgerEntry]
) -> None:
    pairs = assign([item.span for item in gold], [entry.commitment.span for entry in entries])
    for slice in ("all", kind):
        scores.share(figure, slice).add(len(pairs), len(gold), len(entries))


def _compare(scores: Scores, kind: str, item: GoldCommitment, entry: LedgerEntry, aspects: set[str]) -> None:
    read = entry.commitment
    dated = read.deadline.date == item.deadline
    scores.add("deadline", (kind, f"deadline: {deadline_kind(item)}"), dated)
    if item.basis is Basis.EXPLICIT:
        scores.add("explicit deadline", (kind,), dated)
    if dated:
        aspects.add("deadline")
    hits = match_targets(item.targets, read.targets)
    for wanted, hit in zip(item.targets, hits, strict=True):
        scores.add("targets", (kind, f"target: {target_kind(wanted)}"), hit is not None)
        if hit is not None:
            scores.add("op", (f"target: {target_kind(wanted)}",), hit.op == wanted.op)
    for slice in ("all", kind):
        scores.share("targets", slice).predicted += len(read.targets)
    if len(read.targets) == len(item.targets) == sum(hit is not None for hit in hits):
        aspects.add("targets")


def expected_status(pair: GoldPair, item: GoldCommitment, outcome: Outcome) -> tuple[Status, Reason | None]:
    """The status that follows from an outcome (reading guide, section 5)."""
    if outcome is Outcome.MET:
        return Status.FULFILLED, None
    if item.basis is Basis.REDACTED or any(target.value is None for target in item.targets):
        return Status.UNVERIFIABLE, Reason.REDACTED
    if item.deadline is None:
        return Status.UNVERIFIABLE, Reason.NOT_MENTIONED
    if item.deadline > pair.as_of:
        return Status.PENDING, None
    if outcome is Outcome.SHORT:
        return Status.OVERDUE, Reason.SHORTFALL
    if outcome is Outcome.PROGRESS:
        return Status.OVERDUE, Reason.UNFINISHED
    if item.basis is Basis.EXPLICIT:
        return Status.OVERDUE, Reason.NO_REPORT
    return Status.UNVERIFIABLE, Reason.NOT_MENTIONED


def score_pair(scores: Scores, pair: GoldPair, plan: GoldDocument, entries: Sequence[LedgerEntry]) -> None:
    """Outcomes, statuses and evidence of one pair."""
    wanted = {outcome.commitment: outcome for outcome in pair.outcomes}
    gold = [item for item in plan.commitments if item.id in wanted]
    mine = [
        entry
        for entry in entries
        if entry.document == pair.plan.name and entry.commitment.grade is not Grade.DECLARATORY
    ]
    pairs = assign([item.span for item in gold], [entry.commitment.span for entry in mine])
    for place, item in enumerate(gold):
        want = wanted[item.id]
        verdict = mine[pairs[place][0]].verdict if place in pairs else None
        status, reason = expected_status(pair, item, want.outcome)
        aspects = scores.items.setdefault(f"{pair.plan.name}#{item.id} → {pair.report.name}", set())
        right = verdict is not None and verdict.outcome is want.outcome
        scores.confusion[want.outcome.value, verdict.outcome.value if verdict else "not found"] += 1
        scores.add("outcome", (f"outcome: {want.outcome.value}",), right)
        if right:
            aspects.add("outcome")
        shown = verdict is not None and verdict.status is status
        scores.add("status", (f"status: {status.value}{f' ({reason.value})' if reason else ''}",), shown)
        if shown:
            aspects.add("status")
        scores.add(
            "false met",
            (),
            verdict is not None and verdict.outcome is Outcome.MET and want.outcome is not Outcome.MET,
        )
        overdue = verdict is not None and verdict.status is Status.OVERDUE
        scores.add("false overdue", (), overdue and status is not Status.OVERDUE)
        scores.share("overdue").add(overdue and status is Status.OVERDUE, status is Status.OVERDUE, overdue)
        if want.evidence:
            best = verdict.evidence[0] if verdict and verdict.evidence else None
            found = (
                best is not None
                and best.document == pair.report.name
                and any(answers(best.span, place) for place in want.evidence)
            )
            scores.add("first evidence", (), found)
            if found:
                aspects.add("evidence")
