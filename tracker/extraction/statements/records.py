"""Rows of tables and labelled items to commitments: what, how much, by when and by whom, each from its own field."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from tracker.domain.promise import Deadline, Stage, Target
from tracker.domain.text import Span
from tracker.domain.vocabulary import Basis, Grade
from tracker.extraction.layout.clauses import read_clauses
from tracker.extraction.layout.tree import Field, Record, Role
from tracker.extraction.numbers.targets import read_targets
from tracker.extraction.numbers.value_cells import metric_name, read_value, target_of
from tracker.extraction.time.all_times import Times
from tracker.extraction.time.deadline_cells import deadline_without_day, times_in_cell
from tracker.extraction.time.deadlines import DateContext, choose_deadline, plan_deadline
from tracker.extraction.time.expressions import TimeExpression
from tracker.lexicon.phrases import Phrase, construction

from .clause_openers import read_head
from .drafts import Draft, Opening
from .plans import read_plan
from .record_units import units_of
from .responsible_units import Units

_SEGMENTS: Final = Phrase("record.segments")
_STATE_LENGTH: Final = 24
"""Characters of a cell that can be the end state of the matter another cell names."""
_BARE_STATE: Final = 4
"""Characters before a state that name only a part of the matter: 主体封顶, 主体结构完工."""
_NO_OBJECT: Final = Phrase("record.no_object")
_LEVEL: Final = Phrase("record.level")
_SIZE: Final = Phrase("cell.size")
_PROJECT_HEAD: Final = Phrase("record.project_head")
_DONE_HEAD: Final = Phrase("record.done_head")
_WORDS: Final = re.compile(r"[\u4e00-\u9fff]")


@dataclass(slots=True)
class Entry:
    """What one record gives: its commitments with their units and stages, and the fields that say what came of it."""

    drafts: list[Draft]
    units: Units
    stages: tuple[Stage, ...] = ()
    progress: tuple[Field, ...] = field(default=())
    next_steps: list[Draft] = field(default_factory=list)


def read_record(text: str, record: Record, times: Times, dates: DateContext) -> Entry:
    """The commitments of a record; the time in its deadline field holds for all of them that name none of their own."""
    reader = _Reader(text, record, times, dates)
    drafts = reader.read()
    progress = tuple(_progress(record))
    return Entry(drafts, units_of(text, record), reader.stages(), progress, reader.next_steps())


def _progress(record: Record) -> list[Field]:
    """The fields that say what came of the record; remarks only where no other says anything of weight."""
    return [*record.of(Role.PROGRESS), *record.of(Role.REMARK)]


class _Reader:
    """One record with the times in it."""

    def __init__(self, text: str, record: Record, times: Times, dates: DateContext) -> None:
        self.text = text
        self.record = record
        self.times = times
        self.dates = dates
        self.due = record.first(Role.DEADLINE)
        self.led = times_in_cell(text, self.due.span, times.within(self.due.span), dates) if self.due else ()

    def read(self) -> list[Draft]:
        """All commitments, in text order."""
        task, target = self._own(Role.TASK), self._own(Role.TARGET)
        measures = [item for item in self.record.of(Role.MEASURE) if item.is_own]
        if self.record.first(Role.TASK) is None and len(measures) == 1:
            task, measures = measures[0], []  # 任务内容, 整改措施 alone are the task
        indicator = self._own(Role.INDICATOR)
        if indicator is not None:
            return self._dated(self._indicator(indicator))
        if task is not None and len(measures) == 1 and self._is_bare_state(measures[0]):
            joined = self._end_state(task, measures)
            if joined and not any(draft.grade is not Grade.DECLARATORY for draft in self._plan(task.span)):
                return self._dated(joined)
        if task is not None and target is not None and not measures:
            joined = self._step_of_project(task, target)
            if joined:
                return self._dated(joined)
        drafts = [draft for item in measures for draft in self._plan(item.span)]
        if task is not None:
            drafts = self._with_task(task, drafts, bool(measures))
        name = task or self.record.first(Role.TASK)
        if target is not None:
            counted = self._counted(name, target, drafts)
            drafts = counted or self._with_target(name, target, drafts)
        if not any(draft.grade is not Grade.DECLARATORY for draft in drafts):
            joined = self._end_state(name, [*measures, *([target] if target else [])])
            drafts = joined or self._due_result([*([task] if task else []), *measures]) or drafts
        return self._dated(
            sorted((self._named(name, draft) for draft in drafts), key=lambda draft: draft.quote)
        )

    def stages(self) -> tuple[Stage, ...]:
        """The cells of the stage columns, each with the day its head names."""
        found = []
        for item in self.record.of(Role.STAGE):
            if item.column is None:
                continue
            head = times_in_cell(self.text, item.column.head, self._times(item.column.head), self.dates)
            due = choose_deadline(head, self.dates)
            targets = read_targets(self.text, item.span.start, item.span.end)
            if not targets:
                value = read_value(self.text, item.span, self._unit_words(item))
                name = self.record.first(Role.INDICATOR) or self.record.first(Role.TASK)
                metric = metric_name(name.span.of(self.text)) if name else ""
                targets = (target_of(self.text, value, metric, "cell.value"),) if value else ()
            found.append(Stage(item.span.of(self.text), due.date if due else None, targets, item.span))
        return tuple(found)

    def next_steps(self) -> list[Draft]:
        """What the cell of next steps promises by a day or with a number: 下一步：9月底前完成验收, of the matter beside it."""
        name = self.record.first(Role.TASK)
        found: list[Draft] = []
        for item in self.record.of(Role.NEXT):
            if not item.is_own:
                continue
            clauses = read_clauses(self.text, item.span)
            for draft in read_plan(self.text, clauses, self._times(item.span), self.dates):
                if draft.grade is not Grade.HARD or not (draft.targets or draft.times):
                    continue
                draft.opening = draft.opening or (name.span if name else None)
                found.append(draft)
        return found

    def _own(self, role: Role) -> Field | None:
        found = self.record.first(role)
        return found if found is not None and found.is_own else None

    def _times(self, span: Span) -> Sequence[TimeExpression]:
        return self.times.within(span)

    def _plan(self, span: Span) -> list[Draft]:
        opening = Opening(self.led, self.due.span if self.due and self.led else None, binding=bool(self.led))
        return read_plan(self.text, read_clauses(self.text, span), self._times(span), self.dates, opening)

    def _with_task(self, task: Field, drafts: list[Draft], measured: bool) -> list[Draft]:
        """The task's own promises; beside a column of measures only those with numbers, or where the measures give none."""
        own = self._plan(task.span)
        if not measured:
            return own
        checkable = any(draft.grade is not Grade.DECLARATORY for draft in drafts)
        stated = task.column is not None and task.column.is_sentences
        kept = [
            draft
            for draft in own
            if (draft.grade is Grade.HARD and draft.targets and (stated or not _repeated(draft, drafts)))
            or (not checkable and draft.grade is not Grade.DECLARATORY)
        ]
        return [*kept, *drafts]

    def _counted(self, name: Field | None, target: Field, drafts: list[Draft]) -> list[Draft]:
        """A target cell that holds a number and nothing else counts the row's one promise: 新增城镇就业｜8950人."""
        value = read_value(self.text, target.span, self._unit_words(target))
        if value is None:
            return []
        if value.value in [item.value for draft in drafts for item in draft.targets]:
            return drafts  # 新增企业12家｜12家: the cell says the task's own number once more
        main = drafts[0] if len(drafts) == 1 else None
        span = Span(main.quote, main.end) if main is not None else name.span if name is not None else None
        if span is None or (main is None and any(draft.grade is not Grade.DECLARATORY for draft in drafts)):
            return []
        counted = target_of(self.text, value, metric_name(span.of(self.text)), "cell.value")
        rules = [
            "hard.row_target",
            *(main.rules if main is not None and main.grade is not Grade.DECLARATORY else ()),
        ]
        own = main.targets if main is not None else ()
        return [self._draft(span, Grade.HARD, rules, (counted, *own), target.span)]

    def _named(self, name: Field | None, draft: Draft) -> Draft:
        """A promise that is a verb and a number takes in the name beside it: 高标准农田建设｜建成3万亩."""
        if (
            name is None
            or draft.quote < name.span.end
            or not _NO_OBJECT.fullmatch(self.text[draft.start : draft.end])
        ):
            return draft
        if not self.text[name.span.end : draft.quote].strip(" \t\u3000|"):
            draft.quote = name.span.start
        elif draft.opening is None:
            draft.opening = name.span
        metric = metric_name(name.span.of(self.text))
        draft.targets = tuple(replace(target, metric=metric) for target in draft.targets)
        return draft

    def _is_bare_state(self, item: Field) -> bool:
        """Whether a cell says only a state or a number, of what another cell names: 主体封顶, 160公里."""
        if read_value(self.text, item.span) is not None:
            return True
        state = construction("cell.state").search(item.span.of(self.text).strip())
        return state is not None and state.start() <= _BARE_STATE

    def _unit_words(self, item: Field) -> list[str]:
        """The units that stand elsewhere: in the head's brackets, in the unit column, in the indicator's own brackets."""
        stated = [item.column.unit if item.column is not None else ""]
        stated += [other.span.of(self.text).strip() for other in self.record.of(Role.MEASURE_UNIT)]
        name = self.record.first(Role.INDICATOR) or self.record.first(Role.TASK)
        bracket = re.search(r"[（(]([^（()）]{1,10})[）)]\s*$", name.span.of(self.text)) if name else None
        stated.append(bracket[1] if bracket else "")
        return [
            word
            for word in stated
            if word and not construction("record.no_unit").search(word.rstrip("年") or "年")
        ] or [word for word in stated if word == "年"]

    def _indicator(self, named: Field) -> list[Draft]:
        """An indicator with the last value aimed at: of the latest year, else of the years together (年均、累计)."""
        values = [
            (item, value)
            for item in self.record.of(Role.TARGET)
            if (value := read_value(self.text, item.span, self._unit_words(item))) is not None
        ]
        if not values:
            return []
        dated = [pair for pair in values if pair[0].column is not None and pair[0].column.year is not None]
        item, value = dated[-1] if dated else values[-1]
        target = target_of(self.text, value, metric_name(named.span.of(self.text)), "cell.value")
        draft = self._draft(named.span, Grade.HARD, ["hard.indicator"], (target,), item.span)
        if item.column is not None and item.column.year is not None:
            found = times_in_cell(self.text, item.column.head, self._times(item.column.head), self.dates)
            draft.deadline = choose_deadline(found, self.dates) or draft.deadline
        elif item.column is not None and item.column.until is not None and draft.deadline.date is None:
            draft.deadline = Deadline(
                None, date(item.column.until, 12, 31), Basis.PLAN_PERIOD, "deadline.last_year_of_table"
            )
        return [draft]

    def _with_target(self, task: Field | None, target: Field, drafts: list[Draft]) -> list[Draft]:
        """Task and target cell are one promise; sentences of the target cell that say more are promises of their own."""
        own = [draft for draft in self._plan(target.span) if not _repeated(draft, drafts)]
        stated = [draft for draft in drafts if draft.grade is not Grade.DECLARATORY]
        if len(stated) == 1 and not stated[0].targets:
            return self._filled(stated[0], [draft for draft in own if draft.grade is not Grade.DECLARATORY])
        if stated:
            return [*drafts, *(draft for draft in own if draft.grade is Grade.HARD)]
        checkable = [draft for draft in own if draft.grade is not Grade.DECLARATORY]
        levels = read_targets(self.text, target.span.start, target.span.end)
        if drafts and task is not None and levels and not any(self._acts(draft) for draft in checkable):
            return [self._draft(task.span, Grade.HARD, ["hard.row_target"], levels, target.span)]
        return checkable or drafts

    def _filled(self, task: Draft, own: Sequence[Draft]) -> list[Draft]:
        """A task without a number, and what the target cell says of it: the task with its number (新建幼儿园｜新建幼儿园3所), its
        size and state (建设污水处理厂｜日处理能力1万吨，建成投用), or promises of its own."""
        words = self.text[task.start : task.end].strip()
        others = []
        for draft in own:
            quoted = self.text[draft.start : draft.end]
            if words in quoted:
                return list(own)
            state = construction("cell.state").search(quoted)
            if not self._acts(draft) and draft.targets and _SIZE.search(quoted):
                task.targets = (*task.targets, *draft.targets)
                if task.grade is not Grade.HARD:
                    task.grade, task.rules = Grade.HARD, ["hard.row_target", *task.rules]
            elif (state is None or state.start() > _BARE_STATE) and draft.grade is Grade.HARD:
                others.append(draft)
        return [task, *others]

    def _acts(self, draft: Draft) -> bool:
        """Whether a promise of the target cell says itself what is to be done: it is not only a level reached."""
        if _LEVEL.search(self.text, draft.start, draft.end):
            return False
        return read_head(self.text, draft.start, draft.end, {}).kind in ("strong", "result")

    def _end_state(self, name: Field | None, states: Sequence[Field]) -> list[Draft]:
        """A row without a verb promises the state that stands beside its matter: `县医院｜主体封顶`, `农村公路｜160公里`."""
        if name is None:
            return []
        is_state = construction("cell.state")
        for state in states:
            words = state.span.of(self.text).strip()
            targets = read_targets(self.text, state.span.start, state.span.end)
            value = read_value(self.text, state.span, self._unit_words(state))
            if value is not None:
                targets = (target_of(self.text, value, metric_name(name.span.of(self.text)), "cell.value"),)
            if len(words) > _STATE_LENGTH or not (targets or is_state.search(words)):
                continue
            return [self._in_state(name, state, targets)]
        head = name.column.title if name.column else ""
        due = self.due.column.title if self.due is not None and self.due.column is not None else ""
        words = name.span.of(self.text)
        if self.led and (_PROJECT_HEAD.search(head) or is_state.search(words)) and _DONE_HEAD.search(due):
            return [self._draft(name.span, Grade.HARD, ["hard.row_done"], (), None)] if not states else []
        return []

    def _in_state(self, name: Field, state: Field, targets: tuple[Target, ...]) -> Draft:
        """The promise that a matter will be in the state that stands beside it; both are its words where they touch."""
        span = name.span
        outside: Span | None = state.span
        between = self.text[min(name.span.end, state.span.start) : state.span.start]
        if name.span.end <= state.span.start and not between.strip(" \t\u3000|"):
            span, outside = Span(name.span.start, state.span.end), None
        grade = Grade.HARD if targets or self.led else Grade.MILESTONE
        rule = "hard.row_target" if targets else "hard.row_state" if self.led else "milestone.row_state"
        return self._draft(span, grade, [rule], targets, outside)

    def _step_of_project(self, name: Field, target: Field) -> list[Draft]:
        """What the cell beside a project's name says of it in a few words is its step, and names no project itself: 主体封顶,
        完成土建工程."""
        head = name.column.title if name.column else ""
        words = target.span.of(self.text).strip()
        if (
            not _PROJECT_HEAD.search(head)
            or len(words) > _STATE_LENGTH
            or len(read_clauses(self.text, target.span)) > 1
        ):
            return []
        if (
            read_targets(self.text, target.span.start, target.span.end)
            or read_value(self.text, target.span) is not None
        ):
            return []
        steps = [draft for draft in self._plan(target.span) if draft.grade is not Grade.DECLARATORY]
        if not (steps or self._is_bare_state(target)):
            return []
        if any(draft.grade is not Grade.DECLARATORY for draft in self._plan(name.span)):
            return []
        joined = self._in_state(name, target, ())
        if steps:
            joined.deadline = steps[0].deadline if steps[0].times else joined.deadline
        return [joined]

    def _due_result(self, fields: Sequence[Field]) -> list[Draft]:
        """A row with a day of its own promises the result its words name, though they would promise nothing in running text."""
        if not self.led:
            return []
        names_result = construction("cell.result")
        for item in fields:
            clauses = read_clauses(self.text, item.span)
            for clause in clauses:
                if names_result.search(clause.of(self.text)):
                    span = Span(clauses[0].span.start, clause.span.end)
                    return [self._draft(span, Grade.HARD, ["hard.row_due"], (), None)]
        return []

    def _draft(
        self, span: Span, grade: Grade, rules: list[str], targets: tuple[Target, ...], outside: Span | None
    ) -> Draft:
        deadline = choose_deadline(self.led, self.dates) or plan_deadline(self.dates)
        return Draft(
            span.start, span.start, span.end, grade, rules, targets, deadline, False, (), opening=outside
        )

    def _dated(self, drafts: list[Draft]) -> list[Draft]:
        """Deadlines of a cell that names several, or none that can be read, given to the promises they stand with."""
        if self.due is None:
            return drafts
        if not self.led:
            stated = deadline_without_day(self.text, self.due.span, self.dates)
            for draft in drafts:
                if draft.deadline.basis is not Basis.EXPLICIT:
                    draft.deadline = stated
            return drafts
        parts = self._parts(self.due.span)
        open_ = [draft for draft in drafts if not draft.times]
        if len(parts) < 2 or not open_:
            return drafts
        for place, draft in enumerate(open_):
            words = set(_WORDS.findall(self.text[draft.quote : draft.end]))
            shared = [len(words & set(_WORDS.findall(label))) for label, _ in parts]
            if max(shared) > 1:
                draft.deadline = parts[shared.index(max(shared))][1]
            elif len(parts) == len(open_) and not any(label for label, _ in parts):
                draft.deadline = parts[place][1]
        return drafts

    def _parts(self, cell: Span) -> list[tuple[str, Deadline]]:
        """The pieces of a deadline cell with a day each, and the words beside the day."""
        found = []
        start = cell.start
        stops = [*(mark.start() for mark in _SEGMENTS.finditer(self.text, cell.start, cell.end)), cell.end]
        for stop in stops:
            piece = [time for time in self.led if start <= time.span.start < stop]
            deadline = choose_deadline(piece, self.dates) if piece else None
            if deadline is not None:
                label = self.text[start : piece[0].span.start] + self.text[piece[-1].span.end : stop]
                found.append(("".join(_WORDS.findall(label)).replace("完成", ""), deadline))
            start = stop
        return found


def _repeated(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether other drafts promise the same numbers."""
    values = {(target.value, target.unit) for other in others for target in other.targets}
    return bool(draft.targets) and all((target.value, target.unit) in values for target in draft.targets)


def restated(drafts: Sequence[Draft]) -> None:
    """Mark the promises of a table that says what came of them: they were made before."""
    for draft in drafts:
        draft.restated = True
        draft.rules = [*draft.rules, "restated.row"]
