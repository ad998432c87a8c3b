"""Values as JSON objects, where the export contract has no shape for them."""

from tracker.domain.chain import Chain, Pledge
from tracker.domain.ledger import DocumentInfo, HistoryEvent, Restating
from tracker.domain.pace import Pace
from tracker.domain.problem import Problem
from tracker.domain.substance import Share, Substance
from tracker.wording import Words


def problem_data(words: Words, problem: Problem) -> dict[str, object]:
    """A problem: its code for programs, its sentence for people."""
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "message": words.problem_sentence(problem),
        "start": problem.span.start if problem.span else None,
        "end": problem.span.end if problem.span else None,
        "details": dict(problem.details),
    }


def document_data(words: Words, document: DocumentInfo) -> dict[str, object]:
    """A document on file, as in the export, with sentences for its problems."""
    from tracker.reports.contract import document_json

    return {
        **document_json(document),
        "path": document.path,
        "imported_at": document.imported_at.isoformat(),
        "problems": [problem_data(words, problem) for problem in document.problems],
    }


def substance_data(found: Substance) -> dict[str, object]:
    """What a report's statements are made of: counts over `clauses`, with the first few places of each kind."""

    def share(one: Share) -> dict[str, object]:
        places = [
            {"start": place.span.start, "end": place.span.end, "quote": place.quote} for place in one.examples
        ]
        return {"count": one.count, "examples": places}

    return {
        "report_id": found.report_id,
        "clauses": found.clauses,
        "vague": share(found.vague),
        "redacted": share(found.redacted),
        "repeated": share(found.repeated),
        "shared": share(found.shared),
        "compared_with": found.before,
        "other_bodies": found.others,
    }


def event_data(event: HistoryEvent) -> dict[str, object]:
    """One line of an item's history."""
    return {"at": event.at.isoformat(), "kind": event.kind, "by": event.by, "details": dict(event.details)}


def restating_data(link: Restating) -> dict[str, object]:
    """The other end of a link between a promise and a row that says it once more."""
    due = link.commitment.deadline.date
    return {
        "id": link.item,
        "before": link.before,
        "changed": link.changed,
        "own_line": link.own_line,
        "document": link.document,
        "report": link.report_title,
        "date": link.report_date.isoformat() if link.report_date else None,
        "text": link.commitment.text,
        "deadline": due.isoformat() if due else None,
    }


def chain_data(chain: Chain) -> dict[str, object]:
    """A promise through the years: its steps, and what turned between each and the next."""
    return {
        "steps": [step_data(pledge) for pledge in chain.pledges],
        "turns": [[turn.value for turn in link.kinds] for link in chain.links],
        "rules": [
            [rule for rule in (link.same, *(rule for _, rule in link.turns)) if rule] for link in chain.links
        ],
        "slip_days": chain.slip,
    }


def step_data(pledge: Pledge) -> dict[str, object]:
    """What one plan promised."""
    return {
        "id": pledge.item,
        "year": pledge.year,
        "target": pledge.target.raw if pledge.target else None,
        "deadline": pledge.deadline.isoformat() if pledge.deadline else None,
        "status": pledge.status.value,
        "reported": pledge.reached.raw if pledge.reached else None,
        "reached": pledge.satisfied,
    }


def pace_data(pace: Pace) -> dict[str, object]:
    """How far a target is."""
    return {
        "target": pace.target.raw,
        "start": pace.start.raw or None,
        "start_from": pace.start.origin.value,
        "reached": pace.measure.raw if pace.measure else None,
        "on": pace.day.isoformat() if pace.day else None,
        "done": pace.done,
        "days": pace.days,
        "needed": pace.needed,
        "days_left": pace.left,
        "points_behind": pace.behind,
        "times_as_fast": pace.faster,
        "rule": pace.rule,
    }
