"""What people set right: laid over the reading in every view, kept over whatever happens to the documents, undone."""

import random
import threading
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from db.errors import StoreError
from tracker.domain.correction import Changes
from tracker.domain.ledger import LedgerEntry, LedgerQuery
from tracker.domain.text import PartialDate, Span
from tracker.domain.vocabulary import (
    Basis,
    CorrectionKind,
    Grade,
    MarkKind,
    Op,
    Origin,
    Outcome,
    Reason,
    Status,
)
from tracker.service.people.office import NewItem, Part
from tracker.service.workspace import Workspace

from .made_up import AS_OF, NOW
from .papers import PLAN_2023, REPORT_2023
from .test_kill import _killed, _sound

ALL = LedgerQuery(AS_OF, grades=())
SHOWN = LedgerQuery(AS_OF)
Write = Callable[..., Path]


@pytest.fixture
def county(any_workspace: Workspace, write_report: Write) -> Workspace:
    """A county's plan and the report that answers it."""
    any_workspace.ingest(
        [write_report("2023计划.txt", PLAN_2023), write_report("2023总结.txt", REPORT_2023)], now=NOW
    )
    return any_workspace


def _find(workspace: Workspace, words: str, query: LedgerQuery = ALL) -> LedgerEntry:
    """The item with these words, the same in the list and alone."""
    found = [entry for entry in workspace.ledger(query).all() if words in entry.commitment.text]
    assert len(found) == 1, (words, [entry.commitment.text for entry in found])
    detail = workspace.entry(found[0].id, query.as_of)
    assert detail is not None and detail.entry == found[0]
    return found[0]


def _same_as_anew(workspace: Workspace) -> None:
    """What was brought up to date shows the same as what is loaded from nothing."""
    with Workspace.open(
        workspace._store.engine.url.render_as_string(hide_password=False), policy=workspace.policy
    ) as anew:
        for query in (SHOWN, ALL, LedgerQuery(AS_OF, grades=(), dropped=None)):
            assert anew.ledger(query).all() == workspace.ledger(query).all()
            assert anew.overview(query) == workspace.overview(query)
            assert anew.facets(query) == workspace.facets(query)


def test_a_corrected_target_is_what_reports_are_held_against(county: Workspace) -> None:
    before = _find(county, "养老服务中心")
    assert (before.verdict.status, before.verdict.outcome) == (Status.OVERDUE, Outcome.SHORT)
    targets = county.office.typed_targets(["不少于2家"], before.id)
    assert [(one.op, one.value, one.unit) for one in targets] == [(Op.AT_LEAST, 2.0, "家")]
    assert targets[0].metric == before.commitment.targets[0].metric
    county.office.correct({before.id: Changes(targets=targets)}, by="李", now=NOW)
    after = _find(county, "养老服务中心")
    assert (after.verdict.status, after.verdict.outcome) == (Status.FULFILLED, Outcome.MET)
    assert dict(after.corrected) == {"targets": before.commitment.targets}
    with county._store.read() as connection:
        from db import items

        stored = items.commitments(connection, items=[before.id])
    assert stored[-1].commitment == before.commitment
    _same_as_anew(county)
    undone = county.undo(by="李", now=NOW)
    assert undone.items == (before.id,)
    assert _find(county, "养老服务中心").verdict == before.verdict
    county.redo(by="李", now=NOW)
    assert _find(county, "养老服务中心").verdict == after.verdict
    _same_as_anew(county)


def test_a_correction_counts_from_its_day_on(county: Workspace) -> None:
    id = _find(county, "城东客运站").id
    later = NOW + timedelta(days=40)
    county.office.correct({id: Changes(deadline=date(2027, 6, 30), lead="县交通局")}, by="李", now=later)
    before = _find(county, "城东客运站")
    assert (before.commitment.deadline.date, before.commitment.lead) == (date(2023, 6, 30), None)
    after = _find(county, "城东客运站", LedgerQuery(later.date(), grades=()))
    assert (after.verdict.status, after.verdict.deadline) == (Status.PENDING, date(2027, 6, 30))
    assert (after.commitment.deadline.basis, after.commitment.lead) == (Basis.EXPLICIT, "县交通局")
    assert dict(after.corrected) == {"deadline": date(2023, 6, 30), "lead": None}


