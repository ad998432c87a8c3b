"""The plain voice of one language: texts, labels, figures and days. Sentences are made of these."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tracker.domain.promise import Commitment, Measure, Target
from tracker.domain.text import PartialDate

from . import values
from .both import Both
from .labels import LABELS
from .language import Language


@dataclass(frozen=True, slots=True)
class Speaker:
    """Labels and figures in one language."""

    language: Language = Language.ZH

    def say(self, text: Both, /, **values: object) -> str:
        """`text` in this language with its values put in."""
        chosen = text.en if self.language is Language.EN else text.zh
        return chosen.format(**values) if values else chosen

    def label(self, member: StrEnum) -> str:
        """The label of a member of a closed vocabulary (`Status.OVERDUE` → 逾期)."""
        return self.say(LABELS[type(member)][member])

    def target(self, target: Target) -> str:
        """A target in figures, without its metric: `≥80%`."""
        return values.target(target, self.language)

    def targets(self, commitment: Commitment) -> str:
        """All targets of a commitment, each with its metric where it has one."""
        return self.join(self.requirement(target) for target in commitment.targets)

    def requirement(self, target: Target) -> str:
        """A target with its metric: `接种率≥80%`."""
        return values.requirement(target, self.language)

    def requirement_in_words(self, target: Target) -> str:
        """The same in words, for papers: `接种率不低于80%`."""
        return values.requirement_in_words(target, self.language)

    def measure_in_words(self, measure: Measure) -> str:
        """A reported value in words, for papers."""
        return values.measure_in_words(measure, self.language)

    def measure(self, measure: Measure) -> str:
        """A reported value in figures."""
        return values.measure(measure, self.language)

    def number(self, value: float) -> str:
        """A number as this language groups it."""
        return values.number(value, self.language)

    def day(self, when: date | PartialDate | None) -> str:
        """A day, or as much of it as is known."""
        return values.day(when, self.language)

    def moment(self, when: datetime) -> str:
        """A moment in local time."""
        return values.moment(when)

    def section_path(self, path: tuple[str, ...]) -> str:
        """The headings above an item."""
        return " › ".join(part for part in path if part)

    def join(self, parts: Iterable[str]) -> str:
        """Clauses of one sentence."""
        return ("; " if self.language is Language.EN else "；").join(part for part in parts if part)
