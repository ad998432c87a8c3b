"""What an import says of a folder: proposals from neighbours, editions, plans that gave nothing."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tracker.domain.ledger import IngestedFile
from tracker.domain.text import PartialDate
from tracker.service.ledger.sorting import with_proposals
from tracker.service.workspace import Workspace

NOW = datetime(2024, 6, 1, tzinfo=UTC)


def _file(name: str, issuer: str | None, year: int | None, folder: str = "a") -> IngestedFile:
    date = PartialDate(year) if year is not None else None
    return IngestedFile(f"{folder}/{name}", "new", f"D{name}", reports=1, issuer=issuer, date=date)


def _codes(file: IngestedFile) -> dict[str, dict[str, str]]:
    return {problem.code: dict(problem.details) for problem in file.problems}


def test_neighbours_that_agree_propose_what_a_file_does_not_say() -> None:
    county = "云麓县人民政府"
    files = [
        _file("1", county, 2023),
        _file("2", county, 2024),
        _file("3", None, 2024),
        _file("4", None, None, "b"),
    ]
    *_, third, fourth = with_proposals(files)
    assert _codes(third) == {"issuer.proposed": {"document": "D3", "name": county}}
    assert _codes(fourth) == {}


def test_neighbours_that_differ_or_stand_alone_propose_nothing() -> None:
    files = [_file("1", "甲县人民政府", 2024), _file("2", "乙县人民政府", 2024), _file("3", None, None)]
    assert _codes(with_proposals(files)[2]) == {"date.proposed": {"document": "D3", "year": "2024"}}
    assert _codes(with_proposals([_file("1", "甲县人民政府", 2024), _file("2", None, None)])[1]) == {}


def test_a_new_edition_names_the_old_one_and_an_empty_plan_is_named(
    workspace: Workspace, write_report: Callable[[str, str], Path]
) -> None:
    plan = "云麓县人民政府2024年工作计划\n\n（2024年1月15日）\n\n一、2024年工作安排\n\n{}\n"
    first = write_report("计划.txt", plan.format("6月底前新建农村公路168公里。"))
    workspace.ingest([first], now=NOW)
    second = write_report("计划（定稿）.txt", plan.format("6月底前新建农村公路186公里。"))
    empty = write_report("要点.txt", plan.format("略。").replace("云麓", "青溪"))
    changed, nothing = (workspace.ingest([path], now=NOW).files[0] for path in (second, empty))
    assert (changed.result, changed.edition_of) == ("changed", "计划.txt")
    assert "commitments.none" in _codes(nothing)
    assert "commitments.none" not in _codes(changed)
