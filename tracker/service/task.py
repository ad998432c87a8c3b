"""Reading one file: bytes in, values out. Runs in any process; touches neither the store nor the file system."""

import re
from dataclasses import dataclass

from tracker.domain.problem import Problem
from tracker.domain.promise import Extraction
from tracker.domain.report import Hints, Reading
from tracker.domain.text import PartialDate
from tracker.domain.vocabulary import Severity


@dataclass(frozen=True, slots=True)
class ReadTask:
    """A file to read, with what is known about it from outside."""

    data: bytes
    name: str
    folder_names: tuple[str, ...] = ()
    issuer: str | None = None
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One document of a file: its text and what was found in it, None where it was refused."""

    reading: Reading
    extraction: Extraction | None


def read_and_extract(task: ReadTask) -> tuple[ReadDocument, ...]:
    """Read a file and extract every document in it."""
    from tracker.extraction.extract import extract
    from tracker.reading import read

    result = []
    for reading in read(task.data, task.name):
        reading = _storable(reading)
        if reading.text is None:
            result.append(ReadDocument(reading, None))
            continue
        hints = Hints(
            issuer=task.issuer,
            date=task.date,
            file_name=reading.part or task.name,
            folder_names=task.folder_names,
            properties=reading.properties,
        )
        result.append(ReadDocument(reading, extract(reading.text, hints)))
    return tuple(result)


_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""NUL and lone surrogates: no database keeps them. One character for one, so offsets stay."""


def _storable(reading: Reading) -> Reading:
    if reading.text is None:
        return reading
    text, count = _UNSTORABLE.subn("\ufffd", reading.text)
    if not count:
        return reading
    problem = Problem("encoding.replaced", Severity.WARNING, None, (("count", str(count)),))
    return Reading(text, reading.format, reading.part, reading.properties, (*reading.problems, problem))
