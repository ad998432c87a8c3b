"""`tracker levels` and `tracker agree`, as processes."""

import csv
import json
from pathlib import Path

import pytest

from tests.insight.test_chains import write

from .command_line import Tracker

CITY, COUNTY = "云川市人民政府", "北溪县人民政府"


@pytest.fixture
def store(tracker: Tracker, tmp_path: Path) -> Path:
    reviews = {2024: "2023年，城镇新增就业1.9万人，改造老旧小区100个。"}
    write(tmp_path, CITY, {2023: "城镇新增就业5万人，地区生产总值增长7%。"}, {})
    plans = {
        2023: "城镇新增就业1.8万人，地区生产总值增长6.5%。改造老旧小区120个。",
        2024: "改造老旧小区90个。",
    }
    write(tmp_path, COUNTY, plans, reviews)
    made = tmp_path / "ledger.db"
    papers = sorted(tmp_path.glob("*.txt"))
    assert tracker("ingest", *papers, "--db", made).code == 0
    return made


def test_levels_are_laid_beside_each_other(tracker: Tracker, store: Path, tmp_path: Path) -> None:
    asked = ("levels", CITY, COUNTY, "--db", store, "--as-of", "2024-06-30")
    shown = tracker(*asked, "--output", tmp_path / "对照.docx", "--lang", "zh")
    assert shown.code == 0
    assert "未分解3.2万人" in shown.out and "低于上级" in shown.out
    assert (tmp_path / "对照.docx").stat().st_size > 5000
    found = json.loads(tracker(*asked, "--json").out)
    (jobs,) = [level for level in found if level["target"] == "5万人"]
    assert (jobs["local_sum"], jobs["unassigned"]) == (18000.0, 32000.0)
    assert jobs["local"][0]["promise"]["reported"] == "1.9万人"
    assert tracker("levels", CITY, "查无此县人民政府", "--db", store).code == 2
    assert tracker(*asked, "--output", tmp_path / "对照.xyz").code == 2


def test_two_people_judge_the_same_items_blind(tracker: Tracker, store: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "甲.csv", tmp_path / "乙.csv"
    for sheet in (first, second):
        drawn = tracker(
            "agree", "sheet", "4", "--db", store, "--as-of", "2024-06-30", "--output", sheet, "--lang", "zh"
        )
        assert drawn.code == 0
    assert first.read_bytes() == second.read_bytes()
    rows = list(csv.reader(first.read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == 5
    blind = first.read_text(encoding="utf-8-sig")
    assert not any(word in blind for word in ("逾期", "已兑现", "无法核实", "%相近"))
    for sheet, judged in (
        (first, ["已兑现", "逾期", "无法核实", ""]),
        (second, ["已兑现", "fulfilled", "无法核实", "也许"]),
    ):
        filled = [rows[0], *[[*row[:-2], told, ""] for row, told in zip(rows[1:], judged, strict=True)]]
        with sheet.open("w", encoding="gb18030", newline="") as file:
            csv.writer(file).writerows(filled)
    asked = ("agree", "compare", first, second, "--db", store, "--as-of", "2024-06-30")
    shown = tracker(*asked, "--lang", "zh")
    assert "共同判断 3 项，一致 2 项（67%），κ 0.50" in shown.out
    assert "第 5 行" in shown.err and "1 行未填" in shown.err
    found = json.loads(tracker(*asked, "--json").out)
    assert (found["both"], found["kappa"], len(found["differences"])) == (3, 0.5, 1)
    (tmp_path / "别的.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert tracker("agree", "compare", first, tmp_path / "别的.csv", "--db", store).code == 2


def test_marks_of_two_people_are_compared(tracker: Tracker, store: Path) -> None:
    items = [one["id"] for one in json.loads(tracker("list", "--db", store, "--json").out)][:3]
    for id in items:
        assert tracker("mark", id, "fulfilled", "--db", store, "--by", "甲").code == 0
    for id, kind in zip(items, ("fulfilled", "overdue", "fulfilled"), strict=True):
        assert tracker("mark", id, kind, "--db", store, "--by", "乙").code == 0
    found = json.loads(tracker("agree", "marks", "甲", "乙", "--db", store, "--json").out)
    assert (found["both"], found["same"]) == (3, 2)
    assert found["differences"] == [{"id": items[1], "甲": "fulfilled", "乙": "overdue"}]
