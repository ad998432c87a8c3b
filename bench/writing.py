"""How long each form of a report takes and how much memory, for a small and a large ledger of made-up items."""

import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tracker.domain.ledger import LedgerEntry, Overview
from tracker.domain.promise import Commitment, Deadline, Measure, Target
from tracker.domain.text import PartialDate, Span
from tracker.domain.verdict import Comparison, Evidence, Verdict
from tracker.domain.vocabulary import Basis, Grade, Light, Op, Outcome, Reason, Status

from .measure import Measured, measure
from .table import show

AS_OF = date(2023, 12, 31)
SMALL, LARGE = 100, 10_000
FORMS = (
    ("overdue", "docx"),
    ("slips", "docx"),
    ("ledger", "xlsx"),
    ("overdue", "html"),
    ("overdue", "md"),
    ("ledger", "csv"),
    ("ledger", "json"),
    ("ledger", "ics"),
)


def entries(count: int) -> Iterator[LedgerEntry]:
    """Overdue items of forty units, each with a target and two pieces of evidence; made as they are asked for."""
    target = Target("80%", Op.AT_LEAST, 80.0, "%", "目标人群疫苗接种率")
    compared = Comparison(target, Measure("42.70%", 42.7, "%", "疫苗接种率"), satisfied=False)
    for number in range(count):
        text = f"8月底前，完成全县第{number}批18岁以上人群80%的疫苗接种任务，确保应接尽接、不漏一人"
        due = date(2021, 8, 31) + timedelta(days=number % 700)
        proof = tuple(
            Evidence(
                "第三季度总结.txt",
                "r2",
                Span(200, 240),
                f"第{number}批18岁以上人群第{rank}剂次接种率42.70%",
                0.9,
                report_date=PartialDate(2021, 9),
                section=("一、主要工作完成情况", "（二）疫情防控"),
            )
            for rank in (1, 2)
        )
        deadline = Deadline("8月底前", due, Basis.EXPLICIT)
        commitment = Commitment(
            Span(100, 100 + len(text)),
            text,
            Grade.HARD,
            deadline,
            (target,),
            False,
            f"县第{number % 40}局",
            False,
            0,
            1,
            (),
        )
        verdict = Verdict(
            Status.OVERDUE,
            Reason.SHORTFALL,
            Outcome.SHORT,
            "value_below",
            due,
            (AS_OF - due).days,
            proof,
            (compared,),
        )
        section = ("二、下半年工作思路", "（一）抓好疫苗接种")
        title = "2021年上半年工作总结暨下半年工作思路"
        yield LedgerEntry(
            f"I{number:06d}", "总结.txt", "d1", "r1", title, None, "云麓县", section, commitment, verdict, Light.RED, "卫生健康", 2021
        )  # fmt: skip


def write_one(kind: str, ending: str, count: int) -> int:
    """Write one file into a folder that goes away; its size in bytes."""
    from tracker.reports import EntryContext, Kind, Passage, ReportRequest, write

    def context(entry: LedgerEntry) -> EntryContext:
        around = Passage("前" * 100, entry.commitment.text, "后" * 100)
        return EntryContext(
            around, tuple(Passage("前" * 100, one.text, "后" * 100) for one in entry.verdict.evidence)
        )

    overview = Overview(AS_OF, count, ((Status.OVERDUE, count),))
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / f"out.{ending}"
        write(ReportRequest(Kind(kind), AS_OF), entries(count), overview, output, context=context)
        return output.stat().st_size


def main() -> None:
    """Print the table."""
    rows = []
    for kind, ending in FORMS:
        small, large = (measure(write_one, kind, ending, count) for count in (SMALL, LARGE))
        rows.append([f"{kind} {ending}", *_figures(small), *_figures(large), f"{large.result / 1e6:.1f} MB"])
    head = ["form", f"{SMALL} items", "peak", f"{LARGE:,} items", "peak", "file"]
    show("Writing reports", head, rows, ["time is processor time, making the items included"])


def _figures(measured: Measured) -> tuple[str, str]:
    return f"{measured.cpu:.2f} s", f"{measured.peak:.0f} MB"


if __name__ == "__main__":
    main()
