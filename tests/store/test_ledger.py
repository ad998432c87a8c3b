"""The whole ledger: what the narrow view shows is what the entries say, in every order and under every filter."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tracker.domain.ledger import LEDGER_SORTS, LedgerEntry, LedgerQuery
from tracker.domain.policy import LightPolicy, Policy
from tracker.domain.vocabulary import EvidenceDecision, Grade, Light, MarkKind, Reason, Status
from tracker.service.ledger.ledger_index import longest_overdue
from tracker.service.workspace import Workspace

from .made_up import NOW, fill

DAYS = (date(2017, 6, 1), date(2021, 12, 31), date(2026, 3, 1))
POLICY = Policy(lights=(LightPolicy("standard", 7),))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """Two thousand items of two bodies over ten years, some marked, some with decisions on evidence."""
    path = tmp_path_factory.mktemp("ledger") / "store.db"
    with Workspace.open(Path(path), policy=POLICY) as opened:
        fill(opened._store, 2000)
        choose = random.Random(7)
        entries = opened.ledger(LedgerQuery(DAYS[-1])).all()
        kinds = [kind for kind in MarkKind if kind is not MarkKind.WITHDRAWN]
        for entry in choose.sample(entries, 60):
            kind = choose.choice(kinds)
            new = date(2027, 1, 1) if kind in (MarkKind.EXTENDED, MarkKind.ADJUSTED) else None
            at = NOW - timedelta(days=choose.randrange(2000))
            opened.mark([entry.id], kind, by="李", now=at, note=kind.value, new_deadline=new)
        for entry in choose.sample([entry for entry in entries if entry.verdict.evidence], 30):
            decision = choose.choice([EvidenceDecision.REJECTED, EvidenceDecision.CONFIRMED])
            from tracker.service.people import review

            review.decide_evidence(
                opened._store, entry.id, entry.verdict.evidence[0], decision, by="李", now=NOW
            )
        yield opened


@pytest.mark.parametrize("day", DAYS)
def test_statuses_of_the_narrow_view_are_those_of_the_entries(workspace: Workspace, day: date) -> None:
    query = LedgerQuery(day)
    entries = workspace.ledger(query).all()
    assert Counter(entry.verdict.status for entry in entries) == Counter(
        dict(workspace.overview(query).by_status)
    )
    for status in Status:
        shown = workspace.ledger(LedgerQuery(day, statuses=(status,))).ids
        assert set(shown) == {entry.id for entry in entries if entry.verdict.status is status}
    for reason in Reason:
        shown = workspace.ledger(LedgerQuery(day, reasons=(reason,))).ids
        assert set(shown) == {entry.id for entry in entries if entry.verdict.reason is reason}
    marked = workspace.ledger(LedgerQuery(day, marked=True)).ids
    assert set(marked) == {entry.id for entry in entries if entry.verdict.mark is not None}
    by_confidence = workspace.ledger(LedgerQuery(day, sort="confidence")).all()
    assert [entry.verdict.confidence for entry in by_confidence] == sorted(
        entry.verdict.confidence for entry in entries
    )


def test_only_documents_dated_up_to_the_day_are_used(workspace: Workspace) -> None:
    entries = workspace.ledger(LedgerQuery(DAYS[0])).all()
    assert {entry.year for entry in entries} == {2016, 2017}
    assert all(
        evidence.report_date is not None and evidence.report_date.first_day() <= DAYS[0]
        for entry in entries
        for evidence in entry.verdict.evidence
    )
    assert any(entry.verdict.evidence for entry in entries)


def _column(entry: LedgerEntry, name: str) -> Any:
    values: dict[str, Any] = {
        "deadline": entry.verdict.deadline,
        "overdue": entry.verdict.days_overdue,
        "target": entry.commitment.targets[0].value if entry.commitment.targets else None,
        "year": entry.year,
        "confidence": entry.verdict.confidence,
        "unit": (entry.commitment.lead or "").encode("gb18030") or None,
        "issuer": (entry.issuer or "").encode("gb18030") or None,
        "document": entry.document.encode("gb18030"),
        "text": entry.commitment.text.encode("gb18030"),
    }
    return values[name]


@pytest.mark.parametrize("sort", [name for name in LEDGER_SORTS if name not in ("status", "topic", "review")])
def test_every_order_sorts_by_its_column_with_the_empty_ones_last(workspace: Workspace, sort: str) -> None:
    for name, down in ((sort, False), (f"-{sort}", True)):
        shown = [_column(entry, sort) for entry in workspace.ledger(LedgerQuery(DAYS[2], sort=name)).all()]
        valued = [value for value in shown if value is not None]
        assert shown[: len(valued)] == sorted(valued, reverse=down)
    assert len(workspace.ledger(LedgerQuery(DAYS[2], sort=sort))) == 2000


def test_overdue_come_first_and_an_unknown_order_is_refused(workspace: Workspace) -> None:
    entries = workspace.ledger(LedgerQuery(DAYS[2])).all()
    overdue = [entry.verdict.status is Status.OVERDUE for entry in entries]
    assert overdue == sorted(overdue, reverse=True)
    with pytest.raises(ValueError, match="not an order"):
        workspace.ledger(LedgerQuery(DAYS[2], sort="colour"))


@pytest.mark.parametrize(
    "search", ["学位", "文化站", "公里", "第7项", "县教育局", "学位 新增", "第1县", "％", "_"]
)
def test_search_finds_every_item_with_all_the_words(workspace: Workspace, search: str) -> None:
    entries = workspace.ledger(LedgerQuery(DAYS[2])).all()

    def holds(entry: LedgerEntry, word: str) -> bool:
        target = entry.commitment.targets[0]
        places = (entry.commitment.text, entry.commitment.lead, target.metric, target.unit, entry.issuer)
        return any(word in (place or "") for place in places)

    wanted = {entry.id for entry in entries if all(holds(entry, word) for word in search.split())}
    assert set(workspace.ledger(LedgerQuery(DAYS[2], search=search)).ids) == wanted
    full_width = search.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    assert set(workspace.ledger(LedgerQuery(DAYS[2], search=full_width)).ids) == wanted


def test_filters_hold_together(workspace: Workspace) -> None:
    entries = workspace.ledger(LedgerQuery(DAYS[2])).all()
    facets = workspace.facets(LedgerQuery(DAYS[2]))
    assert (
        sum(count for _, count in facets.statuses) == sum(count for _, _, count in facets.documents) == 2000
    )
    issuer, document, year = facets.issuers[0][0], facets.documents[0][0], facets.years[0][0]
    checks: dict[LedgerQuery, Callable[[LedgerEntry], bool]] = {
        LedgerQuery(DAYS[2], issuers=(issuer,)): lambda entry: entry.issuer == issuer,
        LedgerQuery(DAYS[2], documents=(document,)): lambda entry: entry.document_id == document,
        LedgerQuery(DAYS[2], years=(year,)): lambda entry: entry.year == year,
        LedgerQuery(DAYS[2], units=("县教育局",)): lambda entry: entry.commitment.lead == "县教育局",
        LedgerQuery(DAYS[2], grades=(Grade.MILESTONE,)): lambda entry: (
            entry.commitment.grade is Grade.MILESTONE
        ),
        LedgerQuery(DAYS[2], soft=True): lambda entry: entry.commitment.soft,
        LedgerQuery(DAYS[2], lights=(Light.RED,)): lambda entry: entry.light is Light.RED,
        LedgerQuery(DAYS[2], due_from=date(2020, 1, 1), due_to=date(2021, 1, 1)): lambda entry: (
            entry.verdict.deadline is not None
            and date(2020, 1, 1) <= entry.verdict.deadline <= date(2021, 1, 1)
        ),
    }
    for query, test in checks.items():
        assert set(workspace.ledger(query).ids) == {entry.id for entry in entries if test(entry)} != set()


def test_pages_join_to_the_whole(workspace: Workspace) -> None:
    view = workspace.ledger(LedgerQuery(DAYS[2]))
    pages = [entry.id for start in range(0, len(view), 37) for entry in view.page(start, 37)]
    assert tuple(pages) == view.ids
    assert view.page(len(view), 10) == ()
    assert view.page(len(view) - 3, 10) == view.all()[-3:]


def test_a_mark_changes_its_line_only(workspace: Workspace) -> None:
    query = LedgerQuery(DAYS[2], sort="document")
    before = workspace.ledger(query).all()
    target = next(
        entry for entry in before if entry.verdict.status is Status.OVERDUE and entry.verdict.mark is None
    )
    workspace.mark([target.id], MarkKind.FULFILLED, by="王", now=NOW)
    after = workspace.ledger(query).all()
    changed = [new.id for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [target.id]
    assert target.id in workspace.ledger(LedgerQuery(DAYS[2], statuses=(Status.FULFILLED,))).ids
    workspace.undo(by="王", now=NOW)
    assert target.id in workspace.ledger(LedgerQuery(DAYS[2], statuses=(Status.OVERDUE,))).ids


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("count", [100, 400, 1500])
def test_the_beginning_read_on_its_own_is_the_beginning_of_the_whole(
    workspace: Workspace, day: date, count: int
) -> None:
    with workspace._store.read() as connection:
        begun = [line.line.item_id for line in longest_overdue(connection, day, POLICY, count)]
    for sort in ("status", "-overdue"):
        assert begun == list(workspace.ledger(LedgerQuery(day, sort=sort)).ids[: len(begun)])
    if count == 400 and day == DAYS[-1]:
        assert len(begun) > 50


def test_only_the_whole_ledger_in_its_usual_order_has_a_beginning(workspace: Workspace) -> None:
    with Workspace.open(workspace.place, policy=POLICY) as other:
        query = LedgerQuery(DAYS[-1])
        first = other.beginning(query)
        assert first is not None and len(first)
        for asked in (
            replace(query, search="学位"),
            replace(query, sort="unit"),
            replace(query, statuses=(Status.OVERDUE,)),
        ):
            assert other.beginning(asked) is None
        whole = other.ledger(query)
        assert whole.ids[: len(first)] == first.ids
        assert other.beginning(query) is None  # the whole is at hand
