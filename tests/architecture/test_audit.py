"""No licence binds who uses this program, and the check for known faults finds them."""

from pathlib import Path

import pytest

from .audit import ROOT, binding, known_faults, licence, pins

NEEDED = pins("requirements.lock")
EXTRAS_LGPL = {"psycopg", "psycopg-binary", "psycopg-pool"}
"""Only with the extras `postgresql` and `cluster`, and named in both READMEs."""


@pytest.mark.parametrize("package", sorted({**pins("requirements-dev.lock"), **NEEDED}))
def test_no_licence_binds(package: str) -> None:
    if licence(package) is None:
        pytest.skip("not installed here")
    if package in NEEDED:
        assert binding(package) is None, licence(package)
    else:
        assert binding(package) in (None, "LGPL") and (binding(package) is None or package in EXTRAS_LGPL)


def test_what_binds_a_little_is_named() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "psycopg" in text and "LGPL" in text, name


def test_the_readme_installs_what_is_locked_into_an_environment_of_its_own() -> None:
    for name in ("README.md", "README.zh-CN.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "--require-hashes -r requirements.lock" in text and "-m venv" in text, name
        assert "\npip install ." not in text, name
        assert "SECURITY.md" in text, name


def _record(**affected: object) -> dict[str, object]:
    package = {"ecosystem": "PyPI", "name": "Some_Package"}
    return {"id": "X-1", "summary": "bad", "affected": [{"package": package, **affected}]}


@pytest.mark.parametrize(
    ("record", "found"),
    [
        (_record(versions=["1.2.0"]), True),
        (_record(versions=["1.1.0"]), False),
        (_record(ranges=[{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.3"}]}]), True),
        (_record(ranges=[{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.2"}]}]), False),
        (_record(ranges=[{"type": "ECOSYSTEM", "events": [{"introduced": "1.2.1"}]}]), False),
        (_record(ranges=[{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"last_affected": "1.2"}]}]), True),
        ({**_record(versions=["1.2.0"]), "withdrawn": "2026-01-01T00:00:00Z"}, False),
    ],
)  # fmt: skip
def test_an_advisory_is_held_against_what_is_pinned(record: dict[str, object], found: bool) -> None:
    assert (
        bool(list(known_faults({"some-package": "1.2" if "last" in str(record) else "1.2.0"}, [record])))
        == found
    )


def test_the_audit_runs() -> None:
    assert Path(ROOT / "Makefile").read_text(encoding="utf-8").count("tests.architecture.audit") == 1
