"""Declaratory commitments, several times as many as all others: a report's in one row, until a person decides about one.

A key tells where one stands: keys of such commitments are negative, those of commitments with a row of their own are not.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from . import columns, commitment_rows
from .core import portions, rows_in
from .packing import PackedCommitments, packed_commitments
from .records import LedgerLine, NewCommitment, StoredCommitment

_packs = columns.declarations
_declared = columns.declared
_report = columns.report
_text = columns.document_text
_commitment = columns.commitment

_PLACES = 1 << 20
"""More than the commitments of one report: no document has as many characters of promises."""

_DIGEST = 32
"""Bytes of a SHA-256."""


def key_of(report: int, at: int) -> int:
    """The key of the commitment at a position of a report's declarations."""
    return -(report * _PLACES + at)


def of_rows(keys: Iterable[int]) -> list[int]:
    """Those of some keys that are keys of rows."""
    return [key for key in keys if key >= 0]


def add(
    connection: Connection, report: int, new: Sequence[NewCommitment], identities: Sequence[str], text: str
) -> None:
    """Store the declaratory commitments of a report that has none yet, with what their ids are made of."""
    if not new:
        return
    if len(new) >= _PLACES:
        raise ValueError("more commitments than a report has places for")
    connection.execute(
        sa.insert(_packs).values(
            report_id=report,
            number=len(new),
            leads=sorted({one.commitment.lead for one in new if one.commitment.lead}),
            identities=b"".join(bytes.fromhex(identity) for identity in identities),
            data=packed_commitments(new, text),
        )
    )
    _find_by(connection, report, sorted(one.item_id for one in new))


def _find_by(connection: Connection, report: int, items: Sequence[str]) -> None:
    """Let items be found in a report; one statement, for a report has hundreds."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            "INSERT INTO declared (item_id, report_id) SELECT unnest(%s::varchar[]), %s",
            (list(items), report),
        )
    else:
        connection.exec_driver_sql(
            "INSERT INTO declared (item_id, report_id) VALUES (?, ?)", [(item, report) for item in items]
        )


@dataclass(slots=True)
class _Pack:
    """The declarations of one report; `ordinal` is its position in its document, `text` the document's where asked for."""

    report: int
    ordinal: int
    identities: bytes
    held: PackedCommitments
    text: str

    def stored(self, at: int) -> StoredCommitment:
        one = self.held.commitment(at, self.ordinal, self.text)
        key = key_of(self.report, at)
        return StoredCommitment(key, one.item_id, self.report, one.commitment, one.year, one.topic, 0)

    def identity(self, at: int) -> str:
        return self.identities[at * _DIGEST : (at + 1) * _DIGEST].hex()


def _read(
    connection: Connection, reports: Iterable[int] | None, *, live: bool, texts: bool = True
) -> Iterator[_Pack]:
    """The declarations of reports, of all for None; only of `live` ones, when asked."""
    text = _text.c.text if texts else sa.literal("").label("text")
    query = sa.select(_packs, _report.c.ordinal, text).join(_report, _report.c.id == _packs.c.report_id)
    if texts:
        query = query.join(_text, _text.c.document_id == _report.c.document_id)
    if live:
        query = query.where(_report.c.live.is_(True))
    query = query.order_by(_packs.c.report_id)
    rows = (
        connection.execute(query.execution_options(yield_per=100)).mappings()
        if reports is None
        else rows_in(connection, query, _packs.c.report_id, reports)
    )
    for row in rows:
        yield _Pack(
            row["report_id"],
            row["ordinal"],
            bytes(row["identities"]),
            PackedCommitments(bytes(row["data"])),
            row["text"],
        )


def _homes(connection: Connection, items: Iterable[str], *, live: bool = False) -> dict[str, list[int]]:
    """By item: the reports in whose declarations it stands."""
    query = sa.select(_declared.c.item_id, _declared.c.report_id)
    if live:
        query = query.join(_report, _report.c.id == _declared.c.report_id).where(_report.c.live.is_(True))
    result: dict[str, list[int]] = defaultdict(list)
    for row in rows_in(connection, query, _declared.c.item_id, items):
        result[row["item_id"]].append(row["report_id"])
    return dict(result)


def found(connection: Connection, items: Iterable[str], *, live: bool = False) -> set[str]:
    """Those of the items that stand in declarations; in those of live reports, when asked."""
    return set(_homes(connection, items, live=live))


def starting(connection: Connection, prefix: str, limit: int) -> list[str]:
    """Items in declarations whose id begins with `prefix`."""
    query = sa.select(_declared.c.item_id).where(_declared.c.item_id.startswith(prefix, autoescape=True))
    return list(connection.execute(query.distinct().order_by(_declared.c.item_id).limit(limit)).scalars())


def identities(connection: Connection, items: Iterable[str]) -> dict[str, str]:
    """By item, for those that stand in declarations: what its id is made of."""
    homes = _homes(connection, items)
    result: dict[str, str] = {}
    for pack in _read(connection, {some[0] for some in homes.values()}, live=False, texts=False):
        for at in pack.held.places():
            if pack.held.item(at) in homes:
                result[pack.held.item(at)] = pack.identity(at)
    return result


