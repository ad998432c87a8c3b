"""Damaged and malicious files: each is read or refused with its reason, and none raises."""

import io
import random
import zipfile
from pathlib import Path

import pytest

from tracker.domain.vocabulary import Severity
from tracker.reading import read

FILES = Path(__file__).parent / "files"
SAMPLES = Path(__file__).parents[2] / "samples"


def _seeds() -> list[Path]:
    return sorted([*FILES.iterdir(), *SAMPLES.glob("*.docx"), *SAMPLES.glob("*.md")])


def _damage(data: bytes, rng: random.Random) -> bytes:
    damaged = bytearray(data)
    for _ in range(rng.randint(1, 12)):
        at, kind = rng.randrange(len(damaged)), rng.random()
        if kind < 0.5:
            damaged[at] = rng.randrange(256)
        elif kind < 0.65:
            del damaged[at:]
        elif kind < 0.8:
            del damaged[at : at + rng.randint(1, 5000)]
        else:
            damaged[at:at] = rng.randbytes(rng.randint(1, 300))
        if not damaged:
            return b"\0"
    return bytes(damaged)


def _damage_members(data: bytes, rng: random.Random) -> bytes:
    """The same inside a zip, so that the damage reaches the XML and not the archive."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for info in source.infolist():
            content = source.read(info)
            target.writestr(
                info.filename, _damage(content, rng) if content and rng.random() < 0.5 else content
            )
    return out.getvalue()


def _try(count: int, seed: int) -> None:
    rng = random.Random(seed)
    seeds = [(path.name, path.read_bytes()) for path in _seeds()]
    for number in range(count):
        name, data = rng.choice(seeds)
        inside = data.startswith(b"PK") and rng.random() < 0.7
        hostile = _damage_members(data, rng) if inside else _damage(data, rng)
        for reading in read(hostile, name):
            refused = [problem for problem in reading.problems if problem.severity is Severity.REFUSED]
            assert (reading.text is None) == bool(refused), (seed, number, name)


def test_damaged_files_of_every_format() -> None:
    _try(500, seed=20210905)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(8))
def test_damaged_files_of_every_format_in_full(seed: int) -> None:
    _try(500, seed)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("深.html", b"<div>" * 1_000_000),
        ("表.html", b"<table><tr><td>" * 100_000),
        ("括号.txt", "【（《".encode() * 300_000),
        ("零.txt", b"\0" * 20_000_000),
        ("花.rtf", b"{\\rtf1" + b"{" * 500_000),
        ("控制.txt", "\x1b]0;x\x07\u202e‮县\x00".encode() * 1000),
        ("代理.txt", b"\xed\xa0\x80" * 1000),
        ("信.eml", b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a\n\n" * 20_000),
    ],
)
def test_extremes_end_and_say_why(name: str, data: bytes) -> None:
    for reading in read(data, name):
        assert reading.text is not None or reading.problems[0].severity is Severity.REFUSED


@pytest.mark.parametrize(
    "piece",
    [
        "<div><!--</div>-->",
        "<div><!--><div>-->",
        "<div></b>",
        "<b><div></b>",
        '<div title="</div>">',
        "<div><script></div></script>",
        "<div><textarea></div></textarea>",
        "<blockquote>",
        "<fieldset>",
        "<optgroup>",
        "<rt>",
    ],
)
def test_no_page_hides_how_deep_it_is(piece: str) -> None:
    """Forty thousand levels take the parser ten seconds, and four times that for each doubling."""
    (page,) = read(f"<html><body>{piece * 40_000}云麓县".encode(), "深.html")
    assert [problem.code for problem in page.problems] == ["html.too_deep"]


def test_a_long_page_of_ordinary_tags_is_not_deep() -> None:
    paragraph = "<div><p>云麓县<b>建成</b>学校3所<br><!-- </div> --><span title='<div>'>。</span></div>\n"
    (page,) = read(f"<html><body>{paragraph * 5_000}".encode(), "长.html")
    assert page.text is not None and page.text.count("建成") == 5_000


@pytest.mark.parametrize(
    "piece", [" ", "\n", "\u3000\n", "\xa0 \n", "中 \n", "<!--", '<div ="', "<a '", "<td> </td>"]
)
def test_white_space_and_half_tags_take_time_that_grows_with_their_length(piece: str) -> None:
    """Four hundred thousand of each: what grew with the square would not come to an end."""
    for reading in read(f"<html><body>中{piece * 400_000}文".encode(), "白.html"):
        assert reading.text is not None or reading.problems
