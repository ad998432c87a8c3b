"""Marks, decisions on evidence, undo and redo; nothing a person did is ever lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from db.errors import StoreError
from tracker.domain.ledger import LedgerEntry, LedgerQuery
from tracker.domain.text import PartialDate, Period
from tracker.domain.vocabulary import EvidenceDecision, MarkKind, Outcome, Reason, Status
from tracker.service.workspace import Workspace

from .made_up import AS_OF, NOW, file_made_up, made_up_text
from .papers import OTHER_COUNTY, PLAN_2023, REPORT_2023

ALL = LedgerQuery(AS_OF, grades=())


@pytest.fixture
def made_up(any_workspace: Workspace) -> Workspace:
    """A workspace with two made-up plans of one body."""
    for year in (2023, 2024):
        file_made_up(any_workspace._store, f"{year}.txt", made_up_text(year, 12, year), year)
    return any_workspace


def _entry(workspace: Workspace, id: str) -> LedgerEntry:
    detail = workspace.entry(id, AS_OF)
    assert detail is not None
    in_list = next(entry for entry in workspace.ledger(ALL).all() if entry.id == id)
    assert in_list == detail.entry
    return detail.entry


def test_marks_decide_and_their_history_stays(made_up: Workspace) -> None:
    first, second, *_ = made_up.ledger(ALL).ids
    result = made_up.mark([first, second, "NOSUCHID"], MarkKind.CLOSED, by="李", now=NOW, note="已核实")
    assert (result.marked, result.unknown) == ((first, second), ("NOSUCHID",))
    assert (_entry(made_up, first).verdict.status, _entry(made_up, first).note) == (
        Status.FULFILLED,
        "已核实",
    )
    made_up.mark([first], MarkKind.WITHDRAWN, by="王", now=NOW, note="核错了")
    assert _entry(made_up, first).verdict.mark is None
    detail = made_up.entry(first, AS_OF)
    assert detail is not None
    assert [(event.kind, event.by) for event in detail.history if event.kind.startswith("mark")] == [
        ("mark.made", "李"),
        ("mark.withdrawn", "王"),
    ]
    assert [mark.kind for mark in detail.marks] == [MarkKind.CLOSED, MarkKind.WITHDRAWN]


def test_an_extension_carries_its_deadline(made_up: Workspace) -> None:
    id = made_up.ledger(ALL).ids[0]
    with pytest.raises(ValueError, match="deadline"):
        made_up.mark([id], MarkKind.EXTENDED, by="李", now=NOW)
    made_up.mark([id], MarkKind.EXTENDED, by="李", now=NOW, new_deadline=date(2026, 12, 31))
    verdict = _entry(made_up, id).verdict
    assert (verdict.status, verdict.reason, verdict.deadline) == (
        Status.PENDING,
        Reason.EXTENDED,
        date(2026, 12, 31),
    )


def test_a_mark_needs_a_person(made_up: Workspace) -> None:
    with pytest.raises(ValueError, match="person"):
        made_up.mark([made_up.ledger(ALL).ids[0]], MarkKind.CLOSED, by=" ", now=NOW)


def test_a_mark_on_an_item_changed_meanwhile_is_a_conflict(made_up: Workspace) -> None:
    first, second = made_up.ledger(ALL).ids[:2]
    seen = {entry.id: entry.version for entry in made_up.ledger(ALL).page(0, 2)}
    made_up.mark([first], MarkKind.OVERDUE, by="王", now=NOW)
    result = made_up.mark([first, second], MarkKind.CLOSED, by="李", now=NOW, expected_versions=seen)
    assert (result.marked, result.conflicts) == ((second,), (first,))
    mark = _entry(made_up, first).verdict.mark
    assert mark is not None and mark.by == "王"


def test_undo_and_redo_go_back_and_forth_for_each_person(made_up: Workspace) -> None:
    first, second = made_up.ledger(ALL).ids[:2]
    states = [made_up.ledger(ALL).all()]
    made_up.mark([first, second], MarkKind.CLOSED, by="李", now=NOW)
    states.append(made_up.ledger(ALL).all())
    made_up.mark([first], MarkKind.WITHDRAWN, by="李", now=NOW)
    made_up.mark([second], MarkKind.OVERDUE, by="王", now=NOW)

    def decisions(entries: tuple[LedgerEntry, ...]) -> list[object]:
        return [
            (entry.id, entry.verdict.status, entry.verdict.mark and entry.verdict.mark.kind)
            for entry in entries
        ]

    made_up.undo(by="王", now=NOW)
    made_up.undo(by="李", now=NOW)
    assert decisions(made_up.ledger(ALL).all()) == decisions(states[1])
    made_up.undo(by="李", now=NOW)
    assert decisions(made_up.ledger(ALL).all()) == decisions(states[0])
    with pytest.raises(StoreError, match="nothing_to_undo"):
        made_up.undo(by="李", now=NOW)
    made_up.redo(by="李", now=NOW)
    assert decisions(made_up.ledger(ALL).all()) == decisions(states[1])
    made_up.undo(by="李", now=NOW)
    assert decisions(made_up.ledger(ALL).all()) == decisions(states[0])
    made_up.redo(by="李", now=NOW)
    made_up.redo(by="李", now=NOW)
    assert _entry(made_up, first).verdict.mark is None
    with pytest.raises(StoreError, match="nothing_to_redo"):
        made_up.redo(by="李", now=NOW)
    made_up.redo(by="王", now=NOW)
    assert _entry(made_up, second).verdict.status is Status.OVERDUE


def test_something_new_ends_the_chance_to_redo(made_up: Workspace) -> None:
    first, second = made_up.ledger(ALL).ids[:2]
    made_up.mark([first], MarkKind.CLOSED, by="李", now=NOW)
    made_up.undo(by="李", now=NOW)
    made_up.mark([second], MarkKind.CLOSED, by="李", now=NOW)
    with pytest.raises(StoreError, match="nothing_to_redo"):
        made_up.redo(by="李", now=NOW)


def test_another_window_sees_a_mark_at_once(made_up: Workspace) -> None:
    with Workspace.open(
        str(made_up._store.engine.url.render_as_string(hide_password=False)), policy=made_up.policy
    ) as other:
        before = other.ledger(ALL)
        id = before.ids[0]
        counter = other.change_counter()
        made_up.mark([id], MarkKind.CLOSED, by="李", now=NOW)
        assert other.change_counter() > counter
        assert (
            next(entry for entry in other.ledger(ALL).all() if entry.id == id).verdict.status
            is Status.FULFILLED
        )


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE mark; --", '"quoted" 100%_', "=1+1\x1b[31m", "\u202e反", "a\\b\nc"]
)
def test_what_people_type_is_kept_as_typed_and_stays_inert(made_up: Workspace, text: str) -> None:
    id = made_up.ledger(ALL).ids[0]
    made_up.mark([id], MarkKind.NOTE, by=text, now=NOW, note=text)
    made_up.set_setting(text, {text: text})
    detail = made_up.entry(id, AS_OF)
    assert detail is not None
    assert (detail.marks[0].by, detail.marks[0].note, detail.entry.note) == (text, text, text)
    assert made_up.setting(text) == {text: text}
    assert len(made_up.ledger(LedgerQuery(AS_OF, search=text, issuers=(text,)))) == 0
    with pytest.raises(StoreError, match=r"unit\.unknown"):
        made_up.ledger(LedgerQuery(AS_OF, units=(text,)))
    assert made_up.find_ids(text) == ()


def test_bytes_that_are_no_characters_do_not_stop_a_mark(made_up: Workspace) -> None:
    id = made_up.ledger(ALL).ids[0]
    assert made_up.mark([id], MarkKind.CLOSED, by="李\udcff", now=NOW, note="好\x00").marked == (id,)
    assert _entry(made_up, id).note == "好\ufffd"
    made_up.undo(by="李\udcff", now=NOW)
    assert _entry(made_up, id).verdict.mark is None


def test_ids_as_people_type_them(made_up: Workspace) -> None:
    id = next(id for id in made_up.ledger(ALL).ids if "0" in id or "1" in id)
    typed = id.lower().replace("0", "o").replace("1", "l")
    assert made_up.find_ids(f" {typed[:4]}-{typed[4:]} ") == (id,)
    assert id in made_up.find_ids(id[:5])
    assert made_up.find_ids("") == ()
    assert made_up.find_ids("%") == ()


# --- on real text ---------------------------------------------------------------------------------------------------

Write = Callable[..., Path]


@pytest.fixture
def county(workspace: Workspace, write_report: Write) -> Workspace:
    """A plan and the report that answers it, read and judged."""
    workspace.ingest([write_report("plan.txt", PLAN_2023), write_report("report.txt", REPORT_2023)], now=NOW)
    return workspace


def _answered(workspace: Workspace) -> LedgerEntry:
    return next(
        entry
        for entry in workspace.ledger(ALL).all()
        if entry.verdict.evidence
        and entry.document == "plan.txt"
        and entry.verdict.status is Status.FULFILLED
    )


def test_rejected_evidence_is_never_proposed_again(county: Workspace, write_report: Write) -> None:
    before = _answered(county)
    wrong = before.verdict.evidence[0]
    county.decide_evidence(before.id, wrong, EvidenceDecision.REJECTED, by="李", now=NOW, note="不是一回事")

    def proposed() -> list[object]:
        detail = county.entry(before.id, AS_OF)
        assert detail is not None
        return [item for item in detail.entry.verdict.evidence if item.span.overlap(wrong.span)]

    assert proposed() == []
    county.ingest([write_report("other.txt", OTHER_COUNTY)], now=NOW)
    with county._store.write() as connection:
        connection.exec_driver_sql("UPDATE pair SET policy = 'another'")
    assert county.rejudge(now=NOW) > 0
    assert proposed() == []
    county.undo(by="李", now=NOW)
    assert _entry(county, before.id).verdict == before.verdict
    county.redo(by="李", now=NOW)
    assert proposed() == []


def test_a_decision_outlives_a_new_edition_of_the_report(county: Workspace, write_report: Write) -> None:
    before = _answered(county)
    wrong = before.verdict.evidence[0]
    county.decide_evidence(before.id, wrong, EvidenceDecision.REJECTED, by="李", now=NOW)
    again = REPORT_2023.replace("一、2023年", "各位代表：现在报告工作。\n\n一、2023年").replace(
        "20个，确保", "25个，确保"
    )
    assert county.ingest([write_report("report.txt", again)], now=NOW).files[0].result == "changed"
    detail = county.entry(before.id, AS_OF)
    assert detail is not None
    assert wrong.text not in [item.text for item in detail.entry.verdict.evidence]
    moved = detail.evidence_marks[-1]
    report = next(
        item
        for item in county.documents()
        if item.name == "report.txt" and item.reports[0].id == moved.report_id
    )
    assert moved.span.of(county.document_text(report.id)) == wrong.text


def test_a_clause_found_by_hand_can_be_attached(county: Workspace) -> None:
    silent = next(
        entry
        for entry in county.ledger(ALL).all()
        if entry.document == "plan.txt" and not entry.verdict.evidence
    )
    found = county.find_clauses(silent.id, "学位 投入")
    assert found
    text = county.document_text(next(item.id for item in county.documents() if item.name == "report.txt"))
    assert all(item.span.of(text) == item.text for item in found if item.document == "report.txt")
    county.decide_evidence(silent.id, found[0], EvidenceDecision.ATTACHED, by="李", now=NOW)
    assert _entry(county, silent.id).verdict.evidence[0].text == found[0].text


def test_numbers_of_an_attached_clause_are_shown_beside_the_target_and_decide_nothing(
    workspace: Workspace, write_report: Write
) -> None:
    plan = "青岩县人民政府2023年工作计划\n（2023年1月15日）\n一、2023年工作安排\n年底前，景区接待游客1100万人以上。\n"
    told = "青岩县人民政府2023年工作总结\n（2024年1月20日）\n一、2023年工作完成情况\n文旅市场回暖，共有1361万人到访。\n"
    workspace.ingest([write_report("plan.txt", plan), write_report("report.txt", told)], now=NOW)
    (entry,) = [one for one in workspace.ledger(ALL).all() if one.document == "plan.txt"]
    (clause,) = workspace.find_clauses(entry.id, "1361万人")
    workspace.decide_evidence(entry.id, clause, EvidenceDecision.ATTACHED, by="李", now=NOW)
    detail = workspace.entry(entry.id, AS_OF)
    assert detail is not None
    ((attached, (made,)),) = detail.compared
    assert attached == detail.entry.verdict.evidence[0] and attached.text == clause.text
    assert made.measure is not None
    assert (made.target.value, made.measure.value, made.satisfied) == (11_000_000, 13_610_000, True)
    assert detail.entry.verdict.status is Status.UNVERIFIABLE
    workspace.decide_evidence(entry.id, clause, EvidenceDecision.WITHDRAWN, by="李", now=NOW)
    after = workspace.entry(entry.id, AS_OF)
    assert after is not None and after.compared == ()


def test_a_promise_that_changed_under_its_mark_is_told_and_found(
    workspace: Workspace, write_report: Write
) -> None:
    workspace.ingest([write_report("plan.txt", PLAN_2023)], now=NOW)
    ids = {entry.commitment.text: entry.id for entry in workspace.ledger(ALL).all()}
    school = next(id for text, id in ids.items() if "学位" in text)
    others = [id for id in ids.values() if id != school]
    workspace.mark([school, *others[:1]], MarkKind.FULFILLED, by="李", now=NOW)
    assert len(workspace.ledger(replace(ALL, altered=True))) == 0
    later = NOW + timedelta(hours=1)
    new = PLAN_2023.replace(
        "新增公办学位1200个，确保年底前投入使用", "新增公办学位1500个，确保10月底前投入使用"
    )
    workspace.ingest([write_report("new plan.txt", new)], now=later)
    (entry,) = workspace.ledger(replace(ALL, altered=True)).all()
    assert entry.id == school and entry.verdict.altered
    assert entry.verdict.status is Status.FULFILLED and entry.verdict.mark is not None
    promised = entry.verdict.mark.promised
    assert promised is not None
    assert (promised.deadline, promised.targets[0].value) == (date(2023, 12, 31), 1200)
    assert (entry.commitment.deadline.date, entry.commitment.targets[0].value) == (date(2023, 10, 31), 1500)
    assert school in workspace.ledger(replace(ALL, to_review=True)).ids
    detail = workspace.entry(school, AS_OF)
    assert detail is not None and all("promise" not in dict(event.details) for event in detail.history)
    # a mark of the new promise, and the old edition back again, settle it
    workspace.mark([school], MarkKind.PENDING, by="王", now=later)
    assert len(workspace.ledger(replace(ALL, altered=True))) == 0
    workspace.undo(by="王", now=later)
    assert workspace.ledger(replace(ALL, altered=True)).ids == (school,)
    with Workspace.open(workspace.place) as fresh:
        assert fresh.ledger(replace(ALL, altered=True)).ids == (school,)


def test_setting_the_issuer_judges_what_it_touches(workspace: Workspace, write_report: Write) -> None:
    unsigned = PLAN_2023.replace("青岩县人民政府2023年工作计划", "2023年工作计划")
    workspace.ingest([write_report("plan.txt", unsigned), write_report("report.txt", REPORT_2023)], now=NOW)
    report = next(item.reports[0] for item in workspace.documents() if item.name == "plan.txt")
    assert report.issuer is None
    assert not any(entry.verdict.evidence for entry in workspace.ledger(ALL).all())
    workspace.update_report(report.id, by="李", now=NOW, issuer="青岩县政府")
    assert any(entry.verdict.evidence for entry in workspace.ledger(ALL).all())
    workspace.undo(by="李", now=NOW)
    assert not any(entry.verdict.evidence for entry in workspace.ledger(ALL).all())


def test_merged_issuers_answer_each_other(workspace: Workspace, write_report: Write) -> None:
    workspace.ingest([write_report("plan.txt", PLAN_2023), write_report("other.txt", OTHER_COUNTY)], now=NOW)
    assert not any(entry.verdict.evidence for entry in workspace.ledger(ALL).all())
    workspace.merge_issuers("白石县人民政府", "青岩县人民政府", by="李", now=NOW)
    assert any(entry.verdict.evidence for entry in workspace.ledger(ALL).all())
    workspace.undo(by="李", now=NOW)
    assert not any(entry.verdict.evidence for entry in workspace.ledger(ALL).all())
    with pytest.raises(ValueError, match="names no body"):
        workspace.merge_issuers("", "青岩县人民政府", by="李", now=NOW)


def test_a_body_is_one_whatever_names_it_goes_by(workspace: Workspace, write_report: Write) -> None:
    short = REPORT_2023.replace("青岩县人民政府", "青岩县政府")
    papers = {"plan.txt": PLAN_2023, "short.txt": short, "other.txt": OTHER_COUNTY}
    workspace.ingest([write_report(name, text) for name, text in papers.items()], now=NOW)
    assert {issuer.name: issuer.reports for issuer in workspace.issuers()} == {
        "白石县人民政府": 1,
        "青岩县人民政府": 2,
    }
    workspace.merge_issuers("青岩县人民政府", "白石县人民政府", by="李", now=NOW)
    (issuer,) = workspace.issuers()
    assert (issuer.name, issuer.reports) == ("白石县人民政府", 3)
    assert {name for name, _ in issuer.names} == {"白石县人民政府", "青岩县人民政府", "青岩县政府"}
    everything = len(workspace.ledger(ALL))
    assert [name for name, _ in workspace.overview(ALL).by_issuer] == ["白石县人民政府"]
    assert workspace.facets(ALL).issuers == (("白石县人民政府", everything),)
    for name, _ in issuer.names:
        assert len(workspace.ledger(replace(ALL, issuers=(name,)))) == everything
    assert len(workspace.ledger(replace(ALL, issuers=("云麓县人民政府",)))) == 0


def test_a_date_set_by_hand_moves_the_deadlines_counted_from_it(
    workspace: Workspace, write_report: Write
) -> None:
    undated = PLAN_2023.replace("（2023年1月15日）", "").replace("年底前", "6个月内")
    workspace.ingest([write_report("plan.txt", undated)], now=NOW)
    report = workspace.documents()[0].reports[0]
    ids = set(workspace.ledger(ALL).ids)

    def deadline() -> date | None:
        return next(
            entry.commitment.deadline.date
            for entry in workspace.ledger(ALL).all()
            if "学位" in entry.commitment.text
        )

    before = deadline()
    workspace.update_report(report.id, by="李", now=NOW, date=PartialDate(2023, 2, 10))
    assert deadline() != before
    assert set(workspace.ledger(ALL).ids) == ids
    set_ = deadline()
    assert set_ is not None and timedelta(days=180) <= set_ - date(2023, 2, 10) <= timedelta(days=185)
    workspace.undo(by="李", now=NOW)
    assert deadline() == before


def test_a_plan_set_by_hand_gives_items_their_deadline(workspace: Workspace, write_report: Write) -> None:
    workspace.ingest(
        [write_report("plan.txt", PLAN_2023.replace("2023年", "").replace("（1月15日）", ""))], now=NOW
    )
    report = workspace.documents()[0].reports[0]
    ids = set(workspace.ledger(ALL).ids)
    workspace.update_report(report.id, by="李", now=NOW, plans=Period.of_years(2023))
    moved = [
        entry.commitment.deadline.date
        for entry in workspace.ledger(ALL).all()
        if entry.commitment.deadline.raw is None
    ]
    assert moved and set(moved) == {date(2023, 12, 31)}
    assert set(workspace.ledger(ALL).ids) == ids
    info = workspace.documents()[0].reports[0]
    assert info.plans == Period.of_years(2023)


def test_the_outcome_is_told_in_the_history(county: Workspace) -> None:
    detail = county.entry(_answered(county).id, AS_OF)
    assert detail is not None
    made = [dict(event.details) for event in detail.history if event.kind == "finding.made"]
    assert Outcome.MET.value in [event["outcome"] for event in made]
