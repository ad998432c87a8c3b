"""An office's corrections as cases for the developers, without the words of its documents."""

import json
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tests.store.papers import PLAN_2023
from tracker.domain.correction import Changes
from tracker.domain.ledger import LedgerQuery
from tracker.service.people.office import NewItem
from tracker.service.workspace import Workspace

NOW = datetime(2024, 3, 1, 9, 0, tzinfo=UTC)


def test_cases_tell_what_was_read_and_no_words_unless_asked(tmp_path: Path) -> None:
    plan, store = tmp_path / "计划.txt", tmp_path / "t.db"
    plan.write_text(PLAN_2023, encoding="utf-8")
    with Workspace.open(store) as workspace:
        workspace.ingest([plan], now=NOW)
        first, second, third, *_ = workspace.ledger(LedgerQuery(date(2024, 3, 1))).ids
        workspace.office.correct(
            {first: Changes(deadline=date(2024, 6, 30), lead="青岩县水务局")}, by="李", now=NOW
        )
        workspace.office.drop([second], by="李", now=NOW, note="不是")
        workspace.office.add(NewItem("领导批示：走访企业12家"), by="李", now=NOW)

    def listed(*more: str) -> list[dict[str, Any]]:
        command = [sys.executable, "-m", "tracker.evaluation", "--corrections", str(store), *more]
        ran = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
        return [json.loads(line) for line in ran.stdout.splitlines()]

    cases = {str(case["id"]): case for case in listed()}
    assert len(cases) == 3 and third not in cases
    assert cases[first]["corrected"]["deadline"] == {"read": "2023-06-30", "corrected": "2024-06-30"}
    assert cases[first]["corrected"]["lead"] == {"read": None, "corrected": {"characters": 6}}
    assert cases[second]["dropped"] is True
    assert not any(word in json.dumps(listed(), ensure_ascii=False) for word in ("青岩", "走访", "公里"))
    assert "走访企业12家" in json.dumps(listed("--with-text"), ensure_ascii=False)
