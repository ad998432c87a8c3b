"""`python -m tests.architecture.audit [ADVISORIES.json …]`: licences of what is needed, and known faults of it.

An advisory file holds OSV records (https://ossf.github.io/osv-schema), one or a list: what osv.dev gives out, carried over
to a machine without a network.
"""

import json
import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name
from packaging.version import InvalidVersion, Version

ROOT = Path(__file__).parents[2]
_PIN = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[a-z,]+\])?==([^ ;\\]+)", re.MULTILINE)
_BINDS = re.compile(r"\b(A?GPL|(Affero )?General Public License)", re.IGNORECASE)
_BINDS_LESS = re.compile(r"\bLGPL|Lesser General Public", re.IGNORECASE)


def pins(name: str) -> dict[str, str]:
    """The version of each package in a requirements file."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return {str(canonicalize_name(package)): version for package, version in _PIN.findall(text)}


def licence(package: str) -> str | None:
    """What an installed package says of its licence, None where it is not installed."""
    try:
        found = metadata(package)
    except PackageNotFoundError:
        return None
    classified = [one for one in found.get_all("Classifier") or [] if one.startswith("License")]
    short = _field(found, "License-Expression") or _field(found, "License").strip().split("\n")[0][:100]
    return "; ".join([short, *classified])


def _field(found: PackageMetadata, name: str) -> str:
    return str((found.get_all(name) or [""])[0])


def binding(package: str) -> str | None:
    """`GPL` or `LGPL` where a package's licence asks something of programs that use it; a choice of another one frees."""
    said = licence(package) or ""
    if _BINDS_LESS.search(said):
        return "LGPL"
    if _BINDS.search(said) and not re.search(r"\bOR\b|MIT|BSD|Apache|Mozilla|MPL", said):
        return "GPL"
    return None


def known_faults(pinned: dict[str, str], records: list[dict[str, Any]]) -> Iterator[str]:
    """The advisories that speak of a version that is pinned."""
    for record in records:
        for affected in record.get("affected", []):
            package = affected.get("package", {})
            name = str(canonicalize_name(package.get("name", "")))
            if package.get("ecosystem") != "PyPI" or name not in pinned or record.get("withdrawn"):
                continue
            if _is_affected(pinned[name], affected):
                yield f"{name} {pinned[name]}: {record.get('id', '?')} {record.get('summary', '')}".strip()


def _is_affected(version: str, affected: dict[str, Any]) -> bool:
    if version in affected.get("versions", []):
        return True
    inside = False
    for span in affected.get("ranges", []):
        if span.get("type") != "ECOSYSTEM":
            continue
        for event in span.get("events", []):
            try:
                if "introduced" in event and Version(version) >= Version(event["introduced"]):
                    inside = True
                if "fixed" in event and Version(version) >= Version(event["fixed"]):
                    inside = False
                if "last_affected" in event and Version(version) > Version(event["last_affected"]):
                    inside = False
            except InvalidVersion:
                continue
    return inside


def main() -> int:
    """Tell what is wrong; the number of faults."""
    needed = pins("requirements.lock")
    every = {**pins("requirements-dev.lock"), **needed}
    told = [f"{name}: {kind}" for name in sorted(needed) if (kind := binding(name)) is not None]
    told += [f"{name}: GPL" for name in sorted(set(every) - set(needed)) if binding(name) == "GPL"]
    unknown = [name for name in sorted(needed) if not (licence(name) or "").strip("; ")]
    told += [f"{name}: no licence named" for name in unknown]
    for path in sys.argv[1:]:
        records = json.loads(Path(path).read_text(encoding="utf-8"))
        told += known_faults(every, records if isinstance(records, list) else [records])
    for line in told:
        print(line)
    print(f"{len(every)} packages, {len(told)} faults")
    return min(len(told), 1)


if __name__ == "__main__":
    sys.exit(main())
