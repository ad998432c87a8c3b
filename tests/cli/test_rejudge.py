"""A store speaks of one program and one policy: what another judged is judged again."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from .command_line import Tracker


def _judged_by_another(store: Path, share: str = "1") -> int:
    """Mark pairs as judged by another program and take their findings away; gives how many pairs."""
    with closing(sqlite3.connect(store)) as connection, connection:
        count = connection.execute(f"UPDATE pair SET policy = 'another' WHERE {share}").rowcount
        connection.execute("DELETE FROM evidence")
        connection.execute("DELETE FROM finding")
    return count


def _outcomes(tracker: Tracker, store: Path) -> dict[str, str]:
    listed = json.loads(tracker("list", "--db", store, "--as-of", "2023-06-30", "--json").out)
    return {entry["id"]: entry["outcome"] for entry in listed}


def test_what_another_program_judged_is_judged_again(own_store: Path, tracker: Tracker) -> None:
    before = _outcomes(tracker, own_store)
    assert len(set(before.values())) > 1
    count = _judged_by_another(own_store)
    assert set(_outcomes(tracker, own_store).values()) == {"silent"}
    ran = tracker("rejudge", "--db", own_store, "--json")
    assert (ran.code, json.loads(ran.out)) == (0, {"pairs": count, "cancelled": False})
    assert _outcomes(tracker, own_store) == before


def test_what_this_program_judged_is_left_as_it_is(own_store: Path, tracker: Tracker) -> None:
    ran = tracker("rejudge", "--db", own_store, "--json")
    assert json.loads(ran.out)["pairs"] == 0


def test_an_import_judges_again_too(own_store: Path, tracker: Tracker, tmp_path: Path) -> None:
    before = _outcomes(tracker, own_store)
    _judged_by_another(own_store)
    (tmp_path / "空.txt").write_text("青岩县通知\n无。\n", encoding="utf-8")
    assert tracker("ingest", tmp_path / "空.txt", "--db", own_store).code == 0
    after = _outcomes(tracker, own_store)
    assert {id: after[id] for id in before} == before


def test_another_policy_is_another_basis(own_store: Path, tracker: Tracker, tmp_path: Path) -> None:
    policy = tmp_path / "标准.toml"
    policy.write_text("[matching]\nrelevant = 0.99\n", encoding="utf-8")
    assert json.loads(tracker("rejudge", "--db", own_store, "--policy", policy, "--json").out)["pairs"] > 0
    assert json.loads(tracker("rejudge", "--db", own_store, "--policy", policy, "--json").out)["pairs"] == 0
    assert json.loads(tracker("rejudge", "--db", own_store, "--json").out)["pairs"] > 0
