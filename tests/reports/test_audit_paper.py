"""The paper about figures that do not add up."""

import json
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from tracker.domain.discrepancy import Discrepancy, Place
from tracker.domain.text import Span
from tracker.domain.vocabulary import Agreement
from tracker.reports.audit_paper import AuditPaper, write_audit
from tracker.reports.request import ReportError
from tracker.wording import Language


def _found(agreement: Agreement, rate: str) -> Discrepancy:
    sentence = f"任务数1200人，已完成866人，完成率为{rate}"
    places = tuple(
        Place("d1", Span(sentence.index(quote), sentence.index(quote) + len(quote)), quote)
        for quote in ("1200人", "866人", rate)
    )
    around = (Place("d1", Span(0, len(sentence)), sentence),)
    return Discrepancy("ratio.named", agreement, places, around, rate, "72.17%")


def _paper(*found: Discrepancy, language: Language = Language.ZH) -> AuditPaper:
    return AuditPaper(found, {"d1": "《云麓县2021年总结》"}, 3, date(2022, 3, 1), language)


WRONG, RIGHT = _found(Agreement.CONTRADICTION, "77.17%"), _found(Agreement.CONFIRMED, "72.17%")


def test_contradictions_stand_in_the_text_and_everything_in_the_annex(tmp_path: Path) -> None:
    assert write_audit(_paper(WRONG, RIGHT), tmp_path / "a.txt") == 2
    text = (tmp_path / "a.txt").read_text(encoding="utf-8").replace("\n", "")
    assert "在案报告数据核对情况" in text
    assert "相互矛盾的数据1处、存疑0处，另有1处相互印证" in text
    assert "866人÷1200人应为72.17%，写作77.17%。见《云麓县2021年总结》" in text
    assert "866人÷1200人等于72.17%" in text.partition("附件")[2]


def test_a_report_without_contradictions_says_so(tmp_path: Path) -> None:
    write_audit(_paper(), tmp_path / "a.md")
    text = (tmp_path / "a.md").read_text(encoding="utf-8")
    assert "没有发现对不上的数据" in text
    assert "附件" not in text


def test_the_word_file_opens_and_has_the_annex_as_a_table(tmp_path: Path) -> None:
    write_audit(_paper(WRONG, RIGHT), tmp_path / "a.docx")
    document = Document(str(tmp_path / "a.docx"))
    rows = [[cell.text for cell in row.cells] for row in document.tables[-1].rows]
    assert rows[1][:2] == ["1", "矛盾"]
    assert rows[2][:2] == ["2", "印证"]


def test_english_and_programs(tmp_path: Path) -> None:
    write_audit(_paper(WRONG, language=Language.EN), tmp_path / "a.txt")
    assert "Figures that contradict (1)" in (tmp_path / "a.txt").read_text(encoding="utf-8")
    write_audit(_paper(WRONG), tmp_path / "a.json")
    found = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert found[0]["result"] == "contradiction"
    assert found[0]["places"][2]["quote"] == "77.17%"


def test_what_cannot_be_written_is_refused(tmp_path: Path) -> None:
    write_audit(_paper(WRONG), tmp_path / "a.txt")
    with pytest.raises(ReportError, match=r"output\.exists"):
        write_audit(_paper(WRONG), tmp_path / "a.txt")
    with pytest.raises(ReportError, match=r"output\.format_unknown"):
        write_audit(_paper(WRONG), tmp_path / "a.ics")


def test_a_long_list_points_to_the_annex(tmp_path: Path) -> None:
    write_audit(_paper(*[WRONG] * 30), tmp_path / "a.txt")
    assert "其余6处见附件" in (tmp_path / "a.txt").read_text(encoding="utf-8")
