"""The closed vocabularies: what a grade, an outcome, a status or a mark can be.

The values are the words of the JSON contract and of the database; labels for people live in `tracker.wording`.
"""

from enum import StrEnum


class Grade(StrEnum):
    """How checkable a commitment is (reading guide §1)."""

    HARD = "hard"
    MILESTONE = "milestone"
    DECLARATORY = "declaratory"


class Basis(StrEnum):
    """Where a deadline comes from (reading guide §2)."""

    EXPLICIT = "explicit"
    PLAN_PERIOD = "plan_period"
    REDACTED = "redacted"
    NONE = "none"


class Op(StrEnum):
    """How a value is compared with its target (reading guide §3)."""

    AT_LEAST = ">="
    AT_MOST = "<="
    ABOUT = "~"
    RANGE = "range"
    SET = "="


class Recurrence(StrEnum):
    """How often a promise is due again (每月、每季度、每半年、每年、每周)."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"


class Scan(StrEnum):
    """How surely words were recognised in a picture of a page."""

    CLEAR = "clear"
    DOUBTFUL = "doubtful"


class Change(StrEnum):
    """A target that is a change, not a level; its value stays positive."""

    INCREASE = "increase"
    DECREASE = "decrease"


class Outcome(StrEnum):
    """What later text says of a commitment (reading guide §4)."""

    MET = "met"
    SHORT = "short"
    PROGRESS = "progress"
    SILENT = "silent"


class Status(StrEnum):
    """What a supervisor is shown (reading guide §5). Derived from an as-of date, never stored."""

    FULFILLED = "fulfilled"
    PENDING = "pending"
    OVERDUE = "overdue"
    UNVERIFIABLE = "unverifiable"


class Reason(StrEnum):
    """Why an item is overdue or unverifiable, or which mark of a person keeps it where it is."""

    SHORTFALL = "shortfall"
    UNFINISHED = "unfinished"
    NO_REPORT = "no_report"
    NO_LATER_REPORT = "no_later_report"
    NOT_MENTIONED = "not_mentioned"
    NOT_COMPARABLE = "not_comparable"
    REDACTED = "redacted"
    DECLARATORY = "declaratory"
    AMBIGUOUS = "ambiguous"
    EXTENDED = "extended"
    LONG_TERM = "long_term"
    ADJUSTED = "adjusted"
    CANCELLED = "cancelled"
    CLOSED = "closed"
    MARKED = "marked"


class MarkKind(StrEnum):
    """What a person can decide about an item. The first four are statuses; `tracker mark ID STATUS` takes any."""

    FULFILLED = "fulfilled"
    PENDING = "pending"
    OVERDUE = "overdue"
    UNVERIFIABLE = "unverifiable"
    EXTENDED = "extended"  # 批准延期: carries a new deadline
    LONG_TERM = "long_term"  # 长期坚持
    ADJUSTED = "adjusted"  # 调整
    CANCELLED = "cancelled"  # 取消
    CLOSED = "closed"  # 销号
    NOTE = "note"  # a note that changes no verdict
    WITHDRAWN = "withdrawn"  # takes an earlier mark back; the machine's verdict shows again


class EvidenceDecision(StrEnum):
    """What a person decided about a link between a commitment and a clause of a report."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    ATTACHED = "attached"  # picked by a person, not proposed by the matcher
    WITHDRAWN = "withdrawn"


class Origin(StrEnum):
    """How an item came onto the ledger."""

    READ = "read"  # found in a document by the program
    ADDED = "added"  # put there by a person


class CorrectionKind(StrEnum):
    """What a person did to an item's reading. None of these changes what was read; they lie over it."""

    ADDED = "added"
    CORRECTED = "corrected"
    ASSIGNED = "assigned"
    DROPPED = "dropped"  # it is no promise
    SPLIT = "split"  # its parts stand in its place
    RESTORED = "restored"  # takes a dropping or a split back
    WITHDRAWN = "withdrawn"  # takes one earlier correction back


class NoticeKind(StrEnum):
    """What was sent to a unit about an item."""

    HANDED_OUT = "handed_out"  # 交办
    REMINDED = "reminded"  # 催办
    WITHDRAWN = "withdrawn"


class ClaimKind(StrEnum):
    """A unit's word on an item, or a person's decision on it."""

    CLAIMED = "claimed"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class ClaimState(StrEnum):
    """How far a unit says it has come. A claim of `done` closes nothing."""

    DONE = "done"
    UNDER_WAY = "under_way"
    NOT_STARTED = "not_started"
    STUCK = "stuck"


class LoopStage(StrEnum):
    """Where an item waits on its way 立项→交办→反馈→审核→销号."""

    NO_UNIT = "no_unit"
    NOT_HANDED_OUT = "not_handed_out"
    AWAITED = "awaited"  # handed out, its answer is not due yet
    UNANSWERED = "unanswered"  # handed out, and no answer by its day
    ANSWERED = "answered"  # a claim waits for a person
    RETURNED = "returned"
    ACCEPTED = "accepted"
    CLOSED = "closed"


class SectionKind(StrEnum):
    """What a part of a report does; decides whether bare verbs are future or past."""

    MASTHEAD = "masthead"
    PREAMBLE = "preamble"
    REVIEW = "review"
    PROBLEM = "problem"
    PLAN = "plan"
    SUGGESTION = "suggestion"
    CLOSING = "closing"
    GLOSSARY = "glossary"


class AchievementKind(StrEnum):
    """What a past statement says of its matter."""

    DONE = "done"
    LEVEL = "level"  # a value reached: 覆盖率达95%
    UNDER_WAY = "under_way"
    NOT_DONE = "not_done"


class Agreement(StrEnum):
    """How two places of reports stand to each other."""

    CONTRADICTION = "contradiction"  # 矛盾: they cannot both be right, as they are written
    DOUBT = "doubt"  # 存疑: they do not agree, and may speak of different things
    CONFIRMED = "confirmed"  # 印证: one follows from the other, so both speak of the same


class Light(StrEnum):
    """The light a 台账 shows beside an item; which rule sets it is a preset."""

    GREEN = "green"
    BLUE = "blue"  # only presets that tell "due soon" from "behind" use it
    YELLOW = "yellow"
    RED = "red"
    OFF = "off"


class Severity(StrEnum):
    """Whether a document was still read in spite of a problem."""

    NOTE = "note"
    WARNING = "warning"
    REFUSED = "refused"
