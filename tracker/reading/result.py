"""What one reader makes of one file."""

from dataclasses import dataclass

from ..domain.form import Form
from ..domain.problem import Problem

Properties = tuple[tuple[str, str], ...]
"""Names and values of what a file says of itself: `title`, `author`, `published`, `number`, `source`."""


@dataclass(frozen=True, slots=True)
class Read:
    """The text of one document with its form, what the file says of itself, and what to know about the reading."""

    text: str
    properties: Properties = ()
    problems: tuple[Problem, ...] = ()
    form: Form = Form()
