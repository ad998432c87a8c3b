"""Chains from a store: kept while the items are the same, looked at anew with every mark."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.insight.test_chains import write
from tracker.domain.chain import Turn
from tracker.domain.ledger import LedgerEntry, LedgerQuery
from tracker.domain.vocabulary import MarkKind
from tracker.service.ledger import chained
from tracker.service.workspace import Workspace
from tracker.wording.language import Language
from tracker.wording.words import Words

NOW = datetime(2025, 6, 1, tzinfo=UTC)
DAY = NOW.date()
BODY = "云岭县人民政府"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    plans = {
        2021: "8月底前建成滨河大道。地区生产总值增长7%以上。",
        2022: "10月底前建成滨河大道。地区生产总值增长6.5%左右。",
        2023: "6月底前建成滨河大道。",
    }
    write(tmp_path, BODY, plans, {})
    write(tmp_path, "青溪县人民政府", {2022: "10月底前建成滨河大道。"}, {})
    with Workspace.open(tmp_path / "ledger.db") as opened:
        opened.ingest([tmp_path], now=NOW)
        yield opened


def _entry(workspace: Workspace, year: int, words: str = "滨河大道") -> LedgerEntry:
    view = workspace.ledger(LedgerQuery(DAY, search=words, years=(year,)))
    entry = next(one for one in view.all() if one.issuer == BODY)
    return next(workspace.with_chains([entry], DAY))


def test_an_item_shows_its_whole_chain_in_one_line(workspace: Workspace) -> None:
    first = _entry(workspace, 2021)
    assert Words(Language.ZH).chains_sentence(first) == (
        "2021年承诺8月31日 → 2022年承诺10月31日（再次承诺、推迟426天）"
        " → 2023年承诺6月30日（再次承诺、推迟242天）；前后共推迟668天"
    )
    assert Words(Language.EN).chains_sentence(_entry(workspace, 2021, "生产总值")) == (
        "2021 7%以上 → 2022 6.5%左右 (lowered) → never mentioned again"
    )
    assert _entry(workspace, 2022).chains == first.chains
    assert _entry(workspace, 2023).chains == first.chains


def test_a_mark_turns_the_chain_without_working_out_anew_which_promises_are_one(workspace: Workspace) -> None:
    entry = _entry(workspace, 2023)
    kept = dict(workspace._answers.chained._kept)
    workspace.mark([entry.id], MarkKind.FULFILLED, by="王五", now=NOW)
    assert _entry(workspace, 2023).chains[0].links[-1].kinds == (Turn.AGAIN, Turn.PUT_OFF, Turn.KEPT_LATE)
    assert workspace._answers.chained._kept == kept
    assert all(workspace._answers.chained._kept[body] is kept[body] for body in kept)


def test_all_changes_of_a_query_keep_the_years_outside_it(workspace: Workspace) -> None:
    found = workspace.chains(LedgerQuery(DAY, years=(2023,)))
    assert [len(chain.pledges) for chain in found] == [3]
    assert len(workspace.chains(LedgerQuery(DAY))) == 2


def test_the_chains_of_a_very_large_body_are_only_strung_when_asked_for(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chained.Chained.of, "__kwdefaults__", {"most": 2})
    assert _entry(workspace, 2021).chains == ()
    assert len(workspace.chains(LedgerQuery(DAY))) == 2


def test_a_paper_of_a_very_large_ledger_goes_without_an_item_does_not(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chained, "MOST_TOGETHER", 2)
    everything = workspace.ledger(LedgerQuery(DAY)).all()
    assert list(workspace.with_chains(everything, DAY)) == list(everything)
    assert _entry(workspace, 2021).chains


def test_what_is_promised_later_is_not_known_before(workspace: Workspace) -> None:
    on_that_day = date(2021, 6, 1)
    entry = workspace.ledger(LedgerQuery(on_that_day, search="滨河大道")).all()[0]
    assert next(workspace.with_chains([entry], on_that_day)).chains == ()
