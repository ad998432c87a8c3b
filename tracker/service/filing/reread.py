"""What follows when a person sets a report's date or plan: deadlines counted from them are read again."""

from dataclasses import replace

from db import documents, items, people
from db.engine import Connection
from db.records import NewCommitment, StoredReport
from db.values import problems_json
from tracker.domain.form import Form
from tracker.domain.problem import Problem
from tracker.domain.promise import Achievement, Commitment, Deadline, Extraction
from tracker.domain.report import Hints, Report, Section
from tracker.domain.text import Period
from tracker.domain.vocabulary import Basis
from tracker.service.ledger.topics import topic_of
from tracker.service.ledger.years import plan_year
from tracker.service.people.added_items import carried, is_added

from .document_filing import item_ids
from .editions import reanchor
from .identity import identities, report_anchor

PLAN_RULE = "deadline.plan_set"
"""Names the rule that a deadline is the end of the plan a person has set."""

_PLAIN = frozenset({"txt", "md", "csv"})
"""Formats that know nothing of the form of their text."""


def reread(
    connection: Connection, action: int, public_id: str, *, dated: bool, planned: Period | None
) -> None:
    """Read a report's commitments again under the metadata in force.

    `dated` says that its date was changed, so that the text is read anew; `planned` is the plan it had before.
    """
    stored = documents.reports(connection, live=False, public_id=public_id, sections=True)[0]
    text = documents.text(connection, stored.document_key)
    before = items.commitments(connection, reports=[stored.key])
    report = stored.report
    commitments = tuple(one.commitment for one in before)
    achievements: tuple[Achievement, ...] | None = None
    places: list[int] = []
    if dated:
        form = documents.form(connection, stored.document_key)
        home = documents.by_public_id(connection, stored.document_id)
        read = _read_again(stored, text, form, home.properties if home is not None else ())
        if read is None:
            return
        places = [at for at, one in enumerate(read.commitments) if one.report == stored.ordinal]
        commitments = tuple(read.commitments[at] for at in places)
        achievements = tuple(one for one in read.achievements if one.report == stored.ordinal)
        report = replace(report, sections=read.reports[stored.ordinal].sections)
        if form is None and home is not None and _had_tables(home.format, text):
            _say_so(connection, stored, report)
    if report.plans != planned:
        report, commitments = _planned(report, commitments, planned)
    added = [one for one in before if is_added(one.commitment)]
    if not dated:
        before = [one for one in before if not is_added(one.commitment)]
        commitments = tuple(one for one in commitments if not is_added(one))
    anchored = reanchor(before, commitments)
    wanted = identities(report_anchor(report, stored.body, stored.document_name), commitments)
    homeless = items.forget_commitments(connection, stored.key)
    documents.replace_sections(connection, stored.key, report.sections)
    ids, fresh = item_ids(connection, wanted, anchored.items, public_id)
    items.add_commitments(
        connection,
        stored.key,
        [
            NewCommitment(id, commitment, plan_year(report, commitment), topic_of(report, commitment))
            for id, commitment in zip(ids, commitments, strict=True)
        ]
        + carried(added, ids, text, report, report.span.start, stored.ordinal),
        fresh={**homeless, **fresh},
        text=text,
    )
    if achievements is not None:
        items.add_achievements(
            connection, stored.key, achievements, dict(zip(places, ids, strict=True)), text
        )
    items.add_items(connection, {homeless[id]: id for id in homeless if id not in ids})
    people.note_items(
        connection, action, [("item.withdrawn", id, {"from": public_id}) for id in anchored.gone]
    )


def _had_tables(format: str, text: str) -> bool:
    """Whether a text came from a file that knew of tables: its rows stand in lines, the cells parted by tabs."""
    return format not in _PLAIN and "\t" in text


def _say_so(connection: Connection, stored: StoredReport, report: Report) -> None:
    """Let everybody know that the tables of a report were read again without their form."""
    problem = Problem("form.not_kept", span=report.span)
    if problem not in report.problems:
        documents.update_report(connection, stored.key, problems=problems_json((*report.problems, problem)))


def _read_again(
    stored: StoredReport, text: str, form: Form | None, properties: tuple[tuple[str, str], ...]
) -> Extraction | None:
    """The document read with the date in force; None when its reports come out otherwise than before."""
    from tracker.extraction.extract import extract

    hints = Hints(
        issuer=stored.report.issuer,
        date=stored.report.date,
        file_name=stored.document_name,
        properties=properties,
    )
    read = extract(text, hints, form or Form())
    if stored.ordinal >= len(read.reports) or read.reports[stored.ordinal].span != stored.report.span:
        return None
    return read


def _planned(
    report: Report, commitments: tuple[Commitment, ...], before: Period | None
) -> tuple[Report, tuple[Commitment, ...]]:
    """Sections that had the report's plan, and deadlines that followed from it, have the new one."""
    follows = [section.plan_period == before for section in report.sections]
    sections: tuple[Section, ...] = tuple(
        replace(section, plan_period=report.plans)
        if followed and section.plan_period is not None
        else section
        for section, followed in zip(report.sections, follows, strict=True)
    )
    deadline = (
        Deadline(None, report.plans.end, Basis.PLAN_PERIOD, PLAN_RULE)
        if report.plans is not None
        else Deadline(None, None, Basis.NONE, PLAN_RULE)
    )
    moved = tuple(
        replace(one, deadline=deadline)
        if one.deadline.basis in (Basis.PLAN_PERIOD, Basis.NONE)
        and one.deadline.raw is None
        and (one.deadline.date is None or (before is not None and one.deadline.date == before.end))
        else one
        for one in commitments
    )
    return replace(report, sections=sections), moved
