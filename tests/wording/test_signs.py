"""What a clause has in common with a promise, in words: only signs that are weighed, the loudest first."""

import re
from importlib.resources import files

from tracker.matching.apart import APART_RULES
from tracker.matching.forms import FormRelation
from tracker.matching.weights import card
from tracker.wording.signs import RELATIONS, SIGNS, relation_apart, signs_that_spoke


def test_only_signs_that_speak_for_a_clause_are_named() -> None:
    weights = card("relevance")
    assert all(weights[name] > 0.0 for name in SIGNS)


def test_what_is_there_for_the_most_part_is_named_the_loudest_first() -> None:
    parts = [("head", 1.0), ("words", 0.9), ("piece", 0.8), ("named", 0.2), ("years", 1.0)]
    assert signs_that_spoke(parts) == [SIGNS["piece"], SIGNS["head"]]
    assert signs_that_spoke([("named", 0.3)]) == []


def test_no_more_than_four_are_named() -> None:
    assert len(signs_that_spoke([(name, 1.0) for name in SIGNS])) == 4


def test_every_relation_that_keeps_a_number_apart_is_told() -> None:
    code = files("tracker.matching").joinpath("number_relations.py").read_text(encoding="utf-8")
    named = set(re.findall(r'relation = "([a-z_]+)"', code)) | {rule.relation for rule in APART_RULES}
    named |= {str(form) for form in FormRelation if form is not FormRelation.SAME}
    assert named == set(RELATIONS)
    assert relation_apart((("words", 0.8), ("apart.net", 0.7))) == RELATIONS["net"]
    assert relation_apart((("words", 0.8),)) is None
