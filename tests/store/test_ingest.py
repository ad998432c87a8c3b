"""Imports, with the real readers in real processes."""

import os
import threading
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from db.errors import StoreError
from tracker.domain.ledger import IngestSummary, LedgerQuery
from tracker.domain.promise import Target
from tracker.domain.vocabulary import MarkKind, Op, Reason, Severity
from tracker.service.processes import pool
from tracker.service.processes.progress import Progress
from tracker.service.processes.task import JudgeTask, ReadDocument
from tracker.service.workspace import Workspace

from .made_up import NOW
from .papers import OTHER_COUNTY, PLAN_2023, REPORT_2023, old_workbook

AS_OF = date(2024, 6, 1)
EVERYTHING = LedgerQuery(AS_OF, grades=())

Write = Callable[..., Path]


def _results(summary: IngestSummary) -> list[tuple[str, str]]:
    return [(Path(item.path).name, item.result) for item in summary.files]


def _ids(workspace: Workspace) -> dict[str, str]:
    """Public ids by the words they stand for."""
    return {entry.commitment.text: entry.id for entry in workspace.ledger(EVERYTHING).all()}


def test_known_files_are_skipped_and_new_ones_read(any_workspace: Workspace, write_report: Write) -> None:
    folder = write_report("plan.txt", PLAN_2023).parent
    assert _results(any_workspace.ingest([folder], now=NOW)) == [("plan.txt", "new")]
    ids = _ids(any_workspace)
    write_report("report.txt", REPORT_2023)
    write_report("copy of plan.txt", PLAN_2023)
    again = any_workspace.ingest([folder], now=NOW)
    assert _results(again) == [("copy of plan.txt", "known"), ("plan.txt", "known"), ("report.txt", "new")]
    assert ids.items() <= _ids(any_workspace).items()


def test_the_text_is_kept_as_read_and_every_quote_stands_in_it(
    workspace: Workspace, write_report: Write
) -> None:
    folder = write_report("plan.txt", PLAN_2023).parent
    write_report("report.txt", REPORT_2023.replace("\n", "\r\n"))
    workspace.ingest([folder], now=NOW)
    for document in workspace.documents():
        text = workspace.document_text(document.id)
        assert text == {"plan.txt": PLAN_2023, "report.txt": REPORT_2023}[document.name]
        entries, achievements = workspace.document_items(document.id, AS_OF)
        assert entries or achievements
        for entry in entries:
            assert entry.commitment.span.of(text) == entry.commitment.text
            detail = workspace.entry(entry.id, AS_OF)
            assert detail is not None
            assert text[detail.context_start :].startswith(detail.context)
            assert entry.commitment.text in detail.context
        for achievement in achievements:
            assert achievement.span.of(text) == achievement.text


@pytest.mark.own_workers
def test_an_import_gives_the_same_with_one_reader_and_with_three(tmp_path: Path, write_report: Write) -> None:
    for number in range(6):
        write_report(f"{number}.txt", PLAN_2023.replace("2023", str(2010 + number)))
    seen = []
    for jobs in (1, 3):
        with Workspace.open(tmp_path / f"{jobs}.db") as workspace:
            workspace.ingest([tmp_path / "documents"], jobs=jobs, now=NOW)
            seen.append([(entry.id, entry.verdict) for entry in workspace.ledger(EVERYTHING).all()])
    assert seen[0] == seen[1]
    assert seen[0]


def test_what_cannot_be_read_is_refused_and_the_rest_goes_on(
    workspace: Workspace, write_report: Write, tmp_path: Path
) -> None:
    folder = write_report("plan.txt", PLAN_2023).parent
    write_report("empty.txt", "")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 not a word file")
    outside = write_report("secret.txt", REPORT_2023, folder="outside")
    (folder / "link.txt").symlink_to(outside)
    (folder / "linked folder").symlink_to(outside.parent)
    os.mkfifo(folder / "pipe.txt")
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(300_000_000)
    summary = workspace.ingest([folder, tmp_path / "nothing"], now=NOW)
    refused = {Path(item.path).name: item.problems[0].code for item in summary.refused}
    assert refused.pop("broken.docx").startswith(("format.", "zip."))
    assert refused == {
        "nothing": "file.missing",
        "link.txt": "file.not_regular",
        "linked folder": "file.not_regular",
        "pipe.txt": "file.not_regular",
        "huge.txt": "file.too_large",
        "empty.txt": "file.empty",
    }
    assert all(
        problem.severity is Severity.REFUSED for item in summary.refused for problem in item.problems[:1]
    )
    assert [document.name for document in workspace.documents()] == ["plan.txt"]


