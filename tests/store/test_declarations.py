"""Declaratory items and achievements are kept a report in a row: nothing of them is lost, and people may decide about them."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from db import declarations, items
from db.engine import Store
from db.maintenance import check
from db.packing import PackedCommitments, achievements, packed_achievements, packed_commitments
from db.records import NewCommitment
from db.schema import open_store
from tracker.domain.correction import Changes
from tracker.domain.ledger import LedgerQuery
from tracker.domain.policy import Policy
from tracker.domain.promise import Achievement, Commitment, Deadline, Measure, Stage, Target
from tracker.domain.text import PartialDate, Period, Span
from tracker.domain.vocabulary import (
    AchievementKind,
    Basis,
    Change,
    Grade,
    MarkKind,
    Op,
    Recurrence,
    Scan,
)
from tracker.service.workspace import Workspace

from .made_up import AS_OF, NOW
from .test_schema import OLD_STORES

PLAN = """青岩县人民政府2023年工作计划

（2023年1月15日）

一、2023年工作安排

新增公办学位1200个，确保年底前投入使用。大力发展特色产业，加强基层治理，深化作风建设。持续推进乡村振兴。优化营商环境，力争实现经济社会高质量发展。
"""

ALL = LedgerQuery(AS_OF, grades=())
DECLARATORY = LedgerQuery(AS_OF, grades=(Grade.DECLARATORY,))


@pytest.fixture
def read(any_workspace: Workspace, write_report: Callable[..., Path]) -> Workspace:
    """A workspace in which the plan was read."""
    any_workspace.ingest([write_report("plan.txt", PLAN)], now=NOW)
    return any_workspace


def _rows(store: Store, table: str) -> int:
    with store.read() as connection:
        return int(connection.execute(sa.text(f"SELECT count(*) FROM {table}")).scalar_one())


def test_declaratory_items_have_no_rows_and_are_found_all_the_same(read: Workspace) -> None:
    declared = read.ledger(DECLARATORY)
    assert len(declared) >= 4
    assert _rows(read._store, "declared") == len(declared)
    assert (
        _rows(read._store, "item")
        == _rows(read._store, "commitment")
        == len(read.ledger(ALL)) - len(declared)
    )
    for entry in declared.all():
        shown = read.entry(entry.id, AS_OF)
        assert shown is not None
        assert shown.entry == entry
        assert entry.commitment.text in shown.context
        assert entry.commitment.text == entry.commitment.span.of(PLAN)
        assert read.find_ids(entry.id[:6].lower()) == (entry.id,)
    searched = read.ledger(replace(ALL, search="特色产业"))
    assert [entry.commitment.grade for entry in searched.all()] == [Grade.DECLARATORY]
    assert read.documents()[0].reports[0].commitments == len(read.ledger(ALL)) - len(declared)
    entries, _ = read.document_items(read.documents()[0].id, AS_OF)
    assert [entry.id for entry in entries] == list(read.ledger(replace(ALL, sort="document")).ids)


def test_a_mark_makes_one_a_row_of_its_own(read: Workspace) -> None:
    first, second, *_ = read.ledger(DECLARATORY).ids
    before = read.ledger(ALL)  # a screen that is open meanwhile
    pages = {entry.id: entry.commitment for entry in before.all()}
    assert read.mark([first], MarkKind.CLOSED, by="李", now=NOW).marked == (first,)
    assert read.mark([second], MarkKind.NOTE, by="李", now=NOW, expected_versions={second: 0}).marked == (
        second,
    )
    assert {entry.id: entry.commitment for entry in before.all()} == pages
    now = read.ledger(ALL)
    assert now.ids == before.ids or set(now.ids) == set(before.ids)
    marked = {entry.id: entry for entry in now.all()}[first]
    assert marked.verdict.mark is not None and marked.verdict.mark.by == "李"
    assert marked.version == 1
    assert _rows(read._store, "declared") == len(read.ledger(DECLARATORY)) - 2
    assert read.mark([second], MarkKind.NOTE, by="王", now=NOW, expected_versions={second: 0}).conflicts == (
        second,
    )
    with Workspace.open(
        read._store.path or str(read._store.engine.url.render_as_string(False)), policy=Policy()
    ) as again:
        assert set(again.ledger(ALL).ids) == set(now.ids)


def test_one_that_is_set_right_comes_onto_the_ledger(read: Workspace) -> None:
    id = read.ledger(DECLARATORY).ids[0]
    checkable = LedgerQuery(AS_OF, grades=(Grade.HARD, Grade.MILESTONE))
    count = len(read.ledger(checkable))
    read.office.correct({id: Changes(grade=Grade.MILESTONE, deadline=date(2023, 6, 30))}, by="李", now=NOW)
    assert id in read.ledger(replace(checkable, grades=())).ids
    shown = read.entry(id, AS_OF)
    assert shown is not None and shown.entry.commitment.deadline.date == date(2023, 6, 30)
    assert len(read.ledger(checkable)) in (count, count + 1)


def test_a_new_edition_keeps_ids_and_tells_of_what_changed(
    any_workspace: Workspace, write_report: Callable[..., Path]
) -> None:
    any_workspace.ingest([write_report("plan.txt", PLAN)], now=NOW)
    before = {entry.commitment.text: entry.id for entry in any_workspace.ledger(DECLARATORY).all()}
    reworded = PLAN.replace("大力发展特色产业", "大力发展县域特色产业").replace("持续推进乡村振兴。", "")
    any_workspace.ingest([write_report("plan.txt", reworded, "again")], now=NOW)
    after = {entry.commitment.text: entry.id for entry in any_workspace.ledger(DECLARATORY).all()}
    kept = before.keys() & after.keys()
    assert kept and all(before[text] == after[text] for text in kept)
    (old,), (new,) = before.keys() - after.keys() - {"持续推进乡村振兴"}, after.keys() - before.keys()
    assert before[old] == after[new]
    shown = any_workspace.entry(after[new], AS_OF)
    assert shown is not None and "item.changed" in [event.kind for event in shown.history]
    gone = any_workspace.entry(before["持续推进乡村振兴"], AS_OF)
    assert gone is not None and gone.history[-1].kind == "item.withdrawn"


def test_a_report_dated_by_a_person_keeps_its_ids(read: Workspace) -> None:
    before = set(read.ledger(ALL).ids)
    report = read.documents()[0].reports[0].id
    read.update_report(report, by="李", now=NOW, date=PartialDate(2023, 2, 1))
    assert set(read.ledger(ALL).ids) == before
    assert _rows(read._store, "declared") == len(read.ledger(DECLARATORY))


def test_the_migration_packs_what_nobody_has_decided_about(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as connection:
        connection.executescript((OLD_STORES / "0003_papers.sql").read_text(encoding="utf-8"))
        connection.row_factory = sqlite3.Row
        rows = [dict(row) for row in connection.execute("SELECT * FROM commitment")]
        targets = connection.execute("SELECT raw, value FROM target").fetchall()
        clauses = [dict(row) for row in connection.execute("SELECT * FROM achievement")]
        measures = connection.execute("SELECT raw, value, start_at FROM measure").fetchall()
        identities = dict(connection.execute("SELECT id, identity FROM item").fetchall())
    connection.close()
    store = open_store(path)
    with store.read() as reading:
        reports = {row["report_id"] for row in rows}
        read = items.commitments(reading, reports=reports)
        assert items.held(reading, identities) == identities
        told = items.achievements(reading, {row["report_id"] for row in clauses})
    assert sorted(
        (
            one.item_id,
            one.report_key,
            one.commitment.text,
            one.commitment.grade.value,
            one.commitment.span.start,
        )
        for one in read
    ) == sorted(
        (row["item_id"], row["report_id"], row["text"], row["grade"], row["start_at"]) for row in rows
    )
    by_item = {row["item_id"]: row for row in rows}
    for one in read:
        row, made = by_item[one.item_id], one.commitment
        assert list(made.rules) == json.loads(row["rules"])
        assert made.deadline.date == (date.fromisoformat(row["deadline"]) if row["deadline"] else None)
        assert (made.lead, made.soft, made.section) == (row["lead"], bool(row["soft"]), row["section"])
        assert (one.year, one.topic) == (row["year"], row["topic"])
    assert sorted((t.raw, t.value) for one in read for t in one.commitment.targets) == sorted(
        map(tuple, targets)
    )
    assert [(a.achievement.text, list(a.achievement.rules)) for a in told] == [
        (row["text"], json.loads(row["rules"]))
        for row in sorted(clauses, key=lambda row: (row["report_id"], row["start_at"]))
    ]
    assert [
        (m.raw, m.value, m.span.start if m.span else None) for a in told for m in a.achievement.measures
    ] == [tuple(row) for row in measures]
    packed = [one for one in read if one.key < 0]
    kept = [one for one in read if one.commitment.grade is Grade.DECLARATORY and one.key >= 0]
    assert len(packed) >= 4 and len(kept) == 1  # the one that bears a note
    store.close()
    assert check(path).healthy


_SPANS = st.tuples(st.integers(0, 30), st.integers(0, 10)).map(lambda two: Span(two[0], two[0] + two[1]))
_DAYS = st.dates(date(2000, 1, 1), date(2050, 1, 1))
_WORDS = st.text('甲乙丙\n" 的', max_size=6)
_TEXT = "一二三四五六七八九十" * 4
_VALUES = st.floats(0, 1e9) | st.tuples(st.floats(0, 1e6), st.floats(1e6, 1e9))
_TARGETS = st.builds(
    Target, _WORDS, st.sampled_from(Op), _VALUES | st.none(), st.none() | _WORDS, _WORDS,
    st.none() | st.sampled_from(Change), st.booleans(), _WORDS, st.none() | _SPANS,
)  # fmt: skip
_COMMITMENTS = st.builds(
    lambda span, quoted, words, *rest: Commitment(span, span.of(_TEXT) if quoted else words, *rest),
    _SPANS, st.booleans(), _WORDS, st.sampled_from(Grade),
    st.builds(Deadline, st.none() | _WORDS, st.none() | _DAYS, st.sampled_from(Basis), _WORDS, st.none() | _SPANS),
    st.lists(_TARGETS, max_size=2).map(tuple), st.booleans(), st.none() | _WORDS, st.booleans(), st.just(3),
    st.integers(0, 9), st.lists(_WORDS, max_size=2).map(tuple), st.none() | _SPANS,
    st.lists(_WORDS, max_size=2).map(tuple), st.none() | _WORDS,
    st.lists(st.builds(Stage, _WORDS, st.none() | _DAYS, st.lists(_TARGETS, max_size=1).map(tuple), st.none() | _SPANS), max_size=1).map(tuple),
    st.none() | st.sampled_from(Recurrence), st.none() | st.sampled_from(Scan),
)  # fmt: skip
_ACHIEVEMENTS = st.builds(
    lambda span, quoted, words, *rest: Achievement(span, span.of(_TEXT) if quoted else words, *rest),
    _SPANS, st.booleans(), _WORDS, st.sampled_from(AchievementKind),
    st.lists(st.builds(Measure, _WORDS, _VALUES, st.none() | _WORDS, _WORDS, st.none() | st.sampled_from(Change), st.sampled_from(Op), st.none() | _SPANS), max_size=2).map(tuple),
    st.none() | _DAYS, st.none() | _DAYS.map(lambda day: Period(day, day)), st.lists(_WORDS, max_size=2).map(tuple),
    st.just(3), st.integers(0, 9), st.lists(_WORDS, max_size=2).map(tuple), st.none() | _SPANS,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.builds(
            NewCommitment, _WORDS, _COMMITMENTS, st.none() | st.integers(2000, 2050), st.none() | _WORDS
        ),
        max_size=6,
    )
)
def test_commitments_come_out_as_they_went_in(new: list[NewCommitment]) -> None:
    held = PackedCommitments(packed_commitments(new, _TEXT))
    assert [held.commitment(at, 3, _TEXT) for at in held.places()] == new
    gone = held.places()[1:2]
    left = PackedCommitments(held.without(gone))
    assert left.items() == [one.item_id for one in new]
    assert [left.commitment(at, 3, _TEXT) for at in left.places()] == [
        one for at, one in enumerate(new) if at not in gone
    ]
    for at in left.places():
        line, one = left.line(at, declarations.key_of(7, at), 7), new[at].commitment
        assert (line.kind.grade, line.kind.deadline, line.lead, line.start) == (
            one.grade,
            one.deadline.date,
            one.lead,
            one.span.start,
        )
        assert line.kind.redacted == any(target.redacted for target in one.targets)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(_ACHIEVEMENTS, st.none() | _WORDS), max_size=6))
def test_achievements_come_out_as_they_went_in(new: list[tuple[Achievement, str | None]]) -> None:
    assert achievements(packed_achievements(new, _TEXT), 3, _TEXT) == new
