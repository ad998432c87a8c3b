"""What the columns of a table say: by the meaning of their heads, and by what they hold where the head says little."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from tracker.domain.text import Span
from tracker.lexicon import load_lexicon
from tracker.lexicon.phrases import Phrase, construction

from .tree import PROMISING, Column, Role

_LONGEST_HEAD: Final = 24
"""Characters of a head without blanks and brackets; what is longer is a sentence."""
_BRACKETS: Final = re.compile(r"[（(\[【〔]([^（）()\[\]【】〔〕]{0,40})[）)\]】〕]?")
_NOISE: Final = re.compile(r"[\s\u3000*＊#：:。]+")
_CLAUSES: Final = re.compile(r"[,，。；;!！]")
_YEAR: Final = Phrase("column.year")
_SENTENCE: Final = re.compile(r"[，。；]|^.{25}")
_NUMBER: Final = re.compile(r"^[<>≤≥＜＞≦≧〔\[（(]?[-+]?\d[\d.,，]*\s?[%％‰]?[）)\]〕*]?$")
_ORDINAL: Final = re.compile(r"^\d{1,3}$")
_UNIT_NAME: Final = Phrase("column.body_name")
_TIME: Final = Phrase("column.time")
_TIMES: Final = Phrase("column.times")
_OF_YEAR: Final = Phrase("column.of_year")
_DESCRIPTION: Final = Phrase("column.description")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_STEP: Final = 6
"""Characters beside a time from which they say what is done by then: 完成施工图设计."""
_TASK: Final = 5
"""Characters that cells with a task have on average at least: 新建学校3所."""
_MOST: Final = 0.6
"""The share of a column's cells that must look alike for it to be known by them."""


@cache
def _heads() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    patterns = load_lexicon().patterns
    order = (
        Role.NUMBER, Role.OTHER, Role.NEXT, Role.STAGE, Role.PROGRESS, Role.SUPPORT, Role.LEADER, Role.PROBLEM, Role.REMARK,
        Role.MEASURE_UNIT, Role.LEAD, Role.DEADLINE, Role.KIND, Role.CATEGORY, Role.MONEY, Role.BASE, Role.TARGET,
        Role.INDICATOR, Role.MEASURE, Role.TASK,
    )  # fmt: skip
    return tuple((role, patterns[f"column.{role}"].regex) for role in order)


@cache
def role_of(title: str) -> Role | None:
    """The role that the words of a head, or of a label, give; None where they name none."""
    if not 0 < len(title) <= _LONGEST_HEAD or _CLAUSES.search(title):
        return None
    return next((role for role, pattern in _heads() if pattern.search(title)), None)


def clean_head(words: str) -> tuple[str, str]:
    """A head without blanks, brackets and marks, and what its brackets hold."""
    folded = unicodedata.normalize("NFKC", words)
    inside = [found[1].strip() for found in _BRACKETS.finditer(folded)]
    title = _NOISE.sub("", _BRACKETS.sub("", folded))
    return title or _NOISE.sub("", folded.strip("（()）")), inside[-1] if inside else ""


def read_head(text: str, span: Span, above: Span | None = None) -> Column:
    """The column under a head; `above` is the head that stands over it and its neighbours, in heads of two rows."""
    title, inside = clean_head(span.of(text))
    upper = clean_head(above.of(text))[0] if above is not None else ""
    tried = (title + upper, title, upper + title, upper) if upper else (title,)
    role = None
    for words in tried:
        role = role_of(words)
        if role is not None and role is not Role.OTHER:
            break
    year = _YEAR.search(title) or _YEAR.search(upper)
    return Column(role or Role.OTHER, span, upper + title, inside, int(year[1]) if year else None)


def settle(text: str, columns: Sequence[Column], cells: Sequence[Sequence[Span]]) -> tuple[Column, ...]:
    """The roles once the cells are seen; `cells` are those of each column, without the empty ones."""
    settled = []
    for column, spans in zip(columns, cells, strict=True):
        words = [span.of(text).strip() for span in spans]
        role = column.role
        if role is Role.TASK and _share(words, _ORDINAL.match) > 0.8 and len(columns) > 2:
            role = Role.NUMBER  # 工作任务 over the numbers of the tasks
        elif role is Role.MEASURE_UNIT and _share(words, _UNIT_NAME.search) >= _MOST:
            role = Role.LEAD
        elif role in (Role.OTHER, Role.CATEGORY) and not column.title:
            role = _by_cells(words)
        elif role is Role.DEADLINE and _share(words, _tells_steps) > 0.5:
            role = Role.MEASURE  # 进度安排: 3月完成设计，6月开工
        sentences = role in PROMISING and _share(words, _SENTENCE.search) >= 0.5
        settled.append(replace(column, role=role, is_sentences=sentences))
    lengths = [sum(map(len, spans)) / max(1, len(spans)) for spans in cells]
    _tell_task_by_cells(text, settled, cells)
    _tell_tasks_apart(settled, lengths)
    return _distinguished(settled)


