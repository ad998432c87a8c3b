"""The paper about figures that do not add up: what contradicts, what is in doubt, and all of it in an annex."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tracker.domain.discrepancy import Discrepancy, Place
from tracker.domain.ledger import DocumentInfo
from tracker.domain.vocabulary import Agreement
from tracker.wording import Both, Language, Words
from tracker.wording.terminal import json_text

from .atomic import whole_file
from .blocks import Annex, AnnexNote, Block, Heading, Line, Paragraph, Remark, Signature, Table, Title
from .compose import BODY_ITEMS
from .contract import place_json
from .entry_words import one_line
from .request import InReader, ReportError

FORMS = ("docx", "md", "txt", "json")
"""The endings this paper can have."""
WIDTHS = (3.5, 5.5, 10, 30, 17, 34)
_QUOTE = 120
_YEAR = re.compile(r"(?:19|20)\d{2}|二[〇○零]")
_COLUMNS = (
    Both("序号", "No."),
    Both("结论", "Result"),
    Both("类别", "Kind"),
    Both("核对情况", "What was found"),
    Both("出处", "Source"),
    Both("原文", "As written"),
)
_TITLE = Both("{scope}数据核对情况", "Figures of {scope} held against each other")
_SCOPE = Both("在案报告", "the reports on file")
_OPENING = Both(
    "现将截至{day}{scope}的数据核对情况汇总如下。核对只依据报告原文，按原文写出的位数计算误差；结论是核对线索，不作认定依据。",
    "The figures of {scope} known on {day} were held against each other as they are written, as far as their digits go. "
    "What follows is a lead for checking and proves no one wrong.",
)
_COUNTS = Both(
    "共核对{reports}份报告，发现相互矛盾的数据{contradictions}处、存疑{doubts}处，另有{proofs}处相互印证。",
    "Of {reports} reports, {contradictions} places contradict, {doubts} are in doubt and {proofs} confirm each other.",
)
_NOTHING = Both("没有发现对不上的数据。", "No figures were found that do not agree.")
_HEADS = {
    Agreement.CONTRADICTION: Both("相互矛盾的数据（{count}处）", "Figures that contradict ({count})"),
    Agreement.DOUBT: Both("存疑的数据（{count}处）", "Figures in doubt ({count})"),
}
_DOUBT_NOTE = Both(
    "存疑是指按原文计算对不上，但可能由统计口径不同、上年数据修订或所指范围不同造成。",
    "In doubt: they do not agree as written, which another scope or a revision of last year's figures may explain.",
)
_KINDS = Both("印证的数据，{kinds}。", "What confirms: {kinds}.")
_KIND = Both("{kind}{count}处", "{kind} {count}")
_LINE = Both("{sentence}。见{sources}", "{sentence}. See {sources}")
_REST = Both("其余{count}处见附件。", "The other {count} stand in the annex.")
_ANNEX = Both("数据核对明细", "All figures compared")
_ANNEX_LABEL = Both("附件", "Annex")
_ANNEX_NOTE = Both("附件：{title}", "Annex: {title}")


@dataclass(frozen=True, slots=True)
class AuditPaper:
    """What the paper says. `names` gives each document's name by its id (see `titles_of`); `reports` is how many reports
    were audited.

    `scope` is what the title speaks of, None for all reports on file; `signature` who signs, "" for nobody.
    """

    found: Sequence[Discrepancy]
    names: Mapping[str, str]
    reports: int
    as_of: date
    language: Language = Language.ZH
    scope: str | None = None
    signature: str = ""


def titles_of(documents: Iterable[DocumentInfo], language: Language) -> dict[str, str]:
    """What each document is called in a paper: the title of its first report with its year, else its file's name."""
    titles: dict[str, str] = {}
    for document in documents:
        report = next(iter(document.reports), None)
        title = one_line(report.title) if report is not None else ""
        if report is None or not title:
            titles[document.id] = document.name
            continue
        year = report.date.year if report.date is not None and not _YEAR.search(title) else None
        if language is Language.ZH:
            titles[document.id] = f"《{title}》" + (f"（{year}年）" if year else "")
        else:
            titles[document.id] = f"“{title}”" + (f" ({year})" if year else "")
    return titles


def write_audit(
    paper: AuditPaper,
    output: Path,
    *,
    force: bool = False,
    kept: Iterable[Path] = (),
    template: Path | None = None,
    in_reader: InReader | None = None,
) -> int:
    """Write the paper; gives how many findings stand in it. ReportError as for the other papers. `in_reader` opens the
    template.
    """
    ending = output.suffix.lower().lstrip(".")
    if ending not in FORMS:
        raise ReportError("output.format_unknown", (("ending", ending), ("known", " ".join(FORMS))))
    words = Words(paper.language)
    chinese = paper.language is Language.ZH
    inputs = (template,) if template is not None else ()
    with whole_file(output, force=force, kept=(*kept, *inputs)) as temporary:
        if ending == "docx":
            _word(paper, words, temporary, template, in_reader)
        elif ending == "json":
            rows = [discrepancy_json(one, paper.names, words) for one in paper.found]
            temporary.write_text(json_text(rows) + "\n", encoding="utf-8")
        else:
            from . import markdown, plain

            render = markdown.render if ending == "md" else plain.render
            with temporary.open("w", encoding="utf-8", newline="", errors="replace") as file:
                for piece in render(compose_audit(paper, words), chinese=chinese):
                    file.write(piece)
    return len(paper.found)


