"""A notice says what changed since the one before."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tracker.domain.ledger import LedgerQuery, Notice
from tracker.domain.vocabulary import Status
from tracker.reports import Kind, ReportRequest, write
from tracker.service.people.notices import last_notice, remember_notice, scope_of

from .builders import AS_OF, documents, entry, ledger, overview


class Settings:
    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}

    def setting(self, name: str) -> Any:
        return self.kept.get(name)

    def set_setting(self, name: str, value: Any) -> None:
        self.kept[name] = value


def test_the_newest_earlier_notice_of_the_same_scope_is_found() -> None:
    store = Settings()
    query = LedgerQuery(AS_OF)
    health = scope_of(replace(query, topics=("卫生健康",)))
    assert last_notice(store, scope_of(query), AS_OF) is None
    for months, items in ((3, ("a", "b")), (1, ("b", "c")), (0, ("c",))):
        remember_notice(store, scope_of(query), AS_OF - timedelta(days=30 * months), items)
    remember_notice(store, health, AS_OF - timedelta(days=2), ("x",))
    assert scope_of(query) != health
    assert scope_of(replace(query, as_of=date(2020, 1, 1), statuses=(Status.OVERDUE,))) == scope_of(query)
    assert last_notice(store, scope_of(query), AS_OF) == Notice(
        AS_OF - timedelta(days=30), frozenset({"b", "c"})
    )
    remember_notice(store, scope_of(query), AS_OF - timedelta(days=30), ("d",))
    found = last_notice(store, scope_of(query), AS_OF)
    assert found is not None and found.items == {"d"}
    for day in range(60):
        remember_notice(store, scope_of(query), AS_OF + timedelta(days=day), ("e",))
    assert len(store.kept["notices"]) == 24


def test_a_notice_counts_new_settled_and_open_items(tmp_path: Path) -> None:
    entries = ledger()
    overdue = [item.id for item in entries if item.verdict.status is Status.OVERDUE]
    last = Notice(date(2021, 11, 30), frozenset({overdue[0], "gone", "settled"}))
    write(
        ReportRequest(Kind.OVERDUE, AS_OF, last=last),
        entries,
        overview(entries),
        tmp_path / "x.txt",
        documents=documents(),
    )
    text = (tmp_path / "x.txt").read_text("utf-8").replace("\n", "")
    said = f"新增逾期{len(overdue) - 1}项，上次通报事项中已销号或不再逾期2项，仍未完成1项"
    assert said in text


def test_the_text_of_a_long_notice_stays_short_and_its_annex_is_whole(tmp_path: Path) -> None:
    entries = [entry(number, lead=f"云溪县第{number % 40}局") for number in range(1, 342)]
    write(
        ReportRequest(Kind.OVERDUE, AS_OF),
        entries,
        overview(entries),
        tmp_path / "x.md",
        documents=documents(),
    )
    body, annex = (tmp_path / "x.md").read_text("utf-8").split("\n附件\n")
    assert body.count("\n") < 140
    assert annex.count("\n| ") - 2 == len(entries)
    assert "另有32个单位共" in body and "详见附件" in body
