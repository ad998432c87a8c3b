"""The office's duties file: a proposal by key words, the first that matches first, and nothing more until it is accepted."""

from pathlib import Path

import pytest

from db.errors import StoreError
from tracker.domain.correction import Changes
from tracker.domain.ledger import LedgerQuery
from tracker.domain.unit_list import Unit
from tracker.service.people.duties import TEMPLATE, as_borne, load_duties
from tracker.service.workspace import Workspace

from .made_up import AS_OF, NOW
from .papers import PLAN_2023


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """A county's plan on a new ledger."""
    plan = tmp_path / "计划.txt"
    plan.write_text(PLAN_2023, encoding="utf-8")
    workspace = Workspace.open(tmp_path / "store.db")
    workspace.ingest([plan], now=NOW)
    return workspace


def _id(workspace: Workspace, words: str) -> str:
    query = LedgerQuery(AS_OF, search=words)
    return workspace.ledger(query).ids[0]


def test_the_template_proposes_and_decides_nothing(office: Workspace) -> None:
    with office:
        schools, homes = _id(office, "公办学位"), _id(office, "养老服务中心")
        proposed = office.office.proposals_of([schools, homes])
        assert proposed[schools][0].unit == "教育局" and "学位" in proposed[schools][0].words
        assert proposed[homes][0].unit == "民政局"
        assert all(entry.commitment.lead is None for entry in office.ledger(LedgerQuery(AS_OF)).all())


def test_an_office_has_its_own_file_and_its_own_names(office: Workspace, tmp_path: Path) -> None:
    (tmp_path / "职责.toml").write_text(
        '"督学室" = ["学位"]\n"教育局" = ["学位", "学校"]\n"民政局" = ["养老"]\n', encoding="utf-8"
    )
    with office:
        schools, homes, pipes = (_id(office, words) for words in ("公办学位", "养老服务中心", "污水管网"))
        assert [one.unit for one in office.office.proposals_of([schools])[schools]] == ["督学室", "教育局"]
        assert office.office.proposals_of([pipes])[pipes] == ()
        office.office.set_unit(Unit("青岩县民政和养老局", ("民政局",)), by="李", now=NOW)
        assert office.office.proposals_of([homes])[homes][0].unit == "青岩县民政和养老局"
        office.office.assign({pipes: Changes(lead="青岩县教育局")}, by="李", now=NOW)
        assert office.office.proposals_of([schools])[schools][1].unit == "青岩县教育局"
        office.office.assign({schools: Changes(lead="青岩县教育局")}, by="李", now=NOW)
        assert office.office.proposals_of([schools]) == {}, "what has its unit needs no proposal"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("教育局 = [", "duties.unreadable"),
        ('"教育局" = "学校"', "duties.shape"),
        ('"教育局" = [""]', "duties.shape"),
    ],
)
def test_a_broken_file_is_named(office: Workspace, tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "职责.toml").write_text(text, encoding="utf-8")
    with office, pytest.raises(StoreError) as caught:
        office.office.proposals(office.ledger(LedgerQuery(AS_OF)).ids)
    assert caught.value.code == code


def test_the_template_holds_a_countys_bureaus() -> None:
    duties = load_duties(TEMPLATE)
    assert len(duties.units) > 25 and all(words for _, words in duties.units)


def test_a_short_name_is_the_one_that_ends_in_it() -> None:
    assert as_borne("民政局", {"青岩县民政局", "县水务局"}) == "青岩县民政局"
    assert as_borne("民政局", {"青岩县民政局", "白石县民政局"}) == "民政局"