def discrepancy_json(found: Discrepancy, names: Mapping[str, str], words: Words) -> dict[str, object]:
    """A finding for programs: its rule and result, the figures, and each place by document and characters."""
    return {
        "rule": found.rule,
        "result": found.agreement.value,
        "stated": found.stated,
        "expected": found.expected,
        "sentence": words.discrepancy_sentence(found),
        "places": [place_json(one, names) for one in found.places],
        "sentences": [place_json(one, names) for one in found.sentences],
    }


def compose_audit(paper: AuditPaper, words: Words) -> Iterator[Block]:
    """The blocks of the paper."""
    scope = one_line(paper.scope) if paper.scope else words.say(_SCOPE)
    counts = Counter(one.agreement for one in paper.found)
    yield Title((words.say(_TITLE, scope=scope),))
    yield Paragraph.of(words.say(_OPENING, day=words.day(paper.as_of), scope=scope))
    yield Paragraph.of(
        words.say(
            _COUNTS,
            reports=paper.reports,
            contradictions=counts[Agreement.CONTRADICTION],
            doubts=counts[Agreement.DOUBT],
            proofs=counts[Agreement.CONFIRMED],
        )
    )
    number = 1
    for agreement, head in _HEADS.items():
        own = [one for one in paper.found if one.agreement is agreement]
        if not own:
            continue
        yield Heading(1, number, words.say(head, count=len(own)))
        if agreement is Agreement.DOUBT:
            yield Paragraph.of(words.say(_DOUBT_NOTE))
        for place, one in enumerate(own[:BODY_ITEMS], 1):
            yield Line(place, _line(one, paper, words))
        if len(own) > BODY_ITEMS:
            yield Paragraph.of(words.say(_REST, count=len(own) - BODY_ITEMS))
        number += 1
    if number == 1:
        yield Paragraph.of(words.say(_NOTHING))
    kinds = Counter(
        words.discrepancy_kind(one) for one in paper.found if one.agreement is Agreement.CONFIRMED
    )
    if kinds:
        stated = [words.say(_KIND, kind=kind, count=count) for kind, count in kinds.most_common()]
        yield Remark(words.say(_KINDS, kinds=("、" if words.language is Language.ZH else ", ").join(stated)))
    annex = words.say(_ANNEX)
    if paper.found:
        yield AnnexNote(words.say(_ANNEX_NOTE, title=annex))
    yield Signature(one_line(paper.signature), words.day(paper.as_of))
    if paper.found:
        rows = (_row(number, one, paper, words) for number, one in enumerate(paper.found, 1))
        columns = tuple(words.say(column) for column in _COLUMNS)
        yield Annex(words.say(_ANNEX_LABEL), annex, Table(columns, rows, WIDTHS, centred=frozenset({0, 1})))


def _line(found: Discrepancy, paper: AuditPaper, words: Words) -> str:
    chinese = words.language is Language.ZH
    sources = ("；" if chinese else "; ").join(
        f"{_name(paper, one)}“{_short(one.quote)}”"
        if chinese
        else f"{_name(paper, one)}: “{_short(one.quote)}”"
        for one in found.sentences
    )
    return words.say(_LINE, sentence=words.discrepancy_sentence(found), sources=sources)


def _row(number: int, found: Discrepancy, paper: AuditPaper, words: Words) -> tuple[str, ...]:
    names = dict.fromkeys(_name(paper, one) for one in found.places)
    return (
        str(number),
        words.label(found.agreement),
        words.discrepancy_kind(found),
        words.discrepancy_sentence(found),
        "；".join(names) if words.language is Language.ZH else "; ".join(names),
        " / ".join(_short(one.quote) for one in found.sentences),
    )


def _name(paper: AuditPaper, place: Place) -> str:
    return one_line(paper.names[place.document])


def _short(quote: str) -> str:
    line = one_line(quote)
    return line if len(line) <= _QUOTE else f"{line[: _QUOTE - 1]}…"


def _word(
    paper: AuditPaper, words: Words, path: Path, template: Path | None, in_reader: InReader | None
) -> None:
    from .word import plain_text, save
    from .word_shell import shell_of

    scope = one_line(paper.scope) if paper.scope else words.say(_SCOPE)
    title, signature = plain_text(words.say(_TITLE, scope=scope)), plain_text(paper.signature)
    day = words.day(paper.as_of)
    both = (
        (("标题", "title"), title),
        (("主送", "recipients"), ""),
        (("署名", "signature"), signature),
        (("日期", "date"), day),
    )
    values = {name: value for names, value in both for name in names}
    shell = shell_of(template, in_reader, values, title, signature, paper.as_of)
    save(shell, compose_audit(paper, words), path, chinese=words.language is Language.ZH)
