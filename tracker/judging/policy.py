"""Reads the policy: the numbers behind every verdict, with a user's own file over ours."""

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from importlib.resources import files
from pathlib import Path
from typing import Any

from tracker.domain.policy import LightPolicy, MatchingPolicy, Policy, TolerancePolicy
from tracker.domain.vocabulary import Light


class PolicyError(ValueError):
    """A policy file says something that is no setting, or a number that cannot be one."""


_ABOVE_ONE = frozenset({"far_beyond", "never_so_far"})
"""Settings that are no share."""


def load_policy(path: Path | None = None) -> Policy:
    """The policy in force: ours, with each number that the file at `path` names taken from there.

    `[[lights]]` in the user's file replace ours as a whole. Raises `PolicyError` for a file that is no TOML, for an
    unknown name and for a value out of its range; `OSError` when the file cannot be read.
    """
    own = files(__package__).joinpath("policy.toml").read_text(encoding="utf-8")
    data = tomllib.loads(own)
    if path is not None:
        try:
            theirs = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise PolicyError(f"{path}: {error}") from error
        for table, values in theirs.items():
            if table not in data:
                raise PolicyError(f"{path}: there is no [{table}]")
            data[table] = {**data[table], **values} if isinstance(values, dict) else values
    return Policy(
        matching=MatchingPolicy(**_numbers("matching", data["matching"], MatchingPolicy)),
        tolerance=TolerancePolicy(**_numbers("tolerance", data["tolerance"], TolerancePolicy)),
        lights=tuple(_light(entry) for entry in data["lights"]),
    )


def _numbers(table: str, values: Any, shape: type) -> dict[str, Any]:
    if not isinstance(values, dict):
        raise PolicyError(f"[{table}] is no table")
    types = {field.name: field.type for field in fields(shape)}
    for name, value in values.items():
        if name not in types:
            raise PolicyError(f"[{table}] has no setting {name}")
        if isinstance(value, bool) or not isinstance(value, int if types[name] is int else (int, float)):
            raise PolicyError(f"[{table}] {name} = {value!r} is no number of its kind")
        if value < 0 or (types[name] is float and value > 1 and name not in _ABOVE_ONE):
            raise PolicyError(f"[{table}] {name} = {value!r} is out of range")
    return dict(values)


def _light(entry: Mapping[str, Any]) -> LightPolicy:
    names = {field.name for field in fields(LightPolicy)}
    if not isinstance(entry, Mapping) or not set(entry) <= names or "name" not in entry:
        raise PolicyError(f"[[lights]] {entry!r} is no preset")
    try:
        near = Light(entry.get("near", "yellow"))
    except ValueError as error:
        raise PolicyError(f"[[lights]] {entry['name']}: {error}") from error
    near_days = entry.get("near_days", 0)
    if not isinstance(near_days, int) or near_days < 0:
        raise PolicyError(f"[[lights]] {entry['name']}: near_days = {near_days!r}")
    return LightPolicy(
        str(entry["name"]), near_days, near, entry.get("behind_yellow"), entry.get("behind_red")
    )
