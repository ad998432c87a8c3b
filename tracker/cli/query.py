"""The options that choose items of the ledger, and the query they make."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, TypeVar

import click

from tracker.domain.ledger import LEDGER_SORTS, LedgerQuery
from tracker.domain.vocabulary import Grade, Reason, Status
from tracker.wording import Both

from . import parameters
from .help import option
from .store import today

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (
    option(
        "--status",
        "statuses",
        multiple=True,
        type=parameters.Member(Status),
        about=Both(
            "只要这种状态，可多次给出：fulfilled pending overdue unverifiable",
            "only this status; may be given more than once: fulfilled pending overdue unverifiable",
        ),
    ),
    option(
        "--reason",
        "reasons",
        multiple=True,
        type=parameters.Member(Reason),
        about=Both(
            "只要这种理由，如 shortfall unfinished no_report",
            "only this reason, such as shortfall unfinished no_report",
        ),
    ),
    option(
        "--grade",
        "grades",
        multiple=True,
        type=parameters.Member(Grade),
        about=Both(
            "只要这一级：hard milestone declaratory；默认前两级",
            "only this grade: hard milestone declaratory; default the first two",
        ),
    ),
    option(
        "--issuer",
        "issuers",
        multiple=True,
        metavar="NAME",
        about=Both("只要这个发文单位", "only this issuer"),
    ),
    option(
        "--unit",
        "units",
        multiple=True,
        metavar="NAME",
        about=Both("只要这个责任单位", "only this responsible unit"),
    ),
    option(
        "--document",
        "documents",
        multiple=True,
        metavar="NAME",
        about=Both("只要这份文件", "only this document"),
    ),
    option(
        "--year",
        "years",
        multiple=True,
        type=int,
        metavar="YEAR",
        about=Both("只要这一年的计划", "only plans of this year"),
    ),
    option(
        "--search",
        default="",
        metavar="TEXT",
        about=Both("原文、指标或单位里有这些字", "text, metric or unit contains this"),
    ),
    option(
        "--altered",
        is_flag=True,
        about=Both(
            "只要人工标记之后承诺内容（目标或期限）有变的",
            "only what promises another target or deadline than when it was marked",
        ),
    ),
    option(
        "--dropped",
        is_flag=True,
        about=Both("连同已剔除、已拆分的", "with those that were dropped or split"),
    ),
    option(
        "--sort",
        default="status",
        type=click.Choice([*LEDGER_SORTS, *(f"-{name}" for name in LEDGER_SORTS)]),
        metavar="COLUMN",
        about=Both(
            "按哪一列排序，前加 - 为倒序：" + " ".join(LEDGER_SORTS),
            "column to sort by, with - in front for descending: " + " ".join(LEDGER_SORTS),
        ),
    ),
)


def filters(function: F) -> F:
    """Adds the options above and `--as-of`; the command gets one argument `query`."""

    @wraps(function)
    def with_query(
        *args: Any,
        as_of: date | None,
        statuses: tuple[Status, ...],
        reasons: tuple[Reason, ...],
        grades: tuple[Grade, ...],
        issuers: tuple[str, ...],
        units: tuple[str, ...],
        documents: tuple[str, ...],
        years: tuple[int, ...],
        search: str,
        altered: bool,
        dropped: bool,
        sort: str,
        **others: Any,
    ) -> Any:
        query = LedgerQuery(
            as_of=as_of or today(),
            statuses=statuses,
            reasons=reasons,
            grades=grades or (Grade.HARD, Grade.MILESTONE),
            issuers=issuers,
            units=units,
            documents=documents,
            years=years,
            search=search,
            sort=sort,
            altered=altered,
            dropped=None if dropped else False,
        )
        return function(*args, query=query, **others)

    decorated: Any = with_query
    for add in reversed((parameters.as_of, *_OPTIONS)):
        decorated = add(decorated)
    return decorated  # type: ignore[no-any-return]
