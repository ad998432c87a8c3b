"""Values as JSON objects, where the export contract has no shape for them."""

from tracker.domain.problem import Problem
from tracker.wording import Words


def problem_data(words: Words, problem: Problem) -> dict[str, object]:
    """A problem as JSON: its code for programs, its sentence for people."""
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "message": words.problem_sentence(problem),
        "start": problem.span.start if problem.span else None,
        "end": problem.span.end if problem.span else None,
        "details": dict(problem.details),
    }
