"""`Words`: the one voice of the program in one language. Front ends hold one and ask it for every text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tracker.domain.discrepancy import Discrepancy
from tracker.domain.ledger import HistoryEvent, LedgerEntry, Restating
from tracker.domain.loop import Claim
from tracker.domain.problem import Problem
from tracker.domain.promise import Stage
from tracker.domain.substance import Share, Substance
from tracker.domain.verdict import Comparison, Evidence, Mark

from . import chains, events, figures_audit, office, pace, problems, restatements, sentences, substance
from .speaker import Speaker


@dataclass(frozen=True, slots=True)
class Words(Speaker):
    """A speaker that also makes sentences. Texts of documents inside them come out as they went in: the caller
    cleans them for its own kind of output (`wording.terminal.clean` for a terminal)."""

    def comparison_sentence(self, comparison: Comparison, evidence: Evidence | None = None) -> str:
        """`目标≥80%；2021年9月报告为42.70%，未达到`; the month where `evidence` tells it."""
        return sentences.comparison(self, comparison, evidence)

    def comparison_line(self, comparison: Comparison) -> str:
        """`目标 接种率≥80% · 报告 42.70% · 未达到`: for a line of its own under a quote."""
        return sentences.comparison_line(self, comparison)

    def reason_sentence(self, entry: LedgerEntry, *, dated: bool = True) -> str:
        """In one plain sentence, why the entry has its status; not `dated`, without its deadline and delay."""
        return sentences.reason(self, entry, dated=dated)

    def altered_sentence(self, entry: LedgerEntry) -> str:
        """How the promise changed since it was marked; "" where it did not."""
        return sentences.altered(self, entry)

    def mark_sentence(self, mark: Mark) -> str:
        """Who decided what, and when."""
        return sentences.mark(self, mark)

    def corrected_sentence(self, entry: LedgerEntry) -> str:
        """What people set right in an item, with what had been read; "" where nothing was."""
        return office.corrected(self, entry)

    def loop_sentence(self, entry: LedgerEntry) -> str:
        """Where an item waits between the office and its unit; "" where it was never handed out."""
        return office.loop(self, entry)

    def occasions_sentence(self, entry: LedgerEntry) -> str:
        """The steps of an item with their lights; "" where it has none."""
        return office.occasions(self, entry)

    def chains_sentence(self, entry: LedgerEntry, *, alone: bool = True) -> str:
        """What became of an item's promises through the years, where something turned; "" where nothing did. `alone` takes
        in those that no later plan takes up."""
        return chains.chains(self, entry, alone=alone)

    def restated_sentences(self, links: Iterable[Restating]) -> tuple[str, ...]:
        """Where an item is said once more in later tables, or what it says once more: a sentence for each place."""
        return restatements.restated(self, links)

    def pace_sentence(self, entry: LedgerEntry) -> str:
        """How far the targets of a pending item are, and what they still need; "" where that is not known."""
        return pace.pace(self, entry)

    def claim_sentence(self, claim: Claim) -> str:
        """What a unit claims, in one line."""
        return office.claim(self, claim)

    def stage(self, step: Stage) -> str:
        """One step of an item: its day and its words."""
        return office.stage(self, step)

    def problem_sentence(self, problem: Problem) -> str:
        """What is wrong with a document, and what to do."""
        return problems.sentence(self, problem.code, dict(problem.details))

    def error_sentence(self, code: str, details: Mapping[str, str]) -> str:
        """The same for an error of the store or of a command."""
        return problems.sentence(self, code, details)

    def discrepancy_kind(self, found: Discrepancy) -> str:
        """What kind of figures were held against each other."""
        return figures_audit.kind(self, found)

    def discrepancy_sentence(self, found: Discrepancy) -> str:
        """What figures say of each other, in one sentence."""
        return figures_audit.sentence(self, found)

    def substance_sentence(self, found: Substance) -> str:
        """How many of a report's statements can be checked, in counts."""
        return substance.sentence(self, found)

    def substance_share(self, found: Substance, part: Share) -> str:
        """A count of a report's statements with its share of all."""
        return substance.share(self, found, part)

    def event_sentence(self, event: HistoryEvent) -> str:
        """One line of an item's history: when, who, what."""
        return events.sentence(self, event)
