"""Every rule that can decide how a text is read is stated in both languages."""

from tracker.extraction.numbers.changes import CHANGE_RULES
from tracker.extraction.numbers.not_targets import RULES
from tracker.extraction.numbers.operators import OP_RULES
from tracker.extraction.numbers.whole_numbers import RULES as WHOLE_NUMBER_RULES
from tracker.extraction.time.kinds import TimeKind
from tracker.lexicon import load_lexicon
from tracker.wording.reading_rules import READING_RULES, reading_rule

NEVER_SHOWN = {"time_role.event_verb"}  # only helps to recognise an event's name


def test_every_rule_of_times_numbers_and_grades_has_its_sentence() -> None:
    lexicon = load_lexicon()
    ids = {pattern.id for prefix in ("time", "time_role", "quantity") for pattern in lexicon.family(prefix)}
    ids |= {*RULES, *WHOLE_NUMBER_RULES, *(rule.id for rule in (*OP_RULES, *CHANGE_RULES))}
    ids |= {f"time_kind.{kind}" for kind in TimeKind} - {
        "time_kind.deadline",
        "time_kind.period",
        "time_kind.programme",
    }
    assert sorted(id for id in ids - NEVER_SHOWN if reading_rule(id) is None) == []


def test_no_sentence_is_left_over() -> None:
    patterns = load_lexicon().patterns
    code = (
        "op.",
        "change.",
        "time_kind.",
        "time_role.book_title",
        "time_role.short",
        "not_target.",
        "number.",
        "commits.",
        "continuation.",
        "describes.",
        "declaratory.",
        "future.",
        "hard.",
        "plan.",
        "restated.",
    )
    assert [id for id in READING_RULES if id not in patterns and not id.startswith(code)] == []


def test_both_languages_are_written() -> None:
    for id, text in READING_RULES.items():
        assert text.zh.strip() and text.en.strip(), id
        assert not text.zh.endswith("。") and not text.en.endswith("."), id