def _tell_task_by_cells(text: str, columns: list[Column], cells: Sequence[Sequence[Span]]) -> None:
    """Where no head names the task, it is the column with a head that says nothing and the longest words below it."""
    if any(column.role in PROMISING for column in columns):
        return
    lengths = {
        at: sum(len(_HAN.findall(span.of(text))) for span in cells[at]) / len(cells[at])
        for at, column in enumerate(columns)
        if cells[at] and (_says_nothing(column) or (column.role is Role.OTHER and not column.title))
    }
    longest = max(lengths, key=lambda at: lengths[at], default=None)
    if longest is not None and lengths[longest] >= _TASK:
        columns[longest] = replace(columns[longest], role=Role.TASK)


def _tell_tasks_apart(columns: list[Column], lengths: Sequence[float]) -> None:
    """Of several columns that could be the task, the one with the longest cells says what is done: 项目名称 beside 工作任务."""
    tasks = [at for at, column in enumerate(columns) if column.role is Role.TASK]
    if len(tasks) > 1:
        longest = max(tasks, key=lambda at: lengths[at])
        columns[longest] = replace(columns[longest], role=Role.MEASURE)


def _tells_steps(words: str) -> bool:
    """Whether a cell says what is done by each of its times, rather than the times of what another cell names."""
    times = len(_TIMES.findall(words))
    return len(_HAN.findall(_TIMES.sub("", words))) > _STEP * max(1, times)


def _share(words: Sequence[str], looks: Callable[[str], object]) -> float:
    return sum(1 for word in words if looks(word)) / len(words) if words else 0.0


def _by_cells(words: Sequence[str]) -> Role:
    """A column without a head, by what it holds."""
    if _share(words, _TIME.match) >= _MOST:
        return Role.DEADLINE
    if _share(words, _UNIT_NAME.search) >= _MOST:
        return Role.LEAD
    if _share(words, _NUMBER.match) >= _MOST:
        return Role.NUMBER if words[:2] == ["1", "2"] else Role.OTHER
    return Role.TASK if _share(words, _SENTENCE.search) >= _MOST else Role.OTHER


def _distinguished(columns: list[Column]) -> tuple[Column, ...]:
    """Columns whose role depends on the others: of several units the first named leads, of several years the last is aimed at."""
    leads = [at for at, column in enumerate(columns) if column.role is Role.LEAD]
    if len(leads) > 1:
        named = [at for at in leads if construction("column.leads").search(columns[at].title)]
        named = named or [at for at in leads if "责任" in columns[at].title] or leads
        for at in leads:
            if at != named[0]:
                columns[at] = replace(columns[at], role=Role.SUPPORT)
    _tell_descriptions(columns)
    years = [column.year for column in columns if column.role is Role.TARGET and column.year is not None]
    first = max(years, default=0)
    for at, column in enumerate(columns):
        if column.role is Role.TARGET and column.year is None and years:
            columns[at] = replace(column, until=max(years))
        if column.role in (Role.TARGET, Role.PROGRESS) and column.year is not None:
            aimed = construction("column.aims").search(column.title) is not None
            past = column.year < first if not aimed else False
            if past or (
                column.role is Role.TARGET and not aimed and len(years) > 1 and column.year < max(years)
            ):
                columns[at] = replace(column, role=Role.BASE)
    return tuple(columns)


def _tell_descriptions(columns: list[Column]) -> None:
    """Beside what a project is to reach in the year, the column of its contents and size describes it."""
    of_year = [column for column in columns if column.role in PROMISING and _OF_YEAR.search(column.title)]
    named = [column for column in columns if column.role is Role.TASK]
    if not of_year or not named:
        return
    for at, column in enumerate(columns):
        is_other = column.role in (Role.TARGET, Role.MEASURE) and column not in of_year
        if is_other and _DESCRIPTION.search(column.title):
            columns[at] = replace(column, role=Role.OTHER)


def fits(role: Role, words: str) -> bool:
    """Whether a cell holds what a column of this role does."""
    if role is Role.DEADLINE:
        return _TIME.match(words) is not None
    if role in (Role.LEAD, Role.SUPPORT):
        return len(words) <= _LONGEST_HEAD and _UNIT_NAME.search(words) is not None
    if role is Role.NUMBER:
        return _ORDINAL.match(words) is not None
    if role in (Role.TASK, Role.MEASURE):
        return len(_HAN.findall(words)) > _STEP and _TIME.match(words) is None
    return False


_ABOUT: Final = frozenset(
    {Role.LEAD, Role.SUPPORT, Role.LEADER, Role.DEADLINE, Role.PROGRESS, Role.STAGE, Role.KIND, Role.NUMBER}
)
"""What a column says of a promise that another column makes."""


def promises(columns: Sequence[Column]) -> bool:
    """Whether a row under these columns can hold a promise: one says what is to be done, another something of it.

    A column whose head says nothing may be the one, beside two that say something of it; beside three, none need be: 案由｜主办单位｜
    答复时间｜办理结果.
    """
    roles = [column.role for column in columns if column.title]
    tasks = sum(role in PROMISING for role in roles)
    about = len(_ABOUT.intersection(roles))
    if not tasks:
        return about > 2 or (about > 1 and any(map(_says_nothing, columns)))
    return tasks > 1 or about > 0


def _says_nothing(column: Column) -> bool:
    """Whether a column has a head that names nothing known."""
    return column.role is Role.OTHER and bool(column.title) and role_of(column.title) is None
