"""Every code that the program can raise or report has a sentence in both languages."""

import ast
import re

from tests.architecture.source import modules
from tracker.wording import Language, Words
from tracker.wording.problems import CATALOGUES

MAKERS = {
    "Problem",
    "RefusedError",
    "StoreError",
    "ReportError",
    "CommandError",
    "refusal",
    "refused",
    "_problem",
    "_refused",
}
CODE = re.compile(r"[a-z]+\.[a-z_]+")


def codes() -> dict[str, str]:
    """Every literal code in the sources, with a module that uses it."""
    found = {}
    for name, module in modules().items():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in MAKERS:
                for argument in (*node.args[:2], *(keyword.value for keyword in node.keywords)):
                    for part in ast.walk(argument):
                        if (
                            isinstance(part, ast.Constant)
                            and isinstance(part.value, str)
                            and CODE.fullmatch(part.value)
                        ):
                            found[part.value] = name
    return found


def test_every_code_has_a_sentence() -> None:
    known = {code for catalogue in CATALOGUES for code in catalogue}
    assert len(codes()) > 40
    assert {code: module for code, module in codes().items() if code not in known} == {}


def test_sentences_differ_by_language_and_have_the_same_values() -> None:
    for catalogue in CATALOGUES:
        for code, both in catalogue.items():
            assert re.search("[\u4e00-\u9fff]", both.zh), code
            assert not re.search("[\u4e00-\u9fff]", both.en), code
            assert set(re.findall(r"(?<!\{)\{(\w+)", both.zh)) == set(
                re.findall(r"(?<!\{)\{(\w+)", both.en)
            ), code


def test_no_code_stands_in_two_catalogues() -> None:
    listed = [code for catalogue in CATALOGUES for code in catalogue]
    assert len(listed) == len(set(listed))


def test_an_unknown_code_is_shown_rather_than_hidden() -> None:
    assert (
        Words(Language.ZH).error_sentence("store.new_thing", {"path": "a{b}"}) == "store.new_thing path=a{b}"
    )
