"""No widget that reads markup is ever given a plain string: a `[/]` in a report would end the program."""

import ast
from pathlib import Path

import pytest

TUI = Path(__file__).parents[2] / "tui"
MODULES = sorted(TUI.rglob("*.py"))

LITERAL_WITH = {"Static", "Label", "OptionList"}
"""Widgets that can be reported to leave text alone."""

SAFE_FIRST = {"Button", "Checkbox", "RadioButton", "Option", "Collapsible", "Tab", "TabPane"}
"""Widgets whose text must come through `safe`, as Content, or from the catalogue into a list without markup."""

SAFE_MAKERS = {
    "safe",
    "Content",
    "passage",
    "heading",
    "assemble",
    "say",
    "styled",
    "join",
    "update",
    "_all",
    "_events",
    "_rules",
}
FORBIDDEN_CALLS = {"from_markup"}
FORBIDDEN_ATTRIBUTES = {"border_title", "border_subtitle", "tooltip"}


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    if isinstance(function, ast.Subscript):
        return _name(function.value)
    return function.id if isinstance(function, ast.Name) else ""


def _made_safe(argument: ast.expr) -> bool:
    if isinstance(argument, ast.Constant):
        return True
    if isinstance(argument, ast.BinOp):
        return _made_safe(argument.left) or _made_safe(argument.right)
    return isinstance(argument, ast.Call) and _name(argument.func) in SAFE_MAKERS


def problems(source: str) -> list[str]:
    """What a module does that the rule forbids."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found += [
                f"line {node.lineno}: {target.attr}"
                for target in targets
                if isinstance(target, ast.Attribute) and target.attr in FORBIDDEN_ATTRIBUTES
            ]
        if not isinstance(node, ast.Call):
            continue
        name = _name(node.func)
        literal = any(
            word.arg == "markup" and isinstance(word.value, ast.Constant) and word.value.value is False
            for word in node.keywords
        )
        if name in FORBIDDEN_CALLS or (name == "notify" and not literal):
            found.append(f"line {node.lineno}: {name}")
        elif name in LITERAL_WITH and not literal and not (node.args and _made_safe(node.args[0])):
            found.append(f"line {node.lineno}: {name} reads markup")
        elif name in SAFE_FIRST and node.args and not _made_safe(node.args[0]):
            found.append(f"line {node.lineno}: {name} is given a plain value")
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(TUI)))
def test_no_module_gives_plain_text_to_a_widget_that_reads_markup(path: Path) -> None:
    assert problems(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "Static(entry.commitment.text)",
        "Label(name)",
        "Option(name)",
        "Button(f'{name}')",
        "self.notify(text)",
        "Content.from_markup(text)",
        "self.border_title = name",
        "OptionList(*names)",
    ],
)
def test_the_rule_sees_what_it_is_for(line: str) -> None:
    assert problems(line)
