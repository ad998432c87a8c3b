"""What the language is known by is data: no regex with Chinese words stands in code, and what code asks of the lexicon is there."""

import ast
import re
from collections.abc import Iterator

import pytest

from tracker.lexicon import load_lexicon

from .source import Module, modules

FREE = ("tracker.lexicon", "tracker.wording", "tracker.evaluation")
"""The lexicon itself, what the program says, and how its readings are scored."""
NOT_LANGUAGE = {
    "tracker.extraction.layout.clauses._MARK": "marks of punctuation; of words only the numerals of an item's number",
    "tracker.extraction.reports.issuers.": "put together around the kind of body that the text itself names",
    # Rooms that know no lexicon: what governments and units are called as such, and how a page is laid out.
    "tracker.domain.responsible._WHOLE_GOVERNMENT": "a government as a whole",
    "tracker.domain.units._OTHER_NAME": "a unit's second name in brackets",
    "tracker.reading.pages._PAGE_NUMBER": "a page number",
    "tracker.reading.pages._NEW_BLOCK": "numbering of a paragraph",
    "tracker.reading.web._PUBLISHED": "the label of a web page's date",
    "tracker.reading.word_paragraph._ITEM": "numbering of a paragraph",
    "tracker.reports.audit_paper._YEAR": "numerals of a year",
    "tracker.reports.entry_words._YEAR": "numerals of a year",
    # The program's own files and answers.
    "tracker.cli.commands.report.": "an option as a user writes it: 7天",
    "tracker.service.filing.input_files._ABOUT_FILES": "names of files",
    "tui.screens.report._HEADING": "headings of the program's own papers",
}
"""Regexes that may, each with the reason: `module.NAME`, without a name where they stand in a function."""
_CHINESE = re.compile("[\u3400-\u9fff]")
_ANY_CHARACTER = re.compile("一-鿿|\\\\u4e00-\\\\u9fff|\u4e00-\u9fa5")
"""A range of all characters is no word."""
_SEARCHES = frozenset({"compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub"})
_BY_ID = frozenset({"Phrase", "construction"})
OURS = [module for module in modules().values() if not module.name.startswith(FREE)]


def _is_word(text: object) -> bool:
    return isinstance(text, str) and _CHINESE.search(_ANY_CHARACTER.sub("", text)) is not None


def _words_in(node: ast.AST, known: frozenset[str]) -> bool:
    """Whether Chinese words stand in an expression, or in a constant of the module that it names."""
    return any(
        (isinstance(part, ast.Constant) and _is_word(part.value))
        or (isinstance(part, ast.Name) and part.id in known)
        for part in ast.walk(node)
    )


def _constants(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            yield node.target.id, node.value
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value


def _regexes_with_words(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The name, "" inside a function, and line of every regex written in code whose words are Chinese."""
    named = {id(value): name for name, value in _constants(tree)}
    known = frozenset(
        name
        for name, value in _constants(tree)
        if not isinstance(value, ast.Call) and _words_in(value, frozenset())
    )
    for name, value in _constants(tree):
        # A piece of a regex that others put into theirs.
        if (
            isinstance(value, ast.Constant)
            and _is_word(value.value)
            and re.search(r"\(\?|\|", str(value.value))
        ):
            yield name, value.lineno
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr in _SEARCHES
            and node.args
            and _words_in(node.args[0], known)
        ):
            yield named.get(id(node), ""), node.lineno


def test_the_check_sees_words_and_no_ranges() -> None:
    code = "import re\nA = re.compile('[一-鿿]{2}')\nB = re.compile('完成|建成')\nC = '年底'\nD = re.compile(f'{C}前')\nE = '年|月'\n"
    assert {name for name, _ in _regexes_with_words(ast.parse(code))} == {"B", "D", "E"}


@pytest.mark.parametrize("module", OURS, ids=lambda module: module.name)
def test_no_regex_with_chinese_words_stands_in_code(module: Module) -> None:
    found = [
        f"{module.path}:{line} {name}"
        for name, line in _regexes_with_words(module.tree)
        if f"{module.name}.{name}" not in NOT_LANGUAGE
    ]
    assert not found, found


def test_every_entry_that_code_asks_for_by_id_is_there() -> None:
    patterns = load_lexicon().patterns
    for module in modules().values():
        for node in ast.walk(module.tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in _BY_ID
                and isinstance(node.args[0], ast.Constant)
            ):
                assert node.args[0].value in patterns, f"{module.path}:{node.lineno}"


def test_what_may_stand_in_code_still_does() -> None:
    found = {
        f"{module.name}.{name}"
        for module in modules().values()
        for name, _ in _regexes_with_words(module.tree)
    }
    assert sorted(set(NOT_LANGUAGE) - found) == []