def test_units_given_by_people_are_filtered_counted_and_searched_by(county: Workspace) -> None:
    ids = county.ledger(SHOWN).ids[:3]
    county.office.assign(
        dict.fromkeys(ids, Changes(lead="县水务局", support=("县财政局",), leader="赵六")), by="李", now=NOW
    )
    by_unit = LedgerQuery(AS_OF, units=("县水务局",))
    assert set(county.ledger(by_unit).ids) == set(ids)
    assert dict(county.facets(SHOWN).units)["县水务局"] == 3
    assert "县水务局" in dict(county.overview(SHOWN).by_unit)
    assert set(county.ledger(LedgerQuery(AS_OF, search="赵六")).ids) == set(ids)
    with pytest.raises(StoreError) as caught:
        county.ledger(LedgerQuery(AS_OF, units=("水务局",)))
    assert (caught.value.code, caught.value.details["near"]) == ("unit.unknown_near", "县水务局")
    _same_as_anew(county)


def test_a_unit_goes_by_one_name(county: Workspace) -> None:
    from tracker.domain.unit_list import Unit

    first, second = county.ledger(SHOWN).ids[:2]
    county.office.assign({first: Changes(lead="县卫健局")}, by="李", now=NOW)
    county.office.assign({second: Changes(lead="县卫生健康局")}, by="李", now=NOW)
    county.office.set_unit(Unit("县卫生健康局", ("县卫健局", "卫健局")), by="李", now=NOW)
    for name in ("县卫健局", "卫健局", "县卫生健康局"):
        assert set(county.ledger(LedgerQuery(AS_OF, units=(name,))).ids) == {first, second}
    assert dict(county.facets(SHOWN).units)["县卫生健康局"] == 2
    _same_as_anew(county)
    with pytest.raises(StoreError, match=r"unit\.taken"):
        county.office.set_unit(Unit("县卫健委", ("卫健局",)), by="李", now=NOW)
    county.undo(by="李", now=NOW)
    assert not county.office.units()
    assert county.ledger(LedgerQuery(AS_OF, units=("县卫健局",))).ids == (first,)


def test_dropping_needs_a_reason_and_can_be_taken_back(county: Workspace) -> None:
    id = _find(county, "城南文化馆", SHOWN).id
    with pytest.raises(ValueError, match="reason"):
        county.office.drop([id], by="李", now=NOW, note=" ")
    total = county.overview(SHOWN).total
    county.office.drop([id], by="李", now=NOW, note="不是承诺")
    assert id not in county.ledger(SHOWN).ids and county.overview(SHOWN).total == total - 1
    assert county.ledger(LedgerQuery(AS_OF, dropped=True)).ids == (id,)
    assert id in county.ledger(LedgerQuery(AS_OF, dropped=None)).ids
    county.office.restore([id], by="王", now=NOW)
    assert id in county.ledger(SHOWN).ids
    detail = county.entry(id, AS_OF)
    assert detail is not None
    assert [(event.kind, event.by) for event in detail.history][-2:] == [
        ("item.dropped", "李"),
        ("item.restored", "王"),
    ]


def test_an_item_from_words_of_a_document_is_judged_like_others(county: Workspace) -> None:
    words = "完成污水管网改造50公里"
    old = _find(county, words, SHOWN)
    county.office.drop([old.id], by="李", now=NOW, note="重登")
    start = PLAN_2023.index(words)
    id = county.office.add(
        NewItem(words, old.document_id, Span(start, start + len(words)), Changes(lead="县水务局")),
        by="李",
        now=NOW,
    )
    made = _find(county, words, SHOWN)
    assert (made.id, made.origin, made.commitment.lead) == (id, Origin.ADDED, "县水务局")
    assert made.commitment.span.of(PLAN_2023) == words
    assert (made.commitment.grade, made.commitment.deadline.date) == (Grade.HARD, date(2023, 12, 31))
    assert (made.verdict.status, made.verdict.rule) == (old.verdict.status, old.verdict.rule)
    assert made.corrected == ()
    with pytest.raises(StoreError, match=r"item\.exists"):
        county.office.add(NewItem(words, old.document_id), by="李", now=NOW)
    county.undo(by="李", now=NOW)
    assert id not in county.ledger(ALL).ids
    county.redo(by="李", now=NOW)
    assert id in county.ledger(ALL).ids
    _same_as_anew(county)


