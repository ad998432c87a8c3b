"""Names that stay: public ids of documents, reports and items, and the keys by which an edition is known again."""

import base64
import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence

from tracker.domain.promise import Commitment
from tracker.domain.report import Report
from tracker.domain.text import Period

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, so that an id can be read out and typed without doubt."""

_CROCKFORD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", _ALPHABET)
"""From the alphabet of RFC 4648."""

_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V", "-": "", " ": ""})

ID_LENGTH = 8
"""Characters of an item's id: 40 bits, so among 100,000 items a longer id is needed about once in 200 stores."""


def fingerprint(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def member_fingerprint(source: str, part: str) -> str:
    """The fingerprint of a document inside a container; the file's own where it is not in one."""
    return source if not part else fingerprint(f"{source}\n{part}".encode("utf-8", "surrogatepass"))


def text_fingerprint(text: str) -> str:
    """SHA-256 of the text as read."""
    return fingerprint(text.encode("utf-8", "surrogatepass"))


def public_id(digest: str, taken: Collection[str] = (), length: int = ID_LENGTH) -> str:
    """A short id made of a SHA-256; two characters longer as long as it is taken."""
    for size in range(length, len(digest) * 4 // 5, 2):
        whole = -(-size // 8) * 10  # hexadecimal digits: groups of five bytes are eight characters each
        id = base64.b32encode(bytes.fromhex(digest[:whole]))[:size].decode().translate(_CROCKFORD)
        if id not in taken:
            return id
    raise ValueError("every length of this id is taken")


def document_id(digest: str, given_out: Callable[[str], bool]) -> str:
    """The public id of a document: `D` and a short id, two characters longer as long as it is given out."""
    taken: set[str] = set()
    while given_out(f"D{(id := public_id(digest, taken, length=7))}"):
        taken.add(id)
    return f"D{id}"


def typed_id(text: str) -> str:
    """An id as a person types it: lower case, with hyphens, O for 0, I or L for 1."""
    return text.strip().upper().translate(_LOOKALIKES)


_LAYOUT = re.compile(r"(?:[^\w%‰]|_)+")


def words(text: str) -> str:
    """What stays of a text when layout and punctuation go: the basis of sameness."""
    return _LAYOUT.sub("", unicodedata.normalize("NFKC", text).casefold())


def _period(period: Period | None) -> str:
    return f"{period.start}/{period.end}" if period else "-"


def report_anchor(report: Report, body: str | None, name: str) -> str:
    """What names a report whatever its bytes: body and title (the file's name for one that is unknown) and periods.

    A report without any known period is named by its date instead.
    """
    file = f"?{words(name)}"
    if report.covers or report.plans:
        when = f"{_period(report.covers)} {_period(report.plans)}"
    else:
        when = report.date.isoformat() if report.date else "-"
    return "\n".join((body or file, words(report.title) or file, when))


def edition_key(report: Report, body: str | None, name: str) -> str:
    """The same for every edition of a report."""
    return fingerprint(report_anchor(report, body, name).encode())


def identities(anchor: str, commitments: Sequence[Commitment]) -> list[str]:
    """An identity for each commitment of one report: its words, and which of those with the same words it is."""
    counted: Counter[str] = Counter()
    result: list[str] = []
    for commitment in commitments:
        own_words = words(commitment.text)
        counted[own_words] += 1
        result.append(fingerprint(f"{anchor}\n{own_words}\n{counted[own_words]}".encode()))
    return result


def shingles(text: str, size: int = 6) -> frozenset[str]:
    """All runs of `size` characters of the text's words."""
    own_words = words(text)
    return frozenset(own_words[at : at + size] for at in range(max(1, len(own_words) - size + 1)))


def containment(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller set that is in both, 0–1."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def likeness(one: str, other: str) -> float:
    """How alike two short texts are, 0–1: the Dice coefficient of their pairs of characters."""
    first, second = _bigrams(words(one)), _bigrams(words(other))
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0


def _bigrams(text: str) -> Counter[str]:
    return Counter(_pairs(text))


def _pairs(text: str) -> Iterable[str]:
    return (text[at : at + 2] for at in range(len(text) - 1)) if len(text) > 1 else (text,)
