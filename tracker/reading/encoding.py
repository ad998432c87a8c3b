"""Plain text in any encoding a Chinese office uses."""

from charset_normalizer import from_bytes

from ..domain.problem import Problem
from ..domain.vocabulary import Severity
from .limits import RefusedError

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SAMPLE = 200_000


def decode(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Text with LF line ends and no byte-order mark, and what could not be decoded.

    Raises `RefusedError("text.binary")` for bytes that are no text. Order: byte-order mark, UTF-8, UTF-16 without a mark,
    GB18030 (GBK and GB2312 are parts of it), then whatever charset-normalizer makes of it.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _finish(data[len(mark) :], encoding)
    if b"\x00" not in data:
        for encoding in ("utf-8", "gb18030"):
            try:
                return _lines(data.decode(encoding)), ()
            except UnicodeDecodeError:
                continue
    elif (wide := _utf16(data)) is not None:
        return _finish(data, wide)
    if _looks_binary(data):
        raise RefusedError("text.binary")
    best = from_bytes(data[:_SAMPLE]).best()
    return _finish(data, best.encoding if best is not None else "gb18030")


def _finish(data: bytes, encoding: str) -> tuple[str, tuple[Problem, ...]]:
    try:
        return _lines(data.decode(encoding)), ()
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
    lost = text.count("�")
    if lost > len(text) // 20:
        raise RefusedError("text.binary")
    return _lines(text), (
        Problem(
            "encoding.replaced", Severity.WARNING, None, (("characters", str(lost)), ("encoding", encoding))
        ),
    )


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: one half of the byte pairs holds nearly all the zeros, or the text reads as Chinese."""
    sample = data[:_SAMPLE]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if zeros and len(sample) % 2 == 0 and zeros.count(0) * 50 > len(zeros):
            try:
                text = sample.decode(encoding)
            except UnicodeDecodeError:
                continue
            readable = sum(
                1 for c in text if c in "\n\r\t" or " " <= c <= "~" or "　" <= c <= "鿿" or "＀" <= c <= "￯"
            )
            if readable * 10 > len(text) * 9:
                return encoding
    return None


def _looks_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    controls = sum(1 for byte in sample if byte < 9 or 13 < byte < 27 or 27 < byte < 32)
    return controls * 100 > len(sample)
