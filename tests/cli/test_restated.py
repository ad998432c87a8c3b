"""`tracker show` says where an item is said once more in a later table."""

import json
from pathlib import Path

from .command_line import Tracker

PLAN = """白石县人民政府2023年重点任务分解表
2023年1月10日
序号\t工作任务\t完成时限\t牵头单位
1\t新建公办幼儿园3所\t10月底前\t县教育局
2\t改造老旧小区12个\t9月底前\t县住建局
"""
TABLE = """白石县人民政府2023年重点任务进展情况表
2023年12月20日
序号\t工作任务\t完成时限\t牵头单位\t进展情况
1\t新建公办幼儿园3所\t10月底前\t县教育局\t3所均已建成招生
2\t改造老旧小区10个\t9月底前\t县住建局\t已完成10个
"""


def test_where_an_item_is_said_once_more(tracker: Tracker, tmp_path: Path) -> None:
    store = tmp_path / "t.db"
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "table.txt").write_text(TABLE, encoding="utf-8")
    assert tracker("ingest", tmp_path / "table.txt", tmp_path / "plan.txt", "--db", store).code == 0
    listed = json.loads(tracker("list", "--db", store, "--as-of", "2024-02-01", "--json").out)
    ids = {one["text"]: one["id"] for one in listed}
    assert sorted(ids) == ["改造老旧小区10个", "改造老旧小区12个", "新建公办幼儿园3所"]
    shown = json.loads(
        tracker("show", ids["新建公办幼儿园3所"], "--db", store, "--as-of", "2024-02-01", "--json").out
    )
    (link,) = shown["restated"]
    assert (link["before"], link["changed"], link["document"]) == (False, False, "table.txt")
    assert shown["evidence"][0]["text"] == "3所均已建成招生"

    def said(id: str, *more: str) -> str:
        lines = tracker("show", id, "--db", store, "--as-of", "2024-02-01", *more).out.splitlines()
        return next(line for line in lines if line.startswith(("重列", "restated")))

    where = "《白石县人民政府2023年重点任务进展情况表》（2023年12月20日）"
    plan = "《白石县人民政府2023年重点任务分解表》（2023年1月10日）"
    assert said(ids["新建公办幼儿园3所"]) == f"重列  {where}中重列，编号{link['id']}"
    assert said(link["id"]) == f"重列  即{plan}的承诺{shown['id']}，不再单独计数"
    changed, before = ids["改造老旧小区10个"], ids["改造老旧小区12个"]
    assert said(before) == f"重列  {where}中改列为“改造老旧小区10个”，期限2023年9月30日，编号{changed}"
    assert said(changed) == f"重列  {plan}原为“改造老旧小区12个”，期限2023年9月30日，编号{before}"
    assert "changed to “改造老旧小区10个” by 2023-09-30" in said(before, "--lang", "en")
