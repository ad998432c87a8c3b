"""Made-up ledger entries: every status, reason and grade, and hostile text."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypedDict

from tracker.domain.ledger import DocumentInfo, LedgerEntry, Overview, ReportInfo
from tracker.domain.problem import Problem
from tracker.domain.promise import Commitment, Deadline, Measure, Target
from tracker.domain.responsible import responsible_unit
from tracker.domain.text import PartialDate, Period, Span
from tracker.domain.verdict import Comparison, Evidence, Mark, Verdict
from tracker.domain.vocabulary import (
    Basis,
    Change,
    Grade,
    Light,
    MarkKind,
    Op,
    Outcome,
    Reason,
    Status,
)
from tracker.reading.columns import read_columns
from tracker.reports import HEADS, MarkRow, read_marks

AS_OF = date(2021, 12, 31)
HEALTH = "云溪县卫生健康局"
HOUSING = "云溪县住房和城乡建设局"
PLAN_TITLE = "云溪县2021年上半年工作总结暨下半年工作思路"
LATER_TITLE = "云溪县2021年前三季度工作总结"

HOSTILE = (
    '=HYPERLINK("http://127.0.0.1","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "＝1+1",
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "{{ 7*7 }} {% raw %}",
    "[链接](javascript:alert(1)) ![图](x)",
    "# 标题 *强调* `code` | 表格 |",
    "1. 列表",
    "BEGIN:VALARM;X=1,2\\n\r\nEND:VEVENT",
    "甲\x00乙\x07丙\x1b[31m丁\x0b戊",
    "PAGE \\* MERGEFORMAT { QUOTE x }",
    "]]>&amp;&lt;<w:p/>",
    "_x0041_ &#65; www.example.com a@b.cn",
    "'单引号开头",
    "末尾反斜杠\\",
)
"""Texts that some format would obey if they were not made inert."""


class Wishes(TypedDict, total=False):
    """What a test may ask of a paper besides its kind and day; the fields of `ReportRequest`."""

    lang: str
    signature: str | None
    recipients: str | None
    work_requirements: tuple[str, ...] | None
    template: Path | None
    within_days: int


def target(raw: str = "80%", value: Any = 80.0, unit: str | None = "%", **more: Any) -> Target:
    return Target(raw, more.pop("op", Op.AT_LEAST), value, unit, more.pop("metric", "疫苗接种率"), **more)


def evidence(text: str = "全县18岁以上人群第二剂次接种率42.70%", **more: Any) -> Evidence:
    return Evidence(
        more.pop("document", "2021年前三季度总结.txt"),
        more.pop("report_id", "r2"),
        Span(120, 120 + len(text)),
        text,
        more.pop("score", 0.87654),
        report_date=PartialDate(2021, 9),
        section=more.pop("section", ("一、主要工作完成情况", "（二）疫情防控")),
        **more,
    )


def shortfall() -> tuple[Comparison, ...]:
    return (Comparison(target(), Measure("42.70%", 42.7, "%", "疫苗接种率"), satisfied=False),)


def entry(number: int = 1, **more: Any) -> LedgerEntry:
    """An overdue item that fell short, by default."""
    text = more.pop("text", "8月底前，完成全县18岁以上人群80%的疫苗接种任务")
    deadline = more.pop(
        "deadline", Deadline("8月底前", date(2021, 8, 31), Basis.EXPLICIT, "deadline.month_end")
    )
    status = more.pop("status", Status.OVERDUE)
    effective = more.pop("effective", deadline.date)
    overdue = status is Status.OVERDUE and effective is not None
    commitment = Commitment(
        Span(100 * number, 100 * number + len(text)),
        text,
        more.pop("grade", Grade.HARD),
        deadline,
        more.pop("targets", (target(),)),
        more.pop("soft", False),
        more.pop("lead", HEALTH),
        more.pop("restated", False),
        0,
        1,
        ("commitment.verb",),
    )
    verdict = Verdict(
        status,
        more.pop("reason", Reason.SHORTFALL),
        more.pop("outcome", Outcome.SHORT),
        more.pop("rule", "judge.value_below"),
        effective,
        (AS_OF - effective).days if overdue and effective else None,
        more.pop("evidence", (evidence(),)),
        more.pop("comparisons", shortfall()),
        mark=more.pop("mark", None),
        late=more.pop("late", False),
        conflicting=more.pop("conflicting", ()),
    )
    return LedgerEntry(
        more.pop("id", f"YX-{number:04d}"),
        more.pop("document", "2021年上半年总结.txt"),
        "d1",
        "r1",
        more.pop("report_title", PLAN_TITLE),
        PartialDate(2021, 6),
        more.pop("issuer", "云溪县人民政府"),
        more.pop("section", ("二、下半年工作思路", "（一）抓好疫苗接种")),
        commitment,
        verdict,
        more.pop("light", Light.RED),
        more.pop("topic", "卫生健康"),
        more.pop("year", 2021),
        **more,
    )


def silent(number: int, **more: Any) -> LedgerEntry:
    """An item no later report mentions."""
    base: dict[str, Any] = {
        "reason": Reason.NO_REPORT,
        "outcome": Outcome.SILENT,
        "evidence": (),
        "comparisons": (),
    }
    return entry(number, **{**base, **more})


def ledger() -> list[LedgerEntry]:
    """Every status, every reason, every grade and basis once."""
    at = datetime(2021, 12, 20, 9, 30, tzinfo=UTC)
    hidden = target("xx家", None, "家", metric="新建发热门诊", redacted=True)
    year_end = Deadline(None, date(2021, 12, 31), Basis.PLAN_PERIOD)
    return [
        entry(1),
        entry(
            2,
            text="力争9月底前完成6个老旧小区改造",
            soft=True,
            lead=HOUSING,
            targets=(target("6个", 6.0, "个", metric="老旧小区改造"),),
            deadline=Deadline("9月底前", date(2021, 9, 30), Basis.EXPLICIT),
            reason=Reason.UNFINISHED,
            outcome=Outcome.PROGRESS,
            evidence=(evidence("6个老旧小区中4个已完工，2个正在施工"),),
            comparisons=(),
            note="已电话核实，因雨季停工。",
            topic="住房城建",
            version=2,
        ),
        silent(
            3,
            text="年内建成县殡仪馆新馆并投入使用",
            lead="云溪县民政局",
            evidence=(
                evidence("殡葬服务水平进一步提升", score=0.31),
            ),  # the nearest found, judged to answer nothing
            targets=(),
            grade=Grade.MILESTONE,
            deadline=Deadline("年内", date(2021, 12, 31), Basis.EXPLICIT),
            topic="民政",
        ),
        entry(
            4,
            text="新增城镇就业3000人",
            status=Status.FULFILLED,
            reason=None,
            outcome=Outcome.MET,
            lead="云溪县人力资源和社会保障局",
            targets=(target("3000人", 3000.0, "人", metric="新增城镇就业"),),
            evidence=(evidence("新增城镇就业3120人"),),
            comparisons=(
                Comparison(
                    target("3000人", 3000.0, "人", metric="新增城镇就业"),
                    Measure("3120人", 3120.0, "人", "新增城镇就业"),
                    satisfied=True,
                ),
            ),
            deadline=year_end,
            light=Light.GREEN,
            late=True,
            mark=Mark(1, MarkKind.CLOSED, "王敏", at, "材料已核"),
        ),
        silent(
            5,
            text="2022年6月底前完成云溪大桥主体工程",
            status=Status.PENDING,
            reason=None,
            lead=HOUSING,
            targets=(),
            grade=Grade.MILESTONE,
            deadline=Deadline("2022年6月底前", date(2022, 6, 30), Basis.EXPLICIT),
            light=Light.YELLOW,
        ),
        silent(
            6,
            text="2022年1月15日前完成投资1.8亿元",
            status=Status.PENDING,
            reason=Reason.EXTENDED,
            lead=HOUSING,
            targets=(target("1.8亿元", 180_000_000.0, "元", metric="投资"),),
            deadline=Deadline("11月底前", date(2021, 11, 30), Basis.EXPLICIT),
            effective=date(2022, 1, 15),
            mark=Mark(2, MarkKind.EXTENDED, "王敏", at, "会议同意", new_deadline=date(2022, 1, 15)),
            light=Light.YELLOW,
            version=1,
        ),
        silent(
            7,
            text="x月底前新建发热门诊xx家",
            status=Status.UNVERIFIABLE,
            reason=Reason.REDACTED,
            targets=(hidden,),
            deadline=Deadline("x月底前", None, Basis.REDACTED),
            light=Light.OFF,
        ),
        silent(
            8,
            text="汛期前完成12座水库除险加固",
            status=Status.UNVERIFIABLE,
            reason=Reason.NO_LATER_REPORT,
            lead=None,
            issuer=None,
            targets=(target("12座", 12.0, "座", metric="水库除险加固"),),
            deadline=Deadline("汛期前", None, Basis.NONE),
            light=Light.OFF,
            topic=None,
        ),
        entry(
            9,
            text="居民登记失业率控制在5%-5.5%",
            status=Status.UNVERIFIABLE,
            reason=Reason.AMBIGUOUS,
            outcome=Outcome.PROGRESS,
            lead=None,
            targets=(target("5%-5.5%", (5.0, 5.5), "%", op=Op.RANGE, metric="居民登记失业率"),),
            deadline=year_end,
            conflicting=(evidence("失业率为6.1%"),),
            comparisons=(),
        ),
        silent(
            10,
            text="工业投资增长10%以上",
            status=Status.UNVERIFIABLE,
            reason=Reason.NOT_MENTIONED,
            targets=(target("10%以上", 10.0, "%", metric="工业投资", change=Change.INCREASE),),
            deadline=year_end,
        ),
        silent(
            11,
            text="持续优化营商环境",
            grade=Grade.DECLARATORY,
            status=Status.UNVERIFIABLE,
            reason=Reason.DECLARATORY,
            targets=(),
            deadline=year_end,
        ),
    ]


def hostile() -> list[LedgerEntry]:
    """Items whose every text field tries to be markup or a formula."""
    return [
        entry(
            100 + number,
            id=f"YX-{100 + number}",
            text=text,
            lead=text,
            issuer=text,
            note=text,
            topic=text,
            document=text,
            report_title=text,
            section=(text,),
            targets=(target(text, 1.0, text, metric=text),),
            evidence=(evidence(text, document=text, section=(text,)),),
            comparisons=(),
        )
        for number, text in enumerate(HOSTILE)
    ]


def documents() -> tuple[DocumentInfo, ...]:
    def report(id: str, title: str, day: PartialDate) -> ReportInfo:
        return ReportInfo(
            id,
            title,
            "云溪县人民政府",
            day,
            Period(date(2021, 1, 1), date(2021, 6, 30)),
            Period(date(2021, 7, 1), date(2021, 12, 31)),
            Span(0, 3000),
            11,
            20,
        )

    at = datetime(2021, 12, 1, tzinfo=UTC)
    first = report("r1", PLAN_TITLE, PartialDate(2021, 6))
    second = report("r2", LATER_TITLE, PartialDate(2021, 9))
    return (
        DocumentInfo("d1", "2021年上半年总结.txt", "/x/1.txt", "txt", "ab12", 3000, at, (first,)),
        DocumentInfo("d2", "2021年前三季度总结.txt", "/x/2.txt", "txt", "cd34", 3000, at, (second,)),
    )


def overview(entries: list[LedgerEntry], as_of: date = AS_OF) -> Overview:
    """The figures of these entries, counted by a plain loop."""

    def counts(names: list[Any]) -> tuple[Any, ...]:
        found: dict[Any, dict[Status, int]] = {}
        for name, item in zip(names, entries, strict=True):
            own = found.setdefault(name, {})
            own[item.verdict.status] = own.get(item.verdict.status, 0) + 1
        return tuple((name, tuple(own.items())) for name, own in found.items() if name is not None)

    total: dict[Status, int] = {}
    for item in entries:
        total[item.verdict.status] = total.get(item.verdict.status, 0) + 1
    due = tuple((days, sum(1 for item in entries if _due_within(item, as_of, days))) for days in (7, 30, 90))
    return Overview(
        as_of,
        len(entries),
        tuple(total.items()),
        (),
        counts([item.issuer for item in entries]),
        counts([responsible_unit(item.commitment.lead, item.issuer) or "" for item in entries]),
        counts([item.year for item in entries]),
        counts([item.topic for item in entries]),
        due,
    )


def _due_within(item: LedgerEntry, as_of: date, days: int) -> bool:
    day = item.verdict.deadline
    return item.verdict.status is Status.PENDING and day is not None and (day - as_of).days <= days


def marks_of(path: Path) -> tuple[tuple[MarkRow, ...], tuple[Problem, ...]]:
    """The marks in a workbook, read as a reader process reads it, in this one."""
    return read_marks(read_columns(path.read_bytes(), HEADS))
