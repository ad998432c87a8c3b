"""JSON, JSONL, CSV and Markdown, read back by independent readers."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Unpack

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tracker.domain.ledger import LedgerEntry
from tracker.reports import Kind, ReportError, ReportRequest, to_json, write
from tracker.reports.markdown import escaped
from tracker.reports.tables import inert

from .builders import AS_OF, HOSTILE, HOUSING, PLAN_TITLE, Wishes, documents, entry, hostile, ledger, overview


def made(tmp_path: Path, kind: Kind, ending: str, entries: list[LedgerEntry], **more: Unpack[Wishes]) -> Path:
    output = tmp_path / f"paper.{ending}"
    request = ReportRequest(kind, AS_OF, unit=HOUSING, **more)
    write(request, iter(entries), overview(entries), output, documents=documents())
    return output


def test_json_is_the_contract(tmp_path: Path) -> None:
    entries = ledger() + hostile()
    found = json.loads(made(tmp_path, Kind.LEDGER, "json", entries).read_text("utf-8"))
    assert found == to_json(entries, documents(), AS_OF)
    first = found["commitments"][0]
    assert set(first) >= {
        "id", "document", "start", "end", "text", "grade", "deadline", "targets", "soft", "lead", "support", "leader", "actor",
        "restated", "outcome", "status", "reason", "rule", "evidence", "mark", "origin", "corrected", "stages", "claims", "reminders",
    }  # fmt: skip
    assert first["deadline"] == {"raw": "8月底前", "date": "2021-08-31", "basis": "explicit"}
    assert first["targets"][0]["value"] == 80
    assert found["commitments"][8]["targets"][0]["value"] == [5, 5.5]
    assert found["commitments"][6]["targets"][0]["value"] is None
    # An extension stands in the mark; the deadline stays the one that was written.
    extended = found["commitments"][5]
    assert extended["deadline"]["date"] == "2021-11-30"
    assert extended["mark"]["new_deadline"] == "2022-01-15"


def test_jsonl_has_one_item_a_line(tmp_path: Path) -> None:
    entries = ledger() + hostile()
    lines = made(tmp_path, Kind.LEDGER, "jsonl", entries).read_text("utf-8").split("\n")
    assert lines.pop() == ""
    assert [json.loads(line) for line in lines] == to_json(entries, (), AS_OF)["commitments"]


def test_csv_opens_in_excel_and_nothing_in_it_is_a_formula(tmp_path: Path) -> None:
    entries = ledger() + hostile()
    data = made(tmp_path, Kind.LEDGER, "csv", entries).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines(keepends=True)))
    assert [row["编号"] for row in rows] == [item.id for item in entries]
    assert rows[0]["任务事项"] == entries[0].commitment.text
    assert rows[0]["完成时限"] == "2021-08-31"
    assert rows[0]["逾期天数"] == "122"
    for row in rows:
        for cell in row.values():
            assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
            assert not set(cell) & set("\x00\x07\x1b\x0b")


@given(st.text())
def test_a_csv_cell_keeps_its_text_behind_at_most_an_apostrophe(text: str) -> None:
    cell = inert(text)
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))
    if text.isprintable():
        assert cell in (text, f"'{text}")


def _visible(markdown: str) -> str:
    """What a CommonMark reader with tables, strikethrough and links of bare addresses would show; fails on any markup."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    return "".join(child.content for child in children)


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_hostile_text_as_it_was(text: str) -> None:
    shown = _visible(escaped(text))
    expected = "".join("\N{REPLACEMENT CHARACTER}" if c in "\x00\x07\x1b\x0b" else c for c in text)
    assert shown == " ".join(expected.split())


@given(st.text(alphabet=st.characters(codec="utf-8")).filter(str.strip))
def test_any_text_is_plain_text_in_markdown(text: str) -> None:
    line = escaped(text)
    if line.strip():
        _visible(line)


def test_overdue_markdown_tells_every_overdue_item_and_no_other(tmp_path: Path) -> None:
    text = made(tmp_path, Kind.OVERDUE, "md", ledger(), signature="云溪县人民政府督查室").read_text("utf-8")
    assert text.startswith("# 关于云溪县人民政府工作承诺（截至2021年12月31日）逾期事项的通报\n")
    assert "疫苗接种任务" in text and "老旧小区改造" in text and "殡仪馆" in text
    assert "新增城镇就业" not in text and "云溪大桥" not in text
    assert "已逾期122天，报告为42.70%，未达到）" in text
    assert "未达标：目标为疫苗接种率不低于80%，2021年9月报告为42.70%，未达到" in text
    assert not set("≥≤≈") & set(text)
    assert "《云溪县2021年前三季度工作总结》“（二）疫情防控”部分" in text
    assert "已电话核实，因雨季停工" in text
    assert "原文使用“力争”等非刚性表述" in text


def test_own_work_requirements_replace_the_template_text(tmp_path: Path) -> None:
    own = ("请于一周内反馈。",)
    text = made(tmp_path, Kind.OVERDUE, "md", ledger(), work_requirements=own).read_text("utf-8")
    assert "## 五、工作要求\n\n请于一周内反馈。\n\n附件：" in text


