"""What is shown of documents: problems that a person has answered go, clauses of the year in question come first."""

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

from tracker.domain.ledger import LedgerQuery
from tracker.domain.text import PartialDate
from tracker.domain.vocabulary import Status
from tracker.service.workspace import Workspace

NOW = datetime(2024, 9, 1, tzinfo=UTC)
SAMPLES = Path(__file__).parents[2] / "samples"


def test_a_warning_goes_once_it_is_answered_and_comes_back_with_undo(tmp_path: Path) -> None:
    path = tmp_path / "要点.txt"
    path.write_text("2024年工作要点\n\n一、重点任务\n6月底前完成改造学校3所。\n", encoding="utf-8")
    with Workspace.open(tmp_path / "store.db") as workspace:
        workspace.ingest([path], now=NOW)

        def codes() -> set[str]:
            (document,) = workspace.documents()
            return {problem.code for problem in document.problems}

        assert {"issuer.unknown", "date.unknown"} <= codes()
        report = workspace.documents()[0].reports[0].id
        workspace.update_report(report, by="王", now=NOW, issuer="青桐县教育局")
        assert "issuer.unknown" not in codes() and "date.unknown" in codes()
        workspace.update_report(report, by="王", now=NOW, date=PartialDate(2024, 1, 5))
        assert not {"issuer.unknown", "date.unknown"} & codes()
        workspace.undo(by="王", now=NOW)
        assert "date.unknown" in codes()


def test_evidence_is_looked_for_in_the_year_in_question_first(tmp_path: Path) -> None:
    names = []
    for year, did in ((2021, 0), (2022, 2), (2023, 4), (2024, 6)):
        path = tmp_path / f"{year}.txt"
        path.write_text(
            f"青桐县教育局{year}年工作总结\n（{year + 1}年1月10日）\n\n一、{year}年工作总结\n改造学校{did}所。\n\n"
            f"二、{year + 1}年工作计划\n改造学校{did + 2}所。\n",
            encoding="utf-8",
        )
        names.append(path)
    with Workspace.open(tmp_path / "store.db") as workspace:
        workspace.ingest(names, now=NOW)
        query = LedgerQuery(NOW.date(), search="改造学校4所")
        (entry,) = [entry for entry in workspace.ledger(query).page(0, 9) if entry.document == "2022.txt"]
        found = workspace.find_clauses(entry.id, "改造学校")
        assert found[0].document == "2023.txt"
        assert {one.document for one in found} == {path.name for path in names}


def test_the_ledger_and_the_items_say_the_same_of_every_item(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "store.db") as workspace:
        workspace.ingest([SAMPLES], now=NOW)
        for day in (date(2021, 9, 30), date(2022, 3, 1), date(2023, 3, 1), date(2024, 12, 31)):
            view = workspace.ledger(LedgerQuery(day))
            counts = Counter(entry.verdict.status for entry in view.page(0, len(view)))
            assert dict(workspace.overview(LedgerQuery(day)).by_status) == {
                status: counts[status] for status in Status
            }
            for status in Status:
                listed = workspace.ledger(LedgerQuery(day, statuses=(status,)))
                assert {entry.verdict.status for entry in listed.page(0, len(listed))} <= {status}
