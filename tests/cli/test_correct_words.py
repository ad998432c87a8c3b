"""The words of an item are set right by their place in the document."""

import json
from pathlib import Path

from .command_line import Tracker


def test_an_items_words_are_widened_and_what_was_read_stays_visible(tracker: Tracker, tmp_path: Path) -> None:
    text = "青桐县教育局2024年工作要点\n（2024年1月5日）\n\n一、重点任务\n6月底前完成改造学校3所。\n"
    (tmp_path / "要点.txt").write_text(text, encoding="utf-8")
    db = tmp_path / "store.db"
    assert tracker("ingest", tmp_path / "要点.txt", "--db", db).code == 0
    (item,) = json.loads(tracker("list", "--db", db, "--json").out)
    start = text.index("改造学校")
    place = f"{start}-{start + len('改造学校3所')}"
    assert tracker("correct", item["id"], "--by", "王", "--at", place, "--db", db).code == 0
    shown = tracker("show", item["id"], "--db", db).out
    assert "改造学校3所" in shown and item["text"] in shown
    for wrong in ("9-3", "x-y", f"{len(text)}-{len(text) + 5}"):
        ran = tracker("correct", item["id"], "--by", "王", "--at", wrong, "--db", db)
        assert ran.code == 2 and wrong in ran.err
