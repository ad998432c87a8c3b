"""`python -m bench.large [ITEMS]`: what a person asks of 10,000 checkable items on a server and of a million, and the plans of
the slow queries. Not part of `python -m bench`: a million are made and laid out in half an hour."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from time import perf_counter, process_time

from .measure import Measured, measure
from .server import Server, server
from .table import show

SMALL, LARGE = 10_000, 1_000_000
DAY = date(2026, 3, 1)
PAGE = 50


def make(url: str, items: int) -> float:
    """A store of made-up commitments through the real filing, laid out where it is large; gives the seconds of that."""
    from db.schema import open_store
    from tests.store.made_up import fill
    from tracker.judging.policy import load_policy
    from tracker.service.ledger.laying_out import keep_up

    store = open_store(url)
    fill(store, items)
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")
    start = perf_counter()
    keep_up(store, load_policy(), DAY)
    taken = perf_counter() - start
    with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")
    store.close()
    return taken


def visit(url: str) -> dict[str, tuple[float, float]]:
    """Ask as a person does who opens the ledger: milliseconds of this process's CPU, and on the wall, by question."""
    from tracker.domain.ledger import LedgerQuery
    from tracker.domain.vocabulary import Status
    from tracker.service.workspace import Workspace

    times: dict[str, tuple[float, float]] = {}
    plain = LedgerQuery(DAY)
    with Workspace.open(url, read_only=True) as workspace:

        def timed(name: str, work: Callable[[], object]) -> None:
            wall, cpu = perf_counter(), process_time()
            work()
            times[name] = (process_time() - cpu) * 1000, (perf_counter() - wall) * 1000

        def first_page(query: LedgerQuery) -> None:
            view = workspace.beginning(query) or workspace.ledger(query)
            assert view.page(0, PAGE)

        def searched(word: str) -> LedgerQuery:
            return replace(plain, search=word)

        timed("the dashboard's first page", lambda: first_page(plain))
        timed("the whole list, and a page of it", lambda: workspace.ledger(plain).page(PAGE, PAGE))
        timed("list again", lambda: first_page(plain))
        timed("another order", lambda: first_page(replace(plain, sort="-overdue")))
        timed("a status", lambda: first_page(replace(plain, statuses=(Status.FULFILLED,))))
        timed("a unit", lambda: first_page(replace(plain, units=("县教育局",))))
        timed("overview", lambda: workspace.overview(plain))
        timed("first search, its first page", lambda: first_page(searched("社区公园")))
        timed("another search", lambda: first_page(searched("建成卫生室")))
        timed("how many it found", lambda: len(workspace.ledger(searched("启用养老"))))
        view = workspace.ledger(plain)
        timed("the last page", lambda: view.page(len(view) - PAGE, PAGE))
        timed("one item", lambda: workspace.entry(view.ids[PAGE], DAY))
    return times


def plans(serving: Server, database: str) -> list[str]:
    """How the server answers the first page of a ledger, and that of a search."""
    page = "ORDER BY by_status, report_id, start_at, r.commitment_id LIMIT 200"
    words = "SELECT 1 FROM ledger_words w WHERE w.commitment_id = r.commitment_id AND strpos(words, '社区公园') > 0"
    found = []
    for condition in ("true", f"EXISTS ({words})"):
        query = (
            "EXPLAIN (ANALYZE, COSTS OFF) SELECT r.commitment_id, item_id FROM ledger_row r"
            f" WHERE NOT dropped AND {condition} {page}"
        )
        found += [str(line) for (line,) in serving.execute(query, database)]
    return found


def main() -> None:
    """Print the table."""
    items = int(sys.argv[1]) if len(sys.argv) > 1 else LARGE
    with server() as serving:
        visited: dict[int, Measured] = {}
        notes = []
        for count in (SMALL, items):
            serving.execute(f"CREATE DATABASE items{count}")
            url = f"{serving.url}/items{count}"
            taken = measure(make, url, count).result
            notes.append(f"{count:,} items laid out in {taken:.0f} s")
            visited[count] = measure(visit, url)
        small, large = visited[SMALL], visited[items]
        rows = [
            [name, *(f"{cpu:.0f} ms, {wall:.0f}" for cpu, wall in (small.result[name], large.result[name]))]
            for name in small.result
        ]
        rows.append(["memory", f"{small.peak:.0f} MB", f"{large.peak:.0f} MB"])
        title = "A ledger on a server: CPU of the front end, and on the wall"
        show(title, ["", f"{SMALL:,}", f"{items:,}"], rows, [*notes, *plans(serving, f"items{items}")])


if __name__ == "__main__":
    main()
