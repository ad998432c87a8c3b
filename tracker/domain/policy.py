"""The numbers that decide when evidence counts and when a light turns: values only, read from a file by `tracker.judging`."""

from dataclasses import dataclass

from .vocabulary import Light


@dataclass(frozen=True, slots=True)
class MatchingPolicy:
    """Bounds and thresholds of the search for evidence. Shares and scores are 0–1."""

    candidates: int = 12
    decide: float = 0.55
    rate: float = 0.65
    narrow: float = 0.7
    miss: float = 0.65
    relate: float = 0.6
    contained: float = 0.48
    weak: float = 0.3
    weighed: float = 0.25
    back: float = 0.85
    least_back: float = 0.2
    half: float = 0.35
    named: float = 0.65
    sure: float = 0.85
    far_beyond: float = 2.0
    sure_far: float = 0.95
    sure_far_back: float = 0.9
    far: float = 0.8
    apart: float = 0.35
    done: float = 0.74
    done_otherwise: float = 0.88
    believed: float = 0.4
    believed_apart: float = 0.6
    relevant: float = 0.5
    all_of_it: float = 0.5
    whole_back: float = 0.25
    alike: float = 0.15
    rank_clause: float = 0.1
    rank_belief: float = 0.2
    rank_exact: float = 0.05
    rank_years: float = 0.1
    never_so_far: float = 10.0
    far_points: float = 5.0
    evidence: int = 3
    horizon_years: int = 2
    slack_days: int = 15


@dataclass(frozen=True, slots=True)
class TolerancePolicy:
    """How far a reported value may lie from a target that is qualified as about (左右, 约) or set (安排)."""

    about: float = 0.10
    set: float = 0.01
    rounding: float = 0.0005


@dataclass(frozen=True, slots=True)
class LightPolicy:
    """One preset of 亮灯 rules.

    `near_days` before the deadline a pending item shows `near`. `behind_yellow` and `behind_red` are percentage points
    behind 序时进度, `faster_yellow` and `faster_red` how many times faster than so far a level must move to be there in time;
    None where the preset does not look at it.
    """

    name: str
    near_days: int
    near: Light = Light.YELLOW
    behind_yellow: float | None = None
    behind_red: float | None = None
    faster_yellow: float | None = None
    faster_red: float | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """All settings of matching, judging and lights. `lights` holds the named presets, the first is the default."""

    matching: MatchingPolicy = MatchingPolicy()
    tolerance: TolerancePolicy = TolerancePolicy()
    lights: tuple[LightPolicy, ...] = (LightPolicy("standard", 7),)

    def preset(self, name: str | None = None) -> LightPolicy:
        """The preset of that name, the first one for None; KeyError for a name that is not there."""
        if name is None:
            return self.lights[0]
        for preset in self.lights:
            if preset.name == name:
                return preset
        raise KeyError(name)