def test_an_item_of_no_document(county: Workspace) -> None:
    documents, issuers = county.documents(), county.issuers()
    id = county.office.add(NewItem("领导批示：9月底前走访企业12家"), by="李", now=NOW)
    made = _find(county, "走访企业")
    assert (made.id, made.document, made.origin) == (id, "", Origin.ADDED)
    assert made.commitment.deadline.date == date(2026, 9, 30)
    assert [(one.value, one.unit) for one in made.commitment.targets] == [(12.0, "家")]
    assert made.verdict.status is Status.PENDING
    assert (county.documents(), county.issuers()) == (documents, issuers)
    again = county.office.add(NewItem("领导批示：9月底前走访企业12家"), by="李", now=NOW)
    assert again != id
    _same_as_anew(county)


def test_a_mere_declaration_can_be_made_a_promise(county: Workspace, write_report: Write) -> None:
    text = PLAN_2023.replace("建成城南文化馆。", "深化放管服改革。").replace("2023", "2022")
    county.ingest([write_report("2022计划.txt", text)], now=NOW)
    document = next(one for one in county.documents() if one.name == "2022计划.txt")
    entries, _ = county.document_items(document.id, AS_OF)
    [general] = [entry for entry in entries if "放管服" in entry.commitment.text]
    assert general.commitment.grade is Grade.DECLARATORY and general.id not in county.ledger(SHOWN).ids
    id = county.office.add(
        NewItem(
            general.commitment.text, document.id, general.commitment.span, Changes(deadline=date(2022, 9, 30))
        ),
        by="李",
        now=NOW,
    )
    assert id == general.id
    raised = _find(county, "放管服", SHOWN)
    assert (raised.commitment.grade, raised.verdict.deadline) == (Grade.HARD, date(2022, 9, 30))
    assert raised.verdict.status is Status.OVERDUE
    _same_as_anew(county)


def test_parts_stand_in_the_place_of_the_whole(county: Workspace) -> None:
    whole = _find(county, "公办学位1200个，", SHOWN)
    parts = county.office.split(
        whole.id,
        [
            Part("新增城区公办学位800个", Changes(lead="县教育局", deadline=date(2023, 9, 1))),
            Part("新增乡镇公办学位400个", Changes(lead="县住建局")),
        ],
        by="李",
        now=NOW,
    )
    assert whole.id not in county.ledger(SHOWN).ids
    town, villages = (_find(county, words, SHOWN) for words in ("城区公办学位", "乡镇公办学位"))
    assert (town.id, villages.id) == parts
    assert (town.commitment.lead, town.verdict.deadline) == ("县教育局", date(2023, 9, 1))
    assert villages.verdict.deadline == whole.verdict.deadline
    assert [one.value for one in villages.commitment.targets] == [400.0]
    county.undo(by="李", now=NOW)
    assert whole.id in county.ledger(SHOWN).ids and not set(parts) & set(county.ledger(SHOWN).ids)
    _same_as_anew(county)


