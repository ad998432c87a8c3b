"""How a run ends."""

from collections.abc import Mapping
from enum import IntEnum


class Exit(IntEnum):
    """Exit codes; part of the contract with scripts."""

    DONE = 0
    REFUSED = 1  # done, but some inputs were refused, each named with its reason
    USAGE = 2
    STORE = 3  # the store cannot be used
    INTERRUPTED = 130  # Ctrl-C, as shells count it


class CommandError(Exception):
    """Ends the command with a sentence for the user. `code` names the sentence, `details` fill it."""

    def __init__(self, exit: Exit, code: str, details: Mapping[str, str] | None = None) -> None:
        super().__init__(code)
        self.exit = exit
        self.code = code
        self.details = dict(details or {})