def test_only_what_is_clearly_no_document_is_passed_over(workspace: Workspace, write_report: Write) -> None:
    folder = write_report("plan.txt", PLAN_2023).parent
    no_documents = (
        "gold.json",
        ".DS_Store",
        "~$plan.docx",
        "Thumbs.db",
        "README.zh-CN.md",
        "自述文件.txt",
        "LICENSE",
    )
    for name in no_documents:
        write_report(name, "{}\n年底前建成水库3座。")
    write_report("config", "[core]", folder=f"{folder.name}/.git")
    write_report("readmeeting.txt", REPORT_2023)
    (folder / "table.xls").write_bytes(old_workbook())
    with zipfile.ZipFile(folder / "papers.zip", "w") as archive:
        archive.writestr("gold.json", "{}")
    summary = workspace.ingest([folder], now=NOW)
    assert {Path(item.path).name for item in summary.passed_over} == set(no_documents)
    assert {Path(item.path).name for item in summary.refused} == {"table.xls", "gold.json"}
    assert {document.name for document in workspace.documents()} == {"plan.txt", "readmeeting.txt"}


def test_names_with_newlines_escapes_and_broken_bytes(workspace: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name, year in ((b"a\nb.txt", "2021"), (b"\x1b[31mred.txt", "2022"), (b"\xff\xfe.txt", "2023")):
        Path(os.fsdecode(bytes(folder) + b"/" + name)).write_text(
            PLAN_2023.replace("2023", year), encoding="utf-8"
        )
    summary = workspace.ingest([folder], now=NOW)
    assert [item.result for item in summary.files] == ["new"] * 3
    names = [document.name for document in workspace.documents()]
    assert all(name.isprintable() for name in names), names


@pytest.mark.own_workers
def test_a_cancelled_import_leaves_whole_documents_and_goes_on_later(
    workspace: Workspace, write_report: Write
) -> None:
    for number in range(5):
        folder = write_report(f"{number}.txt", PLAN_2023.replace("2023", str(2010 + number))).parent
    done: list[Progress] = []
    summary = workspace.ingest([folder], now=NOW, on_progress=done.append, cancelled=lambda: len(done) >= 2)
    assert summary.cancelled
    assert _results(summary) == [("0.txt", "new"), ("1.txt", "new")]
    assert [document.name for document in workspace.documents()] == ["0.txt", "1.txt"]
    rest = workspace.ingest([folder], now=NOW)
    assert not rest.cancelled
    assert [item.result for item in rest.files] == ["known", "known", "new", "new", "new"]


@pytest.mark.own_workers
def test_a_reader_that_dies_or_hangs_costs_its_file_only(
    workspace: Workspace, write_report: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        folder = write_report(f"{number}.txt", PLAN_2023.replace("2023", str(2010 + number))).parent
    asked = pool._Worker.ask

    def ask(worker: pool._Worker, task: object, wanted: object, seconds: float) -> object:
        name = getattr(task, "name", "")
        if name == "1.txt":
            threading.Timer(0.01, worker.process.kill).start()
            worker.process.send_signal(19)  # stopped, so that it cannot answer before it is killed
        if name == "2.txt":
            worker.process.send_signal(19)
            seconds = 0.3
        return asked(worker, task, wanted, seconds)

    monkeypatch.setattr(pool._Worker, "ask", ask)
    summary = workspace.ingest([folder], jobs=2, now=NOW)
    assert [item.result for item in summary.files] == ["new", "refused", "refused", "new"]
    assert [item.problems[0].code for item in summary.refused] == ["reading.crashed", "reading.timeout"]


def test_a_document_that_does_not_hold_together_costs_itself_only(
    workspace: Workspace, write_report: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_report("a.txt", PLAN_2023).parent
    write_report("b.txt", OTHER_COUNTY)
    asked = pool._Worker.ask

    def ask(worker: pool._Worker, task: object, wanted: object, seconds: float) -> object:
        answer = asked(worker, task, wanted, seconds)
        if getattr(task, "name", "") == "a.txt":
            assert isinstance(answer, ReadDocument) and answer.extraction is not None
            extraction = answer.extraction
            broken = replace(
                extraction.commitments[0], targets=(Target("", Op.AT_LEAST, float("nan"), None, ""),)
            )
            answer = replace(answer, extraction=replace(extraction, commitments=(broken,)))
        return answer

    monkeypatch.setattr(pool._Worker, "ask", ask)
    first, second = workspace.ingest([folder], now=NOW).files
    assert (first.result, first.problems[0].code, second.result) == (
        "refused",
        "document.inconsistent",
        "new",
    )
    assert [document.name for document in workspace.documents()] == ["b.txt"]


@pytest.mark.own_workers
def test_a_lost_worker_leaves_the_judging_for_the_next_pass(
    workspace: Workspace, write_report: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_report("plan.txt", PLAN_2023).parent
    write_report("report.txt", REPORT_2023)
    asked = pool._Worker.ask

    def ask(worker: pool._Worker, task: object, wanted: object, seconds: float) -> object:
        if isinstance(task, JudgeTask):
            worker.process.kill()
        return asked(worker, task, wanted, seconds)

    monkeypatch.setattr(pool._Worker, "ask", ask)
    with pytest.raises(StoreError, match=r"judging\.failed"):
        workspace.ingest([folder], jobs=2, now=NOW)
    assert not any(entry.verdict.reason is Reason.NO_REPORT for entry in workspace.ledger(EVERYTHING).all())
    monkeypatch.undo()
    workspace.ingest([folder], jobs=2, now=NOW)
    assert any(entry.verdict.evidence for entry in workspace.ledger(EVERYTHING).all())


@pytest.mark.own_workers
def test_programs_among_the_documents_are_never_run(
    workspace: Workspace, write_report: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_report("plan.txt", PLAN_2023).parent
    for name in ("pickle.py", "re.py", "tracker.py", "sitecustomize.py"):
        write_report(name, "import pathlib; pathlib.Path(__file__).with_suffix('.ran').touch()\n")
    monkeypatch.chdir(folder)
    results = _results(workspace.ingest([Path()], now=NOW))
    assert ("plan.txt", "new") in results
    assert not list(folder.glob("*.ran"))


def test_reports_of_another_body_never_answer(workspace: Workspace, write_report: Write) -> None:
    folder = write_report("plan.txt", PLAN_2023).parent
    write_report("other.txt", OTHER_COUNTY)
    workspace.ingest([folder], now=NOW)
    assert all(not entry.verdict.evidence for entry in workspace.ledger(EVERYTHING).all())


def _judged(workspace: Workspace) -> list[tuple[str, str]]:
    with workspace._store.read() as connection:
        query = (
            "SELECT p.name, l.name FROM pair JOIN report a ON a.id = plan_id JOIN report b ON b.id = later_id"
            " JOIN document p ON p.id = a.document_id JOIN document l ON l.id = b.document_id ORDER BY 1, 2"
        )
        return [(plan, later) for plan, later in connection.execute(sa.text(query))]


def test_a_report_added_later_is_judged_with_its_own_body_only(
    workspace: Workspace, write_report: Write
) -> None:
    plan, other = write_report("plan.txt", PLAN_2023), write_report("other.txt", OTHER_COUNTY)
    workspace.ingest([plan, other], now=NOW)
    before = _judged(workspace)
    later = datetime(2026, 4, 1, tzinfo=NOW.tzinfo)
    workspace.ingest([write_report("report.txt", REPORT_2023)], now=later)
    new = [pair for pair in _judged(workspace) if pair not in before]
    assert new == [("plan.txt", "report.txt"), ("report.txt", "report.txt")]


def test_a_changed_edition_keeps_items_marks_and_counts_its_changes(
    any_workspace: Workspace, write_report: Write
) -> None:
    path = write_report("plan.txt", PLAN_2023)
    any_workspace.ingest([path], now=NOW)
    before = _ids(any_workspace)
    kept = next(id for text, id in before.items() if "养老" in text)
    any_workspace.mark([kept], MarkKind.CLOSED, by="李", now=NOW, note="已核实")
    path.write_text(
        PLAN_2023.replace("社区养老服务中心3家", "社区养老服务中心5家")
        .replace("完成污水管网改造50公里。", "")
        .replace("建成城南文化馆。", "建成城南文化馆。新增停车位2000个。"),
        encoding="utf-8",
    )
    changed = any_workspace.ingest([path], now=NOW).files[0]
    assert (changed.result, changed.added, changed.changed, changed.withdrawn) == ("changed", 1, 1, 1)
    after = _ids(any_workspace)
    assert after["新建社区养老服务中心5家"] == kept
    assert {text for text in before if before[text] in after.values()} == {
        text for text in before if "污水" not in text
    }
    detail = any_workspace.entry(kept, NOW.date())
    assert detail is not None
    assert (detail.entry.note, detail.entry.commitment.text) == ("已核实", "新建社区养老服务中心5家")
    assert "item.changed" in [event.kind for event in detail.history]
    gone = any_workspace.entry(next(id for text, id in before.items() if "污水" in text), AS_OF)
    assert gone is not None and gone.history[-1].kind == "item.withdrawn"
    old, new = any_workspace.documents()
    assert (old.reports[0].superseded_by, new.reports[0].superseded_by) == (new.reports[0].id, None)


def test_a_deleted_document_can_be_restored_with_its_marks(
    any_workspace: Workspace, write_report: Write
) -> None:
    plan, report = write_report("plan.txt", PLAN_2023), write_report("report.txt", REPORT_2023)
    any_workspace.ingest([plan, report], now=NOW)
    before = any_workspace.ledger(EVERYTHING).all()
    answered = [entry for entry in before if entry.verdict.evidence]
    assert answered
    any_workspace.mark([answered[0].id], MarkKind.NOTE, by="李", now=NOW, note="看过")
    before = any_workspace.ledger(EVERYTHING).all()
    document = next(item for item in any_workspace.documents() if item.name == "report.txt")
    any_workspace.delete_document(document.id, by="李", now=NOW)
    assert not any(entry.verdict.evidence for entry in any_workspace.ledger(EVERYTHING).all())
    assert [item.name for item in any_workspace.documents(deleted=True)] == ["report.txt"]
    any_workspace.undo(by="李", now=NOW)
    assert any_workspace.ledger(EVERYTHING).all() == before
    any_workspace.redo(by="李", now=NOW)
    assert len(any_workspace.documents()) == 1
    assert [item.result for item in any_workspace.ingest([report], now=NOW).files] == [
        "new"
    ]  # imported again
    assert any_workspace.ledger(EVERYTHING).all() == before


def test_a_deleted_new_edition_gives_way_to_the_one_before(workspace: Workspace, write_report: Write) -> None:
    path = write_report("plan.txt", PLAN_2023)
    workspace.ingest([path], now=NOW)
    before = _ids(workspace)
    path.write_text(PLAN_2023.replace("1200个", "1600个"), encoding="utf-8")
    newer = workspace.ingest([path], now=NOW).files[0].document_id
    assert newer is not None
    workspace.delete_document(newer, by="李", now=NOW)
    assert _ids(workspace) == before
    workspace.restore_document(newer, by="李", now=NOW)
    assert any("1600个" in text for text in _ids(workspace))


def test_originals_are_kept_on_request(workspace: Workspace, write_report: Write) -> None:
    kept, other = write_report("plan.txt", PLAN_2023), write_report("other.txt", OTHER_COUNTY)
    first = workspace.ingest([kept], now=NOW, keep_originals=True).files[0].document_id
    second = workspace.ingest([other], now=NOW).files[0].document_id
    assert first is not None and second is not None
    assert workspace.original(first) == kept.read_bytes()
    assert workspace.original(second) is None
    again = workspace.ingest([kept, other], now=NOW, keep_originals=True).files
    assert [file.result for file in again] == ["known", "known"]
    assert workspace.original(second) == other.read_bytes()


def test_every_document_of_an_archive_is_one_of_its_own(workspace: Workspace, tmp_path: Path) -> None:
    archive = tmp_path / "reports.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("2023/plan.txt", PLAN_2023)
        file.writestr("2023/report.txt", REPORT_2023)
        file.writestr("../../evil.txt", OTHER_COUNTY)
        file.writestr("empty.txt", "")
    results = dict(_results(workspace.ingest([archive], now=NOW)))
    assert (results["plan.txt"], results["report.txt"], results["empty.txt"]) == ("new", "new", "refused")
    assert not (tmp_path.parent / "evil.txt").exists()
    documents = {document.name: document for document in workspace.documents()}
    assert workspace.document_text(documents["plan.txt"].id) == PLAN_2023
    assert any(entry.verdict.evidence for entry in workspace.ledger(EVERYTHING).all())
    assert {item.result for item in workspace.ingest([archive], now=NOW).files} == {"known"}
    workspace.delete_document(documents["plan.txt"].id, by="李", now=NOW)
    again = dict(_results(workspace.ingest([archive], now=NOW)))
    assert (again["plan.txt"], again["report.txt"]) == ("new", "known")
    assert len(workspace.documents()) == len(documents)
