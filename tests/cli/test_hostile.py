"""Whatever a document, a note or a file name holds, a terminal gets plain characters."""

import json
import re
from pathlib import Path

import pytest

from .command_line import Tracker

HOSTILE = "\x1b]0;改标题\x07\x1b[31m\x9b2J\u202e\u2066\u200b[bold]红[/]{x}%s\\"
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def store(tracker: Tracker, tmp_path: Path) -> Path:
    text = f"云麓县卫生健康局2021年工作计划\n\n一、2021年工作安排\n8月底前，{HOSTILE}完成全县80%的疫苗接种任务。\n\n云麓县卫生健康局\n2021年1月5日\n"
    path = tmp_path / "计\x1b[31m\u202e划.txt"
    path.write_text(text, encoding="utf-8")
    ran = tracker("ingest", path, "--db", tmp_path / "t.db")
    assert ran.code == 0
    assert not UNSAFE.search(ran.out + ran.err)
    return tmp_path / "t.db"


def test_nothing_a_terminal_obeys_is_written(tracker: Tracker, store: Path) -> None:
    data = json.loads(tracker("list", "--db", store, "--json").out)
    id = next(item["id"] for item in data if "接种" in item["text"])
    assert tracker("mark", id, "note", "--note", HOSTILE, "--by", "张\x1b[31m三", "--db", store).code == 0
    for arguments in (
        ["list"],
        ["list", "--json"],
        ["show", id],
        ["show", id, "--json"],
        ["history", id],
        ["documents"],
        ["documents", "--json"],
        ["explain", f"8月底前{HOSTILE}"],
        ["explain", f"8月底前{HOSTILE}", "--format", "json"],
        ["evidence", "find", id, "接种"],
        [HOSTILE],
        ["show", HOSTILE],
    ):
        ran = tracker(*arguments, *([] if arguments[0] in ("explain", HOSTILE) else ["--db", store]))
        assert not UNSAFE.search(ran.out + ran.err), arguments


def test_json_still_holds_the_very_text(tracker: Tracker, store: Path) -> None:
    data = json.loads(tracker("list", "--db", store, "--json").out)
    assert any("\x1b" in item["text"] or "\u202e" in item["text"] for item in data)