def of_reports(connection: Connection, reports: Iterable[int]) -> list[StoredCommitment]:
    """The declaratory commitments of reports."""
    return [pack.stored(at) for pack in _read(connection, reports, live=False) for at in pack.held.places()]


def of_items(connection: Connection, items: Iterable[str], *, live: bool) -> list[StoredCommitment]:
    """The declaratory commitments that are some items; in live reports only, when asked."""
    homes = _homes(connection, items)
    reports = {report for some in homes.values() for report in some}
    return [
        pack.stored(at)
        for pack in _read(connection, reports, live=live)
        for at in pack.held.places()
        if pack.held.item(at) in homes
    ]


def by_keys(connection: Connection, keys: Iterable[int]) -> list[StoredCommitment]:
    """The commitments of negative keys, but for those that became rows since."""
    places = _places(keys)
    return [
        pack.stored(at)
        for pack in _read(connection, places, live=False)
        for at in places[pack.report]
        if at < len(pack.held) and pack.held.holds(at)
    ]


def moved(connection: Connection, keys: Iterable[int]) -> dict[int, int]:
    """Of negative keys those whose commitments became rows since, with the keys of these rows."""
    places = _places(keys)
    before: dict[tuple[int, str], int] = {}
    for pack in _read(connection, places, live=False, texts=False):
        for at in places[pack.report]:
            if at < len(pack.held) and not pack.held.holds(at):
                before[(pack.report, pack.held.item(at))] = key_of(pack.report, at)
    query = sa.select(_commitment.c.id, _commitment.c.report_id, _commitment.c.item_id)
    rows = rows_in(connection, query, _commitment.c.item_id, [item for _, item in before])
    return {
        before[(row["report_id"], row["item_id"])]: row["id"]
        for row in rows
        if (row["report_id"], row["item_id"]) in before
    }


def _places(keys: Iterable[int]) -> dict[int, list[int]]:
    places: dict[int, list[int]] = defaultdict(list)
    for key in keys:
        report, at = divmod(-key, _PLACES)
        places[report].append(at)
    return places


def lines(connection: Connection, items: Collection[str] | None = None) -> list[LedgerLine]:
    """The declaratory commitments of live reports (or those of some items) in their narrowest form."""
    reports = None
    if items is not None:
        reports = {report for some in _homes(connection, items, live=True).values() for report in some}
    return [
        pack.held.line(at, key_of(pack.report, at), pack.report)
        for pack in _read(connection, reports, live=True, texts=False)
        for at in pack.held.places()
        if items is None or pack.held.item(at) in items
    ]


def live(connection: Connection) -> Iterator[StoredCommitment]:
    """All declaratory commitments of live reports."""
    for pack in _read(connection, None, live=True):
        for at in pack.held.places():
            yield pack.stored(at)


def numbers(connection: Connection) -> dict[int, int]:
    """By report key: how many declaratory commitments it has that are no rows."""
    return dict(connection.execute(sa.select(_packs.c.report_id, _packs.c.number)).all())


def leads(connection: Connection) -> set[str]:
    """The responsible units that they name in live reports."""
    query = sa.select(_packs.c.leads).join(_report, _report.c.id == _packs.c.report_id)
    rows = connection.execute(query.where(_report.c.live.is_(True))).scalars()
    return {lead for some in rows for lead in some}


def settle(connection: Connection, items: Iterable[str]) -> None:
    """Make items and rows of those that stand in declarations, so that what people decide can be kept with them."""
    homes = _homes(connection, items)
    if not homes:
        return
    given: dict[str, str] = {}
    settled: list[tuple[int, list[NewCommitment]]] = []
    for pack in list(_read(connection, {key for some in homes.values() for key in some}, live=False)):
        held = pack.held
        places = [at for at in held.places() if held.item(at) in homes]
        given.update({pack.identity(at): held.item(at) for at in places})
        settled.append((pack.report, [held.commitment(at, pack.ordinal, pack.text) for at in places]))
        connection.execute(
            sa.update(_packs)
            .where(_packs.c.report_id == pack.report)
            .values(data=held.without(places), number=_packs.c.number - len(places))
        )
    for portion in portions(homes):
        connection.execute(sa.delete(_declared).where(_declared.c.item_id.in_(portion)))
    commitment_rows.add_items(connection, given)
    for report, rows in settled:
        commitment_rows.add(connection, report, rows)


def forget(connection: Connection, report: int) -> dict[str, str]:
    """Remove the declarations of a report; gives, by item, what the ids are made of that stand nowhere else now."""
    gone: dict[str, str] = {}
    for pack in list(_read(connection, [report], live=False, texts=False)):
        gone = {pack.held.item(at): pack.identity(at) for at in pack.held.places()}
    connection.execute(sa.delete(_packs).where(_packs.c.report_id == report))
    for portion in portions(gone):
        connection.execute(
            sa.delete(_declared).where(_declared.c.report_id == report, _declared.c.item_id.in_(portion))
        )
    elsewhere = found(connection, gone)
    return {item: identity for item, identity in gone.items() if item not in elsewhere}
