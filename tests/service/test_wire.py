"""What a reader process answers is data: whatever its bytes, a value of the domain comes of it or a refusal."""

import pickle
import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tracker.domain.problem import Problem
from tracker.domain.promise import Target
from tracker.domain.report import Reading
from tracker.domain.text import PartialDate, Period, Span
from tracker.domain.vocabulary import Op, Severity
from tracker.service.processes.task import ReadDocument, ReadTask, read_and_extract
from tracker.service.processes.wire import WireError, decode, encode

SAMPLES = Path(__file__).parents[2] / "samples"
ANSWER = ReadDocument

text = some.text(some.characters(exclude_categories=["Cs"]), max_size=20)
spans = some.tuples(some.integers(0, 10**6), some.integers(0, 10**6)).map(lambda ends: Span(*sorted(ends)))
problems = some.builds(
    Problem,
    text,
    some.sampled_from(Severity),
    some.none() | spans,
    some.lists(some.tuples(text, text), max_size=3).map(tuple),
)
readings = some.builds(
    Reading, some.none() | text, text, text, some.just(()), some.lists(problems, max_size=3).map(tuple)
)
values = (
    some.none()
    | some.booleans()
    | some.integers(-(2**60), 2**60)
    | some.floats(allow_nan=False)
    | some.dates()
    | text
    | some.binary(max_size=20)
    | problems
    | readings
)
targets = some.builds(
    Target,
    text,
    some.sampled_from(Op),
    some.none() | some.floats(allow_nan=False) | some.tuples(some.floats(0, 1), some.floats(2, 3)),
    some.none() | text,
    text,
)


@given(some.recursive(values, lambda inner: some.lists(inner, max_size=4).map(tuple), max_leaves=10))
def test_a_value_comes_back_as_it_was_sent(value: object) -> None:
    assert decode(encode(value), object) == value


@given(targets)
def test_a_value_that_writes_out_its_constructor_comes_back(target: Target) -> None:
    assert decode(encode(target), Target) == target


@given(some.dictionaries(some.tuples(some.integers(0, 9), some.integers(0, 9)), problems, max_size=4))
def test_a_mapping_keeps_its_keys(value: dict[tuple[int, int], Problem]) -> None:
    assert decode(encode(value), dict[tuple[int, int], Problem]) == value


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_what_is_read_of_a_report_comes_back_whole(path: Path) -> None:
    read = read_and_extract(ReadTask(path.read_bytes(), path.name))
    assert decode(encode(read), ANSWER) == read


@given(some.binary(max_size=200))
def test_any_bytes_are_a_refusal_or_an_answer(data: bytes) -> None:
    try:
        decode(data, ANSWER)
    except WireError:
        return


def test_a_damaged_answer_never_becomes_something_else() -> None:
    sent = encode(read_and_extract(ReadTask("云麓县2022年计划：建成学校3所。".encode(), "a.txt")))
    rng, kept = random.Random(7), 0
    for _ in range(3000):
        damaged = bytearray(sent)
        for _ in range(rng.randint(1, 4)):
            damaged[rng.randrange(len(damaged))] = rng.randrange(256)
        try:
            answer = decode(bytes(damaged), ANSWER)
        except WireError:
            continue
        kept += 1
        assert type(answer) is ReadDocument and type(answer.reading) is Reading
    assert kept  # a changed letter of a text is still a text


class Trap:
    """Unpickled, it would make a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return (Path.touch, (self.path,))


def test_a_pickle_is_no_answer(tmp_path: Path) -> None:
    trap = tmp_path / "sprung"
    with pytest.raises(WireError):
        decode(pickle.dumps(Trap(trap)), ANSWER)
    assert not trap.exists()


@pytest.mark.parametrize(
    "value",
    [Trap(Path("x")), 2**70, "\ud800", {1, 2}, date],
    ids=["class", "number", "letter", "set", "type"],
)
def test_what_cannot_be_sent_is_told(value: object) -> None:
    with pytest.raises(WireError):
        encode((value,))


def test_another_type_than_asked_for_is_no_answer() -> None:
    for value in (Span(1, 2), ("a",), None, Period(date(2021, 1, 1), date(2021, 2, 1)), PartialDate(2021)):
        with pytest.raises(WireError):
            decode(encode(value), ANSWER)
    with pytest.raises(WireError):
        decode(encode((1, "a")), tuple[int, ...])


def test_a_span_that_ends_before_it_begins_is_no_span() -> None:
    good = encode(Span(3, 5))
    assert decode(good, Span) == Span(3, 5)
    with pytest.raises(WireError):
        decode(good[:-2] + good[-1:] + good[-2:-1], Span)
