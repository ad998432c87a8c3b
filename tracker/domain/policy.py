"""The numbers that decide when evidence counts and when a light turns: values only, read from a file by `tracker.judging`."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MatchingPolicy:
    """Bounds and thresholds of the search for evidence. Shares and scores are 0–1."""

    candidates: int = 24
    decide: float = 0.6
    relate: float = 0.42
    conflict: float = 0.05
    evidence: int = 3
    horizon_years: int = 2


@dataclass(frozen=True, slots=True)
class TolerancePolicy:
    """How far a reported value may lie from a target that is said to be about (左右, 约) or set (安排)."""

    about: float = 0.10
    set: float = 0.01
    rounding: float = 0.0005


@dataclass(frozen=True, slots=True)
class LightPolicy:
    """One preset of 亮灯 rules: days before the deadline, and percentage points behind 序时进度."""

    name: str
    near_days: int
    behind_yellow: float | None = None
    behind_red: float | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """All settings of matching, judging and lights. `lights` holds the named presets, the first is the default."""

    matching: MatchingPolicy = MatchingPolicy()
    tolerance: TolerancePolicy = TolerancePolicy()
    lights: tuple[LightPolicy, ...] = field(default=(LightPolicy("standard", 30),))
