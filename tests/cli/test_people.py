"""What people decide from the command line, and what they are shown."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.judging.year_after_year import report_text

from .command_line import SAMPLES, Tracker

DAY = "2030-01-01"
"""After every mark a test makes: a mark counts from the day it is made."""


@pytest.fixture
def overdue(tracker: Tracker, own_store: Path) -> dict[str, Any]:
    """The overdue item with evidence that comes first."""
    ran = tracker("list", "--db", own_store, "--as-of", DAY, "--status", "overdue", "--json")
    item: dict[str, Any] = next(item for item in json.loads(ran.out) if item["evidence"])
    return item


def shown(tracker: Tracker, store: Path, id: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(tracker("show", id, "--db", store, "--as-of", DAY, "--json").out)
    return found


def test_show_tells_place_evidence_rule_and_reason(
    tracker: Tracker, own_store: Path, overdue: dict[str, Any]
) -> None:
    page = tracker("show", overdue["id"], "--db", own_store, "--as-of", DAY)
    assert page.code == 0
    assert str(overdue["text"]) in page.out.replace("\n", "")
    assert str(overdue["rule"]) in page.out and "逾期" in page.out
    data = shown(tracker, own_store, overdue["id"])
    start = int(str(data["start"])) - int(str(data["context_start"]))
    assert str(data["context"])[start : start + len(str(data["text"]))] == data["text"]


def test_show_sets_the_two_numbers_beside_each_other(tracker: Tracker, own_store: Path) -> None:
    listed = json.loads(tracker("list", "--db", own_store, "--as-of", DAY, "--json").out)
    missed = next(item for item in listed if item["reason"] == "shortfall")
    page = tracker("show", missed["id"], "--db", own_store, "--as-of", DAY).out
    assert "对照" in page and "未达到" in page.split("对照", 1)[1]
    data = shown(tracker, own_store, missed["id"])
    comparisons = data["comparisons"]
    assert isinstance(comparisons, list)
    failed = next(made for made in comparisons if made["satisfied"] is False)
    assert failed["subject"] and failed["measure"] in str(data["evidence"])


def test_show_names_what_is_alike_where_all_of_it_together_decided(tracker: Tracker, tmp_path: Path) -> None:
    store = tmp_path / "alike.db"
    texts = {
        "plan.txt": report_text(2021, "全县经济平稳运行。", "完成石岭博物馆扩建工程。"),
        "later.txt": report_text(
            2022, "石岭博物馆新馆选址、民俗馆和船政馆规划有序推进。", "继续做好各项工作。"
        ),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert tracker("ingest", *(tmp_path / name for name in texts), "--db", store).code == 0
    (item,) = [
        one
        for one in json.loads(tracker("list", "--db", store, "--as-of", DAY, "--json").out)
        if "石岭博物馆" in one["text"]
    ]
    assert item["rule"] == "topic.mentioned"
    page = tracker("show", item["id"], "--db", store, "--as-of", DAY).out
    assert "相合之处：" in page and "中心词相同" in page


def test_an_item_is_found_by_the_first_characters_of_its_id(
    tracker: Tracker, own_store: Path, overdue: dict[str, Any]
) -> None:
    id = str(overdue["id"])
    assert tracker("show", id.lower(), "--db", own_store).code == 0
    assert tracker("show", id[:6], "--db", own_store).code == 0
    unknown = tracker("show", "ZZZZZZZZ", "--db", own_store, "--json")
    assert unknown.code == 2 and json.loads(unknown.out)["error"]["code"] == "item.unknown"


def test_a_mark_outranks_the_verdict_and_is_taken_back(
    tracker: Tracker, own_store: Path, overdue: dict[str, Any]
) -> None:
    id = overdue["id"]
    done = tracker("mark", id, "fulfilled", "--by", "张三", "--note", "现场核实", "--db", own_store, "--json")
    assert done.code == 0 and json.loads(done.out)["marked"] == [id]
    marked = shown(tracker, own_store, id)
    assert marked["status"] == "fulfilled"
    assert marked["mark"]["by"] == "张三" and marked["mark"]["note"] == "现场核实"
    history = tracker("history", id, "--db", own_store)
    assert "张三" in history.out and "已兑现" in history.out and "现场核实" in history.out
    assert tracker("mark", id, "withdrawn", "--by", "李四", "--db", own_store).code == 0
    assert shown(tracker, own_store, id)["status"] == "overdue"


def test_an_extension_needs_its_day_and_keeps_the_item_out_of_overdue(
    tracker: Tracker, own_store: Path, overdue: dict[str, Any]
) -> None:
    id = overdue["id"]
    assert tracker("mark", id, "extended", "--by", "张三", "--db", own_store).code == 2
    assert (
        tracker("mark", id, "fulfilled", "--until", "2024-01-01", "--by", "张三", "--db", own_store).code == 2
    )
    assert (
        tracker("mark", id, "批准延期", "--until", "2030-12-31", "--by", "张三", "--db", own_store).code == 0
    )
    now = shown(tracker, own_store, id)
    assert (now["status"], now["reason"]) == ("pending", "extended") or now["status"] == "overdue"
    assert now["mark"]["new_deadline"] == "2030-12-31"


def test_marking_needs_a_name(tracker: Tracker, own_store: Path, overdue: dict[str, Any]) -> None:
    assert tracker("mark", overdue["id"], "fulfilled", "--db", own_store).code == 2
    assert tracker("mark", overdue["id"], "fulfilled", "--by", " ", "--db", own_store).code == 2
    assert shown(tracker, own_store, overdue["id"])["mark"] is None


def test_rejected_evidence_is_not_proposed_again(
    tracker: Tracker, own_store: Path, overdue: dict[str, Any]
) -> None:
    id = overdue["id"]
    first = shown(tracker, own_store, id)["evidence"][0]
    assert tracker("evidence", "reject", id, 1, "--by", "张三", "--db", own_store).code == 0
    left = shown(tracker, own_store, id)["evidence"]
    assert (first["start"], first["document"]) not in [(one["start"], one["document"]) for one in left]
    assert "否定证据" in tracker("history", id, "--db", own_store).out
    assert tracker("evidence", "reject", id, 99, "--by", "张三", "--db", own_store).code == 2


def test_a_clause_is_found_and_attached(tracker: Tracker, own_store: Path, overdue: dict[str, Any]) -> None:
    id = overdue["id"]
    found = tracker("evidence", "find", id, "全县", "--db", own_store)
    place = found.out.splitlines()[0].split("  ")[0]
    assert tracker("evidence", "attach", id, place, "--by", "张三", "--db", own_store).code == 0
    assert "补充证据" in tracker("history", id, "--db", own_store).out
    assert tracker("evidence", "attach", id, "没有.txt:1-2", "--by", "张三", "--db", own_store).code == 2
    assert tracker("evidence", "attach", id, "胡写", "--by", "张三", "--db", own_store).code == 2


def test_numbers_of_an_attached_clause_are_compared_in_show(tracker: Tracker, tmp_path: Path) -> None:
    plan, told, store = tmp_path / "计划.txt", tmp_path / "总结.txt", tmp_path / "t.db"
    plan.write_text(
        "青岩县人民政府2023年工作计划\n2023年1月15日\n年底前，景区接待游客1100万人以上。\n", encoding="utf-8"
    )
    told.write_text("青岩县人民政府2023年工作总结\n2024年1月20日\n共有1361万人到访。\n", encoding="utf-8")
    assert tracker("ingest", plan, told, "--db", store).code == 0
    id = json.loads(tracker("list", "--db", store, "--json").out)[0]["id"]
    place = tracker("evidence", "find", id, "1361", "--db", store).out.split("  ")[0]
    assert tracker("evidence", "attach", id, place, "--by", "张三", "--db", store).code == 0
    page = tracker("show", id, "--db", store, "--lang", "zh").out
    assert "       目标 景区接待游客≥1100万人 · 报告 1361万人 · 达到\n" in page
    data = shown(tracker, store, id)
    assert data["status"] == "unverifiable"
    assert data["compared"][0]["comparisons"] == [
        {"target": "1100万人以上", "measure": "1361万人", "satisfied": True, "note": ""}
    ]


def test_what_changed_under_its_mark_is_listed_and_reported(tracker: Tracker, tmp_path: Path) -> None:
    head = "青岩县人民政府2021年工作计划\n2021年1月15日\n一、2021年工作安排\n全县改造老旧小区{}个，新建公厕9座。\n推进河道清淤，完成中心城区绿化工程。\n"
    plan, changed, store = tmp_path / "计划.txt", tmp_path / "改后.txt", tmp_path / "t.db"
    plan.write_text(head.format(20), encoding="utf-8")
    changed.write_text(head.format(35), encoding="utf-8")
    assert tracker("ingest", plan, "--db", store).code == 0
    found = json.loads(tracker("list", "--db", store, "--search", "老旧小区", "--json").out)
    id = found[0]["id"]
    assert tracker("mark", id, "overdue", "--by", "张三", "--db", store).code == 0
    assert tracker("list", "--db", store, "--altered").out.count("\n") == 1
    assert tracker("ingest", changed, "--db", store).code == 0
    line = tracker("list", "--db", store, "--altered", "--lang", "zh").out.splitlines()[1]
    assert line.startswith(id) and "人工标记 · 标记后承诺有变" in line
    told = "标记后承诺内容有变：目标由全县改造老旧小区不少于20个改为全县改造老旧小区不少于35个，请重新审核"
    assert told in tracker("show", id, "--db", store, "--lang", "zh").out
    data = shown(tracker, store, id)
    assert data["mark"]["promise_changed"] is True
    report = tmp_path / "逾期.md"
    assert tracker("report", "overdue", "--db", store, "--output", report, "--lang", "zh").code == 0
    assert told in report.read_text(encoding="utf-8")


def test_an_issuer_is_set_and_listed(tracker: Tracker, own_store: Path) -> None:
    name = "云麓县政府工作报告2021.txt"
    assert tracker("issuer", "set", name, "云麓县人民政府办公室", "--by", "张三", "--db", own_store).code == 0
    assert "云麓县人民政府办公室" in tracker("issuer", "list", "--db", own_store).out
    assert tracker("issuer", "set", "没有.txt", "某局", "--by", "张三", "--db", own_store).code == 2


def test_merged_issuers_share_a_line(tracker: Tracker, own_store: Path) -> None:
    old, new = "云麓县卫生健康局", "云麓县人民政府"
    before = tracker("issuer", "list", "--db", own_store).out.splitlines()
    assert tracker("issuer", "merge", old, new, "--by", "张三", "--db", own_store).code == 0
    after = tracker("issuer", "list", "--db", own_store).out.splitlines()
    assert len(after) == len(before) - 1
    (line,) = [line for line in after if new in line]
    assert line.split()[:2] == ["6", new] and old in line
    (data,) = json.loads(tracker("issuer", "list", "--db", own_store, "--json").out)
    assert data["issuer"] == new and data["reports"] == 6
    assert sum(name["reports"] for name in data["names"]) == 6


def test_a_document_is_deleted_and_restored(tracker: Tracker, own_store: Path) -> None:
    name = "云麓县政府工作报告2021.txt"
    documents = json.loads(tracker("documents", "--db", own_store, "--json").out)
    id = next(document["id"] for document in documents if document["name"] == name)
    deleted = tracker("documents", "delete", name, "--by", "张三", "--yes", "--db", own_store)
    assert deleted.code == 0 and f"restore {id}" in deleted.err.replace("\n", "")
    assert tracker("documents", "--deleted", "--db", own_store).out.startswith(f"{id}  {name}")
    assert name not in tracker("documents", "--db", own_store).out
    assert tracker("documents", "restore", id, "--by", "张三", "--db", own_store).code == 0
    assert name in tracker("documents", "--db", own_store).out
    assert tracker("documents", "restore", name, "--by", "张三", "--db", own_store).code == 2
    assert tracker("documents", "delete", id, "--by", "张三", "--yes", "--db", own_store).code == 0
    assert tracker("documents", "restore", name, "--by", "张三", "--db", own_store).code == 0


def test_a_body_that_is_not_on_file_cannot_be_merged(tracker: Tracker, own_store: Path) -> None:
    ours = "云麓县卫生健康局"
    for names in (("青岩县卫生健康局", ours), (ours, "青岩县卫生健康局")):
        ran = tracker("issuer", "merge", *names, "--by", "张三", "--db", own_store, "--lang", "zh")
        assert ran.code == 2 and "青岩县卫生健康局" in ran.err


def test_documents_tell_each_problem_once_and_which_edition_stands(
    tracker: Tracker, own_store: Path, tmp_path: Path
) -> None:
    text = (SAMPLES / "云麓县政府工作报告2021.txt").read_text(encoding="utf-8")
    changed = tmp_path / "改后.txt"
    changed.write_text(text.replace("2.1亿元", "2.3亿元"), encoding="utf-8")
    nameless = tmp_path / "无头.txt"
    nameless.write_text("8月底前完成80%的接种任务。\n", encoding="utf-8")
    assert tracker("ingest", changed, nameless, "--db", own_store).code == 0
    pages: dict[str, list[str]] = {}
    for line in tracker("documents", "--db", own_store).out.splitlines():
        pages.setdefault(line.split("  ")[1], []) if line[0] != " " else pages[list(pages)[-1]].append(line)
    assert len(pages["无头.txt"]) == len(set(pages["无头.txt"])) > 1
    assert "取代" in "".join(pages["云麓县政府工作报告2021.txt"])
    assert "取代" not in "".join(pages["改后.txt"])


def test_later_plans_of_a_body_are_heard_under_its_other_name(tracker: Tracker, tmp_path: Path) -> None:
    for name, year in (("青岩县人民政府", 2021), ("青岩县政府", 2022)):
        text = f"{name}{year}年工作计划\n{year}年1月15日\n一、{year}年工作安排\n年底前改造城南片区老旧管网{year - 2000}公里。\n"
        (tmp_path / f"{year}.txt").write_text(text, encoding="utf-8")
    store = tmp_path / "t.db"
    assert tracker("ingest", tmp_path / "2021.txt", tmp_path / "2022.txt", "--db", store).code == 0
    ran = tracker("changes", "--db", store, "--as-of", "2023-06-30", "--lang", "zh")
    assert "目标调高" in ran.out and "2022 " in ran.out
    (found,) = json.loads(tracker("changes", "--db", store, "--as-of", "2023-06-30", "--json").out)
    assert (found["turns"], [step["year"] for step in found["chain"]]) == (["raised"], [2021, 2022])
    assert found["rules"] == ["chain.same_words", "turn.number_asks_more"]
    assert "[]" in tracker("changes", "--db", store, "--as-of", "2023-06-30", "--json", "--kind", "推迟").out
