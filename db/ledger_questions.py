"""Questions asked of the rows of a large ledger: which are meant, in which order, and a stretch of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Connection

from tracker.domain.ledger import LedgerQuery
from tracker.domain.vocabulary import Status

from . import columns
from .ledger_rows import SEPARATOR, rows, words

_report = columns.report
_document = columns.document
_row = rows.c

Condition = sa.ColumnElement[bool]
"""Which rows are meant."""

OF_STATUS = 100_000_000
"""Places in the order of statuses that each has; see `ledger_rows.rows`."""

_COMMON = 0.01
"""Share of the items from which on a searched word is common: the ledger is walked in its order then, for soon a page is full.
The items of a rarer word are fetched and put in order. At this share of a million both take a tenth of a second."""

_SAMPLE = 4000
"""Items looked at for that."""


@dataclass(frozen=True, slots=True)
class Needle:
    """A searched word, folded, with its pairs of characters and the items it is the id of."""

    word: str
    grams: Sequence[int]
    items: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """A column to sort by, and whether downwards; what has no value comes last either way."""

    column: sa.ColumnElement[Any]
    down: bool = False

    def clause(self, backwards: bool) -> sa.UnaryExpression[Any]:
        """As SQL, from the end when `backwards`."""
        down = self.down is not backwards
        made = self.column.desc() if down else self.column.asc()
        # PostgreSQL's own places for NULL: last upwards, first downwards. Only where these are wanted does an index serve.
        if self.down:
            return made.nulls_first() if backwards else made.nulls_last()
        return made


_TEXT_ORDER = (Order(_row.report_id), Order(_row.start_at), Order(_row.commitment_id))


def _alphabetical(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """GB 18030 puts the common characters in the order of their pinyin."""
    return sa.func.convert_to(sa.func.nullif(column, ""), "GB18030")


_SORTS: dict[str, tuple[sa.ColumnElement[Any], ...]] = {
    "status": (_row.by_status,),
    "deadline": (_row.deadline,),
    "confidence": (_row.confidence,),
    "review": (_row.review_class, _row.review_worth, _row.review_sure),
    "year": (_row.year,),
    "unit": (_alphabetical(_row.unit),),
    "topic": (_alphabetical(_row.topic),),
    "issuer": (_alphabetical(_report.c.issuer),),
    "document": (_alphabetical(_document.c.name),),
    "text": (_alphabetical(sa.func.split_part(words.c.words, SEPARATOR, 1)),),
    "target": (_row.target,),
}


def order(sort: str) -> tuple[Order, ...]:
    """An order of `LEDGER_SORTS`; ties stand as in the text."""
    name, down = sort.removeprefix("-"), sort.startswith("-")
    if name == "overdue":  # the longest overdue has the earliest deadline
        return (Order(_row.overdue_from, not down), *_TEXT_ORDER)
    if name not in _SORTS:
        raise ValueError(f"not an order of the ledger: {name!r}")
    return (*(Order(column, down) for column in _SORTS[name]), *_TEXT_ORDER)


def condition(
    query: LedgerQuery,
    *,
    reports: Sequence[Collection[int]],
    units: Collection[str],
    needles: Sequence[Needle],
    ranks: dict[Status, int],
    common: bool,
) -> Condition:
    """The rows a query means. `reports` are the sets of reports that must hold an item, `units` what the units asked for
    are called; `common` is whether the searched words are in many items. Lights and declaratory items are not among what
    rows know.
    """
    tests: list[Condition] = [_searched(one, common) for one in needles]
    if query.dropped is not None:
        tests.append(_row.dropped.is_(query.dropped))
    if query.statuses:
        places = [(ranks[status] * OF_STATUS, (ranks[status] + 1) * OF_STATUS) for status in query.statuses]
        tests.append(sa.or_(*(sa.and_(_row.by_status >= low, _row.by_status < high) for low, high in places)))
    tests += [_row.report_id.in_(some) for some in reports]
    for column, wanted in (
        (_row.grade, query.grades),
        (_row.reason, query.reasons),
        (_row.unit, units),
        (_row.year, query.years),
        (_row.topic, query.topics),
        (_row.stage, query.stages),
    ):
        if wanted:
            tests.append(column.in_(wanted))
    if query.soft is not None:
        tests.append(_row.soft.is_(query.soft))
    if query.marked is not None:
        tests.append(_row.marked.is_(query.marked))
    if query.to_review:
        tests.append(_row.review_class < 5)
    if query.altered:
        tests.append(_row.altered.is_(True))
    if query.due_from is not None:
        tests.append(_row.deadline >= query.due_from)
    if query.due_to is not None:
        tests.append(_row.deadline <= query.due_to)
    return sa.and_(sa.true(), *tests)


def _searched(needle: Needle, common: bool) -> Condition:
    looked_through = words.alias()  # an order by the text joins the words too
    key = looked_through.c.commitment_id
    held = sa.func.strpos(looked_through.c.words, needle.word) > 0
    if common or not needle.grams:
        found: Condition = sa.exists().where(key == _row.commitment_id, held)
    else:
        lettered = looked_through.c.grams.contains(list(needle.grams))
        # As a list, and not as a table to be joined with: the server would read all rows for a few of them.
        keys = sa.select(key).where(lettered, held).scalar_subquery()
        found = _row.commitment_id == sa.any_(sa.func.array(keys, type_=postgresql.ARRAY(sa.Integer)))
    return sa.or_(found, _row.commitment_id.in_(needle.items)) if needle.items else found


def is_common(connection: Connection, needles: Sequence[Needle]) -> bool:
    """Whether the searched words seem to be in many items; what is found is the same either way."""
    known = "SELECT reltuples FROM pg_class WHERE oid = CAST(:name AS regclass)"
    every = max(float(connection.scalar(sa.text(known), {"name": words.name}) or 0), _SAMPLE)
    some = sa.tablesample(words, sa.func.system(100 * _SAMPLE / every))
    held = [sa.func.strpos(some.c.words, needle.word) > 0 for needle in needles]
    looked_at = sa.select(sa.func.count(), sa.func.count().filter(*held)).select_from(some)
    all_of_them, found = connection.execute(looked_at).one()
    return bool(found > _COMMON * all_of_them)


def of_item(connection: Connection, item: str) -> list[int]:
    """The commitments of an item."""
    commitment = columns.commitment.c
    query = sa.select(commitment.id).where(commitment.item_id == item)
    return list(connection.execute(query).scalars())


def _joined(sort: str) -> Any:
    name = sort.removeprefix("-")
    if name == "text":
        return rows.join(words, words.c.commitment_id == _row.commitment_id)
    if name in ("issuer", "document"):
        return rows.join(_report, _report.c.id == _row.report_id).join(
            _document, _document.c.id == _report.c.document_id
        )
    return rows


def stretch(
    connection: Connection,
    condition: Condition,
    sort: str,
    offset: int,
    limit: int | None,
    total: int | None = None,
) -> list[tuple[int, str]]:
    """Commitment and item of some rows in an order; with `total`, how many there are in all, from the nearer end."""
    backwards = total is not None and limit is not None and offset > total // 2
    if backwards and total is not None and limit is not None:
        limit = max(0, min(limit, total - offset))
        offset = max(0, total - offset - limit)
    query = (
        sa.select(_row.commitment_id, _row.item_id)
        .select_from(_joined(sort))
        .where(condition)
        .order_by(*(one.clause(backwards) for one in order(sort)))
        .offset(offset)
        .limit(limit)
    )
    found = [(key, item) for key, item in connection.execute(query)]
    return found[::-1] if backwards else found


def count(connection: Connection, condition: Condition) -> int:
    """How many rows are meant."""
    return connection.execute(sa.select(sa.func.count()).select_from(rows).where(condition)).scalar_one()


def place(connection: Connection, condition: Condition, sort: str, item: str) -> int | None:
    """Where an item stands among the rows that are meant; None where it does not."""
    clauses = [one.clause(False) for one in order(sort)]
    numbered = (
        sa.select(_row.item_id, sa.func.row_number().over(order_by=clauses).label("place"))
        .select_from(_joined(sort))
        .where(condition)
        .subquery()
    )
    query = sa.select(sa.func.min(numbered.c.place)).where(numbered.c.item_id == item)
    found = connection.execute(query).scalar_one()
    return None if found is None else found - 1
