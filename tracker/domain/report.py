"""A document as read, and the reports, sections and clauses found in it."""

from dataclasses import dataclass

from .form import Form
from .problem import Problem
from .text import PartialDate, Period, Span
from .vocabulary import SectionKind


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known about a document from outside its text; a user's own words outrank what the text says.

    `issuer` and `date` are set by the user. `file_name`, `folder_names` and `properties` (`title`, `author`,
    `published`, `number`, `source`) only help where the text is silent.
    """

    issuer: str | None = None
    date: PartialDate | None = None
    file_name: str = ""
    folder_names: tuple[str, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One document's text, or why there is none.

    `text` uses LF line ends and is what every offset refers to; None where the document was refused (then one of
    `problems` is of severity `refused`). `format` names what the bytes really were (`txt`, `docx`, `pdf`, …).
    `form` is what the format knows of the text's layout. `part` is the member's name when the document came out of a container (`.zip`, `.eml`), else "".
    """

    text: str | None
    format: str
    part: str = ""
    properties: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    form: Form = Form()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report under one heading.

    `level` counts from 1; 0 is the report itself before its first heading. `path` is the titles from the outermost
    heading to this one. `plan_period` is the period that deadlines default to here, None in parts that plan nothing.
    """

    kind: SectionKind
    level: int
    title: str
    path: tuple[str, ...]
    span: Span
    heading: Span | None = None
    plan_period: Period | None = None
    lead: str | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One report inside a document (reading guide §2). What could not be known is None, with its reason in `problems`."""

    span: Span
    title: str
    issuer: str | None
    date: PartialDate | None
    covers: Period | None
    plans: Period | None
    sections: tuple[Section, ...] = ()
    problems: tuple[Problem, ...] = ()
    rules: tuple[str, ...] = ()
