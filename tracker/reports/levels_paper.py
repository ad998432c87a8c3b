"""The paper that lays a higher body's targets beside the local ones: a table, and what it is not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tracker.domain.levels import Level
from tracker.wording import Both, Language, Words
from tracker.wording.levels import HEAD, rows

from .atomic import whole_file
from .blocks import Annex, Block, Paragraph, Table, Title
from .request import ReportError

FORMS = ("docx", "md", "txt")
"""The endings this paper can have."""
WIDTHS = (24, 13, 17, 13, 17, 16)
_TITLE = Both("{higher}目标分解情况", "Targets of {higher} and those below")
_OPENING = Both(
    "现将{higher}的目标与下级单位同年度计划中同一指标（事项）的目标列出对照，截至{day}。对照只依据计划和报告原文，"
    "不作评判；未列出的指标，下级计划中没有找到对应的目标。",
    "The targets of {higher} beside those for the same indicator or matter in the local plans of the same year, known on {day}. "
    "Nothing here is a verdict; for indicators not listed no local plan was found to promise anything.",
)
_NOTHING = Both("没有找到可以对照的目标。", "No targets were found to lay beside each other.")
_TABLE = Both("目标分解对照表", "Targets side by side")


@dataclass(frozen=True, slots=True)
class LevelsPaper:
    """What the paper shows, and of whom."""

    higher: str
    found: Sequence[Level]
    as_of: date
    language: Language = Language.ZH


def write_levels(paper: LevelsPaper, output: Path, *, force: bool = False, kept: Sequence[Path] = ()) -> None:
    """Write the paper. ReportError as for the other papers."""
    ending = output.suffix.lower().lstrip(".")
    if ending not in FORMS:
        raise ReportError("output.format_unknown", (("ending", ending), ("known", " ".join(FORMS))))
    words = Words(paper.language)
    chinese = paper.language is Language.ZH
    with whole_file(output, force=force, kept=kept) as temporary:
        if ending == "docx":
            from .word import plain_text, save
            from .word_shell import make_shell

            title = plain_text(words.say(_TITLE, higher=paper.higher))
            values = {
                "标题": title,
                "title": title,
                "日期": words.day(paper.as_of),
                "date": words.day(paper.as_of),
            }
            shell = make_shell(values, title=title, author="", day=paper.as_of)
            save(shell, blocks(paper, words), temporary, chinese=chinese)
            return
        from . import markdown, plain

        render = markdown.render if ending == "md" else plain.render
        with temporary.open("w", encoding="utf-8", newline="", errors="replace") as file:
            for piece in render(blocks(paper, words), chinese=chinese):
                file.write(piece)


def blocks(paper: LevelsPaper, words: Words) -> Iterator[Block]:
    """The blocks of the paper."""
    yield Title((words.say(_TITLE, higher=paper.higher),))
    yield Paragraph.of(words.say(_OPENING, higher=paper.higher, day=words.day(paper.as_of)))
    if not paper.found:
        yield Paragraph.of(words.say(_NOTHING))
        return
    columns = tuple(words.say(column) for column in HEAD)
    cells = (row for level in paper.found for row in rows(words, level))
    yield Annex("", words.say(_TABLE), Table(columns, cells, WIDTHS))