def test_due_paper_has_what_falls_due_in_its_time(tmp_path: Path) -> None:
    text = made(tmp_path, Kind.DUE, "md", ledger(), within_days=30).read_text("utf-8")
    assert "完成投资1.8亿元" in text
    assert "云溪大桥" not in text
    longer = made(tmp_path / ".", Kind.DUE, "csv", ledger(), within_days=200).read_text("utf-8-sig")
    assert "云溪大桥" in longer


def test_unit_paper_has_the_items_of_that_unit(tmp_path: Path) -> None:
    text = made(tmp_path, Kind.UNIT, "md", ledger()).read_text("utf-8")
    assert "共3项：未到期2项、逾期1项" in text
    assert "疫苗接种任务" not in text


def test_a_unit_that_shares_an_item_finds_it_too(tmp_path: Path) -> None:
    entries = [entry(1, lead=f"云溪县妇联、{HOUSING}"), entry(2, lead="云溪县妇联")]
    assert "列入台账的事项共1项" in made(tmp_path, Kind.UNIT, "md", entries).read_text("utf-8")


def test_empty_ledger_gives_a_whole_paper_that_says_so(tmp_path: Path) -> None:
    text = made(tmp_path, Kind.OVERDUE, "md", []).read_text("utf-8")
    assert "没有逾期事项" in text


def test_english_paper(tmp_path: Path) -> None:
    text = made(tmp_path, Kind.OVERDUE, "md", ledger(), lang="en").read_text("utf-8")
    assert "# Overdue commitments of 云溪县人民政府 (as of 2021-12-31)" in text
    assert "reported 42.70%: not met" in text or "says 疫苗接种率 42.70%" in text or "42.70%" in text


def test_never_over_an_existing_file_without_force(tmp_path: Path) -> None:
    output = tmp_path / "ledger.md"
    output.write_text("mine")
    request = ReportRequest(Kind.LEDGER, AS_OF)
    with pytest.raises(ReportError) as caught:
        write(request, ledger(), overview(ledger()), output)
    assert caught.value.code == "output.exists"
    assert output.read_text() == "mine"
    write(request, ledger(), overview(ledger()), output, force=True)
    assert "台账" in output.read_text("utf-8")


def test_a_failure_half_way_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[LedgerEntry]:
        yield entry(1)
        raise RuntimeError("the store went away")

    with pytest.raises(RuntimeError, match="went away"):
        write(ReportRequest(Kind.LEDGER, AS_OF), broken(), overview([]), tmp_path / "x.md")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("x.exe", "output.format_unknown"),
        ("nowhere/x.md", "output.no_folder"),
        ("folder.md", "output.is_folder"),
    ],
)
def test_wrong_outputs_are_named(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(ReportError) as caught:
        write(ReportRequest(Kind.LEDGER, AS_OF), ledger(), overview([]), tmp_path / name)
    assert caught.value.code == code


def test_a_unit_paper_needs_its_unit(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as caught:
        write(ReportRequest(Kind.UNIT, AS_OF), ledger(), overview([]), tmp_path / "x.md")
    assert caught.value.code == "unit.missing"


def test_progress_ends_at_its_total(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    entries = ledger()
    write(
        ReportRequest(Kind.OVERDUE, AS_OF),
        entries,
        overview(entries),
        tmp_path / "x.md",
        on_progress=lambda done, total: seen.append((done, total)),
    )
    assert seen[-1] == (9, 9)  # three items: read, named, listed in the annex
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)


def test_same_input_same_bytes(tmp_path: Path) -> None:
    first = made(tmp_path, Kind.OVERDUE, "md", ledger()).read_bytes()
    (tmp_path / "paper.md").unlink()
    assert made(tmp_path, Kind.OVERDUE, "md", ledger()).read_bytes() == first


def test_overdue_on_the_day_itself(tmp_path: Path) -> None:
    text = made(tmp_path, Kind.OVERDUE, "md", [entry(1, effective=date(2021, 12, 31))]).read_text("utf-8")
    assert "当日到期" in text


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"report_title": "云溪县2021年计划"}, "（《云溪县2021年计划》“（一）抓好疫苗接种”部分）"),
        ({"report_title": "政府工作报告"}, "（2021年6月《政府工作报告》“（一）抓好疫苗接种”部分）"),
        (
            {"report_title": "关于印发《要点》的通知"},
            "（2021年6月《关于印发〈要点〉的通知》“（一）抓好疫苗接种”部分）",
        ),
        (
            {"report_title": "", "document": "2021.txt"},
            "（云溪县人民政府2021年6月报告，文件“2021.txt”中“（一）抓好疫苗接种”部分）",
        ),
        ({"section": ("“十四五”时期目标",)}, "“‘十四五’时期目标”部分）"),
        ({"section": ()}, f"（《{PLAN_TITLE}》）"),
    ],
)
def test_a_source_can_be_found_again(tmp_path: Path, more: dict[str, str], said: str) -> None:
    assert said in made(tmp_path, Kind.OVERDUE, "md", [entry(1, **more)]).read_text("utf-8")
