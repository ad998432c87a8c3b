"""Every member of every vocabulary has a label in both languages, and no two of one vocabulary share one."""

import inspect
from enum import StrEnum

import pytest

from tracker.domain import vocabulary
from tracker.domain.vocabulary import Change, Grade, Light, MarkKind, Op, Reason, Status
from tracker.wording import Language, Words
from tracker.wording.labels import LABELS

VOCABULARIES = [
    member
    for _, member in inspect.getmembers(vocabulary, inspect.isclass)
    if issubclass(member, StrEnum) and member is not StrEnum
]


@pytest.mark.parametrize("kind", VOCABULARIES)
@pytest.mark.parametrize("language", Language)
def test_every_member_has_its_own_label(kind: type[StrEnum], language: Language) -> None:
    labels = [Words(language).label(member) for member in kind]
    if kind is not Op:  # 等于 and 区间 are shown by the figure alone
        assert all(labels)
        assert len(set(labels)) == len(labels)
    assert set(LABELS[kind]) == set(kind)


def test_equal_values_of_two_vocabularies_keep_their_own_labels() -> None:
    assert Status.OVERDUE.value == MarkKind.OVERDUE.value
    words = Words(Language.ZH)
    assert words.label(Reason.CLOSED) == "已销号"
    assert words.label(MarkKind.CLOSED) == "销号"
    assert (words.label(Grade.HARD), words.label(Light.RED), words.label(Change.INCREASE)) == (
        "硬指标",
        "红灯",
        "增长",
    )
