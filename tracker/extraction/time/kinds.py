"""What part a time expression can play."""

from enum import StrEnum


class TimeKind(StrEnum):
    """What part a time expression plays."""

    DEADLINE = "deadline"  # an end: 8月底前
    PERIOD = "period"  # a stretch whose end is the last day: 上半年, 2022年
    START_ONLY = "start_only"  # 9月起: no end is stated
    PAST = "past"  # 今年以来, 去年同期, 比2020年
    AS_OF = "as_of"  # 截至9月21日
    RECURRENCE = "recurrence"  # 每月
    SLA = "sla"  # 2小时内: how long something may take
    EVENT = "event"  # 汛期前: no day is fixed
    REDACTED = "redacted"  # x月底
    NAME = "name"  # part of a name, or a bare length of time: 三年行动计划
    PROGRAMME = "programme"  # the years a named programme runs: 行动计划（2021-2023年）
