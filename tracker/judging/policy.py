"""Reads the policy: the numbers behind every verdict, with a user's own file over ours."""

import tomllib
from dataclasses import fields
from importlib.resources import files
from math import isfinite
from pathlib import Path
from typing import Any

from tracker.domain.policy import LightPolicy, MatchingPolicy, Policy, TolerancePolicy
from tracker.domain.vocabulary import Light


class PolicyError(ValueError):
    """A policy file says something that is no setting, or a number that cannot be one.

    `code` is `syntax`, `unknown`, `shape`, `number` or `range`; `details` are `setting` (or `reason` for `syntax`), and
    `value` for a wrong number.
    """

    def __init__(self, code: str, **details: str) -> None:
        self.code = code
        self.details = details
        super().__init__(f"{code} {details}")


_ABOVE_ONE = frozenset({"far_beyond", "far_points", "never_so_far"})
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
            raise PolicyError("syntax", reason=str(error)) from error
        for table, values in theirs.items():
            if table not in data:
                raise PolicyError("unknown", setting=f"[{table}]")
            data[table] = {**data[table], **values} if isinstance(values, dict) else values
    if not isinstance(data["lights"], list):
        raise PolicyError("shape", setting="[[lights]]")
    return Policy(
        matching=MatchingPolicy(**_numbers("matching", data["matching"], MatchingPolicy)),
        tolerance=TolerancePolicy(**_numbers("tolerance", data["tolerance"], TolerancePolicy)),
        lights=tuple(_light(entry) for entry in data["lights"]),
    )


def _numbers(table: str, values: Any, shape: type) -> dict[str, Any]:
    if not isinstance(values, dict):
        raise PolicyError("shape", setting=f"[{table}]")
    types = {field.name: field.type for field in fields(shape)}
    for name, value in values.items():
        if name not in types:
            raise PolicyError("unknown", setting=f"[{table}] {name}")
        if isinstance(value, bool) or not isinstance(value, int if types[name] is int else (int, float)):
            raise PolicyError("number", setting=f"[{table}] {name}", value=repr(value))
        if (
            not isfinite(value)
            or value < 0
            or (types[name] is float and value > 1 and name not in _ABOVE_ONE)
        ):
            raise PolicyError("range", setting=f"[{table}] {name}", value=repr(value))
    return dict(values)


_PACE = ("behind_yellow", "behind_red", "faster_yellow", "faster_red")


def _light(entry: Any) -> LightPolicy:
    names = {field.name for field in fields(LightPolicy)}
    if not isinstance(entry, dict) or "name" not in entry:
        raise PolicyError("shape", setting="[[lights]]")
    setting = f"[[lights]] {entry['name']}"
    if unknown := sorted(set(entry) - names):
        raise PolicyError("unknown", setting=f"{setting} {unknown[0]}")
    try:
        near = Light(entry.get("near", "yellow"))
    except ValueError as error:
        raise PolicyError("unknown", setting=f"{setting} near = {entry['near']!r}") from error
    near_days = entry.get("near_days", 0)
    if not isinstance(near_days, int) or isinstance(near_days, bool):
        raise PolicyError("number", setting=f"{setting} near_days", value=repr(near_days))
    if near_days < 0:
        raise PolicyError("range", setting=f"{setting} near_days", value=repr(near_days))
    behind = {name: entry.get(name) for name in _PACE}
    for name, share in behind.items():
        if share is not None and (isinstance(share, bool) or not isinstance(share, (int, float))):
            raise PolicyError("number", setting=f"{setting} {name}", value=repr(share))
    return LightPolicy(str(entry["name"]), near_days, near, *(behind[name] for name in _PACE))
