"""The catalogue of indicators: every name leads to its indicator, and what it is not stays what it is."""

import pytest

from tracker.lexicon.loader import Indicator, LexiconError, load_lexicon, read_lexicon
from tracker.matching.words import indicators_in, normal

CATALOGUE = load_lexicon().indicators


def test_the_catalogue_is_there() -> None:
    assert len(CATALOGUE) >= 120


@pytest.mark.parametrize("one", CATALOGUE.values(), ids=list(CATALOGUE))
def test_every_name_is_the_one_kept(one: Indicator) -> None:
    kept = normal(one.names[0])
    assert {normal(name) for name in one.names} == {kept}
    assert indicators_in(kept) == {one.growth_of or one.id}


@pytest.mark.parametrize("one", CATALOGUE.values(), ids=list(CATALOGUE))
def test_what_it_is_not_keeps_its_own_name(one: Indicator) -> None:
    for other in one.others:
        assert normal(other) != normal(one.names[0])


@pytest.mark.parametrize("one", CATALOGUE.values(), ids=list(CATALOGUE))
def test_what_it_names_is_in_the_catalogue(one: Indicator) -> None:
    assert not one.part_of or one.part_of in CATALOGUE
    assert not one.growth_of or one.growth_of in CATALOGUE


@pytest.mark.parametrize(
    "written",
    [
        '[[indicator]]\nid = "a"\nnames = ["甲率"]\nnot = []',
        '[[indicator]]\nid = "a"\nnames = ["甲率"]\nnot = ["甲率"]',
        '[[indicator]]\nid = "a"\nnames = ["甲率"]\nkind = "odd"\nnot = ["乙率"]',
        '[[indicator]]\nid = "a"\nnames = ["甲率"]\nnot = ["乙率"]\n[[indicator]]\nid = "b"\nnames = ["甲率"]\nnot = ["乙率"]',
    ],
)
def test_a_wrong_entry_is_refused(written: str) -> None:
    with pytest.raises(LexiconError):
        read_lexicon({"indicators.toml": written})
