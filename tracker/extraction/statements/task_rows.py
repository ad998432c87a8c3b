"""Rows of task tables: what is to be done, by when and by whom, each from its own cell."""

from collections.abc import Sequence

from tracker.domain.text import Span
from tracker.extraction.layout.clauses import read_clauses
from tracker.extraction.layout.task_tables import TaskRow
from tracker.extraction.time.deadlines import DateContext, TimeExpression

from .drafts import Draft, Opening
from .plans import read_plan


def read_task(
    text: str, row: TaskRow, times: Sequence[TimeExpression], dates: DateContext
) -> tuple[list[Draft], str | None]:
    """The commitments of one row and the unit it names; the time in its deadline cell holds for all of them."""
    led = [time for time in times if row.deadline and _inside(time.span, row.deadline)]
    drafts: list[Draft] = []
    for cell in (row.task, row.target):
        if cell is None:
            continue
        opening = Opening(led, row.deadline if led else None, binding=bool(led))
        within = [time for time in times if _inside(time.span, cell)]
        drafts += read_plan(text, read_clauses(text, cell), within, dates, opening)
    unit = " ".join(row.actor.of(text).split()) if row.actor else None
    return drafts, unit or None


def _inside(span: Span, cell: Span) -> bool:
    return cell.start <= span.start < cell.end
