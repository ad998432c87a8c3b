"""What a report's statements of achievement are made of: how many can be checked at all."""

from dataclasses import dataclass

from .discrepancy import Place


@dataclass(frozen=True, slots=True)
class Share:
    """How many statements of a report are of a kind, and the first few of them."""

    count: int
    examples: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Substance:
    """Counts over the `clauses` statements of a report; one statement may be counted in several.

    `vague` have neither a number nor a named thing, `redacted` had a number or a name taken out, `repeated` stand word for
    word in the body's report before (`before` names its document, None where none is on file), `shared` in a report of
    another body (`others` is how many other bodies' reports were looked at).
    """

    document: str
    report_id: str
    clauses: int
    vague: Share
    redacted: Share
    repeated: Share
    shared: Share
    before: str | None
    others: int
