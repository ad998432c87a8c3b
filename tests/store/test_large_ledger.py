"""A ledger laid out in rows on a server answers every question as the one in memory does, whatever people do meanwhile."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from db import findings, items, people
from db.records import Restatement
from tracker.domain.correction import Changes
from tracker.domain.ledger import LEDGER_SORTS, LedgerQuery
from tracker.domain.loop import Claim
from tracker.domain.policy import LightPolicy, Policy
from tracker.domain.unit_list import Unit
from tracker.domain.vocabulary import (
    ClaimKind,
    ClaimState,
    EvidenceDecision,
    Grade,
    Light,
    LoopStage,
    MarkKind,
    Reason,
    Status,
)
from tracker.service.ledger import laying_out
from tracker.service.workspace import StoreError, Workspace

from .made_up import NOW, fill
from .papers import PLAN_2023

pytestmark = pytest.mark.postgresql

EARLIER, DAY = date(2021, 12, 31), date(2026, 3, 1)
POLICY = Policy(lights=(LightPolicy("standard", 7),))
EVERY = [*LEDGER_SORTS, *(f"-{sort}" for sort in LEDGER_SORTS)]


class Both:
    """A large ledger and the same in memory, on one store."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.large = Workspace.open(url, policy=POLICY)
        self.held = Workspace.open(url, policy=POLICY)
        self.held._answers.large = None

    def served(self, query: LedgerQuery) -> bool:
        return self.large._answers.large is not None and self.large._answers.large.serves(query)

    def alike(self, query: LedgerQuery) -> None:
        """Everything that can be asked of a query is answered alike."""
        large, held = self.large.ledger(query), self.held.ledger(query)
        assert len(large) == len(held), query
        assert list(large.ids) == list(held.ids), query
        assert self.large.overview(query) == self.held.overview(query), query
        assert self.large.facets(query) == self.held.facets(query), query
        assert self.large.loop_counts(query) == self.held.loop_counts(query), query


