"""Names that stay: ids, editions, and the way old promises are found again."""

from hypothesis import given
from hypothesis import strategies as st

from db.records import StoredCommitment
from tracker.domain.promise import Commitment, Deadline
from tracker.domain.report import Report
from tracker.domain.text import PartialDate, Period, Span
from tracker.domain.vocabulary import Basis, Grade
from tracker.service.filing import identity
from tracker.service.filing.editions import reanchor

_SHA256 = st.binary(min_size=32, max_size=32).map(bytes.hex)


def _commitment(text: str, start: int = 0) -> Commitment:
    span = Span(start, start + len(text))
    return Commitment(
        span, text, Grade.HARD, Deadline(None, None, Basis.NONE), (), False, None, False, 0, 0, ()
    )


@given(_SHA256, _SHA256)
def test_ids_are_short_stable_and_make_way_for_one_another(one: str, other: str) -> None:
    first = identity.public_id(one)
    assert first == identity.public_id(one) and len(first) == identity.ID_LENGTH
    second = identity.public_id(other, taken={first})
    assert second != first
    longer = identity.public_id(one, taken={first})
    assert longer != first and longer.startswith(first)
    assert identity.typed_id(first.lower().replace("0", "O").replace("1", "l")) == first


@given(st.text(), st.text())
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= identity.likeness(one, other) <= 1
    assert identity.likeness(one, other) == identity.likeness(other, one)
    assert 0 <= identity.containment(identity.shingles(one), identity.shingles(other)) <= 1


def test_layout_is_no_difference_and_words_are() -> None:
    assert identity.words("新增 公办学位\n１２００个；") == identity.words("新增公办学位1200个。")
    assert identity.words("新增公办学位1200个") != identity.words("新增公办学位1300个")


def test_the_same_words_twice_in_one_report_are_two_items() -> None:
    made = identity.identities("report", [_commitment("新建口袋公园8个"), _commitment("新建口袋公园8个")])
    assert len(set(made)) == 2
    assert made == identity.identities(
        "report", [_commitment("新建口袋公园8个。"), _commitment("新建口袋公园8个")]
    )


def test_editions_share_body_title_and_period_and_nothing_else_does() -> None:
    report = Report(Span(0, 9), "2023年工作计划", "青岩县", PartialDate(2023), None, Period.of_years(2023))
    key = identity.edition_key(report, "青岩县", "a.txt")
    redated = Report(
        Span(0, 50), "2023年 工作计划", "青岩县人民政府", PartialDate(2023, 2), None, Period.of_years(2023)
    )
    assert identity.edition_key(redated, "青岩县", "b.txt") == key
    next_year = Report(Span(0, 9), "2023年工作计划", "青岩县", PartialDate(2023), None, Period.of_years(2024))
    assert identity.edition_key(next_year, "青岩县", "a.txt") != key
    assert identity.edition_key(report, "白石县", "a.txt") != key
    assert identity.edition_key(report, None, "a.txt") != identity.edition_key(report, None, "b.txt")


_LINES = st.lists(st.text(alphabet="新建公园学位道路八九个家", min_size=1, max_size=12), max_size=8)


@given(_LINES, _LINES)
def test_every_promise_is_kept_reworded_added_or_gone(before: list[str], after: list[str]) -> None:
    old = [
        StoredCommitment(at, f"ID{at}", 1, _commitment(text), None, None, 0) for at, text in enumerate(before)
    ]
    result = reanchor(old, [_commitment(text) for text in after])
    assert len(set(result.items.values())) == len(result.items)
    assert len(result.items) + result.added == len(after)
    assert len(result.items) + result.withdrawn == len(before)
    assert result.changed == len(result.reworded)
    for at, item in result.items.items():
        if at not in result.reworded:
            assert identity.words(after[at]) == identity.words(before[int(item[2:])])


@given(_LINES)
def test_an_unchanged_edition_changes_nothing(lines: list[str]) -> None:
    old = [
        StoredCommitment(at, f"ID{at}", 1, _commitment(text), None, None, 0) for at, text in enumerate(lines)
    ]
    result = reanchor(old, [_commitment(text) for text in lines])
    assert (result.added, result.changed, result.withdrawn) == (0, 0, 0)
