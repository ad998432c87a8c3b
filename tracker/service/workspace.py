"""The one door to stored state for the command line, the dashboard and whoever makes reports."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db import copying, documents, people
from db.engine import Store
from db.errors import StoreError
from db.schema import open_store
from tracker.domain.chain import Chain
from tracker.domain.ledger import (
    DocumentInfo,
    IngestSummary,
    IssuerInfo,
    LedgerDetail,
    LedgerEntry,
    LedgerQuery,
    Overview,
)
from tracker.domain.policy import Policy
from tracker.domain.promise import Achievement
from tracker.domain.text import PartialDate, Period
from tracker.domain.verdict import Evidence
from tracker.domain.vocabulary import EvidenceDecision, LoopStage, MarkKind
from tracker.files.inputs import with_journals
from tracker.judging.policy import load_policy
from tracker.service.filing import body_identity
from tracker.service.ledger import item_view
from tracker.service.ledger.answers import Answers
from tracker.service.ledger.entry_view import Judging
from tracker.service.ledger.lazy_entries import LedgerView
from tracker.service.ledger.overview_figures import Facets
from tracker.service.people import review
from tracker.service.people.office import Office
from tracker.service.people.review import MarkResult, UndoResult
from tracker.service.processes.progress import Progress

from .insight import Insight

if TYPE_CHECKING:
    from .cluster import Cluster

__all__ = ["Facets", "LedgerView", "MarkResult", "Progress", "StoreError", "UndoResult", "Workspace"]


class Unset:
    """Says that a field is left as it is, where None is a value of its own."""


UNSET = Unset()


class Workspace:
    """An open store with the policy it is judged by. A context manager; its methods may be called from any thread.

    `light_preset` names the preset of the policy that lights are shown by, None for the first.
    """

    def __init__(self, store: Store, policy: Policy, light_preset: str | None = None) -> None:
        self._store = store
        self.policy = policy
        self._answers = Answers(store, policy, light_preset)
        self.office = Office(store, policy)
        self.insight = Insight(store, policy)

    @classmethod
    def open(
        cls, url: str | Path, *, policy: Policy | None = None, create: bool = True, read_only: bool = False
    ) -> "Workspace":
        """Open a store (a file, or an SQLAlchemy URL), making it when missing. StoreError says why it cannot be.

        One that may only be read (or with `read_only`) can be looked at; what would change it is a StoreError
        `store.read_only`.
        """
        store = open_store(url, create=create, read_only=read_only)
        return cls(store, policy if policy is not None else load_policy())

    @property
    def light_preset(self) -> str | None:
        """The preset of the policy that lights are shown by, None for the first."""
        return self._answers.preset

    @light_preset.setter
    def light_preset(self, name: str | None) -> None:
        self._answers.preset = name

    def close(self) -> None:
        """Give the store back."""
        self._store.close()

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @property
    def place(self) -> str:
        """The store's file or URL, without a password."""
        return self._store.place

    @property
    def read_only(self) -> bool:
        """Whether the store can only be looked at."""
        return self._store.read_only

    @property
    def is_own(self) -> bool:
        """Whether the store is a file of this machine, not a database that others judge too."""
        return self._store.path is not None

    def kept_files(self) -> tuple[Path, ...]:
        """The files no output may be written over: the store with its journals, and the documents it was read from."""
        own = with_journals(self._store.path) if self._store.path is not None else ()
        return (*own, *(Path(document.path) for document in self.documents()))

    # --- reading documents in -------------------------------------------------------------------------------------

    def ingest(
        self,
        paths: Sequence[Path],
        *,
        jobs: int = 1,
        issuer: str | None = None,
        date: PartialDate | None = None,
        keep_originals: bool = False,
        by: str = "",
        now: datetime,
        on_progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> IngestSummary:
        """Import files and folders with `jobs` reader processes, then judge what the new reports touch.

        Whole documents only: each is one transaction, so an import that is cancelled or killed goes on where it
        stopped. `cancelled` is asked between documents. Callbacks run in the calling thread.
        """
        from tracker.service.filing.ingest import IngestOptions, ingest

        options = IngestOptions(now, by, jobs, issuer, date, keep_originals, on_progress, cancelled)
        summary = ingest(self._store, self.policy, paths, options)
        self._answers.keep_up(now.date(), cancelled)
        return summary

    def rejudge(
        self,
        *,
        now: datetime,
        on_progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> int:
        """Judge the pairs of reports that wait for it, those that another program or policy judged among them, and bring the
        rows of a large ledger up to date."""
        from tracker.service.assessing.rejudge import rejudge

        judged = rejudge(
            self._store,
            self.policy,
            now,
            on_progress=on_progress,
            cancelled=cancelled,
        )
        self._answers.keep_up(now.date(), cancelled)
        return judged

    def waiting_pairs(self) -> int:
        """How many pairs of reports this program has not judged under this policy."""
        from tracker.service.assessing.rejudge import waiting_pairs

        return waiting_pairs(self._store, self.policy)

    def cluster(self) -> "Cluster":
        """The queue by which many machines read into this store. StoreError `queue.needs_server` for a store in a file,
        `queue.not_installed` where the extra `cluster` is missing."""
        from .cluster import Cluster

        return Cluster(self._store, self.policy)

    # --- the ledger -----------------------------------------------------------------------------------------------

    def ledger(self, query: LedgerQuery) -> LedgerView:
        """The items a query means, in its order. StoreError `unit.unknown…` for a unit that no item and no list names."""
        return self._answers.ledger(query)

    def beginning(self, query: LedgerQuery) -> LedgerView | None:
        """The first items of a query where finding the others takes a while: of the whole ledger in its usual order while that
        is not at hand, and of a large one for what is not counted already. None for any other query."""
        return self._answers.beginning(query)

    def prepare_search(self, query: LedgerQuery) -> None:
        """Have at hand what searches of such a ledger look through; a front end does it before anybody types."""
        self._answers.prepare_search(query)

    def overview(self, query: LedgerQuery) -> Overview:
        """The figures of a day over the items a query means."""
        return self._answers.overview(query)

    def facets(self, query: LedgerQuery) -> Facets:
        """What the items of a query can be filtered by, with counts."""
        return self._answers.facets(query)

    def loop_counts(self, query: LedgerQuery) -> dict[str, Counter[LoopStage]]:
        """By unit ("" for none), most items first: how many items of a query wait at each stage of the loop."""
        return self._answers.loop_counts(query)

    def entry(self, id: str, as_of: date) -> LedgerDetail | None:
        """One item with its paragraph, marks, decisions and history; None for an id that was never given out.

        An item whose document was deleted, or that a new edition no longer has, is shown as it stood last.
        """
        with self._store.read() as connection:
            return item_view.detail(connection, id, self._judging(as_of))

    def chains(self, query: LedgerQuery) -> tuple[Chain, ...]:
        """What became, in the later plans of their bodies, of the items a query means; this may take seconds."""
        return self._answers.chains(query)

    def with_chains(self, entries: Iterable[LedgerEntry], as_of: date) -> Iterator[LedgerEntry]:
        """The entries with their chains, a portion at a time; those of a very large body come as they are, and so do several
        of a very large ledger: `chains` asks for all."""
        return self._answers.with_chains(entries, as_of)

    def find_ids(self, typed: str, limit: int = 3) -> tuple[str, ...]:
        """The public ids a person may mean: the very one, else those that begin so."""
        with self._store.read() as connection:
            return item_view.find_ids(connection, typed, limit)

    def change_counter(self) -> int:
        """Grows with every change anybody makes; a front end asks it to know when to look again."""
        with self._store.read() as connection:
            return people.newest(connection).number

    # --- documents ------------------------------------------------------------------------------------------------

    def documents(self, *, deleted: bool = False) -> tuple[DocumentInfo, ...]:
        """The documents on file, in the order they came; the deleted ones instead, when asked."""
        with self._store.read() as connection:
            return item_view.documents_info(connection, deleted)

    def issuers(self) -> tuple[IssuerInfo, ...]:
        """The bodies whose reports are on file, one each whatever names it goes by."""
        with self._store.read() as connection:
            return body_identity.issuers(connection)

    def document_text(self, document_id: str) -> str:
        """The text as read. StoreError `store.unknown_document`."""
        with self._store.read() as connection:
            return documents.text(connection, item_view.document_named(connection, document_id).key)

    def original(self, document_id: str) -> bytes | None:
        """The document's bytes, where they were kept."""
        with self._store.read() as connection:
            return documents.original(connection, item_view.document_named(connection, document_id).key)

    def document_items(
        self, document_id: str, as_of: date
    ) -> tuple[tuple[LedgerEntry, ...], tuple[Achievement, ...]]:
        """The commitments (of every grade) and achievements of a document, in text order."""
        with self._store.read() as connection:
            return item_view.document_items(connection, document_id, self._judging(as_of))

    # --- decisions of people --------------------------------------------------------------------------------------

    def mark(
        self,
        ids: Sequence[str],
        kind: MarkKind,
        *,
        by: str,
        now: datetime,
        note: str = "",
        new_deadline: date | None = None,
        evidence: Evidence | None = None,
        expected_versions: Mapping[str, int] | None = None,
    ) -> MarkResult:
        """Mark items in one act; conflicts and unknown ids are reported, the rest is marked."""
        return review.mark(
            self._store,
            ids,
            kind,
            by=by,
            now=now,
            note=note,
            new_deadline=new_deadline,
            evidence=evidence,
            expected_versions=expected_versions,
        )

    def decide_evidence(
        self,
        id: str,
        evidence: Evidence,
        decision: EvidenceDecision,
        *,
        by: str,
        now: datetime,
        note: str = "",
        expected_version: int | None = None,
    ) -> MarkResult:
        """Confirm, reject or attach a clause as evidence for an item, or withdraw such a decision."""
        result = review.decide_evidence(
            self._store,
            id,
            evidence,
            decision,
            by=by,
            now=now,
            note=note,
            expected_version=expected_version,
        )
        if result.marked:
            from tracker.service.assessing.rejudge import rejudge_item

            rejudge_item(self._store, self.policy, now, id, evidence.report_id)
        return result

    def undo(self, *, by: str, now: datetime) -> UndoResult:
        """Take back the newest act of this person. StoreError `store.nothing_to_undo`."""
        from tracker.service.filing import report_corrections

        return report_corrections.reverse(self._store, self.policy, review.undo, by, now)

    def redo(self, *, by: str, now: datetime) -> UndoResult:
        """Do again what this person last took back. StoreError `store.nothing_to_redo`."""
        from tracker.service.filing import report_corrections

        return report_corrections.reverse(self._store, self.policy, review.redo, by, now)

    def find_clauses(self, id: str, search: str, limit: int = 50) -> tuple[Evidence, ...]:
        """Clauses of the reports of the item's body in which all words of `search` occur, newest report first."""
        with self._store.read() as connection:
            return item_view.find_clauses(connection, id, search, limit)

    def update_report(
        self,
        report_id: str,
        *,
        by: str,
        now: datetime,
        title: str | Unset = UNSET,
        issuer: str | Unset | None = UNSET,
        date: PartialDate | Unset | None = UNSET,
        covers: Period | Unset | None = UNSET,
        plans: Period | Unset | None = UNSET,
    ) -> None:
        """Set what was not or wrongly read of a report, and judge again what it touches."""
        from tracker.service.filing import report_corrections

        given = {"title": title, "issuer": issuer, "date": date, "covers": covers, "plans": plans}
        changes = {field: value for field, value in given.items() if not isinstance(value, Unset)}
        report_corrections.update_report(self._store, self.policy, report_id, changes, by, now)

    def merge_issuers(self, from_: str, into: str, *, by: str, now: datetime) -> None:
        """Say that two issuers are one body, and judge what that touches. ValueError when one of them names none."""
        from tracker.service.filing import report_corrections

        report_corrections.merge_issuers(self._store, self.policy, from_, into, by, now)

    def delete_document(self, document_id: str, *, by: str, now: datetime) -> None:
        """Take a document off the ledger; its marks stay in the history and it can be restored."""
        from tracker.service.filing import report_corrections

        report_corrections.delete_document(self._store, self.policy, document_id, by, now)

    def restore_document(self, document_id: str, *, by: str, now: datetime) -> None:
        """Put a deleted document back."""
        from tracker.service.filing import report_corrections

        report_corrections.restore_document(self._store, self.policy, document_id, by, now)

    def backup(self, target: Path, *, force: bool = False) -> None:
        """Write a consistent copy of the store while others go on. StoreError `store.exists` unless `force`."""
        copying.backup(self._store, target, force=force)

    # --- what front ends keep -------------------------------------------------------------------------------------

    def setting(self, name: str) -> Any:
        """A value kept with the store (saved views), None where there is none."""
        with self._store.read() as connection:
            return people.setting(connection, name)

    def set_setting(self, name: str, value: Any) -> None:
        """Keep a JSON value with the store; None removes it."""
        with self._store.write() as connection:
            people.set_setting(connection, name, value)

    # --- inside ---------------------------------------------------------------------------------------------------

    def _judging(self, as_of: date) -> Judging:
        return self._answers.judging(as_of)
