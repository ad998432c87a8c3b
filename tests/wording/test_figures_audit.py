"""Every finding of the audit of figures has a sentence in both languages, and no sentence waits for a rule that is not there."""

import re
from importlib.resources import files

from tracker.domain.discrepancy import Discrepancy, Place
from tracker.domain.text import Span
from tracker.domain.vocabulary import Agreement
from tracker.wording import Language, Words
from tracker.wording.figures_audit import KINDS, SENTENCES

RULES = {
    rule
    for module in files("tracker.insight.audit").iterdir()
    if module.name.endswith(".py") and module.name != "checks.py"
    for rule in re.findall(
        r'"((?:parts|share|product|ratio|growth|level)\.[a-z_]+)"', module.read_text(encoding="utf-8")
    )
}


def test_every_rule_is_told_and_no_other() -> None:
    stated = {rule for sentences in SENTENCES.values() for rule in sentences}
    assert stated == RULES
    assert {rule.split(".")[0] for rule in RULES} == set(KINDS)


def test_sentences_hold_the_same_values_in_both_languages() -> None:
    for sentences in SENTENCES.values():
        for rule, both in sentences.items():
            assert set(re.findall(r"\{(\w+)", both.zh)) == set(re.findall(r"\{(\w+)", both.en)), rule


def test_a_finding_is_told_with_its_figures() -> None:
    places = tuple(Place("d", Span(0, len(quote)), quote) for quote in ("1200人", "866人", "77.17%"))
    found = Discrepancy("ratio.named", Agreement.CONTRADICTION, places, (), "77.17%", "72.17%")
    assert Words(Language.ZH).discrepancy_sentence(found) == "866人÷1200人应为72.17%，写作77.17%"
    assert Words(Language.ZH).discrepancy_kind(found) == "完成数与比率"
    assert "77.17%" in Words(Language.EN).discrepancy_sentence(found)
