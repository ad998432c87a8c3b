"""What was recognised in a picture, from the store to the ledger: the list and the item say the same."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tracker.domain.ledger import LedgerQuery
from tracker.domain.vocabulary import Reason, Scan, Status
from tracker.service.processes import pool
from tracker.service.processes.task import ReadDocument
from tracker.service.workspace import Workspace

NOW = datetime(2025, 2, 1, tzinfo=UTC)
PLAN = "云麓县人民政府2024年工作计划\n\n（2024年1月15日）\n\n一、2024年工作安排\n\n6月底前新建农村公路168公里。\n\n9月底前改造老旧小区36个。\n"
REVIEW = "云麓县人民政府2024年工作总结\n\n（2025年1月15日）\n\n一、2024年工作回顾\n\n全年新建农村公路120公里，改造老旧小区20个。\n"


def test_a_doubtful_item_is_unverifiable_in_the_ledger_too(
    workspace: Workspace, write_report: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_report("计划.txt", PLAN).parent
    write_report("总结.txt", REVIEW)
    asked = pool._Worker.ask

    def ask(worker: pool._Worker, task: object, wanted: object, seconds: float) -> object:
        answer = asked(worker, task, wanted, seconds)
        if (
            isinstance(answer, ReadDocument)
            and answer.extraction is not None
            and getattr(task, "name", "") == "计划.txt"
        ):
            first, *rest = answer.extraction.commitments
            marked = (replace(first, scan=Scan.DOUBTFUL), *(replace(one, scan=Scan.CLEAR) for one in rest))
            return replace(answer, extraction=replace(answer.extraction, commitments=marked))
        return answer

    monkeypatch.setattr(pool._Worker, "ask", ask)
    workspace.ingest([folder], now=NOW)
    as_of = date(2025, 2, 1)
    view = workspace.ledger(LedgerQuery(as_of))
    shown = {entry.commitment.scan: entry.verdict for entry in view.page(0, len(view))}
    assert (shown[Scan.DOUBTFUL].status, shown[Scan.DOUBTFUL].reason) == (
        Status.UNVERIFIABLE,
        Reason.AMBIGUOUS,
    )
    assert shown[Scan.CLEAR].status is Status.OVERDUE
    late = workspace.ledger(LedgerQuery(as_of, statuses=(Status.OVERDUE,)))
    assert [entry.commitment.scan for entry in late.page(0, len(late))] == [Scan.CLEAR]