def test_everything_survives_a_new_edition(county: Workspace, write_report: Write) -> None:
    whole, gone, dropped = (
        _find(county, words, SHOWN) for words in ("养老服务中心", "公办学位1200个，", "客运站")
    )
    targets = county.office.typed_targets(["2家"], whole.id)
    county.office.correct({whole.id: Changes(targets=targets, lead="县民政局")}, by="李", now=NOW)
    county.office.drop([dropped.id], by="李", now=NOW, note="已取消")
    words = "确保年底前投入使用"
    added = county.office.add(NewItem(words, gone.document_id), by="李", now=NOW)
    by_hand = county.office.add(NewItem("会议交办：年底前建成驿站3个", None), by="李", now=NOW)
    county.mark([added], MarkKind.NOTE, by="李", now=NOW, note="看过")
    edition = PLAN_2023.replace("新增公办学位", "建成城北图书馆。新增公办学位")
    county.ingest([write_report("2023计划（修订）.txt", edition)], now=NOW + timedelta(hours=1))
    entry = _find(county, "养老服务中心", SHOWN)
    assert (entry.id, entry.commitment.lead, entry.document) == (whole.id, "县民政局", "2023计划（修订）.txt")
    assert entry.verdict.status is Status.FULFILLED and dict(entry.corrected)["lead"] is None
    assert dropped.id not in county.ledger(SHOWN).ids
    carried = county.entry(added, AS_OF)
    assert carried is not None
    assert carried.entry.commitment.span.of(edition) == words and carried.entry.note == "看过"
    assert by_hand in county.ledger(SHOWN).ids
    _same_as_anew(county)


def test_added_words_that_a_new_edition_leaves_out_stay_on_the_ledger(
    county: Workspace, write_report: Write
) -> None:
    words = "确保年底前投入使用"
    home = _find(county, "公办学位1200个，", SHOWN)
    added = county.office.add(NewItem(words, home.document_id), by="李", now=NOW)
    edition = PLAN_2023.replace("，" + words, "")
    county.ingest([write_report("2023计划（修订）.txt", edition)], now=NOW + timedelta(hours=1))
    left = county.entry(added, AS_OF)
    assert left is not None and left.entry.document == "2023计划（修订）.txt"
    assert left.entry.commitment.text == words and added in county.ledger(SHOWN).ids


def test_corrections_stay_when_a_report_is_dated_anew(county: Workspace) -> None:
    one = _find(county, "养老服务中心", SHOWN)
    words = "确保年底前投入使用"
    added = county.office.add(NewItem(words, one.document_id), by="李", now=NOW)
    county.office.correct({one.id: Changes(lead="县民政局")}, by="李", now=NOW)
    county.update_report(one.report_id, by="李", now=NOW, date=PartialDate(2023, 2, 1))
    assert _find(county, "养老服务中心", SHOWN).commitment.lead == "县民政局"
    assert added in county.ledger(SHOWN).ids
    _same_as_anew(county)


def test_importing_again_and_deleting_change_nothing_that_people_said(
    county: Workspace, write_report: Write
) -> None:
    one = _find(county, "养老服务中心", SHOWN)
    county.office.correct({one.id: Changes(deadline=date(2026, 12, 31))}, by="李", now=NOW)
    county.ingest([write_report("2023计划.txt", PLAN_2023)], now=NOW)
    county.delete_document(one.document_id, by="李", now=NOW)
    assert one.id not in county.ledger(ALL).ids
    county.ingest([write_report("2023计划.txt", PLAN_2023)], now=NOW)
    assert _find(county, "养老服务中心", SHOWN).verdict.deadline == date(2026, 12, 31)


def test_a_foreign_act_in_between_is_a_conflict(county: Workspace) -> None:
    one = _find(county, "养老服务中心", SHOWN)
    county.mark([one.id], MarkKind.NOTE, by="王", now=NOW, note="等等")
    result = county.office.correct(
        {one.id: Changes(lead="县民政局"), "NOSUCHID": Changes(lead="县民政局")},
        by="李",
        now=NOW,
        expected_versions={one.id: one.version},
    )
    assert (result.corrected, result.conflicts, result.unknown) == ((), (one.id,), ("NOSUCHID",))
    county.office.assign({one.id: Changes(lead="县民政局")}, by="李", now=NOW)
    assert county.mark(
        [one.id], MarkKind.CLOSED, by="王", now=NOW, expected_versions={one.id: one.version + 1}
    ).conflicts == (one.id,)


