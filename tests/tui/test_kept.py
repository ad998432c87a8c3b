"""What is kept between sessions: written whole, read back, never a reason not to open."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.ledger import LEDGER_SORTS, LedgerQuery
from tracker.domain.vocabulary import Grade, Light, Reason, Status
from tui.state import SEEN_KEPT, Place, State, load, save
from tui.views import View, is_narrowed, query_from_dict, query_to_dict

DAY = date(2023, 6, 30)

QUERIES = st.builds(
    LedgerQuery,
    as_of=st.just(DAY),
    statuses=st.lists(st.sampled_from(Status), unique=True).map(tuple),
    reasons=st.lists(st.sampled_from(Reason), unique=True).map(tuple),
    grades=st.lists(st.sampled_from(Grade), unique=True).map(tuple),
    issuers=st.lists(st.text(max_size=5)).map(tuple),
    units=st.lists(st.text(max_size=5)).map(tuple),
    documents=st.lists(st.text(max_size=5)).map(tuple),
    years=st.lists(st.integers(1990, 2050)).map(tuple),
    topics=st.lists(st.text(max_size=5)).map(tuple),
    lights=st.lists(st.sampled_from(Light), unique=True).map(tuple),
    soft=st.none() | st.booleans(),
    marked=st.none() | st.booleans(),
    due_from=st.none() | st.dates(),
    due_to=st.none() | st.dates(),
    search=st.text(max_size=8),
    to_review=st.booleans(),
    sort=st.sampled_from([*LEDGER_SORTS, *(f"-{name}" for name in LEDGER_SORTS)]),
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
)


@given(QUERIES)
def test_a_question_is_read_back_as_it_was_written(query: LedgerQuery) -> None:
    written = json.loads(json.dumps(query_to_dict(query)))
    assert query_from_dict(written, DAY) == query


@given(st.dictionaries(st.sampled_from(["statuses", "years", "due_from", "sort", "soft", "issuers"]), JSON))
def test_any_question_in_a_file_can_be_asked(written: dict[str, object]) -> None:
    assert query_from_dict(written, DAY).as_of == DAY


def test_only_conditions_narrow_an_order_does_not() -> None:
    assert not is_narrowed(LedgerQuery(as_of=DAY, sort="-text"))
    assert is_narrowed(LedgerQuery(as_of=DAY, search="疫苗"))


def test_a_view_of_days_ahead_moves_with_the_day() -> None:
    view = View("30天", {"statuses": ["pending"]}, due_within=30)
    assert view.on(DAY).due_to == date(2023, 7, 30)
    assert view.on(date(2024, 1, 1)).due_from == date(2024, 1, 1)


def test_a_state_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    state = State(
        person="张三", theme="nord", columns=("text", "status"), views=(View("逾期", {"sort": "text"}),)
    )
    state.place("a.db").drafts["X"] = "未写完"
    save(state, tmp_path / "deep" / "state.json")
    assert load(tmp_path / "deep" / "state.json") == state


@given(JSON)
def test_any_file_opens_a_session(tmp_path_factory: pytest.TempPathFactory, written: object) -> None:
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_text(json.dumps(written), encoding="utf-8")
    assert isinstance(load(path), State)


def test_an_unreadable_file_is_put_aside_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    path.write_bytes(b"\xff{")
    assert load(path) == State()
    assert (tmp_path / "state.unreadable.json").read_bytes() == b"\xff{"


def test_only_the_stores_last_seen_are_remembered() -> None:
    state = State()
    for number in range(SEEN_KEPT + 5):
        state.place(f"{number}.db")
    assert len(state.places) == SEEN_KEPT
    assert state.place(f"{SEEN_KEPT + 4}.db") == Place()
