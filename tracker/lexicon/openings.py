"""Which characters a pattern's matches can begin with, told from Python's own reading of the regex."""

import re
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any


def may_begin_with(source: str, character: str) -> bool:
    """False only where no match of the regex `source` begins with `character`; an empty match begins with anything."""
    found, empty = _begins(parser.parse(source), character)
    return found or empty


def _begins(tokens: Any, character: str) -> tuple[bool, bool]:
    """Whether these parts in a row can begin with the character, and whether they can match nothing at all."""
    for operation, argument in tokens:
        found, empty = _part(operation, argument, character)
        if found or not empty:
            return found, empty
    return False, True


def _part(operation: Any, argument: Any, character: str) -> tuple[bool, bool]:
    if operation is parser.LITERAL:
        return ord(character) == argument, False
    if operation is parser.IN:
        # The set itself is asked, through the engine: ranges, categories and negation are its business.
        return _set(argument, character), False
    if operation in (parser.MAX_REPEAT, parser.MIN_REPEAT):
        least, _, repeated = argument
        found, empty = _begins(repeated, character)
        return found, empty or least == 0
    if operation is parser.SUBPATTERN:
        return _begins(argument[-1], character)
    if operation is parser.BRANCH:
        told = [_begins(branch, character) for branch in argument[1]]
        return any(found for found, _ in told), any(empty for _, empty in told)
    if operation in (parser.ASSERT, parser.ASSERT_NOT, parser.AT):
        return False, True
    return True, True  # whatever else: nothing is ruled out


def _set(items: Any, character: str) -> bool:
    code, negated, inside = ord(character), False, False
    for operation, argument in items:
        if operation is parser.NEGATE:
            negated = True
        elif operation is parser.LITERAL:
            inside = inside or code == argument
        elif operation is parser.RANGE:
            inside = inside or argument[0] <= code <= argument[1]
        else:
            return True
    return inside != negated
