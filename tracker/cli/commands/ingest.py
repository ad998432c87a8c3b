"""`tracker ingest`: read files and folders into the store."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from tracker.cli import output, parameters
from tracker.cli.data import problem_data
from tracker.cli.exits import CommandError, Exit
from tracker.cli.help import App, Command, option
from tracker.cli.interrupt import stopping_in_order
from tracker.cli.progress import bar
from tracker.cli.store import now, opened
from tracker.domain.ledger import IngestedFile, IngestSummary
from tracker.domain.lengths import NAME
from tracker.domain.text import PartialDate
from tracker.domain.vocabulary import Severity
from tracker.service.processes.progress import Progress
from tracker.wording import Both, Words
from tracker.wording.imports import passed_over_sentence

_ABOUT = Both(
    "读入文件或文件夹（.txt .md .docx 等），登记其中的报告、承诺和成效，并与已有报告对照。\n"
    "读过的文件（内容相同）自动跳过；改动过的成为新版本，人工标记随之保留。\n"
    "文件夹里明显不是文档的文件（不认识的格式、README、隐藏文件等）略过并计数；要读其中某一份，请直接写出它的路径。",
    "Reads files and folders (.txt .md .docx …), keeps the reports, commitments and achievements found in them, and "
    "matches them with the reports on file.\nFiles already read (same bytes) are skipped; a changed one becomes a new "
    "version and keeps the marks people made.\nFiles in a folder that are clearly no documents (unknown formats, "
    "README, hidden files …) are passed over and counted; to read one of them, name the file itself.",
)
_RESULTS = {
    "new": Both("新增", "new"),
    "known": Both("已有", "known"),
    "changed": Both("更新", "changed"),
    "refused": Both("未读入", "refused"),
}
_FOUND = Both(
    "报告 {reports} · 硬指标 {hard} · 标志性事项 {milestones} · 成效 {achievements}",
    "{reports} reports · {hard} hard · {milestones} milestones · {achievements} achievements",
)
_CHANGES = Both(
    "增加 {added} · 修改 {changed} · 撤销 {withdrawn}",
    "added {added} · changed {changed} · withdrawn {withdrawn}",
)
_TOTAL = Both(
    "共 {files} 份文件：新增 {new}，更新 {changed}，已有 {known}，未读入 {refused}",
    "{files} files: {new} new, {changed} changed, {known} known, {refused} refused",
)
_EDITION = Both("视为“{name}”的新版本", "taken for a new edition of “{name}”")
_OPEN = Both(
    "待补：没有发文单位 {issuers} 份，没有日期 {dates} 份，像计划却没有读出事项 {empty} 份",
    "to complete: {issuers} without an issuer, {dates} without a date, {empty} that look like plans and gave no item",
)
_READING = Both("读入", "reading")
_JUDGING = Both("对照", "judging")
_PROBLEM = Both("    {severity}：{sentence}{times}", "    {severity}: {sentence}{times}")
_PASSED_OVER = Both("略过  {what}", "passed over  {what}")
_CANCELLED = Both("已停止：读完的文件都已保存", "stopped: the files read so far are kept")


@click.command("ingest", cls=Command, about=_ABOUT)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path())
@parameters.db
@option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    about=Both("同时读几份，默认等于处理器数", "how many to read at once; default the number of processors"),
)
@option(
    "--issuer",
    type=parameters.Words(NAME),
    metavar="NAME",
    about=Both("这些文件的发文单位", "the issuer of these documents"),
)
@option(
    "--date",
    type=parameters.SomeDay(),
    metavar="DATE",
    about=Both(
        "这些文件的成文日期：2021、2021-09 或 2021-09-22",
        "the date of these documents: 2021, 2021-09 or 2021-09-22",
    ),
)
@option(
    "--keep-originals",
    is_flag=True,
    about=Both("把原件也存进台账库", "keep the original files in the store too"),
)
@parameters.policy
@parameters.as_json
@click.pass_obj
def command(
    app: App,
    paths: tuple[str, ...],
    db: str | None,
    jobs: int | None,
    issuer: str | None,
    date: PartialDate | None,
    keep_originals: bool,
    policy: str | None,
    as_json: bool,
) -> int:
    """Read documents and keep their commitments."""
    from tracker.service.filing.ingest import ImportHaltedError
    from tracker.service.processes.machine import processors

    for given in paths:
        # An empty argument (an unset variable of a script) must not mean the current folder.
        if not given.strip() or not os.path.lexists(given):
            raise CommandError(Exit.USAGE, "path.missing", {"path": given})
    stages = {"reading": app.words.say(_READING), "judging": app.words.say(_JUDGING)}
    with (
        opened(db, create=True, policy=policy) as workspace,
        stopping_in_order() as interrupted,
        bar(stages["reading"]) as step,
    ):
        try:
            summary = workspace.ingest(
                [Path(given) for given in paths],
                jobs=jobs or processors(),
                issuer=issuer,
                date=date,
                keep_originals=keep_originals,
                now=now(),
                on_progress=lambda at: step(at.done, at.total, _place(at), stages.get(at.stage)),
                cancelled=interrupted,
            )
        except ImportHaltedError as halted:
            if not as_json:
                _tell(app.words, halted.summary)
            raise
    if as_json:
        output.value(_data(app.words, summary))
    else:
        _tell(app.words, summary)
    if summary.cancelled:
        return Exit.INTERRUPTED
    return Exit.REFUSED if summary.refused else Exit.DONE


def _place(at: Progress) -> str:
    """What is being worked on, with the page of a scan."""
    return f"{at.current} {at.page}/{at.pages}" if at.pages else at.current


def _tell(words: Words, summary: IngestSummary) -> None:
    for line in _report(words, summary):
        output.line(line)
    _tell_total(words, summary)


def _report(words: Words, summary: IngestSummary) -> Iterator[str]:
    """One line a file and on each thing to know about it; those passed over share a line."""
    for file in summary.files:
        if file.result != "passed_over":
            yield from _lines(words, file)
    if summary.passed_over:
        yield words.say(_PASSED_OVER, what=passed_over_sentence(words, summary.passed_over))


def _lines(words: Words, file: IngestedFile) -> list[str]:
    """One line on the file, and one on each thing to know about it; a refusal stands on the line itself."""
    problems = Counter(
        (problem.severity, words.problem_sentence(problem))
        for problem in dict.fromkeys(file.problems)
        if problem.severity is not Severity.NOTE
    )
    if file.result == "refused":
        reasons = words.join(sentence for _, sentence in problems)
        return [f"{_sentence(words, file)}  {reasons}".rstrip()]
    lines = [_sentence(words, file)]
    for (severity, sentence), count in problems.items():
        times = f" ×{count}" if count > 1 else ""
        lines.append(words.say(_PROBLEM, severity=words.label(severity), sentence=sentence, times=times))
    return lines


def _sentence(words: Words, file: IngestedFile) -> str:
    parts = [f"{words.say(_RESULTS[file.result])}  {file.path}"]
    if file.result in ("new", "changed"):
        parts.append(
            words.say(
                _FOUND,
                reports=file.reports,
                hard=file.hard,
                milestones=file.milestones,
                achievements=file.achievements,
            )
        )
    if file.edition_of:
        parts.append(words.say(_EDITION, name=file.edition_of))
    if file.result == "changed":
        parts.append(words.say(_CHANGES, added=file.added, changed=file.changed, withdrawn=file.withdrawn))
    return "  ".join(parts)


def _tell_total(words: Words, summary: IngestSummary) -> None:
    count = {result: sum(file.result == result for file in summary.files) for result in _RESULTS}
    output.tell(words.say(_TOTAL, files=sum(count.values()), **count))
    codes = Counter(code for file in summary.files for code in {problem.code for problem in file.problems})
    left = {
        "issuers": codes["issuer.unknown"],
        "dates": codes["date.unknown"],
        "empty": codes["commitments.none"],
    }
    if any(left.values()):
        output.tell(words.say(_OPEN, **left))
    if summary.cancelled:
        output.tell(words.say(_CANCELLED))


def _data(words: Words, summary: IngestSummary) -> dict[str, object]:
    return {
        "cancelled": summary.cancelled,
        "files": [
            {
                "path": file.path,
                "result": file.result,
                "document": file.document_id,
                "reports": file.reports,
                "hard": file.hard,
                "milestones": file.milestones,
                "achievements": file.achievements,
                "added": file.added,
                "changed": file.changed,
                "withdrawn": file.withdrawn,
                "edition_of": file.edition_of or None,
                "issuer": file.issuer,
                "date": str(file.date) if file.date is not None else None,
                "problems": [problem_data(words, problem) for problem in file.problems],
            }
            for file in summary.files
        ],
    }