@pytest.fixture(scope="module")
def both(postgresql: str) -> Iterator[Both]:
    """Two thousand items of two bodies over ten years, with acts of every kind before and after they were laid out."""
    import psycopg

    name = f"large{uuid4().hex[:12]}"
    with psycopg.connect(f"{postgresql.replace('+psycopg', '')}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    made = Both(f"{postgresql}/{name}")
    fill(made.large._store, 2000)
    act(made.held, 1)
    say_again(made.held)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(laying_out, "LARGE", 0)
        assert laying_out.keep_up(made.large._store, POLICY, EARLIER) == 20
    yield made
    made.large.close()
    made.held.close()


def say_again(workspace: Workspace) -> None:
    """Of the first promise of a report say two later ones that it is said again, one after the other."""
    with workspace._store.write() as connection:
        keys = [items.commitments(connection, reports=[report])[7].key for report in (11, 13, 15)]
        links = [Restatement(earlier, row, changed=False) for earlier, row in pairwise(keys)]
        findings.store_restatements(connection, links)
        people.record(connection, "judge", by="", at=NOW)


def act(workspace: Workspace, seed: int) -> None:
    """Some acts of every kind, up to the day the ledger is looked at."""
    choose = random.Random(seed)
    entries = [*workspace.ledger(LedgerQuery(DAY)).all()]

    def some(count: int) -> list[str]:
        return [entry.id for entry in choose.sample(entries, count)]

    for id in some(30):
        kind = choose.choice([kind for kind in MarkKind if kind is not MarkKind.WITHDRAWN])
        new = date(2027, 1, 1) if kind in (MarkKind.EXTENDED, MarkKind.ADJUSTED) else None
        at = NOW - timedelta(days=choose.randrange(2000))
        workspace.mark([id], kind, by="李", now=at, note=kind.value, new_deadline=new)
    for entry in choose.sample([entry for entry in entries if entry.verdict.evidence], 10):
        decision = choose.choice([EvidenceDecision.REJECTED, EvidenceDecision.CONFIRMED])
        workspace.decide_evidence(entry.id, entry.verdict.evidence[0], decision, by="李", now=NOW)
    for changes in (
        Changes(deadline=date(2026, 3, 20)),
        Changes(deadline=None),
        Changes(lead="县住建局"),
        Changes(grade=Grade.MILESTONE),
        Changes(grade=Grade.DECLARATORY),
        Changes(measure="挂图作战"),
        Changes(targets=()),
    ):
        at = NOW - timedelta(days=choose.randrange(900))
        workspace.office.correct(dict.fromkeys(some(3), changes), by="李", now=at)
    workspace.office.drop(some(4), by="李", now=NOW, note="不是承诺")
    handed = some(12)
    sent = NOW - timedelta(days=40)
    workspace.office.hand_out({"县教育局": handed}, answer_by=date(2026, 2, 1 + seed), by="李", now=sent)
    workspace.office.remind(
        handed[:5], dict.fromkeys(handed, "县教育局"), by="李", now=NOW - timedelta(days=3)
    )
    claims = {
        id: Claim(0, ClaimKind.CLAIMED, "县教育局", "李", NOW, ClaimState.DONE, "已完成")
        for id in handed[3:8]
    }
    workspace.office.claim(claims, by="李", now=NOW - timedelta(days=2))
    workspace.office.decide_claim(handed[4], ClaimKind.RETURNED, by="李", now=NOW, note="请附材料")


def meant(choose: random.Random) -> LedgerQuery:
    """A question of several conditions."""
    query = LedgerQuery(DAY, sort=choose.choice(EVERY))
    conditions: list[dict[str, Any]] = [
        {"statuses": tuple(choose.sample([*Status], 2))},
        {"reasons": tuple(choose.sample([*Reason], 3))},
        {"grades": (choose.choice([Grade.HARD, Grade.MILESTONE]),)},
        {"issuers": ("第1县人民政府",)},
        {"units": (choose.choice(["县教育局", "县住建局", ""]),)},
        {"years": (2019, 2024)},
        {"topics": ("教育",)},
        {"soft": choose.random() < 0.5},
        {"marked": choose.random() < 0.5},
        {"due_from": date(2020, 6, 1), "due_to": date(2024, 12, 31)},
        {"search": choose.choice(["学位", "公园 启用", "第1县", "挂图", "个", "(第3项)", "住建", "没有"])},
        {"to_review": True},
        {"altered": True},
        {"dropped": choose.choice([None, True])},
        {"stages": tuple(choose.sample([*LoopStage], 2))},
    ]
    for condition in choose.sample(conditions, choose.randrange(1, 4)):
        query = replace(query, **condition)
    return query


def test_what_is_laid_out_serves_its_day_and_later_ones(both: Both) -> None:
    assert both.served(LedgerQuery(EARLIER))
    assert not both.served(LedgerQuery(EARLIER - timedelta(days=1)))
    both.alike(LedgerQuery(EARLIER))
    assert both.served(LedgerQuery(DAY))
    assert not both.served(LedgerQuery(EARLIER))  # rows go forward only
    both.alike(LedgerQuery(EARLIER))
    assert not both.served(LedgerQuery(date(2190, 1, 1)))


@pytest.mark.parametrize("sort", EVERY)
def test_every_order_is_that_of_the_ledger_in_memory(both: Both, sort: str) -> None:
    query = LedgerQuery(DAY, sort=sort)
    assert both.served(query)
    large, held = both.large.ledger(query), both.held.ledger(query)
    ids = list(held.ids)
    assert list(large.ids) == ids
    for offset, limit in ((0, 50), (130, 200), (1000, 7), (len(ids) - 30, 50), (len(ids), 5)):
        assert [entry.id for entry in large.page(offset, limit)] == ids[offset : offset + limit]
    choose = random.Random(sort)
    for place in choose.sample(range(len(ids)), 3):
        assert (large.ids[place], large.ids.index(ids[place])) == (ids[place], place)
    assert large.ids[-1] == ids[-1]
    assert large.ids[10:20] == ids[10:20]
    assert "C0000000" not in large.ids


@pytest.mark.parametrize("seed", range(60))
def test_every_condition_means_what_it_means_in_memory(both: Both, seed: int) -> None:
    both.alike(meant(random.Random(seed)))


@pytest.mark.parametrize(
    "word", ["学位", "位", "第2县人民政府 卫生室", "ＤＯＮＥ", "县教育局", "（第7项）", "个", "不存在的"]
)
def test_a_search_finds_what_it_finds_in_memory(
    both: Both, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from db import ledger_questions

    both.alike(LedgerQuery(DAY, search=word, sort="-overdue"))
    for share in (-1, 2):  # the ledger is walked in its order; what is found is put in order
        monkeypatch.setattr(ledger_questions, "_COMMON", share)
        query = LedgerQuery(DAY, search=word)
        both.alike(query)
        begun = both.large.beginning(query)
        assert begun is not None
        assert list(begun.ids) == list(both.held.ledger(query).ids[: len(begun)])
    id = both.held.ledger(LedgerQuery(DAY)).ids[5]
    assert list(both.large.ledger(LedgerQuery(DAY, search=id.lower())).ids) == [id]


def test_lights_and_declaratory_items_are_not_in_the_rows(both: Both) -> None:
    for query in (LedgerQuery(DAY, lights=(Light.RED,)), LedgerQuery(DAY, grades=tuple(Grade))):
        assert not both.served(query)
        both.alike(query)


def test_a_unit_nobody_knows_is_said_to_be_unknown(both: Both) -> None:
    for workspace in (both.large, both.held):
        with pytest.raises(StoreError) as raised:
            workspace.ledger(LedgerQuery(DAY, units=("县教育",)))
        assert (raised.value.code, raised.value.details["near"]) == ("unit.unknown_near", "县教育局")


def test_what_anybody_does_shows_at_once(both: Both) -> None:
    queries = [LedgerQuery(DAY), *(meant(random.Random(seed)) for seed in range(100, 104))]

    def alike() -> None:
        for query in queries:
            assert both.served(query)
            both.alike(query)

    held = both.held
    with held._store.read() as connection:
        of_row = items.commitments(connection, reports=[13])[7].item_id
    before = len(held.ledger(LedgerQuery(DAY)))
    held.mark([of_row], MarkKind.PENDING, by="李", now=NOW)  # it is shown now, and what says it again is not
    assert of_row in held.ledger(LedgerQuery(DAY)).ids
    assert len(held.ledger(LedgerQuery(DAY))) == before
    alike()
    act(held, 2)
    alike()
    held.undo(by="李", now=NOW)
    alike()
    held.office.set_unit(Unit("县教育体育局", ("县教育局",)), by="李", now=NOW)
    alike()
    document = held.documents()[4]
    held.update_report(document.reports[0].id, by="李", now=NOW, issuer="青石镇人民政府")
    alike()
    held.delete_document(document.id, by="李", now=NOW)
    alike()
    held.restore_document(document.id, by="李", now=NOW)
    alike()
    held.merge_issuers("青石镇人民政府", "第1县人民政府", by="李", now=NOW)
    alike()


def test_with_much_to_be_laid_out_again_the_ledger_itself_is_read(
    both: Both, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tracker.service.ledger import large_ledger

    query = LedgerQuery(DAY)
    assert both.served(query)
    both.held.mark([both.held.ledger(query).ids[3]], MarkKind.FULFILLED, by="王", now=NOW)
    monkeypatch.setattr(large_ledger, "FEW", 0)
    assert not both.served(query)
    both.alike(query)
    assert laying_out.keep_up(both.large._store, POLICY, DAY) == 1
    assert both.served(query)
    both.alike(query)


def test_rows_made_by_another_program_or_policy_serve_nobody(both: Both) -> None:
    query = LedgerQuery(DAY)
    with Workspace.open(both.url, policy=replace(POLICY, lights=())) as other:
        assert both.served(query)
        assert other._answers.large is not None
        assert other._answers.large.serves(query)  # lights are not in the rows
    strict = replace(POLICY, matching=replace(POLICY.matching, slack_days=POLICY.matching.slack_days + 1))
    with Workspace.open(both.url, policy=strict) as other:
        assert other._answers.large is not None
        assert not other._answers.large.serves(query)


def test_an_import_and_judging_again_keep_the_rows_up(
    both: Both, write_report: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    from tracker.service.ledger import large_ledger

    monkeypatch.setattr(large_ledger, "FEW", 0)  # whoever asks makes no rows
    query, now = LedgerQuery(NOW.date()), NOW
    paper = write_report("plan.txt", PLAN_2023)
    both.large.ingest([paper], now=now)
    assert both.served(query)
    both.alike(query)
    found = LedgerQuery(NOW.date(), documents=("plan.txt",))
    assert len(both.large.ledger(found)) > 3
    both.alike(found)
    both.held.mark([both.held.ledger(found).ids[0]], MarkKind.CLOSED, by="王", now=now)
    assert not both.served(query)
    both.large.rejudge(now=now)
    assert both.served(query)
    both.alike(found)


def test_a_ledger_that_has_grown_large_is_laid_out_by_who_writes_it(
    any_workspace: Workspace, write_report: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(laying_out, "LARGE", 0)
    any_workspace.ingest([write_report("plan.txt", PLAN_2023)], now=NOW)
    large = any_workspace._answers.large
    assert (large is None) is any_workspace.is_own
    assert large is None or large.serves(LedgerQuery(NOW.date()))


def test_a_small_ledger_and_one_in_a_file_are_held_in_memory(any_workspace: Workspace) -> None:
    fill(any_workspace._store, 200)
    assert laying_out.keep_up(any_workspace._store, POLICY, DAY) == 0
    assert any_workspace._answers.large is None or not any_workspace._answers.large.serves(LedgerQuery(DAY))
    assert len(any_workspace.ledger(LedgerQuery(DAY))) == 200
