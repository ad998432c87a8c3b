"""`tracker audit`: what the figures of documents on file say of each other, for people and for programs."""

import json
from pathlib import Path

import pytest

from tests.insight.audit_scorer import framed

from .command_line import Tracker

EARLIER = "国家高新技术企业达到245家。"
LATER = (
    "国家高新技术企业由2020年的265家增加到310家。\n"
    "2021年免费婚前医学检查任务数1200人，截至9月中旬为866人，完成率为72.17%。\n"
    "为3200户困难家庭每户发放临时补贴1500元，共发放补贴520万元。"
)


@pytest.fixture
def store(tracker: Tracker, tmp_path: Path) -> Path:
    for year, text in ((2020, EARLIER), (2021, LATER)):
        (tmp_path / f"{year}.txt").write_text(framed(text, year), encoding="utf-8")
    ran = tracker("ingest", tmp_path / "2020.txt", tmp_path / "2021.txt", "--db", tmp_path / "t.db")
    assert ran.code == 0
    return tmp_path / "t.db"


def test_contradictions_are_listed_with_both_places(tracker: Tracker, store: Path) -> None:
    ran = tracker("audit", "--db", store, "--as-of", "2022-02-01")
    assert ran.code == 0
    assert "3200户×1500元应为480万元，写作520万元" in ran.out
    assert "上年数写作265家，上年报告写的是245家" in ran.out
    assert "866人" not in ran.out
    assert "矛盾 2 · 存疑 0 · 印证 1" in ran.err


def test_a_proof_is_listed_when_asked_for(tracker: Tracker, store: Path) -> None:
    ran = tracker("audit", "--db", store, "--result", "confirmed", "--lang", "en")
    assert "866人 ÷ 1200人 makes 72.17%" in ran.out
    assert "520万元" not in ran.out


def test_json_gives_the_offsets_of_the_text_as_read(tracker: Tracker, store: Path) -> None:
    found = json.loads(tracker("audit", "--db", store, "--document", "2020.txt", "--json").out)
    assert [(one["rule"], one["result"]) for one in found] == [("level.last_year", "contradiction")]
    texts = {"2020.txt": framed(EARLIER, 2020), "2021.txt": framed(LATER, 2021)}
    for place in (*found[0]["places"], *found[0]["sentences"]):
        assert texts[place["document"]][place["start"] : place["end"]] == place["quote"]


def test_a_report_that_is_not_out_yet_is_not_audited(tracker: Tracker, store: Path) -> None:
    ran = tracker("audit", "--db", store, "--as-of", "2021-06-01")
    assert ran.out == ""
    assert "核对 1 份报告" in ran.err


def test_a_document_that_is_not_there(tracker: Tracker, store: Path) -> None:
    assert tracker("audit", "--db", store, "--document", "2019.txt").code == 2


def test_the_paper_of_the_audit(tracker: Tracker, store: Path, tmp_path: Path) -> None:
    paper = tmp_path / "核对.txt"
    ran = tracker("report", "audit", "--db", store, "--output", paper, "--as-of", "2022-02-01")
    assert (ran.code, "3 处" in ran.err) == (0, True)
    assert "《云麓县2020年政府工作报告》" in paper.read_text(encoding="utf-8").replace("\n", "")
    assert tracker("report", "audit", "--db", store, "--output", paper).code == 2
