"""What a finding rests on besides the documents: the program that judged and the numbers of the policy."""

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from tracker.domain.policy import Policy

JUDGING_ROOMS = ("tracker.lexicon", "tracker.matching", "tracker.judging")
"""The packages a finding depends on. Extraction is not among them: what it reads changes when a document is read again."""


def judging_basis(policy: Policy) -> str:
    """A name (33 characters) for this program's judging and the settings of `policy` that findings depend on.

    Two programs share it only if every rule, word list and number behind a finding is the same in both.
    """
    settings = hashlib.sha256(repr((policy.matching, policy.tolerance)).encode()).hexdigest()
    return f"{_program()[:16]}-{settings[:16]}"


@cache
def _program() -> str:
    """A hash of the sources and data of the judging rooms, in a fixed order."""
    found = hashlib.sha256()
    for room in JUDGING_ROOMS:
        for name, source in sorted(_sources(files(room), room)):
            found.update(name.encode())
            found.update(source.read_bytes())
    return found.hexdigest()


def _sources(folder: Traversable, path: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            found += _sources(entry, name)
        elif entry.name.endswith((".py", ".toml")):
            found.append((name, entry))
    return found
