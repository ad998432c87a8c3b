"""How the audit of figures does on invented reports: which planted errors it finds, and what it says besides."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tracker.domain.discrepancy import Discrepancy
from tracker.domain.report import Hints
from tracker.domain.vocabulary import Agreement
from tracker.extraction.extract import extract
from tracker.insight.audit import Source, audit

CASES = Path(__file__).parent / "audit_cases"
_FRAME = """云麓县{year}年政府工作报告
（{next}年1月12日在云麓县第十七届人民代表大会第{ordinal}次会议上）
云麓县人民政府县长 林远山
一、{year}年工作回顾
{text}
二、{next}年工作安排
继续推进各项工作，保持经济社会平稳健康发展。
"""


@dataclass
class Score:
    """Planted errors and what was found of them; `wrong` is what was found and not planted."""

    planted: int = 0
    found: int = 0
    reported: int = 0
    proofs: int = 0
    proved: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / self.planted if self.planted else 1.0

    @property
    def precision(self) -> float:
        return 1 - len(self.wrong) / self.reported if self.reported else 1.0


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of one file."""
    return list(tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"])


def framed(text: str, year: int) -> str:
    """A report of one year with this review."""
    return _FRAME.format(year=year, next=year + 1, ordinal="三" if year == 2021 else "二", text=text)


def findings(case: dict[str, Any]) -> tuple[Discrepancy, ...]:
    """What the audit says of a case."""
    texts = [("2020", framed(case["earlier"], 2020))] if "earlier" in case else []
    texts.append(("2021", framed(case["text"], 2021)))
    sources = []
    for name, text in texts:
        report = extract(text, Hints()).reports[0]
        sources.append(Source(name, text, report, report.issuer))
    return audit(sources)


def _speaks_of(found: Discrepancy, quotes: list[str]) -> bool:
    stated = [place.quote for place in found.places]
    return all(any(quote in one or one in quote for one in stated) for quote in quotes)


def score(names: tuple[str, ...]) -> Score:
    """All cases of some files."""
    result = Score()
    for case in [case for name in names for case in cases(name)]:
        made = findings(case)
        alarms = [one for one in made if one.agreement is not Agreement.CONFIRMED]
        proofs = [one for one in made if one.agreement is Agreement.CONFIRMED]
        result.reported += len(alarms)
        left = list(alarms)
        for quotes in case.get("wrong", []):
            result.planted += 1
            hits = [one for one in left if _speaks_of(one, quotes)]
            if hits:
                result.found += 1
                left = [one for one in left if one not in hits]
            else:
                result.missed.append(f"{case['text']} {quotes}")
        for quotes in case.get("right", []):
            result.proofs += 1
            result.proved += any(_speaks_of(one, quotes) for one in proofs)
        result.wrong += [f"{case['text']} {one.rule} {[p.quote for p in one.places]}" for one in left]
        result.wrong += [
            f"PROVED {case['text']} {one.rule} {[p.quote for p in one.places]}"
            for one in proofs
            if any(_speaks_of(one, quotes) for quotes in case.get("wrong", []))
        ]
    return result


if __name__ == "__main__":
    import sys

    total = score(tuple(sys.argv[1:]) or ("planted", "clean"))
    print(f"recall {total.found}/{total.planted} precision {total.precision:.3f} of {total.reported}")
    print(f"proofs {total.proved}/{total.proofs}")
    print(*[f"missed: {one}" for one in total.missed], *[f"wrong: {one}" for one in total.wrong], sep="\n")
