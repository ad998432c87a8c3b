"""Where a promise is said once more in a later table, in a sentence for each place."""

from collections.abc import Iterable

from tracker.domain.ledger import Restating

from .both import Both
from .speaker import Speaker

_AGAIN = Both("{where}中重列，编号{item}", "restated in {where}, as {item}")
_AGAIN_OWN = Both(
    "{where}中重列，编号{item}（已有人工意见，单独保留）",
    "restated in {where}, as {item} (kept: a person decided about it)",
)
_CHANGED = Both("{where}中改列为“{text}”{day}，编号{item}", "changed to “{text}”{day} in {where}, as {item}")
_OF = Both("即{where}的承诺{item}，不再单独计数", "says {item} of {where} once more and is not counted apart")
_OF_OWN = Both(
    "即{where}的承诺{item}（已有人工意见，单独保留）",
    "says {item} of {where} once more (kept: a person decided about it)",
)
_CHANGED_OF = Both("{where}原为“{text}”{day}，编号{item}", "was “{text}”{day} in {where}, as {item}")
_TITLE = Both("《{title}》（{day}）", "{title} ({day})")
_UNDATED = Both("《{title}》", "{title}")
_BY = Both("，期限{day}", " by {day}")


def restated(words: Speaker, links: Iterable[Restating]) -> tuple[str, ...]:
    """One sentence for each place."""
    return tuple(_sentence(words, link) for link in links)


def _sentence(words: Speaker, link: Restating) -> str:
    if link.changed:
        sentence = _CHANGED_OF if link.before else _CHANGED
    elif link.before:
        sentence = _OF_OWN if link.own_line else _OF
    else:
        sentence = _AGAIN_OWN if link.own_line else _AGAIN
    due = link.commitment.deadline.date
    return words.say(
        sentence,
        where=_where(words, link),
        item=link.item,
        text=link.commitment.text,
        day=words.say(_BY, day=words.day(due)) if due is not None else "",
    )


def _where(words: Speaker, link: Restating) -> str:
    title = link.report_title or link.document
    if link.report_date is None or words.day(link.report_date) in title:
        return words.say(_UNDATED, title=title)
    return words.say(_TITLE, title=title, day=words.day(link.report_date))
