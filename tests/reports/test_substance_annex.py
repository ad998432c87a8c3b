"""The annex of a notice that counts what reports are made of."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from tests.reports.builders import entry
from tracker.domain.ledger import Overview
from tracker.domain.substance import Share, Substance
from tracker.domain.vocabulary import Status
from tracker.reports.request import Kind, ReportRequest
from tracker.reports.writing import write

COUNTED = Substance("D1", "R9", 50, Share(10), Share(1), Share(5), Share(0), None, 2)
REQUEST = ReportRequest(Kind.OVERDUE, date(2022, 3, 1))


def _written(tmp_path: Path, request: ReportRequest, ending: str) -> Path:
    item = entry(1, text="新建公厕12座")
    overview = Overview(request.as_of, 1, by_status=((Status.OVERDUE, 1),))
    write(request, [item], overview, tmp_path / f"x.{ending}")
    return tmp_path / f"x.{ending}"


def test_a_second_annex_gives_counts_with_their_shares(tmp_path: Path) -> None:
    text = _written(tmp_path, replace(REQUEST, substance=(COUNTED,)), "md").read_text(encoding="utf-8")
    assert "附件：" in text and "有关报告可核情况" in text.partition("附件1")[0]
    assert "附件2" in text
    row = text.strip().splitlines()[-1]
    assert "| 50 | 10（20%） | 1（2%） | 无可比报告 | 0（0%） |" in row


def test_without_counts_there_is_one_annex(tmp_path: Path) -> None:
    text = _written(tmp_path, REQUEST, "md").read_text(encoding="utf-8")
    assert "附件1" not in text and "附件：逾期事项台账" in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_word_has_both_annexes_as_tables(tmp_path: Path, lang: str) -> None:
    path = _written(tmp_path, replace(REQUEST, lang=lang, substance=(COUNTED,)), "docx")
    last = Document(str(path)).tables[-1]
    assert [cell.text for cell in last.rows[1].cells][2] == "50"
