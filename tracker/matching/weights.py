"""The numbers that matching weighs words and signs by, from `scorecard.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def card(name: str) -> Mapping[str, float]:
    """The numbers of one table, by name. Raises KeyError for a table that is not there."""
    return _cards()[name]


@cache
def _cards() -> Mapping[str, Mapping[str, float]]:
    return tomllib.loads(files(__package__).joinpath("scorecard.toml").read_text(encoding="utf-8"))
