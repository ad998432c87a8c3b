"""What a report's statements of achievement are made of, in counts and neutral words."""

from tracker.domain.substance import Share, Substance

from .both import Both
from .speaker import Speaker

_WHOLE = Both("成效表述{count}条", "{count} statements of achievement")
_NONE = Both("没有可统计的成效表述", "no statements of achievement to count")
KINDS = {
    "vague": Both("没有数字和具体名称", "without number or name"),
    "redacted": Both("隐去数字或名称", "redacted"),
    "repeated": Both("与上一份报告逐字相同", "word for word as in the report before"),
    "shared": Both("与其他单位报告逐字相同", "word for word as in another body's report"),
}
_SHARE = Both("{count}（{percent}%）", "{count} ({percent} %)")
_PART = Both("{kind}{count}条（{percent}%）", "{count} {kind} ({percent} %)")


def share(speaker: Speaker, found: Substance, part: Share) -> str:
    """`34条（28%）` without its kind: a count and its share of all."""
    percent = round(part.count / found.clauses * 100) if found.clauses else 0
    return speaker.say(
        Both("{count}（{percent}%）", "{count} ({percent} %)"), count=part.count, percent=percent
    )


def sentence(speaker: Speaker, found: Substance) -> str:
    """All counts in one line; what there was nothing to compare with is left out."""
    if not found.clauses:
        return speaker.say(_NONE)
    parts = [("vague", found.vague), ("redacted", found.redacted)]
    if found.before is not None:
        parts.append(("repeated", found.repeated))
    if found.others:
        parts.append(("shared", found.shared))
    stated = [
        speaker.say(
            _PART,
            kind=speaker.say(KINDS[kind]),
            count=part.count,
            percent=round(part.count / found.clauses * 100),
        )
        for kind, part in parts
    ]
    return " · ".join([speaker.say(_WHOLE, count=found.clauses), *stated])
