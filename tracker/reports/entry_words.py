"""One ledger entry put into the words of a paper. Every writer takes its texts from here, so all of them agree."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from tracker.domain.ledger import DocumentInfo, LedgerEntry, ReportInfo
from tracker.domain.promise import Target
from tracker.domain.responsible import responsible_unit
from tracker.domain.text import PartialDate
from tracker.domain.verdict import Evidence
from tracker.domain.vocabulary import Basis, MarkKind, Outcome, Reason, Status
from tracker.wording import Both, Language, Words

from . import texts

_SOFT_WORDS = ("力争", "争取", "努力", "力求", "尽量", "尽可能", "力促", "预计", "有望")
_SENTENCE_ENDS = "。！？；!?…"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Texts of one language on one day. `reports` tells of the reports on file, by id, as far as they are known."""

    words: Words
    as_of: date
    reports: Mapping[str, ReportInfo] = field(default_factory=dict)

    @property
    def chinese(self) -> bool:
        """Whether the paper is in Chinese."""
        return self.words.language is Language.ZH

    def note(self, entry: LedgerEntry) -> str:
        """The newest note of a person, on one line, after what changed under their mark."""
        return one_line(self.words.join([self.words.altered_sentence(entry), entry.note]))

    def say(self, text: Both, /, **values: object) -> str:
        """A text of the catalogue."""
        return self.words.say(text, **values)

    def day(self, day: date | None) -> str:
        """A day, unpadded in Chinese; "" for none."""
        return self.words.day(day)

    def unit(self, entry: LedgerEntry) -> str | None:
        """Who has to answer; None where that is not known."""
        return responsible_unit(entry.commitment.lead, entry.issuer)

    def unit_name(self, unit: str | None) -> str:
        """A unit for people."""
        return one_line(unit) if unit else self.say(texts.UNKNOWN_UNIT)

    def sentence(self, text: str) -> str:
        """A quote as a sentence of its own: on one line, with a mark at its end."""
        line = one_line(text).rstrip("；;，,、")
        if not line or line[-1] in _SENTENCE_ENDS:
            return line
        return line + ("." if not self.chinese else "。")

    def together(self, *sentences: str) -> str:
        """Sentences in one paragraph; empty ones are left out."""
        return ("" if self.chinese else " ").join(sentence for sentence in sentences if sentence)

    def targets(self, entry: LedgerEntry) -> str:
        """The targets in figures; "" where there are none."""
        return one_line(self.words.join(self._target(target) for target in entry.commitment.targets))

    def _target(self, target: Target) -> str:
        if target.redacted:
            return self.say(texts.TARGET_REDACTED, metric=target.metric, raw=target.raw)
        return self.words.requirement_in_words(target)

    def deadline(self, entry: LedgerEntry) -> str:
        """The deadline in force, with the words it was read from, or why there is none."""
        written, day = entry.commitment.deadline, entry.verdict.deadline
        if day is not None and day != written.date:
            before = self.day(written.date)
            plain = self.say(texts.DEADLINE_EXTENDED_PLAIN, day=self.day(day))
            return self.say(texts.DEADLINE_EXTENDED, day=self.day(day), before=before) if before else plain
        if day is not None:
            return self.day(day) + self._read_from(entry)
        if written.basis is Basis.REDACTED:
            return self.say(texts.DEADLINE_REDACTED) + self._raw(written.raw)
        if written.raw:
            return self.say(texts.DEADLINE_NO_DAY, raw=one_line(written.raw))
        return self.say(texts.DEADLINE_NONE)

    def _read_from(self, entry: LedgerEntry) -> str:
        written = entry.commitment.deadline
        if written.raw:
            return self._raw(written.raw)
        return self.say(texts.DEADLINE_PLAN) if written.basis is Basis.PLAN_PERIOD else ""

    def _raw(self, raw: str | None) -> str:
        return self.say(texts.DEADLINE_RAW, raw=one_line(raw)) if raw else ""

    def time_left(self, entry: LedgerEntry) -> str:
        """How long it is overdue, or how long there is still; "" where it is neither."""
        verdict = entry.verdict
        if verdict.status is Status.OVERDUE and verdict.days_overdue is not None:
            days = verdict.days_overdue
            return self.say(texts.DAYS_OVERDUE, days=days) if days else self.say(texts.DUE_REACHED)
        if verdict.status is Status.PENDING and verdict.deadline is not None:
            left = (verdict.deadline - self.as_of).days
            return self.say(texts.DUE_TODAY) if left == 0 else self.say(texts.DAYS_LEFT, days=left)
        return ""

    def state(self, entry: LedgerEntry) -> str:
        """The column 完成情况: the status, with the days where it is overdue and the reason where it needs one."""
        verdict = entry.verdict
        if verdict.status is Status.OVERDUE and verdict.days_overdue:
            return self.say(texts.OVERDUE_STATE, days=verdict.days_overdue)
        if verdict.late:
            return self.say(texts.LATE_STATE)
        label = self.words.label(verdict.status)
        if verdict.reason in DECIDED_BY_HAND:
            reason = self.words.label(verdict.reason)
            return f"{label} ({reason})" if not self.chinese else f"{label}（{reason}）"
        return label

    def problem(self, entry: LedgerEntry) -> str:
        """The column 存在问题: for what is overdue or cannot be verified, the reason and the figures; and what changed
        under a person's mark; else "".
        """
        verdict = entry.verdict
        changed = one_line(self.words.altered_sentence(entry))
        if verdict.status not in (Status.OVERDUE, Status.UNVERIFIABLE) or verdict.reason is None:
            return changed
        colon = ": " if not self.chinese else "："
        why = colon.join(part for part in (self.words.label(verdict.reason), self.why(entry)) if part)
        return self.words.join([why, changed])

    def why(self, entry: LedgerEntry) -> str:
        """What is missing: the target missed with the figure reported, else the target no figure answers, else, of an item under
        way, that its completion is not reported; "" where nothing is missing or nothing was reported at all."""
        verdict = entry.verdict
        best = self.answer(entry)
        missed = [made for made in verdict.comparisons if made.satisfied is False]
        if missed:
            return one_line(self.words.join(self.words.comparison_sentence(made, best) for made in missed))
        if verdict.status is not Status.OVERDUE or verdict.outcome is not Outcome.PROGRESS:
            return ""
        reached = {made.target for made in verdict.comparisons if made.satisfied}
        open_targets = [target for target in entry.commitment.targets if target not in reached]
        if open_targets and (reached or len(open_targets) > 1):
            return self.say(
                texts.WHY_UNANSWERED,
                targets=("、" if self.chinese else ", ").join(
                    one_line(self._target(target)) for target in open_targets
                ),
            )
        return self.say(texts.WHY_UNFINISHED) if best is not None else ""

    def _why_briefly(self, entry: LedgerEntry) -> str:
        """`why` for a line that says the target itself: of a promise of one target the figure reported alone."""
        missed = [made for made in entry.verdict.comparisons if made.satisfied is False]
        if len(missed) == 1 and missed[0].measure is not None and len(entry.commitment.targets) == 1:
            return self.say(texts.WHY_MISSED, measure=self.words.measure_in_words(missed[0].measure))
        return self.why(entry)

    def comparisons(self, entry: LedgerEntry) -> str:
        """Each target against the figure reported of it; "" where nothing could be compared. Where one was missed, only what was
        missed: a reason for an accusation never says 达到."""
        best = self.answer(entry)
        made = [one for one in entry.verdict.comparisons if one.satisfied is not None]
        missed = [one for one in made if one.satisfied is False]
        if entry.verdict.status is Status.OVERDUE:
            made = missed
        return one_line(self.words.join(self.words.comparison_sentence(one, best) for one in made))

    def item_line(self, entry: LedgerEntry, limit: int) -> str:
        """One overdue item on one line: its words, its deadline and delay, and what is missing."""
        text = one_line(entry.commitment.text).rstrip("；;，,、。")
        text = text if len(text) <= limit else f"{text[: limit - 1]}…"
        when = self.day(entry.verdict.deadline)
        due = self.say(texts.LINE_DUE, day=when) if when else ""
        comma = "，" if self.chinese else ", "
        behind = comma.join(part for part in (due, self.time_left(entry), self._why_briefly(entry)) if part)
        if not behind:
            return self.sentence(text)
        return f"{text}（{behind}）。" if self.chinese else f"{text} ({behind})."

    def silence(self, entry: LedgerEntry) -> str:
        """What to say of an item that no report speaks of."""
        if (reason := entry.verdict.reason) is not None and (stated := texts.SILENT.get(reason)) is not None:
            return self.say(stated)
        pending = entry.verdict.status is Status.PENDING
        return self.say(texts.PENDING_SILENT if pending else texts.NOTHING_REPORTED)

    def soft(self, entry: LedgerEntry) -> str:
        """That the promise was a soft one, with its word; "" where it was not."""
        if not entry.commitment.soft:
            return ""
        for word in _SOFT_WORDS:
            if word in entry.commitment.text:
                return self.say(texts.LABEL_SOFT, word=word)
        return self.say(texts.LABEL_SOFT_PLAIN)

    def source(self, entry: LedgerEntry) -> str:
        """Where the promise stands: report and heading."""
        report = self._report(entry.report_title, entry.report_date, entry.issuer, entry.document)
        where = self._in_section(report, entry.report_title, entry.section)
        scan = entry.commitment.scan
        if scan is None:
            return where
        label = self.words.label(scan)
        return f"{where}，{label}" if self.chinese else f"{where}, {label}"

    def evidence_source(self, evidence: Evidence) -> str:
        """Where a piece of evidence stands: report and heading."""
        known = self.reports.get(evidence.report_id)
        return self._in_section(
            self.evidence_report(evidence), known.title if known else "", evidence.section
        )

    def evidence_report(self, evidence: Evidence) -> str:
        """The report a piece of evidence stands in."""
        known = self.reports.get(evidence.report_id)
        title, issuer = (known.title, known.issuer) if known else ("", None)
        return self._report(title, evidence.report_date, issuer, evidence.document)

    def report_title(self, evidence: Evidence) -> str:
        """The title of the report a piece of evidence stands in, else its file's name."""
        known = self.reports.get(evidence.report_id)
        return one_line((known.title if known else "") or evidence.document)

    def report_named(self, report_id: str) -> str:
        """How a report on file is called; its id where it is not on file."""
        known = self.reports.get(report_id)
        return self._report(known.title, known.date, known.issuer, "") if known else report_id

    def _report(self, title: str, when: PartialDate | None, issuer: str | None, document: str) -> str:
        """How a report is called: its title, with its date where that does not tell the year (many a report is called
        just 政府工作报告); without a title, by its issuer, date and file."""
        day = self.words.day(when)
        # Book-title marks do not nest: the inner ones become single (GB/T 15834).
        plain = one_line(title).translate(_INNER_TITLE)
        if not plain:
            who = one_line(issuer or "")
            values = {"issuer": who, "day": day, "file": one_line(document)}
            return self.say(texts.SOURCE_UNTITLED if who or day else texts.SOURCE_FILE, **values).strip()
        if day and not _YEAR.search(plain):
            return self.say(texts.SOURCE_DATED, day=day, title=plain)
        return self.say(texts.SOURCE_PLAIN, title=plain)

    def _in_section(self, report: str, title: str, section: tuple[str, ...]) -> str:
        heading = next((one_line(part) for part in reversed(section) if part.strip()), "")
        if not heading or heading == one_line(title):
            return report
        if self.chinese and report.endswith("”"):
            report += "中"  # two quotes side by side would read as one
        return self.say(texts.SOURCE_SECTION, report=report, section=heading.translate(_INNER_QUOTES))

    def quoted(self, text: str, source: str) -> str:
        """A quote with its source behind it, as one sentence."""
        line = one_line(text).rstrip("；;，,、。")
        if not self.chinese:
            return f"{line} ({source})."
        return f"{line}（{source}）。"

    def answer(self, entry: LedgerEntry) -> Evidence | None:
        """The best evidence, where it answers the promise."""
        return entry.verdict.evidence[0] if entry.verdict.evidence and not self.only_near(entry) else None

    def only_near(self, entry: LedgerEntry) -> bool:
        """Whether the evidence found is merely the nearest that reports come: it was judged to answer nothing."""
        verdict = entry.verdict
        return verdict.outcome is Outcome.SILENT and verdict.reason is not Reason.AMBIGUOUS

    def progress(self, entry: LedgerEntry) -> str:
        """The column 进展情况: the best evidence with its source; "" where nothing is reported."""
        best = self.answer(entry)
        if best is None:
            return ""
        return self.quoted(best.text, self.evidence_report(best))

    def closed_on(self, entry: LedgerEntry) -> date | None:
        """The day on which a person closed it (销号)."""
        mark = entry.verdict.mark
        return mark.at.date() if mark is not None and mark.kind is MarkKind.CLOSED else None

    def mark(self, entry: LedgerEntry) -> str:
        """Who decided what; "" where no one did."""
        return one_line(self.words.mark_sentence(entry.verdict.mark)) if entry.verdict.mark else ""

    def ledger_row(self, number: int, entry: LedgerEntry) -> tuple[str, ...]:
        """The cells of `texts.COLUMNS`. 责任领导 and 下一步措施 are for people to fill in."""
        return (
            str(number),
            one_line(entry.commitment.text),
            self.targets(entry),
            self.unit_name(self.unit(entry)),
            "",
            self.deadline_cell(entry),
            self.progress(entry),
            self.problem(entry),
            "",
            self.state(entry),
            self.day(self.closed_on(entry)),
            one_line(entry.note),
        )

    def sourced_row(self, number: int, entry: LedgerEntry) -> tuple[str, ...]:
        """The same for a paper's annex, which has no columns of its own for the source of a promise, its soft wording, the
        nearest words of a report, what speaks against it and the promise through the years."""
        row = dict(zip(texts.COLUMNS, self.ledger_row(number, entry), strict=True))
        row["task"] = self.quoted(row["task"], self.source(entry))
        row["target"] = self.together(self.sentence(row["target"]), self.soft(entry))
        verdict = entry.verdict
        more = [row["problem"]]
        if self.answer(entry) is None and verdict.evidence and verdict.status is not Status.PENDING:
            near = verdict.evidence[0]
            more.append(
                self.say(texts.LABEL_NEAR) + self.quoted(near.text, self.evidence_source(near)).rstrip("。.")
            )
        for other in verdict.conflicting[:1]:
            against = self.quoted(other.text, self.evidence_source(other)).rstrip("。.")
            more.append(self.say(texts.LABEL_CONFLICT) + against)
        if years := self.words.chains_sentence(entry, alone=False):
            more.append(self.say(texts.LABEL_CHAINS) + one_line(years))
        row["problem"] = self.words.join(more)
        return tuple(row.values())

    def deadline_cell(self, entry: LedgerEntry) -> str:
        """The deadline for a narrow column: the day alone, or why there is none."""
        return self.day(entry.verdict.deadline) or self.deadline(entry)

    def columns(self) -> tuple[str, ...]:
        """The heads of the ledger's columns."""
        return tuple(self.say(head) for head in texts.COLUMNS.values())


