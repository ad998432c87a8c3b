"""`tracker problems`: problems with their answers and whether they come back."""

import json
from pathlib import Path

import pytest

from .command_line import Tracker

REPORT = """云麓县人民政府工作报告
（{next}年1月12日）
一、{year}年工作回顾
建成公共厕所12座并全部免费开放。
在肯定成绩的同时，我们也清醒地认识到，发展中还存在不少问题：一是农村生活污水治理率不高；二是{other}。
二、{next}年工作安排
农村生活污水治理率达到{rate}%以上。
"""


@pytest.fixture
def store(tracker: Tracker, tmp_path: Path) -> Path:
    for year, other, rate in ((2020, "县城停车难问题突出", 45), (2021, "义务教育学位紧缺", 55)):
        text = REPORT.format(year=year, next=year + 1, other=other, rate=rate)
        (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
    assert (
        tracker("ingest", tmp_path / "2020.txt", tmp_path / "2021.txt", "--db", tmp_path / "t.db").code == 0
    )
    return tmp_path / "t.db"


def test_each_problem_has_its_answer_and_its_return(tracker: Tracker, store: Path) -> None:
    ran = tracker("problems", "--db", store, "--as-of", "2022-03-01")
    assert ran.code == 0
    lines = [line.strip() for line in ran.out.splitlines()]
    at = lines.index("农村生活污水治理率不高")
    assert lines[at + 1].startswith("措施 ") and "45%" in lines[at + 1]
    assert lines[at + 2] == "下一份报告再次提到（2021.txt）：农村生活污水治理率不高"
    at = lines.index("县城停车难问题突出")
    assert lines[at + 1 : at + 3] == ["没有找到对应的措施", "下一份报告没有再提"]
    assert "共 4 个问题：有对应措施 2 · 有下一份报告可比 2，其中再次提到 1" in ran.err


def test_json_and_what_is_asked_for(tracker: Tracker, store: Path) -> None:
    found = json.loads(
        tracker("problems", "--db", store, "--document", "2021.txt", "--unanswered", "--json").out
    )
    assert [(one["quote"], one["answers"], one["followed"]) for one in found] == [
        ("义务教育学位紧缺", [], False)
    ]
    again = json.loads(tracker("problems", "--db", store, "--again", "--json").out)
    assert [one["again"]["document"] for one in again] == ["2021.txt"]


def test_a_report_that_is_not_out_yet_is_no_next_report(tracker: Tracker, store: Path) -> None:
    ran = tracker("problems", "--db", store, "--as-of", "2021-06-01", "--lang", "en")
    assert "2 problems: 1 answered · 0 with a next report, 0 raised again" in ran.err


def test_documents_count_what_their_statements_are_made_of(tracker: Tracker, store: Path) -> None:
    ran = tracker("documents", "--db", store, "--substance", "--as-of", "2022-03-01")
    assert "成效表述1条 · 没有数字和具体名称0条（0%）" in ran.out
    found = json.loads(tracker("documents", "--db", store, "--substance", "--json").out)
    later = next(one for one in found if one["name"] == "2021.txt")["substance"][0]
    assert later["repeated"]["count"] == 1
    assert later["repeated"]["examples"][0]["quote"] == "建成公共厕所12座并全部免费开放"
    assert "substance" not in json.loads(tracker("documents", "--db", store, "--json").out)[0]