def test_two_people_at_once_lose_nothing(url: str, write_report: Write) -> None:
    with Workspace.open(url) as first, Workspace.open(url) as second:
        first.ingest([write_report("2023计划.txt", PLAN_2023)], now=NOW)
        ids = first.ledger(SHOWN).ids
        told: dict[str, list[str]] = {"李": [], "王": []}

        def work(workspace: Workspace, by: str) -> None:
            for round_ in range(4):
                for id in ids:
                    workspace.office.assign({id: Changes(lead=f"{by}局{round_}")}, by=by, now=NOW)
                told[by].append(
                    workspace.office.add(NewItem(f"{by}交办：走访企业{round_ + 1}家"), by=by, now=NOW)
                )

        threads = [
            threading.Thread(target=work, args=(workspace, by))
            for workspace, by in ((first, "李"), (second, "王"))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len({*told["李"], *told["王"]}) == 8
        assert {*told["李"], *told["王"]} <= set(first.ledger(ALL).ids)
        assert first.ledger(ALL).all() == second.ledger(ALL).all()
        for id in ids:
            detail = second.entry(id, AS_OF)
            assert detail is not None
            assert len(detail.corrections) == 8 and detail.entry.version == 8
            assert {(one.by, one.changes.lead) for one in detail.corrections} == {
                (by, f"{by}局{round_}") for by in ("李", "王") for round_ in range(4)
            }
        assert first.undo(by="李", now=NOW).items == (told["李"][-1],), "each takes back their own"
        assert told["李"][-1] not in second.ledger(ALL).ids and told["王"][-1] in second.ledger(ALL).ids


def test_a_mark_remembers_what_was_promised_as_corrected(county: Workspace) -> None:
    one = _find(county, "养老服务中心", SHOWN)
    county.office.correct({one.id: Changes(deadline=date(2026, 12, 31))}, by="李", now=NOW)
    county.mark([one.id], MarkKind.LONG_TERM, by="李", now=NOW)
    assert not _find(county, "养老服务中心", SHOWN).verdict.altered
    county.office.correct({one.id: Changes(deadline=date(2027, 12, 31))}, by="王", now=NOW)
    assert _find(county, "养老服务中心", SHOWN).verdict.altered
    assert _find(county, "养老服务中心", SHOWN).verdict.reason is Reason.LONG_TERM


def test_killed_while_correcting_loses_nothing_that_was_told(tmp_path: Path, write_report: Write) -> None:
    path, choose = tmp_path / "store.db", random.Random(7)
    with Workspace.open(path) as workspace:
        workspace.ingest([write_report("2023计划.txt", PLAN_2023)], now=NOW)
    for _ in range(2):
        said = _killed(choose, 3, "correct", str(path), "李")
        _sound(path)
        with Workspace.open(path) as workspace:
            shown = {
                entry.id: entry for entry in workspace.ledger(LedgerQuery(date(2100, 1, 1), grades=())).all()
            }
        last = {}
        for line in said:
            word, id, *unit = line.split()
            if word == "added":
                assert shown[id].origin is Origin.ADDED
            elif word == "assigned":
                last[id] = unit[0]
        newest = list(last)[-1:]  # the act after the last that was reported may be done or not
        assert {id: shown[id].commitment.lead for id in last if id not in newest} == {
            id: unit for id, unit in last.items() if id not in newest
        }
        assert all(shown[id].commitment.lead is not None for id in newest)


def test_kinds_of_correction_are_kept_in_the_history(county: Workspace) -> None:
    one = _find(county, "养老服务中心", SHOWN)
    county.office.assign({one.id: Changes(lead="县民政局")}, by="李", now=NOW, note="分管")
    detail = county.entry(one.id, AS_OF)
    assert detail is not None
    assert [(made.kind, made.by, made.note) for made in detail.corrections] == [
        (CorrectionKind.ASSIGNED, "李", "分管")
    ]
    assert dict(detail.history[-1].details) == {"note": "分管", "what": "lead=县民政局", "before": "lead="}
