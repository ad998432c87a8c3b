"""Made-up documents for store tests: real rows through the real filing, without reading any text."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from db import documents, findings, items, people
from db.engine import Store
from tracker.domain.promise import Achievement, Commitment, Deadline, Extraction, Measure, Target
from tracker.domain.report import Reading, Report, Section
from tracker.domain.text import PartialDate, Period, Span
from tracker.domain.verdict import Evidence, Finding
from tracker.domain.vocabulary import AchievementKind, Basis, Grade, Op, Outcome, SectionKind
from tracker.service.filing.document_filing import FileFacts, file_document
from tracker.service.filing.identity import text_fingerprint

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
AS_OF = date(2026, 3, 1)

_THINGS = (
    "公办学位",
    "保障性住房",
    "市政道路",
    "污水管网",
    "社区公园",
    "养老床位",
    "充电桩",
    "文化站",
    "卫生室",
    "农贸市场",
)
_DEEDS = ("新增", "建成", "改造", "完成", "启用")
_UNITS = ("个", "套", "公里", "张", "家")


def made_up_text(year: int, lines: int, seed: int) -> str:
    """A report of `lines` promises, one a line."""
    choose = random.Random(f"{year} {seed}")
    made = [
        f"{choose.choice(_DEEDS)}{choose.choice(_THINGS)}{choose.randrange(1, 900)}{choose.choice(_UNITS)}（第{at + 1}项）"
        for at in range(lines)
    ]
    return "\n".join((f"{year}年工作计划", *made)) + "\n"


def made_up_extraction(text: str, year: int, issuer: str | None = "青岩县人民政府") -> Extraction:
    """Every line but the first a hard commitment with one target; every tenth also an achievement."""
    sections = (
        Section(
            SectionKind.PLAN,
            1,
            f"{year}年工作计划",
            (f"{year}年工作计划",),
            Span(0, len(text)),
            plan_period=Period.of_years(year),
        ),
    )
    report = Report(
        Span(0, len(text)),
        f"{year}年工作计划",
        issuer,
        PartialDate(year, 1, 15),
        Period.of_years(year - 1),
        Period.of_years(year),
        sections,
    )
    commitments, achievements = [], []
    at = text.index("\n") + 1
    for number, line in enumerate(text[at:].splitlines()):
        span = Span(at, at + len(line))
        at = span.end + 1
        explicit = number % 3 == 0
        commitments.append(
            Commitment(
                span,
                line,
                Grade.HARD if number % 4 else Grade.MILESTONE,
                Deadline(
                    "年底前" if explicit else None,
                    date(year, 12, 31),
                    Basis.EXPLICIT if explicit else Basis.PLAN_PERIOD,
                ),
                (Target("", Op.AT_LEAST, float(number + 1), "个", line[2:6]),),
                number % 7 == 0,
                "县教育局" if number % 5 == 0 else None,
                False,
                0,
                0,
                ("made.up",),
            )
        )
        if number % 10 == 0:
            achievements.append(
                Achievement(
                    span,
                    line,
                    AchievementKind.DONE,
                    (Measure("", 1.0, "个", line[2:6]),),
                    None,
                    None,
                    (),
                    0,
                    0,
                    (),
                )
            )
    return Extraction((report,), tuple(commitments), tuple(achievements))


def file_made_up(
    store: Store,
    name: str,
    text: str,
    year: int,
    *,
    issuer: str | None = "青岩县人民政府",
    now: datetime = NOW,
) -> str:
    """Store one made-up document; gives what became of it and its public id."""
    facts = FileFacts(f"/made/up/{name}", name, text_fingerprint(f"{name}\n{text}"), now)
    with store.write() as connection:
        action = people.record(connection, "import", by="", at=now)
        filed = file_document(
            connection, action, facts, Reading(text, "txt"), made_up_extraction(text, year, issuer)
        )
    assert filed.document_id is not None
    return filed.document_id


def fill(
    store: Store, commitments: int, *, of_each: int = 100, years: Sequence[int] = range(2016, 2026)
) -> None:
    """Many commitments of many bodies, four in ten of them answered by the next year's report."""
    wanted = -(-commitments // of_each)
    for number in range(wanted):
        year = years[number % len(years)]
        body = f"第{number // len(years) + 1}县人民政府"
        text = made_up_text(year, of_each, number)
        file_made_up(store, f"{body}{year}.txt", text, year, issuer=body)
    with store.write() as connection:
        reports = documents.reports(connection)
        by_place = {(stored.body, stored.report.plans): stored for stored in reports}
        for stored in reports:
            assert stored.report.plans is not None
            later = by_place.get((stored.body, Period.of_years(stored.report.plans.start.year + 1)))
            if later is None:
                continue
            found = {
                line.key: _finding(later.public_id, later.document_name, line.commitment, at)
                for at, line in enumerate(items.commitments(connection, reports=[stored.key]))
                if at % 5 < 2
            }
            findings.store_pairs(connection, [(stored.key, later.key)], {later.key: found}, "made up", NOW)
        people.record(connection, "judge", by="", at=NOW)


def _finding(report: str, document: str, commitment: Commitment, at: int) -> Finding:
    deadline = commitment.deadline.date
    assert deadline is not None
    outcome = (Outcome.MET, Outcome.SHORT, Outcome.PROGRESS)[at % 3]
    evidence = Evidence(document, report, Span(0, 8), "made up", 0.5 + (at % 50) / 100)
    return Finding(
        report, deadline + timedelta(days=15), deadline, outcome, "made.up", (evidence,), (), (at % 100) / 100
    )
