"""The ledger of a day as rows of a database server, for ledgers too large to be held in memory.

The tables are derived from the others and stand beside the schema: they are made when a ledger has grown large, by
whoever writes it, and can be dropped at any time. Triggers note which reports have changed; their rows are then made again.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Connection

from tracker.domain.vocabulary import Grade, LoopStage, Reason, Status

from . import columns
from .column_types import one_of

LAYOUT = "1"
"""Grows with every change of what stands in the rows: they are then made anew."""

_META = sa.MetaData()

_PLACE = ("report_id", "start_at", "commitment_id")
_LOOKED_AT = ["dropped", "item_id"]  # a list is then read out of the index alone

rows = sa.Table(
    "ledger_row",
    _META,
    sa.Column("commitment_id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("report_id", sa.Integer, nullable=False),
    sa.Column("start_at", sa.Integer, nullable=False),
    sa.Column("item_id", sa.String, nullable=False),
    sa.Column("grade", one_of(Grade), nullable=False),
    sa.Column("status", one_of(Status), nullable=False),
    sa.Column("reason", one_of(Reason)),
    sa.Column("deadline", sa.Date),
    sa.Column("overdue_from", sa.Date),
    sa.Column("by_status", sa.Integer, nullable=False),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Column("review_class", sa.SmallInteger, nullable=False),
    sa.Column("review_worth", sa.Float, nullable=False),
    sa.Column("review_sure", sa.Float, nullable=False),
    sa.Column("soft", sa.Boolean, nullable=False),
    sa.Column("marked", sa.Boolean, nullable=False),
    sa.Column("altered", sa.Boolean, nullable=False),
    sa.Column("dropped", sa.Boolean, nullable=False),
    sa.Column("stage", one_of(LoopStage), nullable=False),
    sa.Column("year", sa.Integer),
    sa.Column("topic", sa.String, nullable=False),
    sa.Column("unit", sa.String, nullable=False),
    sa.Column("issuer", sa.String, nullable=False),
    sa.Column("target", sa.Float),
    sa.Index("ix_ledger_row_report", "report_id"),
    sa.Index("ix_ledger_row_status", "by_status", *_PLACE, postgresql_include=_LOOKED_AT),
    sa.Index("ix_ledger_row_overdue", "overdue_from", *_PLACE, postgresql_include=_LOOKED_AT),
    sa.Index("ix_ledger_row_unit", "unit", "by_status"),
    sa.Index("ix_ledger_row_year", "year", "by_status", *_PLACE),
)
"""One row for each live checkable item; `by_status` is its place in the order of statuses, `overdue_from` the deadline of
one that is overdue."""

words = sa.Table(
    "ledger_words",
    _META,
    sa.Column("commitment_id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("report_id", sa.Integer, nullable=False, index=True),
    sa.Column("words", sa.String, nullable=False),
    sa.Column("grams", postgresql.ARRAY(sa.Integer), nullable=False),
    sa.Index("ix_ledger_words_grams", "grams", postgresql_using="gin"),
)
"""What a search looks through, folded, and its pairs of characters as numbers."""

tallies = sa.Table(
    "ledger_tally",
    _META,
    sa.Column("facet", sa.String, primary_key=True),
    sa.Column("value", sa.String, primary_key=True),
    sa.Column("status", one_of(Status), primary_key=True),
    sa.Column("number", sa.Integer, nullable=False),
)
"""How many items that are not dropped have a value, by status."""

_due = sa.Table(
    "ledger_due",
    _META,
    sa.Column("report_id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("since", sa.Date, nullable=False, index=True),
)
"""Reports whose rows must be made again: at once (-infinity), or from the day on at which a verdict may turn."""

_state = sa.Table(
    "ledger_state",
    _META,
    sa.Column("layout", sa.String, primary_key=True),
    sa.Column("basis", sa.String, nullable=False),
    sa.Column("day", sa.Date, nullable=False),
)

SEPARATOR = "\x1f"
"""Between the words of an item as they were read and the others that a search looks through; no searched word holds it."""

_AT_ONCE = "DATE '-infinity'"

_CHANGED = {
    ("commitment",): "SELECT DISTINCT report_id FROM changed",
    ("finding",): "SELECT DISTINCT c.report_id FROM changed n JOIN commitment c ON c.id = n.commitment_id",
    ("pair",): "SELECT DISTINCT plan_id FROM changed",
    ("restatement",): (
        "SELECT DISTINCT c.report_id FROM changed n JOIN commitment c ON c.id IN (n.commitment_id, n.row_id)"
    ),
    ("report",): (
        "SELECT * FROM (SELECT id FROM changed"
        " UNION SELECT p.plan_id FROM changed n JOIN pair p ON p.later_id = n.id"
        " UNION SELECT r.id FROM changed n JOIN report r ON r.body = n.body) AS concerned"
    ),
    ("mark", "evidence_mark", "correction", "notice", "claim"): (
        "SELECT DISTINCT c.report_id FROM changed n JOIN commitment c ON c.item_id = n.item_id"
    ),
    ("unit", "body"): "SELECT id FROM report WHERE live AND EXISTS (SELECT 1 FROM changed)",
}
"""By the tables that were changed: the reports whose rows that concerns."""


_SAID_AGAIN = (
    "SELECT other.report_id FROM touched t JOIN commitment c ON c.report_id = t.report_id"
    " JOIN restatement r ON r.commitment_id = c.id JOIN commitment other ON other.id = r.row_id"
)
"""Whether a row that says a promise once more is shown hangs on that promise."""


@dataclass(frozen=True, slots=True)
class State:
    """What rows were made by, and the newest day any was made for."""

    layout: str
    basis: str
    day: date


# --- making them --------------------------------------------------------------------------------------------------


def state(connection: Connection) -> State | None:
    """What the rows are; None where there are none."""
    if connection.dialect.name != "postgresql":
        return None
    if connection.scalar(sa.text("SELECT to_regclass('ledger_state')")) is None:
        return None
    row = connection.execute(sa.select(_state)).first()
    return State(*row) if row is not None else None


def about(connection: Connection) -> int:
    """About how many checkable items there are, as far as the server knows without counting."""
    query = "SELECT greatest(reltuples, 0)::bigint FROM pg_class WHERE oid = 'commitment'::regclass"
    return int(connection.scalar(sa.text(query)) or 0)


def install(connection: Connection, basis: str, day: date) -> None:
    """Make the tables anew, with every live report still to be laid out."""
    _META.drop_all(connection)
    _META.create_all(connection)
    connection.exec_driver_sql("DROP FUNCTION IF EXISTS ledger_changed() CASCADE")
    branches = " ELS".join(
        f"IF TG_TABLE_NAME IN ({', '.join(map(repr, names))}) THEN"
        f" WITH RECURSIVE touched (report_id) AS ({query} UNION {_SAID_AGAIN}) INSERT INTO ledger_due"
        f" SELECT report_id, {_AT_ONCE} FROM touched ON CONFLICT (report_id) DO UPDATE SET since = excluded.since;"
        for names, query in _CHANGED.items()
    )
    connection.exec_driver_sql(
        "CREATE FUNCTION ledger_changed() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN {branches} END IF; RETURN NULL; END $$"
    )
    for names in _CHANGED:
        for table in names:
            for act, kind in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
                connection.exec_driver_sql(
                    f"CREATE TRIGGER {table}_ledger_{act.lower()} AFTER {act} ON {table}"
                    f" REFERENCING {kind} TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION ledger_changed()"
                )
    connection.execute(sa.insert(_state).values(layout=LAYOUT, basis=basis, day=day))
    connection.exec_driver_sql(f"INSERT INTO ledger_due SELECT id, {_AT_ONCE} FROM report WHERE live")


def today(connection: Connection) -> date:
    """The day it is for the server."""
    day = connection.execute(sa.select(sa.func.current_date())).scalar_one()
    assert isinstance(day, date)
    return day


def due(connection: Connection, day: date, most: int) -> list[int]:
    """Reports whose rows must be made again for a day, at most so many."""
    query = sa.select(_due.c.report_id).where(_due.c.since <= day).order_by(_due.c.report_id).limit(most)
    return list(connection.execute(query).scalars())


def put(
    connection: Connection,
    day: date,
    reports: Collection[int],
    made: Sequence[Mapping[str, Any]],
    texts: Mapping[int, tuple[int, str, Collection[int]]],
    until: Mapping[int, date],
) -> None:
    """Replace the rows of some reports, as of a day. `texts` gives by commitment: its report, its words and their pairs;
    `until` by report the day from which on it must be looked at again."""
    keys = list(reports)
    _tally(connection, keys, "-")
    connection.execute(sa.delete(rows).where(rows.c.report_id.in_(keys)))
    _copy(connection, rows, ([one[column.name] for column in rows.c] for one in made))
    _tally(connection, keys, "")
    connection.execute(sa.delete(tallies).where(tallies.c.number == 0))
    stored = sa.select(words.c.commitment_id, words.c.words).where(words.c.report_id.in_(keys))
    known: dict[int, str] = dict(connection.execute(stored).all())
    new = {key: one for key, one in texts.items() if known.get(key) != one[1]}
    gone = [key for key in known if key not in texts or key in new]
    if gone:
        connection.execute(sa.delete(words).where(words.c.commitment_id.in_(gone)))
    _copy(connection, words, ([key, report, text, list(grams)] for key, (report, text, grams) in new.items()))
    connection.execute(sa.delete(_due).where(_due.c.report_id.in_(keys)))
    if until:
        connection.execute(
            sa.insert(_due), [{"report_id": key, "since": since} for key, since in until.items()]
        )
    connection.execute(sa.update(_state).where(_state.c.day < day).values(day=day))


def settle(connection: Connection) -> None:
    """Have the server count the rows, once many are new: its plans rest on that."""
    for table in (rows, words, tallies):
        connection.exec_driver_sql(f"ANALYZE {table.name}")


def _copy(connection: Connection, into: sa.Table, values: Iterable[Sequence[Any]]) -> None:
    names = ", ".join(column.name for column in into.c)
    driver: Any = connection.connection.dbapi_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {into.name} ({names}) FROM STDIN") as copy:
        for one in values:
            copy.write_row(one)


_FACETS = {
    "issuer": "issuer",
    "unit": "unit",
    "topic": "topic",
    "year": "year",
    "reason": "reason",
    "grade": "grade",
    "deadline": "deadline",
    "report": "report_id",
    "review": "CASE WHEN review_class < 5 THEN 1 END",
}
"""What items are counted by; an item without a value is counted by status alone."""


_PAIRS = sa.text(
    "LATERAL (VALUES ('', ''), "
    + ", ".join(f"('{name}', CAST({expression} AS varchar))" for name, expression in _FACETS.items())
    + ") AS pairs (facet, value)"
)


def _counted(condition: sa.ColumnElement[bool], facets: Collection[str]) -> sa.Select[Any]:
    """Facet, value, status and number of the rows that meet a condition."""
    facet = sa.literal_column("pairs.facet", sa.String)
    value = sa.literal_column("pairs.value", sa.String)
    return (
        sa.select(
            facet.label("facet"),
            value.label("value"),
            rows.c.status,
            sa.cast(sa.func.count(), sa.Integer).label("number"),
        )
        .select_from(rows, _PAIRS)
        .where(condition, value.is_not(None), facet.in_(["", *facets]))
        .group_by(facet, value, rows.c.status)
    )


def _tally(connection: Connection, reports: Sequence[int], sign: str) -> None:
    condition = sa.and_(rows.c.report_id.in_(reports), rows.c.dropped.is_(False))
    counted = _counted(condition, _FACETS).subquery()
    number = -counted.c.number if sign else counted.c.number
    insert = postgresql.insert(tallies).from_select(
        ["facet", "value", "status", "number"],
        sa.select(counted.c.facet, counted.c.value, counted.c.status, number),
    )
    connection.execute(
        insert.on_conflict_do_update(
            index_elements=["facet", "value", "status"],
            set_={"number": tallies.c.number + insert.excluded.number},
        )
    )


# --- asking them --------------------------------------------------------------------------------------------------

Counted = dict[str, dict[str, dict[Status, int]]]
"""Facet, value, status → how many items; the facet "" counts all of them."""


def counts(
    connection: Connection, condition: sa.ColumnElement[bool] | None, facets: Collection[str]
) -> Counted:
    """How many rows that meet a condition have which values; for None all that are not dropped, which are counted already."""
    query = (
        sa.select(tallies).where(tallies.c.facet.in_(["", *facets]))
        if condition is None
        else _counted(condition, facets)
    )
    found: Counted = {name: {} for name in ("", *facets)}
    for facet, value, status, number in connection.execute(query):
        found[facet].setdefault(value, {})[Status(status)] = number
    return found


def stages(connection: Connection, condition: sa.ColumnElement[bool]) -> list[tuple[str, LoopStage, int]]:
    """By unit and stage: how many rows meet a condition."""
    query = (
        sa.select(rows.c.unit, rows.c.stage, sa.func.count())
        .where(condition)
        .group_by(rows.c.unit, rows.c.stage)
    )
    return [(unit, stage, number) for unit, stage, number in connection.execute(query)]


def issuers(connection: Connection) -> list[tuple[int, str | None, str | None]]:
    """Key, issuer and body of every live report."""
    r = columns.report.c
    query = sa.select(r.id, r.issuer, r.body).where(r.live.is_(True)).order_by(r.id)
    return [(key, issuer, body) for key, issuer, body in connection.execute(query)]


def documents(connection: Connection, reports: Collection[int] | None = None) -> dict[int, tuple[str, str]]:
    """By live report: the public id and the name of its document."""
    r, d = columns.report.c, columns.document.c
    query = (
        sa.select(r.id, d.public_id, d.name)
        .join(columns.document, d.id == r.document_id)
        .where(r.live.is_(True))
    )
    if reports is not None:
        query = query.where(r.id.in_(reports))
    return {key: (public_id, name) for key, public_id, name in connection.execute(query)}
