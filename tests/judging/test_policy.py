"""The policy file: every number explained, and a user's file over ours."""

import re
from dataclasses import fields
from importlib.resources import files
from pathlib import Path

import pytest

from tracker.domain.policy import MatchingPolicy, Policy, TolerancePolicy
from tracker.domain.vocabulary import Light
from tracker.judging.policy import PolicyError, load_policy

OWN = files("tracker.judging").joinpath("policy.toml").read_text(encoding="utf-8")


def test_the_file_and_the_defaults_in_code_agree() -> None:
    loaded = load_policy()
    assert (loaded.matching, loaded.tolerance) == (MatchingPolicy(), TolerancePolicy())


def test_every_number_is_in_the_file_with_a_comment() -> None:
    lines = OWN.splitlines()
    for shape in (MatchingPolicy, TolerancePolicy):
        for field in fields(shape):
            (at,) = [number for number, line in enumerate(lines) if re.match(rf"{field.name} = ", line)]
            assert lines[at - 1].startswith("#"), field.name


def test_a_users_file_overrides_single_numbers(tmp_path: Path) -> None:
    theirs = tmp_path / "own.toml"
    theirs.write_text("[tolerance]\nabout = 0.05\n", encoding="utf-8")
    loaded = load_policy(theirs)
    assert loaded.tolerance.about == 0.05
    assert (loaded.matching, loaded.lights) == (load_policy().matching, load_policy().lights)


def test_a_users_presets_replace_ours(tmp_path: Path) -> None:
    theirs = tmp_path / "own.toml"
    theirs.write_text('[[lights]]\nname = "本县"\nnear_days = 10\nnear = "blue"\n', encoding="utf-8")
    loaded = load_policy(theirs)
    assert [preset.name for preset in loaded.lights] == ["本县"]
    assert loaded.preset().near is Light.BLUE
    assert loaded.preset("本县").near_days == 10
    with pytest.raises(KeyError):
        loaded.preset("standard")


@pytest.mark.parametrize(
    "text",
    [
        "[tolerance\n",
        "[unknown]\nabout = 1\n",
        "[tolerance]\nabuot = 0.1\n",
        "[tolerance]\nabout = 'much'\n",
        "[tolerance]\nabout = 3.0\n",
        "[matching]\ncandidates = -1\n",
        "[matching]\ncandidates = 2.5\n",
        "[matching]\ncandidates = true\n",
        "matching = 3\n",
        '[[lights]]\nname = "a"\nnear = "purple"\n',
        '[[lights]]\nname = "a"\nnear_days = -2\n',
        "[[lights]]\nnear_days = 2\n",
    ],
)
def test_what_is_no_policy_is_refused(tmp_path: Path, text: str) -> None:
    theirs = tmp_path / "own.toml"
    theirs.write_text(text, encoding="utf-8")
    with pytest.raises(PolicyError):
        load_policy(theirs)


def test_a_file_that_is_not_there_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        load_policy(tmp_path / "none.toml")


def test_the_first_preset_is_the_default() -> None:
    policy: Policy = load_policy()
    assert policy.preset() is policy.lights[0]
