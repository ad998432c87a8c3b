"""Promises through the years: invented chains, read from invented plans and reports by the whole program."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.insight.reports import report
from tracker.domain.chain import Chain, Link, Pledge
from tracker.domain.ledger import LedgerEntry, LedgerQuery
from tracker.insight import chains
from tracker.insight.reading import read_pledges
from tracker.service.workspace import Workspace

NOW = datetime(2025, 6, 1, tzinfo=UTC)
CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "chains.toml").read_text(encoding="utf-8")
)["chain"]


def write(folder: Path, body: str, plans: dict[int, str], reviews: dict[int, str]) -> None:
    """Government work reports of one body: what the year before brought, what the year is to bring."""
    for year, planned in plans.items():
        text = report(year, planned, reviews.get(year, ""), body)
        (folder / f"{body}{year}.txt").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, list[LedgerEntry]], tuple[Chain, ...]]:
    """The items of every case, by its body, and all chains."""
    folder = tmp_path_factory.mktemp("chains")
    for number, case in enumerate(CASES):
        plans = {int(year): text for year, text in case["plans"].items()}
        reviews = {int(year): text for year, text in case.get("reviews", {}).items()}
        write(folder, _body(number), plans, reviews)
    with Workspace.open(folder / "ledger.db") as workspace:
        workspace.ingest([folder], now=NOW)
        view = workspace.ledger(LedgerQuery(NOW.date()))
        entries = view.page(0, len(view))
    by_body: dict[str, list[LedgerEntry]] = {}
    for entry in entries:
        by_body.setdefault(entry.issuer or "", []).append(entry)
    return by_body, chains(entries)


def _body(number: int) -> str:
    return f"云{'甲乙丙丁戊己庚辛壬癸'[number // 10]}{'溪岭河川江湖山谷林原'[number % 10]}县人民政府"


def _pledge(entries: list[LedgerEntry], told: str) -> Pledge:
    """`2021 7%以上`: the pledge of that year whose words or whose number say so."""
    year, words = told.split(" ", 1)
    of_year = [read.pledge for entry in entries if entry.year == int(year) for read in read_pledges(entry)]
    exact = [one for one in of_year if one.target is not None and words in one.target.raw]
    named = [one for one in of_year if words in one.text]
    assert exact or named, (told, [one.text for one in of_year])
    return (exact or named)[0]


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["id"] for case in CASES])
def test_an_invented_chain_is_read_as_a_careful_reader_does(
    number: int, found: tuple[dict[str, list[LedgerEntry]], tuple[Chain, ...]]
) -> None:
    entries = found[0][_body(number)]
    links = {link.earlier: link for chain in found[1] for link in chain.links}
    for earlier, later, turned in CASES[number]["expect"]:
        first = _pledge(entries, earlier)
        link = links.get(first)
        assert _stated(link, _pledge(entries, later) if later else None) == turned, (earlier, later, link)


def _stated(link: Link | None, later: Pledge | None) -> str:
    if link is None:
        return "same" if later is None else "none"
    if link.later != later:
        return "none"
    return " ".join(turn.value for turn in link.kinds) or "same"