_YEAR = re.compile(r"\d{4}|[〇零一二三四五六七八九]{4}")
_INNER_TITLE = str.maketrans("《》", "〈〉")
_INNER_QUOTES = str.maketrans("“”", "‘’")
DECIDED_BY_HAND = frozenset(
    {Reason.EXTENDED, Reason.LONG_TERM, Reason.ADJUSTED, Reason.CANCELLED, Reason.CLOSED, Reason.MARKED}
)


def reports_of(documents: tuple[DocumentInfo, ...]) -> dict[str, ReportInfo]:
    """All reports on file, by id."""
    return {report.id: report for document in documents for report in document.reports}


def one_line(text: str) -> str:
    """A quote without the line ends of the page it stood on. Between Chinese characters a line end is nothing."""
    if "\n" not in text:
        return text.strip()
    parts = [part.strip() for part in text.split("\n")]
    line = parts[0]
    for part in parts[1:]:
        latin = line[-1:].isascii() and part[:1].isascii() and line[-1:].isalnum() and part[:1].isalnum()
        line += (" " if latin else "") + part
    return line


def share(count: int, total: int) -> str:
    """A share in percent with one decimal, rounded half up as people do; "—" of nothing."""
    if total <= 0:
        return "—"
    part = (Decimal(count) * 100 / Decimal(total)).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return f"{part}%"
