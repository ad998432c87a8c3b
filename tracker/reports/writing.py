"""`write`: chooses the writer by the ending of the file and lets the file appear whole or not at all."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path

from tracker.domain.ledger import DocumentInfo, LedgerEntry, Overview
from tracker.domain.vocabulary import Status
from tracker.wording import Language, Words
from tracker.wording.terminal import json_text

from . import texts
from .atomic import whole_file
from .blocks import Addressee, Paragraph, Signature, Title
from .compose import compose, recipients, title
from .contract import document_json, entry_json
from .entry_words import Phrases, reports_of
from .request import Context, EntryContext, InReader, Kind, OnProgress, ReportError, ReportRequest
from .selection import belongs
from .spool import Spool


@dataclass(frozen=True, slots=True)
class Job:
    """Everything one writer needs."""

    request: ReportRequest
    spool: Spool
    overview: Overview
    phrases: Phrases
    documents: tuple[DocumentInfo, ...]
    context: Context
    in_reader: InReader | None = None


Writer = Callable[[Job, Path], None]


def write(
    request: ReportRequest,
    entries: Iterable[LedgerEntry],
    overview: Overview,
    output: Path,
    *,
    form: str | None = None,
    force: bool = False,
    kept: Iterable[Path] = (),
    context: Context | None = None,
    documents: Iterable[DocumentInfo] = (),
    on_progress: OnProgress | None = None,
    in_reader: InReader | None = None,
) -> int:
    """Write the paper `request` asks for to `output` and return how many items stand in it; the ending chooses the
    form (see `FORMATS`), unless `form` names one.

    `entries` is gone through once; those that have no place in the paper are left out (only overdue ones in OVERDUE).
    `overview` counts the whole query the paper is about, all statuses included. `documents` gives the titles of the
    reports that evidence comes from, and the document list of JSON. `kept` are the store and files just read: no output
    is written over one of them, nor over a link to one. `context` gives the words around the quotes (HTML).
    `on_progress` is called now and then with rows done and rows in all. `in_reader` opens a template, a foreign file that
    is never opened here: without it a request must name none.

    Raises `ReportError`: `output.format_unknown`, `format.not_for_kind`, `unit.missing`, `template.*`, `output.*`. The file is
    written whole or not at all, and never over an existing one without `force`.
    """
    ending = form or output.suffix.lower().lstrip(".")
    writer = _writer(request, ending)
    if request.kind is Kind.UNIT and not request.unit:
        raise ReportError("unit.missing")
    known = tuple(documents)
    words = Words(Language.EN if request.lang == "en" else Language.ZH)
    phrases = Phrases(words, request.as_of, reports_of(known))
    inputs = (request.template,) if request.template is not None else ()
    progress = _Progress(on_progress, 1 + _passes(request, ending), _expected(request, overview))
    with (
        whole_file(output, force=force, kept=(*kept, *inputs)) as temporary,
        Spool(progress.counted(entry for entry in entries if belongs(request, entry)), phrases.unit) as spool,
    ):
        progress.expect(len(spool))
        spool.tick = progress.tick
        job = Job(
            request, spool, overview, phrases, known, context or (lambda entry: EntryContext()), in_reader
        )
        writer(job, temporary)
        return len(spool)


def write_template(output: Path, as_of: date, *, force: bool = False, lang: str = "zh") -> None:
    """Write a Word template to start from: the page and styles of an official document, and a placeholder for each part.

    Raises `ReportError` with `output.*`.
    """
    from .word import save
    from .word_shell import make_shell

    blocks = (
        Title(("{{标题}}",)),
        Addressee("{{主送}}"),
        Paragraph.of("{{正文}}"),
        Signature("{{署名}}", "{{日期}}"),
    )
    with whole_file(output, force=force) as temporary:
        save(make_shell({}, "", "", as_of), blocks, temporary, chinese=lang != "en")


def _writer(request: ReportRequest, ending: str) -> Writer:
    if ending == "htm":
        ending = "html"
    if ending not in FORMATS:
        raise ReportError("output.format_unknown", (("ending", ending), ("known", " ".join(FORMATS))))
    return FORMATS[ending]


def _passes(request: ReportRequest, ending: str) -> int:
    """How often a writer goes through the entries: a bulletin tells them and lists them again in its annex."""
    if ending in ("docx", "md", "txt"):
        return 2 if request.kind in (Kind.OVERDUE, Kind.UNIT, Kind.DUE) else 1
    return 1


def _expected(request: ReportRequest, overview: Overview) -> int:
    """About how many entries will come, before they have."""
    return dict(overview.by_status).get(Status.OVERDUE, 0) if request.kind is Kind.OVERDUE else overview.total


class _Progress:
    """Counts entries as they come in and each time they go out; tells now and then."""

    def __init__(self, tell: OnProgress | None, passes: int, expected: int) -> None:
        self._tell = tell
        self._passes = passes
        self._done = 0
        self.expect(expected)

    def expect(self, entries: int) -> None:
        self._total = entries * self._passes
        self._step = max(1, self._total // 200)

    def tick(self) -> None:
        self._done += 1
        if self._tell is not None and (self._done % self._step == 0 or self._done == self._total):
            self._tell(min(self._done, self._total), self._total)

    def counted(self, entries: Iterable[LedgerEntry]) -> Iterator[LedgerEntry]:
        for entry in entries:
            self.tick()
            yield entry


def _text(lines: Iterable[str], path: Path, encoding: str = "utf-8") -> None:
    with path.open("w", encoding=encoding, newline="", errors="replace") as file:
        for line in lines:
            file.write(line)


def _json(job: Job, path: Path) -> None:
    def pieces() -> Iterator[str]:
        # Streamed, and the same as json.dumps(to_json(…)) read back.
        yield f'{{"as_of": "{job.request.as_of.isoformat()}",\n"documents": [\n'
        yield from _joined(document_json(document) for document in job.documents)
        yield '],\n"commitments": [\n'
        yield from _joined(entry_json(entry) for entry in job.spool.entries())
        yield "]}\n"

    _text(pieces(), path)


def _joined(values: Iterable[object]) -> Iterator[str]:
    lead = ""
    for value in values:
        yield lead + json_text(value)
        lead = ",\n"
    yield "\n" if lead else ""


def _jsonl(job: Job, path: Path) -> None:
    entries = job.spool.entries()
    _text((json_text(entry_json(entry)) + "\n" for entry in entries), path)


def _markdown(job: Job, path: Path) -> None:
    from .markdown import render

    blocks = compose(job.request, job.spool, job.overview, job.phrases)
    _text(render(blocks, chinese=job.phrases.chinese), path)


def _plain(job: Job, path: Path) -> None:
    from .plain import render

    blocks = compose(job.request, job.spool, job.overview, job.phrases)
    _text(render(blocks, chinese=job.phrases.chinese, columns=job.request.columns), path)


def _csv(job: Job, path: Path) -> None:
    from .tables import csv_lines

    _text(chain(("\ufeff",), csv_lines(job.spool.entries(), job.phrases)), path)


def _word(job: Job, path: Path) -> None:
    from .word import plain_text, save
    from .word_shell import shell_of

    request, phrases = job.request, job.phrases
    day = request.issued or request.as_of
    named = plain_text(title(request, job.overview, phrases).text)
    to = plain_text(recipients(request, phrases))
    signature = plain_text(request.signature or "")
    both = (
        (("标题", "title"), named),
        (("主送", "recipients"), to),
        (("署名", "signature"), signature),
        (("日期", "date"), phrases.day(day)),
    )
    values = {name: value for names, value in both for name in names}
    numbered = request.kind is not Kind.SLIPS
    shell = shell_of(request.template, job.in_reader, values, named, signature, day, numbered=numbered)
    blocks = compose(request, job.spool, job.overview, phrases)
    save(shell, blocks, path, chinese=phrases.chinese)


def _workbook(job: Job, path: Path) -> None:
    from .ledger_sheets import save

    save(path, title(job.request, job.overview, job.phrases).text, job.spool, job.overview, job.phrases)


def _page(job: Job, path: Path) -> None:
    from .page import render

    _text(render(job.request, job.spool, job.overview, job.phrases, job.context), path)


def _calendar(job: Job, path: Path) -> None:
    from .calendar_file import calendar_lines

    with path.open("wb") as file:
        for piece in calendar_lines(job.spool.entries(), job.phrases, job.phrases.say(texts.CALENDAR)):
            file.write(piece)


FORMATS: dict[str, Writer] = {
    "csv": _csv,
    "docx": _word,
    "html": _page,
    "ics": _calendar,
    "json": _json,
    "jsonl": _jsonl,
    "md": _markdown,
    "txt": _plain,
    "xlsx": _workbook,
}
"""The endings that can be written."""
