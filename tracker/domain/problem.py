"""Problems found in a user's document: data with a place, never an exception."""

from dataclasses import dataclass, field

from .text import Span
from .vocabulary import Severity


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a document that could not be read or is not known.

    `code` is a stable dotted name (`encoding.replaced`, `issuer.unknown`, `pdf.no_text_layer`); `details` are the
    values its sentence needs. The sentence itself is made by `tracker.wording` in the user's language.
    """

    code: str
    severity: Severity = Severity.WARNING
    span: Span | None = None
    details: tuple[tuple[str, str], ...] = field(default=())
